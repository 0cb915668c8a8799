"""Minutes: how their numbers run on, which items they belong to, and when they were approved."""

from pathlib import Path

import pytest
from content_sample import findings, loaded

APRIL, JUNE, JULY = "panel/2024-04-10", "panel/2024-06-12", "panel/2024-07-10"
DAY = "2024-07-10"
NUMBERS = ("[minute-overlap]", "[minute-order]", "[minute-gap]", "[minute-first]", "[minute-item]")
APPROVAL = ("[approved-before]", "[approved-where]", "[approved-again]", "[minutes-of-later]", "[awaiting-approval]")


def told(files: dict[str, str], folder: Path, rules: tuple[str, ...] = NUMBERS) -> list[str]:
    """What is said of minutes, without their committee: "2024-06-12/minutes.md:1: severity: what [rule]"."""
    _, problems = loaded(files, folder)
    return [line.removeprefix("panel/") for line in problems if line.endswith(rules)]


def numbered(*meetings: tuple[str, str]) -> dict[str, str]:
    """Minutes with typed numbers: `(JUNE, "1 2 4")`."""
    files = {f"{folder}/meeting.yaml": "" for folder, _ in meetings}
    return files | {
        f"{folder}/minutes.md": "".join(f"## {number}. Minute\n\nNoted.\n\n" for number in numbers.split())
        for folder, numbers in meetings
    }


TWICE = "of 2024/25 stands in the minutes of 12 June 2024 already [minute-overlap]"


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ([(JUNE, "1 2"), (JULY, "3")], []),
        ([(JUNE, "31 32"), (JULY, "33")], []),
        ([(APRIL, "31"), (JUNE, "1")], []),
        ([(JUNE, "1 2"), (JULY, "2 3")], [f"error: minute 2 {TWICE}"]),
        ([(JUNE, "2 3 1"), (JULY, "4")], ["error: minute 1 of 2024/25 comes after minute 3 [minute-order]"]),
        ([(JUNE, "5"), (JULY, "4")], ["error: minute 4 of 2024/25 comes after minute 5 [minute-order]"]),
        ([(JUNE, "1 2"), (JULY, "4")], ["info: minute 3 is missing in 2024/25 [minute-gap]"]),
        ([(JUNE, "1 4")], ["info: minutes 2 to 3 are missing in 2024/25 [minute-gap]"]),
        ([(JUNE, "1 1A 2")], []),
    ],
)  # fmt: skip
def test_numbers_run_on_through_the_year(meetings: list[tuple[str, str]], said: list[str], tmp_path: Path) -> None:
    lines = told(numbered(*meetings), tmp_path)
    assert [line.partition(": ")[2] for line in lines if "minute-" in line] == said


def test_where_numbers_begin_again_each_meeting_they_do(tmp_path: Path) -> None:
    files = numbered((JUNE, "1 2"), (JULY, "1 3"))
    files["panel/committee.yaml"] = "name: Panel\nminute-numbers: by-meeting\n"
    assert told(files, tmp_path) == ["2024-07-10/minutes.md:5: info: minute 2 is missing in 2024/25 [minute-gap]"]


@pytest.mark.parametrize(
    ("first", "said"), [(1, []), (2, ["the first minute is 2 here, and 1 as it is typed in minutes.md"])]
)
def test_the_first_number_is_the_same_in_both_places(first: int, said: list[str], tmp_path: Path) -> None:
    files = {**numbered((JUNE, "1 2")), f"{JUNE}/meeting.yaml": f"minutes: {{first: {first}}}\n"}
    assert told(files, tmp_path) == [f"2024-06-12/meeting.yaml:1: warning: {line} [minute-first]" for line in said]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ("## 1. Rents\n\nNoted.\n", []),
        ("## 1. Damp {item=1}\n\nNoted.\n", []),
        ("## 1. Damp\n\nNoted.\n", ['1: warning: the minute "Damp" belongs to no item of the agenda [minute-item]']),
        (
            "## 1. Rents\n\n### Flats {item=9}\n\nNoted.\n",
            ['3: warning: "Flats" names an item that is not on the agenda: 9 [minute-item]'],
        ),
    ],
)
def test_every_minute_belongs_to_an_item(minutes: str, said: list[str], tmp_path: Path) -> None:
    files = {f"{JUNE}/meeting.yaml": "agenda: [Rents, Repairs]\n", f"{JUNE}/minutes.md": minutes}
    assert told(files, tmp_path) == [f"2024-06-12/minutes.md:{line}" for line in said]
    assert told({**files, f"{JUNE}/meeting.yaml": ""}, tmp_path) == []


