"""What may be private never reaches the archive: files that private items name, texts and matters; and who is told.

`tests/test_slips.py` has what a hand may do wrong, and looks through whole sites.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from content_sample import TODAY, write

from generator.archive import Archive
from generator.archive.withheld import withhold
from generator.content.records import Records
from generator.loading import collect, load
from generator.store.memo import Memo

P = TypeVar("P")
M = TypeVar("M")
MAY, JUNE, BOARD = "panel/2024-05-08", "panel/2024-06-12", "board/2024-05-08"
RULES = ("private-paper", "shared-paper", "private-marking", "exempt-in-public", "private-minute")
WORD = "Quagmirelyn"
"""Stands in what is private, and nowhere else."""
CLAIM = f"# Costs\n\n## Why\n\n{WORD}.\n"
RENTS = "# Rents\n\n## Why\n\nThey rise.\n"
OTHERS = {f"{MAY}/meeting.yaml": "agenda: [Damp]\n", f"{BOARD}/meeting.yaml": "agenda: [Damp]\n"}
OTHERS |= {"board/committee.yaml": "name: Board\n", f"{JUNE}/rents.md": RENTS}


def kept(files: Mapping[str, str], folder: Path) -> tuple[Archive, list[str]]:
    """The archive of the files, and what is said of what is held back: "meeting.yaml:3 what; mend [rule]"."""
    archive, problems = load(write({**OTHERS, **files}, folder), TODAY)
    assert archive
    return archive, [
        f"{Path(each.place.path).name}:{each.place.line} {each.what}; {each.mend} [{each.rule}]"
        for each in problems
        if each.rule in RULES
    ]


def with_private(item: str, public: str = "{title: Rents, papers: rents}") -> dict[str, str]:
    """A meeting with a private item that has more keys."""
    reason = "exempt: 1, public-interest: It names a tenant."
    text = f"published: 2024-06-04\nagenda: [Exclusion of the public, {public}]\n"
    return {f"{JUNE}/meeting.yaml": f"{text}private: [{{title: A claim, {reason}, {item}}}]\n"}


TAKE_OUT = "take the paper out: nothing private may be in the archive [private-paper]"


@pytest.mark.parametrize(
    ("item", "file", "said"),
    [
        ("papers: claim", f"{JUNE}/claim.md", "names a paper"),
        ("papers: [claim.md]", f"{JUNE}/claim.md", "names a paper"),
        ("papers: claim", f"{JUNE}/claim.csv", "names a paper"),
        ("papers: claim", f"{JUNE}/claim.pdf", "names a paper"),
        ("papers: 2024-05-08/claim", f"{MAY}/claim.md", "names a paper"),
        ("papers: board/2024-05-08/claim", f"{BOARD}/claim.md", "names a paper"),
        ("about: 'See [it](claim.md)'", f"{JUNE}/claim.md", 'leads to "claim.md"'),
        ("about: 'See [it](../2024-05-08/claim.md#p1)'", f"{MAY}/claim.md", 'leads to "claim.md"'),
        ("by: '[it](../../board/2024-05-08/cl%61im.md)'", f"{BOARD}/claim.md", 'leads to "claim.md"'),
        ("missing: '[it](claim.md)'", f"{JUNE}/claim.md", 'leads to "claim.md"'),
        ("parts: [Costs, '[it](claim.md)']", f"{JUNE}/claim.md", 'leads to "claim.md"'),
        ("public-summary: '[it](claim.md)'", f"{JUNE}/claim.md", 'leads to "claim.md"'),
    ],
)
def test_a_file_that_a_private_item_names_is_not_there(item: str, file: str, said: str, tmp_path: Path) -> None:
    archive, lines = kept({**with_private(item), file: CLAIM}, tmp_path)
    assert WORD not in repr(archive)
    assert "claim" not in repr([archive.files, archive.attached, *(meeting.papers for meeting in archive.meetings())])
    assert lines == [f'meeting.yaml:3 the private item "A claim" {said}; {TAKE_OUT}']
    assert set(archive.meeting("panel", "2024-06-12").papers) == {"rents"}


def test_the_appendices_of_such_a_paper_are_not_there_either(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/claim.md": f"---\nappendices: [more]\n---\n{CLAIM}",
        f"{JUNE}/more.md": f"---\nappendices: [claim, 'figures.csv']\n---\n{CLAIM}",
        f"{JUNE}/figures.csv": f"Home,{WORD}\nFlat,5\n",
    }
    archive, lines = kept({**with_private("papers: claim"), **files}, tmp_path)
    assert WORD not in repr(archive)
    assert set(lines) == {f'meeting.yaml:3 the private item "A claim" names a paper; {TAKE_OUT}'}
    assert set(archive.meeting("panel", "2024-06-12").papers) == {"rents"}


SHARED = "take it off the private item if it is public; else take it off here and out of content/ [shared-paper]"


def test_what_names_the_same_file_is_told_and_not_what_names_that(tmp_path: Path) -> None:
    files = with_private("papers: claim", "{title: Rents, papers: [rents, claim]}")
    files |= {f"{JUNE}/claim.md": CLAIM, f"{JUNE}/rents.md": f"---\nappendices: [claim]\n---\n{RENTS}"}
    archive, lines = kept(files, tmp_path)
    assert WORD not in repr(archive)
    assert lines == [
        f'meeting.yaml:2 a private item names "claim" too, so it is not published; {SHARED}',
        f'meeting.yaml:3 the private item "A claim" names a paper; {TAKE_OUT}',
        f'rents.md:2 a private item names "claim" too, so it is not published; {SHARED}',
    ]


KEPT = "exempt: 3, public-interest: It would tell a price."
MAY_BE = '"{}" is, or may be, the private paper that is named here, so it is not published;'
MAY_BE += " take the file out of content/; if it is public, give the private paper a title of its own [private-paper]"


@pytest.mark.parametrize(
    ("title", "file", "text"),
    [
        ("A price", "a-price.md", CLAIM),
        ("A price", "figures.md", f"# A *price*\n\n{WORD}\n"),
        ("A price", "figures.md", f"A price\n=======\n\n{WORD}\n"),
        ("A *price*", "A-Price.csv", f"Home,{WORD}\nFlat,5\n"),
        ("'[A price](more.md)'", "more.md", CLAIM),
    ],
)
def test_a_file_that_may_be_a_private_paper_is_not_there(title: str, file: str, text: str, tmp_path: Path) -> None:
    stem = file.removesuffix(".md")
    item = f"{{title: Rents, papers: [rents, {stem}], private-papers: [{{title: {title}, {KEPT}}}]}}"
    meeting = f"published: 2024-06-04\nagenda: [Exclusion of the public, {item}]\n"
    archive, lines = kept({f"{JUNE}/meeting.yaml": meeting, f"{JUNE}/{file}": text}, tmp_path)
    assert WORD not in repr(archive)
    assert f"meeting.yaml:2 {MAY_BE.format(file)}" in lines


@pytest.mark.parametrize(
    "title", ["A price", "Figures", "Figures, kind: a price", "Figures}, {file: figures, title: A *price*"]
)
def test_a_file_that_is_said_to_have_the_title_of_a_private_paper_is_not_there(title: str, tmp_path: Path) -> None:
    papers = f"[rents, {{file: figures.csv, title: {title}}}, {{file: map.csv, title: Map}}]"
    again = "{title: Again, papers: {file: figures, title: A price}}"
    item = f"{{title: Rents, papers: {papers}, private-papers: [{{title: A price, {KEPT}}}]}}, {again}"
    files = {f"{JUNE}/figures.csv": f"Home,{WORD}\nFlat,5\n", f"{JUNE}/map.csv": "Home,Cost\nFlat,5\n"}
    archive, lines = kept({f"{JUNE}/meeting.yaml": f"agenda: [{item}]\n", **files}, tmp_path)
    assert WORD not in repr(archive)
    assert [line for line in lines if "private-paper" in line] == [f"meeting.yaml:1 {MAY_BE.format('figures.csv')}"]


CALLED = 'what is said here of "{}" says that it is not for the public'


@pytest.mark.parametrize(
    ("name", "text", "file"),
    [
        (
            f"{MAY}/meeting.yaml",
            "agenda: [{title: Rents, papers: {file: FILE, title: Confidential report}}]",
            "claim.pdf",
        ),
        (f"{MAY}/meeting.yaml", "agenda: [{title: R, papers: [damp, {file: FILE, kind: Exempt report}]}]", "claim.csv"),
        (
            f"{MAY}/damp.md",
            "---\nappendices: [{file: FILE, title: Not for publication}]\nACCEPT---\n# Damp",
            "claim.md",
        ),
        (
            f"{BOARD}/meeting.yaml",
            "agenda: [{title: R, papers: {file: panel/FILE, title: Rents (exempt)}}]",
            "claim.md",
        ),
    ],
)
@pytest.mark.parametrize("reason", ["", "It is of 1990"])
def test_a_file_that_another_meeting_calls_private_is_not_there_unless_that_is_accepted(
    name: str, text: str, file: str, reason: str, tmp_path: Path
) -> None:
    accept = f"accept: {{private-marking: {reason}}}\n" if reason else ""
    written = text.replace("FILE", "2024-06-12/claim").replace("ACCEPT", accept)
    agenda = "agenda: [{title: Rents, papers: [rents, claim]}]\n"
    files = {f"{JUNE}/meeting.yaml": agenda, f"{JUNE}/{file}": CLAIM if file == "claim.md" else WORD}
    archive, lines = kept({**files, name: written if "---" in written else f"{written}\n{accept}"}, tmp_path)
    june = [*archive.meeting("panel", "2024-06-12").papers, *(each.rpartition("/")[2] for each in archive.files)]
    assert sorted(june) == (sorted(["rents", file.removesuffix(".md")]) if reason else ["rents"])
    assert reason or WORD not in repr(archive)
    mend = "take it out of content/; if it is public after all, say why below `accept:`, as `private-marking: …`"
    said = f"; accepted: {reason}" if reason else f": it is not published; {mend}"
    called = CALLED.format("panel/2024-06-12/claim" if name.startswith(BOARD) else "2024-06-12/claim")
    assert lines == [f"{Path(name).name}:{1 + ('---' in text)} {called}{said} [private-marking]"]


@pytest.mark.parametrize("paper", [f"{{title: figures.pdf, {KEPT}}}", f"{{title: Figures, file: figures.pdf, {KEPT}}}"])
def test_a_private_paper_that_is_the_name_of_a_file_is_told(paper: str, tmp_path: Path) -> None:
    archive, lines = kept(
        {f"{JUNE}/meeting.yaml": f"agenda: [{{title: Rents, private-papers: [{paper}]}}]\n"}, tmp_path
    )
    assert "figures.pdf" not in repr(archive)
    assert [item.title.text for item in archive.meeting("panel", "2024-06-12").items] == ["Rents"]
    assert lines == [
        "meeting.yaml:1 a private paper is named here as a file; neither its name nor the file is published;"
        " write the title that the public may know, and take the file out of content/ [private-paper]"
    ]


def test_an_item_that_is_exempt_on_the_public_agenda_is_a_private_one_and_no_number_moves(tmp_path: Path) -> None:
    item = "{title: A claim, exempt: 1, public-interest: It names a tenant., papers: claim}"
    agenda = f"agenda: [Apologies, {{section: Homes}}, {item}, Damp]\n"
    meeting = f"{agenda}private: [{{title: A lease, exempt: 3, papers: lease}}]\n"
    files = {f"{JUNE}/meeting.yaml": meeting, f"{JUNE}/claim.md": CLAIM, f"{JUNE}/lease.md": CLAIM}
    archive, lines = kept(files, tmp_path)
    assert WORD not in repr(archive)
    items = archive.meeting("panel", "2024-06-12").items
    assert [(item.number, item.title.text, item.private, item.record.section) for item in items] == [
        ("1", "Apologies", False, None),
        ("3", "Damp", False, "Homes"),
        ("2", "A claim", True, None),
        ("4", "A lease", True, None),
    ]
    assert (
        'meeting.yaml:1 the item "A claim" is exempt or marked as private, so its paper "claim.md" is not published;'
        " say why the item is exempt under `private:`, and take the paper out of content/ [private-paper]"
    ) in lines


@pytest.mark.parametrize(
    ("files", "is_known"),
    [
        ({}, False),
        ({f"{MAY}/meeting.yaml": "agenda: [{title: Damp, matter: tenancy}]\n"}, True),
        ({f"{MAY}/minutes.md": "## 1 Damp {matter=tenancy}\n\nNoted.\n"}, True),
        ({f"{MAY}/minutes.md": '## 1 Damp {matter="rents, tenancy"}\n\nNoted.\n'}, True),
        ({f"{MAY}/work-programme.yaml": "programme: {May: [{title: Damp, matter: tenancy}]}\n"}, True),
        ({"d/committee.yaml": "kind: decisions\n", "d/2024-06-01-x.md": "---\nmatter: tenancy\n---\n# X\n"}, True),
    ],
    ids=["nothing", "an item", "a minute", "a minute of two", "a work programme", "a decision"],
)
def test_a_matter_of_private_items_alone_is_not_there(files: dict[str, str], tmp_path: Path, *, is_known: bool) -> None:
    matters = {"matters.yaml": f"tenancy: {{title: {WORD}}}\nrents: {{title: Rents}}\n"}
    archive, _ = kept({**matters, **with_private("matter: tenancy"), **files}, tmp_path)
    assert set(archive.matters) == ({"tenancy", "rents"} if is_known else {"rents"})


@pytest.mark.parametrize(("accept", "is_there"), [("", False), ("accept: {private-marking: It is of 1990}\n", True)])
def test_a_decision_that_is_marked_is_not_there_unless_that_is_accepted(
    accept: str, tmp_path: Path, *, is_there: bool
) -> None:
    marked = f"---\n{accept or 'reference: OD/1'}\n---\n# Lease\n\nNot for publication.\n"
    files = {
        "d/committee.yaml": "kind: decisions\n",
        "d/2024-06-01-lease.md": marked,
        "d/2024-06-02-roof.md": "# Roof\n",
    }
    archive, _ = kept(files, tmp_path)
    assert [decision.name for decision in archive.committees["d"].decisions] == (
        ["2024-06-01-lease", "2024-06-02-roof"] if is_there else ["2024-06-02-roof"]
    )


PART = "{title: Rents, private-papers: [{title: A price, exempt: 3, public-interest: It would tell what was bid.}]}"
TAKEN = "minutes.md:5 this minute is taken to be private: it has the title of the private {}; "


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ("# Private business\n\n## 2 A claim", ""),
        ("## 2 A claim", TAKEN.format('item 3, "A claim"')),
        ("## 2 A price", TAKEN.format('paper "A price" of item 2')),
    ],
)
def test_the_text_of_a_private_minute_is_not_there(minutes: str, said: str, tmp_path: Path) -> None:
    text = f"## 1 Rents\n\nNoted.\n\n{minutes}\n\n{WORD}\n"
    archive, lines = kept({**with_private("key: false", PART), f"{JUNE}/minutes.md": text}, tmp_path)
    assert WORD not in repr(archive)
    held = archive.meeting("panel", "2024-06-12").minutes
    assert held
    assert [minute.number for minute in held.items] == ["1", "2"]
    assert [line[: len(said)] for line in lines] == ([said] if said else [])


def told(files: Mapping[str, str], folder: Path) -> list[str]:
    """What is said of what is held back, as the command prints it."""
    _, problems = load(write({**OTHERS, **files}, folder), TODAY)
    return [str(each).removeprefix(f"{folder}/") for each in problems if each.rule in RULES]


def test_what_is_said_has_its_place_and_its_mend(tmp_path: Path) -> None:
    meeting = """agenda:
