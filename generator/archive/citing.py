"""How minutes and what was decided in them are cited."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.archive.linked import Minutes
from generator.archive.words import in_words
from generator.text import Clause, Minute, Resolution, is_plain

RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class Cited:
    """How a clause is cited: its place within the minute ("clause 2", "resolution 1"), and in full ("19(2)/24")."""

    part: str
    full: str


def clauses(minute: Minute) -> Iterator[tuple[Resolution, tuple[Clause, ...], Clause]]:
    """The clauses of what was decided in a minute, each after those that hold it."""
    for resolution in minute.resolutions:
        above: list[Clause] = []
        for clause in resolution.clauses:
            del above[clause.depth :]
            yield resolution, tuple(above), clause
            above.append(clause)


def citation(minutes: Minutes, minute: Minute, label: str = "") -> str:
    """How a minute is cited, or a clause of it: "19(2)/24", "PLA146/14", "5(a) of 1 October 2024".

    A number that is alone in its year has that after it, one in a form of its own is whole. Of numbers that begin again
    each meeting, and of headings that stand for them, the day tells.
    """
    if minute.number and minute.numbers == "by-year":
        return f"{minute.number}{label}/{minutes.year[2:4]}" if is_plain(minute.number) else f"{minute.number}{label}"
    if minute.number and minutes.meeting in minute.number:
        return f"{minute.number}{label}"
    day = in_words(minutes.date)
    if minute.number:
        return f"{minute.number}{label} of {day}"
    return f"{' '.join(filter(None, (minute.heading, label)))}, {day}"


def cited(minutes: Minutes, minute: Minute) -> Mapping[str, Cited]:
    """How each clause of a minute is cited, by its anchor: no two alike."""
    order = _order(minute)
    labels = {
        clause.anchor: "".join(f"({part})" for each in (*above, clause) for part in _parts(each.label))
        for _, above, clause in clauses(minute)
    }
    every = [(_word(resolution), labels[clause.anchor]) for resolution, _, clause in clauses(minute)]
    times, alike = Counter(every), Counter(label for _, label in every)
    found: dict[str, Cited] = {}
    for resolution, _, clause in clauses(minute):
        word, label = _word(resolution), labels[clause.anchor]
        is_alone = alike[label] == 1 or (word == RESOLUTION and times[word, label] == 1)
        which = "" if is_alone else order[resolution.anchor]
        parts = [which, f"clause {clause.label}" if clause.label else ""]
        whole = citation(minutes, minute, label)
        found[clause.anchor] = Cited(", ".join(filter(None, parts)), f"{whole}, {which}" if which else whole)
    return found


def _parts(label: str) -> list[str]:
    """What counts in a label: "1.1" as one, "(1)(a)" as two."""
    return re.findall(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*", label)


def _word(resolution: Resolution) -> str:
    """What a part of a minute is called where it has to be told from others."""
    if resolution.kind != "decision":
        return resolution.kind
    return RESOLUTION if resolution.is_taken else "proposal"


def _order(minute: Minute) -> Mapping[str, str]:
    """Which one of its kind each resolution and motion of a minute is, by its anchor."""
    counts: Counter[str] = Counter()
    found: dict[str, str] = {}
    for resolution in minute.resolutions:
        word = _word(resolution)
        counts[word] += 1
        found[resolution.anchor] = f"{word} {counts[word]}"
    return found
