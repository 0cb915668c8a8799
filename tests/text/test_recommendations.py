"""Recommendations of a paper: what stands under a heading that begins with that word, in the shapes officers use."""

from collections.abc import Callable

from marked import marked

from generator.text import Body, convert

Shown = Callable[..., list[str]]


def recommended(body: Body) -> list[str]:
    """The addresses of recommendations within a text."""
    return [anchor for anchor in body.anchors if anchor.startswith("r")]


def test_a_lead_and_a_list(paper: Shown) -> None:
    text = """\
## Recommendations

The Panel is recommended to
1) Note the report
2) Ask for another:
   (i) in June
   (ii) in May
"""
    assert paper(text) == [
        '<section><h2 id="s1">[Section 1] Recommendations</h2>',
        '<div class="resolved"><p id="p1-1">[Paragraph 1.1] The Panel is recommended to</p>'
        '<ol class="clauses"><li id="r1">[Recommendation 1)] Note the report</li>'
        '<li id="r2">[Recommendation 2)] Ask for another:'
        '<ol class="clauses"><li id="r2-i">[Recommendation (i)] in June</li>'
        '<li id="r2-ii">[Recommendation (ii)] in May</li></ol></li></ol></div>',
        "</section>",
    ]


def test_paragraphs_keep_their_number_and_have_a_second_address(paper: Shown) -> None:
    assert paper("## Recommendations\n\nNote the report.\n\nAsk for another.")[1] == (
        '<div class="resolved">'
        '<p id="p1-1">[Paragraph 1.1] <span id="r1">Note the report.</span></p>'
        '<p id="p1-2">[Paragraph 1.2] <span id="r2">Ask for another.</span></p></div>'
    )


def test_paragraphs_without_numbers_are_numbered_as_recommendations(paper: Shown) -> None:
    assert paper("## Recommendations\n\nNote the report.", numbering="none")[1] == (
        '<div class="resolved"><p id="r1">[Recommendation 1] Note the report.</p></div>'
    )


def test_a_list_alone(paper: Shown) -> None:
    assert paper("## Recommendations\n\n- Note the report\n- Ask for another")[1] == (
        '<div class="resolved"><ol class="clauses"><li id="r1">[Recommendation 1] Note the report</li>'
        '<li id="r2">[Recommendation 2] Ask for another</li></ol></div>'
    )


def test_typed_numbers() -> None:
    text = """\
# Repairs

## 2 Recommendations

2.1 It is recommended that the Panel:
1) Note the report

2.2 Ask for another.

It may be short.
"""
    assert recommended(convert(text, "paper")) == ["r1", "r2"]


def test_only_what_is_recommended_has_such_an_address() -> None:
    text = "# Repairs\n\n## Recommendations\n\n1) Note *it*:\n   (a) now\n\n## Costs\n\n1) None"
    assert recommended(convert(text, "paper")) == ["r1", "r1-a"]


def test_front_matter_can_say_there_are_none() -> None:
    body = convert("# Repairs\n\n## Recommendations\n\n1) Note it", "paper", recommendations=False)
    assert recommended(body) == []
    assert "resolved" not in marked(body)


def test_only_a_section_can_hold_them() -> None:
    text = "# Repairs\n\n## Progress\n\n### Recommendation 1\n\nDone.\n\n## Appendix: recommendations\n\n- All done."
    assert recommended(convert(text, "paper")) == []
