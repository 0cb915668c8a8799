"""What could be private is not published: front matter that is nearly one, comments, what editors leave behind."""

from pathlib import Path

import pytest
from content_sample import loaded

JUNE = "panel/2024-06-12"
FRONT = "this looks like front matter [front-matter]"
RENTS = "# Rents\n\n## Purpose\n\nTo tell.\n"


def told(folder: Path, text: str, name: str = f"{JUNE}/rents.md") -> list[str]:
    """The errors and warnings of one file, without its path: "line: severity: what [rule]"."""
    agenda = {f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda:\n  - title: Rents\n    papers: rents\n"}
    _, problems = loaded({**agenda, f"{JUNE}/rents.md": RENTS, name: text}, folder)
    return [line.removeprefix(f"{name}:") for line in problems if line.startswith(name) and ": info:" not in line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # somewhere else than at the very top
        ("# Rents\n---\ndraft: true\n---\n\nText.\n", 3),
        ("# Rents\n\n---\n\nkind: report\n---\n\nText.\n", 5),
        ("\n---\nkind: report\n---\n# Rents\n", 3),
        ("\n\n \n---\ndraft: true\n---\n# Rents\n", 5),
        ("Rents\n---\ndraft: true\n---\n# Rents\n", 3),
        (" ---\nkind: report\n---\n# Rents\n", 2),
        ("    ---\n    draft: true\n    ---\n# Rents\n", 2),
        ("# Rents\n\n## Purpose\n\nText.\n\n---\npublished: 2024-09-01\n---\n", 8),
        ("# Rents\n\n## Purpose\n\nText.\n\ndraft: true\n", 7),
        ("---\nkind: report\n---\n---\ndraft: true\n---\n# Rents\n", 5),
        ("---\n# kind: report\n---\n# Rents\n\ndraft: true\n", 6),
        # other signs than three hyphens
        ("--- \nkind: report\n--- \n# Rents\n", 2),
        ("---\t\ndraft: true\n---\n# Rents\n", 2),
        ("----\nkind: report\n----\n# Rents\n", 2),
        ("--\nkind: report\n--\n# Rents\n", 2),
        ("—\ndraft: true\n—\n# Rents\n", 2),
        ("–––\nkind: report\n–––\n# Rents\n", 2),
        ("- - -\nkind: report\n- - -\n# Rents\n", 2),
        ("…\nkind: report\n…\n# Rents\n", 2),
        ("...\nkind: report\n...\n# Rents\n", 2),
        ("+++\ndraft = true\n+++\n# Rents\n", 2),
        ("+++\nkind = 'report'\n+++\n# Rents\n", 2),
        ("***\ndraft: true\n***\n# Rents\n", 2),
        ("===\nkind: report\n===\n# Rents\n", 2),
        ("```yaml\nkind: report\n```\n# Rents\n", 2),
        (";;;\n\"draft\": true\n;;;\n# Rents\n", 2),
        # no signs at all
        ("kind: report\n\n# Rents\n", 1),
        ("draft: true\n# Rents\n", 1),
        ("# Rents\nkind: report\n\n## Purpose\n", 2),
        ("# Rents\n\nwithdrawn: it names a tenant\n\n## Purpose\n", 3),
        ("Rents\n=====\n\ndraft: true\n", 4),
        ("# Rents\n\n**draft: true**\n", 3),
        ("# Rents\n\n- draft: yes\n", 3),
        ("# Rents\n\n<!-- draft: true -->\n\nText.\n", 3),
        ("# Rents\n\n<!--\ndraft: true\n-->\n", 4),
        ("# Rents\n\nDRAFT: TRUE\n", 3),
        ("# Rents\n\n{ \"draft\": true }\n", 3),
        ("--- draft: true ---\n# Rents\n", 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", [f"{JUNE}/rents.md", f"{JUNE}/minutes.md", "about/index.md"])
def test_what_looks_like_front_matter_is_never_text(text: str, line: int, name: str, tmp_path: Path) -> None:
    assert told(tmp_path, text, name) == [f"{line}: error: {FRONT}"]


@pytest.mark.parametrize("unseen", ["\ufeff\ufeff", "\u200b"])
def test_front_matter_behind_what_is_not_seen_is_read_as_that(unseen: str, tmp_path: Path) -> None:
    lines = told(tmp_path, f"{unseen}---\nkind: nonsense: [\n---\n# Rents\n", f"{JUNE}/rents.md")
    assert any(line.startswith("2: error: ") for line in lines)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("---\n---\n# Rents\n", 1, "this looks like front matter, and nothing stands between its lines of hyphens"),
        ("---\n\n---\n\ndraft: true\n", 1, "this looks like front matter, and nothing stands between its lines"),
        ("---\ndraft: true\n# Rents\n\nText.\n", 1, "the front matter that begins here has no end"),
        ("---\ndraft: true\n----\n# Rents\n", 1, "the front matter that begins here has no end"),
        ("---\nkind: report\n***\n# Rents\n\nText.\n\n---\n\nText.\n", 3, "this looks like the end of the front"),
        ("---\nkind: report\n—\n# Rents\n\n---\n\nText.\n", 3, "this looks like the end of the front matter"),
        ("---\nkind: report\n --- \n# Rents\n\n---\n\nText.\n", 3, "this looks like the end of the front matter"),
        ("---\nkind: report\n…\n# Rents\n\n---\n", 3, "this looks like the end of the front matter, and is none"),
    ],
)
def test_front_matter_that_is_empty_or_does_not_end_is_told(text: str, line: int, what: str, tmp_path: Path) -> None:
    (problem,) = told(tmp_path, text)
    assert problem.startswith(f"{line}: error: {what}")
    assert problem.endswith("[front-matter]")


@pytest.mark.parametrize(
    "text",
    [
        "---\nkind: letter\n---\n# Rents\n\nText.\n",
        "---\n# drafted by the team\nkind: letter\n# -----\n---\n# Rents\n\nText.\n",
        "---\r\nkind: letter\r\n---  \r\n# Rents\r\n\r\nText.\r\n",
        "\ufeff---\nkind: letter\n---\n# Rents\n\nText.\n",
        "# Rents\n\nText.\n\n---\n\nTo: the Panel\nDate: 4 June 2024\n",
        "# Rents\n\nText.\n\n---\n\nThe draft is true to the plan.\n",
        "# Rents\n\nStatus: draft\n\nThe date: 4 June. Withdrawn: nothing.\n",
        "# Rents\n\n| A | B |\n|---|---|\n| draft | true |\n",
    ],
)
def test_other_texts_are_texts(text: str, tmp_path: Path) -> None:
    assert [line for line in told(tmp_path, text) if "error" in line] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("panel/2024-06-12/rents.md", "# Rents\n\n{}\n"),
        ("panel/2024-06-12/costs.csv", "Home,Cost\nFlat,{}\n"),
        ("panel/2024-06-12/meeting.yaml", "note: '{}'\n"),
        ("glossary.yaml", "HRA: '{}'\n"),
    ],
)
@pytest.mark.parametrize(
    ("mark", "rule"),
    [
        ("a <!-- b", "open-comment"),
        ("a <!-- b <!-- c --> d", "open-comment"),
        ("a <!-- b --!> c", "open-comment"),
        ("a <!<!-- b -->-- c --> d", "open-comment"),
        ("a <!—b—> c", "near-comment"),
        ("a <!– b –> c", "near-comment"),
        ("a <! -- b -- > c", "near-comment"),
        ("a < !-- b --> c", "near-comment"),
        ("a <!- b -> c", "near-comment"),
        ("a <-- b --> c", "near-comment"),
        ("a <— b —> c", "near-comment"),
        ("a <!-- b --> c --> d", "near-comment"),
        ("a {>>b<<} c", "near-comment"),
        ("a {--b--} c", "near-comment"),
        ("a %%b%% c", "near-comment"),
        ("a <span hidden>b</span> c", "near-comment"),
        ('a <span style="display: none">b</span> c', "near-comment"),
        ("a &lt;!-- b --&gt; c", "near-comment"),
    ],
)
def test_the_mark_of_a_comment_that_is_not_as_it_should_be_is_an_error(
    name: str, text: str, mark: str, rule: str, tmp_path: Path
) -> None:
    line = text.partition("{}")[0].count("\n") + 1
    problems = told(tmp_path, text.format(mark), name)
    assert [problem.rpartition(" [")[2] for problem in problems if problem.startswith(f"{line}: error: ")] == [
        f"{rule}]"
    ]