- {title: Rents, papers: [rents, claim]}
- Exclusion of the public
private:
- {title: A claim, exempt: 1, papers: claim}
- {title: A lease, exempt: 1}
minutes: {first: 1}
"""
    files = {
        f"{JUNE}/meeting.yaml": meeting,
        f"{JUNE}/claim.md": CLAIM,
        f"{JUNE}/rents.md": f"---\nappendices: [map, gone, claim]\n---\n{RENTS}",
        f"{JUNE}/map.md": "# Map\n",
        f"{JUNE}/minutes.md": f"## Rents\n\nNoted.\n\n## A lease\n\n{WORD}\n",
    }
    assert told(files, tmp_path) == [
        f'{JUNE}/meeting.yaml:2:34: error: a private item names "claim" too, so it is not published; {SHARED}',
        f'{JUNE}/meeting.yaml:5:3: error: the private item "A claim" names a paper; {TAKE_OUT}',
        f"{JUNE}/minutes.md:5:1: error: this minute is taken to be private: it has the title of the private item 4,"
        ' "A lease"; put its heading alone below the line `# Private business` at the end; its text has no place here.'
        " If it is public, name its item on the heading: {item=4} [private-minute]",
        f'{JUNE}/rents.md:2:25: error: a private item names "claim" too, so it is not published; {SHARED}',
    ]


EXEMPT = "say why the item is exempt under `private:`, and take the paper out of content/ [private-paper]"


def test_items_within_items_are_private_by_what_they_say_or_by_what_they_are_within(tmp_path: Path) -> None:
    meeting = """agenda:
