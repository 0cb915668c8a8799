"""What is asked of the archive is noted by the archive itself, and what is answered otherwise is told."""

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from content_sample import Assets, loaded
from golden_pages import ADDRESS, TODAY, golden_archive

from generator.archive import Archive
from generator.archive.asked import KINDS, Ask, Asked, altered, altered_by_key, digest_of, watched, watched_by_key
from generator.archive.whole import NotedWhole
from generator.build import explain
from generator.content.model import Record
from generator.outputs.pages import Site, pages, sections

JUNE = "panel/2024-06-12/"
RENTS = f"Paper {JUNE}rents/"
FILES = {
    "people.yaml": "a-moss: {name: A Moss}\ne-finch: {name: E Finch}\n",
    f"{JUNE}meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n",
    f"{JUNE}rents.md": "# Rents\n\n## Now\n\nThey rise.\n",
    f"{JUNE}minutes.md": "## Rents\n",
    "about/help.md": "# Help\n",
    "about/terms.md": "# Terms\n",
    "panel/2024-07-10/meeting.yaml": "agenda: [Repairs]\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """One paper before one of two meetings, and the minutes of that."""
    return loaded(FILES, tmp_path)[0]


ASKED: Mapping[str, tuple[Callable[[Archive], object], set[Ask]]] = {
    "a title": (
        lambda archive: archive.paper(f"{JUNE}rents/").title,  # type: ignore[union-attr]
        {
            ("archive", "committees"),
            ("CommitteeHistory panel/", "by_name"),
            (f"MeetingHeld {JUNE}", "papers"),
            (RENTS, "document"),
            (f"{RENTS}.document", "body"),
            (f"{RENTS}.document.body", "title"),
        },
    ),
    "a person": (
        lambda archive: archive.people.get("a-moss"),
        {("archive", "people"), ("archive.people", "a-moss")},
    ),
    "a page about the archive": (
        lambda archive: archive.about["help"].body.title,
        {("archive", "about"), ("archive.about.help", "body"), ("archive.about.help.body", "title")},
    ),
    "the minutes of a meeting": (
        lambda archive: archive.by_date[0].minutes and archive.by_date[0].minutes.year,
        {("archive", "by_date"), (f"MeetingHeld {JUNE}", "minutes"), (f"Minutes {JUNE}minutes/", "year")},
    ),
    "all people": (lambda archive: list(archive.people), {("archive", "people"), ("archive.people", "*")}),
    "whether it is off": (
        lambda archive: archive.by_date[1].is_off,
        {("archive", "by_date"), ("MeetingHeld panel/2024-07-10/", "record")},
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_read_is_noted_and_nothing_else(name: str, archive: Archive) -> None:
    read, asks = ASKED[name]
    asked = Asked()
    with asked.noting() as found:
        answer = read(watched(archive, asked))
    assert (answer, found) == (read(archive), asks)


def test_who_asks_for_what_was_worked_out_once_asks_for_all_of_it(archive: Archive) -> None:
    asked = Asked()
    whole = NotedWhole(watched(archive, asked), asked)
    for _ in range(2):
        with asked.noting() as found:
            assert whole.decisions == ()
        assert found == {("once", "decisions")}
    assert ("once", "('decided', 'panel')") in asked.within["decisions"]
    assert (f"MeetingHeld {JUNE}", "minutes") in asked.within["('decided', 'panel')"]


ALTERED: Mapping[str, tuple[Mapping[str, str], set[Ask]]] = {
    "nothing": ({}, set()),
    "a text": ({f"{JUNE}rents.md": "# Rents\n\n## Now\n\nThey fall.\n"}, {(f"{RENTS}.document.body", "packed")}),
    "a first paper, and minutes": (
        {
            "panel/2024-07-10/meeting.yaml": "agenda: [{title: Repairs, papers: repairs}]\nminutes: {first: 1}\n",
            "panel/2024-07-10/repairs.md": "# Repairs\n",
            "panel/2024-07-10/minutes.md": "## Repairs\n",
        },
        {
            ("archive.considered", "panel/2024-07-10/repairs/"),
            ("archive.considered", "*"),
            *(("MeetingHeld panel/2024-07-10/", name) for name in ("record", "items", "papers", "minutes")),
        },
    ),
    "a committee's remit": (
        {"panel/committee.yaml": "name: Housing Panel\nremit: Homes\n"},
        {("CommitteeHistory panel/", name) for name in ("record", "remit", "remits")},
    ),
    "a person": (
        {"people.yaml": "a-moss: {name: A Moss}\ne-finch: {name: Ed Finch}\n"},
        {("archive.people", "e-finch"), ("archive.people", "*")},
    ),
    "a meeting more": (
        {"panel/2024-08-14/meeting.yaml": "agenda: [Repairs]\n"},
        {("archive", "by_date"), ("CommitteeHistory panel/", "by_name"), ("CommitteeHistory panel/", "meetings")},
    ),
}


@pytest.mark.parametrize("name", ALTERED)
def test_what_is_to_be_answered_otherwise_is_told(name: str, archive: Archive, tmp_path: Path) -> None:
    files, asks = ALTERED[name]
    other = loaded({**FILES, **files}, tmp_path)[0]
    found = {ask for ask in altered(archive, other) if ask[1] not in {"opening", "first"}}
    assert found == asks


@pytest.fixture(scope="module")
def golden() -> Archive:
    """The archive of the invented council."""
    return golden_archive()


def test_pages_of_an_archive_that_notes_are_the_same(golden: Archive) -> None:
    site = Site(golden, TODAY, Assets(), address=ADDRESS, explain=explain(TODAY, ADDRESS))
    asked = Asked()
    noting = replace(site, archive=watched(golden, asked))
    of = sections(noting, whole=NotedWhole(noting.archive, asked))
    assert {address: make() for section in of.values() for address, make in section()} == dict(pages(site))


def inside(value: object) -> Iterator[object]:
    """A value, and all values in it."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from inside(getattr(value, one.name))
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from inside(entry)
    elif isinstance(value, tuple | list | frozenset):
        for entry in value:
            yield from inside(entry)


def test_no_record_that_notes_what_is_read_lies_where_it_would_not(golden: Archive) -> None:
    asked = Asked()
    noted = watched(golden, asked)
    seen: set[int] = set()
    queue: list[object] = [noted]
    while queue:
        record = queue.pop()
        if id(record) in seen:
            continue
        seen.add(id(record))
        for one in fields(record):  # type: ignore[arg-type]
            value = getattr(record, one.name)
            entries = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else [value]
            for entry in entries:
                if isinstance(entry, KINDS):
                    assert type(entry) not in KINDS, one.name
                    queue.append(entry)
                else:
                    assert not any(isinstance(deep, KINDS) for deep in inside(entry)), one.name


def test_in_which_order_a_set_is_kept_makes_no_other_answer(archive: Archive) -> None:
    """Zero and eight come in the order in which they were put in."""
    one: Any = frozenset([0, 8])
    other: Any = frozenset([8, 0])
    assert list(one) != list(other)
    assert altered(replace(archive, withheld=one), replace(archive, withheld=other)) == set()
    for else_ in (frozenset([0]), frozenset([0, 9]), None):
        now: Any = else_
        assert altered(replace(archive, withheld=one), replace(archive, withheld=now)) == {("archive", "withheld")}
        assert altered(replace(archive, withheld=now), replace(archive, withheld=one)) == {("archive", "withheld")}


def test_a_mapping_beside_the_archive_notes_which_keys_it_is_asked_for() -> None:
    asked = Asked()
    packs = watched_by_key("packs", {"a": 1, "b": 2}, asked)
    with asked.noting() as found:
        assert (packs["a"], packs.get("c"), len(packs)) == (1, None, 2)
    assert found == {("packs", "a"), ("packs", "c"), ("packs", "*")}


@pytest.mark.parametrize(
    ("now", "asks"),
    [
        ({"a": (1, "x"), "b": 2}, set()),
        ({"a": (2, "x"), "b": 2}, {"a", "*"}),
        ({"a": (1, "x")}, {"b", "*"}),
        ({"a": (1, "x"), "b": 2, "c": 3}, {"c", "*"}),
        ({"b": 2, "a": (1, "x")}, {"*"}),
    ],
    ids=["the same", "another value", "one less", "one more", "another order"],
)
def test_of_a_mapping_beside_it_is_told_what_is_otherwise(now: Mapping[str, object], asks: set[str]) -> None:
    before = {"a": (1, "x"), "b": 2}
    assert altered_by_key("packs", before, now) == {("packs", ask) for ask in asks}


def test_the_digest_of_a_thing_is_by_its_words_and_types() -> None:
    one = "a long word that is " + "put together"
    assert digest_of((one, one)) == digest_of((one, "".join(list(one))))
    assert len({digest_of(one), digest_of((one,)), digest_of(one.encode())}) == 3


def test_what_is_worked_out_once_is_told_of_once(archive: Archive) -> None:
    asked = Asked()
    noted = watched(archive, asked)
    assert asked.once("people", lambda: list(noted.people)) == ["a-moss", "e-finch"]
    assert asked.news() == {"people": frozenset({("archive", "people"), ("archive.people", "*")})}
    asked.once("people", list)
    assert asked.news() == {}


def test_what_notes_what_it_is_asked_for_is_never_written_down(archive: Archive) -> None:
    with pytest.raises(TypeError, match=r"^what notes what it is asked for is not written down$"):
        pickle.dumps(watched(archive, Asked()))


def test_records_of_one_address_are_all_there(archive: Archive) -> None:
    meeting = archive.by_date[0]
    twice = watched(replace(archive, by_date=(meeting, meeting)), Asked())
    assert [each.name for each in twice.by_date] == ["2024-06-12", "2024-06-12"]


def test_a_record_that_notes_is_one_for_all_who_ask(archive: Archive) -> None:
    noted = watched(archive, Asked())
    paper = noted.paper(f"{JUNE}rents/")
    assert paper is noted.by_date[0].papers["rents"]
    assert paper is noted.committees["panel"].meetings[0].papers["rents"]
