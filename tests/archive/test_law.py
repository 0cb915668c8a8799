"""Whose law: the table of laws, what each asks, and that nothing of it is said of a body under none."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from content_sample import loaded
from folders import ROOT
from made import make

from generator.archive.law import EXECUTIVE_OF_ENGLAND, LAWS, Law, Notice, grounds, law_of, notice_of
from generator.content.model import AgendaItem, Committee, Council, LawName, read
from generator.problems import RuleName

EVERY = (*LAWS.values(), EXECUTIVE_OF_ENGLAND)
BEFORE = date(2024, 9, 1)
MEETING = "panel/2024-09-11/meeting.yaml"


def council(law: LawName, more: str = "") -> dict[str, str]:
    """A council under a law, with one committee."""
    return {"council.yaml": f"name: Fernshire Council\nlaw: {law}\n{more}", "panel/committee.yaml": "name: Panel\n"}


# The table


@pytest.mark.parametrize("law", EVERY, ids=lambda law: law.title)
def test_every_rule_of_a_law_names_an_act_and_a_place_in_it(law: Law) -> None:
    for rule, basis in law.rules.items():
        assert re.search(r"(Act|Regulations).* \d{4}.*(section|paragraph|regulation|Schedule|Part)", basis.source), rule
    assert bool(law.act) == bool(law.rules) == bool(law.days)


@pytest.mark.parametrize(
    ("name", "first", "last", "words"),
    [
        ("england", 1, 7, "financial or business affairs"),
        ("wales", 12, 18, "financial or business affairs"),
        ("scotland", 1, 15, "who a protected informant is"),
        ("northern-ireland", 1, 7, "labour relations"),
    ],
)
def test_a_list_of_exempt_information_is_whole(name: LawName, first: int, last: int, words: str) -> None:
    schedule = LAWS[name].schedule
    assert schedule
    assert list(schedule.paragraphs) == list(range(first, last + 1))
    assert any(words in paragraph for paragraph in schedule.paragraphs.values())


@pytest.mark.parametrize(
    ("kind", "law", "own", "is_executive"),
    [
        ("executive", "england", None, True),
        ("scrutiny", "england", None, False),
        ("executive", "wales", None, False),
        ("executive", "wales", "england", True),
        ("executive", "england", "none", False),
    ],
)
def test_only_executives_of_england_are_under_the_regulations(
    kind: str, law: LawName, own: LawName | None, *, is_executive: bool
) -> None:
    committee = Committee.model_validate({"kind": kind, **({"law": own} if own else {})})
    assert (law_of(Council(name="F", law=law), committee) is EXECUTIVE_OF_ENGLAND) == is_executive


def test_the_handbook_has_the_table_of_laws() -> None:
    text = (ROOT / "docs" / "bodies.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `[a-z-]+`(?:, executive)? \| \[`.*$", text, re.MULTILINE))
    expected = {
        f"| `{law.name}`{', executive' if law is EXECUTIVE_OF_ENGLAND else ''} | [`{rule}`](rules.md#{rule}) |"
        f" {basis.source}{'' if basis.certain else ' *'} |"
        for law in EVERY
        for rule, basis in law.rules.items()
    }
    assert rows == expected
    for law in LAWS.values():
        days = law.notice.words if law.notice else "none"
        listed = f"{law.schedule.short}, {law.schedule.numbers}" if law.schedule else "none"
        assert f"| `{law.name}` | {days} | {listed} |" in text


# Grounds


@pytest.mark.parametrize(
    ("law", "item", "said"),
    [
        (
            "wales",
            {"exempt": ["14"], "public_interest": "Bids would be known."},
            (
                "Private under paragraph 14 of Part 4 of Schedule 12A to the Local Government Act 1972: information"
                " about the financial or business affairs of a person, the council included.",
                "Public interest: Bids would be known.",
            ),
        ),
        (
            "scotland",
            {"exempt": ["15"]},
            (
                "Private under paragraph 15 of Part I of Schedule 7A to the Local Government (Scotland) Act 1973: who a"
                " protected informant is.",
            ),
        ),
        (
            "wales",
            {"exempt": ["16"]},  # privilege is not weighed there
            (
                "Private under paragraph 16 of Part 4 of Schedule 12A to the Local Government Act 1972: information"
                " covered by legal professional privilege.",
            ),
        ),
        (
            "england",
            {"exempt": ["9"]},  # the check tells of a paragraph that the law has not
            ("Private under paragraph 9 of Part 1 of Schedule 12A to the Local Government Act 1972.",),
        ),
        (
            "england",
            {"exempt": ["1", "Staff"], "private_because": "Rule 4"},
            (
                "Private under paragraph 1 of Part 1 of Schedule 12A to the Local Government Act 1972: information"
                " about an individual.",
                "Private: Staff",
                "Private: Rule 4",
                "Why the public interest is better served by keeping it private is not recorded.",
            ),
        ),
        ("none", {"exempt": ["3"]}, ("Private: 3",)),
        ("none", {"exempt": ["Attorney-client privilege"]}, ("Private: Attorney-client privilege",)),
        ("england-parish", {"private_because": "The clerk's pay"}, ("Private: The clerk's pay",)),
        ("scotland", {"confidential": "A department forbids it."}, ("Confidential: A department forbids it.",)),
    ],
)
def test_a_ground_is_told_in_the_words_of_its_law(law: LawName, item: dict[str, object], said: tuple[str, ...]) -> None:
    assert grounds(AgendaItem.model_validate({"title": "A claim", **item}), LAWS[law]) == said


# Notice


@pytest.mark.parametrize(
    ("law", "published", "days"),
    [
        ("england", "2024-09-04", "four clear days"),
        ("england-parish", "2024-09-07", "two clear days"),
        ("wales", "2024-09-06", "two clear days"),
        ("wales-community", "2024-09-07", "two clear days"),
        ("scotland", "2024-09-06", "two clear days"),
        ("northern-ireland", "2024-09-07", "four days"),
    ],
)
def test_the_days_of_notice_are_those_of_the_law(law: LawName, published: str, days: str, tmp_path: Path) -> None:
    files = {**council(law), MEETING: f"published: {published}\nagenda: [Rents]\n"}
    _, problems = loaded(files, tmp_path, BEFORE)
    number = {"england": "five", "northern-ireland": "five"}.get(law, "three")
    severity = "error" if LAWS[law].is_certain("clear-days") else "warning"
    asked = f"the agenda was published {days} before the meeting, and {number} are asked for"
    assert f"{MEETING}:1: {severity}: {asked} [clear-days]" in problems


@pytest.mark.parametrize(
    ("law", "published"),
    [
        ("england", "2024-09-03"),
        ("england-parish", "2024-09-06"),
        ("wales", "2024-09-05"),
        ("scotland", "2024-09-05"),
        ("northern-ireland", "2024-09-06"),
        ("none", "2024-09-10"),
    ],
)
def test_an_agenda_in_time_is_no_finding(law: LawName, published: str, tmp_path: Path) -> None:
    files = {**council(law), MEETING: f"published: {published}\nagenda: [Rents]\n"}
    assert not [line for line in loaded(files, tmp_path, BEFORE)[1] if "clear-days" in line]


def test_the_bank_holidays_are_those_of_the_nation() -> None:
    # 2 January is one in Scotland alone, 12 July in Northern Ireland alone.
    for law, meeting, last in (
        ("scotland", "2024-01-05", "2023-12-28"),
        ("wales", "2024-01-05", "2023-12-29"),
        ("england", "2024-07-17", "2024-07-09"),
    ):
        asked = LAWS[law].notice  # type: ignore[index]
        assert asked
        assert asked.last_day(date.fromisoformat(meeting)) == date.fromisoformat(last), law


def test_a_body_says_what_notice_it_asks_for_itself(tmp_path: Path) -> None:
    own = "notice: {days: 7, counting: every-day}\n"
    short, long = (
        loaded({**council("none", own), MEETING: f"published: {day}\nagenda: [Rents]\n"}, tmp_path / day, BEFORE)[1]
        for day in ("2024-09-05", "2024-09-04")
    )
    what = "the agenda was published six days before the meeting, and seven are asked for"
    assert f"{MEETING}:1: warning: {what} [clear-days]" in short
    assert not [line for line in long if "clear-days" in line]


def noticed(council: dict[str, object], committee: dict[str, object]) -> Notice | None:
    """The notice of a committee of a council with these keys in their files."""
    body, faults = read(Council, {"name": "F", **council})
    panel, more = read(Committee, committee)
    assert (faults, more) == ((), ())
    assert body
    assert panel
    return notice_of(body, panel)


ENGLAND = ("five clear days", "weekdays", "ENG")


@pytest.mark.parametrize(
    ("council", "committee", "asked"),
    [
        ({}, {}, ENGLAND),
        ({"law": "none"}, {}, None),
        ({"law": "none"}, {"law": "england"}, ENGLAND),
        ({}, {"law": "none"}, None),
        ({}, {"law": "none", "notice": {"days": 4}}, ("four days", "weekdays", "")),
        ({}, {"notice": {"days": 10}}, ("ten clear days", "weekdays", "ENG")),
        ({"notice": {"days": 12}}, {}, ("twelve clear days", "weekdays", "ENG")),
        ({"notice": {"days": 12}}, {"notice": {"days": 13}}, ("13 clear days", "weekdays", "ENG")),
        ({"clear-days": "every-day"}, {}, ("five clear days", "every-day", "ENG")),
        (
            {"clear-days": "every-day"},
            {"notice": {"counting": "all-but-bank-holidays"}},
            ("five clear days", "all-but-bank-holidays", "ENG"),
        ),
        ({"law": "none", "notice": {"text": "Drafts."}}, {}, None),
        ({"law": "northern-ireland"}, {}, ("five days", "every-day", "NIR")),
        ({"law": "northern-ireland", "notice": {"days": 1}}, {}, ("one day", "every-day", "NIR")),
    ],
)
def test_notice_is_the_committees_the_councils_or_the_laws(
    council: dict[str, object], committee: dict[str, object], asked: tuple[str, str, str] | None
) -> None:
    found = noticed(council, committee)
    assert (found and (found.words, found.counting, found.nation)) == asked


@pytest.mark.parametrize(
    ("law", "last", "days", "after"),
    [("england", "2024-09-03", 5, 4), ("northern-ireland", "2024-09-06", 5, 4), ("scotland", "2024-09-05", 3, 2)],
)
def test_the_last_day_has_the_days_asked_for_and_the_next_one_fewer(
    law: LawName, last: str, days: int, after: int
) -> None:
    notice, day, meeting = LAWS[law].notice, date.fromisoformat(last), date(2024, 9, 11)
    assert notice
    assert notice.last_day(meeting) == day
    assert (notice.between(day, meeting), notice.between(day + timedelta(1), meeting)) == (days, after)
    assert [notice.between(meeting + timedelta(late), meeting) for late in (0, 1)] == [0, 0]
    assert [notice.counted(number) for number in (0, 1)] == (
        ["no clear days", "one clear day"] if notice.is_clear else ["no days", "one day"]
    )


def test_a_body_of_no_law_may_publish_the_day_before_where_it_asks_for_a_day() -> None:
    asked = noticed({"law": "none", "notice": {"days": 1, "counting": "every-day"}}, {})
    assert asked
    assert asked.last_day(date(2024, 9, 11)) == date(2024, 9, 10)


def test_a_foot_and_a_notice_are_one_key() -> None:
    record, faults = read(Council, {"name": "F", "notice": {"text": "Drafts.", "days": "3"}})
    assert faults == ()
    assert record
    assert record.notice
    assert (record.notice.text, record.notice.days) == ("Drafts.", 3)


# Rules


@pytest.mark.parametrize("law", list(LAWS), ids=str)
def test_the_rules_of_law_that_hold_are_those_of_the_table(law: LawName, tmp_path: Path) -> None:
    """One meeting, and one decision outside meetings, that break every rule of law."""
    schedule = LAWS[law].schedule
    number = min(schedule.paragraphs) if schedule else "Staff"
    meeting = f"""
