"""Makes records of what was read: every fault at once, each with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from generator.model import (
    Action,
    Committee,
    Council,
    Fault,
    Matter,
    Meaning,
    Meeting,
    MinutesFront,
    PageFront,
    PaperFront,
    Person,
    Record,
    Term,
    WorkProgramme,
    is_id,
    read,
)
from generator.problems import Loc, Place, Problem
from generator.sources import (
    Attachment,
    CommitteeFolder,
    DataFile,
    MarkdownFile,
    MeetingFolder,
    Sources,
    YamlFile,
)

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[R_co]):
    """A record and the file it stands in, below `within`; a faulty one is empty, and nothing is asked of it."""

    record: R_co
    file: YamlFile
    within: Loc = ()
    faulty: bool = False

    def place(self, *loc: str | int, key: bool = False) -> Place:
        """Where a value of the record stands."""
        return self.file.place((*self.within, *loc), key=key)


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper's front matter and its text."""

    front: Filed[PaperFront]
    text: MarkdownFile


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The text of minutes and what stands above it."""

    front: Filed[MinutesFront]
    text: MarkdownFile


@dataclass(frozen=True, slots=True)
class MeetingRecords:
    """What a meeting's folder holds."""

    name: str
    date: date
    meeting: Filed[Meeting]
    minutes: MinutesText | None
    programme: Filed[WorkProgramme] | None
    papers: Mapping[str, PaperRecord]
    drafts: frozenset[str]
    """Stems of papers that are not to be published yet; they are not among `papers`."""
    data: Mapping[str, DataFile]
    attachments: Mapping[str, Attachment]


@dataclass(frozen=True, slots=True)
class CommitteeRecords:
    """What a committee's folder holds; meetings by name, in order."""

    name: str
    committee: Filed[Committee]
    actions: Mapping[str, Filed[Action]]
    """By the clause as the council cites it: "14(b)/22"."""
    meetings: Mapping[str, MeetingRecords]


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that officers wrote."""

    council: Filed[Council]
    people: Mapping[str, Filed[Person]]
    matters: Mapping[str, Filed[Matter]]
    glossary: Mapping[str, Term]
    about: Mapping[str, MarkdownFile]
    committees: Mapping[str, CommitteeRecords]
    people_unread: bool
    """`people.yaml` could not be read: nobody is missed in it. Likewise `matters.yaml`."""
    matters_unread: bool


def parse(sources: Sources) -> tuple[Records, list[Problem]]:
    """The records of everything that was read, and every fault found in it."""
    parser = _Parser()
    records = parser.records(sources)
    return records, parser.problems


class _Parser:
    """Makes records of files; faults gather in `problems`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def records(self, sources: Sources) -> Records:
        people = self.entries(Person, Person(name="?"), sources.people)
        matters = self.entries(Matter, Matter(title="?"), sources.matters)
        council = self.one(Council, Council(name="?"), sources.council)
        committees = {name: self.committee(folder) for name, folder in sources.committees.items()}
        for page in sources.about.values():
            self.one(PageFront, PageFront(), page.front)
        terms = dict(self.terms(sources.glossary))
        unread = sources.people.faulty, sources.matters.faulty
        return Records(council, people, matters, terms, sources.about, committees, *unread)

    def one(self, kind: type[R], empty: R, file: YamlFile) -> Filed[R]:
        """The record of a whole file."""
        return self.at(kind, empty, file, (), file.value)

    def at(self, kind: type[R], empty: R, file: YamlFile, within: Loc, value: object) -> Filed[R]:
        if file.faulty:
            return Filed(empty, file, within, faulty=True)
        record, faults = read(kind, value)
        self.say(file, within, faults)
        return Filed(record if record is not None else empty, file, within, faulty=record is None)

    def say(self, file: YamlFile, within: Loc, faults: tuple[Fault, ...]) -> None:
        for fault in faults:
            place = file.place((*within, *fault.loc), key=fault.at_key)
            self.problems.append(Problem(place, fault.what, fault.mend, fault.rule))

    def entries(self, kind: type[R], empty: R, file: YamlFile) -> dict[str, Filed[R]]:
        """The records of a file that holds one under each id."""
        return {name: self.at(kind, empty, file, (name,), value) for name, value in self.named(file)}

    def named(self, file: YamlFile) -> Iterator[tuple[str, object]]:
        if not isinstance(file.value, dict):
            mend = "write each as a key with its values below"
            self.problems.append(Problem(file.place(()), "a list of entries by id is wanted here", mend, "type"))
            return
        for name, value in file.value.items():
            if not is_id(name):
                mend = "use lower-case letters, digits and hyphens"
                self.problems.append(Problem(file.place((name,), key=True), f'"{name}" cannot be an id', mend, "id"))
            yield name, {} if value is None else value

    def terms(self, file: YamlFile) -> Iterator[tuple[str, Term]]:
        for word, value in (file.value if isinstance(file.value, dict) else {}).items():
            term, faults = read(Meaning, value)
            self.say(file, (word,), faults)
            if isinstance(term, Term):
                yield word, term

    def committee(self, folder: CommitteeFolder) -> CommitteeRecords:
        meetings = {name: self.meeting(one) for name, one in folder.meetings.items() if self.day(one)}
        file = folder.actions
        clauses = file.value if isinstance(file.value, dict) else {}
        actions = {clause: self.at(Action, Action(), file, (clause,), value or {}) for clause, value in clauses.items()}
        return CommitteeRecords(folder.name, self.one(Committee, Committee(), folder.committee), actions, meetings)

    def day(self, folder: MeetingFolder) -> date | None:
        try:
            return date.fromisoformat(folder.name[:10])
        except ValueError:
            place = Place(folder.meeting.path.rpartition("/")[0])
            what = f"there is no {folder.name[:10]} in the calendar"
            self.problems.append(Problem(place, what, "rename the folder to the meeting's date", "date"))
            return None

    def meeting(self, folder: MeetingFolder) -> MeetingRecords:
        minutes = programme = None
        if folder.minutes:
            minutes = MinutesText(self.one(MinutesFront, MinutesFront(), folder.minutes.front), folder.minutes)
        if folder.work_programme:
            programme = self.one(WorkProgramme, WorkProgramme(), folder.work_programme)
        papers = {
            stem: PaperRecord(self.one(PaperFront, PaperFront(), text.front), text)
            for stem, text in folder.papers.items()
        }
        return MeetingRecords(
            folder.name,
            date.fromisoformat(folder.name[:10]),
            self.one(Meeting, Meeting(), folder.meeting),
            minutes,
            programme,
            {stem: paper for stem, paper in papers.items() if not paper.front.record.draft},
            frozenset(stem for stem, paper in papers.items() if paper.front.record.draft),
            folder.data,
            folder.attachments,
        )
