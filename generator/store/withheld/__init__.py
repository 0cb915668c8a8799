"""Searches the made site for what was held back, before it is put in place.

What is held back is found here from the files of `content/` as they lie there, and not from what the other steps say of
them: so a mistake in one of those steps is seen, and stops the build.
"""

from generator.store.withheld.gathering import gather
from generator.store.withheld.searching import Search, read

__all__ = ["Search", "gather", "read"]
