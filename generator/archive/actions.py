"""What came of resolutions: each action tied to its clause, and what later places say of it."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.archive.documents import Linking
from generator.archive.lines import ActionTaken, LaterWord
from generator.archive.references import Origin, cited_minute, find, is_whole
from generator.archive.resolve import At
from generator.archive.targets import target
from generator.archive.words import NO_BREAK, in_words, rough
from generator.archive.years import value_on
from generator.content.model import Action, Later, is_id
from generator.content.model.values import DAY_OR_MONTH
from generator.content.records import CommitteeRecords, Filed
from generator.problems import suggestion
from generator.text import is_plain


@dataclass(frozen=True, slots=True)
class _Place:
    """A committee's actions file, and what it is linked with."""

    linking: Linking
    committee: CommitteeRecords

    @property
    def origin(self) -> Origin:
        forms = self.committee.committee.record.minute_form
        form = value_on(date.max, forms, self.linking.starts) or ""
        return Origin(self.committee.name, self.committee.name, form=form)


def link_actions(linking: Linking, committee: CommitteeRecords) -> tuple[ActionTaken, ...]:
    """The actions of a committee, each with the address of its clause where that is in the archive."""
    place = _Place(linking, committee)
    return tuple(_action(place, clause, filed) for clause, filed in committee.actions.items())


def _action(place: _Place, clause: str, filed: Filed[Action]) -> ActionTaken:
    linking, record = place.linking, filed.record
    match = cited_minute(clause)
    if match is None or not is_whole(match):
        mend = "write it as the council cites it: 14(b)/22; where numbers begin again, 14(b) of 2022-11-17"
        linking.resolver.say(partial(filed.place, key=True), f'"{clause}" is not a clause', mend, "clause")
    found = find("minute", clause, place.origin, linking.resolver.known)
    if found.what:
        linking.resolver.say(partial(filed.place, key=True), found.what, found.mend, found.rule, found.severity)
    for n, name in enumerate(record.asks):
        know_whom(linking, name, partial(filed.place, "asks", n))
    what = linking.resolver.line(record.what, place.origin, partial(filed.place, "what"))
    later = tuple(_later(place, dated, filed, n) for n, dated in enumerate(record.since))
    return ActionTaken(clause, found.address, record, what, later)


def know_whom(linking: Linking, name: str, at: At) -> None:
    """Notes an id of neither a person nor a committee, where either may be named, or plain words."""
    people, committees = linking.resolver.people, linking.committees
    if people is not None and is_id(name) and name not in people and name not in committees:
        hint = suggestion(name, {*people, *committees})
        mend = hint if hint.startswith("did") else "add the person, or write in plain words who it is"
        linking.resolver.say(at, f'no person or committee has the id "{name}"', mend, "unknown-person")


def _later(place: _Place, later: Later, filed: Filed[Action], position: int) -> LaterWord:
    """What a later place says; the place is a minute ("19/22"), a paper ("2023-03-16/note"), or a date."""
    linking, at = place.linking, partial(filed.place, "since", position)
    what = linking.resolver.line(later.what, place.origin, at)
    minute = cited_minute(later.place)
    if minute and (is_plain(minute["number"]) or minute["day"] or _is_minute(place, later.place)):
        found = find("minute", later.place, place.origin, linking.resolver.known)
        return LaterWord(f"minute {later.place}", found.address, what)
    for meeting in place.committee.meetings.values():
        if meeting.date.isoformat() == later.place:
            found = find("minutes", later.place, place.origin, linking.resolver.known)
            return LaterWord(in_words(meeting.date), found.address, what)
    if DAY_OR_MONTH.fullmatch(later.place):
        return LaterWord(rough(later.place).replace(NO_BREAK, " "), "", what)
    if "/" in later.place:
        named = target(linking, later.place, place.committee.name, "", at)
        return LaterWord(named.title if named else later.place, named.address if named else "", what)
    return LaterWord(later.place, "", what)


def _is_minute(place: _Place, cited: str) -> bool:
    """Whether what may be the name of a paper is a minute's number in the body's own form."""
    return bool(find("minute", cited, place.origin, place.linking.resolver.known).address)
