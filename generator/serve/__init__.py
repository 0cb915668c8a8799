"""The live preview: the archive kept in memory, each page made when it is asked for, and shown again when it changes.

It is made with the same functions as a build. The server is the standard library's: that of MkDocs does not say which
files changed, takes the mere reading of a file for a change under the operating system's notices, and leaves every
request waiting where making the site fails.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from generator.build import put_back, texts_cache
from generator.serve.application import SHUT, UNFRAMED, application
from generator.serve.live import Live, PreviewOptions, Say
from generator.serve.server import Server, is_own
from generator.serve.watching import Watching
from generator.store.cache import Cache
from generator.store.inputs import place_for_host

__all__ = ["Preview", "PreviewOptions", "Say", "is_own", "start"]

QUIET = 0.03
"""Seconds without a further notice after which what was saved is read: programs save in several steps."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview at work."""

    address: str
    live: Live
    server: Server
    watching: Watching
    texts: Cache

    def run(self) -> None:
        """Answers requests until it is interrupted."""
        try:
            self.server.serve_forever(poll_interval=0.2)
        finally:
            self.stop()

    def stop(self) -> None:
        """Closes the port and ends watching."""
        self.live.stop()
        self.watching.stop()
        self.server.server_close()
        self.texts.close()


def start(options: PreviewOptions, say: Say) -> Preview:
    """Opens the port, and begins to read and to watch; `say` is told what is wrong, and when something is shown.

    Raises UnopenedError where the port is taken, or the address is none of this machine's.
    """
    server = Server(options.host, options.port, {**SHUT, "Content-Security-Policy": UNFRAMED})
    put_back(options.site)
    texts = texts_cache(options.site)
    live = Live(options, server.address, say, texts)
    server.set_app(application(live, server.names))
    notices: SimpleQueue[Path] = SimpleQueue()
    own = [options.templates] if options.templates else []
    folders = [options.content, place_for_host(options.content), *own]
    watching = Watching(folders, notices.put)
    Thread(target=_follow, args=(live, notices.get, watching, say), name="reading", daemon=True).start()
    return Preview(server.address, live, server, watching, texts)


def _follow(live: Live, notice: Callable[..., Path], watching: Watching, say: Say) -> None:
    """Reads everything, then again and again what changed; all of it where a whole folder came or went."""
    live.look(None)
    while not live.is_stopped:
        changed = set()
        with suppress(Empty):
            changed.add(notice(timeout=0.5))
            while True:
                changed.add(notice(timeout=QUIET))
        if live.is_stopped:
            return
        renewed = watching.renew()
        for folder in renewed:
            there = "is there, and read" if folder.is_dir() else "was removed; it is read again when it is back"
            say((), f"The folder {folder} {there}.")
        if renewed or changed:
            live.look(None if renewed else changed)
