"""What real files hold, and what the page or the check says of it: one paper of one meeting, as `panel` has it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import TODAY, loaded

from generator.archive import Archive
from generator.outputs.feeds import calendars
from generator.text import convert, inline

AGENDA = "time: 18:30\npublished: 2024-06-04\nagenda:\n  - title: Repairs update\n    papers: repairs\n"
PAPER = "# Repairs update\n\n## Waiting times\n\n"
FOLDER = "panel/2024-06-12"


def calendar_of(archive: Archive) -> list[str]:
    """The lines of the calendar of the meeting."""
    made = dict(calendars(archive, TODAY, ""))[f"{FOLDER}/meeting.ics"]
    return made.replace(b"\r\n ", b"").decode().splitlines()


def said(files: Mapping[str, str], folder: Path) -> list[str]:
    """What is said of a meeting with these files; of a paper `repairs` and the meeting's own file the rest is known."""
    written = {"meeting.yaml": AGENDA, "repairs.md": f"{PAPER}Text.", **files}
    _, problems = loaded({f"{FOLDER}/{name}": text for name, text in written.items()}, folder)
    return [problem.removeprefix(f"{FOLDER}/") for problem in problems if "[clear-days]" not in problem]


@pytest.mark.parametrize(
    ("typed", "lost", "line"),
    [
        ("The councilâ€™s fund", "â€™", 5),
        ("is Â£5m", "Â£", 5),
        ("the cafÃ© and the cafÃ¨s", "Ã©", 5),
        ("the caf\ufffd closed", "\ufffd", 5),
        ("\n\nCost â‚¬5", "â‚¬", 7),
        ("Llanfair yng NghornwyÅµ", "Åµ", 5),
        ("the caf√© of a Mac", "√©", 5),
        ("it‚Äôs of a Mac", "‚Äô", 5),
        ("Caf├® of DOS", "├®", 5),
        ("caf=C3=A9 of a mail", "=C3=A9", 5),
        (r"caf\u00e9 of a script", r"\u00e9", 5),
        ("it&acirc;&euro;&trade;s of HTML", "&acirc;&euro;&trade;", 5),
    ],
)
def test_a_character_that_was_lost_is_told_where_it_stands(typed: str, lost: str, line: int, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}{typed}"}, tmp_path)[0] == (
        f'repairs.md:{line}: warning: "{lost}" stands where another character was lost [lost-character]'
    )


@pytest.mark.parametrize(
    "typed", ["Âge moyen", "Fuß“", "São Tomé £5", "IRMÃ", "â", "€5 – “so” ’til", "naïve ï", "√2", "C:\\users"]
)
def test_letters_of_other_languages_are_not_lost(typed: str, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}{typed}"}, tmp_path) == []


def test_lost_characters_are_told_in_every_kind_of_file(tmp_path: Path) -> None:
    files = {
        "meeting.yaml": f"place: The cafÃ©\n{AGENDA}",
        "repairs.md": f"---\nto: The cafÃ©\n---\n{PAPER}![Times](times.csv)",
        "times.csv": "Area,Days\nCafÃ©,3\n",
    }
    lost = 'warning: "Ã©" stands where another character was lost [lost-character]'
    assert said(files, tmp_path) == [f"meeting.yaml:1: {lost}", f"repairs.md:2: {lost}", f"times.csv:2: {lost}"]
    for name in ("people.yaml", "glossary.yaml", "council.yaml", "about/index.md"):
        text = {"council.yaml": "name: CafÃ©", "about/index.md": "# CafÃ©"}.get(name, "x:\n  name: CafÃ©")
        found = loaded(
            {name: text.replace("name", "means") if name == "glossary.yaml" else text}, tmp_path / Path(name).stem
        )[1]
        assert any(problem.startswith(name) and "[lost-character]" in problem for problem in found)


