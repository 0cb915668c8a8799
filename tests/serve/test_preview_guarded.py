"""The preview keeps drafts to the one who writes them: it is asked over real sockets, as browsers and others ask it."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_sample import write
from folders import put
from servers import waited_for

from generator import cli
from generator.serve import Preview, PreviewOptions, is_own, server, start
from generator.serve.application import SHUT_IN, _file

JUNE = "panel/2024-06-12"
SCRIPT = "<script>alert(1)</script>"
FILES = {
    f"{JUNE}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
    f"{JUNE}/rents.md": "---\ndraft: true\n---\n# Rents\n\nTo tell. [A form](form.txt), [a map](map.svg), "
    "[the report](more.pdf).\n",
    f"{JUNE}/form.txt": f"A form: {SCRIPT}",
    f"{JUNE}/map.svg": f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}</svg>',
    f"{JUNE}/more.pdf": "%PDF-1.4",
}
OWN = "Cross-Origin-Opener-Policy: same-origin"
"""What an answer has that is not shut in."""
SHUT = (
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: DENY",
    "Cross-Origin-Resource-Policy: same-origin",
)


@dataclass(frozen=True)
class Desk:
    """A preview at work, its folder, and what it has said."""

    content: Path
    preview: Preview
    said: list[str]

    @property
    def port(self) -> int:
        """Where it answers."""
        return self.preview.server.server_port

    def get(self, path: str, *headers: str, site: str = "", dest: str = "", mode: str = "no-cors") -> str:
        """What a browser's request is answered, head and body; `site` and `dest` are for whose page and for what."""
        fetch = [f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Dest: {dest}", f"Sec-Fetch-Mode: {mode}"] if site else []
        lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{self.port}", *headers, *fetch]
        return self.ask("\r\n".join(lines) + "\r\n\r\n")

    def ask(self, request: str) -> str:
        """What anything that is sent is answered."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as client:
            client.sendall(request.encode("latin-1"))
            return _all(client)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(FILES, tmp_path / "content")


@pytest.fixture
def desk(content: Path, tmp_path: Path) -> Iterator[Desk]:
    said: list[str] = []
    (tmp_path / "site/pagefind").mkdir(parents=True)
    (tmp_path / "site/pagefind/pagefind.js").write_text("export {}", encoding="utf-8")

    def say(problems: object, line: str) -> None:
        said.extend([*map(str, problems), line])  # type: ignore[call-overload]

    preview = start(PreviewOptions(content, date(2024, 8, 30), site=tmp_path / "site", port=0), say)
    thread = threading.Thread(target=preview.run)
    thread.start()
    assert waited_for(lambda: preview.live.shown is not None)
    yield Desk(content, preview, said)
    preview.server.shutdown()
    thread.join()


# By which name


def test_it_is_asked_by_its_own_names(desk: Desk) -> None:
    for host in (f"localhost:{desk.port}", f"127.0.0.1:{desk.port}", f"[::1]:{desk.port}", f"LOCALHOST:{desk.port}"):
        assert desk.ask(f"GET /{JUNE}/rents/ HTTP/1.1\r\nHost: {host}\r\n\r\n").startswith("HTTP/1.0 200 ")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{}", "localhost", "localhost:1", "localhost:{}.evil.example", "", "192.168.1.5:{}"],
)
def test_another_name_is_refused(desk: Desk, host: str) -> None:
    got = desk.ask(f"GET /{JUNE}/rents/ HTTP/1.1\r\nHost: {host.format(desk.port)}\r\n\r\n")
    assert got.startswith("HTTP/1.0 421 ")
    assert "To tell" not in got


@pytest.mark.parametrize("line", ["GET / HTTP/1.1", "GET / HTTP/1.0", "GET /", "HEAD / HTTP/1.1"])
def test_a_request_without_a_name_is_refused(desk: Desk, line: str) -> None:
    got = desk.ask(f"{line}\r\n\r\n")
    assert got.startswith("HTTP/1.0 400 ") or got == "Say by which name you ask (Host).\n"


def test_two_names_are_none(desk: Desk) -> None:
    got = desk.get("/", "Host: evil.example")
    assert got.startswith("HTTP/1.0 421 ")


# For whose page


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("dest", ["script", "image", "style", "iframe", "object", "embed", "empty", "video", "worker"])
def test_a_page_of_another_site_cannot_load_it(desk: Desk, site: str, dest: str) -> None:
    for path in (f"/{JUNE}/rents/", f"/{JUNE}/meeting.json", "/_preview/1"):
        mode = "navigate" if dest in {"iframe", "object", "embed"} else "no-cors"
        got = desk.get(path, site=site, dest=dest, mode=mode)
        assert got.startswith("HTTP/1.0 403 ")
        assert "Rents" not in got


def test_a_link_elsewhere_opens_it_and_its_own_pages_load_it(desk: Desk) -> None:
    assert desk.get(f"/{JUNE}/rents/", site="cross-site", dest="document", mode="navigate").startswith("HTTP/1.0 200 ")
    for dest in ("image", "empty"):
        assert desk.get(f"/{JUNE}/map.svg", site="same-origin", dest=dest).startswith("HTTP/1.0 200 ")
    assert desk.get("/_preview/1", site="same-origin", dest="empty", mode="cors").startswith("HTTP/1.0 200 ")


@pytest.mark.parametrize(
    "path",
    ["/", f"/{JUNE}/rents/", "/nothing/", "/_preview/livereload.js", "/_preview/1", f"/{JUNE}/meeting.json", "/%00"],
)
def test_no_answer_is_kept_guessed_framed_or_loaded_elsewhere(desk: Desk, path: str) -> None:
    head = desk.get(path).partition("\r\n\r\n")[0]
    assert {*SHUT} <= {*head.splitlines()}
    assert "frame-ancestors 'none'" in head


def test_what_is_no_request_is_answered_under_the_same_rules(desk: Desk) -> None:
    lines = desk.ask("GET / HTTP/x\r\n\r\n").splitlines()
    assert {*SHUT, "Content-Security-Policy: frame-ancestors 'none'"} <= {*lines}
    assert "Content-Type: text/plain; charset=utf-8" in lines


# What lies beside a paper


def test_markup_that_somebody_else_wrote_is_shown_as_text(desk: Desk) -> None:
    head, _, body = desk.get(f"/{JUNE}/form.txt").partition("\r\n\r\n")
    assert "Content-Type: text/plain; charset=utf-8" in head.splitlines()
    assert body == FILES[f"{JUNE}/form.txt"]


@pytest.mark.parametrize("name", ["form.html", "form.xhtml", "FORM.HTM"])
def test_a_page_that_somebody_else_wrote_would_be_text(name: str) -> None:
    assert _file(name, SCRIPT.encode(), SHUT_IN).type == "text/plain; charset=utf-8"


def test_what_lies_beside_a_paper_runs_nothing(desk: Desk) -> None:
    for name in ("form.txt", "map.svg"):
        head = desk.get(f"/{JUNE}/{name}").partition("\r\n\r\n")[0]
        policy = head.partition("Content-Security-Policy: ")[2].partition("\r\n")[0]
        assert "default-src 'none'" in policy
        assert policy.endswith("; sandbox")
        assert "script-src" not in policy
        assert OWN not in head  # a browser shows nothing under both
        assert desk.get(f"/{JUNE}/{name}", site="same-origin", dest="script").startswith("HTTP/1.0 403 ")
    head = desk.get(f"/{JUNE}/more.pdf").partition("\r\n\r\n")[0]
    assert "default-src 'none'" in head
    assert "sandbox" not in head
    assert OWN in desk.get("/")


# What is no address


@pytest.mark.parametrize(
    "path",
    [
        "/pagefind/%00",
        "/%00",
        f"/{JUNE}/rents/%0d%0aSet-Cookie:x",
        "/../content/council.yaml",
        "/%2e%2e/content/council.yaml",
        "/pagefind/../../content/council.yaml",
        "/pagefind/%2e%2e/%2e%2e/content/council.yaml",
        "/pagefind/..%2f..%2fcontent%2fcouncil.yaml",
        "/pagefind/..%5c..%5ccontent%5ccouncil.yaml",
        "/pagefind//etc/passwd",
        "/pagefind/" + "a" * 5000,
        "/" + "a/" * 20000,
        "/" + "a" * 60000,
        "/_preview/" + "9" * 5000,
        "/_preview/../livereload.js",
        "/%ff%fe",
        "/%",
        "/pagefind/",
    ],
)
def test_what_is_no_address_is_not_found(desk: Desk, path: str) -> None:
    got = desk.get(path)
    assert got[:12] in {"HTTP/1.0 400", "HTTP/1.0 404"}
    assert "Fernshire" not in got.partition("\r\n\r\n")[2] or "livereload.js" in got


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /" + "a" * 70000 + " HTTP/1.1", "414"),
        ("GET http://localhost/ HTTP/1.1", "400"),
        ("GET evil.example HTTP/1.1", "400"),
        ("GET / HTTP/9.9", "505"),
        ("GET / x HTTP/1.1", "400"),
        ("GET", "400"),
        ("\x16\x03\x01\x02", "400"),
        (" ", "400"),
        ("POST / HTTP/1.1", "405"),
        ("OPTIONS / HTTP/1.1", "405"),
        ("CONNECT /x HTTP/1.1", "405"),
        ("GET / HTTP/1.1\r\nx: " + "a" * 70000, "431"),
        ("GET / HTTP/1.1" + "\r\nx: y" * 200, "431"),
    ],
)
def test_what_is_no_request_is_refused(desk: Desk, request_line: str, status: str) -> None:
    assert desk.ask(f"{request_line}\r\nHost: localhost:{desk.port}\r\n\r\n").startswith(f"HTTP/1.0 {status} ")


# Slow clients


def test_clients_that_send_nothing_stand_in_nobody_s_way(desk: Desk) -> None:
    before = threading.active_count()
    with ExitStack() as open_clients:
        clients = [open_clients.enter_context(_client(desk.port)) for _ in range(400)]
        assert desk.get(f"/{JUNE}/rents/").startswith("HTTP/1.0 200 ")
        assert clients[0].recv(1) == b""
        assert waited_for(lambda: threading.active_count() - before <= server.MOST, seconds=2)
        _still_open(clients[-1])


def test_clients_that_send_nothing_are_let_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LISTENING", 0.5)
    before = threading.active_count()
    with _client(desk.port) as first, _client(desk.port) as second:
        assert (first.recv(1), second.recv(1)) == (b"", b"")
        assert waited_for(lambda: threading.active_count() <= before)


def _still_open(client: socket.socket) -> None:
    client.settimeout(0)
    with pytest.raises(BlockingIOError):
        client.recv(1)


def test_a_client_that_sends_a_letter_now_and_then_is_let_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LISTENING", 0.5)
    with _client(desk.port) as client:
        assert waited_for(lambda: _is_refused(client, b"G"), seconds=3)


def test_a_client_that_does_not_take_its_answer_is_let_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "ANSWERING", 0.5)
    (desk.content / JUNE / "more.pdf").write_bytes(b"%PDF-1.4" + b"x" * 30_000_000)
    before = set(threading.enumerate())
    with _client(desk.port) as client:
        client.sendall(f"GET /{JUNE}/more.pdf HTTP/1.1\r\nHost: localhost:{desk.port}\r\n\r\n".encode())
        assert waited_for(lambda: bool(set(threading.enumerate()) - before))
        assert waited_for(lambda: set(threading.enumerate()) <= before)
    assert capfd.readouterr().err == ""


# A folder that is made anew


def test_a_file_for_the_host_is_seen_when_its_folder_comes(desk: Desk) -> None:
    put({"CNAME": "a.example"}, desk.content.with_name("site-extra"))
    assert waited_for(lambda: desk.get("/CNAME").endswith("a.example"))
    assert f"The folder {desk.content.with_name('site-extra')} is there, and read." in desk.said
    put({"CNAME": "b.example", "proof.txt": "c"}, desk.content.with_name("site-extra"))
    assert waited_for(lambda: desk.get("/proof.txt").endswith("c"))


def test_content_that_is_removed_and_made_anew_is_said_and_seen_again(desk: Desk) -> None:
    kept = desk.content.with_name("kept")
    shutil.copytree(desk.content, kept)
    for text in ("To tell again", "To tell a third time"):
        shutil.rmtree(desk.content)
        assert waited_for(lambda: "[no-content]" in desk.get("/"))
        assert f"The folder {desk.content} was removed; it is read again when it is back." in desk.said
        shutil.copytree(kept, desk.content)
        assert waited_for(lambda: "To tell" in desk.get(f"/{JUNE}/rents/"))
        paper = desk.content / JUNE / "rents.md"
        paper.write_text(FILES[f"{JUNE}/rents.md"].replace("To tell", text), encoding="utf-8")
        assert waited_for(lambda text=text: text in desk.get(f"/{JUNE}/rents/"))  # type: ignore[misc]


def test_content_that_is_moved_away_and_another_put_in_its_place_is_seen(desk: Desk) -> None:
    new = desk.content.with_name("new")
    shutil.copytree(desk.content, new)
    (new / JUNE / "rents.md").write_text("# Rents\n\nFrom the other folder.\n", encoding="utf-8")
    desk.content.rename(desk.content.with_name("old"))
    new.rename(desk.content)
    assert waited_for(lambda: "From the other folder." in desk.get(f"/{JUNE}/rents/"))


def test_templates_that_are_removed_and_made_anew_are_seen(content: Path, tmp_path: Path) -> None:
    own = write_template(tmp_path, "First")
    preview = start(PreviewOptions(content, date(2024, 8, 30), own, tmp_path / "site", 0), lambda *_: None)
    thread = threading.Thread(target=preview.run)
    thread.start()
    desk = Desk(content, preview, [])
    assert waited_for(lambda: "First" in desk.get("/coverage/"))
    shutil.rmtree(own)
    assert waited_for(lambda: "What the archive holds" in desk.get("/coverage/"))
    write_template(tmp_path, "Second")
    assert waited_for(lambda: "Second" in desk.get("/coverage/"))
    preview.server.shutdown()
    thread.join()


def write_template(folder: Path, text: str) -> Path:
    """A folder of a council's own templates, with one."""
    own = folder / "mine"
    own.mkdir()
    (own / "coverage.html").write_text(text, encoding="utf-8")
    return own


# At which address


def test_no_other_machine_reaches_it_unless_asked(desk: Desk) -> None:
    assert desk.preview.server.socket.getsockname()[0] == "127.0.0.1"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", desk.port), timeout=2)


@pytest.mark.parametrize(
    ("host", "asked", "status"),
    [
        ("0.0.0.0", "127.0.0.2:{}", 200),  # noqa: S104 -- what is tested
        ("0.0.0.0", "evil.example:{}", 421),  # noqa: S104
        ("127.0.0.1", "192.168.1.5:{}", 421),
        ("127.0.0.2", "127.0.0.2:{}", 200),
        ("127.0.0.2", "127.0.0.3:{}", 421),
    ],
)
def test_a_named_address_is_answered_at_and_no_made_up_name(
    content: Path, tmp_path: Path, host: str, asked: str, status: int
) -> None:
    preview = start(
        PreviewOptions(content, date(2024, 8, 30), site=tmp_path / "site", port=0, host=host), lambda *_: None
    )
    thread = threading.Thread(target=preview.run)
    thread.start()
    port = preview.server.server_port
    with socket.create_connection(("127.0.0.1" if host == "127.0.0.1" else "127.0.0.2", port), timeout=5) as client:
        client.sendall(f"GET /_preview/1 HTTP/1.1\r\nHost: {asked.format(port)}\r\n\r\n".encode())
        assert _all(client).startswith(f"HTTP/1.0 {status} ")
    preview.server.shutdown()
    thread.join()


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> tuple[int, str, str, list[str]]:
    """`serve` as it is run, ended at once: exit code, what it printed, and the addresses that it answered at."""
    bound: list[str] = []

    def at_once(preview: Preview) -> None:
        bound.append(preview.server.socket.getsockname()[0])
        waited_for(lambda: preview.live.shown is not None)
        preview.stop()

    monkeypatch.setattr(Preview, "run", at_once)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(cli.main, ["serve", *arguments])
    return result.exit_code, result.stdout, result.stderr, bound


def test_serve_answers_this_machine_alone_and_warns_where_others_reach_it(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning = "Warning: whoever reaches 0.0.0.0 sees your drafts and what is dated later.\n"
    code, printed, said, bound = run(monkeypatch, content.parent, "--port", "0")
    assert (code, bound, printed[:22]) == (0, ["127.0.0.1"], "Open http://127.0.0.1:")
    assert "Warning" not in said
    code, printed, said, bound = run(monkeypatch, content.parent, "--port", "0", "--host", "0.0.0.0")  # noqa: S104
    assert (code, bound, printed[:22]) == (0, ["0.0.0.0"], "Open http://127.0.0.1:")  # noqa: S104
    assert warning in said


def test_which_addresses_are_this_machine_s_own() -> None:
    assert all(map(is_own, ["127.0.0.1", "127.0.0.2", "::1", "localhost"]))
    assert not any(map(is_own, ["0.0.0.0", "::", "192.168.1.5", "fernshire-pc", ""]))  # noqa: S104


def test_a_port_that_is_taken_is_one_line(content: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    code, printed, said, _ = run(monkeypatch, content.parent, "--port", str(desk.port))
    assert (code, printed) == (3, "")
    assert said.splitlines() == [
        f"agendapack: the run could not be finished: port {desk.port} is taken; name another with --port, or 0 for any"
    ]


@pytest.mark.parametrize("host", ["203.0.113.7", "a..b", "no such name", "http://localhost"])
def test_an_address_that_this_machine_has_not_is_one_line(
    content: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    code, printed, said, _ = run(monkeypatch, content.parent, "--port", "0", "--host", host)
    assert (code, printed) == (3, "")
    assert said.splitlines() == [
        f'agendapack: the run could not be finished: this machine has no address "{host}"; '
        "name one of its own with --host, or leave it out"
    ]


def _client(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=5)


def _is_refused(client: socket.socket, sent: bytes) -> bool:
    """Whether the other side has ended, tried by sending a little."""
    try:
        client.sendall(sent)
    except OSError:
        return True
    return False


def _all(client: socket.socket) -> str:
    """What comes until the other side ends."""
    parts = []
    try:
        while part := client.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass  # it closed without reading the rest of what was sent
    return b"".join(parts).decode("utf-8", "replace")
