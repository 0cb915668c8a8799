"""What officers say of the files beside their texts, where an agenda item or a paper names them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.model import NamedPaper
from generator.content.records import MeetingRecords
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a file, and where a value of it stands."""

    about: NamedPaper
    place: Callable[..., Place]

    @property
    def words(self) -> tuple[str, ...]:
        """What it is called and what it is, as far as that is said."""
        return tuple(filter(None, (self.about.title, self.about.kind)))

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.words or self.about.date or self.about.original)


def said_of(meeting: MeetingRecords) -> Mapping[str, Said]:
    """What the public items and the papers of a meeting say of the files beside them, by the name of the file.

    Of two that say something of one file the first counts.
    """
    files: dict[str, list[str]] = {}
    for file in (*meeting.attachments, *meeting.data):
        for name in {file, file.rpartition(".")[0]}:
            files.setdefault(name, []).append(file)
    found: dict[str, Said] = {}
    for name, said in _said(meeting) if files else ():
        for file in files.get(name, ()):
            if said and file not in found:
                found[file] = said
    return found


def words_of_named(meeting: MeetingRecords) -> Mapping[str, tuple[str, ...]]:
    """All that the public items and the papers of a meeting call papers and files, by the name typed, without ".md"."""
    found: dict[str, tuple[str, ...]] = {}
    for name, said in _said(meeting):
        stem = name.removesuffix(".md")
        found[stem] = (*found.get(stem, ()), *said.words)
    return found


def words_of_file(named: Mapping[str, tuple[str, ...]], file: str) -> tuple[str, ...]:
    """Of what `words_of_named` gives that which is said of a file: it may be named without its ending."""
    return (*named.get(file, ()), *named.get(file.rpartition(".")[0], ()))


def _said(meeting: MeetingRecords) -> Iterator[tuple[str, Said]]:
    for item in meeting.meeting.record.agenda or ():
        for n, paper in enumerate(item.papers):
            yield paper.file, Said(paper, _At(meeting.meeting.place, (*item.loc, "papers", n)))
    for front in (paper.front for paper in meeting.papers.values()):
        for n, appendix in enumerate(front.record.appendices):
            yield appendix.file, Said(appendix, _At(front.place, ("appendices", n)))


@dataclass(frozen=True, slots=True)
class _At:
    """Where a value below a key stands."""

    place: Callable[..., Place]
    loc: tuple[str | int, ...]

    def __call__(self, *more: str | int) -> Place:
        return self.place(*self.loc, *more)
