"""A meeting to come: its standing items, usual time and place, and what waits for it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from generator.archive import DAYS, MeetingHeld, in_words, same_title
from generator.archive.clear_days import counts
from generator.content.model import AgendaItem, Counting, Meeting, PlannedRow
from generator.scaffold.known import Known
from generator.scaffold.lines import block, comment, entry, indented, list_item, people, scalar
from generator.scaffold.plan import Plan, lines
from generator.scaffold.programme import STEM, Carried, carried_words, deciding, next_edition, relinked
from generator.text.standing import CLOSING, OPENING, is_exclusion, is_other_business, is_programme, is_standing

V = TypeVar("V", bound=Hashable)

_USUAL = ("Apologies", "Declarations of interest", "Any other business")
"""The items of a committee whose practice is not known."""
_RULE: Mapping[Counting, str] = {
    "weekdays": "weekdays without bank holidays",
    "all-but-bank-holidays": "all but Sundays and holidays",
    "every-day": "every day",
}
_HELD = timedelta(days=400)
"""How far back a meeting without minutes is still worth a word."""


def new_meeting(known: Known, name: str, today: date, time: str | None, place: str | None) -> Plan:
    """The files of a meeting and what is to be done for it."""
    day = date.fromisoformat(name[:10])
    carried = next_edition(known, name, day)
    folder = f"{known.committee.name}/{name}"
    meeting = lines(
        comment(f"{known.name(day)}, {in_full(day)}"),
        *_when(known, name, time, place),
        *_published(known, day),
        *_people(known, name),
        *_agenda(known, name, carried),
    )
    files = [(f"{folder}/meeting.yaml", meeting)]
    if carried:
        files.append((f"{folder}/{STEM}.yaml", carried.text))
    return Plan(tuple(files), tuple(_then(known, name, today, carried)))


def in_full(day: date) -> str:
    """A date with its weekday: "Thursday 19 September 2019"."""
    return f"{DAYS[day.weekday()]} {in_words(day)}"


def usual(values: Iterable[V | None]) -> V | None:
    """The most common of the values, the first of them among equals."""
    found = Counter(value for value in values if value is not None)
    return found.most_common(1)[0][0] if found else None


def _published(known: Known, day: date) -> Iterator[str]:
    """The day of the agenda, to be put right: the last one possible, where notice is asked for."""
    if known.notice:
        yield comment("The day the agenda goes out, the last one possible; put it right and take the # away:")
        yield f"# published: {known.notice.last_day(day)}"
    else:
        yield comment("The day the agenda goes out; put it right and take the # away:")
        yield f"# published: {day}"


def _when(known: Known, name: str, time: str | None, place: str | None) -> Iterator[str]:
    last = known.before(name)
    recent = [meeting for meeting in last if meeting.record.time][:3]
    held = usual(meeting.record.time for meeting in recent)
    begins = time or (f"{held:%H:%M}" if held else None)
    where = place or usual([meeting.record.place for meeting in last if meeting.record.place][:3])
    yield f"time: {begins}" if begins else comment("time: 18:30")
    yield f"place: {scalar(where)}" if where else comment("place: where it is")


def _people(known: Known, name: str) -> Iterator[str]:
    """Who signs, whom to ask and how to attend: as at the last meeting that says so, or as the council says today.

    They are written into the meeting's own file so that a change to come does not reach into it.
    """
    last = [meeting.record for meeting in known.before(name)]
    signed = next((record.signed_by for record in last if record.signed_by), ())
    contact = next((record.contact for record in last if record.contact), ())
    yield from people("signed-by", signed)
    yield from people("contact", contact)
    if known.council.attend:
        yield from block("attend", known.council.attend)


def _agenda(known: Known, name: str, carried: Carried | None) -> Iterator[str]:
    last = [meeting for meeting in known.before(name) if meeting.record.agenda][:2]
    standing = list(_standing(last)) if last else [AgendaItem(title=title) for title in _USUAL]
    private = [item for item in last[0].record.private if is_other_business(item.title or "")] if last else []
    if last and last[0].record.item_numbers != Meeting().item_numbers:
        yield f"item-numbers: {scalar(last[0].record.item_numbers)}"
    if not private:
        standing = [item for item in standing if not is_exclusion(_title(item))]
    if (waiting := awaiting(known, name)) and not any(item.minutes_of for item in standing):
        standing.insert(_after_first(standing), AgendaItem(minutes_of=(waiting[0].date,)))
    if carried and not any(is_programme(_title(item)) for item in standing):
        standing.insert(_before_last(standing), AgendaItem(title=carried.called))
    position = _before_last(standing)
    yield "agenda:"
    section = ""
    for place, item in enumerate(standing):
        if place == position:
            yield from indented(_business(known, name, carried))
        written = list(_item(item, waiting, carried))
        if written and item.section and item.section != section:
            section = item.section
            time = [f"time: {item.time:%H:%M}"] if item.time else []
            yield from indented(list_item([f"section: {scalar(section)}", *time]))
        yield from indented(written)
    if position == len(standing):
        yield from indented(_business(known, name, carried))
    if last and last[0].record.private:
        yield from _private(known, private)


def _standing(last: Sequence[MeetingHeld]) -> Iterator[AgendaItem]:
    """The items of the last agenda that stand on every one: by their title, or because the one before had them too."""
    before = {_title(item) for item in last[1].record.agenda or ()} if len(last) > 1 else set()
    for item in last[0].record.agenda or ():
        title = _title(item)
        known_here = is_standing(title) or is_exclusion(title)
        is_kept = bool(item.minutes_of) or known_here or (title in before and not item.matter)
        if is_kept and not item.whole_loc:
            inner = [each for each in last[0].record.agenda or () if each.whole_loc == item.loc]
            inner = [each for each in inner if _title(each) in before and not each.matter]
            items = tuple(_kept(each, last[0].name) for each in inner)
            more = {"items": items, "section": item.section, "time": item.time}
            yield _kept(item, last[0].name).model_copy(update=more)


def _kept(item: AgendaItem, folder: str) -> AgendaItem:
    """A standing item without what belonged to the last meeting alone; a text with a number in it names a date."""
    parts = item.parts if item.parts is not None and not _has_digit(*item.parts) else None
    title = item.title if not _has_digit(item.title or "") or not item.minutes_of else None
    about = relinked(item.about, folder) if item.about else None
    return AgendaItem(title=title, by=item.by, about=about, parts=parts, minutes_of=item.minutes_of)


def awaiting(known: Known, name: str) -> list[MeetingHeld]:
    """The earlier meetings, in order, whose minutes are here, not approved, and on no other later agenda."""
    found = []
    for meeting in reversed(known.before(name)):
        later = [
            following
            for following in known.committee.meetings
            if following.date > meeting.date and following.name != name
        ]
        on_agenda = any(
            meeting.date in entry.minutes_of for following in later for entry in following.record.agenda or ()
        )
        approved = meeting.record.minutes and meeting.record.minutes.approved
        if meeting.minutes and not approved and not on_agenda:
            found.append(meeting)
    return found


def _business(known: Known, name: str, carried: Carried | None) -> Iterator[str]:
    """What was put off to this day, and what the work programme has for it."""
    day = name[:10]
    put_off = [
        (meeting, item.record)
        for meeting in known.committee.meetings
        for item in meeting.items
        if not item.private
        and (str(item.record.deferred_to) == day or any(minute.deferred_to == day for minute in item.minutes))
    ]
    seen = {same_title(record.title or "") for _, record in put_off}
    planned = [row for row in (carried.planned if carried else ()) if same_title(row.title) not in seen]
    for meeting, record in put_off:
        yield comment(f"Put off to this meeting on {in_words(meeting.date)}.")
        yield from list_item(_put_off(record, meeting.name))
    for row in planned:
        called = carried.called.lower() if carried else ""
        yield comment(f"Planned in the {called}: name its paper, or take it out.")
        yield from list_item(_planned(row))
    if not put_off and not planned:
        yield comment("Write the business here, each with its paper:")
        yield "# - title: Repairs update"
        yield "#   papers: repairs-update"


def _put_off(record: AgendaItem, folder: str) -> Iterator[str]:
    yield f"title: {scalar(relinked(record.title or 'Minutes', folder))}"
    if record.by:
        yield f"by: {scalar(record.by)}"
    papers = [paper if "/" in paper else f"{folder}/{paper}" for paper in record.named]
    yield from entry("papers", papers)
    yield from entry("matter", record.matter)


def _planned(row: PlannedRow) -> Iterator[str]:
    rest = [*entry("matter", row.matter), *deciding(row)]
    yield f"title: {scalar(row.title)}" if rest else scalar(row.title)
    yield from rest


def _item(item: AgendaItem, waiting: Sequence[MeetingHeld], carried: Carried | None) -> Iterator[str]:
    """A standing item; the one about minutes names those that wait, and is left out if none do."""
    if item.minutes_of and not waiting:
        return
    has_programme = carried is not None and is_programme(_title(item))
    rest = [
        *(f"by: {scalar(item.by)}" for _ in (1,) if item.by),
        *(block("about", item.about) if item.about else ()),
        *(["papers: work-programme"] if has_programme else []),
        *(_dates(waiting) if item.minutes_of else ()),
        *(_parts(item.parts) if item.parts is not None else ()),
        *(["items:", *indented(line for each in item.items for line in _item(each, (), None))] if item.items else ()),
    ]
    titled = [f"title: {scalar(item.title)}" if rest else scalar(item.title)] if item.title else []
    yield from list_item([*titled, *rest])


def _dates(waiting: Sequence[MeetingHeld]) -> Iterator[str]:
    days = list(dict.fromkeys(str(meeting.date) for meeting in waiting))
    if len(days) == 1:
        yield f"minutes-of: {days[0]}"
    else:
        yield "minutes-of:"
        yield from (f"  - {day}" for day in days)


def _parts(parts: Sequence[str]) -> Iterator[str]:
    yield "parts:" if parts else "parts: []"
    yield from (f"  - {scalar(part)}" for part in parts)


def _private(known: Known, items: Sequence[AgendaItem]) -> Iterator[str]:
    if items:
        yield "private:"
        yield from (f"  - {scalar(item.title or '')}" for item in items)
    else:
        yield comment("private:")
    schedule = known.law.schedule
    said = f" The paragraphs are those of {schedule.short}, {schedule.numbers}." if schedule else ""
    yield f"  # Only what the public may read, and never a paper.{said}"
    yield "  # - title: A tenant's claim"
    yield (
        f"  #   exempt: {list(schedule.paragraphs)[:2]}" if schedule else "  #   private-because: The reason resolved."
    )
    if schedule and schedule.weighed:
        yield "  #   public-interest: Why it is better kept private."
    if not items:
        yield comment("With private business the agenda also needs an item: Exclusion of press and public.")


def _then(known: Known, name: str, today: date, carried: Carried | None) -> Iterator[str]:
    day = date.fromisoformat(name[:10])
    if notice := known.notice:
        last = notice.last_day(day)
        when = "was" if last < today else "is"
        counted = f"{notice.words}, counting {_RULE[notice.counting]}"
        yield f"The last day to publish its agenda {when} {in_full(last)} ({counted})."
    if not counts(day, "weekdays", known.law.nation):
        holiday = " or a bank holiday" if known.law.nation else ""
        yield f"{in_full(day)} is a weekend{holiday}: see that the date is right."
    if not known.committee.record.years.get(known.year(day)):
        yield f"committee.yaml has no membership for {known.year(day)}: add it under `years:`."
    typed = next((item.number for item in _last_items(known, name) if item.number), None)
    if typed:
        yield f"The last agenda has numbers of its own ({typed}): type that of every item, or leave all to be counted."
    if waiting := awaiting(known, name):
        yield f"To be agreed: the minutes of {', '.join(in_words(meeting.date) for meeting in waiting)}."
    earlier = known.before(name)
    if earlier and not earlier[0].minutes and day - earlier[0].date < _HELD:
        yield (
            f"The meeting of {in_words(earlier[0].date)} has no minutes here: if it was held, make them, and name "
            f"them on this agenda with `- minutes-of: {earlier[0].date}`."
        )
    if carried:
        yield carried_words(carried)
    yield "Now write the agenda in meeting.yaml, make its papers with `agendapack new paper`, and run: agendapack check"


def _last_items(known: Known, name: str) -> Sequence[AgendaItem]:
    """The public items of the last agenda before a meeting, if every one has a number of its own."""
    last = next((meeting.record.agenda for meeting in known.before(name) if meeting.record.agenda), None) or ()
    return last if all(item.number or item.whole_loc for item in last) else ()


def _title(item: AgendaItem) -> str:
    return same_title(item.title or "Minutes")


def _has_digit(*texts: str) -> bool:
    return any(character.isdigit() for words in texts for character in words)


def _after_first(items: Sequence[AgendaItem]) -> int:
    """The place after apologies and declarations."""
    return max((n for n, item in enumerate(items, 1) if _title(item).startswith(OPENING)), default=0)


def _before_last(items: Sequence[AgendaItem]) -> int:
    """The place before what ends an agenda: work programme, other business, an exclusion of the public there."""
    ends = [n for n, item in enumerate(items) if _title(item).startswith(CLOSING)]
    return min(ends, default=len(items))
