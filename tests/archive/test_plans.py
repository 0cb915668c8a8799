"""Which row of a forward plan announced a decision, where a row was decided, and what is said of that."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive, MeetingHeld
from generator.archive.deciding import OfDecision, Plans
from generator.archive.plans import decided_of_item, of_item, of_minute, places_of, places_of_item, plans

MAY, JUNE = "cabinet/2024-05-08", "cabinet/2024-06-12"
CABINET = {"cabinet/committee.yaml": "name: The Cabinet\nshort: Cabinet\nkind: executive\n"}


def archive_of(files: Mapping[str, str], folder: Path) -> Archive:
    """The archive of some files of a cabinet."""
    return loaded({**CABINET, **files}, folder)[0]


def meeting(agenda: str, minutes: str, folder: Path) -> MeetingHeld:
    """The meeting of June with an agenda and, if there are any, minutes."""
    files = {f"{JUNE}/meeting.yaml": f"{agenda}\nminutes: {{first: 1}}\n"}
    files |= {f"{JUNE}/minutes.md": minutes} if minutes else {}
    return archive_of(files, folder).committees["cabinet"].meetings[0]


LEASE = "title: Lease, key: true, reference: FP/1, call-in: 2024-06-20"
OPEN = OfDecision(key=True, reference="FP/1", call_in=date(2024, 6, 20))


@pytest.mark.parametrize(
    ("agenda", "minutes", "found"),
    [
        (f"agenda: [{{{LEASE}}}]", "", OPEN),
        (f"agenda: [{{{LEASE}}}]", "## Lease\n\nRESOLVED that it be let.\n", OPEN),
        (f"agenda: [{{{LEASE}}}]", "## Lease\n\nIt was noted.\n", OPEN.untaken),
        (f"agenda: [{{{LEASE}}}, Keys]", "## Keys\n\nRESOLVED that they be cut.\n", OPEN.untaken),
        (f"agenda: [{{{LEASE}}}]", "## Lease\n\nIt was LOST. {outcome=lost}\n", OPEN.untaken),
        (f"agenda: [{{{LEASE}}}]", "## Lease {deferred-to=2024-07-10}\n\nRESOLVED to wait.\n", OPEN.untaken),
        (f"agenda: [{{{LEASE}, deferred-to: 2024-07-10}}]", "", OPEN.untaken),
        (f"agenda: [{{{LEASE}, withdrawn: true}}]", "", OPEN.untaken),
        (f"cancelled: true\nagenda: [{{{LEASE}}}]", "", OPEN.untaken),
        (
            f"agenda: [Keys]\nprivate: [{{{LEASE}, exempt: 3, public-interest: A sale}}]",
            "## Keys\n\nHeard.\n\n# Private business\n\n## Lease\n",
            OPEN,
        ),
        (
            "agenda: [{title: Lease, call-in: 2024-06-20}]",
            "## Lease {key=FP/2 call-in=2024-06-21}\n\nRESOLVED that it be let.\n",
            OfDecision(key=True, reference="FP/2", call_in=date(2024, 6, 21)),
        ),
    ],
    ids=[
        "before the meeting",
        "taken",
        "only noted",
        "not minuted",
        "lost",
        "put off by the minutes",
        "put off",
        "withdrawn",
        "cancelled",
        "in private",
        "the heading goes first",
    ],
)
def test_on_an_item_there_is_something_to_call_in_until_it_is_known_that_nothing_was_decided(
    agenda: str, minutes: str, found: OfDecision, tmp_path: Path
) -> None:
    of = meeting(agenda, minutes, tmp_path)
    item = next(item for item in of.items if item.title.text == "Lease")
    assert decided_of_item(of, item) == found


def test_what_a_minute_says_goes_before_what_its_items_say(tmp_path: Path) -> None:
    of = meeting(
        f"agenda: [{{{LEASE}, special-urgency: It ends}}, {{title: Sale, key: true, reference: FP/2}}]",
        "## Lease {call-in=2024-06-25}\n\nRESOLVED that it be let.\n\n## Sale\n\nRESOLVED that it be sold.\n",
        tmp_path,
    )
    assert of.minutes
    lease, sale = of.minutes.items
    assert of_item(of.items[0]) == OfDecision(
        key=True, reference="FP/1", call_in=date(2024, 6, 20), special_urgency="It ends"
    )
    assert of_minute(of, lease) == OfDecision(
        key=True, reference="FP/1", call_in=date(2024, 6, 25), special_urgency="It ends"
    )
    assert of_minute(of, sale) == OfDecision(key=True, reference="FP/2")
    assert list(places_of(of, lease)) == [f"{JUNE}/minutes/#minute-1", f"{JUNE}/#item-1"]
    assert list(places_of_item(of, of.items[1])) == [f"{JUNE}/#item-2", f"{JUNE}/minutes/#minute-2"]


def test_a_decision_in_a_part_of_a_minute_is_of_the_item_of_that_part(tmp_path: Path) -> None:
    text = "## Homes\n\n### Lease {item=1}\n\nRESOLVED that it be let.\n\n### Sale {item=2}\n\nRESOLVED to sell.\n"
    of = meeting(f"agenda: [{{{LEASE}}}, {{title: Sale, key: true, reference: FP/2}}]", text, tmp_path)
    assert of.minutes
    (minute,) = of.minutes.items
    anchors = [resolution.anchor for resolution in minute.resolutions]
    assert [of_minute(of, minute, anchor).reference for anchor in anchors] == ["FP/1", "FP/2"]
    assert [list(places_of(of, minute, anchor))[1:] for anchor in anchors] == [[f"{JUNE}/#item-1"], [f"{JUNE}/#item-2"]]


def rows(*titles: str, **more: str) -> str:
    """An edition of a forward plan with rows for the twelfth of June."""
    above = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"{above}programme:\n  2024-06-12:\n" + "".join(f"    - {{{title}}}\n" for title in titles)


def entries(found: Plans) -> dict[str, list[tuple[str, str, str, bool]]]:
    """What is announced by reference and by place: address, title, day, whether in private."""
    every = {**found.by_reference, **found.by_place}
    return {key: [(e.address, e.title, str(e.published), e.is_private) for e in of] for key, of in every.items()}


def test_rows_are_known_by_their_reference_and_by_what_heard_them_oldest_edition_first(tmp_path: Path) -> None:
    files = {
        "cabinet/2024-04-10/work-programme.yaml": rows("title: 'A *lease*', key: true, reference: fp/1"),
        f"{MAY}/meeting.yaml": "published: 2024-05-01\n",
        f"{MAY}/work-programme.yaml": rows(
            "title: Lease, key: true, reference: FP/1, private: A sale", "title: Keys, key: true"
        ),
        "cabinet/2024-05-15/meeting.yaml": "published: 2024-04-20\n",
        "cabinet/2024-05-15/work-programme.yaml": rows("title: Lease, reference: FP/1"),
        f"{JUNE}/meeting.yaml": "agenda: [Lease, Keys]\n",
        "panel/2024-05-09/work-programme.yaml": rows("title: Keys", "title: Lease, reference: FP/1"),
        "panel/2024-06-12/meeting.yaml": "agenda: [Keys, Lease]\n",
    }
    found = entries(plans(archive_of(files, tmp_path)))
    of_panel = ("panel/2024-05-09/work-programme/#row-lease", "Lease", "None", False)
    first = ("cabinet/2024-05-15/work-programme/#row-lease", "Lease", "2024-04-20", False)
    second = (f"{MAY}/work-programme/#row-lease", "Lease", "2024-05-01", True)
    none = ("cabinet/2024-04-10/work-programme/#row-a-lease", "A lease", "None", False)
    assert found == {
        "fp/1": [first, second, none, of_panel],
        f"{JUNE}/#item-1": [first, second],
        "panel/2024-06-12/#item-2": [of_panel],
        f"{JUNE}/#item-2": [(f"{MAY}/work-programme/#row-keys", "Keys", "2024-05-01", False)],
    }


DECIDED = {
    f"{MAY}/work-programme.yaml": rows("title: Lease, key: true, reference: FP/1", "title: Keys, key: true"),
    f"{JUNE}/meeting.yaml": "agenda: [{title: Lease, reference: FP/1}, Keys, Bins]\nminutes: {first: 1}\n",
    f"{JUNE}/minutes.md": "## Lease\n\nRESOLVED that it be let.\n\n## Keys\n\nRESOLVED that they be cut.\n\n"
    "## Bins\n\nRESOLVED that they be emptied.\n",
    "d/committee.yaml": "name: Decisions of officers\nkind: decisions\n",
    "d/2024-06-20-lease.md": "---\nreference: fp/1\n---\n# Lease\n",
    "d/2024-06-21-lease.md": "---\nreference: FP/1\nwithdrawn: Wrong\n---\n# Lease\n",
    "d/2024-06-22-other.md": "# Other\n",
}


def test_where_a_row_was_decided_is_named_with_its_day(tmp_path: Path) -> None:
    found = plans(archive_of(DECIDED, tmp_path))
    named = {
        key: [(at.name.replace("\N{NO-BREAK SPACE}", " "), at.address) for at in of]
        for key, of in found.decided.items()
    }
    assert named == {
        "fp/1": [
            ("Cabinet, 12 June 2024, minute 1", f"{JUNE}/minutes/#minute-1"),
            ("Decisions of officers, 20 June 2024", "d/2024-06-20-lease/"),
        ]
    }
    assert {key: at.address for key, at in found.minutes.items()} == {
        f"{JUNE}/minutes/#minute-{n}": f"{JUNE}/minutes/#minute-{n}" for n in (1, 2)
    }


def test_without_a_forward_plan_nothing_is_decided_of_one(tmp_path: Path) -> None:
    files = {name: text for name, text in DECIDED.items() if "programme" not in name}
    found = plans(archive_of({**files, f"{MAY}/work-programme.yaml": rows("title: Lease")}, tmp_path))
    assert found == Plans()
