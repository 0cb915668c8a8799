"""However a site came about, it is the same: edit by edit or from nothing, by one process or by two."""

import multiprocessing
import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from folders import compile_once, files_below, put

from generator import rendered, spread
from generator.build import build
from generator.problems import Problem, has_errors
from generator.standing import Options, Result

JUNE, SEPTEMBER, BOARD = "content/panel/2024-06-12", "content/panel/2024-09-11", "content/board/2024-07-03"
NEW = "content/panel/2024-10-09"
AGENDA = "published: {day}\nagenda:\n  - title: Rents\n    papers: rents\n    matter: rents\n"
VERSIONS: dict[str, list[str | None]] = {
    "content/council.yaml": ["name: Fernshire Council\n", "name: Fernshire\nlicence: OGL-UK-3.0\n"],
    "content/people.yaml": [
        "a-moss:\n  name: A Moss\n  kind: councillor\ne-finch:\n  name: Ed Finch\n  kind: officer\n",
        "a-moss:\n  name: Anna Moss\n  kind: councillor\ne-finch:\n  name: Ed Finch\n  kind: officer\n",
    ],
    "content/matters.yaml": ["rents:\n  title: Rents\n", "rents:\n  title: What rents are\n  about: Of the *HRA*.\n"],
    "content/glossary.yaml": ["HRA: Housing Revenue Account\n", "HRA: House repairs\nALMO: A landlord\n"],
    "content/panel/committee.yaml": ["name: Housing Panel\nquorum: 2\n", "name: Homes Panel\nremit: Homes.\n"],
    "content/board/committee.yaml": ["name: Board\n"],
    f"{JUNE}/meeting.yaml": [
        AGENDA.format(day="2024-06-03") + "place: Hall\nattendance: {members: [a-moss]}\nminutes: {first: 1}\n",
        AGENDA.format(day="2024-06-04") + "attendance: {apologies: [a-moss]}\nminutes: {first: 1}\n",
    ],
    f"{JUNE}/rents.md": [
        "---\nauthors: e-finch\n---\n\n# Rents\n\n## Now\n\nThe HRA and the ALMO.\n",
        "---\nauthors: e-finch\n---\n\n# Rents of June\n\n## Now\n\nThe HRA, see minute 1.\n\n## Next\n\nOf the GLD.\n"
        "\n![Homes](homes.csv)\n",
    ],
    f"{JUNE}/homes.csv": ["Street,Homes\nHill,3\n", "Street,Homes\nHill,4\n"],
    f"{JUNE}/minutes.md": [
        "## Rents\n\nThey heard.\n\nRESOLVED that the Panel:\n\n1. Note the paper\n2. Ask the board to wait\n",
        "## Rents\n\nThey heard of the HRA.\n\nRESOLVED that the Panel:\n\n1. Ask again\n\n"
        "- For: A Moss\n\n{vote=carried}\n",
    ],
    f"{SEPTEMBER}/meeting.yaml": [
        AGENDA.format(day="2024-09-02") + "  - minutes-of: 2024-06-12\n",
        AGENDA.format(day="2024-09-02") + "cancelled: nobody could come\n",
        None,
    ],
    f"{SEPTEMBER}/rents.md": [
        "# Rents again\n\n## Then\n\nSee [June](../2024-06-12/rents.md#p1-1) and minute 1/24.\n",
        "# Repairs\n\n## Then\n\nSee the minutes of 12 June 2024.\n",
        None,
    ],
    f"{BOARD}/meeting.yaml": ["place: Hall\nagenda: [{title: Rents, papers: panel/2024-06-12/rents}]\n", None],
    f"{NEW}/meeting.yaml": [None, AGENDA.format(day="2024-09-30")],
    f"{NEW}/rents.md": [None, "# Rents in autumn\n\n## Then\n\nAs in minute 1/24.\n"],
    "own/about.html": [
        None,
        '{% extends "base.html" %}{% block top %}{{ title }}{% endblock %}{% block page %}Own{% endblock %}\n',
    ],
}
"""By the path of each file what may stand in it; None where it may be missing."""
Made = tuple[Sequence[Problem], Mapping[str, bytes]]
DAYS = (date(2024, 8, 30), date(2024, 9, 20), date(2025, 1, 2))


def built(options: Options) -> Result:
    """What came of a build."""
    return build(options, lambda _: None)


def let_few_be_enough() -> None:
    """Lets two processes be at work on the smallest archive, and makes code of templates once."""
    compile_once(pytest.MonkeyPatch())
    spread.FEW.update(dict.fromkeys(spread.FEW, 0))


