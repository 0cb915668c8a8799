"""Markdown as it is known elsewhere, and what of raw HTML comes through."""

from collections.abc import Callable

import pytest
from marked import marked

from generator.text import convert, inline

Shown = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* **b** ***c*** _d_ a_b_c", "<em>a</em> <strong>b</strong> <strong><em>c</em></strong> <em>d</em> a_b_c"),
        ("`<b> &amp; {x}`", "<code>&lt;b&gt; &amp;amp; {x}</code>"),
        ("5 < 6 > 4 & so on", "5 &lt; 6 &gt; 4 &amp; so on"),
        ("&pound;5 &amp;lt; &nosuch;", "£5 &amp;lt; &amp;nosuch;"),
        (r"\*a\* 1\. \&pound;", "*a* 1. &amp;pound;"),
        ("one  \ntwo", "one<br>\ntwo"),
        ("#2 scheme", "#2 scheme"),
        ("a <name of school> here", "a &lt;name of school&gt; here"),
    ],
)
def test_within_a_line(page: Shown, text: str, html: str) -> None:
    assert "\n".join(page(text)) == f"<p>{html}</p>"


def test_an_indented_paragraph_is_a_paragraph(page: Shown) -> None:
    assert page("    pasted from elsewhere") == ["<p>pasted from elsewhere</p>"]


def test_a_table_scrolls_and_says_how_it_is_aligned(page: Shown) -> None:
    assert page("| | Cost | Kind |\n|---|--:|:-:|\n| Rents | *1* | a |") == [
        '<figure id="table-1">[Table 1] <div class="scroll" tabindex="0" role="region" aria-label="Table 1"><table>'
        '<thead><tr><td></td><th class="num" scope="col">Cost</th><th class="mid" scope="col">Kind</th></tr></thead>'
        '<tbody><tr><td>Rents</td><td class="num"><em>1</em></td><td class="mid">a</td></tr></tbody></table></div>'
        "</figure>"
    ]


def test_a_footnote_leads_there_and_back(paper: Shown) -> None:
    assert paper("## Costs\n\nHigh.[^a] Low.[^a]\n\n[^a]: In *pounds*.")[1:] == [
        '<p id="p1-1">[Paragraph 1.1] '
        'High.<sup><a class="note" href="#fn1" id="fr1" aria-label="Footnote 1">1</a></sup> '
        'Low.<sup><a class="note" href="#fn1" id="fr1-2" aria-label="Footnote 1">1</a></sup></p>',
        "</section>",
        '<div class="footnotes"><hr><ol><li id="fn1"><p>In <em>pounds</em>. '
        '<a href="#fr1">Back to paragraph 1.1</a> <a href="#fr1-2">Back to paragraph 1.1</a></p></li></ol></div>',
    ]


def test_a_definition_list(page: Shown) -> None:
    assert page("Void\n: An empty home") == ["<dl><dt>Void</dt><dd>An empty home</dd></dl>"]


def test_a_link_may_be_defined_elsewhere(page: Shown) -> None:
    assert page('[it][1]\n\n[1]: https://example.org "There"') == [
        '<p><a href="https://example.org" title="There">it</a></p>'
    ]


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("16<sup>th</sup> <b>of <i>May</i></b><br>", "<p>16<sup>th</sup> <b>of <i>May</i></b><br>\n</p>"),
        ('<abbr title="x" id="y" class="z">a</abbr>', '<p><abbr title="x" tabindex="0">a</abbr></p>'),
        ("<u>open <span style='color: red'>red</span>", "<p>open red</p>"),
        ("text <!-- hidden --> text", "<p>text  text</p>"),
        ("<!-- hidden\n\n## hidden\n\n-->\n\ntext", "<p>text</p>"),
        ("text <script>a()</script>", "<p>text a()</p>"),
        ("<script>\na()\n\nb()\n</script>\n\ntext", "<p>text</p>"),
        ("<p id='s1' class='n' style='x' onclick='y()'>a *b*</p>", "<p>a *b*</p>"),
        ("<div><a href='javascript:x'>a</a></div>", "<div><a>a</a></div>"),
        ("<ul></ul><ol>x</ol>", "<div>x</div>"),
        ("<div>never closed\n\ntext", "<div>never closed</div>\n<p>text</p>"),
        ("<iframe src='https://example.org'></iframe>\n\ntext", "<p>text</p>"),
    ],
)
def test_raw_html_is_cleaned(raw: str, html: str) -> None:
    assert marked(convert(f"# R\n\n{raw}", "page")) == html


