"""What outputs need of the whole archive: worked out once, and the same for whoever asks."""

from datetime import date

import pytest
from content_sample import loaded

from generator.archive import Archive
from generator.archive.asked import Asked, watched
from generator.archive.whole import NotedWhole, Whole
from generator.store.memo import Memo

MINUTES = "## Damp {{matter=damp}}\n\nRESOLVED that the {0}:\n\n1. write\n2. wait\n\n## Gate\n\nNoted.\n"
ACTIONS = "\n| Action | By whom | Due |\n|---|---|---|\n| Mend it | A Moss | |\n| Look | A Moss | |\n\n{{actions}}\n"
FILES = {
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\nb-reed: {name: B Reed}\n",
    "matters.yaml": "damp: {title: Damp}\nmill: {title: Mill}\n",
    "board/committee.yaml": "name: Board\n",
    "board/2024-05-08/meeting.yaml": "agenda: [Damp, Gate]\nminutes: {first: 1}\n",
    "board/2024-05-08/minutes.md": (MINUTES + ACTIONS).format("Board"),
    "board/2024-06-05/meeting.yaml": "agenda: [{minutes-of: 2024-05-08}]\njoint-with: panel\n",
    "board/actions.yaml": "1(1)/24: {asks: [b-reed, panel, b-reed]}\n2(A1)/24: {state: done}\n",
    "panel/2024-05-08/meeting.yaml": "agenda: [{minutes-of: 2024-05-08}]\n",
    "panel/2024-06-12/meeting.yaml": "agenda: [{minutes-of: 2024-05-08}, Damp, Gate]\nminutes: {first: 1}\n",
    "panel/2024-06-12/minutes.md": (MINUTES + ACTIONS).format("Panel"),
    "panel/2024-07-10/meeting.yaml": "agenda: [{minutes-of: [2024-05-08, 2024-06-12]}]\nminutes: {first: 9}\n",
    "panel/2024-07-10/minutes.md": "## Damp\n\nRESOLVED that it be mended.\n",
    "panel/actions.yaml": "1(2)/24: {asks: b-reed}\n",
    "d/committee.yaml": "kind: decisions\n",
    "d/2024-06-01-lease.md": "---\nby: [a-moss, b-reed, a-moss]\nmatter: [damp, mill]\n---\n# Lease\n",
    "d/2024-07-01-let.md": "---\nby: a-moss\nmatter: damp\n---\n# Let\n",
    "e/committee.yaml": "kind: decisions\n",
    "e/2024-06-20-sale.md": "---\nby: b-reed\n---\n# Sale\n",
}
B, P = "board/2024-05-08/minutes/", "panel/2024-06-12/minutes/"
JULY = "panel/2024-07-10/minutes/#minute-9-r"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive of two committees and of decisions outside meetings."""
    return loaded(FILES, tmp_path_factory.mktemp("whole"), date(2024, 8, 30))[0]


@pytest.fixture(params=["for all pages", "for pages one by one", "noting"])
def whole(request: pytest.FixtureRequest, archive: Archive) -> Whole:
    """What is worked out of it, in each of the ways in which that is asked for."""
    if request.param == "noting":
        asked = Asked()
        return NotedWhole(watched(archive, asked), asked)
    return Whole(archive, Memo() if "one" in request.param else None)


def test_what_was_resolved_is_known_by_committee_meeting_and_clause(whole: Whole) -> None:
    board, panel = (whole.archive.committees[name] for name in ("board", "panel"))
    clauses = {
        name: {meeting: [each.address for each in of] for meeting, of in whole.decided(committee).items()}
        for name, committee in (("board", board), ("panel", panel))
    }
    assert clauses == {
        "board": {"2024-05-08": [f"{B}#minute-1-r1", f"{B}#minute-1-r2"]},
        "panel": {"2024-06-12": [f"{P}#minute-1-r1", f"{P}#minute-1-r2"], "2024-07-10": [JULY]},
    }
    found = [list(whole.clauses(meeting)) for meeting in board.meetings]
    assert found == [
        [f"{B}#minute-1-r1", f"{B}#minute-1-r2"],
        [],
    ]
    assert {address: each.address for address, each in whole.clauses(panel.meetings[-1]).items()} == {JULY: JULY}
    assert [each.address for each in whole.decisions] == [
        *(JULY, f"{P}#minute-1-r1", f"{P}#minute-1-r2", f"{B}#minute-1-r1", f"{B}#minute-1-r2")
    ]


def test_whom_clauses_ask_has_them_newest_first_and_each_once(whole: Whole) -> None:
    assert {who: [each.address for each in of] for who, of in whole.asked.items()} == {
        "b-reed": [f"{P}#minute-1-r2", f"{B}#minute-1-r1"],
        "panel": [f"{B}#minute-1-r1"],
    }


def test_a_meeting_knows_the_later_ones_with_its_minutes_on_their_agenda(whole: Whole) -> None:
    committees = whole.archive.committees.values()
    agreeing = {meeting.address: whole.agreeing(meeting) for committee in committees for meeting in committee.meetings}
    assert {address: [later.address for later in of] for address, of in agreeing.items() if of} == {
        "board/2024-05-08/": ["board/2024-06-05/"],
        "panel/2024-05-08/": ["panel/2024-06-12/", "panel/2024-07-10/"],
        "panel/2024-06-12/": ["panel/2024-07-10/"],
    }


def test_actions_are_known_by_committee_meeting_and_owner(whole: Whole) -> None:
    board, panel = (whole.archive.committees[name] for name in ("board", "panel"))
    assert [each.cited for each in whole.actions(board)] == ["2(A1)/24", "2(A2)/24"]
    assert [len(whole.actions_at(meeting)) for meeting in (*board.meetings, *panel.meetings)] == [2, 0, 0, 2, 0]
    assert list(whole.by_meeting(panel)) == ["2024-06-12"]
    assert {who: [(each.meeting.committee, each.cited) for each in of] for who, of in whole.actions_of.items()} == {
        "a-moss": [("board", "2(A2)/24"), ("panel", "2(A1)/24"), ("panel", "2(A2)/24")]
    }


def test_decisions_outside_meetings_are_known_by_maker_and_matter(whole: Whole) -> None:
    assert [each.name for each in whole.outside] == ["2024-07-01-let", "2024-06-20-sale", "2024-06-01-lease"]
    assert {who: [each.name for each in of] for who, of in whole.outside_by.items()} == {
        "a-moss": ["2024-07-01-let", "2024-06-01-lease"],
        "b-reed": ["2024-06-20-sale", "2024-06-01-lease"],
    }
    assert {matter: [each.name for each in of] for matter, of in whole.outside_about.items()} == {
        "damp": ["2024-07-01-let", "2024-06-01-lease"],
        "mill": ["2024-06-01-lease"],
    }


def test_what_is_known_of_meetings_people_matters_and_references_is_that_of_the_archive(whole: Whole) -> None:
    assert [meeting.address for meeting in whole.joint["panel"]] == [
        *("panel/2024-05-08/", "board/2024-06-05/", "panel/2024-06-12/", "panel/2024-07-10/")
    ]
    assert sorted(whole.people) == ["a-moss", "b-reed"]
    assert sorted(whole.lines) == ["damp", "mill"]
    assert list(whole.referring("panel/2024-06-12/minutes/")) == list(whole.referrers["panel/2024-06-12/minutes/"])
    assert whole.referring("nowhere/") == {}


def test_anything_is_worked_out_once_for_each_name(whole: Whole) -> None:
    made: list[str] = []

    def make(word: str) -> str:
        made.append(word)
        return word.upper()

    assert [whole.kept(("x", word), make, word) for word in ("a", "b", "a")] == ["A", "B", "A"]
    assert made == ["a", "b"]


def test_what_was_worked_out_is_there_for_the_next_page_that_is_asked_for(archive: Archive) -> None:
    memo = Memo()
    first, second = Whole(archive, memo), Whole(archive, memo)
    panel = archive.committees["panel"]
    assert second.decided(panel) is first.decided(panel)
    assert second.actions(panel) is first.actions(panel)


@pytest.mark.parametrize(("memo", "all_at_once"), [(None, True), (Memo(), False)])
def test_for_one_page_alone_what_refers_to_others_is_not_looked_for(
    memo: Memo | None, archive: Archive, *, all_at_once: bool
) -> None:
    whole = Whole(archive, memo)
    whole.referring("panel/2024-06-12/minutes/")
    assert ("referrers" in vars(whole)) is all_at_once


def test_before_processes_are_copied_all_is_worked_out(archive: Archive) -> None:
    whole = Whole(archive)
    whole.work_out()
    cached = {name for name, kind in vars(Whole).items() if type(kind).__name__ == "cached_property"}
    assert cached <= vars(whole).keys()
