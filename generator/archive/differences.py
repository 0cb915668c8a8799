"""What words are otherwise in one text than in another, paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

How = Literal["same", "in", "out"]
ALIKE = 0.4
"""From which share of words in common on a paragraph is shown as changed, and not as one out and another in."""
NUMBER = re.compile(r"(?:\*\*)?\d[\w.]*(?:\*\*)? ")
"""The number that stands before the words of a paragraph."""
MOST = 400
"""Pairs of paragraphs that are compared with one another; of more, each is with the one in its place."""
LONGEST = 2_000
"""Words of a paragraph, such as a table, that are compared one by one; of longer ones the lines are."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a paragraph that are in both texts, in the later alone, or in the earlier alone."""

    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A paragraph, in its parts."""

    parts: tuple[Part, ...]

    @property
    def is_same(self) -> bool:
        """Whether it stands in both texts as it is."""
        return all(part.how == "same" for part in self.parts)


def differences(before: str, after: str) -> tuple[Compared, ...]:
    """The paragraphs of two texts in order, with what was put in and what was taken out."""
    old, new = (text.strip().split("\n\n") for text in (before, after))
    return tuple(_compared([block for block in old if block], [block for block in new if block]))


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Compared]:
    for how, from_, to, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield from (_alone("same", block) for block in new[start:end])
            continue
        for was, now in _aligned(old[from_:to], new[start:end]):
            yield from _pair(was, now)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Paragraphs side by side, those that have most words in common; the number before one is none of its words.

    So where one is taken out, those below it, which are numbered anew, still stand beside themselves.
    """
    if len(old) == len(new) == 1 or len(old) * len(new) > MOST:
        yield from zip_longest(old, new)
        return
    words = [[NUMBER.sub("", block).split() for block in blocks] for blocks in (old, new)]
    alike = [[SequenceMatcher(None, was, now, autojunk=False).ratio() for now in words[1]] for was in words[0]]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            both = alike[a][b] + best[a + 1][b + 1] if alike[a][b] >= ALIKE else 0.0
            best[a][b] = max(both, best[a + 1][b], best[a][b + 1])
    a = b = since_a = since_b = 0
    while a < len(old) and b < len(new):
        if alike[a][b] >= ALIKE and best[a][b] == alike[a][b] + best[a + 1][b + 1]:
            yield from zip_longest(old[since_a:a], new[since_b:b])
            yield old[a], new[b]
            a, b = a + 1, b + 1
            since_a, since_b = a, b
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    yield from zip_longest(old[since_a:], new[since_b:])


def _pair(was: str | None, now: str | None) -> Iterator[Compared]:
    if was is None or now is None:
        yield _alone("in", now or "") if was is None else _alone("out", was)
        return
    old, new = _pieces(was), _pieces(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield Compared((Part("out", was), Part("in", now)))
        return
    parts: list[Part] = []
    for how, from_, to, start, end in matcher.get_opcodes():
        if how == "equal":
            parts.append(Part("same", "".join(new[start:end])))
        else:
            parts += [Part("out", "".join(old[from_:to]))] if to > from_ else []
            parts += [Part("in", "".join(new[start:end]))] if end > start else []
    yield Compared(tuple(parts))


def _alone(how: How, block: str) -> Compared:
    return Compared((Part(how, block),))


def _pieces(block: str) -> list[str]:
    """The words of a paragraph, each with what parts it from the next; its lines where it is long."""
    if block.count(" ") > LONGEST:
        return block.splitlines(keepends=True)
    pieces: list[str] = []
    for line in block.splitlines(keepends=True):
        words = line.split(" ")
        pieces += [f"{word} " for word in words[:-1]] + [words[-1]]
    return [piece for piece in pieces if piece]


def in_words(before: str, after: str, around: int = 4) -> str:
    """The first difference as a sentence for who wrote it: `“by 2% a year” was “by 1% a year”`; nothing if none is."""
    changed = next((block for block in differences(before, after) if not block.is_same), None)
    if changed is None:
        return ""
    at = next(number for number, part in enumerate(changed.parts) if part.how != "same")
    lead = changed.parts[at - 1].text.split()[-around:] if at else []
    was, now = list(lead), list(lead)
    for part in changed.parts[at:]:
        if part.how == "same":
            rest = part.text.split()[:around]
            was, now = [*was, *rest], [*now, *rest]
            break
        (was if part.how == "out" else now).extend(part.text.split())
    old, new = (" ".join(words).replace("**", "") for words in (was, now))
    if all(part.how == "in" for part in changed.parts):
        return f"“{new}” is new"
    return f"“{old}” was taken out" if all(part.how == "out" for part in changed.parts) else f"“{new}” was “{old}”"


def changed_words(before: str, after: str) -> tuple[str, ...]:
    """The words of the first paragraph of the later text that is otherwise, to find it in its file."""
    changed = (block for block in differences(before, after) if any(part.how == "in" for part in block.parts))
    parts = next((block.parts for block in changed), ())
    return tuple("".join(part.text for part in parts if part.how != "out").split())
