"""Rules of private business."""

import re
from collections.abc import Iterator
from datetime import date

from generator import text
from generator.archive import Item, MeetingHeld, in_words, markings, of_item, places_of_item
from generator.archive.clear_days import clear_days, last_day
from generator.archive.law import Withheld, is_private_by_ground, is_weighed
from generator.archive.markings import marked_decision, marked_elsewhere
from generator.archive.words import counted
from generator.checks.case import Case, finding
from generator.checks.key_decisions import COUNTED, NOTICE
from generator.content.model import PrivatePaper
from generator.content.records import MeetingRecords
from generator.problems import Loc, Place, Problem, RuleName
from generator.text.standing import excludes_public

NUMBER = re.compile(r"[^\w]")
"""What follows the number of a minute where a clause or a year is named too."""


def private_items(case: Case) -> Iterator[Problem]:
    """A private item says why it is private: under which paragraph of the law's list, or on what other ground.

    Local Government Act 1972, section 100A(4) and (5), section 100B(5) and Schedule 12A, and the like of other laws.
    Other business has no subject yet and needs no paragraph.
    """
    for meeting in _under(case, "exempt-paragraph"):
        schedule = case.archive.law(meeting.committee).schedule
        for item in (item for item in meeting.items if item.private):
            filed, loc = case.source(meeting).meeting, item.record.loc
            severity = case.by_law(meeting, "exempt-paragraph")
            if _lacks_ground(item):
                what = (
                    f'the private item "{item.title.text}" does not say why it is {"exempt" if schedule else "private"}'
                )
                mend = "add `private-because:` with the reason that the resolution states"
                if schedule:
                    mend = f"add `exempt:` with the paragraph of {schedule.short}, or `confidential:` with the reason"
                yield finding(filed, loc, what, mend, "exempt-paragraph", severity=severity)
            yield from _paragraphs(case, meeting, item.record, loc)
        for at, paper in _private_papers(case, meeting):
            if not is_private_by_ground(paper):
                what = f'the private paper "{text.plain(paper.title)}" does not say why it is not published'
                mend = "add `private-because:` with the reason"
                if schedule:
                    mend = f"add `exempt:` with the paragraph of {schedule.short}, or `confidential:` with the reason"
                filed, severity = case.source(meeting).meeting, case.by_law(meeting, "exempt-paragraph")
                yield finding(filed, at, what, mend, "exempt-paragraph", severity=severity)
            yield from _paragraphs(case, meeting, paper, at)


def _private_papers(case: Case, meeting: MeetingHeld) -> Iterator[tuple[Loc, PrivatePaper]]:
    """The private papers of public items, each with the keys that lead to it."""
    for item in case.source(meeting).meeting.record.agenda or ():
        for number, paper in enumerate(item.private_papers):
            yield (*item.loc, "private-papers", number), paper


def _paragraphs(case: Case, meeting: MeetingHeld, record: Withheld, loc: Loc) -> Iterator[Problem]:
    """The paragraphs of an item or a paper that the law's list has not."""
    law, filed = case.archive.law(meeting.committee), case.source(meeting).meeting
    for position, paragraph in enumerate(record.exempt):
        at = (*loc, "exempt", position)
        if law.schedule is None:
            what = f"the law has no list of exempt information for this body ({law.title})"
            yield finding(filed, at, what, "write the ground in words below `private-because:`", "exempt-paragraph")
        elif not paragraph.isdecimal():
            what = f'"{paragraph}" is not the number of a paragraph'
            yield Problem(filed.place(*at), what, "write digits only, as in [1, 2]", "exempt-paragraph")
        elif int(paragraph) not in law.schedule.paragraphs:
            what = f"{law.schedule.name} has no paragraph {paragraph}"
            mend = f"it has {law.schedule.numbers}; correct the number, or see `law:` in council.yaml"
            yield Problem(filed.place(*at), what, mend, "exempt-paragraph")


