"""Where old addresses lead: those that `redirects.yaml` lists, former ids, and dates that meetings had."""

import sys
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from content_sample import loaded, write

from generator.archive import as_published, later
from generator.loading import load

DAY = date(2024, 8, 30)
MEETING = "panel/2024-06-12"
FILES = {
    "people.yaml": "a-moss:\n  name: A Moss\n  kind: councillor\n",
    "matters.yaml": "repairs:\n  title: Repairs\n",
    "about/index.md": "# About\n\n## A heading\n\nWords.\n",
    f"{MEETING}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: [rents, map.pdf]\n    matter: repairs\n"
    "invited: a-moss\nminutes:\n  first: 8\n",
    f"{MEETING}/rents.md": "# Rents\n\n## Purpose\n\nTo say.\n",
    f"{MEETING}/minutes.md": "## Rents\n\nRESOLVED that the Panel:\n\n1. Note it\n2. Ask again\n",
    f"{MEETING}/map.pdf": "%PDF",
}


def redirects(listed: str, folder: Path, **more: str) -> tuple[dict[str, str], list[str]]:
    """Where each old address leads, and the problems, for the lines of `redirects.yaml`."""
    archive, problems = loaded({**FILES, **more, "redirects.yaml": listed}, folder, DAY)
    told = {f"{one.path}?{urlencode(one.query)}".rstrip("?"): one.target for one in archive.redirects}
    return told, [line for line in problems if "redirects.yaml" in line]


# What is listed


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("panel", "panel/"),
        ("panel/", "panel/"),
        (MEETING, f"{MEETING}/"),
        (f"{MEETING}#item-1", f"{MEETING}/#item-1"),
        (f"{MEETING}/rents", f"{MEETING}/rents/"),
        (f"{MEETING}/rents#p1-1", f"{MEETING}/rents/#p1-1"),
        (f"/{MEETING}/minutes/#minute-8-r2", f"{MEETING}/minutes/#minute-8-r2"),
        (f"{MEETING}/map.pdf", f"{MEETING}/map.pdf"),
        ("people/a-moss", "people/a-moss/"),
        ("matters/repairs", "matters/repairs/"),
        ("decisions/", "decisions/"),
        ("decisions/2024-25/", "decisions/2024-25/"),
        ("meetings/2024-25", "meetings/2024-25/"),
        ("about#contact", "about/#contact"),
        (" about#licence", "about/#licence"),
        ("about#a-heading", "about/#a-heading"),
        ("/", ""),
    ],
)
def test_an_old_address_leads_to_what_officers_name(name: str, address: str, tmp_path: Path) -> None:
    assert redirects(f"mgAi.aspx?ID=7: {name}\n", tmp_path) == ({"mgAi.aspx?ID=7": address}, [])


MINUTES = "## Damp {matter=repairs}\n\nRESOLVED that it be granted. {outcome=granted}\n"
ACTIONS = "\n## Gate\n\nNoted.\n\n| Action | By whom | By when |\n|---|---|---|\n| Mend it | A Moss | |\n\n{actions}\n"
PROGRAMME = "programme: {May: [Damp]}\n"
BOARD = {
    "board/committee.yaml": "name: Board\n",
    "board/2023-05-10/meeting.yaml": "agenda: [Damp]\nminutes: {first: 1}\n",
    "board/2023-05-10/minutes.md": MINUTES.replace("}", " key=FP/1}", 1) + ACTIONS,
    "board/2023-05-10/work-programme.yaml": PROGRAMME,
    "board/2023-06-14/meeting.yaml": "",
    "panel/actions.yaml": "8(1)/24: {asks: a-moss}\n",
    "d/committee.yaml": "kind: decisions\n",
    "d/2024-06-01-lease.md": "# Lease\n",
}


