"""The web server of the preview: this machine's own address alone, a thread for each request, nothing printed."""

import sys
from socketserver import TCPServer, ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

HOST = "127.0.0.1"


class Server(ThreadingMixIn, WSGIServer):
    """Answers requests, several at once: an open page waits for the next change in one."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port

    def server_bind(self) -> None:
        """As the class above it, without asking what this machine is called, which may take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, int(self.server_address[1])
        self.setup_environ()

    def handle_error(self, *_: object) -> None:
        """Says nothing of a reader who went away."""


class _Handler(WSGIRequestHandler):
    """A request, of which nothing is printed."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that the base class gave it
        """Drops the line."""

    def address_string(self) -> str:
        """The address alone."""
        return str(self.client_address[0])


def listen(port: int) -> Server:
    """A server on a port of this machine, which no other machine can reach; 0 is any that is free."""
    return Server((HOST, port), _Handler)