def test_a_lost_character_that_was_published_so_is_accepted(tmp_path: Path) -> None:
    front = "---\naccept:\n  lost-character: The paper was printed so\n---\n"
    assert said({"repairs.md": f"{front}{PAPER}The cafÃ©"}, tmp_path) == [
        'repairs.md:9: info: "Ã©" stands where another character was lost [lost-character]'
    ]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("North,#REF!", '"#REF!" is an error of a spreadsheet'),
        ('North,"#N/A"', '"#N/A" is an error of a spreadsheet'),
        ("North,#DIV/0!", '"#DIV/0!" is an error of a spreadsheet'),
        ("North,#BEZUG!", '"#BEZUG!" is an error of a spreadsheet'),
        ("North,########", '"########" stands for a number that was wider than its column'),
        ("North,1.2E+05", '"1.2E+05" is a number as a spreadsheet shortens it'),
        ("North,5e3", '"5e3" is a number as a spreadsheet shortens it'),
        ("North,=SUM(B2:B3)", '"=SUM(B2:B3)" is the formula, and not what it comes to'),
        ("North,=B2", '"=B2" is the formula, and not what it comes to'),
        ("North,+B2+B3", '"+B2+B3" is the formula, and not what it comes to'),
        ("North,{=SUM(A1)}", '"{=SUM(A1)}" is the formula, and not what it comes to'),
        ("North,Err:502", '"Err:502" is an error of a spreadsheet'),
        ("North,#VALEUR!", '"#VALEUR!" is an error of a spreadsheet'),
        ("North,NaN", '"NaN" is an error of a spreadsheet'),
    ],
)
def test_an_error_of_a_spreadsheet_is_told_with_its_cell(row: str, what: str, tmp_path: Path) -> None:
    files = {"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": f"Area,Days\n{row}\n"}
    assert said(files, tmp_path) == [f"times.csv:2: warning: {what} [spreadsheet-error]"]


@pytest.mark.parametrize(
    "line", ["| North | #REF! |", "It cost #VALUE! in all", "| a | ##### |", "| a | =SUM(A1:A9) |", "#NAME? of tenants"]
)
def test_an_error_of_a_spreadsheet_in_a_text_is_told(line: str, tmp_path: Path) -> None:
    (problem,) = said({"repairs.md": f"{PAPER}{line}"}, tmp_path)
    assert problem.startswith("repairs.md:5: warning: ")
    assert problem.endswith("[spreadsheet-error]")


@pytest.mark.parametrize(
    "cell", ["# North", "E5", "3E", "Block 1E5 2", "= 5", "#12", "C#", '"# North, all"', "#N/Area", "+44", "@ 5"]
)
def test_other_cells_are_no_errors(cell: str, tmp_path: Path) -> None:
    files = {"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": f"Area,Days\nNorth,2\nSouth,{cell}\n"}
    assert said(files, tmp_path) == []


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("Area;2023;2024\nNorth;1,5;2,5\n", "the cells of this table are parted by semicolons, not by commas"),
        ("Area;2023\nNorth;36\n", "the cells of this table are parted by semicolons, not by commas"),
        ("Area\t2023\nNorth\t1,5\n", "the cells of this table are parted by tabs, not by commas"),
        ("Area, all|2023\nNorth|1,5\nSouth|2\n", "the cells of this table are parted by strokes, not by commas"),
        ("Area\t2023\t2024\nNorth\t36\n", "the cells of this table are parted by tabs, not by commas"),
        ("Area;2023;2024\nNorth;36\nSouth;1;2;3\n", "the cells of this table are parted by semicolons, not by commas"),
        ("Area^2023\nNorth^36\n", "the cells of this table are parted by carets, not by commas"),
        ("sep=,\nArea,2023,2024\nNorth,36,40\n", 'the first line, "sep=,", is for a spreadsheet alone, and no row'),
        ("sep=;\nArea;2023\nNorth;1,5\n", 'the first line, "sep=;", is for a spreadsheet alone, and no row'),
    ],
)
def test_a_table_that_is_parted_otherwise_is_named_as_what_it_is(table: str, what: str, tmp_path: Path) -> None:
    files = {"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": table}
    assert said(files, tmp_path) == [f"times.csv:1: error: {what} [csv]"]


