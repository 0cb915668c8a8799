"""Addresses, and links that are right wherever the site stands."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import urls

STEPS = st.lists(st.sampled_from(["a", "b", "2019-09-19", "minutes"]), max_size=4)
ADDRESS = STEPS.map(lambda steps: "".join(f"{step}/" for step in steps))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (urls.committee("board"), "board/"),
        (urls.meeting("board", "2019-09-19-2"), "board/2019-09-19-2/"),
        (urls.paper("board", "2019-09-19", "send-update"), "board/2019-09-19/send-update/"),
        (urls.minutes("board", "2019-07-18"), "board/2019-07-18/minutes/"),
        (urls.work_programme("board", "2019-09-19"), "board/2019-09-19/work-programme/"),
        (urls.year("2019/20"), "meetings/2019-20/"),
        (urls.about("index"), "about/"),
        (urls.about("accessibility"), "accessibility/"),
        (urls.about("history"), "about/history/"),
        (urls.item("4a"), "item-4a"),
        (urls.row("Library Review"), "row-library-review"),
    ],
)
def test_every_record_has_its_address(address: str, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "meetings/", "meetings/"),
        ("", "", "./"),
        ("board/2019-09-19/", "", "../../"),
        ("board/2019-09-19/", "board/2019-07-18/minutes/#minute-8", "../2019-07-18/minutes/#minute-8"),
        ("board/2019-09-19/", "board/2019-09-19/#item-4", "#item-4"),
        ("board/", "assets/site.css", "../assets/site.css"),
        ("404.html", "board/", "board/"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    assert urls.relative(here, there) == link


def test_offline_links_name_the_page_of_a_folder() -> None:
    assert urls.relative("board/", "", offline=True) == "../index.html"
    assert urls.relative("", "board/#m", offline=True) == "board/index.html#m"


@pytest.mark.parametrize(("base", "link"), [("/", "/board/"), ("/archive/", "/archive/board/"), ("x", "/x/board/")])
def test_the_page_for_missing_addresses_links_from_the_base(base: str, link: str) -> None:
    assert urls.from_base(base, "board/") == link


@pytest.mark.parametrize(
    ("address", "page", "fragment", "identity"),
    [
        ("board/2019-09-19/#item-4", "board/2019-09-19/", "item-4", "board/2019-09-19#item-4"),
        ("board/2019-09-19/library/", "board/2019-09-19/library/", "", "board/2019-09-19/library"),
        ("board/2019-09-19/loans.csv", "board/2019-09-19/loans.csv", "", "board/2019-09-19/loans.csv"),
        ("", "", "", ""),
    ],
)
def test_an_address_is_a_page_and_a_place_on_it(address: str, page: str, fragment: str, identity: str) -> None:
    assert urls.parted(address) == (page, fragment)
    assert urls.page(address) == page
    assert urls.at(page, fragment) == address
    assert urls.identity(address) == identity


@pytest.mark.parametrize(
    ("address", "within", "section", "name"),
    [
        ("board/2019-09-19/library/#p1", ("board", "2019-09-19", "library"), "board", "library"),
        ("board/2019-09-19/loans.csv", ("board", "2019-09-19", "loans.csv"), "board", "loans.csv"),
        ("board/2019-09-19/", ("board", "2019-09-19", ""), "board", "2019-09-19"),
        ("board/", ("board", "", ""), "board", "board"),
        ("404.html", ("404.html", "", ""), "", "404.html"),
        ("", ("", "", ""), "", ""),
    ],
)
def test_an_address_names_committee_meeting_and_document(
    address: str, within: tuple[str, str, str], section: str, name: str
) -> None:
    assert (urls.within(address), urls.section(address), urls.name(address)) == (within, section, name)


@pytest.mark.parametrize("address", [urls.oparl_place, urls.decisions_asked, urls.decisions_resulting, urls.decisions])
def test_words_make_a_name_that_every_disk_holds(address: Callable[[str], str]) -> None:
    assert "town-hall" in address("Town Hall")
    long = f"The Council Chamber {'of the Town Hall ' * 20}"
    names = [address(long), address(f"{long}, upstairs")]
    assert names[0] != names[1]
    assert all(len(part) < 150 for name in names for part in name.split("/"))


def test_a_file_stands_in_the_folder_of_its_meeting() -> None:
    assert urls.folder("board/2019-09-19/loans.csv") == urls.meeting("board", "2019-09-19")


@given(ADDRESS, ADDRESS)
def test_a_relative_link_leads_where_it_should_under_any_sub_path(here: str, there: str) -> None:
    from urllib.parse import urljoin

    assert urljoin(f"http://x/archive/{here}", urls.relative(here, there)) == f"http://x/archive/{there}"
    page = urljoin(f"http://x/archive/{here}", urls.relative(here, there, offline=True))
    assert page == f"http://x/archive/{urls.file(there)}"
