"""Rules of council.yaml: its colours can be read, and its accessibility statement is kept and holds together."""

from collections.abc import Iterator
from datetime import timedelta
from math import floor

from generator.archive import in_words
from generator.checks.case import Case, finding
from generator.checks.colours import DARK, LIGHT, Faint, faint
from generator.problems import Problem

SEEN = {
    "ink": "text",
    "ink-2": "small text",
    "link": "links",
    "visited": "visited links",
    "colour": "numbers in the margin",
    "accent": "labels",
    "focus": "the ring round what the keyboard has reached",
}
A_YEAR = timedelta(days=365)
GROUNDS = {"paper": "the page's background", "surface": "tinted boxes", "mark": "marked text"}


def brand(case: Case) -> Iterator[Problem]:
    """The configured colours have the contrast that reading needs, in the light scheme and in the dark one.

    WCAG 2.2, success criteria 1.4.3 and 1.4.11; Public Sector Bodies (Websites and Mobile Applications) (No. 2)
    Accessibility Regulations 2018, regulation 6. Text that cannot be read is an error.
    """
    council = case.records.council
    shades = council.record.brand.items()
    light: dict[str, str] = {name: shade.light for name, shade in shades}
    dark: dict[str, str] = {name: shade.dark for name, shade in shades}
    for scheme, defaults, chosen in (("light", LIGHT, light), ("dark", DARK, dark)):
        for pair in faint(defaults, chosen):
            place = council.place("brand", pair.name, scheme)
            what = (
                f"the contrast of {SEEN[pair.seen]} on {GROUNDS[pair.ground]} is {_cut(pair)}:1 in the {scheme} scheme"
            )
            needed = f", where {pair.ratio:g}:1 is needed"
            yield Problem(place, what + needed, _mend(pair), "contrast", "error" if pair.is_text else "warning")


def _cut(pair: Faint) -> str:
    """Cut and not rounded: 4.46 is not 4.5."""
    return f"{floor(pair.contrast * 10) / 10:g}"


def _mend(pair: Faint) -> str:
    if pair.nearest:
        return f'write "{pair.nearest}", the nearest that has it everywhere'
    return "no shade of this hue has it everywhere: make `paper`, `surface` and `mark` more alike"


def statement(case: Case) -> Iterator[Problem]:
    """A statement that stands was reviewed within a year, and its status agrees with what it lists.

    Accessibility Regulations 2018 (SI 2018/952), regulation 8(1) and 8(4)(a). "Regular review" is at least once a year
    in the government's guidance. Where no statement is recorded, its page says so, and there is nothing to review.
    """
    council = case.records.council
    said = council.record.accessibility
    if said is None:
        return
    last = max((day for day in (said.prepared, said.reviewed) if day), default=None)
    mend = "look it through, bring it up to date, and write the day under `reviewed`"
    if last is None:
        what = "the accessibility statement does not say when it was prepared or last reviewed"
        yield finding(council, ("accessibility",), what, mend, "statement-review")
    elif last < case.today - A_YEAR:
        key, done = ("reviewed", "last reviewed") if last == said.reviewed else ("prepared", "prepared")
        what = f"the accessibility statement was {done} on {in_words(last)}, more than a year ago"
        yield finding(council, ("accessibility", key), what, mend, "statement-review")
    faults = any(part.why == "non-compliance" for part in said.not_accessible)
    if said.status == "full" and faults:
        what = "the accessibility statement says that the site is fully compliant, and lists what does not comply"
        mend = "write `status: partial`, or take out what has been put right"
        yield finding(council, ("accessibility", "status"), what, mend, "statement-status")
    elif said.status in ("partial", "not") and not said.not_accessible:
        what = "the accessibility statement says that the site is not fully compliant, and does not say why"
        mend = "list under `not-accessible` what is not, and why"
        yield finding(council, ("accessibility", "status"), what, mend, "statement-status")
