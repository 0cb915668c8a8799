"""Officers' lists: the labels that start an item, how items nest, and what starts no list."""

from collections.abc import Callable

import pytest

Shown = Callable[..., list[str]]


@pytest.mark.parametrize("bullet", ["-", "*", "•"])
def test_bullets(page: Shown, bullet: str) -> None:
    assert page(f"{bullet} one\n{bullet} two") == ["<ul><li>one</li><li>two</li></ul>"]


def test_numbers_that_a_browser_counts_alike_are_left_to_it(page: Shown) -> None:
    assert page("1. one\n2. two") == ["<ol><li>one</li><li>two</li></ol>"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("1)", "2)"), ("(1)", "(2)"), ("a)", "b)"), ("(a)", "(b)"), ("a.", "b."), ("(i)", "(ii)"), ("i)", "ii)")),
        *(("3.", "4."), ("1.", "1."), ("2A)", "3)"), ("(ix)", "(xiv)")),
    ],
)
def test_labels_are_kept_as_typed(page: Shown, first: str, second: str) -> None:
    assert page(f"{first} one\n{second} two") == [
        f'<ol class="labels"><li><span class="label">{first}</span> one</li>'
        f'<li><span class="label">{second}</span> two</li></ol>'
    ]


@pytest.mark.parametrize("gap", ["  ", "   ", "    ", "\t"])
def test_two_or_more_blanks_nest(page: Shown, gap: str) -> None:
    assert page(f"- one\n{gap}- inner\n{gap}- inner too\n- two") == [
        "<ul><li>one<ul><li>inner</li><li>inner too</li></ul></li><li>two</li></ul>"
    ]


def test_lists_nest_in_each_other(page: Shown) -> None:
    assert page("1. one\n   - a\n     (i) deep\n\n   - b\n2. two") == [
        '<ol><li>one<ul><li>a<ol class="labels"><li><span class="label">(i)</span> deep</li></ol></li>'
        "<li>b</li></ul></li><li>two</li></ol>"
    ]


@pytest.mark.parametrize("lead", ["Members asked about:", "**Members asked about:**", "In particular:-"])
def test_a_list_may_follow_a_line_that_ends_in_a_colon(page: Shown, lead: str) -> None:
    assert page(f"{lead}\n- rents\n- voids")[1] == "<ul><li>rents</li><li>voids</li></ul>"


@pytest.mark.parametrize(
    "text",
    [
        "There was a plan for\n2016. A year later\n1. January\nit went.",
        "Three priorities: (i) rents, (ii) voids and (iii) repairs.",
        "It rose by\n- 5 points\n(a) year",
        "2016. A year of repairs",
        "J. Gregg reported",
        "5.1 Each panel has",
        "-5 degrees",
        "1.5 million",
        "i.e. nothing",
    ],
)
def test_a_number_or_letter_in_mid_paragraph_starts_no_list(page: Shown, text: str) -> None:
    assert "".join(page(text)) == f"<p>{text}</p>".replace("\n", "")


def test_a_line_without_a_label_goes_on_with_the_item(page: Shown) -> None:
    assert page("- one\ngoes on\n  and on\n- two") == ["<ul><li>one", "goes on", "and on</li><li>two</li></ul>"]


def test_an_item_may_hold_more_blocks(page: Shown) -> None:
    assert page("1. one\n\n   more\n\n   > said\n\n2. two\n\nafter") == [
        "<ol><li>one<p>more</p><blockquote><p>said</p></blockquote></li><li>two</li></ol>",
        "<p>after</p>",
    ]


def test_items_with_empty_lines_between_are_one_list(page: Shown) -> None:
    assert page("1. one\n\n2. two\n\n\n3. three") == ["<ol><li>one</li><li>two</li><li>three</li></ol>"]


def test_bullets_and_labels_side_by_side_are_two_lists(page: Shown) -> None:
    assert page("- one\n1. two") == ["<ul><li>one</li></ul>", "<ol><li>two</li></ol>"]


def test_a_heading_ends_a_list(page: Shown) -> None:
    assert page("- one\n## Next")[1] == '<section><h2 id="next">Next</h2>'


def test_a_line_of_dashes_or_stars_is_a_rule(page: Shown) -> None:
    assert page("- - -\n\n* * *") == ["<hr>", "<hr>"]


@pytest.mark.parametrize(("first", "second"), [("(A)", "(B)"), ("(I)", "(II)"), ("(aa)", "(bb)")])
def test_capitals_in_brackets_are_labels_wherever_a_paragraph_begins(page: Shown, first: str, second: str) -> None:
    assert page(f"It rained.\n\n{first} one\n{second} two")[1] == (
        f'<ol class="labels"><li><span class="label">{first}</span> one</li>'
        f'<li><span class="label">{second}</span> two</li></ol>'
    )
