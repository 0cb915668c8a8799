"""Details of persons: which are told from other figures, where they stand, and how little of them is repeated."""

from pathlib import Path

import pytest
from content_sample import findings

from generator.checks.personal import Detail, details

JUNE = "panel/2024-06-12"
PHONE = "01632 960123"
LOOKS = (
    'this looks like a telephone number: "0163…"; take it out, or put the council\'s own contact there; if it is to be'
)
LOOKS += " public, say why below `accept:` [personal-details]"


def told(files: dict[str, str], folder: Path) -> list[tuple[str, str | None]]:
    """What is said of details, and of what; in a folder of decisions too."""
    return findings({"d/committee.yaml": "kind: decisions\n", **files}, folder, "personal-details")


E_MAIL, TELEPHONE, INSURANCE = "an e-mail address", "a telephone number", "a National Insurance number"
BIRTH, POSTCODE = "a date of birth", "a postcode, as in a home address"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        ("No detail, of nobody", []),
        # addresses of e-mail: of persons, and of nobody in particular
        (
            "to ann.moss@post.example or b@post.example",
            [(E_MAIL, "ann.moss@post.example", 4), (E_MAIL, "b@post.example", 29)],
        ),
        ("ann@post.example, ANN@post.example", [(E_MAIL, "ann@post.example", 1)]),
        ("housing@fernshire.example, housing.team@fernshire.example, fern-Planning@fernshire.example", []),
        ("https://post.example/ann@post.example and b@post.example", [(E_MAIL, "b@post.example", 43)]),
        ("[it](https://post.example/ann@post.example)b@post.example", [(E_MAIL, "b@post.example", 44)]),
        # telephone numbers have nine or ten figures after the first
        ("020 7946 0123", [(TELEPHONE, "020 7946 0123", 1)]),
        ("(01632) 960 123", [(TELEPHONE, "(01632) 960 123", 1)]),
        ("+44 (0)1632 960123", [(TELEPHONE, "+44 (0)1632 960123", 1)]),
        ("+44 1632 960123", [(TELEPHONE, "+44 1632 960123", 1)]),
        ("01632 96012", [(TELEPHONE, "01632 96012", 1)]),
        ("01632 9601", []),
        ("01632 9601234", []),
        ("+44 1632 9601", []),
        ("01632 960123, 01632960123, (01632) 960-123", [(TELEPHONE, "01632 960123", 1)]),
        # others
        ("AB 12 34 56 C", [(INSURANCE, "AB 12 34 56 C", 1)]),
        ("Date of Birth: 3 May 1961", [(BIRTH, "Date of Birth: 3 May 1961", 1)]),
        ("FE1 2AB", [(POSTCODE, "FE1 2AB", 1)]),
    ],
)
def test_details_are_told_from_other_figures(line: str, found: list[tuple[str, str, int]]) -> None:
    assert details(line) == [Detail(*each) for each in found]


def test_those_of_the_council_itself_are_none() -> None:
    assert details("01632 960000, 01632 960123", frozenset({"01632960000"})) == [Detail(TELEPHONE, PHONE, 15)]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("ann.moss@post.example", 'an e-mail address: "a…@post.example"'),
        ("020 7946 0123", 'a telephone number: "020…"'),
        ("AB123456C", 'a National Insurance number: "AB12…"'),
        ("born on 3 May 1961", "a date of birth"),
        ("FE1 2AB", 'a postcode, as in a home address: "FE1…"'),
    ],
)
def test_a_message_has_as_much_of_a_detail_as_finds_it(words: str, hint: str, tmp_path: Path) -> None:
    mend = LOOKS.partition("; ")[2]
    assert told({f"{JUNE}/rents.md": f"# Rents\n\nHe is {words}.\n"}, tmp_path) == [
        (f"{JUNE}/rents.md:3:7: warning: this looks like {hint}; {mend}", "rents.md")
    ]


FRONT = "---\nkind: report\n---\n"


