"""Which people, matters and abbreviations something published uses: only these have pages."""

from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive.used import used_ids, used_words

JUNE = "panel/2024-06-12"
FILES = {
    "people.yaml": "a-moss: {name: A Moss, kind: councillor}\n",
    "matters.yaml": "rents: {title: Rents}\n",
    "glossary.yaml": "HRA: Housing Revenue Account\nPIP: Planned improvements\n",
    "d/committee.yaml": "kind: decisions\n",
    f"{JUNE}/meeting.yaml": "agenda: [{title: Homes, papers: homes}]\nminutes: {first: 1}\n",
    f"{JUNE}/homes.md": "# Homes\n\n## Why\n\nTo tell.\n",
}


def files(name: str, text: str) -> dict[str, str]:
    """The files with one that is otherwise; a meeting's keys stand beside its own."""
    return {**FILES, name: FILES[name] + text if name.endswith("meeting.yaml") else text}


VOTE = "## Homes\n\nMoved that it be so. {{motion}}\n\n- For: {}\n- Against: 0\n{{vote=carried}}\n"
LOG = "## Homes\n\n| Action | By whom | By when |\n|---|---|---|\n| Write | A Moss | |\n\n{actions}\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("panel/committee.yaml", "years: {2024/25: {members: [a-moss]}}\n"),
        ("panel/actions.yaml", "1/24: {asks: a-moss}\n"),
        ("d/2024-06-01-x.md", "---\nby: a-moss\n---\n# X\n"),
        (f"{JUNE}/meeting.yaml", "attendance: {members: [a-moss]}\n"),
        (f"{JUNE}/meeting.yaml", "attendance: {members: [B Reed: {for: a-moss}]}\n"),
        (f"{JUNE}/meeting.yaml", "interests: [{person: a-moss, item: 1}]\n"),
        (f"{JUNE}/meeting.yaml", "contact: a-moss\n"),
        (f"{JUNE}/homes.md", "---\nauthors: a-moss\n---\n# Homes\n"),
        (f"{JUNE}/minutes.md", VOTE.format("a-moss")),
        (f"{JUNE}/minutes.md", LOG),
        (f"{JUNE}/work-programme.yaml", "programme: {May: [{title: Damp, leads: a-moss}]}\n"),
        (f"{JUNE}/work-programme.yaml", "programme: {May: [{title: Damp, key: true, decision-maker: a-moss}]}\n"),
    ],
    ids=[
        "members",
        "asks",
        "decision",
        "there",
        "for",
        "interest",
        "contact",
        "paper",
        "vote",
        "log",
        "row",
        "decides",
    ],
)
def test_a_person_is_used_wherever_one_is_named(name: str, text: str, tmp_path: Path) -> None:
    archive, problems = loaded(files(name, text), tmp_path)
    assert [line for line in problems if ": error:" in line] == []
    assert "a-moss" in used_ids(archive)
    assert not [line for line in problems if line.startswith("people.yaml") and "[unused-entry]" in line]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (f"{JUNE}/meeting.yaml", "private: [{title: A claim, exempt: 1, contact: a-moss, matter: rents}]\n"),
        (f"{JUNE}/minutes.md", VOTE.format("B Reed")),
    ],
)
def test_what_private_items_name_or_nothing_does_is_not_used(name: str, text: str, tmp_path: Path) -> None:
    archive, _ = loaded(files(name, text), tmp_path)
    assert used_ids(archive).isdisjoint({"a-moss", "rents"})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d/2024-06-01-x.md", "---\nmatter: rents\n---\n# X\n"),
        (f"{JUNE}/minutes.md", "## Homes {matter=rents}\n\nNoted.\n"),
        (f"{JUNE}/work-programme.yaml", "programme: {May: [{title: Damp, matter: rents}]}\n"),
    ],
)
def test_a_matter_is_used_where_it_is_named(name: str, text: str, tmp_path: Path) -> None:
    archive, _ = loaded(files(name, text), tmp_path)
    assert "rents" in used_ids(archive)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (f"{JUNE}/homes.md", "# Homes\n\n## Why\n\nThe HRA.\n", {"HRA"}),
        (f"{JUNE}/homes.md", "# Homes\n\n## Why\n\nHRAs and PIPs.\n", {"HRA", "PIP"}),
        (f"{JUNE}/homes.md", "---\nglossary: {HRA: High rise area}\n---\n# Homes\n\n## Why\n\nThe HRA.\n", set()),
        (f"{JUNE}/homes.md", "# Homes\n\n## Why\n\n![The PIP](costs.csv)\n", {"PIP"}),
        (f"{JUNE}/minutes.md", "## Homes\n\nThe HRA.\n", {"HRA"}),
        (f"{JUNE}/meeting.yaml", "note: The PIP is late.\n", {"PIP"}),
        (f"{JUNE}/work-programme.yaml", "programme: {May: [{title: The HRA}]}\n", {"HRA"}),
        ("d/2024-06-01-x.md", "# X\n\nThe HRA.\n", {"HRA"}),
        ("about/index.md", "# About\n\nThe HRA.\n", {"HRA"}),
        ("panel/committee.yaml", "remit: The HRA.\n", {"HRA"}),
        ("panel/actions.yaml", "1/24: {asks: B Reed, what: The HRA, since: [2024-07-01: The PIP]}\n", {"HRA", "PIP"}),
        ("council.yaml", "name: F\nnotice: The HRA.\n", {"HRA"}),
    ],
)
def test_an_abbreviation_is_used_where_a_text_explains_it_as_the_glossary_does(
    name: str, text: str, words: set[str], tmp_path: Path
) -> None:
    archive, problems = loaded({**files(name, text), f"{JUNE}/costs.csv": "Home,Cost\nFlat,5\n"}, tmp_path)
    assert [line for line in problems if ": error:" in line and "stray" not in line] == []
    assert used_words(archive) == words
