"""Key decisions: notice of 28 clear days in a forward plan, and what its rows say."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import findings

PLAN, DAY = "cabinet/2024-10-08", "cabinet/2024-11-12"
NOWHERE = (
    'warning: no forward plan here has the key decision "{}", and nothing says why; give it the `reference:` that it'
    " has in the plan; if it could not be announced, say why: `general-exception:` or `special-urgency:` [key-notice]"
)
ROW = "programme: {November 2024: [{title: Buses, key: true, reference: FP/1}]}\n"
LATE = (
    'warning: the key decision "{}" was announced {} before, and 28 are asked for; the last day for it was {}; say why'
    " it came late: `general-exception:` or `special-urgency:` [key-notice]"
)


def told(
    agenda: str,
    folder: Path,
    updated: str = "2024-10-02",
    kind: str = "executive",
    minutes: str = "",
    **decisions: str,
) -> list[tuple[str, str | None]]:
    """What is said of a meeting of 12 November 2024, of a forward plan and of decisions outside; what it is about."""
    files = {
        "council.yaml": "name: Fernshire Council\nlaw: england\n",
        "board/committee.yaml": "name: Board\n",
        "cabinet/committee.yaml": f"name: Cabinet\nkind: {kind}\n",
        f"{PLAN}/meeting.yaml": "",
        f"{PLAN}/work-programme.yaml": f"updated: {updated}\n{ROW}",
        f"{DAY}/meeting.yaml": f"{agenda}\n",
        "d/committee.yaml": "kind: decisions\n",
        "d/2024-10-01-first.md": "# First\n\nx\n",
    }
    files |= {f"{DAY}/minutes.md": minutes} if minutes else {}
    files |= {f"d/2024-11-06-{name}.md": f"---\n{front}\n---\n# {name.title()}\n" for name, front in decisions.items()}
    return findings(files, folder, "key-notice", today=date(2024, 12, 1))


def test_what_no_forward_plan_announces_is_said(tmp_path: Path) -> None:
    agenda = (
        "agenda:\n- Rents\n- {title: Trams, key: true}\n- {title: Buses, key: true, reference: fp/1}\n"
        "- {title: Ferries, key: true, general-exception: A grant ended}\n- {title: Bins, key: true}\n"
        "private:\n- {title: Sale, key: true, exempt: 3}"
    )
    assert told(agenda, tmp_path, lease="key: true", mill="key: true\nspecial-urgency: It fell") == [
        (f"{DAY}/meeting.yaml:3:3: {NOWHERE.format('Trams')}", "meeting.yaml agenda/1"),
        (f"{DAY}/meeting.yaml:6:3: {NOWHERE.format('Bins')}", "meeting.yaml agenda/4"),
        (f"{DAY}/meeting.yaml:8:3: {NOWHERE.format('Sale')}", "meeting.yaml private/0"),
        (f"d/2024-11-06-lease.md:2:1: {NOWHERE.format('Lease')}", "2024-11-06-lease.md"),
    ]


@pytest.mark.parametrize(
    ("updated", "days"),
    [
        ("2024-10-14", None),
        ("2024-10-15", "27 clear days"),
        ("2024-11-10", "1 clear day"),
    ],
)
def test_what_was_announced_late_is_said_with_the_last_day(updated: str, days: str | None, tmp_path: Path) -> None:
    line = LATE.format("Buses", days, "14 October 2024")
    assert told("agenda:\n- Rents\n- {title: Buses, key: true, reference: FP/1}", tmp_path, updated=updated) == (
        [(f"{DAY}/meeting.yaml:3:3: {line}", "meeting.yaml agenda/1")] if days else []
    )


def test_a_row_that_has_no_reference_announces_the_item_of_its_title_and_day(tmp_path: Path) -> None:
    files = {
        "council.yaml": "name: Fernshire Council\nlaw: england\n",
        "cabinet/committee.yaml": "kind: executive\n",
        f"{PLAN}/meeting.yaml": "",
        f"{PLAN}/work-programme.yaml": "updated: 2024-10-02\nprogramme: {2024-11-12: [{title: Buses, key: true}]}\n",
        f"{DAY}/meeting.yaml": "agenda: [{title: Buses, key: true}, {title: Trams, key: true}]\n",
    }
    ((line, _),) = findings(files, tmp_path, "key-notice")
    assert 'has the key decision "Trams"' in line


def test_where_there_is_no_forward_plan_none_is_missed(tmp_path: Path) -> None:
    files = {
        "cabinet/committee.yaml": "kind: executive\n",
        f"{DAY}/meeting.yaml": "agenda: [{title: Buses, key: true}]\n",
    }
    assert findings(files, tmp_path, "key-notice") == []


def test_a_decision_outside_meetings_is_counted_to_its_own_day(tmp_path: Path) -> None:
    line = LATE.format("Lease", "21 clear days", "8 October 2024")
    front = "reference: FP/1\nkey: true"
    assert told("", tmp_path, updated="2024-10-15", lease=front) == [
        (f"d/2024-11-06-lease.md:2:1: {line}", "2024-11-06-lease.md")
    ]
    assert told("", tmp_path / "withdrawn", updated="2024-10-15", lease=f"{front}\nwithdrawn: true") == []


@pytest.mark.parametrize(
    "agenda",
    [
        "agenda: [{title: Trams, key: false}, Ferries]",
        "agenda: [{title: Trams, key: true, withdrawn: true}]",
        "agenda: [{title: Trams, key: true, deferred-to: 2024-12-10}]",
        "agenda: [{title: Trams, key: true}]\ncancelled: true",
    ],
)
def test_what_is_not_decided_or_not_key_needs_no_notice(agenda: str, tmp_path: Path) -> None:
    assert told(agenda, tmp_path) == []


@pytest.mark.parametrize(("words", "count"), [("", 1), (" {deferred-to=2024-12-10}", 0)])
def test_what_is_put_off_in_the_minutes_needs_none(words: str, count: int, tmp_path: Path) -> None:
    minutes = f"## 1. Trams{words}\n\nNoted.\n"
    assert len(told("agenda: [{title: Trams, key: true}]", tmp_path, minutes=minutes)) == count


@pytest.mark.parametrize(
    ("updated", "kind"), [("2024-11-12", "executive"), ("2024-11-20", "executive"), ("2024-10-02", "scrutiny")]
)
def test_before_there_are_forward_plans_and_of_other_bodies_none_is_asked(
    updated: str, kind: str, tmp_path: Path
) -> None:
    assert told("agenda: [{title: Trams, key: true}]", tmp_path, updated=updated, kind=kind) == []


ROWS = """programme:
  Later:
  - Roads
  - {title: Buses *now*, key: true}
  - {title: Trams, key: true, decision-maker: Cabinet, when: Soon}
  Spring 2025:
  - {title: Bins, key: true}
  - {title: Ferries, key: true, decision-maker: Cabinet}
  Never:
  - {title: Roofs, key: true, decision-maker: Cabinet}
