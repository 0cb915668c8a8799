"""A committee's work programme over time: how it changed from edition to edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import urls
from generator.archive import CommitteeHistory, Edition, Placed, RowChange, editions
from generator.archive.words import counted, full
from generator.outputs.pages.frame import Day, Fact, Frame, Link, Wording, fact, series
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
    """The first edition of its year in the archive is compared with nothing, and this says so."""
    changes: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True)
class YearOfEditions:
    """The editions of a municipal year, newest first."""

    year: str
    anchor: str
    editions: tuple[EditionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammesPage:
    """A committee's work programme over time."""

    frame: Frame
    title: str
    lede: str
    facts: tuple[Fact, ...]
    years: tuple[YearOfEditions, ...]


NOTHING = Html("")
LABELS = {
    "added": "Added",
    "moved": "Moved",
    "heard": "Heard",
    "deferred": "Deferred",
    "dropped": "Dropped",
    "without a date": "Without a date",
    "unchanged": "Unchanged",
}


def programmes_page(site: Site, committee: CommitteeHistory) -> ProgrammesPage:
    """The page of a committee's work programme over time."""
    here, found = urls.programmes(committee.name), editions(committee)
    name = site.name(committee)
    years = tuple(
        _year(site, here, year, list(group)) for year, group in groupby(found, lambda edition: edition.meeting.year)
    )
    return ProgrammesPage(
        frame=site.frame(
            here,
            f"Work programme, {site.short_name(committee)}",
            current="Meetings",
            crumbs=site.crumbs(here, (site.short_name(committee), committee.address), ("Work programme", here)),
        ),
        title="Work programme, edition by edition",
        lede=f"What {name} planned to look at, and how each edition differs from the one before in its municipal year.",
        facts=(
            fact("Committee", Link(name, site.link(here, committee.address))),
            fact("Editions", counted(len(found), "edition")),
        ),
        years=years,
    )


def _year(site: Site, here: str, year: str, of_year: Sequence[Edition]) -> YearOfEditions:
    return YearOfEditions(
        year, f"y{year.replace('/', '-')}", tuple(_edition(site, here, edition, len(of_year)) for edition in of_year)
    )


def _edition(site: Site, here: str, edition: Edition, of_year: int) -> EditionView:
    programme = edition.programme
    day = programme.updated or edition.meeting.date
    note = counted(len(programme.rows), "item")
    if edition.changes is None:
        only = "the only edition of its year in the archive" if of_year == 1 else "the first of its year in the archive"
        note = f"{note}; {only}, so it is compared with nothing"
    return EditionView(
        f"e{day.isoformat()}",
        Link(full(day), site.link(here, programme.address)),
        note,
        tuple(_changes(site, here, edition)) if edition.changes is not None else (),
    )


def _changes(site: Site, here: str, edition: Edition) -> Iterator[ChangeGroup]:
    for how, label in LABELS.items():
        changed = [change for change in edition.changes or () if change.how == how]
        if changed and how == "unchanged":
            yield ChangeGroup(label, (ChangedRow((counted(len(changed), "item"),), NOTHING),))
        elif changed:
            yield ChangeGroup(label, tuple(_change(site, here, change) for change in changed))


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
