"""The open data: tables as CSV and JSON that agree, schemas that hold, one package, nothing private."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from bs4 import BeautifulSoup
from content_sample import TODAY, loaded, write
from folders import GOLDEN, ROOT
from jsonschema import Draft202012Validator

from generator.archive import Archive
from generator.archive.tables import Column
from generator.build import build
from generator.loading import load
from generator.outputs.data import Split
from generator.outputs.data import files as files_of_data
from generator.outputs.data.tables import LISTS, SEPARATOR, TABLES, Row, Table, plain_row
from generator.outputs.data.tables.shape import Means, columns
from generator.problems import has_errors
from generator.standing import Options

BASE = "https://www.fernshire.example/archive/"
MEETING = "panel/2024-06-12"
NAMES = [table.name for table in TABLES]

FULL = {
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    "matters.yaml": "damp: {title: Damp and mould, about: Homes that are *wet*.}\n",
    "panel/committee.yaml": "name: Housing Panel\nyears:\n  2024/25:\n    chair: a-moss\n",
    "panel/actions.yaml": "2(b)/24:\n  asks: a-moss\n  due: 2024-09\n  state: waiting\n",
    f"{MEETING}/meeting.yaml": """
time: 14:00
place: Fern Hall
published: 2024-06-04
agenda:
  - Apologies
  - {title: Damp, papers: damp, matter: damp, by: Report of the Director}
private:
  - {title: A tenancy, exempt: [1, 2], public-interest: It would tell who it is, by: Report of the Solicitor}
attendance: {members: [a-moss], others: [Gwen Hart]}
minutes: {first: 1, closed: 15:30}
""",
    f"{MEETING}/minutes.md": """
## Apologies

There were none.

## Damp

RESOLVED that:

a) the figures be noted
b) Councillor A Moss ask again
    (i) in autumn

# Private business

## A tenancy
""",
    f"{MEETING}/damp.md": "---\nauthors: a-moss\nappendices: [map]\n---\n# Damp | in homes\n\n## Purpose\n\nTo tell.\n",
    f"{MEETING}/map.md": "# A map\n\n## Where\n\nHere.\n",
    f"{MEETING}/work-programme.yaml": """
programme:
  2024-06-12: [{title: Damp, leads: [a-moss, Gwen Hart]}]
  Later: [Lifts]
""",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A small archive with something in every table."""
    found, problems = loaded(FULL, tmp_path_factory.mktemp("content"))
    assert not [line for line in problems if ": error: " in line]
    return found


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, bytes]:
    """Its open data, for a site whose address is known."""
    return dict(files_of_data(archive, TODAY, BASE))


@pytest.fixture(scope="module")
def golden() -> dict[str, bytes]:
    """The open data of the invented council, for a site whose address is not known."""
    found, _ = load(GOLDEN, date(2024, 8, 30))
    assert found is not None
    return dict(files_of_data(found, TODAY, ""))


def rows(files: Mapping[str, bytes], table: str) -> list[dict[str, Any]]:
    """The rows of a table as JSON has them."""
    found: list[dict[str, Any]] = json.loads(files[f"data/{table}.json"])
    return found