published: 2024-09-10
agenda:
  - {{title: Rents, papers: rents}}
  - {{title: Late, added: 2024-09-10}}
  - {{title: Pumps, urgent: A flood}}
  - Budget
private:
  - A claim
  - {{title: Another, exempt: {number}}}
"""
    minutes = "## Rents\n\n## Pumps\n\n## Budget\n\nRESOLVED that it be set.\n\n# Private business\n\n## Another\n"
    files = {
        **council(law),
        "panel/committee.yaml": "name: Housing Panel\nkind: council\n",
        MEETING: f"{meeting}minutes: {{first: 1}}\n",
        "panel/2024-09-11/minutes.md": minutes,
        "panel/2024-09-11/rents.md": "---\nkind: report\npublished: 2024-09-10\n---\n# Rents\n\n## Why\n\nTo tell.\n",
        "officers/committee.yaml": "name: Decisions of officers\nkind: decisions\n",
        "officers/2024-09-11-lease.md": "---\nkey: true\n---\n# Lease\n\nLet.\n",
        "panel/2024-07-01/work-programme.yaml": "updated: 2024-06-20\nprogramme: {A: [{title: X, reference: 1/24}]}\n",
    }
    _, problems = loaded(files, tmp_path, date(2024, 9, 30))
    found = {line.rpartition("[")[2].rstrip("]") for line in problems}
    of_law: set[RuleName] = set(LAWS["england"].rules)
    assert found & of_law == set(LAWS[law].rules)
    assert not [line for line in problems if ": error: " in line]


@pytest.mark.parametrize(
    ("law", "written", "line"),
    [
        ("england", "12", "error: Part 1 of Schedule 12A to the Local Government Act 1972 has no paragraph 12"),
        ("wales", "3", "error: Part 4 of Schedule 12A to the Local Government Act 1972 has no paragraph 3"),
        (
            "scotland",
            "16",
            "error: Part I of Schedule 7A to the Local Government (Scotland) Act 1973 has no paragraph 16",
        ),
        ("northern-ireland", "two", 'error: "two" is not the number of a paragraph'),
        ("england-parish", "3", "warning: the law has no list of exempt information for this body"),
    ],
)
def test_a_paragraph_that_the_law_has_not(law: LawName, written: str, line: str, tmp_path: Path) -> None:
    files = {**council(law), MEETING: f"private:\n  - title: A claim\n    exempt: {written}\n"}
    _, problems = loaded(files, tmp_path, BEFORE)
    assert any(problem.startswith(f"{MEETING}:3: {line}") for problem in problems)


def test_a_fault_of_a_law_that_was_not_read_is_never_an_error(tmp_path: Path) -> None:
    files = {**council("england-parish"), MEETING: "published: 2024-09-10\nprivate: [A claim]\n"}
    _, problems = loaded(files, tmp_path, BEFORE)
    assert {"clear-days", "exempt-paragraph"} <= {line.rpartition("[")[2].rstrip("]") for line in problems}
    assert not [line for line in problems if ": error: " in line]


# Pages


LAWFUL = re.compile(r"clear days?\b|Schedule \d|section 1?\d\dA|Local Government|The law says", re.IGNORECASE)


def test_nothing_of_the_law_is_said_of_a_body_under_none(tmp_path: Path) -> None:
    files = {
        **council("none"),
        MEETING: """