def approved(june: str, *agendas: tuple[str, str]) -> dict[str, str]:
    """Minutes of June with what is said of them, and the agendas of later meetings."""
    files = {
        f"{JUNE}/meeting.yaml": f"agenda: [Rents]\nminutes: {{first: 1, {june}}}\n",
        f"{JUNE}/minutes.md": "## Rents\n",
    }
    return files | {f"panel/{day}/meeting.yaml": f"agenda: [{agenda}]\n" for day, agenda in agendas}


OF_JUNE = "{minutes-of: 2024-06-12}"
NOTHING_SAYS = "these minutes were before the meeting of 10 July 2024, and nothing says they were agreed"
NOT_HERE = "these minutes were before the meeting of 10 July 2024, whose minutes are not here"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (approved("approved: 2024-07-10", (DAY, OF_JUNE)), []),
        (
            approved("approved: 2024-06-12"),
            ["error: the minutes of 12 June 2024 cannot have been approved on 12 June 2024 [approved-before]"],
        ),
        (
            approved("approved: 2024-07-10"),
            ["warning: no meeting of 10 July 2024 is in the archive to have approved these minutes [approved-where]"],
        ),
        (
            approved("approved: 2024-07-10", (DAY, OF_JUNE), ("2024-07-24", OF_JUNE)),
            ["warning: the minutes of 12 June 2024 were approved on 10 July 2024 already [approved-again]"],
        ),
        (
            approved("closed: '16:00'", ("2024-05-08", OF_JUNE)),
            ["error: the minutes of 12 June 2024 cannot be before a meeting of 8 May 2024 [minutes-of-later]"],
        ),
        (approved("closed: '16:00'", (DAY, OF_JUNE)), [f"info: {NOT_HERE} [awaiting-approval]"]),
        (
            approved("closed: '16:00'", (DAY, OF_JUNE)) | {f"{JULY}/minutes.md": "## 2 Minutes\n"},
            [f"warning: {NOTHING_SAYS} [awaiting-approval]"],
        ),
        (approved("closed: '16:00'", ("2024-09-11", OF_JUNE)), []),
        (approved("closed: '16:00'", (DAY, "Damp")), []),
        (
            approved("closed: '16:00'", (DAY, "Damp"), ("2024-07-24", "Damp")),
            ["warning: 2 meetings were held since, and none had these minutes on its agenda [awaiting-approval]"],
        ),
    ],
    ids=["approved", "too soon", "nowhere", "again", "later", "no minutes of it", "not said", "to come", "one", "two"],
)  # fmt: skip
def test_minutes_are_approved_once_by_a_later_meeting(files: dict[str, str], said: list[str], tmp_path: Path) -> None:
    assert [line.partition(": ")[2] for line in told(files, tmp_path, APPROVAL)] == said


# Whole messages, with their places and what they are about


def whole(files: dict[str, str], folder: Path, rules: tuple[str, ...] = NUMBERS) -> list[tuple[str, str | None]]:
    """What is said of minutes: "2024-06-12/minutes.md:1:1: severity: what; mend [rule]", and what it is about."""
    found = findings(files, folder, *(rule.strip("[]") for rule in rules))
    return [(line.removeprefix("panel/"), about) for line, about in found]


