"""What stands within a line of print, as structured runs: text is text, and never read as anything else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NotRequired, TypedDict, final
from xml.etree.ElementTree import Element

from generator.text.letters import breakable, printed_words, visible
from generator.text.markup import DRAWING


@final
class Styled(TypedDict):
    """Letters of another look."""

    k: Literal["b", "i", "sup", "sub", "u", "del", "code"]
    c: "list[Run]"


@final
class PrintedLineEnd(TypedDict):
    """The end of a line."""

    k: Literal["br"]


@final
class MarkedLink(TypedDict):
    """A marked place, or a link within the page, with what it refers to."""

    k: Literal["a"]
    ref: str
    c: "list[Run]"


@final
class PrintedLink(TypedDict):
    """A link to an address of the web or, with "#", to a place in the pack."""

    k: Literal["a"]
    to: str
    c: "list[Run]"
    seen: NotRequired[str]
    """The address, where it is to be read beside the words."""


@final
class Note(TypedDict):
    """A footnote where it is first referred to."""

    k: Literal["note"]
    id: str
    c: "list[Run]"


@final
class NoteAgain(TypedDict):
    """The number of a footnote that was set before."""

    k: Literal["again"]
    id: str


@final
class PrintedTerm(TypedDict):
    """An abbreviation, and whether it is the first of a text that does not explain it."""

    k: Literal["term"]
    c: list[str]
    means: str
    first: bool


@final
class SpeltTerm(TypedDict):
    """An abbreviation with its meaning behind it."""

    k: Literal["first"]
    c: list[str]
    means: str


Run = str | Styled | PrintedLineEnd | MarkedLink | PrintedLink | Note | NoteAgain | PrintedTerm | SpeltTerm
"""Text, or a run of a kind `k` with its content `c`."""

Look = Literal["b", "i", "sup", "sub", "u", "del"]
LOOKS: Mapping[str, Look] = {
    "strong": "b",
    "b": "b",
    "em": "i",
    "i": "i",
    "cite": "i",
    "dfn": "i",
    "sup": "sup",
    "sub": "sub",
    "u": "u",
    "ins": "u",
    "del": "del",
    "s": "del",
}
"""How the letters of elements look."""
CODE = frozenset({"code", "kbd", "tt"})
OUTSIDE = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a text."""

    each: Mapping[str, Element] = field(default_factory=dict)
    """By id."""
    met: set[str] = field(default_factory=set)
    """The ids of those that have been set."""


def runs(element: Element, notes: Notes) -> list[Run]:
    """The runs of all that is in an element, without blanks at its ends."""
    return trimmed(join(inside(element, notes)))


def inside(element: Element, notes: Notes) -> Iterator[Run]:
    """What is in an element, run by run."""
    if element.text:
        yield breakable(visible(element.text))
    for child in element:
        yield from run_of(child, notes)
        if child.tail:
            yield breakable(visible(child.tail))


def run_of(element: Element, notes: Notes) -> Iterator[Run]:
    """The runs that an element within a line becomes."""
    tag, kind = element.tag, element.get("class", "")
    if kind in {"n", "label", "vh"} or tag == DRAWING:
        return
    if tag == "br":
        yield {"k": "br"}
    elif tag == "a":
        yield from _link(element, notes)
    elif tag == "abbr":
        yield _term(element)
    elif tag == "sup" and element.find("a[@class='note']") is not None:
        yield from inside(element, notes)
    elif tag in LOOKS:
        yield {"k": LOOKS[tag], "c": join(inside(element, notes))}
    elif tag in CODE:
        yield {"k": "code", "c": [printed_words(element)]}
    elif tag == "q":
        yield from ("‘", *inside(element, notes), "’")
    else:
        yield from inside(element, notes)


def _link(element: Element, notes: Notes) -> Iterator[Run]:
    kind, href = element.get("class", ""), element.get("data-ref") or element.get("href") or ""
    if kind == "note":
        yield from _note(href.removeprefix("#"), notes)
        return
    content = join(inside(element, notes))
    if "data-ref" in element.attrib or href.startswith("#"):
        yield {"k": "a", "ref": href, "c": content}
    elif not href.startswith(OUTSIDE):
        yield from content
    elif href.startswith("http") and printed_words(element).rstrip("/") not in _forms(href):
        yield {"k": "a", "to": href, "c": content, "seen": href}
    else:
        yield {"k": "a", "to": href, "c": content}


def _forms(href: str) -> set[str]:
    """How an address may be written out, so that print need not add it."""
    bare = href.partition("://")[2].rstrip("/")
    return {href.rstrip("/"), bare, bare.removeprefix("www.")}


def _note(name: str, notes: Notes) -> Iterator[Run]:
    """A footnote where it is first referred to, and later its number again."""
    note = notes.each.get(name)
    if note is None:
        return
    if name in notes.met:
        yield {"k": "again", "id": name}
        return
    notes.met.add(name)
    content: list[Run] = []
    for paragraph in [note] if note.find("p") is None else list(note):
        if content:
            content.append({"k": "br"})
        content += trimmed(_without_ways_back(paragraph, notes))
    yield {"k": "note", "id": name, "c": content}


def _without_ways_back(paragraph: Element, notes: Notes) -> list[Run]:
    found: list[Run] = [visible(paragraph.text or "")]
    for child in paragraph:
        if not (child.tag == "a" and child.get("href", "").startswith("#fr")):
            found += run_of(child, notes)
        found.append(visible(child.tail or ""))
    return join(found)


def _term(element: Element) -> Run:
    """An abbreviation; the first of a text that does not explain it is to be spelt out behind it."""
    term, means = printed_words(element), visible(element.get("title", "")).strip()
    return {"k": "term", "c": [term], "means": means, "first": element.get("class") == "first"} if means else term


def join(parts: Iterable[Run]) -> list[Run]:
    """The runs with neighbouring texts in one, and one blank where two meet."""
    found: list[Run] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] = visible(found[-1] + part)
        elif part:
            found.append(part)
    return found


def trimmed(found: list[Run]) -> list[Run]:
    """The runs without blanks and line ends around them."""
    found = list(found)
    while found and _is_blank(found[0]):
        del found[0]
    while found and _is_blank(found[-1]):
        del found[-1]
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip(" ")
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip(" ")
    return [_without_blanks_at_line_ends(found, n) for n in range(len(found))]


def _is_blank(run: Run) -> bool:
    return not run.strip(" ") if isinstance(run, str) else run["k"] == "br"


def _without_blanks_at_line_ends(found: list[Run], at: int) -> Run:
    run = found[at]
    if not isinstance(run, str):
        return run
    before = found[at - 1] if at else ""
    after = found[at + 1] if at + 1 < len(found) else ""
    run = run.lstrip(" ") if isinstance(before, dict) and before["k"] == "br" else run
    return run.rstrip(" ") if isinstance(after, dict) and after["k"] == "br" else run


def words_of_runs(found: Iterable[Run]) -> str:
    """The plain words of runs."""
    return "".join(
        run if isinstance(run, str) else " " if run["k"] == "br" else words_of_runs(content(run)) for run in found
    )


def content(run: Run) -> Sequence[Run]:
    """The runs within a run; none of text."""
    return run["c"] if not isinstance(run, str) and "c" in run else ()
