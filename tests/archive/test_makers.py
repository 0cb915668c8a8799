"""Decisions outside meetings: who took each, as it prints them, and what each is known by."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from content_sample import loaded

from generator.archive import Archive, register
from generator.archive.deciding import OfDecision
from generator.archive.delegated import by_maker
from generator.archive.register import delegated

PEOPLE = "b-reed: {name: B Reed, kind: councillor}\n"


def archive_of(folder: Path, **decisions: str) -> Archive:
    """The archive of decisions named by their day and a letter, each by what stands above its text."""
    files = {"people.yaml": PEOPLE, "d/committee.yaml": "kind: decisions\n"}
    for name, front in decisions.items():
        files[f"d/2024-{name[1:3]}-01-{name[0]}.md"] = f"---\n{front}\n---\n# Of *{name}*\n"
    return loaded(files, folder)[0]


def test_a_decision_has_its_address_its_title_and_its_days(tmp_path: Path) -> None:
    front = "key: true\nreference: OD/1\ncall-in: 2024-06-08\npublished: 2024-06-02"
    first, second = delegated(archive_of(tmp_path, a06=front, b05="withdrawn: Wrong"))
    assert (first.address, first.title, first.year) == ("d/2024-06-01-a/", "Of a06", "2024/25")
    assert (first.published, second.published) == (date(2024, 6, 2), date(2024, 5, 1))
    assert first.deciding == OfDecision(key=True, reference="OD/1", call_in=date(2024, 6, 8))
    assert second.deciding == OfDecision(withdrawn="Wrong")


def test_they_stand_newest_first_and_those_of_one_day_by_name(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, a05="by: A", b06="by: A", a06="by: A", c04="by: A")
    assert [decision.name for decision in delegated(archive)] == [
        "2024-06-01-b",
        "2024-06-01-a",
        "2024-05-01-a",
        "2024-04-01-c",
    ]
    assert register(archive) == ()


def test_they_are_grouped_by_who_took_them_as_each_prints_it(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path,
        a06="by: {b-reed: Cabinet Member for Homes}",
        b06="by: [director of Place, b-reed]",
        c05="by: director of Place",
        d05="key: false",
        e04="by: {b-reed: Cabinet Member for Homes}",
    )
    found: Mapping[str, list[str]] = {
        maker: [decision.name[-1] for decision in of] for maker, of in by_maker(delegated(archive), archive.people)
    }
    assert list(found.items()) == [
        ("Councillor B Reed", ["b"]),
        ("Councillor B Reed, Cabinet Member for Homes", ["a", "e"]),
        ("director of Place", ["b", "c"]),
        ("Not recorded", ["d"]),
    ]
