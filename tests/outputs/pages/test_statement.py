"""The accessibility statement: what council.yaml says, what the archive shows, and what nobody has recorded."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from content_sample import COUNCIL, Assets, loaded

from generator import urls
from generator.outputs.pages import Site, pages
from generator.outputs.pages.frame import Link, Wording
from generator.outputs.pages.statement import AccessibilityPage

TODAY = date(2024, 8, 30)
JUNE = "panel/2024-06-12/"


def council(accessibility: str) -> str:
    """The file of a council whose `accessibility:` has these lines."""
    lines = "".join(f"  {line}\n" for line in accessibility.splitlines())
    return COUNCIL["council.yaml"] + (f"accessibility:\n{lines}" if lines else "")


def page(lines: str, folder: Path, files: Mapping[str, str] | None = None, address: str = "") -> AccessibilityPage:
    """The page of the council's statement."""
    archive, _ = loaded({"council.yaml": council(lines), **(files or {})}, folder, TODAY)
    made = dict(pages(Site(archive, TODAY, Assets(), address=address)))[urls.ACCESSIBILITY]
    assert isinstance(made, AccessibilityPage)
    return made


def words(of: str | Wording) -> str:
    html = of if isinstance(of, str) else "".join(word if isinstance(word, str) else word.text for word in of)
    return " ".join(re.sub(r"<[^>]*>", "", html).replace("\u00a0", " ").split())


def test_without_a_statement_nothing_is_claimed(tmp_path: Path) -> None:
    made = page("", tmp_path)
    assert made.note == "Nobody has recorded a statement for it yet."
    assert made.commitment == ()
    assert "is not recorded" in made.status
    assert {one.none for one in made.barriers} == {"What belongs here is not recorded."}
    assert [words(line) for line in made.preparation] == [
        "When this statement was prepared is not recorded. When it was last reviewed is not recorded.",
        "Not recorded: when it was last tested, who tested it and how it was tested.",
    ]
    assert [words(*fact.lines) for fact in made.contact] == ["Whom to tell is not recorded."]
    assert ("Within what time an answer comes is not recorded.",) in made.report


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("status: full", "is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard."),
        ("status: partial\nnot-accessible: [Maps]", "AA standard, due to the non-compliances listed below."),
        ("status: partial\nnot-accessible:\n  - {what: Maps, why: burden}", "due to the exemptions listed below."),
        (
            "status: partial\nnot-accessible:\n  - {what: Maps, why: out-of-scope}\n  - Videos",
            "due to the non-compliances and exemptions listed below.",
        ),
        ("status: partial", "is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA "
         "standard, and why not fully is not recorded."),
        ("status: not\nnot-accessible: [Maps]", "AA standard. The non-compliances are listed below."),
        ("status: not", "AA standard. Why not is not recorded."),
        ("response: a week", "How far this website complies with the Web Content Accessibility Guidelines"),
    ],
)  # fmt: skip
def test_the_status_is_said_in_the_words_of_the_model_and_no_further_than_the_list_bears_out(
    lines: str, status: str, tmp_path: Path
) -> None:
    assert status in page(lines, tmp_path).status


def test_each_part_that_is_not_accessible_stands_under_its_reason_with_how_else_it_can_be_had(tmp_path: Path) -> None:
    made = page(
        """\
not-accessible:
  - what: Maps of *homes*
    criteria: [1.1.1, 1.4.5]
    instead: Ask [the team](mailto:web@fernshire.example).
    until: 2025-03
  - Slides
  - {what: Old plans, why: burden}
  - {what: Old recordings, why: out-of-scope}
""",
        tmp_path,
    )
    shown = {one.title: [(words(each.what), [words(note) for note in each.notes]) for each in one.items]
             for one in made.barriers}  # fmt: skip
    assert shown == {
        "Non-compliance with the accessibility regulations": [
            (
                "Maps of homes",
                [
                    "This fails WCAG 2.2 success criteria 1.1.1 and 1.4.5.",
                    "Ask the team.",
                    "To be put right by March 2025.",
                ],
            ),
            ("Slides", ["How else it can be had is not recorded.", "When it will be put right is not recorded."]),
        ],
        "Disproportionate burden": [("Old plans", ["How else it can be had is not recorded."])],
        "Content that’s not within the scope of the accessibility regulations": [("Old recordings", [])],
    }


@pytest.mark.parametrize(
    ("lines", "body", "link"),
    [
        ("status: full", "Equality and Human Rights Commission (EHRC)", "https://www.equalityadvisoryservice.com/"),
        ("enforcement: ecni", "Equality Commission for Northern Ireland (ECNI)", "https://www.equalityni.org/"),
    ],
)
def test_enforcement_is_named_and_linked(lines: str, body: str, link: str, tmp_path: Path) -> None:
    made = page(lines, tmp_path).enforcement
    assert words(made).startswith(f"The {body} is responsible for enforcing")
    links = [word.href for word in made if isinstance(word, Link)]
    assert links == ["https://www.legislation.gov.uk/uksi/2018/952/contents", link]


