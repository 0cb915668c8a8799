"""The colours of the pages: which must stand out from which, by how much, and the nearest that do.

Contrast is that of WCAG 2.2: success criterion 1.4.3 for text, 1.4.11 for what else must be seen. Colours are written
`#12464f` and go by their names in `council.yaml`, where `colour` is what the style sheet calls `--brand`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import atan2, cbrt, cos, dist, hypot, sin

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

STEPS = 400
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
    red, green, blue = _light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def stands_out(colour: str, against: Sequence[tuple[str, float]]) -> bool:
    """Whether the colour has with each other colour the contrast that stands beside it."""
    return all(contrast(colour, ground) >= ratio for ground, ratio in against)


def nearest(colour: str, against: Sequence[tuple[str, float]]) -> str | None:
    """The colour nearest to this one, of the same hue, that has with each other colour the contrast beside it.

    One that has it already is given back; None if no lightness has it.
    """
    if stands_out(colour, against):
        return colour
    here = _oklab(_light(colour))
    shades = (shade for shade in _shades(here) if stands_out(shade, against))
    return min(shades, key=lambda shade: (dist(here, _oklab(_light(shade))), shade), default=None)


Triple = tuple[float, float, float]


def _shades(lab: Triple) -> Iterator[str]:
    """The colour from black to white: its hue kept, its chroma only cut where no screen shows it."""
    chroma, hue = hypot(lab[1], lab[2]), atan2(lab[2], lab[1])
    for step in range(STEPS + 1):
        lightness = step / STEPS
        yield _hex(_polar(lightness, _held(lightness, chroma, hue), hue))


def _held(lightness: float, chroma: float, hue: float) -> float:
    """As much of the chroma as a screen can show."""
    if _can_be_shown(_polar(lightness, chroma, hue)):
        return chroma
    held = 0.0
    for halving in range(1, 9):
        more = held + chroma / 2**halving
        held = more if _can_be_shown(_polar(lightness, more, hue)) else held
    return held


def _polar(lightness: float, chroma: float, hue: float) -> Triple:
    return _linear((lightness, chroma * cos(hue), chroma * sin(hue)))


def _can_be_shown(rgb: Triple) -> bool:
    return all(-1e-6 <= part <= 1 + 1e-6 for part in rgb)


def _light(colour: str) -> Triple:
    """Red, green and blue as parts of light, from 0 to 1 (the inverse of the sRGB transfer curve)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _hex(rgb: Triple) -> str:
    held = (min(max(part, 0.0), 1.0) for part in rgb)
    curved = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in held)
    return "#" + "".join(f"{round(part * 255):02x}" for part in curved)


def _oklab(rgb: Triple) -> Triple:
    """In Oklab (https://bottosson.github.io/posts/oklab/), in which equal distances look alike."""
    red, green, blue = rgb
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(lab: Triple) -> Triple:
    """Oklab back to parts of light; outside 0 to 1 what no screen can show."""
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
