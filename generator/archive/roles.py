"""What a person was: offices in committees with all their years, and the jobs that papers and minutes print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive.linked import CommitteeHistory
from generator.archive.persons import PersonHistory
from generator.archive.years import Starts
from generator.content.model import Person

EMPLOYED = frozenset({"officer", "guest"})
"""The kinds of people whose roles in the minutes are jobs; those of others are offices that they hold anyway."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office in a committee, and the municipal years in which a person had it, newest first."""

    title: str
    committee: CommitteeHistory
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A role that papers or minutes print after a name, and the first and the last meeting at which they do."""

    title: str
    first: date
    last: date


def tenures(known: PersonHistory) -> tuple[Tenure, ...]:
    """The offices of a person, each once, that held last first."""
    found: dict[tuple[str, str], Tenure] = {}
    for office in known.offices:
        key = (office.title, office.committee.name)
        before = found[key].years if key in found else ()
        found[key] = Tenure(office.title, office.committee, (*before, office.year))
    return tuple(sorted(found.values(), key=lambda tenure: tenure.years[0], reverse=True))


def spans(years: Sequence[str], starts: Starts) -> tuple[str, ...]:
    """Years one after the other as one, newest first: "2018/19 to 2020/21", "2015/16"."""
    runs: list[list[int]] = []
    for start in sorted({int(year[:4]) for year in years}, reverse=True):
        if runs and runs[-1][-1] == start + 1:
            runs[-1].append(start)
        else:
            runs.append([start])
    return tuple(
        " to ".join(starts.name(start) for start in ([run[-1], run[0]] if len(run) > 1 else run)) for run in runs
    )


def jobs(name: str, person: Person, known: PersonHistory) -> tuple[Job, ...]:
    """The jobs of a person, each once, that printed last first; a role that has an entry in `people.yaml` is none."""
    found: dict[str, Job] = {}
    own = {role.name.casefold() for role in person.roles}
    for title, day in _printed(name, person, known):
        if (key := title.casefold()) not in own:
            before = found.get(key, Job(title, day, day))
            found[key] = Job(before.title, min(before.first, day), max(before.last, day))
    return tuple(sorted(found.values(), key=lambda job: (job.last, job.first), reverse=True))


def _printed(name: str, person: Person, known: PersonHistory) -> Iterator[tuple[str, date]]:
    for meeting, paper in known.papers:
        yield from ((one.role, meeting.date) for one in paper.front.authors if one.person == name and one.role)
    for attended in known.attended if person.kind in EMPLOYED else ():
        if attended.seat.named.role:
            yield attended.seat.named.role, attended.meeting.date
