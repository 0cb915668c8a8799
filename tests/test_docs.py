"""The handbook and the README are held to the code: keys, commands, rules, modules, links and examples."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import click
import pytest
from folders import ROOT, put
from test_house import FLOORS

from generator.build import build
from generator.cli import main
from generator.content import model
from generator.content.model import Record
from generator.content.records import parse
from generator.content.sources import RESERVED, RESERVED_FILES, RESERVED_PAPERS
from generator.content.sources import read as read_sources
from generator.content.sources.values import read_yaml
from generator.loading import load
from generator.problems import Problem, RuleName
from generator.standing import Options
from generator.text import Kind, convert

DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md")))
RULE = re.compile(r"[a-z]+(-[a-z]+)*")


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def without_blocks(text: str) -> str:
    """A page without its fenced blocks, in which `#` is no heading."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """What stands under each heading, down to the next one; before the first second-level heading: under ""."""
    parts = re.split(r"^##+ +(.+)$", without_blocks(text), flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def first_cells(text: str) -> dict[str, str]:
    """By what stands in backticks at the beginning of a table's row, the whole row."""
    return {row[1]: row[0] for row in re.finditer(r"^\| `([^`]+)`[^|]*\|.*$", text, re.MULTILINE)}


# Keys

SECTION_OF = {
    "Named": "Naming people",
    "Council": "council.yaml",
    "CouncilNotice": "Foot and notice",
    "YearForm": "Years",
    "Contact": "Contact",
    "Shade": "Brand",
    "Statement": "Accessibility statement",
    "Barrier": "What is not accessible",
    "Person": "people.yaml",
    "Role": "Roles",
    "Matter": "matters.yaml",
    "Event": "Background",
    "Term": "glossary.yaml",
    "Committee": "committee.yaml",
    "Notice": "Notice",
    "Membership": "Membership",
    "Action": "actions.yaml",
    "Later": "What a later place says",
    "Meeting": "meeting.yaml",
    "AgendaItem": "Agenda items",
    "PrivatePaper": "Private papers",
    "Attendance": "Attendance",
    "Present": "Comings and goings",
    "Interest": "Interests",
    "MinutesRecord": "About the minutes",
    "Correction": "Corrections to minutes",
    "MinutesFront": "minutes.md",
    "PaperFront": "Papers",
    "NamedPaper": "Other files",
    "DecisionFront": "Decisions outside meetings",
    "Change": "Corrections to a paper",
    "PageFront": "Pages about the archive",
    "WorkProgramme": "work-programme.yaml",
    "PlannedRow": "Rows",
}
"""The section of content-format.md whose table has the keys of a record."""
SHORTHAND = {"Since", "Directorate", "Appendix", "Deciding"}
"""Records that are made of a shorter form alone, or are a part of others: nobody writes their keys."""


def records() -> dict[str, type[Record]]:
    """Every record of the model by name; a generic one counts once."""
    found = [Record]
    for kind in found:
        found.extend(kind.__subclasses__())
    return {kind.__name__: kind for kind in found[1:] if "[" not in kind.__name__}


def test_every_record_of_the_model_has_its_section() -> None:
    assert set(records()) == set(SECTION_OF) | SHORTHAND


@pytest.mark.parametrize("name", SECTION_OF)
def test_the_table_has_the_keys_that_are_read_and_no_others(name: str) -> None:
    table = sections(text_of("content-format.md"))[SECTION_OF[name]]
    assert set(first_cells(table)) == records()[name].keys()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (model.Committee, {"quorum": [{"since": "2024/25", "value": "3"}]}),
        (model.Meeting, {"attendance": {"officers": [{"name": "Homes", "people": ["e-finch"]}]}}),
        (model.PaperFront, {"appendices": [{"label": "A", "file": "repairs"}]}),
    ],
)
def test_keys_of_shorthand_cannot_be_written(kind: type[Record], value: object) -> None:
    _, faults = model.read(kind, value)
    assert faults


def test_names_that_the_site_needs_are_listed() -> None:
    listed = re.findall(r"`([a-z.-]+)`", sections(text_of("content-format.md"))["Files and folders"])
    assert set(listed) >= RESERVED | RESERVED_PAPERS | RESERVED_FILES


# Commands