GO_ON = "see that `minutes: first:` in meeting.yaml, or the typed numbers, go on from there"
BEGIN_AGAIN = "where numbers begin again each meeting, say `minute-numbers: by-meeting` in committee.yaml"
MISSING = "if minutes are not in the archive, nothing need be done; else correct the number [minute-gap]"
ITEM = (
    "add `{item=…}` to its heading, with the number of the item; if it belongs to none, say so below `minutes:`, as"
    " `accept: {minute-item: …}` [minute-item]"
)


@pytest.mark.parametrize(
    ("files", "line", "about"),
    [
        (
            numbered((JUNE, "1 2"), (JULY, "3 2")),
            "2024-07-10/minutes.md:5:1: error: minute 2 of 2024/25 stands in the minutes of 12 June 2024 already;"
            f" {GO_ON}; {BEGIN_AGAIN} [minute-overlap]",
            "minutes",
        ),
        (
            numbered((JUNE, "5 6 4 7")),
            f"2024-06-12/minutes.md:9:1: error: minute 4 of 2024/25 comes after minute 6; {GO_ON} [minute-order]",
            "minutes",
        ),
        (
            numbered((JUNE, "1"), (JULY, "2 4")),
            f"2024-07-10/minutes.md:5:1: info: minute 3 is missing in 2024/25; {MISSING}",
            "minutes",
        ),
        (
            numbered((JUNE, "1"), (JULY, ""))
            | {f"{JULY}/meeting.yaml": "minutes:\n  first: 4\n", f"{JULY}/minutes.md": "## Rents\n"},
            f"2024-07-10/meeting.yaml:2:10: info: minutes 2 to 3 are missing in 2024/25; {MISSING}",
            "minutes/first",
        ),
        (
            numbered((JUNE, "2 3")) | {f"{JUNE}/meeting.yaml": "minutes:\n  first: 3\n"},
            "2024-06-12/meeting.yaml:2:10: warning: the first minute is 3 here, and 2 as it is typed in minutes.md;"
            " correct the one that is wrong; `first:` is not needed where numbers are typed [minute-first]",
            "minutes/first",
        ),
        (
            {f"{JUNE}/meeting.yaml": "agenda: [Rents]\n", f"{JUNE}/minutes.md": "## 1. Rents\n\n## 2. Damp\n"},
            f'2024-06-12/minutes.md:3:1: warning: the minute "Damp" belongs to no item of the agenda; {ITEM}',
            "minutes",
        ),
        (
            {
                f"{JUNE}/meeting.yaml": "agenda: [Rents]\n",
                f"{JUNE}/minutes.md": "## 1. Rents\n\n### Flats {item=8,9}\n\nNoted.\n",
            },
            '2024-06-12/minutes.md:3:1: warning: "Flats" names an item that is not on the agenda: 8, 9; write the'
            " number of the item as the page of the meeting shows it [minute-item]",
            "minutes",
        ),
    ],
    ids=["twice", "back", "one missing", "some missing", "first", "of no item", "of an unknown item"],
)
def test_what_is_said_of_numbers(files: dict[str, str], line: str, about: str, tmp_path: Path) -> None:
    assert whole(files, tmp_path) == [(line, f"meeting.yaml {about}")]


FORM = "name: Panel\nminute-form: 'PLA{n}/{yy}'\n"


@pytest.mark.parametrize(
    ("june", "july", "said"),
    [
        (1, 2, []),
        (1, 4, ["info: minutes 2 to 3 are missing in 2024/25"]),
        (7, 3, ["error: minute PLA3/24 of 2024/25 comes after minute 7"]),
        (7, 7, ["error: minute PLA7/24 of 2024/25 stands in the minutes of 12 June 2024 already"]),
    ],
)
def test_numbers_in_a_form_of_their_own_count_by_their_figures(
    june: int, july: int, said: list[str], tmp_path: Path
) -> None:
    files = {"panel/committee.yaml": FORM}
    for folder, first in ((JUNE, june), (JULY, july)):
        files |= {f"{folder}/meeting.yaml": f"minutes: {{first: {first}}}\n", f"{folder}/minutes.md": "## Rents\n"}
    assert [line.split(": ", 1)[1].partition(";")[0] for line, _ in whole(files, tmp_path)] == said


