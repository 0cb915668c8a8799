"""JSON Schemas for editors: they let pass what is read, refuse what is wrong, and say what each key is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from folders import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator import cli
from generator.content import model
from generator.content.model import Record, read
from generator.content.model.schema import FILES, MADE, schemas
from generator.content.sources.values import read_yaml

SCHEMAS = schemas()
CHECKS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
CONTENTS = (ROOT / "content", ROOT / "tests" / "golden" / "content")
FORMS = (
    (re.compile(r"null|Null|NULL|~|"), lambda _: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)
"""The scalars that are no text in YAML 1.2 (section 10.3.2), those of other bases left out."""


class Editor(yaml.SafeLoader):
    """YAML as editors read it, by version 1.2: a date is text, `no` is text, 012 is twelve."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  the name is that of the library


def scalar(_: Editor, node: yaml.ScalarNode) -> Any:
    """A text, a number, a truth value, or nothing."""
    return seen(node.value) if node.style is None else node.value


Editor.add_constructor("tag:yaml.org,2002:str", scalar)


def seen(text: str) -> Any:
    """What an editor sees where a text stands without quotes."""
    return next((make(text) for form, make in FORMS if form.fullmatch(text)), text)


def without_quotes(value: Any) -> Any:
    """A value of which nothing stands in quotes, as an editor sees it."""
    if isinstance(value, dict):
        return {key: without_quotes(one) for key, one in value.items()}
    if isinstance(value, list):
        return [without_quotes(one) for one in value]
    return seen(value) if isinstance(value, str) else value


def keys_as_text(value: Any) -> Any:
    """A value with keys as an editor compares them."""
    if isinstance(value, dict):
        return {str(key): keys_as_text(one) for key, one in value.items()}
    return [keys_as_text(one) for one in value] if isinstance(value, list) else value


def objections(name: str, text: str) -> list[str]:
    """What an editor says of a text as a file of a kind."""
    value = keys_as_text(yaml.load(text, Editor))  # noqa: S506  a safe loader
    return [error.message for error in CHECKS[name].iter_errors({} if value is None else value)]


