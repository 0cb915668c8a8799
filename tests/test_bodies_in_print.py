"""Bodies of every kind in print, calendar and feed: one site of all of them, and what of each is its own."""

from dataclasses import dataclass

import bodies
import pytest
from bodies import Body

MET, COMING = "2025-06-03", "2025-07-09"


@dataclass(frozen=True, slots=True)
class Kind:
    """A body: its committee.yaml, the minutes of a meeting, a private item of the next, and what its outputs say."""

    committee: str
    minutes: str
    says: tuple[str, ...]
    """In the pack of the next meeting, in this order."""
    told: str
    """An entry of the feed."""
    private: str = ""
    more: str = ""
    """Other keys of the meeting that was."""


KINDS = {
    "parish": Kind(
        "law: england-parish\nchair-title: Chairman\nminute-numbers: by-meeting\ndecision-words: [Resolved]\n",
        "## 6. Finance\n\nResolved: that the precept be £14,200. For 4, against 1. {vote=carried}\n",
        (
            *("Membership: A Moss (Chairman) and B Reed", "Minutes to be agreed", "6 Finance"),
            *("Resolved: that the precept be £14,200", "Carried, 4 to 1", "For 4 Against 1", "Staff Private business"),
            "Private: Section 1(2) of the Public Bodies (Admission to Meetings) Act 1960",
        ),
        "Carried: Resolved: that the precept be £14,200",
        "title: Staff, private-because: Section 1(2) of the Public Bodies (Admission to Meetings) Act 1960",
    ),
    "county": Kind(
        "law: none\nchair-title: Cathaoirleach\nminute-numbers: by-meeting\n",
        "## 1.0 Confirmation\n\n1.1 The minutes were confirmed. {outcome=confirmed}\n\n## 4.0 Motions\n\n"
        "4.1 Proposed by B Reed, seconded by A Moss, that the road be lit. {motion}\n\n"
        "- Ar son: A Moss, B Reed\n- I gCoinne: C Wren\n{vote=carried}\n",
        (
            *("Membership: A Moss (Cathaoirleach) and B Reed", "1.0 Confirmation", "1.1 The minutes were confirmed."),
            *("4.0 Motions", "Carried, 2 to 1", "Ar son 2 A Moss, B Reed I gCoinne 1 C Wren"),
        ),
        "Confirmed: 1.1 The minutes were confirmed.",
    ),
    "city": Kind(
        "law: none\nchair-title: President\nminute-form: CC-{n}/{yyyy}\n"
        'decision-words: ["NOW, THEREFORE, BE IT RESOLVED"]\n',
        "## Zoning\n\nNOW, THEREFORE, BE IT RESOLVED by the Council:\n\nSection 1. The map is amended.\n\n"
        "Ayes: A Moss, B Reed\n\nNays: C Wren {vote=carried}\n",
        (
            *("Membership: A Moss (President) and B Reed", "CC-17/2025 Zoning", "NOW, THEREFORE, BE IT RESOLVED"),
            *("Section 1. The map is amended. Carried, 2 to 1", "Ayes 2 A Moss, B Reed Nays 1 C Wren"),
            *("Litigation Private business", "Private: Executive session under section 610.021(1) RSMo"),
        ),
        "Carried: NOW, THEREFORE, BE IT RESOLVED by the Council:",
        'title: Litigation, exempt: "Executive session under section 610.021(1) RSMo"',
        "minutes: {first: 17, published: 2025-06-10}\n",
    ),
    "gemeinderat": Kind(
        "law: none\nchair-title: Bürgermeister\ndecision-words: [Der Gemeinderat beschließt]\n",
        "## § 12 Haushaltssatzung\n\nDer Gemeinderat beschließt:\n\na) Die Satzung wird erlassen.\n"
        "b) Der Plan wird genehmigt.\n\n## § 13 Bürgerfragen\n\nKeine.\n",
        (
            *("Membership: A Moss (Bürgermeister) and B Reed", "§ 12 Haushaltssatzung", "Der Gemeinderat beschließt:"),
            *("a) Die Satzung wird erlassen. b) Der Plan wird genehmigt.", "§ 13 Bürgerfragen"),
        ),
        "Decided: Die Satzung wird erlassen.",
    ),
    "foundation": Kind(
        "law: none\nminute-numbers: none\n",
        "## Grants\n\nRESOLVED that:\n\n(a) the grants be made\n",
        (
            *(
                "Membership: A Moss (Chair) and B Reed",
                "Minutes to be agreed",
                "Grants RESOLVED that: (a) the grants be made",
            ),
            *("Pay Private business", "Private: Staff matters"),
        ),
        "Decided: the grants be made",
        "title: Pay, exempt: Staff matters",
    ),
    "council": Kind(
        "kind: council\nchair-title: Mayor\n",
        "## Bus services\n\nMoved by B Reed, seconded by C Wren, that the Council ask for a case. {motion}\n\n"
        'Moved by A Moss, seconded by D Dyer, to add "within a year". {amendment}\n\n'
        "Lost: 1 for, 3 against, 1 abstention. {vote=lost}\n\n- For: B Reed, C Wren\n- Against: A Moss\n"
        "{vote=carried}\n\n"
        "RESOLVED that the Council ask for a case.\n",
        (
            *("Membership: A Moss (Mayor) and B Reed", "17 Bus services", "Moved by B Reed, seconded by C Wren"),
            *("to add", "Lost, 1 to 3, 1 abstained", "For 1 Against 3 Abstained 1", "Carried, 2 to 1"),
            *("For 2 B Reed, C Wren Against 1 A Moss", "RESOLVED that the Council ask for a case."),
        ),
        'Lost: Moved by A Moss, seconded by D Dyer, to add "within a year".',
        more="minutes: {first: 17, published: 2025-06-10}\n",
    ),
    "planning": Kind(
        "kind: regulatory\n",
        "## 24/01234/FUL: Mill Road\n\nRESOLVED that permission be granted, subject to: {outcome=granted}\n\n"
        "1. Begun within three years.\n2. As in the plans.\n{conditions}\n\n## 24/00987/HOU: Castle Terrace\n\n"
        "The motion to refuse was LOST. {outcome=lost}\n\n## 24/01101/LBC: Customs House\n\n"
        "Withdrawn by the applicant. {outcome=withdrawn}\n",
        (
            *("61 24/01234/FUL: Mill Road", "RESOLVED that permission be granted, subject to:"),
            *("1 Begun within three years. 2 As in the plans.", "62 24/00987/HOU: Castle Terrace"),
            *("The motion to refuse was LOST.", "63 24/01101/LBC: Customs House", "Withdrawn by the applicant."),
        ),
        "Granted: RESOLVED that permission be granted, subject to:",
        more="minutes: {first: 61, published: 2025-06-10}\n",
    ),
    "cabinet": Kind(
        "kind: executive\nchair-title: Leader\n",
        "## Leisure contract\n\nRESOLVED that:\n\n1. it be awarded to Bidder A\n\n**Reasons:** It scored highest.\n\n"
        "## Strategy\n\nRECOMMENDED that Council:\n\n1. approve it\n",
        (
            *("Membership: A Moss (Leader) and B Reed", "42 Leisure contract", "1 it be awarded to Bidder A"),
            *("Reasons: It scored highest.", "43 Strategy", "RECOMMENDED that Council:", "A contract Private business"),
            "Private under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
        ),
        "Decided: it be awarded to Bidder A",
        "title: A contract, exempt: 3, public-interest: Prices would be known.",
        "minutes: {first: 42, published: 2025-06-10}\n",
    ),
}