def test_two_days_of_one_meeting_number_on(tmp_path: Path) -> None:
    files = numbered((JUNE, "1 2"), (JULY, "3"), ("panel/2024-07-24", "1 3"))
    files["panel/committee.yaml"] = "name: Panel\nminute-numbers: by-meeting\n"
    files[f"{JULY}/meeting.yaml"] = "continues: 2024-06-12\n"
    assert [line.partition("; ")[0] for line, _ in whole(files, tmp_path)] == [
        "2024-07-24/minutes.md:5:1: info: minute 2 is missing in 2024/25"
    ]


def test_nothing_is_said_of_numbers_where_the_meeting_cannot_be_read(tmp_path: Path) -> None:
    files = numbered((JUNE, "1 2"), (JULY, "2 3"))
    assert len(whole(files, tmp_path / "read")) == 1
    files[f"{JULY}/meeting.yaml"] = "wrong: x\n"
    assert whole(files, tmp_path / "unread") == []


def test_an_archive_may_begin_within_a_year(tmp_path: Path) -> None:
    first, second = numbered((JUNE, "31 32")), numbered((JUNE, "31 32"), (JULY, "34"))
    assert whole(first, tmp_path / "first") == []
    assert whole({f"{APRIL}/meeting.yaml": "", **first}, tmp_path / "april") == []
    assert len(whole(second, tmp_path / "second")) == 1
    may = {"panel/2024-05-15/meeting.yaml": "", **first}
    assert [line.partition("; ")[0] for line, _ in whole(may, tmp_path / "may")] == [
        "2024-06-12/minutes.md:1:1: info: minutes 1 to 30 are missing in 2024/25"
    ]


AGREED = "add `approved:` with the date of the meeting that agreed them"


def of_june(june: str, *later: tuple[str, str, str]) -> dict[str, str]:
    """Minutes of June with what is said of them; later days with what their meeting.yaml and their minutes say."""
    files = {f"{JUNE}/meeting.yaml": f"{june}\n", f"{JUNE}/minutes.md": "## 1. Rents\n"}
    for day, meeting, text in later:
        files |= {f"panel/{day}/meeting.yaml": f"{meeting}\n"} | ({f"panel/{day}/minutes.md": text} if text else {})
    return files


