"""Old addresses as officers type them, and which of them a site has room for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from generator import urls
from generator.content.sources.names import LONGEST_NAME, NOT_IN_NAMES

Query = tuple[tuple[str, str], ...]

HOST = re.compile(r"^https?://[^/?#]*", re.IGNORECASE)
LONGEST_PATH = 800
"""Bytes."""


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An old address: its decoded path without slashes at its ends, and its query's parameters as typed."""

    path: str
    query: Query

    @property
    def alike(self) -> tuple[str, Query]:
        """What addresses have in common that differ only in the case of letters or the order of parameters."""
        return self.path.lower(), tuple(sorted((name.lower(), value.lower()) for name, value in self.query))


def read(text: str) -> OldAddress | str:
    """An old address as it is typed, with or without host and query; or what is wrong with it."""
    if "#" in text:
        return "what follows # is never sent to a server"
    path, _, query = HOST.sub("", text.strip()).partition("?")
    try:
        path = unquote(path, errors="strict").removeprefix("/").removesuffix("/")
    except UnicodeDecodeError:
        return "its path is not UTF-8"
    if not path:
        return "it is that of the home page"
    if fault := next((fault for name in path.split("/") if (fault := _name_fault(name))), ""):
        return fault
    if len(path.encode()) > LONGEST_PATH:
        return f"its path has more than {LONGEST_PATH} bytes"
    return OldAddress(path, tuple(parse_qsl(query, keep_blank_values=True)))


def _name_fault(name: str) -> str:
    """Why a part of a path cannot be the name of a file or folder, or nothing."""
    if name in {".", ".."}:
        return f'"{name}" leads out of its folder'
    if not name:
        return "there is nothing between two of its slashes"
    if found := next((sign for sign in name if sign in NOT_IN_NAMES or not sign.isprintable()), ""):
        return f"its path cannot have {found if found.isprintable() else 'a character that is not seen'}"
    if name != name.strip() or name.endswith("."):
        return f'"{name}" begins or ends with a blank, or ends with a full stop'
    return f"one of its names has more than {LONGEST_NAME} bytes" if len(name.encode()) > LONGEST_NAME else ""


@dataclass(frozen=True, slots=True)
class Ground:
    """The files that the site's addresses take up, and the folders that hold them; the case of letters is nothing."""

    files: dict[str, str] = field(default_factory=dict)
    """Each with its address."""
    folders: dict[str, str] = field(default_factory=dict)
    """Each with the address of a file in it."""

    def take(self, address: str) -> None:
        """Notes the file of an address."""
        file = urls.file(address).lower()
        self.files.setdefault(file, address)
        for folder in _above(file):
            if folder in self.folders:
                break
            self.folders[folder] = address

    def taker(self, address: str) -> str | None:
        """The address that has the file of another, or has a folder where that needs a file, or the other way round."""
        file = urls.file(address).lower()
        ways = [self.files.get(file), self.folders.get(file), *(self.files.get(folder) for folder in _above(file))]
        return next((way for way in ways if way is not None), None)


def _above(file: str) -> Iterator[str]:
    """The folders that hold a file, innermost first."""
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file
