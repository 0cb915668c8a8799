"""What an import has to say: what was made, and what is to be looked at, the weightiest first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.importing.document import Kind, Remark

WORDS: Mapping[Kind, tuple[str, str, str]] = {
    "private": ("private part left out", "private parts left out", "Nothing private may be in the archive."),
    "decision": ("decision to confirm", "decisions to confirm", "Marked with {resolved}: see that it is one."),
    "number": ("number missing", "numbers missing", "Others have one."),
    "item": ("agenda item to confirm", "agenda items to confirm", "Titles did not tell which item it is."),
    "person": ("name to confirm", "names to confirm", "An id was taken by first name and surname."),
    "guess": ("guess to confirm", "guesses to confirm", "Marked in the files."),
    "changed": (
        "meeting otherwise than when it was brought in",
        "meetings otherwise than when they were brought in",
        "What is new stands as notes at the end of meeting.yaml; compare the minutes.",
    ),
    "there": ("meeting left alone", "meetings left alone", "A folder of that date is there already."),
    "lost": ("thing not carried over", "things not carried over", "See that the record does not need it."),
    "lost-picture": ("picture that could not be taken", "pictures that could not be taken", "Save it as PNG beside."),
    "table": ("table to look at", "tables to look at", "See that headings and joined cells are right."),
    "tracked-insertion": ("tracked insertion taken", "tracked insertions taken", "Changes were not accepted in Word."),
    "tracked-deletion": ("tracked deletion left out", "tracked deletions left out", "Likewise."),
    "comment": ("comment left out", "comments left out", "Their words are in the Word file alone."),
    "hidden": ("hidden text left out", "hidden texts left out", "Word does not print it either."),
    "struck": ("struck-out text taken", "struck-out texts taken", "It is not struck out here."),
    "no-alternative": ("picture without alternative", "pictures without alternative", "Say what it shows."),
    "picture": ("picture", "pictures", "Saved beside the text."),
    "text-box": ("text box", "text boxes", "Read after the paragraph that it is tied to."),
    "control": ("content control", "content controls", "Read as text."),
    "header": ("page header left out", "page headers left out", ""),
    "footer": ("page footer left out", "page footers left out", ""),
    "formula": ("formula", "formulas", "Read as plain text: see that it says what it should."),
    "object": ("object of another program", "objects of other programs", "Save its picture or table beside."),
    "landscape": ("part on pages on their side", "parts on pages on their side", ""),
    "macro": ("program in the file", "programs in the file", "It was not looked at."),
}
"""How each is counted, one and several, and what is to be done; in order of weight."""
MOST = 30
"""Remarks of one kind that are listed each; the others are counted."""


def number(count: int, one: str, many: str) -> str:
    """A count in words: "1 table to look at", "3 tables to look at"."""
    return f"{count} {one if count == 1 else many}"


def summary(made: Mapping[str, int], remarks: Iterable[Remark]) -> str:
    """One line: what was made, then what is to be looked at."""
    counts = Counter(remark.kind for remark in remarks)
    parts = [number(count, one, _MANY.get(one, f"{one}s")) for one, count in made.items() if count]
    parts += [number(counts[kind], one, many) for kind, (one, many, _) in WORDS.items() if counts[kind]]
    return ", ".join(parts) or "nothing to look at"


_MANY = {"minutes": "minutes", "old address": "old addresses"}


def report(title: str, made: Mapping[str, int], remarks: Sequence[Remark], files: Iterable[str]) -> str:
    """What `import-report.md` says of one import."""
    return "\n".join(_lines(title, made, remarks, files)) + "\n"


def _lines(title: str, made: Mapping[str, int], remarks: Sequence[Remark], files: Iterable[str]) -> Iterator[str]:
    yield f"## {title}"
    yield f"\n{summary(made, remarks)}."
    yield "\nFiles:\n"
    yield from (f"- {name}" for name in files)
    for kind, (one, many, mend) in WORDS.items():
        of_kind = [remark.what for remark in remarks if remark.kind == kind]
        if not of_kind:
            continue
        yield f"\n{number(len(of_kind), one, many).capitalize()}. {mend}".rstrip()
        told = [what for what in of_kind if what]
        if told:
            yield ""
        yield from (f"- {what}" for what in told[:MOST])
        if len(told) > MOST:
            yield f"- and {len(told) - MOST} more"
