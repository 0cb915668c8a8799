"""A work programme from edition to edition: years of before have pages of their own, and no address is lost."""

import re
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from content_sample import Assets, loaded

from generator.archive.redirects import places
from generator.outputs import rendering
from generator.outputs.pages import Site, pages
from generator.outputs.pages.programmes import ProgrammesPage

EDITIONS = {
    f"panel/{day}/{name}": text
    for day in ("2021-06-09", "2021-09-08", "2022-06-08", "2022-09-07", "2023-06-07", "2023-09-06", "2024-06-12")
    for name, text in {
        "meeting.yaml": "agenda:\n  - Work programme\n",
        "work-programme.yaml": f"programme:\n  {day[:4]}-12-04:\n    - Rents of {day}\n",
    }.items()
}
COMPARING = import_module("generator.archive.editions")
START = "panel/work-programme/"


def site(folder: Path) -> Site:
    """The site of a panel with seven editions in four municipal years."""
    archive, problems = loaded(EDITIONS, folder)
    assert [line for line in problems if ": error:" in line] == []
    return Site(archive, date(2024, 8, 30), Assets())


def programmes(of: Site) -> dict[str, ProgrammesPage]:
    """The pages of work programmes by their addresses."""
    return {address: page for address, page in pages(of) if isinstance(page, ProgrammesPage)}


def years(page: ProgrammesPage) -> list[str]:
    """The years that a page shows."""
    return [year.year for year in page.years]


@pytest.mark.parametrize(
    ("together", "shown", "apart"),
    [
        (7, ["2024/25", "2023/24", "2022/23", "2021/22"], []),
        (6, ["2024/25", "2023/24", "2022/23"], ["2021/22"]),
        (3, ["2024/25", "2023/24"], ["2022/23", "2021/22"]),
        (1, ["2024/25"], ["2023/24", "2022/23", "2021/22"]),
    ],
)
def test_a_page_holds_whole_years_and_those_of_before_have_pages_of_their_own(
    together: int, shown: list[str], apart: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COMPARING, "TOGETHER", together)
    made = programmes(site(tmp_path))
    assert years(made[START]) == shown
    assert [year.year for year in made[START].elsewhere] == apart
    assert list(made) == [START, *(f"{START}{year.replace('/', '-')}/" for year in apart)]
    assert [years(page) for page in list(made.values())[1:]] == [[year] for year in apart]
    assert "7 editions" in repr(made[START].facts)


def anchors(html: bytes) -> Iterable[str]:
    """The anchors of years and editions on a page."""
    return re.findall(r' id="([ye]\d{4}-[\d-]+)"', html.decode())


def test_every_anchor_of_before_is_still_on_the_page_and_leads_to_its_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer = rendering.load_templates([rendering.default_folder()], {})
    of = site(tmp_path)
    whole = anchors(renderer.render(programmes(of)[START]))
    monkeypatch.setattr(COMPARING, "TOGETHER", 3)
    made = {address: renderer.render(page) for address, page in programmes(of).items()}
    assert anchors(made[START]) == whole
    assert b'<li id="e2021-06-09"><a href="2021-22/#e2021-06-09">9\xc2\xa0June 2021</a></li>' in made[START]
    assert "e2021-06-09" in anchors(made[f"{START}2021-22/"])
    assert b"Rents of 2021-09-08" in made[f"{START}2021-22/"]
    assert b"Rents of 2021-09-08" not in made[START]


def test_the_archive_knows_the_addresses_of_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(COMPARING, "TOGETHER", 6)
    assert "panel/work-programme/2021-22" in places(site(tmp_path).archive, {})
