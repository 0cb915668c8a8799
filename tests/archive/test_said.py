"""What each document says, in words that change with the document alone, and what notes of its changes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import loaded

from generator.archive import Archive
from generator.archive.said import Said, addresses, documents, titles, words_of
from generator.store.record import hashed

JUNE = "panel/2024-06-12"
PEOPLE = "a-moss: {name: A Moss, kind: councillor}\ne-finch: {name: E Finch, kind: officer}\n"


def archive_of(files: Mapping[str, str], folder: Path) -> Archive:
    """The archive of some files, in which nothing may be wrong."""
    archive, problems = loaded({"people.yaml": PEOPLE, **files}, folder, date(2025, 8, 30))
    assert [line for line in problems if ": error:" in line] == []
    return archive


def said(files: Mapping[str, str], folder: Path) -> dict[str, Said]:
    """What every document of some files says, by its address."""
    return {each.address: each for each in documents(archive_of(files, folder), lambda file: f"hash of {file}")}


def words(files: Mapping[str, str], folder: Path, address: str) -> str:
    """The words of a document."""
    text = said(files, folder)[address].text
    assert text is not None
    return text.replace("\N{NO-BREAK SPACE}", " ")


AGENDA = """\
title: Extraordinary meeting
time: 18:30
place: Fern Hall
agenda:
  - Apologies
  - {section: Homes, time: 19:00}
  - title: "*Rents*, as [told](rents.md)"
    papers: rents
    by: Report of E Finch
    about: How they *rose*.
    parts: [Now, Later]
    key: true
    reference: FP/24/17
    private-papers:
      - {title: Arrears, exempt: [1, 3], public-interest: Names are in it.}
  - Repairs
  - section: Other things
  - Keys
private:
  - {title: Lease, exempt: 3, public-interest: It would harm the sale.}
  - {title: A claim, confidential: By order of the court}
  - {title: Staff, private-because: Rule 4}
"""
RENTS = "# The *rents*, as [told](meeting.yaml)\n\n## Now\n\nThey rise, as [told](meeting.yaml).\n"


def test_an_agenda_says_when_and_where_a_meeting_is_and_what_is_on_it(tmp_path: Path) -> None:
    files = {f"{JUNE}/meeting.yaml": AGENDA, f"{JUNE}/rents.md": RENTS}
    assert words(files, tmp_path, f"{JUNE}/").split("\n\n") == [
        "# Extraordinary meeting, 12 June 2024",
        "18:30, Fern Hall",
        "1. Apologies",
        "## Homes, 19:00",
        "2. Rents, as told",
        "Key decision FP/24/17",
        "Report of E Finch",
        "How they rose.",
        "a) Now",
        "b) Later",
        "Private: Arrears",
        "1; 3",
        "Names are in it.",
        "3. Repairs",
        "## Other things",
        "4. Keys",
        "5. Lease",
        "3",
        "It would harm the sale.",
        "6. A claim",
        "By order of the court",
        "7. Staff",
        "Rule 4\n",
    ]


def test_a_meeting_of_which_only_its_day_is_known_has_no_agenda_to_record(tmp_path: Path) -> None:
    assert said({f"{JUNE}/meeting.yaml": "place: Fern Hall\n"}, tmp_path) == {}
    assert words({f"{JUNE}/meeting.yaml": "agenda: []\n"}, tmp_path, f"{JUNE}/") == "# Meeting, 12 June 2024\n"
    off = {f"{JUNE}/meeting.yaml": "cancelled: Too few came\n"}
    assert words(off, tmp_path, f"{JUNE}/") == "# Meeting, 12 June 2024\n"


def test_a_paper_says_its_title_and_its_text_with_what_its_figures_show(tmp_path: Path) -> None:
    figures = "\n![Homes](homes.csv)\n\n![A map](missing)\n"
    files = {
        f"{JUNE}/meeting.yaml": AGENDA,
        f"{JUNE}/rents.md": f"---\nkind: report\n---\n{RENTS}{figures}",
        f"{JUNE}/homes.csv": "Ward,Homes\n[Fern](meeting.yaml),1\nMill,2\n",
    }
    assert words(files, tmp_path, f"{JUNE}/rents/") == (
        "# The *rents*, as told\n\n"
        "## 1 Now\n\n"
        "**1.1** They rise, as told.\n\n"
        "**Table 1** Homes\n\n"
        "| Ward | Homes |\n| --- | --- |\n| Fern | 1 |\n| Mill | 2 |\n\n"
        "**Figure 1** A map\n\n"
        "(figure)\n"
    )


MINUTES = """\
## Rents {key=FP/24/17 call-in=2024-06-20}

