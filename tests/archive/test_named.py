"""Papers and files that nothing published names are not published: what names one, and what does not."""

from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive.named import Hidden, unnamed

JUNE = "panel/2024-06-12"
PLANS, RENTS, MAP = f"{JUNE}/plans/", f"{JUNE}/rents/", f"{JUNE}/map.csv"
LINK = "See [it]({}plans.md).\n"
OF_RENTS = "agenda: [{title: Rents, papers: rents}]\n"
FILES = {
    f"{JUNE}/meeting.yaml": "agenda: [Rents]\nminutes: {first: 1}\n",
    f"{JUNE}/plans.md": "# Plans\n\n## Why\n\nSee [where](map.csv).\n",
    f"{JUNE}/map.csv": "Home,Cost\nFlat,5\n",
}


PROGRAMME = {f"{JUNE}/work-programme.yaml": "programme: {May: [{title: Rents, detail: 'See [it](plans.md)'}]}\n"}
MATTER = {"matters.yaml": f"rents: {{title: Rents, about: 'See [it]({JUNE}/plans.md)'}}\nrepairs: {{title: Repairs}}\n"}
NOW = Hidden(date(2024, 8, 30))


def left(files: dict[str, str], folder: Path, hidden: Hidden = NOW, **places: bool) -> set[str]:
    """What nothing names of the files."""
    archive, problems = loaded({**FILES, **files}, folder)
    assert [line for line in problems if ": error:" in line] == []
    return set(unnamed(archive, hidden, **places))


@pytest.mark.parametrize(
    "files",
    [
        {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: plans}]\n"},
        {f"{JUNE}/meeting.yaml": OF_RENTS, f"{JUNE}/rents.md": "---\nappendices: [plans]\n---\n# Rents\n"},
        {f"{JUNE}/meeting.yaml": OF_RENTS, f"{JUNE}/rents.md": f"# Rents\n\n## Why\n\n{LINK.format('')}"},
        {f"{JUNE}/meeting.yaml": ""},
        {f"{JUNE}/minutes.md": f"## Rents\n\n{LINK.format('')}"},
        {"about/index.md": f"# About\n\n{LINK.format(f'../{JUNE}/')}"},
        {"d/committee.yaml": "kind: decisions\n", "d/2024-06-01-x.md": f"# X\n\n{LINK.format(f'../{JUNE}/')}"},
        {f"{JUNE}/meeting.yaml": "agenda: [Rents]\nnote: 'See [it](plans.md)'\n"},
        {"panel/actions.yaml": "1/24: {since: [2024-06-12/plans: Done]}\n"},
        PROGRAMME,
        MATTER | {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: rents}]\n"},
        MATTER | {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: repairs}]\nminutes: {first: 1}\n",
                  f"{JUNE}/minutes.md": "## Rents {matter=rents}\n\nNoted.\n"},
        MATTER | {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: rents}]\nminutes: {first: 1}\n",
                  f"{JUNE}/minutes.md": "## Rents {matter=repairs}\n\nNoted.\n"},
        MATTER | {"d/committee.yaml": "kind: decisions\n", "d/2024-06-01-x.md": "---\nmatter: rents\n---\n# X\n"},
        {"about/index.md": f"# About\n\nSee [where](../{JUNE}/map.csv).\n",
         f"{JUNE}/minutes.md": "## Rents\n\nSee [where](map.csv) and [it](plans.md).\n"},
    ],
    ids=["item", "appendix", "paper", "no agenda", "minutes", "about", "decision", "note", "action", "programme",
         "matter of an item", "matter of a minute", "matter of item, not minute",
         "matter of a decision", "after what is named already"],
)  # fmt: skip
def test_what_something_published_names_is_published_with_what_it_names(files: dict[str, str], tmp_path: Path) -> None:
    assert left(files, tmp_path) == set()


