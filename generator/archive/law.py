"""Whose law a committee is under, and what that law asks: the one table of laws.

Each entry names the Act and the section it was taken from. What is `certain` was seen in the legislation's own words,
and asks for what the rule looks for; all else is marked as not certain, and no rule makes an error of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from generator.archive import clear_days
from generator.archive.clear_days import Nation
from generator.content.model import AgendaItem, Committee, Council, Counting, LawName, PrivatePaper
from generator.problems import RuleName


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on: an Act and its section."""

    source: str
    certain: bool = True
    """Whether the section was read, and asks for what the rule looks for; else the rule never makes an error of it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A law's list of exempt information: what it is called, and its paragraphs in plain words."""

    name: str
    """As in "Part 1 of Schedule 12A to the Local Government Act 1972"."""
    short: str
    """As in "Schedule 12A"."""
    paragraphs: Mapping[int, str]
    weighed: frozenset[int] = frozenset()
    """The paragraphs that count only where the public interest is better served by keeping the thing private."""

    @property
    def numbers(self) -> str:
        """As in "1 to 7"."""
        return f"{min(self.paragraphs)} to {max(self.paragraphs)}"


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before a meeting its agenda is published."""

    days: int
    counting: Counting
    nation: Nation
    is_clear: bool
    """Whether neither the day of publication nor that of the meeting counts; else one of the two does."""

    @property
    def words(self) -> str:
        """As in "five clear days"."""
        return self.counted(self.days)

    def counted(self, days: int) -> str:
        """As in "no clear days", "one day"."""
        number = NUMBERS[days] if days < len(NUMBERS) else str(days)
        return f"{number} {'clear ' if self.is_clear else ''}day{'' if days == 1 else 's'}"

    def between(self, published: date, meeting: date) -> int:
        """The days counted from publication to meeting."""
        days = clear_days.clear_days(published, meeting, self.counting, self.nation)
        return days if self.is_clear or published >= meeting else days + 1

    def last_day(self, meeting: date) -> date:
        """The last day on which the agenda can be published."""
        days = self.days if self.is_clear else max(0, self.days - 1)
        return clear_days.last_day(meeting, days, self.counting, self.nation)


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class Law:
    """A law of meetings; without an Act, no rule of law holds at all."""

    name: LawName
    title: str
    """As in "England: parish and town councils"."""
    act: str = ""
    days: int = 0
    counting: Counting = "weekdays"
    nation: Nation = ""
    has_clear_days: bool = True
    schedule: Schedule | None = None
    rules: Mapping[RuleName, Basis] = field(default_factory=dict)
    """The rules that hold, each with what it rests on."""

    def holds(self, rule: RuleName) -> bool:
        """Whether a rule of law holds here."""
        return rule in self.rules

    def is_certain(self, rule: RuleName) -> bool:
        """Whether a rule may make an error of what it finds."""
        return rule in self.rules and self.rules[rule].certain

    @cached_property
    def notice(self) -> Notice | None:
        """The notice that the law itself asks for, if it does."""
        if not self.days:
            return None
        return Notice(self.days, self.counting, self.nation, self.has_clear_days)


LGA, SCOTTISH, NORTHERN = (
    "Local Government Act 1972",
    "Local Government (Scotland) Act 1973",
    "Local Government Act (Northern Ireland) 2014",
)
EXECUTIVE = (
    "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012"
    " (SI 2012/2089)"
)
STANDING_ORDERS = (
    "Local Authorities (Standing Orders) (England) (Amendment) Regulations 2014 (SI 2014/165), regulation 2"
)
OPENNESS = "Openness of Local Government Bodies Regulations 2014 (SI 2014/2095)"
KEY_NOTICE = Basis(f"{EXECUTIVE}, regulations 9 to 11", certain=False)  # of 9 paragraph (2) was not read
PLAN_ENTRY = Basis(f"{EXECUTIVE}, regulation 9(1)")
ADMISSION = "Public Bodies (Admission to Meetings) Act 1960"

_SEVEN = (
    "information about an individual",
    "information that is likely to reveal who an individual is",
    "information about the financial or business affairs of a person, the council included",
    "information about consultations or negotiations on labour relations",
    "information covered by legal professional privilege",
    "information revealing that the council means to give a notice or make an order or direction",
    "information about preventing, investigating or prosecuting crime",
)
"""What England, Wales and Northern Ireland list alike, in plain words."""
_FIFTEEN = (
    "information about an employee or office-holder, former or future ones included",
    "information about an occupier of, or applicant for, accommodation that the council provides",
    "information about an applicant for, or recipient of, a service that the council provides",
    "information about an applicant for, or recipient of, financial help from the council",
    "information about the adoption, care, fostering or education of a child, or a supervision order for one",
    "information about the financial or business affairs of a person other than the council",
    "information about reports on, or the supervision of, a person under the Social Work (Scotland) Act 1968",
    "what the council means to spend under a contract for property, goods or services",
    "terms proposed in negotiations for a contract for property, goods or services",
    "that the council is the one that offers a tender",
    "information about consultations or negotiations on labour relations",
    "advice of counsel, or advice and information for legal proceedings or for deciding a matter",
    "information revealing that the council means to give a notice or make an order or direction",
    "action about preventing, investigating or prosecuting crime",
    "who a protected informant is",
)
"""What Scotland lists, in plain words. Of paragraphs 9, 10, 13 and 15 the whole wording was not seen."""


_ENGLAND = Schedule(
    f"Part 1 of Schedule 12A to the {LGA}", "Schedule 12A", dict(enumerate(_SEVEN, 1)), frozenset(range(1, 8))
)
_WALES = Schedule(
    f"Part 4 of Schedule 12A to the {LGA}",
    "Schedule 12A",
    dict(enumerate(_SEVEN, 12)),
    frozenset({12, 13, 14, 15, 17, 18}),  # Part 5: privilege is not weighed
)
_SCOTLAND = Schedule(f"Part I of Schedule 7A to the {SCOTTISH}", "Schedule 7A", dict(enumerate(_FIFTEEN, 1)))
_NORTHERN_IRELAND = Schedule(f"Part 1 of Schedule 6 to the {NORTHERN}", "Schedule 6", dict(enumerate(_SEVEN, 1)))

LAWS: Mapping[LawName, Law] = {
    law.name: law
    for law in (
        Law(
            "england",
            "England: county, district, unitary and London borough councils",
            LGA,
            5,
            nation="ENG",
            schedule=_ENGLAND,
            rules={
                "clear-days": Basis(f"{LGA}, sections 100A(6)(a) and 100B(3)"),
                "urgent-reason": Basis(f"{LGA}, section 100B(4)(b)"),
                "urgent-minuted": Basis(f"{LGA}, section 100B(4)(b)"),
                "late-paper": Basis(f"{LGA}, section 100B(1) and (3)"),
                "exempt-paragraph": Basis(f"{LGA}, section 100A(4) and (5) and Schedule 12A"),
                "exclusion": Basis(f"{LGA}, section 100A(4)"),
                "public-interest": Basis(f"{LGA}, Schedule 12A, Part 2, paragraph 10"),
                "public-summary": Basis(f"{LGA}, section 100C(2)"),
                "background-papers": Basis(f"{LGA}, section 100D(1)"),
                "recorded-vote": Basis(STANDING_ORDERS, certain=False),  # not read
                # Of the first regulation 13 was not read.
                "decision-record": Basis(f"{EXECUTIVE}, regulation 13, and {OPENNESS}, regulation 7", certain=False),
                "key-notice": KEY_NOTICE,
            },
        ),
        Law(
            "england-parish",
            "England: parish and town councils",
            LGA,
            3,
            counting="all-but-bank-holidays",  # section 243, as these councils read it
            nation="ENG",
            rules={
                "clear-days": Basis(f"{LGA}, Schedule 12, paragraph 10(2)", certain=False),
                "exempt-paragraph": Basis(f"{ADMISSION}, section 1(2)", certain=False),  # asks it of the resolution
                "exclusion": Basis(f"{ADMISSION}, section 1(2)"),
            },
        ),
        Law(
            "wales",
            "Wales: county and county borough councils",
            LGA,
            3,
            nation="WLS",
            schedule=_WALES,
            rules={
                "clear-days": Basis(f"{LGA}, sections 100A(6)(aa) and 100BA(3)"),
                "urgent-reason": Basis(f"{LGA}, section 100BA(6)", certain=False),
                "urgent-minuted": Basis(f"{LGA}, section 100BA(6)", certain=False),
                "late-paper": Basis(f"{LGA}, section 100BA(3) and (4)"),
                "exempt-paragraph": Basis(f"{LGA}, section 100A(4) and (5) and Schedule 12A"),
                "exclusion": Basis(f"{LGA}, section 100A(4)"),
                "public-interest": Basis(f"{LGA}, Schedule 12A, Part 5"),
                "public-summary": Basis(f"{LGA}, section 100C(2)"),
                "background-papers": Basis(f"{LGA}, section 100D", certain=False),
            },
        ),
        Law(
            "wales-community",
            "Wales: community and town councils",
            LGA,
            3,
            counting="all-but-bank-holidays",  # section 243, as these councils read it
            nation="WLS",
            rules={
                "clear-days": Basis(f"{LGA}, Schedule 12, paragraph 26", certain=False),  # read for committees alone
                "exempt-paragraph": Basis(f"{ADMISSION}, section 1(2)", certain=False),
                "exclusion": Basis(f"{ADMISSION}, section 1(2)"),
            },
        ),
        Law(
            "scotland",
            "Scotland",
            SCOTTISH,
            3,
            nation="SCT",
            schedule=_SCOTLAND,
            rules={
                "clear-days": Basis(f"{SCOTTISH}, section 50B and Schedule 7, paragraph 2"),
                "urgent-reason": Basis(f"{SCOTTISH}, section 50B", certain=False),
                "urgent-minuted": Basis(f"{SCOTTISH}, section 50B", certain=False),
                "late-paper": Basis(f"{SCOTTISH}, section 50B", certain=False),
                "exempt-paragraph": Basis(f"{SCOTTISH}, section 50A(4) and Schedule 7A"),
                "exclusion": Basis(f"{SCOTTISH}, section 50A(4)"),
                "public-summary": Basis(f"{SCOTTISH}, section 50C(2)"),
                "background-papers": Basis(f"{SCOTTISH}, section 50D", certain=False),
            },
        ),
        Law(
            "northern-ireland",
            "Northern Ireland",
            NORTHERN,
            5,
            counting="every-day",
            nation="NIR",
            has_clear_days=False,
            schedule=_NORTHERN_IRELAND,
            rules={
                "clear-days": Basis(f"{NORTHERN}, sections 42 and 43", certain=False),
                "urgent-reason": Basis(f"{NORTHERN}, section 43", certain=False),
                "urgent-minuted": Basis(f"{NORTHERN}, section 43", certain=False),
                "late-paper": Basis(f"{NORTHERN}, section 43", certain=False),
                "exempt-paragraph": Basis(f"{NORTHERN}, section 42(4) and (5) and Schedule 6"),
                "exclusion": Basis(f"{NORTHERN}, section 42(4)"),
                "public-summary": Basis(f"{NORTHERN}, section 44(2)"),
                "background-papers": Basis(f"{NORTHERN}, section 45", certain=False),
            },
        ),
        Law("none", "Any other body"),
    )
}
"""By the word of `law:` in council.yaml or committee.yaml."""

EXECUTIVE_OF_ENGLAND = replace(
    LAWS["england"],
    title="England: executives and their committees",
    act=EXECUTIVE,
    rules={
        "clear-days": Basis(f"{EXECUTIVE}, regulations 6 and 7"),
        "urgent-reason": Basis(f"{EXECUTIVE}, regulation 6(2)"),
        "late-paper": Basis(f"{EXECUTIVE}, regulation 7", certain=False),
        "exempt-paragraph": Basis(f"{EXECUTIVE}, regulation 4(2), and Schedule 12A to the {LGA}"),
        "exclusion": Basis(f"{EXECUTIVE}, regulation 4(2)"),
        "private-notice": Basis(f"{EXECUTIVE}, regulation 5"),
        "key-notice": KEY_NOTICE,
        "plan-entry": PLAN_ENTRY,
        "public-interest": Basis(f"{LGA}, Schedule 12A, Part 2, paragraph 10"),
        "background-papers": Basis(f"{EXECUTIVE}, regulation 15", certain=False),
    },
)
"""The law of an English committee that is `kind: executive`."""


def law_of(council: Council, committee: Committee) -> Law:
    """The law that a committee is under: its own, else its council's; an executive of England has regulations."""
    law = LAWS[committee.law or council.law]
    return EXECUTIVE_OF_ENGLAND if law.name == "england" and committee.kind == "executive" else law


