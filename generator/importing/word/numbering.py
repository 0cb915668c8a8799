"""The labels that Word makes: "18.", "(a)", "2.3", counted and restarted as `numbering.xml` says (ECMA-376, 17.9)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
)
_ROMAN += ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS |= {"twelve": "twelfth"}
LEVELS = 9
MOST = 100_000
"""A number beyond this is a fault of the file."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The level (from 1) whose use begins this one anew; 0 for none; any higher one if not given."""
    is_legal: bool = False
    """All numbers of the label in figures."""
    style: str = ""
    """The paragraph style that is this level."""
    indent: int | None = None


@dataclass(frozen=True, slots=True)
class ListKind:
    """A numbered list of the file: whose counters it shares, its levels, and what begins it anew."""

    chain: str
    levels: tuple[Level, ...]
    starts: dict[int, int] = field(default_factory=dict)


def number(element: Element | None, name: str = "w.val", default: int = 0) -> int:
    """The whole number that an attribute holds; the default where it holds none, or one that nothing has."""
    value = "" if element is None else element.get(name, "")
    try:
        found = int(value)
    except ValueError:
        return default
    return found if abs(found) <= MOST else default


def read_lists(root: Element | None) -> dict[str, ListKind]:
    """The lists of `numbering.xml` by the id that paragraphs name them by."""
    if root is None:
        return {}
    abstract = {found.get("w.abstractNumId", ""): found for found in root.iter("w.abstractNum")}
    by_style = {
        link.get("w.val", ""): key for key, found in abstract.items() if (link := found.find("w.styleLink")) is not None
    }
    numbered = {found.get("w.numId", ""): found for found in root.iter("w.num")}
    lists = {}
    for key, found in numbered.items():
        of = found.find("w.abstractNumId")
        chain = "" if of is None else of.get("w.val", "")
        link = abstract[chain].find("w.numStyleLink") if chain in abstract else None
        if link is not None:
            chain = by_style.get(link.get("w.val", ""), chain)
        if chain in abstract:
            lists[key] = _overridden(ListKind(chain, _levels(abstract[chain])), found)
    return lists


def _levels(element: Element) -> tuple[Level, ...]:
    levels = [Level() for _ in range(LEVELS)]
    for found in element.findall("w.lvl"):
        at = number(found, "w.ilvl")
        if 0 <= at < LEVELS:
            levels[at] = _level(found)
    return tuple(levels)


def _level(element: Element) -> Level:
    text, form = element.find("w.lvlText"), element.find("w.numFmt")
    restart, legal = element.find("w.lvlRestart"), element.find("w.isLgl")
    style, indent = element.find("w.pStyle"), element.find("w.pPr/w.ind")
    return Level(
        number(element.find("w.start"), default=0),
        "decimal" if form is None else form.get("w.val", "decimal"),
        "" if text is None else text.get("w.val", ""),
        None if restart is None else number(restart),
        legal is not None and legal.get("w.val", "1") not in ("0", "false", "off"),
        "" if style is None else style.get("w.val", ""),
        left(indent),
    )


def left(indent: Element | None) -> int | None:
    """How far from the left a paragraph stands by its `w.ind`; None where that does not say."""
    if indent is None or not ({"w.left", "w.start"} & indent.attrib.keys()):
        return None
    return number(indent, "w.left", number(indent, "w.start"))


def _overridden(kind: ListKind, element: Element) -> ListKind:
    levels, starts = list(kind.levels), {}
    for found in element.findall("w.lvlOverride"):
        at = number(found, "w.ilvl", -1)
        if not 0 <= at < LEVELS:
            continue
        if (level := found.find("w.lvl")) is not None:
            levels[at] = _level(level)
        if (start := found.find("w.startOverride")) is not None:
            starts[at] = number(start)
    return replace(kind, levels=tuple(levels), starts=starts)


class Counter:
    """Counts the paragraphs of a text in order; `label` is to be asked for each numbered one, once."""

    def __init__(self, lists: dict[str, ListKind]) -> None:
        self.lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, key: str, style: str) -> int:
        """The level of a list that a style is, else the first."""
        kind = self.lists.get(key)
        levels = () if kind is None else kind.levels
        return next((at for at, level in enumerate(levels) if style and level.style == style), 0)

    def label(self, key: str, at: int) -> str:
        """The label of the next paragraph of a list at a level (from 0); "" for what has none."""
        kind = self.lists.get(key)
        if kind is None or not 0 <= at < LEVELS:
            return ""
        counts = self._counts.setdefault(kind.chain, [None] * LEVELS)
        level, before = kind.levels[at], counts[at]
        if at in kind.starts and (key, at) not in self._begun:
            before = None
            level = replace(level, start=kind.starts[at])
        self._begun.add((key, at))
        counts[at] = level.start if before is None else min(before + 1, MOST)
        for deeper in range(at + 1, LEVELS):
            if _begins_anew(kind.levels[deeper], deeper, at):
                counts[deeper] = None
        return "".join(_put_together(kind.levels, counts, at))


def _begins_anew(level: Level, deeper: int, used: int) -> bool:
    if level.restart == 0:
        return False
    after = deeper if level.restart is None else level.restart
    return used < after


def _put_together(levels: tuple[Level, ...], counts: list[int | None], at: int) -> Iterator[str]:
    level = levels[at]
    if level.form == "none":
        return
    if level.form == "bullet":
        yield "•" if level.text.strip() else ""
        return
    pieces = level.text.split("%")
    yield pieces[0]
    for piece in pieces[1:]:
        if not piece[:1].isdigit() or not 0 < int(piece[0]) <= LEVELS:
            yield f"%{piece}"
            continue
        of = int(piece[0]) - 1
        value = counts[of]
        form = "decimal" if level.is_legal else levels[of].form
        yield written(levels[of].start if value is None else value, form)
        yield piece[1:]


def written(value: int, form: str) -> str:
    """A number in one of Word's forms; those of other scripts are written in figures."""
    letters = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 40) if value > 0 else ""
    made = _FORMS.get(form)
    return str(value) if made is None else made(letters, value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    letters = ""
    for worth, letter in _ROMAN:
        count, value = divmod(value, worth)
        letters += letter * count
    return letters


def _in_words(value: int) -> str:
    if not 0 <= value < 100:
        return str(value)
    if value < 20:
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def _ordinal(words: str) -> str:
    before, dash, last = words.rpartition("-")
    if last.isdigit():
        return words
    return before + dash + (_ORDINALS.get(last) or f"{last.removesuffix('y') + 'ie' if last.endswith('y') else last}th")


def _ending(value: int) -> str:
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


_FORMS: Mapping[str, Callable[[str, int], str]] = {
    "lowerLetter": lambda letters, _: letters,
    "upperLetter": lambda letters, _: letters.upper(),
    "lowerRoman": lambda _, value: _roman(value),
    "upperRoman": lambda _, value: _roman(value).upper(),
    "decimalZero": lambda _, value: f"{value:02}",
    "ordinal": lambda _, value: f"{value}{_ending(value)}",
    "cardinalText": lambda _, value: _in_words(value).capitalize(),
    "ordinalText": lambda _, value: _ordinal(_in_words(value)).capitalize(),
    "none": lambda *_: "",
    "bullet": lambda *_: "",
}