They rise.

## Keys {call-in=2024-06-20}

RESOLVED that they be cut.

## Locks

None.
"""
ATTENDANCE = """\
attendance:
  chair: a-moss
  members:
    - a-moss: {role: Mayor, from: "18:40", until: "19:00", chair-from: "18:45"}
    - {person: B Reed, for: C Ash, remote: true}
  co-opted: [D Ely]
  cabinet: [F Fox]
  others: [G Gale]
  officers: {Homes: [e-finch: Head of Homes, H Hay]}
  apologies: [I Ives]
  absent: [J Jay]
minutes: {first: 1}
"""


def test_minutes_say_who_was_there_what_may_be_called_in_and_their_text(tmp_path: Path) -> None:
    files = {f"{JUNE}/meeting.yaml": ATTENDANCE, f"{JUNE}/minutes.md": MINUTES}
    assert words(files, tmp_path, f"{JUNE}/minutes/") == (
        "- In the chair: a-moss\n\n"
        "- Members: a-moss (Mayor, from 18:40, until 19:00, in the chair from 18:45);"
        " B Reed (for C Ash, by video link)\n"
        "- Co-opted: D Ely\n"
        "- Cabinet: F Fox\n"
        "- Others: G Gale\n"
        "- Officers, Homes: e-finch (Head of Homes); H Hay\n"
        "- Apologies: I Ives\n"
        "- Absent: J Jay\n\n"
        "- Minute 1: Key decision FP/24/17, call-in until 2024-06-20\n\n"
        "- Minute 2: call-in until 2024-06-20\n\n"
        "## 1 Rents\n\nThey rise.\n\n"
        "## 2 Keys\n\n**RESOLVED** that they be cut.\n\n"
        "## 3 Locks\n\nNone.\n"
    )


def test_officers_of_no_group_are_called_officers_and_who_is_not_said_has_no_line(tmp_path: Path) -> None:
    files = {
        f"{JUNE}/meeting.yaml": "attendance: {officers: [e-finch]}\nminutes: {first: 1}\n",
        f"{JUNE}/minutes.md": "## Rents\n",
    }
    assert words(files, tmp_path, f"{JUNE}/minutes/") == "- Officers: e-finch\n\n## 1 Rents\n"


PROGRAMME = """\
title: Plan of work
programme:
  2024-09-11 at Fern Hall:
    - title: Damp
      detail: "*More* of it"
      state: deferred
      when: 2025
      leads: [e-finch: Head of Homes, B Reed]
      source: minute 1/24
      outcome: Done
      key: true
      reference: FP/1
      decision-maker: [Cabinet, Council]
      private: Names
  2024-10-09: [Rents]
  Later: [{title: Keys, private: true}]
"""


def test_a_work_programme_says_all_that_each_row_does(tmp_path: Path) -> None:
    assert words({f"{JUNE}/work-programme.yaml": PROGRAMME}, tmp_path, f"{JUNE}/work-programme/") == (
        "# Plan of work\n\n"
        "## 11 September 2024 at Fern Hall\n\n"
        "### Damp\n\n"
        "More of it\n\n"
        "- State: deferred\n"
        "- When: 2025\n"
        "- Leads: e-finch (Head of Homes); B Reed\n"
        "- Source: minute 1/24\n"
        "- Outcome: Done\n"
        "- Key decision: yes\n"
        "- Reference: FP/1\n"
        "- Who decides: Cabinet; Council\n"
        "- In private: Names\n\n"
        "## 9 October 2024\n\n"
        "### Rents\n\n"
        "## Later\n\n"
        "### Keys\n\n"
        "- In private: yes\n"
    )


DECISION = """\
---
by: [e-finch: Head of Homes, a-moss]
under: Scheme 4
reference: OD/1
key: true
call-in: 2024-05-08
published: 2024-05-02
general-exception: It came late
special-urgency: It ends
---
# Lease of *4* High Street

