"""Plain text as a document, as somebody saved it; signs of Markdown are read as what they mean."""

import re
from collections.abc import Iterator

from generator.importing.document import Document, Paragraph, Run

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_RAISED = re.compile(r"<(sup|sub)>(.{0,200}?)</\1>")
_ENTRY = re.compile(r"( *)([-*•])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")


def read_plain(text: str) -> Document:
    """The document of a text: blank lines part its paragraphs, and every line in them is kept as one."""
    return Document(tuple(_paragraphs(text)))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for chunk in re.split(r"\n\s*\n", _parted(text)):
        lines = [line for line in chunk.split("\n") if line.strip() and not _RULE.fullmatch(line)]
        gathered: list[str] = []
        for line in lines:
            if _HEADING.match(line) or _ENTRY.match(line):
                yield from _one(gathered)
                gathered = []
            gathered.append(line)
            if _HEADING.match(line):
                yield from _one(gathered)
                gathered = []
        yield from _one(gathered)


def _parted(text: str) -> str:
    """A text with plain line ends, and a line for each run in bold that follows another directly."""
    return text.replace("\r\n", "\n").replace("\f", "\n\n").replace("****", "**\n**")


def _one(lines: list[str]) -> Iterator[Paragraph]:
    if not lines:
        return
    heading = _HEADING.match(lines[0])
    level = len(heading[1]) if heading else 0
    words = "\n".join([heading[2] if heading else lines[0], *lines[1:]])
    entry = _ENTRY.match(words)
    label, indent = ("", 0) if entry is None else ("•", 360 * (1 + len(entry[1]) // 2))
    runs = tuple(_runs(words[entry.end() :] if entry else words))
    yield Paragraph(runs, label, indent=indent, heading=level)


def _runs(words: str) -> Iterator[Run]:
    at = 0
    for match in _BOLD.finditer(words):
        yield from _plain(words[at : match.start()], bold=False)
        yield from _plain(match[2], bold=True)
        at = match.end()
    yield from _plain(words[at:], bold=False)


def _plain(words: str, *, bold: bool) -> Iterator[Run]:
    text = _RAISED.sub(r"\2", words).replace("\\", "")
    if text:
        yield Run(text, bold=bold)
