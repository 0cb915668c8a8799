"""Makes the packs of an archive: each once for what goes into it, several at a time."""

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator import urls
from generator.archive import Archive, MeetingHeld
from generator.archive.printed import Printed
from generator.content import sources
from generator.outputs.print.blocks import paragraph
from generator.outputs.print.bound import bound, can_be_bound
from generator.outputs.print.contents import packs_of
from generator.outputs.print.pack import Pack, Part, in_turn, ranges_of_items
from generator.outputs.print.setting import setting
from generator.outputs.print.typeset import Sheets, Template, is_mark, tools, typeset
from generator.problems import Place, Problem
from generator.store.codec import Codec
from generator.store.memo import Store
from generator.text.forms import as_json

GLYPH_MEND = "write it in words or with other signs; in print a square stands for it"
MARK_MEND = "write it in words or with other signs; in print it is left out"
BOUND_MEND = "print it to a new PDF; in the pack a sentence stands for its pages"
NOT_BOUND = "Its pages could not be put into this pack. The file is published beside it."
AS_TARGET = r"(?<=[(</])"
"""What a file's name stands after where a text shows the file, and does not only speak of it."""
PICTURE_MEND = "save it again as PNG or JPEG; in print a sentence stands for it"

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Press:
    """What packs are made with; `site` is the whole address of the site, empty where it is not known."""

    template: Template
    store: Store
    content: Path
    today: date
    site: str = ""
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Prints:
    """The packs that were made: what is known of each by its meeting's address, and how to have its bytes."""

    printed: Mapping[str, tuple[Printed, ...]]
    pdfs: Mapping[str, Callable[[], bytes]]
    """By the address of the file."""
    packs: Mapping[str, Pack]
    """By the address of the file, all that was set in it."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a pack that was made: where its parts stand, and what could not be set."""

    printed: Printed
    no_glyphs: tuple[str, ...] = ()
    no_pictures: tuple[str, ...] = ()
    """The addresses of pictures that could not be set."""
    unbound: tuple[str, ...] = ()
    """The addresses of files whose pages could not be put in."""


TOLD = Codec(Told)
"""How it goes in and out of a store."""


@dataclass(frozen=True, slots=True)
class _Made:
    pack: Pack
    told: Told
    pdf: Callable[[], bytes]


def prints(archive: Archive, press: Press, tell: Tell) -> Prints:
    """The packs of all meetings that have an agenda. PackFault for a mistake in the template."""
    meetings = [meeting for meeting in archive.meetings() if meeting.has_agenda]
    with_what = f"{tools()} {sha256(press.template.text).hexdigest()}"
    found: dict[str, tuple[Printed, ...]] = {}
    pdfs: dict[str, Callable[[], bytes]] = {}
    every: dict[str, Pack] = {}
    problems: list[Problem] = []
    # Typst works outside of the interpreter's lock, so that threads are enough.
    with ThreadPoolExecutor(press.jobs) as pool:
        make = partial(_of_meeting, archive, press, with_what)
        for count, (meeting, made) in enumerate(zip(meetings, pool.map(make, meetings), strict=True), 1):
            found[meeting.address] = tuple(made_pack.told.printed for made_pack in made)
            every |= {made_pack.pack.address: made_pack.pack for made_pack in made}
            pdfs |= {made_pack.pack.address: made_pack.pdf for made_pack in made}
            problems += (problem for made_pack in made for problem in _problems(press.content, made_pack))
            tell(f"Making the packs in print: {count} of {len(meetings)}")
    return Prints(found, pdfs, every, tuple(problems))


def _of_meeting(archive: Archive, press: Press, with_what: str, meeting: MeetingHeld) -> list[_Made]:
    """The packs of a meeting, one after the other: the pages of each go on from those of the last."""
    first, made = 1, []
    for pack in packs_of(archive, meeting, press.today, press.site):
        name = f"{with_what} {first} {_digest(archive, pack)}"
        key = sha256(name.encode()).hexdigest()
        kept = press.store.get(f"{key} told")
        told = (TOLD.read(kept) if kept is not None else None) or _set(archive, press, pack, first, key)[0]
        made.append(_Made(pack, told, partial(_pdf, archive, press, pack, key, told)))
        first = told.printed.last + 1
    return made


