"""What was asked of the archive while something was made of it, noted by the archive itself.

Whoever makes something of a `watched` archive is given the very same answers, and every field that is read is noted,
however deep in the archive it lies and whoever reads it. So what was made is the same again as long as those fields
are; `altered` says which are not.
"""

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar, cast

from generator.archive.delegated import DelegatedDecision
from generator.archive.lines import Document
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld, Minutes, Paper
from generator.archive.programme import Programme
from generator.store.memo import EVERYTHING, Watched
from generator.text import Body

T = TypeVar("T")
KINDS = (Archive, CommitteeHistory, MeetingHeld, Paper, Minutes, Programme, DelegatedDecision, Document, Body)
"""The records whose fields are noted one by one; any other is noted with the field that it lies in."""
Ask = tuple[str, object]
"""Something that was asked for: the record, by where it lies, and its field; or a mapping, and the key."""
ONCE = "once"
"""Stands for where something lies that was worked out once for all who ask for it; its name is the field."""
TOP = "archive"


@dataclass
class Asked:
    """Notes what is asked for: `now` by what is being made, in `within` by each thing that was worked out once."""

    now: set[Ask] = field(default_factory=set)
    within: dict[str, frozenset[Ask]] = field(default_factory=dict)
    known: dict[str, Any] = field(default_factory=dict)
    records: dict[int, object] = field(default_factory=dict)
    """The watched records by the identity of what they stand for: there is one for each."""
    told: set[str] = field(default_factory=set)
    """Of what was worked out once what `news` told of."""

    @contextmanager
    def noting(self) -> Iterator[set[Ask]]:
        """Notes in a set of its own what is asked for meanwhile."""
        outer, self.now = self.now, set()
        try:
            yield self.now
        finally:
            self.now = outer

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is worked out once under a name; who asks for it asks for all that was asked for in doing so."""
        if name not in self.known:
            with self.noting() as asked:
                self.known[name] = make()
            self.within[name] = frozenset(asked)
        self.now.add((ONCE, name))
        return cast("T", self.known[name])

    def news(self) -> Mapping[str, frozenset[Ask]]:
        """What was asked for by each thing that was worked out once, of those that were not told of before."""
        found = {name: asks for name, asks in self.within.items() if name not in self.told}
        self.told.update(found)
        return found


def watched(archive: Archive, asked: Asked) -> Archive:
    """The same archive, that notes what it is asked for."""
    return cast("Archive", _record(archive, TOP, asked))


def watched_by_key(name: str, mapping: Mapping[str, T], asked: Asked) -> Mapping[str, T]:
    """The same mapping, that notes under a name of its own which keys it is asked for."""
    return _Keys(name, mapping, cast("Any", _Now(asked)))


def altered_by_key(name: str, before: Mapping[str, object], now: Mapping[str, object]) -> set[Ask]:
    """What such a mapping is to answer otherwise than before."""
    found: set[Ask] = {(name, key) for key in before.keys() ^ now.keys()}
    found |= {
        (name, key)
        for key, entry in now.items()
        if key in before and before[key] is not entry and not _is_alike(before[key], entry)
    }
    if found or list(before) != list(now):
        found.add((name, EVERYTHING))
    return found


def altered(before: Archive, now: Archive) -> set[Ask]:
    """What an archive is to answer otherwise than before."""
    found: set[Ask] = set()
    _compare(before, now, TOP, found, set())
    return found


def by_value(thing: object) -> bytes:
    """What something says, by its types: text that is HTML and the same words as text are not alike."""
    return _dumped(thing, pickle.Pickler)


def digest_of(thing: object) -> str:
    """Of what something says."""
    return sha256(by_value(thing)).hexdigest()


def _dumped(thing: object, kind: type[pickle.Pickler]) -> bytes:
    buffer = io.BytesIO()
    pickler = kind(buffer)
    pickler.fast = True  # by value alone: whether two places share one object says nothing
    pickler.dump(thing)
    return buffer.getvalue()


class _InOrder(pickle.Pickler):
    """Writes sets in one order: in that of Python they differ from run to run."""

    def persistent_id(self, thing: object) -> object:
        """What is in a set, in order; nothing for all else."""
        return sorted(_dumped(each, _InOrder) for each in thing) if isinstance(thing, set | frozenset) else None


def _is_alike(one: object, other: object) -> bool:
    """Whether two things say the same."""
    return by_value(one) == by_value(other) or _dumped(one, _InOrder) == _dumped(other, _InOrder)


def _compare(before: object, now: object, at: str, found: set[Ask], seen: set[tuple[int, int]]) -> None:
    """Notes what differs in two records that stand for one another."""
    if before is now or (id(before), id(now)) in seen:
        return
    seen.add((id(before), id(now)))
    for one in fields(cast("Any", now)):
        old, new = getattr(before, one.name), getattr(now, one.name)
        if old is new:
            continue
        inside, others = _inside(old, at, one.name), _inside(new, at, one.name)
        if inside is not None and others is not None:
            if list(inside) != list(others) or (isinstance(old, Mapping) and list(old) != list(new)):
                found.add((at, one.name))
            for place, record in others.items():
                if place in inside:
                    _compare(inside[place], record, place, found, seen)
        elif at == TOP and isinstance(old, Mapping) and isinstance(new, Mapping):
            found |= altered_by_key(f"{TOP}.{one.name}", old, new)
        elif not _is_alike(old, new):
            found.add((at, one.name))


def _inside(value: object, at: str, name: str) -> dict[str, object] | None:
    """The records in a field whose own fields are noted, by where each lies; None where there are none."""
    if type(value) in KINDS:
        return {_place(value, f"{at}.{name}"): value}
    if not value or not isinstance(value, tuple | Mapping):
        return None
    entries = list(value.items() if isinstance(value, Mapping) else enumerate(value))
    if not all(type(entry) in KINDS for _, entry in entries):
        return None
    found = {_place(entry, f"{at}.{name}.{key}"): entry for key, entry in entries}
    return found if len(found) == len(value) else None


def _place(record: object, otherwise: str) -> str:
    """Where a record lies: at its address, if it has one."""
    address = getattr(record, "address", None)
    return f"{type(record).__name__} {address}" if isinstance(address, str) else otherwise


def _record(record: object, at: str, asked: Asked) -> object:
    known = asked.records.get(id(record))
    if known is None:
        known = object.__new__(_noting(cast("Any", type(record))))
        for name, value in (("_real", record), ("_at", at), ("_asked", asked), ("_parts", {})):
            object.__setattr__(known, name, value)
        asked.records[id(record)] = known
    return known


@cache
def _noting(kind: type) -> type:
    """A kind of record each field of which notes that it is read."""
    if not is_dataclass(kind):
        raise TypeError
    own: dict[str, object] = {one.name: property(_reading(one.name)) for one in fields(kind)}
    own["__slots__"] = ("_asked", "_at", "_parts", "_real")
    own["__reduce_ex__"] = _refuse
    return type(kind.__name__, (kind,), own)


def _refuse(*_: object) -> tuple[object, ...]:
    message = "what notes what it is asked for is not written down"
    raise TypeError(message)


def _reading(name: str) -> Callable[[Any], object]:
    def read(self: Any) -> object:  # noqa: ANN401  a record of any kind
        self._asked.now.add((self._at, name))
        if name in self._parts:
            return self._parts[name]
        part = self._parts[name] = _watched_part(getattr(self._real, name), self._at, name, self._asked)
        return part

    return read


def _watched_part(value: object, at: str, name: str, asked: Asked) -> object:
    """What a field holds, with the records in it that note what is read."""
    inside = _inside(value, at, name)
    if inside is not None:
        made: Iterable[object] = [_record(record, place, asked) for place, record in inside.items()]
        if isinstance(value, Mapping):
            return dict(zip(value, made, strict=True))
        return tuple(made) if isinstance(value, tuple) else next(iter(made))
    if at == TOP and isinstance(value, Mapping):
        return watched_by_key(f"{TOP}.{name}", value, asked)
    return value


class _Keys(Watched[Any, Any]):
    """A mapping of the archive, of which each key is noted by itself."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Now:
    """Takes down what is asked for by whatever is being made."""

    asked: Asked

    def add(self, ask: Ask) -> None:
        """Notes it."""
        self.asked.now.add(ask)
