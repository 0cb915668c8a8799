"""What a record has to note of the archive as it stands, and what was changed in it without a word.

A document that says something else than was recorded must say so itself: by a correction, an approval, a new edition,
or that it was withdrawn. What is not here any more must have gone somewhere, or its meeting must tell of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import urls
from generator.archive import Archive
from generator.archive.differences import changed_words, in_words
from generator.archive.record import Past
from generator.archive.said import Said
from generator.archive.words import in_words as day_in_words
from generator.content import sources
from generator.problems import Place, Problem, Severity
from generator.store import record
from generator.store.record import Noted

MENDS: Mapping[str, str] = {
    "paper": "put the words back, or write what was put right under `corrections:` above its text, with the day",
    "minutes": "put the words back, or write what was put right under `minutes:`, `corrections:` in meeting.yaml",
    "work-programme": "put the words back, or give the new day of it as `updated:`",
    "agenda": "put the words back, or write what was put right under `republished:`, with the day",
    "file": "put the file back, or say what was put right: `republished:` in meeting.yaml, `corrections:` of a paper",
}
GONE = (
    "put it back, with `withdrawn:` and the reason above its text, or name it under `formerly:` of what took its "
    "place, or tell of it under `republished:` in meeting.yaml"
)


@dataclass(frozen=True, slots=True)
class News:
    """What is to be noted: documents that are new or otherwise, and their texts; and what was changed silently."""

    documents: tuple[Noted, ...]
    texts: Mapping[str, tuple[int, bytes]]
    """By its id the number and the words of each new edition."""
    replaced: Mapping[str, Mapping[int, str]]
    """The words of the editions that they take the place of."""
    problems: tuple[Problem, ...]


NOTHING = News((), {}, {}, ())


@dataclass(frozen=True, slots=True)
class Recorder:
    """Compares an archive with its record; `severity` is that of a silent change.

    With `reread`, what is otherwise counts as the doing of the program where that is another than the one that recorded
    it: `made_by` is its version.
    """

    content: Path
    archive: Archive
    made_by: str
    severity: Severity
    reread: bool = False
    notes: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """By committee and meeting all notes of what there is of it."""

    def news(self, said: Iterable[Said]) -> News:
        """What is to be noted of the documents of the archive as they stand."""
        now = {each.id: each for each in said}
        for each in now.values():
            self.notes.setdefault(_meeting(each.id), []).extend(each.notes)
        last = self.archive.recorded.last
        came = dict(self._moved(now))
        found = [self._of(each, last.get(each.id) or last.get(came.get(each.id, ""))) for each in now.values()]
        left = [self._left(past, came) for name, past in last.items() if name not in now]
        every = [each for each in (*found, *left) if each is not None]
        documents = tuple(each for each in every if isinstance(each, Noted))
        texts: dict[str, tuple[int, bytes]] = {}
        replaced: dict[str, dict[int, str]] = {}
        for noted in documents:
            text, before = now[noted.address].text if noted.state == "published" else None, last.get(noted.address)
            if text is not None:
                texts[noted.address] = (noted.edition, text.encode())
                if before and before.noted.edition < noted.edition:
                    was = record.text_of(self.content, noted.address, before.noted.edition, before.noted.sha256)
                    replaced[noted.address] = {before.noted.edition: was} if was is not None else {}
        return News(documents, texts, replaced, tuple(each for each in every if isinstance(each, Problem)))

    def _moved(self, now: Mapping[str, Said]) -> Iterator[tuple[str, str]]:
        """By the id of a document the one that it had before its meeting, or its file, was named otherwise."""
        leads = {redirect.path: urls.identity(urls.page(redirect.target)) for redirect in self.archive.redirects}
        last = self.archive.recorded.last
        for name in last:
            committee, meeting, document = urls.within(name)
            there = leads.get(name) or f"{leads.get(f'{committee}/{meeting}', '')}/{document}"
            if name not in now and there in now and there not in last:
                yield there, name

    def _of(self, said: Said, past: Past | None) -> Noted | Problem | None:
        published = said.published.isoformat() if said.published else ""
        state: record.State = "withdrawn" if said.is_withdrawn else "published"
        noted = Noted(said.id, state, 1, said.sha256, published, notes=said.notes)
        if past is None:
            return noted
        before = past.noted
        noted = replace(noted, edition=before.edition)
        if before.state == "gone":
            return replace(noted, edition=before.edition + 1)
        if before.sha256 == said.sha256 and before.state in {state, "moved"}:
            return None if replace(before, by_program=False) == noted else noted
        noted = replace(noted, edition=before.edition + 1)
        if set(said.notes) - set(before.notes) or (said.text is None and self._tells(said.id)):
            return noted
        if self.reread and self.made_by != self._recorded_by(past):
            return replace(noted, by_program=True)
        return self._silent(said, past)

    def _tells(self, name: str) -> bool:
        """Whether what there is of a document's meeting has a note that was not recorded before."""
        meeting = _meeting(name)
        last = self.archive.recorded.last.items()
        before = {note for other, past in last if _meeting(other) == meeting for note in past.noted.notes}
        return not before.issuperset(self.notes.get(meeting, ()))

    def _recorded_by(self, past: Past) -> str:
        entries = self.archive.recorded.record.entries
        return next((entry.made_by for entry in entries if past.noted in entry.documents), "")

    def _left(self, past: Past, came: Mapping[str, str]) -> Noted | Problem | None:
        """What is to be noted of a document that is not here any more."""
        noted = past.noted
        if noted.state in {"moved", "gone"}:
            return None
        if to := next((there for there, name in came.items() if name == noted.address), ""):
            return replace(noted, state="moved", to=to, notes=())
        if self._tells(noted.address):
            return replace(noted, state="gone", notes=())
        what = f"it was published on {day_in_words(past.on)} and is no longer here"
        return Problem(self._file(noted.address), what, GONE, "silent-change", self.severity)

    def _silent(self, said: Said, past: Past) -> Problem:
        """That a document says something else than was recorded, with the first words that are otherwise."""
        place, kind = self._file(said.address), self._kind(said)
        was = record.text_of(self.content, past.noted.address, past.noted.edition, past.noted.sha256)
        words = ""
        if said.text is not None and was is not None:
            words = in_words(was, said.text)
            place = sources.find(place.path, changed_words(was, said.text))
        difference = f": {words}" if words else ""
        what = f"this was changed since it was published on {day_in_words(past.on)}, and nothing says so{difference}"
        return Problem(place, what, MENDS[kind], "silent-change", self.severity)

    def _kind(self, said: Said) -> str:
        document = urls.within(said.address)[2]
        if said.text is None:
            return "file"
        if not document and self.archive.committees[urls.within(said.address)[0]].decisions:
            return "paper"
        return "agenda" if not document else document if document in {"minutes", "work-programme"} else "paper"

    def _file(self, address: str) -> Place:
        """The file in which a document was written."""
        committee, meeting, document = urls.within(address)
        if not document and not (self.content / committee / meeting).is_dir():
            return Place((self.content / committee / f"{meeting}.md").as_posix())
        if not document:
            name = "meeting.yaml"
        elif "." in document:
            name = document
        else:
            name = f"{document}.yaml" if document == "work-programme" else f"{document}.md"
        return Place((self.content / committee / meeting / name).as_posix())


def _meeting(name: str) -> tuple[str, str]:
    """The committee and the meeting of a document."""
    return urls.within(name)[:2]