@pytest.mark.parametrize(
    ("name", "text", "place", "about"),
    [
        (f"{JUNE}/rents.md", f"{FRONT}# Rents\n\nRing {PHONE}.\n", "6:6", "rents.md"),
        (f"{JUNE}/rents.md", f"---\nto: Ring {PHONE}\n---\n# Rents\n", "2:10", "rents.md to"),
        (f"{JUNE}/rents.md", f"---\nto:\n- A Moss\n- Ring {PHONE}\n---\n# Rents\n", "4:8", "rents.md to/1"),
        (f"{JUNE}/minutes.md", f"## 1 Rents\n\nRing {PHONE}.\n", "3:6", "meeting.yaml minutes"),
        (f"{JUNE}/costs.csv", f"Home,Whom\nFlat,Ring {PHONE}\n", "2:11", "meeting.yaml"),
        (f"{JUNE}/meeting.yaml", f"note: |\n  A Moss\n  is at {PHONE}\nplace: FE2 2BB\n", "3:9", "meeting.yaml note"),
        (f"{JUNE}/meeting.yaml", "note: Ring 01632\n  960123\n", "1:7", "meeting.yaml note"),
        (
            f"{JUNE}/work-programme.yaml",
            f"programme: {{May: [Ring {PHONE}]}}\n",
            "1:24",
            "work-programme.yaml programme/May/0",
        ),
        ("panel/committee.yaml", f"remit: Ring {PHONE}\n", "1:13", "committee.yaml remit"),
        ("panel/actions.yaml", f"1/24: {{asks: A Moss, what: Ring {PHONE}}}\n", "1:33", "actions.yaml 1/24/what"),
        ("people.yaml", f"a-moss: {{name: A Moss, ward: Ring {PHONE}}}\n", "1:35", "people.yaml a-moss/ward"),
        ("matters.yaml", f"rents: {{title: Rents, about: Ring {PHONE}}}\n", "1:35", "matters.yaml rents/about"),
        (
            "d/2024-06-01-x.md",
            f"{FRONT.replace('kind: report', 'key: false')}# X\n\nRing {PHONE}.\n",
            "6:6",
            "2024-06-01-x.md",
        ),
        ("d/2024-06-01-x.md", f"---\nunder: Ring {PHONE}\n---\n# X\n", "2:13", "2024-06-01-x.md under"),
        # not what reaches the council or says why another is named, and no place where a meeting is
        ("council.yaml", f"name: F\ncontact: {{name: Team, telephone: {PHONE}}}\n", "", ""),
        (f"{JUNE}/meeting.yaml", "place: The Hall, FE2 2BB\n", "", ""),
        (f"{JUNE}/meeting.yaml", f"accept: {{clear-days: Ring {PHONE}}}\n", "", ""),
        (f"{JUNE}/rents.md", f"# Rents\n\n<!-- {PHONE} -->\n\n```\n{PHONE}\n```\n", "", ""),
        # a file that is one line, where entries are wanted
        (f"{JUNE}/meeting.yaml", f"Ring {PHONE}\n", "1:6", "meeting.yaml"),
        (f"{JUNE}/rents.md", f"---\nRing {PHONE}\n---\n# Rents\n", "2:6", "rents.md"),
    ],
)
def test_a_detail_is_found_wherever_it_is_published(
    name: str, text: str, place: str, about: str, tmp_path: Path
) -> None:
    assert told({name: text}, tmp_path) == ([(f"{name}:{place}: warning: {LOOKS}", about)] if place else [])


def test_how_the_council_is_reached_may_stand_anywhere(tmp_path: Path) -> None:
    contact = f"contact: {{name: Team, email: ann@post.example, telephone: {PHONE}, address: 'The Mill, FE1 1AA'}}\n"
    text = "# Rents\n\nWrite to Ann@post.example, FE1 1AA, or ring (01632) 960-123, not 01632 960124.\n"
    (line, _), *others = told({"council.yaml": f"name: F\n{contact}", f"{JUNE}/rents.md": text}, tmp_path)
    assert line == f"{JUNE}/rents.md:3:66: warning: {LOOKS}"
    assert others == []
