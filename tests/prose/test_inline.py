"""A line of Markdown as it stands in YAML; the words of HTML; short forms for addresses."""

import pytest

from generator.text import Html, Inline, Reference, convert, inline, plain


def test_a_line_may_hold_links_emphasis_code_and_cited_minutes() -> None:
    assert inline("See *this* [note](a.md#p1-1), `x` & minute 14(b)") == Inline(
        Html(
            'See <em>this</em> <a data-ref="a.md#p1-1">note</a>, <code>x</code> &amp; '
            '<a data-ref="minute:14(b)">minute 14(b)</a>'
        ),
        (Reference("link", "a.md#p1-1", 1, 19), Reference("minute", "14(b)", 1, 37)),
        "See this note, x & minute 14(b)",
    )


@pytest.mark.parametrize("text", ["1. One", "# Two", "- Three", "Four\n: five", "> Six", "(a) Seven", "![Eight"])
def test_a_line_has_no_blocks(text: str) -> None:
    assert inline(text).html == text.replace(">", "&gt;")


def test_a_line_uses_the_glossary() -> None:
    shown = inline("SCR", {"SCR": "Serious case review"}).html
    assert shown == '<abbr title="Serious case review" tabindex="0">SCR</abbr>'


def test_a_line_has_no_addresses_of_its_own() -> None:
    assert inline("[x](#s1)").references == (Reference("link", "#s1", 1, 5),)


def test_html_says_that_it_is_html() -> None:
    html = inline("a & b").html
    assert html.__html__() is html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<br>two</p><p>three</p>", "One two three"),
        ("un<em>heard</em>-of &amp; &lt;b&gt;", "unheard-of & <b>"),
        ('<abbr title="a > b">c</abbr>', "c"),
        (convert("# R\n\n## A\n\nb", "paper").html, "A b"),
        ("", ""),
    ],
)
def test_the_words_of_html(html: str, text: str) -> None:
    assert plain(html) == text
