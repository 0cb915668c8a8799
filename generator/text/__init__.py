"""Officers' Markdown to one converted text in all its forms, and the facts in it: numbers, references, resolutions.

It knows no file, no other record and no clock. What needs other records stays in the forms as a marked place, and in
the list of references. The tree that Python-Markdown makes is read here and nowhere else.
"""

from generator.problems import TextFault
from generator.text.body import (
    USUAL,
    Body,
    Clause,
    Deciding,
    DecisionKind,
    Drawn,
    Figure,
    Heading,
    Inline,
    Kind,
    LoggedAction,
    Minute,
    MinuteNumbers,
    Minuting,
    Numbering,
    People,
    Range,
    Reference,
    Resolution,
)
from generator.text.converting import cites, convert, inline, may_be_marked, plain, plain_lines
from generator.text.drawing import draw, table_in_words
from generator.text.forms import withdrawn_text, words_alone
from generator.text.headings import Title, as_word
from generator.text.markings import marking, marking_of_figures, marking_of_name, marking_of_table, marking_within
from generator.text.numbers import counted, is_plain, made_number, minute_anchor, next_number, shape
from generator.text.pieces import NOTHING, Abbreviations, FigurePlace, Forms, Html, Lead, Own, Piece, Pieces
from generator.text.votes import folded
from generator.text.voting import Vote, Voter, VoteSide, Way
from generator.text.withholding import withhold_lines

__all__ = [
    "NOTHING",
    "USUAL",
    "Abbreviations",
    "Body",
    "Clause",
    "Deciding",
    "DecisionKind",
    "Drawn",
    "Figure",
    "FigurePlace",
    "Forms",
    "Heading",
    "Html",
    "Inline",
    "Kind",
    "Lead",
    "LoggedAction",
    "Minute",
    "MinuteNumbers",
    "Minuting",
    "Numbering",
    "Own",
    "People",
    "Piece",
    "Pieces",
    "Range",
    "Reference",
    "Resolution",
    "TextFault",
    "Title",
    "Vote",
    "VoteSide",
    "Voter",
    "Way",
    "as_word",
    "cites",
    "convert",
    "counted",
    "draw",
    "folded",
    "inline",
    "is_plain",
    "made_number",
    "marking",
    "marking_of_figures",
    "marking_of_name",
    "marking_of_table",
    "marking_within",
    "may_be_marked",
    "minute_anchor",
    "next_number",
    "plain",
    "plain_lines",
    "shape",
    "table_in_words",
    "withdrawn_text",
    "withhold_lines",
    "words_alone",
]
