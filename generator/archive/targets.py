"""Finds the papers, work programmes and files that agenda items and papers name."""

from dataclasses import replace

from generator import urls
from generator.archive.described import said_of
from generator.archive.documents import Linking, publish
from generator.archive.lines import Target
from generator.archive.linked import PaperKind
from generator.archive.resolve import At
from generator.archive.words import KINDS, in_words
from generator.archive.years import municipal_year, value_on
from generator.content.model import WorkProgramme
from generator.content.records import MeetingRecords, PaperRecord
from generator.problems import suggestion


def target(linking: Linking, name: str, committee: str, meeting: str, at: At) -> Target | None:
    """What a name stands for: `stem`, `date/stem` or `committee/date/stem`, with or without a fragment."""
    path, fragment = urls.parted(name)
    steps = path.split("/")
    where = (committee, meeting) if len(steps) == 1 else (committee, steps[0]) if len(steps) == 2 else tuple(steps[:2])
    source = linking.folders.get((where[0], where[1]))
    found = _in_meeting(linking, where[0], source, steps[-1]) if source and len(steps) < 4 else None
    if found is None and source and {steps[-1], f"{steps[-1]}.md"} & _held(source):
        return None  # why it is held back is said where it stands
    if found is None and source and steps[-1] in source.drafts:
        mend = "take `draft: true` out of its front matter, or take it off here"
        linking.resolver.say(at, f'the paper "{name}" is still a draft', mend, "draft-paper")
        return None
    if found is None:
        stems = (*source.papers, *source.attachments) if source else ()
        hint = suggestion(steps[-1], stems)
        mend = hint if hint.startswith("did") else f'add "{steps[-1]}.md", or say `missing:` what is not in the archive'
        if "," in name:
            mend = "name each on a line of its own, after a hyphen and a blank"
        linking.resolver.say(at, f'there is no paper "{name}"', mend, "missing-paper")
        return None
    page = linking.resolver.known.pages.get(f"{where[0]}/{where[1]}/{steps[-1]}.md")
    if "#" in name and (page is None or fragment not in page.anchors):
        mend = suggestion(fragment, page.anchors if page else ()) or "look the address up on its page"
        linking.resolver.say(at, f'"{path}" has no place "#{fragment}"', mend, "broken-fragment")
    publish(linking, found.address)
    title = _of_another(linking, where[0], source, committee, meeting) if source and found.kind == "minutes" else ""
    return replace(found, address=urls.at(found.address, fragment), title=title or found.title)


def _of_another(linking: Linking, committee: str, source: MeetingRecords, own: str, meeting: str) -> str:
    """What minutes of another meeting are called: by their body, unless it is the own one, and their day."""
    if (committee, source.name) == (own, meeting):
        return ""
    name = value_on(source.date, linking.committees[committee].name, linking.starts) or committee
    return f"Minutes of {in_words(source.date)}" if committee == own else f"Minutes of {name}, {in_words(source.date)}"


def _held(source: MeetingRecords) -> set[str]:
    """The names that files which are held back go by."""
    return {*source.held, *(name.rpartition(".")[0] for name in source.held)}


def _in_meeting(
    linking: Linking, committee: str, source: MeetingRecords, stem: str, *, below: bool = False
) -> Target | None:
    """What a stem stands for in a meeting's folder; `below`: it is an appendix already, and its own are left out."""
    where = (committee, source.name)
    if stem in source.papers:
        return _paper(linking, committee, source, stem, below=below)
    if stem == "work-programme" and source.programme:
        title = programme_title(source, linking)
        return Target(urls.work_programme(*where), title, source.programme.record.means)
    if stem == "minutes" and source.minutes:
        return Target(urls.minutes(*where), "Minutes", "minutes")
    sizes = {name: file.size for name, file in source.attachments.items()}
    sizes |= {name: len(file.text.encode()) for name, file in source.data.items()}
    for name, size in sizes.items():
        if stem in (name, name.rpartition(".")[0]):
            said = said_of(source).get(name)
            title, called = (said.about.title or name, said.about.kind or "") if said else (name, "")
            return Target(urls.attachment(*where, name), title, "file", size=size, called=called)
    return None


def _paper(linking: Linking, committee: str, source: MeetingRecords, stem: str, *, below: bool) -> Target:
    front = source.papers[stem].front.record
    body = linking.bodies[f"{committee}/{source.name}/{stem}.md"]
    gone = withdrawn_for(source, stem) is not None
    of_paper = (
        () if below else [appendix for appendix in front.appendices if not gone or appendix.file in source.papers]
    )
    named = [
        (appendix.label, _in_meeting(linking, committee, source, appendix.file, below=True)) for appendix in of_paper
    ]
    appendices = [replace(found, label=label) for label, found in named if found]
    address = urls.paper(committee, source.name, stem)
    is_draft = stem in source.drafts
    return Target(address, body.title, kind_of(source, stem), appendices=tuple(appendices), is_draft=is_draft)


def kind_of(source: MeetingRecords, stem: str) -> PaperKind:
    """A paper's kind: as it says itself, else appendix if another paper here names it as one, else briefing note."""
    if kind := source.papers[stem].front.record.kind:
        return kind
    named = {appendix.file for paper in source.papers.values() for appendix in paper.front.record.appendices}
    return "appendix" if stem in named else "briefing-note"


def withdrawn_for(source: MeetingRecords, stem: str) -> str | None:
    """Why a paper is withdrawn, or None; what is an appendix of withdrawn papers alone is withdrawn with them."""
    front = source.papers[stem].front.record
    if front.withdrawn is not None or not (of := _wholes(source, stem)):
        return front.withdrawn
    on_agenda = any(stem in item.named for item in source.meeting.record.agenda or ())
    reasons = [paper.front.record.withdrawn for paper in of]
    return None if on_agenda or None in reasons else reasons[0]


def _wholes(source: MeetingRecords, stem: str) -> list[PaperRecord]:
    """The papers beside one that name it as an appendix."""
    papers = [paper for paper in source.papers.values() if paper.front.record.appendices]
    return [paper for paper in papers if stem in {appendix.file for appendix in paper.front.record.appendices}]


def programme_title(source: MeetingRecords, linking: Linking) -> str:
    """The title of the edition of the work programme that went with a meeting: "Work programme 2019/20"."""
    record = source.programme.record if source.programme else WorkProgramme()
    return record.title or f"{KINDS[record.means]} {municipal_year(source.date, linking.starts)}"
