"""The record as OParl 1.1 has it, as far as files can: https://schema.oparl.org/1.1/, with paged lists.

System, body, organizations, people, meetings, papers and locations have a file each, at the address that is their id.
What OParl embeds in one of these (agenda items, consultations, memberships, files) has the address of that file with a
fragment.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator import urls
from generator.archive import delegated
from generator.archive.changes import last_changes
from generator.archive.words import COMMITTEE_KINDS, licence_of
from generator.archive.years import begins, ends, first_day
from generator.content.model import short_form
from generator.outputs.data.oparl_objects import VERSION, Object, Objects, Told, file_of, json_of, listed
from generator.outputs.data.paged import Files, Paged
from generator.outputs.data.tables import COMMITTEES, DECISIONS, MEMBERSHIPS, PEOPLE, PlainRow

VOTING = {"true": True, "yes": True, "false": False, "no": False}


class Dump:
    """Makes the lists of a council, and the files of what is not a meeting's."""

    def __init__(self, objects: Objects) -> None:
        """`objects` makes what is listed."""
        self._objects, self._source = objects, objects.source
        meetings = self._source.archive.meetings()
        shown = [paper for meeting in meetings for paper in meeting.papers.values() if paper.front.withdrawn is None]
        programmes = sum(meeting.programme is not None for meeting in meetings)
        outside = sum(decision.front.withdrawn is None for decision in delegated(self._source.archive))
        counts = {"meeting": len(meetings), "paper": len(shown) + programmes + outside}
        self._lists = {kind: Paged(self._source, kind, count) for kind, count in counts.items()}
        self._began = meetings[0].date if meetings else None

    def add(self, told: Iterable[Told]) -> Files:
        """Puts objects to the lists of their kinds: each page of one that is full."""
        for each in told:
            if each.kind:
                yield from self._lists[each.kind].add(each.line)

    def rest(self, alone: Mapping[str, Sequence[PlainRow]]) -> Files:
        """What is not a meeting's, once all meetings are there; `alone` are the rows of the other tables."""
        yield from self._lists["meeting"].end()
        for row in alone[DECISIONS.name]:
            decision = self._objects.decision(row)
            yield file_of(decision)
            yield from self.add([decision])
        yield from self._lists["paper"].end()
        held: dict[str, list[PlainRow]] = {}
        for row in alone[MEMBERSHIPS.name]:
            if row["person"] and row["organization"]:
                held.setdefault(str(row["person"]), []).append(row)
        people = [self._person(row, held.get(str(row["id"]), [])) for row in alone[PEOPLE.name]]
        yield from self._list("person", people)
        yield from self._list("organization", [self._organization(row, people) for row in alone[COMMITTEES.name]])
        for address, place in self._objects.places.items():
            yield address, f"{json_of(place)}\n".encode()
        yield from self._council()

    def _list(self, kind: str, objects: Sequence[Object]) -> Files:
        paged = Paged(self._source, kind, len(objects))
        for each in objects:
            told = self._objects.told(each, kind)
            yield file_of(told)
            yield from paged.add(told.line)
        yield from paged.end()

    def _council(self) -> Files:
        """The system, the list of its bodies, and the one body that there is."""
        council, contact = self._source.archive.council, self._source.archive.council.contact
        about = {
            "license": licence_of(council)[1] or None,
            "name": council.name,
            "website": council.address,
            "contactName": contact.name if contact else None,
            "contactEmail": contact.email if contact else None,
            **self._objects.times(self._began, max(last_changes(self._source.archive).values(), default=None)),
            "web": self._source.root,
        }
        system, body = urls.oparl("system"), urls.oparl("body")
        parts = ("organization", "person", "meeting", "paper")
        lists = {kind: self._objects.url(urls.oparl_list(kind, 1)) for kind in parts}
        made = {"system": self._objects.url(system), **about, **lists, "legislativeTerm": []}
        whole = {"oparlVersion": VERSION, **about, "body": self._objects.url(urls.oparl_list("body", 1))}
        yield system, json_of(self._objects.object("System", system, whole)).encode() + b"\n"
        yield from self._list("body", [self._objects.object("Body", body, made)])

    def _organization(self, row: PlainRow, people: Sequence[Object]) -> Object:
        address = urls.oparl("organization", str(row["id"]))
        here, days = (
            self._objects.url(address),
            [held.date for held in self._source.archive.committees[str(row["id"])].meetings],
        )
        seats = [
            seat["id"]
            for person in people
            for seat in listed(person.get("membership"))
            if isinstance(seat, dict) and seat.get("organization") == here
        ]
        known = {
            "body": self._objects.url(urls.oparl("body")),
            "name": row["name"],
            "shortName": row["short_name"],
            "membership": seats,
            "organizationType": "other" if row["classification"] == "decisions" else "committee",
            "classification": COMMITTEE_KINDS[str(row["classification"])],
            "web": row["url"],
            **self._objects.times(min(days, default=None), max(days, default=None)),
        }
        return self._objects.object("Organization", address, known)

    def _person(self, row: PlainRow, held: Sequence[PlainRow]) -> Object:
        address = urls.oparl("person", str(row["id"]))
        taken: dict[str, int] = {}
        seats = [self._membership(address, seat, taken) for seat in held]
        known = {
            "body": self._objects.url(urls.oparl("body")),
            "name": row["name"],
            "formOfAddress": row["honorific_prefix"],
            "membership": seats,
            "web": row["url"],
            **self._objects.times(*_span(seats)),
        }
        return self._objects.object("Person", address, known)

    def _membership(self, person: str, row: PlainRow, taken: dict[str, int]) -> Object:
        """A seat; its id is that of committee, year and role, so that it stays when another is put in before it."""
        starts, year = self._source.archive.starts, str(row["municipal_year"] or "")
        name = short_form(f"{row['organization']}-{year.replace('/', '-')}-{row['role']}")
        taken[name] = taken.get(name, 0) + 1
        since = (
            begins(str(row["start_date"]), starts) if row["start_date"] else first_day(year, starts) if year else None
        )
        until = ends(str(row["end_date"] or year), starts) if row["end_date"] or year else None
        known = {
            "person": self._objects.url(person),
            "organization": self._objects.url(urls.oparl("organization", str(row["organization"]))),
            "role": row["role"],
            "votingRight": VOTING.get(str(row["voting"])),
            "startDate": since.isoformat() if since else None,
            "endDate": date.fromordinal(until.toordinal() - 1).isoformat() if until else None,
            **self._objects.times(since, since),
        }
        more = f"-{taken[name]}" if taken[name] > 1 else ""
        return self._objects.object("Membership", urls.at(person, f"membership-{name}{more}"), known)


def _span(seats: Sequence[Object]) -> tuple[date | None, date | None]:
    """From the first to the last day on which one of several seats began."""
    days = sorted(date.fromisoformat(str(seat["startDate"])) for seat in seats if "startDate" in seat)
    return (days[0], days[-1]) if days else (None, None)
