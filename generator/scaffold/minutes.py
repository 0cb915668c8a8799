"""Minutes of a meeting: headings from its agenda, the right first number, everybody who may have been there."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.archive import Item, MeetingHeld, in_words, minuting, role_on, same_title
from generator.archive.years import starts_of
from generator.content.model import Membership, Named
from generator.problems import one_line
from generator.scaffold.known import Known
from generator.scaffold.lines import comment, indented, scalar
from generator.scaffold.plan import Plan, fits, lines
from generator.text import as_word, counted, is_plain, next_number
from generator.text.standing import is_absence

_GUIDE = """\
<!--
Under each heading write what was said. A decision begins with RESOLVED:

RESOLVED that the Panel:

1. Note the figures
2. Ask for them again in March

Delete a heading that was not taken, and this note.
-->"""
_SAFE_TITLE = re.compile(r"[^\W\d_][^{}#<>\\`*]*")


def new_minutes(known: Known, name: str, content: Path) -> Plan:
    """The text of the minutes, and the attendance for the end of meeting.yaml where that has none yet."""
    meeting = known.meeting(name)
    folder = f"{known.committee.name}/{name}"
    numbers = numbers_of(known, meeting)
    files = ((f"{folder}/minutes.md", _text(known, meeting, numbers)),)
    block = lines("", *_attendance(known, meeting), *_record(meeting, numbers))
    file = content / folder / "meeting.yaml"
    then = list(_then(known, meeting, numbers))
    if meeting.record.attendance or meeting.record.minutes:
        word = "attendance" if meeting.record.attendance else "minutes"
        return Plan(files, (f"meeting.yaml has `{word}:` already and was left as it is.", *then))
    if not file.is_file():
        return Plan((*files, (f"{folder}/meeting.yaml", block.lstrip("\n"))), tuple(then))
    if not fits(file, block):
        return Plan(files, ("Add this to the end of meeting.yaml:", block.strip("\n"), *then))
    return Plan(files, tuple(then), ((f"{folder}/meeting.yaml", block),))


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the minutes of a meeting are to be numbered, and what the last one before it was."""

    first: int
    """The first number; 0 where none is to be written: they are typed, begin again each meeting, or are not used."""
    after: str = ""
    """The minute that it goes on from, as "6, of 10 July 2024"; "" if it begins the year."""
    typed: tuple[str, ...] = ()
    """The numbers of the meeting before, where the body types its own: "PLA146/14"."""

    def typed_ones(self) -> Iterator[str]:
        """What stands before each title: the next numbers in the body's own form and a blank, or nothing."""
        numbers = list(self.typed)
        while True:
            numbers += [next_number(numbers)] if numbers else []
            yield f"{numbers[-1]} " if numbers else ""


def numbers_of(known: Known, meeting: MeetingHeld) -> Numbers:
    """How the minutes of a meeting go on from those before it."""
    style = minuting(known.council, known.committee.record, meeting.date, meeting.name)
    if style.numbers != "by-year":
        return Numbers(0)
    earlier = [before for before in known.before(meeting.name) if before.year == meeting.year and before.minutes]
    last = next((before for before in earlier if before.minutes and before.minutes.items), None)
    if last is not None and last.minutes is not None and not style.form:
        typed = tuple(minute.number for minute in last.minutes.items)
        if not is_plain(typed[-1]):
            return Numbers(0, f"{typed[-1]}, of {in_words(last.date)}", typed)
    found = [
        (number, minute.number, in_words(before.date))
        for before in earlier
        for minute in (before.minutes.items if before.minutes else ())
        if (number := counted(minute.number, style.own_form)) is not None
    ]
    if not found:
        return Numbers(1)
    number, as_printed, day = max(found, key=lambda numbered: numbered[0])
    return Numbers(number + 1, f"{as_printed}, of {day}")


def _text(known: Known, meeting: MeetingHeld, numbers: Numbers) -> str:
    items = [item for item in meeting.items if _is_minuted(known, meeting, item)]
    titles = Counter((item.private, same_title(item.title.text)) for item in items)
    words = minuting(known.council, known.committee.record, meeting.date).decision_words
    parts = [_GUIDE.replace("RESOLVED", words[0])]
    before = numbers.typed_ones()
    private = False
    for item in items:
        if item.private and not private:
            parts.append("# Private business")
            private = True
        alone = titles[item.private, same_title(item.title.text)] == 1
        parts.append(_heading(item, next(before), is_first=len(parts) == 1, alone=alone))
    if not items:
        parts += [f"## {next(before)}{title}" for title in ("Declarations of interest", "Any other business")]
    return "\n\n".join(parts) + "\n"


