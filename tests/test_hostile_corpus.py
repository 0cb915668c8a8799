"""The corpus of hostile inputs: what is refused is told in its place, and all else comes out harmless.

Here all go into one archive at once, and texts of one line so many to a meeting; `make soak` takes each by itself.
"""

import hashlib
import re
import resource
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from pathlib import Path
from time import process_time, sleep
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode, urljoin

import pypdfium2
import pytest
from click.testing import CliRunner
from harmless import OWN, faults
from hostile import INPUTS, SOUND, Input, Placed, bundles, councils, place
from hostile.words import TEMPLATES, WORDS

from generator.build import build
from generator.cli import main
from generator.loading import collect, ruled
from generator.problems import Problem
from generator.standing import Options, Result
from generator.store.memo import Memo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Route

TODAY = date(2024, 8, 30)
SIZED = {"bomb", "table"}
"""Families of large texts, of which only the first 4,000 letters are taken where all are built at once."""
LINE = re.compile(r"[^\n]+:\d+:\d+: (error|warning|info): [^\n]+; [^\n]+ \[[a-z0-9-]+\]")
BY_NAME = {one.name: one for one in INPUTS}
EVERY = 4
"""One of so many is built where there is little time."""
ALWAYS = {"thing: a hard link to a file elsewhere", "document: a film"}
"""Inputs that a test asks for by name."""


def at_once(every: int) -> Iterator[Input]:
    """The corpus in a form that is built in seconds: of texts all, of other families one of so many."""
    yield from bundles([text for texts in WORDS.values() for text in texts.values()], 12)
    for number, one in enumerate(INPUTS):
        if one.family in WORDS or (number % every and one.name not in ALWAYS):
            continue
        yield (
            replace(one, files={path: text[:4000] for path, text in one.files.items()}) if one.family in SIZED else one
        )


@dataclass(frozen=True, slots=True)
class Came:
    """What came of the corpus: what was refused, and the site of all else."""

    placed: Placed
    said: list[Problem]
    refused: dict[str, list[Problem]]
    site: Path
    outcome: Result


def sift(placed: Placed) -> tuple[list[Problem], dict[str, list[Problem]]]:
    """Takes out of an archive what is refused, until nothing is: all that was said, and the errors by input."""
    memo, said, refused = Memo(), list[Problem](), defaultdict[str, list[Problem]](list)
    while True:
        problems = ruled(collect(placed.content, memo), TODAY, memo)
        errors = [one for one in problems if one.severity == "error"]
        said += problems
        if not errors:
            return said, refused
        for one in errors:
            whose = placed.whose(one.place.path, one.place.line)
            assert whose is not None, str(one)
            refused[whose.name].append(one)
        placed.take_out(one.place for one in errors)