@pytest.mark.parametrize("table", ["Area,Note\nNorth,a; b\nSouth,c; d\n", "Note\na; b\n", "Area,A|B\nNorth,x|y\n"])
def test_semicolons_and_strokes_within_cells_are_words(table: str, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": table}, tmp_path) == []


def test_what_a_cell_refers_to_stands_where_it_is_typed(tmp_path: Path) -> None:
    table = 'Area,Note\nno.md,none\nNorth,"see\n[it](no.md)"\nSouth,[word]{.x}\n'
    assert said({"repairs.md": f"{PAPER}![Times](times.csv)", "times.csv": table}, tmp_path) == [
        f'times.csv:4: error: there is no "{FOLDER}/no.md" in the content [broken-link]',
        "times.csv:5: warning: {.x} was left by a converter [converter-mark]",
    ]


def test_what_a_converter_left_in_a_value_is_told_where_it_stands(tmp_path: Path) -> None:
    agenda = 'note: |\n  Watch it.\n\n  See [this]{.underline}.\nagenda:\n  - title: "[Rents]{.mark}"\n'
    assert said({"meeting.yaml": agenda}, tmp_path)[:2] == [
        "meeting.yaml:4: warning: {.underline} was left by a converter [converter-mark]",
        "meeting.yaml:6: warning: {.mark} was left by a converter [converter-mark]",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "Tuesday 12 September 2024",
        "TUESDAY 12 SEPTEMBER 2024",
        "Tuesday the 12th of September 2024",
        "Tuesday\u00a012\u00a0September\u00a02024",
        "Tuesday 12<sup>th</sup> September 2024",
        "Tues 12 Sept 2024",
        "Tue. 12 Sep. 2024",
        "Tuesday, 12^th^ September, 2024",
        "Tuesday 12th day of September 2024",
        "Tuesday, September 12, 2024",
        "The meeting is on Tuesday 12\nSeptember 2024",
        "Tuesday&nbsp;12&nbsp;September 2024",
        "Tuesday 2024-09-12",
        "Tuesday 12 Sept. ’24",
        "Tuesday (12 September 2024)",
        "Tuesday evening, 12 September 2024",
        "Tuesday – 12 September 2024",
        "**Tuesday** 12 September 2024",
        "12 September 2024 (Tuesday)",
    ],
)
def test_a_weekday_is_held_to_its_date_however_it_is_written(typed: str, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}{typed}."}, tmp_path) == [
        "repairs.md:5: warning: 12 September 2024 was a Thursday, not a Tuesday [weekday]"
    ]


def test_a_weekday_in_figures_may_have_the_month_first(tmp_path: Path) -> None:
    text = "Tuesday 13/09/2024, Friday 13.09.24, Monday 9/12/2024, Thursday 9/12/2024, Wednesday 9/12/2024"
    assert said({"repairs.md": f"{PAPER}{text}"}, tmp_path) == [
        "repairs.md:5: warning: 13 September 2024 was a Friday, not a Tuesday [weekday]",
        "repairs.md:5: warning: 9 December 2024 was a Monday, not a Wednesday [weekday]",
    ]


@pytest.mark.parametrize(
    "typed",
    ["Thursday 12 September 2024", "Thurs 12 Sept 2024", "The Panel sat 12 September 2024", "Sun 12"],
)
def test_a_right_weekday_and_words_like_weekdays_are_left_alone(typed: str, tmp_path: Path) -> None:
    assert said({"repairs.md": f"{PAPER}{typed}"}, tmp_path) == []


