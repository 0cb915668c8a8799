"""What is said of council.yaml: colours that cannot be read, and a statement that is old or contradicts itself."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import findings

DAY = date(2025, 7, 1)
EVERYWHERE = "the nearest that has it everywhere [contrast]"


def brand(lines: str, folder: Path) -> list[str]:
    """What is said of a council's colours."""
    found = findings({"council.yaml": f"name: Fernshire Council\nbrand:\n{lines}"}, folder, "contrast")
    assert {beside for _, beside in found} <= {None}
    return [line.removeprefix("council.yaml:") for line, _ in found]


@pytest.mark.parametrize(
    ("name", "seen", "column"),
    [
        ("ink", "text", 16),
        ("ink-2", "small text", 18),
        ("link", "links", 17),
        ("visited", "visited links", 20),
        ("colour", "numbers in the margin", 19),
        ("accent", "labels", 19),
    ],
)
def test_a_text_that_is_too_faint_is_an_error_with_the_nearest_that_would_do(
    name: str, seen: str, column: int, tmp_path: Path
) -> None:
    assert brand(f"  {name}: {{light: '#fdfdfd', dark: '#ffffff'}}\n", tmp_path) == [
        f"3:{column}: error: the contrast of {seen} on the page's background is 1:1 in the light scheme, where 4.5:1 is"
        f' needed; write "#6d6d6d", {EVERYWHERE}'
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "  focus:\n    light: '#b8480b'\n    dark: '#1d3d6e'\n",
            "5:11: warning: the contrast of the ring round what the keyboard has reached on marked text is 1:1 in the"
            f' dark scheme, where 3:1 is needed; write "#688cc3", {EVERYWHERE}',
        ),
        (
            "  surface: {light: '#c8d6d2', dark: '#1b2223'}\n  accent: {light: '#a0401f', dark: '#f0a48f'}\n",
            "4:19: error: the contrast of labels on tinted boxes is 4.3:1 in the light scheme, where 4.5:1 is needed;"
            f' write "#9c3c1b", {EVERYWHERE}',
        ),
        (
            "  paper: {light: '#c0c0c0', dark: '#131819'}\n",
            "3:18: error: the contrast of labels on the page's background is 4:1 in the light scheme, where 4.5:1 is"
            f' needed; write "#cacaca", {EVERYWHERE}',
        ),
    ],
)
def test_what_is_seen_and_what_it_stands_on_are_named(lines: str, said: str, tmp_path: Path) -> None:
    assert brand(lines, tmp_path) == [said]


def test_a_contrast_is_cut_and_a_colour_for_which_there_is_no_shade_says_so(tmp_path: Path) -> None:
    names = ("ink", "ink-2", "link", "visited", "colour", "accent", "focus")
    lines = "".join(f"  {name}: {{light: '#000000', dark: '#ffffff'}}\n" for name in names)
    found = brand(f"{lines}  mark: {{light: '#666666', dark: '#131819'}}\n", tmp_path)
    assert found[0] == (
        "3:16: error: the contrast of text on marked text is 3.6:1 in the light scheme, where 4.5:1 is needed; no shade"
        " of this hue has it everywhere: make `paper`, `surface` and `mark` more alike [contrast]"
    )
    assert len(found) == len(names) - 1  # the ring is seen well enough


REVIEW = "look it through, bring it up to date, and write the day under `reviewed` [statement-review]"
STATUS = "4:11: warning: the accessibility statement says that the site is"


def statement(lines: list[str], folder: Path) -> list[tuple[str, str | None]]:
    """What is said of a council's accessibility statement on 1 July 2025."""
    written = "".join(f"  {line}\n" for line in lines)
    files = {"council.yaml": f"name: Fernshire Council\naccessibility:\n{written}"}
    found = findings(files, folder, "statement-review", "statement-status", today=DAY)
    return [
        (line.removeprefix("council.yaml:"), (beside or "").removeprefix("council.yaml ")) for line, beside in found
    ]


@pytest.mark.parametrize(
    ("lines", "said", "beside"),
    [
        (
            ["status: full"],
            "3:3: warning: the accessibility statement does not say when it was prepared or last reviewed",
            "accessibility",
        ),
        (
            ["prepared: 2024-06-30"],
            "3:13: warning: the accessibility statement was prepared on 30 June 2024, more than a year ago",
            "accessibility/prepared",
        ),
        (
            ["prepared: 2024-01-01", "reviewed: 2024-06-30"],
            "4:13: warning: the accessibility statement was last reviewed on 30 June 2024, more than a year ago",
            "accessibility/reviewed",
        ),
    ],
)
def test_a_statement_is_reviewed_once_a_year(lines: list[str], said: str, beside: str, tmp_path: Path) -> None:
    assert statement(lines, tmp_path) == [(f"{said}; {REVIEW}", beside)]


@pytest.mark.parametrize(
    "lines",
    [
        ["prepared: 2024-07-01"],
        ["prepared: 2020-01-01", "reviewed: 2024-07-01"],
        ["prepared: 2025-06-30", "status: full", "not-accessible: [{what: Maps, why: burden}]"],
        ["prepared: 2025-06-30", "status: partial", "not-accessible: [Maps]"],
        ["prepared: 2025-06-30", "status: not", "not-accessible: [Maps]"],
    ],
)
def test_a_statement_that_holds_together_is_in_order(lines: list[str], tmp_path: Path) -> None:
    assert statement(lines, tmp_path) == []


WHY = f"{STATUS} not fully compliant, and does not say why; list under `not-accessible` what is not, and why"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["status: full", "not-accessible: [{what: Maps, why: burden}, Plans]"],
            f"{STATUS} fully compliant, and lists what does not comply; write `status: partial`, or take out what has"
            " been put right",
        ),
        (["status: partial"], WHY),
        (["status: not"], WHY),
    ],
)
def test_a_status_agrees_with_what_is_listed(lines: list[str], said: str, tmp_path: Path) -> None:
    assert statement(["prepared: 2025-06-30", *lines], tmp_path) == [
        (f"{said} [statement-status]", "accessibility/status")
    ]
