"""Papers: sections and paragraphs are numbered, by counting or as they are typed."""

from collections.abc import Callable

import pytest
from marked import marked

from generator.text import Heading, convert

Shown = Callable[..., list[str]]


def test_sections_and_paragraphs_are_counted(paper: Shown) -> None:
    text = """\
## Purpose of the note

To tell the Panel about repairs.

It was asked for in June.

## Background

Repairs are done by the council.
"""
    assert paper(text) == [
        '<section><h2 id="s1">[Section 1] Purpose of the note</h2>',
        '<p id="p1-1">[Paragraph 1.1] To tell the Panel about repairs.</p>',
        '<p id="p1-2">[Paragraph 1.2] It was asked for in June.</p>',
        "</section>",
        '<section><h2 id="s2">[Section 2] Background</h2>',
        '<p id="p2-1">[Paragraph 2.1] Repairs are done by the council.</p>',
        "</section>",
    ]


def test_a_number_hangs_beside_its_text_as_a_link_to_itself() -> None:
    assert (
        '<p id="p1-1"><a class="n" href="#p1-1" data-pagefind-ignore><span class="vh">Paragraph </span>1.1 </a>'
        "Text.</p>"
    ) in marked(convert("# Repairs\n\n## Purpose\n\nText.", "paper"))


def test_the_title_is_the_line_with_one_hash_and_not_part_of_the_text() -> None:
    body = convert("# Repairs: *what* we do\n\n## Purpose\n", "paper")
    assert (body.title, marked(body.heading)) == ("Repairs: what we do", "Repairs: <em>what</em> we do")
    assert "what" not in marked(body)


def test_text_before_the_first_section_has_no_number(paper: Shown) -> None:
    assert paper("For information.\n\n## Purpose\n\nText.")[0] == "<p>For information.</p>"


def test_a_third_level_heading_takes_the_next_number_unless_it_says_not_to(paper: Shown) -> None:
    text = """\
## Background

### The reporting cycle

Reports come in May.

### A word on words {unnumbered}

They differ.
"""
    assert paper(text)[1:5] == [
        '<h3 id="p1-1">[Paragraph 1.1] The reporting cycle</h3>',
        '<p id="p1-2">[Paragraph 1.2] Reports come in May.</p>',
        '<h3 id="a-word-on-words">A word on words</h3>',
        '<p id="p1-3">[Paragraph 1.3] They differ.</p>',
    ]


def test_a_paragraph_whose_last_line_is_unnumbered_belongs_to_the_one_above(paper: Shown) -> None:
    text = """\
## Case

A tenant waited.

She then **wrote** to us.
{unnumbered}

We answered.
"""
    assert paper(text)[1:4] == [
        '<p id="p1-1">[Paragraph 1.1] A tenant waited.</p>',
        "<p>She then <strong>wrote</strong> to us.</p>",
        '<p id="p1-2">[Paragraph 1.2] We answered.</p>',
    ]


def test_lists_tables_figures_and_quotations_have_no_number(paper: Shown) -> None:
    text = """\
## Data

Four kinds:

- a list

| a | b |
|---|---|
| 1 | 2 |

![Repairs](repairs.csv)

> A quotation.

The end.
"""
    numbered = [line for line in paper(text) if "[Paragraph" in line]
    assert numbered == [
        '<p id="p1-1">[Paragraph 1.1] Four kinds:</p>',
        '<p id="p1-2">[Paragraph 1.2] The end.</p>',
    ]


def test_appendices_and_unnumbered_sections_have_no_number(paper: Shown) -> None:
    text = """\
## Purpose

## Further information {unnumbered}

Ask us.

## Appendix One: costs

All in pounds.

## Next steps
"""
    assert paper(text)[2:] == [
        '<section><h2 id="further-information">Further information</h2>',
        "<p>Ask us.</p>",
        "</section>",
        '<section class="appendix"><h2 id="appendix-one-costs">Appendix One: costs</h2>',
        "<p>All in pounds.</p>",
        "</section>",
        '<section><h2 id="s2">[Section 2] Next steps</h2>',
        "</section>",
    ]


