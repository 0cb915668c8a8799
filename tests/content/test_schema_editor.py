"""The schemas in a real editor: yaml-language-server, the part of VS Code that completes and checks YAML.

It is looked for at AGENDAPACK_YAML_LS, then on PATH, where `make test` puts it if there is npm. Without it these tests
are skipped.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from folders import ROOT

from generator.scaffold import write_schemas

COMMAND = os.environ.get("AGENDAPACK_YAML_LS") or shutil.which("yaml-language-server") or ""
PATIENCE = 120
"""Seconds after which a server that does not answer is ended."""

pytestmark = pytest.mark.skipif(not (COMMAND and shutil.which("node")), reason="there is no yaml-language-server")


class Server:
    """A language server that speaks over its standard input and output, for one folder with its settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)
        self.said: dict[str, list[str]] = {}
        settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
        self.yaml = {
            "schemas": settings["yaml.schemas"],
            "schemaStore": {"enable": False},
            **dict.fromkeys(("validate", "hover", "completion"), True),
        }
        self.process = subprocess.Popen([COMMAND, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.timer = Timer(PATIENCE, self.process.kill)
        self.timer.start()
        root = folder.as_uri()
        able = {"workspace": {"configuration": True}, "textDocument": {"completion": {"completionItem": {}}}}
        folders = [{"uri": root, "name": "archive"}]
        self.ask("initialize", processId=None, rootUri=root, workspaceFolders=folders, capabilities=able)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={"yaml": self.yaml})

    def close(self) -> None:
        """Ends it."""
        self.process.kill()
        self.process.communicate()
        self.timer.cancel()

    def tell(self, method: str, **params: Any) -> None:
        """A message that has no answer."""
        self.send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """A question, and its answer."""
        number = next(self.numbers)
        self.send({"id": number, "method": method, "params": params})
        while (message := self.receive()).get("id") != number or "method" in message:
            pass
        return message["result"]

    def send(self, message: dict[str, Any]) -> None:
        """Sends a message with the head that tells its length."""
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, what it says of files is kept."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.decode().partition(":")
            length = int(value) if name.lower() == "content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            asked = [item.get("section") for item in message["params"]["items"]]
            self.send({"id": message["id"], "result": [self.yaml if one == "yaml" else None for one in asked]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]["diagnostics"]
            self.said[message["params"]["uri"]] = [
                f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found
            ]
        elif "method" in message and "id" in message:
            self.send({"id": message["id"], "result": None})
        return message

    def open(self, path: str, text: str) -> list[str]:
        """Opens a file, which need not be on the disk, and gives what the editor underlines in it."""
        uri = (self.folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while uri not in self.said:
            self.receive()
        return self.said[uri]

    def at(self, method: str, path: str, text: str) -> Any:
        """Opens a file of a text in which `|` is the cursor, and asks what there is at that place."""
        before, _, after = text.partition("|")
        self.open(path, before + after)
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(method, textDocument={"uri": (self.folder / path).as_uri()}, position=place)

    def offered(self, path: str, text: str) -> dict[str, str]:
        """What is offered at the cursor, and what is said of each."""
        answer = self.at("textDocument/completion", path, text)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {one["label"]: _text(one.get("documentation", "")) for one in items}

    def told(self, path: str, text: str) -> str:
        """What is shown where the mouse rests on the cursor's place."""
        return _text(self.at("textDocument/hover", path, text)["contents"])


def _text(said: Any) -> str:
    return str(said["value"] if isinstance(said, dict) else said)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "content").mkdir()
    write_schemas(folder)
    server = Server(folder)
    yield server
    server.close()


NUMBERS = count(1)


@pytest.fixture
def panel() -> str:
    """A folder of a committee in which no test before has opened a file."""
    return f"content/panel-{next(NUMBERS)}"


@pytest.fixture
def path(panel: str) -> str:
    return f"{panel}/2024-09-11/meeting.yaml"


@pytest.mark.parametrize("content", ["content", "tests/golden/content"])
def test_nothing_is_underlined_in_files_that_build(content: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    write_schemas(tmp_path)
    server = Server(tmp_path)
    for file in sorted((ROOT / content).rglob("*.yaml")):
        name = f"content/{file.relative_to(ROOT / content).as_posix()}"
        assert (name, server.open(name, file.read_text(encoding="utf-8"))) == (name, [])
    assert server.open("content/panel/2024-09-11/meeting.yaml", "tme: 18:30\n") != []
    server.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tme: 18:30\n", ["1: Property tme is not allowed."]),
        ("time: 6 pm\n", ["1: write hours and minutes: 14:00"]),
        ("place: Fernham\npublished: 2024-9-3\n", ["2: write year, month and day: 2019-09-19"]),
        ("published:\n", []),
        ("agenda: Apologies\n", ["1: Incorrect type. Expected one of array, null."]),
        ("agenda:\n  - titel: x\n", ["2: Property titel is not allowed.", '2: Missing property "title".']),
        ("agenda:\n  - title: 2019\n    papers: [2019-20, map.pdf]\n    withdrawn: true\n", []),
        ("attendance:\n  members:\n    - a-moss: {fro: x}\n", ["3: Property fro is not allowed."]),
        ("attendance:\n  members:\n    - person: x\n      rol: y\n", ["4: Property rol is not allowed."]),
        ("attendance:\n  officers:\n    Homes:\n      - e-finch: Panel Officer\n", []),
        ("minutes:\n  first: six\n", ["2: a whole number is wanted here"]),
        ("joint-with: Panel A\n", ["1: use lower-case letters, digits and hyphens"]),
    ],
)
def test_what_is_wrong_is_underlined(server: Server, path: str, text: str, said: list[str]) -> None:
    assert server.open(path, text) == said


def test_a_word_that_is_none_of_the_choice_is_underlined(server: Server, panel: str) -> None:
    words = '"scrutiny", "executive", "regulatory", "council", "decisions", "other"'
    assert server.open(f"{panel}/committee.yaml", "kind: scrutny\n") == [
        f"1: Value is not accepted. Valid values: {words}."
    ]


@pytest.mark.parametrize(
    ("text", "offered", "told"),
    [
        ("ti|\n", {"time", "place", "agenda"}, "When it begins, or began: 18:30"),
        ("place: x\nattendance:\n  |\n", {"members", "officers", "apologies"}, "Members and their substitutes"),
        ("agenda:\n  - title: x\n    |\n", {"papers", "matter", "withdrawn"}, "What goes with it: repairs-update"),
        ("attendance:\n  members:\n    - |\n", {"person", "role", "for"}, "The role as this paper prints it"),
    ],
)
def test_keys_are_offered_with_what_they_are(
    server: Server, path: str, text: str, offered: set[str], told: str
) -> None:
    found = server.offered(path, text)
    assert set(found) >= offered
    assert any(told in one for one in found.values())


def test_words_of_a_choice_are_offered(server: Server, panel: str) -> None:
    offered = server.offered(f"{panel}/committee.yaml", "kind: |\n")
    assert list(offered) == ["scrutiny", "executive", "regulatory", "council", "decisions", "other"]


def test_no_types_are_offered_where_text_is_wanted(server: Server, path: str) -> None:
    assert server.offered(path, "place: |\n") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ti|me: 18:30\n", "When it begins, or began: 18:30"),
        ("ti|me:\n", "When it begins, or began: 18:30"),
        ("agenda:\n  - title: x\n    pap|ers: [a, b]\n", "What goes with it: repairs-update"),
        ("attendance:\n  mem|bers:\n    - a-moss\n", "Members and their substitutes"),
        ("attendance:\n  members:\n    - b-reed: {fo|r: c-wren}\n", "Whom a substitute stands in for"),
    ],
)
def test_a_key_says_what_it_is_when_pointed_at(server: Server, path: str, text: str, told: str) -> None:
    shown = server.told(path, text)
    assert shown.startswith(told)
    assert "||" not in shown