@pytest.mark.parametrize(
    ("folder", "files", "known"),
    [
        ("decisions", {}, "2024-25, about-repairs, answered, not-recorded, noted, scheduled"),
        ("decisions", BOARD, "2023-24, 2024-25, about-repairs, answered, asked-a-moss, board, key, not-recorded, noted,"
                             " panel, result-granted, scheduled"),
        ("meetings", BOARD, "2023-24, 2024-25"),
        ("people", BOARD, "a-moss"),
        ("matters", BOARD, "repairs"),
        ("d", BOARD, "2024-06-01-lease"),
        ("board", BOARD, "2023-05-10, 2023-06-14, actions, work-programme"),
        ("panel", BOARD, "2024-06-12"),
        (MEETING, {}, "map-pdf, map.pdf, minutes, rents"),
        ("board/2023-05-10", BOARD, "minutes, work-programme"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_stands_below_an_address_is_what_has_a_page(
    folder: str, files: dict[str, str], known: str, tmp_path: Path
) -> None:
    content = write({**FILES, **files, "redirects.yaml": f"a: {folder}/zzzzzzzzz\n"}, tmp_path)
    what = f'there is no "{folder}/zzzzzzzzz" in the site'
    assert told(content) == [f"1:4 error: {what}; known here: {known} [broken-redirect]"]


def test_a_year_of_a_long_work_programme_that_has_a_page_can_be_led_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["generator.archive.editions"], "TOGETHER", 1)
    years = {f"panel/{year}-06-05/work-programme.yaml": PROGRAMME for year in (2018, 2023, 2024)}
    listed = "".join(f"{year}: panel/work-programme/{year}\n" for year in ("2018-19", "2023-24", "2024-25"))
    there, problems = redirects(listed, tmp_path, **years)
    assert there == {year: f"panel/work-programme/{year}/" for year in ("2018-19", "2023-24")}
    assert [line for line in problems if "redirects" in line] == [
        'redirects.yaml:3: error: there is no "panel/work-programme/2024-25" in the site [broken-redirect]'
    ]


def test_a_file_that_only_an_old_address_leads_to_is_published(tmp_path: Path) -> None:
    archive, _ = loaded({**FILES, "redirects.yaml": f"documents/b7/Map.pdf: {MEETING}/map.pdf\n"}, tmp_path)
    assert f"{MEETING}/map.pdf" in archive.files


NAME_ONE = "name a committee, committee/date, committee/date/paper, matters/id, people/id or a page of the site"
FORM = "write it like ieListDocuments.aspx?CId=1&MId=2, or like documents/s1/report.pdf [old-address]"
ONE = "take one out: the case of letters and the order of parameters do not count [old-address-twice]"
TAKEN = "take it out: only what stood at other addresses can lead elsewhere [taken-address]"


def told(content: Path) -> list[str]:
    """What is told of `redirects.yaml`: "line:column severity: what; mend [rule]"."""
    found = [each for each in load(content, DAY)[1] if each.place.path.endswith("redirects.yaml")]
    return [
        f"{each.place.line}:{each.place.column} {each.severity}: {each.what}; {each.mend} [{each.rule}]"
        for each in found
    ]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("a.aspx: panle", '1:9 error: there is no "panle" in the site; did you mean "panel"? [broken-redirect]'),
        (
            "a.aspx: https://other.example/",
            f'1:9 error: there is no "https://other.example" in the site; {NAME_ONE} [broken-redirect]',
        ),
        (
            "a: panel/2024-06-21",
            '1:4 error: there is no "panel/2024-06-21" in the site; did you mean "2024-06-12"? [broken-redirect]',
        ),
        (
            f"a: {MEETING}/rent",
            f'1:4 error: there is no "{MEETING}/rent" in the site; did you mean "rents"? [broken-redirect]',
        ),
        (
            "a: matters/repair",
            '1:4 error: there is no "matters/repair" in the site; did you mean "repairs"? [broken-redirect]',
        ),
        (
            f"a: {MEETING}/rents/zzz",
            f'1:4 error: there is no "{MEETING}/rents/zzz" in the site; {NAME_ONE} [broken-redirect]',
        ),
        (
            f"a: zzz/{MEETING}/rent",
            f'1:4 error: there is no "zzz/{MEETING}/rent" in the site; {NAME_ONE} [broken-redirect]',
        ),
        (
            f"a.aspx: {MEETING}#item-7",
            f'1:9 error: "{MEETING}" has no place "#item-7"; did you mean "item-1"? [broken-fragment]',
        ),
        (
            "a: matters/repairs#zzz",
            '1:4 error: "matters/repairs" has no place "#zzz"; look the address up on its page [broken-fragment]',
        ),
        ("a: panel#", '1:4 error: "panel" has no place "#"; look the address up on its page [broken-fragment]'),
        (
            "a.aspx: panel\nb.aspx: A.aspx",
            '2:9 error: "A.aspx" is an old address itself; write where that leads: "panel" [redirect-chain]',
        ),
        ("a.aspx: panel\nA.aspx: people", f'2:1 error: "A.aspx" is the same address as "a.aspx"; {ONE}'),
        (
            "a?x=1&y=2: panel\nA?Y=2&X=1: people",
            f'2:1 error: "A?Y=2&X=1" is the same address as "a?x=1&y=2"; {ONE}',
        ),
        ("../a: panel", f'1:1 error: "../a" cannot be an old address: ".." leads out of its folder; {FORM}'),
        (
            "Assets/old.css: panel",
            f'1:1 error: "Assets/old.css" cannot be an old address: the site keeps "assets" for itself; {TAKEN}',
        ),
        (
            f"{MEETING}/map.pdf/page: panel",
            f'1:1 error: "{MEETING}/map.pdf/page" cannot be an old address: "{MEETING}/map.pdf" stands in its way;'
            f" {TAKEN}",
        ),
        (
            "a.html: panel\na.html/b: panel",
            f'2:1 error: "a.html/b" cannot be an old address: "a.html" stands in its way; {TAKEN}',
        ),
    ],
)
def test_a_mistake_in_the_list_is_told_with_its_place_and_how_to_mend_it(
    listed: str, said: str, tmp_path: Path
) -> None:
    assert told(write({**FILES, "redirects.yaml": f"{listed}\n"}, tmp_path)) == [said]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("a:", "1: error: nothing stands here [empty]"),
        ("a: [panel]", "1: error: text is wanted here [type]"),
        ('a: ""', "1: error: this is empty [empty]"),
        ("- a: panel", "1: error: old addresses are wanted here [type]"),
    ],
)
def test_a_line_that_is_no_old_address_with_a_name_is_told(listed: str, said: str, tmp_path: Path) -> None:
    assert redirects(f"{listed}\n", tmp_path)[1] == [f"redirects.yaml:{said}"]


