"""What words are otherwise in one text than in another, paragraph by paragraph."""

import pytest

from generator.archive.differences import LONGEST, changed_words, differences, in_words

SEEN = "The Panel saw the figures of ten years."
PAID = "Nobody pays more who moved in before 2020."


def told(before: str, after: str) -> list[str]:
    """The paragraphs, with what was taken out and put in."""
    marks = {"same": "{}", "out": "[-{}-]", "in": "[+{}+]"}
    every = differences(before, after)
    return ["".join(marks[part.how].format(part.text) for part in paragraph.parts) for paragraph in every]


def test_where_a_paragraph_is_taken_out_those_below_it_stand_beside_themselves() -> None:
    before = f"**1.1** Rents rise.\n\n**1.2** {PAID}\n\n**1.3** {SEEN}\n\n**1.4** It asks for more."
    after = f"**1.1** Rents rise.\n\n**1.2** {SEEN}\n\n**1.3** It asks for more of it."
    assert told(before, after) == [
        "**1.1** Rents rise.",
        f"[-**1.2** {PAID}-]",
        f"[-**1.3** -][+**1.2** +]{SEEN}",
        "[-**1.4** -][+**1.3** +]It asks for [-more.-][+more of it.+]",
    ]


def test_where_one_is_put_in_those_below_it_do_too() -> None:
    before, after = f"1.1 {SEEN}", f"1.1 {PAID}\n\n1.2 {SEEN}"
    assert told(before, after) == [f"[+1.1 {PAID}+]", f"[-1.1 -][+1.2 +]{SEEN}"]


def test_where_no_words_are_in_common_one_stands_for_the_other() -> None:
    assert told("a b c\n\nd e f", "x y z\n\nd e f") == ["[-a b c-][+x y z+]", "d e f"]


def test_of_very_many_paragraphs_each_is_held_to_the_one_in_its_place() -> None:
    before = "\n\n".join(f"{number} was {number}" for number in range(60))
    after = "\n\n".join(f"{number} is {number}" for number in range(60))
    assert told(before, after) == [f"{number} [-was -][+is +]{number}" for number in range(60)]


def test_paragraphs_stand_beside_those_that_have_most_words_in_common() -> None:
    before = "one two three four\n\nfive six seven eight\n\nleft out here"
    after = "five six seven nine\n\none two three four five\n\nfive six seven eight nine"
    assert told(before, after) == [
        "[+five six seven nine+]",
        "one two three [-four-][+four five+]",
        "five six seven [-eight-][+eight nine+]",
        "[-left out here-]",
    ]


def test_the_number_before_a_paragraph_is_none_of_its_words() -> None:
    assert told("Rents rise\n\nAll pay", "1.1 All gave") == ["[-Rents rise-]", "[+1.1 +]All [-pay-][+gave+]"]


def test_words_that_come_again_and_again_are_words_like_others() -> None:
    often, noted = "yes and no " * 100, "\n\nNoted." * 250
    assert told(f"Now {often}end", f"Rents rise.\n\nThen {often}stop") == [
        "[+Rents rise.+]",
        f"[-Now -][+Then +]{often}[-end-][+stop+]",
    ]
    first, last = ["[-Now.-][+Then.+]", "[+And.+]"], "[-End.-][+Agreed.+]"
    assert told(f"Now.{noted}\n\nEnd.", f"Then.\n\nAnd.{noted}\n\nAgreed.") == [*first, *["Noted."] * 250, last]


def test_lines_and_blanks_of_a_paragraph_stay_as_they_are() -> None:
    assert told("Rents  rise\nin May.", "Rents  rise\nin June.") == ["Rents  rise\nin [-May.-][+June.+]"]
    assert told("Rents rise in May and June.", "Rents rise in June.") == ["Rents rise in [-May and -]June."]


def test_of_a_very_long_paragraph_the_lines_are_compared() -> None:
    line = "a home and its cost " * (LONGEST // 8)
    assert told(f"{line}\nrents rise\n{line}", f"{line}\nrents fall\n{line}") == [
        f"{line}\n[-rents rise\n-][+rents fall\n+]{line.strip()}"
    ]


@pytest.mark.parametrize(
    ("before", "after", "said", "words"),
    [
        ("Rents rise.", "Rents rise.", "", ""),
        (
            "In June the Panel heard that all rents rise by 2% a year from the next spring.",
            "In June the Panel heard that all rents rise by 1% a year from the next spring.",
            "“all rents rise by 1% a year from the” was “all rents rise by 2% a year from the”",
            "In June the Panel heard that all rents rise by 1% a year from the next spring.",
        ),
        (
            "Rents rise in May and in June by a pound.",
            "Rents fall in May and in June by a penny.",
            "“Rents fall in May and in” was “Rents rise in May and in”",
            "Rents fall in May and in June by a penny.",
        ),
        (
            "Costs rise in May.",
            "Rents rise in May.",
            "“Rents rise in May.” was “Costs rise in May.”",
            "Rents rise in May.",
        ),
        ("Rents rise in May.", "Rents rise.", "“Rents rise.” was “Rents rise in May.”", "Rents rise."),
        ("One two three.", "Other words.", "“Other words.” was “One two three.”", "Other words."),
        ("**1.1** Rents rise.", "**1.1** Rents rise.\n\n**1.2** Soon.", "“1.2 Soon.” is new", "**1.2** Soon."),
        ("**1.1** Rents rise.\n\n**1.2** Soon.", "**1.1** Rents rise.", "“1.2 Soon.” was taken out", ""),
    ],
)
def test_the_first_difference_is_said_with_some_words_around_it(before: str, after: str, said: str, words: str) -> None:
    assert in_words(before, after) == said
    assert changed_words(before, after) == tuple(words.split())


def test_what_is_found_in_its_file_is_the_first_paragraph_into_which_words_were_put() -> None:
    before = "Rents rise in May.\n\nAll pay the same.\n\nNobody pays more."
    after = "Rents rise in May.\n\nNobody pays more at all.\n\nRents fall."
    assert changed_words(before, after) == ("Nobody", "pays", "more", "at", "all.")
    assert in_words(before, after) == "“All pay the same.” was taken out"