def shown(files: Mapping[str, bytes], table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The columns of a table."""
    return [tuple(row[name] for name in columns) for row in rows(files, table)]


# What the rows hold


def test_a_meeting_says_when_where_and_how_it_stands(files: dict[str, bytes]) -> None:
    (meeting,) = rows(files, "meetings")
    assert {name: value for name, value in meeting.items() if value not in (None, [])} == {
        "id": MEETING,
        "url": f"{BASE}{MEETING}/",
        "data_url": f"{BASE}{MEETING}/meeting.json",
        "organization": "panel",
        "organization_name": "Housing Panel",
        "municipal_year": "2024/25",
        "start_date": "2024-06-12",
        "start_time": "14:00",
        "end_time": "15:30",
        "location": "Fern Hall",
        "status": "held",
        "has_agenda": True,
        "agenda_published": "2024-06-04",
        "minutes_status": "draft",
        "modified": "2024-06-12",
    }


@pytest.mark.parametrize(
    ("meeting", "before", "after", "reason"),
    [
        ("", "to come", "planned", None),
        ("agenda: [Damp]", "to come", "held", None),
        ("attendance: {members: [A Moss]}", "to come", "held", None),
        ("minutes: {approved: 2024-07-10}", "to come", "held", None),
        ("cancelled: true", "cancelled", "cancelled", None),
        ("cancelled: Too few members", "cancelled", "cancelled", "Too few members"),
    ],
)
def test_a_meeting_stands_as_it_does_on_the_day_of_the_build(
    meeting: str, before: str, after: str, reason: str | None, tmp_path: Path
) -> None:
    found, _ = loaded({f"{MEETING}/meeting.yaml": meeting}, tmp_path)
    for day, status in ((date(2024, 6, 12), before), (date(2024, 6, 13), after)):
        files = dict(files_of_data(found, day, ""))
        assert shown(files, "meetings", "status", "cancelled_because") == [(status, reason)]


def test_an_item_leads_to_its_documents_minutes_and_matters(files: dict[str, bytes]) -> None:
    assert shown(files, "items", "number", "title", "documents", "minutes", "matters")[:2] == [
        ("1", "Apologies", [], [f"{MEETING}/minutes#minute-1"], []),
        ("2", "Damp", [f"{MEETING}/damp", f"{MEETING}/map"], [f"{MEETING}/minutes#minute-2"], ["damp"]),
    ]


def test_a_document_says_what_it_is_and_what_it_belongs_to(files: dict[str, bytes]) -> None:
    assert shown(files, "documents", "id", "kind", "title", "part_of", "authors", "author_ids") == [
        (f"{MEETING}/damp", "briefing-note", "Damp | in homes", None, ["Councillor A Moss"], ["a-moss"]),
        (f"{MEETING}/map", "appendix", "A map", f"{MEETING}/damp", [], []),
        (f"{MEETING}/minutes", "minutes", "Minutes", None, [], []),
        (f"{MEETING}/work-programme", "work-programme", "Work programme 2024/25", None, [], []),
    ]


def test_a_clause_has_the_form_in_which_it_is_cited_and_what_is_known_of_it(files: dict[str, bytes]) -> None:
    assert shown(files, "resolutions", "citation", "part_of", "text", "asks", "due", "state", "standing") == [
        ("2(a)/24", None, "the figures be noted", [], None, None, "noted"),
        ("2(b)/24", None, "Councillor A Moss ask again", ["Councillor A Moss"], "2024-09", "waiting", "scheduled"),
        ("2(b)(i)/24", f"{MEETING}/minutes#minute-2-rb", "in autumn", [], None, None, None),
    ]


def test_a_person_without_a_page_is_a_name(files: dict[str, bytes]) -> None:
    assert shown(files, "attendance", "position", "person", "name", "groups", "office", "present") == [
        (1, "a-moss", "Councillor A Moss", ["members"], "Chair", True),
        (2, None, "Gwen Hart", ["others"], None, True),
    ]


THERE = {
    "people.yaml": "".join(f"{name}: {{name: {name.title()}, kind: councillor}}\n" for name in ("ash", "elm", "oak")),
    "panel/committee.yaml": "years:\n  2024/25:\n    members: [ash, elm, oak]\n",
}


@pytest.mark.parametrize(
    ("attendance", "told"),
    [
        (
            "{members: [ash], cabinet: [ash], apologies: [elm], officers: [Ed Finch]}",
            [
                ("ash", True, True, False, ["members", "cabinet"]),
                (None, False, True, False, ["officers"]),
                ("elm", True, False, True, ["apologies"]),
                ("oak", True, None, None, []),
            ],
        ),
        (
            "{members: [ash, elm, oak, fir: {for: ash}], absent: ash}",
            [
                ("ash", True, True, False, ["members", "absent"]),
                ("elm", True, True, False, ["members"]),
                ("oak", True, True, False, ["members"]),
                (None, False, True, False, ["members"]),
            ],
        ),
        (
            "{members: [ash, elm, oak, Fir Tree]}",
            [
                ("ash", True, True, False, ["members"]),
                ("elm", True, True, False, ["members"]),
                ("oak", True, True, False, ["members"]),
                (None, None, True, None, ["members"]),
            ],
        ),
    ],
    ids=["two capacities, and one whom the minutes name nowhere", "a substitute", "one who is on no list of members"],
)
def test_everybody_has_one_row_at_a_meeting(
    attendance: str, told: list[tuple[str | None, bool | None, bool | None, bool | None, list[str]]], tmp_path: Path
) -> None:
    found, _ = loaded({**THERE, f"{MEETING}/meeting.yaml": f"attendance: {attendance}\n"}, tmp_path)
    made = dict(files_of_data(found, TODAY, ""))
    assert shown(made, "attendance", "person", "expected", "present", "absent", "groups") == told


def test_where_nobody_knows_who_the_members_were_nobody_is_told_absent(tmp_path: Path) -> None:
    found, _ = loaded({f"{MEETING}/meeting.yaml": "attendance: {apologies: [Ed Finch]}\n"}, tmp_path)
    made = dict(files_of_data(found, TODAY, ""))
    assert shown(made, "attendance", "name", "expected", "present", "absent") == [("Ed Finch", None, False, None)]


LISTS_IN_MINUTES = """
## Damp

The panel heard of:

- the cellars
- the lifts, and how
    1. they rise
    2. they fall
- rents;

It asked why.

RESOLVED that:

1. the cellars be dried
2. the lifts be mended.
"""


def test_lists_in_minutes_keep_their_labels_and_have_stops(tmp_path: Path) -> None:
    meeting = "minutes: {first: 1}\n"
    found, _ = loaded({f"{MEETING}/meeting.yaml": meeting, f"{MEETING}/minutes.md": LISTS_IN_MINUTES}, tmp_path)
    assert shown(dict(files_of_data(found, TODAY, "")), "minutes", "text") == [
        (
            "The panel heard of: the cellars; the lifts, and how 1. they rise; 2. they fall. rents; It asked why."
            " RESOLVED that: 1. the cellars be dried; 2. the lifts be mended.",
        )
    ]


ADVICE = """---
corrections: [{on: 2024-06-20, what: Three homes.}]
---
# Damp

## Recommendations

The panel is asked to:

1) note this
2) ask for:
    a) fans
    b) paint