- title: Homes
  items:
  - {title: A claim, exempt: 1, papers: claim}
  - {title: Rents, papers: rents}
- title: Roofs (exempt)
  items:
  - {title: The builder, papers: more}
private:
- {minutes-of: 2024-05-08, papers: old, by: '<a href="third.md">it</a>'}
"""
    files = {f"{JUNE}/{name}.md": CLAIM for name in ("claim", "more", "old", "third")}
    written = {f"{JUNE}/meeting.yaml": meeting, **files}
    marked = (
        "the title of this public item says that it is not for the public: its papers are not published; take it out"
    )
    marked += (
        " of content/; if it is public after all, say why below `accept:`, as `private-marking: …` [private-marking]"
    )
    assert told(written, tmp_path / "told") == [
        f'{JUNE}/meeting.yaml:4:5: error: the private item "A claim" names a paper; {TAKE_OUT}',
        f"{JUNE}/meeting.yaml:6:3: error: {marked}",
        f'{JUNE}/meeting.yaml:8:5: error: the item "The builder" is exempt or marked as private, so its paper "more.md"'
        f" is not published; {EXEMPT}",
        f'{JUNE}/meeting.yaml:10:3: error: the private item "Minutes" leads to "third.md"; {TAKE_OUT}',
        f'{JUNE}/meeting.yaml:10:3: error: the private item "Minutes" names a paper; {TAKE_OUT}',
    ]
    archive, _ = kept(written, tmp_path / "kept")
    assert WORD not in repr(archive)
    june = archive.meeting("panel", "2024-06-12")
    assert set(june.papers) == {"rents"}
    assert [(item.number, item.title.text) for item in june.items if item.private] == [
        ("1(a)", "A claim"),
        ("2", "Private item"),
        ("2(a)", "Private item"),
        ("3", "Minutes"),
    ]


def records_of(files: Mapping[str, str], folder: Path) -> Records:
    """What officers wrote, before anything is held back."""
    records = collect(write({**OTHERS, **files}, folder)).records
    assert records
    return records


def test_a_meeting_with_nothing_private_stays_the_very_same(tmp_path: Path) -> None:
    files = {
        **with_private("by: x"),
        f"{MAY}/minutes.md": "## 1 Damp\n\nNoted.\n",
        "matters.yaml": "rents: {title: R}\n",
    }
    records = records_of(files, tmp_path)
    shown, said = withhold(records, Memo())
    panel, before = shown.committees["panel"].meetings, records.committees["panel"].meetings
    assert panel["2024-05-08"] is before["2024-05-08"]
    assert panel["2024-06-12"] is not before["2024-06-12"]
    assert [item.by for item in panel["2024-06-12"].meeting.record.private] == [None]
    assert shown.matters is records.matters
    assert said == []


def test_with_others_at_work_papers_are_looked_through_by_these_and_once(tmp_path: Path) -> None:
    files = {f"{JUNE}/exempt-report.md": RENTS, f"{MAY}/damp.md": "# Damp\n\nNot for publication\n"}
    records, given = records_of(files, tmp_path), list[int]()
    kept_before: dict[str, bytes] = {}

    class Kept:
        """Keeps bytes, as the cache does."""

        get = staticmethod(kept_before.get)
        put = staticmethod(kept_before.__setitem__)

    def others(make: Callable[[P], M], parts: Sequence[P]) -> list[M]:
        """Stands for other processes: notes how much they are given."""
        given.append(len(parts))
        return [make(part) for part in parts]

    shown, _ = withhold(records, Memo(store=Kept()), others)
    assert shown == withhold(records, Memo())[0]
    assert {name: set(meeting.papers) for name, meeting in shown.committees["panel"].meetings.items()} == {
        "2024-05-08": set(),
        "2024-06-12": {"rents"},
    }
    written = len(kept_before)
    withhold(records, Memo(store=Kept()), others)
    assert (given, len(kept_before)) == ([3, 0], written)
    assert written == 3


def test_what_is_held_back_is_known_by_its_name_alone(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: rents}, {title: Roofs (exempt), by: The Director}]\n"
        "minutes: {first: 1}\n",
        f"{JUNE}/minutes.md": "## Rents\n\nNoted.\n\n# Private business\n\n## Roofs (exempt)\n",
        f"{JUNE}/exempt-report.md": CLAIM,
        f"{JUNE}/part-2.pdf": WORD,
        "d/committee.yaml": "kind: decisions\n",
        "d/2024-06-02-exempt-lease.md": CLAIM,
    }
    archive, _ = kept(files, tmp_path)
    assert archive.withheld == {f"{JUNE}/exempt-report.md", f"{JUNE}/part-2.pdf", "d/2024-06-02-exempt-lease.md"}
    june = archive.meeting("panel", "2024-06-12")
    assert june.minutes
    assert [minute.heading for minute in june.minutes.items] == ["Rents", "Private item"]
    assert [(item.title.text, item.record.by) for item in june.items] == [("Rents", None), ("Private item", None)]
    assert "Roofs" not in repr(archive)
    assert WORD not in repr(archive)
