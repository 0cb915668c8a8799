"""Files that nobody should write, and some do: each gives a problem that can be acted upon, soon, and no traceback."""

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from click.testing import CliRunner
from content_sample import write
from folders import GOLDEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.content.sources import LARGEST
from generator.loading import load

MEETING = "content/panel/2024-06-12"
LONGEST = 30
"""Seconds, on a slow machine, for the worst text of the size that is still read."""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small sound archive in `content/`, which is the working folder's."""
    monkeypatch.chdir(tmp_path)
    files = {
        "panel/2024-06-12/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
        "panel/2024-06-12/rents.md": "# Rents\n\n## Purpose\n\nTo tell.\n\n![Arrears](rents.csv)\n",
        "panel/2024-06-12/rents.csv": "Ward,Arrears\nFernham,4\n",
    }
    return write(files, tmp_path / "content")


def check() -> list[str]:
    """What `agendapack check` says, as "path:line rule"; a traceback fails the test, and so does waiting long."""
    begun = monotonic()
    result = CliRunner().invoke(main, ["check", "--today=2024-08-30", "--format=json"], catch_exceptions=False)
    assert monotonic() - begun < LONGEST
    assert result.exit_code in {0, 1}
    return [f"{one['path']}:{one['line']} {one['rule']}" for one in json.loads(result.stdout or "[]")]


AZ = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TEXTS = ["meeting.yaml", "rents.md", "rents.csv"]


@pytest.mark.usefixtures("content")
def test_the_archive_itself_is_sound() -> None:
    assert check() == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_not_utf_8_is_said_with_the_line_it_breaks_in(name: str, content: Path) -> None:
    file = content.parent / MEETING / name
    file.write_bytes(file.read_bytes().replace(b"Rents", b"R\xe9nts").replace(b"Fernham", b"F\xe9rnham"))
    line = file.read_bytes()[: file.read_bytes().index(b"\xe9")].count(b"\n") + 1
    assert f"{MEETING}/{name}:{line} encoding" in check()


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04\x00\xff", b"\x00" * 100, b"%PDF-1.7\n%\xe2\xe3"]
)
@pytest.mark.parametrize("name", TEXTS)
def test_a_binary_file_with_the_name_of_a_text_is_said(name: str, raw: bytes, content: Path) -> None:
    (content.parent / MEETING / name).write_bytes(raw)
    assert any(line.startswith(f"{MEETING}/{name}:") for line in check())


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("meeting.yaml", ["meeting.yaml", "unnamed-paper"]),
        ("rents.md", ["rents.md:1 no-title"]),
        ("rents.csv", ["rents.csv:1 csv"]),
        ("minutes.md", []),
        ("work-programme.yaml", []),
    ],
)
def test_an_empty_file_is_a_gap_or_is_said(name: str, lines: list[str], content: Path) -> None:
    (content.parent / MEETING / name).write_bytes(b"")
    said = check()
    assert bool(said) == bool(lines)
    assert [line for line in lines if not any(line in one for one in said)] in ([], ["meeting.yaml"])


@pytest.mark.parametrize("name", TEXTS)
def test_a_huge_text_is_not_read(name: str, content: Path) -> None:
    (content.parent / MEETING / name).write_bytes(b"a: b\n" * 2_000_000)
    assert f"{MEETING}/{name}:1 too-large" in check()


@pytest.mark.parametrize("name", ["rents.md", "rents.csv"])
def test_a_text_of_too_many_lines_is_not_read(name: str, content: Path) -> None:
    (content.parent / MEETING / name).write_bytes(b"a,b\n" * 50_001)
    assert f"{MEETING}/{name}:1 too-large" in check()


@pytest.mark.parametrize("day", ["1000-01-01", "2999-12-31"])
def test_the_first_and_the_last_day_that_are_read_make_a_site(day: str, content: Path) -> None:
    write({f"panel/{day}/meeting.yaml": "agenda: [Rents]\n"}, content)
    result = CliRunner().invoke(main, ["build", "--no-search", "--no-packs"], catch_exceptions=False)
    assert result.exit_code == 0