FORMER = {
    "panel/committee.yaml": "name: Housing Panel\nformerly: homes\n",
    "d/committee.yaml": "kind: decisions\nformerly: officers\n",
    "matters.yaml": "repairs: {title: Repairs, formerly: works}\n",
}


@pytest.mark.parametrize(
    "old",
    [
        *(f"{MEETING}/rents", f"{MEETING}/Rents/index.html", f"{MEETING}/rents.md", "people/a-moss?x=1", "feed.xml"),
        *("_redirects", "panel/calendar.ics", "decisions/2024-25", "homes/calendar.ics", "homes/feed.xml"),
        *("officers/feed.xml", "matters/works/feed.xml"),
    ],
)
def test_no_old_address_takes_what_has_an_address_or_is_subscribed_to(old: str, tmp_path: Path) -> None:
    content = write({**FILES, **FORMER, "redirects.yaml": f"{old}: panel\n"}, tmp_path)
    assert told(content) == [f'1:1 error: "{old}" cannot be an old address: it is an address of the site; {TAKEN}']


def test_two_spellings_of_one_path_are_one_page(tmp_path: Path) -> None:
    assert redirects("a/B?x=1: panel\nA/b?y=2: people\n", tmp_path) == (
        {"a/B?x=1": "panel/", "a/B?y=2": "people/"},
        [],
    )
    assert told(write({"redirects.yaml": "a/b: panel\na/B/index.html: panel\n"}, tmp_path)) == [
        f'2:1 error: "a/B/index.html" cannot be an old address: it is an address of the site; {TAKEN}'
    ]


def test_what_leads_to_a_draft_waits_until_that_is_published(tmp_path: Path) -> None:
    draft = {f"{MEETING}/new.md": "---\ndraft: true\n---\n# New\n"}
    for name in (f"{MEETING}/new", f"/{MEETING}/new/#p1-1"):
        assert redirects(f"old.aspx: {name}\n", tmp_path, **draft) == ({}, [])


def test_beside_the_pages_of_the_site_there_is_room_for_what_was_there_before(tmp_path: Path) -> None:
    listed = f"{MEETING}/rents-old: {MEETING}/rents\nmeetings/7.html: panel\npeople/a-mos: people/a-moss\n"
    assert redirects(listed, tmp_path)[1] == []


def test_addresses_that_ask_for_more_go_first(tmp_path: Path) -> None:
    leads, _ = redirects("a: panel\na?x=1: people\na?x=1&y=2: matters\n", tmp_path)
    assert list(leads) == ["a?x=1&y=2", "a?x=1", "a"]


# The old addresses of files


def of_files(papers: str, folder: Path, **more: str) -> tuple[dict[str, str], list[str]]:
    """Where old addresses lead, and what is told of the files that an item names: "line:column what; mend [rule]"."""
    agenda = f"agenda:\n  - title: Rents\n    papers: {papers}\n"
    files = {f"{MEETING}/meeting.yaml": agenda, f"{MEETING}/map.pdf": "%PDF", f"{MEETING}/plan.pdf": "%PDF", **more}
    archive, problems = load(write(files, folder), DAY)
    assert archive
    leads = {f"{each.path}?{urlencode(each.query)}".rstrip("?"): each.target for each in archive.redirects}
    found = [each for each in problems if each.severity == "error"]
    return leads, [f"{each.place.line}:{each.place.column} {each.what}; {each.mend} [{each.rule}]" for each in found]


