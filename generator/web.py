"""How a host is asked: it is followed to itself alone, and where it is busy it is asked again when it says."""

from email.message import Message
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

BUSY = frozenset({429, 503})
"""The answers of a host that is to be asked again later."""


class _SameHost(HTTPRedirectHandler):
    """Follows a host to itself alone: what another says is no word of this one."""

    def redirect_request(self, *asked: Any) -> Request | None:  # noqa: ANN401  as the library has it
        """What is asked of the host next; nothing of another."""
        request, *_, new = asked
        return super().redirect_request(*asked) if urlsplit(new).netloc == urlsplit(request.full_url).netloc else None


def opener() -> OpenerDirector:
    """What asks a host, and follows it to no other."""
    return build_opener(_SameHost)


def seconds_to_wait(headers: Message, most: float, otherwise: float) -> float:
    """How long a busy host asks to be left alone, in seconds and at most so many; `otherwise` if it does not say."""
    asked = headers.get("Retry-After", "")
    return min(float(asked) if asked.isdecimal() else otherwise, most)
