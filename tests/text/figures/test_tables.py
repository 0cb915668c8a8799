"""A CSV becomes a table: heading columns, joined cells, headings across it, two storeys of column headings."""

import re
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import written

from generator.text.figures import FigureTable, table

NAMED = re.compile(r' id="page_[^"]*"| headers="[^"]*"')


def titled() -> Element:
    caption = Element("caption", {"id": "t"})
    caption.text = "Repairs"
    return caption


def said(words: str, _line: int = 1) -> Element:
    """A cell of mere words."""
    cell = Element("p")
    cell.text = words
    return cell


def shown(made: FigureTable) -> str:
    return "" if made.region is None else written(made.region)


def drawn(text: str, headings: int | None = None) -> list[str]:
    """The rows of a table, with a cell's Markdown in guillemets, without what stands round and between cells."""
    html = shown(table(text, titled(), headings=headings, cell=lambda markdown, _: said(markdown and f"«{markdown}»")))
    return [row.replace("> <", "><") for row in re.findall("<tr>(.*?)</tr>", NAMED.sub("", html), re.DOTALL)]


def heard(text: str, headings: int | None = None) -> dict[str, list[str]]:
    """By a cell of a table, the words of the headings it names as its own."""
    html = shown(table(text, titled(), headings=headings, cell=said))
    words = dict(re.findall(r'<th[^>]* id="([^"]*)"[^>]*>(.*?)</th>', html))
    assert all(words.values())
    cells = re.findall(r'<td headers="([^"]*)"[^>]*>(.*?)</td>', html)
    return {cell: [words[name] for name in names.split()] for names, cell in cells if cell}


def faults(text: str) -> list[tuple[str, int]]:
    return [(fault.rule, fault.line) for fault in table(text, titled(), cell=said).faults]


def test_a_table_has_a_caption_a_head_and_a_body() -> None:
    assert shown(table("Home,Cost\nFlat,5", titled(), cell=said)) == (
        '<div class="scroll" tabindex="0" role="region" aria-labelledby="t"><table>\n'
        '<caption id="t">Repairs</caption>\n'
        '<thead>\n<tr><th scope="col">Home</th> <th scope="col" class="num">Cost</th></tr>\n</thead>\n'
        '<tbody>\n<tr><th scope="row">Flat</th> <td class="num">5</td></tr>\n</tbody>\n</table></div>'
    )


def test_cells_are_markdown_and_may_hold_several_lines() -> None:
    assert drawn('Home,Repairs\nFlat,"Two:\n\n- *roof*\n- door, front"') == [
        '<th scope="col">«Home»</th><th scope="col">«Repairs»</th>',
        '<th scope="row">«Flat»</th><td>«Two:\n\n- *roof*\n- door, front»</td>',
    ]


def test_a_blank_in_a_heading_column_is_the_same_as_above_within_the_heading_to_its_left() -> None:
    text = """\
Group,Kind,Place,Note
Flats,Old,Fernshire,few
,,England,many
,New,Fernshire,
Houses,,England,–
"""
    assert drawn(text)[1:] == [
        '<th scope="row" rowspan="3">«Flats»</th><th scope="row" rowspan="2" class="further">«Old»</th>'
        '<th scope="row" class="further">«Fernshire»</th><td>«few»</td>',
        '<th scope="row" class="further">«England»</th><td>«many»</td>',
        '<th scope="row" class="further">«New»</th><th scope="row" class="further">«Fernshire»</th><td></td>',
        '<th scope="row">«Houses»</th><td></td><th scope="row" class="further">«England»</th><td>«–»</td>',
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("A,B,C\na,b,c\nd,e,f", 1),
        ("A,B,C\na,b,c\n,e,f", 2),
        ("A,B,C,D\na,b,c,d\n,,f,g", 3),
        ("A,B\na,b\n,", 1),
        ("A,B\na,b\n,c", 1),
        ("A,B,C\n# Band\na,b,\nd,e,f", 1),
    ],
)
def test_heading_columns_are_the_leading_ones_up_to_the_first_without_blanks(text: str, columns: int) -> None:
    first = next(row for row in drawn(text) if "scope=" in row and "row" in row and "«a»" in row)
    assert first.count('scope="row"') == columns


