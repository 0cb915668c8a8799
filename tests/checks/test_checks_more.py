"""Rules of notice, approval, attendance and wording; what is accepted; and the report on a terminal."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_sample import loaded, write
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from generator.checks.personal import details
from generator.checks.wording import capitals
from generator.cli import main, printing
from generator.loading import load

JUNE, JULY, SEPTEMBER = "panel/2024-06-12/", "panel/2024-07-10/", "panel/2024-09-11/"
BEFORE, AFTER = date(2024, 6, 1), date(2024, 9, 30)
MEMBERS = {
    "panel/committee.yaml": "name: Panel\nquorum: 2\nyears:\n  2024/25:\n    members: [A Moss, B Reed, C Wren]\n"
}
NAMED = "agenda:\n  - title: Rents\n    papers: rents\n"


def paper(text: str, front: str = "", meeting: str = "") -> dict[str, str]:
    """A meeting in June with one paper."""
    return {
        f"{JUNE}meeting.yaml": f"{meeting}{NAMED}",
        f"{JUNE}rents.md": f"---\n{front or '# no keys'}\n---\n# Rents\n{text}\n",
    }


def minutes(meeting: str, text: str = "## Apologies\n") -> dict[str, str]:
    """Minutes of June with what meeting.yaml says."""
    return {f"{JUNE}meeting.yaml": meeting, f"{JUNE}minutes.md": text}


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (
            {f"{JUNE}meeting.yaml": "published: 2024-06-05\n"},
            f"{JUNE}meeting.yaml:1: warning: the agenda was published four clear days before the meeting, and five are"
            " asked for [clear-days]",
        ),
        (
            {f"{JUNE}meeting.yaml": "agenda:\n  - title: Flooding\n    added: 2024-06-11\n"},
            f"{JUNE}meeting.yaml:3: warning: this item was added no clear days before the meeting, and nothing says"
            " why it is urgent [urgent-reason]",
        ),
        (
            paper("", "published: 2024-06-10"),
            f"{JUNE}rents.md:2: warning: this paper was published one clear day before the meeting, and five are asked"
            " for [late-paper]",
        ),
        (
            {f"{JUNE}meeting.yaml": "published: 2024-07-05\n"},
            f"{JUNE}meeting.yaml:1: warning: an agenda published on 5 July 2024 came after its meeting [date-order]",
        ),
        (
            {f"{JUNE}meeting.yaml": "time: 18:30\nminutes:\n  closed: 17:45\n"},
            f"{JUNE}meeting.yaml:3: warning: the meeting closed at 17:45 and began at 18:30 [date-order]",
        ),
        (
            paper("", "date: 2025-06-03"),
            f"{JUNE}rents.md:2: warning: 3 June 2025 is after the meeting of 12 June 2024 that had this paper"
            " [date-order]",
        ),
        (
            minutes("agenda: []\n", "## 3. Apologies\n\n## 2. Rents\n"),
            f"{JUNE}minutes.md:3: error: minute 2 of 2024/25 comes after minute 3 [minute-order]",
        ),
        (
            {"panel/2024-05-15/meeting.yaml": "", **minutes("minutes:\n  first: 4\n")},
            f"{JUNE}meeting.yaml:2: info: minutes 1 to 3 are missing in 2024/25 [minute-gap]",
        ),
        (
            minutes("minutes:\n  first: 1\n  approved: 2024-07-11\n"),
            f"{JUNE}meeting.yaml:3: warning: no meeting of 11 July 2024 is in the archive to have approved these"
            " minutes [approved-where]",
        ),
        (
            {
                **minutes("minutes:\n  first: 1\n  approved: 2024-07-10\n"),
                f"{JULY}meeting.yaml": "",
                f"{SEPTEMBER}meeting.yaml": "agenda:\n  - minutes-of: 2024-06-12\n",
            },
            f"{SEPTEMBER}meeting.yaml:2: warning: the minutes of 12 June 2024 were approved on 10 July 2024 already"
            " [approved-again]",
        ),
        (
            {f"{JUNE}meeting.yaml": "agenda:\n  - minutes-of: 2024-06-12\n"},
            f"{JUNE}meeting.yaml:2: error: the minutes of 12 June 2024 cannot be before a meeting of 12 June 2024"
            " [minutes-of-later]",
        ),
        (
            {**minutes("minutes: {first: 1}\n"), f"{JULY}meeting.yaml": "agenda:\n  - minutes-of: 2024-06-12\n"},
            f"{JUNE}meeting.yaml:1: info: these minutes were before the meeting of 10 July 2024, whose minutes are not"
            " here [awaiting-approval]",
        ),
        (
            {
                **minutes("minutes: {first: 1}\n"),
                f"{JULY}meeting.yaml": "agenda:\n  - minutes-of: 2024-06-12\n"
                "minutes: {first: 2, approved: 2024-09-11}\n",
                f"{JULY}minutes.md": "## Minutes\n",
                f"{SEPTEMBER}meeting.yaml": "",
            },
            f"{JUNE}meeting.yaml:1: warning: these minutes were before the meeting of 10 July 2024, and nothing says"
            " they were agreed [awaiting-approval]",
        ),
        (
            {
                **minutes("minutes: {first: 1}\n"),
                f"{JULY}meeting.yaml": "agenda: [Rents]\n",
                f"{SEPTEMBER}meeting.yaml": "agenda: [Damp]\n",
            },
            f"{JUNE}meeting.yaml:1: warning: 2 meetings were held since, and none had these minutes on its agenda"
            " [awaiting-approval]",
        ),
        (
            {f"{JUNE}meeting.yaml": "attendance:\n  members: [A Moss]\n  apologies: [B Reed, C Wren]\n", **MEMBERS},
            f"{JUNE}meeting.yaml:2: warning: one member is recorded as present, and the quorum is 2 [quorum]",
        ),
        (
            {f"{JUNE}meeting.yaml": "attendance:\n  members: [A Moss]\n  others: [A Moss]\n"},
            f'{JUNE}meeting.yaml:3: info: "A Moss" stands both under `members` and under `others` [two-groups]',
        ),
        (
            {
                "people.yaml": "a-moss: {name: Ada Moss, kind: councillor}\n",
                "panel/committee.yaml": "years: {2024/25: {invited: a-moss}}\n",
                f"{JUNE}meeting.yaml": "attendance:\n  others: [Councillor Ada Moss]\n",
            },
            f'{JUNE}meeting.yaml:2: info: "Councillor Ada Moss" is written as a plain name, and people.yaml has one of'
            " that name [plain-name]",
        ),
        (
            {
                "people.yaml": "a-moss: {name: A Moss, kind: officer}\na-moss-2: {name: A Moss, kind: officer}\n",
                "panel/committee.yaml": "years: {2024/25: {invited: [a-moss, a-moss-2]}}\n",
            },
            'people.yaml:2: warning: "a-moss-2" prints as "a-moss" does: A Moss [same-name]',
        ),
        (
            {**minutes("minutes: {first: 1}\n"), "panel/actions.yaml": "1/24:\n  state: open\n"},
            "panel/actions.yaml:2: info: nothing says whom 1/24 asks [no-addressee]",
        ),
        (
            {
                **minutes("minutes: {first: 1}\n"),
                "panel/actions.yaml": "1/24:\n  asks: Head of Homes\n  due: 2024-08\n",
            },
            "panel/actions.yaml:3: info: 1/24 was due by 2024-08, and nothing says what came of it [overdue]",
        ),
        (
            paper("", "kind: report"),
            f"{JUNE}rents.md:2: info: this report does not list its background papers [background-papers]",
        ),
        (
            paper("\nSee [here](https://www.fernshire.example/rents)."),
            f'{JUNE}rents.md:6: warning: the link "here" does not say where it leads [link-text]',
        ),
        (
            paper("\n| Ward | |\n| --- | --- |\n| Fernham | 4 |"),
            f"{JUNE}rents.md:6: warning: column 2 of this table has no heading [table-heading]",
        ),
        (
            paper("\nThe TMO runs it. The TMO is small; so is the tenants' forum (TF)."),
            f'{JUNE}rents.md:6: info: "TMO" is not in the glossary, nor explained in this text [abbreviation]',
        ),
        (
            paper("\nCall Ann on 01632 960123."),
            f'{JUNE}rents.md:6: warning: this looks like a telephone number: "0163…" [personal-details]',
        ),
        (
            {
                "people.yaml": "a-moss:\n  name: A Moss\n  ward: |\n    Fernham\n    ann.moss@post.example\n",
                "panel/committee.yaml": "years: {2024/25: {invited: a-moss}}\n",
            },
            'people.yaml:5: warning: this looks like an e-mail address: "a…@post.example" [personal-details]',
        ),
    ],
)
def test_what_breaks_a_rule_is_said_with_its_place(files: dict[str, str], line: str, tmp_path: Path) -> None:
    assert loaded(files, tmp_path, AFTER)[1] == [line]


SUBSTITUTES = [
    ("- A Moss\n    - X Heron: {for: A Moss}", '"X Heron" is a substitute for "A Moss", who is present too'),
    ("- X Heron: {for: A Moss}\n    - Y Crane: {for: A Moss}", '"A Moss" has two substitutes'),
    ("- B Reed: {for: A Moss}\n    - Y Crane: {for: C Wren}", '"B Reed" is a member, and is called a substitute'),
    (
        "- B Reed\n    - Y Crane: {for: Z Lark}",
        '"Y Crane" is a substitute for "Z Lark", who is not a member of 2024/25',
    ),
]


@pytest.mark.parametrize(
    ("cited", "is_private"), {"2": True, "2(b)": True, "2/24": True, "1": False, "20": False}.items()
)
def test_a_correction_tells_nothing_of_a_private_minute(cited: str, is_private: bool, tmp_path: Path) -> None:  # noqa: FBT001
    about = f"minutes: {{first: 1, approved: 2024-07-11, corrections: [{{minute: {cited}, what: It was paid}}]}}\n"
    private = "private: [{title: A claim, exempt: 1, public-interest: It names a tenant.}]\n"
    text = "## Apologies\n\n# Private business\n\n## A claim\n"
    _, lines = loaded(minutes(f"{private}{about}", text), tmp_path)
    wanted = f"{JUNE}meeting.yaml:2: error: this correction is of minute {cited}, which is private"
    assert any(line.startswith(wanted) and line.endswith("[private-text]") for line in lines) == is_private


@pytest.mark.parametrize(("present", "what"), SUBSTITUTES)
def test_a_substitute_stands_in_for_one_absent_member(present: str, what: str, tmp_path: Path) -> None:
    attendance = f"attendance:\n  members:\n    {present}\n  absent: [C Wren]\n"
    lines = loaded({f"{JUNE}meeting.yaml": attendance, **MEMBERS}, tmp_path, AFTER)[1]
    assert [line.partition("warning: ")[2] for line in lines if "[substitute]" in line] == [f"{what} [substitute]"]


@pytest.mark.parametrize(
    ("rule", "published", "said"),
    [
        ("weekdays", "2024-06-05", True),
        ("all-but-bank-holidays", "2024-06-05", False),
        ("weekdays", "2024-06-04", False),
    ],
)
def test_clear_days_are_counted_as_the_council_says(rule: str, published: str, said: bool, tmp_path: Path) -> None:  # noqa: FBT001
    files = {"council.yaml": f"name: F\nclear-days: {rule}\n", f"{JUNE}meeting.yaml": f"published: {published}\n"}
    assert bool(loaded(files, tmp_path, AFTER)[1]) == said


@pytest.mark.parametrize(
    ("files", "rule"),
    [
        ({f"{JUNE}meeting.yaml": "published: 2024-06-06\n"}, "clear-days"),
        ({f"{JUNE}meeting.yaml": "agenda:\n  - title: Flooding\n    added: 2024-06-11\n"}, "urgent-reason"),
        ({f"{JUNE}meeting.yaml": "agenda: [Exclusion of press]\nprivate:\n  - A claim\n"}, "exempt-paragraph"),
    ],
)
def test_what_the_law_asks_is_an_error_until_the_meeting_and_then_a_warning(
    files: dict[str, str], rule: str, tmp_path: Path
) -> None:
    for today, severity in ((BEFORE, "error"), (date(2024, 6, 12), "error"), (date(2024, 6, 13), "warning")):
        assert [line.split(" ")[1] for line in loaded(files, tmp_path, today)[1] if f"[{rule}]" in line] == [
            f"{severity}:"
        ]


def test_a_cancelled_meeting_needs_no_notice(tmp_path: Path) -> None:
    files = {f"{JUNE}meeting.yaml": "published: 2024-06-11\ncancelled: The hall was flooded\n"}
    assert loaded(files, tmp_path, BEFORE)[1] == []


# What is accepted


def test_a_reason_beside_the_thing_makes_an_info_of_a_finding(tmp_path: Path) -> None:
    files = {f"{JUNE}meeting.yaml": "published: 2024-06-06\naccept:\n  clear-days: A flood made it urgent\n"}
    _, lines = loaded(files, tmp_path, BEFORE)
    assert lines == [
        f"{JUNE}meeting.yaml:1: info: the agenda was published three clear days before the meeting, and five are asked"
        " for [clear-days]"
    ]
    result = CliRunner().invoke(main, ["check", "--content", str(tmp_path), "--today=2024-06-01"])
    assert "; accepted: A flood made it urgent [clear-days]" in result.stdout
    assert result.exit_code == 0


ACCEPT = "accept: {%s: It is so}"
ACCEPTED = [
    ({f"{JUNE}meeting.yaml": f"agenda:\n  - title: Exclusion of press\n    {ACCEPT % 'exclusion'}\n"}, "exclusion"),
    ({f"{JUNE}meeting.yaml": f"agenda: [Exclusion of press]\n{ACCEPT % 'exclusion'}\n"}, "exclusion"),
    (paper("\nCall 01632 960123.", ACCEPT % "personal-details"), "personal-details"),
    (minutes(f"minutes: {{first: 1, approved: 2024-07-11, {ACCEPT % 'approved-where'}}}\n"), "approved-where"),
    (
        minutes(f"minutes: {{first: 1, {ACCEPT % 'link-text'}}}\n", "## Rents\n\n[here](https://f.example)\n"),
        "link-text",
    ),
    (
        {
            f"{JUNE}work-programme.yaml": "programme:\n  Later:\n    - title: Call 01632 960123\n"
            f"      {ACCEPT % 'personal-details'}\n"
        },
        "personal-details",
    ),
    ({f"{JUNE}meeting.yaml": f"{ACCEPT % 'unnamed-file'}\n", f"{JUNE}map.txt": "x"}, "unnamed-file"),
    (
        {
            **minutes("minutes: {first: 1}\n"),
            "panel/actions.yaml": f"1/24:\n  state: open\n  {ACCEPT % 'no-addressee'}\n",
        },
        "no-addressee",
    ),
]


@pytest.mark.parametrize(("files", "rule"), ACCEPTED)
def test_a_reason_stands_with_the_item_the_paper_the_minutes_the_row_or_the_action(
    files: dict[str, str], rule: str, tmp_path: Path
) -> None:
    assert [line.split(" ")[1] for line in loaded(files, tmp_path, AFTER)[1]] == ["info:"]
    assert loaded(files, tmp_path, AFTER)[1][0].endswith(f"[{rule}]")


@pytest.mark.parametrize(
    ("rule", "mend"),
    [("clear-day", 'did you mean "clear-days"?'), ("quorum", "known here: clear-days")],
)
def test_a_reason_that_accepts_nothing_is_said(rule: str, mend: str, tmp_path: Path) -> None:
    write({f"{JUNE}meeting.yaml": f"published: 2024-06-06\naccept:\n  {rule}: It is so\n"}, tmp_path)
    result = CliRunner().invoke(main, ["check", "--content", str(tmp_path), "--today=2024-09-30"])
    assert f"{JUNE}meeting.yaml:3:3: warning: there is nothing to accept here: " in result.stdout
    assert f"; {mend} [nothing-to-accept]" in result.stdout


@pytest.mark.parametrize(
    ("meeting", "rule"),
    [
        (
            "agenda: [Exclusion of press]\nprivate:\n  - title: A claim\n    accept: {exempt-paragraph: x}\n",
            "exempt-paragraph",
        ),
        ("agenda:\n  - minutes-of: 2024-06-12\n    accept: {minutes-of-later: x}\n", "minutes-of-later"),
        (
            "agenda: [Exclusion of press]\nprivate:\n"
            "  - {title: Any other business, papers: rents, accept: {private-paper: x}}\n",
            "private-paper",
        ),
    ],
)
def test_no_reason_makes_an_error_good(meeting: str, rule: str, tmp_path: Path) -> None:
    lines = loaded({f"{JUNE}meeting.yaml": meeting, f"{JUNE}rents.md": "# Rents\n"}, tmp_path, BEFORE)[1]
    assert [line.split(" ")[1] for line in lines if f"[{rule}]" in line] == ["error:"]


# Words


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Call 020 7946 0123 or (01632) 960 123.", ["a telephone number"] * 2),
        ("Ring +44 7700 900123, or 07700-900-123.", ["a telephone number"] * 2),
        ("[write](mailto:ann.moss@post.example) to ann.moss@post.example", ["an e-mail address"]),
        ("Democratic.Services@fernshire.example, housing@fernshire.example", []),
        ("QQ 12 34 56 C is not one, AB 12 34 56 C is", ["a National Insurance number"]),
        ("He was born on 3 May 1961; date of birth: 03/05/1961", ["a date of birth"] * 2),
        ("Children born in 2015, and those born after 1 September 2014", []),
        ("14 Mill Lane, Fernham FE1 2AB", ["a postcode, as in a home address"]),
        ("£1,016,329 for 2023 and 2024; 01/02/2023 - 03/04/2024; 0.123456789; 12 345 678 901", []),
        ("See https://fernshire.example/01632960123?to=ann.moss@post.example", []),
        ("Key stage KS1, 1 NEET, minute 14(b)/22, paragraph 3.1.7, row 0114 of 2016", []),
    ],
)
def test_private_details_are_told_from_other_figures(line: str, kinds: list[str]) -> None:
    assert [one.kind for one in details(line)] == kinds


@given(st.text(alphabet="0123456789 ()+-@.aAbB£/\n[]:", max_size=400) | st.text(max_size=200))
def test_any_line_can_be_looked_through(line: str) -> None:
    for one in details(line):
        assert line[one.column - 1 :].startswith(one.words)
    for word, column in capitals(line):
        assert line[column - 1 :].startswith(word)


def test_a_message_never_has_the_whole_detail(tmp_path: Path) -> None:
    secrets = ["ann.moss@post.example", "01632 960123", "AB123456C", "3 May 1961", "FE1 2AB"]
    text = "\n\n".join(["", secrets[0], secrets[1], secrets[2], f"born on {secrets[3]}", secrets[4]])
    lines = loaded(paper(text), tmp_path, AFTER)[1]
    assert len(lines) == len(secrets)
    assert [line for line in lines for secret in secrets if secret in line] == []


def test_the_council_s_own_contact_and_places_are_no_secret(tmp_path: Path) -> None:
    files = {
        "council.yaml": "name: F\ncontact:\n  name: Team\n  email: ann@fernshire.example\n"
        "  telephone: 01632 960000\n  address: The Guildhall, Fernham, FE1 1AA\n",
        **paper("\nWrite to ann@fernshire.example, 01632 960000, FE1 1AA.", meeting="place: The Hall, FE2 2BB\n"),
    }
    assert loaded(files, tmp_path, AFTER)[1] == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The TMO and the TMOs' forum, the HRA's budget", ["TMO", "TMO", "HRA"]),
        ("A HEADING IN CAPITALS about it", []),
        ("Phase II and part IV, `ABC`, [x](ABC.md), https://ABC.example, KS2, COVID-19", []),
        ("CE Thomas asked", []),
    ],
)
def test_abbreviations_are_told_from_other_capitals(line: str, words: list[str]) -> None:
    assert [word for word, _ in capitals(line, ("CE Thomas",))] == words


def test_plain_words_in_capitals_are_no_abbreviations(tmp_path: Path) -> None:
    text = "The motion was LOST, and the officers are to GRANT or REFUSE it. ACTION: clerk. NOTED by the ICB."
    problems = loaded({"panel/2024-06-12/minutes.md": f"## 1 Rents\n\n{text}\n"}, tmp_path, AFTER)[1]
    assert [line for line in problems if "[abbreviation]" in line] == [
        'panel/2024-06-12/minutes.md:3: info: "ICB" is not in the glossary, nor explained in this text [abbreviation]'
    ]


# On a terminal


def test_a_terminal_shows_the_line_with_a_caret_and_a_pipe_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write({f"{JUNE}meeting.yaml": "published: 2024-06-06\n"}, tmp_path)
    _, problems = load(tmp_path, AFTER)
    printing.print_problems(problems, Console(force_terminal=True, color_system=None, width=60))
    assert capsys.readouterr().out.splitlines()[1:] == ["  | published: 2024-06-06", "  |            ^"]
    printing.print_problems(problems, Console(force_terminal=False, width=60))
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "column", "width", "shown"),
    [
        ("\tname: x", 2, 80, ("  |  name: x", "  |  ^")),
        ("漢字 x", 4, 80, ("  | 漢字 x", "  |      ^")),
        ("a" * 100 + "b" + "c" * 100, 101, 24, ("  | " + "a" * 11 + "b" + "c" * 8, "  | " + " " * 11 + "^")),
        ("---", 1, 80, ()),
        ("x", 9, 80, ()),
    ],
)
def test_the_caret_stands_below_the_column(line: str, column: int, width: int, shown: tuple[str, ...]) -> None:
    assert printing.pointed(line, column, width) == shown


def test_a_table_that_says_who_voted_needs_no_headings(tmp_path: Path) -> None:
    table = "| | | |\n|---|---|---|\n| For | A Moss | 1 |\n"
    for below, told in (("\n{vote=carried}\n", False), ("\nIt was so.\n", True)):
        _, problems = loaded({"panel/2024-06-12/minutes.md": f"## 1. Rents\n\n{table}{below}"}, tmp_path)
        assert any("[table-heading]" in line for line in problems) is told


SAME = [
    ("Pat O'Brien", "Pat O’Brien"),
    ("Pat O'Brien", "Pat Oʼbrien"),
    ("Pat J Brien", "Pat J. Brien"),
    ("P.J. Brien", "PJ Brien"),
    ("Pat  Brien", "Pat Brien"),
    ("Pat Brien", "Pat\N{NO-BREAK SPACE}Brien"),
    ("Zoe\u0308 Brien", "Zo\u00eb Brien"),
    ("A Moss", "Cllr A Moss"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_one_name_written_in_two_ways_is_told(first: str, second: str, tmp_path: Path) -> None:
    people = f'p-1:\n  name: "{first}"\np-2:\n  name: "{second}"\n'
    told = loaded({"people.yaml": people}, tmp_path, AFTER)[1]
    assert any(line.startswith('people.yaml:4: warning: "p-2" prints as "p-1" does: ') for line in told), told


@pytest.mark.parametrize(("first", "second"), [("A Moss", "A Mossman"), ("A Moss", "B Moss"), ("A B Moss", "A C Moss")])
def test_two_names_are_two(first: str, second: str, tmp_path: Path) -> None:
    people = f"p-1:\n  name: {first}\np-2:\n  name: {second}\n"
    assert not [line for line in loaded({"people.yaml": people}, tmp_path, AFTER)[1] if "[same-name]" in line]


@pytest.mark.parametrize(
    "written",
    [
        *("Cllr A. Moss", "Cllr. A Moss", "Councillor A.  Moss", "A.\N{NO-BREAK SPACE}Moss", "Mrs A Moss", "Dr A Moss"),
        *("Cllr Mrs A. Moss", "Moss, A", "A Moss MBE", "A Moss JP", "Y Cynghorydd A Moss", "A Möss", "A Moss (Chair)"),
        "The Lord Mayor, Councillor A Moss",
    ],
)
def test_a_member_written_as_a_name_is_no_substitute(written: str, tmp_path: Path) -> None:
    files = {
        "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
        "panel/committee.yaml": "name: Panel\nyears:\n  2024/25: {members: [a-moss]}\n",
        "panel/2024-06-12/meeting.yaml": f'agenda: [Rents]\nattendance:\n  members:\n    - "{written}"\n',
    }
    assert [line.rpartition(" [")[2] for line in loaded(files, tmp_path, AFTER)[1]] == ["plain-name]"]


def test_of_a_husband_and_a_wife_each_is_told_by_the_title(tmp_path: Path) -> None:
    files = {
        "people.yaml": "a-moss: {name: A Moss, title: Mr, kind: councillor}\n"
        "a-moss-2: {name: A Moss, title: Mrs, kind: councillor}\n",
        "panel/committee.yaml": "name: Panel\nyears:\n  2024/25: {members: [a-moss, a-moss-2]}\n",
        "panel/2024-06-12/meeting.yaml": "agenda: [Rents]\nattendance:\n  members: [Mrs A Moss, Mr A Moss]\n",
    }
    told = loaded(files, tmp_path, AFTER)[1]
    assert [line.rpartition(" [")[2] for line in told] == ["plain-name]", "plain-name]"]


def test_who_may_be_a_member_is_proposed_before_a_substitute(tmp_path: Path) -> None:
    files = {
        "people.yaml": "a-moss: {name: Anne Moss, kind: councillor}\n",
        "panel/committee.yaml": "name: Panel\nyears:\n  2024/25: {members: [a-moss]}\n",
        "panel/2024-06-12/meeting.yaml": "agenda: [Rents]\nattendance:\n  members: [A Moss]\n",
    }
    _, problems = load(write(files, tmp_path), AFTER)
    found = [problem for problem in problems if problem.rule == "not-a-member"]
    assert found[0].mend.startswith('if it is "a-moss", write that; else say whom they stood in for')


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("council.yaml", "name: F\nnotice: [oops\nattend: 'See [it](panel/2024-06-12/plan.pdf)'\n"),
        ("council.yaml", "name: F\nwrong: x\nattend: 'See [it](panel/2024-06-12/plan.pdf)'\n"),
        ("panel/committee.yaml", "name: P\nremit: ['See it](2024-06-12/plan.pdf)'\nwrong: x\n"),
        ("panel/actions.yaml", "1/24: [x\n"),
        ("matters.yaml", "rents: {title: Rents, wrong: x}\n"),
        (f"{JUNE}work-programme.yaml", "programme: [x\n"),
    ],
)
def test_while_a_file_that_may_name_others_cannot_be_read_nothing_is_called_unnamed(
    name: str, text: str, tmp_path: Path
) -> None:
    files = {f"{JUNE}meeting.yaml": "agenda: [Rents]\n", f"{JUNE}plan.pdf": "%PDF-1.4\n%%EOF\n", name: text}
    told = loaded(files, tmp_path, AFTER)[1]
    assert any(": error: " in line for line in told)
    assert [line for line in told if "[unnamed" in line] == []
