"""How a hostile text gets into an archive: the files that carry it, and the lines it takes in files of all."""

import csv
import io
import itertools
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from generator.problems import Place

Files = Mapping[str, str | bytes]
"""What is written, by path in the folder of the input's own meeting."""

COMMITTEE = "name: Hostile Panel\n"
"""What a committee is where nothing else is said; those of one family that have it share it."""

FIRST_DAY = date(2021, 1, 4)
"""Of the meetings of each family, one a day."""


@dataclass(frozen=True, slots=True)
class Input:
    """One hostile input: the files of its own meeting, and its entries in the files that all share."""

    name: str
    """Its family, a colon, and what it is."""
    files: Files
    shared: Mapping[str, str] = field(default_factory=dict)
    """Whole lines for `people.yaml` and the like, which must be sound YAML beside those of others."""
    committee: str = COMMITTEE
    refused: bool = False
    """Whether it must be refused; any other may be, or has to come out harmless."""
    prepare: Callable[[Path], None] | None = None
    """Does in the folder of the meeting what no text can: links, pipes, odd names."""

    @property
    def family(self) -> str:
        """The first word of its name."""
        return self.name.partition(":")[0]

    @property
    def is_bundle(self) -> bool:
        """Whether it carries many texts, so that one file of it may go without the others."""
        return self.family == "words"

    @property
    def is_paper(self) -> bool:
        """Whether it is nothing but a paper with what belongs to it, so that many may share a meeting."""
        return not (self.shared or self.prepare) and all(name.startswith("paper.") for name in self.files)


MILD = {
    "paper.md": "# Rents\n\nWords.\n",
    "table.csv": "Ward,Homes\nFernham,4\n",
    "minutes.md": "## 1. Rents\n\nWords.\n",
    "work-programme.yaml": "programme: {}\n",
    "committee.yaml": COMMITTEE,
}
"""What takes the place of a file of a bundle that is refused, so that its other files are still built."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An archive that carries inputs, and whose its files and lines are."""

    content: Path
    folders: dict[str, Input]
    """Those that have a meeting or a committee of their own, by its path."""
    files: dict[str, Input]
    """By the path of a file that is theirs alone."""
    lines: dict[tuple[str, int], Input]
    """By file and line, where many share a file."""

    def whose(self, path: str, line: int) -> Input | None:
        """The input at a place of the archive; None if it is nobody's."""
        inside = Path(path).relative_to(self.content).as_posix()
        return self.lines.get((inside, line)) or self.files.get(inside) or self.folders.get(self._folder(inside))

    def _folder(self, inside: str) -> str:
        """The folder of an input that a path is in: a committee's that is its own, or a meeting's."""
        parts = inside.split("/")
        return parts[0] if parts[0] in self.folders else "/".join(parts[:2])

    def take_out(self, places: Iterable[Place]) -> None:
        """Takes out what errors are about: lines that are shared, files of bundles, or the whole of an input."""
        for path in {place.path: place for place in places if not self._take_out_line(place)}:
            file = Path(path)
            inside = file.relative_to(self.content).as_posix()
            one = self.files.get(inside)
            whose = self.folders.get(self._folder(inside))
            mild = MILD.get(file.name, "").encode()
            if one and one.is_paper:
                _write_agenda(file.parent, without=file.stem)
                for beside in file.parent.glob(f"{file.stem}.*"):
                    beside.unlink()
            elif (
                whose
                and whose.name.startswith("words: bundle")
                and mild
                and file.is_file()
                and file.read_bytes() != mild
            ):
                put(file, mild)
            else:
                shutil.rmtree(self.content / self._folder(inside), ignore_errors=True)

    def _take_out_line(self, place: Place) -> bool:
        file = Path(place.path)
        inside = file.relative_to(self.content).as_posix()
        gone = self.lines.get((inside, place.line))
        if gone:
            lines = enumerate(file.read_text("utf-8").split("\n"), 1)
            put(file, "\n".join("#" if self.lines.get((inside, number)) == gone else line for number, line in lines))
        return gone is not None


def place(inputs: Iterable[Input], content: Path, sound: Files, together: int = 1) -> Placed:
    """Writes an archive with every input beside the files of a sound one.

    Each has a meeting of its own; with `together`, so many that are only papers share one.
    """
    placed = Placed(content, {}, {}, {})
    shared = {name: str(text) for name, text in sound.items() if "/" not in name}
    papers = 0
    folder = content
    for number, one in enumerate(inputs, 1):
        papers = papers + 1 if one.is_paper and papers % together else int(one.is_paper)
        if papers <= 1 and (one.files or one.prepare):
            name = f"of-{one.family}" if one.committee == COMMITTEE else f"of-{one.family}-{number}"
            folder = content / name / (FIRST_DAY + timedelta(number)).isoformat()
            put(content / name / "committee.yaml", one.committee)
            folder.mkdir()
        stem = f"paper-{number}" if one.is_paper else "paper"
        if not one.is_paper and (one.files or one.prepare):
            inside = folder.relative_to(content)
            placed.folders[inside.parts[0] if one.committee != COMMITTEE else inside.as_posix()] = one
        for path, text in one.files.items():
            new = folder / path.replace("paper.", f"{stem}.")
            put(new, _with(text, "paper.", f"{stem}."))
            placed.files[new.relative_to(content).as_posix()] = one
        if one.is_paper:
            _write_agenda(folder)
        if one.prepare:
            one.prepare(folder)
        for path, text in one.shared.items():
            before, numbered = shared.get(path, ""), text.replace("NUMBER", str(number))
            first = before.count("\n") + 1
            placed.lines.update({(path, line): one for line in range(first, first + numbered.count("\n"))})
            shared[path] = before + numbered
    for path, text in {**sound, **shared}.items():
        put(content / path, text)
    return placed