def _under(case: Case, rule: RuleName) -> Iterator[MeetingHeld]:
    """The meetings whose law has a rule."""
    return (meeting for meeting in case.archive.meetings() if case.archive.law(meeting.committee).holds(rule))


def _lacks_ground(item: Item) -> bool:
    return not (is_private_by_ground(item.record) or item.is_other_business)


def marked_as_private(case: Case) -> Iterator[Problem]:
    """What says of itself that it is not for the public, or that it is exempt, is held back unless that is accepted.

    Local Government Act 1972, section 100B(2) and (5): the proper officer may withhold a report, and marks it so.
    """
    yield from case.in_meetings("marked", _marked)
    for committee in case.records.committees.values():
        for decision in committee.decisions.values():
            if what := marked_decision(decision):
                accepted = "private-marking" in decision.front.record.accept
                said = what if accepted else f"{what}: it is not published"
                mend = "take it out of content/; if it is public after all, say why below `accept:`"
                mend += ", as `private-marking: …`"
                about = decision.front.about()
                yield Problem(Place(decision.text.path), said, mend, "private-marking", "error", about)


def _marked(meeting: MeetingRecords) -> Iterator[Problem]:
    for marking in (*markings(meeting), *marked_elsewhere(meeting)):
        if marking.rule == "exempt-in-public":
            mend = "move it to `private:`; if it was taken in public, say so below its `accept:`"
        else:
            mend = "take it out of content/; if it is public after all, say why below `accept:`"
        what = f"{marking.what}: {'its papers are' if marking.is_item else 'it is'} not published"
        what = marking.what if marking.accepted else what
        yield Problem(
            marking.place,
            what,
            f"{mend}, as `{marking.rule}: …`",
            marking.rule,
            "error",
            marking.filed.about(*marking.loc),
        )


def public_summary(case: Case) -> Iterator[Problem]:
    """What the public minutes leave out of an exempt item is told in a summary, as far as it can be.

    Local Government Act 1972, section 100C(2), and the like of other laws: minutes without their exempt part are to
    give a fair record.
    """
    for meeting in _under(case, "public-summary"):
        for item in (item for item in meeting.items if item.private):
            exempt = is_private_by_ground(item.record)
            if exempt and item.minutes and not item.record.public_summary and case.was_held(meeting):
                what = f'the minutes leave out what was said of "{item.title.text}", and nothing tells it in short'
                mend = "add `public-summary:` with what the public may know; if the minutes tell enough, accept this"
                filed = case.source(meeting).meeting
                yield finding(filed, item.record.loc, what, mend, "public-summary")


def private_corrections(case: Case) -> Iterator[Problem]:
    """A correction tells nothing of a private minute: of its text nothing is open to the public.

    Local Government Act 1972, section 100C(1)(a), and the like of other laws.
    """
    for meeting in case.archive.meetings():
        record = meeting.record.minutes
        private = {minute.number for minute in meeting.minutes.items if minute.private} if meeting.minutes else set()
        for position, correction in enumerate(record.corrections if record else ()):
            if NUMBER.split(correction.minute or "", maxsplit=1)[0] in private:
                what = f"this correction is of minute {correction.minute}, which is private, and would be published"
                loc = ("minutes", "corrections", position)
                mend = "take it out: of a private minute nothing is published but its heading"
                yield finding(case.source(meeting).meeting, loc, what, mend, "private-text", severity="error")


def exclusion(case: Case) -> Iterator[Problem]:
    """An item to exclude the public and private business come together.

    Local Government Act 1972, section 100A(4), and the like of other laws: the public is excluded by resolution, for a
    stated kind of business.
    """
    for meeting in _under(case, "exclusion"):
        titles = [item.title.text for item in meeting.items]
        position = next((n for n, title in enumerate(titles) if excludes_public(title)), None)
        exempt = any(is_private_by_ground(item.record) or item.withheld for item in meeting.items)
        filed = case.source(meeting).meeting
        if position is not None and not any(item.private or item.withheld for item in meeting.items):
            what = f"item {meeting.items[position].number} is to exclude the public, and there is no private business"
            mend = "add the private items, or leave it: it is what the agenda said"
            yield finding(filed, meeting.items[position].record.loc, what, mend, "exclusion")
        elif position is None and exempt and meeting.record.agenda:
            what = "there is private business, and no item to exclude the public"
            at = ("private",) if meeting.record.private else ("agenda",)
            yield finding(filed, at, what, "add the item, or leave it out as the agenda did", "exclusion")


