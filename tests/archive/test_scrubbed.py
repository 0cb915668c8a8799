"""What anybody may know of a private item and of a private paper: nothing but what is listed, and no link in it."""

import pytest

from generator.archive.scrubbed import PRIVATE_PAPER, scrubbed, title_of, with_titles
from generator.content.model import AgendaItem, PrivatePaper, read

WHOLE = {
    "title": "A claim",
    "number": "4a",
    "added": "2024-06-09",
    "exempt": ["1"],
    "public-interest": "It names a tenant.",
    "public-summary": "It was settled.",
    "key": True,
    "reference": "FP/24/17",
    "call-in": "2024-06-20",
    "called-in": "It was upheld",
    "general-exception": "The bid came late.",
    "special-urgency": "The lease ends.",
    "accept": {"public-interest": "It is of 1990"},
}
"""What is known of a private item."""
PRIVATE = {
    "by": "Report of the solicitor of Mr Vale",
    "about": "Mr Vale's flat",
    "papers": ["vale"],
    "private-papers": ["Mr Vale's letter"],
    "parts": ["Mr Vale"],
    "matter": ["vale"],
    "contact": "Mr Vale",
    "urgent": "Mr Vale leaves",
    "withdrawn": "Mr Vale paid",
    "missing": "Mr Vale's letter",
}
"""What is not."""


def item(**keys: object) -> AgendaItem:
    """An item with these keys."""
    made, faults = read(AgendaItem, {key.replace("_", "-"): value for key, value in keys.items()})
    assert made
    assert faults == ()
    return made


def test_of_a_private_item_that_is_kept_which_is_listed() -> None:
    assert scrubbed(item(**WHOLE, **PRIVATE)) == item(**WHOLE)
    assert "ale" not in repr(scrubbed(item(**WHOLE, **PRIVATE)))


@pytest.mark.parametrize("key", ["confidential", "private-because"])
def test_why_it_is_private_is_kept(key: str) -> None:
    assert scrubbed(item(title="A claim", **{key: "Given in confidence."})) == item(
        title="A claim", **{key: "Given in confidence."}
    )


def test_a_title_that_says_too_much_has_another_in_its_place_and_minutes_have_theirs() -> None:
    assert scrubbed(item(title="Mr Vale's flat"), "Private item").title == "Private item"
    assert scrubbed(item(minutes_of="2024-05-08")).title == "Minutes"


def test_the_heading_of_its_section_is_kept_without_its_link() -> None:
    below = item(title="A claim").placed(("private", 0), item(section="[Homes](vale.md)"))
    assert scrubbed(below).section == "Homes"
    assert scrubbed(item(title="A claim")).section is None


LINK = "See [it](vale.md), *now*"


@pytest.mark.parametrize(
    "key",
    [
        *("confidential", "private_because", "public_interest", "public_summary"),
        *("general_exception", "special_urgency"),
    ],
)
def test_a_link_in_what_is_kept_is_its_words_alone(key: str) -> None:
    made = scrubbed(item(title="[A *claim*](vale.md) [1]", **{key: LINK}))
    assert getattr(made, key) == "See it, now"
    assert made.title == r"A claim \[1\]"
    assert getattr(scrubbed(item(title="A *claim*", **{key: "No *link*"})), key) == "No *link*"
    assert scrubbed(item(title="A *claim* [1]")).title == "A *claim* [1]"


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Appendix 3: valuation", "Appendix 3: valuation"),
        ("Valuation", "Valuation"),
        *((name, PRIVATE_PAPER) for name in ("valuation", "valuation-3", "2024-06-12/valuation", "the_price-3")),
        *((name, PRIVATE_PAPER) for name in ("Price of Mr Vale.pdf", "Price.DOCX", " valuation ", "a/b.md")),
    ],
)
def test_a_private_paper_is_not_called_by_the_name_of_a_file(title: str, called: str) -> None:
    assert title_of(PrivatePaper(title=title)) == called


def test_of_the_private_papers_of_a_public_item_the_titles_and_reasons_are_kept() -> None:
    papers = [{"title": "[Price](price.md)", "file": "price.pdf", "confidential": LINK}, {"title": "vale.pdf"}]
    made = with_titles(item(title="Lease", by="The Director", private_papers=papers))
    assert made.by == "The Director"
    assert [(paper.title, paper.file, paper.confidential) for paper in made.private_papers] == [
        ("Price", (), "See it, now"),
        (PRIVATE_PAPER, (), None),
    ]
    public = item(title="Lease")
    assert with_titles(public) is public