## Why

To tell.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            DECISION,
            "# Lease of *4* High Street\n\n"
            "- By: e-finch (Head of Homes); a-moss\n"
            "- Under: Scheme 4\n"
            "- Reference: OD/1\n"
            "- Key decision: yes\n"
            "- Call-in until: 2024-05-08\n"
            "- General exception: It came late\n"
            "- Special urgency: It ends\n\n"
            "## Why\n\nTo tell.\n",
        ),
        (
            "---\nkey: false\n---\n# Lease\n\n## Why\n\nTo tell.\n",
            "# Lease\n\n- Key decision: no\n\n## Why\n\nTo tell.\n",
        ),
        ("# Lease\n\n## Why\n\nTo tell.\n", "# Lease\n\n## Why\n\nTo tell.\n"),
    ],
)
def test_a_decision_outside_meetings_says_who_took_it_and_how(text: str, told: str, tmp_path: Path) -> None:
    files = {"d/committee.yaml": "kind: decisions\n", "d/2024-05-01-lease.md": text}
    assert words(files, tmp_path, "d/2024-05-01-lease/") == told


NOTED: Mapping[str, tuple[Mapping[str, str], str, list[str]]] = {
    "an agenda": (
        {
            "meeting.yaml": "published: 2024-06-04\nchanged: [2024-06-05]\nmoved-from: [2024-06-11]\n"
            "republished: {2024-06-06: A room}\ncancelled: Too few\nagenda:\n"
            "  - {title: Rents, added: 2024-06-05, urgent: It rained}\n  - {title: Keys, withdrawn: Not ready}\n"
            "  - {title: Locks, deferred-to: 2024-07-10}\n  - {title: Bins, key: true, called-in: It was upheld}\n"
        },
        "",
        [
            "changed 2024-06-05",
            "moved from 2024-06-11",
            "republished 2024-06-06: A room",
            "off: Too few",
            "item 1 added 2024-06-05",
            "item 2 withdrawn: Not ready",
            "item 3 deferred to 2024-07-10",
            "item 4 called in: It was upheld",
        ],
    ),
    "a paper": (
        {
            "meeting.yaml": "agenda: [{title: Rents, papers: [rents, old]}]\n",
            "old.md": "# Old\n",
            "rents.md": "---\nsupersedes: 2024-06-12/old\ncorrections: [{on: 2024-06-20, what: A sum}]\n---\n# Rents\n",
        },
        "rents/",
        ["corrected 2024-06-20: A sum", "supersedes 2024-06-12/old"],
    ),
    "a paper that was withdrawn": (
        {
            "meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n",
            "rents.md": "---\nwithdrawn: A wrong sum\n---\n# Rents\n",
        },
        "rents/",
        ["withdrawn: A wrong sum"],
    ),
    "minutes": (
        {
            "meeting.yaml": "minutes: {first: 1, approved: 2024-07-10, corrections: [{minute: 1, what: A sum}]}\n",
            "minutes.md": "## Rents {key=FP/1 called-in=upheld}\n",
        },
        "minutes/",
        ["approved 2024-07-10", "corrected 1: A sum", "minute 1 called in: upheld"],
    ),
    "a work programme": (
        {"work-programme.yaml": "updated: 2024-06-13\nprogramme: {Later: [Rents]}\n"},
        "work-programme/",
        ["updated 2024-06-13"],
    ),
    "a paper in which nothing was changed": (
        {"meeting.yaml": "agenda: [{title: Rents, papers: rents}]\n", "rents.md": "# Rents\n"},
        "rents/",
        [],
    ),
    "a programme of no day of its own": ({"work-programme.yaml": "programme: {Later: [A]}\n"}, "work-programme/", []),
}


@pytest.mark.parametrize("name", NOTED)
def test_what_is_said_of_changes_is_noted_by_its_hash(name: str, tmp_path: Path) -> None:
    files, address, notes = NOTED[name]
    july = {"panel/2024-07-10/meeting.yaml": "agenda: [{minutes-of: 2024-06-12}]\n"}
    found = said(july | {f"{JUNE}/{file}": text for file, text in files.items()}, tmp_path)[f"{JUNE}/{address}"]
    assert found.notes == tuple(hashed(note.encode())[:16] for note in notes)
    assert found.is_withdrawn == ("withdrawn" in name)
    assert found.text
    assert found.sha256 == hashed(found.text.encode())


