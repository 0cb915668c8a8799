"""Who was there: what is said of an attendance, and of which none is said."""

from pathlib import Path

import pytest
from content_sample import findings, loaded

JUNE = "panel/2024-06-12"
FILES = {
    "people.yaml": """
a-moss: {name: A Moss, kind: councillor}
b-reed: {name: B Reed, kind: councillor}
c-wren: {name: C Wren, kind: councillor}
d-lane: {name: D Lane, kind: councillor}
j-lark: {name: J Lark, title: Mrs, kind: co-opted}
k-poe: {name: K Poe, kind: co-opted}
""",
    "panel/committee.yaml": """
name: Panel
quorum: 3
years:
  2024/25:
    chair: a-moss
    deputy-chair: b-reed
    members: [c-wren: {until: 2024-06-30}, {vacant: Labour Group}]
    co-opted: [j-lark: {voting: true}, k-poe]
""",
}
ALL = "members: [a-moss, b-reed, c-wren]"
NO_MEMBER = "is not a member of 2024/25 in committee.yaml"
UNLISTED = 'the member "c-wren" stands in no list of the attendance [member-unlisted]'
AWAY = "declared an interest, and is not among those present [interest]"
QUORUM = "recorded as present, and the quorum is 3 [quorum]"
RULES = (
    "[present-and-away]",
    "[two-groups]",
    "[not-a-member]",
    "[member-unlisted]",
    "[substitute]",
    "[quorum]",
    "[interest]",
)


def told(attendance: str, folder: Path, more: str = "", day: str = "2024-06-12") -> list[str]:
    """What is said of an attendance, without its place: "severity: what [rule]"."""
    text = f"agenda: [Rents]\nattendance: {{{attendance}}}\n{more}\n"
    _, problems = loaded({**FILES, f"panel/{day}/meeting.yaml": text}, folder)
    return [line.partition("meeting.yaml:2: ")[2] or line for line in problems if line.endswith(RULES)]


@pytest.mark.parametrize(
    ("attendance", "said"),
    [
        (ALL, []),
        ("members: [Councillor A Moss, Cllr. B. Reed, 'Wren, C']", []),
        ("members: [a-moss, b-reed, c-wren, d-lane: {for: not stated}]", []),
        (f"{ALL}, officers: [a-moss: Director]", []),
        (f"{ALL}, apologies: [b-reed]", ['error: "b-reed" is among those present too [present-and-away]']),
        (f"{ALL}, absent: [Cllr B Reed]", ['error: "Cllr B Reed" is among those present too [present-and-away]']),
        (f"{ALL}, others: [b-reed]", ['info: "b-reed" stands both under `members` and under `others` [two-groups]']),
        ("members: [a-moss, b-reed], absent: [c-wren]", [f"warning: 2 members are {QUORUM}"]),
        ("members: [a-moss], apologies: [b-reed], cabinet: [c-wren]", [f"warning: one member is {QUORUM}"]),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [j-lark]", []),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [Mrs J Lark]", []),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [k-poe]", [f"warning: 2 members are {QUORUM}"]),
        ("members: [a-moss, b-reed], others: [c-wren], co-opted: [k-poe: {voting: true}]", []),
        ("officers: [E Finch], apologies: [a-moss, b-reed, c-wren]", []),
    ],
)  # fmt: skip
def test_nobody_stands_twice_and_a_quorum_was_there(attendance: str, said: list[str], tmp_path: Path) -> None:
    assert told(attendance, tmp_path) == said


@pytest.mark.parametrize(
    ("attendance", "said"),
    [
        ("members: [a-moss, b-reed, d-lane], apologies: [c-wren]", [f'"d-lane" {NO_MEMBER} [not-a-member]']),
        (f"{ALL}, co-opted: [D Lane]", ['"D Lane" is not co-opted in 2024/25 in committee.yaml [not-a-member]']),
        (ALL.replace("]", ", k-poe]"), ['"k-poe" is co-opted, and stands among the members [not-a-member]']),
        ("members: [a-moss, b-reed, k-poe: {for: c-wren}]", [UNLISTED]),
        ("members: [a-moss, b-reed, d-lane: {for: c-wren}], apologies: [c-wren]", []),
        (
            "members: [a-moss, b-reed, c-wren, d-lane: {for: b-reed}]",
            ['"d-lane" is a substitute for "b-reed", who is present too [substitute]'],
        ),
        (
            "members: [a-moss, d-lane: {for: b-reed}, E Fox: {for: b-reed}], apologies: [b-reed, c-wren]",
            ['"b-reed" has two substitutes [substitute]'],
        ),
        (
            "members: [a-moss, b-reed: {for: c-wren}, E Fox: {for: not stated}], apologies: [c-wren]",
            ['"b-reed" is a member, and is called a substitute [substitute]'],
        ),
        (
            "members: [a-moss, b-reed, c-wren, E Fox: {for: d-lane}]",
            ['"E Fox" is a substitute for "d-lane", who is not a member of 2024/25 [substitute]'],
        ),
    ],
)  # fmt: skip
def test_those_listed_are_members_or_stand_in_for_one(attendance: str, said: list[str], tmp_path: Path) -> None:
    assert told(attendance, tmp_path) == [f"warning: {line}" for line in said]


