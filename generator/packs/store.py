"""What the press keeps, and how a pack goes in and out of it."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from generator.pages.prints import Printed


class Store(Protocol):
    """Keeps bytes by a key, for this run and for later ones."""

    def get(self, key: str) -> bytes | None:
        """What was kept; None if nothing was, or not whole."""

    def put(self, key: str, data: bytes) -> None:
        """Keeps bytes."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a pack that was made: where its parts stand, and what could not be set."""

    printed: Printed
    no_glyphs: tuple[str, ...] = ()
    no_pictures: tuple[str, ...] = ()
    """The addresses of pictures that could not be read."""

    def to_bytes(self) -> bytes:
        """As it is kept."""
        return json.dumps(asdict(self)).encode()


def told(data: bytes) -> Told:
    """What was kept of a pack."""
    read: dict[str, Any] = json.loads(data)
    ranges = {address: (first, last) for address, (first, last) in read["printed"].pop("ranges").items()}
    printed = Printed(**read["printed"], ranges=ranges)
    return Told(printed, tuple(read["no_glyphs"]), tuple(read["no_pictures"]))