def test_the_author_may_say_how_many_columns_are_headings() -> None:
    assert drawn("A,B,C\na,b,c", headings=2)[1] == (
        '<th scope="row">«a»</th><th scope="row" class="further">«b»</th><td>«c»</td>'
    )


def test_the_header_of_a_heading_column_stands_over_its_numbers() -> None:
    assert drawn("No.,Cost\n1.1,5") == [
        '<th scope="col">«No.»</th><th scope="col" class="num">«Cost»</th>',
        '<th scope="row">«1.1»</th><td class="num">«5»</td>',
    ]


def test_a_caret_joins_a_cell_with_the_one_above() -> None:
    assert drawn("Place,Note\nFernshire,It rose.\nEngland,^\nWales,Fell.")[1:] == [
        '<th scope="row">«Fernshire»</th><td rowspan="2">«It rose.»</td>',
        '<th scope="row">«England»</th>',
        '<th scope="row">«Wales»</th><td>«Fell.»</td>',
    ]


def test_a_line_that_begins_with_a_hash_is_a_heading_across_the_table() -> None:
    html = shown(table("No.,What\n# Rents,\n## 1.0 Arrears\n1.1,Write\n# Voids\n1.2,Let", titled(), cell=said))
    assert NAMED.sub("", html).partition("</thead>\n")[2] == (
        "<tbody>\n"
        '<tr class="band"><th scope="rowgroup" colspan="2">Rents</th></tr>\n'
        '<tr class="band sub"><th scope="rowgroup" colspan="2">1.0 Arrears</th></tr>\n'
        '<tr><th scope="row">1.1</th> <td>Write</td></tr>\n'
        "</tbody>\n<tbody>\n"
        '<tr class="band"><th scope="rowgroup" colspan="2">Voids</th></tr>\n'
        '<tr><th scope="row">1.2</th> <td>Let</td></tr>\n'
        "</tbody>\n</table></div>"
    )


def test_a_heading_across_may_hold_a_comma() -> None:
    text = "No.,What,When\n# Rents, arrears\n1.1,Write,May"
    assert '<th scope="rowgroup" colspan="3">Rents, arrears</th>' in NAMED.sub(
        "", shown(table(text, titled(), cell=said))
    )
    assert faults(text) == []


def test_headers_that_share_what_stands_before_a_stroke_have_two_storeys() -> None:
    text = "Gap,2014 / Here,2014 / There,2015 / Here,2015 / There,Up / down\nRents,1,2,3,4,x"
    assert drawn(text)[:2] == [
        '<th scope="col" rowspan="2">«Gap»</th><th scope="colgroup" colspan="2">«2014»</th>'
        '<th scope="colgroup" colspan="2">«2015»</th><th scope="col" rowspan="2">«Up / down»</th>',
        '<th scope="col" class="num">«Here»</th><th scope="col" class="num">«There»</th>'
        '<th scope="col" class="num">«Here»</th><th scope="col" class="num">«There»</th>',
    ]


@pytest.mark.parametrize(
    ("cells", "is_number"),
    [
        (["1", "-2.5", "3,000"], True),
        (["12%", "–", ""], True),
        (["£1,200", "**35.3%**", "152(58.9%)", "36.8% (36.1%)"], True),
        (["(1,350)", "£(80)", "-80", "(12%)"], True),
        (["36 100", "1\u00a0204", "1\u2009204.5"], True),
        (["1", "none"], False),
        (["April 2023", "May 2023"], False),
        (["–", ""], False),
    ],
)
def test_a_column_of_numbers_is_aligned_as_such(cells: list[str], is_number: bool) -> None:  # noqa: FBT001
    rows = "\n".join(f'row,"{cell}"' for cell in cells)
    assert ('class="num"' in shown(table(f"A,B\n{rows}", titled(), cell=said))) is is_number


