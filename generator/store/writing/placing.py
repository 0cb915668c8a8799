"""The next site, made in a folder beside the one that stands, `site.next`, and how the two change places.

Where the system can let two folders change places in one step, it does; else `site` is renamed to `site.last` and
`site.next` to `site`. Only a folder named `site.next` is ever half made or half removed.
"""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from generator.store.writing import mark
from generator.store.writing.exchange import exchanged
from generator.store.writing.mark import Growing, Listed, NotOursError

APART = ("copy", "handbook", "pagefind")
"""Folders of the site that other programs make inside the next one; their files are not given to `prepare`."""
CHECKOUTS = (".git", ".hg", ".svn", ".bzr", ".jj", "_darcs", "CVS", ".fslckout")
"""What stands at the top of a checkout."""
AT_ONCE = 1 << 20
"""Bytes of a file that are read at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Says of a file that it is known to be the same as in the present site, and whether it is a page of the index."""

    is_indexed: bool


Data = bytes | Path
"""What a file holds: its bytes, or a file that they are copied from piece by piece."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next site, made beside the one it is to replace; as a context, it is thrown away if it was not placed.

    `folder` holds the `written` files, those that are new or different; `complete` adds the `kept` ones. `removed`
    counts the files of the present site that were not given; `indexed` counts the pages of the search index, and
    `index_stale` says whether one is changed or removed. `listed` is what is ours in the present site, by its mark if
    it `is_marked`.
    """

    site: Path
    folder: Path
    written: tuple[str, ...]
    removed: int
    kept: tuple[str, ...]
    indexed: int
    index_stale: bool
    listed: Listed
    is_marked: bool
    linked: set[str] = field(default_factory=set)
    """Those of the kept files that `complete` has linked."""

    @property
    def changed(self) -> int:
        """How many files are new or different."""
        return len(self.written)

    @property
    def total(self) -> int:
        """How many files were given."""
        return self.changed + len(self.kept)

    def __enter__(self) -> Self:
        """The same record."""
        return self

    def __exit__(self, *_: object) -> None:
        """Removes the folder, unless it was put in place."""
        _discard_if_possible(self.folder)


def recover(site: Path) -> None:
    """Puts the last good site back if a run was interrupted between the two renamings."""
    site = absolute(site)
    last = beside(site, "last")
    if not os.path.lexists(site) and last.is_dir() and (mark.is_marked(last) or mark.is_of_before(last)):
        last.rename(site)


def prepare(
    site: Path,
    files: Iterable[tuple[str, Data | Standing]],
    indexed: Callable[[bytes], bool] = bool,
    noted: Callable[[str, Data], object] = lambda *_: None,
) -> Next:
    """Begins the next site: writes those of the files that differ, each a name inside the site and what it holds.

    The files are taken one at a time; `indexed` says whether one is a page of the search index, and `noted` is given
    each that is written. Raises OSError for a fault of the disk, NotOursError for a folder that is another's or
    holds what is another's, ValueError for a name given twice or not inside the site; `site` stays as it was.
    """
    site = absolute(site)
    recover(site)
    refuse_place(site)
    listed = refuse_others(site)
    _clear(site)
    folder = beside(site, "next")
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir()
        mark.begin(folder, APART)
        return _write(site, listed, files, indexed, noted)
    except BaseException:
        _discard_if_possible(folder)
        raise


MOVE_AWAY = "move that elsewhere (what a host asks for goes into site-extra/ beside content/), or name another --site"
"""What to do where a site holds what is another's."""


def complete(made: Next) -> Path:
    """Links the kept files into the next site, for who needs it whole; returns its folder."""
    kept = [name for name in made.kept if name not in made.linked]
    folders = {""}
    with closing(Growing(made.folder)) as growing:
        growing.add(kept)
    for name in kept:
        _make_folder(made.folder, name.rpartition("/")[0], folders)
        _link(f"{made.site}/{name}", f"{made.folder}/{name}")
    made.linked.update(kept)
    return made.folder


def take_over(made: Next, name: str, is_sound: Callable[[Path], bool]) -> bool:
    """Takes a folder made by another program over from the present site, by links; False where none is sound."""
    present = made.site / name
    if not (present.is_dir() and is_sound(present)):
        return False
    shutil.copytree(present, made.folder / name, copy_function=_link)
    return True


