"""Where answers and files come from: the web service at an address, or a folder in which somebody saved them."""

from collections.abc import Mapping
from email.message import Message
from pathlib import Path
from threading import Event
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlencode, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from xml.etree.ElementTree import Element

from generator.importing.document import UnreadableError, unreadable
from generator.importing.moderngov.answers import LARGEST, parsed

SERVICE = "mgWebService.asmx"
PATIENCE = 60
"""Seconds that are waited for an answer, and at most before a host that is busy is asked again."""
PAUSE = 1.0
"""Seconds between two requests: the host has others to serve."""
LARGEST_FILE = 200_000_000
"""Bytes of a document."""
BUSY, GONE = frozenset({429, 503}), frozenset({401, 403, 404, 410})


class System(Protocol):
    """A committee system, or what was saved of one."""

    def answer(self, operation: str, parameters: Mapping[str, str]) -> Element | None:
        """The answer to an operation of the web service; None where there is none.

        UnreadableError where that cannot be known, or what came is no answer.
        """

    def file(self, address: str) -> bytes | None:
        """The bytes of a document; None where the public cannot have it. UnreadableError as above."""


class _SameHost(HTTPRedirectHandler):
    """Follows the host to other addresses of its own, and to no other."""

    def redirect_request(self, *asked: Any) -> Request | None:  # noqa: ANN401  as the library has it
        """What is asked of the host next; nothing of another."""
        request, *_, new = asked
        return super().redirect_request(*asked) if urlsplit(new).netloc == urlsplit(request.full_url).netloc else None


class Web:
    """The web service at an address, asked politely: one request at a time, with a pause, by who says who it is."""

    def __init__(self, address: str, asker: str) -> None:
        """`address` is that of the site or of its service; `asker` says for whom it is asked."""
        self.site = f"{address.partition(SERVICE)[0].rstrip('/')}/"
        name = f"agendapack import, for {asker}: one request at a time".encode("ascii", "replace").decode()
        self._headers = {"User-Agent": name, "Accept-Encoding": "identity"}
        self._opener = build_opener(_SameHost)
        self._asked_before = False

    def answer(self, operation: str, parameters: Mapping[str, str]) -> Element | None:
        """What the service answers."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        data = self._asked(f"{self.site}{SERVICE}/{operation}{query}", LARGEST)
        return None if data is None else parsed(data)

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
                Event().wait(_asked_to_wait(error.headers))
            except (URLError, OSError, ValueError) as error:
                if attempt == 2:
                    unreadable(f"{address} cannot be reached: {getattr(error, 'reason', error)}", error)
        if len(data) > most:
            unreadable(f"{address} has more than {most:,} bytes")
        return data


def _asked_to_wait(headers: Message) -> float:
    given = headers.get("Retry-After", "")
    return min(float(given), PATIENCE) if given.isdecimal() else 5 * PAUSE


class Saved:
    """Answers and files that were saved in a folder: answers are told by what is in them, files by their names."""

    def __init__(self, folder: Path) -> None:
        self._answers: dict[tuple[str, str], Element] = {}
        self._files: dict[str, Path] = {}
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            self._files.setdefault(path.name.casefold(), path)
            if path.suffix.lower() == ".xml" and path.stat().st_size <= LARGEST:
                self._keep(path)

    def _keep(self, path: Path) -> None:
        try:
            root = parsed(path.read_bytes())
        except UnreadableError:
            return
        if root.find(".//agendaitem") is not None or root.findtext("meetingdate"):
            self._answers["GetMeeting", (root.findtext("meetingid") or "").strip()] = root
        elif root.find(".//committee") is not None:
            self._answers["GetCommittees", ""] = root
        else:
            for listed in root.iter("meeting"):
                if name := (listed.findtext("meetingid") or "").strip():
                    self._answers.setdefault(("listed", name), listed)

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

    def file(self, address: str) -> bytes | None:
        """The file whose name is the last step of an address."""
        name = unquote(urlsplit(address).path).rpartition("/")[2]
        path = self._files.get(name.casefold())
        return path.read_bytes() if path and path.stat().st_size <= LARGEST_FILE else None
