"""What the archive knows of one committee, read without its papers, so that it is quick in a large archive."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator import archive
from generator.archive import CommitteeHistory, MeetingHeld, municipal_year, value_on
from generator.archive.law import Law, Notice, law_of, notice_of
from generator.archive.years import starts_of
from generator.content import sources
from generator.content.model import Council, Membership, Person, is_id, short_form
from generator.content.records import CommitteeRecords, Records, parse
from generator.problems import has_errors, suggestion
from generator.scaffold.plan import refuse


@dataclass(frozen=True, slots=True)
class Known:
    """A committee with its meetings in order, the council and its people."""

    council: Council
    people: Mapping[str, Person]
    committee: CommitteeHistory

    def year(self, day: date) -> str:
        """The municipal year of a day."""
        return municipal_year(day, starts_of(self.council))

    @property
    def law(self) -> Law:
        """The law that the committee is under."""
        return law_of(self.council, self.committee.record)

    @property
    def notice(self) -> Notice | None:
        """How long before its meetings its agenda is published; None where nobody asks for it."""
        return notice_of(self.council, self.committee.record)

    def name(self, day: date) -> str:
        """The committee's short name on a day."""
        record, starts = self.committee.record, starts_of(self.council)
        return value_on(day, record.short, starts) or value_on(day, record.name, starts) or self.committee.name

    def sitting(self, day: date) -> Membership:
        """Those who sit on the committee on a day."""
        year, starts = archive.membership(self.committee.record, self.year(day)), starts_of(self.council)
        kept = {key: archive.on(day, getattr(year, key), starts) for key in type(year).model_fields}
        return year.model_copy(update=kept)

    def before(self, name: str) -> list[MeetingHeld]:
        """The meetings before one (by its folder's name) that took place or are to, the latest first."""
        earlier = [meeting for meeting in self.committee.meetings if meeting.name < name and not meeting.is_off]
        return list(reversed(earlier))

    def needs_meetings(self) -> None:
        """RefusedError for a folder of decisions that are taken outside meetings."""
        if self.committee.record.kind == "decisions":
            name = self.committee.name
            refuse(f"{name} has no meetings; make a decision with: agendapack new decision {name} DATE TITLE")

    def meeting(self, name: str) -> MeetingHeld:
        """A meeting of the committee by its folder's name; RefusedError if there is none."""
        found = self.committee.by_name.get(name)
        if found is None:
            mend = f"make it with: agendapack new meeting {self.committee.name} {name}"
            refuse(f"there is no meeting {self.committee.name}/{name} yet; {mend}")
        return found


def committees(content: Path) -> list[str]:
    """The names of the committees of a content folder; RefusedError if there is no such folder."""
    if not content.is_dir():
        refuse(
            f"there is no folder {content.as_posix()}; name it with --content, or make a first archive with: "
            "agendapack new council FOLDER"
        )
    folders = (path.name for path in sorted(content.iterdir()) if path.is_dir())
    return [name for name in folders if is_id(name) and name not in sources.RESERVED]


def know(content: Path, committee: str) -> Known:
    """What is known of a committee.

    RefusedError if there is no such committee, or if one of its YAML files cannot be read: numbers and names would be
    wrong without it.
    """
    names = committees(content)
    if committee not in names:
        mend = suggestion(short_form(committee), names) or f'make it with: agendapack new committee "{committee}"'
        refuse(f'there is no committee "{committee}" in {content.as_posix()}; {mend}')
    read, unread = sources.read(content, committee)
    if read is None:
        refuse(str(unread[0]))
    records, faults = parse(read)
    if wrong := [
        problem for problem in [*unread, *faults] if has_errors([problem]) and problem.place.path.endswith(".yaml")
    ]:
        shown = "\n".join(str(problem) for problem in sorted(wrong))
        refuse(f"{shown}\nNothing was written; put this right first.", in_content=True)
    linked, _ = archive.link(_without_papers(records, committee))
    return Known(linked.council, linked.people, linked.committees[committee])


def _without_papers(records: Records, committee: str) -> Records:
    """The records of one committee without what a scaffold never asks for; minutes are needed for their numbers."""
    one = records.committees[committee]
    meetings = {
        name: replace(meeting, papers={}, drafts=frozenset(), data={}, attachments={})
        for name, meeting in one.meetings.items()
    }
    light = CommitteeRecords(one.name, one.committee, {}, meetings)
    return replace(records, glossary={}, about={}, committees={committee: light})
