"""What a minute says, in a sentence."""

from dataclasses import replace

import pytest

from generator.archive import gist
from generator.text import Minute, convert

MINUTE = Minute(number="8", anchor="minute-8", heading="Repairs", at=(0, 1), text="", line=1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Panel heard of repairs. It asked for more.", "The Panel heard of repairs."),
        (
            "Mr. K. Sandhu told of No. 4 High Street. RESOLVED that it be noted.",
            "Mr. K. Sandhu told of No. 4 High Street.",
        ),
        ("A rise of 2.5 per cent was noted. More followed.", "A rise of 2.5 per cent was noted."),
        ("Granted, subject to: 1. No music. 2. Doors shut.", "Granted, subject to: 1. No music."),
        ("It asked that: a. Rents fall. It closed.", "It asked that: a. Rents fall."),
        ("The days rose to 12. The Panel asked why.", "The days rose to 12."),
        ("Nothing else was raised", "Nothing else was raised"),
        ("", ""),
    ],
)
def test_it_is_the_first_sentence(text: str, said: str) -> None:
    assert gist(replace(MINUTE, text=text)) == said


def test_a_long_sentence_is_cut_between_words() -> None:
    said = gist(replace(MINUTE, text="The Panel heard " + "very much of repairs, " * 40))
    assert said.endswith(" …")
    assert 200 < len(said) <= 222
    assert said.removesuffix(" …").split()[-1] in {"very", "much", "of", "repairs"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 219 + ". More followed.", "x" * 219 + "."),
        ("x" * 219 + " XX, and more followed", "x" * 219 + " …"),
        ("x" * 210 + " A BOX, and more followed", "x" * 210 + " A BOX …"),
        ("x" * 210 + " A BOX – and more followed", "x" * 210 + " A BOX …"),
    ],
)
def test_a_sentence_of_220_letters_is_whole_and_no_comma_or_dash_ends_a_cut(text: str, said: str) -> None:
    assert gist(replace(MINUTE, text=text)) == said


def test_of_private_business_nothing_is_said() -> None:
    assert gist(replace(MINUTE, text="The names were read.", private=True)) == ""


def test_what_its_heading_says_it_came_to_stands_in_place_of_the_first_sentence() -> None:
    text = '## 8. Repairs {item=4 gist="A plan is asked for by May; see item 3"}\n\nThe Panel heard of repairs.'
    (minute,) = convert(text, "minutes").minutes
    assert (minute.heading, minute.items, minute.text) == ("Repairs", ("4",), "The Panel heard of repairs.")
    assert gist(minute) == "A plan is asked for by May; see item 3"


def test_of_private_business_no_gist_is_kept() -> None:
    text = '## 8. Repairs\n\n# Private business\n\n## 9. Lease {gist="Sold to Smith"}'
    body = convert(text, "minutes")
    assert [minute.heading for minute in body.minutes] == ["Repairs", "Lease"]
    assert "Smith" not in repr(body)
