"""Key decisions: what each place says of one, how it stands on a day, what the forward plan announced, what is asked.

SI 2012/2089, regulations 8 to 11.
"""

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_sample import loaded, write
from folders import files_below

from generator.archive import Archive, InForce, decided
from generator.build import build
from generator.cli import main
from generator.outputs.print.contents import packs_of
from generator.standing import Options

DAY = "cabinet/2024-11-12"
PLAN = """updated: 2024-10-02
programme:
  2024-11-12:
    - title: Sale of the Mill
      key: true
      reference: FP/24/17
      decision-maker: cabinet
      private: "Paragraph 3 of Schedule 12A: it tells what was bid"
    - title: Bus routes
      key: true
      decision-maker: Cabinet
    - Youth services
  During November 2024:
    - title: Leisure contract
      key: true
      reference: FP/24/18
      decision-maker: Director of Place
"""
AGENDA = """published: 2024-11-01
private-notice: 2024-10-02
agenda:
  - title: Bus routes
    key: true
  - title: Youth services
    key: false
  - title: Exclusion of the press and public
private:
  - title: Sale of the Mill
    key: true
    reference: FP/24/17
    exempt: 3
    public-interest: It would tell what others bid.
minutes:
  first: 20
  published: 2024-11-14
"""
MINUTES = """## Bus routes {key=FP/24/16 call-in=2024-11-21}

RESOLVED that route 9 be kept.

## Youth services

RESOLVED that it be noted.

# Private business

## Sale of the Mill {call-in=2024-11-21}
"""
LEASE = """---
by: Director of Place
reference: fp/24/18
key: true
published: 2024-11-19
call-in: 2024-11-26
special-urgency: The old contract ended on 30 November; the Chair of Scrutiny agreed.
---
# Leisure contract

## Reasons

It ends.

## Alternatives

None.
"""
FILES = {
    "cabinet/committee.yaml": "name: Cabinet\nkind: executive\n",
    "cabinet/2024-10-08/meeting.yaml": "published: 2024-09-30\nagenda: [{title: Plan, papers: work-programme}]\n",
    "cabinet/2024-10-08/work-programme.yaml": PLAN,
    f"{DAY}/meeting.yaml": AGENDA,
    f"{DAY}/minutes.md": MINUTES,
    "officers/committee.yaml": "name: Decisions of officers\nkind: decisions\n",
    "officers/2024-11-18-leisure-contract.md": LEASE,
}
IN_TIME, AFTER = date(2024, 11, 21), date(2024, 11, 22)
PLANNED = "cabinet/2024-10-08/work-programme"


def made(folder: Path, today: date, files: Mapping[str, str] = FILES) -> Mapping[str, bytes]:
    """The files of a site made on a day."""
    write(files, folder / "content")
    options = Options(folder / "content", folder / "site", today, search=False, address="https://www.example.org/")
    outcome = build(options, lambda _: None)
    assert [one.what for one in outcome.problems if one.severity == "error"] == []
    return files_below(folder / "site")