def files() -> dict[str, str]:
    """The content of all bodies."""
    made = {"council.yaml": "name: Fernshire Council\n"}
    for name, kind in KINDS.items():
        years = "years: {2025/26: {chair: A Moss, members: [B Reed]}}\n"
        published = kind.more or "minutes: {published: 2025-06-10}\n"
        private = f"private:\n  - {{{kind.private}}}\n" if kind.private else ""
        exclusion = ", Exclusion of the press and public" if private else ""
        made |= {
            f"{name}/committee.yaml": f"name: {name.capitalize()} body\n{kind.committee}{years}",
            f"{name}/{MET}/meeting.yaml": f"time: 18:00\npublished: 2025-05-20\n{published}",
            f"{name}/{MET}/minutes.md": kind.minutes,
            f"{name}/{COMING}/meeting.yaml": "time: 10:00\npublished: 2025-06-20\n"
            f"agenda: [{{minutes-of: {MET}}}{exclusion}]\n{private}",
        }
    return made


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return bodies.of(files(), tmp_path_factory.mktemp("print"), packs=True)


@pytest.mark.parametrize("name", KINDS)
def test_the_pack_says_what_the_body_says_in_its_own_words(name: str, made: Body) -> None:
    pack = made.pdf(f"{name}/{COMING}/pack.pdf")
    at = 0
    for words in KINDS[name].says:
        found = pack.find(words, at)
        assert found >= 0, f"{words!r} in {pack[at:]}"
        at = found
    if "law: none" in KINDS[name].committee:
        assert "Local Government Act" not in pack


@pytest.mark.parametrize("name", KINDS)
def test_the_feed_tells_what_became_of_it(name: str, made: Body) -> None:
    assert any(title.startswith(KINDS[name].told) for title in made.feed(f"{name}/feed.xml")), made.feed(
        f"{name}/feed.xml"
    )


@pytest.mark.parametrize("name", KINDS)
def test_the_calendar_has_the_meeting_that_is_to_come_with_its_agenda(name: str, made: Body) -> None:
    event = made.text(f"{name}/{COMING}/meeting.ics").replace("\r\n ", "")
    assert f"SUMMARY:{name.capitalize()} body" in event
    assert "1. Minutes" in event