## What else

![Rents of **all** homes](rents.csv)
"""
TABLE = "Street,Rent\n**Mill Road**,1\n# In the north\nHill Street,[2](https://www.fernshire.example/)\nHigh Street,^\n"


def of_advice(folder: Path, front: str = "") -> dict[str, bytes]:
    """The open data of a paper that recommends something and has a table."""
    paper = ADVICE.replace("---\n", f"---\n{front}", 1)
    files = {f"{MEETING}/damp.md": paper, f"{MEETING}/rents.csv": TABLE}
    return dict(files_of_data(loaded(FULL | files, folder)[0], TODAY, ""))


def test_what_a_paper_recommends_is_a_table(tmp_path: Path) -> None:
    made = of_advice(tmp_path)
    assert shown(made, "recommendations", "label", "part_of", "text", "items", "minutes", "matters")[:1] == [
        ("1)", None, "note this", [f"{MEETING}#item-2"], [f"{MEETING}/minutes#minute-2"], ["damp"])
    ]
    assert [
        (row["label"], (row["part_of"] or "").partition("#")[2], row["text"]) for row in rows(made, "recommendations")
    ] == [
        ("1)", "", "note this"),
        ("2)", "", "ask for:"),
        ("a)", "r2", "fans"),
        ("b)", "r2", "paint"),
    ]


def test_a_csv_of_a_paper_is_called_a_table_by_its_caption(tmp_path: Path) -> None:
    row = next(row for row in rows(of_advice(tmp_path), "documents") if row["id"].endswith(".csv"))
    assert (row["kind"], row["title"], row["part_of"]) == ("table", "Rents of all homes", f"{MEETING}/damp")
    assert (row["items"], row["matters"], row["text_url"]) == ([f"{MEETING}#item-2"], ["damp"], None)


def test_a_table_is_offered_without_its_markdown(tmp_path: Path) -> None:
    found, _ = loaded(FULL | {f"{MEETING}/damp.md": ADVICE, f"{MEETING}/rents.csv": TABLE}, tmp_path)
    assert (
        found.files[f"{MEETING}/rents.csv"] == "Street,Rent\nMill Road,1\nIn the north,\nHill Street,2\nHigh Street,2\n"
    )


def test_what_was_corrected_was_modified_on_that_day(tmp_path: Path) -> None:
    row = next(row for row in rows(of_advice(tmp_path), "documents") if row["id"] == f"{MEETING}/damp")
    assert (row["published"], row["modified"], row["deleted"]) == ("2024-06-04", "2024-06-20", False)


def test_what_was_withdrawn_stays_as_a_row_that_says_so(tmp_path: Path) -> None:
    made = of_advice(tmp_path, "withdrawn: It named a tenant.\n")
    row = next(row for row in rows(made, "documents") if row["id"] == f"{MEETING}/damp")
    assert (row["deleted"], row["withdrawn"], row["modified"]) == (True, "It named a tenant.", "2024-06-04")
    assert rows(made, "recommendations") == []
    assert not any(b"fans" in data for name, data in made.items() if not name.endswith(".zip"))


def test_a_matter_and_a_person_have_all_that_is_theirs_in_one_file(files: dict[str, bytes]) -> None:
    matter = json.loads(files["matters/damp/matter.json"])
    assert {name: [row["id"] for row in of] for name, of in matter.items() if isinstance(of, list) and of} == {
        "agenda_items": [f"{MEETING}#item-2"],
        "documents": [f"{MEETING}/damp", f"{MEETING}/map"],
        "minutes": [f"{MEETING}/minutes#minute-2"],
        "resolutions": [f"{MEETING}/minutes#minute-2-{which}" for which in ("ra", "rb", "rb-i")],
    }
    person = json.loads(files["people/a-moss/person.json"])
    assert {name: len(of) for name, of in person.items() if isinstance(of, list) and of} == {
        "memberships": 1,
        "attendance": 1,
        "documents": 1,
        "asked": 1,
        "work_programme": 1,
    }
    assert person["asked"] == [row for row in rows(files, "resolutions") if row["asks_ids"] == ["a-moss"]]


@pytest.mark.parametrize("kind", ["matter", "person"])
def test_each_of_these_keeps_to_its_published_schema(
    kind: str, files: dict[str, bytes], golden: dict[str, bytes]
) -> None:
    for made in (files, golden):
        check = Draft202012Validator(json.loads(made[f"data/{kind}.schema.json"]))
        own = [data for name, data in made.items() if name.endswith(f"/{kind}.json") and not name.startswith("data/")]
        found = list(map(json.loads, own))
        assert found
        assert [error.message for one in found for error in check.iter_errors(one)] == []


def test_a_row_of_a_work_programme_says_when_and_who_leads(files: dict[str, bytes]) -> None:
    assert shown(files, "work_programme", "title", "planned_for", "heading", "leads", "lead_ids", "heard") == [
        (
            "Damp",
            "2024-06-12",
            None,
            ["Councillor A Moss", "Gwen Hart"],
            ["a-moss"],
            [f"{MEETING}#item-2", f"{MEETING}/minutes#minute-2"],
        ),
        ("Lifts", None, "Later", [], [], []),
    ]


def test_a_matter_is_described_without_markup(files: dict[str, bytes]) -> None:
    assert shown(files, "matters", "id", "title", "description") == [("damp", "Damp and mould", "Homes that are wet.")]


# Private business


def test_of_a_private_item_nothing_is_told_but_why_it_is_private(files: dict[str, bytes]) -> None:
    item = rows(files, "items")[2]
    assert {name: value for name, value in item.items() if value not in (None, [])} == {
        "id": f"{MEETING}#item-3",
        "url": f"{BASE}{MEETING}/#item-3",
        "meeting": MEETING,
        "number": "3",
        "position": 3,
        "title": "A tenancy",
        "public": False,
        "part_private": False,
        "exempt": [1, 2],
        "public_interest": "It would tell who it is",
    }


def test_no_file_holds_private_text_a_comment_or_a_draft(tmp_path: Path) -> None:
    private = {
        f"{MEETING}/minutes.md": "## Damp\n\nHeard. <!-- SECRET -->\n\n# Private business\n\n## A tenancy\n\nSECRET\n",
        f"{MEETING}/plans.md": "---\ndraft: true\n---\n# SECRET plans\n\n## Purpose\n\nSECRET\n",
        f"{MEETING}/damp.md": FULL[f"{MEETING}/damp.md"]
        + "\n<!-- SECRET\n\nSECRET -->\n\nSeen. <!-- SECRET\nSECRET -->\n",
    }
    found, _ = loaded(FULL | private, tmp_path)
    made = dict(files_of_data(found, TODAY, ""))
    assert [name for name, data in made.items() if b"SECRET" in data and not name.endswith(".zip")] == []
    assert f"{MEETING}/plans.md" not in made


# Schemas, CSV and JSON


@pytest.mark.parametrize("table", NAMES)
def test_json_keeps_to_its_published_schema(table: str, files: dict[str, bytes], golden: dict[str, bytes]) -> None:
    for made in (files, golden):
        schema = json.loads(made[f"data/{table}.schema.json"])
        Draft202012Validator.check_schema(schema)
        check = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        assert [error.message for error in check.iter_errors(json.loads(made[f"data/{table}.json"]))] == []


def test_each_meeting_keeps_to_its_published_schema(files: dict[str, bytes], golden: dict[str, bytes]) -> None:
    for made in (files, golden):
        check = Draft202012Validator(json.loads(made["data/meeting.schema.json"]))
        meetings = [
            json.loads(data) for name, data in made.items() if re.fullmatch(r"[\w-]+/[\d-]+/meeting.json", name)
        ]
        assert len(meetings) == len(rows(made, "meetings"))
        assert [error.message for meeting in meetings for error in check.iter_errors(meeting)] == []


@pytest.mark.parametrize("change", [{"status": "perhaps"}, {"start_date": None}, {"colour": "red"}, {"location": 3}])
def test_the_schema_refuses_what_is_not_a_row(change: dict[str, Any], files: dict[str, bytes]) -> None:
    (meeting,) = rows(files, "meetings")
    check = Draft202012Validator(json.loads(files["data/meetings.schema.json"]))
    assert check.is_valid([meeting])
    assert not check.is_valid([meeting | change])


def read(cell: str, kind: str) -> Any:
    """A CSV cell as what the column's type says."""
    if kind in LISTS:
        values = cell.split(SEPARATOR) if cell else []
        return list(map(int, values)) if kind == "numbers" else values
    if kind == "yes or no":
        return {"true": True, "false": False, "": None}[cell]
    return (int(cell) if kind == "number" else cell) if cell else None


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_csv_and_json_say_the_same(table: Table[Row], files: dict[str, bytes], golden: dict[str, bytes]) -> None:
    for made in (files, golden):
        data = made[f"data/{table.name}.csv"].decode()
        assert data.count("\n") == data.count("\r\n")
        cells = csv.DictReader(io.StringIO(data, newline=""))
        kinds = {column.name: column.type for column in table.columns}
        assert [{name: read(cell, kinds[name]) for name, cell in row.items()} for row in cells] == rows(
            made, table.name
        )


