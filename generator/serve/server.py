"""The web server of the preview: at this machine's own address unless another is named, and nothing printed.

Each request has a thread: an open page waits for the next change in one. A browser can be made to open any number of
connections, and other programs too, so there are never more than a few, and none stays for good.
"""

import errno
import re
import socket
import sys
import time
from contextlib import suppress
from ipaddress import ip_address
from socketserver import TCPServer, ThreadingMixIn
from threading import Lock
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "127.0.0.1"
MOST = 64
"""Connections at a time. With one more, the one that has been open longest is let go, so the newest is answered."""
LISTENING = 10.0
"""Seconds in which a whole request has to come."""
ANSWERING = 120.0
"""Seconds in which it has to be answered and the answer to be taken."""


class UnopenedError(OSError):
    """An address or port of this machine that cannot be answered at; its text says why, and what to do."""


class Server(ThreadingMixIn, WSGIServer):
    """Answers requests, several at once, and lets slow clients go.

    `headers` are sent with what is no request and so never comes to the application. Raises UnopenedError.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port

    def __init__(self, host: str, port: int, headers: "Mapping[str, str]") -> None:
        self.host = host
        self.headers = headers
        self._deadlines: dict[socket.socket, float] = {}
        """When each open connection is let go, the oldest connection first."""
        self._lock = Lock()
        try:
            self.address_family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            super().__init__((str(address[0]), port), _Handler)
        except (OSError, UnicodeError) as error:
            raise UnopenedError(_unopened(host, port, error)) from error

    def server_bind(self) -> None:
        """As the class above it, without asking what this machine is called, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])
        self.setup_environ()

    @property
    def address(self) -> str:
        """The address to open on this machine."""
        named = HOST if _is_any(self.host) else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{named}:{self.server_port}/"

    @property
    def names(self) -> "re.Pattern[str]":
        """The Host headers that mean this server.

        A page from elsewhere can give its own name the address of this machine, and would then be asked for under that
        name. It cannot do so with a number.
        """
        named = [r"localhost", r"127\.0\.0\.1", r"\[::1\]", re.escape(self.host), rf"\[{re.escape(self.host)}\]"]
        if _is_any(self.host):
            named += [r"\d+(?:\.\d+){3}", r"\[[0-9a-f:.]+\]"]
        port = "(?::80)?" if self.server_port == 80 else f":{self.server_port}"
        return re.compile(f"(?:{'|'.join(named)}){port}", re.IGNORECASE)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 -- as the class above
        """Begins to listen to a client; where there are too many, the oldest is let go."""
        with self._lock:
            oldest = next(iter(self._deadlines)) if len(self._deadlines) >= MOST else None
            if oldest is not None:
                self._let_go(oldest)
            self._deadlines[request] = time.monotonic() + LISTENING
        super().process_request(request, client_address)

    def heard(self, request: socket.socket) -> None:
        """Notes that a whole request has come."""
        with self._lock:
            if request in self._deadlines:
                self._deadlines[request] = time.monotonic() + ANSWERING

    def service_actions(self) -> None:
        """Lets those go who were too slow; it is called several times a second."""
        now = time.monotonic()
        with self._lock:
            for request in [request for request, deadline in self._deadlines.items() if deadline < now]:
                self._let_go(request)

    def close_request(self, request: Any) -> None:  # noqa: ANN401 -- as the class above
        """Closes a connection."""
        with self._lock:
            self._deadlines.pop(request, None)
        super().close_request(request)

    def _let_go(self, request: socket.socket) -> None:
        """Ends a connection; its thread, which waits for the client, finds that out and ends."""
        self._deadlines.pop(request, None)
        with suppress(OSError):
            request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, *_: object) -> None:
        """Says nothing of a reader who went away."""


class _Handler(WSGIRequestHandler):
    """A request, of which nothing is printed."""

    server: Server
    raw_requestline: bytes
    default_request_version = "HTTP/1.0"  # an answer to an older one would have no headers
    error_message_format = "%(code)d %(message)s\n"
    error_content_type = "text/plain; charset=utf-8"

    def parse_request(self) -> bool:
        """As the class above it; what names no address of this server is no request, and an empty line none either."""
        if not self.raw_requestline:
            return False
        if not self.raw_requestline.strip():
            self.command, self.request_version, self.requestline = "", self.default_request_version, ""
            self.send_error(400)
            return False
        if not super().parse_request():
            return False
        self.server.heard(self.connection)
        if not self.path.startswith("/"):
            self.send_error(400)
            return False
        return True

    def end_headers(self) -> None:
        """Adds what every answer has, to those that the application does not give."""
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that the base class gave it
        """Drops the line."""

    def address_string(self) -> str:
        """The address alone."""
        return str(self.client_address[0])


def _unopened(host: str, port: int, error: OSError | UnicodeError) -> str:
    match error:
        case OSError(errno=errno.EADDRINUSE):
            return f"port {port} is taken; name another with --port, or 0 for any"
        case PermissionError():
            return f"port {port} is not yours to open; name one above 1023 with --port, or 0 for any"
        case socket.gaierror() | UnicodeError() | OSError(errno=errno.EADDRNOTAVAIL):
            return f'this machine has no address "{host}"; name one of its own with --host, or leave it out'
    return f"port {port} cannot be opened at {host}: {error}"


def is_own(host: str) -> bool:
    """Whether only programs of this machine reach what answers at an address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _is_any(host: str) -> bool:
    """Whether an address stands for all of this machine's."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False
