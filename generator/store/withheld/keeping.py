"""Keeps from one build to the next what is looked for, so that only what is newly held back is read for it.

What tells a text that is held back depends on all that may be known. So what was found is good for as long as that is
the very same, which the digests of its texts say; a text of which no digest was kept is worked out, as all are where
anything that may be known is otherwise.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.store.codec import Codec
from generator.store.withheld.marks import DIGEST, Found, Mark
from generator.store.withheld.reading import Divided

BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for, and for which texts."""

    known: Mapping[str, str]
    """The digests of what may be known, each with one that is the same where only blank lines are otherwise."""
    parts: tuple[str, ...]
    """The digests of the texts that are held back, entries of lists that nothing names among them."""
    marks: tuple[str, ...]
    """Each with the numbers of the parts it tells, its words, an amount as written, and its anchors, by tabs."""


NOTHING = Sought({}, (), ())
_CODEC = Codec(Sought)


def to_bytes(sought: Sought) -> bytes:
    """As it is kept."""
    return _CODEC.to_bytes(sought)


def read(data: bytes | None) -> Sought:
    """What was kept; nothing, where the bytes are none of this program's."""
    sought = _CODEC.read(data) if data else None
    return sought if sought and all(_is_mark(line, len(sought.parts)) for line in sought.marks) else NOTHING


def _is_mark(line: str, parts: int) -> bool:
    numbers, *texts = line.split("\t")
    with suppress(ValueError):
        line.encode("latin-1")
        return len(texts) > 2 and all(0 <= int(number) < parts for number in numbers.split(","))
    return False


def digest_of(*texts: str) -> str:
    """Tells texts from all others."""
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[: 2 * DIGEST]


def known_of(files: Iterable[Divided], read: Mapping[str, Iterable[str]], before: Mapping[str, str]) -> dict[str, str]:
    """The digests of what may be known, as they are kept; those of before are taken where they can be."""
    known: dict[str, str] = {}
    for file in files:
        if not file.whole:
            rest = ("\0".join(read.get(file.name, ())), *(text for entry in file.entries for text in entry))
            raw = digest_of(file.name, file.known, *rest)
            known[raw] = before.get(raw) or digest_of(file.name, BLANK_LINES.sub("\n\n", file.known).strip(), *rest)
    return known


def written(found: Iterable[Found], parts: Iterable[str]) -> tuple[str, ...]:
    """Marks as they are kept, with the numbers of the parts."""
    order = {part: number for number, part in enumerate(parts)}
    return tuple(
        "\t".join(
            (
                ",".join(str(order[part]) for part in one.parts),
                *(text.decode("latin-1") for text in (b" ".join(one.mark.run), one.mark.exact, *one.mark.anchors)),
            )
        )
        for one in found
    )


def still_found(before: Sought, places: Mapping[str, tuple[str, str]]) -> list[Found]:
    """The marks that were kept and tell a text that is still held back, by its digest: its path and its file's text."""
    here = [part if part in places else "" for part in before.parts]
    found: list[Found] = []
    for line in before.marks:
        numbers, run, exact, *anchors = line.split("\t")
        if parts := tuple(part for number in numbers.split(",") if (part := here[int(number)])):
            words = tuple(run.encode("latin-1").split(b" "))
            by = tuple(anchor.encode("latin-1") for anchor in anchors)
            found.append(Found(Mark(words, *places[parts[0]], by, exact.encode("latin-1")), parts))
    return found


def together(found: Iterable[Found], places: Mapping[str, tuple[str, str]]) -> list[Found]:
    """Each mark once, for the first of the texts that it tells."""
    order = {part: number for number, part in enumerate(places)}
    by_words: dict[tuple[tuple[bytes, ...], bytes], Found] = {}
    for one in found:
        key = (one.mark.run, one.mark.exact)
        parts = (*by_words[key].parts, *one.parts) if key in by_words else one.parts
        parts = tuple(sorted(set(parts), key=order.__getitem__))
        path, text = places[parts[0]]
        by_words[key] = Found(replace(one.mark, path=path, text=text), parts)
    return list(by_words.values())