@pytest.mark.parametrize(
    ("files", "unnamed"),
    [
        ({}, {PLANS, MAP}),
        ({f"{JUNE}/rents.md": f"# Rents\n\n## Why\n\n{LINK.format('')}"}, {PLANS, MAP, RENTS}),
        ({f"{JUNE}/rents.md": "---\nappendices: [plans]\n---\n# Rents\n"}, {PLANS, MAP, RENTS}),
        (MATTER, {PLANS, MAP}),
        (MATTER | {"d/committee.yaml": "kind: decisions\n", "d/2024-06-01-x.md": "# X\n"}, {PLANS, MAP}),
    ],
    ids=["nothing", "a paper that nothing names", "its appendix", "a matter of nothing", "a decision of none"],
)
def test_what_nothing_published_names_is_not(files: dict[str, str], unnamed: set[str], tmp_path: Path) -> None:
    assert left(files, tmp_path) == unnamed


MINUTES = {f"{JUNE}/minutes.md": f"## Rents\n\n{LINK.format('')}"}
DECISION = {"d/committee.yaml": "kind: decisions\n", "d/2024-06-01-x.md": f"# X\n\n{LINK.format(f'../{JUNE}/')}"}
ITEM = {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, papers: plans}]\n"}


@pytest.mark.parametrize(
    ("files", "pages", "items"),
    [
        (ITEM, set(), {f"{JUNE}/#item-1"}),
        (ITEM, {PLANS}, set()),
        (PROGRAMME, {f"{JUNE}/work-programme/"}, set()),
        (MATTER | {f"{JUNE}/meeting.yaml": "agenda: [{title: Rents, matter: rents}]\n"}, set(), {f"{JUNE}/#item-1"}),
        (MATTER | {"d/committee.yaml": "kind: decisions\n", "d/2024-06-01-x.md": "---\nmatter: rents\n---\n# X\n"},
         {"d/2024-06-01-x/"}, set()),
        (MINUTES, {f"{JUNE}/minutes/"}, set()),
        (DECISION, {"d/2024-06-01-x/"}, set()),
        ({**MINUTES, "panel/actions.yaml": "1/24: {since: [2024-06-12/plans: Done]}\n"}, {f"{JUNE}/minutes/"}, set()),
    ],
    ids=["item", "paper", "programme", "matter", "matter of a decision", "minutes", "decision", "action"],
)  # fmt: skip
def test_what_is_hidden_names_nothing(files: dict[str, str], pages: set[str], items: set[str], tmp_path: Path) -> None:
    hidden = Hidden(date(2024, 8, 30), frozenset(pages), frozenset(items))
    assert left(files, tmp_path, hidden) >= {MAP}


def test_a_link_does_not_publish_what_an_item_or_a_paper_names(tmp_path: Path) -> None:
    late = Hidden(date(2024, 8, 30), items=frozenset({f"{JUNE}/#item-1"}))
    assert left({**ITEM, "about/index.md": f"# About\n\n{LINK.format(f'../{JUNE}/')}"}, tmp_path, late) == {PLANS, MAP}


@pytest.mark.parametrize(
    ("today", "front", "is_named"),
    [
        (date(2024, 6, 13), "", True),
        (date(2024, 6, 12), "", False),
        (date(2024, 6, 11), "---\npublished: 2024-06-04\n---\n", True),
    ],
)
def test_beside_a_meeting_without_an_agenda_a_paper_is_named_by_its_place_once_that_is_past(
    today: date, front: str, tmp_path: Path, *, is_named: bool
) -> None:
    files = {f"{JUNE}/meeting.yaml": "", f"{JUNE}/plans.md": front + FILES[f"{JUNE}/plans.md"]}
    assert left(files, tmp_path / "with", Hidden(today)) == (set() if is_named else {PLANS, MAP})
    assert left(files, tmp_path / "without", Hidden(today), places=False) == {PLANS, MAP}


@pytest.mark.parametrize("text", ["minutes.md", "rents.md"])
def test_a_text_names_the_figures_that_it_shows(text: str, tmp_path: Path) -> None:
    shown = "## Rents\n\n![Where](map.csv)\n"
    agenda = "agenda: [{title: Rents, papers: rents}]\nminutes: {first: 1}\n"
    files = {f"{JUNE}/meeting.yaml": agenda, f"{JUNE}/rents.md": "# Rents\n"}
    files |= {f"{JUNE}/{text}": shown if text == "minutes.md" else f"# Rents\n\n{shown}"}
    assert left(files, tmp_path) == {PLANS}
