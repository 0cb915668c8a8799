"""The record as OParl 1.1 has it, as far as files can: https://schema.oparl.org/1.1/, with paged lists.

System, body, organizations, people, meetings, papers and locations have a file each, at the address that is their id.
What OParl embeds in one of these (agenda items, consultations, memberships, files) has the address of that file with a
fragment.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from generator import urls
from generator.archive import delegated, in_words
from generator.archive.changes import last_changes
from generator.archive.deciding import KEY
from generator.archive.words import COMMITTEE_KINDS, KINDS, licence_of
from generator.archive.years import begins, ends, first_day
from generator.content.model import short_form
from generator.outputs.data.paged import Files, Paged
from generator.outputs.data.tables import (
    ATTENDANCE,
    COMMITTEES,
    DECISIONS,
    DOCUMENTS,
    ITEMS,
    MEETINGS,
    MEMBERSHIPS,
    PEOPLE,
    RESOLUTIONS,
    PlainRow,
    Source,
)

Object = dict[str, object]
"""An object of OParl or Popolo."""
VERSION = "https://schema.oparl.org/1.1/"
PAPERS = frozenset({*KINDS} - {"minutes", "file", "table"})
"""Kinds of documents that are papers to OParl; minutes and files belong to their meeting."""
STATES = {"to come": "planned", "planned": "not known"}
"""How a meeting stands where OParl has another word for it."""
VOTING = {"true": True, "yes": True, "false": False, "no": False}


class Dump:
    """Makes the files of a council; without the whole address of the site there are none, for every id is one."""

    def __init__(self, source: Source) -> None:
        """`source` is what rows are made of; its root must be known."""
        self.source = source
        self._zone = ZoneInfo(source.archive.council.time_zone)
        meetings = source.archive.meetings()
        shown = [paper for meeting in meetings for paper in meeting.papers.values() if paper.front.withdrawn is None]
        programmes = sum(meeting.programme is not None for meeting in meetings)
        self._meetings = Paged(source, "meeting", len(meetings))
        outside = sum(decision.front.withdrawn is None for decision in delegated(source.archive))
        self._papers = Paged(source, "paper", len(shown) + programmes + outside)
        self._places: dict[str, Object] = {}
        self._began = meetings[0].date if meetings else None

    def meeting(self, rows: Mapping[str, Sequence[PlainRow]], documents: Mapping[str, PlainRow]) -> Files:
        """A meeting with its papers, of the rows that the tables have of it; `documents` are all of the archive."""
        (row,) = rows[MEETINGS.name]
        for paper in rows[DOCUMENTS.name]:
            if paper["kind"] in PAPERS:
                yield from self._paper(paper, rows[DOCUMENTS.name], row)
        yield from self._told(self._meeting(row, rows, documents), self._meetings)

    def rest(self, alone: Mapping[str, Sequence[PlainRow]]) -> Files:
        """What is not a meeting's, once all meetings are made; `alone` are the rows of the other tables."""
        yield from self._meetings.end()
        for row in alone[DECISIONS.name]:
            yield from self._decision(row)
        yield from self._papers.end()
        held: dict[str, list[PlainRow]] = {}
        for row in alone[MEMBERSHIPS.name]:
            if row["person"] and row["organization"]:
                held.setdefault(str(row["person"]), []).append(row)
        people = [self._person(row, held.get(str(row["id"]), [])) for row in alone[PEOPLE.name]]
        yield from self._list("person", people)
        yield from self._list("organization", [self._organization(row, people) for row in alone[COMMITTEES.name]])
        for address, place in self._places.items():
            yield address, f"{_line(place)}\n".encode()
        yield from self._council()

    def _list(self, kind: str, objects: Sequence[Object]) -> Files:
        paged = Paged(self.source, kind, len(objects))
        for each in objects:
            yield from self._told(each, paged)
        yield from paged.end()

    def _council(self) -> Files:
        """The system, the list of its bodies, and the one body that there is."""
        council, contact = self.source.archive.council, self.source.archive.council.contact
        about = {
            "license": licence_of(council)[1] or None,
            "name": council.name,
            "website": council.address,
            "contactName": contact.name if contact else None,
            "contactEmail": contact.email if contact else None,
            **self._times(self._began, max(last_changes(self.source.archive).values(), default=None)),
            "web": self.source.root,
        }
        system, body = urls.oparl("system"), urls.oparl("body")
        parts = ("organization", "person", "meeting", "paper")
        lists = {kind: self._url(urls.oparl_list(kind, 1)) for kind in parts}
        made = {"system": self._url(system), **about, **lists, "legislativeTerm": []}
        whole = {"oparlVersion": VERSION, **about, "body": self._url(urls.oparl_list("body", 1))}
        yield system, _line(self._object("System", system, whole)).encode() + b"\n"
        yield from self._list("body", [self._object("Body", body, made)])

    def _organization(self, row: PlainRow, people: Sequence[Object]) -> Object:
        address = urls.oparl("organization", str(row["id"]))
        here, days = self._url(address), [held.date for held in self.source.archive.committees[str(row["id"])].meetings]
        seats = [
            seat["id"]
            for person in people
            for seat in _listed(person.get("membership"))
            if isinstance(seat, dict) and seat.get("organization") == here
        ]
        known = {
            "body": self._url(urls.oparl("body")),
            "name": row["name"],
            "shortName": row["short_name"],
            "membership": seats,
            "organizationType": "other" if row["classification"] == "decisions" else "committee",
            "classification": COMMITTEE_KINDS[str(row["classification"])],
            "web": row["url"],
            **self._times(min(days, default=None), max(days, default=None)),
        }
        return self._object("Organization", address, known)

    def _person(self, row: PlainRow, held: Sequence[PlainRow]) -> Object:
        address = urls.oparl("person", str(row["id"]))
        taken: dict[str, int] = {}
        seats = [self._membership(address, seat, taken) for seat in held]
        known = {
            "body": self._url(urls.oparl("body")),
            "name": row["name"],
            "formOfAddress": row["honorific_prefix"],
            "membership": seats,
            "web": row["url"],
            **self._times(*_span(seats)),
        }
        return self._object("Person", address, known)

    def _membership(self, person: str, row: PlainRow, taken: dict[str, int]) -> Object:
        """A seat; its id is that of committee, year and role, so that it stays when another is put in before it."""
        starts, year = self.source.archive.starts, str(row["municipal_year"] or "")
        name = short_form(f"{row['organization']}-{year.replace('/', '-')}-{row['role']}")
        taken[name] = taken.get(name, 0) + 1
        since = (
            begins(str(row["start_date"]), starts) if row["start_date"] else first_day(year, starts) if year else None
        )
        until = ends(str(row["end_date"] or year), starts) if row["end_date"] or year else None
        known = {
            "person": self._url(person),
            "organization": self._url(urls.oparl("organization", str(row["organization"]))),
            "role": row["role"],
            "votingRight": VOTING.get(str(row["voting"])),
            "startDate": since.isoformat() if since else None,
            "endDate": date.fromordinal(until.toordinal() - 1).isoformat() if until else None,
            **self._times(since, since),
        }
        more = f"-{taken[name]}" if taken[name] > 1 else ""
        return self._object("Membership", urls.at(person, f"membership-{name}{more}"), known)

    def _meeting(
        self, row: PlainRow, rows: Mapping[str, Sequence[PlainRow]], documents: Mapping[str, PlainRow]
    ) -> Object:
        """A meeting; of one whose time is not known OParl's `start` cannot be said, and its name has the day."""
        address, day = urls.oparl("meeting", str(row["id"])), date.fromisoformat(str(row["start_date"]))
        starts, closed = _time(row["start_time"]), _time(row["end_time"])
        after = starts is not None and closed is not None and closed < starts
        ended = date.fromordinal(day.toordinal() + after)
        times = self._times(_day(row["agenda_published"]) or day, _day(row["modified"]) or day)
        resolved: dict[str, list[PlainRow]] = {}
        for clause in rows[RESOLUTIONS.name]:
            if clause["taken"]:
                resolved.setdefault(str(clause["minute"]), []).append(clause)
        with_it = [each for each in rows[DOCUMENTS.name] if each["kind"] in {"file", "table"} and not each["part_of"]]
        minutes = [each for each in rows[DOCUMENTS.name] if each["kind"] == "minutes"]
        here = [str(row["organization"]), *(name for name in _listed(row["joint_with"]) if isinstance(name, str))]
        known = {
            "name": ", ".join(filter(None, (str(row["organization_name"]), str(row["title"] or ""), in_words(day)))),
            "meetingState": STATES.get(str(row["status"]), row["status"]),
            "cancelled": row["status"] == "cancelled",
            "start": self._instant(day, starts) if starts else None,
            "end": self._instant(ended, closed) if starts and closed else None,
            "location": self._place(str(row["location"]), times) if row["location"] else None,
            "organization": [
                self._url(urls.oparl("organization", name)) for name in here if name in self.source.archive.committees
            ],
            "participant": [
                self._url(urls.oparl("person", str(there["person"])))
                for there in rows[ATTENDANCE.name]
                if there["person"] and there["present"]
            ],
            "resultsProtocol": self._file(address, "minutes", minutes[0], times) if minutes else None,
            "auxiliaryFile": [self._file(address, f"file-{n}", each, times) for n, each in enumerate(with_it, 1)],
            "agendaItem": [self._item(address, item, documents, resolved, times) for item in rows[ITEMS.name]],
            "web": row["url"],
            **times,
        }
        return self._object("Meeting", address, known)

    def _item(
        self,
        meeting: str,
        row: PlainRow,
        documents: Mapping[str, PlainRow],
        resolved: Mapping[str, Sequence[PlainRow]],
        times: Object,
    ) -> Object:
        """An agenda item, with what its minutes say was resolved; OParl has room for one consultation alone."""
        within = [clause for minute in _listed(row["minutes"]) for clause in resolved.get(str(minute), ())]
        decided = [clause for clause in within if row["id"] in _listed(clause["items"])]
        named = (documents.get(str(name)) for name in _listed(row["documents"]))
        before = [each for each in named if each and each["kind"] in PAPERS and not each["deleted"]]
        consultations = [self._consultation_id(each, str(row["id"])) for each in before]
        outcomes = dict.fromkeys(str(each["outcome"]) for each in decided if each["outcome"])
        known = {
            "meeting": self._url(meeting),
            "number": row["number"],
            "order": row["position"],
            "name": row["title"],
            "public": row["public"],
            "consultation": consultations[0] if consultations else None,
            "result": ", ".join(outcomes),
            "resolutionText": "\n".join(_said(decided)),
            "keyword": _keywords(row),
            "web": row["url"],
            **times,
        }
        return self._object("AgendaItem", urls.at(meeting, urls.parted(str(row["id"]))[1]), known)

    def _paper(self, row: PlainRow, documents: Sequence[PlainRow], meeting: PlainRow) -> Files:
        """A paper in its file and, if it was not withdrawn, in the list; of a withdrawn one it is said that it was."""
        address, name = urls.oparl("paper", str(row["id"])), str(row["id"])
        first = _day(row["published"]) or _day(meeting["start_date"])
        times = self._times(first, _day(row["modified"]) or first)
        if row["deleted"]:
            yield address, self._gone(address, row, times)
            return
        tables = [each for each in documents if each["part_of"] == name and each["kind"] in {"table", "file"}]
        below = [
            each for each in documents if each["part_of"] == name and each["kind"] in PAPERS and not each["deleted"]
        ]
        whole = str(row["part_of"] or "")
        known = {
            "body": self._url(urls.oparl("body")),
            "name": row["title"],
            "date": row["date"] or row["published"],
            "paperType": KINDS[str(row["kind"])],
            "superordinatedPaper": [self._url(urls.oparl("paper", whole))] if whole else [],
            "subordinatedPaper": [self._url(urls.oparl("paper", str(each["id"]))) for each in below],
            "mainFile": self._file(address, "file", row, times),
            "auxiliaryFile": [self._file(address, f"file-{n}", each, times) for n, each in enumerate(tables, 1)],
            "originatorPerson": [self._url(urls.oparl("person", str(person))) for person in _listed(row["author_ids"])],
            "consultation": [self._consultation(address, row, str(item), times) for item in _listed(row["items"])],
            "web": row["url"],
            **times,
        }
        yield from self._told(self._object("Paper", address, known), self._papers)

    def _decision(self, row: PlainRow) -> Files:
        """A decision outside meetings, which is a paper to OParl: whose it is, and that it is a key decision."""
        address, first = urls.oparl("paper", str(row["id"])), _day(row["published"]) or _day(row["date"])
        times = self._times(first, _day(row["modified"]) or first)
        if row["withdrawn"]:
            yield address, self._gone(address, row, times)
            return
        known = {
            "body": self._url(urls.oparl("body")),
            "name": row["title"],
            "reference": row["reference"],
            "date": row["date"],
            "paperType": "Decision",
            "mainFile": self._file(address, "file", {**row, "file_url": None}, times),
            "originatorPerson": [self._url(urls.oparl("person", str(person))) for person in _listed(row["by_ids"])],
            "originatorOrganization": [self._url(urls.oparl("organization", str(row["organization"])))],
            "keyword": _keywords(row),
            "web": row["url"],
            **times,
        }
        yield from self._told(self._object("Paper", address, known), self._papers)

    def _gone(self, address: str, row: PlainRow, times: Object) -> bytes:
        gone = {"deleted": True, **times, "web": row["url"]}
        return f"{_line(self._object('Paper', address, gone))}\n".encode()

    def _told(self, made: Object, paged: Paged) -> Files:
        """An object in its file and in the list of its kind."""
        line = _line(made)
        yield str(made["id"]).removeprefix(self.source.root), f"{line}\n".encode()
        yield from paged.add(line)

    def _consultation_id(self, paper: PlainRow, item: str) -> str:
        return self._url(
            urls.at(urls.oparl("paper", str(paper["id"])), f"consultation-{item.replace('#', '/').replace('/', '-')}")
        )

    def _consultation(self, paper: str, row: PlainRow, item: str, times: Object) -> Object:
        """That an item had a paper before it."""
        meeting, place = urls.parted(item)
        there = urls.oparl("meeting", meeting)
        known = {
            "paper": self._url(paper),
            "agendaItem": self._url(urls.at(there, place)),
            "meeting": self._url(there),
            "organization": [self._url(urls.oparl("organization", urls.section(meeting)))],
            **times,
        }
        return {"id": self._consultation_id(row, item), "type": f"{VERSION}Consultation", **known_of(known)}

    def _file(self, of: str, name: str, row: PlainRow, times: Object) -> Object:
        """The text of a document as Markdown, or a file as it is."""
        link = str(row["text_url"] or row["file_url"] or row["url"])
        known = {
            "name": row["title"],
            "fileName": urls.name(link),
            "mimeType": "text/markdown" if row["text_url"] else row["media_type"],
            "date": row["date"] or row["published"],
            "accessUrl": link,
            "downloadUrl": link,
            "web": row["url"],
            **times,
        }
        return self._object("File", urls.at(of, name), known)

    def _place(self, said: str, times: Object) -> Object:
        """Where a meeting is: one place for the same words, known since the first meeting there."""
        address = urls.oparl("location", short_form(said) or "place")
        known = self._places.setdefault(address, self._object("Location", address, {"description": said, **times}))
        return (
            known if known["description"] == said else self._object("Location", address, {"description": said, **times})
        )

    def _object(self, kind: str, address: str, known: Mapping[str, object]) -> Object:
        return {"id": self._url(address), "type": f"{VERSION}{kind}", **known_of(known)}

    def _times(self, created: date | None, modified: date | None) -> Object:
        """When something was made and changed last, as far as the record tells: never before it was made."""
        last = max((day for day in (created, modified) if day), default=None)
        times = {"created": created or last, "modified": last}
        return {name: self._instant(day, time()) for name, day in times.items() if day}

    def _instant(self, day: date | None, at: time) -> str | None:
        return datetime.combine(day, at, self._zone).isoformat() if day else None

    def _url(self, address: str) -> str:
        return self.source.url(address)


