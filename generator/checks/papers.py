"""Rules of papers and files: each is named somewhere."""

from collections.abc import Collection, Iterator

from generator import urls
from generator.archive import MeetingHeld, unnamed, used_ids
from generator.checks.case import Case, finding
from generator.content.records import MeetingRecords
from generator.problems import Place, Problem, Severity


def unnamed_papers(case: Case) -> Iterator[Problem]:
    """A paper or another file that nothing published names is not published: who may read it, nobody has said.

    Nothing is said of it while a file that may name it cannot be read.
    """
    if not case.names_all():
        return
    left, without_places = _unnamed(case), unnamed(case.archive, places=False)
    for meeting in case.archive.meetings():
        source = case.source(meeting)
        for paper in meeting.papers.values():
            if paper.address in without_places and paper.address not in case.archive.considered:
                is_held = paper.address in left
                so = ", so it is not published" if is_held else "; it is published after its meeting, having no agenda"
                what = f'nothing names the paper "{paper.stem}"{so}'
                mend = "name it under `papers:` of a public item or `appendices:` of a paper; or keep it elsewhere"
                filed = source.papers[paper.stem].front
                yield Problem(Place(filed.file.path), what, mend, "unnamed-paper", "warning", filed.about())
        yield from _unnamed_files(case, meeting, source, left)


def _unnamed_files(
    case: Case, meeting: MeetingHeld, source: MeetingRecords, left: Collection[str]
) -> Iterator[Problem]:
    paths = {name: file.path for name, file in source.attachments.items()}
    paths |= {name: file.path for name, file in source.data.items()}
    for name, path in paths.items():
        address = f"{meeting.address}{name}"
        is_published = address in case.archive.files and address not in left
        if not is_published and address not in case.archive.withheld:
            mend = "name it in `papers:` or `appendices:`, link to it, or take it out; it is not published"
            what, about = f'nothing names the file "{name}"', source.meeting.about()
            yield Problem(Place(path), what, mend, "unnamed-file", "warning", about)


def _unnamed(case: Case) -> frozenset[str]:
    return case.memo.of("unnamed", unnamed, case.archive)


def unnamed_targets(case: Case) -> Iterator[Problem]:
    """An old address leads to something that is published: one that leads to a paper does not publish it."""
    used = used_ids(case.archive, case.memo)
    left = set(_unnamed(case))
    left.update(urls.person(name) for name in case.archive.people if name not in used)
    left.update(urls.matter(name) for name in case.archive.matters if name not in used)
    listing = case.records.redirects
    for redirect in case.archive.redirects if left else ():
        if urls.page(redirect.target) in left:
            target = redirect.target.strip("/")
            for name in (old for old, leads in listing.leads.items() if leads.strip("/ ") == target):
                what, mend = f'"{listing.leads[name]}" is not published: nothing else names it', "take this out"
                yield Problem(listing.place(name), what, mend, "broken-redirect", "warning")


def unused_entries(case: Case) -> Iterator[Problem]:
    """A person or matter that nothing published names has no page: a list of names is not published for itself."""
    if not case.names_all():
        return
    used = used_ids(case.archive, case.memo)
    for entries, kind in ((case.records.people, "person"), (case.records.matters, "matter")):
        for name, filed in entries.items():
            if name not in used:
                what = f'nothing published names the {kind} "{name}", so it has no page'
                mend = "nothing need be done; it is published with the first paper, item or list that names it"
                yield Problem(filed.place(key=True), what, mend, "unused-entry", "info")


def background_papers(case: Case) -> Iterator[Problem]:
    """A report lists its background papers, or says that there are none.

    Local Government Act 1972, section 100D(1), and the like of other laws. After the meeting it cannot be mended.
    """
    for meeting in case.archive.meetings():
        if not case.archive.law(meeting.committee).holds("background-papers"):
            continue
        for stem, paper in meeting.papers.items():
            if paper.front.kind == "report" and not paper.front.background_papers and paper.front.withdrawn is None:
                what = "this report does not list its background papers"
                mend = "add `background-papers:` with each on a line, or `none`"
                severity: Severity = "warning" if meeting.date >= case.today else "info"
                filed = case.source(meeting).papers[stem].front
                yield finding(filed, (), what, mend, "background-papers", severity=severity)
