"""Text as it comes from word processors, converters and PDF: what is typed, and what the page says."""

from pathlib import Path

import pytest
from content_sample import loaded
from marked import marked

from generator.content.sources.characters import as_meant
from generator.text import convert, inline, plain


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (r"The panel\'s \"first\" look", 'The panel\'s "first" look'),
        (r"\$6, \&lt;10%, J\~K\^2, \... and \[sic\] \*so\*", "$6, &lt;10%, J~K^2, ... and [sic] *so*"),
        (r"a\@b.example, 3\:30, 50\%, and\/or, 1\=1", "a@b.example, 3:30, 50%, and/or, 1=1"),
        (r"\<b\>not bold\</b\>", "<b>not bold</b>"),
        (r"C:\Temp, \Q and \d stay", r"C:\Temp, \Q and \d stay"),
        (r"`\$6` is code", r"\$6 is code"),
    ],
)
def test_a_backslash_before_punctuation_is_not_shown(typed: str, said: str) -> None:
    assert plain(typed) == said
    assert inline(typed).text == said
    assert convert(f"# {typed}\n", "paper").title == said


def test_a_backslash_at_the_end_of_a_line_ends_it() -> None:
    assert marked(convert("# R\n\nThe Guildhall\\\nFernham\\\\\nCounty\\", "page")) == (
        "<p>The Guildhall<br>\nFernham\\\nCounty\\</p>"
    )


def test_a_picture_is_named_and_told_with_its_escapes_read() -> None:
    text = '# R\n\n![Two \\"depots\\"](two\\_depots.png "A \\"new\\" depot"){chart=bar}'
    (figure,) = convert(text, "paper").figures
    assert (figure.caption, figure.file, figure.alternative) == ('Two "depots"', "two_depots.png", 'A "new" depot')


@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [
        (r"## 1\. Purpose", r"1\.1 To say how long."),
        ("## **1. Purpose**", "**1.1** To say how long."),
        ("## **1** Purpose", "**1.1 To say** how long."),
        ("## 1 - Purpose", r"1.1\. To say how long."),
        ("## __1.__ Purpose", r"__1\.1__ To say how long."),
        (r"## 1\) Purpose", r"**1\.1\.** To say how long."),
        ("## 1: Purpose", "1.1 – To say how long."),
    ],
)
def test_a_number_in_a_paper_is_read_however_it_is_typed(heading: str, paragraph: str) -> None:
    body = convert(f"# R\n\n{heading}\n\n{paragraph}", "paper")
    assert [(made.number, made.text) for made in body.headings] == [("1", "Purpose")]
    assert "p1-1" in body.anchors
    said = marked(body).partition("1.1</a>")[2].partition("</p>")[0]
    assert said in {"To say how long.", "<strong>To say</strong> how long."}


@pytest.mark.parametrize(
    "heading", [r"18\. Apologies", "**18. Apologies**", "18 - Apologies", "18 – Apologies", "**18** Apologies"]
)
def test_a_number_in_minutes_is_read_however_it_is_typed(heading: str) -> None:
    (minute,) = convert(f"## {heading}\n\nNone.", "minutes").minutes
    assert (minute.number, minute.heading) == ("18", "Apologies")


def test_where_no_number_is_typed_bold_words_stay_bold() -> None:
    html = marked(convert("# R\n\n## Purpose\n\n**2016** was wet.", "paper"))
    assert html.endswith("<strong>2016</strong> was wet.</p>\n</section>")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("The beneﬁts oﬃce on a ﬂood plain, eﬀort, ﬆill", "The benefits office on a flood plain, effort, still"),
        ("The council\x92s \x93plan\x94 \x96 \x80", "The council’s “plan” – €"),
        ("Cafe\u0301, Ynys Mo\u0302n, w\u0302y", "Café, Ynys Môn, ŵy"),
        ("a co\x1eoperative and a hy\x1fphen", "a co-operative and a hyphen"),
        ("Plain words", "Plain words"),
    ],
)
def test_characters_are_those_that_are_meant(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant


def test_every_text_of_an_archive_is_read_in_the_characters_that_are_meant(tmp_path: Path) -> None:
    archive, _ = loaded(
        {
            "panel/2024-06-12/meeting.yaml": "place: Cafe\u0301 oﬃce\nagenda:\n  - title: Oﬃces\n    papers: plan\n",
            "panel/2024-06-12/plan.md": "# The council\x92s oﬃces\n\n![Cafe\u0301s](cafe\u0301s.csv)\n",
            "panel/2024-06-12/cafe\u0301s.csv": "Area,Oﬃces\nNorth,\x933\x94\n",
        },
        tmp_path,
    )
    meeting = archive.meeting("panel", "2024-06-12")
    assert meeting.record.place == "Café office"
    assert meeting.items[0].title.text == "Offices"
    assert meeting.papers["plan"].title == "The council’s offices"
    assert archive.files["panel/2024-06-12/cafés.csv"] == "Area,Offices\nNorth,“3”\n"
