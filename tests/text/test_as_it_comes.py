"""Text as it comes from word processors, converters and PDF: what is typed, and what the page says."""

import re
from pathlib import Path

import pytest
from content_sample import loaded
from marked import marked

from generator.content.sources.characters import as_meant
from generator.text import Kind, convert, inline, plain
from generator.text.leftovers import without_leftovers


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (r"The panel\'s \"first\" look", 'The panel\'s "first" look'),
        (r"\$6, \&lt;10%, J\~K\^2, \... and \[sic\] \*so\*", "$6, &lt;10%, J~K^2, ... and [sic] *so*"),
        (r"a\@b.example, 3\:30, 50\%, and\/or, 1\=1", "a@b.example, 3:30, 50%, and/or, 1=1"),
        (r"\<b\>not bold\</b\>", "<b>not bold</b>"),
        (r"C:\Temp, \Q and \d stay", r"C:\Temp, \Q and \d stay"),
        (r"`\$6` is code", r"\$6 is code"),
        (r"10\ July, S:\ stays, `a\ b` too", r"10 July, S:\ stays, a\ b too"),
        ("CO~2~, 5 m^2^, about ~5 to ~6, a^b", "CO2, 5 m2, about ~5 to ~6, a^b"),
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
        ("## (1) Purpose", "(1.1) To say how long."),
        (r"## \[1\] Purpose", r"\[1.1\] To say how long."),
        ("## *1. Purpose*", "***1.1*** To say how long."),
        ("## <u>1. Purpose</u>", "<b>1.1</b> To say how long."),
        ("## １．Purpose", "１.１ To say how long."),
        ("## 1.Purpose", "1.1To say how long."),
        ("## 1 | Purpose", "**1.1 ** To say how long."),
    ],
)
def test_a_number_in_a_paper_is_read_however_it_is_typed(heading: str, paragraph: str) -> None:
    body = convert(f"# R\n\n{heading}\n\n{paragraph}", "paper")
    assert [(made.number, made.text) for made in body.headings] == [("1", "Purpose")]
    assert "p1-1" in body.anchors
    said = marked(body).partition("1.1 </a>")[2].partition("</p>")[0]
    assert said in {"To say how long.", "<strong>To say</strong> how long."}


@pytest.mark.parametrize(
    "heading",
    [
        *(r"18\. Apologies", "**18. Apologies**", "18 - Apologies", "18 – Apologies", "**18** Apologies"),
        *(
            "(18) Apologies",
            r"\[18\] Apologies",
            "*18. Apologies*",
            "<u>18. Apologies</u>",
            "18.Apologies",
            "18 . Apologies",
        ),
        *("Minute 18: Apologies", "１８．Apologies", "18 | Apologies"),
    ],
)
def test_a_number_in_minutes_is_read_however_it_is_typed(heading: str) -> None:
    (minute,) = convert(f"## {heading}\n\nNone.", "minutes").minutes
    assert (minute.number, minute.heading) == ("18", "Apologies")


@pytest.mark.parametrize("heading", ["Section 106 agreements", "2nd quarter", "1.5m people", "No number"])
def test_other_words_with_a_figure_are_no_number(heading: str) -> None:
    (minute,) = convert(f"## {heading}\n\nNone.", "minutes", first=7).minutes
    assert (minute.number, minute.heading) == ("7", heading)


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


def told(text: str, kind: Kind = "paper") -> list[str]:
    """What is said of a text, as "line:column: what [rule]"."""
    faults = convert(text, kind, first=1).faults
    return [f"{fault.line}:{fault.column}: {fault.what} [{fault.rule}]" for fault in faults]


def words_of(text: str) -> str:
    """The words of the page that a text becomes."""
    return convert(text, "page").opening


