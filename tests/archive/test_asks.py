"""Of which things all that was asked for is answered as before, and what is known of those for the next time."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive
from generator.archive.asked import Ask, Asked, watched
from generator.archive.asks import Asking, Asks

JUNE = "panel/2024-06-12/"
FILES = {
    "people.yaml": "a-moss: {name: A Moss}\ne-finch: {name: E Finch}\n",
    "matters.yaml": "rents: {title: Rents}\n",
    f"{JUNE}meeting.yaml": "agenda: [Rents]\n",
}
PACKS = {"packs": {JUNE: "one", "other": "one"}}
ONCE: Ask = ("once", "names")


def asked_of(archive: Archive, who: str) -> set[Ask]:
    """What is asked for where somebody's name is."""
    asked = Asked()
    with asked.noting() as found:
        assert watched(archive, asked).people[who].name
    return found


def noted(archive: Archive) -> Asks:
    """What was asked for five things; two of them by what was worked out once, one of that by the other."""
    asking = Asking()
    things: Mapping[str, set[Ask]] = {
        "moss": asked_of(archive, "a-moss"),
        "finch": asked_of(archive, "e-finch"),
        "names": {ONCE},
        "list": {("once", "list")},
        "pack": {("packs", JUNE)},
    }
    for thing, asks in things.items():
        asking.add(thing, asks)
    asking.add("nothing")
    asking.once["names"] = frozenset(asked_of(archive, "a-moss"))
    asking.once["list"] = frozenset({ONCE})
    return asking.noted(archive, PACKS, None, frozenset())


EVERY = {"moss", "finch", "names", "list", "pack", "nothing"}


@pytest.mark.parametrize(
    ("files", "beside", "other"),
    [
        ({}, PACKS, set()),
        ({"people.yaml": "a-moss: {name: Al Moss}\ne-finch: {name: E Finch}\n"}, PACKS, {"moss", "names", "list"}),
        ({"people.yaml": "a-moss: {name: A Moss}\ne-finch: {name: Ed Finch}\n"}, PACKS, {"finch"}),
        ({"matters.yaml": "rents: {title: The rents}\n"}, PACKS, set()),
        ({}, {"packs": {JUNE: "two", "other": "one"}}, {"pack"}),
        ({}, {"packs": {JUNE: "one", "other": "two"}}, set()),
        ({}, {"packs": {}}, {"pack"}),
    ],
    ids=["nothing", "a name", "another name", "what nobody asked for", "a pack", "another pack", "no pack"],
)
def test_things_are_as_before_of_which_all_is_answered_so(
    files: Mapping[str, str], beside: Mapping[str, Mapping[str, str]], other: set[str], tmp_path: Path
) -> None:
    before = noted(loaded(FILES, tmp_path)[0])
    now = loaded({**FILES, **files}, tmp_path)[0]
    assert before.as_before(now, beside) == EVERY - other


def test_what_was_not_there_to_ask_before_makes_what_asked_for_it_other(tmp_path: Path) -> None:
    archive = loaded(FILES, tmp_path)[0]
    asking = Asking()
    asking.add("pack", {("packs", JUNE)})
    before = asking.noted(archive, {}, None, frozenset())
    assert before.as_before(archive, PACKS) == frozenset()


def test_of_what_was_not_made_anew_it_stays_known_what_was_asked(tmp_path: Path) -> None:
    archive = loaded(FILES, tmp_path)[0]
    before, asking = noted(archive), Asking()
    asking.add("new", {("archive.people", "a-moss")})
    for thing in ("finch", "names", "moss"):
        asking.add(thing)
    asking.once["new"] = frozenset({("archive", "people")})
    now = asking.noted(archive, PACKS, before, frozenset({"finch", "names", "pack"}))
    assert now.things == ("new", "finch", "names", "moss")
    assert sorted(now.of(frozenset(now.things))) == [
        ("finch", ("archive", "people")),
        ("finch", ("archive.people", "e-finch")),
        ("names", ("once", "names")),
        ("new", ("archive.people", "a-moss")),
    ]
    assert now.once == {**before.once, "new": frozenset({("archive", "people")})}
    assert (now.archive, now.beside) == (archive, PACKS)


def test_where_all_is_made_anew_nothing_is_kept_of_before(tmp_path: Path) -> None:
    archive = loaded(FILES, tmp_path)[0]
    asking = Asking()
    asking.add("moss", {ONCE})
    asking.once["names"] = frozenset()
    now = asking.noted(archive, PACKS, noted(archive), frozenset())
    assert sorted(now.of(frozenset(EVERY))) == [("moss", ONCE)]
    assert now.once == {"names": frozenset()}


def test_each_of_some_things_comes_with_what_was_asked_for_it(tmp_path: Path) -> None:
    before = noted(loaded(FILES, tmp_path)[0])
    assert sorted(before.of(frozenset({"pack", "list", "nothing", "unknown"}))) == [
        ("list", ("once", "list")),
        ("pack", ("packs", JUNE)),
    ]