@pytest.fixture(scope="module")
def alone() -> Iterator[Executor]:
    """A process with one thread, as a command has it; pytest's own has others, and so would not be copied."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), let_few_be_enough) as executor:
        yield executor


class Place:
    """A council in a folder, and its site by several ways."""

    def __init__(self, folder: Path, alone: Executor | None = None) -> None:
        self.folder = folder
        self.alone = alone
        self.now = {path: versions[0] for path, versions in VERSIONS.items()}
        self.day = DAYS[0]
        put({path: text for path, text in self.now.items() if text is not None}, folder)
        (folder / "own").mkdir(exist_ok=True)

    def edit(self, path: str, text: str | None) -> None:
        """Writes a file, or takes it away."""
        file = self.folder / path
        self.now[path] = text
        if text is not None:
            put({path: text}, self.folder)
            return
        file.unlink(missing_ok=True)
        if file.parent.is_dir() and not any(file.parent.iterdir()) and file.parent.name != "own":
            file.parent.rmdir()

    def site(self, name: str, *, jobs: int) -> "Made":
        """What is said of the content, and the site as it is made in a folder of a name; none where it has errors."""
        options = Options(self.folder / "content", self.folder / name / "site", self.day, self.folder / "own")
        address = "https://www.fernshire.example/"
        options = replace(options, address=address, search=False, jobs=jobs)
        outcome = self.alone.submit(built, options).result() if self.alone and jobs > 1 else built(options)
        return outcome.problems, {} if has_errors(outcome.problems) else files_below(options.site)


def hold(place: Place) -> bool:
    """Holds what is made of what was kept, by one process and by two, to what is made of nothing; is there a site?"""
    shutil.rmtree(place.folder / "fresh", ignore_errors=True)
    fresh = place.site("fresh", jobs=1)
    assert place.site("one", jobs=1) == fresh
    assert place.site("two", jobs=2) == fresh
    return bool(fresh[1])


def add(place: Place) -> None:
    """Adds a meeting."""
    for name in ("meeting.yaml", "rents.md"):
        place.edit(f"{NEW}/{name}", VERSIONS[f"{NEW}/{name}"][1])


EDITS: Mapping[str, Callable[[Place], None]] = {
    "a text": lambda place: place.edit(f"{JUNE}/rents.md", VERSIONS[f"{JUNE}/rents.md"][1]),
    "minutes": lambda place: place.edit(f"{JUNE}/minutes.md", VERSIONS[f"{JUNE}/minutes.md"][1]),
    "a name": lambda place: place.edit("content/panel/committee.yaml", VERSIONS["content/panel/committee.yaml"][1]),
    "the glossary": lambda place: place.edit("content/glossary.yaml", VERSIONS["content/glossary.yaml"][1]),
    "people": lambda place: place.edit("content/people.yaml", VERSIONS["content/people.yaml"][1]),
    "a matter": lambda place: place.edit("content/matters.yaml", VERSIONS["content/matters.yaml"][1]),
    "a meeting less": lambda place: place.edit(f"{BOARD}/meeting.yaml", None),
    "a new meeting": add,
    "a template": lambda place: place.edit("own/about.html", VERSIONS["own/about.html"][1]),
    "the day": lambda place: setattr(place, "day", DAYS[1]),
}


def test_after_each_kind_of_edit_a_site_is_as_if_made_from_nothing(tmp_path: Path, alone: Executor) -> None:
    place = Place(tmp_path, alone)
    assert hold(place)
    for edit in EDITS.values():
        edit(place)
        assert hold(place)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_after_any_edits_a_site_is_as_if_made_from_nothing(seed: int, tmp_path: Path, alone: Executor) -> None:
    dice, place = random.Random(seed), Place(tmp_path, alone)  # noqa: S311 -- edits need not be secret
    for _ in range(50):
        if dice.random() < 0.1:
            place.day = dice.choice(DAYS)
        else:
            path = dice.choice(list(VERSIONS))
            place.edit(path, dice.choice(VERSIONS[path]))
        hold(place)


def test_processes_that_begin_anew_make_the_same_as_copies(
    tmp_path: Path, alone: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path, alone)
    made = place.site("copies", jobs=2)
    place.alone = None
    monkeypatch.setattr(spread, "FEW", dict.fromkeys(spread.FEW, 0))
    monkeypatch.setenv("AGENDAPACK_START", "spawn")
    assert place.site("anew", jobs=2) == made


def test_a_page_on_which_nothing_is_otherwise_is_not_rendered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, made, looked_at = Place(tmp_path), list[str](), list[str]()
    render = rendered.Pages.rendered

    def note(pages: rendered.Pages, number: int) -> rendered.Rendered:
        page = render(pages, number)
        looked_at.append(pages.every[number])
        made.extend([pages.every[number]] if page.data is not None else [])
        return page

    monkeypatch.setattr(rendered.Pages, "rendered", note)
    place.site("one", jobs=1)
    assert len(made) > len(VERSIONS)
    made.clear()
    looked_at.clear()
    place.edit(f"{JUNE}/rents.md", str(VERSIONS[f"{JUNE}/rents.md"][0]).replace("ALMO", "others"))
    place.site("one", jobs=1)
    assert made == ["panel/2024-06-12/rents/"]
    assert looked_at == ["panel/2024-06-12/rents/"]  # of the others not even the record was made


def test_a_page_that_was_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    place = Place(tmp_path)
    site = place.site("one", jobs=1)
    page = tmp_path / "one/site/panel/2024-06-12/index.html"
    page.write_bytes(page.read_bytes() + b"by hand")
    place.edit(f"{JUNE}/rents.md", VERSIONS[f"{JUNE}/rents.md"][1])
    place.edit(f"{JUNE}/rents.md", VERSIONS[f"{JUNE}/rents.md"][0])
    assert place.site("one", jobs=1) == site
