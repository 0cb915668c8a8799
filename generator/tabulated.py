"""The open data as bytes, by several processes; what stands is kept of a meeting of which they tell nothing otherwise.

What the data have of a meeting is made of the archive, of a day and of an address. So while everything is answered as
before that was asked of the archive in making it (`archive.asks`), it is the same, and not made.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

from generator.archive import Archive, MeetingHeld
from generator.archive.asked import Ask, Asked, watched, watched_by_key
from generator.archive.asks import Asking, Asks, Beside
from generator.archive.whole import NotedWhole, Whole
from generator.outputs import data
from generator.outputs.data import OfMeeting
from generator.spread import spread_with
from generator.standing import OfSite, Options, Tell, counted
from generator.store.writing import Standing

FILES, PLACES = "files by folder", "places"
GIVEN = "what the open data are made of"


@dataclass(frozen=True, slots=True)
class Noted:
    """What the data of meetings were made of: what all were made by, what was asked for which, and what came of it."""

    made_by: str
    asks: Asks
    meetings: Mapping[str, OfMeeting]


OfMeetings = OfSite[Noted]


@dataclass(frozen=True, slots=True)
class Made:
    """What the data have of a meeting, with what was asked for in making it."""

    of: OfMeeting
    asked: frozenset[Ask]
    once: Mapping[str, frozenset[Ask]]
    """The same by each thing that was worked out once for several meetings, as far as none was told of before."""


@dataclass(frozen=True)
class Given:
    """What the data of meetings are made of: the archive, the day, the address of the site, and the program."""

    archive: Archive
    today: date
    address: str
    made_by: str
    asked: Asked = field(default_factory=Asked)
    """Takes down what is asked of the archive."""

    def __reduce__(self) -> tuple[object, ...]:
        """For another process, which takes down by itself."""
        return Given, (self.archive, self.today, self.address, self.made_by)

    @property
    def by(self) -> str:
        """Tells all that data are made of, beside the archive, from others."""
        return repr((self.made_by, self.today, self.address))

    @cached_property
    def files(self) -> Mapping[str, tuple[str, ...]]:
        """The files of each folder."""
        return data.files_by_folder(self.archive)

    @cached_property
    def places(self) -> Mapping[str, data.Object]:
        """Where meetings are, as OParl has it."""
        objects = data.objects(data.source(Whole(self.archive), self.today, self.address, self.files))
        return objects.places if objects else {}

    @property
    def beside(self) -> Beside:
        """What is looked up beside the archive, and made of it."""
        return {FILES: self.files, PLACES: self.places}

    @cached_property
    def whole(self) -> NotedWhole:
        """What is worked out of an archive that notes what it is asked for."""
        return NotedWhole(watched(self.archive, self.asked), self.asked)

    @cached_property
    def meetings(self) -> tuple[MeetingHeld, ...]:
        """Every meeting of that archive."""
        return tuple(self.whole.archive.meetings())

    def work_out(self) -> None:
        """Works out what many meetings need, for processes that are going to be copies of this one."""
        for committee in self.whole.archive.committees.values():
            self.whole.decided(committee)
            self.whole.by_meeting(committee)

    def made(self, number: int) -> Made:
        """What the data have of the meeting of a number in the list of all."""
        meeting = self.meetings[number]
        with self.asked.noting() as asked:
            source, objects = self.asked.once(GIVEN, self._sources)
            of = data.of_meeting(source, objects, meeting)
        return Made(of, frozenset(asked), self.asked.news())

    def _sources(self) -> tuple[data.Source, data.Objects | None]:
        files = watched_by_key(FILES, self.files, self.asked)
        source = data.source(self.whole, self.today, self.address, files)
        return source, data.objects(source, watched_by_key(PLACES, self.places, self.asked))


def files(
    options: Options, whole: Whole, made_by: str, split: data.Split, of_meetings: OfMeetings, *, tell: Tell
) -> Iterator[tuple[str, bytes | Standing]]:
    """Every file of the open data. What is written of each meeting is noted, and in `split` as `data.of_all` does."""
    given = Given(whole.archive, options.today, options.address, made_by)
    known, meetings = _as_before(given, of_meetings), whole.archive.meetings()
    wanted = [number for number, meeting in enumerate(meetings) if meeting.address not in known]
    if options.is_shared and not known:
        given.work_out()
    asking, now = Asking(), dict[str, OfMeeting]()
    with spread_with(given, options.jobs, options.cluster) as spread:
        made = iter(counted(spread(Given.made, wanted), tell, "Making the open data", len(wanted)))
        for meeting in meetings:
            if of := known.get(meeting.address):
                asking.add(meeting.address)
                yield from ((address, Standing(is_indexed=False)) for address in of.addresses)
            else:
                one = next(made)
                asking.add(meeting.address, one.asked)
                asking.once.update(one.once)
                yield from one.of.files
                of = replace(one.of, files=())
            now[meeting.address] = of
            of_meetings.shown.meetings[meeting.address] = of.digest
    source = data.source(whole, options.today, options.address, given.files)
    yield from data.of_all(source, data.objects(source, given.places), now.values(), split)
    before = of_meetings.noted.asks if of_meetings.noted else None
    noted = partial(asking.noted, given.archive, given.beside, before, frozenset(known))
    of_meetings.made_of = partial(_noted_now, given.by, noted, now)


def _as_before(given: Given, of_meetings: OfMeetings) -> Mapping[str, OfMeeting]:
    """The meetings of which the data are known to be as before without making them, and stand so in the site."""
    noted, stand = of_meetings.noted, of_meetings.before.meetings
    if noted is None or noted.made_by != given.by:
        return {}
    same = noted.asks.as_before(given.archive, given.beside)
    return {at: of for at, of in noted.meetings.items() if at in same and stand.get(at) == of.digest}


def _noted_now(made_by: str, noted: Callable[[], Asks], made: Mapping[str, OfMeeting]) -> Noted:
    return Noted(made_by, noted(), made)