def snapshot(folder: Path) -> dict[str, str]:
    """Every file under a folder with the hash of what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module", params=[EVERY, pytest.param(1, marks=pytest.mark.soak)], ids=["some", "all"])
def came(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Came:
    """The corpus, read and built once."""
    folder = tmp_path_factory.mktemp("corpus")
    placed = place(at_once(request.param), folder / "content", SOUND, together=40)
    said, refused = sift(placed)
    outcome = build(Options(placed.content, folder / "site", TODAY, address=OWN), lambda _: None)
    return Came(placed, said, refused, folder / "site", outcome)


def test_every_input_has_a_name_of_its_own() -> None:
    assert len(BY_NAME) == len(INPUTS) >= 600


def test_all_that_is_said_is_one_line_with_place_mend_and_rule(came: Came) -> None:
    lines = [str(one) for one in came.said]
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert [line for line in lines if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", line)] == []


def test_what_must_be_refused_is_refused(came: Came) -> None:
    placed = [*came.placed.folders.values(), *came.placed.files.values(), *came.placed.lines.values()]
    assert len([one for one in placed if one.refused]) > 15
    assert [one.name for one in placed if one.refused and one.name not in came.refused] == []


def test_much_of_the_corpus_is_built(came: Came) -> None:
    assert came.outcome.indexed
    assert came.outcome.indexed > 100
    assert len(came.refused) < 500


def harm(site: Path, content: Path) -> list[str]:
    """All that could do harm in a site; of the PDFs of officers, which are served as they are, only what is no PDF."""
    found: list[str] = []
    for path in (path for path in site.rglob("*") if path.is_file()):
        address = path.relative_to(site).as_posix()
        is_attached = path.suffix == ".pdf" and (content / address).is_file()
        if not address.startswith(("pagefind/", "assets/")):
            found += faults(address, path.read_bytes(), is_attached=is_attached)
    return found


def test_nothing_in_the_site_does_harm(came: Came) -> None:
    assert harm(came.site, came.placed.content) == []


def test_what_no_browser_shows_without_harm_is_to_be_saved(came: Came) -> None:
    shown = {".html", ".css", ".js", ".md", ".json", ".xml", ".ics", ".csv", ".pdf", ".png", ".jpg", ".gif", ".webp"}
    files = {path.relative_to(came.site) for path in came.site.glob("*/2*/*.*")}
    others = {f"/{path.as_posix()}" for path in files if path.suffix not in shown}
    assert "/".join(others).count(".svg") < len(others)
    assert {"/*", *others} == set(re.findall(r"^/.*", (came.site / "_headers").read_text(), re.MULTILINE))


def test_nothing_is_written_beside_the_site(came: Came) -> None:
    root = came.site.parent
    assert {path.name for path in root.iterdir()} <= {"content", "site", ".cache", "elsewhere.txt"}
    assert [path for path in came.site.rglob("*") if path.is_symlink()] == []
    assert (root / "elsewhere.txt").read_text() == "elsewhere\n"


def alone(one: Input, folder: Path, *options: str) -> str:
    """Builds one input by itself; returns what a run that refused it has printed, else "".

    A traceback fails the test, and so does harm, a change of a site that is refused, or anything beside the site.
    """
    placed = place([one], folder / "content", SOUND)
    site = folder / "site"
    before = snapshot(site) if site.exists() else {}
    command = ["build", "--content", str(placed.content), "--site", str(site), "--today", TODAY.isoformat()]
    result = CliRunner().invoke(main, [*command, "--no-search", "--base-url", OWN, *options], catch_exceptions=False)
    assert result.exit_code in {0, 1}, result.output
    if result.exit_code:
        assert (snapshot(site) if site.exists() else {}) == before
        assert any(LINE.fullmatch(line) and ": error: " in line for line in result.output.splitlines()), result.output
        return result.output
    assert harm(site, placed.content) == []
    return ""


ADDRESSES_OF_COUNCILS = councils()


@pytest.mark.parametrize(
    "name",
    [
        name if number % 16 == 0 else pytest.param(name, marks=pytest.mark.soak)
        for number, name in enumerate(ADDRESSES_OF_COUNCILS)
    ],
)
def test_no_address_of_a_council_leads_where_it_should_not(name: str, tmp_path: Path) -> None:
    sound = {**SOUND, "council.yaml": "name: Fernshire Council\n"}
    placed = place(ADDRESSES_OF_COUNCILS[name], tmp_path / "content", sound)
    _, refused = sift(placed)
    assert [one.name for one in ADDRESSES_OF_COUNCILS[name] if one.refused and one.name not in refused] == []
    build(Options(placed.content, tmp_path / "site", TODAY, address=OWN, search=False), lambda _: None)
    assert harm(tmp_path / "site", placed.content) == []
    assert (tmp_path / "site" / "index.html").is_file()


REFUSED = [
    "address: javascript",
    "front: an object of Python",
    "encoding: UTF-16 as meeting.yaml",
    "thing: a ring of links",
    "thing: a pipe for a paper",
    "name: the page's own name",
]


@pytest.mark.parametrize("name", REFUSED)
def test_a_site_stays_as_it_was_where_an_input_is_refused(name: str, tmp_path: Path) -> None:
    alone(Input("sound", {"meeting.yaml": "agenda: [Rents]\n"}), tmp_path, "--no-packs")
    sound = snapshot(tmp_path / "site")
    assert alone(BY_NAME[name], tmp_path, "--no-packs")
    assert snapshot(tmp_path / "site") == sound


def test_nothing_runs_in_a_pack_in_print(tmp_path: Path) -> None:
    placed = place(bundles([*TEMPLATES.values()], 8), tmp_path / "content", SOUND)
    sift(placed)
    outcome = build(Options(placed.content, tmp_path / "site", TODAY, address=OWN, search=False, packs=True), print)
    packs = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*.pdf")}
    assert outcome.packs == len(packs) >= 3
    assert [fault for path, pdf in packs.items() for fault in faults(path.name, pdf)] == []
    assert any('panic("reached")' in text for pdf in packs.values() for text in words_of(pdf))


def words_of(pdf: bytes) -> Iterator[str]:
    """The text of each page, its blanks made one."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield " ".join(page.get_textpage().get_text_bounded().split())


TOUCH = """
addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective));
addEventListener('DOMContentLoaded', () => {
  const kinds = ['mouseover', 'focus', 'focusin', 'error', 'load', 'toggle', 'begin', 'animationstart', 'pointerenter'];
  for (const element of document.querySelectorAll('body *'))
    for (const kind of kinds) element.dispatchEvent(new Event(kind, {bubbles: false}));
});
"""
"""Every element is touched as a reader may touch it; what a policy keeps back is said, too."""