@pytest.mark.parametrize("note", ["[//]: # (Moss)", "[comment]: <> (Moss)", "[//]: #\n", "   [note]: # 'Moss'"])
def test_a_note_that_is_kept_as_the_address_of_a_link_is_an_error(note: str, tmp_path: Path) -> None:
    (problem,) = [line for line in told(tmp_path, f"# Rents\n\nThey rise.\n\n{note}\n") if "error" in line]
    assert problem.startswith("5: error: ")
    assert problem.endswith("[near-comment]")


@pytest.mark.parametrize(
    "name",
    [
        *("~$rents.docx", ".~lock.rents.odt#", "rents.md~", "rents.md.bak", "rents.bak2", "#rents.md#", ".#rents.md"),
        *(".rents.md.swp", "rents.md.orig", "rents.md.rej", "rents.old", "rents.tmp", "~WRL0005.tmp", "rents.wbk"),
        *("rents (conflicted copy).md", "rents (A Moss's conflicted copy 2024-06-01).md", "minutes.md.save"),
        *("rents.sync-conflict-20240601-101112-ABCDEFG.md", "rents-conflict-20240601.md", "plan.pdf.part"),
    ],
)
def test_a_copy_that_a_program_left_is_told_and_not_published_and_stops_nothing(name: str, tmp_path: Path) -> None:
    agenda = f"published: 2024-06-04\nagenda:\n  - title: Rents\n    papers: rents\nnote: see '[it]({name})'\n"
    files = {f"{JUNE}/meeting.yaml": agenda.partition("note")[0], f"{JUNE}/rents.md": RENTS, f"{JUNE}/{name}": "SECRET"}
    archive, problems = loaded(files, tmp_path)
    assert [line for line in problems if "info" not in line] == [
        f'{JUNE}/{name}:1: warning: "{name}" is a copy that a program left behind; it is not read and not published'
        " [leftover]"
    ]
    assert not archive.files
    assert set(archive.meeting("panel", "2024-06-12").papers) == {"rents"}


