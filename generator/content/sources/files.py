"""What is read: the files of `content/` by their folders; and a line of one, to be shown beside a problem."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.content.sources.recorded import Kept
from generator.content.sources.values import YamlFile
from generator.problems import Place

LARGEST = 2_000_000
"""Bytes; a larger text file is refused."""
MOST_LINES = 50_000
"""Lines; a longer text in Markdown or CSV is refused: Python-Markdown takes ever longer for each block."""


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown text: its front matter, and the body that begins at `first_line` of the file."""

    path: str
    front: YamlFile
    body: str
    first_line: int

    def place(self, line: int, column: int = 1) -> Place:
        """The place of a line of the body in the file."""
        return Place(self.path, line + self.first_line - 1, column)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A CSV text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """Any other file of a meeting's folder: where to read it from, and its size in bytes as it is published."""

    path: str
    file: Path
    size: int
    saved: tuple[int, ...] = field(default=(), repr=False)
    """Its size and times on the disk, by which it is known for the same without being read."""


@dataclass(frozen=True, slots=True)
class MeetingFolder:
    """A meeting's folder: `name` is its date, or date-2 for a second one on the day; papers and files by name."""

    name: str
    meeting: YamlFile
    minutes: MarkdownFile | None
    work_programme: YamlFile | None
    papers: dict[str, MarkdownFile]
    data: dict[str, DataFile]
    attachments: dict[str, Attachment]


@dataclass(frozen=True, slots=True)
class CommitteeFolder:
    """A committee's folder, with its meetings by name, in order."""

    name: str
    committee: YamlFile
    actions: YamlFile
    meetings: dict[str, MeetingFolder]
    decisions: dict[str, MarkdownFile] = field(default_factory=dict)
    """Decisions taken outside meetings, by the names of their files."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything under `content/`."""

    council: YamlFile
    people: YamlFile
    matters: YamlFile
    glossary: YamlFile
    redirects: YamlFile
    about: dict[str, MarkdownFile]
    committees: dict[str, CommitteeFolder]
    host_files: dict[str, Path]
    """What a host asks for, from beside `content/`: each file as it lies there, by its address."""
    kept: Kept = field(default_factory=Kept)
    """What was recorded of the content when it was published."""


def line_at(place: Place) -> str:
    """The line of a file that a place is in; nothing if it is gone or is no text."""
    try:
        lines = _lines(place.path, Path(place.path).stat().st_mtime_ns)
    except OSError:
        return ""
    return lines[place.line - 1] if place.line <= len(lines) else ""


def find(path: str, words: Sequence[str]) -> Place:
    """Where most of the words of a paragraph stand in a file; its first line where that is not known."""
    try:
        lines = _lines(path, Path(path).stat().st_mtime_ns)
    except OSError:
        return Place(path)
    wanted = {word.strip(_AROUND) for word in words} - {""}
    shared = [len({word.strip(_AROUND) for word in line.split()} & wanted) for line in lines]
    most = max(shared, default=0)
    return Place(path, shared.index(most) + 1 if most else 1)


_AROUND = "*_#>-–:;,.()[]\"'“”"
"""What may stand around a word in a file, and not where it is shown."""


@lru_cache(maxsize=4)
def _lines(path: str, _saved: int) -> list[str]:
    """The lines of a file as it was saved at a time."""
    try:
        file = Path(path)
        text = file.read_text("utf-8-sig") if file.is_file() and file.stat().st_size <= LARGEST else ""
    except (OSError, UnicodeError):
        return []
    return text.split("\n")
