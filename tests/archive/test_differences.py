"""What words are otherwise in one text than in another, paragraph by paragraph."""

from generator.archive.differences import differences

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
