"""The live preview, asked as a browser asks it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread
from urllib.request import urlopen
from wsgiref.util import setup_testing_defaults

import pytest
from content_sample import write
from folders import ROOT, files_below, put
from servers import waited_for

from generator import loading
from generator.build import build, texts_cache
from generator.problems import Problem
from generator.serve import Preview, PreviewOptions, start, watching
from generator.serve.application import application
from generator.serve.live import Live
from generator.serve.server import UnopenedError
from generator.serve.watching import Watching
from generator.standing import Options
from generator.store.memo import Memo
from generator.store.search import NAMED

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
NAMES = re.compile("localhost:8000")
FILES = {
    "people.yaml": "a-moss:\n  name: A Moss\n  kind: councillor\n",
    "matters.yaml": "rents:\n  title: Rents\n",
    f"{JUNE}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n    matter: rents\nminutes: {first: 1}\n",
    f"{JUNE}/rents.md": "# Rents\n\n## Purpose\n\nTo tell of rents.\n\n![Rents](rents.csv)\n",
    f"{JUNE}/rents.csv": "Year,Rents\n2024,4\n",
    f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that it be noted.\n",
}


@dataclass(frozen=True)
class Got:
    """What was answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The same as text."""
        return self.body.decode()


@dataclass(frozen=True)
class Desk:
    """A preview of a folder, without a server, and what it has printed."""

    folder: Path
    live: Live
    printed: list[str]

    def get(self, path: str, method: str = "GET", host: str = "localhost:8000") -> Got:
        """What a request is answered."""
        environ: dict[str, object] = {"PATH_INFO": path, "REQUEST_METHOD": method, "HTTP_HOST": host}
        setup_testing_defaults(environ)
        answered: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], object]:
            answered.append((status, headers))
            return answered.append  # type: ignore[return-value]

        body = b"".join(application(self.live, NAMES)(environ, begin))
        return Got(int(answered[0][0][:3]), dict(answered[0][1]), body)

    def save(self, name: str, text: str | None) -> None:
        """Writes a file as an officer does, or takes it away, and lets the preview look."""
        path = self.folder / "content" / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.live.look({Path("content", name)})


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    write(FILES, tmp_path / "content")
    printed: list[str] = []

    def say(problems: Iterable[Problem], line: str) -> None:
        printed.extend([*map(str, problems), line.partition(" s: ")[2]])

    live = Live(PreviewOptions(Path("content"), date(2024, 8, 30)), "http://127.0.0.1:8000/", say)
    live.look(None)
    return Desk(tmp_path, live, printed)


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/", "text/html; charset=utf-8", "Fernshire Council"),
        ("/index.html", "text/html; charset=utf-8", "Fernshire Council"),
        ("/panel/", "text/html; charset=utf-8", "Housing Panel"),
        ("/panel/2024-06-12/", "text/html; charset=utf-8", "Rents"),
        ("/panel/2024-06-12/rents/", "text/html; charset=utf-8", "To tell of rents."),
        ("/panel/2024-06-12/minutes/", "text/html; charset=utf-8", "it be noted"),
        ("/meetings/2024-25/", "text/html; charset=utf-8", "Meetings in 2024/25"),
        ("/matters/rents/", "text/html; charset=utf-8", "Rents"),
        ("/people/a-moss/", "text/html; charset=utf-8", "A Moss"),
        ("/decisions/2024-25/", "text/html; charset=utf-8", "it be noted"),
        ("/coverage/", "text/html; charset=utf-8", "What the archive holds"),
        ("/panel/2024-06-12/rents.csv", "text/csv; charset=utf-8", "Year,Rents"),
        ("/panel/2024-06-12/rents.md", "text/markdown; charset=utf-8", "To tell of rents."),
        ("/panel/2024-06-12/meeting.json", "application/json", "Rents"),
        ("/panel/calendar.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"),
        ("/feed.xml", "application/xml", "Fernshire Council"),
        ("/sitemap.xml", "application/xml", "http://127.0.0.1:8000/panel/2024-06-12/rents/"),
        ("/robots.txt", "text/plain; charset=utf-8", "Sitemap:"),
        ("/data/", "text/html; charset=utf-8", "How it stood on the day on which this was made."),
        ("/data/meetings.csv", "text/csv; charset=utf-8", "2024-06-12"),
        ("/_preview/livereload.js", "text/javascript; charset=utf-8", "location.reload()"),
    ],
)
def test_everything_that_a_build_publishes_is_there(desk: Desk, path: str, kind: str, words: str) -> None:
    got = desk.get(path)
    assert (got.status, got.headers["Content-Type"]) == (200, kind)
    assert words in got.text
    assert got.headers["Content-Length"] == str(len(got.body))


def test_files_for_the_host_are_shown_as_they_are_and_nothing_in_them_runs(desk: Desk) -> None:
    page, drawing = "<script>proof()</script>", "<svg xmlns='http://www.w3.org/2000/svg'><script>proof()</script></svg>"
    put({"CNAME": "a.example", "robots.txt": "User-agent: *\n", "proof.html": page, "logo.svg": drawing}, extra(desk))
    desk.live.look({extra(desk) / "CNAME"})
    assert desk.get("/CNAME").text == "a.example"
    assert desk.get("/robots.txt").text == "User-agent: *\n\nSitemap: http://127.0.0.1:8000/sitemap.xml\n"
    assert (desk.get("/proof.html").text, desk.get("/logo.svg").text) == (page, drawing)
    assert desk.get("/proof.html").headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "sandbox" in desk.get("/logo.svg").headers["Content-Security-Policy"]
    (extra(desk) / "CNAME").unlink()
    assert desk.get("/CNAME").status == 404


def extra(desk: Desk) -> Path:
    """The folder of files for the host."""
    return desk.folder / "site-extra"


def test_a_page_has_its_assets_and_the_script_that_brings_it_back(desk: Desk) -> None:
    text = desk.get("/panel/").text
    styles = text.partition('<link rel="stylesheet" href="../')[2].partition('"')[0]
    assert desk.get(f"/{styles}").headers["Content-Type"] == "text/css; charset=utf-8"
    assert f'<script defer src="/_preview/livereload.js?{desk.live.stamp}"></script>' in text
    assert "script-src &#39;self&#39;;" in text
    assert "connect-src &#39;self&#39;" in text


def test_a_saved_change_is_shown_and_wakes_the_open_page(desk: Desk) -> None:
    before = desk.live.stamp
    desk.save(f"{JUNE}/rents.md", "# Rents\n\n## Purpose\n\nTo tell of *all* rents.\n")
    assert "<em>all</em> rents" in desk.get("/panel/2024-06-12/rents/").text
    assert int(desk.get(f"/_preview/{before}").text) == desk.live.stamp > before


def test_a_mistake_takes_the_place_of_every_page_until_it_is_mended(desk: Desk) -> None:
    desk.save(f"{JUNE}/meeting.yaml", "agenda:\n  - title: Rents\n    papers: rent\nminutes: {first: 1}\n")
    line = 'content/panel/2024-06-12/meeting.yaml:3:13: error: there is no paper "rent"; did you mean "rents"? '
    for path in ("/", "/panel/2024-06-12/", "/panel"):
        got = desk.get(path)
        assert got.status == 500
        assert f"{line}[missing-paper]".replace('"', "&quot;") in got.text
        assert f"livereload.js?{desk.live.stamp}" in got.text
    assert f"{line}[missing-paper]" in desk.printed
    assert desk.printed[-1] == "1 error, 2 warnings."
    desk.save(f"{JUNE}/meeting.yaml", FILES[f"{JUNE}/meeting.yaml"])
    assert desk.get("/panel/2024-06-12/").status == 200
    assert desk.printed[-1] == "0 errors, 0 warnings."


def test_what_a_rule_finds_is_a_mistake_too(desk: Desk) -> None:
    private = "private:\n  - title: A tenancy\n    exempt: [3]\n    papers: rents\nminutes: {first: 1}\n"
    desk.save(f"{JUNE}/meeting.yaml", private)
    assert "[private-paper]" in desk.get("/panel/").text
    desk.save(f"{JUNE}/rents.csv", "Year,Rents\n2024,5\n")
    assert "[private-paper]" in desk.get("/panel/").text


def test_a_warning_is_printed_once_and_the_page_is_shown(desk: Desk) -> None:
    for _ in range(2):
        desk.save(f"{JUNE}/spare.txt", "x")
    printed = [line for line in desk.printed if "spare.txt" in line]
    assert len(printed) == 1
    assert desk.get("/panel/2024-06-12/").status == 200


def test_a_draft_is_shown_and_marked(desk: Desk) -> None:
    desk.save(f"{JUNE}/rents.md", f"---\ndraft: true\n---\n{FILES[f'{JUNE}/rents.md']}")
    for path in ("/panel/2024-06-12/rents/", "/panel/2024-06-12/"):
        assert "Draft: not published by build" in desk.get(path).text
    desk.save(f"{JUNE}/rents.md", FILES[f"{JUNE}/rents.md"])
    assert "Draft: not" not in desk.get("/panel/2024-06-12/").text


def test_what_is_dated_later_is_shown_and_marked(desk: Desk) -> None:
    desk.save(f"{JUNE}/rents.md", f"---\npublished: 2024-09-03\n---\n{FILES[f'{JUNE}/rents.md']}")
    assert "Dated later: a build leaves this page out until then." in desk.get("/panel/2024-06-12/rents/").text
    assert "Dated later" not in desk.get("/panel/2024-06-12/").text
    desk.save(f"{JUNE}/meeting.yaml", f"published: 2024-09-03\n{FILES[f'{JUNE}/meeting.yaml']}")
    assert "Items of this agenda are dated later" in desk.get("/panel/2024-06-12/").text


def test_search_answers_from_the_last_build_and_says_so(desk: Desk) -> None:
    assert "no search index yet: run agendapack build" in desk.get("/search/").text
    index = desk.folder / "site" / "pagefind"
    index.mkdir(parents=True)
    for name in ("pagefind-entry.json", NAMED):
        (index / name).write_text("{}", encoding="utf-8")
    (desk.folder / "site" / "index.html").write_text("built", encoding="utf-8")
    assert "Search in this preview answers from the site built on " in desk.get("/search/").text
    assert desk.get("/pagefind/pagefind-entry.json").body == b"{}"
    assert desk.get("/pagefind/../index.html").status == 404


def test_a_folder_s_address_without_its_slash_leads_to_it(desk: Desk) -> None:
    got = desk.get("/panel/2024-06-12")
    assert (got.status, got.headers["Location"]) == (302, "/panel/2024-06-12/")


@pytest.mark.parametrize(
    "path", ["/nothing/", "/panel/nothing/", "/nothing.txt", "/panel/../council.yaml", "/../content/council.yaml"]
)
def test_what_is_not_there_is_the_page_that_says_so(desk: Desk, path: str) -> None:
    got = desk.get(path)
    assert got.status == 404
    assert "livereload.js" in got.text


def test_a_head_request_is_answered_without_the_page(desk: Desk) -> None:
    got = desk.get("/panel/", method="HEAD")
    assert (got.status, got.body) == (200, b"")
    assert int(got.headers["Content-Length"]) > 1000


def test_nothing_can_be_sent_and_nobody_else_s_name_is_answered(desk: Desk) -> None:
    assert desk.get("/panel/", method="POST").status == 405
    assert desk.get("/panel/", host="elsewhere.example").status == 421


def test_until_everything_was_read_a_page_says_so(tmp_path: Path) -> None:
    live = Live(PreviewOptions(tmp_path, date(2024, 8, 30)), "http://127.0.0.1:8000/", lambda *_: None)
    got = Desk(tmp_path, live, []).get("/panel/")
    assert got.status == 503
    assert "Reading the content" in got.text
    assert f"livereload.js?{live.stamp}" in got.text


def test_a_missing_folder_is_a_mistake_that_can_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    live = Live(PreviewOptions(Path("content"), date(2024, 8, 30)), "http://127.0.0.1:8000/", lambda *_: None)
    live.look(None)
    desk = Desk(tmp_path, live, [])
    assert "[no-content]" in desk.get("/").text
    desk.save("council.yaml", "name: Fernshire Council\n")
    assert "Fernshire Council" in desk.get("/").text


def test_what_the_last_build_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview shows what has changed since, and drafts, as if it had read everything."""
    content, site, day = write(FILES, tmp_path / "content"), tmp_path / "site", date(2024, 8, 30)
    draft = "draft: true\nagenda:\n  - title: Heating\n    papers: heating\n"
    put({f"{JULY}/meeting.yaml": draft, f"{JULY}/heating.md": "# Heating\n\nNot to be read yet.\n"}, content)
    assert build(Options(content, site, day), lambda _: None).files
    put({f"{JUNE}/minutes.md": "## Rents\n\nRESOLVED that it be done.\n"}, content)
    read, collect = list[object](), loading.collect

    def noting(content: Path, memo: Memo, changed: Collection[Path] | None, *, with_drafts: bool) -> loading.Loaded:
        read.append(changed)
        return collect(content, memo, changed, with_drafts=with_drafts)

    monkeypatch.setattr(loading, "collect", noting)
    shown: list[list[str]] = []
    for known in (site, tmp_path / "none"):
        with texts_cache(known) as texts:
            live = Live(PreviewOptions(content, day, site=known), "http://127.0.0.1:8000/", lambda *_: None, texts)
            live.look(None)
            addresses = (f"/{JUNE}/", f"/{JUNE}/minutes/", f"/{JULY}/heating/", f"/{JULY}/", "/data/minutes.csv")
            stamp = re.compile(str(live.stamp))
            shown.append([stamp.sub("", Desk(tmp_path, live, []).get(address).text) for address in addresses])
    assert read == [[content / JUNE / "minutes.md"], None]
    assert shown[0] == shown[1]
    assert "Not to be read yet." in shown[0][2]
    assert "it be done" in shown[0][1]


