"""Abbreviations of the glossary are marked at first use in each section."""

from collections.abc import Callable

import pytest

Shown = Callable[..., list[str]]

TERMS = {
    "SEND": "Special educational needs and disabilities",
    "SEN": "Special educational needs",
    "SCR": "Serious case review",
}


def test_at_first_use_in_each_section(page: Shown) -> None:
    assert page("SCR, SCR.\n\n## SCR\n\n*SCR* and SCR", terms=TERMS) == [
        '<p><abbr title="Serious case review">SCR</abbr>, SCR.</p>',
        '<section><h2 id="scr">SCR</h2>',
        '<p><em><abbr title="Serious case review">SCR</abbr></em> and SCR</p>',
        "</section>",
    ]


@pytest.mark.parametrize("word", ["SCR", "SCRs", "SCR's", "SCR’s"])
def test_plurals_count(page: Shown, word: str) -> None:
    assert page(f"Two {word} (new)", terms=TERMS) == [
        f'<p>Two <abbr title="Serious case review">{word}</abbr> (new)</p>'
    ]


@pytest.mark.parametrize("word", ["scr", "Scr", "SCRAP", "XSCR", "SCR2", "SCRss"])
def test_only_whole_words_in_the_exact_case_count(page: Shown, word: str) -> None:
    assert page(f"Two {word}", terms=TERMS) == [f"<p>Two {word}</p>"]


def test_the_longer_of_two_counts(page: Shown) -> None:
    assert page("SEND", terms=TERMS) == ['<p><abbr title="Special educational needs and disabilities">SEND</abbr></p>']


def test_not_in_links_and_code(page: Shown) -> None:
    assert page("[SCR](a.md) `SCR`", terms=TERMS) == ['<p><a data-ref="a.md">SCR</a> <code>SCR</code></p>']


def test_a_meaning_may_hold_anything(page: Shown) -> None:
    assert page("R&D", terms={"R&D": '"Research" & <development>'}) == [
        '<p><abbr title="&quot;Research&quot; &amp; &lt;development&gt;">R&amp;D</abbr></p>'
    ]
