"""Converted texts as blocks: what goes in is what converting makes, what comes out is what the template sets."""

from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.print.blocks import Context, blocks, paragraph
from generator.text import convert
from generator.text.figures import chart
from generator.text.forms import forms
from generator.text.letters import visible
from generator.text.runs import words_of_runs


def of(markdown: str, **more: Any) -> list[dict[str, Any]]:
    """The blocks of a paper below its title."""
    return as_template(convert(f"# Rents\n\n{markdown}", "paper").forms.printed, Context(**more))


def as_template(kept: str, ground: Context) -> list[dict[str, Any]]:
    """The blocks as the template sees them, which are JSON."""
    return cast("list[dict[str, Any]]", blocks(kept, ground))


def kinds(made: list[dict[str, Any]]) -> list[str]:
    return [one["k"] for one in made]


def test_paragraphs_and_headings_bear_the_numbers_of_the_page() -> None:
    made = of("## Purpose\n\nTo say it.\n\n## Next\n\nTo do it.\n")
    assert [(one["k"], one["n"], words_of_runs(one["c"])) for one in made] == [
        ("h", "1", "Purpose"),
        ("p", "1.1", "To say it."),
        ("h", "2", "Next"),
        ("p", "2.1", "To do it."),
    ]


def test_recommendations_are_clauses_in_a_box_with_their_labels() -> None:
    (box,) = [one for one in of("## Recommendations\n\nThe Panel is asked to:\n\n1) note it\n2) say more\n")
              if one["k"] == "resolved"]  # fmt: skip
    lead, clauses = box["b"]
    assert (lead["n"], words_of_runs(lead["c"])) == ("1.1", "The Panel is asked to:")
    said = [(item["n"], words_of_runs(item["b"][0]["c"])) for item in clauses["items"]]
    assert said == [("1)", "note it"), ("2)", "say more")]


def test_lists_keep_the_labels_that_were_typed() -> None:
    made = of("(a) Fernham\n(b) Upper Fern\n")[-1]
    assert [item["n"] for item in made["items"]] == ["(a)", "(b)"]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A **bold** word", ["A ", {"k": "b", "c": ["bold"]}, " word"]),
        ("An _odd_ word", ["An ", {"k": "i", "c": ["odd"]}, " word"]),
        ("16<sup>th</sup>", ["16", {"k": "sup", "c": ["th"]}]),
        ("One  \ntwo", ["One", {"k": "br"}, "two"]),
        ("See <https://www.fernshire.example/>", [
            "See ", {"k": "a", "to": "https://www.fernshire.example/", "c": ["https://www.fernshire.example/"]},
        ]),
        ("See [us](https://www.fernshire.example/a)", [
            "See ", {"k": "a", "to": "https://www.fernshire.example/a", "c": ["us"],
                     "seen": "https://www.fernshire.example/a"},
        ]),
    ],
)  # fmt: skip
def test_what_stands_in_a_line(markdown: str, expected: list[Any]) -> None:
    assert of(markdown)[-1]["c"] == expected


def test_a_link_that_leads_nowhere_is_plain_words() -> None:
    assert of("See [the note](../note.md).")[-1]["c"] == ["See the note."]


def test_a_footnote_stands_where_it_is_first_referred_to() -> None:
    made = of("Rents[^1] rise, and rise[^1].\n\n[^1]: By 3%.\n")[-1]
    note = {"k": "note", "id": "fn1", "c": ["By 3%."]}
    assert made["c"] == ["Rents", note, " rise, and rise", {"k": "again", "id": "fn1"}, "."]


def test_the_first_use_of_an_abbreviation_is_spelt_out_and_every_one_is_noted() -> None:
    body = convert("# Rents\n\nThe HRA pays. HRAs pay.\n", "paper", terms={"HRA": "Housing Revenue Account"})
    terms: dict[tuple[str, str], bool] = {}
    made = as_template(body.forms.printed, Context(terms=terms))
    assert made[-1]["c"][1] == {"k": "first", "c": ["HRA"], "means": "Housing Revenue Account"}
    assert list(terms) == [("HRA", "Housing Revenue Account")]


def test_a_table_of_the_text_has_its_number_and_its_heads() -> None:
    made = of("| Area | 2024 |\n|---|--:|\n| North | 61% |\n")[-1]
    assert (made["k"], made["n"]) == ("table", "Table 1")
    assert [words_of_runs(cell["b"][0]["c"]) for cell in made["head"][0]["cells"]] == ["Area", "2024"]
    assert [cell["num"] for cell in made["body"][0]["cells"]] == [False, True]


def test_a_figure_without_a_file_says_that_it_is_missing() -> None:
    made = of("![Map of the depots](missing)")[-1]
    assert (made["n"], made["c"]) == ("Figure 1", ["Map of the depots"])
    assert made["b"][0]["c"] == ["This figure is not in the archive."]


def test_a_picture_has_its_text_alternative_or_else_its_caption() -> None:
    named = {"picture": lambda name: f"set-{name}"}
    assert of('![Map](map.png "Where the depots are")', **named)[-1]["b"] == [
        {"k": "image", "file": "set-map.png", "alt": "Where the depots are"}
    ]
    assert of("![Map](map.png)", **named)[-1]["b"][0]["alt"] == "Map"


def test_a_chart_is_a_picture_that_says_what_it_shows() -> None:
    root = Element("div")
    root.extend(chart("Repairs,2023,2024\nFern & Moss,3,4", "bar", name="t").elements)
    (charts,) = as_template(forms(root).printed, Context())
    (drawn,) = charts["b"]
    assert (drawn["alt"], drawn["c"]) == ("Fern & Moss: 3 in 2023, 4 in 2024", ["Fern & Moss"])
    assert drawn["svg"].startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')
    assert '<title id="t-chart-1">Fern &amp; Moss: 3 in 2023, 4 in 2024</title>' in drawn["svg"]


def test_slides_quotes_rules_and_definitions_have_kinds_of_their_own() -> None:
    deck = convert("# Deck\n\n## One\n\nA\n\n---\n\n## Two\n\nB\n", "presentation")
    assert kinds(as_template(deck.forms.printed, Context())) == ["slide", "slide"]
    assert kinds(of("> Said so\n\nTerm\n:   What it means\n")) == ["quote", "dl"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp", "Cs"])))
def test_every_word_of_a_paragraph_comes_through(words: str) -> None:
    root = Element("div")
    SubElement(root, "p").text = words
    for made in ([cast("dict[str, Any]", paragraph(words))], as_template(forms(root).printed, Context())):
        assert "".join(words_of_runs(one["c"]) for one in made).replace("\u200b", "") == visible(words).strip()


def test_a_line_can_end_within_a_word_longer_than_any_line() -> None:
    assert [len(part) for part in words_of_runs(of("a" * 100)[-1]["c"]).split("\u200b")] == [40, 40, 20]