def test_members_are_those_of_the_day(tmp_path: Path) -> None:
    assert told("members: [a-moss, b-reed, d-lane: {for: not stated}]", tmp_path / "left", day="2024-07-10") == []
    assert told("members: [d-lane, b-reed, E Fox]", tmp_path / "panel", "panel: [d-lane, b-reed, E Fox]") == []


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ("{person: b-reed, item: 1}", []),
        ("{person: Cllr B Reed, item: 1}", []),
        ("{person: E Finch, item: 1}", []),
        ("{person: d-lane, item: 1}", [f'warning: "d-lane" {AWAY}']),
        ("{person: b-reed, item: [1, 2]}", ["warning: the agenda has no item 2 [interest]"]),
    ],
)  # fmt: skip
def test_who_declared_an_interest_was_there_and_the_item_is_on_the_agenda(
    interest: str, said: list[str], tmp_path: Path
) -> None:
    lines = told(f"{ALL}, officers: {{Homes: [E Finch]}}", tmp_path, f"interests: [{interest}]")
    assert [line.rpartition("meeting.yaml:3: ")[2] for line in lines] == said


# Whole messages, with their places and what they are about


def whole(text: str, folder: Path, *rules: str) -> list[tuple[str, str | None]]:
    """What is said of a meeting: "line:column: severity: what; mend [rule]", and what it is about."""
    found = findings({**FILES, f"{JUNE}/meeting.yaml": f"{text}\n"}, folder, *rules)
    return [(line.removeprefix(f"{JUNE}/meeting.yaml:"), about) for line, about in found]


FOR = "see who stood in for whom; if nobody can tell, write `for: not stated` [substitute]"
PUT = "say whom they stood in for, `{for: …}`, or `for: not stated`; or put them on the committee [not-a-member]"
MEMBERS = "attendance:\n  members:\n  - a-moss\n  - b-reed\n  - c-wren\n"