@pytest.mark.parametrize(
    ("typed", "page", "place", "leftover"),
    [
        ("See [[the plan]{.underline}](b.md).", "See the plan.", "3:16", "{.underline}"),
        ("Text [underlined]{.underline}.", "Text underlined.", "3:18", "{.underline}"),
        ("[]{#_Toc123 .anchor}Text.", "Text.", "3:3", "{#_Toc123 .anchor}"),
        ("[a [b]{.x} c]{.mark}", "a b c", "3:7", "{.x}"),
        ('::: {custom-style="Body Text"}\nA paragraph.\n:::', "A paragraph.", "3:1", '::: {custom-style="Body Text"}'),
        ("::: warning\nTake care.\n:::", "Take care.", "3:1", "::: warning"),
        ("> ::::: {.box}\n> Quoted.\n> :::::", "Quoted.", "3:1", "> ::::: {.box}"),
        ("Raw `text`{=html} stays", "Raw text stays", "3:11", "{=html}"),
        ('A [word]{lang="cy"} of Welsh', "A word of Welsh", "3:9", '{lang="cy"}'),
        ("See [b](b.md){.external rel=next}", "See b", "3:14", "{.external rel=next}"),
        ("Costs {: #costs .wide}", "Costs", "3:7", "{: #costs .wide}"),
        ("\\newpage", "", "3:1", "\\newpage"),
        ("```{=openxml}\n<w:p/>\n```", "", "3:1", "```{=openxml} <w:p/> ```"),
        ("[TOC]", "", "3:1", "[TOC]"),
        ("A {{< pagebreak >}}", "A", "3:3", "{{< pagebreak >}}"),
        ('The fee is [£5]{.deletion author="A"}£6', "The fee is £6", "3:16", '{.deletion author="A"}'),
        ('Now[why?]{.comment-start id="0"}', "Now", "3:10", '{.comment-start id="0"}'),
    ],
)
def test_what_a_converter_left_is_told_and_not_on_the_page(typed: str, page: str, place: str, leftover: str) -> None:
    text = f"# Repairs\n\n{typed}"
    assert words_of(text) == page
    assert told(text)[0] == f"{place}: {leftover} was left by a converter [converter-mark]"
    assert inline(typed).text == page or typed[0] in ":>"


@pytest.mark.parametrize(
    "heading", ["## Costs {#costs}", "## [Costs]{.smallcaps} {#costs .unnumbered}", "## Costs {-}"]
)
def test_a_heading_is_read_without_what_a_converter_left(heading: str) -> None:
    body = convert(f"# R {{#r}}\n\n{heading}\n\nText.", "paper")
    assert body.title == "R"
    assert body.headings[0].text == "Costs"


@pytest.mark.parametrize(
    "typed", ["`[x]{.y}` is code", r"\{.x}", "{item=3}", "{x}", "{#1}", "a ::: b", "{2024}", "[x](y.md) {see above}"]
)
def test_other_braces_and_colons_are_words(typed: str) -> None:
    assert told(f"# R\n\n{typed}") == []


def test_leftovers_of_several_paragraphs_are_all_taken_out() -> None:
    text = "\n\n[A]{.x}\n\n[]{#b}\n\n[C [d]{.y}]{.z} `[e]{.x}`\n\n[f](g.md){.h}"
    assert without_leftovers(text).text == "\n\nA\n\n\n\nC d `[e]{.x}`\n\n[f](g.md)"


def test_what_follows_a_leftover_stands_where_it_is_typed() -> None:
    text = "# R\n\n[See]{.underline} the 12<sup>th</sup> June [^1], `[^1]` and [a](#b)"
    assert told(text)[1:] == [
        "3:44: [^1] stands for a note, and there is none of that name [footnote]",
        '3:65: nothing in this text has the address "#b" [dead-link]',
    ]


def test_a_fence_of_colons_with_words_stays_and_is_told() -> None:
    text = "# R\n\n::: Note this well"
    assert words_of(text) == "::: Note this well"
    assert told(text) == ["3:1: ::: Note this well was left by a converter [converter-mark]"]


