"""No address is written to twice: `check` tells it with the line that an officer can change, and nothing is written."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_sample import loaded, write

from generator import urls
from generator.archive.ground import ground
from generator.build import files, renderer_of
from generator.cli import main
from generator.content.records import parse
from generator.content.sources import read
from generator.loading import load
from generator.standing import Options

DAY = date(2024, 8, 30)
GOLDEN = Path(__file__).parent / "golden" / "content"
MEETING = "panel/2024-06-12"
FILES = {
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    "matters.yaml": "repairs: {title: Repairs}\n",
    "about/index.md": "# About\n",
    "panel/committee.yaml": "name: Housing Panel\n",
    f"{MEETING}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: [rents, map]\n    matter: repairs\n"
    "invited: a-moss\nminutes: {first: 8}\n",
    f"{MEETING}/rents.md": "# Rents\n\n## Purpose\n\nTo say.\n",
    f"{MEETING}/minutes.md": "## Rents\n\nRESOLVED that the Panel:\n\n1. Note it\n2. Ask again\n",
    f"{MEETING}/map": "a map",
}
TWICE = [
    pytest.param(
        {f"{MEETING}/rents": "a file"}, f"{MEETING}/rents:1:1", 'where the paper "rents.md" is', id="beside its paper"
    ),
    pytest.param({f"{MEETING}/Rents": "a file"}, f"{MEETING}/Rents:1:1", 'the paper "rents.md"', id="in capitals"),
    pytest.param(
        {"answered/committee.yaml": "name: Answered\n"}, "answered/committee.yaml:1:1", "decisions/", id="standing"
    ),
    pytest.param({"noted/committee.yaml": "name: Noted\n"}, "noted/committee.yaml:1:1", "decisions/", id="noted"),
    pytest.param(
        {
            "result-granted/committee.yaml": "name: Granted\n",
            f"{MEETING}/minutes.md": "## Rents\n\nRESOLVED that it be granted. {outcome=granted}\n",
        },
        "result-granted/committee.yaml:1:1",
        "decisions/",
        id="result",
    ),
    pytest.param({"2024-25/committee.yaml": "name: A year\n"}, "2024-25/committee.yaml:1:1", "decisions/", id="year"),
    pytest.param(
        {"panel/actions.yaml": "8(1)/24: {asks: The Mayor}\n8(2)/24: {asks: the mayor}\n"},
        "panel/actions.yaml:2:17",
        'where the decisions asked of "The Mayor" is',
        id="asked in two ways",
    ),
    pytest.param(
        {"panel/actions.yaml": "8(1)/24: {asks: a-moss}\n8(2)/24:\n  asks: [the panel, A Moss]\n"},
        "panel/actions.yaml:3:21",
        'where the decisions asked of "a-moss" is',
        id="asked by name and id",
    ),
    pytest.param(
        {"asked-for/committee.yaml": "name: Asked\n", "panel/actions.yaml": "8(1)/24: {asks: For}\n"},
        "asked-for/committee.yaml:1:1",
        'where the decisions asked of "For" is',
        id="a committee like a filter",
    ),
]  # fmt: skip
STOOD_ELSEWHERE = [
    *(f"{MEETING}/{name}" for name in ("map", "MAP", "map/old.html", "pack.pdf", "meeting.json", "meeting.ics")),
    *(f"{MEETING}/{name}" for name in ("rents.md", "index.html", "minutes", "work-programme.md")),
    *(".agendapack", ".agendapack.new/x", "_headers/x", "matters/repairs/feed.xml", "panel/calendar.ics/x"),
    *("meetings/2024-25", "decisions/answered", "sitemap-1.xml", "Panel/2024-06-12/Rents/index.html"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "place", "where"), TWICE)
def test_what_would_be_at_one_address_is_told_by_check_and_build(
    more: dict[str, str], place: str, where: str, tmp_path: Path
) -> None:
    write({**FILES, **more}, tmp_path / "content")
    for command in ("check", "build"):
        site = ["--no-packs", "--no-search", f"--site={tmp_path / 'site'}"] if command == "build" else []
        result = CliRunner().invoke(main, [command, f"--content={tmp_path / 'content'}", "--today=2024-08-30", *site])
        told = [line for line in result.output.splitlines() if "[address-twice]" in line]
        assert len(told) == 1, result.output
        assert f"content/{place}: error: " in told[0]
        assert where in told[0]
        assert result.exit_code == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("old", STOOD_ELSEWHERE)
def test_no_old_address_takes_the_place_of_what_is_written(old: str, tmp_path: Path) -> None:
    _, problems = loaded({**FILES, "redirects.yaml": f"{old}: panel\n"}, tmp_path, DAY)
    assert [line for line in problems if "redirects.yaml:1: error" in line and "[taken-address]" in line], problems


def test_the_ground_knows_everything_that_a_build_writes(tmp_path: Path) -> None:
    """But what lies in folders that nothing else can have, and the pages and feeds at old addresses."""
    linked, _ = load(GOLDEN, DAY)
    sources, _ = read(GOLDEN)
    assert linked
    assert sources
    records, _ = parse(sources)
    whole, twice = ground(linked, records)
    assert twice == []
    options = Options(GOLDEN, tmp_path, DAY, address="https://www.fernshire.example/")
    written = {name for name, _ in files(options, linked, renderer_of(linked, None))}
    old = {urls.file(urls.moved(one.path)) for one in linked.redirects}
    former = {name for one in (*linked.committees.values(),) for name in one.record.formerly}
    former |= {f"matters/{name}" for one in linked.matters.values() for name in one.formerly}
    programs = {f"{name}/{file}" for name in former for file in ("calendar.ics", "feed.xml")}
    apart = {name for name in written if name.startswith(("assets/", "data/", "search/"))}
    unknown = {name for name in written - old - programs - apart if name.lower() not in whole.files}
    assert unknown == set()