def test_a_file_is_led_to_from_where_the_council_had_it(tmp_path: Path) -> None:
    papers = "[{file: map.pdf, original: 'https://old.example/documents/s1/Map%201.pdf?T=9'}, plan.pdf]"
    assert of_files(papers, tmp_path) == ({"documents/s1/Map 1.pdf?T=9": f"{MEETING}/map-pdf/"}, [])


def test_what_is_listed_leads_beside_the_old_addresses_of_files(tmp_path: Path) -> None:
    listed = {"redirects.yaml": "documents/S1: panel\n"}
    leads, problems = of_files("[{file: map.pdf, original: documents/s1?T=9}]", tmp_path, **listed)
    assert (leads, problems) == ({"documents/S1?T=9": f"{MEETING}/map-pdf/", "documents/S1": "panel/"}, [])


TWICE = "is an old address of something else; an old address leads to one place: take one of them out"


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        ("[{file: map.pdf, original: ../map}]",
         f'3:40 "../map" cannot be an old address: ".." leads out of its folder; {FORM}'),
        (f"[{{file: map.pdf, original: {MEETING}}}]",
         f'3:40 "{MEETING}" cannot be an old address: it is an address of the site; {TAKEN}'),
        ("[{file: map.pdf, original: a?x=1&y=2}, {file: plan.pdf, original: A?Y=2&X=1}]",
         f'3:79 "A?Y=2&X=1" {TWICE} [old-address-twice]'),
        ("[{file: map.pdf, original: LISTED.aspx}]", f'3:40 "LISTED.aspx" {TWICE} [old-address-twice]'),
    ],
)  # fmt: skip
def test_an_old_address_of_a_file_that_cannot_be_is_told_where_it_is_said(
    papers: str, said: str, tmp_path: Path
) -> None:
    _, problems = of_files(papers, tmp_path, **{"redirects.yaml": "../x: panel\nlisted.aspx: panel\n"})
    assert [line for line in problems if not line.startswith("1:1 ")] == [said]


# Former ids and dates


WENT = {
    **{
        name: name for name in ("meeting.ics", "meeting.json", "rents.md", "minutes.md", "work-programme.md", "map.pdf")
    },
    **{name: f"{name}/" for name in ("rents", "minutes", "work-programme", "map-pdf")},
    "rent": "rents/",
}


def test_every_address_of_a_committee_leads_on_from_its_former_id(tmp_path: Path) -> None:
    files = {
        **FILES,
        "panel/committee.yaml": "name: Housing Panel\nformerly: homes\n",
        f"{MEETING}/meeting.yaml": "moved-from: 2024-06-05\nagenda:\n  - title: Rents\n    papers: [rents, map.pdf]\n"
        "minutes:\n  first: 8\n",
        f"{MEETING}/rents.md": "---\nformerly: rent\n---\n# Rents\n",
        f"{MEETING}/work-programme.yaml": "rows:\n  2024-09-11:\n    - Repairs\n",
    }
    archive, _ = loaded(files, tmp_path)
    assert {one.path: one.target for one in archive.redirects if one.path.startswith("homes")} == {
        "homes": "panel/",
        "homes/work-programme": "panel/work-programme/",
        "homes/2024-06-12": "panel/2024-06-12/",
        "homes/2024-06-12/meeting.ics": "panel/2024-06-12/meeting.ics",
        "homes/2024-06-12/meeting.json": "panel/2024-06-12/meeting.json",
        "homes/2024-06-12/rents": "panel/2024-06-12/rents/",
        "homes/2024-06-12/rents.md": "panel/2024-06-12/rents.md",
        "homes/2024-06-12/rent": "panel/2024-06-12/rents/",
        "homes/2024-06-12/minutes": "panel/2024-06-12/minutes/",
        "homes/2024-06-12/minutes.md": "panel/2024-06-12/minutes.md",
        "homes/2024-06-12/work-programme": "panel/2024-06-12/work-programme/",
        "homes/2024-06-12/work-programme.md": "panel/2024-06-12/work-programme.md",
        "homes/2024-06-12/map.pdf": "panel/2024-06-12/map.pdf",
        "homes/2024-06-12/map-pdf": "panel/2024-06-12/map-pdf/",
        "homes/2024-06-05": "panel/2024-06-12/",
        **{f"homes/2024-06-05/{name}": f"panel/2024-06-12/{to}" for name, to in WENT.items()},
    }