def test_a_meeting_holds_the_rows_of_the_tables(files: dict[str, bytes]) -> None:
    meeting = json.loads(files[f"{MEETING}/meeting.json"])
    items, documents = meeting["agenda_items"], {row["id"]: row for row in rows(files, "documents")}
    assert items[1]["documents"] == [documents[f"{MEETING}/damp"], documents[f"{MEETING}/map"]]
    assert meeting["documents"] == list(documents.values())
    assert [one["citation"] for one in meeting["minutes"][1]["resolutions"]] == ["2(a)/24", "2(b)/24", "2(b)(i)/24"]
    assert (meeting["attendance"], meeting["work_programme"]) == (
        rows(files, "attendance"),
        rows(files, "work_programme"),
    )


# The package


@pytest.mark.parametrize("council", ["golden", "files"])
def test_frictionless_finds_nothing_wrong(council: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for name, data in request.getfixturevalue(council).items():
        if name.startswith("data/") and "oparl" not in name:
            (tmp_path / name.removeprefix("data/")).write_bytes(data)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "COLUMNS": "200"}, capture_output=True, check=False)
    report = json.loads(done.stdout)
    assert [error["message"] for task in report["tasks"] for error in task["errors"]] == []
    assert (report["valid"], report["warnings"], report["stats"]["tasks"]) == (True, [], len(TABLES))


