"""One page to bytes: the template named by its record, static files with their hash, mistakes with their place."""

import pickle
import shutil
import subprocess
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from folders import ROOT

from generator.outputs import rendering
from generator.outputs.rendering import Renderer, TemplateFault
from generator.text import Html


@dataclass(frozen=True)
class NotePage:
    """A page with a text that is escaped and one that is not."""

    title: str
    body: Html


def renderer(folder: Path, files: dict[str, str], brand: dict[str, tuple[str, str]] | None = None) -> Renderer:
    """The renderer of the given templates and static files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return rendering.load_templates([folder], brand or {})


def rendered(folder: Path, files: dict[str, str]) -> str:
    """A note titled "Rents & repairs" as the given templates show it."""
    return renderer(folder, files).render(NotePage("Rents & repairs", Html("<p>Paid.</p>"))).decode()


@pytest.mark.parametrize(
    ("record", "template"),
    [
        ("MeetingPage", "meeting.html"),
        ("WorkProgrammePage", "work-programme.html"),
        ("NotFoundPage", "404.html"),
        ("YearPage", "year.html"),
    ],
)
def test_a_template_is_named_after_its_record(record: str, template: str) -> None:
    assert rendering.template_of(type(record, (), {})) == template


def test_text_is_escaped_and_html_is_not(tmp_path: Path) -> None:
    assert rendered(tmp_path, {"note.html": "<h1>{{ title }}</h1>{{ body }}"}) == (
        "<h1>Rents &amp; repairs</h1><p>Paid.</p>\n"
    )


def test_templates_that_were_made_ready_are_not_read_again_and_a_fault_waits_for_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"note.html": '{% include "part.html" %}', "part.html": "{{ title }}", "other.html": "{% if %}"}
    ready = renderer(tmp_path, files)
    ready.make_ready()
    monkeypatch.setattr(ready.environment, "compile", None)
    assert ready.render(NotePage("Rents", Html(""))) == b"Rents\n"


def test_neither_blank_lines_nor_indents_are_left_but_in_preformatted_text(tmp_path: Path) -> None:
    template = "{% if title %}\n  <p>\n\n    {{ title }}</p>\n{% endif %}\n\n<pre>a\n\n  b</pre>\n\n\n"
    assert rendered(tmp_path, {"note.html": template}) == "<p>\nRents &amp; repairs</p>\n<pre>a\n\n  b</pre>\n"


def test_the_councils_own_template_goes_before_the_projects(tmp_path: Path) -> None:
    own, project = tmp_path / "own", tmp_path / "project"
    renderer(project, {"note.html": "{% include 'parts/mark.html' %} {{ title }}", "parts/mark.html": "shield"})
    renderer(own, {"parts/mark.html": "crest"})
    assert rendering.load_templates([own, project], {}).render(NotePage("Rents", Html(""))) == b"crest Rents\n"


def test_the_councils_own_style_sheet_goes_before_the_projects(tmp_path: Path) -> None:
    own, project = tmp_path / "own", tmp_path / "project"
    renderer(project, {"assets/site.css": "a {}", "assets/icon.svg": "<svg/>"})
    renderer(own, {"assets/site.css": "b {}"})
    assert [data for _, data in rendering.load_templates([own, project], {}).assets] == [b"<svg/>", b"b {}"]


def test_a_static_file_is_published_under_a_name_with_its_hash(tmp_path: Path) -> None:
    made = renderer(tmp_path, {"assets/marks.js": "mark()"})
    name = f"assets/marks.{sha256(b'mark()').hexdigest()[:8]}.js"
    assert made.asset("marks.js") == name
    assert made.assets == ((name, b"mark()"),)


def test_a_style_sheet_names_a_picture_beside_it_as_it_is_published(tmp_path: Path) -> None:
    made = renderer(tmp_path, {"assets/site.css": "a { background: url('crest.svg') }", "assets/crest.svg": "<svg/>"})
    picture = made.asset("crest.svg").removeprefix("assets/")
    assert dict(made.assets)[made.asset("site.css")].decode() == f"a {{ background: url({picture}) }}"


def test_the_brand_is_added_to_the_style_sheet_in_both_schemes_and_not_in_print(tmp_path: Path) -> None:
    brand = {"colour": ("#112233", "#ddeeff"), "ink-2": ("#444444", "#bbbbbb")}
    made = renderer(tmp_path, {"assets/site.css": "a {}\n"}, brand)
    assert dict(made.assets)[made.asset("site.css")].decode() == (
        "a {}\n"
        "@media screen { :root { --brand: #112233; --ink-2: #444444; } }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { --brand: #ddeeff; --ink-2: #bbbbbb; } }\n"
    )


@pytest.mark.parametrize("change", [{"note.html": "b"}, {"parts/x.html": "b"}, {"assets/site.css": "b {}"}])
def test_the_digest_changes_with_any_template_or_static_file(tmp_path: Path, change: dict[str, str]) -> None:
    files = {"note.html": "a", "parts/x.html": "a", "assets/site.css": "a {}"}
    before = renderer(tmp_path / "before", files).digest
    assert renderer(tmp_path / "again", files).digest == before
    assert renderer(tmp_path / "after", files | change).digest != before


@pytest.mark.parametrize(
    ("files", "where", "what"),
    [
        ({"note.html": "<p>\n{{ titel }}"}, ("note.html", 2), "'titel' is undefined"),
        ({"note.html": "<p>\n{{ title.size }}"}, ("note.html", 2), "has no attribute 'size'"),
        ({"note.html": "<p>\n\n{% if title %}"}, ("note.html", 3), "Unexpected end of template"),
        ({"note.html": "\n{% include 'gone.html' %}"}, ("note.html", 2), "no such template: gone.html"),
        ({"note.html": "\n{% include 'x.html' %}", "x.html": "{{ title }}\n{{ body + 1 }}"}, ("x.html", 2), "str"),
        ({"note.html": "{{ lipsum() }}"}, ("note.html", 1), "'lipsum' is undefined"),
    ],
    ids=["name", "attribute", "syntax", "missing", "within a part", "not of the record"],
)
def test_a_mistake_in_a_template_is_told_with_its_file_and_line(
    tmp_path: Path, files: dict[str, str], where: tuple[str, int], what: str
) -> None:
    with pytest.raises(TemplateFault) as caught:
        rendered(tmp_path, files)
    fault = caught.value
    assert (fault.path, fault.line) == (str(tmp_path / where[0]), where[1])
    assert what in fault.what


def test_a_record_without_a_template_is_told_by_the_templates_name(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"^note\.html:1:1: error: there is no such template: note\.html"):
        rendered(tmp_path, {})


def test_a_fault_can_be_sent_between_processes() -> None:
    fault = pickle.loads(pickle.dumps(TemplateFault("templates/note.html", 3, "'titel' is undefined")))  # noqa: S301
    assert str(fault) == "templates/note.html:3:1: error: 'titel' is undefined"


SCRIPTS = sorted(ROOT.glob("templates/**/*.js")) + sorted(ROOT.glob("generator/**/*.js"))


@pytest.mark.skipif(not shutil.which("node"), reason="there is no Node.js")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_script_can_be_read(script: Path) -> None:
    read = subprocess.run(["node", "--check", script], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
