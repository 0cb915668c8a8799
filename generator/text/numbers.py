"""The numbers of minutes as bodies write them: `18`, `4.0`, `PLA146/14`, `15/53/Plan`, `C.123`, `§ 12`, `2024/25-17`.

A number that holds more than figures is a word with a digit before the title. Whether it is meant as a number, all the
headings of a text tell together.
"""

import re
from collections.abc import Sequence

from generator.content.model import short_form
from generator.text.headings import TYPED, number_first

_SIGN = r"(?:§{1,2}|TOP|Nr\.?|No\.?)"
_RUN = r"(?:[A-Za-z]{1,8}+|\d{1,6}+)"
"""Letters or figures, as many as there are: a run that could also end before would have each way of ending tried."""
_WORD = re.compile(
    rf"((?:{_SIGN}\s?)?(?=[^\s]{{0,30}}\d){_RUN}(?:[./()-]?{_RUN}){{0,8}}\)?)"
    r"[.):]?\s+(?:[-–—]\s+)?(?=\S)"
)
_NO_NUMBER = re.compile(
    r"(?:19|20)\d\d(?:[/-]\d\d)?|\d+(?:st|nd|rd|th)|\d+[a-z]{2,8}|\d\d/\d{4,6}/[a-z]{1,4}", re.IGNORECASE
)
"""Years, ordinal numbers, measures, and the references of planning applications."""
_PARTED = re.compile(r"[./()§-]|\s")
_FIGURES = re.compile(r"\d{1,4}[A-Z]?")


def typed_pattern(headings: Sequence[str], *, is_counted: bool = False) -> re.Pattern[str] | None:
    """How the numbers of these headings are typed, or None where none are; `is_counted`: others are to be made.

    The first heading tells of plain figures. Of any other number every heading has to begin with one.
    """
    texts = [number_first(text) for text in headings]
    if not texts:
        return None
    if TYPED.match(texts[0]):
        return TYPED
    numbers = [match[1] for text in texts if (match := _WORD.match(text)) and not _NO_NUMBER.fullmatch(match[1])]
    if is_counted or len(numbers) < len(texts):
        return None
    is_of_one_shape = len(numbers) > 1 and len({shape(number) for number in numbers}) == 1
    return _WORD if is_of_one_shape or all(map(_PARTED.search, numbers)) else None


def shape(number: str) -> str:
    """A number with every run of figures as one: those of a body are alike in it."""
    return re.sub(r"\d+", "0", number)


def minute_anchor(number: str) -> str:
    """The address of a minute on its page."""
    return f"minute-{number if _FIGURES.fullmatch(number) else short_form(number)}"


def is_plain(number: str) -> bool:
    """Whether a number is figures, with a letter at most."""
    return _FIGURES.fullmatch(number) is not None


def made_number(count: int, form: str) -> str:
    """A number that is made, in the form of the body: "PLA{n}/24"."""
    return form.replace("{n}", str(count)) if "{n}" in form else str(count)


def counted(number: str, form: str = "") -> int | None:
    """The figures in a number that count: those that its form has as {n}, or all of a plain one; else None."""
    if is_plain(number):
        return int(re.sub(r"\D", "", number))
    if "{n}" in form:
        before, _, after = form.partition("{n}")
        match = re.fullmatch(f"{re.escape(before)}(\\d+)[A-Z]?{re.escape(after)}", number)
        return int(match[1]) if match else None
    return None


def next_number(numbers: Sequence[str]) -> str:
    """The number after the last of these, all of one form: of its figures those that differ are counted on."""
    last = numbers[-1]
    alike = [re.findall(r"\d+", number) for number in numbers if shape(number) == shape(last)]
    runs = list(re.finditer(r"\d+", last))
    counting = next((n for n in range(len(runs)) if len({each[n] for each in alike}) > 1), 0)
    run = runs[counting]
    return f"{last[: run.start()]}{int(run[0]) + 1:0{len(run[0])}}{last[run.end() :]}"


def cited_form(form: str) -> re.Pattern[str] | None:
    """What a form with letters of its own looks like in running text; None of one that could be anything."""
    if "{n}" not in form or not re.search(r"[A-Za-z]{2}", re.sub(r"\{\w+\}", "", form)):
        return None
    each = {"{n}": r"\d{1,4}[A-Z]?", "{yy}": r"\d\d", "{yyyy}": r"\d{4}", "{meeting}": r"\d{4}-\d\d-\d\d"}
    number = "".join(each.get(part, re.escape(part)) for part in re.split(r"(\{\w+\})", form))
    return re.compile(rf"(?<!\w){number}(?:\([0-9A-Za-z]{{1,5}}\))*(?!\w)")
