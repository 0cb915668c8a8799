"""The ground of the site: every address that is written to, whose it is, and which two would need the same room."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import get_args

from generator import urls
from generator.archive.editions import years_apart
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld
from generator.archive.register import Standing
from generator.archive.status import supplements
from generator.content.attached.forms import form_of
from generator.content.records import CommitteeRecords, MeetingRecords, Records
from generator.content.sources import alike
from generator.problems import Place

SINGLE = (
    *(urls.HOME, urls.MEETINGS, urls.DECISIONS, urls.MATTERS, urls.PEOPLE, urls.SEARCH, urls.COVERAGE, urls.ABOUT),
    *(urls.SUBSCRIBE, urls.GLOSSARY, urls.ACCESSIBILITY, urls.DATA),
)
"""Pages that every site has."""
AT_THE_ROOT = (
    *(urls.NOT_FOUND, urls.CALENDAR, urls.FEED, urls.SITEMAP, urls.ROBOTS, urls.OPENSEARCH, *urls.MARKS),
    *(urls.REDIRECTS, urls.REDIRECTS_FOR_NGINX, urls.HEADERS, urls.DECISIONS_FEED, urls.COPY),
    *(urls.sitemap_part(number) for number in range(1, 100)),
)
At = Callable[[], Place]
"""Where something stands that an officer can name otherwise."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An address that is written to, what it is in words, and what an officer could rename; None: it is the site's."""

    address: str
    what: str = "a page or file of the site itself"
    at: At | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """The files that the site's addresses take up, and the folders that hold them; the case of letters is nothing."""

    files: dict[str, Taken] = field(default_factory=dict)
    """Each with what has it."""
    folders: dict[str, Taken] = field(default_factory=dict)
    """Each with what has a file in it."""

    def take(self, taken: Taken) -> None:
        """Notes the file of an address."""
        file = alike(urls.file(taken.address))
        self.files.setdefault(file, taken)
        for folder in _above(file):
            if folder in self.folders:
                break
            self.folders[folder] = taken

    def taker(self, address: str) -> Taken | None:
        """What has the file of an address, or has a folder where that needs a file, or the other way round."""
        file = alike(urls.file(address))
        ways = [self.files.get(file), self.folders.get(file), *(self.files.get(folder) for folder in _above(file))]
        return next((way for way in ways if way is not None), None)


def _above(file: str) -> Iterator[str]:
    """The folders that hold a file, innermost first."""
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file


def ground(archive: Archive, records: Records) -> tuple[Ground, list[tuple[Taken, Taken]]]:
    """All that is written but pages at old addresses; and what would be written where something else is.

    Each of those stands with what is there. What the site may need by and by counts as written.
    """
    whole, twice = Ground(), []
    for taken in _taken(archive, records):
        before = whole.taker(taken.address)
        if before is None:
            whole.take(taken)
        else:
            twice.append((taken, before))
    return whole, twice


def _taken(archive: Archive, records: Records) -> Iterator[Taken]:
    """Every address once; what is the site's goes before what an officer can name otherwise."""
    years = {meeting.year for meeting in archive.meetings()}
    own = [*SINGLE, *AT_THE_ROOT, urls.KEY_DECISIONS, *map(urls.decisions, (*get_args(Standing), *years))]
    own += [address(year) for year in years for address in (urls.year, urls.year_calendar)]
    minutes = (minute for meeting in archive.meetings() if meeting.minutes for minute in meeting.minutes.items)
    results = {resolution.outcome for minute in minutes for resolution in minute.resolutions}
    own += {urls.decisions_resulting(result) for result in results if result}
    yield from map(Taken, own)
    for stem, file in records.about.items():
        if urls.about(stem) not in SINGLE:
            yield Taken(urls.about(stem), f'the page "{stem}"', partial(file.place, 1, 1))
    for name, matter in records.matters.items():
        at = partial(matter.place, key=True)
        yield Taken(urls.matter(name), f'the matter "{name}"', at)
        yield Taken(urls.matter_feed(name), f'the matter "{name}"', at)
        yield Taken(urls.matter_data(name), f'the matter "{name}"', at)
        yield Taken(urls.decisions_about(name), f'the decisions of the matter "{name}"', at)
    for name, person in records.people.items():
        at = partial(person.place, key=True)
        yield Taken(urls.person(name), f'the person "{name}"', at)
        yield Taken(urls.person_data(name), f'the person "{name}"', at)
    yield from _asked(records.committees.values())
    for name, committee in archive.committees.items():
        yield from _of_committee(archive, committee, records.committees[name])
    for name, path in records.host_files.items():
        if name != urls.ROBOTS:  # its lines go before the site's own
            yield Taken(name, f'the file "{name}" for the host', partial(Place, path.as_posix()))


