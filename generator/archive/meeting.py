"""Links one meeting: its agenda, papers, minutes and work programme."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from generator import urls
from generator.archive.actions import know_whom
from generator.archive.agenda import Numbered, numbered, parts
from generator.archive.documents import Linking, Noted, SourceText, document, noted, watched, withdrawn_document
from generator.archive.item import Item
from generator.archive.lines import NO_LINE, Considered, Document, Line, Target, Withheld
from generator.archive.linked import MeetingHeld, Minutes, Paper
from generator.archive.minuted import minutes_of_items
from generator.archive.minuting import minuting
from generator.archive.programme import (
    GroupHeading,
    Hearing,
    Programme,
    ProgrammeGroup,
    ProgrammeRow,
    anchors,
    heading,
    hearings_of,
    hearings_of_minutes,
    with_links,
)
from generator.archive.references import COUNCIL, Origin
from generator.archive.targets import kind_of, programme_title, target, withdrawn_for
from generator.archive.texts import Texts, meanings
from generator.archive.years import municipal_year, value_on
from generator.content.model import Glossary, Meeting, MinutesRecord, PlannedRow, Record, WorkProgramme
from generator.content.records import CommitteeRecords, Filed, MeetingRecords, PaperRecord
from generator.content.sources import MarkdownFile
from generator.problems import Loc
from generator.store.memo import Asked, Memo, Watched
from generator.text import Minute
from generator.text.standing import is_other_business

Heard = tuple[tuple[str, str], ...]
"""Label and address of what heard a row."""
WITH_TEXT: Mapping[str, object] = {"original": None, "background_papers": (), "corrections": (), "glossary": {}}
"""What a withdrawn paper has instead of the keys that go with its text."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A committee's meetings by day, so that each is found without looking through all of them."""

    committee: CommitteeRecords
    on: Mapping[date, tuple[str, ...]]
    """The names of the meetings on a day."""
    approved: Mapping[date, tuple[str, ...]]
    """The names of the meetings whose minutes were approved on a day."""
    first: Mapping[str, str]
    """The name of the first meeting on a day, by its ISO date."""


def calendar(committee: CommitteeRecords) -> Calendar:
    """The meetings of a committee by day."""
    on: dict[date, tuple[str, ...]] = {}
    approved: dict[date, tuple[str, ...]] = {}
    for name, meeting in committee.meetings.items():
        on[meeting.date] = (*on.get(meeting.date, ()), name)
        minutes = meeting.meeting.record.minutes
        if minutes and minutes.approved:
            approved[minutes.approved] = (*approved.get(minutes.approved, ()), name)
    return Calendar(committee, on, approved, {day.isoformat(): names[0] for day, names in on.items()})


@dataclass(frozen=True, slots=True)
class Linked:
    """A linked meeting, and what was noted on the way."""

    meeting: MeetingHeld
    noted: Noted


def link_meeting(
    linking: Linking,
    days: Calendar,
    source: MeetingRecords,
    texts: Texts,
    *,
    is_current: Callable[[Noted], bool],
    memo: Memo,
) -> Linked:
    """A meeting with everything in its folder, linked; again only if that changed, or something that it refers to.

    `texts` are its own, and `is_current` says whether what was noted the last time would be noted again.
    """
    council, committee = linking.records.council, days.committee
    form = minuting(council.record, committee.committee.record, source.date, source.name).form
    origin = Origin(f"{committee.name}/{source.name}", committee.name, _approves(days, source), form=form)

    wording = (council.record.any_other_business, council.place("any-other-business"))
    unread = (linking.resolver.people is None, linking.resolver.matters is None)
    parts = (source, origin.approves, form, texts, linking.starts, wording, unread)

    def make(*_: object) -> Linked:
        return _linked(linking, days, source, origin)

    return memo.of(("linked", origin.folder), make, *parts, is_current=lambda before: is_current(before.noted))


def _linked(linking: Linking, days: Calendar, source: MeetingRecords, origin: Origin) -> Linked:
    """A meeting linked in a linking of its own, which notes what it is asked for."""
    asked: Asked = set()
    own = watched(linking, asked)
    on, first = (
        Watched(f"on {origin.committee}", days.on, asked),
        Watched(f"first {origin.committee}", days.first, asked),
    )
    meeting = _Link(own, replace(days, on=on, first=first), source, origin).meeting()
    return Linked(meeting, noted(own, asked))