@pytest.mark.parametrize(
    ("files", "line", "about"),
    [
        (
            of_june("minutes:\n  approved: 2024-06-11"),
            "2024-06-12/meeting.yaml:2:13: error: the minutes of 12 June 2024 cannot have been approved on 11 June"
            " 2024; write the date of the later meeting that agreed them [approved-before]",
            None,
        ),
        (
            of_june("minutes:\n  approved: 2024-07-11", (DAY, "", "")),
            "2024-06-12/meeting.yaml:2:13: warning: no meeting of 11 July 2024 is in the archive to have approved these"
            " minutes; correct the date, or make a folder for that meeting with an empty meeting.yaml [approved-where]",
            "meeting.yaml minutes/approved",
        ),
        (
            of_june(
                "minutes: {approved: 2024-07-10}",
                (DAY, f"agenda: [{OF_JUNE}]", ""),
                ("2024-07-24", "agenda:\n- Rents\n- {title: Old, items: [{minutes-of: [2024-07-10, 2024-06-12]}]}", ""),
            ),
            "2024-07-24/meeting.yaml:3:50: warning: the minutes of 12 June 2024 were approved on 10 July 2024 already;"
            " correct the date here, or `approved:` of those minutes [approved-again]",
            "meeting.yaml agenda/1/items/0/minutes-of/1",
        ),
        (
            of_june("agenda:\n- Rents\n- minutes-of: 2024-06-12\nminutes: {approved: 2024-07-10}", (DAY, "", "")),
            "2024-06-12/meeting.yaml:3:15: error: the minutes of 12 June 2024 cannot be before a meeting of 12 June"
            " 2024; write the date of an earlier meeting [minutes-of-later]",
            None,
        ),
        (
            of_june(
                "minutes: {first: 1}",
                (DAY, f"agenda: [{OF_JUNE}]", ""),
                ("2024-07-24", f"agenda: [{OF_JUNE}]\nminutes: {{approved: 2024-08-07}}", "## 2. Minutes\n"),
                ("2024-08-07", f"agenda: [{OF_JUNE}]\nminutes: {{approved: 2024-08-14}}", "## 3. Minutes\n"),
                ("2024-08-14", "", ""),
            ),
            "2024-06-12/meeting.yaml:1:10: warning: these minutes were before the meeting of 24 July 2024, and nothing"
            f" says they were agreed; {AGREED} [awaiting-approval]",
            "meeting.yaml minutes",
        ),
        (
            of_june(
                "minutes: {first: 1}",
                (DAY, f"agenda: [{OF_JUNE}]", ""),
                ("2024-07-24", f"agenda: [{OF_JUNE}]", ""),
            ),
            "2024-06-12/meeting.yaml:1:10: info: these minutes were before the meeting of 10 July 2024, whose minutes"
            f" are not here; if they were agreed, {AGREED} [awaiting-approval]",
            "meeting.yaml minutes",
        ),
        (
            of_june("minutes: {first: 1}", *((f"2024-07-{day}", "agenda: [Rents]", "") for day in (10, 17, 24))),
            "2024-06-12/meeting.yaml:1:10: warning: 3 meetings were held since, and none had these minutes on its"
            f" agenda; {AGREED} [awaiting-approval]",
            "meeting.yaml minutes",
        ),
    ],
    ids=["too soon", "nowhere", "again", "later", "not said", "not here", "not once"],
)  # fmt: skip
def test_what_is_said_of_approval(files: dict[str, str], line: str, about: str | None, tmp_path: Path) -> None:
    assert whole(files, tmp_path, APPROVAL) == [(line, about)]


@pytest.mark.parametrize(
    "files",
    [
        of_june("minutes: {first: 1, approved: 2024-06-19}", ("2024-06-19", f"agenda: [{OF_JUNE}]", "")),
        of_june("", (DAY, "agenda: [Rents]", ""), ("2024-07-24", "", "")),
        of_june("", (DAY, "agenda: [Rents]", ""), ("2024-07-24", "agenda: [Rents]\nagenda-missing: true", "")),
        of_june("", (DAY, "agenda: [Rents]", ""), ("2024-07-24", "agenda: [Rents]\ncancelled: true", "")),
        of_june("", (DAY, "agenda: [Rents]", ""), ("2024-08-30", "agenda: [Rents]", "")),
        of_june("", ("2024-05-08", "agenda: [Rents]", ""), ("2024-05-15", "agenda: [Rents]", "")),
        of_june("", ("2024-08-30", f"agenda: [{OF_JUNE}]", "")),
        {f"{JUNE}/meeting.yaml": "", f"{JULY}/meeting.yaml": f"agenda: [{OF_JUNE}]\n"},
    ],
    ids=["approved", "no agenda", "agenda missing", "off", "to come", "before", "on an agenda to come", "no minutes"],
)
def test_nothing_is_said_of_minutes_that_wait_no_longer_than_is_usual(files: dict[str, str], tmp_path: Path) -> None:
    assert whole(files, tmp_path, APPROVAL) == []


def test_each_meeting_is_looked_at_by_itself(tmp_path: Path) -> None:
    files = {"panel/2024-05-08/meeting.yaml": "", **of_june(f"agenda: [{OF_JUNE}]\nminutes: {{first: 1}}")}
    assert findings(files, tmp_path / "own", "awaiting-approval") == []
    files |= {f"panel/2024-07-{day}/meeting.yaml": "agenda: [Rents]\n" for day in (10, 24)}
    ((line, _),) = findings(files, tmp_path / "later", "awaiting-approval")
    assert line.startswith("panel/2024-06-12/meeting.yaml:2:10: warning: 2 meetings were held since")