def test_frictionless_does_find_a_reference_that_leads_nowhere(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        if name.startswith("data/") and "oparl" not in name:
            (tmp_path / name.removeprefix("data/")).write_bytes(
                data.replace(b"panel,Housing Panel", b"panle,Housing Panel")
            )
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    kinds = {error["type"] for task in json.loads(done.stdout)["tasks"] for error in task["errors"]}
    assert kinds == {"foreign-key"}


def test_the_package_names_its_publisher_and_licence(tmp_path: Path) -> None:
    council = "name: Fernshire Council\nlicence: OGL-UK-3.0\n"
    found, _ = loaded({"council.yaml": council, f"{MEETING}/meeting.yaml": ""}, tmp_path)
    package = json.loads(dict(files_of_data(found, TODAY, BASE))["data/datapackage.json"])
    assert package["name"] == "fernshire-council-meetings"
    assert package["homepage"] == f"{BASE}data/"
    assert package["contributors"] == [{"title": "Fernshire Council", "roles": ["publisher"]}]
    assert package["licenses"] == [
        {
            "name": "OGL-UK-3.0",
            "title": "Open Government Licence v3.0",
            "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        }
    ]


def test_one_file_holds_all_tables_and_schemas(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["data/agendapack-data.zip"])) as packed:
        held = {f"data/{name}": packed.read(name) for name in packed.namelist()}
        stamps = {one.date_time for one in packed.infolist()}
    apart = ("data/agendapack-data.zip", "data/oparl/", "data/popolo-votes.json")
    assert held == {n: data for n, data in files.items() if n.startswith("data/") and not n.startswith(apart)}
    assert list(held) == sorted(held)
    assert stamps == {(1980, 1, 1, 0, 0, 0)}


# Tables by year


PACKAGE = import_module("generator.outputs.data.package")
"""The module, which the function of that name hides."""
YEARS = {
    f"panel/{year}-06-12/{name}": text
    for year in (2022, 2023, 2024)
    for name, text in {
        "meeting.yaml": "agenda: [Damp]\nminutes: {first: 1}\n",
        "minutes.md": f"## Damp\n\nOf {year}. {'Many words. ' * 40}\n",
    }.items()
}


@pytest.fixture
def by_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, bytes], Split]:
    """The open data of three years where no file may be longer than 1,500 bytes, and which tables are by year."""
    monkeypatch.setattr(PACKAGE, "LONGEST", 1500)
    split: Split = {}
    return dict(files_of_data(loaded(FULL | YEARS, tmp_path / "content")[0], TODAY, "", split)), split


