"""Widths of columns: nothing is cut, short columns are not starved, wide tables are turned."""

from typing import Any, cast
from xml.etree.ElementTree import Element

import pytest

from generator.outputs.print.blocks import Context, blocks
from generator.outputs.print.fit import SMALLEST, TURNED, UPRIGHT
from generator.text.clean import elements
from generator.text.forms import forms


def of(raw: str) -> list[dict[str, Any]]:
    """The blocks of a piece of raw HTML."""
    root = Element("div")
    root.extend(elements(raw))
    return cast("list[dict[str, Any]]", blocks(forms(root).printed, Context()))


def table(*rows: list[str]) -> dict[str, Any]:
    head, *body = ["".join(f"<{tag}>{cell}</{tag}>" for cell in row) for tag, row in
                   zip(["th", *["td"] * len(rows)], rows, strict=False)]  # fmt: skip
    lines = "".join(f"<tr>{row}</tr>" for row in body)
    (made,) = of(f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>")
    return made


LONG = "The works are to be done in each of the areas that were named in the report of last year. " * 6


def test_a_small_table_is_as_wide_as_its_words() -> None:
    made = table(["Area", "2024"], ["North", "61%"])
    assert not made["turned"]
    assert sum(made["columns"]) < 40


@pytest.mark.parametrize("columns", [2, 3, 5, 8, 12])
def test_a_table_is_never_wider_than_its_page(columns: int) -> None:
    made = table(["Heading"] * columns, [LONG] * columns)
    assert sum(made["columns"]) <= (TURNED if made["turned"] else UPRIGHT) + 0.1


def test_a_table_with_cells_half_a_page_high_is_turned() -> None:
    assert table(["No.", "Action", "Lead", "By", "Measure"], ["1", LONG, LONG, LONG, LONG * 3])["turned"]


def test_a_table_of_very_many_columns_is_turned_and_made_small() -> None:
    made = table(["Neighbourhood"] * 24, ["1"] * 24)
    assert (made["turned"], made["size"]) == (True, SMALLEST)


def test_a_column_of_names_keeps_them_on_a_line_beside_long_texts() -> None:
    names = "Councillor A Moss<br>Councillor B Reed<br>Councillor C Wren<br>Councillor D Lark"
    made = table(["Subject", "Detail", "Lead"], ["Works", LONG[:150], names], ["Roofs", LONG[:150], names])
    assert made["columns"][2] > 30


def test_rows_stay_on_a_page_but_for_high_ones_and_those_joined_with_others() -> None:
    rows = [row["whole"] for row in table(["A", "B"], ["x", "y"], [LONG * 6, "y"])["body"]]
    assert rows == [True, False]
    html = '<table><tr><th>A</th><th>B</th></tr><tr><td rowspan="2">x</td><td>1</td></tr><tr><td>2</td></tr></table>'
    assert [row["whole"] for row in of(html)[0]["body"]] == [False, True]