def _write_agenda(folder: Path, without: str = "") -> None:
    papers = [path.stem for path in sorted(folder.glob("paper-*.md")) if path.stem != without]
    put(folder / "meeting.yaml", f"agenda:\n  - title: Rents\n    papers: [{', '.join(papers)}]\n")


def _with(text: str | bytes, old: str, new: str) -> str | bytes:
    return text.replace(old, new) if isinstance(text, str) else text.replace(old.encode(), new.encode())


def put(path: Path, text: str | bytes) -> None:
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))


def quoted(text: str) -> str:
    """A text as YAML in double quotes, whatever is in it."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    if letter == " " or (letter.isprintable() and letter != "\ufeff"):
        return letter
    return f"\\U{ord(letter):08x}"


def in_words(name: str, *texts: str) -> Input:
    """An input whose line stands wherever the format takes words; of several, each in its turn."""
    turn = itertools.cycle(texts)

    def filled(form: str, write: Callable[[str], str]) -> str:
        return re.sub("SAID", lambda _: write(next(turn)), form)

    return Input(
        name,
        {
            "meeting.yaml": filled(_MEETING, quoted),
            "paper.md": filled(_FRONT, quoted) + filled(_PAPER, _in_one_line),
            "table.csv": _table(next(turn), next(turn)),
            "minutes.md": filled(_MINUTES, _in_one_line),
            "work-programme.yaml": filled(_PROGRAMME, quoted),
        },
        {
            "people.yaml": filled(_PERSON, quoted),
            "matters.yaml": filled(_MATTER, quoted),
            "glossary.yaml": filled("TQNUMBER:\n  means: SAID\n  about: SAID\n", quoted),
        },
        filled(_COMMITTEE, quoted),
    )


def bundles(texts: Sequence[str], size: int) -> Iterator[Input]:
    """All texts, so many at a time, in one input each."""
    for number, first in enumerate(range(0, len(texts), size), 1):
        yield in_words(f"words: bundle {number}", *texts[first : first + size])


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


_MEETING = """\
time: 18:30
place: SAID
published: 2020-12-01
note: SAID
attend: SAID
signed-by:
  - Gwen Hart: SAID
agenda:
  - SAID
  - title: SAID
    by: SAID
    about: SAID
    papers: paper
  - title: Rents
    missing: SAID
    parts: [SAID, SAID]
  - title: Repairs
    withdrawn: SAID
  - title: Urgent repairs
    added: 2020-12-02
    urgent: SAID
  - title: Work programme
    papers: work-programme
private:
  - title: A claim
    exempt: 3
    public-interest: SAID
    public-summary: SAID
attendance:
  members:
    - A Moss: SAID
    - B Reed: {for: SAID}
  officers:
    SAID: [Ed Finch]
minutes:
  first: 1
  corrections: [SAID]
"""


_FRONT = """\
---
to: SAID
authors:
  - Ed Finch: SAID
background-papers: [SAID]
glossary: {XYZ: SAID}
corrections:
  - {on: 2020-12-02, what: SAID}
---
"""
_PAPER = """\
# Rents SAID

## SAID

SAID

Words, SAID and XYZ more words [^note] in a line.

[^note]: SAID

- SAID
  1. SAID

> SAID

| SAID | Number |
|---|---|
| SAID | 1 |

![SAID](table.csv)

Source: SAID

![SAID](missing)

    SAID

### SAID

[SAID](../../about/index.md "SAID") and [here][ref]

[ref]: https://www.fernshire.example/ "SAID"

Term
: SAID

## Recommendations

1. SAID
"""


_MINUTES = """\
## SAID

SAID

RESOLVED that SAID:

1. SAID
2. Note it

## Rents

Words.

SAID
"""


_PROGRAMME = """\
title: SAID
programme:
  SAID:
    - SAID
    - title: Rents
      detail: SAID
      leads: [Ed Finch]
      source: SAID
      outcome: SAID
      when: SAID
      was: SAID
"""


_PERSON = """\
p-NUMBER:
  name: SAID
  title: SAID
  kind: councillor
  ward: SAID
  party: SAID
  roles:
    - SAID
"""


_MATTER = """\
m-NUMBER:
  title: SAID
  about: SAID
  background:
    - {on: 2020-05, what: SAID}
"""
_COMMITTEE = """\
name: SAID
short: SAID
remit: SAID
years:
  2020/21:
    chair: A Moss
    members: [B Reed]
"""


def _table(first: str, second: str) -> str:
    rows = io.StringIO()
    csv.writer(rows, lineterminator="\n").writerows([["Ward", first], [second, "4"], ["Fernham", first]])
    return rows.getvalue()


def carried(family: str, texts: Mapping[str, str], carry: Callable[[str, str], Input]) -> Iterator[Input]:
    """An input for each text of a family."""
    for name, text in texts.items():
        yield carry(f"{family}: {name}", text)
