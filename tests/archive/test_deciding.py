"""What is recorded of a decision: how it stands on a day, what two places say of it, and which rows announce it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.archive.deciding import (
    DecidedAt,
    InForce,
    OfDecision,
    PlanEntry,
    Plans,
    folded,
    of_heading,
    of_record,
)
from generator.content.model import AgendaItem
from generator.text import Deciding as OnHeading

LAST_DAY = date(2024, 11, 26)
URGENT = "The old contract ends; the Chair of Scrutiny agreed."


@pytest.mark.parametrize(
    ("recorded", "today", "stands", "said"),
    [
        ({}, LAST_DAY, InForce.TAKEN, ""),
        ({"call_in": LAST_DAY}, LAST_DAY, InForce.CALL_IN, "May be called in until 26 November 2024"),
        ({"call_in": LAST_DAY}, date(2024, 11, 27), InForce.IN_FORCE, "In force"),
        ({"call_in": LAST_DAY, "called_in": ""}, LAST_DAY, InForce.CALLED_IN, "Called in"),
        ({"called_in": "It was upheld"}, LAST_DAY, InForce.CALLED_IN, "Called in: It was upheld"),
        ({"called_in": "It was upheld", "withdrawn": ""}, LAST_DAY, InForce.WITHDRAWN, "Withdrawn"),
        ({"withdrawn": "A wrong sum"}, LAST_DAY, InForce.WITHDRAWN, "Withdrawn: A wrong sum"),
    ],
)
def test_how_a_decision_stands_on_a_day(recorded: dict[str, Any], today: date, stands: InForce, said: str) -> None:
    decision = OfDecision(**recorded)
    assert decision.stands(today) is stands
    assert decision.said(today).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("key", "reference", "called"),
    [
        (True, "FP/24/17", "Key decision FP/24/17"),
        (True, "", "Key decision"),
        (False, "FP/24/17", ""),
        (None, "FP/24/17", ""),
    ],
)
def test_a_key_decision_is_called_one(key: bool | None, reference: str, called: str) -> None:  # noqa: FBT001
    assert OfDecision(key, reference).called == called


def test_why_it_was_not_announced_28_days_before_is_said_in_sentences() -> None:
    of = OfDecision(general_exception="The bid came late", special_urgency=URGENT)
    assert list(of.at_short_notice) == [
        "Not announced 28 clear days before (general exception): The bid came late",
        f"Not announced 28 clear days before (special urgency): {URGENT}",
    ]
    assert list(OfDecision(key=True).at_short_notice) == []


RECORDED = OfDecision(
    key=True,
    reference="FP/24/17",
    call_in=LAST_DAY,
    called_in="It was upheld",
    general_exception="The bid came late",
    special_urgency=URGENT,
)
ELSE = OfDecision(
    key=False,
    reference="FP/1",
    call_in=date(2024, 12, 1),
    called_in="",
    general_exception="Other",
    special_urgency="Other",
)


@pytest.mark.parametrize(
    ("first", "other", "together"),
    [
        (OfDecision(), RECORDED, RECORDED),
        (RECORDED, OfDecision(), RECORDED),
        (RECORDED, ELSE, RECORDED),
        (OfDecision(key=False, called_in=""), RECORDED, replace(RECORDED, key=False, called_in="")),
    ],
)
def test_what_one_place_says_goes_before_what_another_does(
    first: OfDecision, other: OfDecision, together: OfDecision
) -> None:
    assert first.before(other) == together


def test_of_what_was_not_decided_there_is_nothing_to_call_in() -> None:
    assert RECORDED.untaken == replace(RECORDED, call_in=None, called_in=None)


def test_an_item_and_the_heading_of_a_minute_say_it() -> None:
    item = AgendaItem(
        title="Lease",
        key=True,
        reference="FP/24/17",
        call_in=LAST_DAY,
        called_in="It was upheld",
        general_exception="The bid came late",
        special_urgency=URGENT,
    )
    assert of_record(item) == RECORDED
    assert of_record(AgendaItem(title="Lease"), "A wrong sum") == OfDecision(withdrawn="A wrong sum")
    assert of_heading(OnHeading()) == OfDecision()
    said = of_heading(OnHeading(key=True, reference="FP/24/17", call_in="2024-11-26", called_in="It was upheld"))
    assert said == replace(RECORDED, general_exception="", special_urgency="")


OCTOBER, NOVEMBER = (
    PlanEntry(f"cabinet/2024-{month}-01/plan/#row-lease", "Lease", None, is_private=False) for month in (10, 11)
)
ITEM, MINUTE = "cabinet/2024-12-01/#item-2", "cabinet/2024-12-01/minutes/#minute-2"
HERE, THERE = DecidedAt("Cabinet, 1 December", MINUTE), DecidedAt("Officers", "officers/2024-12-02-lease/")
PLANS = Plans(
    by_reference={"fp/24/17": (OCTOBER,)},
    by_place={ITEM: (OCTOBER, NOVEMBER), MINUTE: (NOVEMBER,)},
    decided={"fp/24/17": (HERE, THERE)},
    minutes={MINUTE: HERE},
)


@pytest.mark.parametrize(
    ("reference", "places", "rows"),
    [
        ("FP / 24 / 17", (ITEM,), (OCTOBER,)),
        ("FP/24/18", (ITEM,), (OCTOBER, NOVEMBER)),
        ("", (ITEM, MINUTE, "cabinet/2024-12-01/#item-3"), (OCTOBER, NOVEMBER)),
        ("", (MINUTE,), (NOVEMBER,)),
        ("", (), ()),
    ],
    ids=["by its reference", "else by where it stands", "each row once", "of the minute", "nowhere"],
)
def test_rows_of_forward_plans_are_found_by_reference_else_by_place(
    reference: str, places: tuple[str, ...], rows: tuple[PlanEntry, ...]
) -> None:
    assert PLANS.entries(OfDecision(reference=reference), *places) == rows
    assert PLANS.announced(OfDecision(key=True, reference=reference), *places) == rows
    assert PLANS.announced(OfDecision(key=False, reference=reference), *places) == ()


@pytest.mark.parametrize(
    ("reference", "heard", "taken"),
    [
        ("fp/24/17", (MINUTE, ITEM), (HERE, THERE)),
        ("FP/24/18", (ITEM, MINUTE), (HERE,)),
        ("", (ITEM,), ()),
    ],
)
def test_where_a_row_was_decided_is_named_once(
    reference: str, heard: tuple[str, ...], taken: tuple[DecidedAt, ...]
) -> None:
    assert PLANS.taken(reference, heard) == taken


def test_there_are_forward_plans_where_a_row_announces_anything() -> None:
    assert not Plans()
    assert Plans(by_reference=PLANS.by_reference)
    assert Plans(by_place=PLANS.by_place)


def test_references_are_compared_whatever_their_case_and_blanks() -> None:
    assert folded(" FP / 24 /\t17 ") == folded("fp/24/17") == "fp/24/17"