@pytest.mark.parametrize(
    "typed",
    [
        "minutes of 12 June 2024",
        "minutes of the meeting held on Wednesday the 12th of June 2024",
        "MINUTES OF THE MEETING HELD ON WEDNESDAY 12 JUNE 2024",
        "Minutes of the last meeting held on 12\u00a0June\u00a02024",
        "minutes of the meeting held on 12<sup>th</sup> June 2024",
        "minutes of its meeting of Weds. 12th day of June 2024",
        "minutes of the annual meeting on 12 Jun. 2024",
        "minutes of the meeting held on 2024-06-12",
        "minutes of the Panel meeting held on 12 June 2024",
        "minutes of the meeting that was held at 6.30pm on Wednesday evening, 12 June 2024",
    ],
)
def test_minutes_are_linked_however_their_date_is_written(typed: str) -> None:
    (reference,) = convert(f"# R\n\nSee the {typed}.", "paper").references
    assert (reference.kind, reference.target) == ("minutes", "2024-06-12")
    assert [reference.target for reference in inline(f"See {typed}").references] == ["2024-06-12"]


def test_minutes_of_several_days_of_a_month_are_each_linked() -> None:
    references = convert("# R\n\nSee the minutes of the meetings held on 5, 7 and 12 June 2024.", "paper").references
    assert [reference.target for reference in references] == ["2024-06-05", "2024-06-07", "2024-06-12"]


@pytest.mark.parametrize("typed", ["minutes of 30 and 31 June 2024", "minutes of the Council meeting on 12 June 2024"])
def test_minutes_of_days_that_are_none_or_of_other_bodies_are_not_linked(typed: str) -> None:
    assert convert(f"# R\n\nSee the {typed}.", "paper").references == ()


@pytest.mark.parametrize("typed", ["minutes of 45 June 2024", "minutes of June", "minutes of 12 June", "9 minutes"])
def test_minutes_without_a_whole_date_are_not_linked(typed: str) -> None:
    assert convert(f"# R\n\nSee {typed}.", "paper").references == ()


@pytest.mark.parametrize(
    ("began", "closed", "is_told"),
    [
        ("18:30", "00:15", False),
        ("22:00", "02:30", False),
        ("14:00", "00:00", False),
        ("18:30", "17:00", True),
        ("10:00", "00:15", True),
    ],
)
def test_a_meeting_may_close_past_midnight(began: str, closed: str, is_told: bool, tmp_path: Path) -> None:  # noqa: FBT001
    agenda = f"time: {began}\nagenda: [Rents]\nminutes: {{first: 1, closed: {closed}}}\n"
    files = {"meeting.yaml": agenda, "minutes.md": "## Rents\n\nNoted.\n"}
    told = f"meeting.yaml:3: warning: the meeting closed at {closed} and began at {began} [date-order]"
    assert (told in said(files, tmp_path)) is is_told


def test_a_meeting_past_midnight_ends_on_the_next_day_in_calendars(tmp_path: Path) -> None:
    agenda = "time: 18:30\nagenda: [Rents]\nminutes: {first: 1, closed: 00:15}\n"
    archive, _ = loaded({f"{FOLDER}/meeting.yaml": agenda, f"{FOLDER}/minutes.md": "## Rents\n\nNoted.\n"}, tmp_path)
    lines = calendar_of(archive)
    assert "DTSTART:20240612T173000Z" in lines
    assert "DTEND:20240612T231500Z" in lines


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (r"Depot\North", r"LOCATION:Depot\\North"),
        (r"S:\notes", r"LOCATION:S:\\notes"),
        (r"Hall; room 2, north\, east", r"LOCATION:Hall\; room 2\, north\\\, east"),
    ],
)
def test_a_backslash_in_a_calendar_is_a_backslash(place: str, line: str, tmp_path: Path) -> None:
    """RFC 5545, section 3.3.11."""
    archive, _ = loaded({f"{FOLDER}/meeting.yaml": f"time: 18:30\nplace: '{place}'\nagenda: [Rents]\n"}, tmp_path)
    assert line in calendar_of(archive)
