"""Columns that several tables have: id and address, the meeting, who."""

from collections.abc import Callable
from typing import TypeVar

from generator.archive import MeetingHeld, printed_name
from generator.archive.words import NO_REASON
from generator.content.model import Named
from generator.outputs.data.tables.shape import Column
from generator.outputs.data.tables.source import identity

Entry = TypeVar("Entry")


def identified(made_of: str, url: str, address: Callable[[Entry], str]) -> tuple[Column[Entry], Column[Entry]]:
    """The columns of a record with an address: its id, which is that address, and where it is published."""
    return (
        Column("id", "text", made_of, lambda _, one: identity(address(one)), required=True),
        Column("url", "link", url, lambda source, one: source.url(address(one)), required=True),
    )


def called(
    url: str, name: Callable[[Entry], str], address: Callable[[Entry], str]
) -> tuple[Column[Entry], Column[Entry]]:
    """The columns of a record with a name of its own: its id, which is that name, and where its page is."""
    return (
        Column("id", "text", "What it is called in addresses.", lambda _, one: name(one), required=True),
        Column("url", "link", url, lambda source, one: source.url(address(one)), required=True),
    )


def of_meeting(what: str, meeting: Callable[[Entry], MeetingHeld]) -> Column[Entry]:
    """The column of the meeting that a record belongs to."""
    return Column(
        "meeting", "text", what, lambda _, one: identity(meeting(one).address), required=True, refers="meetings"
    )


def said_withdrawn(reason: str | None) -> str | None:
    """Why something was withdrawn, or that no reason is given; nothing where it was not."""
    return NO_REASON if reason == "" else reason


def somebody(who: Callable[[Entry], Named]) -> tuple[Column[Entry], Column[Entry]]:
    """The columns of a person: the id of one who has a page, and the name."""
    return (
        Column(
            "person",
            "text",
            "Who; empty for somebody without a page.",
            lambda source, one: next(iter(source.known([who(one)])), ""),
            refers="people",
        ),
        Column(
            "name",
            "text",
            "The name as it is printed.",
            lambda source, one: printed_name(who(one), source.archive.people),
            required=True,
        ),
    )
