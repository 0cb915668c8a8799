"""What a minute says, in a sentence."""

from dataclasses import replace

import pytest

from generator.archive import gist
from generator.text import Minute

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


def test_of_private_business_nothing_is_said() -> None:
    assert gist(replace(MINUTE, text="The names were read.", private=True)) == ""
