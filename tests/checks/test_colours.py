"""Colours: how much they stand out from each other, which do not do so enough, and the nearest that would."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from content_sample import loaded
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.colours import DARK, LIGHT, PAIRS, contrast, faint, luminance, nearest, stands_out
from generator.outputs import rendering

COLOURS = st.from_regex("#[0-9a-f]{6}", fullmatch=True)
WHITE, BLACK, CREAM = "#ffffff", "#000000", "#fff0b5"


def test_the_colours_are_those_of_the_style_sheet() -> None:
    css = (rendering.default_folder() / "assets/site.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w+);", root)) for root in re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    )
    written = {name: f"#{value[1:] * 2}" if len(value) == 4 else value for name, value in light.items()}
    assert {"brand" if name == "colour" else name: value for name, value in LIGHT.items()} == written
    assert {"brand" if name == "colour" else name: value for name, value in DARK.items()} == dark


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_colours_of_the_project_stand_out(scheme: dict[str, str]) -> None:
    assert {pair for pair, ratio in PAIRS.items() if contrast(scheme[pair[0]], scheme[pair[1]]) < ratio} == set()
    assert list(faint(scheme, scheme)) == []


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21),
        (WHITE, BLACK, 21),
        ("#12464f", "#12464f", 1),
        ("#0a0a0a", WHITE, 19.80),
        ("#767676", WHITE, 4.54),
        ("#777777", WHITE, 4.48),
        ("#ff0000", WHITE, 4.00),
        ("#0000ff", WHITE, 8.59),
        ("#00FF00", WHITE, 1.37),
        ("#0d5866", "#f2f5f4", 7.35),
        ("#a9b6b5", "#4b3f12", 4.98),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@pytest.mark.parametrize(
    ("colour", "against", "expected"),
    [
        ("#1d3d6e", [(WHITE, 4.5)], "#1d3d6e"),
        ("#777777", [(WHITE, 4.5)], "#767676"),
        ("#ff0000", [(WHITE, 4.5)], "#ee0000"),
        ("#e87722", [(WHITE, 4.5)], "#c25500"),
        ("#e87722", [(WHITE, 4.5), (CREAM, 4.5)], "#b84b00"),
        ("#ffd400", [(WHITE, 3)], "#b49100"),
        ("#12464f", [(BLACK, 4.5)], "#4b7c85"),
        ("#8a8a8a", [("#777777", 4.4)], "#fefefe"),
        ("#777777", [(WHITE, 4.5), (BLACK, 4.7)], None),
        (WHITE, [(WHITE, 21)], BLACK),
        (WHITE, [("#010101", 21)], None),
    ],
)
def test_the_nearest_colour_of_the_same_hue(
    colour: str, against: Sequence[tuple[str, float]], expected: str | None
) -> None:
    assert nearest(colour, against) == expected


@settings(max_examples=50, deadline=None)
@given(COLOURS, st.lists(st.tuples(COLOURS, st.floats(1, 7)), min_size=1, max_size=3))
def test_the_nearest_colour_stands_out_and_has_no_nearer(colour: str, against: list[tuple[str, float]]) -> None:
    found = nearest(colour, against)
    if found is None:
        assert not stands_out(BLACK, against)
        assert not stands_out(WHITE, against)
    else:
        assert stands_out(found, against)
        assert nearest(found, against) == found


@settings(max_examples=50, deadline=None)
@given(COLOURS)
def test_the_nearest_on_white_is_just_dark_enough(colour: str) -> None:
    found = nearest(colour, [(WHITE, 4.5)])
    assert found is not None
    assert found == colour or 4.5 <= contrast(found, WHITE) < 4.7


PALETTE = st.dictionaries(st.sampled_from(sorted(LIGHT)), COLOURS, min_size=1)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([LIGHT, DARK]), PALETTE)
def test_nothing_is_faint_once_all_the_nearest_colours_are_taken(
    defaults: dict[str, str], chosen: dict[str, str]
) -> None:
    found = list(faint(defaults, chosen))
    assert len({one.name for one in found}) == len(found)
    assert all(one.contrast < one.ratio and one.name in (one.seen, one.ground) for one in found)
    for one in found:
        if one.nearest is None:
            return
    assert list(faint(defaults, chosen | {one.name: str(one.nearest) for one in found})) == []


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([LIGHT, DARK]), PALETTE)
def test_a_pair_that_is_too_weak_is_never_passed_over(defaults: dict[str, str], chosen: dict[str, str]) -> None:
    palette = defaults | chosen
    weak = any(contrast(palette[seen], palette[ground]) < ratio for (seen, ground), ratio in PAIRS.items())
    assert weak == bool(list(faint(defaults, chosen)))


@pytest.mark.parametrize(
    ("brand", "lines"),
    [
        ("  colour: {light: '#1d3d6e', dark: '#a9c4f0'}\n", []),
        ("  line: {light: '#ffffff', dark: '#131819'}\n", []),
        (
            "  colour:\n    light: '#e87722'\n    dark: '#a9c4f0'\n",
            [
                "4: error: the contrast of numbers in the margin on marked text is 2.5:1 in the light scheme,"
                " where 4.5:1 is needed [contrast]"
            ],
        ),
        (
            "  focus:\n    light: '#b8480b'\n    dark: '#1d3d6e'\n",
            [
                "5: warning: the contrast of the ring round what the keyboard has reached on marked text is 1:1"
                " in the dark scheme, where 3:1 is needed [contrast]"
            ],
        ),
        (
            "  paper: {light: '#c0c0c0', dark: '#131819'}\n",
            [
                "3: error: the contrast of labels on the page's background is 4:1 in the light scheme,"
                " where 4.5:1 is needed [contrast]"
            ],
        ),
    ],
)
def test_a_faint_colour_of_the_council_is_told(brand: str, lines: list[str], tmp_path: Path) -> None:
    files = {"council.yaml": f"name: Fernshire Council\nbrand:\n{brand}"}
    assert loaded(files, tmp_path)[1] == [f"council.yaml:{line}" for line in lines]


def test_two_colours_that_do_well_alone_can_be_too_weak_together(tmp_path: Path) -> None:
    accent = "  accent: {light: '#a0401f', dark: '#f0a48f'}\n"
    surface = "  surface: {light: '#c8d6d2', dark: '#1b2223'}\n"
    for brand, lines in (
        (accent, []),
        (surface, []),
        (
            accent + surface,
            [
                "council.yaml:3: error: the contrast of labels on tinted boxes is 4.3:1 in the light scheme,"
                " where 4.5:1 is needed [contrast]"
            ],
        ),
    ):
        files = {"council.yaml": f"name: Fernshire Council\nbrand:\n{brand}"}
        assert loaded(files, tmp_path)[1] == lines


@given(COLOURS)
def test_lighter_is_never_darker(colour: str) -> None:
    """Each part that is raised makes a colour lighter."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for at in range(3):
        raised = [min(255, part + (17 if n == at else 0)) for n, part in enumerate(parts)]
        assert luminance("#" + "".join(f"{part:02x}" for part in raised)) >= luminance(colour)
