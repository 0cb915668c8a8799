"""The record as OParl 1.1 has it: every object keeps to its type, every address in it leads to an object.

What an object of each type must and may have is told here from the specification, section 3 (https://schema.oparl.org/1.1).
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from content_sample import TODAY, loaded
from folders import GOLDEN, ROOT

from generator.archive import as_published, later
from generator.loading import load
from generator.outputs.data import files as files_of_data
from generator.outputs.data import paged

BASE = "https://www.fernshire.example/archive/"
MEETING = "panel/2024-06-12"
OPARL = f"{BASE}data/oparl/"

URL, TEXT, DAY, TIME, TRUTH, NUMBER = "url", "text", "day", "time", "truth", "number"
ALWAYS: Mapping[str, Any] = {
    "keyword": [TEXT],
    "id": URL,
    "type": URL,
    "web": URL,
    "created": TIME,
    "modified": TIME,
    "deleted": TRUTH,
}
TYPES: Mapping[str, Mapping[str, Any]] = {
    "System": {
        "oparlVersion": URL,
        "body": URL,
        "license": URL,
        "name": TEXT,
        "contactEmail": TEXT,
        "contactName": TEXT,
    }
    | {"website": URL},
    "Body": {"system": URL, "name": TEXT, "website": URL, "license": URL, "contactEmail": TEXT, "contactName": TEXT}
    | {"organization": URL, "person": URL, "meeting": URL, "paper": URL, "legislativeTerm": ["LegislativeTerm"]},
    "Organization": {"body": URL, "name": TEXT, "shortName": TEXT, "membership": [URL], "organizationType": TEXT}
    | {"classification": TEXT},
    "Person": {"body": URL, "name": TEXT, "formOfAddress": TEXT, "membership": ["Membership"]},
    "Membership": {"person": URL, "organization": URL, "role": TEXT, "votingRight": TRUTH, "startDate": DAY}
    | {"endDate": DAY},
    "Meeting": {"name": TEXT, "meetingState": TEXT, "cancelled": TRUTH, "start": TIME, "end": TIME}
    | {"location": "Location", "organization": [URL], "participant": [URL], "resultsProtocol": "File"}
    | {"auxiliaryFile": ["File"], "agendaItem": ["AgendaItem"]},
    "AgendaItem": {"meeting": URL, "number": TEXT, "order": NUMBER, "name": TEXT, "public": TRUTH, "consultation": URL}
    | {"result": TEXT, "resolutionText": TEXT},
    "Paper": {"body": URL, "name": TEXT, "date": DAY, "paperType": TEXT, "superordinatedPaper": [URL]}
    | {"subordinatedPaper": [URL], "mainFile": "File", "auxiliaryFile": ["File"], "originatorPerson": [URL]}
    | {"consultation": ["Consultation"], "reference": TEXT, "originatorOrganization": [URL]},
    "Consultation": {"paper": URL, "agendaItem": URL, "meeting": URL, "organization": [URL]},
    "File": {"name": TEXT, "fileName": TEXT, "mimeType": TEXT, "date": DAY, "accessUrl": URL, "downloadUrl": URL},
    "Location": {"description": TEXT},
}
"""What objects of a type may have, beside what all may: the kind of value, or the type of what is embedded."""
REQUIRED = {
    "System": {"oparlVersion", "body"},
    "Body": {"name", "organization", "person", "meeting", "paper", "legislativeTerm"},
    "AgendaItem": {"order"},
    "File": {"accessUrl"},
}
FORMS = {TRUTH: bool, NUMBER: int}


def faults(value: Any, kind: Any) -> Iterator[str]:
    """What is wrong with a value of a kind."""
    if isinstance(kind, list):
        yield from (
            (fault for each in value for fault in faults(each, kind[0])) if isinstance(value, list) else ["no list"]
        )
    elif kind in TYPES:
        yield from faults_of(value) if value.get("type") == f"https://schema.oparl.org/1.1/{kind}" else [f"no {kind}"]
    elif kind in FORMS:
        yield from () if type(value) is FORMS[kind] else [f"{value!r} is no {kind}"]
    elif not isinstance(value, str) or not value:
        yield f"{value!r} is no text"
    elif kind == URL and not re.fullmatch(r"https?://[\w.-]+/[^\s<>\"{}|\\^`]*", value):
        yield f"{value!r} is no whole address"
    elif kind == DAY:
        date.fromisoformat(value)
    elif kind == TIME and datetime.fromisoformat(value).tzinfo is None:
        yield f"{value!r} has no zone"


def faults_of(found: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with an object and what is embedded in it."""
    kind = found["type"].rpartition("/")[2]
    known = {**ALWAYS, **TYPES[kind]}
    lacking = {"id", "type", *REQUIRED.get(kind, ())} - found.keys()
    yield from (f"{found['id']}: {name} is not there" for name in lacking)
    for name, value in found.items():
        told = faults(value, known[name]) if name in known else ["OParl knows no such thing"]
        yield from (f"{found['id']} {name}: {fault}" for fault in told)
    if found.get("created", "") > found.get("modified", ""):
        yield f"{found['id']}: changed before it was made"


