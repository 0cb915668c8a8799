"""What was found before in the folders of meetings, kept from run to run: one entry for each meeting as it stands."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.content.records import MeetingRecords, digest
from generator.problems import Problem
from generator.store.codec import Codec
from generator.store.memo import Form, Memo

T = TypeVar("T")
PROBLEMS: Form[tuple[Problem, ...]] = Codec(tuple[Problem, ...])
"""How problems are kept."""


@dataclass(slots=True)
class Entry:
    """What was found in a meeting's folder, by the name of what was looked for; and whether anything was added."""

    key: str
    found: dict[str, str]
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in each meeting's folder: by all that stands in it, what was looked for, and with what in mind."""

    memo: Memo
    entries: dict[str, Entry] = field(default_factory=dict)

    def of(
        self,
        meeting: MeetingRecords,
        name: str,
        form: Form[tuple[T, ...]],
        make: Callable[[], Iterable[T]],
    ) -> tuple[T, ...]:
        """What is found in a meeting's folder, now or before; the name tells what is looked for and how."""
        if self.memo.store is None:
            return tuple(make())
        entry = self._entry(meeting)
        before = form.read(entry.found[name].encode(errors="surrogatepass")) if name in entry.found else None
        if before is not None:
            return before
        found = tuple(make())
        self.note(meeting, name, form, found)
        return found

    def has(self, meeting: MeetingRecords, name: str) -> bool:
        """Whether it is known what is found in a meeting's folder."""
        return self.memo.store is not None and name in self._entry(meeting).found

    def note(self, meeting: MeetingRecords, name: str, form: Form[tuple[T, ...]], found: tuple[T, ...]) -> None:
        """Notes what was found in a meeting's folder."""
        entry = self._entry(meeting)
        entry.found[name] = form.to_bytes(found).decode(errors="surrogatepass")
        entry.is_changed = True

    def keep(self) -> None:
        """Keeps what was added."""
        for entry in self.entries.values():
            if self.memo.store is not None and entry.is_changed:
                self.memo.store.put(entry.key, json.dumps(entry.found).encode())

    def _entry(self, meeting: MeetingRecords) -> Entry:
        path = meeting.meeting.file.path
        if path not in self.entries:
            key = f"found {digest(meeting, self.memo)}"
            data = self.memo.store.get(key) if self.memo.store else None
            self.entries[path] = Entry(key, dict(_read(data)))
        return self.entries[path]


def _read(data: bytes | None) -> Mapping[str, str]:
    """What was kept; nothing, if it is not what is kept here."""
    if data is None:
        return {}
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    is_sound = isinstance(found, dict) and all(isinstance(text, str) for text in found.values())
    return found if is_sound else {}
