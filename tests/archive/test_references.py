"""What a text refers to: a path, a minute by its number, minutes by their day; each found, or told of with its mend."""

from datetime import date

import pytest

from generator.archive.references import COUNCIL, Linkable, Origin, Page, cited_minute, find, is_whole, scopes
from generator.archive.years import Starts
from generator.text import Minute, MinuteNumbers

JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
KNOWN = Linkable(
    pages={
        f"{JUNE}/rents.md": Page(f"{JUNE}/rents/", frozenset({"p3-2", "s1"})),
        f"{JUNE}/plan.pdf": Page(f"{JUNE}/plan/", frozenset({"about"}), has_sheets=True),
        f"{JUNE}/new.md": Page(f"{JUNE}/new/", is_draft=True),
        f"{JUNE}/claim.pdf": Page(""),
        f"{JUNE}/a map.csv": Page(f"{JUNE}/a map.csv"),
        f"{JUNE}/minutes.md": Page(
            f"{JUNE}/minutes/",
            frozenset({"minute-14", "minute-14-rb", "minute-14-rb-ii", "minute-14-r1-2", "minute-14-a1", "minute-14A"}),
        ),
        f"{JULY}/minutes.md": Page(f"{JULY}/minutes/", frozenset({"minute-14", "minute-pla146-14"})),
        "board/2023-05-10/minutes.md": Page("board/2023-05-10/minutes/", frozenset({"minute-60"})),
    },
    minutes={
        ("panel", "2024/25"): {"14": "2024-06-12", "14a": "2024-06-12", "99": "2024-06-12"},
        ("panel", "2024-07-10"): {"14": "2024-07-10"},
        ("panel", ""): {"pla146/14": "2024-07-10"},
        ("board", "2023/24"): {"60": "2023-05-10"},
        ("board", "1971/72"): {"60": "2023-05-10"},
        ("board", "2070/71"): {"60": "2023-05-10"},
    },
    meetings={("panel", "2024-06-12"): "2024-06-12", ("panel", "2024-09-11"): "2024-09-11-special"},
    starts=Starts(),
)
PAPER = Origin(JUNE, "panel")
OUTSIDE = "it stays without a link"


@pytest.mark.parametrize(
    ("target", "folder", "address"),
    [
        ("rents.md", JUNE, f"{JUNE}/rents/"),
        ("rents.md#p3-2", JUNE, f"{JUNE}/rents/#p3-2"),
        ("../2024-06-12/./rents.md", JULY, f"{JUNE}/rents/"),
        ("a%20map.csv", JUNE, f"{JUNE}/a map.csv"),
        ("plan.pdf#page=12", JUNE, f"{JUNE}/plan/#page-12"),
        ("plan.pdf#page-3", JUNE, f"{JUNE}/plan/#page-3"),
        ("plan.pdf#about", JUNE, f"{JUNE}/plan/#about"),
        ("claim.pdf#page=2", JUNE, ""),
    ],
)
def test_a_link_leads_to_the_page_of_a_file(target: str, folder: str, address: str) -> None:
    found = find("link", target, Origin(folder, "panel"), KNOWN)
    assert (found.address, found.what) == (address, "")


PATH = "a link is the path of a file from this one's folder"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("rent.md", f'there is no "{JUNE}/rent.md" in the content [broken-link]: did you mean "{JUNE}/rents.md"?'),
        (
            "#p3-2",
            '"#p3-2" names a place and no file [broken-link]:'
            " write the path of the file before it: minutes.md#minute-3",
        ),
        ("../../zzz", f'there is no "zzz" in the content [broken-link]: {PATH}'),
        (
            "www.gov.uk",
            f'there is no "{JUNE}/www.gov.uk" in the content [broken-link]:'
            ' write "https://www.gov.uk" if it is elsewhere on the web',
        ),
        (
            "new.md",
            '"new.md" is still a draft [draft-paper]: take `draft: true` out of its front matter, or take the link out',
        ),
        ("rents.md#p3-3", '"rents.md" has no place "#p3-3" [broken-fragment]: did you mean "p3-2"?'),
        ("a map.csv#x", '"a map.csv" has no place "#x" [broken-fragment]: look the address up on its page'),
        ("plan.pdf#page=0", '"plan.pdf" has no place "#page=0" [broken-fragment]: known here: about'),
        ("rents.md#page=2", '"rents.md" has no place "#page=2" [broken-fragment]: known here: p3-2, s1'),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_how_to_mend_it(target: str, said: str) -> None:
    found = find("link", target, PAPER, KNOWN)
    assert (found.address, found.severity) == ("", "error")
    assert f"{found.what} [{found.rule}]: {found.mend}" == said


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("14/24", f"{JUNE}/minutes/#minute-14"),
        ("14A/24", f"{JUNE}/minutes/#minute-14A"),
        ("14(b)/24", f"{JUNE}/minutes/#minute-14-rb"),
        ("14(b)(ii)/24", f"{JUNE}/minutes/#minute-14-rb-ii"),
        ("14(A1)/24", f"{JUNE}/minutes/#minute-14-a1"),
        ("14(1.2)/24", f"{JUNE}/minutes/#minute-14-r1-2"),
        ("14(z)/24", f"{JUNE}/minutes/#minute-14"),
        ("14 of 2024-07-10", f"{JULY}/minutes/#minute-14"),
        ("PLA146/14", f"{JULY}/minutes/#minute-pla146-14"),
        ("board 60/23", "board/2023-05-10/minutes/#minute-60"),
        ("board 60/70", "board/2023-05-10/minutes/#minute-60"),
        ("board 60/71", "board/2023-05-10/minutes/#minute-60"),
        *((cited, "") for cited in ("15/24", "99/24", "14/23", "board 60/24", "14 of 2024-06-13", "PLA146/15", "none")),
    ],
)
def test_a_minute_is_found_by_its_number_with_its_year_or_day(target: str, address: str) -> None:
    found = find("minute", target, PAPER, KNOWN)
    what = "" if address else f"minute {target} is not in the archive"
    assert (found.address, found.what) == (address, what)
    if what:
        assert (found.mend, found.rule, found.severity) == (OUTSIDE, "outside", "info")


