"""Figures: a line that names a file becomes a marked place with a caption."""

import re
from collections.abc import Callable

import pytest
from marked import marked

from generator.text import Figure, convert

Shown = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("![Repairs](repairs.csv)", '<figure id="table-1" data-file="repairs.csv">'),
        ("![Repairs](repairs.csv){chart=bar}", '<figure id="table-1" data-file="repairs.csv" data-chart="bar">'),
        ("![Repairs](repairs.csv) {chart=line}", '<figure id="table-1" data-file="repairs.csv" data-chart="line">'),
        ("![Repairs](repairs.csv){headings=2}", '<figure id="table-1" data-file="repairs.csv" data-headings="2">'),
        ('![Repairs](a b.png "A house")', '<figure id="figure-1" data-file="a b.png" data-alt="A house">'),
        ("![Repairs](missing)", '<figure id="figure-1" data-file="missing">'),
    ],
)
def test_a_figure_is_a_marked_place(page: Shown, line: str, figure: str) -> None:
    number = "Table 1" if "table" in figure else "Figure 1"
    assert page(line) == [f"{figure}<figcaption>[{number}] Repairs</figcaption></figure>"]


def test_tables_and_figures_are_counted_apart() -> None:
    text = "# R\n\n![A](a.csv)\n\n![B](missing)\n\n![C](c.csv)\n\n- in a list:\n\n  ![D *d*](missing)"
    assert convert(text, "page").figures == (
        Figure("table-1", "A", "a.csv"),
        Figure("figure-1", "B", "missing"),
        Figure("table-2", "C", "c.csv"),
        Figure("figure-2", "D d", "missing"),
    )


def test_a_number_typed_in_a_caption_is_kept_and_never_given_twice() -> None:
    text = "# R\n\n![Table 8: Rents](a.csv)\n\n![B](b.csv)\n\n![Table 2. Costs](c.csv)\n\n| d |\n|---|\n| 1 |\n"
    text += "\n![E](e.csv)\n\n![Figure 1.2 – Map](missing)\n\n![Table 9](f.csv)"
    body = convert(text, "page")
    assert [(one.anchor, one.caption) for one in body.figures] == [
        ("table-8", "Rents"),
        ("table-1", "B"),
        ("table-2", "Costs"),
        ("table-4", "E"),
        ("figure-1-2", "Map"),
        ("table-5", "Table 9"),
    ]
    assert "table-3" in body.anchors


def test_a_figure_says_how_it_is_drawn_and_how_many_headings_it_has() -> None:
    text = "# R\n\n![A](a.csv){chart=bar headings=2}\n\n![B](b.csv){chart=line}\n\n![C](c.csv){chart=pie}"
    assert [(figure.chart, figure.headings) for figure in convert(text, "page").figures] == [
        ("bar", 2),
        ("line", None),
        ("", None),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_source_right_after_belongs_to_it(paper: Shown, gap: str) -> None:
    assert paper(f"## Costs\n\nBelow:\n![Costs](a.csv){gap}Source: *the* books\n\nAbove.")[1:4] == [
        '<p id="p1-1">[Paragraph 1.1] Below:</p>',
        '<figure id="table-1" data-file="a.csv"><figcaption>[Table 1] Costs</figcaption>'
        '<p class="source">Source: <em>the</em> books</p></figure>',
        '<p id="p1-2">[Paragraph 1.2] Above.</p>',
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("![](a.csv)", "no-caption"),
        ("![Costs]()", "no-file"),
        ("![Costs](a.png)", "no-alternative"),
        ("![Costs](a.csv){chart=pie}", "unknown-value"),
        ("![Costs](a.csv){headings=all}", "unknown-value"),
        ("See ![Costs](a.csv) there.", "picture-in-text"),
    ],
)
def test_a_mistake_is_a_fault_with_its_line(line: str, rule: str) -> None:
    faults = convert(f"# R\n\nText.\n\n{line}", "page").faults
    assert [(fault.rule, fault.line) for fault in faults] == [(rule, 5)]


def test_a_line_that_stands_twice_is_told_apart() -> None:
    faults = convert("# Rents\n\n![](a.csv)\n\n![](a.csv)\n\n## Rents\n\n#### Rents\n", "paper").faults
    assert [(fault.line, fault.rule) for fault in faults] == [
        (3, "no-caption"),
        (5, "no-caption"),
        (9, "heading-level"),
    ]


def test_each_source_stands_with_its_own_figure() -> None:
    html = marked(convert("# R\n\n![A](missing)\n\nSource: 1\n\n![B](missing)\n\nSource: 2\n\nSource: 3\n", "page"))
    assert re.findall(r"<p class=.source.>(.*?)</p>\s*</figure>", html) == ["Source: 1", "Source: 2"]
    assert html.rstrip().endswith("<p>Source: 3</p>")