@pytest.mark.parametrize("name", [".DS_Store", "._rents.md", "Thumbs.db", "desktop.ini", ".gitkeep"])
def test_what_a_file_manager_leaves_is_passed_over(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, "SECRET", f"{JUNE}/{name}") == []


def test_a_folder_that_a_program_left_is_not_read(tmp_path: Path) -> None:
    files = {f"{JUNE}.bak/meeting.yaml": "SECRET: [", "panel (conflicted copy)/committee.yaml": "SECRET: ["}
    _, problems = loaded(files, tmp_path)
    assert sorted(line.rpartition(" ")[2] for line in problems if "info" not in line) == ["[leftover]", "[leftover]"]


LINKS = {
    "a note": (f"{JUNE}/meeting.yaml", "agenda: [Rents]\nnote: See [it]({0}).\n", "plans.md"),
    "a title": (f"{JUNE}/meeting.yaml", "agenda: ['[Rents]({0})']\n", "plans.md"),
    "a line below a title": (f"{JUNE}/meeting.yaml", "agenda: [{{title: Rents, about: '[it]({0})'}}]\n", "plans.md"),
    "a part": (f"{JUNE}/meeting.yaml", "agenda: [{{title: Rents, parts: ['[it]({0})']}}]\n", "plans.md"),
    "papers": (f"{JUNE}/meeting.yaml", "agenda: [{{title: Rents, papers: {0}}}]\n", "plans"),
    "papers of a day": ("panel/2024-07-10/meeting.yaml", "agenda: [{{title: R, papers: {0}}}]\n", "2024-06-12/plans"),
    "appendices": (f"{JUNE}/rents.md", "---\nappendices: {0}\n---\n# Rents\n\n## Purpose\n\nText.\n", "plans"),
    "a paper": (f"{JUNE}/rents.md", "# Rents\n\n## Purpose\n\nSee [it]({0}).\n", "plans.md"),
    "a place in a paper": (f"{JUNE}/rents.md", "# Rents\n\n## Purpose\n\nSee [it]({0}#p1-1).\n", "plans.md"),
    "a link by reference": (f"{JUNE}/rents.md", "# Rents\n\n## Purpose\n\nSee [it][1].\n\n[1]: {0}\n", "plans.md"),
    "an encoded link": (f"{JUNE}/rents.md", "# Rents\n\n## Purpose\n\nSee [it]({0}).\n", "pl%61ns.md"),
    "a roundabout link": (f"{JUNE}/rents.md", "# Rents\n\n## Purpose\n\nSee [it]({0}).\n", "../2024-06-12/./plans.md"),
    "a table": (f"{JUNE}/rents.md", "# Rents\n\n| A | B |\n|---|---|\n| [it]({0}) | b |\n", "plans.md"),
    "a footnote": (f"{JUNE}/rents.md", "# Rents\n\n## Purpose\n\nText.[^1]\n\n[^1]: [it]({0})\n", "plans.md"),
    "minutes": (f"{JUNE}/minutes.md", "## 1 Rents\n\nSee [it]({0}).\n", "plans.md"),
    "a page about the archive": ("about/index.md", "# About\n\nSee [it]({0}).\n", f"../{JUNE}/plans.md"),
    "a remit": ("panel/committee.yaml", "remit: See [it]({0}).\n", "2024-06-12/plans.md"),
    "an action": ("panel/actions.yaml", "1/24: {{what: '[it]({0})'}}\n", "2024-06-12/plans.md"),
    "what came of an action": ("panel/actions.yaml", "1/24: {{since: [{0}]}}\n", "2024-06-12/plans"),
    "a notice": ("council.yaml", "name: F\nnotice: See [it]({0}).\n", f"{JUNE}/plans.md"),
    "a work programme": (f"{JUNE}/work-programme.yaml", "programme: {{May: [{{title: '[it]({0})'}}]}}\n", "plans.md"),
    "an old address": ("redirects.yaml", "old.aspx: {0}\n", f"{JUNE}/plans"),
}  # fmt: skip
WAITS = {"an old address"}
"""What leads to a draft once that is published, and nowhere before."""


@pytest.mark.parametrize("place", LINKS)
def test_a_draft_is_led_to_from_nowhere(place: str, tmp_path: Path) -> None:
    name, text, target = LINKS[place]
    draft = "---\ndraft: true\n---\n# Secret plans\n\n## Purpose\n\nSecret.\n"
    archive, problems = loaded({f"{JUNE}/plans.md": draft, name: text.format(target)}, tmp_path)
    errors = [line for line in problems if ": error:" in line]
    said = [line for line in errors if line.startswith(f"{name}:") and line.endswith("[draft-paper]")]
    assert said == errors[:1]
    assert bool(said) == (place not in WAITS)
    assert "ecret" not in repr(archive)
    assert f"{JUNE}/plans/" not in repr(archive)