def test_typed_numbers_are_kept_if_the_first_section_has_one(paper: Shown) -> None:
    text = """\
## 3 Background

3.1 The Act of 2014 was new.

It needed rules.

3.4A Put in later.

### 3.5 Who pays?

3.5.1 We do.

## 4. Costs
"""
    assert paper(text) == [
        '<section><h2 id="s3">[Section 3] Background</h2>',
        '<p id="p3-1">[Paragraph 3.1] The Act of 2014 was new.</p>',
        "<p>It needed rules.</p>",
        '<p id="p3-4A">[Paragraph 3.4A] Put in later.</p>',
        '<h3 id="p3-5">[Paragraph 3.5] Who pays?</h3>',
        '<p id="p3-5-1">[Paragraph 3.5.1] We do.</p>',
        "</section>",
        '<section><h2 id="s4">[Section 4] Costs</h2>',
        "</section>",
    ]


def test_a_typed_number_that_repeats_is_a_fault_and_gets_an_address_of_its_own() -> None:
    body = convert("# Repairs\n\n## 1 Purpose\n\n1.1 One.\n\n1.1 Again.", "paper")
    assert body.anchors == ("s1", "p1-1", "p1-1-2")
    assert [(fault.rule, fault.line) for fault in body.faults] == [("duplicate-number", 7)]


def test_a_paragraph_put_in_later_takes_its_number_and_moves_no_other(paper: Shown) -> None:
    text = """\
## Purpose

One.

Put in later.
{number=1.1A}

Two.
"""
    assert paper(text)[1:4] == [
        '<p id="p1-1">[Paragraph 1.1] One.</p>',
        '<p id="p1-1A">[Paragraph 1.1A] Put in later.</p>',
        '<p id="p1-2">[Paragraph 1.2] Two.</p>',
    ]


@pytest.mark.parametrize(
    ("numbering", "lines"),
    [
        ("headings", ['<section><h2 id="s1">[Section 1] Purpose</h2>', "<p>Text.</p>", '<h3 id="more">More</h3>']),
        ("none", ['<section><h2 id="purpose">Purpose</h2>', "<p>Text.</p>", '<h3 id="more">More</h3>']),
    ],
)
def test_front_matter_can_do_without_numbers(paper: Shown, numbering: str, lines: list[str]) -> None:
    assert paper("## Purpose\n\nText.\n\n### More", numbering=numbering)[:3] == lines


def test_braces_with_any_other_words_stay_text(paper: Shown) -> None:
    assert paper("{see below}\n\nA {unnumbered} word. {big}\n\nAs typed \\{unnumbered}", numbering="none") == [
        "<p>{see below}</p>",
        "<p>A {unnumbered} word. {big}</p>",
        "<p>As typed {unnumbered}</p>",
    ]


def test_headings_are_listed_for_the_contents() -> None:
    body = convert(
        "# Repairs\n\n## *Our* purpose\n\n### Why\n\n## Notes {unnumbered}\n\n## Notes {unnumbered}", "paper"
    )
    assert body.headings == (
        Heading(2, "1", "Our purpose", "s1"),
        Heading(3, "1.1", "Why", "p1-1"),
        Heading(2, "", "Notes", "notes"),
        Heading(2, "", "Notes", "notes-2"),
    )


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("## Purpose", "no-title", 1),
        ("# Repairs\n\n# Costs", "one-title", 3),
        ("Text.\n\n# Repairs", "one-title", 3),
        ("# Repairs\n\n### Costs", "heading-level", 3),
        ("# Repairs\n\n## Costs\n\n#### Ours", "heading-level", 5),
        ("# Repairs\n\n## Costs\n\nText.\n{number=later}", "unknown-value", 5),
        ("# Repairs\n\n## Costs\n\nText.\n\n{unnumbered}", "stray-braces", 7),
    ],
)
def test_a_mistake_is_a_fault_with_its_line(text: str, rule: str, line: int) -> None:
    assert [(fault.rule, fault.line) for fault in convert(text, "paper").faults] == [(rule, line)]


def test_pages_about_the_archive_have_no_numbers(page: Shown) -> None:
    assert page("## 1 Purpose\n\nText.\n\n## Recommendations\n\n1) Read it.") == [
        '<section><h2 id="1-purpose">1 Purpose</h2>',
        "<p>Text.</p>",
        "</section>",
        '<section><h2 id="recommendations">Recommendations</h2>',
        '<ol class="labels"><li><span class="label">1)</span> Read it.</li></ol>',
        "</section>",
    ]
