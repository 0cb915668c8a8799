"""What the press keeps of a pack."""

from dataclasses import dataclass

from generator.archive.printed import Printed
from generator.store.codec import Codec


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a pack that was made: where its parts stand, and what could not be set."""

    printed: Printed
    no_glyphs: tuple[str, ...] = ()
    no_pictures: tuple[str, ...] = ()
    """The addresses of pictures that could not be set."""


TOLD = Codec(Told)
"""How it goes in and out of a store."""
