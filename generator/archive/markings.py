"""What is marked as not for the public: items, papers and files; and whether an officer says that it is public."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import text
from generator.archive.described import words_of_file, words_of_named
from generator.archive.law import is_private_by_ground
from generator.content.model import AgendaItem, DecisionFront, Meeting, NamedPaper, PaperFront
from generator.content.records import DecisionRecord, Filed, MeetingRecords, PaperRecord
from generator.content.sources import DataFile
from generator.problems import Loc, Place, RuleName
from generator.text.private_words import is_only_private
from generator.text.standing import excludes_public, is_opening, is_standing, readmits_public

TOP = 4_000
"""How many characters of a text are looked at for its first lines."""


@dataclass(frozen=True, slots=True)
class Marking:
    """Something that is marked as not for the public.

    `filed` and `loc` are the value beside which it may be accepted, and `what` is what marks it.
    """

    rule: RuleName
    filed: Filed[Meeting] | Filed[PaperFront]
    loc: Loc
    place: Place
    what: str
    accepted: bool
    file: str = ""
    """The file that is held back; empty for an item."""
    shown: str = ""
    """What stands for the title of an item whose title is marked."""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of the agenda."""
        return not self.file


def _is_let_through(meeting: Meeting, item: AgendaItem, rule: RuleName) -> bool:
    """Whether a reason beside an item, or at the top of its meeting, accepts the findings of a rule."""
    return rule in meeting.accept or rule in item.accept


@dataclass(frozen=True, slots=True)
class MarkedPapers:
    """What marks the papers of a meeting, by their stems; those that nothing marks are not among them."""

    what: Mapping[str, str]


def marked_papers(meeting: MeetingRecords) -> MarkedPapers:
    """The papers that are marked as not for the public: each text is looked through for it."""
    found = {stem: _of_paper(stem, paper) for stem, paper in meeting.papers.items()}
    return MarkedPapers({stem: what for stem, what in found.items() if what})


def marked_decision(decision: DecisionRecord) -> str:
    """What marks a decision outside meetings as not for the public; empty where nothing does."""
    return _of_paper(decision.name, decision).replace("this paper", "this decision")


def markings(meeting: MeetingRecords, papers: MarkedPapers | None = None) -> tuple[Marking, ...]:
    """Everything in a meeting's folder that is marked as not for the public, accepted or not.

    `papers` is what `marked_papers` finds, where that was done before.
    """
    return (*marked_items(meeting), *_papers(meeting, papers or marked_papers(meeting)), *_files(meeting))


def names_of(meeting: MeetingRecords, name: str) -> Iterator[str]:
    """The file that a name stands for in a meeting's folder: "rents" is rents.md, else rents.pdf."""
    stem = name.removesuffix(".md")
    if stem in meeting.papers or stem in meeting.drafts:
        yield f"{stem}.md"
        return
    for file in (*meeting.attachments, *meeting.data):
        if name in (file, file.rpartition(".")[0]):
            yield file
            return


def marked_items(meeting: MeetingRecords) -> Iterator[Marking]:
    """The items of the public agenda that say of themselves that they are not for the public."""
    record, filed = meeting.meeting.record, meeting.meeting
    behind = _behind_closed_doors(record)
    for item in record.agenda or ():
        loc, accepted = item.loc, _is_let_through(record, item, "exempt-in-public")
        is_exempt = _is_exempt(item)
        if (is_exempt or is_private_by_ground(item)) and (accepted or not item.whole_loc):
            key = "exempt" if is_exempt else "confidential" if item.confidential else "private-because"
            what = f'the item "{item.title or "Minutes"}" is on the public agenda and has `{key}:`'
            yield Marking("exempt-in-public", filed, loc, filed.place(*loc, key, key=True), what, accepted)
        elif item.loc in behind:
            what = f'the item "{item.title}" stands after "{behind[item.loc]}", and nothing says it is public'
            accepted = _is_let_through(record, item, "exempt-in-public")
            yield Marking("exempt-in-public", filed, loc, filed.place(*loc), what, accepted)
        title, section, by = map(_is_marked, (item.title, item.section, item.by))
        lines = (item.about, item.missing, *(item.parts or ()))
        if title or section or by or any(text.marking(line) for line in lines if line):
            where = "title" if title else "section" if section else "text"
            what = f"the {where} of this public item says that it is not for the public"
            accepted, shown = _is_let_through(record, item, "private-marking"), "Private item" if title else ""
            yield Marking("private-marking", filed, loc, filed.place(*loc), what, accepted, shown=shown)


