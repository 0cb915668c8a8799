"""What is kept from one reading to the next: the same as reading everything anew, whatever was changed and how."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from content_sample import Assets, write
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.archive import texts
from generator.loading import Loaded, collect, ruled
from generator.outputs.pages import Site, page, pages, sections
from generator.store.memo import EVERYTHING, Asked, Memo, Watched
from generator.text import Body, convert

TODAY = date(2024, 8, 30)
JUNE, JULY, BOARD = "panel/2024-06-12", "panel/2024-07-10", "board/2024-07-03"
VERSIONS: dict[str, list[str | None]] = {
    "council.yaml": [
        "name: Fernshire Council\n",
        "name: Fernshire Council\nmunicipal-years: {2024/25: 2024-07-05}\n",
        "name: Fernshire Council\nany-other-business: Nothing may be decided in [Rents](2024-06-12/rents.md).\n",
        "name: Fernshire Council\ndecision-words: [Agreed]\n",
        "name: Fernshire Council\ncontact: {name: Democratic Services, email: democracy@fernshire.example}\n",
        "nam: Fernshire\n",
    ],
    "people.yaml": [
        "a-moss:\n  name: A Moss\n  kind: councillor\n",
        "e-finch: {name: E Finch}\n",
        "- a-moss\n",
        None,
        "a-moss:\n  name: Ada Moss\n  kind: councillor\n",
    ],
    "matters.yaml": ["rents:\n  title: Rents\n", "rents:\n  title: Rents and arrears\n", "[", None],
    "glossary.yaml": [
        "ALMO: Arm’s length management organisation\n",
        "HRA: Housing revenue account\n",
        None,
        "ALMO: Arm’s length management organisation\nHRA: Housing revenue account\n",
    ],
    "redirects.yaml": ["old/rents.html: panel/2024-06-12/rents\n", None],
    "panel/committee.yaml": [
        "name: Housing Panel\nremit: Rents, see [rents](2024-06-12/rents.md).\n",
        "name: Homes Panel\nformerly: [homes]\n",
        "name: Housing Panel\ndecision-words: [Agreed]\n",
        "name: Housing Panel\nminute-numbers: by-meeting\nminute-form: HP{n}/{yy}\n",
    ],
    "panel/actions.yaml": [
        "1/24: {asks: a-moss, state: open}\n3/24: {asks: works}\n",
        "2/24: {asks: e-finch}\n",
        None,
        "1/24: {asks: board, outcome: 'The ALMO did, see [rents](../2024-06-12/rents.md#p1-2).'}\n",
    ],
    f"{JUNE}/meeting.yaml": [
        "agenda:\n  - title: Rents\n    papers: rents\n    matter: rents\nminutes: {first: 1, approved: 2024-07-10}\n",
        "agenda: [{title: Rents, papers: [rents, 2024-07-10/repairs]}]\nminutes: {first: 4}\n",
        "agenda:\n  - title: Rents\n    papers: rents\n    matter: rents\nminutes: {first: 1, approved: 2024-08-14}\n",
        "",
        "agenda: [\n",
        None,
    ],
    f"{JUNE}/minutes.md": [
        "## Rents\n\nThe ALMO said so.\n\nRESOLVED that it be noted.\n\nAgreed: that it come back.\n",
        "## Rents\n\nMoved by a-moss. {motion}\n\n- For: Moss\n- Against: 0\n{vote=carried}\n",
        "## Apologies\n\nNone.\n\n## Rents\n\nRESOLVED that:\n\n1. it be noted\n2. it come back\n",
        None,
    ],
    f"{JUNE}/rents.md": [
        "# Rents\n\n## Purpose\n\nTo tell of rents, and the ALMO.\n\n![Rents](rents.csv){chart=bar}\n",
        "---\nglossary: {ALMO: A company}\n---\n# Rents\n\n## Purpose\n\nTo tell of rents, and the ALMO.\n\n"
        "![Rents](rents.csv){chart=bar}\n",
        "---\nauthors: a-moss\nformerly: [old-rents]\n---\n# Rents\n\n## Purpose\n\nOne.\n\nTwo, in the HRA.\n",
        "---\ndraft: true\n---\n# Rents, not yet\n\n## Purpose\n\nOne.\n",
        None,
    ],
    f"{JUNE}/rents.csv": ["Year,Rents\n2023,4\n2024,[5](rents.md)\n", "Year,Rents\n2024,6\n", None],
    f"{JULY}/meeting.yaml": [
        "agenda: [{title: Repairs, papers: repairs}]\nattendance: {members: [a-moss]}\n",
        "agenda: [{minutes-of: 2024-06-12}, {title: Repairs, papers: repairs}]\n",
        "agenda: [{title: Repairs, about: What the ALMO says}, {title: Any other business}]\n",
        "agenda: [{title: Repairs, papers: 2024-06-12/rents#p1-2}]\nprivate: [{title: Rents, exempt: [3]}]\n",
        "moved-from: 2024-07-09\n",
    ],
    f"{JULY}/repairs.md": [
        "# Repairs\n\n## Then\n\nSee [rents](../2024-06-12/rents.md#p1-2) and minute 1.\n",
        "# Repairs\n\n## Then\n\nSee minute 1/24, and the minutes of 12 June 2024.\n",
        None,
    ],
    f"{JULY}/work-programme.yaml": [
        "programme:\n  2024-06-12:\n    - title: Rents\n      source: meeting of 12 June 2024\n"
        "  2024-09-11: [Gutters]\n",
        "programme:\n  2024-09-11:\n    - title: Repairs\n      leads: e-finch\n      matter: rents\n",
        None,
    ],
    "board/committee.yaml": ["name: Board\nminute-form: BRD{n}/{yy}\n", "name: Board\n", "name: The Board\n"],
    f"{BOARD}/meeting.yaml": [
        "agenda: [{title: Rents, papers: panel/2024-06-12/rents}]\n",
        None,
        "agenda: [Rents]\nprivate: [{title: Rents, exempt: [3], papers: panel/2024-06-12/rents}]\n",
    ],
    f"{BOARD}/minutes.md": [
        "## Rents\n\nAs minute panel 1/24, of the ALMO.\n\nMoved by a-moss. {motion}\n\n- For: Moss\n{vote=carried}\n",
        "## Rents\n\nAs minute panel 1/24, of the ALMO and the HRA.\n",
        None,
    ],
    "panel/2024-08-14/meeting.yaml": ["agenda: [{title: Gutters, papers: gutters}]\nminutes: {first: 9}\n"],
    "panel/2024-08-14/minutes.md": ["## Gutters\n\nAgreed: that they be cleaned.\n"],
    "panel/2024-08-14/gutters.md": ["# Gutters\n\n## Then\n\nSee minute 1, and minute 4/24.\n"],
    # Nothing refers to it, and a meeting is held on a day that others planned for and name.
    "audit/committee.yaml": ["name: Audit\n"],
    "audit/2024-07-03/meeting.yaml": ["agenda: [{title: Accounts, about: What the ALMO says}, Any other business]\n"],
    "works/committee.yaml": [None, "name: Works\n"],
    # It cites what is not there yet, and asks for nothing else of those folders.
    "audit/2024-07-03/minutes.md": [
        "## Accounts\n\nAs in the minutes of 4 September 2024, and [what was agreed]"
        "(../../panel/2024-08-14/minutes.md#minute-9-r) of [an item](../../panel/2024-07-10/meeting.yaml#item-2).\n"
    ],
    "audit/2024-09-04/minutes.md": [None, "## Plans\n\nNone.\n"],
    "panel/2024-09-11/meeting.yaml": [None, "agenda: [Gutters]\n"],
    f"{JUNE}/work-programme.yaml": [
        "programme:\n  Later:\n    - {title: Damp, source: meeting of 11 September 2024}\n",
        None,
    ],
    "about/index.md": ["# About\n\nThe ALMO.\n", None],
    "stray.txt": ["nobody reads this", None],
}


def put(folder: Path, path: str, text: str | None) -> None:
    """Writes a file, or takes it away."""
    file = folder / path
    if text is None:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def made(loaded: Loaded) -> dict[str, object]:
    """Every page of what was gathered."""
    assert loaded.archive is not None
    return dict(pages(Site(loaded.archive, TODAY, Assets())))


class Kept:
    """An archive on disk that was read, and is read again with what was kept, after each edit."""

    def __init__(self, folder: Path, *, with_drafts: bool) -> None:
        self.folder, self.memo, self.with_drafts = folder, Memo(), with_drafts
        write({path: each[0] for path, each in VERSIONS.items() if each[0] is not None}, folder)
        self.read(collect(folder, self.memo, with_drafts=with_drafts))

    def read(self, loaded: Loaded) -> tuple[object, ...]:
        """The archive, all that is wrong in it, and its pages asked for one by one."""
        problems = ruled(loaded, TODAY, self.memo)
        assert loaded.archive is not None
        of = sections(Site(loaded.archive, TODAY, Assets()), self.memo)
        return loaded.archive, problems, {address: page(of, address) for address in made(loaded)}

    def edit(self, path: str, text: str | None) -> None:
        """Writes a file, and holds what is kept to what reading everything gives."""
        put(self.folder, path, text)
        anew = collect(self.folder, with_drafts=self.with_drafts)
        again = collect(self.folder, self.memo, {self.folder / path}, with_drafts=self.with_drafts)
        assert self.read(again) == (anew.archive, ruled(anew, TODAY), made(anew)), f"{path}: {text}"


EDITS = [(path, text) for path, each in VERSIONS.items() for text in each]


@pytest.mark.parametrize("path", VERSIONS)
def test_after_an_edit_and_back_what_was_kept_gives_the_same_as_reading_everything(path: str, tmp_path: Path) -> None:
    kept = Kept(tmp_path, with_drafts=False)
    first, *others = VERSIONS[path]
    for text in others:
        kept.edit(path, text)
        kept.edit(path, first)


@example(
    edits=[("panel/committee.yaml", "name: Homes Panel\nformerly: [homes]\n"), ("council.yaml", "name: Fernshire\n")],
    with_drafts=False,
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=st.lists(st.sampled_from(EDITS), max_size=5), with_drafts=st.booleans())
def test_after_any_edits_what_was_kept_gives_the_same_as_reading_everything(
    edits: list[tuple[str, str | None]], *, with_drafts: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        kept = Kept(Path(name), with_drafts=with_drafts)
        for path, text in edits:
            kept.edit(path, text)


def test_folders_without_a_change_are_not_looked_at(tmp_path: Path) -> None:
    write({f"{JUNE}/minutes.md": "## Rents\n\nOne.\n", f"{JULY}/minutes.md": "## Repairs\n\nOne.\n"}, tmp_path)
    memo = Memo()
    collect(tmp_path, memo)
    for day in (JUNE, JULY):
        (tmp_path / day / "minutes.md").write_text("## Damp\n\nTwo.\n", encoding="utf-8")
    archive = collect(tmp_path, memo, {tmp_path / JULY / "minutes.md"}).archive
    assert archive is not None
    headings = [meeting.minutes.items[0].heading for meeting in archive.meetings() if meeting.minutes]
    assert headings == ["Rents", "Damp"]


def test_a_folder_with_a_link_in_it_is_always_read_again(tmp_path: Path) -> None:
    write({f"{BOARD}/rents.md": "# Rents\n\n## Now\n\nOne.\n", f"{JUNE}/meeting.yaml": "agenda: [Rents]\n"}, tmp_path)
    (tmp_path / JUNE / "rents.md").symlink_to(Path("../..") / BOARD / "rents.md")
    memo = Memo()
    collect(tmp_path, memo)
    (tmp_path / BOARD / "rents.md").write_text("# Fees\n\n## Now\n\nTwo.\n", encoding="utf-8")
    archive = collect(tmp_path, memo, {tmp_path / BOARD / "rents.md"}).archive
    assert archive is not None
    assert archive.committees["panel"].by_name["2024-06-12"].papers["rents"].title == "Fees"


def test_a_folder_that_is_moved_in_is_read_with_all_its_files(tmp_path: Path) -> None:
    content = write({}, tmp_path / "content")
    write({"2024-06-12/minutes.md": "## Rents\n\nOne.\n"}, tmp_path / "elsewhere")
    memo = Memo()
    collect(content, memo)
    (tmp_path / "elsewhere/2024-06-12").rename(content / JUNE)
    archive = collect(content, memo, {content / JUNE}).archive
    assert archive is not None
    assert [meeting.name for meeting in archive.meetings()] == ["2024-06-12"]


def test_what_is_made_of_the_same_parts_is_made_once() -> None:
    memo, part, asked = Memo(), object(), []

    def make(part: object, text: str) -> str:
        asked.append((part, text))
        return "made"

    assert [memo.of("name", make, part, "text") for _ in range(3)] == ["made"] * 3
    assert asked == [(part, "text")]
    memo.of("name", make, object(), "text")
    memo.of("name", make, part, "other")
    memo.of("name", make, part, "other", is_current=lambda _: False)
    assert len(asked) == 4


class Stored(dict[str, bytes]):
    """A store in memory."""

    put = dict[str, bytes].__setitem__


def test_a_text_is_converted_once_for_all_runs_and_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({f"{JUNE}/minutes.md": "## Rents\n\nThe HRA.\n", "glossary.yaml": "HRA: Housing account\n"}, tmp_path)
    store, converted = Stored(), list[str]()

    def counted(text: str, *args: Any, **options: Any) -> Body:
        converted.append(text)
        return convert(text, *args, **options)

    monkeypatch.setattr(texts, "convert", counted)
    anew = collect(tmp_path)
    for _ in range(2):
        assert collect(tmp_path, Memo(store=store)) == anew
    assert len(converted) == 2
    (tmp_path / "glossary.yaml").write_text("HRA: Housing account\nALMO: Company\n", encoding="utf-8")
    collect(tmp_path, Memo(store=store))
    assert len(converted) == 2
    (tmp_path / "glossary.yaml").write_text("HRA: Homes account\n", encoding="utf-8")
    assert collect(tmp_path, Memo(store=store)) == collect(tmp_path)
    assert len(converted) == 4


@pytest.mark.parametrize(
    ("after", "altered"),
    [
        ({"a": 1, "b": 2}, set()),
        ({"a": 1, "b": 2, "c": 3}, {"c"}),
        ({"a": 9, "b": 2}, {"a"}),
        ({"b": 2}, {"a"}),
    ],
)
def test_what_would_be_answered_otherwise_is_known(after: dict[str, int], altered: set[str]) -> None:
    memo = Memo()
    memo.altered("answers", {"numbers": {"a": 1, "b": 2}})
    every = {EVERYTHING} if altered else set()
    assert memo.altered("answers", {"numbers": after}) == {("numbers", key) for key in altered | every}


def test_what_is_looked_up_is_noted_whether_it_is_there_or_not() -> None:
    asked: Asked = set()
    watched = Watched("numbers", {"a": 1, "b": 2}, asked)
    assert (watched["a"], watched.get("y"), "z" in watched) == (1, None, False)
    assert asked == {("numbers", "a"), ("numbers", "y"), ("numbers", "z")}
    assert sorted(watched) == ["a", "b"]
    assert ("numbers", EVERYTHING) in asked