def place(made: Next) -> bool:
    """Puts the next site in place; where it is the same as the present one, touches nothing and returns False."""
    with made:
        given = {*made.written, *made.kept}
        apart = {f"{name}/{file}" for name in APART for file in mark.listed_files(made.folder / name)}
        if _unchanged(made, given | apart):
            return False
        complete(made)
        there = set(mark.listed_files(made.folder))
        if there != given | apart:
            message = f"{made.folder} holds other files than were made: is another build at work on {made.site}?"
            raise OSError(message)
        mark.finish_mark(made.folder, there)
        if made.site.exists():
            mark.refuse_strangers(made.site, made.listed, MOVE_AWAY)
            if not made.is_marked:
                mark.finish_mark(made.site, made.listed.files)  # so that it is known in the place of the next one
        _swap(made)
    with suppress(OSError):
        _clear(made.site)
    return True


def absolute(site: Path) -> Path:
    """A place as it is named, from the root on."""
    return Path(os.path.abspath(site))  # noqa: PTH100 -- resolve() would follow a link, which is refused below


def beside(site: Path, word: str) -> Path:
    """The folder beside the site with a word after its name."""
    return site.with_name(f"{site.name}.{word}") if site.name else site / word


def refuse_place(site: Path) -> None:
    """NotOursError, if what stands in the place of a site is not one, as far as a first look tells."""
    checkout = next((name for name in CHECKOUTS if os.path.lexists(site / name)), None)
    if not site.name:
        fault = "is the top of the disk; name a folder in it"
    elif site.is_symlink():
        fault = "is a symbolic link, and a site takes its place by renaming; name the folder it points to"
    elif site.exists() and not site.is_dir():
        fault = "is a file; name a folder"
    elif checkout:
        fault = f"is a checkout (it holds {checkout}), which a build would remove; name a folder inside it"
    elif mount := next((path for path in _mounts() if path.is_relative_to(os.path.realpath(site))), None):
        fault = f"cannot be replaced: a disk is mounted at {mount}; name a folder in that disk"
    elif site.is_dir() and not (mark.is_empty(site) or mark.is_marked(site) or mark.is_of_before(site)):
        fault = "holds files, and agendapack did not make it; name a new or an empty folder with --site"
    else:
        return
    message = f"{site} {fault}"
    raise NotOursError(message)


def refuse_others(site: Path) -> Listed | None:
    """What the mark of a site lists, if it has one; NotOursError if it, or a folder that a build needs, has more."""
    for folder in (beside(site, "next"), beside(site, "last")):
        if os.path.lexists(folder):
            _refuse_others(folder)
    listed = mark.read_mark(site)
    if listed:
        mark.refuse_strangers(site, listed, MOVE_AWAY)
    return listed


def _mounts() -> Iterator[Path]:
    """Where disks are mounted, as Linux says; elsewhere a renaming fails there, and nothing is lost."""
    if sys.platform == "linux":
        with suppress(OSError):
            for line in Path("/proc/self/mountinfo").read_bytes().splitlines():
                written = line.split()[4]
                yield Path(os.fsdecode(written.decode("unicode_escape").encode("latin-1")))


def _clear(site: Path) -> None:
    """Removes what earlier runs left beside the site; `site.last` under the other name, as `recover` trusts its own."""
    following, last = beside(site, "next"), beside(site, "last")
    _remove_ours(following)
    if os.path.lexists(last):
        _refuse_others(last)
        last.rename(following)
        _remove_ours(following)


def _remove_ours(folder: Path) -> None:
    if os.path.lexists(folder):
        _refuse_others(folder)
        mark.discard(folder)


def _refuse_others(folder: Path) -> None:
    """NotOursError, if a folder beside the site was not left there by a run that was cut off."""
    needed = "a build needs this name; move it away, or name another folder with --site"
    if folder.is_symlink() or not folder.is_dir():
        message = f"{folder} is not agendapack's, and {needed}"
        raise NotOursError(message)
    mark.refuse_strangers(folder, mark.read_mark(folder) or mark.NOTHING, needed)


def _discard_if_possible(folder: Path) -> None:
    with suppress(OSError):
        mark.discard(folder)


