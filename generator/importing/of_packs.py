"""The drafts of a pack in PDF: `meeting.yaml` of its front sheet, and a file for the document of each item."""

from collections.abc import Mapping
from pathlib import Path

from generator.content.attached.parting import parted
from generator.importing.document import Document, Remark, plain, unreadable
from generator.importing.drafting import Draft, count_marks, free_name, with_meeting
from generator.importing.of_papers import agenda_lines, agenda_remarks, draft_paper, paper_stem
from generator.importing.packs import PackRead, Part, read_pack
from generator.importing.report import number
from generator.scaffold.known import Known
from generator.scaffold.plan import Plan


def draft_pack(file: Path, known: Known, name: str, content: Path, *, draft_text: bool) -> Draft:
    """What a pack becomes; with `draft_text` the words of each part stand as a draft of a paper beside it.

    UnreadableError if it cannot be read or parted, or if nothing in it says what belongs to which item.
    """
    read = read_pack(file)
    if not read.front.items:
        unreadable("no items were found on its first pages; is it a pack?")
    cut = parted(file, [(part.first, part.last) for part in read.parts]) if read.parts else []
    if cut is None:
        unreadable("its pages cannot be taken apart")
    names = _names(read.parts)
    folder = f"{known.committee.name}/{name}"
    for item in read.front.items:
        own = [] if item.private else [part for part in names if part.number == item.number]
        item.papers = [(names[part], part.title) for part in own]
    lines = list(agenda_lines(read.front, known, name))
    files: list[tuple[str, str | bytes]] = [
        (f"{folder}/{names[part]}", data) for part, data in zip(read.parts, cut, strict=True)
    ]
    remarks = [*agenda_remarks(read.front, name), *_remarks(read)]
    marks = 0
    for part in read.parts if draft_text else ():
        draft = draft_paper(_document(read, part), known, name, names[part])
        text = draft.plan.files[0][1]
        files.append((f"{folder}/{names[part].removesuffix('.pdf')}-text.md", text))
        remarks += draft.remarks
        marks += draft.marks
    plan = Plan(
        tuple(files),
        ("Read the drafts beside the pack: agendapack serve shows them, build leaves them out.",),
    )
    plan = with_meeting(plan, folder, lines, file.name, content)
    made = {"agenda item": len(read.front.items), "file": len(read.parts)}
    return Draft(plan, made, tuple(remarks), marks + count_marks(lines))


def _names(parts: tuple[Part, ...]) -> Mapping[Part, str]:
    """The name of each part's file: the short form of its title, with a number where another has it."""
    names: dict[Part, str] = {}
    for part in parts:
        names[part] = free_name(paper_stem(part.title), "pdf", names.values())
    return names


def _document(read: PackRead, part: Part) -> Document:
    """The words of a part as a document, a paragraph for each that blank lines part."""
    words = "\n\n".join(read.words[part.first : part.last + 1])
    chunks = [chunk for chunk in words.split("\n\n") if chunk.strip()]
    return Document(tuple(plain(" ".join(chunk.split())) for chunk in chunks))


def _remarks(read: PackRead) -> list[Remark]:
    """What of the pack came over as no file."""
    with_pages = {part.number for part in read.parts}
    lost = [
        Remark("lost", f'the pages of item {item.number}, "{item.title[:80]}": where they begin was not found')
        for item in read.front.items
        if item.pages and not item.private and item.number not in with_pages
    ]
    private = [
        Remark("private", f'the pages of "{item.title}"') for item in read.front.items if item.private and item.pages
    ]
    count = number(read.unplaced, "page that belongs", "pages that belong")
    left = [Remark("lost", f"{count} to no public item")] if read.unplaced > 0 else []
    return [*lost, *private, *left]
