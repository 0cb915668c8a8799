"""A whole site as one file, for who wants to keep a copy."""

import shutil
import zipfile
from pathlib import Path

from generator.store.writing import mark

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every file: the first that the format knows, so that the same site gives the same bytes."""
READABLE = 0o100644 << 16
UNIX = 3


def pack(folder: Path, into: Path, within: str = "") -> None:
    """Packs all that lies in a folder into a new ZIP archive, file by file; the list of what is ours is left out.

    Of `within`, a folder in it, if that is named.
    """
    names = sorted(mark.listed_files(folder, within and f"{within}/"))
    into.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, READABLE, UNIX
            with (folder / name).open("rb") as file, archive.open(entry, "w", force_zip64=True) as packed:
                shutil.copyfileobj(file, packed)
