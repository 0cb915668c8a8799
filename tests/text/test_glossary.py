"""Abbreviations of the glossary are marked at first use in each section."""

import re
from collections.abc import Callable

import pytest
from marked import marked

from generator.text import Figure, draw, inline

Shown = Callable[..., list[str]]

TERMS = {
    "SEND": "Special educational needs and disabilities",
    "SEN": "Special educational needs",
    "SCR": "Serious case review",
}
SCR = 'title="Serious case review" tabindex="0"'


def bare(html: str) -> str:
    """HTML without what only the first of a text has."""
    return re.sub(r'<abbr class="first"', "<abbr", html)


def test_at_first_use_in_each_section(page: Shown) -> None:
    assert page("SCR, SCR.\n\n## SCR\n\n*SCR* and SCR", terms=TERMS) == [
        f'<p><abbr class="first" {SCR}>SCR</abbr>, SCR.</p>',
        '<section><h2 id="scr">SCR</h2>',
        f"<p><em><abbr {SCR}>SCR</abbr></em> and SCR</p>",
        "</section>",
    ]


@pytest.mark.parametrize("word", ["SCR", "SCRs", "SCR's", "SCR’s"])
def test_plurals_count(page: Shown, word: str) -> None:
    assert page(f"Two {word} (new)", terms=TERMS) == [f'<p>Two <abbr class="first" {SCR}>{word}</abbr> (new)</p>']


@pytest.mark.parametrize("word", ["scr", "Scr", "SCRAP", "XSCR", "SCR2", "SCRss"])
def test_only_whole_words_in_the_exact_case_count(page: Shown, word: str) -> None:
    assert page(f"Two {word}", terms=TERMS) == [f"<p>Two {word}</p>"]


def test_the_longer_of_two_counts(page: Shown) -> None:
    shown = page("SEND", terms=TERMS)
    assert [bare(line) for line in shown] == [
        '<p><abbr title="Special educational needs and disabilities" tabindex="0">SEND</abbr></p>'
    ]


def test_not_in_links_and_code(page: Shown) -> None:
    assert page("[SCR](a.md) `SCR`", terms=TERMS) == ['<p><a data-ref="a.md">SCR</a> <code>SCR</code></p>']


def test_a_meaning_may_hold_anything(page: Shown) -> None:
    shown = page("R&D", terms={"R&D": '"Research" & <development>'})
    assert [bare(line) for line in shown] == [
        '<p><abbr title="&quot;Research&quot; &amp; &lt;development&gt;" tabindex="0">R&amp;D</abbr></p>'
    ]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ('<abbr title="Any other business">AOB</abbr>', '<abbr title="Any other business" tabindex="0">AOB</abbr>'),
        ("<abbr>AOB</abbr>", "<abbr>AOB</abbr>"),
        (
            '[<abbr title="x">AOB</abbr>](https://a.example)',
            '<a href="https://a.example"><abbr title="x">AOB</abbr></a>',
        ),
    ],
    ids=["typed with its meaning", "without", "within a link, which the keyboard reaches already"],
)
def test_one_that_was_typed_is_explained_alike(page: Shown, typed: str, html: str) -> None:
    assert page(typed) == [f"<p>{html}</p>"]


@pytest.mark.parametrize("text", ["SCR (serious case\nreview)", "A serious case review, or SCR"])
def test_the_first_is_not_spelt_out_again_where_the_text_does_so_itself(page: Shown, text: str) -> None:
    assert f"<abbr {SCR}>SCR</abbr>" in "\n".join(page(text, terms=TERMS))


def test_a_line_by_itself_has_no_first_of_its_text() -> None:
    assert marked(inline("SCR", TERMS)) == f"<abbr {SCR}>SCR</abbr>"


def test_in_a_table_the_keyboard_stops_once_for_each_meaning() -> None:
    drawn = draw("A,B\nSCR,SCRs and **Bs**", Figure("table-1", "Cases", "cases.csv"), {**TERMS, "B": "b"})
    row = marked(drawn.forms).partition("<tbody>")[2]
    assert f'<th scope="row"><abbr {SCR}>SCR</abbr></th>' in row
    assert '<td><abbr title="Serious case review" tabindex="-1">SCRs</abbr> and' in row
    assert '<abbr title="b" tabindex="-1">Bs</abbr>' in row
    assert '<abbr title="b" tabindex="0">B</abbr>' in marked(drawn.forms)