MOVED = {
    f"{MEETING}/meeting.yaml": "moved-from: [2024-06-05, 2024-06-10]\nagenda:\n  - title: Rents\n"
    "    papers: [rents, map.pdf]\nminutes:\n  first: 8\n",
    f"{MEETING}/rents.md": "---\nformerly: rent\n---\n# Rents\n\n## Purpose\n\nTo say.\n",
}


@pytest.mark.parametrize("day", ["2024-06-05", "2024-06-10"])
def test_from_a_day_that_a_meeting_was_moved_from_all_that_went_with_it_leads_on(day: str, tmp_path: Path) -> None:
    leads, _ = redirects("", tmp_path, **MOVED)
    names = ("rents", "rents.md", "minutes", "minutes.md", "meeting.ics", "meeting.json", "map.pdf", "map-pdf")
    targets = {name: f"{MEETING}/{name}{'' if '.' in name else '/'}" for name in names} | {"rent": f"{MEETING}/rents/"}
    assert {old: to for old, to in leads.items() if day in old} == {
        f"panel/{day}": f"{MEETING}/",
        **{f"panel/{day}/{name}": target for name, target in targets.items()},
    }


def test_a_day_that_is_another_meetings_by_now_has_nothing_of_the_one_that_was_moved(tmp_path: Path) -> None:
    leads, _ = redirects("", tmp_path, **MOVED, **{"panel/2024-06-05/meeting.yaml": "agenda: [Damp]\n"})
    assert [old for old in leads if old.startswith("panel/2024-06-05")] == []
    assert leads["panel/2024-06-10/rents"] == f"{MEETING}/rents/"


@pytest.mark.parametrize(
    ("file", "text", "old", "target"),
    [
        ("people.yaml", "a-moss:\n  name: A Moss\n  formerly: moss\n", "people/moss", "people/a-moss/"),
        ("matters.yaml", "repairs:\n  title: R\n  formerly: works\n", "matters/works", "matters/repairs/"),
        (f"{MEETING}/meeting.yaml", "moved-from: 2024-06-05\n", "panel/2024-06-05", f"{MEETING}/"),
        (f"{MEETING}/rents.md", "---\nformerly: rent\n---\n# Rents\n", f"{MEETING}/rent", f"{MEETING}/rents/"),
    ],
)
def test_a_former_id_or_date_leads_on(file: str, text: str, old: str, target: str, tmp_path: Path) -> None:
    files = {**FILES, f"{MEETING}/minutes.md": "## 8. Rents\n", file: text}
    archive, _ = loaded(files, tmp_path)
    told = [(one.path, one.target) for one in archive.redirects]
    assert (old, target) in told
    assert {path for path, _ in told if not path.startswith(f"{old}/")} == {old}


def test_a_page_goes_before_an_address_listed_and_that_before_a_former_id(tmp_path: Path) -> None:
    files = {
        **FILES,
        "panel/committee.yaml": "name: Housing Panel\nformerly: [homes, tenants]\n",
        "tenants/committee.yaml": "name: Tenants\n",
        "redirects.yaml": f"homes/2024-06-12: {MEETING}/minutes\n",
    }
    archive, _ = loaded(files, tmp_path)
    told = {one.path: one.target for one in archive.redirects}
    assert told["homes/2024-06-12"] == f"{MEETING}/minutes/"
    assert told["homes"] == "panel/"
    assert "tenants" not in told
    assert told["tenants/2024-06-12"] == f"{MEETING}/"


@pytest.mark.parametrize("name", [f"{MEETING}/plan.pdf", f"{MEETING}/plan", "people/b-reed", "matters/damp"])
def test_an_old_address_publishes_nothing(name: str, tmp_path: Path) -> None:
    more = {
        f"{MEETING}/plan.pdf": "%PDF",
        f"{MEETING}/plan.md": "# Plan\n\n## Purpose\n\nTo tell.\n",
        "people.yaml": "a-moss: {name: A Moss}\nb-reed: {name: B Reed}\n",
        "matters.yaml": "damp: {title: Damp}\n",
    }
    archive, problems = loaded({**FILES, **more, "redirects.yaml": f"old.aspx: {name}\n"}, tmp_path, DAY)
    what = f'redirects.yaml:1: warning: "{name}" is not published: nothing else names it [broken-redirect]'
    assert what in problems
    assert as_published(archive, later(archive, DAY)).redirects == ()
