"""The agenda pack in print: one accessible PDF for each meeting that has an agenda, with the pages of every paper.

What goes in are records of the archive, as structured blocks; the one template `pack.typ` says how they look.
"""

from generator.outputs.print.contents import packs_of
from generator.outputs.print.pack import Pack
from generator.outputs.print.press import Press, Prints, prints
from generator.outputs.print.typeset import PackFault, Template, is_available, template

__all__ = [
    "Pack",
    "PackFault",
    "Press",
    "Prints",
    "Template",
    "is_available",
    "packs_of",
    "prints",
    "template",
]
