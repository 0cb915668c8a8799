"""Reads Word files: the XML of the file decides, so that labels, changes and notes come over as they are printed.

What converters lose is what a record needs: numbers that Word makes, which follow from `numbering.xml` and the styles,
tracked insertions, text boxes, content controls. The names of elements are those of ECMA-376, part 1.
"""

from generator.importing.word.reading import read_word

__all__ = ["read_word"]