def _approves(days: Calendar, meeting: MeetingRecords) -> tuple[str, ...]:
    """The names of the meetings whose minutes are before this one: on its agenda, or approved on its date."""
    named = [day for item in meeting.meeting.record.agenda or () for day in item.minutes_of]
    names = [name for day in named for name in days.on.get(day, ())]
    return tuple(dict.fromkeys([*names, *days.approved.get(meeting.date, ())]))


@dataclass(frozen=True, slots=True)
class _Link:
    """Links what stands in one meeting's folder."""

    linking: Linking
    days: Calendar
    source: MeetingRecords
    origin: Origin

    @property
    def where(self) -> tuple[str, str]:
        return self.origin.committee, self.source.name

    @property
    def record(self) -> Meeting:
        return self.source.meeting.record

    def meeting(self) -> MeetingHeld:
        self.linking.resolver.ids(self.record, self.source.meeting.place)
        minutes = self.minutes()
        items = numbered(self.record)
        recorded = minutes_of_items(items, minutes.items if minutes else ())
        return MeetingHeld(
            *self.where,
            self.source.date,
            municipal_year(self.source.date, self.linking.starts),
            self.record,
            self.line(self.record.note, self.source.meeting, "note"),
            self.linking.resolver.paragraphs(
                self.record.attend, self.origin, partial(self.source.meeting.place, "attend")
            ),
            tuple(self.item(item, recorded.get(item.number, ())) for item in items),
            {stem: self.paper(stem, paper) for stem, paper in self.source.papers.items()},
            minutes,
            self.programme(self.source.programme) if self.source.programme else None,
        )

    def line(self, text: str | None, filed: Filed[Record], *loc: str | int) -> Line:
        return self.linking.resolver.line(text, self.origin, partial(filed.place, *loc))

    def minutes(self) -> Minutes | None:
        source = self.source.minutes
        if source is None:
            return None
        linked = self.document("minutes", source.text, source.front.record.glossary)
        for minute in linked.body.minutes:
            for matter in minute.matter:
                self.linking.resolver.matter(matter, partial(source.text.place, minute.line))
        year = municipal_year(self.source.date, self.linking.starts)
        record, is_draft = self.record.minutes or MinutesRecord(), source.front.record.draft
        return Minutes(*self.where, self.source.date, year, record, linked, is_draft)

    def document(self, stem: str, text: MarkdownFile, glossary: Glossary) -> Document:
        terms = {**self.linking.resolver.terms, **meanings(glossary)}
        origin = replace(self.origin, minutes=self.source.name) if stem == "minutes" else self.origin
        written = SourceText(text, origin, terms, self.source)
        return document(self.linking, self.linking.bodies[f"{self.origin.folder}/{stem}.md"], written)

    def paper(self, stem: str, source: PaperRecord) -> Paper:
        front = source.front.record
        self.linking.resolver.ids(front, source.front.place)
        reason = withdrawn_for(self.source, stem)
        body = self.linking.bodies[f"{self.origin.folder}/{stem}.md"]
        if reason is not None:
            front = front.model_copy(update={"withdrawn": reason, **WITH_TEXT})
        appendices = [
            self.target(appendix.file, source.front, "appendices", n, label=appendix.label)
            for n, appendix in enumerate(front.appendices)
            if reason is None or appendix.file in self.source.papers
        ]
        address = urls.paper(*self.where, stem)
        self.linking.part_of.update({appendix.address: address for appendix in appendices if appendix})
        linked = withdrawn_document(body) if reason is not None else self.document(stem, source.text, front.glossary)
        named = tuple(appendix for appendix in appendices if appendix)
        agenda = self.record.published
        is_late = bool(front.published and agenda and front.published > agenda)
        published = front.published or agenda
        return Paper(*self.where, stem, kind_of(self.source, stem), front, published, is_late, linked, named)

    def target(self, name: str, filed: Filed[Record], *loc: str | int, label: str = "") -> Target | None:
        found = target(self.linking, name, *self.where, partial(filed.place, *loc))
        return replace(found, label=label) if found else None

    def item(self, item: Numbered, minutes: tuple[Minute, ...]) -> Item:
        record, filed = item.record, self.source.meeting
        papers = [self.target(name, filed, *item.loc, "papers", n) for n, name in enumerate(record.named)]
        for paper in papers:
            if paper:
                at = Considered(*self.where, self.source.date, item.number)
                self.linking.considered.setdefault(urls.page(paper.address), []).append(at)
        lettered = [
            (label, self.line(text, filed, *item.loc, "parts" if record.parts else "minutes-of", n))
            for n, (label, text) in enumerate(parts(record))
        ]
        return Item(
            urls.at(urls.meeting(*self.where), urls.item(item.number)),
            item.number,
            self.line(item.title, filed, *item.loc, "title"),
            self.line(record.about, filed, *item.loc, "about") or self.standing(item),
            item.private,
            record,
            tuple(lettered),
            tuple(paper for paper in papers if paper),
            minutes,
            tuple(self.private_papers(item)),
            item.part_of,
            self.line(record.section, filed, *record.section_loc, "section"),
        )

    def private_papers(self, item: Numbered) -> Iterator[Withheld]:
        """The papers of a public item that are not for the public."""
        for n, paper in enumerate(item.record.private_papers):
            address = urls.at(urls.meeting(*self.where), urls.private_paper(item.number, n + 1))
            title = self.line(paper.title, self.source.meeting, *item.loc, "private-papers", n, "title")
            yield Withheld(address, title, paper)

    def standing(self, item: Numbered) -> Line:
        """The council's standing wording for other business."""
        if not is_other_business(item.title):
            return NO_LINE
        council = self.linking.records.council
        wording = value_on(self.source.date, council.record.any_other_business, self.linking.starts)
        return self.linking.resolver.line(wording, COUNCIL, partial(council.place, "any-other-business"))

    def programme(self, filed: Filed[WorkProgramme]) -> Programme:
        self.linking.resolver.ids(filed.record, filed.place)
        fragments = anchors(filed.record)
        groups = tuple(self.group(filed, text, rows, fragments) for text, rows in filed.record.programme.items())
        agenda, title = self.record.published, programme_title(self.source, self.linking)
        updated = filed.record.updated or agenda
        published = max(updated, agenda) if updated and agenda else updated
        return Programme(*self.where, title, updated, published, filed.record, groups)

    def group(
        self,
        filed: Filed[WorkProgramme],
        text: str,
        rows: Sequence[PlannedRow],
        fragments: Mapping[tuple[str, int], str],
    ) -> ProgrammeGroup:
        try:
            under = heading(text)
        except ValueError:
            what = f"there is no {text[:10]} in the calendar"
            at = partial(filed.place, "programme", text, key=True)
            self.linking.resolver.say(at, what, "look the day and month up again", "date")
            under = GroupHeading(text, None, "")
        hearings = tuple(self.hearings(under.date)) if under.date else ()
        made = tuple(
            self.row(filed, ("programme", text, n), row, fragments[text, n], tuple(hearings_of(row, rows, hearings)))
            for n, row in enumerate(rows)
        )
        return ProgrammeGroup(under.text, under.date, under.note, made)

    def row(self, filed: Filed[WorkProgramme], loc: Loc, row: PlannedRow, anchor: str, heard_by: Heard) -> ProgrammeRow:
        source = with_links(row.source or "", self.days.first)
        for n, name in enumerate(row.decision_maker):
            know_whom(self.linking, name, partial(filed.place, *loc, "decision-maker", n))
        return ProgrammeRow(
            urls.at(urls.work_programme(*self.where), anchor),
            row,
            self.line(row.title, filed, *loc, "title"),
            self.line(row.detail, filed, *loc, "detail"),
            self.line(source, filed, *loc, "source"),
            self.line(row.outcome, filed, *loc, "outcome"),
            heard_by,
        )

    def hearings(self, day: date) -> Iterator[Hearing]:
        """The items and minutes of the committee's meetings on a day."""
        committee = self.days.committee
        for name in self.days.on.get(day, ()):
            address = urls.meeting(committee.name, name)
            for item in numbered(self.linking.folders[committee.name, name].meeting.record):
                to = urls.at(address, urls.item(item.number))
                yield Hearing(item.title, item.record.matter, f"item {item.number}", to)
            body = self.linking.bodies.get(f"{committee.name}/{name}/minutes.md")
            yield from hearings_of_minutes(body.minutes if body else (), urls.minutes(committee.name, name))
