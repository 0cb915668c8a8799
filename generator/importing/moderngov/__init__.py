"""A committee of ModernGov as drafts: its meetings with items, minutes, files and old addresses."""

from generator.importing.moderngov.asking import Saved, System, Web
from generator.importing.moderngov.bringing import bring

__all__ = ["Saved", "System", "Web", "bring"]
