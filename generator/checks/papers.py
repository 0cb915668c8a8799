"""Rules of papers and files: each is named somewhere."""

from collections.abc import Iterator

from generator.archive import Archive, CommitteeHistory, MeetingHeld
from generator.checks.case import Case
from generator.problems import Place, Problem
from generator.records import MeetingRecords


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
                    yield Problem(Place(source.papers[paper.stem].text.path), what, mend, "unnamed-paper", "warning")
            yield from _unnamed_files(case, committee, meeting, source)


def _unnamed_files(
    case: Case, committee: CommitteeHistory, meeting: MeetingHeld, source: MeetingRecords
) -> Iterator[Problem]:
    paths = {name: file.path for name, file in source.attachments.items()}
    paths |= {name: file.path for name, file in source.data.items()}
    for name, path in paths.items():
        if f"{committee.name}/{meeting.name}/{name}" not in case.archive.files:
            mend = "name it in `papers:` or `appendices:`, link to it, or take it out; it is not published"
            yield Problem(Place(path), f'nothing names the file "{name}"', mend, "unnamed-file", "warning")


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
