"""Old addresses as officers type them, where they lead, and which of them a site has room for."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from generator.content.sources.names import LONGEST_NAME, NOT_IN_NAMES

Query = tuple[tuple[str, str], ...]

HOST = re.compile(r"^https?://[^/?#]*", re.IGNORECASE)
LONGEST_PATH = 800
"""Bytes."""


@dataclass(frozen=True, slots=True)
class WrittenAddress:
    """An old address: its decoded path without slashes at its ends, and its query's parameters as typed."""

    path: str
    query: Query

    @property
    def alike(self) -> tuple[str, Query]:
        """What addresses have in common that differ only in the case of letters or the order of parameters."""
        return self.path.lower(), tuple(sorted((name.lower(), value.lower()) for name, value in self.query))


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and where it leads now; of several of one path the one that asks for most goes first."""

    path: str
    """Decoded, from the site's root, without slashes at its ends."""
    query: tuple[tuple[str, str], ...]
    """The parameters that an address must have, by name and value; without any, every address of the path will do."""
    target: str

    @property
    def key(self) -> str:
        """What paths have in common that differ in the case of letters alone."""
        return self.path.lower()


def read_address(text: str) -> WrittenAddress | str:
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
    if fault := next(filter(None, map(_name_fault, path.split("/"))), None):
        return fault
    if len(path.encode()) > LONGEST_PATH:
        return f"its path has more than {LONGEST_PATH} bytes"
    return WrittenAddress(path, tuple(parse_qsl(query, keep_blank_values=True)))


def _name_fault(name: str) -> str:
    """Why a part of a path cannot be the name of a file or folder, or nothing."""
    if name in {".", ".."}:
        return f'"{name}" leads out of its folder'
    if not name:
        return "there is nothing between two of its slashes"
    if found := next((sign for sign in name if sign in NOT_IN_NAMES or not sign.isprintable()), None):
        return f"its path cannot have {found if found.isprintable() else 'a character that is not seen'}"
    if name != name.strip() or name.endswith("."):
        return f'"{name}" begins or ends with a blank, or ends with a full stop'
    return f"one of its names has more than {LONGEST_NAME} bytes" if len(name.encode()) > LONGEST_NAME else ""
