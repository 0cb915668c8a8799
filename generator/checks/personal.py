"""Private details of people in texts that are to be published: never repeated whole in a message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.case import Case
from generator.checks.texts import CheckedText, in_value, of_meeting
from generator.content.records import MeetingRecords
from generator.content.sources import YamlFile
from generator.problems import About, Loc, Place, Problem

MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATE = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})[a-z]* \d{{4}}|\d{{4}}-\d\d-\d\d)"
)
DETAILS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an e-mail address", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    (
        "a telephone number",
        re.compile(
            r"(?<![\w£.,/#-])(?:\+44 ?(?:\(0\) ?)?[1-378]\d{1,3}|\(?0[1-378]\d{1,3}\)?)(?:[ -]?\d{3,6}){1,3}(?![\w%/-])"
        ),
    ),
    (
        "a National Insurance number",
        re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b"),
    ),
    (
        "a date of birth",
        re.compile(rf"\b(?:date of birth|d\.?o\.?b\.?|born(?: on)?)[:,]? (?:is |was )?{DATE}", re.IGNORECASE),
    ),
    ("a postcode, as in a home address", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")),
)
"""What each kind of detail is called, and how it is recognised: forms that little else has."""
HINT = re.compile(r"[\d@]")
"""What every detail has: a digit, or the sign of an address."""
WEB = re.compile(r"\bhttps?://[^\s)>\]]+")
TEAM = frozenset(
    re.findall(
        r"\w+",
        """
        admin choices clerk clerks committee committees communications complaints contact council customer
        customers data democracy democratic elections email enquiries enquiry feedback foi governance hello
        help housing info information licensing mail meetings members office officer online planning press
        privacy scrutiny secretariat service services support team web webmaster
        """,
    )
)
"""Words of addresses that are a team's, not a person's."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail in a line: what it is, its words, and the column it begins at."""

    kind: str
    words: str
    column: int


def personal_details(case: Case) -> Iterator[Problem]:
    """Nothing that is published gives away how to reach a person, or who exactly they are.

    UK General Data Protection Regulation, Article 5(1)(c): no more personal data than the purpose needs.
    """
    known = _of_the_council(case)
    yield from case.in_meetings("personal details", _in_meeting, known)
    for committee in case.records.committees.values():
        for decision in committee.decisions.values():
            yield from _in_text(CheckedText(decision.text, decision.front.about()), known)
            yield from _in_yaml(decision.front.file, known)
    for file in _yaml_files(case):
        yield from _in_yaml(file, known)


def _in_meeting(meeting: MeetingRecords, known: frozenset[str]) -> Iterator[Problem]:
    for text in of_meeting(meeting):
        yield from _in_text(text, known)
    yield from _in_tables(meeting, known)
    programme = [meeting.programme.file] if meeting.programme else []
    for file in (meeting.meeting.file, *(paper.front.file for paper in meeting.papers.values()), *programme):
        yield from _in_yaml(file, known)


def _in_text(text: CheckedText, known: frozenset[str]) -> Iterator[Problem]:
    for number, line in text.lines:
        for found in details(line, known):
            yield _problem(text.file.place(number, found.column), found, text.about)


def details(line: str, known: frozenset[str] = frozenset()) -> list[Detail]:
    """The private details in a line, each once; `known` are those of the council itself, without blanks."""
    if not HINT.search(line):
        return []
    bare = WEB.sub(lambda match: " " * len(match[0]), line) if "://" in line else line
    found: dict[str, Detail] = {}
    for kind, pattern in DETAILS:
        for match in pattern.finditer(bare):
            words = match[0]
            if _short(words) not in known and _is_private(kind, words):
                found.setdefault(_short(words), Detail(kind, words, match.start() + 1))
    return list(found.values())


def _is_private(kind: str, words: str) -> bool:
    if "e-mail" in kind:
        return not TEAM & set(re.split(r"[._+-]", words.partition("@")[0].lower()))
    if "telephone" in kind:
        national = re.sub(r"\D", "", words.replace("(0)", "")).removeprefix("44" if words[0] == "+" else "0")
        return 9 <= len(national) <= 10
    return True


def _problem(place: Place, found: Detail, about: About | None) -> Problem:
    what = f"this looks like {found.kind}{_hint(found)}"
    mend = "take it out, or put the council's own contact there; if it is to be public, say why below `accept:`"
    return Problem(place, what, mend, "personal-details", "warning", about)


def _hint(found: Detail) -> str:
    """As much of a detail as is needed to find it again."""
    if "birth" in found.kind:
        return ""
    if "@" in found.words:
        name, _, domain = found.words.partition("@")
        return f': "{name[0]}…@{domain}"'
    return f': "{found.words[:4].rstrip()}…"'


def _short(words: str) -> str:
    return re.sub(r"[\s()-]", "", words).lower()


def _of_the_council(case: Case) -> frozenset[str]:
    """The details of the council's own contact: it is there to be reached."""
    contact = case.archive.council.contact
    written = [detail for detail in (contact.email, contact.telephone, contact.address) if detail] if contact else []
    return frozenset(_short(found.words) for detail in written for found in details(detail)) | {
        _short(detail) for detail in written
    }


def _in_tables(meeting: MeetingRecords, known: frozenset[str]) -> Iterator[Problem]:
    for data in meeting.data.values():
        for number, line in enumerate(data.text.split("\n"), 1):
            for found in details(line, known):
                yield _problem(Place(data.path, number, found.column), found, meeting.meeting.about())


def _yaml_files(case: Case) -> Iterator[YamlFile]:
    """The YAML files about people and business beside meetings'; the council's own is there to be reached by."""
    yield from {person.file.path: person.file for person in case.records.people.values()}.values()
    yield from {matter.file.path: matter.file for matter in case.records.matters.values()}.values()
    for committee in case.records.committees.values():
        yield committee.committee.file
        yield from {action.file.path: action.file for action in committee.actions.values()}.values()


def _in_yaml(file: YamlFile, known: frozenset[str]) -> Iterator[Problem]:
    lines = file.text.split("\n")
    whole = " ".join(line.strip() for line in lines)  # a value may go on on the next line
    if not any(details(line, known) for line in (*lines, whole)):
        return
    for loc, words in in_value(file.value):
        if loc[-1:] != ("place",) and "accept" not in loc:
            for found in (detail for line in words.split("\n") for detail in details(line, known)):
                yield _problem(_where(file, loc, found.words, lines), found, (file.path, loc))


def _where(file: YamlFile, loc: Loc, words: str, lines: list[str]) -> Place:
    """The place of words in a value: in the first line from its beginning on that has them."""
    start = file.place(loc)
    for number in range(start.line - file.first_line, len(lines)):
        column = lines[number].find(words)
        if column >= 0:
            return Place(file.path, number + file.first_line, column + 1)
    return start
