"""Private business: that it says why it is private, that the public is excluded for it, and what is told of it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import findings

JUNE = "panel/2024-06-12"
BEFORE, AFTER = date(2024, 6, 1), date(2024, 8, 30)
CLOSE = "Exclusion of the public"
Said = list[tuple[str, str | None]]


def told(
    meeting: str, rule: str, folder: Path, today: date = BEFORE, files: Mapping[str, str] | None = None, **of: str
) -> Said:
    """What is said under a rule of a meeting, by the law of its body: "3:5: severity: what; mend", and of what."""
    law, kind = of.get("law", "england"), of.get("kind", "scrutiny")
    every = {
        "council.yaml": f"name: Fernshire\nlaw: {law}\n",
        "panel/committee.yaml": f"name: Panel\nkind: {kind}\n",
        f"{JUNE}/meeting.yaml": f"{meeting}\n",
        **(files or {}),
    }
    found = findings(every, folder, rule, today=today)
    return [(line.removeprefix(f"{JUNE}/meeting.yaml:").removesuffix(f" [{rule}]"), about) for line, about in found]


WHY = "add `exempt:` with the paragraph of Schedule 12A, or `confidential:` with the reason"
NO_LIST = "the law has no list of exempt information for this body (England: parish and town councils); write the"
NO_LIST += " ground in words below `private-because:`"
NO_NINE = "Part 1 of Schedule 12A to the Local Government Act 1972 has no paragraph 9; it has 1 to 7; correct the"
NO_NINE += " number, or see `law:` in council.yaml"
NO_DIGITS = '"x" is not the number of a paragraph; write digits only, as in [1, 2]'
ITEM, PAPER = "meeting.yaml private/0", "meeting.yaml agenda/0/private-papers/0"


@pytest.mark.parametrize(
    ("law", "meeting", "said"),
    [
        (
            "england",
            "private:\n- A *claim*",
            [(f'2:3: SEVERITY: the private item "A claim" does not say why it is exempt; {WHY}', ITEM)],
        ),
        (
            "scotland",
            "private:\n- A claim",
            [
                (
                    f'2:3: SEVERITY: the private item "A claim" does not say why it is exempt; {WHY}'.replace(
                        "12A", "7A"
                    ),
                    ITEM,
                )
            ],
        ),
        (
            "england-parish",
            "private:\n- A claim",
            [
                (
                    '2:3: warning: the private item "A claim" does not say why it is private; add `private-because:`'
                    " with the reason that the resolution states",
                    ITEM,
                )
            ],
        ),
        ("none", "private:\n- A claim", []),
        ("england", "private:\n- Any other private business\n- {title: A, confidential: Told in trust}", []),
        (
            "england",
            "private:\n- {title: A claim, exempt: [x, 1, 9]}",
            [(f"2:29: error: {NO_DIGITS}", None), (f"2:35: error: {NO_NINE}", None)],
        ),
        (
            "england-parish",
            "private:\n- {title: A claim, exempt: [1]}",
            [(f"2:29: warning: {NO_LIST}", f"{ITEM}/exempt/0")],
        ),
        (
            "england",
            "agenda:\n- {title: Rents, private-papers: [A *price*]}",
            [(f'2:35: SEVERITY: the private paper "A price" does not say why it is not published; {WHY}', PAPER)],
        ),
        (
            "england-parish",
            "agenda:\n- {title: Rents, private-papers: [A *price*, {title: B, private-because: So resolved}]}",
            [
                (
                    '2:35: warning: the private paper "A price" does not say why it is not published; add'
                    " `private-because:` with the reason",
                    PAPER,
                )
            ],
        ),
        (
            "england",
            "agenda:\n- {title: Rents, private-papers: [{title: A price, exempt: [3, 9, x]}]}",
            [(f"2:64: error: {NO_NINE}", None), (f"2:67: error: {NO_DIGITS}", None)],
        ),
    ],
)
@pytest.mark.parametrize("today", [BEFORE, AFTER])
def test_what_is_private_says_why(law: str, meeting: str, said: Said, today: date, tmp_path: Path) -> None:
    severity = "error" if today == BEFORE else "warning"
    expected = [(line.replace("SEVERITY", severity), about) for line, about in said]
    assert told(meeting, "exempt-paragraph", tmp_path, today, law=law) == expected


NO_REASON = (
    "gives no public-interest reason; add `public-interest:`; where the agenda gave none, the page says that it is"
)
NO_REASON += " not recorded"


@pytest.mark.parametrize(
    ("law", "meeting", "said"),
    [
        (
            "england",
            "private:\n- {title: A *claim*, exempt: [9, 1]}",
            [(f'2:3: warning: the exempt item "A claim" {NO_REASON}', ITEM)],
        ),
        ("england", "private:\n- {title: A claim, exempt: 1, public-interest: It names a tenant.}", []),
        ("england", "private:\n- {title: A claim, confidential: Told in trust}", []),
        ("scotland", "private:\n- {title: A claim, exempt: 1}", []),
        (
            "england",
            "agenda:\n- {title: Rents, private-papers: [{title: A *price*, exempt: 3}, {title: B, confidential: x}]}",
            [(f'2:35: warning: the private paper "A price" {NO_REASON}', PAPER)],
        ),
        (
            "england",
            "agenda:\n- {title: Rents, private-papers: [{title: A, exempt: 3, public-interest: It tells.}]}",
            [],
        ),
    ],
)
def test_what_is_exempt_says_why_the_public_interest_is_in_that(
    law: str, meeting: str, said: Said, tmp_path: Path
) -> None:
    assert told(meeting, "public-interest", tmp_path, law=law) == said


CLAIM = "{title: A claim, exempt: 1, public-interest: It names a tenant.}"
PART = "{title: Rents, private-papers: [{title: A price, confidential: Told in trust}]}"
NOBODY = "warning: there is private business, and no item to exclude the public; add the item, or leave it out as the"
NOBODY += " agenda did"
NOTHING = (
    "is to exclude the public, and there is no private business; add the private items, or leave it: it is what the"
)
NOTHING += " agenda said"


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        (f"agenda:\n- Rents\n- {CLOSE}\nprivate:\n- {CLAIM}", []),
        (f"agenda:\n- {PART}\n- {CLOSE}", []),
        (
            f"agenda:\n- Rents\n- {CLOSE}\n- {{minutes-of: 2024-05-08}}",
            [(f"3:3: warning: item 2 {NOTHING}", "meeting.yaml agenda/1")],
        ),
        (f"agenda:\n- Rents\nprivate:\n- {CLAIM}", [(f"4:1: {NOBODY}", "meeting.yaml private")]),
        (f"agenda:\n- Apologies\n- {PART}", [(f"2:1: {NOBODY}", "meeting.yaml agenda")]),
        (f"agenda:\n- {PART}\nprivate:\n- Any other private business", [(f"4:1: {NOBODY}", "meeting.yaml private")]),
        ("agenda:\n- Rents\nprivate:\n- Any other private business", []),
        (f"private:\n- {CLAIM}", []),
        ("agenda:\n- Exclusions from school", []),
    ],
)
def test_private_business_and_the_exclusion_of_the_public_come_together(
    meeting: str, said: Said, tmp_path: Path
) -> None:
    assert told(meeting, "exclusion", tmp_path) == said
    assert told(meeting, "exclusion", tmp_path, law="none") == []


SHORT = (
    'the minutes leave out what was said of "A claim", and nothing tells it in short; add `public-summary:` with what'
)
SHORT += " the public may know; if the minutes tell enough, accept this"


@pytest.mark.parametrize(
    ("item", "heading", "today", "is_said"),
    [
        ("exempt: 1", "A claim", AFTER, True),
        ("exempt: 1", "A claim", BEFORE, False),
        ("exempt: 1", "A lease", AFTER, False),
        ("exempt: 1, public-summary: It was paid.", "A claim", AFTER, False),
        ("by: The Director", "A claim", AFTER, False),
    ],
)
def test_what_minutes_leave_out_is_told_in_short(
    item: str, heading: str, today: date, tmp_path: Path, *, is_said: bool
) -> None:
    private = f"private:\n- {{title: A *claim*, {item}}}\n- {{title: A lease, by: x}}"
    meeting = f"agenda:\n- {CLOSE}\n{private}\nminutes: {{first: 1}}"
    files = {f"{JUNE}/minutes.md": f"## {CLOSE}\n\nAgreed.\n\n# Private business\n\n## {heading}\n"}
    said = told(meeting, "public-summary", tmp_path, today, files)
    assert said == [(f"4:3: warning: {SHORT}", "meeting.yaml private/0")] * is_said


@pytest.mark.parametrize(
    ("minute", "is_private"), [("2", True), ("2(b)", True), ("2/24", True), ("1", False), ("20", False)]
)
def test_of_a_private_minute_no_correction_is_told(minute: str, tmp_path: Path, *, is_private: bool) -> None:
    about = f"minutes: {{first: 1, approved: 2024-07-10, corrections: [A name, {{minute: {minute}, what: A sum}}]}}"
    files = {f"{JUNE}/minutes.md": f"## {CLOSE}\n\nAgreed.\n\n# Private business\n\n## A claim\n"}
    said = told(f"agenda: [{CLOSE}]\nprivate: [{CLAIM}]\n{about}", "private-text", tmp_path, AFTER, files)
    column = about.index("{minute") + 1
    what = f"this correction is of minute {minute}, which is private, and would be published; take it out: of a private"
    assert (
        said
        == [
            (
                f"3:{column}: error: {what} minute nothing is published but its heading",
                "meeting.yaml minutes/corrections/1",
            )
        ]
        * is_private
    )


NO_NOTICE = (
    "a part of this meeting is private, and nothing says when notice of that was given; add `private-notice:` with"
)
NO_NOTICE += " its date, 28 clear days before the meeting, or `private:` to its row of the forward plan"
LATE = "and 28 are asked for; the last day for it was 14 May 2024; if the chair of the overview and scrutiny committee"
LATE += " agreed that it could not wait, say so below `accept:`, as `private-notice: …`"


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        (f"agenda: [{CLOSE}]\nprivate: [{CLAIM}]", [(f"2:10: warning: {NO_NOTICE}", "meeting.yaml private")]),
        (f"agenda: [{PART}, {CLOSE}]", [(f"1:9: warning: {NO_NOTICE}", "meeting.yaml agenda")]),
        (f"private-notice: 2024-05-14\nagenda: [{CLOSE}]\nprivate: [{CLAIM}]", []),
        (
            f"private-notice: 2024-05-15\nagenda: [{CLOSE}]\nprivate: [{CLAIM}]",
            [
                (
                    f"1:17: SEVERITY: notice of private business was given 27 clear days before, {LATE}",
                    "meeting.yaml private-notice",
                )
            ],
        ),
        (
            f"private-notice: 2024-06-10\nagenda: [{CLOSE}]\nprivate: [{CLAIM}]",
            [
                (
                    f"1:17: SEVERITY: notice of private business was given 1 clear day before, {LATE}",
                    "meeting.yaml private-notice",
                )
            ],
        ),
        (f"agenda: [{CLOSE}]\nprivate: [Any other private business]", []),
        (f"cancelled: true\nagenda: [{CLOSE}]\nprivate: [{CLAIM}]", []),
        (f"continues: 2024-06-05\nagenda: [{CLOSE}]\nprivate: [{CLAIM}]", []),
    ],
)
@pytest.mark.parametrize("today", [BEFORE, AFTER])
def test_an_executive_gives_notice_of_private_business(meeting: str, said: Said, today: date, tmp_path: Path) -> None:
    expected = [(line.replace("SEVERITY", "error" if today == BEFORE else "warning"), about) for line, about in said]
    files = {"panel/2024-06-05/meeting.yaml": "time: 10:00\n"}
    assert told(meeting, "private-notice", tmp_path, today, files, kind="executive") == expected
    assert told(meeting, "private-notice", tmp_path, today, files, kind="scrutiny") == []


def plan(published: str, *rows: str) -> dict[str, str]:
    """A forward plan that went with a meeting before, with rows for the one in June."""
    text = f"updated: {published}\nprogramme: {{2024-06-12: [{', '.join(rows)}]}}\n"
    return {f"panel/{published}/work-programme.yaml": text}


IN_PRIVATE, LEASE = "{title: A claim, key: true, private: true}", "{title: A lease, key: true, private: true}"
IN_PUBLIC = IN_PRIVATE.replace("private: true", "private: false")
DAYS = f"1:1: warning: notice of private business was given {{}} clear days before, {LATE}"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (plan("2024-05-10", IN_PRIVATE, LEASE), []),
        (plan("2024-05-10", IN_PRIVATE), [f"2:10: warning: {NO_NOTICE}"]),
        (plan("2024-05-10", IN_PUBLIC, LEASE), [f"2:10: warning: {NO_NOTICE}"]),
        (plan("2024-05-20", IN_PRIVATE, LEASE), [DAYS.format(22)]),
        (plan("2024-05-10", IN_PRIVATE) | plan("2024-05-20", LEASE), [DAYS.format(22)]),
        (plan("2024-05-10", IN_PRIVATE, LEASE) | plan("2024-05-20", IN_PRIVATE, LEASE), []),
    ],
)
def test_a_forward_plan_that_has_all_of_it_in_private_is_that_notice_from_its_day_on(
    files: dict[str, str], said: list[str], tmp_path: Path
) -> None:
    meeting = f"agenda: [{CLOSE}]\nprivate: [{CLAIM}, {CLAIM.replace('claim', 'lease')}]"
    found = told(meeting, "private-notice", tmp_path, AFTER, files, kind="executive")
    assert [line for line, _ in found] == said