@pytest.mark.parametrize(
    ("text", "html", "faults"),
    [
        ("a <!-- secret\n\nsecret --> b", "<p>a</p>\n<p>b</p>", []),
        ("## Head <!-- secret\n secret -->\n\ntext", '<section><h2 id="head">Head</h2>\n<p>text</p>\n</section>', []),
        ("a `<!-- secret -->` b", "<p>a `` b</p>", []),
        ("a <!<!-- secret -->-- secret --> b", "<p>a</p>", [("open-comment", 3, 3)]),
        ("a <!-- secret <!-- secret --> secret --> b", "<p>a  b</p>", []),
        ("a <!-- secret <!-- secret --> secret", "<p>a</p>", [("open-comment", 3, 3)]),
        (
            "- a <!-- secret -->\n- b\n\n> c <!-- secret -->",
            "<ul><li>a </li><li>b</li></ul>\n<blockquote><p>c</p></blockquote>",
            [],
        ),
        ("<!-- a --> b\n\nc <!-- secret\n\nsecret", "<p>b</p>\n<p>c</p>", [("open-comment", 5, 3)]),
        ("a <!-- secret --!> secret", "<p>a</p>", [("open-comment", 3, 3)]),
    ],
)
def test_no_comment_comes_through(text: str, html: str, faults: list[tuple[str, int, int]]) -> None:
    body = convert(f"# R\n\n{text}", "page")
    assert marked(body).strip().replace(" </p>", "</p>") == html
    assert [(one.rule, one.line, one.column) for one in body.faults] == faults
    assert "secret" not in marked(body) + marked(inline(text))


def test_a_table_in_raw_html_may_hold_empty_lines(page: Shown) -> None:
    assert page('<table style="x">\n\n<tr><td colspan="2">a</td></tr>\n\n</table>') == [
        '<figure id="table-1">[Table 1] <div class="scroll" tabindex="0" role="region" aria-label="Table 1"><table>',
        "",
        '<tbody><tr><td colspan="2">a</td></tr>',
        "",
        "</tbody></table></div></figure>",
    ]


def test_blocks_in_raw_html_are_numbered_like_others(paper: Shown) -> None:
    assert paper("<h2 id='s7'>Costs</h2>\n\n<p id='p1-1'>a</p>\n\nb")[1:3] == [
        '<p id="p1-1">[Paragraph 1.1] a</p>',
        '<p id="p1-2">[Paragraph 1.2] b</p>',
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        *("[" * 20_000, "<a " * 20_000, "![" * 20_000, ("word " * 10_001), "a\n-\n" * 1_001),
        *(f"![Map](data:image/png;base64,{'a' * 2_500})", f"a{' ' * 501}b"),
    ],
    ids=["brackets", "tags", "pictures", "words", "lines", "word", "blanks"],
)
def test_a_paragraph_too_dear_to_convert_is_kept_as_typed(paragraph: str) -> None:
    body = convert(f"# R\n\n## A\n\n{paragraph}\n\n*b*", "paper")
    assert [(fault.rule, fault.line) for fault in body.faults] == [("too-long", 5)]
    assert paragraph.strip().replace("<", "&lt;") in marked(body)
    assert "<em>b</em>" in marked(body)
