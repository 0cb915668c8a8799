"""What is marked as not for the public, by what words, where that may be accepted, and which items it makes private."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import write

from generator.archive.markings import (
    Marking,
    held_items,
    marked_decision,
    marked_elsewhere,
    markings,
    named_by,
    names_of,
)
from generator.content.model import Meeting
from generator.content.records import CommitteeRecords, MeetingRecords
from generator.loading import collect

JUNE = "panel/2024-06-12"
RENTS = "# Rents\n\n## Why\n\nThey rise.\n"


def committee(files: Mapping[str, str], folder: Path) -> CommitteeRecords:
    """What officers wrote of a committee, before anything is held back."""
    records = collect(write(files, folder)).records
    assert records
    return records.committees["panel"]


def meeting(files: Mapping[str, str], folder: Path) -> MeetingRecords:
    """What they wrote of one meeting: files by their names in its folder."""
    return committee({f"{JUNE}/{name}": text for name, text in files.items()}, folder).meetings["2024-06-12"]


def told(marking: Marking) -> str:
    """A marking as "file:line:column what [rule]", with "(accepted)" where it is."""
    place = f"{Path(marking.place.path).name}:{marking.place.line}:{marking.place.column}"
    return f"{place} {marking.what} [{marking.rule}]{' (accepted)' * marking.accepted}"


# Items


HAS = "[exempt-in-public]"
SAYS = "of this public item says that it is not for the public [private-marking]"


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("title: Rents\n    exempt: [3]", f'3:5 the item "Rents" is on the public agenda and has `exempt:` {HAS}'),
        ("title: Rents\n    exempt: []", f'3:5 the item "Rents" is on the public agenda and has `exempt:` {HAS}'),
        (
            "minutes-of: 2024-05-08\n    confidential: Told by a ministry",
            f'3:5 the item "Minutes" is on the public agenda and has `confidential:` {HAS}',
        ),
        (
            "title: Rents\n    private-because: It was resolved",
            f'3:5 the item "Rents" is on the public agenda and has `private-because:` {HAS}',
        ),
        ("title: Rents (exempt)", f"2:5 the title {SAYS}"),
        ("section: Exempt items\n  - title: Rents", f"3:5 the section {SAYS}"),
        ("title: Rents\n    by: Exempt report of the Director", f"2:5 the text {SAYS}"),
        ("title: Rents\n    about: Not for publication", f"2:5 the text {SAYS}"),
        ("title: Rents\n    missing: Not for publication", f"2:5 the text {SAYS}"),
        ("title: Rents\n    parts: [Costs, Not for publication]", f"2:5 the text {SAYS}"),
        ("title: Rents\n    about: Some shops are exempt", ""),
        ("minutes-of: 2024-05-08", ""),
    ],
)
def test_an_item_is_marked_by_a_key_or_by_its_words(item: str, said: str, tmp_path: Path) -> None:
    written = meeting({"meeting.yaml": f"agenda:\n  - {item}\n"}, tmp_path)
    found = [marking for marking in markings(written) if "stands after" not in marking.what]
    assert [told(each) for each in found] == [f"meeting.yaml:{said}"] * bool(said)
    assert all(each.is_item for each in found)
    assert list(held_items(written).values()) == ["Private item" if "the title" in said else ""] * bool(said)


IN_PUBLIC, WORDS = "exempt-in-public", "private-marking"


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        ("title: Rents, exempt: 3", IN_PUBLIC),
        ("title: Rents, private-because: It was resolved", IN_PUBLIC),
        ("title: Rents (exempt)", WORDS),
        ("title: Rents, about: Not for publication", WORDS),
    ],
)
@pytest.mark.parametrize("by", ["the item", "its meeting", "the item for another reason", "another item"])
def test_a_marking_is_accepted_by_the_item_or_by_its_meeting(item: str, rule: str, by: str, tmp_path: Path) -> None:
    accept = "accept: {{{}: It is of 1990}}"
    beside, top = {
        "the item": (accept.format(rule), "note: N"),
        "its meeting": ("by: B", accept.format(rule)),
        "the item for another reason": (accept.format(WORDS if rule == IN_PUBLIC else IN_PUBLIC), "note: N"),
        "another item": (f"by: B}}, {{title: Damp, {accept.format(rule)}", "note: N"),
    }[by]
    written = meeting({"meeting.yaml": f"agenda: [{{{item}, {beside}}}]\n{top}\n"}, tmp_path)
    (marking,) = markings(written)
    assert marking.accepted is (by in ("the item", "its meeting"))
    assert marking.filed.about(*marking.loc) == written.meeting.about("agenda", 0)
    assert set(held_items(written)) == (set() if marking.accepted else {("agenda", 0)})


def held(agenda: str, folder: Path) -> list[str]:
    """The titles of the items of an agenda that are held back."""
    written = meeting({"meeting.yaml": f"agenda: {agenda}\n"}, folder)
    away = held_items(written)
    assert set(away.values()) <= {"", "Private item"}
    return [item.title or "Minutes" for item in written.meeting.record.agenda or () if item.loc in away]


CLOSE = "Exclusion of the public"


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        (f"[Apologies, {CLOSE}, Rents, Damp, Date of next meeting]", ["Rents", "Damp"]),
        (f"[Rents, {CLOSE}]", []),
        (f"[{CLOSE}, Rents, Re-admission of the public, Damp]", ["Rents"]),
        (f"[{CLOSE}, Rents, {CLOSE} again, Damp]", ["Rents", "Damp"]),
        # what is asked at the beginning excludes nobody yet
        (f"[{CLOSE}, Apologies, Rents]", []),
        (f"[{CLOSE}, Rents, {{minutes-of: 2024-05-08}}]", []),
        (f"[Apologies, {{minutes-of: 2024-05-08}}, {CLOSE}, Rents]", ["Rents"]),
        # who lists what is private has said what the public is excluded for
        (f"[{CLOSE}, Rents]\nprivate: [{{title: A claim, exempt: 1}}]", []),
        (f"[{CLOSE}, {{title: Homes, items: [{{title: A claim, exempt: 1}}]}}, Rents]", ["A claim"]),
        (
            f"[{CLOSE}, {{title: Homes, items: [{{title: A, exempt: 1, accept: {{{IN_PUBLIC}: x}}}}]}}, Rents]",
            ["Homes", "A", "Rents"],
        ),
        # a heading that says nothing but that what follows is private
        ("[Private business, Rents]", ["Private business", "Rents"]),
        ("[Damp, {title: Private business, papers: rents}, Rents]", ["Private business"]),
        # a section ends what it began, and nothing else
        (f"[{{section: {CLOSE}}}, Rents, Damp, {{section: Homes}}, Roofs]", ["Rents", "Damp"]),
        (f"[{{section: Homes}}, {CLOSE}, Rents, {{section: Roads}}, Kerbs]", ["Rents", "Kerbs"]),
        (f"[{{section: Private items}}, {CLOSE}, Rents, {{section: Homes}}, Roofs]", [CLOSE, "Rents"]),
        ("[{section: Private items}, Rents, Damp, {section: Re-admission of the public}, Roofs]", ["Rents", "Damp"]),
        # what is within an item goes with it
        (f"[{CLOSE}, {{title: Homes, items: [Rents, Damp]}}]", ["Homes", "Rents", "Damp"]),
        ("[{title: Homes (exempt), items: [Rents, Damp]}, Roofs]", ["Homes (exempt)", "Rents", "Damp"]),
        ("[{title: Homes, items: [{title: Rents, confidential: Told in trust}, Damp]}, Roofs]", ["Rents"]),
        ("[{title: Homes, items: [{title: Rents, exempt: []}, Damp]}, Roofs]", ["Rents"]),
    ],
)
def test_what_follows_the_exclusion_of_the_public_is_held_back(
    agenda: str, expected: list[str], tmp_path: Path
) -> None:
    assert held(agenda, tmp_path) == expected


@pytest.mark.parametrize(
    ("agenda", "said"),
    [
        (f"{CLOSE}\n  - Rents", f'3:5 the item "Rents" stands after "{CLOSE}", and nothing says it is public {HAS}'),
        (
            f"'*{CLOSE}*'\n  - minutes-of: 2024-05-08\n  - {{section: Exempt items}}\n  - '*Rents*'",
            '5:5 the item "*Rents*" stands after "Exempt items", and nothing says it is public [exempt-in-public]',
        ),
        (
            f"{CLOSE}\n  - {{title: Rents, accept: {{{IN_PUBLIC}: It was taken in public}}}}",
            f'3:5 the item "Rents" stands after "{CLOSE}", and nothing says it is public {HAS} (accepted)',
        ),
        (
            f"{CLOSE}\n  - Rents\naccept: {{{IN_PUBLIC}: All of it was taken in public}}",
            f'3:5 the item "Rents" stands after "{CLOSE}", and nothing says it is public {HAS} (accepted)',
        ),
    ],
)
def test_it_is_said_of_each_item_that_follows(agenda: str, said: str, tmp_path: Path) -> None:
    marking, *_ = markings(meeting({"meeting.yaml": f"agenda:\n  - {agenda}\n"}, tmp_path))
    assert told(marking) == f"meeting.yaml:{said}"
    assert isinstance(marking.filed.record, Meeting)


# Papers and other files


PAPER = "this paper say that it is not for the public [private-marking]"
FRONT = "rents.md:1:1 the front matter of this paper says that it is not for the public [private-marking]"


@pytest.mark.parametrize(
    ("name", "paper", "said"),
    [
        ("rents.md", RENTS, ""),
        (
            "exempt-report.md",
            RENTS,
            'exempt-report.md:1:1 the name "exempt-report.md" says that this paper is not for the public'
            " [private-marking]",
        ),
        ("rents.md", "# Rents\n\nNot for publication\n", f"rents.md:1:1 the first lines of {PAPER}"),
        ("rents.md", "# Rents (exempt)\n\nThey rise.\n", f"rents.md:1:1 the first lines of {PAPER}"),
        (
            "rents.md",
            f"---\nkind: report\n---\n{RENTS}{'More. ' * 900}\n\n## Appendix 1 (exempt)\n\nA price.\n",
            "rents.md:1:1 line 11 of this paper says that what follows is not for the public [private-marking]",
        ),
        (
            "rents.md",
            f'{RENTS}\n![Homes](homes.csv "Exempt: homes")\n',
            "rents.md:1:1 the words of a figure of this paper say that it is not for the public [private-marking]",
        ),
        # above the text
        ("rents.md", f"---\nkind: report\n\nto: Not for publication\n---\n{RENTS}", FRONT),
        ("rents.md", f"---\nto:\n  - 'Not for publication'\n---\n{RENTS}", FRONT),
        ("rents.md", f"---\nbackground-papers: # EXEMPT\n---\n{RENTS}", FRONT),
        ("rents.md", f"---\n# EXEMPT\n---\n{RENTS}", FRONT),
        ("rents.md", f"---\n# as the DRAFT was seen by the Director\n---\n{RENTS}", ""),
        # a reason why something else is accepted, and the names of files, mark nothing; what stands beside them does
        ("rents.md", f"---\naccept:\n  wording: Not for publication\n---\n{RENTS}", ""),
        ("rents.md", f"---\naccept: {{wording: It is old}} # EXEMPT\n---\n{RENTS}", FRONT),
        ("rents.md", f"---\nappendices:\n  - exempt\n---\n{RENTS}", ""),
        ("rents.md", f"---\nappendices:\n# EXEMPT\n  - map\n---\n{RENTS}", FRONT),
        ("rents.md", f"---\nappendices: map\nto: Not for publication\n---\n{RENTS}", FRONT),
    ],
)
def test_a_paper_is_marked_by_its_name_or_its_words(name: str, paper: str, said: str, tmp_path: Path) -> None:
    found = markings(meeting({"meeting.yaml": "agenda: [Rents]\n", name: paper}, tmp_path))
    assert [told(each) for each in found] == [said] * bool(said)
    assert [(each.file, each.loc, each.shown, each.is_item) for each in found] == [(name, (), "", False)] * bool(said)


def test_what_a_paper_or_a_file_is_called_marks_it_wherever_it_is_called_so(tmp_path: Path) -> None:
    agenda = "[{title: Rents, papers: [{file: rents, title: Rents}, {file: a.pdf, title: Plan}, b, {file: d.csv}]},"
    agenda += " {title: Again, papers: [{file: rents.md, title: Rents (exempt)}, {file: a.pdf, title: Plan (exempt)}]}]"
    front = "---\nappendices: [{file: b, kind: Confidential report}, {file: c.csv, title: Costs}]\n---\n"
    files = {"meeting.yaml": f"agenda: {agenda}\n", "rents.md": RENTS, "more.md": f"{front}# More\n"}
    files |= {"a.pdf": "", "b.xlsx": "", "c.csv": "A,B\nNot for publication,1\n", "d.csv": "A,B\n1,2\n"}
    assert [told(each) for each in markings(meeting({**files, "part-2.docx": ""}, tmp_path))] == [
        'rents.md:1:1 what is said of "rents" says that this paper is not for the public [private-marking]',
        'a.pdf:1:1 what is said of "a.pdf" says that this file is not for the public [private-marking]',
        'b.xlsx:1:1 what is said of "b.xlsx" says that this file is not for the public [private-marking]',
        'part-2.docx:1:1 the name "part-2.docx" says that this file is not for the public [private-marking]',
        "c.csv:1:1 the first lines of this file say that it is not for the public [private-marking]",
    ]


def test_the_marking_of_a_paper_is_accepted_in_that_paper(tmp_path: Path) -> None:
    accept = "---\naccept: {private-marking: It is of 1990}\n---\n"
    files = {"meeting.yaml": "agenda: [Rents]\n", "exempt.md": f"{accept}{RENTS}", "private-report.md": RENTS}
    assert [(each.file, each.accepted) for each in markings(meeting(files, tmp_path))] == [
        ("exempt.md", True),
        ("private-report.md", False),
    ]


ACCEPT = "accept: {private-marking: It is of 1990}"


@pytest.mark.parametrize("accept", ["", ACCEPT])
def test_what_is_called_private_may_be_of_another_meeting(accept: str, tmp_path: Path) -> None:
    papers = "[2024-05-08/rents, {file: 2024-05-08/plan, title: Plan (exempt)}]"
    agenda = f"[Damp, {{title: Rents, papers: {papers}, {accept}}}]"
    appendices = "[{file: board/2024-05-08/map.pdf, kind: Exempt paper}, {file: 2024-05-08/a, title: A}]"
    files = {"meeting.yaml": f"agenda: {agenda}\n", "damp.md": f"---\nappendices: {appendices}\n{accept}\n---\n{RENTS}"}
    written = meeting(files, tmp_path)
    says, accepted = "says that it is not for the public [private-marking]", " (accepted)" if accept else ""
    found = list(marked_elsewhere(written))
    assert [(told(each), each.file) for each in found] == [
        (f'meeting.yaml:1:16 what is said here of "2024-05-08/plan" {says}{accepted}', "2024-05-08/plan"),
        (f'damp.md:2:1 what is said here of "board/2024-05-08/map.pdf" {says}{accepted}', "board/2024-05-08/map.pdf"),
    ]
    assert [each.filed.about(*each.loc) for each in found] == [
        written.meeting.about("agenda", 1),
        written.papers["damp"].front.about(),
    ]


@pytest.mark.parametrize(
    ("agenda", "front", "by"),
    [
        ("[{title: Rents, papers: exempt.pdf}]", "kind: report", ("meeting.yaml", ("agenda", 0), False)),
        (f"[{{title: Rents, papers: exempt, {ACCEPT}}}]", "kind: report", ("meeting.yaml", ("agenda", 0), True)),
        (
            f"[{{title: Rents, papers: exempt.pdf}}, {{title: Damp, papers: exempt, {ACCEPT}}}]",
            "kind: report",
            ("meeting.yaml", ("agenda", 1), True),
        ),
        (f"[{{title: Rents, papers: rents, {ACCEPT}}}]", "kind: report", ("meeting.yaml", (), False)),
        ("[Rents]", "appendices: exempt", ("rents.md", (), False)),
        ("[Rents]", f"appendices: exempt.pdf\n{ACCEPT}", ("rents.md", (), True)),
        ("[Rents]", ACCEPT, ("meeting.yaml", (), False)),
        (f"[Rents]\n{ACCEPT}", "kind: report", ("meeting.yaml", (), True)),
        (
            "[{title: Rents, papers: exempt.pdf}]",
            f"appendices: exempt.pdf\n{ACCEPT}",
            ("rents.md", (), True),
        ),
    ],
)
def test_the_marking_of_a_file_is_accepted_where_the_file_is_named(
    agenda: str, front: str, by: tuple[str, tuple[object, ...], bool], tmp_path: Path
) -> None:
    files = {"meeting.yaml": f"agenda: {agenda}\n", "rents.md": f"---\n{front}\n---\n{RENTS}", "exempt.pdf": ""}
    written = meeting(files, tmp_path)
    filed, loc, accepted = named_by(written, "exempt.pdf")
    assert (Path(filed.file.path).name, loc, accepted) == by
    (marking,) = markings(written)
    assert (marking.file, marking.accepted, marking.filed.about(*marking.loc)) == (
        "exempt.pdf",
        accepted,
        filed.about(*loc),
    )


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("rents", ["rents.md"]),
        ("rents.md", ["rents.md"]),
        ("rents.pdf", ["rents.pdf"]),
        ("costs", ["costs.pdf"]),
        ("costs.csv", ["costs.csv"]),
        ("plans", ["plans.md"]),
        ("nothing", []),
    ],
)
def test_a_name_without_an_ending_is_a_paper_s_or_else_a_file_s(name: str, file: list[str], tmp_path: Path) -> None:
    files = {"meeting.yaml": "agenda: [Rents]\n", "rents.md": RENTS, "plans.md": "---\ndraft: true\n---\n# Plans\n"}
    files |= dict.fromkeys(("rents.pdf", "costs.pdf", "plans.pdf"), "") | {"costs.csv": "A,B\n"}
    assert list(names_of(meeting(files, tmp_path), name)) == file


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("2024-06-01-lease", "# Lease\n", ""),
        (
            "2024-06-01-exempt-lease",
            "# Lease\n",
            'the name "2024-06-01-exempt-lease.md" says that this decision is not for the public',
        ),
        (
            "2024-06-01-lease",
            "# Lease\n\nNot for publication\n",
            "the first lines of this decision say that it is not for the public",
        ),
        (
            "2024-06-01-lease",
            "---\nunder: Not for publication\n---\n# Lease\n",
            "the front matter of this decision says that it is not for the public",
        ),
    ],
)
def test_a_decision_is_marked_as_a_paper_is(name: str, text: str, said: str, tmp_path: Path) -> None:
    files = {"panel/committee.yaml": "kind: decisions\n", f"panel/{name}.md": text}
    assert marked_decision(committee(files, tmp_path).decisions[name]) == said