def test_a_mistake_in_a_template_is_shown_on_its_pages_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(FILES, tmp_path / "content")
    own = tmp_path / "mine"
    own.mkdir()
    (own / "coverage.html").write_text("{{ titel }}", encoding="utf-8")
    live = Live(
        PreviewOptions(Path("content"), date(2024, 8, 30), Path("mine")), "http://127.0.0.1:8000/", lambda *_: None
    )
    live.look(None)
    desk = Desk(tmp_path, live, [])
    assert "mine/coverage.html:1:1: error:" in desk.get("/coverage/").text
    assert desk.get("/").status == 200
    (own / "coverage.html").write_text("Mended", encoding="utf-8")
    live.look({Path("mine/coverage.html")})
    assert desk.get("/coverage/").text == "Mended\n"


def test_a_fault_of_the_program_is_said_and_the_next_change_is_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("generator.loading.collect", lambda *_, **__: 1 // 0)
        desk.save(f"{JUNE}/rents.csv", "Year,Rents\n2024,5\n")
    desk.save(f"{JUNE}/rents.csv", "Year,Rents\n2024,6\n")
    assert ">6</td>" in desk.get("/panel/2024-06-12/rents/").text


def test_the_operating_system_tells_what_was_saved_and_not_what_was_read(tmp_path: Path) -> None:
    file = write({}, tmp_path) / "panel" / "committee.yaml"
    told: list[Path] = []
    watched = Watching([tmp_path, tmp_path / "not-there"], told.append)
    try:
        file.read_text(encoding="utf-8")
        assert waited_for(lambda: bool(told), seconds=0.3) is False
        file.write_text("name: Homes Panel\n", encoding="utf-8")
        assert waited_for(lambda: file in told)
    finally:
        watched.stop()


def test_a_folder_made_anew_is_watched_again_though_the_disk_gives_it_the_number_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_identity", lambda folder: (1, 1) if folder.is_dir() else None)
    folder, told, renewed = tmp_path / "content", list[Path](), list[Path]()
    folder.mkdir()
    watched = Watching([folder], told.append)

    def is_renewed() -> bool:
        renewed.extend(watched.renew())
        return renewed == [folder]

    try:
        assert watched.renew() == ()
        folder.rmdir()
        folder.mkdir()
        assert waited_for(is_renewed, seconds=5)
        put({"council.yaml": "name: F\n"}, folder)
        assert waited_for(lambda: folder / "council.yaml" in told, seconds=5)
    finally:
        watched.stop()


def test_a_preview_shows_what_is_saved_by_itself_and_gives_its_port_back(tmp_path: Path) -> None:
    content = write(FILES, tmp_path / "content")
    preview: Preview = start(
        PreviewOptions(content, date(2024, 8, 30), site=tmp_path / "site", port=0), lambda *_: None
    )
    try:
        assert preview.address == f"http://127.0.0.1:{preview.server.server_port}/"
        assert waited_for(lambda: preview.live.shown is not None)
        before = preview.live.stamp
        (content / JUNE / "rents.csv").write_text("Year,Rents\n2024,5\n", encoding="utf-8")
        assert waited_for(lambda: preview.live.stamp > before)
        with pytest.raises(UnopenedError, match="is taken; name another with --port"):
            start(PreviewOptions(content, date(2024, 8, 30), port=preview.server.server_port), lambda *_: None)
    finally:
        preview.stop()


def test_a_preview_and_builds_beside_it_do_not_disturb_each_other(tmp_path: Path) -> None:
    """An officer has the preview open on the folder whose site is built again and again by another process."""
    content, site = write(FILES, tmp_path / "content"), tmp_path / "site"
    options = ["--no-search", "--no-packs", "--today", "2024-08-30", "--jobs", "1"]
    command = [sys.executable, "-m", "generator", "build", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    preview = start(PreviewOptions(content, date(2024, 8, 30), site=site, port=0), lambda *_: None)
    serving = Thread(target=preview.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    serving.start()
    try:
        assert waited_for(lambda: preview.live.shown is not None)
        for word in ("first", "second"):
            (content / JUNE / "rents.md").write_text(f"# Rents\n\n## Purpose\n\nIt is the {word}.\n", encoding="utf-8")
            building = subprocess.Popen(command, cwd=tmp_path, env=environment)
            assert waited_for(lambda word=word: f"the {word}." in shown(preview))  # type: ignore[misc]
            assert building.wait(timeout=120) == 0
            assert f"the {word}." in (site / JUNE / "rents/index.html").read_text(encoding="utf-8")
            assert f"the {word}." in shown(preview)
    finally:
        preview.server.shutdown()
        preview.stop()
    build(Options(content, tmp_path / "other", date(2024, 8, 30), search=False, jobs=1), lambda _: None)
    assert files_below(site) == files_below(tmp_path / "other")


def shown(preview: Preview) -> str:
    """The paper's page as the preview gives it."""
    with urlopen(f"{preview.address}{JUNE}/rents/", timeout=30) as answer:  # noqa: S310  of this machine
        return str(answer.read(), "utf-8")