def test_a_table_too_long_for_one_file_is_published_by_municipal_year(
    by_year: tuple[dict[str, bytes], Split],
) -> None:
    made, split = by_year
    assert split["minutes"] == ("2022/23", "2023/24", "2024/25")
    assert "people" not in split
    assert not {"data/minutes.csv", "data/minutes.json"} & made.keys()
    with zipfile.ZipFile(io.BytesIO(made["data/agendapack-data.zip"])) as packed:
        whole = {name: packed.read(name) for name in packed.namelist()}
    names = ["minutes-2022-23", "minutes-2023-24", "minutes-2024-25"]
    assert [row for name in names for row in rows(made, name)] == json.loads(whole["minutes.json"])
    lines = [made[f"data/{name}.csv"].decode().split("\r\n", 1) for name in names]
    assert {head for head, _ in lines} == {whole["minutes.csv"].decode().partition("\r\n")[0]}
    assert "".join(rest for _, rest in lines) == whole["minutes.csv"].decode().partition("\r\n")[2]
    assert {name for name in whole if re.search(r"\d{4}", name)} == set()


@pytest.mark.parametrize("place", ["by year", "in the ZIP"])
def test_frictionless_finds_nothing_wrong_in_these(
    place: str, by_year: tuple[dict[str, bytes], Split], tmp_path: Path
) -> None:
    (made, _), packed = by_year, place == "in the ZIP"
    folder = tmp_path / "data"
    folder.mkdir()
    if packed:
        zipfile.ZipFile(io.BytesIO(made["data/agendapack-data.zip"])).extractall(folder)
    for name, content in made.items():
        if not packed and name.startswith("data/"):
            (folder / name.removeprefix("data/")).write_bytes(content)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    report = json.loads(done.stdout)
    assert [error["message"] for task in report["tasks"] for error in task["errors"]] == []
    assert report["valid"]
    assert (report["stats"]["tasks"] == len(TABLES)) == packed


def test_the_site_names_the_years_and_leads_on_from_the_whole_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PACKAGE, "LONGEST", 1500)
    content = write(FULL | YEARS, tmp_path / "content")
    done = build(Options(content, tmp_path / "site", TODAY, search=False), lambda _: None)
    assert not has_errors(done.problems)
    page = BeautifulSoup((tmp_path / "site/data/index.html").read_bytes(), "html.parser")
    named = [str(link["href"]) for link in page.select("a") if str(link["href"]).startswith("minutes")]
    years = [f"minutes-{year}.{kind}" for year in ("2024-25", "2023-24", "2022-23") for kind in ("csv", "json")]
    assert named == [*years, "minutes.schema.json"]
    assert all((tmp_path / "site/data" / name).is_file() for name in named)
    old = (tmp_path / "site/data/minutes.csv/index.html").read_text(encoding="utf-8")
    assert "url=../#minutes" in old


