"""What stands within a line, as structured runs: text is text, and never read as anything else."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from generator.outputs.print.tree import breakable, said, words

Run = str | dict[str, Any]
"""Text, or a run of a kind `k` with its content `c`: b, i, sup, sub, code, br, a, note, abbr, first, n."""

PLAIN = {"strong": "b", "b": "b", "em": "i", "i": "i", "cite": "i", "dfn": "i", "sup": "sup", "sub": "sub"}
CODE = frozenset({"code", "kbd", "tt"})
OUTSIDE = ("http://", "https://", "mailto:", "tel:")


def nowhere(_: str) -> str:
    """Leads nowhere."""
    return ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text stands on: where its links lead, its footnotes, and the abbreviations met on the way."""

    to: Callable[[str], str] = nowhere
    """The web address or "#label" that a marked place or a link within the page leads to; "" for none."""
    notes: Mapping[str, Element] = field(default_factory=dict)
    """Footnotes by id."""
    noted: dict[str, bool] = field(default_factory=dict)
    """Ids of the footnotes that have been set."""
    terms: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Abbreviations with their meanings."""


def runs(element: Element, ground: Ground) -> list[Run]:
    """The runs of all that is in an element, without blanks at its ends."""
    return trimmed(join(inside(element, ground)))


def inside(element: Element, ground: Ground) -> Iterator[Run]:
    """What is in an element, run by run."""
    if element.text:
        yield breakable(said(element.text))
    for child in element:
        yield from one(child, ground)
        if child.tail:
            yield breakable(said(child.tail))


def one(element: Element, ground: Ground) -> Iterator[Run]:
    """The runs that an element within a line becomes."""
    tag, kind = element.tag, element.get("class", "")
    if kind in {"n", "label", "vh"} or tag == "img":
        return
    if tag == "br":
        yield {"k": "br"}
    elif tag == "a":
        yield from _link(element, ground)
    elif tag == "abbr":
        yield _term(element, ground)
    elif tag == "sup" and element.find("a[@class='note']") is not None:
        yield from inside(element, ground)
    elif tag in PLAIN:
        yield {"k": PLAIN[tag], "c": join(inside(element, ground))}
    elif tag in CODE:
        yield {"k": "code", "c": [words(element)]}
    elif tag == "q":
        yield from ("‘", *inside(element, ground), "’")
    else:
        yield from inside(element, ground)


def _link(element: Element, ground: Ground) -> Iterator[Run]:
    kind, href = element.get("class", ""), element.get("data-ref") or element.get("href") or ""
    if kind == "note":
        yield from _note(href.removeprefix("#"), ground)
        return
    outside = "data-ref" not in element.attrib and href.startswith(OUTSIDE)
    to = href if outside else ground.to(href)
    content = join(inside(element, ground))
    if not to:
        yield from content
        return
    run: dict[str, Any] = {"k": "a", "to": to, "c": content}
    if outside and href.startswith("http") and words(element).rstrip("/") not in _forms(href):
        run["seen"] = href
    yield run


def _forms(href: str) -> set[str]:
    """How an address may be written out, so that print need not add it."""
    bare = href.partition("://")[2].rstrip("/")
    return {href.rstrip("/"), bare, bare.removeprefix("www.")}


def _note(name: str, ground: Ground) -> Iterator[Run]:
    """A footnote where it is first referred to, and later its number again."""
    note = ground.notes.get(name)
    if note is None:
        return
    if name in ground.noted:
        yield {"k": "again", "id": name}
        return
    ground.noted[name] = True
    content: list[Run] = []
    for paragraph in [note] if note.find("p") is None else list(note):
        content += [*([{"k": "br"}] if content else []), *trimmed(_without_ways_back(paragraph, ground))]
    yield {"k": "note", "id": name, "c": content}


def _without_ways_back(paragraph: Element, ground: Ground) -> list[Run]:
    found: list[Run] = [said(paragraph.text or "")]
    for child in paragraph:
        if not (child.tag == "a" and child.get("href", "").startswith("#fr")):
            found += one(child, ground)
        found.append(said(child.tail or ""))
    return join(found)


def _term(element: Element, ground: Ground) -> Run:
    """An abbreviation; the first of a text that does not explain it is spelt out behind it."""
    term, means = words(element), said(element.get("title", "")).strip()
    if not means:
        return term
    ground.terms[re.sub("['’]s$", "", term), means] = True
    return {"k": "first", "c": [term], "means": means} if element.get("class") == "first" else term


def join(parts: Iterator[Run] | list[Run]) -> list[Run]:
    """The runs with neighbouring texts in one, and one blank where two meet."""
    found: list[Run] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] = said(found[-1] + part)
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


def text(found: list[Run]) -> str:
    """The plain words of runs."""
    return "".join(
        one if isinstance(one, str) else " " if one["k"] == "br" else text(one.get("c", [])) for one in found
    )
