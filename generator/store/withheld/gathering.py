"""Gathers what a site is searched for: what tells the texts that are held back from all that may be known.

What told them before is taken as it was kept, as long as it tells them still; then only texts are read that are newly
held back.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from generator.store.inputs import NOTHING as NONE_TAKEN
from generator.store.inputs import Taken, place_of_private_words
from generator.store.withheld import keeping
from generator.store.withheld.comparing import part_of, words_asked
from generator.store.withheld.folders import Files, Kept, Nowhere
from generator.store.withheld.keeping import NOTHING, Sought, still_found, together, written
from generator.store.withheld.known import COUNTED, Known, Program
from generator.store.withheld.marks import Found, Held, listed, marks_of, to_find
from generator.store.withheld.searching import Search

LOOKED_FOR = "sought"
"""Under which is kept what was looked for, and for which texts."""


def gather(
    content: Path,
    today: date,
    program: Iterable[Path],
    kept: Kept | None = None,
    *,
    documents: Mapping[str, Iterable[str]] | None = None,
    taken: Taken = NONE_TAKEN,
) -> Search:
    """What is to be looked for in the site of a content folder on a day.

    `program` are the folders whose words the site may hold anyway: those of the program and its templates. `documents`
    are the words of those that are no text, by the name of the file: they may be known unless the file is held back.
    OSError where a file cannot be read.
    """
    kept = Nowhere() if kept is None else kept
    files = Files(content, today, kept, taken)
    known = Known(files, Program(program, kept, taken), documents or {}, kept)
    found = _found(known, kept)
    path = place_of_private_words(content)
    words = listed(str(path), path.read_text("utf-8-sig") if path.is_file() else "")
    whole = {_address(sheet.name): str(content / sheet.name) for sheet in files.whole}
    marks = to_find((*(one.mark for one in found), *words))
    return Search(marks, whole)


def _found(known: Known, kept: Kept) -> list[Found]:
    """What tells the texts that are held back."""
    before = keeping.read(kept.get(LOOKED_FOR))
    is_same = before.known.keys() == known.digests.keys()
    counts = None if is_same else known.counts(before)
    if not (is_same or counts is not None):
        before = NOTHING
    old = frozenset(before.parts)
    held = list(known.files.held())
    unused = [entry for _, entry in known.entries if entry.digest in old]
    parts = {one.digest: one for one in held if one.digest not in old}
    asked, also_public = set(before.asked.encode("latin-1").split()), set(before.also_public)
    found: list[Found] = []
    if parts or not before.known:
        if is_same:
            counts = keeping.counts(kept.get(COUNTED), known.digests)
        public, unused, counts = known.public(counts, old)
        read = {one.digest: part_of(one.read()) for one in (*parts.values(), *unused) if one.digest not in old}
        each = (Held(one.path, one.digest, read[one.digest]) for one in (*held, *unused) if one.digest in read)
        found, more = marks_of(each, public)
        asked |= words_asked(read.values()) | known.keys
        also_public |= {words.decode("latin-1") for words in more}
    places: dict[str, str] = {}
    for one in (*held, *unused):
        places.setdefault(one.digest, one.path)
    if old_ones := still_found(before, places):
        found = together((*old_ones, *found), places) if found else old_ones
    if parts or before.known != known.digests or places.keys() != old:
        words = b" ".join(asked).decode("latin-1")
        now = Sought(known.digests, tuple(places), written(found, places), words, tuple(also_public))
        kept.put(LOOKED_FOR, keeping.to_bytes(now))
    if counts is None:
        kept.spare(COUNTED)
    else:
        kept.put(COUNTED, keeping.counts_to_bytes(counts, known.digests))
    return found


def _address(name: str) -> str:
    """How the address of a file of the content would begin."""
    return re.sub(r"(?<=[^/])\.(?:md|yaml)$", "", name)
