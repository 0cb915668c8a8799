"""What a linked text is: a line of YAML, a document, what an item or paper names, where, and what came of a clause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator import urls
from generator.content.model import Action, PrivatePaper
from generator.text import NOTHING, Body, Drawn, Forms

Links = Mapping[str, str]
"""Where the marked places of a converted text lead: an address, or "" for what is not in the archive."""


@dataclass(frozen=True, slots=True)
class Line:
    """Markdown from a YAML file, converted, mostly a line; `text` is the same without markup."""

    forms: Forms
    text: str
    links: Links

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return bool(self.text)


NO_LINE = Line(NOTHING, "", {})


@dataclass(frozen=True, slots=True)
class Document:
    """A converted Markdown file: its marked places lead to `links`; `figures` are those drawn of a CSV, by fragment."""

    body: Body
    links: Links
    figures: Mapping[str, Drawn]


@dataclass(frozen=True, slots=True)
class Target:
    """What an agenda item or a paper names: where it is, its title, and what it is."""

    address: str
    title: str
    kind: str
    """A paper's kind, or work-programme, minutes or file."""
    label: str = ""
    """What an appendix goes by: "1"."""
    appendices: tuple["Target", ...] = ()
    size: int = 0
    """Bytes, of a file."""
    is_draft: bool = False
    """Whether it is a paper that is not to be published yet; the preview alone has these."""
    called: str = ""
    """What a file is, as it is written where it is named: "plan"."""


@dataclass(frozen=True, slots=True)
class Considered:
    """An item that had a paper before it."""

    committee: str
    meeting: str
    date: date
    number: str

    @property
    def address(self) -> str:
        """The item on its meeting's page."""
        return urls.at(urls.meeting(self.committee, self.meeting), urls.item(self.number))


@dataclass(frozen=True, slots=True)
class LaterWord:
    """What a later place says of a clause: what the place is called, its address if it is here, and the words."""

    place: str
    address: str
    what: Line


@dataclass(frozen=True, slots=True)
class ActionTaken:
    """What is known of a clause beside its own words; `address` is the clause's, "" if it is not in the archive."""

    clause: str
    address: str
    record: Action
    what: Line
    later: tuple[LaterWord, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A paper of a public item that is not for the public: its title, and why; nothing else of it is known here."""

    address: str
    """Where it stands on the meeting's page."""
    title: Line
    record: PrivatePaper

    @property
    def anchor(self) -> str:
        """Its fragment on the meeting's page."""
        return urls.parted(self.address)[1]
