"""Takes a file, or a committee of a system, into the archive: drafts of what it is, and the report of what was made."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.content.sources import REPORT
from generator.importing.document import Document, Paragraph, Remark, UnreadableError, unreadable
from generator.importing.drafting import Brought, Draft, WantedCommittee
from generator.importing.inline import bare
from generator.importing.of_minutes import draft_minutes
from generator.importing.of_packs import draft_pack
from generator.importing.of_papers import draft_agenda, draft_paper
from generator.importing.plain import read_plain
from generator.importing.report import report
from generator.problems import one_line
from generator.scaffold.known import Known, know
from generator.scaffold.plan import Plan, refuse, write

if TYPE_CHECKING:
    from generator.importing.moderngov import System

DraftKind = Literal["minutes", "paper", "agenda"]
NEEDED = "reading Word and PDF needs more than is installed: pip install 'agendapack[import]'"
LARGEST_TEXT = 5_000_000
"""Bytes of a file of plain text."""
_FIRST = 12
"""Paragraphs in which a document says what it is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought in: a file, of which committee and meeting, as what, into which folder, on which day."""

    source: Path
    committee: str
    meeting: str
    kind: str | None
    """minutes, agenda or paper; told by its first lines if it is not said."""
    content: Path
    today: date
    draft_text: bool = False
    """Whether the words of each part of a pack are to be drafted as a paper beside it."""


def take(wanted: Wanted, tell: Callable[[str], None]) -> tuple[Draft, list[Path]]:
    """The draft made of a file, written; and the paths written.

    RefusedError if there is no such file or committee, if the file cannot be read, or if something would be
    overwritten; OSError if a library is missing.
    """
    if not wanted.source.is_file():
        refuse(f"there is no file {wanted.source.as_posix()}")
    known = know(wanted.content, wanted.committee)
    tell(f"Reading {wanted.source.name}")
    try:
        draft = _draft(wanted, known)
    except UnreadableError as error:
        refuse(f"{wanted.source.as_posix()}: {error}")
    draft = with_report(draft, f"{wanted.source.name}, {wanted.today}", wanted.content)
    return draft, write(draft.plan, wanted.content)


def take_committee(wanted: WantedCommittee, tell: Callable[[str], None]) -> Brought:
    """What was brought in of a committee, written, with the report of it.

    RefusedError if there is no such committee, or no system; OSError if a library is missing. What was brought in
    before the system could no longer be asked stays, and the next run goes on.
    """
    try:
        from generator.importing.moderngov import Saved, Web, bring  # noqa: PLC0415 -- as below
    except ModuleNotFoundError as error:
        raise OSError(NEEDED) from error
    known = know(wanted.content, wanted.committee)
    to = Brought()
    try:
        is_web = is_address(wanted.source)
        system: System = Web(wanted.source, known.council.name) if is_web else Saved(Path(wanted.source))
        bring(system, known, wanted, tell, to)
    except UnreadableError as error:
        cut = f"{error}; what was brought in stays, and the same command goes on"
        if not to.paths:
            refuse(str(error))
        to.remarks.append(Remark("lost", cut))
    finally:
        if to.paths or to.remarks:
            draft = Draft(Plan((), ()), dict(to.made), tuple(to.remarks))
            title = f"{wanted.source}, {wanted.committee}, {wanted.today}"
            to.paths += write(with_report(draft, title, wanted.content).plan, wanted.content)
    return to


def is_address(source: str) -> bool:
    """Whether a source is an address on the web."""
    return source.lower().startswith(("https://", "http://"))


def is_system(source: str) -> bool:
    """Whether a source is a committee system: an address, or a folder of what was saved of one."""
    return is_address(source) or Path(source).is_dir()


def with_report(draft: Draft, title: str, content: Path) -> Draft:
    """The draft with what is said of it, at the end of the report."""
    plan = draft.plan
    files = [name for name, _ in (*plan.files, *plan.added)]
    text = report(title, draft.made, draft.remarks, files)
    if (content / REPORT).is_file():
        plan = replace(plan, added=(*plan.added, (REPORT, f"\n{text}")))
    else:
        head = "# What was imported\n\nNotes for whoever reads the drafts; this file is not published.\n"
        plan = replace(plan, files=(*plan.files, (REPORT, f"{head}\n{text}")))
    return replace(draft, plan=plan)


def _draft(wanted: Wanted, known: Known) -> Draft:
    ending = wanted.source.suffix.lower()
    if ending == ".pdf":
        return draft_pack(wanted.source, known, wanted.meeting, wanted.content, draft_text=wanted.draft_text)
    if ending not in (".docx", ".docm", ".txt", ".md"):
        unreadable(f'files that end in "{ending}" are not read; save it as .docx, or as .pdf if it is a pack')
    document = read_word_file(wanted.source) if ending.startswith(".doc") else read_text_file(wanted.source)
    name, meeting = one_line(wanted.source.name).replace("--", "-"), wanted.meeting
    match wanted.kind or kind_of(document):
        case "minutes":
            return draft_minutes(document, known, meeting, name, wanted.content)
        case "agenda":
            return draft_agenda(document, known, meeting, name, wanted.content)
        case _:
            return draft_paper(document, known, meeting, name)


def read_word_file(source: Path) -> Document:
    """The document in a Word file."""
    try:
        from generator.importing.word import read_word  # noqa: PLC0415 -- needs what is not always installed
    except ModuleNotFoundError as error:
        raise OSError(NEEDED) from error
    return read_word(source.read_bytes())


def read_text_file(source: Path) -> Document:
    """The document in a file of plain text, or of Markdown."""
    data = source.read_bytes()
    if len(data) > LARGEST_TEXT:
        unreadable(f"it has more than {LARGEST_TEXT:,} bytes")
    try:
        return read_plain(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        unreadable("it is not UTF-8: save it as that", error)


def kind_of(document: Document) -> DraftKind:
    """What a document says at its beginning that it is; a paper if it does not say."""
    first = [bare(block) for block in document.blocks if isinstance(block, Paragraph) and bare(block)][:_FIRST]
    text = "\n".join(first)
    if re.search(r"\bminutes\b", text, re.IGNORECASE) and not re.search(
        r"^agenda\b", text, re.IGNORECASE | re.MULTILINE
    ):
        return "minutes"
    is_agenda = re.search(r"^\W*agenda\b|time and date|summons\b|notice of meeting", text, re.IGNORECASE | re.MULTILINE)
    return "agenda" if is_agenda else "paper"