def _said(clauses: Sequence[PlainRow]) -> Iterator[str]:
    """What clauses say, line by line: the words that lead to several of them once."""
    before: object = None
    for clause in clauses:
        if clause["lead"] and clause["lead"] != before:
            yield str(clause["lead"])
        before, label = clause["lead"], str(clause["label"] or "")
        end = "." if label and not label.endswith(")") else ""
        yield f"{label}{end} {clause['text'] or ''}".strip()


def _keywords(row: PlainRow) -> list[object]:
    """That something is a key decision, and the reference of that."""
    return [KEY, *filter(None, [row["reference"]])] if row["key"] else []


def _span(seats: Sequence[Object]) -> tuple[date | None, date | None]:
    """From the first to the last day on which one of several seats began."""
    days = sorted(date.fromisoformat(str(seat["startDate"])) for seat in seats if "startDate" in seat)
    return (days[0], days[-1]) if days else (None, None)


def known_of(values: Mapping[str, object]) -> Object:
    """What is known: OParl leaves out what is not."""
    return {name: value for name, value in values.items() if value not in (None, "") and (value != [] or name in WHOLE)}


WHOLE = frozenset({"legislativeTerm"})
"""Lists that must be there though nothing is in them."""


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _time(value: object) -> time | None:
    return time.fromisoformat(str(value)) if value else None
