"""The pages of matters: each as a time line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator import urls
from generator.archive import (
    Background,
    DelegatedDecision,
    Gap,
    Heard,
    Moment,
    Paper,
    Planned,
    Programme,
    Status,
    gist,
    heard_at,
    last_heard,
    last_planned,
    next_day,
    off,
    status,
)
from generator.archive.words import counted, full, rough, short
from generator.outputs.pages.delegated import DecisionEntry, entries
from generator.outputs.pages.frame import Day, Fact, Found, Frame, Link, State, Wording, as_day, fact, joined, series
from generator.outputs.pages.items import PaperLink, paper_link
from generator.outputs.pages.meetings import meeting_state
from generator.outputs.pages.registers import MinuteDecided, register
from generator.outputs.pages.site import Site
from generator.outputs.pages.subscribe import Offer, announced, as_data, offer
from generator.text import Html

DOCUMENT = re.compile(r"(?:[a-z0-9-]+/)?\d{4}-\d\d-\d\d(?:-\d)?/[^/]+")
"""How a source names a document of the archive: `2024-06-12/repairs-plan`."""


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """A matter in a list: the years it spans hang, the counts say how often it was heard."""

    span: str
    link: Link
    about: Html
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersPage:
    """All matters, those heard last first."""

    frame: Frame
    matters: tuple[MatterEntry, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """A moment of a time line; what it is for decides its look: background, heard, planned or gap."""

    kind: str
    when: str
    """As in "18 Jul 2019", "2014" or "2016/17 and 2017/18"."""
    iso: str
    """For the datetime attribute; empty where the date is rough or there is none."""
    title: Wording
    text: Wording
    gist: str
    """What was said of it, in a sentence of the minutes; empty where they are not here."""
    papers: tuple[PaperLink, ...]
    decisions: tuple[MinuteDecided, ...]
    rows: tuple[Wording, ...]
    """Of a work programme: each a link with the date or heading it was planned under."""
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterPage:
    """One matter as a time line."""

    frame: Frame
    title: str
    about: Html
    stands: Wording
    """How it stands, in a line: where it was last, what that decided, and when it comes next."""
    facts: tuple[Fact, ...]
    moments: tuple[MomentView, ...]
    outside: tuple[DecisionEntry, ...]
    """What was decided of it outside meetings, newest first."""
    subscribe: Offer | None


Lines = Mapping[str, Sequence[Moment]]
"""The time line of each matter."""
LATEST = 5
"""How many matters the home page shows."""


def matters_page(site: Site, lines: Lines) -> MattersPage:
    """The list of matters."""
    here = urls.MATTERS
    by_last = in_order(site, lines)
    return MattersPage(
        frame=site.frame(here, "Matters", current="Matters", crumbs=site.crumbs(here, ("Matters", here))),
        matters=tuple(matter_row(site, here, name, lines[name]) for name in by_last),
    )


def latest_matters(site: Site, lines: Lines, here: str = urls.HOME) -> tuple[MatterEntry, ...]:
    """The matters heard last, for the page at `here`."""
    return tuple(matter_row(site, here, name, lines[name]) for name in in_order(site, lines)[:LATEST])


def in_order(site: Site, lines: Lines) -> list[str]:
    """The matters, those heard last first, then those that were not heard; of one day by title."""
    by_title = sorted(lines, key=lambda name: site.archive.matters[name].title)
    heard = {name: last_heard(lines[name], site.today) for name in by_title}
    return sorted(by_title, key=lambda name: _day_of(heard[name]), reverse=True)


def _day_of(heard: Heard | None) -> str:
    return heard.meeting.date.isoformat() if heard else ""


def matter_row(site: Site, here: str, name: str, moments: Sequence[Moment]) -> MatterEntry:
    """A matter in a list on the page at `here`."""
    matter = site.archive.matters[name]
    return MatterEntry(
        _span(moments),
        Link(matter.title, site.link(here, urls.matter(name))),
        site.text(here, site.archive.subjects[name]),
        _counts(moments),
    )


def _last(moments: Sequence[Moment]) -> str:
    return max(
        (moment.meeting.date.isoformat() for moment in moments if isinstance(moment, Heard | Planned)), default=""
    )


def _span(moments: Sequence[Moment]) -> str:
    """The years a matter spans."""
    years = [moment.when[:4] for moment in moments if isinstance(moment, Background)]
    years += [str(moment.meeting.date.year) for moment in moments if isinstance(moment, Heard | Planned)]
    first, last = min(years, default=""), max(years, default="")
    return first if first == last else f"{first} to {last}"


def _counts(moments: Sequence[Moment]) -> str:
    heard = [moment for moment in moments if isinstance(moment, Heard)]
    papers = {paper.address for moment in heard for paper in moment.papers}
    decided = sum(len(moment.decisions) for moment in heard)
    meetings = len({moment.meeting.address for moment in heard})
    counts = ((meetings, "meeting"), (len(papers), "paper"), (decided, "decision"))
    return ", ".join(counted(number, word) for number, word in counts if number) or "Planned, not heard in the archive"


def matter_page(
    site: Site, name: str, moments: Sequence[Moment], outside: Sequence[DelegatedDecision] = ()
) -> MatterPage:
    """The page of a matter; `outside` is what was decided of it outside meetings."""
    here, matter = urls.matter(name), site.archive.matters[name]
    crumbs = site.crumbs(here, ("Matters", urls.MATTERS), (matter.title, here))
    last = _last(moments)
    return MatterPage(
        frame=site.frame(
            here,
            matter.title,
            current="Matters",
            crumbs=crumbs,
            found=Found(matter.title, "", "Matter", "", last),
            description=f"{matter.title}: {site.archive.subjects[name].text or 'followed across meetings'}",
            alternates=[
                *announced(site, here, matter.title, feed=urls.matter_feed(name)),
                as_data(site, here, "matter", urls.matter_data(name)),
            ],
        ),
        title=matter.title,
        about=site.text(here, site.archive.subjects[name]),
        stands=_stands(site, here, moments),
        facts=tuple(_facts(site, here, moments)),
        moments=tuple(_moments(site, here, moments)),
        outside=entries(site, here, outside),
        subscribe=offer(site, here, feed=urls.matter_feed(name)),
    )


def _stands(site: Site, here: str, moments: Sequence[Moment]) -> Wording:
    """As in "Last before the Housing Panel on 12 June 2024, which decided 2 things. Next planned for 3 July 2024."."""
    words: list[str | Link | Day] = []
    last, coming = last_heard(moments, site.today), next_day(moments, site.today)
    if last:
        link = Link(full(last.meeting.date), site.link(here, heard_at(last)))
        committee = site.short_name(site.of(last.meeting), last.meeting.date)
        words += [f"Last before {committee} on ", link, f". {_came_of(site, last)}"]
    if coming:
        words += [" " if words else "", "Next planned for ", as_day(coming), "."]
    return tuple(filter(None, words)) or _only_planned(site, here, moments)


def _only_planned(site: Site, here: str, moments: Sequence[Moment]) -> Wording:
    """As in "It was not heard in the archive. Last planned for 3 July 2024, on the work programme of 12 June 2024."."""
    nothing, planned = "It was not heard in the archive.", last_planned(moments)
    if not planned:
        return (nothing,)
    edition, when = planned
    programme = edition.programme
    day = full(programme.updated or edition.meeting.date)
    link = Link(f"work programme of {day}", site.link(here, programme.address))
    when_said: tuple[str | Day, ...] = (f"under “{when}”",) if isinstance(when, str) else ("for ", as_day(when))
    return (f"{nothing} Last planned ", *when_said, ", on the ", link, ".")


def _came_of(site: Site, heard: Heard) -> str:
    """What a meeting did with a matter, as far as that is known."""
    meeting = heard.meeting
    if gone := _off(heard):
        return gone
    taken = [decision for decision in heard.decisions if decision.resolution.is_taken]
    if taken:
        return f"{counted(len(taken), 'clause was', 'clauses were')} resolved there."
    if meeting.minutes:
        return "No decision on it is marked in the minutes."
    if status(meeting, site.today) is Status.PLANNED:
        return "Whether that meeting was held is not recorded."
    return "What it decided is not known: the minutes are not in the archive."


def _off(heard: Heard) -> str:
    """Why a meeting did nothing with a matter; empty where it may have."""
    item = heard.item.record if heard.item else None
    if how := off(heard.meeting):
        return f"That meeting was {how}."
    if item and item.withdrawn is not None:
        return "It was withdrawn from the agenda."
    days = [item.deferred_to.isoformat()] if item and item.deferred_to else []
    days += [minute.deferred_to for minute in heard.minutes if minute.deferred_to]
    return f"It was put off to {rough(days[-1])}." if days else ""


def _facts(site: Site, here: str, moments: Sequence[Moment]) -> Iterator[Fact]:
    heard = [moment for moment in moments if isinstance(moment, Heard)]
    yield fact("Seen in", _counts(moments))
    for name in sorted({moment.meeting.committee for moment in heard}):
        committee = site.archive.committees[name]
        yield fact("Committee", Link(site.short_name(committee), site.link(here, committee.address)))


def _moments(site: Site, here: str, moments: Sequence[Moment]) -> Iterator[MomentView]:
    """The moments; what several editions of a year planned one after the other is one."""
    for year, run in groupby(moments, key=lambda moment: moment.meeting.year if isinstance(moment, Planned) else None):
        of_run = list(run)
        planned = [moment for moment in of_run if isinstance(moment, Planned)]
        if year and sum(len(moment.rows) for moment in planned) > 1:
            yield _planned_often(site, here, year, planned)
        else:
            yield from (_moment(site, here, moment) for moment in of_run)


def _planned_often(site: Site, here: str, year: str, planned: Sequence[Planned]) -> MomentView:
    """As in "Planned 7 times in 2015/16"; the rows fold."""
    rows = tuple(row for moment in planned for row in _rows(site, here, moment))
    first, last = planned[0].meeting.date, planned[-1].meeting.date
    editions = (
        f"In {counted(len(planned), 'edition')} of the {planned[0].programme.called.lower()}: "
        if len(planned) > 1
        else "On the "
    )
    links = [Link(moment.programme.title, site.link(here, moment.programme.address)) for moment in planned]
    if len({link.text for link in links}) < len(links):
        links = [replace(link, text=full(moment.meeting.date)) for link, moment in zip(links, planned, strict=True)]
    return MomentView(
        "planned",
        short(first) if first == last else year,
        first.isoformat() if first == last else "",
        (f"Planned {len(rows)} times in {year}",),
        (editions, *series(links)),
        "",
        (),
        (),
        rows,
        (),
    )


def _moment(site: Site, here: str, moment: Moment) -> MomentView:
    if isinstance(moment, Heard):
        return _heard(site, here, moment)
    if isinstance(moment, Planned):
        return _planned(site, here, moment)
    if isinstance(moment, Background):
        iso = moment.when if "/" not in moment.when else ""
        source = _source(site, here, moment.source)
        return MomentView("background", rough(moment.when), iso, (moment.what,), source, "", (), (), (), ())
    return _gap(moment)


def _gap(gap: Gap) -> MomentView:
    years = gap.first if gap.first == gap.last else f"{gap.first} to {gap.last}"
    return MomentView("gap", years, "", (), ("The archive has no meeting of this time.",), "", (), (), (), ())


def _source(site: Site, here: str, source: str) -> Wording:
    """Where a moment of the background is told; nothing where that is a document which is not published."""
    if not source:
        return ()
    if source.startswith("http"):
        return ("Source: ", Link(source, source))
    path, fragment = urls.parted(source)
    for meeting in site.archive.meetings() if DOCUMENT.fullmatch(path) else ():
        if meeting.name not in path:
            continue
        programme = [meeting.programme] if meeting.programme else []
        named: list[Paper | Programme] = [*meeting.papers.values(), *programme]
        for document in named:
            if f"/{urls.identity(document.address)}".endswith(f"/{path}"):
                link = Link(document.title, site.link(here, urls.at(document.address, fragment)))
                return ("From ", link, f", {full(meeting.date)}")
    return () if DOCUMENT.fullmatch(path) else (f"From {source}",)


def _heard(site: Site, here: str, heard: Heard) -> MomentView:
    title = heard.item.title.text if heard.item else heard.minutes[0].heading
    numbers = [
        Link(minute.called, site.link(here, heard.meeting.minutes.at(minute)))
        for minute in heard.minutes
        if heard.meeting.minutes
    ]
    committee = site.short_name(site.of(heard.meeting), heard.meeting.date)
    put_off = [
        State(f"Put off to {rough(minute.deferred_to)}", "moved") for minute in heard.minutes if minute.deferred_to
    ]
    stands = [] if status(heard.meeting, site.today) is Status.HELD else [meeting_state(site, heard.meeting)]
    return MomentView(
        "heard",
        short(heard.meeting.date),
        heard.meeting.date.isoformat(),
        (Link(title, site.link(here, heard_at(heard))),),
        joined([(committee,), *((number,) for number in numbers)]),
        "" if heard.decisions else next(filter(None, map(gist, heard.minutes)), ""),
        tuple(paper_link(site, here, paper) for paper in heard.papers),
        register(site, here, heard.decisions),
        (),
        (*stands, *put_off),
    )


def _planned(site: Site, here: str, planned: Planned) -> MomentView:
    return MomentView(
        "planned",
        short(planned.meeting.date),
        planned.meeting.date.isoformat(),
        (Link(planned.programme.title, site.link(here, planned.programme.address)),),
        (f"On the {planned.programme.called.lower()}",),
        "",
        (),
        (),
        tuple(_rows(site, here, planned)),
        (),
    )


def _rows(site: Site, here: str, planned: Planned) -> Iterator[Wording]:
    for under, row in planned.rows:
        link = Link(row.title.text, site.link(here, row.address))
        where = rough(under) if under[:4].isdigit() and len(under) == 10 else under
        yield (link, f", {where}")
