"""Notice: how long before a meeting its agenda, its items and its papers were public, and what is said of urgency."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import findings

JUNE = "panel/2024-06-12"
BEFORE, AFTER = date(2024, 6, 1), date(2024, 9, 30)
RULES = ("clear-days", "urgent-reason", "urgent-minuted", "late-paper")


def told(
    meeting: str,
    folder: Path,
    council: str = "law: england",
    texts: Mapping[str, str] | None = None,
    today: date = AFTER,
) -> list[tuple[str, str | None]]:
    """What is said of a meeting of 12 June 2024 by the rules of notice, and what it is about."""
    files = {f"{JUNE}/{name}.md": text for name, text in (texts or {}).items()}
    files |= {"council.yaml": f"name: Fernshire Council\n{council}\n", f"{JUNE}/meeting.yaml": f"{meeting}\n"}
    found = findings(files, folder, *RULES, today=today)
    return [(line.removeprefix(f"{JUNE}/"), about) for line, about in found]


@pytest.mark.parametrize(
    ("council", "published", "days", "last"),
    [
        ("law: england", "2024-06-05", "four clear days before the meeting, and five are", "4 June 2024"),
        ("law: england", "2024-06-12", "no clear days before the meeting, and five are", "4 June 2024"),
        ("law: wales", "2024-06-10", "one clear day before the meeting, and three are", "6 June 2024"),
        ("law: northern-ireland", "2024-06-08", "four days before the meeting, and five are", "7 June 2024"),
        ("notice: {days: 1}", "2024-06-11", "no clear days before the meeting, and one is", "10 June 2024"),
        ("notice: {days: 12}", "2024-06-11", "no clear days before the meeting, and twelve are", "23 May 2024"),
        ("notice: {days: 13}", "2024-06-11", "no clear days before the meeting, and 13 are", "22 May 2024"),
        ("law: none\nnotice: {days: 3}", "2024-06-11", "one day before the meeting, and three are", "7 June 2024"),
    ],
)
def test_an_agenda_that_was_late_is_said_with_its_last_day(
    council: str, published: str, days: str, last: str, tmp_path: Path
) -> None:
    assert told(f"published: {published}", tmp_path, council) == [
        (
            f"meeting.yaml:1:12: warning: the agenda was published {days} asked for; the last day for it was {last}; if"
            " the meeting was convened at shorter notice, say why below `accept:`, as `clear-days: …` [clear-days]",
            "meeting.yaml published",
        )
    ]


@pytest.mark.parametrize(
    ("council", "published"),
    [
        ("law: england", "2024-06-04"),
        ("law: england", "2024-06-13"),
        ("law: england", "2023-06-13"),
        ("law: northern-ireland", "2024-06-07"),
        ("law: none", "2024-06-12"),
        ("law: none\nnotice: {days: 3}", "2024-06-07"),
        ("notice: {days: 60, counting: all-but-bank-holidays}", "2024-03-04"),
    ],
)
def test_one_that_was_in_time_or_of_which_none_is_asked_is_right(council: str, published: str, tmp_path: Path) -> None:
    assert told(f"published: {published}", tmp_path, council) == []


@pytest.mark.parametrize(
    ("council", "severity"),
    [("law: england", "error"), ("law: england-parish", "warning"), ("law: none\nnotice: {days: 5}", "warning")],
)
def test_late_notice_stops_a_build_only_by_a_law_that_was_read(council: str, severity: str, tmp_path: Path) -> None:
    ((line, _),) = told("published: 2024-06-11", tmp_path, council, today=BEFORE)
    assert line.startswith(f"meeting.yaml:1:12: {severity}: ")


LATE = (
    "error: this item was added {} before the meeting, and nothing says why it is urgent; add `urgent:` with the"
    " special circumstances that the Chair gives, or put the item off [urgent-reason]"
)


def test_an_item_that_came_late_says_why_it_is_urgent(tmp_path: Path) -> None:
    agenda = (
        "agenda:\n- {title: Rents, added: 2024-06-04}\n- {title: Flood, added: 2024-06-11}\n"
        "- {title: Storm, added: 2024-06-11, urgent: It blew}\n- {title: Damp, added: 2024-06-13}\n"
        "private:\n- {title: A claim, exempt: 1, added: 2024-06-10}\n"
    )
    assert told(agenda, tmp_path, today=BEFORE) == [
        (f"meeting.yaml:3:25: {LATE.format('no clear days')}", "meeting.yaml agenda/1/added"),
        (f"meeting.yaml:7:38: {LATE.format('one clear day')}", "meeting.yaml private/0/added"),
    ]


UNSAID = (
    "warning: this item was taken as urgent, and the minutes do not say why; add the special circumstances to"
    " minutes.md; if the minutes are agreed and leave them out, say so below `accept:`, as `urgent-minuted: …`"
    " [urgent-minuted]"
)
FLOOD = "{title: Flood, urgent: The river rose}"


@pytest.mark.parametrize(
    ("agenda", "minutes", "places"),
    [
        (
            f"agenda:\n- {FLOOD}\nprivate:\n- {{title: A claim, exempt: 1, urgent: It ends}}",
            "## 1. Flood\n\nNoted.\n\n## 2. Rents\n",
            {"2:26": "agenda/0", "4:39": "private/0"},
        ),
        (f"agenda: [{FLOOD}]", "## 1. Flood\n\nTaken as a matter of URGENCY.\n\n## 2. Rents\n", {}),
        (f"agenda: [{FLOOD}]", "## 1. Flood: urgent item\n\nNoted.\n", {}),
        (f"agenda: [{FLOOD}]", "## 1. Flood\n\nThere were special  circumstances.\n", {}),
        ("agenda: [{title: Flood, urgent: The river rose, withdrawn: true}]", "## 1. Flood\n\nNoted.\n", {}),
        ("agenda: [{title: Flood, urgent: It rose, deferred-to: 2024-07-10}]", "## 1. Flood\n\nNoted.\n", {}),
    ],
    ids=["unsaid", "said", "in the heading", "circumstances", "withdrawn", "put off"],
)
def test_minutes_say_why_an_item_was_urgent(agenda: str, minutes: str, places: dict[str, str], tmp_path: Path) -> None:
    assert told(agenda, tmp_path, texts={"minutes": minutes}) == [
        (f"meeting.yaml:{place}: {UNSAID}", f"meeting.yaml {item}/urgent") for place, item in places.items()
    ]
    assert told(agenda, tmp_path / "not-minuted") == []


def test_a_paper_that_came_late_says_why(tmp_path: Path) -> None:
    papers = {name: f"---\npublished: 2024-06-{day}\n---\n# Rents\n" for name, day in (("early", "04"), ("late", "10"))}
    assert told("agenda: []", tmp_path, texts=papers) == [
        (
            "late.md:2:12: warning: this paper was published one clear day before the meeting, and five are asked for;"
            " say why it came late below `accept:` of this paper, as `late-paper: …` [late-paper]",
            "late.md published",
        )
    ]


@pytest.mark.parametrize("key", ["cancelled: true", "continues: 2024-06-10"])
def test_of_a_meeting_that_is_off_or_goes_on_with_another_no_notice_is_asked(key: str, tmp_path: Path) -> None:
    meeting = f"published: 2024-06-11\n{key}\nagenda: [{{title: Flood, added: 2024-06-11}}, {FLOOD}]"
    late = "---\npublished: 2024-06-11\n---\n# Rents\n"
    assert told(meeting, tmp_path, texts={"minutes": "## 1. Flood\n\nNoted.\n", "late": late}) == []


def test_a_rule_that_a_law_does_not_have_says_nothing(tmp_path: Path) -> None:
    meeting = f"agenda: [{{title: Flood, added: 2024-06-11}}, {FLOOD}]"
    late = "---\npublished: 2024-06-11\n---\n# Rents\n"
    texts = {"minutes": "## 1. Flood\n\nNoted.\n", "late": late}
    assert len(told(meeting, tmp_path / "england", texts=texts)) == 3
    assert told(meeting, tmp_path / "parish", "law: england-parish", texts) == []
