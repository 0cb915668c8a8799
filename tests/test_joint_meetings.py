"""Joint meetings: one folder and one address, on the page of each committee."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded, write
from folders import files_below

from generator.build import build
from generator.outputs.print.contents import packs_of
from generator.standing import Options

DAY = "panel/2024-09-11"
FILES = {
    "forum/committee.yaml": "name: Tenants' Forum\n",
    "forum/2024-07-10/meeting.yaml": "published: 2024-07-02\nagenda: [Gardens]\n",
    f"{DAY}/meeting.yaml": "time: 18:30\npublished: 2024-08-29\nagenda: [Rents]\njoint-with: forum\n",
}
TODAY = date(2024, 8, 30)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("joint")
    write(FILES, folder / "content")
    options = Options(folder / "content", folder / "site", TODAY, search=False, address="https://www.example.org/")
    build(options, lambda _: None)
    return files_below(folder / "site")


def test_it_stands_once_on_the_page_of_each_committee_with_its_one_address(site: Mapping[str, bytes]) -> None:
    own, other = site["panel/index.html"].decode(), site["forum/index.html"].decode()
    assert own.count('<h3><a href="2024-09-11/"') == 1
    assert other.count('<h3><a href="../panel/2024-09-11/"') == 1
    assert other.index('<h3><a href="../panel/2024-09-11/"') < other.index('<h3><a href="2024-07-10/"')
    entry = other.partition('<h3><a href="../panel/2024-09-11/"')[2].partition("</li>")[0]
    assert "Housing Panel" in entry
    assert "forum/2024-09-11/index.html" not in site


def test_its_page_its_calendar_entry_and_its_pack_name_the_others(site: Mapping[str, bytes], tmp_path: Path) -> None:
    page = site[f"{DAY}/index.html"].decode()
    assert re.search(r"<dt>Joint meeting with</dt>\s*<dd><a href=\"../../forum/\">Tenants&#39; Forum</a></dd>", page)
    assert b"A joint meeting with Tenants' Forum." in site["forum/calendar.ics"].replace(b"\r\n ", b"")
    archive, _ = loaded(FILES, tmp_path, TODAY)
    (pack,) = packs_of(archive, archive.meeting(*DAY.split("/")), TODAY)
    assert pack.front.states == ("This is a joint meeting with Tenants' Forum.",)


@pytest.mark.parametrize(
    ("twin", "what"),
    [
        ({"forum/2024-09-11/meeting.yaml": "joint-with: panel\n"}, '"forum/2024-09-11" is this joint meeting too'),
        ({"forum/2024-09-11/meeting.yaml": "time: 18:30\n"}, '"forum/2024-09-11" is this joint meeting too'),
        ({f"{DAY}/meeting.yaml": "joint-with: forms\n"}, 'there is no committee "forms" here'),
        ({"forum/2024-09-11/meeting.yaml": "time: 10:00\n"}, ""),
    ],
)
def test_a_second_folder_or_an_unknown_committee_is_said(twin: Mapping[str, str], what: str, tmp_path: Path) -> None:
    _, lines = loaded({**FILES, **twin}, tmp_path, TODAY)
    found = [line for line in lines if line.endswith("[joint-meeting]") and line.startswith(DAY)]
    assert len(found) == bool(what)
    assert all(f"warning: {what}" in line for line in found)
