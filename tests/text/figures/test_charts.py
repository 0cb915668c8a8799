"""A CSV becomes a chart: bars or lines on a fair scale, said in words too."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from content_sample import loaded
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import marked, written

from generator.text.figures import Chart, chart
from generator.text.figures.chart import Kind
from generator.text.figures.periods import is_period, moments, shortened
from generator.text.figures.series import number

REPAIRS = """\
Repairs,2021-22,2022-23,2023-24
Done in time,40,60,80
Late,20,10,5
"""


def drawn(text: str, kind: Kind = "bar", headings: int | None = None) -> BeautifulSoup:
    made = chart(text, kind, headings=headings, name="table-1")
    assert made.faults == ()
    return BeautifulSoup(written(*made.elements), "html.parser")


def titles(text: str, kind: Kind = "bar", headings: int | None = None) -> list[str]:
    """What each picture says in words."""
    return [title.text for title in drawn(text, kind, headings).select("title")]


def notes(text: str, kind: Kind = "bar") -> list[str]:
    """What is said above the chart."""
    return [note.text for note in drawn(text, kind).find_all("p", recursive=False)]


def bars(picture: Tag) -> list[tuple[int, int]]:
    """Where each bar of a picture begins from the top, and how tall it is."""
    return [(int(str(bar["y"])), int(str(bar["height"]))) for bar in picture.select("rect")]


def test_a_row_is_a_small_bar_chart_with_its_numbers_and_headings() -> None:
    assert written(*chart("Repairs,2022-23,2023-24\nLate,20,5", "bar", name="table-1").elements) == (
        '<ul class="charts" data-pagefind-ignore>\n'
        '<li><p class="meta">Late</p><svg viewBox="0 0 176 138" role="img" aria-labelledby="table-1-chart-1">'
        '<title id="table-1-chart-1">Late: 20 in 2022-23, 5 in 2023-24</title>'
        '<rect class="bar" x="25" y="18" width="40" height="100"/><text x="45" y="13">20</text>'
        '<text class="yr" x="45" y="133">2022-23</text>'
        '<rect class="bar last" x="111" y="93" width="40" height="25"/><text x="131" y="88">5</text>'
        '<text class="yr" x="131" y="133">2023-24</text>'
        '<path class="base" d="M2 118h172"/></svg></li>\n</ul>'
    )


def test_all_charts_have_one_scale_and_are_as_tall_as_they_need() -> None:
    done, late = drawn(REPAIRS).select("svg")
    assert bars(done) == [(68, 50), (43, 75), (18, 100)]
    assert bars(late) == [(18, 25), (30, 12), (37, 6)]
    assert notes(REPAIRS) == []


@pytest.mark.parametrize(
    ("rows", "own"),
    [
        ("A,1,2\nB,20,40", False),
        ("A,1,2\nB,20,41", True),
        ("A,1%,2%\nB,1,2", True),
        ("A,£1,£2\nB,1,2", True),
        ("A,0,0\nB,100,2", False),
    ],
)
def test_rows_that_cannot_be_compared_have_scales_of_their_own(rows: str, own: bool) -> None:  # noqa: FBT001
    expected = ["Each chart has a scale of its own."] if own else []
    assert notes(f"X,2023,2024\n{rows}") == expected
    assert notes(f"X,2023,2024\n{rows}", "line") == expected


def test_what_is_below_zero_goes_below_the_line() -> None:
    picture = drawn("Net,2022,2023,2024\nHomes,30,-20,0").select("svg")[0]
    assert bars(picture) == [(18, 60), (78, 40), (78, 0)]
    assert [(text.text, text["y"]) for text in picture.select("text:not(.yr)")] == [
        ("30", "13"),
        ("-20", "132"),
        ("0", "73"),
    ]


@pytest.mark.parametrize("gap", ["", "–", "tbc", "(see note)"])
def test_a_cell_without_a_number_is_a_gap(gap: str) -> None:
    text = f"X,2022,2023,2024\nA,1,{gap},3"
    assert len(drawn(text).select("rect")) == 2
    assert titles(text) == ["A: 1 in 2022, no number in 2023, 3 in 2024"]
    assert [path["d"] for path in drawn(text, "line").select(".line")] == []


@pytest.mark.parametrize(
    ("headings", "shown"),
    [
        ("2022,2023,2024", ["2022", "2023", "2024"]),
        ("2019-20,2020-21,2021-22,2022-23,2023-24", ["19/20", "20/21", "21/22", "22/23", "23/24"]),
        ("Year to date (YTD),Rolling average,Target", ["Year to", "date", "(YTD)", "Rolling", "average", "Target"]),
    ],
)
def test_headings_stand_whole_below_the_bars_or_shortened_or_on_lines(headings: str, shown: list[str]) -> None:
    numbers = ",".join("5" for _ in headings.split(","))
    assert [text.text for text in drawn(f"X,{headings}\nA,{numbers}").select(".yr")] == shown


def test_bars_lie_where_their_numbers_or_headings_would_not_stand_side_by_side() -> None:
    text = 'X,Council,Association,Private\nRents,"£1,250,000","£250,000","-£125,000,000.00"'
    picture = drawn(text).select_one(".large svg")
    assert picture
    assert [bar["height"] for bar in picture.select("rect")] == ["14", "14", "14"]
    assert [value.text for value in picture.select("text.end")] == ["-£125,000,000.00"]


def test_lines_stand_in_one_picture_with_a_shape_and_a_name_each() -> None:
    picture = drawn(REPAIRS, "line").select("svg")
    assert len(picture) == 1
    assert [len(picture[0].select(f".mark.s{n}")) for n in (1, 2, 3)] == [3, 3, 0]
    assert len({re.sub(r"M\d+ \d+", "", str(mark["d"])) for mark in picture[0].select(".mark")}) == 2
    assert [text.text for text in picture[0].select(".start")] == ["80", "Done in time", "5", "Late"]
    assert [text.text for text in picture[0].select(".end")] == ["0", "20", "40", "60", "80"]
    assert titles(REPAIRS, "line") == [
        "Done in time: 40 in 2021-22, 60 in 2022-23, 80 in 2023-24; Late: 20 in 2021-22, 10 in 2022-23, 5 in 2023-24"
    ]


def test_names_at_the_ends_of_lines_do_not_stand_on_each_other() -> None:
    text = "X,2023,2024\nOne,50,50\nTwo,50,51\nThree,50,49\nFour,50,0"
    tops = [int(str(name["y"])) for name in drawn(text, "line").select(".start:not(.yr)")]
    assert all(below - above >= 28 for above, below in pairwise(tops))


def test_more_than_four_lines_have_a_picture_each_with_their_first_and_last_number() -> None:
    rows = "\n".join(f"Row {n},{n},{n + 1},{n + 2}" for n in range(1, 6))
    pictures = drawn(f"X,2022,2023,2024\n{rows}", "line").select("li svg")
    assert [[text.text for text in picture.select("text:not(.yr)")] for picture in pictures] == [
        [str(n + 2), str(n)] for n in range(1, 6)
    ]


@pytest.mark.parametrize(("row", "from_zero"), [("A,92,95", False), ("A,40,95", True), ("A,92,92", True)])
def test_lines_far_above_zero_have_a_scale_that_begins_there_and_say_so(row: str, from_zero: bool) -> None:  # noqa: FBT001
    text = f"X,2023,2024\n{row}"
    assert notes(text, "line") == ([] if from_zero else ["The scale does not begin at zero."])
    assert (drawn(text, "line").select(".end")[0].text == "0") is from_zero


def test_points_stand_as_far_from_each_other_as_they_are_in_time() -> None:
    path = drawn("X,2010,2012,2020\nA,5,5,5", "line").select(".line")[0]["d"]
    first, second, third = [int(x) for x, _ in re.findall(r"(\d+) (\d+)", str(path))]
    assert (third - first) / (second - first) == pytest.approx(5, abs=0.2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Month,Calls,Visits\nMar-23,5,6\nSep-24,7,–",
            ["Calls: 5 in Mar-23, 7 in Sep-24", "Visits: 6 in Mar-23, no number in Sep-24"],
        ),
        ("Ward,Homes\nFernham,5\nUpper Fern,7", ["Homes: Fernham 5, Upper Fern 7"]),
        (
            "Ward,Rent,Let\nFernham,£5,50%\nUpper Fern,£7,60%",
            ["Rent: Fernham £5, Upper Fern £7", "Let: Fernham 50%, Upper Fern 60%"],
        ),
        ("Quarter,Calls,Visits\nQ1,5,6", ["Q1: Calls 5, Visits 6"]),
    ],
    ids=["rows are times", "one column", "each column has its unit", "a single row"],
)
def test_columns_are_drawn_where_that_is_the_way_to_read_the_table(text: str, words: list[str]) -> None:
    assert titles(text) == words


def test_a_row_is_named_by_all_its_headings() -> None:
    text = "Kind,Place,2023,2024\n# Homes\nFlats,Fernham,1,2\n,Upper Fern,3,^\n# Shops\nAll,,5,6"
    assert titles(text, headings=2) == [
        "Homes, Flats, Fernham: 1 in 2023, 2 in 2024",
        "Homes, Flats, Upper Fern: 3 in 2023, 2 in 2024",
        "Shops, All: 5 in 2023, 6 in 2024",
    ]


def test_a_column_of_words_and_a_row_without_numbers_are_left_out() -> None:
    text = "X,2023,2024,Note\nA,1,2,It rose by 1.\nB,3,4,\nOf these:,,,\nC,5,6,It fell.\nD,5,6,It fell."
    assert titles(text)[1:3] == ["B: 3 in 2023, 4 in 2024", "C: 5 in 2023, 6 in 2024"]


def test_markdown_is_read_by_the_function_that_is_given() -> None:
    made = chart("X,2023,2024\n*A* & B,**1**,2", "bar", name="t", words=lambda text: text.replace("*", ""))
    assert '<p class="meta">A &amp; B</p>' in written(*made.elements)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1,533", (1533, "1,533", "")),
        ("92.8%", (92.8, "92.8%", "%")),
        ("£1.2m", (1_200_000, "£1.2m", "£")),
        ("–£900k", (-900_000, "–£900k", "£")),
        ("+3", (3, "+3", "")),
        ("-0", (0, "-0", "")),
        ("<5", (5, "<5", "")),
        ("152(58.9%)", (152, "152", "")),
        ("Above neighbours at 85%", (85, "85%", "%")),
        ("27 up to 30 November", (27, "27", "")),
        ("KS2: 61", (61, "61", "")),
    ],
)
def test_the_number_of_a_cell_is_the_first_in_it(cell: str, expected: tuple[float, str, str]) -> None:
    found = number(cell)
    assert found
    assert (found.value, found.said, found.unit) == expected


@pytest.mark.parametrize("cell", ["", "–", "tbc", "April 2023", "31 March 2024"])
def test_a_cell_may_have_no_number(cell: str) -> None:
    assert number(cell) is None


@pytest.mark.parametrize(
    "heading",
    ["2024", "2017-18", "2017/2018", "2015 (provisional)", "Mar-12", "sept. 2024", "1 May 2024", "April", "Q1"],
)
def test_a_heading_may_be_a_time(heading: str) -> None:
    assert is_period(heading)


@pytest.mark.parametrize("heading", ["", "Target", "Market", "Marl", "120", "2010/11 cohort in 2011/12", "Quality 1"])
def test_a_heading_may_be_none(heading: str) -> None:
    assert not is_period(heading)


@pytest.mark.parametrize(
    ("headings", "months"),
    [
        (["Mar-12", "Mar 2013", "Sep-13"], [0, 12, 18]),
        (["2022/23", "2023/24"], [0, 12]),
        (["Dec-99", "Jan-00"], [0, 1]),
        (["2024", "2023"], []),
        (["Q1", "Q2"], []),
        (["2023", "Target"], []),
    ],
)
def test_headings_may_follow_each_other_in_time(headings: list[str], months: list[int]) -> None:
    found = moments(headings)
    assert [moment - found[0] for moment in found] == months


def test_two_years_are_shortened_to_their_last_figures() -> None:
    assert [shortened(text) for text in ("2017-18", "2017–2018", "2017", "17-18")] == [
        "17/18",
        "17/18",
        "2017",
        "17-18",
    ]


@pytest.mark.parametrize("text", ["X,2023,2024\nA,1,\nB,high,low", "X,2023\nA,1", "X,2023,2024"])
def test_a_chart_without_two_numbers_to_compare_is_a_fault(text: str) -> None:
    made = chart(text, "bar", name="table-1")
    assert made.elements == ()
    assert [(fault.rule, fault.line) for fault in made.faults] == [("no-numbers", 1)]


def test_what_is_no_csv_is_a_fault_of_its_table_alone() -> None:
    assert chart('A,B\n"a,b', "bar", name="table-1") == Chart((), ())


CELLS = st.sampled_from(
    ["", "–", "^", "5", "-3", "0", "12.5%", "£1.2m", "0.000000001", "999999999999999", "Rents", "2019-20"]
)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=7), min_size=1, max_size=7)


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(TABLES, st.sampled_from(("bar", "line")), st.sampled_from((None, 1, 3)))
def test_any_table_gives_pictures_with_ids_of_their_own_or_a_fault(
    rows: list[list[str]], kind: Kind, headings: int | None
) -> None:
    made = chart("\n".join(map(",".join, rows)), kind, headings=headings, name="t")
    assert not (made.elements and made.faults)
    html = written(*made.elements)
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids)) == html.count("<svg")
    places = re.findall(r' (?:x|y|width|height|d|viewBox)="([^"]*)"', html)
    assert not re.search(r"\.|e|n", " ".join(places))
    assert not re.search(r' (?:width|height)="-', html)


def test_a_chart_stands_between_the_caption_and_its_table(tmp_path: Path) -> None:
    paper = "panel/2024-09-11/rents"
    files = {
        "panel/2024-09-11/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
        f"{paper}.md": "# Rents\n\n![Rents *paid*](rents.csv){chart=line}\n\n![Rents](words.csv){chart=bar}\n",
        f"{paper}.csv": "X,2023,2024\n**Fernham**,1,2\n",
        "panel/2024-09-11/words.csv": "X,2023,2024\nFernham,few,many\n",
    }
    archive, problems = loaded(files, tmp_path)
    drawn = archive.meetings()[0].papers["rents"].document.figures
    figures = {anchor: marked(one.forms) for anchor, one in drawn.items()}
    assert [one.has_chart for one in drawn.values()] == [True, False]
    assert [tag.name for tag in BeautifulSoup(figures["table-1"], "html.parser") if isinstance(tag, Tag)] == [
        "div",
        "div",
    ]
    assert '<title id="table-1-chart">Fernham: 1 in 2023, 2 in 2024</title>' in figures["table-1"]
    assert '<caption id="table-1-caption">The same figures<span class="vh">: Rents paid</span>' in figures["table-1"]
    assert '<caption id="table-2-caption">Rents</caption>' in figures["table-2"]
    what = "a chart is asked for, and no row or column has two numbers"
    assert problems == [f"panel/2024-09-11/words.csv:1: error: {what} [no-numbers]"]


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("(1,350)", -1350, "−1,350"),
        ("(£1,350)", -1350, "−£1,350"),
        ("£(1,350.50)", -1350.5, "−£1,350.50"),
        ("( 12% )", -12, "−12%"),
        ("(-80)", -80, "−80"),
        ("(1.2m)", -1200000, "−1.2m"),
        ("36 100", 36100, "36 100"),
        ("1\u2009204\u2009500", 1204500, "1\u2009204\u2009500"),
        ("£1\u202f204.5", 1204.5, "£1\u202f204.5"),
        ("1,5", 1.5, "1,5"),
        ("12,50 %", 12.5, "12,50 %"),
        ("80-", -80, "80-"),
        ("(+5)", 5, "+5"),
        ("1.350,5", 1350.5, "1.350,5"),
        ("1'350", 1350, "1'350"),
        ("1,35,000", 135000, "1,35,000"),
        ("12½", 12.5, "12½"),
        ("[struck out: 80] 90", 90, "90"),
        ("12 (3)", 12, "12"),
        ("1 2345", 1, "1"),
        ("5 or 600", 5, "5"),
    ],
)
def test_a_number_is_read_as_accounts_and_other_countries_write_it(cell: str, value: float, said: str) -> None:
    read = number(cell)
    assert read is not None
    assert (read.value, read.said) == (value, said)


@pytest.mark.parametrize("cell", ["(see note 3)", "(12 March 2023)", "(3) and (4)", "()", "(a)", "1:30"])
def test_words_in_brackets_are_no_number(cell: str) -> None:
    assert number(cell) is None


def test_no_chart_is_taken_for_a_wide_table() -> None:
    lines = "X,2019,2020\nRents,1,2\nRepairs,2,3"
    bars = 'X,Council,Association,Private\nRents,"£1,250,000","£250,000","-£125,000,000.00"'
    for chart_of in (drawn(lines, "line"), drawn(bars)):
        assert chart_of.select(".charts")
        assert not chart_of.select(".wide")
