"""Finds the files of `content/` and reads them: YAML to values that know their place, Markdown with front matter."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from generator.content import attached, comments
from generator.content.sources.characters import as_meant
from generator.content.sources.files import (
    LARGEST,
    MOST_LINES,
    Attachment,
    CommitteeFolder,
    DataFile,
    MarkdownFile,
    MeetingFolder,
    Sources,
    find,
    line_at,
)
from generator.content.sources.front import part
from generator.content.sources.names import (
    DECISION,
    ID,
    LEFT_BEHIND,
    LONGEST_NAME,
    MEETING,
    OF_MACHINES,
    REPORT,
    RESERVED,
    RESERVED_FILES,
    RESERVED_PAPERS,
    TOP,
    alike,
    as_it_is_read,
    is_reserved,
    unfit,
)
from generator.content.sources.recorded import Kept, recorded
from generator.content.sources.site_extra import host_files
from generator.content.sources.unseen import without_unseen
from generator.content.sources.values import YamlFile, read_yaml
from generator.problems import Place, Problem, RuleName, Severity, TextFault, suggestion
from generator.store import record
from generator.store.memo import Memo

__all__ = [
    "DECISION",
    "LARGEST",
    "LONGEST_NAME",
    "MOST_LINES",
    "REPORT",
    "RESERVED",
    "RESERVED_FILES",
    "RESERVED_PAPERS",
    "Attachment",
    "CommitteeFolder",
    "DataFile",
    "Kept",
    "MarkdownFile",
    "MeetingFolder",
    "Sources",
    "YamlFile",
    "alike",
    "attachment",
    "find",
    "line_at",
    "raw",
    "read",
]


F = TypeVar("F")


def read(
    content: Path, only: str | None = None, *, memo: Memo | None = None, changed: Collection[Path] | None = None
) -> tuple[Sources | None, list[Problem]]:
    """Everything under the folder `content`, what a host asks for, and every fault of reading; None without the folder.

    With `only`, no committee but the one of that name is read. With `memo`, a file whose text is as before is the very
    same value; with `changed` too, folders with none of those files and folders in them are not looked at again.
    """
    reader = _FolderReader(content, only, Memo() if memo is None else memo, changed)
    if not content.is_dir():
        mend = "name the folder with --content, or make one as the handbook says"
        reader.say(content, "there is no such folder", mend, "no-content")
        return None, reader.problems
    sources = reader.sources()
    return sources, reader.problems


def raw(file: Path) -> bytes:
    """The bytes of an attachment as they are published."""
    made = attached.published(file)
    return file.read_bytes() if made is None else made


def attachment(file: Path) -> bytes | Path:
    """An attachment as it is published: its bytes where something is taken out of it, else the file itself."""
    made = attached.published(file)
    return file if made is None else made


UNREAD = "# ?\n"
"""Stands for a text that could not be read, so that nothing else is said of it."""

UNREAD_DATA = "?\n"
"""The same for a table."""


def _unread(path: Path) -> MarkdownFile:
    return MarkdownFile(path.as_posix(), YamlFile(path.as_posix(), "", {}, faulty=True), UNREAD, 1)


class _FolderReader:
    """Walks the content folder; faults gather in `problems`."""

    def __init__(self, content: Path, only: str | None, memo: Memo, changed: Collection[Path] | None) -> None:
        self.content = content
        self.only = only
        self.memo = memo
        self.changed = changed
        self.has_links = False
        self.problems: list[Problem] = []

    def folder(self, path: Path, make: Callable[["_FolderReader", Path], F]) -> F:
        """What was read of a folder, if nothing in it changed since; one with links is always read again."""

        def read_again() -> tuple[F, list[Problem], bool]:
            inside = _FolderReader(self.content, self.only, self.memo, self.changed)
            return make(inside, path), inside.problems, inside.has_links

        def is_current(before: tuple[F, list[Problem], bool]) -> bool:
            return not before[2] and self.is_untouched(path)

        made, problems, has_links = self.memo.of(("folder", path), read_again, is_current=is_current)
        self.problems += problems
        self.has_links = self.has_links or has_links
        return made

    def is_untouched(self, folder: Path) -> bool:
        """Whether nothing that changed is the folder, in it or above it."""
        if self.changed is None or folder.is_symlink():
            return False
        return not any(path.is_relative_to(folder) or folder.is_relative_to(path) for path in self.changed)

    def say(self, path: Path, what: str, mend: str, rule: RuleName, severity: Severity = "error") -> None:
        self.problems.append(Problem(Place(path.as_posix()), what, mend, rule, severity))

    def tell(self, path: Path, faults: Iterable[TextFault], first_line: int = 1) -> None:
        """Says what is wrong in a text that begins at a line of a file."""
        for fault in faults:
            place = Place(path.as_posix(), fault.line + first_line - 1, fault.column)
            self.problems.append(Problem(place, fault.what, fault.mend, fault.rule, fault.severity))

    def sources(self) -> Sources:
        top = {name: self.yaml(self.content / f"{name}.yaml") for name in TOP}
        about: dict[str, MarkdownFile] = {}
        committees: dict[str, CommitteeFolder] = {}
        for path in self.entries(self.content):
            if path.is_dir() and path.name == "about":
                about = self.about(path)
            elif path.is_dir():
                if self.only in (None, path.name) and self.is_free(path):
                    committees[path.name] = self.folder(path, _FolderReader.committee)
            elif (path.stem not in TOP or path.suffix != ".yaml") and path.name not in {REPORT, record.FILE}:
                self.stray(path, [f"{name}.yaml" for name in TOP])
        for_host, faults = host_files(self.content, self.memo)
        kept, broken = recorded(self.content, self.memo)
        self.problems += [*faults, *broken]
        return Sources(**top, about=about, committees=committees, host_files=for_host, kept=kept)

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
        try:
            paths = sorted(folder.iterdir())
        except OSError as error:
            self.unreadable(folder, error)
            return
        met: dict[str, str] = {}
        for path in paths:
            if LEFT_BEHIND.fullmatch(path.name):
                what = f'"{path.name}" is a copy that a program left behind; it is not read and not published'
                self.say(path, what, "look what it holds, and delete it", "leftover", "warning")
                continue
            if path.name.startswith(".") or OF_MACHINES.fullmatch(path.name):
                continue
            try:
                self.has_links = self.has_links or path.is_symlink()
                is_known = path.is_file() or path.is_dir()
            except OSError as error:
                self.unreadable(path, error)
                continue
            if fault := unfit(path.name, met):
                self.say(path, *fault)
                continue
            if not is_known:
                what = "this link leads nowhere" if path.is_symlink() else "this is neither a file nor a folder"
                self.say(path, what, "put the file itself here, or take this out", "not-a-file")
            elif self.leads_out(path):
                self.say(path, "this link leads out of the content folder", "put the file itself here", "link-out")
            else:
                yield path

    def leads_out(self, path: Path) -> bool:
        return path.is_symlink() and not path.resolve().is_relative_to(self.content.resolve())

    def unreadable(self, path: Path, error: OSError) -> None:
        what = f"this cannot be read: {error.strerror}"
        self.say(path, what, "see that you may read it, and that the disk is there", "unreadable")

    def stray(self, path: Path, known: list[str]) -> None:
        hint = suggestion(path.name, known)
        mend = hint if hint.startswith("did") else f"known here: {', '.join(known)}"
        self.say(path, f'nothing reads "{path.name}" here', mend, "stray-file")

    def about(self, folder: Path) -> dict[str, MarkdownFile]:
        pages: dict[str, MarkdownFile] = {}
        for path in self.entries(folder):
            if path.suffix == ".md" and ID.fullmatch(path.stem):
                pages[path.stem] = self.markdown(path)
            else:
                self.stray(path, ["index.md and other Markdown files with names in lower case"])
        return pages

    def committee(self, folder: Path) -> CommitteeFolder:
        meetings: dict[str, MeetingFolder] = {}
        decisions: dict[str, MarkdownFile] = {}
        for path in self.entries(folder):
            if not path.is_dir() and path.suffix == ".md" and DECISION.fullmatch(path.stem):
                decisions[path.stem] = self.markdown(path)
            elif path.is_dir() and MEETING.fullmatch(path.name):
                meetings[path.name] = self.folder(path, _FolderReader.meeting)
            elif path.is_dir():
                mend = "name it by its date: 2019-09-19, and a second one on the day 2019-09-19-2"
                self.say(path, f'"{path.name}" cannot be the name of a meeting', mend, "meeting-name")
            elif path.name not in {"committee.yaml", "actions.yaml"}:
                known = ["committee.yaml", "actions.yaml", "folders named by date"]
                self.stray(path, [*known, "decisions named like 2019-09-19-lease-of-the-mill.md"])
        about, actions = self.yaml(folder / "committee.yaml"), self.yaml(folder / "actions.yaml")
        return CommitteeFolder(folder.name, about, actions, meetings, decisions)

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
                if self.is_paper(path):
                    papers[path.stem] = self.markdown(path)
            elif path.suffix == ".csv":
                data[unicodedata.normalize("NFC", path.name)] = self.memo.same(("data", path), self.table(path))
            elif path.suffix in {".yaml", ".yml"} or path.is_dir():
                if path.name != "meeting.yaml":
                    self.stray(path, ["meeting.yaml", "work-programme.yaml", "papers in Markdown", "attachments"])
            elif written := as_it_is_read(path.name):
                self.say(path, f'nothing reads "{path.name}" here', f'name it "{written}"', "stray-file")
            elif is_reserved(path.name):
                self.say(path, f'"{path.name}" is an address of the site itself', "name it otherwise", "reserved")
            else:
                attachments[unicodedata.normalize("NFC", path.name)] = self.attachment(path)
        meeting = self.yaml(folder / "meeting.yaml")
        return MeetingFolder(folder.name, meeting, minutes, programme, papers, data, attachments)

    def attachment(self, path: Path) -> Attachment:
        """A file that is published as it is, or without what is not to be published with it."""
        about = path.stat()
        saved = about.st_size, about.st_mtime_ns, about.st_ctime_ns

        def look(*saved: int) -> attached.Looked:
            parts = ("attachment", path.as_posix(), *saved)
            return self.memo.lasting(attached.LOOKED, parts, lambda: attached.look(path, saved[0]))

        try:
            looked = self.memo.of(("attachment", path), look, *saved)
        except OSError as error:
            self.unreadable(path, error)
            looked = attached.Looked(about.st_size)
        self.tell(path, looked.faults)
        return self.memo.same(("attached", path), Attachment(path.as_posix(), path, looked.size, saved))

    def table(self, path: Path) -> DataFile:
        """A CSV without the comments in it: it is offered as it is."""
        text = self.short_text(path)
        self.tell(path, comments.faults(text or ""))
        return DataFile(path.as_posix(), UNREAD_DATA if text is None else comments.without_comments(text)[0])

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
        if path.is_dir():
            mend = "give the folder another name: one of this name is not read"
            self.say(path, "a file is wanted here, and this is a folder", mend, "not-a-file")
            return None
        try:
            size = path.stat().st_size
            raw = path.read_bytes() if size <= LARGEST else b""
        except OSError as error:
            self.unreadable(path, error)
            return None
        if size > LARGEST:
            what = f"the file has {size:,} bytes and is not read"
            self.say(path, what, f"split it: at most {LARGEST:,} bytes are read", "too-large")
            return None
        if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            self.say(path, "this file is no text", "give it the ending of what it is, such as .pdf", "encoding")
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            place = Place(path.as_posix(), line, error.start - raw.rfind(b"\n", 0, error.start))
            mend = 'save it as UTF-8: an editor asks for the encoding under "Save as", Excel has "CSV UTF-8"'
            self.problems.append(Problem(place, "the file is not UTF-8 text from here on", mend, "encoding"))
            return None
        text, faults = without_unseen(as_meant(text.replace("\r\n", "\n").replace("\r", "\n")))
        self.tell(path, (*faults, *comments.unread(text, is_yaml=path.suffix == ".yaml")))
        return text

    def short_text(self, path: Path) -> str | None:
        """The text of a file with no more lines than are read, or None and a problem."""
        text = self.text(path)
        lines = text.count("\n") if text else 0
        if lines > MOST_LINES:
            what = f"the file has {lines:,} lines and is not read"
            self.say(path, what, f"split it: at most {MOST_LINES:,} lines are read", "too-large")
            return None
        return text

    def yaml(self, path: Path) -> YamlFile:
        """A YAML file's value; {} for a file that is absent, empty or faulty."""
        text = self.text_if_any(path)
        if text is None:
            return YamlFile(path.as_posix(), "", {}, faulty=True)
        return self.values(path, text, 1)

    def text_if_any(self, path: Path) -> str | None:
        """The text of a file that may be absent; None if there is something else, which is said with its folder."""
        try:
            if not (path.exists() or path.is_symlink()):
                return ""
            is_file = (path.is_file() or path.is_dir()) and not self.leads_out(path)
        except OSError:
            return None
        return self.text(path) if is_file else None

    def values(self, path: Path, text: str, first_line: int) -> YamlFile:
        file, problems = self.memo.of(("yaml", path), read_yaml, path.as_posix(), text, first_line)
        self.problems.extend(problems)
        return file

    def markdown(self, path: Path) -> MarkdownFile:
        text = self.short_text(path)
        if text is None:
            return _unread(path)

        def read_again(text: str) -> tuple[MarkdownFile, list[Problem]]:
            inside = _FolderReader(self.content, self.only, self.memo, self.changed)
            return inside.with_front(path, text), inside.problems

        file, problems = self.memo.of(("markdown", path), read_again, text)
        self.problems += problems
        return file

    def with_front(self, path: Path, text: str) -> MarkdownFile:
        parted = part(text)
        if parted.fault:
            self.tell(path, [parted.fault])
            return _unread(path)
        values = self.values(path, parted.front, 2)
        return MarkdownFile(path.as_posix(), values, parted.body, parted.first_line)
