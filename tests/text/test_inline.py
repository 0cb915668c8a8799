"""A line of Markdown as it stands in YAML; the words of a text."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from generator.text import Html, Reference, convert, inline, plain, plain_lines, words_alone
from generator.text.forms import forms
from generator.text.source import tidy


def test_a_line_may_hold_links_emphasis_code_and_cited_minutes() -> None:
    made = inline("See *this* [note](a.md#p1-1), `x` & minute 14(b)")
    assert marked(made) == (
        'See <em>this</em> <a data-ref="a.md#p1-1">note</a>, <code>x</code> &amp; '
        '<a data-ref="minute:14(b)">minute 14(b)</a>'
    )
    assert made.text == "See this note, x & minute 14(b)"
    assert made.references == (Reference("link", "a.md#p1-1", 1, 19), Reference("minute", "14(b)", 1, 37))


@pytest.mark.parametrize("text", ["1. One", "# Two", "- Three", "Four\n: five", "> Six", "(a) Seven", "![Eight"])
def test_a_line_has_no_blocks(text: str) -> None:
    assert marked(inline(text)) == text.replace(">", "&gt;")


def test_a_line_uses_the_glossary() -> None:
    shown = marked(inline("SCR", {"SCR": "Serious case review"}))
    assert shown == '<abbr title="Serious case review" tabindex="0">SCR</abbr>'


def test_a_line_has_no_addresses_of_its_own() -> None:
    assert inline("[x](#s1)").references == (Reference("link", "#s1", 1, 5),)


@pytest.mark.parametrize(
    "text", ["a", "HRA", "*a*", "[a](b.md)", "a_b", "see https://a.example/", "minute 3", " a <b>"]
)
def test_the_words_of_a_line_are_the_same_by_themselves(text: str) -> None:
    assert plain(text) == inline(text, {"HRA": "Housing account"}).text


def test_html_says_that_it_is_html() -> None:
    html = Html("a & b")
    assert html.__html__() is html


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>One<br>two</p><p>three</p>", "One two three"),
        ("un<em>heard</em>-of &amp; &lt;b&gt;", "unheard-of & <b>"),
        ('<p><abbr title="a > b">c</abbr></p>', "c"),
        ("<ul><li>one<ul><li>two</li></ul>three</li></ul>", "one two three"),
        ("## A\n\nb", "A b"),
        ("", ""),
    ],
)
def test_the_first_words_of_a_text_stand_apart_where_its_blocks_do(raw: str, text: str) -> None:
    assert convert(f"# R\n\n{raw}", "paper").opening == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One\ntwo\n\n- three\n- four", "One two\nthree\nfour"),
        ("Ask [us](mailto:a@b.example) or <a@b.example>", "Ask us (a@b.example) or a@b.example"),
        ("See [the page](https://a.example/?b=1&c) first", "See the page (https://a.example/?b=1&c) first"),
        ("Not [here](#s1), nor [there](x.md)", "Not here, nor there"),
    ],
)
def test_a_text_has_plain_lines_with_the_addresses_of_its_links(text: str, lines: str) -> None:
    assert plain_lines(text) == lines


@given(st.text(max_size=40))
def test_words_alone_have_the_forms_of_an_element_that_holds_them(text: str) -> None:
    element = Element("p")
    element.text = text = tidy(text).replace("\n", " ")
    assert words_alone(text) == replace(forms(element), html=tuple(filter(None, forms(element).html)))
