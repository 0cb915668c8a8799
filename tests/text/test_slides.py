"""Slides of a presentation: one for the text under the title, one for each heading."""

from collections.abc import Callable

Shown = Callable[..., list[str]]


def test_text_under_the_title_is_slide_1(slides: Shown) -> None:
    text = """\
What the year brings

## Repairs

- Voids

## Repairs

### In detail
"""
    assert slides(text) == [
        '<section class="slide"><h2 id="slide-1">[Slide 1] Repairs</h2>',
        "<p>What the year brings</p>",
        "</section>",
        '<section class="slide"><h2 id="slide-2">[Slide 2] Repairs</h2>',
        "<ul><li>Voids</li></ul>",
        "</section>",
        '<section class="slide"><h2 id="slide-3">[Slide 3] Repairs</h2>',
        '<h3 id="in-detail">In detail</h3>',
        "</section>",
    ]


def test_without_text_under_the_title_the_first_heading_is_slide_1(slides: Shown) -> None:
    assert slides("## Voids\n\n## Rents")[::2] == [
        '<section class="slide"><h2 id="slide-1">[Slide 1] Voids</h2>',
        '<section class="slide"><h2 id="slide-2">[Slide 2] Rents</h2>',
    ]


def test_a_slide_put_in_later_moves_no_other(slides: Shown) -> None:
    assert slides("## Voids\n\n## Late {number=1A}\n\n## Rents")[2::2] == [
        '<section class="slide"><h2 id="slide-1A">[Slide 1A] Late</h2>',
        '<section class="slide"><h2 id="slide-2">[Slide 2] Rents</h2>',
    ]
