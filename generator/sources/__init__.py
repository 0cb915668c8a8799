"""Finds the files of `content/` and reads them: YAML to values that know their place, Markdown with front matter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem, suggestion
from generator.sources.values import YamlFile, read_yaml

__all__ = [
    "Attachment",
    "CommitteeFolder",
    "DataFile",
    "MarkdownFile",
    "MeetingFolder",
    "Sources",
    "YamlFile",
    "raw",
    "read",
]

LARGEST = 2_000_000
"""Bytes; a larger text file is refused."""


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
    """Any other file of a meeting's folder: where to read it from, and its size in bytes."""

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
    about: dict[str, MarkdownFile]
    committees: dict[str, CommitteeFolder]


TOP = ("council", "people", "matters", "glossary")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MEETING = re.compile(r"\d{4}-\d{2}-\d{2}(-[2-9])?")
RESERVED = frozenset(
    {"meetings", "decisions", "matters", "people", "glossary", "search", "coverage", "about", "accessibility", "data"}
    | {"handbook", "assets", "pagefind"}
)
"""Names that no committee may have: the site needs them (content format, section 1.13)."""
RESERVED_PAPERS = frozenset({"minutes", "work-programme", "pack", "meeting", "index"})


def read(content: Path) -> tuple[Sources | None, list[Problem]]:
    """Everything under the folder `content`, and every fault of reading it; None if there is no such folder."""
    reader = _Reader(content)
    if not content.is_dir():
        mend = "name the folder with --content, or make one as the handbook says"
        reader.say(content, "there is no such folder", mend, "no-content")
        return None, reader.problems
    sources = reader.sources()
    return sources, reader.problems


def raw(file: Path) -> bytes:
    """The bytes of an attachment."""
    return file.read_bytes()