def _heading(item: Item, number: str, *, is_first: bool, alone: bool) -> str:
    """The heading of an item's minute; it names the item where its title would not tell or would be misread."""
    title = one_line(item.record.title or "Minutes")
    if alone and _SAFE_TITLE.fullmatch(title):
        return f"## {number}{title}"
    word = f"Item {item.number}: " if is_first and title[:1].isdigit() else ""
    return f"## {number}{'' if number else word}{title} {{{as_word(item.number)}}}"


def _is_minuted(known: Known, meeting: MeetingHeld, item: Item) -> bool:
    """Whether an item gets a heading: not if it was not taken; apologies only if the committee minutes them."""
    if item.record.withdrawn is not None or item.record.deferred_to is not None:
        return False
    if not is_absence(item.title.text):
        return True
    last = next((held.minutes for held in known.before(meeting.name) if held.minutes), None)
    return last is None or any(is_absence(minute.heading) for minute in last.items)


def _attendance(known: Known, meeting: MeetingHeld) -> Iterator[str]:
    sitting = known.sitting(meeting.date)
    invited = _each(sitting.invited, meeting.record.invited)
    cabinet = [named for named in invited if _in_cabinet(known, meeting, named)]
    groups = {
        "members": _each(sitting.chair, sitting.deputy_chair, sitting.members),
        "co-opted": _each(sitting.co_opted),
        "cabinet": cabinet,
        "others": [named for named in invited if named not in cabinet],
    }
    if not any(groups.values()):
        yield comment("Who was there; committee.yaml does not say who sits on the committee that day.")
        yield "# attendance:"
        yield "#   members:"
        yield "#     - a-moss"
        return
    yield comment("Everybody who may have been there: delete who was not, move who sent apologies or was absent.")
    yield "attendance:"
    for key, people in groups.items():
        if people:
            yield f"  {key}:"
            yield from indented((f"- {scalar(person)}" for person in people), 4)
    yield "  officers:"
    yield "    # - e-finch: Panel Officer"
    yield "  apologies:"
    yield "  absent:"


def _each(*groups: Sequence[Named]) -> list[str]:
    return list(dict.fromkeys(named.person for group in groups for named in group))


def _in_cabinet(known: Known, meeting: MeetingHeld, person: str) -> bool:
    """Whether somebody invited stands among the cabinet: as the last minutes had it, else by the role held."""
    for before in known.before(meeting.name):
        attendance = before.record.attendance
        if attendance and person in _each(attendance.cabinet, attendance.others):
            return person in _each(attendance.cabinet)
    role = role_on(meeting.date, known.people.get(person), starts_of(known.council))
    return "cabinet" in role.lower()


def _record(meeting: MeetingHeld, numbers: Numbers) -> Iterator[str]:
    yield "minutes:"
    if numbers.first:
        yield f"  first: {numbers.first}"
        begins = f"The first minutes of {meeting.year} here."
        yield f"  # It goes on from minute {numbers.after}." if numbers.after else f"  # {begins}"
    yield "  # closed: 19:45             # when the meeting ended"
    yield "  # published: 2024-09-20     # when the minutes were published"
    yield "  # approved: 2024-11-13      # the meeting that agreed them; until then they are a draft"


def _then(known: Known, meeting: MeetingHeld, numbers: Numbers) -> Iterator[str]:
    on_from = f"goes on from minute {numbers.after}" if numbers.after else f"is the first of {meeting.year} here"
    if numbers.first or numbers.typed:
        first = next(numbers.typed_ones()).strip() or numbers.first
        yield f"The first minute is number {first}: it {on_from}."
    gaps = [before for before in known.before(meeting.name) if before.year == meeting.year and not before.minutes]
    if gaps and numbers.first:
        yield (
            f"Without minutes here: {', '.join(in_words(gap.date) for gap in reversed(gaps))}. "
            "If those meetings were held, put the first number right."
        )
    if _each(*(getattr(known.sitting(meeting.date), key) for key in Membership.model_fields)):
        yield "Everybody who may have been there is written in at the end of meeting.yaml: delete and move lines."
    else:
        yield f"committee.yaml has no membership for {meeting.year}: write into meeting.yaml who was there."
    for item in meeting.record.agenda or ():
        for day in item.minutes_of:
            yield (
                f"If the minutes of {in_words(day)} were agreed, write `approved: {meeting.date}` under `minutes:` "
                f"in {known.committee.name}/{day}/meeting.yaml."
            )
    yield "Now write minutes.md, and run: agendapack check"
