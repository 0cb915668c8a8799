"""An old address as it is typed: what of it counts, and what cannot be one."""

import pytest

from generator.archive import Redirect
from generator.archive.old_addresses import WrittenAddress, read_address


@pytest.mark.parametrize(
    ("text", "path", "query"),
    [
        ("/mgCalendarMonthView.aspx", "mgCalendarMonthView.aspx", ()),
        ("documents/s12/Old%20report.pdf", "documents/s12/Old report.pdf", ()),
        ("documents/s12/", "documents/s12", ()),
        ("mgAi.aspx?ID=7", "mgAi.aspx", (("ID", "7"),)),
        ("https://old.example:8080/mgAi.aspx?ID=7&x", "mgAi.aspx", (("ID", "7"), ("x", ""))),
        ("HTTP://old.example/a?b=c+d%26", "a", (("b", "c d&"),)),
        ("a?", "a", ()),
        ("a?to=http://old.example/b", "a", (("to", "http://old.example/b"),)),
    ],
)
def test_an_old_address_is_read_without_its_host(text: str, path: str, query: tuple[tuple[str, str], ...]) -> None:
    assert read_address(text) == WrittenAddress(path, query)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("../secret", '".." leads out of its folder'),
        ("a/%2e%2e/b", '".." leads out of its folder'),
        ("a/./b", '"." leads out of its folder'),
        ("a//b", "there is nothing between two of its slashes"),
        ("//old.example/a", "there is nothing between two of its slashes"),
        ("ftp://old.example/a", "its path cannot have :"),
        ("a%00b", "its path cannot have a character that is not seen"),
        ("a\\b", "its path cannot have \\"),
        ("a /b", '"a " begins or ends with a blank, or ends with a full stop'),
        ("a./b", '"a." begins or ends with a blank, or ends with a full stop'),
        ("%FF", "its path is not UTF-8"),
        ("a?ID=7#item", "what follows # is never sent to a server"),
        ("https://old.example", "it is that of the home page"),
        ("/?page=7", "it is that of the home page"),
        ("a%23b", "its path cannot have #"),
        ("é" * 101, "one of its names has more than 200 bytes"),
        ("x" * 201, "one of its names has more than 200 bytes"),
        ("é/" * 267 + "x", "its path has more than 800 bytes"),
        ("x/" * 401, "its path has more than 800 bytes"),
    ],
)
def test_what_cannot_be_an_old_address_is_told(text: str, fault: str) -> None:
    assert read_address(text) == fault


@pytest.mark.parametrize("text", ["é" * 100, "x/" * 399 + "xx"])
def test_a_name_of_200_bytes_and_a_path_of_800_are_short_enough(text: str) -> None:
    assert read_address(text) == WrittenAddress(text, ())


def test_neither_the_case_of_letters_nor_the_order_of_parameters_makes_another_address() -> None:
    address = read_address("Old/Page.aspx?MId=7&CId=Two")
    assert isinstance(address, WrittenAddress)
    assert address.alike == ("old/page.aspx", (("cid", "two"), ("mid", "7")))
    assert Redirect(address.path, address.query, "panel/").key == "old/page.aspx"
