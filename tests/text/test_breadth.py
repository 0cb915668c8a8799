"""Which tables have more room than the lines of their text."""

from generator.text.breadth import breadth

PLAN = ("No.", "Action", "By when", "Who leads", "Measure")
WORDS = "Carry out the plan of the panel for repairs"


def test_a_table_of_few_columns_or_of_short_cells_stands_in_its_text() -> None:
    assert breadth([("Ward", "Homes", "Share"), (WORDS, WORDS, WORDS)]) == ""
    assert breadth([("Ward", "2021", "2022", "2023", "2024"), ("North", "7", "8", "9", "10")]) == ""


def test_a_table_of_many_columns_with_text_has_the_page() -> None:
    assert breadth([PLAN, ("1.1", WORDS, "April 2023", WORDS, WORDS)]) == "wide"


def test_a_table_whose_longest_words_alone_are_broader_than_the_page_has_a_window() -> None:
    assert breadth([PLAN, *[("Anti-social-behaviour-review",) * 5]]) == "vast"


def test_where_a_link_leads_takes_no_room() -> None:
    link = "[the plan](../2024-06-12/a-very-long-name-of-a-paper-on-repairs.md#p3-2)"
    assert breadth([PLAN, ("1.1", "Repairs", "April 2023", link, "None")]) == ""
    assert breadth([PLAN, ("1.1", WORDS, WORDS, link, WORDS)]) == "wide"


def test_lines_of_a_cell_are_not_one_line() -> None:
    short = "yes\nno\nnot known\nyes\nno\nnot known"
    assert breadth([("Ward", "A", "B", "C", "D"), ("North", short, short, short, short)]) == ""