def options(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if shown := command.get_help_option(click.Context(command)):
        yield shown


def test_every_command_has_its_section() -> None:
    assert isinstance(main, click.Group)
    assert set(main.list_commands(click.Context(main))) <= set(sections(text_of("commands.md")))


NEW = ["council", "committee", "meeting", "paper", "minutes", "work-programme"]


@pytest.mark.parametrize("name", ["", "check", "build", "serve", "schema", "import", *(f"new {name}" for name in NEW)])
def test_the_table_has_the_options_and_what_holds_without_them(name: str) -> None:
    assert isinstance(main, click.Group)
    table = first_cells(sections(text_of("commands.md"))[name])
    group = main.get_command(click.Context(main), "new") if name.startswith("new ") else main
    assert isinstance(group, click.Group)
    command = group.get_command(click.Context(group), name.rpartition(" ")[2])
    params = list(options(main)) if command is None else command.params
    own = [one for one in params if isinstance(one, click.Option)]
    assert set(table) == {max(option.opts, key=len) for option in own}
    for option in own:
        row = table[max(option.opts, key=len)]
        words = [*option.opts, *(option.type.choices if isinstance(option.type, click.Choice) else ())]
        words += [option.default] if isinstance(option.default, str) else []
        assert [word for word in words if f"`{word}`" not in row] == []


# Rules


def test_the_handbook_explains_every_rule_and_no_others() -> None:
    page = text_of("rules.md")
    explained = {*first_cells(page), *(heading for heading in sections(page) if RULE.fullmatch(heading))}
    assert explained == set(get_args(RuleName))


def test_every_rule_of_the_list_is_one_that_the_code_can_find() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "generator").rglob("*.py") if path.name != "problems.py")
    assert [rule for rule in get_args(RuleName) if f'"{rule}"' not in code] == []


# Modules


def test_the_table_of_the_house_has_every_module() -> None:
    rows = re.findall(r"^\| (\d+) \| `([\w.]+)` \|", text_of("house.md"), re.MULTILINE)
    floors = [(str(floor), module) for floor, modules in enumerate(FLOORS) for module in modules]
    assert sorted(rows) == sorted(floors)


def test_the_picture_of_the_house_names_every_module() -> None:
    picture = next(block for block in re.findall(r"```\n(.*?)```", text_of("house.md"), re.DOTALL) if "▶" in block)
    assert [module for modules in FLOORS for module in modules if module not in picture] == []


def gone(text: str) -> list[str]:
    """The files of the code that a text names and that are not there, and constants that their module has not."""
    files = [path for top in ("generator", "templates", "tests") for path in (ROOT / top).rglob("*") if path.is_file()]
    named = re.findall(r"`([\w/.-]+\.(?:py|html|js|typ))`", text)
    missing = [name for name in named if not any(f"/{path.as_posix()}".endswith(f"/{name}") for path in files)]
    for module, constant in re.findall(r"`([a-z_]+)\.([A-Z][A-Z_]+)`", text):
        sources = (path.read_text("utf-8") for path in files if path.name == f"{module}.py")
        if not any(re.search(rf"^{constant}\b", source, re.MULTILINE) for source in sources):
            missing.append(f"{module}.{constant}")
    return missing


def test_the_files_that_the_house_names_are_there() -> None:
    assert gone(text_of("house.md")) == []


@pytest.mark.parametrize("name", ["text/labels.py", "ists.py", "cabinet.html", "lists.BRACE", "labels.BRACES"])
def test_a_name_that_leads_to_nothing_is_found(name: str) -> None:
    assert gone(f"It is in `text/lists.py`, `lists.BRACES` and `{name}`.") == [name]


# Links