@pytest.mark.parametrize(
    "field",
    ["Error! Reference source not found.", "**Error! Bookmark not defined.**", "{ PAGE }", "PAGEREF _Toc12 \\h"],
)
def test_a_field_of_word_that_leads_nowhere_is_told(field: str) -> None:
    assert told(f"# R\n\nSee {field} above") == [
        f'3:5: "{field.strip("*")}" was left by a word processor [converter-mark]'
    ]


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("+-------+------+\n| Area  | Days |\n+=======+======+\n| North | 40   |\n+-------+------+", 3),
        ("Area       Days\n---------- ------\nNorth        40", 4),
        ("------- ------\nNorth        40\nSouth        31\n------- ------", 3),
        ("|-------+------|\n| North | 40   |", 3),
        ("Area\tDays\nNorth\t40", 3),
        ("Area     Days\nNorth     40\nSouth     27", 3),
        ("| Area | Days |\n| North | 40 |", 3),
        ("|Area|Days|\n|---|\n|North|40|", 3),
        ("The days:\n| Area | Days |\n|---|---|\n| North | 40 |", 4),
        ("┌────┬────┐\n│ a  │ b  │\n└────┴────┘", 3),
        ("===== =====\nArea  Days\n===== =====\nNorth 40", 3),
        ("|===\n|Area |Days\n|===", 3),
        ("--------------\n Area    Days\n ------- ------\n North     40\n--------------", 5),
    ],
)
def test_a_table_drawn_with_signs_is_told_once(table: str, line: int) -> None:
    (problem,) = told(f"# R\n\n{table}\n\nAnd so on.")
    assert problem.startswith((f"{line}:1: this looks like a table", f"{line}:1: these lines look like a table"))
    assert problem.endswith("[likely-table]")


@pytest.mark.parametrize(
    "text", ["---", "- - -", "* * *", "A --- B", "| a | b |\n|---|---|\n| 1 | 2 |", "-- --\n\nx", "- a   b\n- c   d"]
)
def test_rules_dashes_and_tables_with_strokes_are_none(text: str) -> None:
    assert told(f"# R\n\n{text}") == []


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_told_and_stay() -> None:
    text = "# R\n\nIt took 31 days[^1] and `[^2]` cost more[^2].\n\n[^1]: On average.\n[^3]: Not on Sundays."
    assert told(text) == [
        "3:41: [^2] stands for a note, and there is none of that name [footnote]",
        "6:1: no mark in the text leads to the note [^3] [footnote]",
    ]
    assert words_of(text).endswith("cost more[^2]. On average. Back to the text Not on Sundays.")


def test_two_notes_of_one_name_both_stay() -> None:
    text = "# R\n\nDays[^1], cost[^1].\n\n[^1]: On average.\n\n[^1]: In pounds."
    assert told(text) == ["7:1: another note is called [^1], and the mark leads to that [footnote]"]
    assert "In pounds." in words_of(text)


def test_a_reference_without_its_address_and_an_address_without_a_reference_are_told_and_stay() -> None:
    text = (
        "# R\n\n[The plan][plan], [the budget][budget], \\[a\\]\\[b\\].\n\n[plan]: https://x.example/\n[Clerk]: Smith"
    )
    assert told(text) == [
        "3:30: this looks like a link, and no line says where [budget] leads [link-form]",
        "6:1: nothing in this text refers to [Clerk], so the line is shown [link-form]",
    ]
    assert words_of(text) == "The plan, [the budget][budget], [a][b]. [Clerk]: Smith"


def test_what_a_row_has_beyond_the_headings_stays_and_is_told() -> None:
    text = "# R\n\n| Area | Days |\n|---|---|\n| North | 40 | 41 |\n| South |"
    assert told(text) == [
        "5:1: this row has 3 cells, and the first 2; those beyond stand in its last cell [ragged-row]"
    ]
    assert words_of(text) == "Area Days North 40 | 41 South"


@pytest.mark.parametrize("words", ["<br>", "&nbsp;", "<!-- Rents -->", "**  **", "#", "\\", "<b></b>", "***", "–"])
@pytest.mark.parametrize("kind", ["paper", "presentation", "minutes", "page"])
def test_a_heading_of_which_nothing_is_left_to_read_is_told(words: str, kind: Kind) -> None:
    title = "" if kind == "minutes" else "# Rents\n"
    text = f"{title}\n## 1. Purpose\n\nTo say.\n\n### {words}\n\nMore.\n"
    line = text.count("\n", 0, text.index("### ")) + 1
    said = f"{line}:1: this heading has no words [empty-heading]"
    assert [one for one in told(text, kind) if "heading" in one] == [said]


def test_a_title_of_which_nothing_is_left_to_read_is_told_and_none_that_has_words() -> None:
    assert told("# <br>\n\n## ![](b.png)2\n\nMore.\n")[0] == "1:1: this heading has no words [empty-heading]"
    assert told("# 2024\n\n## &pound;5\n\nMore.\n\n### `x`\n\nMore.\n\n### É\n\nMore.\n") == []


