"""What several test modules need: folders made from text, a web server, a browser."""

import faulthandler
import os
import shutil
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folders
import pytest
from folders import GOLDEN, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

CONTENT = {"invented": GOLDEN, "restated": ROOT / "content"}
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_OPTIONS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_PREFERENCES = {"security.fileuri.strict_origin_policy": True, "ui.useOverlayScrollbars": 1}
"""As readers have it, where what drives it would set it otherwise; scroll bars lie over the page, as on a phone."""
BROWSERS = ("chromium", "firefox")
WAIT = 15_000
"""Milliseconds that a page has to become what a test expects of it."""
BREACHES = """addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) => {
  console.error(`The page's policy, ${violatedDirective}, refused ${blockedURI}.`);
});"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs what is marked so in each browser; everything else that asks for one is run in Chromium."""
    if metafunc.definition.get_closest_marker("every_browser"):
        metafunc.parametrize("browser_name", BROWSERS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that ask for a browser and puts them last: no event loop can be started after Playwright's.

    Tests that take long get an hour, unless they name another time: they may be run beside other work.
    """
    for item in items:
        if item.get_closest_marker("soak") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(LONG))
        if "launch" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


ERRORS = pytest.StashKey[int]()
LONG = 3600
"""Seconds after which a test that takes long is ended."""
STUCK = 1.6
"""Times the seconds after which a test is to be ended, when it cannot be: it waits again where it is tidied up."""


def pytest_configure(config: pytest.Config) -> None:
    """Keeps where errors go, which tests are given another place for."""
    config.stash[ERRORS] = os.dup(2)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Ends the process of a test that is stuck, and says where it and each of its threads stood."""
    marker = item.get_closest_marker("timeout")
    seconds = marker.args[0] if marker else float(item.config.getini("timeout"))
    faulthandler.dump_traceback_later(STUCK * seconds, exit=True, file=item.config.stash[ERRORS])
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fails a run in CI in which a test was skipped: it has not passed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Makes code of the same template once in all builds of a process, which is half of what a small one takes."""
    with pytest.MonkeyPatch.context() as patched:
        folders.compile_once(patched)
        yield


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name the base class gave it
        """Drops the line."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """`serve(folder)` puts the folder on a free port and returns its address, without a slash at the end."""
    with ExitStack() as stack:

        def start(folder: Path) -> str:
            handler = partial(QuietHandler, directory=str(folder))
            server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield start


@pytest.fixture
def browser_name() -> str:
    """The browser that a test is run in; `every_browser` gives others."""
    return "chromium"


@pytest.fixture(scope="session")
def launch() -> "Iterator[Callable[..., Browser]]":
    """`launch("firefox")` is the system's own browser without a window, started once; skips where there is none."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        yield cache(partial(_launched, playwright))


def _launched(playwright: "Playwright", name: str, *, scripts: bool = True) -> "Browser":
    names = CHROMIUM_NAMES if name == "chromium" else FIREFOX_NAMES
    variable = f"AGENDAPACK_{name.upper()}"
    found = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip(f"no {name.title()}: install the package {names[0]}, or name the program in {variable}")
    if name == "firefox":
        preferences: dict[str, str | float | bool] = {**FIREFOX_PREFERENCES, "javascript.enabled": scripts}
        firefox = playwright.firefox
        return firefox.launch(channel="moz-firefox", executable_path=found, firefox_user_prefs=preferences)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    options = [*CHROMIUM_OPTIONS, *(["--no-sandbox"] if is_root else [])]
    return playwright.chromium.launch(executable_path=found, args=options)


@pytest.fixture
def browser(launch: "Callable[..., Browser]", browser_name: str) -> "Browser":
    """The browser that a test is run in."""
    return launch(browser_name)


@pytest.fixture
def scriptless(launch: "Callable[..., Browser]", browser_name: str) -> "Iterator[Callable[..., Page]]":
    """`scriptless()` is a tab in which no script runs: in Firefox by its settings, which hold for all of a browser."""
    with ExitStack() as stack:

        def start(**options: Any) -> "Page":
            if browser_name == "chromium":
                context = launch(browser_name).new_context(java_script_enabled=False, **options)
            else:
                context = launch(browser_name, scripts=False).new_context(**options)
            stack.callback(context.close)
            return context.new_page()

        yield start


@pytest.fixture
def opened(browser: "Browser", browser_name: str) -> "Iterator[Callable[..., Page]]":
    """`opened(reduced_motion="reduce")` is a tab of its own, in which nothing may go wrong.

    What its pages complain of on the console fails the test, and so does what they fail to load, which stands there
    too; but for what has the words of `meant`.
    """
    said: list[str] = []
    with ExitStack() as stack:

        def start(meant: str = "\0", **options: Any) -> "Page":
            def say(text: str) -> None:
                if meant not in text:
                    said.append(text)

            context = browser.new_context(**options)
            stack.callback(context.close)
            tab = context.new_page()
            tab.on("console", lambda message: say(message.text) if message.type in {"error", "warning"} else None)
            tab.on("pageerror", lambda error: say(str(error)))
            if browser_name == "firefox":  # which says these elsewhere than on the console
                tab.add_init_script(BREACHES)
                tab.on("response", lambda answer: say(f"{answer.status} {answer.url}") if answer.status > 399 else None)
            return tab

        yield start
    assert said == []


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`built("restated")` is the site of a content with its search index, made once; tests only read it."""

    @cache
    def build(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name) / "site"
        folders.build(folder, "--no-packs", content=CONTENT[name])
        return folder

    return build


@pytest.fixture(scope="session")
def barriers() -> "Callable[..., str]":
    """`barriers(page)` tells what axe finds on a page against WCAG 2.2 AA and good practice; "" if there is nothing.

    With `again="width"` or `again="colours"` only what another width or other colours can change, on a page that was
    looked at whole: of long tables the first rows, and for colours the rules about these.
    """
    from axe_playwright_python.sync_playwright import Axe

    def found(page: "Page", again: str = "") -> str:
        rules = {"type": "rule", "values": COLOUR_RULES} if again == "colours" else RULES
        context = {"exclude": [["tbody > tr:nth-child(n+4)"]]} if again else None
        results = Axe().run(page, context=context, options={"runOnly": rules, "resultTypes": ["violations"]})
        return str(results.generate_report()) if results.violations_count else ""

    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")