def fragment(heading: str) -> str:
    """The address of a heading, as MkDocs and code hosts make it."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def dead_links(page: Path, within: Path) -> Iterator[str]:
    """Links of a page to files or headings that do not exist, or that lead out of a folder."""
    text = re.sub(r"`[^`\n]*`", "", without_blocks(page.read_text("utf-8")))
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)", text):
        path, _, place = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        inside = file.is_file() and file.is_relative_to(within)
        headings = map(fragment, sections(file.read_text("utf-8")) if inside else ())
        if "://" not in target and not (inside and (not place or place in headings)):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert list(dead_links(page, DOCS if page.parent == DOCS else ROOT)) == []


@pytest.mark.parametrize("target", ["gone.md", "two.md#gone", "#gone", "../README.md"])
def test_a_dead_link_is_found(target: str, tmp_path: Path) -> None:
    (tmp_path / "two.md").write_text("## Here\n", encoding="utf-8")
    (tmp_path / "one.md").write_text(f"[a](two.md#here) [b](two.md) [c]({target})\n", encoding="utf-8")
    assert list(dead_links(tmp_path / "one.md", tmp_path)) == [target]


def test_the_handbook_has_no_page_that_its_first_does_not_name() -> None:
    linked = set(re.findall(r"\]\((\w[\w-]*\.md)\)", text_of("index.md")))
    assert linked == {path.name for path in DOCS.glob("*.md")} - {"index.md"}


# Examples

PLACES = {
    "council.yaml": "council.yaml",
    "people.yaml": "people.yaml",
    "matters.yaml": "matters.yaml",
    "glossary.yaml": "glossary.yaml",
    "redirects.yaml": "redirects.yaml",
    "committee.yaml": "housing-panel/committee.yaml",
    "actions.yaml": "housing-panel/actions.yaml",
    "meeting.yaml": "housing-panel/2024-09-11/meeting.yaml",
    "work-programme.yaml": "housing-panel/2024-09-11/work-programme.yaml",
    "front matter of a paper": "housing-panel/2024-09-11/repairs.md",
    "front matter of minutes": "housing-panel/2024-09-11/minutes.md",
}
"""Where an example stands that begins with a comment of this text."""
BLOCKS = {
    path.name: re.findall(r"^```yaml\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    for path in sorted(DOCS.glob("*.md"))
}
YAML = [block for blocks in BLOCKS.values() for block in blocks if block.split("\n", 1)[0].removeprefix("# ") in PLACES]
ELSEWHERE = {
    "by-hand.md": "below",
    "first-meeting.md": "test_scaffold",
    "publishing.md": "test_publishing, test_plugin",
}
"""The pages with other blocks of YAML, and the tests that build those."""
MARKDOWN = re.findall(
    r"^## ([^\n]+)$|^```markdown\n(.*?)^```\n\n((?:\|[^\n]*\n)*)", text_of("markdown.md"), re.MULTILINE | re.DOTALL
)
DAY = date(2024, 9, 30)


def write(files: dict[str, str], folder: Path) -> Path:
    return put({"council.yaml": "name: Fernshire Council\n", **files}, folder)


def faults(example: str, folder: Path) -> list[Problem]:
    """What is wrong with an example, read as the file that its first line names."""
    _, found = read_yaml("example", example)
    name = example.split("\n", 1)[0].removeprefix("# ")
    text = f"---\n{example}---\n# Repairs\n" if name.startswith("front matter") else example
    sources, problems = read_sources(write({PLACES[name]: text}, folder))
    assert sources
    return [*found, *problems, *parse(sources)[1]]


@pytest.mark.parametrize("example", YAML, ids=lambda example: example.split("\n", 1)[0])
def test_an_example_is_read(example: str, tmp_path: Path) -> None:
    assert faults(example, tmp_path) == []


def test_no_example_of_yaml_is_left_out() -> None:
    others = {name for name, blocks in BLOCKS.items() if any(block not in YAML for block in blocks)}
    assert others == set(ELSEWHERE)


@pytest.mark.parametrize(
    ("example", "rule"),
    [
        ("# meeting.yaml\ntime: 18:30\ntime: 19:30\n", "duplicate-key"),
        ("# meeting.yaml\nplaces: The Guildhall\n", "unknown-key"),
        ("# front matter of a paper\nkind: sermon\n", "choice"),
    ],
)
def test_a_wrong_example_would_be_found(example: str, rule: str, tmp_path: Path) -> None:
    assert rule in {problem.rule for problem in faults(example, tmp_path)}


def markdown_examples() -> Iterator[tuple[str, str, list[str]]]:
    """The kind of each example in markdown.md, its text, and the addresses in the table below it."""
    section = ""
    for heading, example, table in MARKDOWN:
        section = heading or section
        if example:
            kind = {"Minutes": "minutes", "Slides": "presentation"}.get(section, "paper")
            yield kind, example, [cell.removeprefix("#") for cell in first_cells(table) if cell.startswith("#")]


@pytest.mark.parametrize(("kind", "example", "addresses"), list(markdown_examples()))
def test_an_example_of_markdown_has_the_addresses_named_below_it(
    kind: Kind, example: str, addresses: list[str]
) -> None:
    body = convert(example, kind, first=18)
    assert body.faults == ()
    assert set(addresses) <= set(body.anchors)


def test_examples_of_markdown_name_addresses() -> None:
    assert sum(len(addresses) for _, _, addresses in markdown_examples()) > 25


FILES = re.compile(r"^(\*\*|Add to .*)`content/([^`]+)`[*:]+\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files_of(text: str) -> dict[str, str]:
    """The files that a page has its readers write, with what they are told to add later."""
    files: dict[str, str] = {}
    for how, name, block in FILES.findall(text):
        files[name] = files[name] + block if how.startswith("Add") else block
    return files


@pytest.mark.parametrize(
    ("page", "least"), [(ROOT / "README.md", 2), (DOCS / "by-hand.md", 7)], ids=["README", "by-hand"]
)
def test_the_worked_example_builds_and_has_the_addresses_named(page: Path, least: int, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    files = files_of(text)
    assert len(files) >= least
    content, site = write(files, tmp_path / "content"), tmp_path / "site"
    outcome = build(Options(content, site, DAY, search=False), lambda _: None)
    assert outcome.problems == ()
    addresses = [cell for cell in first_cells(text) if cell.startswith("/")]
    assert addresses
    for address in addresses:
        path, _, place = address.partition("#")
        html = (site / path.strip("/") / "index.html").read_text(encoding="utf-8")
        assert not place or f'id="{place}"' in html, address


def test_the_mistake_in_the_first_meeting_is_told_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = files_of(text_of("by-hand.md"))
    shown = re.findall(r"^content/.*\]$", text_of("by-hand.md"), re.MULTILINE)
    assert shown == re.findall(r"^content/.*\]$", text_of("commands.md"), re.MULTILINE)
    name = "housing-panel/2024-09-11/meeting.yaml"
    files[name] = files[name].replace("papers: repairs-update", "papers: repair-update")
    write(files, tmp_path / "content")
    _, problems = load(Path("content"), DAY)
    assert [str(problem) for problem in problems if problem.severity == "error"] == shown
