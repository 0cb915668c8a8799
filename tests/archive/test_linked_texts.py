"""Texts that are linked: which files they publish, which of these are documents, and what is told of figures."""

from pathlib import Path

import pytest
from content_sample import TODAY, write

from generator.archive import Archive
from generator.archive.documents import Noted
from generator.loading import load
from generator.problems import Place, Problem

JUNE = "panel/2024-06-12"


def linked(text: str, folder: Path, **files: str) -> tuple[Archive, list[str]]:
    """The archive of a paper with files beside it, and what is told: "file:line:column: severity: what; mend"."""
    archive, problems = load(
        write(
            {
                f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda: [{title: Rents, papers: rents}]\n",
                f"{JUNE}/rents.md": f"# Rents\n\n{text}\n",
                f"{JUNE}/homes.csv": "Ward,Homes\nFern,1\n",
                f"{JUNE}/plan.txt": "A plan.\n",
                f"{JUNE}/plan.pdf": "%PDF-1.4\n",
                f"{JUNE}/unseen.txt": "Not named.\n",
                **{f"{JUNE}/{name.replace('_', '.')}": content for name, content in files.items()},
            },
            folder,
        ),
        TODAY,
    )
    assert archive
    told = [
        f"{Path(each.place.path).name}:{each.place.line}:{each.place.column}: {each.severity}: {each.what}; {each.mend}"
        for each in problems
        if each.rule in {"missing-figure", "broken-link", "ragged-row"}
    ]
    return archive, told


def names(archive: Archive) -> list[str]:
    """The names of the files that are published."""
    return sorted(address.removeprefix(f"{JUNE}/") for address in archive.files)


@pytest.mark.parametrize(
    ("text", "files", "documents"),
    [
        ("None.", [], []),
        ("See [the plan](plan.txt).", ["plan.txt"], []),
        ("See [the plan](plan.pdf).", ["plan.pdf"], ["plan.pdf"]),
        ("See [homes](homes.csv).", ["homes.csv"], []),
        ("See [the paper](rents.md) and [the meeting](meeting.yaml).", [], []),
        ("![Homes](homes.csv)", ["homes.csv"], []),
        ("![A map](missing)", [], []),
    ],
    ids=["none", "a file", "a document", "a table", "pages", "a table shown", "a figure that is missing"],
)
def test_files_that_a_text_names_or_shows_are_published_and_no_other(
    text: str, files: list[str], documents: list[str], tmp_path: Path
) -> None:
    archive, told = linked(text, tmp_path)
    assert (names(archive), told) == (files, [])
    assert [address.removeprefix(f"{JUNE}/") for address in archive.attached] == documents


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>'


def test_a_picture_that_is_shown_is_published_and_is_no_document(tmp_path: Path) -> None:
    archive, _ = linked("![A map](map.svg)", tmp_path, map_svg=PICTURE)
    assert (names(archive), dict(archive.attached)) == (["map.svg"], {})
    assert Path(archive.files[f"{JUNE}/map.svg"]).name == "map.svg"


PUT = "put the file into this folder, or write (missing)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "See below.\n\n![Homes](home.csv)",
            'rents.md:5:10: error: there is no "home.csv" beside this text; did you mean "homes.csv"?',
        ),
        ("![A map](pln.txt)", 'rents.md:3:10: error: there is no "pln.txt" beside this text; did you mean "plan.txt"?'),
        ("![A map](zzz.png)", f'rents.md:3:10: error: there is no "zzz.png" beside this text; {PUT}'),
    ],
)
def test_a_figure_that_is_not_beside_its_text_is_told(text: str, told: str, tmp_path: Path) -> None:
    archive, lines = linked(text, tmp_path)
    assert (lines, names(archive)) == ([told], [])


def test_what_the_cells_of_a_table_refer_to_is_linked_and_faults_have_the_line_of_the_table(tmp_path: Path) -> None:
    cells = "Ward,Homes\n[Fern](plan.txt),1\n[Mill](zzz/q.md),2,3\n"
    archive, told = linked("![Homes](cells.csv)", tmp_path, cells_csv=cells)
    assert names(archive) == ["cells.csv", "plan.txt"]
    assert sorted(told) == [
        f'cells.csv:3:1: error: there is no "{JUNE}/zzz/q.md" in the content; did you mean "{JUNE}/rents.md"?',
        "cells.csv:3:1: error: this line has 3 cells, and the first line 2; "
        "give every line as many cells; quote one that holds a comma",
    ]
    assert archive.files[f"{JUNE}/cells.csv"] == cells
    paper = archive.paper(f"{JUNE}/rents/")
    assert paper
    assert paper.document.links["plan.txt"] == f"{JUNE}/plan.txt"
    assert list(paper.document.figures) == ["table-1"]


def test_of_a_withdrawn_text_nothing_is_published(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n",
        f"{JUNE}/rents.md": "---\nwithdrawn: Wrong\n---\n# Rents\n\n![Homes](homes.csv)\n\nSee [it](plan.txt).\n",
        f"{JUNE}/homes.csv": "Ward,Homes\nFern,1\n",
        f"{JUNE}/plan.txt": "A plan.\n",
    }
    archive, _ = load(write(files, tmp_path), TODAY)
    assert archive
    paper = archive.paper(f"{JUNE}/rents/")
    assert paper
    assert (names(archive), paper.document.links, paper.document.figures) == ([], {}, {})


NOTED = Noted(
    (Problem(Place("a.md"), "what", "mend", "no-numbers"),),
    {},
    frozenset(),
    {},
    {},
    {("pages", "a.md")},
    ("The HRA pays.",),
)


@pytest.mark.parametrize(
    ("altered", "words", "holds"),
    [
        (set(), (), True),
        ({("pages", "b.md")}, ("PIP",), True),
        ({("pages", "a.md")}, (), False),
        (set(), ("PIP", "HRA"), False),
    ],
)
def test_what_was_found_holds_while_what_was_asked_is_answered_so_and_its_words_mean_the_same(
    altered: set[tuple[str, object]], words: tuple[str, ...], *, holds: bool
) -> None:
    assert NOTED.holds(altered, words) is holds
