"""The text of documents as Markdown: what it holds, what it leaves out, and that it is read as it was written."""

import re
from html import unescape as html_unescape
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown as upstream
import pytest
from bs4 import BeautifulSoup
from content_sample import TODAY, loaded
from hypothesis import example, given, settings
from hypothesis import strategies as st
from marked import marked

from generator.outputs.data import files
from generator.text import convert
from generator.text.body import Kind
from generator.text.clean import elements
from generator.text.markdown import markdown
from generator.text.spans import filled

BASE = "https://www.fernshire.example/archive/"
MEETING = "panel/2024-06-12"


def text(source: str, kind: Kind = "paper") -> str:
    """The Markdown of a text without its title."""
    return filled(convert(source, kind, first=1).forms.markdown, lambda reference: reference, lambda _: "FIGURE")


def of_html(raw: str) -> str:
    """The Markdown of a piece of raw HTML."""
    root = Element("div")
    root.extend(elements(raw))
    return filled(markdown(root), lambda _: "")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## Purpose\n\nTo tell.", "## 1 Purpose\n\n**1.1** To tell.\n"),
        ("## Purpose\n\n### The cycle\n\nTo tell.", "## 1 Purpose\n\n### 1.1 The cycle\n\n**1.2** To tell.\n"),
        ("## Purpose {unnumbered}\n\nA\n{unnumbered}", "## Purpose\n\nA\n"),
        ("## P\n\nThese:\n- one\n- two", "## 1 P\n\n**1.1** These:\n\n- one\n- two\n"),
        ("## P\n\nThese:\n\n1. one\n2. two", "## 1 P\n\n**1.1** These:\n\n1. one\n2. two\n"),
        (
            "## P\n\nThese:\n\n(a) one\n   - inner\n   - other\n(b) two",
            "## 1 P\n\n**1.1** These:\n\n- **(a)** one\n  - inner\n  - other\n- **(b)** two\n",
        ),
        (
            "## Recommendations\n\nThe Panel is asked to:\n\n1) note it\n2) say more",
            "## 1 Recommendations\n\n**1.1** The Panel is asked to:\n\n- **1)** note it\n- **2)** say more\n",
        ),
        ("## P\n\n> said so\n>\n> and more", "## 1 P\n\n> said so\n>\n> and more\n"),
        (
            "## P\n\nA *b* **c** `d` [e](https://e.example/).",
            "## 1 P\n\n**1.1** A *b* **c** `d` [e](https://e.example/).\n",
        ),
        ("## P\n\n<https://e.example/>", "## 1 P\n\n**1.1** <https://e.example/>\n"),
        ("## P\n\nsee [it](minutes.md#minute-2)", "## 1 P\n\n**1.1** see [it](minutes.md#minute-2)\n"),
        ("## P\n\nm<sup>2</sup> of <u>wall</u>", "## 1 P\n\n**1.1** m<sup>2</sup> of wall\n"),
        ("## P\n\nA[^1] b\n\n[^1]: The note", "## 1 P\n\n**1.1** A[^1] b\n\n[^1]: The note\n"),
        ("## P\n\nA  \nb", "## 1 P\n\n**1.1** A  \nb\n"),
        ("## P\n\n<pre>code *a*</pre>", "## 1 P\n\n```\ncode *a*\n```\n"),
        ("## P\n\n![Map](missing)", "## 1 P\n\n**Figure 1** Map\n\nFIGURE\n"),
        (
            "## P\n\n| a | b |\n|---|---|\n| 1 | x \\| y |",
            "## 1 P\n\n**Table 1**\n\n| a | b |\n| --- | --- |\n| 1 | x \\| y |\n",
        ),
        ("# T\n\nText under it\n\n## Next", None),
    ],
    ids=lambda value: None if value is None else repr(value)[:24],
)
def test_what_a_text_becomes(source: str, expected: str | None) -> None:
    if expected is None:
        assert text(source, "presentation") == "## 1 T\n\nText under it\n\n## 2 Next\n"
    else:
        assert text(f"# Title\n\n{source}") == expected


