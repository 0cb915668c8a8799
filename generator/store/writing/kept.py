"""The folder for what is kept beside a site, `.cache/agendapack-NAME`: one for each site, known by a tag in it."""

from pathlib import Path

from generator.store.writing.mark import NotOursError
from generator.store.writing.placing import absolute

FOLDER = ".cache"
"""Many programs have a folder in it, and users files: of all that is in it only our own is touched."""
TAG = "CACHEDIR.TAG"
"""The file by which programs that copy folders know what can be made anew."""
TAGGED = b"""\
Signature: 8a477f597d28d172789f06886806bc55
# agendapack made this folder. What it keeps here may be removed at any time, but not while it is at work.
"""


def place_kept(site: Path) -> Path:
    """Where the folder for what is kept beside a site is, or would be."""
    site = absolute(site)
    return site.parent / FOLDER / f"agendapack-{site.name}"


def kept(site: Path) -> Path:
    """Makes the folder for what is kept beside a site, if it is not there; NotOursError if it is another's."""
    folder = place_kept(site)
    if folder.is_symlink():
        _refuse(folder, "is a symbolic link")
    folder.mkdir(parents=True, exist_ok=True)
    # First: where another run is at work, its tag is whole before anything else is there.
    there = {path.name for path in folder.iterdir()}
    tag = folder / TAG
    said = tag.read_bytes() if tag.is_file() and not tag.is_symlink() else b""
    if said != TAGGED:
        if there - {TAG} or not TAGGED.startswith(said):
            _refuse(folder, "holds files, and agendapack did not make it")
        tag.write_bytes(TAGGED)
    return folder


def _refuse(folder: Path, fault: str) -> None:
    message = f"{folder} {fault}; what is kept beside a site needs this name: move it away"
    raise NotOursError(message)
