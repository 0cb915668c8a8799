"""Makes `site/` equal to the given files, all at once or not at all, and removes nothing that it did not make.

The next site is made in a folder beside the one that stands, `site.next`, and the two change places. Both carry a mark
with the list of what was made in them. A folder without a mark, or with anything in it that its mark does not list, is
another's: it is refused, and nothing in it is touched.
"""

from generator.store.writing.claim import claimed, folder_held, recover_unless_at_work
from generator.store.writing.kept import kept, place_kept
from generator.store.writing.mark import MARK, NotOursError
from generator.store.writing.packing import pack
from generator.store.writing.placing import APART, Data, Next, Standing, complete, place, prepare, recover, take_over

__all__ = [
    "APART",
    "MARK",
    "Data",
    "Next",
    "NotOursError",
    "Standing",
    "claimed",
    "complete",
    "folder_held",
    "kept",
    "pack",
    "place",
    "place_kept",
    "prepare",
    "recover",
    "recover_unless_at_work",
    "take_over",
]
