"""Records as JSON: they come back as they were, and nothing else is read as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.store.codec import Codec
from generator.text import Body, Html, convert


@dataclass(frozen=True, slots=True)
class Room:
    """A record with one field of each kind that can be kept."""

    name: str
    html: Html
    seats: int
    is_open: bool
    floor: int | None
    kind: Literal["hall", "room"]
    pages: Mapping[str, tuple[int, int]]
    doors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """A record of records."""

    rooms: tuple[Room, ...]


HALL = Room(
    "Hall\ud800 é", Html("<b>H</b>"), 90, is_open=True, floor=None, kind="hall", pages={"a/": (1, 2)}, doors=("in",)
)
HOUSE = House((HALL,))
WHOLE = '["a","b",1,true,null,"hall",{"x":[1,2]},["y"]]'


def test_a_record_comes_back_as_it_was() -> None:
    codec = Codec(House)
    again = codec.read(codec.to_bytes(HOUSE))
    assert again == HOUSE
    assert again is not None
    assert isinstance(again.rooms[0].html, Html)


@given(text=st.text(), kind=st.sampled_from(["paper", "minutes", "presentation", "page"]))
def test_every_converted_text_comes_back_as_it_was(text: str, kind: Literal["paper", "minutes"]) -> None:
    body = convert(text, kind, first=3)
    codec = Codec(Body)
    assert codec.read(codec.to_bytes(body)) == body


def test_a_list_of_the_right_values_is_read() -> None:
    assert Codec(Room).read(WHOLE.encode()) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"a"', "1"),
        ('"a"', "null"),
        ('"b"', "[]"),
        (",1,", ",true,"),
        (",1,", ",1.0,"),
        (",1,", ',"1",'),
        ("true", "1"),
        ("null", '"1"'),
        ('"hall"', '"cupboard"'),
        ('"hall"', '["hall"]'),
        ("[1,2]", "[1]"),
        ("[1,2]", "[1,2,3]"),
        ("[1,2]", '"12"'),
        ('{"x":[1,2]}', "[]"),
        ('["y"]', '"y"'),
        ('["y"]', '{"y":1}'),
        (',["y"]', ""),
        (',["y"]', ',["y"],1'),
        ("]]", "]"),
        (WHOLE, ""),
        (WHOLE, "{}"),
        (WHOLE, "NaN"),
        (WHOLE, "[" * 100_000),
        (WHOLE, "9" * 10_000),
    ],
)
def test_what_has_another_shape_is_not_read(old: str, new: str) -> None:
    assert old in WHOLE
    assert Codec(Room).read(WHOLE.replace(old, new).encode()) is None


@given(data=st.binary())
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    assert Codec(House).read(data) is None


def test_what_cannot_be_kept_is_a_fault_of_the_program() -> None:
    @dataclass(frozen=True)
    class Day:
        day: date

    with pytest.raises(TypeError, match="date"):
        Codec(Day).to_bytes(Day(date(2024, 9, 11)))
    with pytest.raises(TypeError, match="date"):
        Codec(Day).read(b"[1]")
