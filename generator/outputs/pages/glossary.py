"""The glossary: every abbreviation that the texts explain, what it means, and where it is used.

A text may mean something else by an abbreviation than the glossary does. What it means is read off the converted text,
so each meaning that a reader can meet has its entry here, and no other is said to be used.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import quote, urlsplit

from generator import urls
from generator.archive import Archive, Document, MeetingHeld, delegated
from generator.archive.words import full
from generator.content.model import Term, short_form
from generator.outputs.pages.frame import Frame, Link, Wording, joined
from generator.outputs.pages.site import Site
from generator.text import Abbreviations


@dataclass(frozen=True, slots=True)
class TermView:
    """An abbreviation, what it means and where it is used."""

    anchor: str
    word: str
    letter: str
    """The fragment of its letter, at the first term of each; else empty."""
    means: str
    about: str
    used: Wording
    links: tuple[Link, ...]
    """Where to read more, and the search for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage:
    """Every abbreviation that is explained in the texts."""

    frame: Frame
    letters: tuple[Link, ...]
    """Empty where the list is short."""
    terms: tuple[TermView, ...]


ENDING = re.compile(r"['’]?s$")
CAPITALS = re.compile(r"(?<=[A-Z0-9])['’]?s$")
"""The ending of a plural, where the glossary does not tell what the plural is of."""
MANY = 20
"""A list of more terms than this has its letters above it."""
DIGITS = "0 to 9"

Meaning = tuple[str, str]
"""An abbreviation and what it means."""


@dataclass(frozen=True, slots=True)
class Used:
    """A document that explains an abbreviation."""

    title: str
    address: str
    on: date


def glossary_page(site: Site) -> GlossaryPage:
    """The page of the glossary; the addresses of terms follow the order of `glossary.yaml`, the list the alphabet."""
    here, used = urls.GLOSSARY, uses(site.archive)
    addresses = _addresses([*_meanings(site.archive), *used])
    terms: list[TermView] = []
    letters: list[Link] = []
    many = len(addresses) > MANY
    in_order = sorted(
        addresses, key=lambda term: (short_form(term[0])[0].isdigit(), term[0].casefold(), addresses[term])
    )
    for letter, of_letter in groupby(in_order, key=lambda term: _letter(term[0])):
        fragment = f"page_{short_form(letter)}"
        letters += [Link(letter, f"#{fragment}")] if many else []
        for at, term in enumerate(of_letter):
            terms.append(_term(site, term, addresses[term], "" if at or not many else fragment, used.get(term, [])))
    return GlossaryPage(
        frame=site.frame(
            here,
            "Glossary",
            crumbs=site.crumbs(here, ("Glossary", here)),
            description="What the abbreviations in papers and minutes mean",
        ),
        letters=tuple(letters),
        terms=tuple(terms),
    )


def uses(archive: Archive) -> dict[Meaning, list[Used]]:
    """By abbreviation and meaning, the papers, minutes, work programmes and decisions that explain it, by date."""
    found: dict[Meaning, list[Used]] = {}
    held = _meanings(archive)
    meetings = [
        (Used(title, address, meeting.date), texts)
        for meeting in archive.meetings()
        for title, address, texts in _documents(meeting)
    ]
    decisions = [(Used(each.title, each.address, each.date), _texts(each.document)) for each in delegated(archive)]
    for used, texts in sorted((*meetings, *decisions), key=lambda told: told[0].on):
        for meaning in dict.fromkeys(meaning for explained in texts for meaning in _marked(held, explained)):
            found.setdefault(meaning, []).append(used)
    return found


def _documents(meeting: MeetingHeld) -> Iterator[tuple[str, str, Iterable[Abbreviations]]]:
    """Title, address and texts of what came with a meeting."""
    for paper in meeting.papers.values():
        yield paper.title, paper.address, _texts(paper.document)
    if meeting.minutes:
        yield "Minutes", meeting.minutes.address, _texts(meeting.minutes.document)
    if meeting.programme:
        lines = (line.forms.abbreviations for row in meeting.programme.rows for line in row.lines)
        yield meeting.programme.title, meeting.programme.address, lines


def _texts(document: Document) -> tuple[Abbreviations, ...]:
    return (document.body.abbreviations, *(drawn.forms.abbreviations for drawn in document.figures.values()))


def _marked(held: Collection[Meaning], explained: Abbreviations) -> Iterator[Meaning]:
    """The abbreviations that are marked in a text; of a plural, what it is the plural of."""
    for used, means in explained:
        known = [word for word in (used, ENDING.sub("", used)) if (word, means) in held]
        yield known[0] if known else CAPITALS.sub("", used), means


def _meanings(archive: Archive) -> dict[Meaning, None]:
    """What the glossary itself holds, in its order."""
    return dict.fromkeys((word, term.means) for word, term in archive.glossary.items())


def _addresses(meanings: Sequence[Meaning]) -> dict[Meaning, str]:
    """The fragment of each: its short form, with a number from the second of one short form on."""
    addresses: dict[Meaning, str] = {}
    for word, means in meanings:
        wanted = fragment = short_form(word)
        number = 1
        while fragment in addresses.values() and (word, means) not in addresses:
            number += 1
            fragment = f"{wanted}-{number}"
        addresses.setdefault((word, means), fragment)
    return addresses


def _letter(word: str) -> str:
    first = short_form(word)[0]
    return DIGITS if first.isdigit() else first.upper()


def _term(site: Site, meaning: Meaning, fragment: str, letter: str, used: Sequence[Used]) -> TermView:
    (word, means), here = meaning, urls.GLOSSARY
    general = site.archive.glossary.get(word)
    of_all = general is not None and general.means == means
    record = general if general and of_all else _own(site.archive, meaning, used)
    more = [Link(f"More at {urlsplit(record.see).hostname or record.see}", record.see)] if record.see else []
    search = Link(f"Search for {word}", f"{site.link(here, urls.SEARCH)}?q={quote(word, safe='')}")
    return TermView(
        anchor=fragment,
        word=word,
        letter=letter,
        means=means,
        about=record.about or "",
        used=_used(site, used) if of_all else _only(site, used),
        links=(*more, search),
    )


def _own(archive: Archive, meaning: Meaning, used: Sequence[Used]) -> Term:
    """What papers and decisions say of an abbreviation by which they mean something of their own."""
    addresses = {use.address for use in used}
    papers = [(paper.address, paper.front.glossary) for each in archive.meetings() for paper in each.papers.values()]
    decisions = [(decision.address, decision.front.glossary) for decision in delegated(archive)]
    for address, own in (*papers, *decisions):
        if address in addresses and meaning[0] in own and own[meaning[0]].means == meaning[1]:
            return own[meaning[0]]
    return Term(means=meaning[1])


def _used(site: Site, used: Sequence[Used]) -> Wording:
    if not used:
        return ("Not used in the papers, minutes and work programmes here.",)
    if len(used) == 1:
        return ("Used in ", *_document(site, used[0]), ".")
    first, last = _document(site, used[0]), _document(site, used[-1])
    return (f"Used in {len(used)} documents: first in ", *first, "; last in ", *last, ".")


def _only(site: Site, used: Sequence[Used]) -> Wording:
    """Where an abbreviation has a meaning of its own."""
    return ("Only in ", *joined((_document(site, document) for document in used), "; "), ".")


def _document(site: Site, used: Used) -> Wording:
    return (Link(used.title, site.link(urls.GLOSSARY, used.address)), f", {full(used.on)}")
