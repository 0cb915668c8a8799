"""Rules of papers and files: each is named somewhere."""

from collections.abc import Iterator

from generator.archive import Archive, CommitteeHistory, MeetingHeld
from generator.checks.case import Case, finding
from generator.content.records import MeetingRecords
from generator.problems import Place, Problem, Severity


def unnamed_papers(case: Case) -> Iterator[Problem]:
    """A paper or another file that no agenda item and no paper names cannot be found by a reader."""
    linked = _linked(case.archive)
    for committee in case.archive.committees.values():
        for meeting in committee.meetings:
            source = case.source(meeting)
            if source.meeting.faulty:
                continue
            for paper in meeting.papers.values():
                if paper.address not in linked:
                    what = f'nothing names the paper "{paper.stem}"'
                    mend = "name it under `papers:` of an agenda item, or under `appendices:` of another paper"
                    filed = source.papers[paper.stem].front
                    place = Place(filed.file.path)
                    yield Problem(place, what, mend, "unnamed-paper", "warning", filed.about())
            yield from _unnamed_files(case, committee, meeting, source)


def _unnamed_files(
    case: Case, committee: CommitteeHistory, meeting: MeetingHeld, source: MeetingRecords
) -> Iterator[Problem]:
    paths = {name: file.path for name, file in source.attachments.items()}
    paths |= {name: file.path for name, file in source.data.items()}
    for name, path in paths.items():
        address = f"{committee.name}/{meeting.name}/{name}"
        if address not in case.archive.files and address not in case.archive.withheld:
            mend = "name it in `papers:` or `appendices:`, link to it, or take it out; it is not published"
            what, about = f'nothing names the file "{name}"', source.meeting.about()
            yield Problem(Place(path), what, mend, "unnamed-file", "warning", about)


def background_papers(case: Case) -> Iterator[Problem]:
    """A report lists its background papers, or says that there are none.

    Local Government Act 1972, section 100D(1). After the meeting it can no longer be mended.
    """
    for meeting in case.archive.meetings():
        for stem, paper in meeting.papers.items():
            if paper.front.kind == "report" and not paper.front.background_papers:
                what = "this report does not list its background papers"
                mend = "add `background-papers:` with each on a line, or `none`"
                severity: Severity = "warning" if meeting.date >= case.today else "info"
                filed = case.source(meeting).papers[stem].front
                yield finding(filed, (), what, mend, "background-papers", severity=severity)


def _linked(archive: Archive) -> set[str]:
    """The addresses that agenda items, papers and minutes lead to."""
    found = set(archive.considered) | set(archive.part_of)
    for meeting in archive.meetings():
        documents = [paper.document for paper in meeting.papers.values()]
        if meeting.minutes:
            documents.append(meeting.minutes.document)
        for document in documents:
            found.update(address.partition("#")[0] for address in document.links.values())
    return found
