"""What is read: the files of `content/` by their folders."""

from dataclasses import dataclass
from pathlib import Path

from generator.content.sources.values import YamlFile
from generator.problems import Place


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
    """A committee's folder and its meetings by name, in order."""

    name: str
    committee: YamlFile
    actions: YamlFile
    meetings: dict[str, MeetingFolder]


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