def test_a_lead_with_nothing_after_it_is_told() -> None:
    said = "this ends in a colon, and nothing follows that it leads to [empty-lead]"
    text = "## Repairs\n\nRESOLVED that the Panel:\n\n## Rents\n\nRESOLVED that:\n{resolved}"
    assert told(text, "minutes") == [f"3:1: {said}", f"7:1: {said}"]


@pytest.mark.parametrize("follows", ["- one", "| a | b |\n|---|---|", "> said", "In words.", "### By area\n\nNorth."])
def test_a_lead_with_something_after_it_is_not(follows: str) -> None:
    assert told(f"# R\n\n## Costs\n\nThey are:\n\n{follows}\n\nEnd.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("`[a](no.md)` and no.md, then [b](no.md)", "3:34"),
        ("See no.md#p1.\n\n[a](no.md)", "5:5"),
        ("[a](no.md#p1), [b](no.md)", "3:5 3:20"),
        ("- no.md is\n- [here](<no.md>)", "4:11"),
        ("A note[^1], no.md.\n\n[^1]: See [b](no.md)", "5:15"),
        ("minute 3/19\n{unnumbered}\n\n`minute 3/19`, minute 3/19", "3:1 6:16"),
    ],
)
def test_a_reference_stands_where_it_is_typed_and_not_where_the_same_words_stand(text: str, place: str) -> None:
    references = convert(f"# R\n\n{text}", "paper").references
    assert " ".join(f"{reference.line}:{reference.column}" for reference in references) == place


def test_a_note_without_words_is_told() -> None:
    assert told("# R\n\nIt took 31 days[^1].\n\n[^1]:") == ["3:1: the note [^1] has no words [footnote]"]


@pytest.mark.parametrize("mark", ["[^Rent]", "[^ rent]", "[^rent ]", "[^RENT]"])
def test_a_mark_leads_to_the_note_whose_name_differs_in_capitals_or_blanks_alone(mark: str) -> None:
    text = f"# R\n\nIt fell{mark}.\n\n[^rent]: In pounds."
    assert told(text) == []
    assert words_of(text) == "It fell1. In pounds. Back to the text"


def test_a_mark_that_two_notes_might_be_meant_by_is_told() -> None:
    assert "3:8: [^RENT] stands for a note, and there is none of that name [footnote]" in told(
        "# R\n\nIt fell[^RENT].\n\n[^rent]: In pounds.\n\n[^Rent]: In euros."
    )


def test_a_mark_with_a_blank_that_has_no_note_is_told() -> None:
    assert told("# R\n\nIt fell[^ 1].") == ["3:8: [^ 1] stands for a note, and there is none of that name [footnote]"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("See [the plan[^a]](https://www.fernshire.example/) here.", "</a><sup>"),
        ("See [the **plan[^a]** of[^a] it](https://www.fernshire.example/) here.", "it</a><sup>"),
    ],
)
def test_the_mark_of_a_note_in_a_link_stands_after_it(typed: str, shown: str) -> None:
    text = f"# R\n\n{typed}\n\n[^a]: Of May."
    html = "".join(map(str, convert(text, "paper").forms.html))
    assert shown in html
    assert re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html) is None
    assert "</sup> here." in html
    assert told(text) == []


def test_the_mark_of_a_place_is_no_link() -> None:
    text = '# R\n\n<a name="_Toc1"></a>See <a id="x">this</a>.\n\n<div><a name="y"></a>And that.</div>'
    assert told(text) == []
    assert words_of(text) == "See this. And that."


@pytest.mark.parametrize("typed", ["~~£5~~", "<s>£5</s>", "<strike>£5</strike>", "<del>£5</del>"])
def test_what_is_crossed_out_is_so_wherever_it_is_read(typed: str) -> None:
    body = convert(f"# R\n\nThe fee is {typed} £6.", "page")
    assert re.search(r"<(del|s)>£5</\1> £6", marked(body))
    assert body.opening == "The fee is [struck out: £5] £6."
    assert plain(f"The fee is {typed} £6.") == "The fee is [struck out: £5] £6."
    assert '{"k":"del","c":["£5"]}' in body.forms.printed.replace(", ", ",").replace(": ", ":")
