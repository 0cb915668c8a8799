"""The drafts of a paper and of an agenda."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator.archive import Item, same_title
from generator.content import sources
from generator.content.model import short_form
from generator.importing.agenda import AgendaRead, ItemRead, printed_lines, read_agenda
from generator.importing.attendance import People, named
from generator.importing.document import Document, Remark
from generator.importing.drafting import MADE_BY, Draft, count_marks, with_meeting
from generator.importing.markup import Markup, check_mark
from generator.importing.papers import PaperRead, body_chunks, read_paper
from generator.scaffold.known import Known
from generator.scaffold.lines import entry, scalar
from generator.scaffold.plan import Plan, refuse
from generator.text import marking

_TOP = 4_000
_LONGEST_STEM = 80
_HOUSES = {"House", "Hall", "Guildhall", "Offices", "Street", "Square", "Road", "Building", "Buildings", "Centre"}


def draft_paper(document: Document, known: Known, name: str, source: str) -> Draft:
    """A paper of a meeting; RefusedError if its first lines say that it is not for the public."""
    read = read_paper(document)
    meeting = known.committee.by_name.get(name)
    item = _item(read.title, meeting.items if meeting else ())
    title = read.title or source.rpartition(".")[0]
    stem = paper_stem(item.title.text if item else title)
    markup = Markup(stem, document)
    people = People(known.people)
    remarks = [*document.remarks, *(Remark("guess", what) for what in read.unsure)]
    front = list(_front(read, people))
    chunks = list(body_chunks(read, markup))
    marks = [markup.mark(f"is this the title? It was taken from the first lines: {what}") for what in read.unsure]
    marks += [markup.mark(f"this stood above the text: {what}") for what in read.others[:12]]
    remarks += [Remark("lost", f'"{what[:80]}"') for what in read.others]
    top = "\n\n".join(["\n".join(front), check_mark(MADE_BY.format(source)), f"# {_plain(title)}"])
    text = markup.text([top, *marks, *chunks])
    if marked := marking(f"{' '.join(read.others)}\n{text[:_TOP]}"):
        refuse(f'{source} is marked as not for the public ("{marked[:80]}"); nothing private may be in the archive')
    paper: tuple[str, str | bytes] = (f"{known.committee.name}/{name}/{stem}.md", text)
    files = (paper, *_beside(markup, known, name))
    then = tuple(_then_paper(item, stem, known, name))
    return Draft(Plan(files, then), {"paper": 1}, (*remarks, *markup.remarks), markup.marks)


def _beside(markup: Markup, known: Known, name: str) -> Iterator[tuple[str, bytes]]:
    for file, data in markup.files.items():
        yield f"{known.committee.name}/{name}/{file}", data


def paper_stem(title: str) -> str:
    """The short form of a title as the name of a paper, cut at a word."""
    stem = short_form(title)
    stem = stem if len(stem) <= _LONGEST_STEM else stem[:_LONGEST_STEM].rpartition("-")[0]
    return f"{stem}-paper" if stem in sources.RESERVED_PAPERS else stem


def _plain(title: str) -> str:
    return " ".join(title.replace("{", "(").replace("}", ")").replace("<", "(").replace(">", ")").split())


def _item(title: str, items: Sequence[Item]) -> Item | None:
    """The public item of the agenda with the title of a paper."""
    return next((item for item in items if not item.private and same_title(item.title.text) == same_title(title)), None)


def _front(read: PaperRead, people: People) -> Iterator[str]:
    yield "---"
    yield "draft: true"
    if read.kind:
        yield f"kind: {read.kind}"
    authors = [person for line in read.authors for person in named(line, people)]
    if authors:
        yield "authors:"
        yield from (f"  {person.line}" for person in authors)
    if read.day:
        yield f"date: {read.day}"
    if read.to:
        yield f"to: {scalar(read.to)}"
    yield from entry("background-papers", read.background)
    if not read.numbered:
        yield "numbering: none"
    yield "---"


def _then_paper(item: Item | None, stem: str, known: Known, name: str) -> Iterator[str]:
    if item is None:
        file = f"{known.committee.name}/{name}/meeting.yaml"
        yield f"Name it in {file}, at the item that it belongs to: `papers: {stem}`."
    elif stem not in item.record.named:
        yield f'Name it in meeting.yaml at item {item.number}, "{item.title.text}": `papers: {stem}`.'


def draft_agenda(document: Document, known: Known, name: str, source: str, content: Path) -> Draft:
    """The agenda of a meeting, for `meeting.yaml`."""
    read = read_agenda(list(printed_lines(document.blocks)))
    lines = list(agenda_lines(read, known, name))
    plan = with_meeting(Plan((), ()), f"{known.committee.name}/{name}", lines, source, content)
    remarks = [*document.remarks, *agenda_remarks(read, name)]
    return Draft(plan, {"agenda item": len(read.items)}, tuple(remarks), count_marks(lines))


def agenda_remarks(read: AgendaRead, name: str) -> Iterator[Remark]:
    """What of a front sheet was not carried over, and what does not fit."""
    if read.day and str(read.day) != name[:10]:
        yield Remark("guess", f"the front sheet says {read.day}, and the meeting is {name}")
    if not read.items:
        yield Remark("lost", "no items were found")
    yield from (Remark("lost", f'"{text[:80]}"') for text in read.others if len(text) > 3)


def agenda_lines(read: AgendaRead, known: Known, name: str) -> Iterator[str]:
    """The lines of `meeting.yaml` that a front sheet gives."""
    if read.time:
        yield f"time: {read.time}"
    if read.place:
        yield f"place: {scalar(read.place)}"
    if read.published:
        yield f"published: {read.published}"
    people = People(known.people)
    if read.signed:
        yield "signed-by:"
        yield f"  - {_signed(read.signed)}"
    if read.contact:
        name_, _, role = read.contact.partition(": ")
        key = people.find(name_)[0] or name_
        yield "contact:"
        yield f"  - {scalar(key)}{f': {scalar(role)}' if role else ''}"
    yield from _items("agenda", [item for item in read.items if not item.private])
    yield from _items("private", [item for item in read.items if item.private])
    yield from _membership(read, known, name)


def _items(key: str, items: Sequence[ItemRead]) -> Iterator[str]:
    if items:
        yield f"{key}:"
        for item in items:
            yield from (f"  {line}" for line in item.lines())


def _signed(line: str) -> str:
    """Who signed the agenda, with the role: the place that follows it is the council's own."""
    name, *rest = [part.strip() for part in line.split(",")]
    role = ", ".join(part for part in rest if not _is_place(part))
    return f"{scalar(name)}{f': {scalar(role)}' if role else ''}"


def _is_place(part: str) -> bool:
    words = part.split()
    is_house = any(word in _HOUSES for word in words)
    return is_house or (len(words) == 1 and part not in ("Place", "People", "Resources"))


def _membership(read: AgendaRead, known: Known, name: str) -> Iterator[str]:
    """Who sits on the committee, as printed, as notes: that is said once for the year, in committee.yaml."""
    if not read.membership:
        return
    year = known.year(date.fromisoformat(name[:10]))
    if known.committee.record.years.get(year):
        return
    people = People(known.people)
    yield f"# check: committee.yaml has no membership for {year}; this agenda printed:"
    for line in read.membership:
        head, sign, rest = line.partition(":")
        if sign:
            yield f"#   {head.strip()}:"
        yield from (f"#     {person.line}" for person in named(rest if sign else head, people))