published: 2024-08-30
agenda: [Budget]
private:
  - {title: A lease, private-because: Section 7 of the statutes}
""",
        "panel/2024-10-09/meeting.yaml": "time: 10:00\n",
    }
    made = make(files, tmp_path, BEFORE)
    assert "Private: Section 7 of the statutes" in made.page("panel/2024-09-11/")
    assert "Private: Section 7 of the statutes" in made.pdf("panel/2024-09-11/pack.pdf")
    assert made.row("items", number="2")["private_because"] == "Section 7 of the statutes"
    assert "The agenda is not published yet." in made.page("panel/2024-10-09/")
    assert made.row("committees")["law"] == "none"
    told = [made.page(address) for address in ("", "panel/", "panel/2024-09-11/", "panel/2024-10-09/", "about/")]
    told += [made.pdf("panel/2024-09-11/pack.pdf"), made.text("panel/2024-09-11/meeting.json"), made.text("feed.xml")]
    assert [LAWFUL.findall(words) for words in told] == [[]] * len(told)
    assert [line for line in made.problems if LAWFUL.search(line)] == []


def test_what_is_due_is_told_by_the_law_of_the_body(tmp_path: Path) -> None:
    made = make(
        {**council("scotland"), "panel/2024-10-09/meeting.yaml": "time: 10:00\n"}, tmp_path, BEFORE, packs=False
    )
    due = "it is due by Thursday 3 October 2024, three clear days before the meeting"
    assert due in made.page("panel/2024-10-09/")
