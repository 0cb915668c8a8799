"""A paper in the house style of its kind."""

from collections.abc import Iterator

from generator.archive import Item, MeetingHeld, same_title
from generator.archive.agenda import meant
from generator.content import sources
from generator.content.model import is_id, short_form
from generator.problems import one_line
from generator.scaffold.known import Known
from generator.scaffold.lines import scalar
from generator.scaffold.plan import Plan, lines, refuse

KINDS = ("briefing-note", "report", "presentation", "plan", "letter")


def new_paper(known: Known, meeting: str, named: str | None, kind: str, number: str | None) -> Plan:
    """A paper of a meeting, named by its stem or its title, or by the agenda item that it belongs to.

    RefusedError for an item that is not there or is private, and for a name that a paper cannot have.
    """
    at = known.meeting(meeting)
    item = _item(at, number) if number else _likely(at, named or "")
    title = named if named and not is_id(named) else None
    stem = named if named and is_id(named) else short_form(title or (item.title.text if item else ""))
    title = title or (item.title.text if item else stem.replace("-", " ").capitalize())
    if stem in sources.RESERVED_PAPERS:
        refuse(f'no paper can be called "{stem}": the site needs this name; name it after its subject')
    path = f"{known.committee.name}/{meeting}/{stem}.md"
    return Plan(((path, _text(known, at, one_line(title), kind)),), tuple(_then(at, item, stem)))


def _item(meeting: MeetingHeld, number: str) -> Item:
    wanted = meant(number, [item.number for item in meeting.items])
    found = next((item for item in meeting.items if item.number == wanted), None)
    if found is None:
        numbers = ", ".join(item.number for item in meeting.items) or "none"
        refuse(f"the agenda has no item {number}; it has: {numbers}")
    if found.private:
        refuse(f"item {number} is private: nothing private may be in the archive, so it has no paper here")
    return found


def _likely(meeting: MeetingHeld, named: str) -> Item | None:
    """The public item that names a paper already, or has its title."""
    public = [item for item in meeting.items if not item.private]
    by_paper = [item for item in public if named in item.record.named]
    by_title = [item for item in public if same_title(item.title.text) == same_title(named.replace("-", " "))]
    return next(iter([*by_paper, *by_title]), None)


def _text(known: Known, meeting: MeetingHeld, title: str, kind: str) -> str:
    front = [
        *([f"kind: {kind}"] if kind != "briefing-note" else []),
        "# authors:",
        "#   - e-finch: Panel Officer     # an id of people.yaml or a name, and the role as it should be printed",
        "# date: 2024-09-02               # the date that the paper bears",
    ]
    name = known.name(meeting.date)
    body = _slides() if kind == "presentation" else _prose(name if name.startswith("The ") else f"The {name}", kind)
    return lines("---", *front, "---", f"# {title}", *(f"\n{part}" for part in body))


def _slides() -> Iterator[str]:
    yield "<!-- What stands here is on the title slide; each heading below begins the next one. -->"
    yield "## What it is about"


def _prose(committee: str, kind: str) -> Iterator[str]:
    if kind in ("briefing-note", "report"):
        yield f"## Purpose of the {'note' if kind == 'briefing-note' else 'report'}"
        yield "<!-- Say in a sentence or two why it comes to this meeting. Notes like this one are not published. -->"
        yield "## Recommendations"
        yield f"{committee} is asked to:"
        yield "1) note what is said here"
    yield "## Background" if kind != "plan" else "## What is to be done"
    yield "<!-- A blank line begins the next paragraph. Paragraphs are numbered by themselves: 3.1, 3.2 … -->"
    if kind == "report":
        yield "## Finance and law"
        yield "<!-- What it costs, and which power or duty it rests on. -->"


def _then(meeting: MeetingHeld, item: Item | None, stem: str) -> Iterator[str]:
    if item and stem in item.record.named:
        yield f'It is on the agenda already: item {item.number}, "{item.title.text}".'
    elif item and item.record.papers:
        yield f'On the agenda, add `{stem}` to the `papers:` of item {item.number}, "{item.title.text}".'
    elif item and item.record.title and item.record.model_fields_set <= {"title"}:
        yield f"In meeting.yaml, write item {item.number} as:"
        yield f"  - title: {scalar(item.record.title)}\n    papers: {stem}"
    elif item:
        yield f'On the agenda, add this line to item {item.number}, "{item.title.text}":'
        yield f"    papers: {stem}"
    else:
        yield f"On the agenda of {meeting.name}, add this line to the item that it belongs to:"
        yield f"    papers: {stem}"
    yield f"Now write {stem}.md, and run: agendapack check"