def faults(name: str, text: str) -> list[str]:
    """What `agendapack check` says of it."""
    file, problems = read_yaml(name, text)
    return [problem.what for problem in problems] + [fault.what for fault in read(FILES[name][0], file.value)[1]]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that lists keys."""
    if isinstance(schema, list | dict):
        for one in schema.values() if isinstance(schema, dict) else schema:
            yield from objects(one)
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        yield schema["properties"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["description"]


# What is read


@pytest.mark.parametrize("content", CONTENTS, ids=["content", "golden"])
def test_files_that_build_are_let_pass(content: Path) -> None:
    files = sorted(content.rglob("*.yaml"))
    assert {file.stem for file in files} >= {"council", "people", "committee", "meeting", "work-programme"}
    for file in files:
        assert objections(file.stem, file.read_text(encoding="utf-8")) == [], file
    for file in content.glob("*/*/*.md"):
        front = re.match(r"---\n(.*?)^---$", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        kind = "minutes-front" if file.stem == "minutes" else "paper-front"
        assert front is None or objections(kind, front[1]) == [], file


GOOD = [
    (
        "council",
        "name: Fernshire Council\nclear-days: weekdays\nbrand: {colour: {light: '#1d3d6e', dark: '#a9c4f0'}}\n",
    ),
    (
        "council",
        "name: Fernshire\nagenda-notes: {2024/25: A hearing loop is fitted.}\nmunicipal-years: {2024/25: 2024-05-16}",
    ),
    ("council", "name: Fernshire\naccessibility: {not-accessible: [The map, {what: Videos, criteria: 1.1}]}\n"),
    ("people", "a-moss: {name: A Moss, roles: [Mayor, Cabinet Member: 2024/25, Leader: {until: 2024}]}\n"),
    ("people", "a-moss: {name: A Moss, ward: {2019: Fern, 2023-05: Upper Fern}, formerly: a-m}\n"),
    ("matters", "repairs: {title: Repairs, background: [{on: 2023-11, what: A depot}]}\n2024: {title: 2024}\n"),
    ("glossary", "HRA: Housing Revenue Account\nDHP: {means: Discretionary housing payment}\nY2K: 2000\n"),
    ("redirects", "/old/address.asp?id=3: panel/2024-06-12\n"),
    ("committee", "name: {2016/17: Housing Panel, 2022/23: Scrutiny}\nquorum: {2019: 3, 2022/23: 4}\n"),
    ("committee", "quorum: 3\nyears: {2024/25: {chair: a-moss, members: [b-reed, c-wren: {from: 2024-07-10}]}}\n"),
    ("actions", "2(1)/24: {asks: e-finch, due: 2024, since: [19/22, 2024-09-11/x: The figures]}\n"),
    ("meeting", ""),
    ("meeting", "time:\nagenda:\nattendance:\n"),
    ("meeting", "time: 9:30\nplace: 12\npublished: 2024-09-03\nagenda: [Apologies, {title: 2019, papers: [a, 3]}]\n"),
    ("meeting", "contact: {e-finch: Panel Officer}\nsigned-by: [Gwen Hart: Monitoring Officer, Tom Ash]\n"),
    (
        "meeting",
        "agenda: [{minutes-of: [2024-06-12, 2024-07-10], parts: []}, {title: Heat, number: 4a, withdrawn: true}]\n",
    ),
    ("meeting", "private: [{title: A claim, exempt: [1, 2]}, {title: Another, exempt: 3}]\n"),
    ("meeting", "attendance: {members: [b-reed: {for: c-wren, remote: true}], officers: {Homes: [e-finch], X: a-b}}\n"),
    ("meeting", "attendance: {officers: e-finch, others: [{person: Tom Ash, role: Observer}], chair: b-reed}\n"),
    (
        "meeting",
        "minutes: {first: 18, closed: 19:45, corrections: [D Lark was there., {what: The depot, minute: 20}]}\n",
    ),
    ("meeting", "cancelled: true\n"),
    ("meeting", "cancelled: Snow\nmoved-from: [2024-09-04]\njoint-with: planning\naccept: {late-agenda: It was.}\n"),
    (
        "work-programme",
        "updated: 2024-09-02\nprogramme: {2024-09-11: [Fire safety, {title: x, state: deferred}], Later: []}\n",
    ),
    ("paper-front", "kind: report\nappendices: {A: annual-report}\nbackground-papers: none\ndraft: true\n"),
    ("paper-front", "appendices: [one, two]\nauthors: e-finch\ncorrections: [{on: 2024-09-12, what: A figure}]\n"),
    ("minutes-front", "glossary: {PD: Property Department}\n"),
]
BAD = [
    ("council", "tagline: Decisions\n"),
    ("council", "name: Fernshire\nclear-days: working\n"),
    ("council", "name: Fernshire\nbrand: {color: {light: '#1d3d6e', dark: '#a9c4f0'}}\n"),
    ("council", "name: Fernshire\nbrand: {colour: {light: blue, dark: '#a9c4f0'}}\n"),
    ("people", "A Moss: {name: A Moss}\n"),
    ("people", "a-moss: {kind: councillor}\n"),
    ("people", "a-moss: {name: A Moss, roles: [Mayor: {form: 2024}]}\n"),
    ("matters", "repairs: {title: Repairs, background: [{on: last year, what: A depot}]}\n"),
    ("glossary", "HRA: [Housing, Revenue]\n"),
    ("redirects", "/old: [a, b]\n"),
    ("committee", "quorum: three\n"),
    ("committee", "years: {24/25: {chair: a-moss}}\n"),
    ("committee", "name: {from 2016: Housing Panel}\n"),
    ("actions", "2(1)/24: {state: finished}\n"),
    ("meeting", "tme: 18:30\n"),
    ("meeting", "time: 6 pm\n"),
    ("meeting", "time: 24:00\n"),
    ("meeting", "published: 2024-9-3\n"),
    ("meeting", "published: 2024\n"),
    ("meeting", "agenda: Apologies\n"),
    ("meeting", "agenda: [{papers: x}]\n"),
    ("meeting", "item-numbers: a\n"),
    ("meeting", "agenda: [Cost of the day: update]\n"),
    ("meeting", "attendance: all\n"),
    ("meeting", "attendance: {members: [{person: Tom Ash, rol: Observer}]}\n"),
    ("meeting", "attendance: {members: [a-moss: {fro: 2024}]}\n"),
    ("meeting", "attendance: {members: [{a-moss: Chair, b-reed: Clerk}]}\n"),
    ("meeting", "attendance: {chair: [a-moss, b-reed]}\n"),
    ("meeting", "minutes: {first: six}\n"),
    ("meeting", "joint-with: Panel A\n"),
    ("work-programme", "programme: {2024-09-11: Fire safety}\n"),
    ("paper-front", "kind: sermon\n"),
    ("paper-front", "draft: yes\n"),
]
FOR_CHECK_ALONE = [
    ("meeting", "published: 2024-02-30\n"),
    ("committee", "years: {2024/26: {chair: a-moss}}\n"),
    ("council", "name: Fernshire\ntime-zone: Europe/Fernshire\n"),
]


@pytest.mark.parametrize(("name", "text"), GOOD)
def test_what_is_read_is_let_pass(name: str, text: str) -> None:
    assert faults(name, text) == []
    assert objections(name, text) == []


@pytest.mark.parametrize(("name", "text"), BAD)
def test_what_is_wrong_is_refused(name: str, text: str) -> None:
    assert faults(name, text) != []
    assert objections(name, text) != []


@pytest.mark.parametrize(("name", "text"), FOR_CHECK_ALONE)
def test_what_needs_more_than_its_form_is_for_check_alone(name: str, text: str) -> None:
    assert faults(name, text) != []
    assert objections(name, text) == []


# Every key of every record


def _entry(one: dict[str, Any]) -> dict[str, Any]:
    """An entry of an agenda: an item, or the heading of a section."""
    return {"section": "x", **one} if {"section", "time"} & one.keys() else {"title": "x", **one}


HOSTS: dict[type[Record], tuple[str, Any]] = {
    model.Council: ("council", lambda one: {"name": "x", **one}),
    model.CouncilNotice: ("council", lambda one: {"name": "x", "notice": one}),
    model.YearForm: ("council", lambda one: {"name": "x", "year": one}),
    model.Notice: ("committee", lambda one: {"notice": one}),
    model.Contact: ("council", lambda one: {"name": "x", "contact": {"name": "x", **one}}),
    model.Shade: (
        "council",
        lambda one: {"name": "x", "brand": {"ink": {"light": "#123456", "dark": "#123456"} | one}},
    ),
    model.Statement: ("council", lambda one: {"name": "x", "accessibility": one}),
    model.Barrier: ("council", lambda one: {"name": "x", "accessibility": {"not-accessible": [{"what": "x", **one}]}}),
    model.Person: ("people", lambda one: {"a-moss": {"name": "x", **one}}),
    model.Role: ("people", lambda one: {"a-moss": {"name": "x", "roles": [{"name": "x", **one}]}}),
    model.Matter: ("matters", lambda one: {"repairs": {"title": "x", **one}}),
    model.Event: ("matters", lambda one: {"x": {"title": "x", "background": [{"on": "2024", "what": "x", **one}]}}),
    model.Term: ("glossary", lambda one: {"HRA": {"means": "x", **one}}),
    model.Committee: ("committee", lambda one: one),
    model.Membership: ("committee", lambda one: {"years": {"2024/25": one}}),
    model.Action: ("actions", lambda one: {"2/24": one}),
    model.Later: ("actions", lambda one: {"2/24": {"since": [{"place": "x", **one}]}}),
    model.Meeting: ("meeting", lambda one: one),
    model.AgendaItem: ("meeting", lambda one: {"agenda": [_entry(one), {"title": "x"}]}),
    model.PrivatePaper: (
        "meeting",
        lambda one: {"agenda": [{"title": "x", "private-papers": [{"title": "x", **one}]}]},
    ),
    model.Interest: ("meeting", lambda one: {"interests": [{"person": "x", **one}]}),
    model.Present: ("meeting", lambda one: {"attendance": {"members": {"person": "x", **one}}}),
    model.Attendance: ("meeting", lambda one: {"attendance": one}),
    model.Named: ("meeting", lambda one: {"contact": {"person": "x", **one}}),
    model.MinutesRecord: ("meeting", lambda one: {"minutes": one}),
    model.Correction: ("meeting", lambda one: {"minutes": {"corrections": [{"what": "x", **one}]}}),
    model.WorkProgramme: ("work-programme", lambda one: one),
    model.PlannedRow: ("work-programme", lambda one: {"programme": {"2024-09-11": [{"title": "x", **one}]}}),
    model.PaperFront: ("paper-front", lambda one: one),
    model.NamedPaper: ("meeting", lambda one: {"agenda": [{"title": "x", "papers": [{"file": "x.pdf", **one}]}]}),
    model.Change: ("paper-front", lambda one: {"corrections": [{"on": "2024-09-11", "what": "x", **one}]}),
    model.MinutesFront: ("minutes-front", lambda one: one),
    model.DecisionFront: ("decision-front", lambda one: one),
}
"""Where each record is written: the file, and what stands around some keys of it."""
NOT_WRITTEN = {"Since", "Directorate", "Appendix", "PageFront", "Deciding"}
"""Records that are made of a shorter form, one without keys, and one that is a part of others."""


def test_every_record_that_is_written_has_its_place_here() -> None:
    found = [Record]
    for kind in found:
        found.extend(kind.__subclasses__())
    assert {kind.__name__.partition("[")[0] for kind in found[1:]} == {kind.__name__ for kind in HOSTS} | NOT_WRITTEN


@pytest.mark.parametrize("kind", HOSTS, ids=lambda kind: kind.__name__)
def test_every_key_says_what_it_is(kind: type[Record]) -> None:
    name, _ = HOSTS[kind]
    own = [keys for keys in objects(SCHEMAS[name]) if set(keys) == kind.keys()]
    assert own
    assert [key for keys in own for key, one in keys.items() if not re.fullmatch(r".+\S", one["description"])] == []


WORDS = [
    *("a-moss", "A Moss", "Fire safety", "2024", "3", "0", "9", "1.5", "4a", "-", "x: y", "true", "false", "no", ""),
    *(
        "2024-09-11",
        "2024-9-11",
        "2024-09",
        "2024-13",
        "2024/25",
        "04-01",
        "0999",
        "3000",
        "18:30",
        "9:05",
        "24:00",
        "#1d3d6e",
    ),
    *("none", "other", "weekdays", "officer", "not", "ehrc", "deferred", "headings", "done", "report", "burden"),
]
NAMES = [
    "a-moss",
    "A Moss",
    "2024",
    "2024/25",
    "2024-09",
    "ink",
    "person",
    "role",
    "for",
    "from",
    "until",
    "title",
    "what",
]
SIMPLE = st.sampled_from(WORDS) | st.none()
VALUES = st.recursive(
    SIMPLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=2),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", HOSTS, ids=lambda kind: kind.__name__)
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_whatever_is_read_is_let_pass_with_and_without_quotes(kind: type[Record], data: st.DataObject) -> None:
    name, around = HOSTS[kind]
    value = around(data.draw(st.dictionaries(st.sampled_from(sorted(kind.keys())), VALUES, max_size=2)))
    if not read(FILES[name][0], value)[1]:
        assert [error.message for error in CHECKS[name].iter_errors(value)] == []
        assert [error.message for error in CHECKS[name].iter_errors(without_quotes(value))] == []


SHAPES: list[Any] = [
    *WORDS,
    "Europe/London",
    "forward-plan",
    [],
    {},
    ["x"],
    {"ink": {"light": "#1d3d6e", "dark": "#a9c4f0"}},
]
SHAPES += [{name: word} for name in NAMES for word in ("x", "2024-09-11", "3")]
SHAPES += ["{n}.{m}", "https://www.fernshire.example/a", "meetings@fernshire.example", "01632 960001"]
SHAPES += [{"name": "x"}, {"a-moss": {"from": "2024"}}, {"2024/25": {"chair": "a-moss"}}]


@pytest.mark.parametrize("kind", HOSTS, ids=lambda kind: kind.__name__)
def test_every_key_lets_pass_some_shape_that_is_read_and_refuses_one_that_is_not(kind: type[Record]) -> None:
    name, around = HOSTS[kind]
    for key in sorted(kind.keys()):
        good = [one for one in SHAPES if not read(FILES[name][0], around({key: one}))[1]]
        assert good, key
        assert [one for one in good if not CHECKS[name].is_valid(around({key: without_quotes(one)}))] == [], key
        assert not CHECKS[name].is_valid(around({key: [[["x"]]]})), key


# The command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["schema", *arguments])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    return tmp_path


def test_without_write_all_are_printed() -> None:
    assert json.loads(run().output) == SCHEMAS


def test_schemas_and_settings_are_written_once(place: Path) -> None:
    first = run("--write")
    assert first.exit_code == 0
    assert json.loads((place / "schema/meeting.schema.json").read_text("utf-8")) == SCHEMAS["meeting"]
    settings = json.loads((place / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert settings["schema/meeting.schema.json"] == "content/*/*/meeting.yaml"
    assert set(settings) == {f"schema/{name}.schema.json" for name in SCHEMAS if not name.endswith("-front")}
    assert set(first.stdout.split()) == {path.relative_to(place).as_posix() for path in place.rglob("*.json")}
    assert run("--write", ".").stdout == ""


def test_schemas_are_written_anew_and_settings_left(place: Path) -> None:
    run("--write")
    (place / "schema/people.schema.json").write_text(f'{{"$comment": "{MADE}"}}', encoding="utf-8")
    (place / ".vscode/settings.json").write_text('{"a": 1} // mine\n', encoding="utf-8")
    again = run("--write")
    assert again.stdout == "schema/people.schema.json\n"
    assert '"schema/meeting.schema.json": "content/*/*/meeting.yaml"' in again.stderr
    assert (place / ".vscode/settings.json").read_text("utf-8") == '{"a": 1} // mine\n'


def test_a_file_of_another_is_not_touched(place: Path) -> None:
    (place / "schema").mkdir()
    (place / "schema/people.schema.json").write_text("{}", encoding="utf-8")
    assert run("--write").exit_code == 2
    assert [path.name for path in place.rglob("*.json")] == ["people.schema.json"]


def test_where_there_is_no_content_nothing_is_written(tmp_path: Path) -> None:
    refused = run("--write", str(tmp_path))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "there is no content folder" in refused.stderr
    assert list(tmp_path.iterdir()) == []