def _digest(archive: Archive, pack: Pack) -> str:
    """The hash of all that a pack is made from."""
    digest = sha256(repr(pack).encode("utf-8", "backslashreplace"))
    for part in pack.parts:
        for address in part.pictures:
            digest.update(address.encode() + sha256(_bytes(archive, address)).digest())
    return digest.hexdigest()


def _bytes(archive: Archive, address: str) -> bytes:
    file = archive.files.get(address, b"")
    return file.encode() if isinstance(file, str) else file if isinstance(file, bytes) else sources.raw(file)


def _set(archive: Archive, press: Press, pack: Pack, first: int, key: str) -> tuple[Told, bytes]:
    unbound = tuple(part.address for part in pack.parts if part.sheets and not _can_be_bound(archive, part))
    pack = replace(pack, parts=tuple(_without(part) if part.address in unbound else part for part in pack.parts))
    made = setting(pack, first)
    pictures = {name: _bytes(archive, address) for name, address in made.pictures.items()}
    sheets = typeset(made.document, pictures, pack.dated, press.template)
    files = {name: archive.files[part.address] for name, part in in_turn(pack.parts) if part.sheets}
    bound_in = {file: sheets.sheets[name] for name, file in files.items() if isinstance(file, Path)}
    pdf = bound(sheets.pdf, bound_in)
    broken = tuple(made.pictures[name] for name in sheets.no_pictures)
    told = Told(_printed(pack, first, sheets, len(pdf)), sheets.no_glyphs, broken, unbound)
    press.store.put(f"{key} pdf", pdf)
    press.store.put(f"{key} told", TOLD.to_bytes(told))
    return told, pdf


def _can_be_bound(archive: Archive, part: Part) -> bool:
    file = archive.files[part.address]
    return isinstance(file, Path) and can_be_bound(file, len(part.sheets))


def _without(part: Part) -> Part:
    """A part whose pages cannot be put into the pack, with a sentence that says so."""
    return replace(part, sheets=(), body=as_json([paragraph(NOT_BOUND)]))


def _pdf(archive: Archive, press: Press, pack: Pack, key: str, known: Told) -> bytes:
    """The bytes as they are kept; made again if they are not there any more, or are not those that are told of."""
    kept = press.store.get(f"{key} pdf")
    if kept is not None and len(kept) == known.printed.size and kept.startswith(b"%PDF-"):
        return kept
    return _set(archive, press, pack, known.printed.first, key)[1]


def _printed(pack: Pack, first: int, sheets: Sheets, size: int) -> Printed:
    ranges = {part.address: sheets.ranges[name] for name, part in in_turn(pack.parts)}
    items = {urls.at(pack.meeting, urls.item(number)): pages for number, pages in ranges_of_items(pack, ranges).items()}
    return Printed(pack.address, size, first, sheets.pages, ranges | items, pack.supplement)


def _problems(content: Path, made: _Made) -> Iterator[Problem]:
    for glyph in made.told.no_glyphs:
        what = f'no font of the packs in print has the character "{" " * is_mark(glyph)}{glyph}" (U+{ord(glyph):04X})'
        yield Problem(
            _place(content, made.pack, glyph),
            what,
            MARK_MEND if is_mark(glyph) else GLYPH_MEND,
            "print-glyph",
            "warning",
        )
    for address in made.told.unbound:
        what = f'the pages of "{urls.name(address)}" cannot be put into the pack in print'
        place = _place(content, made.pack, urls.name(address), AS_TARGET)
        yield Problem(place, what, BOUND_MEND, "print-picture", "warning")
    for address in made.told.no_pictures:
        name = urls.name(address)
        what = f'the picture "{name}" cannot be set in the pack in print'
        place = _place(content, made.pack, name, AS_TARGET)
        yield Problem(place, what, PICTURE_MEND, "print-picture", "warning")


def _place(content: Path, pack: Pack, words: str, before: str = "") -> Place:
    """Where words stand in a pack's files, best after what a pattern says; else the agenda's file."""
    paths = [content / source for source in pack.sources]
    texts = [(path, path.read_text("utf-8", "replace").splitlines()) for path in paths if path.is_file()]
    for pattern in (before + re.escape(words), re.escape(words)):
        for path, lines in texts:
            for number, line in enumerate(lines, 1):
                if found := re.search(pattern, line):
                    return Place(str(path), number, found.start() + 1)
    return Place(str(content / pack.meeting / "meeting.yaml"))
