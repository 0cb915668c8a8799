"""What tells of which item of the agenda a heading of minutes is: titles, words in braces, numbers, references."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generator.content.model import number_form
from generator.text.braces import take
from generator.text.markings import is_label, marks_heading
from generator.text.private_words import plain_words, title_words
from generator.text.standing import is_other_business

BRACES = re.compile(r"\{([^{}]*)\}?")
"""What stands in braces, closed or not."""
_ITEMS = re.compile(r"items?\s*[=:]*\s*(?:[\"“”]([^\"“”]*)|([^\s\"“”]+(?:[\s,]+\d[\w()./-]*)*))", re.IGNORECASE)
TYPED = re.compile(r"(\d{1,3}[A-Z]?)[.)]?\s+(?=\S)")
"""The number of a minute before its title."""
_TAG = r"b|em|i|strong|u"
_BEGINS = re.compile(
    rf"(?P<mark>\*{{1,3}}|_{{1,3}}|<(?:{_TAG})>)?(?:(?:Minute|Min\.?)\s(?:No\.?\s?)?(?=\d))?"
    rf"(?P<word>(?=\S{{0,40}}\d)(?:\\?[^\s*_\\<])+)(?:\s?(?P<end>\*{{1,3}}|_{{1,3}}|</(?:{_TAG})>)[.:)]?)?"
    r"\s+(?:\\?[-–—|.:]\s+)?(?=\S)"
)
_GLUED = re.compile(r"(\W{0,5}(?:\d{1,3}\\?[.)](?=[^\W\d_]{3})|\d{1,3}(?:\.\d{1,3}){1,9}(?=[A-Z][a-z])))")
"""A number with no blank between it and the words."""
KEPT = {"number": re.compile(r"\d{1,4}[A-Z]?"), "call-in": re.compile(r"\d{4}-\d\d-\d\d")}
"""The words of the heading of a private minute that stay on it, and what their values look like."""
_OF_PRIVATE = ("item", "matter", "deferred-to", "number", "key", "call-in")
"""The words that it may have: nothing is told of it in a sentence."""
_MARKED = re.compile(
    r"^(?:private|closed|preifat) - | - (?:private|closed|restricted|preifat|(?:part|rhan) (?:2|ii|two))(?: -|$)"
    r"|- exempt \d|\b(?:schedule|sch|atodlen) (?:12a|7a)\b"
    r"|^(?!.*\bexclu).* - (?:paragraphs?|paras?) \d[\d -]*(?:and \d+)?$"
    r"|^confidential (?!reporting|inquiry|enquiry|waste|helpline|counselling|information and)"
    r"|^exempt (?!accommodation|housing|propert|categor|supplies|vehicles|charit|from|organisms|information and)"
)
"""What is added to the heading of a minute that is not for the public, or begins it."""
_SAID = re.compile(
    r"this (?:minute|item|section|part|business|record) (?:is|was) (?:\w+ ){0,2}"
    r"(?:exempt|confidential|private|restricted)\b(?! (?:from|to|between)\b).*"
)
"""What the first line of one may say."""
_PRIVATE_NUMBER = re.compile(r"\bP\d{1,3}\b", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([\w./]*\d[\w./]*)[)\]]")
_CODE = re.compile(r"[\w/.-]{0,60}\d[\w/.-]{0,60}")


@dataclass(frozen=True, slots=True)
class Title:
    """An item of the agenda as far as anybody may know it: its number, its title without markup, its side."""

    number: str
    text: str
    private: bool
    shown: str = ""
    """What is published in place of the title, if that is not."""
    is_paper: bool = False
    """Whether it is a private paper of a public item: only a heading that has its very title is of it."""
    part_of: str = ""
    """The number of the item that it is within."""

    @property
    def label(self) -> str:
        """The last letter or figure of its number, by which it goes beside others within one item: b of 10(b)."""
        return title_words(self.number).rpartition(" ")[2]

    @property
    def words(self) -> str:
        """The title for comparison."""
        return title_words(self.text)

    @property
    def is_other_business(self) -> bool:
        """Whether it is for business that has no subject yet."""
        return is_other_business(self.words)


@dataclass(frozen=True, slots=True)
class Head:
    """A line that may be a heading: its level, its words, and how many lines it takes."""

    level: int
    text: str
    lines: int = 1


def number_first(text: str) -> str:
    r"""A text that begins with a number as people type it: the number without escapes and emphasis, no dash after it.

    So what converters write reads the same: `18\. Apologies`, `**18. Apologies**`, `**18** Apologies`, `18.Apologies`,
    `[18] Apologies`, `Minute 18: Apologies`.
    """
    read = _GLUED.sub(r"\1 ", _plain_figures(text), count=1)
    begins = _BEGINS.match(read)
    mark = (begins["mark"] or "") if begins else ""
    closing = mark.replace("<", "</")
    if begins is None or (begins["end"] or "") not in ("", closing):
        return text
    number, rest = begins["word"].replace("\\", "").removesuffix(":"), read[begins.end() :]
    if mark and not begins["end"]:
        inside, closed, after = rest.partition(closing)
        if not closed:
            return text
        rest = f"{mark}{rest}" if after.strip() else inside
    if bracketed := _BRACKETED.fullmatch(number):
        number = bracketed[1]
    return f"{number} {rest}"


def _plain_figures(text: str) -> str:
    """A text whose first word has the full-width or other special figures of a number as plain ones."""
    first = text[:12].partition(" ")[0]
    if first.isascii() or not any(map(str.isdigit, first)):
        return text
    return f"{unicodedata.normalize('NFKC', first)}{text[len(first) :]}"


def title_of(head: Head) -> str:
    """The words of a heading, without its number and what stands in braces."""
    text = number_first(BRACES.sub(" ", head.text))
    return title_words(text[match.end() :] if (match := TYPED.match(text)) else text)


def names(text: str, item: Title) -> bool:
    """Whether words in braces name an item by number or title, however they are written."""
    found = [(inside, match) for inside in BRACES.findall(text) for match in _ITEMS.finditer(inside)]
    return any(_is_meant(match[1] or match[2] or "", inside, item) for inside, match in found)


def private_number(text: str) -> str:
    """The number of a private item that words in braces name, "P4"; "" where they name none."""
    typed = (match[1] or match[2] or "" for inside in BRACES.findall(text) for match in _ITEMS.finditer(inside))
    return next((found[0].upper() for words in typed if (found := _PRIVATE_NUMBER.search(words))), "")


def _is_meant(typed: str, inside: str, item: Title) -> bool:
    words, number = title_words(typed), title_words(item.number)
    each = [part.strip("().") for part in re.split(r"[^\w().]+", typed.casefold())]  # 5(b) does not name item 5
    unquoted = title_words(re.split(r"\s[\w-]+\s*=", inside)[0])
    if item.number in each or holds_title(words, item.words) or holds_title(unquoted, item.words):
        return True
    if item.number.isdecimal():
        return False
    form, typed_forms = number_form(item.number), [number_form(part) for part in re.split(r"[\s,]+", typed)]
    is_end = any(form.endswith(f"-{part}") and any(map(str.isalpha, part)) for part in typed_forms)
    return form in typed_forms or is_end or holds_title(title_words(inside), number)


def says_private(head: Head, below: Iterable[str], public: Iterable[Title]) -> str:
    """Why a minute is private by what its heading, or the first line below it, says of it; "" where neither does.

    A minute with the very title of a public item, or whose heading names one in braces, is public.
    """
    first = next((line for line in below if line.strip()), "")
    is_marked = marks_heading(head.text) or _MARKED.search(plain_words(head.text))
    is_said = is_label(first) or _SAID.fullmatch(plain_words(first)) is not None
    where = "its heading" if is_marked else "its first line" if is_said else ""
    words = title_of(head)
    if not where or any(item.words == words or names(head.text, item) for item in public):
        return ""
    return f"{where} says that it is not for the public"


def is_numbered(head: Head, item: Title, whole: str = "") -> bool:
    """Whether a line begins with an item's number or says "item" before it, where that is more than figures.

    Below the minute of an item, `whole`, the letter of an item within it does: "(b) Lease".
    """
    if item.number.isdecimal():
        return False
    number, label = title_words(item.number), re.escape(item.label)
    each = (title_words(BRACES.sub(" ", head.text)), title_of(head))
    if any(f"{words} ".startswith(f"{number} ") or f" item {number} " in f" {words} " for words in each):
        return True
    begins = rf"\W*(?:\d+\W?)?\(?{label}\b[).:]?(?:\s|\W*$)"
    return bool(whole and item.part_of == whole and re.match(begins, head.text, re.IGNORECASE))


def as_word(number: str) -> str:
    """The number of an item as a heading names it in braces."""
    return f'item="{number}"' if " " in number else f"item={number}"


def has_stray_braces(text: str) -> bool:
    """Whether braces on a private heading hold more than is known there, or some stand before its end."""
    rest, _ = take(text, _OF_PRIVATE)
    return "{" in rest or "}" in rest


def holds_title(words: str, title: str) -> bool:
    """Whether a title stands among words, whole."""
    return bool(title) and f" {title} " in f" {words} "


def begins_with(text: str, item: Title) -> bool:
    """Whether a paragraph begins with a title, or the letter of an item within an item and that, and then a colon."""
    words = plain_words(text).replace(" and ", " ")
    words = words.removeprefix(f"{item.label} - ") if item.part_of else words
    return " " in item.words and f"{words} ".startswith(f"{plain_words(item.text).replace(' and ', ' ')} - ")


def is_distinct(words: str) -> bool:
    """Whether a heading has a word that tells one item from another."""
    return any(
        len(word) > 3 and word not in {"item", "items", "business", "other", "private"} for word in words.split()
    )


def codes(text: str) -> set[str]:
    """The references in a text, such as HP/24/113; years and dates are none."""
    found = (code.strip("./-").lower() for code in _CODE.findall(text))
    return {code for code in found if len(code) > 3 and not re.fullmatch(r"(19|20)\d\d(?:[/-]\d+)*", code)}
