"""Makes `site/` equal to the given files, all at once or not at all.

The next site is made in a folder beside the one that stands, `site.next`, and takes its place by two renamings:
`site` to `site.last`, `site.next` to `site`. Only a folder named `site.next` is ever half made or half removed.
"""

import os
import shutil
import stat
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

APART = ("handbook", "pagefind")
"""Folders of the site that other programs make inside the next one; their files are not given to `prepare`."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next site, made beside the one it is to replace; as a context, it is thrown away if it was not placed.

    `folder` holds the `changed` files, those that are new or different; `complete` adds the `kept` ones. `removed`
    counts the files of the present site that were not given, `index_stale` says whether a page of the search index
    is changed or removed.
    """

    site: Path
    folder: Path
    changed: int
    removed: int
    kept: tuple[str, ...]
    index_stale: bool

    @property
    def total(self) -> int:
        """How many files were given."""
        return self.changed + len(self.kept)

    def __enter__(self) -> Self:
        """The same record."""
        return self

    def __exit__(self, *_: object) -> None:
        """Removes the folder, unless it was put in place."""
        shutil.rmtree(self.folder, ignore_errors=True)


def recover(site: Path) -> None:
    """Puts the last good site back if a run was interrupted between the two renamings."""
    site = _absolute(site)
    last = _beside(site, "last")
    if last.is_dir() and not os.path.lexists(site):
        last.rename(site)


def prepare(site: Path, files: Iterable[tuple[str, bytes]], indexed: Callable[[bytes], bool] = bool) -> Next:
    """Begins the next site: writes those of the files that differ, each a name inside the site and its bytes.

    The files are taken one at a time; `indexed` says whether one is a page of the search index. Raises OSError for a
    fault of the disk or a folder that is no site of ours, ValueError for a name given twice or not inside the site;
    `site` stays as it was.
    """
    site = _absolute(site)
    recover(site)
    _refuse(site)
    _clear(site)
    folder = _beside(site, "next")
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir()
        return _write(folder, site, files, indexed)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def complete(made: Next) -> Path:
    """Links the kept files into the next site, for who needs it whole; returns its folder."""
    folders = {made.folder}
    for name in made.kept:
        target = made.folder / name
        _make_folder(target.parent, folders)
        _link(f"{made.site}/{name}", target)
    return made.folder


def carry(made: Next, name: str) -> bool:
    """Takes a folder made by another program over from the present site, by links; False where there is none."""
    present = made.site / name
    if not present.is_dir():
        return False
    shutil.copytree(present, made.folder / name, copy_function=_link)
    return True


def place(made: Next) -> bool:
    """Puts the next site in place; where it is the same as the present one, touches nothing and returns False."""
    with made:
        if _unchanged(made):
            return False
        complete(made)
        if sum(1 for _ in _names(made.folder)) != made.total:
            message = f"{made.folder} lost files while it was made: is another build at work on {made.site}?"
            raise OSError(message)
        _swap(made)
    with suppress(OSError):
        _clear(made.site)
    return True


def _absolute(site: Path) -> Path:
    return Path(os.path.abspath(site))  # noqa: PTH100 -- resolve() would follow a link, which is refused below


def _beside(site: Path, word: str) -> Path:
    return site.with_name(f"{site.name}.{word}") if site.name else site / word


def _refuse(site: Path) -> None:
    """A folder is replaced whole, so one that holds anything but a site made earlier must not be."""
    if site.is_symlink():
        fault = "is a symbolic link, and a site takes its place by renaming; name the folder it points to"
    elif site.exists() and not site.is_dir():
        fault = "is a file; name a folder"
    elif (site / ".git").exists():
        fault = "is a checkout, which a build would remove; name a folder inside it"
    elif site.is_dir() and any(site.iterdir()) and not (site / "index.html").exists():
        fault = "holds files but no index.html, so it is not a site made earlier; name a new or an empty folder"
    else:
        return
    message = f"{site} {fault}"
    raise OSError(message)


def _clear(site: Path) -> None:
    """Removes what earlier runs left beside the site; `site.last` under the other name, as `recover` trusts its own."""
    following, last = _beside(site, "next"), _beside(site, "last")
    if following.exists():
        shutil.rmtree(following)
    if last.exists():
        last.rename(following)
        shutil.rmtree(following)


def _write(folder: Path, site: Path, files: Iterable[tuple[str, bytes]], indexed: Callable[[bytes], bool]) -> Next:
    names: dict[str, bool] = {}  # and whether the file is kept
    folders = {folder}
    removed = 0
    stale = False
    for name, data in files:
        _check_name(name, names)
        old = _read(f"{site}/{name}")
        names[name] = old == data
        if old != data:
            stale = stale or indexed(data) or indexed(old or b"")
            _make_folder((folder / name).parent, folders)
            with (folder / name).open("xb") as file:
                file.write(data)
    for name in _names(site):
        if name not in names:
            removed += 1
            stale = stale or indexed(_read(f"{site}/{name}") or b"")
    kept = tuple(name for name, is_kept in names.items() if is_kept)
    return Next(site, folder, len(names) - len(kept), removed, kept, stale)


def _check_name(name: str, taken: Container[str]) -> None:
    parts = name.split("/")
    if any(part in {"", ".", ".."} for part in parts) or not set(name).isdisjoint("\\:\0") or parts[0] in APART:
        message = f"not a name for a file of the site: {name!r}"
        raise ValueError(message)
    if name in taken:
        message = f"a file of the site is given twice: {name!r}"
        raise ValueError(message)


def _read(path: str) -> bytes | None:
    """The bytes of a plain file, or nothing; what a symbolic link points to is not the site's."""
    try:
        is_plain = stat.S_ISREG(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Path(path).read_bytes() if is_plain else None


def _make_folder(folder: Path, made: set[Path]) -> None:
    """Makes a folder of the next site, but never the site's own again, which another run may have taken away."""
    if folder not in made:
        _make_folder(folder.parent, made)
        with suppress(FileExistsError):
            folder.mkdir()
        made.add(folder)


def _link(old: str, new: str | Path) -> None:
    """Gives a file of the present site to the next one, unless it is there."""
    try:
        os.link(old, new)
    except FileExistsError:
        pass
    except OSError:  # no links on this disk, or too many to this file
        shutil.copy2(old, new)


def _names(folder: Path, inside: str = "") -> Iterator[str]:
    """The names of the files in a site, those of the folders made by other programs left out."""
    for entry in list(os.scandir(folder / inside)) if folder.is_dir() else []:
        name = inside + entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield name
        elif name not in APART:
            yield from _names(folder, f"{name}/")


def _unchanged(made: Next) -> bool:
    given_alike = made.site.is_dir() and made.changed == made.removed == 0
    return given_alike and all(_alike(made.site / name, made.folder / name) for name in APART)


def _alike(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, or are both missing."""
    names = set(_names(one))
    return (
        one.exists() == other.exists()
        and names == set(_names(other))
        and all(
            (one / name).samefile(other / name) or (one / name).read_bytes() == (other / name).read_bytes()
            for name in names
        )
    )


def _swap(made: Next) -> None:
    try:
        if made.site.exists():
            made.site.rename(_beside(made.site, "last"))
        made.folder.rename(made.site)
    except BaseException:
        recover(made.site)
        raise