FILES = {
    "council.yaml": "name: Fernshire Council\nlicence: OGL-UK-3.0\nmunicipal-years: {2024/25: 2024-05-16}\n",
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\nd-lark: {name: Dora Lark, title: Ms, kind: co-opted}\n",
    "panel/committee.yaml": """
name: Housing Panel
kind: scrutiny
years:
  2024/25: {chair: a-moss, co-opted: [d-lark: {voting: true, from: 2024-06-01, until: 2024-12-31}]}
""",
    f"{MEETING}/meeting.yaml": """
time: 19:00
place: Fern Hall
published: 2024-06-04
agenda:
  - Apologies
  - {title: Damp, papers: [damp, old]}
private:
  - {title: A tenancy, exempt: [1], public-interest: It would tell who it is}
attendance: {members: [a-moss], apologies: [d-lark]}
minutes: {first: 1, closed: 00:30, published: 2024-06-20}
""",
    f"{MEETING}/minutes.md": "## Damp\n\nRESOLVED that:\n\n1. it be noted\n2. more be asked\n\n"
    "Councillor Moss moved that nothing be done. {motion}\n\n- For: a-moss\n- Against: 3\n\n{vote=lost}\n",
    f"{MEETING}/damp.md": "---\nauthors: a-moss\nappendices: [map]\n---\n# Damp\n\n## Purpose\n\nTo tell.\n",
    f"{MEETING}/map.md": "# A map\n\n## Where\n\nHere.\n",
    f"{MEETING}/old.md": "---\nwithdrawn: It named a tenant.\n---\n# Old\n\n## Purpose\n\nThe SECRET.\n",
    f"{MEETING}/work-programme.yaml": "programme:\n  Later: [Lifts]\n",
    "panel/2024-07-10/meeting.yaml": "cancelled: Snow\n",
    "officers/committee.yaml": "name: Decisions of officers\nkind: decisions\n",
    "officers/2024-06-03-paint.md": "---\nby: a-moss\nkey: true\nreference: OD/24/7\n---\n# Paint\n\nTo paint it.\n",
    "officers/2024-06-04-rust.md": "---\nwithdrawn: true\n---\n# Rust\n\nThe SECRET.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The objects and lists of a small council by their addresses."""
    return dump(files_of_data(loaded(FILES, tmp_path_factory.mktemp("content"))[0], TODAY, BASE))


def dump(files: Iterator[tuple[str, bytes]]) -> dict[str, Any]:
    """What is below `data/oparl/`."""
    return {f"{BASE}{name}": json.loads(data) for name, data in files if name.startswith("data/oparl/")}


def objects(made: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The objects that have a file each."""
    return [found for found in made.values() if "data" not in found]


def inside(value: Any) -> Iterator[Mapping[str, Any]]:
    """All objects in a value, itself included."""
    if isinstance(value, dict):
        yield from [value] if "id" in value else []
        for each in value.values():
            yield from inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from inside(each)


@pytest.mark.parametrize("content", [None, GOLDEN, ROOT / "content"], ids=["small", "invented", "restated"])
def test_every_object_keeps_to_its_type_and_every_address_leads_to_one(
    content: Path | None, made: dict[str, Any]
) -> None:
    if content:
        archive, _ = load(content, TODAY)
        assert archive
        made = dump(files_of_data(as_published(archive, later(archive, TODAY)), TODAY, BASE))
    assert [fault for found in objects(made) for fault in faults_of(found)] == []
    assert {found["id"]: address for address, found in made.items() if "data" not in found} == {
        address: address for address, found in made.items() if "data" not in found
    }
    known = {found["id"] for found in inside(list(made.values()))} | made.keys()
    named = set(re.findall(rf'"({OPARL}[^"]*)"', json.dumps(list(made.values()), ensure_ascii=False)))
    assert named - known == set()
    kinds = {found["type"].rpartition("/")[2] for found in inside(objects(made))}
    assert content or kinds == TYPES.keys()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": ""}, "no text"),
        ({"start": "2024-06-12T19:00:00"}, "no zone"),
        ({"cancelled": "no"}, "no truth"),
        ({"organization": ["panel"]}, "no whole address"),
        ({"location": {"type": "https://schema.oparl.org/1.1/File"}}, "no Location"),
        ({"colour": "red"}, "OParl knows no such thing"),
        ({"agendaItem": [{"id": f"{BASE}x", "type": "https://schema.oparl.org/1.1/AgendaItem"}]}, "order is not there"),
    ],
)
def test_what_is_no_meeting_of_oparl_is_found(change: dict[str, Any], fault: str, made: dict[str, Any]) -> None:
    meeting = made[f"{OPARL}meeting/{MEETING}.json"]
    assert fault in "; ".join(faults_of({**meeting, **change}))


def test_a_meeting_says_when_it_was_who_came_and_what_was_resolved(made: dict[str, Any]) -> None:
    meeting = made[f"{OPARL}meeting/{MEETING}.json"]
    assert (meeting["name"], meeting["meetingState"], meeting["cancelled"]) == (
        "Housing Panel, 12 June 2024",
        "held",
        False,
    )
    assert (meeting["start"], meeting["end"]) == ("2024-06-12T19:00:00+01:00", "2024-06-13T00:30:00+01:00")
    assert (meeting["created"], meeting["modified"]) == ("2024-06-04T00:00:00+01:00", "2024-06-20T00:00:00+01:00")
    assert meeting["participant"] == [f"{OPARL}person/a-moss.json"]
    assert meeting["resultsProtocol"]["accessUrl"] == f"{BASE}{MEETING}/minutes.md"
    assert [(item["number"], item["public"], item.get("resolutionText")) for item in meeting["agendaItem"]] == [
        ("1", True, None),
        ("2", True, "RESOLVED that:\n1. it be noted\n2. more be asked"),
        ("3", False, None),
    ]
    cancelled = made[f"{OPARL}meeting/panel/2024-07-10.json"]
    assert (cancelled["cancelled"], "start" in cancelled) == (True, False)


def test_papers_and_items_lead_to_each_other(made: dict[str, Any]) -> None:
    paper, item = made[f"{OPARL}paper/{MEETING}/damp.json"], made[f"{OPARL}meeting/{MEETING}.json"]["agendaItem"][1]
    (consultation,) = paper["consultation"]
    assert (consultation["agendaItem"], item["consultation"]) == (item["id"], consultation["id"])
    assert paper["subordinatedPaper"] == [f"{OPARL}paper/{MEETING}/map.json"]
    assert made[f"{OPARL}paper/{MEETING}/map.json"]["superordinatedPaper"] == [paper["id"]]
    assert paper["originatorPerson"] == [f"{OPARL}person/a-moss.json"]


def test_a_decision_outside_meetings_is_a_paper_of_those_who_took_it(made: dict[str, Any]) -> None:
    paint = made[f"{OPARL}paper/officers/2024-06-03-paint.json"]
    assert (paint["paperType"], paint["reference"], paint["date"]) == ("Decision", "OD/24/7", "2024-06-03")
    assert paint["originatorOrganization"] == [f"{OPARL}organization/officers.json"]
    assert paint["originatorPerson"] == [f"{OPARL}person/a-moss.json"]
    assert paint["keyword"] == ["Key decision", "OD/24/7"]
    assert paint["mainFile"]["accessUrl"] == f"{BASE}officers/2024-06-03-paint.md"
    assert made[f"{OPARL}organization/officers.json"]["organizationType"] == "other"
    assert paint["id"] in {paper["id"] for paper in made[f"{OPARL}list/paper.json"]["data"]}
    rust = made[f"{OPARL}paper/officers/2024-06-04-rust.json"]
    assert rust["deleted"] is True
    assert "name" not in rust


def test_what_was_withdrawn_is_deleted_and_in_no_list(made: dict[str, Any]) -> None:
    paper = made[f"{OPARL}paper/{MEETING}/old.json"]
    assert {name: paper[name] for name in paper if name not in {"id", "type", "web"}} == {
        "deleted": True,
        "created": "2024-06-04T00:00:00+01:00",
        "modified": "2024-06-04T00:00:00+01:00",
    }
    listed = [found["id"] for found in made[f"{OPARL}list/paper.json"]["data"]]
    assert paper["id"] not in listed
    assert made[f"{OPARL}list/paper.json"]["pagination"]["totalElements"] == len(listed) == 4


def test_a_seat_is_held_from_day_to_day(made: dict[str, Any]) -> None:
    seats = [made[f"{OPARL}person/{name}.json"]["membership"][0] for name in ("a-moss", "d-lark")]
    assert [(seat["role"], seat["startDate"], seat["endDate"], seat.get("votingRight")) for seat in seats] == [
        ("Chair", "2024-05-16", "2025-04-30", None),
        ("Co-opted member", "2024-06-01", "2024-12-31", True),
    ]
    assert made[f"{OPARL}organization/panel.json"]["membership"] == [seat["id"] for seat in seats]


def test_lists_have_pages_that_lead_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paged, "PER_PAGE", 2)
    files = {f"panel/2024-0{month}-01/meeting.yaml": "" for month in range(1, 6)}
    found = dump(files_of_data(loaded(files, tmp_path)[0], TODAY, BASE))
    address, pages = f"{OPARL}list/meeting.json", []
    while address:
        pages.append(page := found[address])
        assert page["links"]["self"] == address
        address = page["links"].get("next", "")
    assert [len(page["data"]) for page in pages] == [2, 2, 1]
    assert [page["pagination"]["currentPage"] for page in pages] == [1, 2, 3]
    assert {page["links"]["last"] for page in pages} == {f"{OPARL}list/meeting-3.json"}
    assert found[f"{OPARL}list/paper.json"]["data"] == []


def test_without_an_address_there_is_no_dump(tmp_path: Path) -> None:
    assert dump(files_of_data(loaded(FILES, tmp_path)[0], TODAY, "")) == {}


def test_nothing_private_or_withdrawn_is_in_it(made: dict[str, Any]) -> None:
    assert "SECRET" not in json.dumps(made)


def test_votes_are_told_as_popolo_has_them(tmp_path: Path) -> None:
    files = dict(files_of_data(loaded(FILES, tmp_path)[0], TODAY, BASE))
    found = json.loads(files["data/popolo-votes.json"])
    ((motion,), (event,)) = found["motions"], found["vote_events"]
    assert (event["motion_id"], event["organization_id"], event["start_date"]) == (motion["id"], "panel", "2024-06-12")
    assert (event["result"], motion["result"]) == ("fail", "fail")
    assert event["counts"] == [{"option": "yes", "value": 1}, {"option": "no", "value": 3}]
    assert event["votes"] == [{"voter_id": "a-moss", "voter": {"name": "Councillor A Moss"}, "option": "yes"}]