def _is_marked(title: str | None) -> bool:
    """Whether a title, or what something is called, marks it."""
    return bool(title and text.marking(title, of_title=True))


def _is_exempt(item: AgendaItem) -> bool:
    """Whether an item says that it is exempt, also where it names no paragraph."""
    return bool(item.exempt) or "exempt" in item.model_fields_set


def held_items(meeting: MeetingRecords) -> Mapping[Loc, str]:
    """The items of the public agenda that are not for the public, each with what stands for a title that is marked.

    Those that are marked and not accepted; those within an item that give why they are private, which is how such a
    one is written; and everything within one of these.
    """
    record = meeting.meeting.record
    found = {marking.loc: marking.shown for marking in marked_items(meeting) if not marking.accepted}
    for item in record.agenda or ():
        if item.whole_loc in found or (item.whole_loc and _is_private_within(record, item)):
            found.setdefault(item.loc, found.get(item.whole_loc, ""))
    return found


def _is_private_within(record: Meeting, item: AgendaItem) -> bool:
    """Whether an item within a public one is private by what it says itself."""
    is_private = _is_exempt(item) or is_private_by_ground(item)
    return is_private and not _is_let_through(record, item, "exempt-in-public")


def _behind_closed_doors(record: Meeting) -> Mapping[Loc, str]:
    """The public items after one that excludes the public, with no word that they are public: each with that title.

    Local Government Act 1972, section 100A(4): what follows is what the public is excluded for. It does not follow
    where something is listed as private, or where the agenda goes on with what it opens with, as it does where it only
    asks at the beginning whether anybody is to be excluded. What a section closes is opened by the next.
    """
    found: dict[Loc, str] = {}
    closed, section, by_section = "", None, False
    agenda = record.agenda or ()
    titles = [text.plain(item.title or "Minutes") for item in agenda]
    is_listed = bool(record.private) or any(item.whole_loc and _is_private_within(record, item) for item in agenda)
    for position, (item, title) in enumerate(zip(agenda, titles, strict=True)):
        is_new, section = item.section != section, item.section
        if is_new and by_section:
            closed, by_section = "", False
        for head in (text.plain(section or ""), title) if is_new else (title,):
            if excludes_public(head):
                closed = "" if is_listed or any(map(is_opening, titles[position + 1 :])) else head
            elif is_only_private(head) and text.marking(head, of_title=True) and not (head == title and item.named):
                closed = head
            elif readmits_public(head):
                closed = ""
            by_section = by_section or bool(closed and head == closed != title)
        if closed not in ("", title) and not is_standing(title) and item.whole_loc not in found:
            found[item.loc] = closed
    return found


def _papers(meeting: MeetingRecords, papers: MarkedPapers) -> Iterator[Marking]:
    said = words_of_named(meeting)
    for stem, paper in meeting.papers.items():
        what = papers.what.get(stem)
        if any(map(_is_marked, said.get(stem, ()))):
            what = what or f'what is said of "{stem}" says that this paper is not for the public'
        if what:
            front = paper.front
            accepted = "private-marking" in front.record.accept
            yield Marking("private-marking", front, (), Place(paper.text.path), what, accepted, f"{stem}.md")


