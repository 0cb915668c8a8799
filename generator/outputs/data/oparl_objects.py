"""What OParl 1.1 has of meetings, papers and decisions, as objects: https://schema.oparl.org/1.1/."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator import urls
from generator.archive import MeetingHeld, in_words
from generator.archive.changes import meeting_changed
from generator.archive.deciding import KEY
from generator.archive.words import KINDS
from generator.outputs.data.tables import ATTENDANCE, DOCUMENTS, ITEMS, MEETINGS, RESOLUTIONS, PlainRow, Source

Object = dict[str, object]
"""An object of OParl or Popolo."""
VERSION = "https://schema.oparl.org/1.1/"
PAPERS = frozenset({*KINDS} - {"minutes", "file", "table"})
"""Kinds of documents that are papers to OParl; minutes and files belong to their meeting."""
STATES = {"to come": "planned", "planned": "not known"}
"""How a meeting stands where OParl has another word for it."""
WHOLE = frozenset({"legislativeTerm"})
"""Lists that must be there though nothing is in them."""
Named = Callable[[str], PlainRow | None]
"""Gives the row of a document by its id."""


class Told(NamedTuple):
    """An object as it is written: the address of its file, the kind of things that it is listed with, and its JSON.

    One that is listed nowhere is of the kind "".
    """

    address: str
    kind: str
    line: str


class Objects:
    """Makes objects of rows of the tables; ids are whole addresses, so the root of the source must be known."""

    def __init__(self, source: Source, places: Mapping[str, Object] | None = None) -> None:
        """`places` are where meetings are, by their address, if they were made before."""
        self.source = source
        self._zone = ZoneInfo(source.archive.council.time_zone)
        self._places = places

    @cached_property
    def places(self) -> Mapping[str, Object]:
        """Where meetings are, by their address: one place for the same words, known since the first meeting there."""
        if self._places is not None:
            return self._places
        found: dict[str, Object] = {}
        for meeting in self.source.archive.meetings():
            if said := meeting.record.place:
                found.setdefault(urls.oparl_place(said), self._location(said, self._times_of(meeting)))
        return found

    def _times_of(self, meeting: MeetingHeld) -> Object:
        changed = meeting_changed(meeting, self.source.archive.recorded)
        return self.times(meeting.record.published or meeting.date, changed or meeting.date)

    def meeting(self, rows: Mapping[str, Sequence[PlainRow]], document: Named) -> list[Told]:
        """The papers of a meeting and itself, of the rows that the tables have of it."""
        (row,) = rows[MEETINGS.name]
        documents = rows[DOCUMENTS.name]
        papers = [self._paper(paper, documents, row) for paper in documents if paper["kind"] in PAPERS]
        return [*papers, self.told(self._meeting(row, rows, document), "meeting")]

    def _meeting(self, row: PlainRow, rows: Mapping[str, Sequence[PlainRow]], document: Named) -> Object:
        """A meeting; of one whose time is not known OParl's `start` cannot be said, and its name has the day."""
        address, day = urls.oparl("meeting", str(row["id"])), date.fromisoformat(str(row["start_date"]))
        starts, closed = _time(row["start_time"]), _time(row["end_time"])
        after = starts is not None and closed is not None and closed < starts
        ended = date.fromordinal(day.toordinal() + after)
        times = self.times(_day(row["agenda_published"]) or day, _day(row["modified"]) or day)
        resolved: dict[str, list[PlainRow]] = {}
        for clause in rows[RESOLUTIONS.name]:
            if clause["taken"]:
                resolved.setdefault(str(clause["minute"]), []).append(clause)
        with_it = [each for each in rows[DOCUMENTS.name] if each["kind"] in {"file", "table"} and not each["part_of"]]
        minutes = [each for each in rows[DOCUMENTS.name] if each["kind"] == "minutes"]
        here = [str(row["organization"]), *(name for name in listed(row["joint_with"]) if isinstance(name, str))]
        known = {
            "name": ", ".join(filter(None, (str(row["organization_name"]), str(row["title"] or ""), in_words(day)))),
            "meetingState": STATES.get(str(row["status"]), row["status"]),
            "cancelled": row["status"] == "cancelled",
            "start": self.instant(day, starts) if starts else None,
            "end": self.instant(ended, closed) if starts and closed else None,
            "location": self._location_of(str(row["location"]), times) if row["location"] else None,
            "organization": [
                self.url(urls.oparl("organization", name)) for name in here if name in self.source.archive.committees
            ],
            "participant": [
                self.url(urls.oparl("person", str(there["person"])))
                for there in rows[ATTENDANCE.name]
                if there["person"] and there["present"]
            ],
            "resultsProtocol": self._file(address, "minutes", minutes[0], times) if minutes else None,
            "auxiliaryFile": [self._file(address, f"file-{n}", each, times) for n, each in enumerate(with_it, 1)],
            "agendaItem": [self._item(address, item, document, resolved, times) for item in rows[ITEMS.name]],
            "web": row["url"],
            **times,
        }
        return self.object("Meeting", address, known)

    def _item(
        self,
        meeting: str,
        row: PlainRow,
        document: Named,
        resolved: Mapping[str, Sequence[PlainRow]],
        times: Object,
    ) -> Object:
        """An agenda item, with what its minutes say was resolved; OParl has room for one consultation alone."""
        within = [clause for minute in listed(row["minutes"]) for clause in resolved.get(str(minute), ())]
        decided = [clause for clause in within if row["id"] in listed(clause["items"])]
        named = (document(str(name)) for name in listed(row["documents"]))
        before = [each for each in named if each and each["kind"] in PAPERS and not each["deleted"]]
        consultations = [self._consultation_id(each, str(row["id"])) for each in before]
        outcomes = dict.fromkeys(str(each["outcome"]) for each in decided if each["outcome"])
        known = {
            "meeting": self.url(meeting),
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
        return self.object("AgendaItem", urls.at(meeting, urls.parted(str(row["id"]))[1]), known)

    def _paper(self, row: PlainRow, documents: Sequence[PlainRow], meeting: PlainRow) -> Told:
        """A paper in its file and, if it was not withdrawn, in the list; of a withdrawn one it is said that it was."""
        address, name = urls.oparl("paper", str(row["id"])), str(row["id"])
        first = _day(row["published"]) or _day(meeting["start_date"])
        times = self.times(first, _day(row["modified"]) or first)
        if row["deleted"]:
            return self._gone(address, row, times)
        tables = [each for each in documents if each["part_of"] == name and each["kind"] in {"table", "file"}]
        below = [
            each for each in documents if each["part_of"] == name and each["kind"] in PAPERS and not each["deleted"]
        ]
        whole = str(row["part_of"] or "")
        known = {
            "body": self.url(urls.oparl("body")),
            "name": row["title"],
            "date": row["date"] or row["published"],
            "paperType": KINDS[str(row["kind"])],
            "superordinatedPaper": [self.url(urls.oparl("paper", whole))] if whole else [],
            "subordinatedPaper": [self.url(urls.oparl("paper", str(each["id"]))) for each in below],
            "mainFile": self._file(address, "file", row, times),
            "auxiliaryFile": [self._file(address, f"file-{n}", each, times) for n, each in enumerate(tables, 1)],
            "originatorPerson": [self.url(urls.oparl("person", str(person))) for person in listed(row["author_ids"])],
            "consultation": [self._consultation(address, row, str(item), times) for item in listed(row["items"])],
            "web": row["url"],
            **times,
        }
        return self.told(self.object("Paper", address, known), "paper")

    def decision(self, row: PlainRow) -> Told:
        """A decision outside meetings, which is a paper to OParl: whose it is, and that it is a key decision."""
        address, first = urls.oparl("paper", str(row["id"])), _day(row["published"]) or _day(row["date"])
        times = self.times(first, _day(row["modified"]) or first)
        if row["withdrawn"]:
            return self._gone(address, row, times)
        known = {
            "body": self.url(urls.oparl("body")),
            "name": row["title"],
            "reference": row["reference"],
            "date": row["date"],
            "paperType": "Decision",
            "mainFile": self._file(address, "file", {**row, "file_url": None}, times),
            "originatorPerson": [self.url(urls.oparl("person", str(person))) for person in listed(row["by_ids"])],
            "originatorOrganization": [self.url(urls.oparl("organization", str(row["organization"])))],
            "keyword": _keywords(row),
            "web": row["url"],
            **times,
        }
        return self.told(self.object("Paper", address, known), "paper")

    def _gone(self, address: str, row: PlainRow, times: Object) -> Told:
        gone = {"deleted": True, **times, "web": row["url"]}
        return Told(address, "", json_of(self.object("Paper", address, gone)))

    def told(self, made: Object, kind: str) -> Told:
        """An object that is listed with those of its kind."""
        return Told(str(made["id"]).removeprefix(self.source.root), kind, json_of(made))

    def _consultation_id(self, paper: PlainRow, item: str) -> str:
        return self.url(
            urls.at(urls.oparl("paper", str(paper["id"])), f"consultation-{item.replace('#', '/').replace('/', '-')}")
        )

    def _consultation(self, paper: str, row: PlainRow, item: str, times: Object) -> Object:
        """That an item had a paper before it."""
        meeting, place = urls.parted(item)
        there = urls.oparl("meeting", meeting)
        known = {
            "paper": self.url(paper),
            "agendaItem": self.url(urls.at(there, place)),
            "meeting": self.url(there),
            "organization": [self.url(urls.oparl("organization", urls.section(meeting)))],
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
        return self.object("File", urls.at(of, name), known)

    def _location_of(self, said: str, times: Object) -> Object:
        known = self.places.get(urls.oparl_place(said))
        return known if known and known["description"] == said else self._location(said, times)

    def _location(self, said: str, times: Object) -> Object:
        return self.object("Location", urls.oparl_place(said), {"description": said, **times})

    def object(self, kind: str, address: str, known: Mapping[str, object]) -> Object:
        """An object of a type at an address, with what is known of it."""
        return {"id": self.url(address), "type": f"{VERSION}{kind}", **known_of(known)}

    def times(self, created: date | None, modified: date | None) -> Object:
        """When something was made and changed last, as far as the record tells: never before it was made."""
        last = max((day for day in (created, modified) if day), default=None)
        times = {"created": created or last, "modified": last}
        return {name: self.instant(day, time()) for name, day in times.items() if day}

    def instant(self, day: date | None, at: time) -> str | None:
        """A moment in the council's own time."""
        return datetime.combine(day, at, self._zone).isoformat() if day else None

    def url(self, address: str) -> str:
        """The whole address of an address."""
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


def known_of(values: Mapping[str, object]) -> Object:
    """What is known: OParl leaves out what is not."""
    return {name: value for name, value in values.items() if value not in (None, "") and (value != [] or name in WHOLE)}


def file_of(told: Told) -> tuple[str, bytes]:
    """The file of an object: its address, and what it holds."""
    return told.address, f"{told.line}\n".encode()


def json_of(value: Mapping[str, object]) -> str:
    """An object as a line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def listed(value: object) -> list[object]:
    """A value that is a list; of any other nothing."""
    return value if isinstance(value, list) else []


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _time(value: object) -> time | None:
    return time.fromisoformat(str(value)) if value else None
