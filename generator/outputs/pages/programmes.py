"""A committee's work programme over time: how it changed from edition to edition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from generator import urls
from generator.archive import CommitteeHistory, Edition, Placed, RowChange, editions
from generator.archive.editions import Carried, called, years_apart
from generator.archive.overview import Came, came_of
from generator.archive.words import counted, full
from generator.outputs.pages.drawn import of_programme
from generator.outputs.pages.frame import Day, Fact, Frame, Link, Wording, fact, series
from generator.outputs.pages.pictures import Picture
from generator.outputs.pages.site import Site
from generator.text import Html


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row to which something happened, with from and to; `source` says who asked for it."""

    words: Wording
    source: Html


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The rows to which the same happened, be it "Added", "Moved" or "Heard"."""

    label: str
    rows: tuple[ChangedRow, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition of a work programme and how it differs from the one before."""

    anchor: str
    link: Link
    note: str
    """The first edition of all in the archive is compared with nothing, and this says so."""
    changes: tuple[ChangeGroup, ...]
    """Of the first of a year, what it has in common with the last of an earlier one."""


@dataclass(frozen=True, slots=True)
class YearOfEditions:
    """The editions of a municipal year, newest first."""

    year: str
    anchor: str
    picture: Picture | None
    """Its items by month, as the last edition has them."""
    editions: tuple[EditionView, ...]


@dataclass(frozen=True, slots=True)
class YearElsewhere:
    """A municipal year whose editions are on a page of their own; each leads there from where it would stand."""

    year: str
    anchor: str
    href: str
    editions: tuple[tuple[str, Link], ...]
    """Of each its anchor, and the day with the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammesPage:
    """A committee's work programme over time: that of the newest years, or of one year of before."""

    frame: Frame
    kind: str
    title: str
    lede: str
    facts: tuple[Fact, ...]
    years: tuple[YearOfEditions, ...]
    elsewhere: tuple[YearElsewhere, ...]


NOTHING = Html("")
DRAWN = 120
"""Items that the pictures of a page have; that of the newest year is there in any case."""
LABELS = {
    "added": "Added",
    "moved": "Moved",
    "heard": "Heard",
    "deferred": "Deferred",
    "dropped": "Dropped",
    "without a date": "Without a date",
    "unchanged": "Unchanged",
}


def programmes_page(site: Site, committee: CommitteeHistory, year: str = "") -> ProgrammesPage:
    """A committee's work programme over time; of a year that is named, the page that this has of its own."""
    whole, name, short = urls.programmes(committee.name), site.name(committee), site.short_name(committee)
    here = urls.programmes_of_year(committee.name, year) if year else whole
    of_years = {of: list(group) for of, group in groupby(editions(committee), lambda edition: edition.meeting.year)}
    apart = years_apart(committee)
    shown = [year] if year else [of for of in of_years if of not in apart]
    during, kind = f" in {year}" if year else "", called(committee)
    crumbs = [(short, committee.address), (kind, whole), *([(year, here)] if year else [])]
    return ProgrammesPage(
        frame=site.frame(
            here,
            f"{kind}{during}, {short}",
            current="Meetings",
            crumbs=site.crumbs(here, *crumbs),
        ),
        kind=kind,
        title=f"{kind}{during}, edition by edition",
        lede=f"What {name} planned to look at, and how each edition differs from the one before in its municipal year.",
        facts=(
            fact("Committee", Link(name, site.link(here, committee.address))),
            fact("Editions", counted(sum(len(of_years[of]) for of in (shown if year else of_years)), "edition")),
        ),
        years=tuple(_years(site, here, committee, {of: of_years[of] for of in shown})),
        elsewhere=() if year else tuple(_elsewhere(site, here, committee, of, of_years[of]) for of in apart),
    )


def _elsewhere(
    site: Site, here: str, committee: CommitteeHistory, year: str, of_year: Sequence[Edition]
) -> YearElsewhere:
    there = urls.programmes_of_year(committee.name, year)
    listed = ((_anchor(edition), full(_day(edition))) for edition in of_year)
    return YearElsewhere(
        year,
        _anchor_of_year(year),
        site.link(here, there),
        tuple((anchor, Link(day, site.link(here, urls.at(there, anchor)))) for anchor, day in listed),
    )


def _anchor_of_year(year: str) -> str:
    return f"y{year.replace('/', '-')}"


def _day(edition: Edition) -> date:
    return edition.programme.updated or edition.meeting.date


