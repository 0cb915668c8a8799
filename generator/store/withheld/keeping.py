"""Keeps from one build to the next what is looked for, so that only what is newly held back is read for it.

What tells a text that is held back depends on all that may be known. So what was found is good for as long as that is
the very same, which the digests of its texts say; a text of which no digest was kept is worked out, as all are where
anything that may be known is otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.store.codec import Codec
from generator.store.withheld.comparing import apart
from generator.store.withheld.marks import DIGEST, Found, Mark

BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Sought:
    """What was looked for, and for which texts."""

    known: Mapping[str, str]
    """The digests of what may be known, each with where its words are kept, if they are kept by themselves."""
    parts: tuple[str, ...]
    """The digests of the texts that are held back, entries of lists that nothing names among them."""
    marks: tuple[str, ...]
    """Each with the numbers of the parts it tells, its words, an amount as written, and its anchors, by tabs."""
    asked: str
    """All words of these texts, and those that say whether an entry of a list is named."""
    also_public: tuple[str, ...]
    """In order, the words of amounts and sentences that would tell them, but are in what may be known too."""

    @property
    def in_order(self) -> tuple[set[bytes], set[bytes]]:
        """The words in order of all amounts and sentences: of those that tell these texts, and of those that do not."""
        telling = (line.split("\t")[1:3] for line in self.marks)
        public = (words.encode("latin-1") for words in self.also_public)
        return {apart(words.encode("latin-1")) for words, exact in telling if exact or " " in words}, set(public)


NOTHING = Sought({}, (), (), "", ())
_CODEC = Codec(Sought)


def to_bytes(sought: Sought) -> bytes:
    """As it is kept."""
    return _CODEC.to_bytes(sought)


def counts_to_bytes(counts: Counter[bytes], known: Iterable[str]) -> bytes:
    """In how many texts each word is, as it is kept, with the digest of all that may be known."""
    return b" ".join((_of_all(known), *(b"%b %d" % pair for pair in counts.items())))


def counts(data: bytes | None, known: Iterable[str]) -> Counter[bytes] | None:
    """In how many texts each word is; nothing, where that is not kept, or of other texts than those that may be known.

    It is a count of its own.
    """
    digest, *rest = data.split() if data else (b"",)
    with suppress(ValueError):
        if digest == _of_all(known):
            return Counter(dict(zip(rest[::2], map(int, rest[1::2]), strict=True)))
    return None


def _of_all(known: Iterable[str]) -> bytes:
    return digest_of(*sorted(known)).encode()


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


def without_blank_lines(text: str) -> str:
    """A text with one blank line in place of several, and none about it: no word of it is otherwise."""
    return BLANK_LINES.sub("\n\n", text).strip()


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


def still_found(before: Sought, places: Mapping[str, str]) -> list[Found]:
    """The marks that were kept and tell a text that is still held back; by its digest stands the path of its file."""
    here = [part if part in places else "" for part in before.parts]
    found: list[Found] = []
    for line in before.marks:
        numbers, run, exact, *anchors = line.split("\t")
        if parts := tuple(part for number in numbers.split(",") if (part := here[int(number)])):
            words = tuple(run.encode("latin-1").split(b" "))
            by = tuple(anchor.encode("latin-1") for anchor in anchors)
            found.append(Found(Mark(words, places[parts[0]], by, exact.encode("latin-1")), parts))
    return found


def together(found: Iterable[Found], places: Mapping[str, str]) -> list[Found]:
    """Each mark once, for the first of the texts that it tells."""
    order = {part: number for number, part in enumerate(places)}
    by_words: dict[tuple[tuple[bytes, ...], bytes], Found] = {}
    for one in found:
        key = (one.mark.run, one.mark.exact)
        parts = (*by_words[key].parts, *one.parts) if key in by_words else one.parts
        parts = tuple(sorted(set(parts), key=order.__getitem__))
        by_words[key] = Found(replace(one.mark, path=places[parts[0]]), parts)
    return list(by_words.values())
