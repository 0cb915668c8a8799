"""A work programme for a meeting: the last edition of the municipal year without what was heard."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.archive import MeetingHeld, ProgrammeGroup, in_words, same_title
from generator.content.model import PlannedRow
from generator.scaffold.known import Known
from generator.scaffold.lines import block, comment, entry, indented, list_item, people, scalar
from generator.scaffold.plan import Plan, lines
from generator.text.standing import is_programme

STEM = "work-programme"
_BESIDE = re.compile(r"\]\((?![a-z]+:|[/.#])")
"""A link to a file in the same folder."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An edition made of the one before: the meeting it comes from, its text, and the rows planned for the day."""

    source: MeetingHeld
    called: str
    """What it is: "Work programme", or "Forward plan"."""
    text: str
    planned: tuple[PlannedRow, ...]


def new_work_programme(known: Known, name: str) -> Plan:
    """A work programme in the folder of a meeting: carried over if the year has one, else with its coming dates."""
    meeting = known.meeting(name)
    carried = next_edition(known, name, meeting.date)
    named = any(paper == STEM for item in meeting.items for paper in item.record.named)
    then = [
        carried_words(carried) if carried else f"There is no earlier edition of {meeting.year}: this one begins empty."
    ]
    if not named:
        then.append(f"Name it on the agenda: under its item in meeting.yaml write `papers: {STEM}`.")
    return Plan(((_path(known, name), carried.text if carried else _empty(known, meeting)),), tuple(then))


def next_edition(known: Known, name: str, day: date) -> Carried | None:
    """The last edition before a meeting in its municipal year as the next one; None if there is none."""
    before = [earlier for earlier in known.before(name) if earlier.programme and earlier.year == known.year(day)]
    if not before or before[0].programme is None:
        return None
    source, programme = before[0], before[0].programme
    head = [
        comment(f"The {programme.called.lower()} that went with the meeting of {in_words(source.date)},"),
        comment("without what was heard."),
        comment("Put it right and add to it. A row keeps its address as long as it keeps its title."),
    ]
    if programme.record.kind:
        head.append(f"kind: {programme.record.kind}")
    if programme.record.title:
        head.append(f"title: {scalar(programme.record.title)}")
    groups = [line for group in programme.groups for line in _group(group, source.name, day)]
    body = ["programme:", *indented(groups)] if groups else ["programme: {}"]
    planned = tuple(
        _moved(row.record, source.name)
        for group in programme.groups
        for row in group.rows
        if group.date == day and not row.record.state and not is_programme(same_title(row.title.text))
    )
    return Carried(source, programme.called, lines(*head, *body), planned)


def carried_words(carried: Carried) -> str:
    """What was carried over, for the officer."""
    return (
        f"The {carried.called.lower()} is that of {in_words(carried.source.date)} without what was heard; "
        f"see that {STEM}.yaml is right."
    )


def relinked(line: str, folder: str) -> str:
    """A line of Markdown from another meeting's folder: its links to files there still lead there."""
    return _BESIDE.sub(f"](../{folder}/", line)


def _path(known: Known, name: str) -> str:
    return f"{known.committee.name}/{name}/{STEM}.yaml"


def _group(group: ProgrammeGroup, folder: str, day: date) -> Iterator[str]:
    """A heading with the rows that are left; a day that is past is left out if nothing of it is."""
    past = group.date is not None and group.date < day
    rows = [row for row in group.rows if not (past and row.heard)]
    under = f"{group.date} {group.note}".strip() if group.date else group.heading
    key = under if under == str(group.date) else scalar(under)
    if past and not rows:
        return
    if past:
        yield comment("This day is past, and these rows were not heard: move them or delete them.")
    yield f"{key}:" if rows else f"{key}: []"
    for row in rows:
        yield from indented(list_item(_row(_moved(row.record, folder))))


def _moved(row: PlannedRow, folder: str) -> PlannedRow:
    """A row for the next edition: `was` has done its work, since the title before is the present one."""
    changed = {
        name: relinked(value, folder)
        for name in ("title", "detail", "source", "outcome")
        if (value := getattr(row, name)) is not None
    }
    return row.model_copy(update={**changed, "was": None})


def _row(row: PlannedRow) -> Iterator[str]:
    rest = [
        *(f"{key}: {scalar(value)}" for key in ("state",) if (value := row.state)),
        *deciding(row),
        *entry("decision-maker", row.decision_maker),
        *(f"private: {scalar(row.private) if row.private else 'true'}" for _ in (1,) if row.private is not None),
        *(block("detail", row.detail) if row.detail else ()),
        *people("leads", row.leads),
        *(block("source", row.source) if row.source else ()),
        *(block("outcome", row.outcome) if row.outcome else ()),
        *entry("matter", row.matter),
        *(f"when: {scalar(value)}" for value in (row.when,) if value),
    ]
    yield f"title: {scalar(row.title)}" if rest else scalar(row.title)
    yield from rest


def deciding(row: PlannedRow) -> Iterator[str]:
    """That a row is for a key decision, and its reference."""
    if row.key is not None:
        yield f"key: {'true' if row.key else 'false'}"
    if row.reference:
        yield f"reference: {scalar(row.reference)}"


def _empty(known: Known, meeting: MeetingHeld) -> str:
    """A first edition of the year, with the meetings that are known to come."""
    coming = [
        following
        for following in known.committee.meetings
        if following.date >= meeting.date and following.year == meeting.year
    ]
    if known.committee.record.kind == "executive":
        return _empty_plan(known, meeting, sorted({following.date for following in coming}))
    return lines(
        comment(f"{known.name(meeting.date)}: what it plans to look at in {meeting.year}. Rows stand under a date, or"),
        comment("under other words. Instead of [] write each row after a hyphen:"),
        "#     - Fire safety",
        "#     - title: Rent review",
        "#       detail: How rents are set, and what they pay for.",
        "#       leads: Director of Homes",
        "programme:",
        *(f"  {day}: []" for day in sorted({following.date for following in coming})),
        "  Date to be decided: []",
    )


def _empty_plan(known: Known, meeting: MeetingHeld, days: Sequence[date]) -> str:
    """A first forward plan of the year of an executive."""
    return lines(
        comment(
            f"{known.name(meeting.date)}: what it, or who acts for it, is to decide in {meeting.year}. A key decision"
        ),
        comment("is announced 28 clear days before. Instead of [] write each after a hyphen:"),
        "#     - title: Sale of the Mill",
        "#       key: true",
        "#       reference: FP/24/17",
        "#       decision-maker: Cabinet",
        "#       private: Paragraph 3 of Schedule 12A: it tells what was bid",
        "kind: forward-plan",
        "programme:",
        *(f"  {day}: []" for day in days),
        "  Date to be decided: []",
    )
