"""The colours of the pages: which must stand out from which, by how much, and the nearest that do.

Contrast is that of WCAG 2.2: success criterion 1.4.3 for text, 1.4.11 for what else must be seen. Colours are written
`#12464f` and go by their names in `council.yaml`, where `colour` is what the style sheet calls `--brand`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

LIGHT: Mapping[str, str] = {
    "colour": "#12464f",
    "accent": "#96351f",
    "paper": "#ffffff",
    "surface": "#f2f5f4",
    "ink": "#182021",
    "ink-2": "#4a5657",
    "line": "#cdd5d4",
    "mark": "#fff0b5",
    "link": "#0d5866",
    "visited": "#5b3f7c",
    "focus": "#b8480b",
}
"""The project's own colours in the light scheme; the same as in the style sheet."""

DARK: Mapping[str, str] = {
    "colour": "#93cdd0",
    "accent": "#f0a48f",
    "paper": "#131819",
    "surface": "#1b2223",
    "ink": "#e6ecea",
    "ink-2": "#a9b6b5",
    "line": "#374243",
    "mark": "#4b3f12",
    "link": "#8ed2dd",
    "visited": "#cbb5ea",
    "focus": "#ffb37a",
}
"""The same in the dark scheme."""

GROUNDS = ("paper", "surface", "mark")
"""What text stands on: the page, tinted boxes and the foot of the page, and what was searched for or linked to."""
TEXTS = ("ink", "ink-2", "link", "visited", "colour", "accent")
"""What is read. `colour` and `accent` are also the shapes of states and the lines of charts, for which less would do;
and buttons have the text `paper` on `colour`."""

TEXT_RATIO, SHAPE_RATIO = 4.5, 3.0
PAIRS: Mapping[tuple[str, str], float] = {
    **dict.fromkeys(product(TEXTS, GROUNDS), TEXT_RATIO),
    **dict.fromkeys(product(("focus",), GROUNDS), SHAPE_RATIO),
}
"""What is seen, what it is seen on, and the contrast that the two must have at least. `line` only decorates."""

STEPS = 256
"""Degrees of lightness that are tried, from black to white."""


@dataclass(frozen=True, slots=True)
class Faint:
    """A colour of the council's that does not stand out where it must, and the nearest that would, if there is one.

    `seen` on `ground` is the pair that is furthest from its `ratio`; one of the two is the colour. `is_text` is true
    if a text, in this pair or another, cannot be read.
    """

    name: str
    seen: str
    ground: str
    contrast: float
    ratio: float
    is_text: bool
    nearest: str | None


def faint(defaults: Mapping[str, str], chosen: Mapping[str, str]) -> Iterator[Faint]:
    """The chosen colours that do not stand out; those that are not chosen are the defaults of the scheme.

    Grounds come first and answer for what was not chosen; then what is seen answers for the grounds as they are to be.
    So with all the nearest colours taken nothing is faint.
    """
    palette = {**defaults, **chosen}
    settled = set(defaults) - set(chosen)
    for name in [name for name in (*GROUNDS, *TEXTS, "focus") if name in chosen]:
        pairs = {pair: ratio for pair, ratio in PAIRS.items() if name in pair and settled.issuperset({*pair} - {name})}
        against = [(palette[seen if ground == name else ground], ratio) for (seen, ground), ratio in pairs.items()]
        settled.add(name)
        if stands_out(chosen[name], against):
            continue
        found = {pair: contrast(palette[pair[0]], palette[pair[1]]) for pair in pairs}
        worst = min(pairs, key=lambda pair: found[pair] / pairs[pair])
        is_text = any(found[pair] < pairs[pair] == TEXT_RATIO for pair in pairs)
        near = nearest(chosen[name], against)
        yield Faint(name, *worst, found[worst], pairs[worst], is_text, near)
        palette[name] = near or chosen[name]


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_light(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def stands_out(colour: str, against: Sequence[tuple[str, float]]) -> bool:
    """Whether the colour has with each other colour the contrast that stands beside it."""
    return all(contrast(colour, ground) >= ratio for ground, ratio in against)


def nearest(colour: str, against: Sequence[tuple[str, float]]) -> str | None:
    """The colour nearest in lightness to this one, of the same hue, that has with each other the contrast beside it.

    One that has it already is given back; None if no lightness has it. Lightness and hue are those of OkLCh, in which
    equal steps look alike; the chroma is cut only where no screen shows it.
    """
    if stands_out(colour, against):
        return colour
    from coloraide import Color  # noqa: PLC0415  takes a fifth of a second, which a council without faults need not wait

    here = Color(colour).convert("oklch")
    lightness = here["lightness"]
    for step in sorted(range(STEPS + 1), key=lambda step: abs(step / STEPS - lightness)):
        shade = here.clone().set("lightness", step / STEPS).convert("srgb").fit(method="oklch-chroma")
        written = shade.to_string(hex=True)
        if stands_out(written, against):
            return written
    return None


def _light(part: int) -> float:
    """Red, green or blue as part of light, from 0 to 1 (the inverse of the sRGB transfer curve)."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