@pytest.mark.parametrize(
    ("origin", "address"),
    [
        (Origin(JUNE, "panel", minutes="2024-07-10", approves=("2024-06-12",)), f"{JULY}/minutes/#minute-14"),
        (Origin(JUNE, "panel", approves=("2024-05-08", "2024-06-12")), f"{JUNE}/minutes/#minute-14"),
        (Origin(JUNE, "panel"), ""),
        (Origin(JUNE), ""),
    ],
    ids=["the text's own", "those before the meeting", "of no minutes", "of no committee"],
)
def test_a_bare_number_is_of_the_minutes_that_the_text_is_about(origin: Origin, address: str) -> None:
    assert find("minute", "14", origin, KNOWN).address == address


@pytest.mark.parametrize(
    ("day", "address", "what"),
    [
        ("2024-06-12", f"{JUNE}/minutes/", ""),
        ("2024-09-11", "panel/2024-09-11-special/", ""),
        ("2024-06-13", "", "no meeting of 2024-06-13 is in the archive"),
    ],
)
def test_minutes_are_found_by_their_day_or_else_the_meeting(day: str, address: str, what: str) -> None:
    found = find("minutes", day, PAPER, KNOWN)
    assert (found.address, found.what) == (address, what)
    assert (found.mend, found.rule, found.severity) == (
        (OUTSIDE, "outside", "info") if what else ("", "broken-link", "error")
    )


def test_what_is_said_of_the_council_cites_no_minutes_and_links_from_the_content_folder() -> None:
    assert find("minute", "14/24", COUNCIL, KNOWN) == find("minutes", "2024-06-12", COUNCIL, KNOWN)
    assert find("minute", "14/24", COUNCIL, KNOWN).what == ""
    assert find("link", f"{JUNE}/rents.md", COUNCIL, KNOWN).address == f"{JUNE}/rents/"
    assert find("person", "a-moss", PAPER, KNOWN).address == "people/a-moss/"


@pytest.mark.parametrize(
    ("cited", "parts", "whole"),
    [
        ("14", (None, "14", "", None, ""), False),
        ("cabinet 60A(b)(2)/24", ("cabinet", "60A", "(b)(2)", "24", ""), True),
        ("PLA146/14(2)", (None, "PLA146/14", "(2)", "", None), True),
        ("5(a) of 2024-10-01", (None, "5", "(a)", "", "2024-10-01"), True),
    ],
)
def test_how_a_minute_is_cited(cited: str, parts: tuple[str | None, ...], whole: bool) -> None:  # noqa: FBT001
    found = cited_minute(cited)
    assert found
    assert found.group("committee", "number", "clause", "year", "day") == parts
    assert is_whole(found) is whole


@pytest.mark.parametrize(
    ("number", "numbers", "cited_with"),
    [
        ("14", "by-year", ["2024-06-12", "2024/25"]),
        ("14", "by-meeting", ["2024-06-12"]),
        ("PLA146/14", "by-year", ["2024-06-12", ""]),
        ("", "by-year", []),
    ],
)
def test_a_number_is_cited_with_its_day_and_the_year_in_which_it_is_alone(
    number: str, numbers: MinuteNumbers, cited_with: list[str]
) -> None:
    minute = Minute(number, "minute", "Rents", (0, 0), "", 1, numbers=numbers)
    assert list(scopes(minute, date(2024, 6, 12), "2024/25")) == cited_with
