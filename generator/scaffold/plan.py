"""What is to be written, and the writing of it: all or nothing, and never over something that is there."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from generator.content.sources.values import read_yaml


class RefusedError(Exception):
    """Nothing was written; the text says why and what to do. `in_content`: an error in the files is the reason."""

    def __init__(self, message: str, *, in_content: bool = False) -> None:
        super().__init__(message)
        self.in_content = in_content


def refuse(message: str, *, in_content: bool = False) -> NoReturn:
    """Ends with the message: nothing is written."""
    raise RefusedError(message, in_content=in_content)


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to be made and texts to be added at the end of files, both by path below the content folder.

    `then` says in plain words what the officer does next, one sentence or line of a file each.
    """

    files: tuple[tuple[str, str | bytes], ...]
    then: tuple[str, ...]
    added: tuple[tuple[str, str], ...] = ()


def lines(*parts: str) -> str:
    """The lines as a text that ends with a line end."""
    return "\n".join(parts) + "\n"


def write(plan: Plan, content: Path) -> list[Path]:
    """Writes the plan and gives the paths written. RefusedError if something is there; then nothing is changed.

    An OSError on the way leaves nothing behind either.
    """
    for name, _ in plan.files:
        path = content / name
        if path.exists() or path.is_symlink():
            refuse(f"{path.as_posix()} is there already; nothing was written")
    made: list[Path] = []
    before = {content / name: (content / name).read_bytes() for name, _ in plan.added}
    try:
        for name, text in plan.files:
            _make(content / name, text if isinstance(text, bytes) else text.encode(), made)
        for name, text in plan.added:
            path = content / name
            replace(path, _longer(before[path], text))
    except BaseException:
        for path, old in before.items():
            if path.read_bytes() != old:
                replace(path, old)
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink()
        raise
    return [content / name for name, _ in (*plan.files, *plan.added)]


def replace(path: Path, data: bytes) -> None:
    """Gives a file that is there other bytes, all or nothing: on a full disk it keeps those that it has."""
    file = Path(os.path.realpath(path))
    following = file.with_name(f".{file.name}.new")
    try:
        following.write_bytes(data)
        shutil.copymode(file, following)
        following.replace(file)
    finally:
        following.unlink(missing_ok=True)


def fits(file: Path, text: str) -> bool:
    """Whether a YAML text can be added at the end of a file so that everything in it is read as before."""
    old, problems = read_yaml("", file.read_text(encoding="utf-8-sig"))
    new, more = read_yaml("", _longer(file.read_bytes(), text).decode("utf-8-sig"))
    added, _ = read_yaml("", text)
    if problems or more or not isinstance(old.value, dict) or not isinstance(added.value, dict):
        return False
    return new.value == {**old.value, **added.value}


def _make(path: Path, data: bytes, made: list[Path]) -> None:
    """Makes a file and the folders it needs, noting each; a file that is there meanwhile is an error."""
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir()
            made.append(folder)
    with path.open("xb") as file:
        made.append(path)
        file.write(data)


def _longer(old: bytes, text: str) -> bytes:
    """The bytes with a text after them, with line ends like theirs."""
    end = b"\r\n" if b"\r\n" in old else b"\n"
    gap = b"" if not old or old.endswith(b"\n") else end
    return old + gap + text.encode().replace(b"\n", end)