def test_a_decision_notes_what_became_of_it_and_once_withdrawn_no_corrections(tmp_path: Path) -> None:
    front = "corrections: [{on: 2024-05-03, what: A sum}]\nkey: true\ncalled-in: It was upheld\n"
    files = {
        "d/committee.yaml": "kind: decisions\n",
        "d/2024-05-01-a.md": f"---\n{front}---\n# Lease\n",
        "d/2024-05-02-b.md": f"---\n{front}withdrawn: Wrong\n---\n# Lease\n",
    }
    notes = ["corrected 2024-05-03: A sum", "called in: It was upheld", "withdrawn: Wrong"]
    hashes = tuple(hashed(note.encode())[:16] for note in notes)
    files["d/2024-05-03-c.md"] = "# Lease\n"
    first, second, third = said(files, tmp_path).values()
    assert (first.notes, first.is_withdrawn, str(first.published)) == (hashes[:2], False, "2024-05-01")
    assert (second.notes, second.is_withdrawn, str(second.published)) == (hashes[1:], True, "2024-05-02")
    assert (third.notes, third.is_withdrawn) == ((), False)


WHOLE = {
    f"{JUNE}/meeting.yaml": "published: 2024-06-04\nagenda: [{title: Rents, papers: [rents, map.txt]}]\n"
    "minutes: {first: 1, published: 2024-06-20}\n",
    f"{JUNE}/rents.md": "---\npublished: 2024-06-05\n---\n# The *rents*\n",
    f"{JUNE}/map.txt": "A map.\n",
    f"{JUNE}/minutes.md": "## Rents\n",
    f"{JUNE}/work-programme.yaml": "updated: 2024-06-10\nprogramme: {Later: [Damp]}\n",
    "panel/2024-07-10/meeting.yaml": "title: Special meeting\nagenda: [Rents]\nagenda-missing: true\n",
}


def test_each_document_has_its_own_day_and_a_file_the_hash_of_what_is_published(tmp_path: Path) -> None:
    archive = archive_of(WHOLE, tmp_path)
    found = list(documents(archive, lambda file: f"hash of {Path(file).name}"))
    assert [(each.address, str(each.published)) for each in found] == [
        (f"{JUNE}/", "2024-06-04"),
        (f"{JUNE}/rents/", "2024-06-05"),
        (f"{JUNE}/minutes/", "2024-06-20"),
        (f"{JUNE}/work-programme/", "2024-06-10"),
        (f"{JUNE}/map.txt", "2024-06-04"),
        ("panel/2024-07-10/", "None"),
    ]
    assert found[4] == Said(f"{JUNE}/map.txt", date(2024, 6, 4), None, "hash of map.txt", ())
    assert [each.id for each in found[:2]] == [JUNE, f"{JUNE}/rents"]


def test_the_documents_of_a_meeting_have_addresses_titles_and_words(tmp_path: Path) -> None:
    june, july = archive_of(WHOLE, tmp_path).meetings()
    own = [f"{JUNE}/", f"{JUNE}/rents/", f"{JUNE}/minutes/", f"{JUNE}/work-programme/"]
    assert list(addresses(june)) == own
    assert {name: title.replace("\N{NO-BREAK SPACE}", " ") for name, title in titles(june).items()} == {
        JUNE: "Agenda, 12 June 2024",
        f"{JUNE}/rents": "The rents",
        f"{JUNE}/minutes": "Minutes, 12 June 2024",
        f"{JUNE}/work-programme": "Work programme 2024/25",
    }
    assert list(addresses(july)) == ["panel/2024-07-10/"]
    (title,) = titles(july).values()
    assert title.replace("\N{NO-BREAK SPACE}", " ") == "Meeting, Special meeting, 10 July 2024"
    assert words_of(june, own[2]) == "## 1 Rents\n"
    assert words_of(june, "panel/2024-07-10/") is None
