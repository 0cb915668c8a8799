"""What the archive holds, and what it is known to lack."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import urls
from generator.archive import Attached, MeetingHeld, Missing, Status, held, missing_files, outside, status
from generator.archive.attached import barriers
from generator.archive.coverage import Here, what_is_here
from generator.archive.words import counted, full, listed
from generator.outputs.pages.drawn import of_holdings
from generator.outputs.pages.frame import Day, Frame, Link, Wording, as_day
from generator.outputs.pages.lists import holdings
from generator.outputs.pages.pictures import Picture
from generator.outputs.pages.site import Site


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What is held of a committee in a municipal year; all counts are 0 in a year of which nothing is here."""

    year: Link
    committee: Link
    meetings: int
    agendas: int
    minutes: int
    papers: int
    programmes: int


@dataclass(frozen=True, slots=True)
class CoverageList:
    """Things of one sort that are known and not here: a heading, a sentence, and each with its link."""

    title: str
    text: str
    items: tuple[Wording, ...]
    """Folded where they are many, and no more than `LISTED`."""
    none: str
    """What is said where there are none."""
    more: int = 0
    """How many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """What the archive holds and what it is known to lack."""

    frame: Frame
    holds: str
    calendar: Picture | None
    lacks: str
    """What is not here of the meetings, in numbers."""
    rows: tuple[CoverageRow, ...]
    lists: tuple[CoverageList, ...]
    stood: Day


LISTED = 200
"""Things of one sort that are listed."""


def coverage_page(site: Site) -> CoveragePage:
    """The page that says what is here and what is not."""
    here = urls.COVERAGE
    years = {meeting.year for meeting in site.archive.meetings()}
    rows = tuple(
        CoverageRow(
            Link(of.year, site.link(here, urls.year(of.year)) if of.year in years else ""),
            Link(site.short_name(of.committee), site.link(here, of.committee.address)),
            of.meetings,
            of.agendas,
            of.minutes,
            of.papers,
            of.programmes,
        )
        for of in held(site.archive)
    )
    return CoveragePage(
        frame=site.frame(here, "What the archive holds", crumbs=site.crumbs(here, ("Coverage", here)), current="About"),
        holds=holdings(site.archive),
        calendar=of_holdings(site, here),
        lacks=_lacks(site),
        rows=rows,
        lists=tuple(_cut(of) for of in _lists(site, here)),
        stood=as_day(site.today),
    )


def _lacks(site: Site) -> str:
    """As in "Of 17 meetings held, 10 are here without agenda and 9 are here without minutes. Of 2 only the date …"."""
    found = Counter(what_is_here(meeting, site.today) for meeting in site.archive.meetings())
    were_held = sum(found[here] for here in (Here.BOTH, Here.AGENDA, Here.MINUTES, Here.NEITHER))
    lacking = (
        (found[Here.MINUTES] + found[Here.NEITHER], "without agenda"),
        (found[Here.AGENDA] + found[Here.NEITHER], "without minutes"),
    )
    said = [f"{number} {'is' if number == 1 else 'are'} here {what}" for number, what in lacking if number]
    held = f"Of {counted(were_held, 'meeting')} held, {listed(said)}." if said else ""
    if were_held and not said:
        held = "Every meeting that was held is here with its agenda and its minutes."
    dates = found[Here.DATE]
    they = "it was" if dates == 1 else "they were"
    only = f"Of {counted(dates, 'meeting')} only the date is known: whether {they} held is not recorded."
    return " ".join(filter(None, (held, only if dates else "")))


def _cut(of: CoverageList) -> CoverageList:
    return replace(of, items=of.items[:LISTED], more=max(0, len(of.items) - LISTED))


def _lists(site: Site, here: str) -> Iterator[CoverageList]:
    were_held = [meeting for meeting in site.archive.meetings() if status(meeting, site.today) is Status.HELD]
    yield CoverageList(
        "Minutes whose approval is not recorded",
        "These minutes are in the archive as drafts: that a later meeting agreed them is not recorded.",
        tuple(
            _meeting(site, here, meeting)
            for meeting in were_held
            if meeting.minutes and not meeting.minutes.record.approved
        ),
        "All minutes here are approved.",
    )
    yield CoverageList(
        "Figures and papers that are not here",
        "The packs tell of these, and what they show is not in the archive.",
        tuple(_missing(site, here, missing) for missing in missing_files(site.archive)),
        "Nothing that the papers tell of is missing.",
    )
    yield from _documents(site, here)
    yield CoverageList(
        "References that lead out of the archive",
        "These minutes and meetings are cited, and are not in the archive.",
        tuple(_missing(site, here, missing) for missing in outside(site.archive)),
        "Every minute that is cited is here.",
    )


def _documents(site: Site, here: str) -> Iterator[CoverageList]:
    """The files that not everybody can read; nothing where the archive has no files that are documents."""
    found = barriers(site.archive.attached)
    whys = {"cannot be read": found.unread, "is a scan without words": found.scans, "is not tagged": found.untagged}
    if site.archive.attached:
        yield CoverageList(
            "Files that not everybody can read",
            "These files are published as they came. Search does not know the words of those that cannot be read and of"
            " scans, and they may say nothing to who cannot see them.",
            tuple(
                (Link(file.title, site.link(here, file.file)), f" {why}, {full(site.archive.meeting(*_of(file)).date)}")
                for why, files in whys.items()
                for file in files
            ),
            "Every file has words that can be read, and every PDF is tagged.",
        )


def _of(file: Attached) -> tuple[str, str]:
    return file.committee, file.meeting


def _meeting(site: Site, here: str, meeting: MeetingHeld) -> Wording:
    committee = site.short_name(site.of(meeting), meeting.date)
    return (Link(full(meeting.date), site.link(here, meeting.address)), f", {committee}")


def _missing(site: Site, here: str, missing: Missing) -> Wording:
    return (f"{missing.what}, ", Link(missing.title, site.link(here, missing.address)))
