"""What the press keeps of a pack, and how it goes in and out of a store."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from generator.outputs.pages.prints import Printed


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