def test_whom_to_tell_and_when_to_expect_an_answer(tmp_path: Path) -> None:
    made = page(
        "contact: {name: Web team, email: web@fernshire.example, telephone: 01632 96}\n"
        "contact-form: https://www.fernshire.example/form\nresponse: 5 working days",
        tmp_path,
    )
    assert [(fact.label, words(*fact.lines)) for fact in made.contact] == [
        ("Contact", "Web team"),
        ("Email", "web@fernshire.example"),
        ("Telephone", "01632 96"),
    ]
    assert made.report[1][0] == Link("Use the contact form", "https://www.fernshire.example/form")
    assert words(made.report[2]) == "We’ll consider your request and get back to you in 5 working days."


def test_when_it_was_prepared_reviewed_and_tested_by_whom_and_how(tmp_path: Path) -> None:
    made = page(
        "prepared: 2023-05-02\nreviewed: 2024-04-29\ntested: 2024-04-22\ntested-by: our web team\nmethod: With *axe*.",
        tmp_path,
    )
    assert [words(line) for line in made.preparation] == [
        "This statement was prepared on 2 May 2023. It was last reviewed on 29 April 2024.",
        "This website was last tested on 22 April 2024 against the WCAG 2.2 AA standard."
        " The test was carried out by our web team.",
        "With axe.",
    ]


@pytest.mark.parametrize(
    ("lines", "address", "applies"),
    [
        (
            "status: full",
            "",
            "this website: Fernshire Council, meetings and decisions. This website is run by Fernshire",
        ),
        (
            "status: full",
            "https://www.fernshire.example/",
            "https://www.fernshire.example/ (Fernshire Council, meetings",
        ),
        ("scope: the record\nby: us", "", "applies to the record. This website is run by us."),
    ],
)
def test_what_it_applies_to(lines: str, address: str, applies: str, tmp_path: Path) -> None:
    assert applies in page(lines, tmp_path, address=address).applies


def test_what_the_archive_lacks_and_its_files_of_other_formats_are_counted(tmp_path: Path) -> None:
    files = {
        f"{JUNE}meeting.yaml": "agenda:\n  - title: Homes\n    papers: [homes, map.pdf, sums.xlsx]\n",
        f"{JUNE}homes.md": '# Homes\n\n![Damp](missing)\n\n![A map](map.png "The streets by the river")\n',
        **dict.fromkeys((f"{JUNE}map.pdf", f"{JUNE}sums.xlsx", f"{JUNE}map.png"), "x"),
        "panel/2018-09-20/meeting.yaml": "published: 2018-09-12\nagenda:\n  - title: Rents\n    papers: rents.pdf\n",
        "panel/2018-09-20/rents.pdf": "x",
    }
    assert [words(line) for line in page("status: full", tmp_path, files).counted] == [
        "1 figure that papers tell of is not in the archive, neither to see nor to read."
        " What the archive lacks is listed.",
        "1 picture in papers: each has a text alternative.",
        "The archive publishes 2 PDF files and 1 office file as they came, and they may not be accessible. Of these, 1"
        " came out before 23 September 2018; regulation 4(2) leaves such files out, unless they are needed for an"
        " active administrative process.",
        "Of the files 3 cannot be read by a program. They are listed.",
    ]


def test_the_councils_own_words_stand_below(tmp_path: Path) -> None:
    files = {"about/accessibility.md": "# How we work\n\n## At meetings\n\nA hearing loop is fitted.\n"}
    made = page("status: full", tmp_path, files)
    assert made.own_title == "How we work"
    assert "A hearing loop is fitted." in made.own


# The rule


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (
            "prepared: 2022-01-01\nreviewed: 2023-08-30",
            4,
            "was last reviewed on 30 August 2023, more than a year ago [statement-review]",
        ),
        ("prepared: 2023-01-01", 3, "was prepared on 1 January 2023, more than a year ago [statement-review]"),
        ("response: a week", 3, "does not say when it was prepared or last reviewed [statement-review]"),
        (
            "reviewed: 2024-01-01\nstatus: full\nnot-accessible: [Maps]",
            4,
            "says that the site is fully compliant, and lists what does not comply [statement-status]",
        ),
        (
            "reviewed: 2024-01-01\nstatus: partial",
            4,
            "says that the site is not fully compliant, and does not say why [statement-status]",
        ),
    ],
)
def test_a_statement_is_reviewed_each_year_and_its_status_agrees_with_its_list(
    lines: str, line: int, said: str, tmp_path: Path
) -> None:
    problems = loaded({"council.yaml": council(lines)}, tmp_path, TODAY)[1]
    assert problems == [f"council.yaml:{line}: warning: the accessibility statement {said}"]


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "reviewed: 2023-08-31",
        "prepared: 2022-01-01\nreviewed: 2024-01-01",
        "reviewed: 2024-01-01\nstatus: full\nnot-accessible:\n  - {what: Films, why: out-of-scope}",
    ],
)
def test_of_a_statement_that_is_in_order_or_not_there_nothing_is_said(lines: str, tmp_path: Path) -> None:
    assert loaded({"council.yaml": council(lines)}, tmp_path, TODAY)[1] == []
