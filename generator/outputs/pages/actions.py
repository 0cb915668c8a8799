"""The page of the actions that a committee's minutes list: what is open and by when, and what was closed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.archive import CommitteeHistory
from generator.archive.action_log import Logged, Standing
from generator.archive.words import counted, rough
from generator.outputs.pages.frame import Day, Fact, Frame, Link, State, Wording, as_day, fact
from generator.outputs.pages.registers import asked, outcome_shown
from generator.outputs.pages.site import Site
from generator.text import Html

MOST = 200
"""Actions of a list: more are in the data."""
NEXT = 10
"""Actions on the page of the committee: those that are due first."""
STATES = {
    Standing.OPEN: State("Open", "open"),
    Standing.DONE: State("Done", "done"),
    Standing.DROPPED: State("Dropped", "stop"),
    Standing.CARRIED: State("Carried on", "moved"),
}
LATE = State("Open, and its day has passed", "late")


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action: the day of its meeting hangs; what is to be done, by whom and by when, how it stands."""

    day: Day
    name: str
    """As in "Minute 20, action 1"."""
    href: str
    html: Html
    owners: tuple[Link, ...]
    due: str
    """As written; empty where nothing is."""
    state: State
    outcomes: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsPage:
    """The actions of a committee: the open ones by when they are due, then those that were closed, newest first."""

    frame: Frame
    title: str
    lede: str
    facts: tuple[Fact, ...]
    open: tuple[ActionEntry, ...]
    closed: tuple[ActionEntry, ...]
    more: str
    """That not all are here; empty where they are."""


def actions_page(site: Site, committee: CommitteeHistory, actions: Sequence[Logged]) -> ActionsPage:
    """The page of a committee's actions, oldest first as they are given."""
    here, name, short = urls.actions(committee.name), site.name(committee), site.short_name(committee)
    still, closed = open_first(actions), [each for each in reversed(actions) if _is_closed(each)]
    left = max(len(still) - MOST, 0) + max(len(closed) - MOST, 0)
    return ActionsPage(
        frame=site.frame(
            here,
            f"Actions, {short}",
            current="Decisions",
            crumbs=site.crumbs(here, (short, committee.address), ("Actions", here)),
        ),
        title="Actions",
        lede=f"What the minutes of {name} say is to be done, by whom and by when.",
        facts=(
            fact("Committee", Link(name, site.link(here, committee.address))),
            fact("Open", counted(len(still), "action")),
            fact("Data", Link("Actions as a table (CSV)", site.link(here, urls.table("actions", "csv")))),
        ),
        open=tuple(action_entry(site, here, each) for each in still[:MOST]),
        closed=tuple(action_entry(site, here, each) for each in closed[:MOST]),
        more=f"{counted(left, 'action')} more {'is' if left == 1 else 'are'} in the data alone." if left else "",
    )


def open_first(actions: Sequence[Logged]) -> list[Logged]:
    """The open ones, those first that are due first; of those without a day the newest."""
    still = [each for each in reversed(actions) if each.standing is Standing.OPEN]
    return sorted(still, key=lambda each: (not each.due, each.due))


def _is_closed(logged: Logged) -> bool:
    return logged.standing in (Standing.DONE, Standing.DROPPED)


def action_entry(site: Site, here: str, logged: Logged) -> ActionEntry:
    """An action in a list on the page at `here`."""
    is_late = logged.is_late(site.today, site.starts)
    return ActionEntry(
        as_day(logged.meeting.date),
        f"{logged.minute.name}, action {logged.action.label.removeprefix('A')}",
        site.link(here, logged.address),
        site.quoted(here, logged.minutes.document, *logged.action.at),
        tuple(asked(site, here, who) for who in logged.owners),
        logged.action.due or (rough(logged.due) if logged.due else ""),
        LATE if is_late else STATES[logged.standing],
        tuple(_outcomes(site, here, logged)),
    )


def _outcomes(site: Site, here: str, logged: Logged) -> Iterator[Wording]:
    """What its own table says became of it, what officers noted, and what later tables say."""
    if logged.action.status:
        yield (f"As listed: {logged.action.status}",)
    yield from (outcome_shown(site, here, outcome) for outcome in logged.outcomes)