class _Reader:
    """Walks the content folder; faults gather in `problems`."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.problems: list[Problem] = []

    def say(self, path: Path, what: str, mend: str, rule: str) -> None:
        self.problems.append(Problem(Place(path.as_posix()), what, mend, rule))

    def sources(self) -> Sources:
        top = {name: self.yaml(self.content / f"{name}.yaml") for name in TOP}
        about: dict[str, MarkdownFile] = {}
        committees: dict[str, CommitteeFolder] = {}
        for path in self.entries(self.content):
            if path.is_dir() and path.name == "about":
                about = self.about(path)
            elif path.is_dir():
                if self.is_free(path):
                    committees[path.name] = self.committee(path)
            elif path.stem not in TOP or path.suffix != ".yaml":
                self.stray(path, [f"{name}.yaml" for name in TOP])
        return Sources(**top, about=about, committees=committees)

    def is_free(self, path: Path) -> bool:
        if not ID.fullmatch(path.name):
            mend = "use lower-case letters, digits and hyphens: its name is its address"
            self.say(path, f'"{path.name}" cannot be the name of a committee', mend, "id")
        elif path.name in RESERVED:
            self.say(path, f'"{path.name}" is an address of the site itself', "name it otherwise", "reserved")
        else:
            return True
        return False

    def entries(self, folder: Path) -> Iterator[Path]:
        """What is in a folder, in order; hidden files are passed over, links out of the content refused."""
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(self.content.resolve()):
                self.say(path, "this link leads out of the content folder", "put the file itself here", "link-out")
                continue
            yield path

    def stray(self, path: Path, known: list[str]) -> None:
        hint = suggestion(path.name, known)
        mend = hint if hint.startswith("did") else f"known here: {', '.join(known)}"
        self.say(path, f'nothing reads "{path.name}" here', mend, "stray-file")

    def about(self, folder: Path) -> dict[str, MarkdownFile]:
        pages: dict[str, MarkdownFile] = {}
        for path in self.entries(folder):
            if path.suffix == ".md" and ID.fullmatch(path.stem):
                if page := self.markdown(path):
                    pages[path.stem] = page
            else:
                self.stray(path, ["index.md and other Markdown files with names in lower case"])
        return pages

    def committee(self, folder: Path) -> CommitteeFolder:
        meetings: dict[str, MeetingFolder] = {}
        for path in self.entries(folder):
            if path.is_dir() and MEETING.fullmatch(path.name):
                meetings[path.name] = self.meeting(path)
            elif path.is_dir():
                mend = "name it by its date: 2019-09-19, and a second one on the day 2019-09-19-2"
                self.say(path, f'"{path.name}" cannot be the name of a meeting', mend, "meeting-name")
            elif path.name not in {"committee.yaml", "actions.yaml"}:
                self.stray(path, ["committee.yaml", "actions.yaml", "folders named by date"])
        about, actions = self.yaml(folder / "committee.yaml"), self.yaml(folder / "actions.yaml")
        return CommitteeFolder(folder.name, about, actions, meetings)

    def meeting(self, folder: Path) -> MeetingFolder:
        papers: dict[str, MarkdownFile] = {}
        data: dict[str, DataFile] = {}
        attachments: dict[str, Attachment] = {}
        minutes = programme = None
        for path in self.entries(folder):
            if path.name == "minutes.md":
                minutes = self.markdown(path)
            elif path.name == "work-programme.yaml":
                programme = self.yaml(path)
            elif path.suffix == ".md":
                if self.is_paper(path) and (paper := self.markdown(path)):
                    papers[path.stem] = paper
            elif path.suffix == ".csv":
                if (text := self.text(path)) is not None:
                    data[path.name] = DataFile(path.as_posix(), text)
            elif path.suffix in {".yaml", ".yml"} or path.is_dir():
                if path.name != "meeting.yaml":
                    self.stray(path, ["meeting.yaml", "work-programme.yaml", "papers in Markdown", "attachments"])
            else:
                attachments[path.name] = Attachment(path.as_posix(), path, path.stat().st_size)
        meeting = self.yaml(folder / "meeting.yaml")
        return MeetingFolder(folder.name, meeting, minutes, programme, papers, data, attachments)

    def is_paper(self, path: Path) -> bool:
        if ID.fullmatch(path.stem) and path.stem not in RESERVED_PAPERS:
            return True
        mend = "use lower-case letters, digits and hyphens: the name is the address"
        if path.stem in RESERVED_PAPERS:
            mend = "name it after what it is about; the site needs this name itself"
        self.say(path, f'"{path.name}" cannot be the name of a paper', mend, "id")
        return False

    def text(self, path: Path) -> str | None:
        """A file's text with plain line ends, or None and a problem."""
        size = path.stat().st_size
        if size > LARGEST:
            what = f"the file has {size:,} bytes and is not read"
            self.say(path, what, f"split it: at most {LARGEST:,} bytes are read", "too-large")
            return None
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            place = Place(path.as_posix(), line, error.start - raw.rfind(b"\n", 0, error.start))
            mend = "save the file as UTF-8"
            self.problems.append(Problem(place, "the file is not UTF-8 text from here on", mend, "encoding"))
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def yaml(self, path: Path) -> YamlFile:
        """A YAML file's value; {} for a file that is absent, empty or faulty."""
        text = self.text(path) if path.is_file() else ""
        return self.values(path, text or "", 1)

    def values(self, path: Path, text: str, first_line: int) -> YamlFile:
        file, problems = read_yaml(path.as_posix(), text, first_line)
        self.problems.extend(problems)
        return file

    def markdown(self, path: Path) -> MarkdownFile | None:
        text = self.text(path)
        if text is None:
            return None
        front, body, first_line = "", text, 1
        if text.startswith("---\n"):
            end = re.compile(r"^(---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, 4)
            if end is None:
                mend = "close the front matter with a line of three hyphens"
                self.say(path, "the front matter that begins here has no end", mend, "front-matter")
                return None
            front, body = text[4 : end.start()], text[end.end() + 1 :]
            first_line = text.count("\n", 0, end.end()) + 2
        return MarkdownFile(path.as_posix(), self.values(path, front, 2), body, first_line)
