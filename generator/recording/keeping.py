"""Adds an entry to the record as the site is published: first the texts, then the site, then the entry."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from generator import urls
from generator.archive import Archive
from generator.archive.record import Recorded
from generator.archive.said import Said, documents
from generator.archive.words import in_words
from generator.content import sources
from generator.outputs.data import recorded
from generator.problems import Place, Problem, Severity
from generator.recording.news import NOTHING, News, Recorder
from generator.standing import Options
from generator.store import inputs, record, writing
from generator.store.record import Entry, Record, hashed
from generator.store.writing import Data, Standing

PROGRAM = "agendapack"
WITHDRAWN: frozenset[record.State] = frozenset({"withdrawn", "gone"})
UNKNOWN = "0" * 64
"""Stands in an entry for the hash of the files of its site before they are made."""
Files = Iterator[tuple[str, Data | Standing]]


@dataclass
class Recording:
    """The record in a build: of what stood before, and with `publish` of what this build publishes."""

    options: Options
    archive: Archive
    """The archive with the record as the site shows it."""
    before: Record
    said: tuple[Said, ...]
    news: News
    known: Mapping[str, str]
    """The hashes of files of the content that were read already, by their path."""
    entry: Entry | None = None
    hashes: dict[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was changed in silence."""
        return self.news.problems

    @property
    def count(self) -> int:
        """How many documents this build notes."""
        return len(self.news.documents) if self.options.publish else 0

    @property
    def record(self) -> Record:
        """The record as it is to be kept."""
        return Record((*self.before.entries, self.entry)) if self.entry else self.before

    def files(self, every: Files) -> Files:
        """The files of the site, with the words of every edition, then the hashes of them all and the record."""
        if not (self.options.publish or self.before.entries):
            yield from every
            return
        standing = _listed(self.options.site)
        for name, data in chain(every, recorded.texts(self.archive, self.said), self._earlier_files()):
            self.hashes[name] = self._hash(name, data, standing)
            yield name, data
        listing = recorded.listing(self.hashes)
        yield urls.FILES, listing
        if self.options.publish:
            self.entry = self._entry(hashed(listing))
        yield urls.RECORD, recorded.record(self.archive.council.name, self.record)

    def _earlier_files(self) -> Files:
        """The editions of files that others took the place of, as far as they are kept."""
        for file in self.said if self.archive.recorded else ():
            for past in self.archive.recorded.earlier(file.address) if file.text is None else ():
                kept = record.kept_file(self.options.content, file.id, past.noted.edition)
                found = kept if kept.is_file() else self._replaced.get(file.id)
                if found and inputs.content_hash(str(found)) == past.noted.sha256:
                    yield urls.edition_file(file.id, past.noted.edition), found

    @cached_property
    def _replaced(self) -> Mapping[str, Path]:
        """The files of the present site that this publication has another edition of, if they are as recorded."""
        last = self.before.last()
        files = (last[noted.address] for noted in self.news.documents if noted.edition > 1 and noted.address in last)
        places = ((noted, self.options.site / noted.address) for noted in files if "." in urls.name(noted.address))
        return {noted.address: place for noted, place in places if inputs.content_hash(str(place)) == noted.sha256}

    def _entry(self, files: str) -> Entry | None:
        """The entry of what is published; None where nothing is otherwise than when the last one was."""
        last = self.before.entries[-1] if self.before.entries else None
        if last and last.files == files and not self.news.documents:
            return None
        return replace(self.archive.recorded.record.entries[-1], files=files)

    def _hash(self, name: str, data: Data | Standing, standing: Mapping[str, str]) -> str:
        if isinstance(data, bytes):
            return hashed(data)
        if isinstance(data, Standing):
            return standing.get(name) or inputs.content_hash(str(self.options.site / name))
        return self.known.get(str(data)) or inputs.content_hash(str(data))

    @contextmanager
    def added(self, look: Callable[[], None]) -> Iterator[None]:
        """Adds the entry, if there is one: on the disk before the site is put in its place, in force right after.

        Before that `look` raises an error where what was read is otherwise by now: an entry has to say what was.
        """
        if self.entry is None:
            yield
        else:
            look()
            self._keep_editions()
            part = record.prepare(self.options.content, self.record)
            yield
            record.put_in_place(part)
        if self.options.publish:
            self._forget_withdrawn()

    def _keep_editions(self) -> None:
        """Keeps the texts of what is published, and the files that others take the place of."""
        content, last = self.options.content, self.before.last()
        record.keep_texts(content, ((name, edition, text) for name, (edition, text) in self.news.texts.items()))
        for address, file in self._replaced.items() if self.options.publish else ():
            record.keep_file(content, address, last[address].edition, file)

    def _forget_withdrawn(self) -> None:
        """Deletes the editions of all that the record has as withdrawn, also where a run before was cut off here."""
        last = self.record.last().values()
        record.forget_editions(self.options.content, (each.address for each in last if each.state in WITHDRAWN))


