"""Answers the requests of the preview: pages, files, and what an open page asks to come back by itself."""

import mimetypes
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator import urls
from generator.content import sources
from generator.outputs import pages
from generator.outputs.pages import View
from generator.outputs.rendering import TemplateFault
from generator.problems import Place, Problem
from generator.serve.live import Live, Shown
from generator.serve.messages import message, problems_page, waiting

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

OWN = "_preview"
"""The first folder of the preview's own addresses; no committee can be called so."""
STAMP = re.compile(r"[0-9]{1,18}")
SCRIPT = Path(__file__).with_name("livereload.js")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
    ".png": "image/png",
}
"""The types that a site needs, whatever this machine thinks of them."""
HTML = TYPES[".html"]
SHUT = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer has: drafts stay in no memory, and no other site's page can show them or load them."""
APART = {"Cross-Origin-Opener-Policy": "same-origin"}
"""What every answer has that is not shut in: who opened it has no hold on it. A browser takes one or the other."""
UNFRAMED = "frame-ancestors 'none'"
OWN_FILES = (
    f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; {UNFRAMED}"
)
"""The policy of what the site's pages load: the program's scripts and styles, and the search index."""
SHOWN_ONLY = f"default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; {UNFRAMED}"
"""The policy of files that somebody else wrote: nothing in them runs."""
SHUT_IN = f"{SHOWN_ONLY}; sandbox"
"""The same, and what runs after all is not of this site. Browsers do not show a PDF so; what runs in it stays there."""
PROGRAMS = frozenset(
    {"script", "worker", "sharedworker", "serviceworker", "audioworklet", "paintworklet", "style", "xslt"}
)
"""What a browser asks for to run it, in the words of Sec-Fetch-Dest."""
MARKUP = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is answered."""

    body: bytes
    type: str = HTML
    status: str = "200 OK"
    location: str = ""
    policy: str = UNFRAMED


def application(live: Live, names: re.Pattern[str]) -> "WSGIApplication":
    """The preview as a WSGI application; `names` are the Host headers by which it may be asked."""

    def answer_to(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        answer = _refused(environ, names) or _asked(live, environ)
        headers = {"Content-Type": answer.type, "Content-Length": str(len(answer.body)), **SHUT}
        headers |= {} if answer.policy == SHUT_IN else APART
        headers["Content-Security-Policy"] = answer.policy
        if answer.location:
            headers["Location"] = answer.location
        start_response(answer.status, [*headers.items()])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]

    return answer_to


def _refused(environ: "dict[str, Any]", names: re.Pattern[str]) -> Answer | None:
    """Why a request is not answered, if it is not: how it asks, by which name, and for whose page."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return _plain("405 Method Not Allowed", "Nothing can be sent to the preview.")
    host = environ.get("HTTP_HOST")
    if host is None:
        return _plain("400 Bad Request", "Say by which name you ask (Host).")
    if not names.fullmatch(host):
        return _plain("421 Misdirected Request", "Ask for this by the address that agendapack serve printed.")
    is_opened = (environ.get("HTTP_SEC_FETCH_MODE"), environ.get("HTTP_SEC_FETCH_DEST")) == ("navigate", "document")
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in {"none", "same-origin"} and not is_opened:
        return _plain("403 Forbidden", "A page of another site cannot load this.")
    return None


def _asked(live: Live, environ: "dict[str, Any]") -> Answer:
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").lstrip("/")
    first, _, rest = path.partition("/")
    if first == OWN:
        return _own(live, rest)
    if first == "pagefind":
        found = live.of_index(rest)
        return _file(path, found, OWN_FILES) if found is not None else _plain("404 Not Found", "")
    answer = _of_site(live, path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)
    if answer.policy not in {UNFRAMED, OWN_FILES} and environ.get("HTTP_SEC_FETCH_DEST") in PROGRAMS:
        return _plain("403 Forbidden", "What lies beside a paper is shown, and never run.")
    return answer


def _plain(status: str, text: str) -> Answer:
    return Answer(f"{text}\n".encode(), TYPES[".txt"], status)