def test_minutes_keep_their_numbers_and_the_labels_of_clauses() -> None:
    source = (
        "## Damp\n\nRESOLVED that:\n\n1. it be noted\n2. they ask:\n   (i) the Director\n\n## Lifts\n\nRESOLVED: noted."
    )
    assert text(source, "minutes") == (
        "## 1 Damp\n\n**RESOLVED** that:\n\n- **1** it be noted\n- **2** they ask:\n  - **(i)** the Director\n"
        "\n## 2 Lifts\n\n**RESOLVED**: noted.\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        "2 * 3 * 4",
        "_not_ so",
        "a_b_c",
        "`tick`",
        "[x](y)",
        "[^1]",
        "&lt;b&gt;",
        "C:\\\\dir",
        "# 3 is the place",
        "1986. A year",
        "+ more",
        "- less",
        "=== so",
        "&amp;lt;",
    ],
)
def test_words_that_look_like_markdown_stay_words(words: str) -> None:
    html = f"<p>{words}</p>"
    again = upstream.markdown(of_html(html))
    assert BeautifulSoup(again, "html.parser").get_text().strip() == BeautifulSoup(html, "html.parser").get_text()


def test_cells_that_are_joined_are_said_in_each_row() -> None:
    html = (
        '<table><thead><tr><th rowspan="2">Area</th><th colspan="2">2024</th></tr><tr><th>Homes</th><th>Damp</th></tr>'
        '</thead><tbody><tr><th rowspan="2">North</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>'
        '<tr><th colspan="3">Total</th></tr><tr><td><ul><li>a</li><li>b</li></ul></td></tr></tbody></table>'
    )
    assert of_html(html).splitlines() == [
        "| Area | 2024 / Homes | 2024 / Damp |",
        "| --- | --- | --- |",
        "| North | 1 | 2 |",
        "| North | 3 | 4 |",
        "| Total |  |  |",
        "| - a<br>- b |  |  |",
    ]


# Of documents

FULL = {
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    f"{MEETING}/meeting.yaml": """
time: 14:00
attendance: {members: [a-moss], officers: {"Homes <b>*": [Ed Finch]}, apologies: [C Wren]}
minutes: {first: 1, closed: 15:30, approved: 2024-07-10, corrections: [{minute: 1, what: the date}]}
""",
    f"{MEETING}/minutes.md": "## Damp\n\nHeard, see [the note](damp.md#p1-1).\n\n# Private business\n\n## A tenancy\n",
    f"{MEETING}/damp.md": """---
authors: a-moss
corrections: [{on: 2024-07-01, what: a figure}]
---
# Damp

## Purpose

As minute 1/24 says. <!-- secret -->

![Times](times.csv){chart=bar}

Source: the *Panel*

![Map](map.png "The north")
""",
    f"{MEETING}/times.csv": "Area,2023,2024\nNorth,58%,61%\n",
    f"{MEETING}/map.png": "",
    f"{MEETING}/work-programme.yaml": """
updated: 2024-06-03
programme:
  2024-06-12 at the depot: [{title: Damp, detail: Where it is, leads: a-moss, source: minute 1/24}]
  Later: []
""",
}


def texts(tmp_path: Path, base: str) -> dict[str, str]:
    """The texts of the archive, by the last step of their address."""
    found, problems = loaded(FULL, tmp_path)
    assert not [line for line in problems if ": error: " in line]
    return {name.rpartition("/")[2]: data.decode() for name, data in files(found, TODAY, base) if name.endswith(".md")}


def test_a_paper_says_what_it_is_then_its_text_with_its_figures(tmp_path: Path) -> None:
    at = f"{BASE}{MEETING}/"
    assert (
        texts(tmp_path, BASE)["damp.md"]
        == f"""# Damp

Briefing note, Housing Panel, 12 June 2024, Fernshire Council

<{at}damp/>

By Councillor A Moss

Corrected 1 July 2024: a figure

## 1 Purpose

**1.1** As [minute 1/24]({at}minutes/#minute-1) says.

**Table 1** Times

| Area | 2023 | 2024 |
| --- | --- | --- |
| North | 58% | 61% |

[This table as CSV]({at}times.csv)

Source: the *Panel*

**Figure 1** Map

![The north]({at}map.png)
"""
    )


def test_without_an_address_links_lead_on_from_the_text_itself(tmp_path: Path) -> None:
    found = texts(tmp_path, "")
    assert "(minutes/#minute-1)" in found["damp.md"]
    assert "(times.csv)" in found["damp.md"]
    assert "[the note](damp/#p1-1)" in found["minutes.md"]
    assert BASE not in "".join(found.values())