def _anchor(edition: Edition) -> str:
    return f"e{_day(edition).isoformat()}"


def _years(
    site: Site, here: str, committee: CommitteeHistory, of_years: Mapping[str, Sequence[Edition]]
) -> Iterator[YearOfEditions]:
    """The years; of the newest ones there is a picture, as long as these have no more than `DRAWN` rows."""
    room = DRAWN
    for year, of_year in of_years.items():
        anchor = _anchor_of_year(year)
        picture = of_programme(site, here, committee, of_year[::-1]) if room > 0 else None
        rows = len(picture.rows) if picture else 0
        shown = picture and (room == DRAWN or rows <= room)
        room -= rows
        drawn = replace(picture, anchor=f"page_overview_{anchor}") if picture and shown else None
        yield YearOfEditions(year, anchor, drawn, tuple(_edition(site, here, edition) for edition in of_year))


def _edition(site: Site, here: str, edition: Edition) -> EditionView:
    programme, note = edition.programme, counted(len(edition.programme.rows), "item")
    changes = tuple(_changes(site, here, edition))
    if edition.carried:
        note = f"{note}; the first of its year in the archive, beside {_called(edition.carried)}"
        changes = tuple(_carried(site, here, edition.carried))
    elif edition.changes is None:
        note = f"{note}; the first in the archive, so it is compared with nothing"
    return EditionView(_anchor(edition), Link(full(_day(edition)), site.link(here, programme.address)), note, changes)


def _called(before: Carried) -> str:
    """As in "that of 2 July 2015, the last of 2014/15"."""
    return f"that of {full(before.programme.updated or before.meeting.date)}, the last of {before.meeting.year}"


def _carried(site: Site, here: str, carried: Carried) -> Iterator[ChangeGroup]:
    """What both have, by name; of what one has that the other has not, how much: years plan anew."""
    both = tuple(
        ChangedRow(
            (Link(now.row.title.text, site.link(here, now.row.address)), f", {_where(before)}; now {_where(now)}"),
            NOTHING,
        )
        for before, now in carried.both
    )
    if both:
        yield ChangeGroup("In both", both)
    if carried.new:
        yield ChangeGroup("Only now", (ChangedRow((counted(carried.new, "item"),), NOTHING),))
    if carried.left:
        last = Link(carried.programme.title, site.link(here, carried.programme.address))
        yield ChangeGroup("Only then", (ChangedRow((f"{counted(len(carried.left), 'item')} of ", last), NOTHING),))


def _changes(site: Site, here: str, edition: Edition) -> Iterator[ChangeGroup]:
    for how, label in LABELS.items():
        changed = [change for change in edition.changes or () if change.how == how]
        if changed and how == "unchanged":
            yield ChangeGroup(label, (ChangedRow((counted(len(changed), "item"),), NOTHING),))
        elif how == "heard":
            minuted = [change for change in changed if _was_heard(site, edition, change)]
            alone = [change for change in changed if change not in minuted]
            for said, of in ((label, minuted), ("On the agenda", alone)):
                if of:
                    yield ChangeGroup(said, tuple(_change(site, here, change) for change in of))
        elif changed:
            yield ChangeGroup(label, tuple(_change(site, here, change) for change in changed))


def _was_heard(site: Site, edition: Edition, change: RowChange) -> bool:
    """Whether minutes record it, and not an agenda alone."""
    placed, committee = change.now or change.before, site.of(edition.meeting)
    return placed is not None and came_of(committee, placed.group, placed.row, site.today) is Came.HEARD


def _change(site: Site, here: str, change: RowChange) -> ChangedRow:
    placed = change.now or change.before
    if placed is None:
        return ChangedRow((), NOTHING)
    href = site.link(here, placed.row.address) if change.now else ""
    words: list[str | Link | Day] = [Link(placed.row.title.text, href)]
    if change.how == "moved" and change.before and change.now:
        words.append(f", from {_where(change.before)} to {_where(change.now)}")
    elif change.how in {"added", "deferred"}:
        words.append(f", {_where(placed)}")
    if placed.row.heard and change.how == "heard":
        words += [", ", *series(Link(label, site.link(here, address)) for label, address in placed.row.heard)]
    source = site.text(here, placed.row.source) if change.how == "added" else NOTHING
    return ChangedRow(tuple(words), source)


def _where(placed: Placed) -> str:
    return full(placed.group.date) if placed.group.date else placed.group.heading