@pytest.mark.parametrize(
    ("text", "line", "about"),
    [
        (
            f"{MEMBERS}  apologies:\n  - d-lane\n  - Cllr B Reed",
            '8:5: error: "Cllr B Reed" is among those present too; take the person out of one of the two lists'
            " [present-and-away]",
            None,
        ),
        (
            f"{MEMBERS}  absent:\n  - d-lane\n  - c-wren",
            '8:5: error: "c-wren" is among those present too; take the person out of one of the two lists'
            " [present-and-away]",
            None,
        ),
        *(
            (
                f"{MEMBERS}  {group}:\n  - E Fox\n  - c-wren",
                f'8:5: info: "c-wren" stands both under `members` and under `{group}`; if the minutes print it so, it'
                " is right; else take one out [two-groups]",
                f"attendance/{group}/1",
            )
            for group in ("cabinet", "others")
        ),
        (
            f"{MEMBERS}  cabinet: [d-lane]\n  others: [d-lane]",
            '7:12: info: "d-lane" stands both under `cabinet` and under `others`; if the minutes print it so, it is'
            " right; else take one out [two-groups]",
            "attendance/others/0",
        ),
        (
            f"{MEMBERS}  co-opted: [k-poe]\n  cabinet: [k-poe]",
            '7:13: info: "k-poe" stands both under `co-opted` and under `cabinet`; if the minutes print it so, it is'
            " right; else take one out [two-groups]",
            "attendance/cabinet/0",
        ),
        (
            "attendance:\n  members: [a-moss, b-reed]\n  others: [C Wrenn, D Lane]",
            '2:3: warning: the member "c-wren" stands in no list of the attendance; add them where they belong; where'
            " the minutes do not say, leave it [member-unlisted]",
            "attendance",
        ),
        (
            f"{MEMBERS}  - E Fox: {{for: not stated}}\n  - E Finch",
            f'7:5: warning: "E Finch" is not a member of 2024/25 in committee.yaml; {PUT}',
            "attendance/members/4",
        ),
        (
            f"{MEMBERS}  - Ann Moss",
            f'6:5: warning: "Ann Moss" is not a member of 2024/25 in committee.yaml; if it is "a-moss", write that;'
            f" else {PUT}",
            "attendance/members/3",
        ),
        (
            f"{MEMBERS}  - k-poe",
            '6:5: warning: "k-poe" is co-opted, and stands among the members; put them under `co-opted:`: they do not'
            " count for the quorum [not-a-member]",
            "attendance/members/3",
        ),
        (
            f"{MEMBERS}  co-opted:\n  - k-poe\n  - d-lane",
            '8:5: warning: "d-lane" is not co-opted in 2024/25 in committee.yaml; put them under `co-opted:` there, or'
            " under `members:` or `others:` here [not-a-member]",
            "attendance/co-opted/1",
        ),
        (
            f"{MEMBERS}  - d-lane: {{for: not stated}}\n  - E Fox: {{for: c-wren}}",
            f'7:5: warning: "E Fox" is a substitute for "c-wren", who is present too; {FOR}',
            "attendance/members/4",
        ),
        (
            "attendance:\n  members:\n  - a-moss\n  - E Fox: {for: b-reed}\n  - d-lane: {for: Cllr B Reed}\n"
            "  apologies: [b-reed, c-wren]",
            f'5:5: warning: "Cllr B Reed" has two substitutes; {FOR}',
            "attendance/members/2",
        ),
        (
            "attendance:\n  members:\n  - a-moss\n  - b-reed: {for: c-wren}\n  - d-lane\n  apologies: [c-wren]",
            '4:5: warning: "b-reed" is a member, and is called a substitute; take `for:` out [substitute]',
            "attendance/members/1",
        ),
        (
            f"{MEMBERS}  - E Fox: {{for: d-lane}}",
            f'6:5: warning: "E Fox" is a substitute for "d-lane", who is not a member of 2024/25; {FOR}',
            "attendance/members/3",
        ),
        (
            "attendance:\n  apologies: [c-wren, b-reed]\n  members: [a-moss]",
            "3:12: warning: one member is recorded as present, and the quorum is 3; see that all are listed, and that"
            " `quorum` of committee.yaml was so on that day [quorum]",
            "attendance/members",
        ),
        (
            f"{MEMBERS}interests:\n- {{person: E Finch, item: 1}}",
            '7:12: warning: "E Finch" declared an interest, and is not among those present; correct the person here, or'
            " the attendance [interest]",
            "interests/0/person",
        ),
        (
            f"agenda: [Rents]\n{MEMBERS}interests:\n- {{person: a-moss, item: [1, 7]}}",
            "8:30: warning: the agenda has no item 7; write the number of the item as the page shows it [interest]",
            "interests/0/item/1",
        ),
    ],
)
def test_what_is_said_of_an_attendance(text: str, line: str, about: str | None, tmp_path: Path) -> None:
    rules = (rule.strip("[]") for rule in RULES)
    assert (line, about and f"meeting.yaml {about}") in whole(text, tmp_path, *rules)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"{MEMBERS}  - E Fox: {{for: x-crow}}", "substitute"),
        ("attendance: {members: [a-moss]}\ncancelled: true", "quorum"),
        ("attendance: {apologies: [a-moss]}", "quorum"),
        ("attendance: {members: [a-moss, b-reed], co-opted: [Mrs J Lark], cabinet: [c-wren]}", "quorum"),
        ("agenda: [Rents]\ninterests: [{person: E Finch, item: 1}]", "interest"),
        ("attendance: {members: [a-moss]}\ninterests: [{person: a-moss, item: 7}]", "interest"),
        (f"{MEMBERS}  officers: {{Homes: [E Finch]}}\ninterests: [{{person: E Finch, item: 1}}]", "interest"),
        *(
            (f"attendance: {{members: [a-moss, b-reed], {group}: [c-wren]}}", "member-unlisted")
            for group in ("apologies", "absent", "cabinet", "others")
        ),
    ],
)
def test_of_these_nothing_is_said(text: str, rule: str, tmp_path: Path) -> None:
    assert whole(text, tmp_path, rule) == []


def test_where_nobody_is_named_as_a_member_or_as_co_opted_anybody_may_be_one(tmp_path: Path) -> None:
    said = "attendance:\n  members: [E Fox, d-lane: {for: E Finch}]\n  co-opted: [E Crow]"
    rules = ("not-a-member", "member-unlisted", "substitute")
    assert whole(said, tmp_path, *rules) != []
    nobody = {**FILES, "panel/committee.yaml": "name: Panel\n", f"{JUNE}/meeting.yaml": f"{said}\n"}
    assert findings(nobody, tmp_path / "nobody", *rules) == []


def test_a_quorum_is_that_of_the_day(tmp_path: Path) -> None:
    committee = "name: Panel\nquorum: {2023-01: 2, 2024-07: 4}\n"
    two = "attendance: {members: [E Fox, E Crow]}\n"
    files = {f"panel/2024-{day}/meeting.yaml": two for day in ("06-12", "07-10")}
    ((line, _),) = findings({"panel/committee.yaml": committee, **files}, tmp_path, "quorum")
    assert line.startswith(
        "panel/2024-07-10/meeting.yaml:1:23: warning: 2 members are recorded as present, and the quorum"
    )
    assert " is 4; see " in line