def _own(live: Live, asked: str) -> Answer:
    """The script that waits for a change, and what it waits for."""
    if asked == SCRIPT.name:
        return Answer(SCRIPT.read_bytes(), TYPES[".js"], policy=OWN_FILES)
    if STAMP.fullmatch(asked):
        return Answer(str(live.await_change(int(asked))).encode(), TYPES[".txt"])
    return _plain("404 Not Found", "")


def _of_site(live: Live, path: str) -> Answer:
    """A page or file of the site; what is wrong in the content, in place of a page."""
    shown, errors, stamp = live.shown, live.errors, live.stamp
    styles = shown.site.assets["site.css"] if shown else ""
    is_page = path in {"", urls.NOT_FOUND} or path.endswith("/") or "." not in path.rpartition("/")[2]
    if is_page and errors:
        return Answer(problems_page(errors, stamp, styles), status="500 Internal Server Error")
    if shown is None:
        return Answer(waiting(stamp), status="503 Service Unavailable")
    try:
        return _page(live, shown, path) or _beside(shown, path) or _missing(live, shown, path)
    except TemplateFault as fault:
        problem = Problem(Place(fault.path, fault.line), fault.what, fault.mend, "template")
        return Answer(problems_page([problem], shown.stamp, styles), status="500 Internal Server Error")
    except Exception as error:  # noqa: BLE001 -- the program's fault, which the page has to say; the next is answered
        said = f"agendapack could not make this page ({type(error).__name__}: {error}). Please report it."
        return Answer(message("A fault of the program", said, shown.stamp), status="500 Internal Server Error")


def _page(live: Live, shown: Shown, path: str) -> Answer | None:
    view = pages.page(shown.sections, path) if not path or path.endswith((".html", ".htm", "/")) else None
    return Answer(_rendered(live, shown, path, view)) if view is not None else None


def _rendered(live: Live, shown: Shown, path: str, view: View) -> bytes:
    """A page with the script that brings it back when something changed, which its policy then allows to ask."""
    frame = view.frame
    policy = frame.policy if "connect-src" in frame.policy else f"{frame.policy}; connect-src 'self'"
    script = f"/{OWN}/{SCRIPT.name}?{shown.stamp}"
    own = replace(view, frame=replace(frame, policy=policy, scripts=(*frame.scripts, script)))
    made = shown.renderer.render(own)
    said = _of_search(live) if path == urls.SEARCH else _of_later(shown, path)
    return made.replace(b"</h1>", f'</h1>\n<p class="quiet">{said}</p>'.encode(), 1) if said else made


def _of_later(shown: Shown, path: str) -> str:
    """That a build leaves a page out, or something on it, since it is dated later."""
    if path in shown.later.pages:
        return "Dated later: a build leaves this page out until then."
    if any(urls.page(item) == path for item in shown.later.items):
        return "Items of this agenda are dated later: a build leaves them out until then."
    return ""


def _of_search(live: Live) -> str:
    at = live.indexed()
    if at is None:
        return "This preview has no search index yet: run agendapack build."
    made = datetime.fromtimestamp(at)  # noqa: DTZ006 -- the time where the preview is run
    return f"Search in this preview answers from the site built on {made:%d.%m.%Y at %H:%M}."


def _beside(shown: Shown, path: str) -> Answer | None:
    found = shown.file(path)
    try:
        data = sources.raw(found) if isinstance(found, Path) else found
    except OSError:
        return None
    return _file(path, data, OWN_FILES if path in shown.assets else SHUT_IN) if data is not None else None


def _file(path: str, data: bytes, policy: str) -> Answer:
    """A file under a policy; one with markup in it that the program did not make is shown as it is written."""
    suffix = PurePosixPath(path).suffix.lower()
    kind = TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    if kind.partition(";")[0] in MARKUP:
        kind = TYPES[".txt"]
    return Answer(data, kind, policy=SHOWN_ONLY if (policy, suffix) == (SHUT_IN, ".pdf") else policy)


def _missing(live: Live, shown: Shown, path: str) -> Answer:
    """Leads to the folder of this name if it has a page; else says that nothing is here."""
    if not path.endswith("/") and pages.page(shown.sections, f"{path}/") is not None:
        return Answer(b"", status="302 Found", location=f"/{quote(path)}/")
    view = pages.page(shown.sections, urls.NOT_FOUND)
    body = _rendered(live, shown, urls.NOT_FOUND, view) if view else b""
    return Answer(body, status="404 Not Found")
