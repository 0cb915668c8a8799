"""What was made before, and of what: a memory that is handed in, so that only what changed is made anew.

A step that is given one makes the same as without it. Everything made is frozen, so a value that is made of the same
things is the same value. With a store, what is dear to make is kept for later runs too.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any, Protocol, TypeVar, TypeVarTuple, cast

T = TypeVar("T")
P = TypeVar("P")
M = TypeVar("M")
G = TypeVar("G")
G_co = TypeVar("G_co", covariant=True)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Parts = TypeVarTuple("Parts")

PLAIN = (str, int, date, frozenset, tuple)
"""Kinds of things that are compared by what they say; all others have to be the very same."""


EVERYTHING = "*"
"""What was asked of a mapping that was looked through: any change in it is another answer."""
Asked = set[tuple[str, object]]
"""What was looked up: the name of the mapping, and the key."""


class Store(Protocol):
    """Keeps bytes by a key, for this run and for later ones."""

    def get(self, key: str) -> bytes | None:
        """What was kept; None if nothing was, or not whole."""

    def put(self, key: str, data: bytes) -> None:
        """Keeps bytes."""


class Spread(Protocol):
    """Makes something of each part, in their order, be it in other processes: function and parts may be pickled."""

    def __call__(self, make: Callable[[P], M], parts: Sequence[P]) -> Iterable[M]:
        """What `make` makes of each part. OSError where a process was ended from outside."""


class SpreadWith(Protocol[G_co]):
    """Makes something of each part with what all processes were given, in the order of the parts."""

    def __call__(self, make: Callable[[G_co, P], M], parts: Sequence[P]) -> Iterable[M]:
        """What `make` makes of each part. OSError where a process was ended from outside."""


class Crew(Protocol):
    """Has processes at work with something large that each of them is given once."""

    def __call__(self, given: G) -> AbstractContextManager[SpreadWith[G]]:
        """What spreads work over them, while they are there."""


class Form(Protocol[T]):
    """Writes things of one type as bytes, and reads them."""

    def to_bytes(self, thing: T) -> bytes:
        """The thing as it is kept."""

    def read(self, data: bytes) -> T | None:
        """The thing that was kept; None if the bytes are none of its type."""


@dataclass(frozen=True, slots=True)
class Memo:
    """By a name for each thing made: what it was made of last, and the thing."""

    things: dict[Hashable, tuple[tuple[object, ...], object]] = field(default_factory=dict)
    store: Store | None = None
    """Where `lasting` keeps things; what it gives is read as data, and never trusted."""

    def of(
        self,
        name: Hashable,
        make: Callable[[*Parts], T],
        *parts: *Parts,
        is_current: Callable[[T], bool] | None = None,
    ) -> T:
        """What was made under a name of the same parts, else what `make` makes of them.

        `is_current` may refuse what was made, for what else it depends on. Where `make` is a function that was given
        nothing but the parts, it can depend on nothing else.
        """
        old = self.things.get(name)
        if old is not None and _alike(old[0], parts):
            before = cast("T", old[1])
            if is_current is None or is_current(before):
                return before
        thing = make(*parts)
        self.keep(name, thing, *parts)
        return thing

    def keep(self, name: Hashable, thing: object, *parts: object) -> None:
        """Keeps what was made of parts under a name."""
        self.things[name] = parts, thing

    def as_before(self, name: Hashable, thing: T) -> T:
        """What was made under a name the last time, if the thing equals it, so that it stays the very same."""
        old = self.things.get(name)
        return old[1] if old is not None and old[1] == thing else thing

    def same(self, name: Hashable, thing: T) -> T:
        """What was given under a name the last time, if it equals the thing; so that it stays the very same."""
        before = self.as_before(name, thing)
        if before is thing:
            self.keep(name, thing)
        return before

    def lasting(self, form: Form[T], parts: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made of the same plain parts in any run and is whole, else what `make` makes."""
        if self.store is None:
            return make()
        key = _key(parts)
        data = self.store.get(key)
        before = None if data is None else form.read(data)
        if before is not None:
            return before
        thing = make()
        self.store.put(key, form.to_bytes(thing))
        return thing

    def lasting_each(
        self, form: Form[T], wanted: Sequence[tuple[tuple[object, ...], Callable[[], T]]], spread: Spread
    ) -> list[T]:
        """The same for many at once: each with its parts and what makes it, which may be done in another process."""
        if self.store is None:
            return list(spread(_made, [make for _, make in wanted]))
        found: dict[int, T] = {}
        for number, (parts, _) in enumerate(wanted):
            data = self.store.get(_key(parts))
            before = None if data is None else form.read(data)
            if before is not None:
                found[number] = before
        missing = [number for number in range(len(wanted)) if number not in found]
        made = spread(partial(_made_and_written, form), [wanted[number][1] for number in missing])
        for number, (thing, data) in zip(missing, made, strict=True):
            self.store.put(_key(wanted[number][0]), data)
            found[number] = thing
        return [found[number] for number in range(len(wanted))]

    def altered(self, name: Hashable, now: Mapping[str, Mapping[Any, object]]) -> Asked:
        """What would be answered otherwise than the last time by mappings, each by its name."""
        old = self.things.get(name)
        before = cast("Mapping[str, Mapping[Any, object]]", old[1]) if old is not None else {}
        self.keep(name, now)
        found: Asked = set()
        for which, mapping in now.items():
            last = before.get(which, {})
            other = {
                (which, key) for key, entry in mapping.items() if last.get(key) is not entry and last.get(key) != entry
            }
            other |= {(which, key) for key in last.keys() - mapping.keys()}
            found |= other
            if other:
                found.add((which, EVERYTHING))
        return found | {(which, EVERYTHING) for which in before.keys() - now.keys()}


def _key(parts: tuple[object, ...]) -> str:
    return sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _made(make: Callable[[], T]) -> T:
    return make()


def _made_and_written(form: Form[T], make: Callable[[], T]) -> tuple[T, bytes]:
    thing = make()
    return thing, form.to_bytes(thing)


def _alike(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    """Whether what something was made of is what it would be made of now."""
    if len(old) != len(new):
        return False
    for before, after in zip(old, new, strict=True):
        if before is not after and not (isinstance(before, PLAIN) and before == after):
            return False
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Watched(Mapping[K, V]):
    """A mapping that notes in `asked` what was looked up in it."""

    name: str
    within: Mapping[K, V]
    asked: Asked

    def __getitem__(self, key: K) -> V:
        """The value of a key."""
        self.asked.add((self.name, key))
        return self.within[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a key."""
        self.asked.add((self.name, key))
        return key in self.within

    def __iter__(self) -> Iterator[K]:
        """The keys."""
        self.asked.add((self.name, EVERYTHING))
        return iter(self.within)

    def __len__(self) -> int:
        """How many there are."""
        self.asked.add((self.name, EVERYTHING))
        return len(self.within)


def merged(mappings: Iterable[Mapping[K, V]]) -> dict[K, V]:
    """All entries of mappings that have no key in common."""
    every: dict[K, V] = {}
    for mapping in mappings:
        every.update(mapping)
    return every