def words(page: bytes) -> str:
    """The words of a page, one blank between two."""
    text = re.sub(r"<[^>]+>", " ", page.decode().partition("<main")[2].partition("</main>")[0])
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of the site on the last day of call-in."""
    return made(tmp_path_factory.mktemp("key"), IN_TIME)


def test_the_agenda_says_which_items_are_for_key_decisions_and_how_they_stand(site: Mapping[str, bytes]) -> None:
    page = site[f"{DAY}/index.html"].decode()
    bus, youth = (page.partition(f'id="item-{n}"')[2].partition("</li>\n<li id")[0] for n in (1, 2))
    assert "Key decision" in bus
    assert "May be called in until 21\N{NO-BREAK SPACE}November 2024" in bus
    assert "In the forward plan since 2\N{NO-BREAK SPACE}October 2024: " in bus
    assert f'href="../../{PLANNED}/#row-bus-routes"' in bus.replace("../2024-10-08", "../../cabinet/2024-10-08")
    assert "Key decision" not in youth
    sale = page.partition('id="item-4"')[2]
    assert "Key decision" in sale
    assert ">FP/24/17</a>" in sale


def test_the_minutes_say_it_below_their_minute(site: Mapping[str, bytes]) -> None:
    said = words(site[f"{DAY}/minutes/index.html"])
    assert "Key decision FP/24/16. May be called in until 21 November 2024." in said
    assert "Key decision FP/24/17. May be called in until 21 November 2024." in said
    assert "{" not in said


def test_the_register_has_it_with_its_plan_and_a_filter_for_key_decisions(site: Mapping[str, bytes]) -> None:
    said = words(site["decisions/index.html"])
    assert "In the forward plan since 2 October 2024: FP/24/16 May be called in until 21 November 2024" in said
    key = words(site["decisions/key/index.html"])
    assert "route 9 be kept" in key
    assert "it be noted" not in key
    assert "Leisure contract" in key
    assert 'data-name="key"' in site["decisions/index.html"].decode()


def test_the_forward_plan_is_called_so_and_says_who_decides_and_where_it_was_decided(site: Mapping[str, bytes]) -> None:
    page = site[f"{PLANNED}/index.html"].decode()
    assert "<h1>Forward plan 2024/25</h1>" in page
    assert 'data-kind="Forward plan"' in page
    assert "Work programme" not in page
    said = words(site[f"{PLANNED}/index.html"])
    assert "Key decision To be decided in private: Paragraph 3 of Schedule 12A: it tells what was bid" in said
    assert "Reference FP/24/17 Who decides Cabinet" in said
    assert "Decided Cabinet, 12 November 2024, minute 20" in said
    assert "Decided Decisions of officers, 18 November 2024" in said
    assert 'href="../../../officers/2024-11-18-leisure-contract/"' in page
    assert "Forward plan, edition by edition" in words(site["cabinet/work-programme/index.html"])
    assert "<title>Forward plan 2024/25: Cabinet" in site["cabinet/feed.xml"].decode()
    documents = json.loads(site["data/documents.json"])
    assert [row["kind"] for row in documents if row["id"] == PLANNED] == ["forward-plan"]


def test_the_data_has_it(site: Mapping[str, bytes]) -> None:
    rows = json.loads(site["data/work_programme.json"])
    sale, bus, youth, leisure = rows
    assert (sale["key"], sale["reference"], sale["decision_maker_ids"]) == (True, "FP/24/17", ["cabinet"])
    assert sale["private"] == "Paragraph 3 of Schedule 12A: it tells what was bid"
    assert bus["decided"] == [f"{DAY}/minutes#minute-20"]
    assert leisure["decided"] == ["officers/2024-11-18-leisure-contract"]
    assert (youth["key"], youth["decided"]) == (None, [f"{DAY}/minutes#minute-21"])
    items = json.loads(site["data/items.json"])
    of_day = [item for item in items if item["meeting"] == DAY]
    assert [(item["key"], item["reference"]) for item in of_day] == [
        (True, None),
        (False, None),
        (None, None),
        (True, "FP/24/17"),
    ]
    assert of_day[0]["announced"] == [f"{PLANNED}#row-bus-routes"]
    first, second = json.loads(site["data/resolutions.json"])
    assert (first["key"], first["call_in"], first["status"]) == (True, "2024-11-21", "call-in")
    assert (second["key"], second["call_in"], second["status"]) == (False, None, "taken")
    (decision,) = csv.DictReader(io.StringIO(site["data/decisions.csv"].decode()))
    assert decision["announced"] == f"{PLANNED}#row-leisure-contract"
    assert decision["special_urgency"].startswith("The old contract ended")


def test_feeds_calendar_and_copies_say_it(site: Mapping[str, bytes]) -> None:
    feed = site["cabinet/feed.xml"].decode()
    assert "Item 1 is for a key decision. Item 4 is for a key decision FP/24/17." in feed
    assert "Key decision FP/24/16. It may be called in until 21 November 2024." in feed
    assert "1. Bus routes (key decision)" in site["cabinet/calendar.ics"].decode().replace("\r\n ", "")
    copy = site[f"{DAY}/minutes.md"].decode()
    assert "- Minute 20: Key decision FP/24/16, call-in until 21 November 2024" in copy
    plan = site[f"{PLANNED}.md"].decode()
    assert "Forward plan, Cabinet, 8 October 2024" in plan
    assert "- Who decides: Cabinet\n- In private: Paragraph 3 of Schedule 12A" in plan
    lease = site["officers/2024-11-18-leisure-contract.md"].decode()
    assert "Not announced 28 clear days before (special urgency): The old contract ended" in lease


def test_search_leads_from_a_reference_to_where_it_stands(site: Mapping[str, bytes]) -> None:
    known = site["search/index.html"].decode()
    assert '"codes":{"fp/":["2024/25"]}' in known
    assert '"placed":["2024/25"]' in known
    entries = json.loads(site["search/2024-25.json"])
    assert [entry["at"] for entry in entries] == [
        "cabinet/2024-10-08/",
        f"{DAY}/",
        "officers/2024-11-18-leisure-contract/",
    ]
    assert entries[2]["decision"] == "Leisure contract"
    assert {code: at for entry in entries for code, _, at in entry["references"]} == {
        "fp/24/16": f"{DAY}/minutes/#minute-20",
        "fp/24/17": f"{DAY}/minutes/#minute-22",
        "fp/24/18": "officers/2024-11-18-leisure-contract/",
    }
    assert entries[0]["references"] == [
        ["fp/24/17", "Sale of the Mill, Forward plan 2024/25", f"{PLANNED}/#row-sale-of-the-mill"],
        ["fp/24/18", "Leisure contract, Forward plan 2024/25", f"{PLANNED}/#row-leisure-contract"],
    ]


def test_the_pack_prints_it(tmp_path: Path) -> None:
    archive, _ = loaded(FILES, tmp_path, IN_TIME)
    agenda, plan = (
        packs_of(archive, archive.meeting("cabinet", day), IN_TIME)[0] for day in ("2024-11-12", "2024-10-08")
    )
    assert agenda.front.public[0].notes == ("Key decision.",)
    assert agenda.front.private[0].notes == ("Key decision FP/24/17.",)
    assert plan.parts[0].kind == "Forward plan"
    for said in ("Who decides", "Key decision FP/24/17", "To be decided in private: Paragraph 3"):
        assert said in plan.parts[0].body


def stands(archive: Archive, today: date) -> list[InForce]:
    """How the decisions of the cabinet stand on a day."""
    return [decision.deciding.stands(today) for decision in decided(archive.committees["cabinet"])]


def test_the_day_after_call_in_it_is_in_force_though_no_file_changed(tmp_path: Path) -> None:
    archive, _ = loaded(FILES, tmp_path, AFTER)
    assert stands(archive, IN_TIME) == ["call-in", "taken"]
    assert stands(archive, AFTER) == ["in force", "taken"]


def test_the_day_after_every_output_says_so_though_no_file_changed(tmp_path: Path) -> None:
    before, after = made(tmp_path, IN_TIME), made(tmp_path, AFTER)
    for page in (f"{DAY}/index.html", f"{DAY}/minutes/index.html", "decisions/index.html", "decisions/key/index.html"):
        assert "May be called in until 21 November 2024" in words(before[page]), page
        assert "until 21 November" not in words(after[page]), page
        assert "In force" in words(after[page]), page
    assert json.loads(after["data/resolutions.json"])[0]["status"] == "in force"
    assert json.loads(after[f"{DAY}/meeting.json"])["minutes"][0]["resolutions"][0]["status"] == "in force"


def test_a_build_after_an_edit_of_the_plan_or_of_the_minutes_is_what_one_of_nothing_is(tmp_path: Path) -> None:
    made(tmp_path / "edited", AFTER)
    edits = (
        {PLANNED + ".yaml": PLAN.replace("2024-10-02", "2024-10-01")},
        {f"{DAY}/minutes.md": MINUTES.replace("RESOLVED that route 9 be kept", "It was put off")},
        {"officers/2024-11-18-leisure-contract.md": LEASE.replace("fp/24/18", "FP/24/99")},
    )
    for n, edit in enumerate(edits):
        files = {**FILES, **edit}
        again, anew = made(tmp_path / "edited", AFTER, files), made(tmp_path / f"anew-{n}", AFTER, files)
        assert again.keys() == anew.keys()
        assert [name for name, data in anew.items() if again[name] != data] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("call-in=2024-11-21}\n\nRES", "call-in=2024-11-21 called-in}\n\nRES", "called in"),
        ("call-in=2024-11-21}\n\nRES", 'call-in=2024-11-21 called-in="Upheld"}\n\nRES', "called in"),
        ("be kept.", "be kept. {outcome=deferred}", "taken"),
    ],
)
def test_what_was_called_in_or_not_decided_is_never_in_force(old: str, new: str, expected: str, tmp_path: Path) -> None:
    archive, _ = loaded({**FILES, f"{DAY}/minutes.md": MINUTES.replace(old, new)}, tmp_path, AFTER)
    assert stands(archive, AFTER)[0] == expected


def test_agreed_minutes_are_left_alone_where_the_agenda_says_that_it_was_called_in(tmp_path: Path) -> None:
    agenda = AGENDA.replace("    key: true\n  - title: Youth", "    key: true\n    called-in: Upheld\n  - title: Youth")
    archive, _ = loaded({**FILES, f"{DAY}/meeting.yaml": agenda}, tmp_path, AFTER)
    first = decided(archive.committees["cabinet"])[0]
    assert first.deciding.said(AFTER) == "Called in: Upheld"


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("minutes.md", "key=FP/24/16", "key=Mill", "1: error: {key=Mill} is not a reference [unknown-value]"),
        ("minutes.md", "2024-11-21}\n\nR", "soon}\n\nR", "1: error: {call-in=soon} is not a date [unknown-value]"),
        ("meeting.yaml", "FP/24/17", "Sale to Fern Ltd for 4", "12: error: "),
    ],
)
def test_a_slip_is_said_with_its_place(name: str, old: str, new: str, line: str, tmp_path: Path) -> None:
    path = f"{DAY}/{name}"
    _, lines = loaded({**FILES, path: FILES[path].replace(old, new)}, tmp_path, AFTER)
    (found,) = [one for one in lines if ": error: " in one]
    assert found.startswith(f"{path}:{line}")


def test_before_the_meeting_nothing_is_said_of_a_call_in(tmp_path: Path) -> None:
    agenda = AGENDA.replace(
        "    key: true\n  - title: Youth", "    key: true\n    call-in: 2024-11-21\n  - title: Youth"
    )
    files = {name: text for name, text in FILES.items() if name != f"{DAY}/minutes.md"}
    ahead = made(tmp_path, date(2024, 11, 11), {**files, f"{DAY}/meeting.yaml": agenda})
    assert "called in" not in words(ahead[f"{DAY}/index.html"])
    assert "Key decision" in words(ahead[f"{DAY}/index.html"])


def told(folder: Path, files: Mapping[str, str], rule: str, today: date = AFTER) -> list[str]:
    """What a rule says."""
    _, lines = loaded(files, folder, today)
    return [line.removesuffix(f" [{rule}]") for line in lines if line.endswith(f"[{rule}]")]


def test_a_key_decision_that_is_announced_in_time_or_says_why_not_is_sound(tmp_path: Path) -> None:
    assert told(tmp_path, FILES, "key-notice") == []
    assert told(tmp_path, FILES, "plan-entry") == []


LATE = {PLANNED + ".yaml": PLAN.replace("updated: 2024-10-02", "updated: 2024-10-15")}
UNPLANNED = {PLANNED + ".yaml": PLAN.replace("Bus routes", "Trams")}
WHY = AGENDA.replace("    key: true\n  - title: Y", "    key: true\n    general-exception: A grant ended\n  - title: Y")
BUS = f'{DAY}/meeting.yaml:4: warning: the key decision "Bus routes" was announced 27 clear days before, and 28 are'
SALE = f'{DAY}/meeting.yaml:10: warning: the key decision "Sale of the Mill" was announced 27 clear days before, and 28'
NOWHERE = f'{DAY}/meeting.yaml:4: warning: no forward plan here has the key decision "Bus routes", and nothing says why'


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        (LATE, [f"{BUS} asked for", f"{SALE} are asked for"]),
        (UNPLANNED, [NOWHERE]),
        ({**UNPLANNED, f"{DAY}/meeting.yaml": WHY}, []),
        ({**UNPLANNED, "council.yaml": "name: Fernshire\nlaw: scotland\n"}, []),
        ({PLANNED + ".yaml": "updated: 2024-12-02\nprogramme: {2024-12-12: [{title: X, key: true}]}\n"}, []),
    ],
)
def test_notice_of_key_decisions_is_counted(changed: Mapping[str, str], lines: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, {**FILES, **changed}, "key-notice") == lines


def test_before_the_meeting_late_notice_is_still_a_warning_for_the_law_was_not_read(tmp_path: Path) -> None:
    lines = told(tmp_path, {**FILES, **LATE}, "key-notice", date(2024, 11, 1))
    assert {line.split(": ")[1] for line in lines} == {"warning"}


def test_a_row_says_who_decides_and_when(tmp_path: Path) -> None:
    plan = PLAN.replace("      decision-maker: Cabinet\n", "").replace("During November 2024", "Later")
    assert told(tmp_path, {**FILES, PLANNED + ".yaml": plan}, "plan-entry") == [
        f'{PLANNED}.yaml:9: warning: the plan does not say who is to decide "Bus routes"',
        f'{PLANNED}.yaml:13: warning: the plan does not say when anybody is to decide "Leisure contract"',
    ]


def test_a_row_in_private_is_the_notice_of_private_business(tmp_path: Path) -> None:
    agenda = {f"{DAY}/meeting.yaml": AGENDA.replace("private-notice: 2024-10-02\n", "")}
    assert told(tmp_path / "a", {**FILES, **agenda}, "private-notice") == []
    (line,) = told(tmp_path / "b", {**FILES, **agenda, **LATE}, "private-notice")
    assert "notice of private business was given 27 clear days before, and 28 are asked for" in line
    open_ = {PLANNED + ".yaml": re.sub("      private: .*\n", "", PLAN)}
    (line,) = told(tmp_path / "c", {**FILES, **agenda, **open_}, "private-notice")
    assert "nothing says when notice of that was given" in line


def test_the_page_of_who_is_to_decide_says_so(tmp_path: Path) -> None:
    plan = PLAN.replace("decision-maker: Director of Place", "decision-maker: b-reed")
    people = "b-reed: {name: B Reed, kind: councillor}\n"
    site = made(tmp_path, IN_TIME, {**FILES, "people.yaml": people, PLANNED + ".yaml": plan})
    page = site["people/b-reed/index.html"].decode()
    assert f'href="../../{PLANNED}/#row-leisure-contract"' in page.partition("Is to decide, in forward plans")[2]
    rows = json.loads(site["people/b-reed/person.json"])["to_decide"]
    assert [row["title"] for row in rows] == ["Leisure contract"]
    assert "Who decides Councillor B Reed" in words(site[f"{PLANNED}/index.html"])


def test_nobody_unknown_decides(tmp_path: Path) -> None:
    plan = PLAN.replace("decision-maker: cabinet", "decision-maker: cabinett")
    _, lines = loaded({**FILES, PLANNED + ".yaml": plan}, tmp_path, AFTER)
    (line,) = [line for line in lines if "unknown-person" in line]
    assert line == f'{PLANNED}.yaml:7: error: no person or committee has the id "cabinett" [unknown-person]'


def test_a_new_meeting_carries_the_forward_plan_over_with_what_is_said_of_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {name: text for name, text in FILES.items() if not name.startswith(DAY)}
    write(files, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", "meeting", "cabinet", "2024-11-12"])
    assert done.exit_code == 0, done.output
    agenda = (tmp_path / "content" / DAY / "meeting.yaml").read_text("utf-8")
    assert "  - title: Sale of the Mill\n    key: true\n    reference: FP/24/17\n" in agenda
    assert "Planned in the forward plan: name its paper" in agenda
    plan = (tmp_path / "content" / DAY / "work-programme.yaml").read_text("utf-8")
    assert '      decision-maker: cabinet\n      private: "Paragraph 3 of Schedule 12A: it tells what was bid"' in plan
    checked = CliRunner().invoke(main, ["check", "--today=2024-10-20"])
    assert ": error: " not in checked.output


def test_the_first_forward_plan_of_an_executive_says_what_a_row_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"cabinet/committee.yaml": FILES["cabinet/committee.yaml"], f"{DAY}/meeting.yaml": ""}, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", "work-programme", "cabinet", "2024-11-12"])
    assert done.exit_code == 0, done.output
    plan = (tmp_path / "content" / DAY / "work-programme.yaml").read_text("utf-8")
    assert "kind: forward-plan\nprogramme:\n  2024-11-12: []\n" in plan
    assert "#       decision-maker: Cabinet" in plan