def _of_paper(stem: str, paper: PaperRecord | DecisionRecord) -> str:
    """What marks a paper: its name, its front matter, its title or its first lines."""
    if text.marking_of_name(stem):
        return f'the name "{stem}.md" says that this paper is not for the public'
    if text.marking(paper.text.body[:TOP]):
        return "the first lines of this paper say that it is not for the public"
    if any(text.marking(line) for line in _front_lines(paper.front)):
        return "the front matter of this paper says that it is not for the public"
    if text.marking_of_figures(paper.text.body):
        return "the words of a figure of this paper say that it is not for the public"
    if line := text.marking_within(paper.text.body):
        return f"line {paper.text.place(line).line} of this paper says that what follows is not for the public"
    return ""


def _front_lines(front: Filed[PaperFront] | Filed[DecisionFront]) -> Iterator[str]:
    """The lines of front matter without their keys; of names of files and reasons only comments."""
    key = ""
    for line in front.file.text.split("\n"):
        if not line.strip():
            continue
        name, colon, value = line.partition(":")
        is_key = bool(colon) and name.strip().replace("-", "").isalpha()
        if is_key and not line.startswith((" ", "\t")):
            key = name
        if key in {"appendices", "accept"} and not line.startswith("#"):
            yield line.partition(" #")[2].strip(" #")
        else:
            yield (value if is_key else line).strip(" #-\"'")


def _files(meeting: MeetingRecords) -> Iterator[Marking]:
    paths = {name: attachment.path for name, attachment in meeting.attachments.items()}
    paths |= {name: table.path for name, table in meeting.data.items()}
    named = words_of_named(meeting)
    for name, path in paths.items():
        what = _of_file(name, meeting.data.get(name), words_of_file(named, name))
        if what:
            filed, loc, accepted = named_by(meeting, name)
            yield Marking("private-marking", filed, loc, Place(path), what, accepted, name)


def _of_file(name: str, data: DataFile | None, called: Iterable[str]) -> str:
    """What marks a file beside the texts: its name, what it is called, or of a table its first lines."""
    if text.marking_of_name(name):
        return f'the name "{name}" says that this file is not for the public'
    if any(map(_is_marked, called)):
        return f'what is said of "{name}" says that this file is not for the public'
    if data and text.marking_of_table(data.text[:TOP]):
        return "the first lines of this file say that it is not for the public"
    return ""


def marked_elsewhere(meeting: MeetingRecords) -> Iterator[Marking]:
    """What the items and papers of a meeting call papers and files of other meetings, where that marks these.

    The `file` of each is its name, with the folders, as typed.
    """
    record = meeting.meeting.record
    named: list[tuple[NamedPaper, Filed[Meeting] | Filed[PaperFront], Loc, bool]] = [
        (paper, meeting.meeting, item.loc, _is_let_through(record, item, "private-marking"))
        for item in record.agenda or ()
        for paper in item.papers
    ]
    named += [
        (appendix, paper.front, (), "private-marking" in paper.front.record.accept)
        for paper in meeting.papers.values()
        for appendix in paper.front.record.appendices
    ]
    for paper, filed, loc, accepted in named:
        if "/" in paper.file and (_is_marked(paper.title) or _is_marked(paper.kind)):
            what = f'what is said here of "{paper.file}" says that it is not for the public'
            yield Marking("private-marking", filed, loc, filed.place(*loc), what, accepted, paper.file)


def named_by(meeting: MeetingRecords, file: str) -> tuple[Filed[Meeting] | Filed[PaperFront], Loc, bool]:
    """The value that names a file, and whether it accepts the marking: one that does goes first, else the meeting."""
    record = meeting.meeting.record
    found: list[tuple[Filed[Meeting] | Filed[PaperFront], Loc, bool]] = [
        (meeting.meeting, item.loc, _is_let_through(record, item, "private-marking"))
        for item in record.agenda or ()
        if any(file in names_of(meeting, name) for name in item.named)
    ]
    found += [
        (paper.front, (), "private-marking" in paper.front.record.accept)
        for paper in meeting.papers.values()
        if any(file in names_of(meeting, appendix.file) for appendix in paper.front.record.appendices)
    ]
    found.append((meeting.meeting, (), "private-marking" in record.accept))
    return next((mark for mark in found if mark[2]), found[0])
