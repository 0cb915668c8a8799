"""What holds for any text at all: it converts, its addresses are unique and reached, and nothing unsafe comes out."""

import re
import time
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import marked

from generator.text import Kind, convert, inline
from generator.text.markings import TELLING, TOLD, may_tell

MARKUP = [
    *("\n", "\n\n", "  \n", " ", "    ", "\t", "\r\n", "text", "é", "\u2028", "\ud800", "\x00", "\x02", "\x03"),
    *(
        "# ",
        "## ",
        "### ",
        "#### ",
        "===",
        "---",
        "> ",
        "## Recommendations\n",
        "## 1 Purpose\n",
        "# Private business\n",
    ),
    *("- ", "* ", "• ", "1. ", "1) ", "(a) ", "(i) ", "2. ", "3.2 ", "RESOLVED that:", "**RESOLVED:**", "{resolved}"),
    *(
        "{unnumbered}",
        "{number=3.2A}",
        '{item="7, 8"}',
        "{matter=x}",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\\",
        "`",
        "*",
        "_",
    ),
    *("[x](y.md#z)", "[x](#s1)", "[x](javascript:1)", "[x][r]", "[r]: http://x", "[^1]", "[^1]: note", "[^2]: [^1]: x"),
    *("![c](f.csv)", '![c](p.png "t"){chart=bar}', "![i](j)", "Source: x", "| a | b |\n|---|--:|\n| 1 | 2 |", ": def"),
    *(
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "<a href='x'>",
        "<h1>Private</h1>",
    ),
    *("<ul>", "<ol><li>", "<ul></ul>", "<ol></ol>", "<ol>x</ol>", "</ol>", "<p></p>", "<h2></h2>", "<dl><dt>"),
    *("&amp;", "&#2;", "&", "http://a.b/c", "<http://a.b>", "<a@b.c>", "klzzwxh:0000", "SEND", "SCRs"),
    *("minute 14(b)/22", "minutes of 18 July 2019 and 3 June 2020"),
]
TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "hr", "li"),
    *("h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "span", "strong", "sup", "ul", "del", "sub"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
ATTRIBUTES = {
    *("aria-label", "class", "href", "id", "role", "scope", "tabindex", "title"),
    *("data-alt", "data-chart", "data-file", "data-headings", "data-pagefind-ignore", "data-ref"),
}
KINDS: tuple[Kind, ...] = ("paper", "minutes", "presentation", "page")
TERMS = {"SEND": "Special educational needs", "SCR": 'Serious "case" <review>'}

texts = st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=4)), max_size=40).map("".join)
words = st.text(st.characters(categories=("Ll", "Lu", "Nd"), include_characters=",;'"), min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=12).map(" ".join)
anything = settings(deadline=None, database=None, derandomize=True, max_examples=400)


class Seen(HTMLParser):
    """The tags, attributes and words of a page, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and that it is open."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in {"br", "hr", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that tags close in order."""
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        """All values of an attribute."""
        return [value for each, value in self.attributes if each == name]


@anything
@given(texts, st.sampled_from(KINDS), st.sampled_from((None, 3)))
def test_every_address_is_unique_and_every_link_within_the_text_leads_to_one(
    text: str, kind: Kind, first: int | None
) -> None:
    body = convert(text, kind, first=first, terms=TERMS)
    seen = Seen(marked(body))
    assert tuple(seen.values("id")) == body.anchors
    assert len(set(body.anchors)) == len(body.anchors)
    assert {href for href in seen.values("href") if href.startswith("#")} <= {f"#{anchor}" for anchor in body.anchors}


@anything
@given(texts, st.sampled_from(KINDS))
def test_only_what_is_known_comes_out(text: str, kind: Kind) -> None:
    seen = Seen(marked(convert(text, kind, first=1, terms=TERMS)))
    assert seen.open == []
    assert seen.tags <= TAGS
    assert {name for name, _ in seen.attributes} <= ATTRIBUTES
    assert all(re.match("#|https?://|mailto:", href) for href in seen.values("href"))


@anything
@given(texts, st.sampled_from(KINDS))
def test_what_is_found_stands_in_the_text(text: str, kind: Kind) -> None:
    body = convert(text, kind, first=1)
    resolutions = [resolution for minute in body.minutes for resolution in minute.resolutions]
    anchors = {reference.anchor for reference in body.references if reference.anchor}
    anchors |= {each.anchor for each in (*body.headings, *body.minutes, *body.figures, *resolutions)}  # type: ignore[attr-defined]
    anchors |= {clause.anchor for resolution in resolutions for clause in resolution.clauses}
    assert anchors <= set(body.anchors)
    lines = [each.line for each in (*body.faults, *body.references, *body.minutes)]  # type: ignore[attr-defined]
    assert all(1 <= line <= len(re.split("\r\n|\r|\n", text)) for line in lines)


@anything
@given(texts, st.sampled_from(KINDS))
def test_the_same_text_gives_the_same_body(text: str, kind: Kind) -> None:
    assert convert(text, kind, terms=TERMS) == convert(text, kind, terms=dict(reversed(TERMS.items())))


@anything
@given(st.lists(sentences, min_size=1, max_size=6), st.sampled_from(KINDS))
def test_the_words_of_plain_paragraphs_are_kept_in_order(paragraphs: list[str], kind: Kind) -> None:
    html = marked(convert("# Title\n\n" + "\n\n".join(paragraphs), kind))
    title = ["Title"] if kind == "presentation" else []
    page = BeautifulSoup(html, "html.parser")
    for number in page.select("a.n"):
        number.decompose()
    assert page.get_text(" ").split() == [*title, *" ".join(paragraphs).split()]


@anything
@given(texts)
def test_any_line_converts(text: str) -> None:
    seen = Seen(marked(inline(text, TERMS)))
    assert seen.open == []
    assert seen.values("id") == []


@pytest.mark.parametrize(
    ("piece", "times", "end"),
    [("[", 20_000, ""), ("<a ", 20_000, ""), ("*a ", 15_000, ""), ("[^1] ", 5_000, "\n\n[^1]: x"), ("> ", 20_000, "")],
)
def test_no_paragraph_takes_longer_than_its_length_allows(piece: str, times: int, end: str) -> None:
    """Twice the text takes some twice the time; what goes back and forth over it takes four times as long and more."""
    half, whole = (min(_seconds(piece * number + end) for _ in range(2)) for number in (times // 2, times))
    assert whole < 3.5 * half + 0.5


def _seconds(text: str) -> float:
    begun = time.process_time()
    convert(text, "paper")
    return time.process_time() - begun


@pytest.mark.parametrize("nested", ["*a _b " * 4_000 + "b_ a* " * 4_000, "> " * 900 + "a"])
def test_what_is_nested_beyond_reason_is_kept(nested: str) -> None:
    assert marked(convert(f"# R\n\n{nested}", "paper")).removeprefix("<p>")[0] != "<"


LETTERS = {"i": "iIıİ", "s": "sSſ", "k": "kK\N{KELVIN SIGN}"}
"""Letters that are one to `re` where case is of no account."""


@given(st.text(), st.sampled_from(TELLING), st.data(), st.text())
def test_no_line_that_may_mark_what_follows_is_passed_over(
    before: str, word: str, data: st.DataObject, after: str
) -> None:
    typed = "".join(data.draw(st.sampled_from(LETTERS.get(letter, letter + letter.upper()))) for letter in word)
    text = f"{before}{typed}{after}"
    assert may_tell(text) or not TOLD.search(text)