"""
SAYS_NOT = "warning: the plan does not say"
ADD = "add `decision-maker:`, and put it under a date or a time, or add `when:` [plan-entry]"


def test_a_row_for_a_key_decision_says_who_decides_and_when(tmp_path: Path) -> None:
    files = {
        "council.yaml": "name: Fernshire Council\nlaw: england\n",
        "board/committee.yaml": "kind: executive\n",
        "board/2024-10-08/meeting.yaml": "",
        "cabinet/committee.yaml": "kind: executive\n",
        f"{PLAN}/meeting.yaml": "",
        f"{PLAN}/work-programme.yaml": "programme: {Later: [{title: Of old, key: true}]}\n",
        f"{DAY}/meeting.yaml": "",
        f"{DAY}/work-programme.yaml": ROWS,
        "cabinet/2024-12-10/meeting.yaml": "",
    }
    found = findings(files, tmp_path, "plan-entry")
    assert [(line.removeprefix(f"{DAY}/work-programme.yaml:"), about) for line, about in found] == [
        (
            f'4:5: {SAYS_NOT} who is to decide and when anybody is to decide "Buses now"; {ADD}',
            "work-programme.yaml programme/Later/1",
        ),
        (f'7:5: {SAYS_NOT} who is to decide "Bins"; {ADD}', "work-programme.yaml programme/Spring 2025/0"),
        (
            f'10:5: {SAYS_NOT} when anybody is to decide "Roofs"; {ADD}',
            "work-programme.yaml programme/Never/0",
        ),
    ]