def test_what_a_spreadsheet_adds_is_left_out() -> None:
    assert drawn("\ufeffHome,Cost,,\r\nFlat,high,,\r\n,,,\r\n") == [
        '<th scope="col">«Home»</th><th scope="col">«Cost»</th>',
        '<th scope="row">«Flat»</th><td>«high»</td>',
    ]


def test_an_empty_heading_is_no_heading() -> None:
    assert drawn(",Cost\nFlat,high")[0] == '<td></td><th scope="col">«Cost»</th>'


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("", "csv", 1),
        (",,\n\n", "csv", 1),
        ("# Band\na,b", "csv", 1),
        ('A,B\na,b\n"c,d', "csv", 3),
        ('A,B\n"a"b,c', "csv", 2),
        ("A,B\na,b\nc", "ragged-row", 3),
        ('A,B\n"a\n\nb",c\nd,e,f', "ragged-row", 5),
        ("A,B\na,^", "nothing-above", 2),
        ("A,B\na,b\n# Band\nc,^", "nothing-above", 4),
    ],
)
def test_a_mistake_is_a_fault_with_its_line(text: str, rule: str, line: int) -> None:
    assert faults(text) == [(rule, line)]


def widths(rows: list[str]) -> set[int]:
    """How many columns each row of a head or body fills, with the cells that reach down into it."""
    found, reaching = set(), list[int]()
    for row in rows:
        cells = [dict(re.findall(r'(\w+)="(\d+)"', cell)) for cell in re.findall("<t[hd]([^>]*)>", row)]
        found.add(len(reaching) + sum(int(cell.get("colspan", 1)) for cell in cells))
        reaching = [left - 1 for left in [*reaching, *(int(cell.get("rowspan", 1)) for cell in cells)] if left > 1]
    assert reaching == []
    return found


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(st.text('ab,"\n\r#^–/ 1%', max_size=60), st.sampled_from((None, 1, 3)))
def test_any_text_gives_a_table_whose_rows_are_equally_wide_or_a_fault(text: str, headings: int | None) -> None:
    made = table(text, titled(), headings=headings, cell=lambda *_: said("x"))
    assert made.region is not None or made.faults
    bodies = re.findall("<t(?:head|body)>.*?</t(?:head|body)>", shown(made), re.DOTALL)
    assert len({width for body in bodies for width in widths(re.findall("<tr.*?</tr>", body, re.DOTALL))}) <= 1


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Home,Cost\nFlat,5", {}),
        (
            "Gap,2014 / Here,2014 / There,Note\nRents,1,2,x",
            {"1": ["2014", "Here", "Rents"], "2": ["2014", "There", "Rents"], "x": ["Note", "Rents"]},
        ),
        (
            "Group,Stage,Cost\nTenants,One,1\n,Two,2\nOwners,One,3",
            {"1": ["Cost", "Tenants", "One"], "2": ["Cost", "Tenants", "Two"], "3": ["Cost", "Owners", "One"]},
        ),
        (
            "No.,What\n1,a\n# Rents\n## Old\n2,b\n## New\n3,c\n# Voids\n4,d",
            {
                "a": ["What", "1"],
                "b": ["Rents", "Old", "What", "2"],
                "c": ["Rents", "New", "What", "3"],
                "d": ["Voids", "What", "4"],
            },
        ),
        (",2014 / A,2014 / B\nRents,1,^\nVoids,3,4", {"1": ["2014", "A", "Rents"], "3": ["2014", "A", "Voids"]}),
    ],
    ids=["plain", "two storeys", "two heading columns", "headings across", "a corner without words"],
)
def test_a_cell_of_a_table_with_several_headings_names_its_own(text: str, cells: dict[str, list[str]]) -> None:
    assert {cell: heard(text)[cell] for cell in cells} == cells
    assert bool(heard(text)) is bool(cells)
