"""Where a site is read: from a folder, or from the web with as few and as slow requests as will do."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from threading import Event
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request

from generator import urls
from generator.web import BUSY, opener, seconds_to_wait

LARGEST = 500_000_000
"""Bytes of a file; a larger one is not read."""
PATIENCE = 30
"""Seconds that are waited for an answer, and at most before a host that is busy is asked again."""
FAILURES = 3
"""Requests without an answer, one after the other, after which the host is left alone."""
NOT_THERE = frozenset({403, 404, 410})
NAME = "agendapack verify (reads a site once, one file at a time)"


class UnreadableError(Exception):
    """There is no site, or no record of it, or the host does not answer."""


class Place(ABC):
    """Where the files of a site are read."""

    @abstractmethod
    def read(self, name: str) -> bytes | None:
        """What a file of the site holds; None where there is none. UnreadableError where that cannot be known."""

    @abstractmethod
    def called(self, name: str) -> str:
        """A file as people name it."""

    def shows(self, name: str) -> bool:
        """Whether a file is to be found there, if it is one of the site."""
        return bool(name)

    def names(self) -> Iterator[str]:
        """Every file that is there, as far as that can be known."""
        yield from ()


class Folder(Place):
    """A site in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """What a file holds."""
        path = self._folder / name
        if not path.resolve().is_relative_to(self._folder.resolve()):
            return None
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError as error:
            message = f"{path} cannot be read: {error.strerror}"
            raise UnreadableError(message) from None

    def called(self, name: str) -> str:
        """The path of a file."""
        return (self._folder / name).as_posix()

    def names(self) -> Iterator[str]:
        """Every file below the folder."""
        every = (path for path in sorted(self._folder.rglob("*")) if path.is_file())
        yield from (path.relative_to(self._folder).as_posix() for path in every)


class Web(Place):
    """A site at an address: one request at a time, and none once the host does not answer."""

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        self._address = f"{address.rstrip('/')}/"
        self._opener = opener()
        self._patience = patience
        self._failures = 0

    def shows(self, name: str) -> bool:
        """Not what hosts keep for themselves: `_redirects`, `.htaccess`, the configuration of nginx."""
        parts = name.split("/")
        return not (parts[-1].startswith(("_", ".")) or name == urls.REDIRECTS_FOR_NGINX)

    def called(self, name: str) -> str:
        """The address of a file; of a page that of its folder."""
        path = name.removesuffix("index.html") if urls.name(name) == "index.html" else name
        return f"{self._address}{quote(path)}"

    def read(self, name: str) -> bytes | None:
        """What the host gives for a file."""
        again = True
        while True:
            try:
                return self._asked(name)
            except HTTPError as error:
                if error.code in NOT_THERE:
                    return error.read(LARGEST) if name == urls.NOT_FOUND else None
                if error.code not in BUSY or not again:
                    self._failed(name, f"the host answers {error.code}")
                    return None
                Event().wait(seconds_to_wait(error.headers, self._patience, 1))
                again = False
            except (URLError, HTTPException, OSError) as error:
                self._failed(name, str(getattr(error, "reason", error)))
                return None

    def _asked(self, name: str) -> bytes:
        headers = {"User-Agent": NAME, "Accept-Encoding": "identity"}
        request = Request(self.called(name), headers=headers)  # noqa: S310 -- the scheme is looked at in place_of
        with self._opener.open(request, timeout=self._patience) as answer:
            data: bytes = answer.read(LARGEST)
        self._failures = 0
        return data

    def _failed(self, name: str, why: str) -> None:
        self._failures += 1
        if self._failures >= FAILURES or name == urls.RECORD:
            message = f"{self.called(name)} cannot be read: {why}"
            raise UnreadableError(message)


def place_of(site: str) -> Place:
    """The place that is meant: an address of the web, or a folder."""
    if urlsplit(site).scheme in {"http", "https"}:
        return Web(site)
    if not Path(site).is_dir():
        message = f"{site} is no folder, and no address that begins with https://"
        raise UnreadableError(message)
    return Folder(Path(site))


def json_of(place: Place, name: str) -> object:
    """The JSON of a file of a site. UnreadableError where there is none."""
    data = place.read(name)
    if data is None:
        message = f"there is no {place.called(name)}: a site has a record if it was made with `agendapack publish`"
        raise UnreadableError(message)
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        message = f"{place.called(name)} is not JSON"
        raise UnreadableError(message) from None
