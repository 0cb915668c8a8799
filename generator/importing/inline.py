"""The words of a paragraph as Markdown, with whatever of them Markdown would take for its own escaped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.content.model.addresses import WEB, AddressFault, read_address
from generator.importing.document import Paragraph, Run

_ESCAPED = re.compile(r"[\\`*]|(?<!\w)_|_(?!\w)|<(?=[a-zA-Z/!?])|\[(?=\^)|\](?=[\[(:])|\{|&(?=#?\w+;)|~~")
_AT_START = re.compile(r"[#>|+=:](?=[\s#>|+=:-]|$)|!(?=\[)|[-*_](?=[ \t]*[-*_][ \t]*[-*_])")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_COMMENTS = (("<!--", "<! -"), ("-->", "→"))
_LINKED = {*WEB, "mailto"}

_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
LABEL = re.compile(
    rf"(?P<label>[-–•▪◦●o](?=\t)|[•▪◦●]|[-–](?= )|\((?:\d{{1,3}}[A-Z]?|{_ROMAN}|[a-zA-Z]{{1,2}})\)"
    rf"|(?:\d{{1,3}}[A-Z]?|{_ROMAN}|[a-zA-Z])[.)])[\s\u00a0]+(?=\S)"
)
"""A label that was typed before the words of a paragraph."""
_BULLETS = set("•▪◦●o-–*")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that is an entry of a list: its label, and its words without it."""

    label: str
    words: Paragraph

    @property
    def is_bullet(self) -> bool:
        """Whether its label says nothing but that it is an entry."""
        return self.label in _BULLETS

    @property
    def written(self) -> str:
        """The label as it is written."""
        return "-" if self.is_bullet else self.label


def clean(text: str) -> str:
    """Words without what is not seen, and with plain blanks."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))


def bare(paragraph: Paragraph) -> str:
    """The words of a paragraph in one line, with nothing of Markdown in them."""
    return " ".join(clean(paragraph.text).split())


def as_item(paragraph: Paragraph) -> Item | None:
    """A paragraph as an entry of a list, if it is one by its own label or by one that was typed."""
    if paragraph.heading or not bare(paragraph):
        return None
    if paragraph.label:
        return Item(paragraph.label, paragraph)
    match = LABEL.match(paragraph.text)
    return Item(match["label"], without(paragraph, match.end())) if match else None


def without(paragraph: Paragraph, characters: int) -> Paragraph:
    """A paragraph without so many of its first characters."""
    runs = []
    for run in paragraph.runs:
        kept, is_before = run.text[characters:], characters > 0
        characters = max(0, characters - len(run.text))
        if kept or (run.note and not is_before):
            runs.append(replace(run, text=kept))
    return replace(paragraph, runs=tuple(runs))


def line(paragraph: Paragraph, *, is_plain: bool = False) -> str:
    """The words as one paragraph of Markdown; with `is_plain` without bold and italics, as in a heading."""
    runs = [replace(run, text=clean(run.text)) for run in paragraph.runs]
    text = "".join(_pieces(_parted(runs, is_plain=is_plain)))
    lines = [" ".join(part.split()) for part in text.split("\n")]
    joined = (" " if is_plain else "\\\n").join(part for part in lines if part)
    for mark, instead in _COMMENTS:
        joined = joined.replace(mark, instead)
    return re.sub(_AT_START, r"\\\g<0>", joined, count=1) if _AT_START.match(joined) else joined


def _parted(runs: Sequence[Run], *, is_plain: bool) -> Iterator[Run]:
    """The runs, so that the signs of bold and italics do not run into each other."""
    before: Run | None = None
    for run in runs:
        if is_plain:
            run = replace(run, bold=False, italic=False)  # noqa: PLW2901  the run as it is written
        elif not run.text.strip() and before is not None:
            run = replace(run, bold=before.bold, italic=before.italic)  # noqa: PLW2901
        touches = before is not None and before.text[-1:].strip() and run.text[:1].strip()
        if touches and before is not None and before.bold and run.bold and before.italic != run.italic:
            run = replace(run, italic=before.italic)  # noqa: PLW2901
        yield run
        before = run


def _pieces(runs: Iterator[Run]) -> Iterator[str]:
    for (bold, italic, link), group in groupby(runs, lambda run: (run.bold, run.italic, run.link)):
        inside = "".join(_raised(run) for run in group)
        words = inside.strip()
        before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
        if words and link and (address := address_of(link)):
            words = f"[{words}](<{address}>)" if re.search(r"[()\s]", address) else f"[{words}]({address})"
        if words and (bold or italic):
            sign = "*" * (2 * bold + italic)
            words = "\n".join(f"{sign}{part.strip()}{sign}" if part.strip() else "" for part in words.split("\n"))
        yield f"{before}{words}{after}" if words else inside


def _raised(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    text = _ESCAPED.sub(r"\\\g<0>", run.text)
    return f"<{run.raised}>{text.strip()}</{run.raised}>" if run.raised and text.strip() else text


def address_of(link: str) -> str:
    """An address as it can be followed; nothing for one that leads to no page, file or mailbox."""
    read = read_address(link.strip(), _LINKED)
    return "" if isinstance(read, AddressFault) else link.strip()