def test_the_same_archive_gives_the_same_bytes(archive: Archive, files: dict[str, bytes]) -> None:
    assert dict(files_of_data(archive, TODAY, BASE)) == files


def test_no_address_is_made_twice(archive: Archive) -> None:
    names = [name for name, _ in files_of_data(archive, TODAY, BASE)]
    assert sorted(set(names)) == sorted(names)


def test_a_council_with_nothing_yet_has_empty_tables(tmp_path: Path) -> None:
    made = dict(files_of_data(loaded({}, tmp_path)[0], TODAY, ""))
    assert rows(made, "meetings") == []
    assert made["data/meetings.csv"].count(b"\n") == 1
    assert shown(made, "committees", "id", "name") == [("panel", "Housing Panel")]


# The tables' own declarations


def test_every_reference_is_to_the_id_of_a_table() -> None:
    keyed = {table.name for table in TABLES if table.key == ("id",)}
    assert {column.refers for table in TABLES for column in table.columns} - {""} <= keyed


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_a_table_names_each_column_once_and_its_key_is_always_there(table: Table[Row]) -> None:
    names = [column.name for column in table.columns]
    assert sorted(set(names)) == sorted(names)
    assert {column.name for column in table.columns if column.is_required} >= set(table.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting(Row):
    """A bird that was seen."""

    seen: Annotated[date, Means("When.")]
    bird: Annotated[Literal["rook", "crow"] | None, Means("Which.", {"rook": "in flocks", "crow": "alone"})]
    places: Annotated[tuple[str, ...], Means("Where.", refers="meetings")] = ()


def test_the_columns_of_a_table_are_the_fields_of_its_rows() -> None:
    assert columns(Sighting) == (
        Column("seen", "date", "When.", is_required=True, among={}, refers=""),
        Column("bird", "text", "Which.", is_required=False, among={"rook": "in flocks", "crow": "alone"}, refers=""),
        Column("places", "list", "Where.", is_required=False, among={}, refers="meetings"),
    )
    row = Sighting(seen=date(2024, 6, 12), bird=None, places=("the hall|the green",))
    assert plain_row(row) == {"seen": "2024-06-12", "bird": None, "places": ["the hall/the green"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexplained(Row):
    """A bird, of which one kind is not explained."""

    bird: Annotated[Literal["rook", "crow"], Means("Which.", {"rook": "in flocks"})]


def test_every_value_that_a_column_may_have_is_explained() -> None:
    with pytest.raises(TypeError, match="bird: say what each of its values means"):
        columns(Unexplained)


@pytest.mark.parametrize("name", ["index.html", "meeting.ics", "Meeting.JSON", "pack.pdf"])
def test_no_file_of_a_meeting_takes_an_address_of_the_site(name: str, tmp_path: Path) -> None:
    _, problems = loaded({f"{MEETING}/meeting.yaml": "", f"{MEETING}/{name}": "x"}, tmp_path)
    assert [line for line in problems if "[reserved]" in line] != []


# The handbook

HANDBOOK = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


def described(table: Table[Row]) -> str:
    """What the handbook says of a table."""
    titles = {other.name: other.title for other in TABLES}
    lines = [
        f"### {table.title}\n",
        f"`{table.name}.csv`, `{table.name}.json`. A row is: {table.about[0].lower()}{table.about[1:]}\n",
        "| column | kind | what it means |",
        "|---|---|---|",
    ]
    for column in table.columns:
        key = " (key)" if column.name in table.key else ""
        values = "; ".join(f"`{name}`: {means}" for name, means in (column.among or {}).items())
        place = titles.get(column.refers, "").lower().replace(" ", "-")
        refers = f"An id of [{titles[column.refers]}](#{place})." if column.refers else ""
        means = " ".join(filter(None, [column.means, f"{values}." if values else "", refers]))
        lines.append(f"| `{column.name}`{key} | {column.type} | {means} |")
    return "\n".join([*lines, ""])


def test_the_handbook_describes_every_table() -> None:
    assert HANDBOOK.partition("\n## Tables\n\n")[2] == "\n".join(map(described, TABLES))


@pytest.mark.parametrize("code", re.findall(r"^```python\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL))
def test_the_examples_of_the_handbook_run(code: str, golden: dict[str, bytes], tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(golden["data/agendapack-data.zip"])).extractall(tmp_path)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True)
    assert done.stdout