def _write(
    site: Path,
    listed: Listed | None,
    files: Iterable[tuple[str, Data | Standing]],
    indexed: Callable[[bytes], bool],
    noted: Callable[[str, Data], object],
) -> Next:
    folder = beside(site, "next")
    names: dict[str, bool] = {}  # and whether the file is kept
    folders = {""}
    count, stale = 0, False
    with closing(Growing(folder)) as growing:
        for name, data in files:
            _check_name(name, names)
            if isinstance(data, Standing):
                if not _is_plain(f"{site}/{name}"):
                    message = f"{site}/{name} was taken away while a build was at work"
                    raise OSError(message)
                names[name] = True
                count += data.is_indexed
                continue
            kept, was_indexed = _same(f"{site}/{name}", data, indexed)
            names[name] = kept
            is_page = name.endswith(".html") and indexed(data if isinstance(data, bytes) else data.read_bytes())
            count += is_page
            if not kept:
                stale = stale or was_indexed or is_page
                growing.add([name])
                _make_folder(folder, name.rpartition("/")[0], folders)
                _make_file(folder / name, data)
                noted(name, data)
    ours = listed or mark.listed_before(site, names, APART)
    if not listed and site.is_dir():
        mark.refuse_strangers(site, ours, MOVE_AWAY)
    gone = [name for name in ours.files if name not in names and name.partition("/")[0] not in APART]
    stale = stale or any(indexed(_read(f"{site}/{name}") or b"") for name in gone if name.endswith(".html"))
    kept_names = tuple(name for name, is_kept in names.items() if is_kept)
    written = tuple(name for name, is_kept in names.items() if not is_kept)
    return Next(site, folder, written, len(gone), kept_names, count, stale, ours, listed is not None)


def _same(old: str, data: Data, indexed: Callable[[bytes], bool]) -> tuple[bool, bool]:
    """Whether a file of the present site holds the data already; and if not, whether it is a page of the index."""
    if isinstance(data, Path):
        if _is_plain(old) and Path(old).stat().st_size == data.stat().st_size and _alike_inside(Path(old), data):
            return True, False
        return False, old.endswith(".html") and indexed(_read(old) or b"")
    present = _read(old)
    return present == data, present is not None and present != data and indexed(present)


def _make_file(path: Path, data: Data) -> None:
    if isinstance(data, bytes):
        with path.open("xb") as file:
            file.write(data)
    else:
        shutil.copyfile(data, path)


def _alike_inside(old: Path, new: Path) -> bool:
    """Whether two files hold the same, read piece by piece."""
    with old.open("rb") as file, new.open("rb") as another:
        while piece := file.read(AT_ONCE):
            if piece != another.read(AT_ONCE):
                return False
        return not another.read(1)


def _check_name(name: str, taken: Container[str]) -> None:
    parts = name.split("/")
    is_strange = any(part in {"", ".", ".."} for part in parts) or not set(name).isdisjoint("\\:*\0\n\r")
    if is_strange or parts[0] in APART or name in {mark.MARK, mark.FOLLOWING}:
        message = f"not a name for a file of the site: {name!r}"
        raise ValueError(message)
    if name in taken:
        message = f"a file of the site is given twice: {name!r}"
        raise ValueError(message)


def _read(path: str) -> bytes | None:
    """The bytes of a plain file, or nothing; what a symbolic link points to is not the site's."""
    return Path(path).read_bytes() if _is_plain(path) else None


def _is_plain(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _make_folder(site: Path, name: str, made: set[str]) -> None:
    """Makes a folder in the next site, but never the site's own again, which another run may have taken away."""
    if name not in made:
        _make_folder(site, name.rpartition("/")[0], made)
        with suppress(FileExistsError):
            (site / name).mkdir()
        made.add(name)


def _link(old: str, new: str | Path) -> None:
    """Gives a file of the present site to the next one, unless it is there."""
    try:
        os.link(old, new)
    except FileExistsError:
        pass
    except OSError:  # no links on this disk, or too many to this file
        shutil.copy2(old, new)


def _unchanged(made: Next, names: set[str]) -> bool:
    """Whether the present site is what was made, and its mark lists just that."""
    alike = made.is_marked and made.listed.files == names and made.changed == made.removed == 0
    return alike and all(_alike(made.site / name, made.folder / name) for name in APART)


def _alike(old: Path, new: Path) -> bool:
    """Whether two folders hold the same files, or are both missing."""
    names = set(mark.listed_files(old))
    return (
        old.exists() == new.exists()
        and names == set(mark.listed_files(new))
        and all((old / name).samefile(new / name) or _alike_inside(old / name, new / name) for name in names)
    )


def _swap(made: Next) -> None:
    if made.site.exists() and exchanged(made.folder, made.site):
        return
    try:
        if made.site.exists():
            made.site.rename(beside(made.site, "last"))
        made.folder.rename(made.site)
    except BaseException:
        recover(made.site)
        raise