def test_a_huge_attachment_is_only_counted(content: Path) -> None:
    with (content.parent / MEETING / "map.pdf").open("wb") as file:
        file.truncate(10_000_000)
    assert check() == [f"{MEETING}/map.pdf:1 unnamed-file"]


WORST: dict[str, tuple[str, str]] = {
    "many wrong keys": ("meeting.yaml", "".join(f"k{n}: x\n" for n in range(40_000))),
    "one long list": ("meeting.yaml", "agenda:\n" + "  - Rents\n" * 5_000),
    "one long line of YAML": ("meeting.yaml", "note: " + "x " * (LARGEST // 2 - 10)),
    "one long word": ("rents.md", "# Rents\n\n" + "A" * (LARGEST - 100)),
    "many capitals": ("rents.md", "# Rents\n\n" + "".join(f"AB{a}{b}{c} so\n" for a in AZ for b in AZ for c in AZ)),
    "many digits": ("rents.md", "# Rents\n\n" + "0123 456 " * 5000 + "\n\n" + "01234" * 5000),
    "many signs of mail": ("rents.md", "# Rents\n\n" + "a.b@" * 10_000 + "\n\n" + "a" * 40_000 + "@"),
    "many links": ("rents.md", "# Rents\n\n" + "[here](https://fernshire.example/)\n\n" * 5000),
    "many open brackets": ("rents.md", "# Rents\n\n" + "[" * 40_000),
    "many figures": ("rents.md", "# Rents\n\n" + "![Arrears](no.csv)\n\nSource: x\n\n" * 5_000),
    "many lines": ("rents.md", "# Rents\n\n" + "a\n" * 49_000),
    "many paragraphs": ("rents.md", "# Rents\n\n" + "a\n\n" * 24_000),
    "many pipes": ("rents.md", "# Rents\n\n" + "|" * 20_000 + "\n" + "|-" * 10_000 + "\n"),
    "many cells": ("rents.csv", "," * (LARGEST // 4) + "\n"),
    "many rows and columns": ("rents.csv", (",".join(["1"] * 3_000) + "\n") * 100),
    "as many cells as are read": ("rents.csv", "a,b\n" * 10_000),
    "many columns": ("rents.csv", (",".join(map(str, range(9_999))) + "\n") * 2),
    "a quotation mark that is not closed": ("rents.csv", 'Ward,Arrears\n"' + "x\n" * (LARGEST // 4)),
}


DEAR = {
    *("many wrong keys", "many links", "many figures", "as many cells as are read", "many paragraphs"),
    "one long list",
}
"""These take seconds, so they wait for `make soak`."""


@pytest.mark.parametrize("what", [pytest.param(one, marks=pytest.mark.soak if one in DEAR else ()) for one in WORST])
def test_the_worst_text_that_is_read_ends_soon(what: str, content: Path) -> None:
    name, text = WORST[what]
    (content.parent / MEETING / name).write_text(text, encoding="utf-8")
    check()


DEEP: dict[str, tuple[str, str, str]] = {
    "lists in lists": ("meeting.yaml", "[" * 50_000, "yaml"),
    "keys in keys": ("meeting.yaml", "{a: " * 50_000, "yaml"),
    "hyphens": ("meeting.yaml", "- " * 50_000, "yaml"),
    "an anchor in itself": ("meeting.yaml", "agenda: &a [*a]\n", "yaml-alias"),
    "laughs": ("meeting.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "yaml-alias"),
    "a merge with itself": ("meeting.yaml", "a: &a\n  <<: *a\n", "yaml-alias"),
    "quotations": ("rents.md", "# Rents\n\n" + "> " * 3000 + "deep\n", "too-"),
    "lists": ("rents.md", "# Rents\n\n" + "".join("  " * n + "- x\n" for n in range(400)), "too-"),
}


@pytest.mark.parametrize("what", DEEP)
def test_what_is_nested_without_end_is_refused(what: str, content: Path) -> None:
    name, text, rule = DEEP[what]
    (content.parent / MEETING / name).write_text(text, encoding="utf-8")
    assert any(line.startswith(f"{MEETING}/{name}:") and f" {rule}" in line for line in check())


SLIPS = [
    *("#", "## ", "- ", ": ", "{", "}", "[", "]", "'", '"', "|", "&a", "*", "!x", "---\n", "\t", "\u00a0", "\x00"),
    *("{number=3.2A}", "{unnumbered}", "{resolved}", "{item=9}", "![x](missing)", "[a](b.md#c)", "[^1]", "<div>"),
    *("<!--", "RESOLVED that", "# Private business\n", "2024-02-30", "0000-00-00", "9" * 5_000, "14(b)/22", "^", "é"),
]
"""What a hand that slips may leave in a text, and what means something in one."""


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """A text with a line taken out, doubled or moved, a piece put in, or its end lost."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["out", "twice", "swap", "in", "in", "in", "cut"])):
            case "out" if len(lines) > 1:
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[to] = lines[to], lines[at]
            case "cut":
                lines = [*lines[:at], lines[at][: draw(st.integers(0, len(lines[at])))]]
            case _:
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + draw(st.sampled_from(SLIPS)) + lines[at][column:]
    return "\n".join(lines)


ENDINGS = {".yaml", ".md", ".csv"}
SOUND = {
    path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8")
    for path in GOLDEN.rglob("*.*")
    if path.suffix in ENDINGS
}


def assert_in_place(files: Mapping[str, str]) -> None:
    """Every problem of an archive is one line with place, mend and rule, and its place is in the content."""
    with tempfile.TemporaryDirectory() as folder:
        _, problems = load(write(files, Path(folder)), date(2024, 8, 30))
    for one in problems:
        line = str(one)
        assert "\n" not in line
        assert one.place.line >= 1
        assert one.place.column >= 1
        assert all((one.what, one.mend, one.rule))
        assert (Path(folder) / one.place.path).is_relative_to(folder)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(sorted(SOUND)), data=st.data())
def test_whatever_slips_every_problem_has_its_place_and_its_mend(name: str, data: st.DataObject) -> None:
    assert_in_place({**SOUND, name: data.draw(slips(SOUND[name]))})


@pytest.mark.soak
@pytest.mark.parametrize("part", range(8))
@settings(max_examples=625, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_5000_damaged_archives_are_told_in_place(part: int, data: st.DataObject) -> None:
    files = data.draw(st.sets(st.sampled_from(sorted(SOUND)), min_size=1, max_size=1 + part % 4))
    assert_in_place({**SOUND, **{name: data.draw(slips(SOUND[name])) for name in sorted(files)}})


def test_windows_line_ends_and_byte_order_marks_change_nothing(content: Path) -> None:
    for file in content.rglob("*.*"):
        if file.is_file():
            file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert check() == []


def test_a_problem_of_a_file_with_windows_line_ends_has_the_right_line(content: Path) -> None:
    (content / "council.yaml").write_bytes(b"\xef\xbb\xbfname: Fernshire\r\n\r\nlangage: en\r\n")
    assert check() == ["content/council.yaml:3 unknown-key"]


def test_text_in_utf_16_is_said(content: Path) -> None:
    (content / "council.yaml").write_text("name: Fernshire\n", encoding="utf-16")
    assert check() == ["content/council.yaml:1 encoding"]


LINKS: dict[str, tuple[str, str, list[str]]] = {
    "to a file elsewhere": ("content/panel/2024-06-12/map.md", "elsewhere/secret.md", ["map.md:1 link-out"]),
    "to a folder elsewhere": ("content/other", "elsewhere", ["content/other:1 link-out"]),
    "to the folder above": ("content/panel/2024-07-10", ".", ["2024-07-10:1 link-out"]),
    "to nothing": ("content/panel/2024-06-12/gone.md", "content/gone", ["gone.md:1 not-a-file"]),
    "to itself": ("content/panel/2024-06-12/loop.md", "content/panel/2024-06-12/loop.md", ["loop.md:1 not-a-file"]),
    "for a folder to itself": ("content/loop", "content/loop", ["loop:1 not-a-file"]),
}


@pytest.mark.parametrize("how", LINKS)
def test_a_link_out_of_the_content_or_to_nothing_is_not_followed(how: str, content: Path) -> None:
    link, target, lines = LINKS[how]
    (content.parent / "elsewhere").mkdir()
    (content.parent / "elsewhere/secret.md").write_text("# Secret\n", encoding="utf-8")
    (content.parent / link).symlink_to(content.parent / target)
    said = check()
    assert len(said) == len(lines)
    assert said[0].endswith(lines[0])


@pytest.mark.parametrize(
    "name",
    ["council.yaml", "people.yaml", "panel/committee.yaml", "panel/actions.yaml"]
    + [f"panel/2024-06-12/{name}" for name in ("meeting.yaml", "rents.md", "rents.csv", "minutes.md", "map.pdf")],
)
def test_a_folder_with_the_name_of_a_file_is_said(name: str, content: Path) -> None:
    (content / name).unlink(missing_ok=True)
    (content / name).mkdir()
    assert any(line.startswith(f"content/{name}:1") for line in check())


def test_a_file_with_the_name_of_a_folder_is_said(content: Path) -> None:
    (content / "panel/2024-07-10").write_text("x", encoding="utf-8")
    (content / "about").write_text("x", encoding="utf-8")
    assert check() == ["content/about:1 stray-file", "content/panel/2024-07-10:1 stray-file"]


def test_a_pipe_is_not_waited_for(content: Path) -> None:
    os.mkfifo(content.parent / MEETING / "notes.md")
    assert check() == [f"{MEETING}/notes.md:1 not-a-file"]


@pytest.mark.parametrize(
    "name",
    ["council.yaml", "people.yaml", "panel/committee.yaml", "panel/actions.yaml", "panel/2024-06-12/meeting.yaml"],
)
def test_a_pipe_with_the_name_of_a_file_that_is_read_is_not_waited_for(name: str, content: Path) -> None:
    (content / name).unlink(missing_ok=True)
    os.mkfifo(content / name)
    assert f"content/{name}:1 not-a-file" in check()


@pytest.mark.parametrize("method", ["iterdir", "is_file", "exists"])
@pytest.mark.parametrize("name", ["panel", "2024-06-12", "meeting.yaml"])
@pytest.mark.usefixtures("content")
def test_a_folder_that_may_not_be_looked_into_is_said(name: str, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = getattr(Path, method)

    def asking(path: Path) -> object:
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return ask(path)

    monkeypatch.setattr(Path, method, asking)
    assert any(line.endswith(" unreadable") for line in check()) or method == "exists" or name == "meeting.yaml"


@pytest.mark.parametrize(
    "name", [b"br\xe9ve.md", b"two\nlines.md", b"\x1b[31mred.md", b"a b.md", b"Caf\xc3\xa9.md", b".md"]
)
def test_a_name_that_no_address_can_have_is_said_in_one_line(name: bytes, content: Path) -> None:
    file = os.fsencode(content.parent / MEETING) + b"/" + name
    Path(os.fsdecode(file)).write_text("# Rents\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--today=2024-08-30"], catch_exceptions=False)
    lines = result.stdout.splitlines()
    assert len(lines) == (0 if name.startswith(b".") else 1)
    assert all("\x1b" not in line and line.endswith("[id]") for line in lines)


@pytest.mark.usefixtures("content")
def test_a_file_that_may_not_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(read: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
        def reading(file: Path) -> bytes:
            if file.name == "rents.md":
                raise PermissionError(13, "Permission denied", str(file))
            return read(file)

        return reading

    monkeypatch.setattr(Path, "read_bytes", refuse(Path.read_bytes))
    assert f"{MEETING}/rents.md:1 unreadable" in check()
