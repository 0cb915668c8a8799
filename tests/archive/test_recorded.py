"""What the record says of a document: when it was recorded, otherwise than at first, and its editions before."""

from datetime import date

import pytest

from generator.archive.record import Past, Recorded
from generator.store.record import Entry, Noted, Record

RENTS, MAP, DAMP = "panel/2024-06-12/rents", "panel/2024-06-12/map.txt", "panel/2024-06-12/damp"


def noted(address: str, edition: int, state: str = "published") -> Noted:
    """A document in an entry."""
    return Noted(address, state, edition, f"hash {edition}")  # type: ignore[arg-type]


def entry(number: int, on: str, *documents: Noted) -> Entry:
    """An entry of the record."""
    return Entry(number, on, "", "agendapack", "", documents)


FIRST = entry(1, "2024-06-04", noted(RENTS, 1), noted(MAP, 1), noted(DAMP, 1))
SECOND = entry(2, "2024-06-20", noted(RENTS, 2))
THIRD = entry(3, "2024-07-01", noted(RENTS, 3), noted(DAMP, 2))
FOURTH = entry(4, "2024-07-09", noted(DAMP, 2, "withdrawn"))
RECORDED = Recorded(Record((FIRST, SECOND, THIRD, FOURTH)), {RENTS: {1: "Rents.", 2: "The rents."}})


def test_of_a_document_it_is_known_what_was_recorded_last_by_the_address_of_its_page() -> None:
    assert RECORDED.of(f"{RENTS}/") == Past(date(2024, 7, 1), noted(RENTS, 3))
    assert RECORDED.of(MAP) == Past(date(2024, 6, 4), noted(MAP, 1))
    assert RECORDED.of("panel/2024-06-12/") is None


@pytest.mark.parametrize(
    ("address", "day"), [(f"{RENTS}/", date(2024, 7, 1)), (MAP, None), ("panel/2024-06-12/", None)]
)
def test_the_last_day_of_a_change_is_none_of_what_is_as_at_first(address: str, day: date | None) -> None:
    assert RECORDED.changed(address) == day


def test_what_the_record_began_with_is_what_its_first_entry_has() -> None:
    day = date(2024, 6, 4)
    assert RECORDED.first == {Past(day, noted(RENTS, 1)), Past(day, noted(MAP, 1)), Past(day, noted(DAMP, 1))}
    assert Recorded().first == frozenset()


def test_editions_before_the_present_one_are_told_each_with_what_took_its_place() -> None:
    first, second, third = (Past(date.fromisoformat(each.on), each.documents[0]) for each in (FIRST, SECOND, THIRD))
    assert RECORDED.earlier(f"{RENTS}/") == (first, second)
    assert RECORDED.replaced(f"{RENTS}/") == ((first, second), (second, third))
    assert (RECORDED.text(f"{RENTS}/", 2), RECORDED.text(f"{RENTS}/", 3), RECORDED.text(MAP, 1)) == (
        "The rents.",
        None,
        None,
    )


def test_an_edition_that_was_recorded_twice_is_told_as_it_was_last() -> None:
    again = entry(2, "2024-06-05", noted(RENTS, 1))
    recorded = Recorded(Record((FIRST, again, entry(3, "2024-06-20", noted(RENTS, 2)))))
    assert [str(past.on) for past in recorded.earlier(f"{RENTS}/")] == ["2024-06-05"]


@pytest.mark.parametrize(
    ("address", "recorded"),
    [
        (f"{DAMP}/", RECORDED),
        (f"{RENTS}/", Recorded(RECORDED.record, withdrawn=frozenset({RENTS}))),
        (MAP, RECORDED),
        ("panel/2024-06-12/", RECORDED),
    ],
    ids=["recorded as withdrawn", "withdrawn since", "one edition", "never recorded"],
)
def test_of_what_was_withdrawn_or_has_one_edition_no_earlier_one_is_told(address: str, recorded: Recorded) -> None:
    assert recorded.earlier(address) == ()
    assert recorded.replaced(address) == ()


def test_with_an_entry_more_the_record_has_the_texts_that_it_replaced() -> None:
    fifth = entry(5, "2024-08-01", noted(RENTS, 4), noted(MAP, 2))
    now = RECORDED.followed_by(fifth, {RENTS: {3: "All rents."}, MAP: {1: "A map."}})
    assert now.record.entries == (FIRST, SECOND, THIRD, FOURTH, fifth)
    assert now.texts == {RENTS: {1: "Rents.", 2: "The rents.", 3: "All rents."}, MAP: {1: "A map."}}
    assert now.changed(MAP) == date(2024, 8, 1)


def test_there_is_a_record_once_anything_was_recorded() -> None:
    assert RECORDED
    assert not Recorded()
