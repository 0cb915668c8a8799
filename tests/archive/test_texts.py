"""Every text converted as what it is: a paper, slides, minutes, a decision; and what of it can be referred to."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from content_sample import write

from generator.archive.texts import Texts, converted, known, meanings
from generator.archive.withheld import withhold
from generator.archive.years import starts_of
from generator.content.records import Records
from generator.loading import collect
from generator.store.memo import Memo

P = TypeVar("P")
M = TypeVar("M")
JUNE, JULY = "panel/2024-06-12", "panel/2024-07-10"
SCOPES = (("panel", "2024/25"), ("panel", "2024-06-12"))
"""By which a minute of the first meeting is cited: its year, and its day."""
PAPER = "# Rents\n\n## Why\n\nThey rise.\n\n## Recommendations\n\n1. To tell.\n"
MINUTES = "## Rents\n\nRESOLVED that rents be frozen.\n"


def written(files: Mapping[str, str], folder: Path) -> Records:
    """What officers wrote, without what is held back."""
    records = collect(write(files, folder)).records
    assert records
    return withhold(records, Memo())[0]


def texts(records: Records, memo: Memo | None = None) -> Texts:
    """The texts of it."""
    return converted(records, meanings(records.glossary), memo or Memo())


FILES = {
    "d/committee.yaml": "kind: decisions\n",
    "board/committee.yaml": "name: Board\n",
    f"{JUNE}/meeting.yaml": "agenda: [Rents]\nminutes: {first: 18}\n",
}
BY_WORDS = ["recommendations", "why"]


@pytest.mark.parametrize(
    ("name", "text", "anchors"),
    [
        (f"{JUNE}/rents.md", PAPER, ["p1-1", "r1", "s1", "s2"]),
        (f"{JUNE}/rents.md", f"---\nkind: report\n---\n{PAPER}", ["p1-1", "r1", "s1", "s2"]),
        (f"{JUNE}/rents.md", f"---\nkind: presentation\n---\n{PAPER}", ["slide-1", "slide-2"]),
        (f"{JUNE}/rents.md", f"---\nnumbering: none\n---\n{PAPER}", ["r1", *BY_WORDS]),
        (f"{JUNE}/rents.md", f"---\nrecommendations: none\n---\n{PAPER}", ["p1-1", "s1", "s2"]),
        ("d/2024-06-01-rents.md", PAPER, BY_WORDS),
        ("about/rents.md", PAPER, BY_WORDS),
        (f"{JUNE}/minutes.md", MINUTES, ["minute-18", "minute-18-r"]),
        ("board/2024-06-12/minutes.md", MINUTES, ["minute-1", "minute-1-r"]),
    ],
)
def test_a_text_has_the_addresses_of_what_it_is(name: str, text: str, anchors: list[str], tmp_path: Path) -> None:
    assert sorted(texts(written({**FILES, name: text}, tmp_path)).bodies[name].anchors) == anchors


@pytest.mark.parametrize(("meeting", "rules"), [("time: 10:00\n", ["no-number"]), ("agenda: [\n", [])])
def test_the_first_number_is_not_asked_for_where_it_may_stand_in_a_file_that_cannot_be_read(
    meeting: str, rules: list[str], tmp_path: Path
) -> None:
    files = {f"{JULY}/meeting.yaml": meeting, f"{JULY}/minutes.md": MINUTES}
    assert [problem.rule for problem in texts(written(files, tmp_path)).problems] == rules


OWN = "---\nglossary: {PIP: Own meaning}\n---\n"


@pytest.mark.parametrize("name", [f"{JUNE}/rents.md", f"{JUNE}/minutes.md", "d/2024-06-01-rents.md", "about/rents.md"])
def test_an_abbreviation_means_what_the_glossary_or_the_text_itself_says(name: str, tmp_path: Path) -> None:
    glossary = {"glossary.yaml": "HRA: Housing revenue\nPIP: Common meaning\n"}
    text = "## Rents\n\nThe HRA and the PIP.\n" if "minutes" in name else "# Rents\n\nThe HRA and the PIP.\n"
    common, own = ("HRA", "Housing revenue"), ("PIP", "Own meaning")
    plain = texts(written({**FILES, **glossary, name: text}, tmp_path / "plain"))
    assert plain.bodies[name].abbreviations == (common, ("PIP", "Common meaning"))
    if not name.startswith("about"):
        with_own = texts(written({**FILES, **glossary, name: OWN + text}, tmp_path / "own"))
        assert with_own.bodies[name].abbreviations == (common, own)


def test_what_is_wrong_in_a_text_is_said_with_its_place(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/rents.md": "---\nkind: report\n---\n# Rents\n\n## Why\n\nThey rise. {number=x}\n",
        f"{JULY}/minutes.md": MINUTES,
    }
    made = texts(written(files, tmp_path))
    assert [
        f"{Path(each.place.path).name}:{each.place.line}:{each.place.column} {each.severity}: {each.what}; {each.mend}"
        f" [{each.rule}]"
        for each in made.problems
    ] == [
        "rents.md:8:1 error: {number=x} is not a number; write a number as it is to be shown, such as {number=3.2A}"
        " [unknown-value]",
        "minutes.md:1:1 error: nothing says which number the first minute has; write the first number in meeting.yaml,"
        " minutes: {first: 18}, or type them all: ## 18. Heading; or say `minute-numbers: by-meeting` or `none` in"
        " committee.yaml [no-number]",
    ]
    assert made.problems == tuple(problem for each in made.within.values() for problem in each.problems)


def test_a_text_is_converted_again_only_if_it_or_an_abbreviation_in_it_is_otherwise(tmp_path: Path) -> None:
    files = {f"{JUNE}/{name}.md": f"# {name}\n\nThe {name.upper()}.\n" for name in ("hra", "pip", "new")}
    files |= {"about/index.md": "# About\n\nThe HRA.\n", "d/2024-06-01-pip.md": "# P\n\nThe PIP.\n"}
    glossary = {"glossary.yaml": "HRA: Housing revenue\nPIP: Planned improvements\n"}
    memo = Memo()
    before = texts(written({**FILES, **files, **glossary}, tmp_path / "a"), memo)
    same = texts(written({**FILES, **files, **glossary}, tmp_path / "a"), memo)
    assert {path for path, body in same.bodies.items() if body is not before.bodies[path]} == set()
    glossary = {"glossary.yaml": "HRA: High rise area\nPIP: Planned improvements\nNEW: Newly explained\n"}
    after = texts(written({**FILES, **files, **glossary}, tmp_path / "b"), memo)
    assert {path for path, body in after.bodies.items() if body is not before.bodies[path]} == {
        "about/index.md",
        f"{JUNE}/hra.md",
        f"{JUNE}/new.md",
    }


def test_with_others_at_work_the_texts_are_the_same(tmp_path: Path) -> None:
    files = {f"{JUNE}/rents.md": f"{OWN}{PAPER}The PIP.\n", f"{JUNE}/minutes.md": MINUTES}
    records = written({**FILES, **files, "d/2024-06-01-lease.md": PAPER, "about/index.md": PAPER}, tmp_path)
    terms, made = meanings(records.glossary), []

    def others(make: Callable[[P], M], parts: Sequence[P]) -> list[M]:
        """Stands for other processes: notes how much they are given."""
        made.append(len(parts))
        return [make(part) for part in parts]

    memo = Memo()
    assert converted(records, terms, memo, others) == texts(records)
    assert made == [3]
    assert memo.things[("body", f"{JUNE}/rents.md")]


def test_what_can_be_referred_to_is_what_is_there_and_what_is_held_back_or_a_draft_has_no_address(
    tmp_path: Path,
) -> None:
    draft = "---\ndraft: true\n---\n# Plans\n"
    files = {
        **FILES,
        f"{JUNE}/meeting.yaml": "agenda: [Exclusion of the public, {title: Rents, private-papers: [One, Two]}]\n"
        "private: [{title: A claim, exempt: 1, papers: claim}]\nminutes: {first: 18}\n",
        f"{JUNE}/rents.md": PAPER,
        f"{JUNE}/plans.md": draft,
        f"{JUNE}/claim.md": PAPER,
        f"{JUNE}/map.pdf": "",
        f"{JUNE}/map.png": "",
        f"{JUNE}/costs.csv": "A,B\n1,2\n",
        f"{JUNE}/minutes.md": MINUTES,
        f"{JUNE}/work-programme.yaml": "programme: {May: [Damp]}\n",
        "d/2024-06-01-lease.md": "# Lease\n\n## Why\n\nTo let it.\n",
        "d/2024-06-02-exempt-lease.md": "# Lease\n",
        "d/2024-06-03-plans.md": draft,
        "about/index.md": "# About\n\n## Why\n\nTo tell.\n",
    }
    records, memo = written(files, tmp_path), Memo()
    found = known(records, texts(records, memo), starts_of(records.council.record), memo)
    items = ["item-1", "item-2", "item-2-private-1", "item-2-private-2", "item-3"]
    assert {path: (page.address, sorted(page.anchors)) for path, page in found.pages.items()} == {
        "about/index.md": ("about/", ["why"]),
        "d/committee.yaml": ("d/", []),
        "d/2024-06-01-lease.md": ("d/2024-06-01-lease/", ["why"]),
        "d/2024-06-02-exempt-lease.md": ("", []),
        "d/2024-06-03-plans.md": ("", []),
        "board/committee.yaml": ("board/", []),
        "panel/committee.yaml": ("panel/", []),
        JUNE: (f"{JUNE}/", items),
        f"{JUNE}/meeting.yaml": (f"{JUNE}/", items),
        f"{JUNE}/rents.md": (f"{JUNE}/rents/", ["p1-1", "r1", "s1", "s2"]),
        f"{JUNE}/minutes.md": (f"{JUNE}/minutes/", ["minute-18", "minute-18-r"]),
        f"{JUNE}/work-programme.yaml": (f"{JUNE}/work-programme/", ["row-damp"]),
        f"{JUNE}/plans.md": ("", []),
        f"{JUNE}/claim.md": ("", []),
        f"{JUNE}/map.pdf": (f"{JUNE}/map.pdf", []),
        f"{JUNE}/map.png": (f"{JUNE}/map.png", []),
        f"{JUNE}/costs.csv": (f"{JUNE}/costs.csv", []),
    }
    assert {path for path, page in found.pages.items() if page.is_draft} == {
        f"{JUNE}/plans.md",
        "d/2024-06-03-plans.md",
    }
    assert {path for path, page in found.pages.items() if page.has_sheets} == {f"{JUNE}/map.pdf"}
    assert found.minutes == {scope: {"18": "2024-06-12"} for scope in SCOPES}
    assert found.meetings == {("panel", "2024-06-12"): "2024-06-12"}


def test_of_two_minutes_of_one_number_or_meetings_of_one_day_the_first_is_meant(tmp_path: Path) -> None:
    files = {f"{JUNE}/minutes.md": "## 1A Rents\n\nNoted.\n", f"{JUNE}-2/minutes.md": "## 1A Damp\n\nNoted.\n"}
    records, memo = written(files, tmp_path), Memo()
    found = known(records, texts(records, memo), starts_of(records.council.record), memo)
    assert found.minutes == {scope: {"1a": "2024-06-12"} for scope in SCOPES}
    assert found.meetings == {("panel", "2024-06-12"): "2024-06-12"}