def test_minutes_say_how_they_stand_and_who_was_there_and_nothing_private(tmp_path: Path) -> None:
    assert (
        texts(tmp_path, "")["minutes.md"]
        == """# Minutes of Housing Panel, 12 June 2024

Minutes, Housing Panel, 12 June 2024, Fernshire Council

Approved on 10 July 2024

Corrected: minute 1: the date

Began at 14:00, closed at 15:30

- Members: Councillor A Moss
- Officers, Homes &lt;b>\\*: Ed Finch
- Apologies: C Wren

## 1 Damp

Heard, see [the note](damp/#p1-1).

## Private business

## 2 Private item
"""
    )


def test_a_work_programme_says_what_is_planned(tmp_path: Path) -> None:
    assert (
        texts(tmp_path, "")["work-programme.md"]
        == """# Work programme 2024/25

Work programme, Housing Panel, 12 June 2024, Fernshire Council

As it stood on 3 June 2024

## 12 June 2024 at the depot

### Damp

Where it is

- Leads: Councillor A Moss
- Source: [minute 1/24](minutes/#minute-1)

## Later

Nothing is planned yet.
"""
    )


# Any text

PIECES = st.sampled_from(
    [
        "# ",
        "## ",
        "- ",
        "(a) ",
        "1. ",
        "> ",
        "**",
        "*",
        "`",
        "[",
        "](x)",
        "|",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "\n",
        "\n\n",
    ]
)
WORDS = st.text("abc é&<>_~\\#.", max_size=6)
anything = settings(deadline=None, database=None, derandomize=True, max_examples=300)
SOURCES = st.lists(st.one_of(PIECES, WORDS), max_size=30).map("".join)


def bare(words: str) -> list[str]:
    """The words of a text, without figures: a list that is counted on its page has its figures written."""
    return re.findall(r"[a-zA-Zé]+", words)


def shown(html: str) -> str:
    """What a reader of the page sees: its words, and where its links lead."""
    page = BeautifulSoup(html, "html.parser")
    links = [str(link.get(name, "")) for link in page.find_all("a") for name in ("href", "data-ref")]
    return " ".join([page.get_text(" "), page.get_text(), *links])


@anything
@given(SOURCES, st.sampled_from(["paper", "minutes", "presentation"]))
def test_no_word_comes_out_that_its_page_does_not_show(source: str, kind: Kind) -> None:
    html = marked(convert(source, kind, first=1))
    made = html_unescape(text(source, kind)).replace("FIGURE", "")
    own = {"br", "sup", "sub"}
    assert set(bare(made)) <= set(bare(shown(html))) | own


@anything
@given(SOURCES, SOURCES, st.sampled_from(["paper", "minutes"]))
@example("## P\n\nSeen. ", " more", "paper")
@example("- a ", "\n- b", "minutes")
@example("| a |\n|---|\n| b ", " |", "paper")
def test_no_text_of_a_comment_comes_out_unless_the_page_shows_it(before: str, after: str, kind: Kind) -> None:
    source = f"{before}<!-- QUIETLY -->{after}"
    html, made = marked(convert(source, kind, first=1)), text(source, kind)
    assert ("QUIETLY" in made) <= ("QUIETLY" in shown(html))


@pytest.mark.parametrize("before", ["", "Seen. ", "- a ", "> ", "**", "(a) b ", "1.2 ", "RESOLVED that "])
@pytest.mark.parametrize("comment", ["<!-- QUIETLY -->", "<!-- QUIETLY\nand more -->", "<!--QUIETLY--><!-- too -->"])
def test_comments_where_officers_write_them_do_not_come_out(before: str, comment: str) -> None:
    assert "QUIETLY" not in text(f"# Title\n\n## P\n\n{before}{comment} more")


@anything
@given(st.text(max_size=60))
def test_any_text_comes_out_the_same_every_time(source: str) -> None:
    made = text(source)
    assert made == text(source)
    assert made == "" or made.endswith("\n")


def test_a_text_that_is_nested_beyond_reason_is_written_all_the_same() -> None:
    assert "deep" in text(f"# Title\n\n{'> ' * 300}deep")
