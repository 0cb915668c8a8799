"""What the names of papers stand for: papers, minutes, work programmes and files, here and elsewhere; what is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import TODAY, write

from generator.archive import Archive
from generator.loading import load

MAY, JUNE, BOARD = "panel/2024-05-08", "panel/2024-06-12", "board/2024-05-08"
PAPER = "# Rents\n\n## Why\n\nThey rise.\n"
FILES = {
    "board/committee.yaml": "name: Housing Board\n",
    f"{BOARD}/meeting.yaml": "minutes: {first: 1}\n",
    f"{BOARD}/minutes.md": "## Damp\n\nNoted.\n",
    f"{BOARD}/damp.md": "# Damp\n",
    f"{MAY}/meeting.yaml": "minutes: {first: 1}\n",
    f"{MAY}/minutes.md": "## Damp\n\nNoted.\n",
    f"{MAY}/plan.md": "---\nkind: plan\nappendices: {A: costs}\n---\n# Plan\n\n## Why\n\nTo tell.\n",
    f"{MAY}/costs.md": "---\nappendices: [figures.csv]\n---\n# Costs\n",
    f"{JUNE}/rents.md": PAPER,
    f"{JUNE}/figures.csv": "Home,Cost\nFlat,5\n",
    f"{MAY}/figures.csv": "Home,Cost\nFlat,5\n",
    f"{JUNE}/minutes.md": "## Rents\n\nNoted.\n",
    f"{JUNE}/work-programme.yaml": "programme: {May: [Damp]}\n",
}


def named(papers: str, folder: Path, files: Mapping[str, str] = FILES) -> tuple[Archive, list[str]]:
    """The archive with an item that names some papers, and what is told of them: "line what; mend [rule]"."""
    meeting = f"agenda: [{{title: Rents, papers: {papers}}}]\nminutes: {{first: 1}}\n"
    archive, problems = load(write({**FILES, **files, f"{JUNE}/meeting.yaml": meeting}, folder), TODAY)
    assert archive
    rules = ("missing-paper", "draft-paper", "broken-fragment")
    return archive, [
        f"{each.place.line} {each.what}; {each.mend} [{each.rule}]" for each in problems if each.rule in rules
    ]


@pytest.mark.parametrize(
    ("name", "address", "title", "kind"),
    [
        ("rents", f"{JUNE}/rents/", "Rents", "briefing-note"),
        ("'rents#p1-1'", f"{JUNE}/rents/#p1-1", "Rents", "briefing-note"),
        ("2024-05-08/plan", f"{MAY}/plan/", "Plan", "plan"),
        ("2024-05-08/costs", f"{MAY}/costs/", "Costs", "appendix"),
        ("board/2024-05-08/damp", f"{BOARD}/damp/", "Damp", "briefing-note"),
        ("minutes", f"{JUNE}/minutes/", "Minutes", "minutes"),
        ("2024-05-08/minutes", f"{MAY}/minutes/", "Minutes of 8 May 2024", "minutes"),
        ("board/2024-05-08/minutes", f"{BOARD}/minutes/", "Minutes of Housing Board, 8 May 2024", "minutes"),
        ("work-programme", f"{JUNE}/work-programme/", "Work programme 2024/25", "work-programme"),
        ("figures", f"{JUNE}/figures.csv", "figures.csv", "file"),
        ("figures.csv", f"{JUNE}/figures.csv", "figures.csv", "file"),
        ("{file: figures.csv, title: Costs}", f"{JUNE}/figures.csv", "Costs", "file"),
        ("{file: figures.csv, title: All costs, kind: table}", f"{JUNE}/figures.csv", "All costs", "file"),
    ],
)
def test_a_name_stands_for_what_lies_there(name: str, address: str, title: str, kind: str, tmp_path: Path) -> None:
    archive, told = named(name, tmp_path)
    (target,) = archive.meeting("panel", "2024-06-12").items[0].papers
    assert (target.address, target.title, target.kind, told) == (address, title, kind, [])
    assert (target.size, target.called) == (17 if kind == "file" else 0, "table" if "table" in name else "")


def test_a_work_programme_is_called_as_it_calls_itself(tmp_path: Path) -> None:
    programme = {f"{JUNE}/work-programme.yaml": "title: Our year\nprogramme: {May: [Damp]}\n"}
    archive, _ = named("work-programme", tmp_path, programme)
    assert [target.title for target in archive.meeting("panel", "2024-06-12").items[0].papers] == ["Our year"]


def test_minutes_of_a_committee_without_a_name_are_called_by_its_folder(tmp_path: Path) -> None:
    archive, _ = named("board/2024-05-08/minutes", tmp_path, {"board/committee.yaml": ""})
    (target,) = archive.meeting("panel", "2024-06-12").items[0].papers
    assert target.title == "Minutes of board, 8 May 2024"


def test_a_paper_comes_with_its_appendices_and_not_with_theirs(tmp_path: Path) -> None:
    archive, _ = named("2024-05-08/plan", tmp_path)
    (target,) = archive.meeting("panel", "2024-06-12").items[0].papers
    assert [(each.label, each.address, each.appendices) for each in target.appendices] == [("A", f"{MAY}/costs/", ())]


MISSING = "or say `missing:` what is not in the archive [missing-paper]"
ALONE = "name each on a line of its own, after a hyphen and a blank [missing-paper]"
DRAFT = "take `draft: true` out of its front matter, or take it off here [draft-paper]"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rent", 'there is no paper "rent"; did you mean "rents"? [missing-paper]'),
        ("zzz", f'there is no paper "zzz"; add "zzz.md", {MISSING}'),
        ("2024-05-09/zzz", f'there is no paper "2024-05-09/zzz"; add "zzz.md", {MISSING}'),
        ("a/b/c/rents", f'there is no paper "a/b/c/rents"; add "rents.md", {MISSING}'),
        ("'rents, costs'", f'there is no paper "rents, costs"; {ALONE}'),
        ("new", f'the paper "new" is still a draft; {DRAFT}'),
        ("'rents#p1-2'", '"rents" has no place "#p1-2"; did you mean "p1-1"? [broken-fragment]'),
        ("'rents#'", '"rents" has no place "#"; known here: p1-1, s1 [broken-fragment]'),
        ("'figures.csv#p1'", '"figures.csv" has no place "#p1"; look the address up on its page [broken-fragment]'),
    ],
)  # fmt: skip
def test_a_name_that_stands_for_nothing_is_told_with_how_to_mend_it(name: str, said: str, tmp_path: Path) -> None:
    _, told = named(name, tmp_path, {f"{JUNE}/new.md": f"---\ndraft: true\n---\n{PAPER}"})
    assert told == [f"1 {said}"]


@pytest.mark.parametrize(
    ("front", "appendices"), [("kind: plan", ["Costs", "figures.csv"]), ("withdrawn: A wrong sum", ["Costs"])]
)
def test_of_a_withdrawn_paper_the_files_that_came_with_it_are_not_named(
    front: str, appendices: list[str], tmp_path: Path
) -> None:
    plan = f"---\n{front}\nappendices: [costs, figures.csv]\n---\n# Plan\n"
    files = {f"{JUNE}/plan.md": plan, f"{JUNE}/costs.md": "# Costs\n\n## Why\n\nSum.\n"}
    archive, _ = named("plan", tmp_path, files)
    (target,) = archive.meeting("panel", "2024-06-12").items[0].papers
    assert [appendix.title for appendix in target.appendices] == appendices


def test_of_a_file_that_is_held_back_nothing_more_is_told(tmp_path: Path) -> None:
    files = {f"{JUNE}/exempt-claim.md": PAPER, f"{JUNE}/exempt.v2.csv": "Home,Cost\nFlat,5\n"}
    archive, told = named("[exempt-claim, exempt-claim.md, exempt.v2]", tmp_path, files)
    assert (archive.meeting("panel", "2024-06-12").items[0].papers, told) == ((), [])


WITHDRAWN = "---\nwithdrawn: A wrong sum\nappendices: [costs]\n---\n# Plan\n\n## Why\n\nTo tell.\n"


@pytest.mark.parametrize(
    ("papers", "files", "reason"),
    [
        ("rents", {}, None),
        ("rents", {f"{JUNE}/rents.md": WITHDRAWN}, "A wrong sum"),
        ("[rents, costs]", {f"{JUNE}/rents.md": WITHDRAWN}, None),
        ("rents", {f"{JUNE}/rents.md": WITHDRAWN, f"{JUNE}/plan.md": "---\nappendices: [costs]\n---\n# Plan\n"}, None),
        ("rents", {f"{JUNE}/rents.md": WITHDRAWN, f"{JUNE}/plan.md": WITHDRAWN}, "A wrong sum"),
        ("rents", {f"{JUNE}/costs.md": "---\nwithdrawn: It was 2023's\n---\n# Costs\n"}, "It was 2023's"),
    ],
    ids=["nothing", "its paper", "on the agenda itself", "another paper stands", "both papers", "itself"],
)
def test_an_appendix_of_withdrawn_papers_alone_is_withdrawn_with_them(
    papers: str, files: dict[str, str], reason: str | None, tmp_path: Path
) -> None:
    own = {
        f"{JUNE}/rents.md": "---\nappendices: [costs]\n---\n# Rents\n",
        f"{JUNE}/costs.md": "# Costs\n\n## Why\n\nSum.\n",
    }
    archive, _ = named(papers, tmp_path, {**own, **files})
    costs = archive.meeting("panel", "2024-06-12").papers["costs"]
    assert costs.front.withdrawn == reason
    assert ("Sum." in repr(costs.document)) is (reason is None)