def happened(browser: "Browser", base: str, addresses: Iterable[str]) -> list[str]:
    """All that happens on pages and should not: dialogs, requests elsewhere, faults, what the policy had to stop."""
    said: list[str] = []
    context = browser.new_context(reduced_motion="reduce", accept_downloads=False)
    context.add_init_script(TOUCH)
    tab = context.new_page()

    def dialog(shown: "Dialog") -> None:
        said.append(f"{tab.url}: dialog")
        shown.dismiss()

    def console(message: "ConsoleMessage") -> None:
        # What is no page names no icon, and the browser looks for one at the root.
        if message.type in {"error", "warning"} and not message.location["url"].endswith("/favicon.ico"):
            said.append(f"{tab.url}: {message.text}")

    def request(asked: "Request") -> None:
        if not asked.url.startswith(base):
            said.append(f"{tab.url}: asks for {asked.url}")

    tab.on("dialog", dialog)
    tab.on("console", console)
    tab.on("request", request)
    tab.on("pageerror", lambda error: said.append(f"{tab.url}: {error}"))
    context.on("page", lambda other: said.append(f"{other.url} was opened"))
    for address in addresses:
        arrive(tab, f"{base}/{address}")
    context.close()
    return said


LEADS_ON = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]*)">')
SHOWN = ("text/html", "application/json")
"""What a browser opens in its tab; other files it saves."""


def arrive(tab: "Page", address: str) -> None:
    """Opens a page and waits until it is loaded; of one that leads on, until what it leads to has come.

    Else what the page leads to may come when the next one is opened, and be taken for it.
    """
    from playwright.sync_api import Error

    end, answer = address, tab.request.get(address)
    while leads := LEADS_ON.search(answer.body()):
        end = urljoin(end, unescape(leads[1].decode()))
        answer = tab.request.get(end)
    if end == address:
        tab.goto(address)
    elif answer.headers["content-type"].startswith(SHOWN):
        with suppress(Error):  # the page may lead on before it is loaded itself
            tab.goto(address)
        tab.wait_for_url(lambda url: unquote(url) == unquote(end))
    else:
        with tab.expect_download(), suppress(Error):
            tab.goto(address)


def pages_of_each_kind(site: Path) -> list[str]:
    """A page of each shape for each family, and the search page with each kind of text."""
    first: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        first.setdefault(re.sub(r"\d+", "1", address) if not address.startswith("old") else "old", quote(address))
    asked = [text for texts in WORDS.values() for text in list(texts.values())[:4] if len(text) < 1000]
    return [*first.values(), "404.html", *(f"search/?{urlencode({'q': text})}" for text in asked)]


def test_nothing_happens_in_a_browser(came: Came, browser: "Browser", serve: Callable[[Path], str]) -> None:
    assert happened(browser, serve(came.site), pages_of_each_kind(came.site)) == []


@pytest.mark.soak
def test_nothing_happens_in_a_browser_on_any_page(came: Came, browser: "Browser", serve: Callable[[Path], str]) -> None:
    pages = [quote(path.relative_to(came.site).as_posix()) for path in came.site.rglob("*.html")]
    assert happened(browser, serve(came.site), pages) == []


def test_a_browser_tells_what_happens(tmp_path: Path, browser: "Browser", serve: Callable[[Path], str]) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    (tmp_path / "a.html").write_text("<title>x</title><script>alert(1)</script>")
    (tmp_path / "b.html").write_text(f"{policy}<title>x</title><b onmouseover=alert(1)>x</b>")
    (tmp_path / "c.html").write_text("<title>x</title><img src='http://127.0.0.1:9/x'>")
    base = serve(tmp_path)
    for page, wanted in {"a.html": "dialog", "b.html": "policy: script-src-attr", "c.html": "asks for"}.items():
        assert any(wanted in line for line in happened(browser, base, [page])), page


def test_a_page_that_leads_on_has_led_there(tmp_path: Path, browser: "Browser", serve: Callable[[Path], str]) -> None:
    for name, end in {"a.html": "b.html", "b.html": "c.html", "d.html": "e.ics", "f.html": "g.json"}.items():
        (tmp_path / name).write_text(f'<title>x</title><meta http-equiv="refresh" content="0; url={end}">')
    for name in ("c.html", "e.ics", "g.json"):
        (tmp_path / name).write_text("{}")
    base, came = serve(tmp_path), list[str]()

    def slowly(route: "Route") -> None:
        sleep(0.3)
        route.continue_()

    tab = browser.new_page(accept_downloads=False)
    tab.route(re.compile(r"[bceg]\.\w+$"), slowly)
    tab.on("response", lambda answer: came.append(answer.url.rpartition("/")[2]))
    for page in ("a.html", "d.html", "f.html", "c.html"):
        arrive(tab, f"{base}/{page}")
    assert came == ["a.html", "b.html", "c.html", "d.html", "e.ics", "f.html", "g.json", "c.html"]
    tab.close()


@pytest.mark.soak
@pytest.mark.parametrize("part", range(32))
def test_each_input_by_itself_is_refused_or_harmless(part: int, tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, one in enumerate(INPUTS[part::32]):
        folder = tmp_path / str(number)
        folder.mkdir()
        begun = process_time()
        packs = () if one.family in WORDS else ("--no-packs",)
        assert alone(one, folder, *packs) or not one.refused, one.name
        assert process_time() - begun < 20, one.name
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000, "a gigabyte more"
