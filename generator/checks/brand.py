"""The council's own colours can be read."""

from collections.abc import Iterator
from math import floor

from generator.checks.case import Case
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
