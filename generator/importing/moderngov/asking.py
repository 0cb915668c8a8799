"""Where answers and files come from: the web service at an address, or a folder in which somebody saved them."""

from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from threading import Event
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlencode, urljoin, urlsplit
from urllib.request import Request
from xml.etree.ElementTree import Element

from generator.importing.document import UnreadableError, unreadable
from generator.importing.moderngov.answers import LARGEST, SystemCommittee, parsed
from generator.importing.moderngov.pages import read_page
from generator.web import BUSY, opener, seconds_to_wait

SERVICE = "mgWebService.asmx"
PATIENCE = 60
"""Seconds that are waited for an answer, and at most before a host that is busy is asked again."""
PAUSE = 1.0
"""Seconds between two requests: the host has others to serve."""
LARGEST_FILE = 200_000_000
"""Bytes of a document."""
ANSWERS = frozenset({".xml", ".html", ".htm", ".aspx", ".xhtml"})
"""Endings of what is looked at as an answer or a page."""
GONE = frozenset({401, 403, 404, 410})


class System(Protocol):
    """A committee system, or what was saved of one."""

    def answer(self, operation: str, parameters: Mapping[str, str]) -> Element | None:
        """The answer to an operation of the web service; None where there is none.

        UnreadableError where that cannot be known, or what came is no answer.
        """

    def implied(self) -> tuple[SystemCommittee, ...]:
        """The committees there are where no list of them is to be had."""

    def file(self, address: str) -> bytes | None:
        """The bytes of a document; None where the public cannot have it. UnreadableError as above."""


class Web:
    """The web service at an address, asked politely: one request at a time, with a pause, by who says who it is."""

    def __init__(self, address: str, asker: str) -> None:
        """`address` is that of the site or of its service; `asker` says for whom it is asked."""
        self.site = f"{address.partition(SERVICE)[0].rstrip('/')}/"
        name = f"agendapack import, for {asker}: one request at a time".encode("ascii", "replace").decode()
        self._headers = {"User-Agent": name, "Accept-Encoding": "identity"}
        self._opener = opener()
        self._asked_before = False

    def answer(self, operation: str, parameters: Mapping[str, str]) -> Element | None:
        """What the service answers."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        data = self._asked(f"{self.site}{SERVICE}/{operation}{query}", LARGEST)
        return None if data is None else parsed(data)

    def implied(self) -> tuple[SystemCommittee, ...]:
        """None: the service lists them."""
        return ()

    def file(self, address: str) -> bytes | None:
        """What stands at an address of this host; None of one of another, which is not asked."""
        whole = urljoin(self.site, address)
        return self._asked(whole, LARGEST_FILE) if urlsplit(whole).netloc == urlsplit(self.site).netloc else None

    def _asked(self, address: str, most: int) -> bytes | None:
        for attempt in range(3):
            if self._asked_before:
                Event().wait(PAUSE)
            self._asked_before = True
            try:
                request = Request(address.replace(" ", "%20"), headers=self._headers)  # noqa: S310 -- looked at in taking
                with self._opener.open(request, timeout=PATIENCE) as response:
                    data: bytes = response.read(most + 1)
                break
            except HTTPError as error:
                if error.code in GONE:
                    return None
                if error.code not in BUSY or attempt == 2:
                    unreadable(f"{address} is answered with {error.code}; try again later, or save its answers", error)
                Event().wait(seconds_to_wait(error.headers, PATIENCE, 5 * PAUSE))
            except (URLError, HTTPException, OSError, ValueError) as error:
                if attempt == 2:
                    unreadable(f"{address} cannot be reached: {getattr(error, 'reason', error)}", error)
        if len(data) > most:
            unreadable(f"{address} has more than {most:,} bytes")
        return data


class Saved:
    """Answers, pages and files saved in a folder: the first are told by what is in them, files by their names.

    Where no list of committees was saved, the pages are taken to be those of the committee that is asked for.
    """

    def __init__(self, folder: Path) -> None:
        self._answers: dict[tuple[str, str], Element] = {}
        self._files: dict[str, Path] = {}
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            self._files.setdefault(path.name.casefold(), path)
            if path.stat().st_size <= LARGEST and path.suffix.lower() in ANSWERS:
                self._keep(path.read_bytes())

    def _keep(self, data: bytes) -> None:
        """Keeps an answer by what it is about, or a page as the answer that says the same."""
        root = _answer_in(data)
        if root is None:
            return
        if root.find(".//agendaitem") is not None or root.findtext("meetingdate"):
            self._answers["GetMeeting", (root.findtext("meetingid") or "").strip()] = root
        elif root.find(".//committee") is not None:
            self._answers["GetCommittees", ""] = root

    def answer(self, operation: str, parameters: Mapping[str, str]) -> Element | None:
        """The answer that was saved."""
        if operation != "GetMeetings":
            return self._answers.get((operation, parameters.get("lMeetingId", "")))
        root, wanted = Element("meetings"), parameters["lCommitteeId"]
        for (kind, _), found in self._answers.items():
            if kind == "GetMeeting" and (found.findtext("committeeid") or "").strip() == wanted:
                listed = Element("meeting")
                listed.extend(child for child in found if child.tag in {"meetingid", "meetingdate"})
                root.append(listed)
        return root

    def implied(self) -> tuple[SystemCommittee, ...]:
        """The committees that the meetings are of; what they are called is not known."""
        ids = {(found.findtext("committeeid") or "").strip() for found in self._answers.values()}
        return tuple(SystemCommittee(name, "") for name in sorted(ids) if name)

    def file(self, address: str) -> bytes | None:
        """The file whose name is the last step of an address."""
        name = unquote(urlsplit(address).path).rpartition("/")[2]
        path = self._files.get(name.casefold())
        return path.read_bytes() if path and path.stat().st_size <= LARGEST_FILE else None


def _answer_in(data: bytes) -> Element | None:
    """The answer that a file holds, or the page as one; None if it is neither."""
    try:
        root = parsed(data)
    except UnreadableError:
        return read_page(data.decode("utf-8-sig", "replace"))
    return read_page(data.decode("utf-8-sig", "replace")) if root.tag == "html" else root