PLAIN = 'info: "{}" is written as a plain name, and people.yaml has one of that name; if it is the same person, write'


def test_a_plain_name_is_told_wherever_people_are_named(tmp_path: Path) -> None:
    files = {
        **FILES,
        "panel/committee.yaml": "name: Panel\nyears: {2024/25: {chair: A Moss}}\n",
        f"{JUNE}/meeting.yaml": "attendance:\n  members:\n  - E Fox\n  - Cllr B. Reed\n  - c-wren\n",
        f"{JUNE}/rents.md": "---\nauthors: [C Wren]\n---\n# Rents\n",
        f"{JUNE}/work-programme.yaml": "programme: {Later: [{title: Rents, leads: [E Fox, D Lane]}]}\n",
        "d/committee.yaml": "kind: decisions\n",
        "d/2024-06-01-lease.md": "---\nby: Mrs J Lark\n---\n# Lease\n",
    }
    assert findings(files, tmp_path, "plain-name") == [
        (f'd/2024-06-01-lease.md:2:5: {PLAIN.format("Mrs J Lark")} "j-lark" [plain-name]', "2024-06-01-lease.md by/0"),
        (
            f'{JUNE}/meeting.yaml:4:5: {PLAIN.format("Cllr B. Reed")} "b-reed" [plain-name]',
            "meeting.yaml attendance/members/1",
        ),
        (f'{JUNE}/rents.md:2:11: {PLAIN.format("C Wren")} "c-wren" [plain-name]', "rents.md authors/0"),
        (
            f'{JUNE}/work-programme.yaml:1:51: {PLAIN.format("D Lane")} "d-lane" [plain-name]',
            "work-programme.yaml programme/Later/0/leads/1",
        ),
        (
            f'panel/committee.yaml:2:26: {PLAIN.format("A Moss")} "a-moss" [plain-name]',
            "committee.yaml years/2024/25/chair/0",
        ),
    ]


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("A Moss", "Moss, A., MBE"),
        ("A Moss", "A Moss, MBE"),
        ("A Moss", "Moss, Dr A. MBE"),
        ("A Smith-Moss", "A Smith Moss"),
        ("A Smith Moss", "A Smith-Moss"),
        ("A Smith-Moss", "A Smith\N{NON-BREAKING HYPHEN}Moss"),
        ("A Moss", "A Moss [in the chair]"),
        ("Zo\u00eb Moss", "Councillor Zoe Moss"),
        ("Zoe Moss", "Zo\u00eb Moss"),
        ("Mr A Moss", "Dr A Moss"),
    ],
)
def test_a_name_is_known_whatever_stands_around_it(known: str, written: str, tmp_path: Path) -> None:
    files = {
        "people.yaml": f"a-moss: {{name: {known}}}\nb-reed: {{name: B Reed}}\n",
        f"{JUNE}/meeting.yaml": f'attendance: {{members: ["{written}"]}}\n',
    }
    ((line, _),) = findings(files, tmp_path, "plain-name")
    assert line.endswith('write "a-moss" [plain-name]')


@pytest.mark.parametrize("written", ["B Moss", "A Mossman", "Moss", "A Moss and B Reed", "Mrs A Lark"])
def test_a_name_that_may_be_anybody_s_is_nobody_s(written: str, tmp_path: Path) -> None:
    files = {
        "people.yaml": "a-moss: {name: A Moss}\na-lark: {name: A Lark}\na-lark-2: {name: A Lark, title: Mr}\n",
        f"{JUNE}/meeting.yaml": f'attendance: {{members: ["{written}"]}}\n',
    }
    assert findings(files, tmp_path, "plain-name") == []


def test_two_who_print_alike_are_told(tmp_path: Path) -> None:
    people = (
        "a-moss:\n  name: A Moss\nb-moss:\n  name: A Moss\n  title: Mrs\nc-moss:\n  name: A. Moss\n"
        "d-moss:\n  name: A Moss\n  title: Mrs\n"
    )
    said = "add what tells them apart to one name; if it is one person, keep one id and write"
    assert findings({"people.yaml": people}, tmp_path, "same-name") == [
        (
            f'people.yaml:7:9: warning: "c-moss" prints as "a-moss" does: A. Moss; {said}'
            ' "formerly: c-moss" [same-name]',
            None,
        ),
        (
            f'people.yaml:9:9: warning: "d-moss" prints as "b-moss" does: A Moss; {said}'
            ' "formerly: d-moss" [same-name]',
            None,
        ),
    ]