def public_interest(case: Case) -> Iterator[Problem]:
    """An exempt item says why the public interest is better served by keeping it private.

    Local Government Act 1972, Schedule 12A, Part 2, paragraph 10, and the like for Wales.
    """
    for meeting in _under(case, "public-interest"):
        law = case.archive.law(meeting.committee)
        for item in (item for item in meeting.items if item.private):
            weighed = any(is_weighed(paragraph, law) for paragraph in item.record.exempt)
            if weighed and not item.record.public_interest:
                what = f'the exempt item "{item.title.text}" gives no public-interest reason'
                mend = "add `public-interest:`; where the agenda gave none, the page says that it is not recorded"
                filed = case.source(meeting).meeting
                yield finding(filed, item.record.loc, what, mend, "public-interest")
        for loc, paper in _private_papers(case, meeting):
            if any(is_weighed(paragraph, law) for paragraph in paper.exempt) and not paper.public_interest:
                what = f'the private paper "{text.plain(paper.title)}" gives no public-interest reason'
                mend = "add `public-interest:`; where the agenda gave none, the page says that it is not recorded"
                yield finding(case.source(meeting).meeting, loc, what, mend, "public-interest")


def private_notice(case: Case) -> Iterator[Problem]:
    """An executive of England says 28 clear days before that a part of a meeting is to be in private, and why.

    SI 2012/2089, regulation 5(2) and (3). At shorter notice the chair of the overview and scrutiny committee has to
    agree (regulation 5(6)): that is recorded beside it.
    """
    for meeting in _under(case, "private-notice"):
        private = any(is_private_by_ground(item.record) or item.withheld for item in meeting.items)
        if not private or meeting.is_off or meeting.record.continues:
            continue
        filed, given = case.source(meeting).meeting, meeting.record.private_notice or _given_in_plan(case, meeting)
        if given is None:
            what = "a part of this meeting is private, and nothing says when notice of that was given"
            mend = (
                f"add `private-notice:` with its date, {NOTICE} clear days before the meeting, or `private:` to its row"
                " of the forward plan"
            )
            at: Loc = ("private",) if meeting.record.private else ("agenda",)
            yield finding(filed, at, what, mend, "private-notice")
        elif (days := clear_days(given, meeting.date, COUNTED)) < NOTICE:
            what = (
                f"notice of private business was given {counted(days, 'clear day')} before, and {NOTICE} are asked for"
            )
            last = in_words(last_day(meeting.date, NOTICE, COUNTED))
            mend = (
                f"the last day for it was {last}; if the chair of the overview and scrutiny committee agreed that it"
                " could not wait, say so below `accept:`, as `private-notice: …`"
            )
            severity = case.by_law(meeting, "private-notice")
            at = ("private-notice",) if meeting.record.private_notice else ()
            yield finding(filed, at, what, mend, "private-notice", severity=severity)


def _given_in_plan(case: Case, meeting: MeetingHeld) -> date | None:
    """When a forward plan said of all private business of a meeting that it is to be taken in private."""
    private = [item for item in meeting.items if is_private_by_ground(item.record) or item.withheld]
    days: list[date] = []
    for item in private:
        entries = case.archive.plans.entries(of_item(item), *places_of_item(meeting, item))
        known = [entry.published for entry in entries if entry.is_private and entry.published]
        days += [min(known)] if known else []
    return max(days) if private and len(days) == len(private) else None