def begun(options: Options, archive: Archive, known: Mapping[str, str]) -> Recording:
    """The record in a build of an archive as it is published; empty where there is none, and none is asked for."""
    if not (options.publish or archive.recorded):
        return Recording(options, archive, Record(), (), NOTHING, known)
    made_by = f"{PROGRAM} {version(PROGRAM)}"
    said = tuple(documents(archive, lambda file: _hash_of(file, known)))
    if early := _too_early(options, archive.recorded.record):
        return Recording(options, archive, Record(), said, replace(NOTHING, problems=(early,)), known)
    severity: Severity = "error" if options.publish else "warning"
    news = Recorder(options.content, archive, made_by, severity, options.reread).news(said)
    before = archive.recorded.record
    if options.publish:
        number = before.entries[-1].number + 1 if before.entries else 1
        entry = Entry(number, options.today.isoformat(), before.head, made_by, UNKNOWN, news.documents)
        shown: Recorded = archive.recorded.followed_by(entry, news.replaced)
        archive = replace(archive, recorded=shown)
    elif withdrawn := frozenset(each.id for each in said if each.is_withdrawn):
        archive = replace(archive, recorded=replace(archive.recorded, withdrawn=withdrawn))
    return Recording(options, archive, before, said, news, known)


def _too_early(options: Options, before: Record) -> Problem | None:
    """That the day of a publication is before that of the last one: an entry more would say what cannot have been."""
    last = before.entries[-1] if before.entries else None
    if not (options.publish and last and options.today.isoformat() < last.on):
        return None
    last_day, day = in_words(date.fromisoformat(last.on)), in_words(options.today)
    what = f"the last entry is of {last_day}, and this is to be of {day}"
    mend = "publish on that day or later; `build` makes a site of an earlier one"
    return Problem(Place(record.at(options.content).as_posix(), len(before.entries)), what, mend, "record")


def _hash_of(file: Path | str, known: Mapping[str, str]) -> str:
    """The SHA-256 of a file as it is published."""
    if isinstance(file, str):
        return hashed(file.encode())
    data = sources.attachment(file)
    return hashed(data) if isinstance(data, bytes) else known.get(str(data)) or inputs.content_hash(str(data))


def _listed(site: Path) -> Mapping[str, str]:
    """The hashes of the files of the present site, as it lists them; none where it does not."""
    with suppress(OSError, ValueError):
        found = json.loads((site / urls.FILES).read_bytes())
        if isinstance(found, dict):
            return found
    return {}


@contextmanager
def held(options: Options, wait: Callable[[], None]) -> Iterator[None]:
    """Holds the record for a run that publishes, and finishes what one before was cut off in.

    A run that does not publish only puts a record in its place that its site already shows.
    """
    content = options.content
    if not (options.publish or record.unfinished(content)):
        yield
        return
    with writing.folder_held(content, wait):
        if options.publish:
            _recover(options)
            record.forget_parts(content)
            yield
            return
        _finish(options)
    yield


def _recover(options: Options) -> None:
    if not _finish(options) and (part := record.unfinished(options.content)):
        part.unlink()


def _finish(options: Options) -> bool:
    """Puts a record in its place that was written when its site was, if a run was cut off between the two."""
    part = record.unfinished(options.content)
    with suppress(OSError, ValueError):
        found = record.follows(part) if part else None
        shown = json.loads((options.site / urls.RECORD).read_bytes())
        if part and found and isinstance(shown, dict) and shown.get("head") == found.head:
            record.put_in_place(part)
            return True
    return False
