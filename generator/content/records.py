"""Makes records of what was read: every fault at once, each with its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Generic, Literal, TypeVar

from generator.content.model import (
    SYNONYMS,
    YEARS,
    Action,
    Committee,
    Council,
    DecisionFront,
    Fault,
    Matter,
    Meaning,
    Meeting,
    MinutesFront,
    PageFront,
    PaperFront,
    Person,
    Record,
    Synonyms,
    Term,
    WorkProgramme,
    form_of_id,
    is_id,
    read,
)
from generator.content.model.values import Text
from generator.content.sources import (
    Attachment,
    CommitteeFolder,
    DataFile,
    Kept,
    MarkdownFile,
    MeetingFolder,
    Sources,
    YamlFile,
)
from generator.problems import About, Loc, Place, Problem
from generator.store.memo import Memo

T = TypeVar("T")
P = TypeVar("P")
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

    def about(self, *loc: str | int) -> About:
        """A value of the record as what a problem is about."""
        return self.file.path, (*self.within, *loc)


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A paper's front matter and its text."""

    front: Filed[PaperFront]
    text: MarkdownFile


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision that was taken outside meetings, with the day of its file's name."""

    name: str
    date: date
    front: Filed[DecisionFront]
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
    """Stems of papers that are not to be published yet; they are among `papers` only where drafts are asked for.

    Minutes are named here where they are a draft that is not asked for.
    """
    data: Mapping[str, DataFile]
    attachments: Mapping[str, Attachment]
    held: frozenset[str] = frozenset()
    """The names of files that were taken out of these, as what may be private."""


def digest(meeting: MeetingRecords, memo: Memo) -> str:
    """Tells what a meeting's folder holds, every word of it, from everything else."""
    return memo.of(("digest", meeting.meeting.file.path), _digest, meeting)


