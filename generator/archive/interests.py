"""The interests that were declared at a meeting, each with the items that it was about."""

from dataclasses import dataclass

from generator.archive.agenda import meant
from generator.archive.item import Item
from generator.archive.linked import Archive, MeetingHeld
from generator.archive.people import printed_name
from generator.content.model import Interest

KINDS = {"disclosable": "disclosable interest", "other": "other interest", None: "interest"}


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest that somebody declared."""

    meeting: MeetingHeld
    interest: Interest
    name: str
    """As it is printed: "Councillor K Iqbal"."""
    items: tuple[Item, ...]
    """The public items of the agenda that it was about."""

    @property
    def said(self) -> str:
        """As in "disclosable interest: owns a field beside the site; left for the item"."""
        what = f": {self.interest.what}" if self.interest.what else ""
        went = {True: "; left for the item", False: "; stayed", None: ""}[self.interest.left]
        return f"{KINDS[self.interest.kind]}{what}{went}"


def declared(archive: Archive, meeting: MeetingHeld) -> tuple[Declared, ...]:
    """The interests that were declared at a meeting, in the order written."""
    numbers = [item.number for item in meeting.items]
    return tuple(
        Declared(
            meeting,
            interest,
            printed_name(interest.person, archive.people),
            tuple(item for item in meeting.items if item.number in named and not item.private),
        )
        for interest in meeting.record.interests
        for named in [{meant(number, numbers) for number in interest.item}]
    )
