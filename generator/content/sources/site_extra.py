"""Files that a host asks for, in `site-extra/` beside the content: published at the root of the site as they are."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.content import attached
from generator.content.sources.names import LEFT_BEHIND, OF_MACHINES, RESERVED, alike, unfit
from generator.problems import Place, Problem, RuleName, Severity
from generator.store.inputs import place_for_host
from generator.store.memo import Memo

HIDDEN = frozenset({".well-known", ".htaccess", ".nojekyll", ".domains"})
"""The hidden names that hosts ask for. Behind others are keys, passwords and whole histories: these stay at home."""
NOBODYS = frozenset({".ds_store", ".directory", ".localized", ".gitkeep", ".gitignore", ".gitattributes"})
"""Hidden names of what no site needs and nobody misses."""


def host_files(content: Path, memo: Memo) -> tuple[dict[str, Path], list[Problem]]:
    """The files by their address, each as it lies there, and what is wrong with them."""
    walk = _Walk(memo)
    folder = place_for_host(content)
    if folder.is_symlink():
        walk.say(folder, *A_LINK)
        return {}, walk.problems
    if not folder.exists():
        return {}, []
    if not folder.is_dir():
        walk.say(folder, "a folder is wanted here, and this is a file", "give it another name", "not-a-file")
        return {}, walk.problems
    found = {unicodedata.normalize("NFC", path.relative_to(folder).as_posix()): path for path in walk.files(folder)}
    return {name: path for name, path in found.items() if walk.is_free(name, path)}, walk.problems


A_LINK: tuple[str, str, RuleName] = (
    "this is a link, and what it leads to is not published",
    "put the file itself here",
    "link-out",
)


class _Walk:
    """Walks the folder; faults gather in `problems`."""

    def __init__(self, memo: Memo) -> None:
        self.memo = memo
        self.problems: list[Problem] = []

    def say(self, path: Path, what: str, mend: str, rule: RuleName, severity: Severity = "error") -> None:
        self.problems.append(Problem(Place(path.as_posix()), what, mend, rule, severity))

    def files(self, folder: Path) -> Iterator[Path]:
        """What is to be published of a folder, in order."""
        try:
            paths = sorted(folder.iterdir())
        except OSError as error:
            self.unreadable(folder, error)
            return
        met: dict[str, str] = {}
        for path in paths:
            if not self.is_wanted(path):
                continue
            try:
                if path.is_symlink():
                    self.say(path, *A_LINK)
                elif fault := unfit(path.name, met):
                    self.say(path, *fault)
                elif path.is_dir():
                    yield from self.files(path)
                elif path.is_file():
                    self.look(path)
                    yield path
                else:
                    what = "this is neither a file nor a folder"
                    self.say(path, what, "put the file itself here, or take this out", "not-a-file")
            except OSError as error:
                self.unreadable(path, error)

    def is_wanted(self, path: Path) -> bool:
        """Whether something may be published by its name; what a machine put there is passed over without a word."""
        name = path.name
        if LEFT_BEHIND.fullmatch(name):
            what = f'"{name}" is a copy that a program left behind; it is not published'
            self.say(path, what, "look what it holds, and delete it", "leftover", "warning")
        elif name.startswith(".") and name not in HIDDEN:
            if name.lower() not in NOBODYS and not name.startswith("._"):
                what = f'"{name}" is hidden, and not published'
                known = ", ".join(sorted(HIDDEN))
                self.say(path, what, f"take it out; of hidden names hosts know {known}", "stray-file", "warning")
        else:
            return not OF_MACHINES.fullmatch(name)
        return False

    def look(self, path: Path) -> None:
        """Says what a file tells beside itself. It is published as it is all the same."""
        about = path.stat()
        faults = self.memo.of(("host file", path), lambda *_: attached.told(path), about.st_size, about.st_mtime_ns)
        for fault in faults:
            self.say(path, fault.what, fault.mend, fault.rule, fault.severity)

    def is_free(self, name: str, path: Path) -> bool:
        """Whether a name is outside of what the site keeps for itself."""
        top = alike(name.partition("/")[0])
        if top in RESERVED:
            what = f'"{name}" cannot be published: the site keeps "{top}" for itself'
            self.say(path, what, "name it otherwise, or take it out", "reserved")
            return False
        return True

    def unreadable(self, path: Path, error: OSError) -> None:
        what = f"this cannot be read: {error.strerror}"
        self.say(path, what, "see that you may read it, and that the disk is there", "unreadable")
