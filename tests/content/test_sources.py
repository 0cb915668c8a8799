"""Files to plain values that know where they stand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.sources import LARGEST, read
from generator.content.sources.values import read_yaml
from generator.problems import Place


def value(text: str) -> object:
    return read_yaml("f.yaml", text)[0].value


def said(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml("f.yaml", text)[1]]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("time: 14:00", {"time": "14:00"}),
        ("agreed: no", {"agreed": "no"}),
        ("number: 012", {"number": "012"}),
        ("amount: 1_000", {"amount": "1_000"}),
        ("day: 2019-09-19", {"day": "2019-09-19"}),
        ("nothing:", {"nothing": None}),
        ("empty: ''", {"empty": ""}),
        ("tilde: ~", {"tilde": "~"}),
        ("on: [a, 'b c']", {"on": ["a", "b c"]}),
        ("", {}),
        ("# only a comment", {}),
    ],
)
def test_scalars_stay_text(written: str, read_as: object) -> None:
    assert value(written) == read_as


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "a: 1\nb: 2\na: 3",
            'f.yaml:3:1: error: the key "a" stands here twice, first in line 1;'
            " put both together, or take one out [duplicate-key]",
        ),
        (
            "a: &x 1\nb: *x",
            "f.yaml:1:4: error: anchors and aliases (& and *) are not read;"
            " write the value out, or put the text in quotes [yaml-alias]",
        ),
        ("<<: x", ""),
        ("a: !!int 3", "f.yaml:1:4: error: tags (!) are not read; take it out, or put the text in quotes [yaml-tag]"),
        ("a:\n\t- b", "f.yaml:2:1: error: a tab stands where blanks are wanted; indent with blanks [yaml-tab]"),
        (
            '- "Family of schools" work',
            'f.yaml:1:23: error: a value may not begin with " and go on after the next one;'
            " put all of it in single quotes [yaml-start]",
        ),
        (
            "- @risk",
            "f.yaml:1:3: error: a value may not begin with @ and go on like this; put all of it in quotes [yaml-start]",
        ),
        (
            "a: [x\nb: y\n",
            "f.yaml:1:4: error: the bracket that begins here is not closed; close it where it ends,"
            " and put texts in it that have brackets, quotes or commas in quotes [yaml-open]",
        ),
        (
            "a: b: c",
            "f.yaml:1:5: error: a colon and a blank in the middle of a value;"
            " put the whole value in quotes [yaml-colon]",
        ),
        (
            "- Scheme #2",
            "f.yaml:1:10: error: what follows # is left out of the value; put the whole value in quotes;"
            " before a comment, put a blank after # [lost-hash]",
        ),
        ("--- a\n--- b", "f.yaml:2:1: error: a second document begins here; put one document in a file [yaml]"),
        ("- " * 50_000, "f.yaml:1:41: error: this is nested more than 20 levels deep; write it flatter [yaml-depth]"),
        ("[" * 200_000, "f.yaml:1:21: error: this is nested more than 20 levels deep; write it flatter [yaml-depth]"),
        (
            f"a: {'b ' * 5_001}b",
            "f.yaml:1:4: error: a value of 10,003 characters; write it as a paper in Markdown, and name that here"
            " [too-long]",
        ),
    ],
)
def test_what_is_not_read_is_said_with_its_place(text: str, line: str) -> None:
    assert said(text) == ([line] if line else [])


@pytest.mark.parametrize("levels", [25, 999, 1_001, 1_024, 5_000])
@pytest.mark.parametrize(
    ("before", "level"), [("", "["), ("", "{"), ("", "[{"), ("a: ", "["), ("- ", "{"), ("a:\n  - ", "["), ("", "- ")]
)
def test_a_text_is_nested_too_deep_for_any_number_of_levels(before: str, level: str, levels: int) -> None:
    _, problems = read_yaml("f.yaml", before + level * levels)
    assert [problem.rule for problem in problems] == ["yaml-depth"]


def test_brackets_in_quotes_are_no_levels() -> None:
    line = f'"{"[" * 2_000}" x'
    assert [problem.rule for problem in read_yaml("f.yaml", line)[1]] == ["yaml-start"]


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert value("<<: x") == {"<<": "x"}


def test_a_value_and_its_key_know_their_place() -> None:
    file, _ = read_yaml("f.yaml", "a:\n  - b: 1\n    c: {d: e}\n", first_line=5)
    assert file.place(("a", 0, "c", "d")) == Place("f.yaml", 7, 12)
    assert file.place(("a", 0, "c"), key=True) == Place("f.yaml", 7, 5)
    assert file.place(("a", 0, "no", "such")) == Place("f.yaml", 6, 5)


@given(st.text())
def test_no_text_whatever_stops_the_reader(text: str) -> None:
    file, problems = read_yaml("f.yaml", text)
    assert file.faulty == bool(problems)


def written(folder: Path, **files: bytes | str) -> Path:
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_md", ".md").replace("_yaml", ".yaml").replace("_csv", ".csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def lines(folder: Path) -> list[str]:
    return [str(problem).replace(folder.as_posix(), "content") for problem in read(folder)[1]]


def test_front_matter_is_yaml_and_the_text_after_it_knows_its_line(tmp_path: Path) -> None:
    content = written(tmp_path, **{"panel/2024-06-12/note.md": "---\nkind: report\n---\n# Note\n"})
    sources, problems = read(content)
    assert sources is not None
    paper = sources.committees["panel"].meetings["2024-06-12"].papers["note"]
    assert problems == []
    assert paper.front.value == {"kind": "report"}
    assert (paper.body, paper.place(1).line) == ("# Note\n", 4)


def test_byte_order_marks_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    content = written(tmp_path, **{"council.yaml": b"\xef\xbb\xbfname: Fernshire\r\nlanguage: en-GB\r\n"})
    sources, problems = read(content)
    assert sources is not None
    assert problems == []
    assert sources.council.value == {"name": "Fernshire", "language": "en-GB"}


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    assert lines(written(tmp_path, **{".DS_Store": b"\x00"})) == []


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        (
            "peple.yaml",
            "",
            'content/peple.yaml:1:1: error: nothing reads "peple.yaml" here; did you mean "people.yaml"?',
        ),
        ("Panel/x.md", "", 'content/Panel:1:1: error: "Panel" cannot be the name of a committee;'),
        ("search/committee.yaml", "", 'content/search:1:1: error: "search" is an address of the site itself;'),
        ("p/19-09-2024/meeting.yaml", "", 'content/p/19-09-2024:1:1: error: "19-09-2024" cannot be the name of a'),
        ("p/2024-06-12/Note 1.md", "", 'content/p/2024-06-12/Note 1.md:1:1: error: "Note 1.md" cannot be the name'),
        ("p/2024-06-12/pack.md", "", 'content/p/2024-06-12/pack.md:1:1: error: "pack.md" cannot be the name of a'),
        ("p/2024-06-12/people.yaml", "", 'content/p/2024-06-12/people.yaml:1:1: error: nothing reads "people.yaml"'),
        ("p/2024-06-12/a.md", "---\nkind: x\n", "content/p/2024-06-12/a.md:1:1: error: the front matter that begins"),
        ("council.yaml", b"a: b\nc: \xff\n", "content/council.yaml:2:4: error: the file is not UTF-8 text from here"),
        ("council.yaml", b"#" * (LARGEST + 1), "content/council.yaml:1:1: error: the file has 2,000,001 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes | str, line: str) -> None:
    found = lines(written(tmp_path, **{name: data}))
    assert len(found) == 1
    assert found[0].startswith(line)


def test_a_link_out_of_the_content_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: x", encoding="utf-8")
    content = tmp_path / "content"
    content.mkdir()
    (content / "council.yaml").symlink_to(secret)
    assert [line.rpartition(" ")[2] for line in lines(content)] == ["[link-out]"]


def test_no_folder_at_all_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    sources, problems = read(tmp_path / "none")
    assert sources is None
    assert [problem.rule for problem in problems] == ["no-content"]