def _digest(meeting: MeetingRecords) -> str:
    return sha256(repr(meeting).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class CommitteeRecords:
    """What a committee's folder holds; meetings by name, in order."""

    name: str
    committee: Filed[Committee]
    actions: Mapping[str, Filed[Action]]
    """By the clause as the council cites it: "14(b)/22"."""
    meetings: Mapping[str, MeetingRecords]
    decisions: Mapping[str, DecisionRecord] = field(default_factory=dict)
    """Those taken outside meetings, by name, in order; drafts only where they are asked for."""
    draft_decisions: frozenset[str] = frozenset()
    """The names of decisions that are not to be published yet."""
    held: frozenset[str] = frozenset()
    """The names of decisions that were taken out of these, as what may be private."""
    drafts: frozenset[str] = frozenset()
    """The names of meetings that are drafts, and not asked for."""
    actions_unread: bool = False
    """`actions.yaml` could not be read."""

    def is_draft(self, path: str) -> bool:
        """Whether a path below the committee leads to a draft that is not asked for, or to something in one."""
        decision = path.removesuffix(".md")
        if decision in self.draft_decisions and decision not in self.decisions:
            return True
        meeting, _, name = path.partition("/")
        of = self.meetings.get(meeting)
        return meeting in self.drafts or (of is not None and name in of.drafts and name not in of.papers)


@dataclass(frozen=True, slots=True)
class OldAddresses:
    """What `redirects.yaml` lists: by an old address, as typed, the name of what it leads to."""

    leads: Mapping[str, str]
    file: YamlFile

    def place(self, old: str, *, key: bool = False) -> Place:
        """Where an old address stands, or what it leads to."""
        return self.file.place((old,), key=key)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that officers wrote."""

    council: Filed[Council]
    people: Mapping[str, Filed[Person]]
    matters: Mapping[str, Filed[Matter]]
    glossary: Mapping[str, Term]
    synonyms: Synonyms
    """By words, others that are looked for with them."""
    glossary_file: YamlFile
    about: Mapping[str, MarkdownFile]
    committees: Mapping[str, CommitteeRecords]
    redirects: OldAddresses
    host_files: Mapping[str, Path]
    """What a host asks for: each file as it lies there, by its address."""
    people_unread: bool
    """`people.yaml` could not be read: nobody is missed in it. Likewise `matters.yaml`."""
    matters_unread: bool
    kept: Kept = field(default_factory=Kept)
    """What was recorded of all of this when it was published."""


def parse(sources: Sources, memo: Memo | None = None, *, with_drafts: bool = False) -> tuple[Records, list[Problem]]:
    """The records of everything that was read, and every fault found in it.

    With `memo`, what is made of the very same files is the very same, also where drafts are in it now and nothing in
    them is one.
    """
    parser = _Parser(Memo() if memo is None else memo, with_drafts=with_drafts)
    records = parser.records(sources)
    return records, parser.problems


class _Parser:
    """Makes records of files; faults gather in `problems`."""

    def __init__(self, memo: Memo, *, with_drafts: bool) -> None:
        self.memo = memo
        self.with_drafts = with_drafts
        self.problems: list[Problem] = []

    def once(self, kind: str, name: object, part: P, make: Callable[["_Parser", P], T]) -> T:
        """What is made of one thing that was read, with what is wrong with it."""

        def anew(part: P, with_drafts: bool) -> tuple[T, list[Problem]]:  # noqa: FBT001 -- it is a part like others
            inside = _Parser(self.memo, with_drafts=with_drafts)
            return self.memo.as_before((kind, name), (make(inside, part), inside.problems))

        made, problems = self.memo.of((kind, name), anew, part, self.with_drafts)
        self.problems += problems
        return made

    def records(self, sources: Sources) -> Records:
        people = self.once("people", "", sources.people, _Parser.people)
        matters = self.once("matters", "", sources.matters, _Parser.matters)
        council = self.one(Council, Council(name="?"), sources.council)
        committees = {
            name: self.once("committee", name, folder, _Parser.committee) for name, folder in sources.committees.items()
        }
        for page in sources.about.values():
            self.one(PageFront, PageFront(), page.front)
        terms = dict(self.terms(sources.glossary))
        people_unread, matters_unread = [
            listing.faulty or not isinstance(listing.value, dict) for listing in (sources.people, sources.matters)
        ]
        redirects = OldAddresses(dict(self.leads(sources.redirects)), sources.redirects)
        texts = (self.synonyms(sources.glossary), sources.glossary, sources.about)
        files, kept, unread = sources.host_files, sources.kept, (people_unread, matters_unread)
        return Records(council, people, matters, terms, *texts, committees, redirects, files, *unread, kept)

    def people(self, file: YamlFile) -> dict[str, Filed[Person]]:
        return self.entries(Person, Person(name="?"), file)

    def matters(self, file: YamlFile) -> dict[str, Filed[Matter]]:
        return self.entries(Matter, Matter(title="?"), file)

    def one(self, kind: type[R], empty: R, file: YamlFile) -> Filed[R]:
        """The record of a whole file."""
        name = f"record {kind.__name__}"
        return self.once(name, file.path, file, lambda inside, file: inside.at(kind, empty, file, (), file.value))

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
        for name, value in self.by_key(file).items():
            if not is_id(name):
                where, what = file.place((name,), key=True), f'"{name}" cannot be an id'
                self.problems.append(Problem(where, what, form_of_id(name), "id"))
            yield name, {} if value is None else value

    def by_key(self, file: YamlFile) -> dict[str, object]:
        """What a file holds under each key; nothing, and a problem, if it is no such file."""
        if isinstance(file.value, dict):
            return file.value
        mend = "write each as a key with its values below, without a hyphen before it"
        self.problems.append(Problem(file.place(()), "entries by key are wanted here", mend, "type"))
        return {}

    def terms(self, file: YamlFile) -> Iterator[tuple[str, Term]]:
        for word, value in self.by_key(file).items():
            if word == SYNONYMS:
                continue
            term, faults = read(Meaning, value)
            self.say(file, (word,), faults)
            if isinstance(term, Term):
                yield word, term

    def synonyms(self, file: YamlFile) -> Synonyms:
        value = file.value.get(SYNONYMS) if isinstance(file.value, dict) else None
        if value is None:
            return {}
        synonyms, faults = read(Synonyms, value)
        self.say(file, (SYNONYMS,), faults)
        return synonyms or {}

    def leads(self, file: YamlFile) -> Iterator[tuple[str, str]]:
        if not isinstance(file.value, dict):
            mend = "write `old address: where it leads`, one a line"
            self.problems.append(Problem(file.place(()), "old addresses are wanted here", mend, "type"))
            return
        for old, value in file.value.items():
            name, faults = read(Text, value)
            self.say(file, (old,), faults)
            if isinstance(name, str):
                yield old, name

    def committee(self, folder: CommitteeFolder) -> CommitteeRecords:
        found = {
            name: self.once("meeting", meeting.meeting.path, meeting, _Parser.meeting)
            for name, meeting in folder.meetings.items()
            if self.day(meeting.name, meeting.meeting.path.rpartition("/")[0])
        }
        meetings = {name: of for name, of in found.items() if self.with_drafts or not of.meeting.record.draft}
        file, clauses = folder.actions, self.by_key(folder.actions)
        actions = {clause: self.at(Action, Action(), file, (clause,), value or {}) for clause, value in clauses.items()}
        drafts = frozenset(found.keys() - meetings.keys())
        committee = self.one(Committee, Committee(), folder.committee)
        decisions, waiting = self.decisions(folder), frozenset[str]()
        if committee.record.kind == "decisions":
            waiting = frozenset(name for name, decision in decisions.items() if decision.front.record.draft)
            self.misplaced("meetings", [meeting.meeting.file.path for meeting in found.values()])
            meetings = {}
        else:
            self.misplaced("decisions", [decision.text.path for decision in decisions.values()])
            decisions = {}
        shown = {name: decision for name, decision in decisions.items() if self.with_drafts or name not in waiting}
        return CommitteeRecords(
            folder.name,
            committee,
            actions,
            meetings,
            shown,
            waiting,
            drafts=drafts,
            actions_unread=file.faulty,
        )

    def decisions(self, folder: CommitteeFolder) -> dict[str, DecisionRecord]:
        return {
            name: DecisionRecord(name, day, self.one(DecisionFront, DecisionFront(), text.front), text)
            for name, text in folder.decisions.items()
            if (day := self.day(name, text.path))
        }

    def misplaced(self, what: Literal["meetings", "decisions"], paths: list[str]) -> None:
        """Says of meetings in a folder of decisions that they are not published, or the other way round."""
        mend = "put it into the folder of a committee; one of `kind: decisions` has no meetings"
        if what == "decisions":
            mend = "put it into a folder whose committee.yaml has `kind: decisions`"
        for path in paths:
            self.problems.append(
                Problem(Place(path), f"there are no {what} in a folder of this kind", mend, "decision-file")
            )

    def day(self, name: str, path: str) -> date | None:
        try:
            day = date.fromisoformat(name[:10])
        except ValueError:
            day = None
        if day is None or day.year not in YEARS:
            mend = "rename the file to the date of the decision" if path.endswith(".md") else ""
            mend = mend or "rename the folder to the meeting's date"
            self.problems.append(Problem(Place(path), f"there is no {name[:10]} in the calendar", mend, "date"))
            return None
        return day

    def meeting(self, folder: MeetingFolder) -> MeetingRecords:
        papers = {
            stem: PaperRecord(self.one(PaperFront, PaperFront(), text.front), text)
            for stem, text in folder.papers.items()
        }
        minutes = programme = None
        if folder.minutes:
            minutes = MinutesText(self.one(MinutesFront, MinutesFront(), folder.minutes.front), folder.minutes)
        drafts = {stem for stem, paper in papers.items() if paper.front.record.draft}
        if minutes and minutes.front.record.draft and not self.with_drafts:
            minutes = None
            drafts.add("minutes")
        if folder.work_programme:
            programme = self.one(WorkProgramme, WorkProgramme(), folder.work_programme)
        return MeetingRecords(
            folder.name,
            date.fromisoformat(folder.name[:10]),
            self.one(Meeting, Meeting(), folder.meeting),
            minutes,
            programme,
            {stem: paper for stem, paper in papers.items() if self.with_drafts or not paper.front.record.draft},
            frozenset(drafts),
            folder.data,
            folder.attachments,
        )