def _asked(committees: Iterable[CommitteeRecords]) -> Iterator[Taken]:
    """The register narrowed to each that a clause asks, where it is first written so."""
    met: set[str] = set()
    for committee in committees:
        for filed in committee.actions.values():
            for position, who in enumerate(filed.record.asks):
                if who not in met:
                    met.add(who)
                    at = partial(filed.place, "asks", position)
                    yield Taken(urls.decisions_asked(who), f'the decisions asked of "{who}"', at)


def _of_committee(archive: Archive, committee: CommitteeHistory, records: CommitteeRecords) -> Iterator[Taken]:
    name, at = committee.name, partial(records.committee.place)
    yield Taken(committee.address, f'the committee "{name}"', at)
    years = (urls.programmes_of_year(name, year) for year in years_apart(committee))
    for address in (
        urls.committee_calendar(name),
        urls.committee_feed(name),
        urls.programmes(name),
        urls.actions(name),
        *years,
    ):
        yield Taken(address, f'the committee "{name}"', at)
    yield Taken(urls.decisions(name), f'the decisions of the committee "{name}"', at)
    for decision in committee.decisions:
        own = partial(records.decisions[decision.name].text.place, 1, 1)
        for address in (decision.address, urls.text(decision.address)):
            yield Taken(address, f'the decision "{decision.name}.md"', own)
    for meeting in committee.meetings:
        yield from _of_meeting(archive, meeting, records.meetings[meeting.name])


def _of_meeting(archive: Archive, meeting: MeetingHeld, records: MeetingRecords) -> Iterator[Taken]:
    """A meeting's page and all beside it; what stands there as it is goes last, as it is the easiest to rename."""
    where, documents = (meeting.committee, meeting.name), (urls.minutes, urls.work_programme)
    packs = (urls.pack(*where, number) for number in range(len(supplements(archive, meeting)) + 1))
    pages = (meeting.address, *(address(*where) for address in documents))
    texts = (urls.text(address(*where)) for address in documents)
    for address in (*pages, *texts, urls.meeting_calendar(*where), urls.meeting_data(*where), *packs):
        yield Taken(address)
    for address in (*pages, *(urls.paper(*where, stem) for stem in records.papers)):
        last = archive.recorded.of(address)
        for edition in range(1, last.noted.edition + 1 if last else 1):
            yield Taken(urls.edition(address, edition))
            yield Taken(urls.edition_text(address, edition))
    for stem, paper in records.papers.items():
        at = partial(paper.text.place, 1, 1)
        yield Taken(urls.paper(*where, stem), f'the paper "{stem}.md"', at)
        yield Taken(urls.text(urls.paper(*where, stem)), f'the paper "{stem}.md"', at)
    paths = {name: file.path for name, file in records.data.items()}
    paths |= {name: file.path for name, file in records.attachments.items()}
    for name, path in paths.items():
        yield Taken(urls.attachment(*where, name), f'the file "{name}"', partial(Place, path))
        if form_of(name):
            yield Taken(urls.attached(*where, name), f'the page of the file "{name}"', partial(Place, path))