def notice_of(council: Council, committee: Committee) -> Notice | None:
    """The notice of a committee's meetings: what it or its council asks for itself, else the law's; None if nobody."""
    law, own = law_of(council, committee), committee.notice or council.notice
    days = own.days if own and own.days else law.days
    if not days:
        return None
    counting = (own.counting if own else None) or council.clear_days or law.counting
    return Notice(days, counting, law.nation, law.has_clear_days and law.days > 0)


Withheld = AgendaItem | PrivatePaper
"""What is private, or may be: an item, or a paper of a public one."""


def grounds(item: Withheld, law: Law) -> tuple[str, ...]:
    """A sentence for each paragraph or reason that keeps something private, then the public interest."""
    said = [_of_paragraph(paragraph, law) for paragraph in item.exempt]
    if item.confidential:
        said.append(f"Confidential: {item.confidential}")
    if item.private_because:
        said.append(f"Private: {item.private_because}")
    if item.public_interest:
        said.append(f"Public interest: {item.public_interest}")
    elif any(is_weighed(paragraph, law) for paragraph in item.exempt):
        said.append(NOT_RECORDED)
    return tuple(said)


NOT_RECORDED = "Why the public interest is better served by keeping it private is not recorded."


def _of_paragraph(paragraph: str, law: Law) -> str:
    if law.schedule is None or not paragraph.isdecimal():
        return f"Private: {paragraph}"
    words = law.schedule.paragraphs.get(int(paragraph))
    return f"Private under paragraph {paragraph} of {law.schedule.name}{f': {words}' if words else ''}."


def is_weighed(paragraph: str, law: Law) -> bool:
    """Whether the public interest counts for a paragraph of the law's schedule."""
    return law.schedule is not None and paragraph.isdecimal() and int(paragraph) in law.schedule.weighed


def is_private_by_ground(item: Withheld) -> bool:
    """Whether an item or a paper gives a ground for which it is private."""
    return bool(item.exempt or item.confidential or item.private_because)
