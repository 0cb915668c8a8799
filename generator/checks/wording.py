"""Rules of wording: links that say where they lead, tables with headings, abbreviations that are explained."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import pairwise

from generator.checks.case import Case
from generator.checks.found import PROBLEMS
from generator.checks.texts import CheckedText, in_texts
from generator.content.records import MeetingRecords
from generator.problems import About, Place, Problem
from generator.store.codec import Codec
from generator.store.memo import Form
from generator.text.figures.cells import FOR_EXCEL

BY_WORD: Form[tuple[tuple[str, Problem], ...]] = Codec(tuple[tuple[str, Problem], ...])
"""How problems are kept, each with the word that it is about."""
LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]{1,200})\]\([^()\s]+")
NEARLY_LINK = re.compile(
    r"(?<!!)\[[^\[\]]{1,200}\](?:(?P<blank> +)\((?:https?://|www\.|[\w./-]{1,200}\.(?:md|pdf|csv|docx?|xlsx?)\b)"
    r"|\((?:https?://|www\.|[\w./-]{1,200}\.(?:md|pdf)\b)[^()\s]*$)"
)
"""What is nearly a link: `[words] (address)`, `[words](address` with nothing after it in its line."""
EMPTY_WORDS = re.compile(
    r"(please )?(click |see |look |read |find out |learn )?(here|more|this|(this )?(link|page|document|website))"
    r"|click|details|download"
)
"""What says nothing of where a link leads."""
CODE = re.compile(r"`[^`]*`|\]\([^()]{0,500}\)|https?://\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|\{[^{}]{0,80}\}")
"""What is no running text: code, addresses, words in braces."""
CAPITALS = re.compile(r"(?<![\w.&/#'’-])([A-Z]{2,6})(?:['’]?s)?(?![\w&/-]|\.[A-Z]|['’][A-Za-rt-z])")
EXPLAINED = re.compile(r"\(([A-Z]{2,6})s?\)|\b([A-Z]{2,6})s? \(")
TWO_CAPITALS = re.compile(r"[A-Z]{2}")
ROMAN = re.compile(r"[IVXLC]+")
COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        ADHD AGM AI AIDS AM AOB API BA BBC BSC BSL BST CD CEO COVID CPD CSV CV DNA DVD EU FAQ GB GDP GMT GP
        HIV HM HQ HR HTML ICT ID IOU IQ IT KC LED LTD MA MBE MP MSC NATO NB NHS NVQ OBE OFSTED OK PA PC PDF PE
        PIN PLC PM PO PR PS QC RSVP SMS TA TV UK UN URL US USA USB VAT VIP WC
        """,
    )
)
"""Abbreviations that are known better than their long form."""
SHOUTED = frozenset(
    re.findall(
        r"\w+",
        """
        ABOVE ABSENT ACCEPT ACTION ADOPT AFTER AGENDA AGREED ALL ALSO AND ANNUAL ANY APRIL ARE AS AT AUGUST AYE
        AYES BE BEEN BEFORE BELOW BOARD BUDGET BUT BY CAN CHAIR CITY CLERK CLOSE CLOSED COUNTY DATE DAY DECIDE
        DEFEAT DEFER DENIED DO DRAFT EACH EAST EITHER END ENDED EVERY EXEMPT FAILED FINAL FIRST FOR FOUR FRIDAY
        FROM FULL GIVE GIVEN GOOD GRANT HAD HALL HAS HAVE HEAR HEARD HELD HER HIGH HIM HIS HOME HOMES HOURS IF
        IN INFORM INTO IS ITEM ITS JOINT JULY JUNE LAND LAST LATE LEAD LIST LOCAL LONG LOST MADE MAIN MAKE MANY
        MARCH MAY MAYOR MEET MINUTE MONDAY MORE MOST MOTION MOVED MUCH MUST NAME NAY NAYS NEED NEEDS NEVER NEW
        NEXT NIL NO NOES NON NONE NORTH NOT NOTE NOTED NOTICE NOW OBJECT OF OFF OFFICE OLD ON ONE ONLY OPEN OR
        ORDER OTHER OUT OVER OWN PAGE PAID PANEL PAPER PARISH PART PASS PASSED PER PERMIT PLACE PLAN PLEASE
        PLUS POST PRIOR PUBLIC RATE READ REASON RECORD REFER REFUSE REJECT REPORT RIGHT ROAD ROOM SAME SAY
        SEE SEEN SET SHALL SHORT SHOULD SIGN SIGNED SITE SO SOUTH STATED STILL STOP STREET SUCH SUNDAY
        TABLE TAKE TAKEN TEN TERM TEXT THAN THAT THE THEIR THEM THEN THERE THESE THEY THIS THOSE THREE TIME
        TIMES TO TODAY TOOK TOTAL TOWN TREE TWO UNDER UNIT UNTIL UP UPON URGENT USE USED VACANT VERY VIEW
        VOTE VOTED VOTES WARD WAS WAY WE WELL WERE WEST WHAT WHEN WHERE WHICH WHILE WHO WHOM WILL WITH WORK
        WORKS WOULD YEAR YEARS YES YOU YOUR
        """,
    )
)
"""Words that are no abbreviations, in capitals for weight."""


def link_texts(case: Case) -> Iterator[Problem]:
    """The words of a link say where it leads (Web Content Accessibility Guidelines 2.2, success criterion 2.4.4)."""
    yield from in_texts(case, "link texts", _link_texts, PROBLEMS)


def _link_texts(text: CheckedText) -> Iterator[Problem]:
    for number, line in text.lines:
        for match in LINK.finditer(line) if "](" in line else ():
            words = re.sub(r"[*_`]", "", match["words"]).strip(" .:;!>»→").lower()
            if EMPTY_WORDS.fullmatch(words):
                what = f'the link "{match["words"]}" does not say where it leads'
                mend = "make a link of the words that name what is there, such as the title"
                place = text.file.place(number, match.start() + 1)
                yield Problem(place, what, mend, "link-text", "warning", text.about)


def link_forms(case: Case) -> Iterator[Problem]:
    """What is meant as a link is one. Practice: a slip of the keyboard shows the brackets and leads nowhere."""
    yield from in_texts(case, "link forms", _link_forms, PROBLEMS)


def _link_forms(text: CheckedText) -> Iterator[Problem]:
    for number, line in text.lines:
        for match in NEARLY_LINK.finditer(line) if "]" in line else ():
            what, mend = "this looks like a link, and its bracket is not closed", "put ) where the address ends"
            if match["blank"]:
                what, mend = "this looks like a link, and a blank stands between ] and (", "take the blank out"
            place = text.file.place(number, match.start() + 1)
            yield Problem(place, what, mend, "link-form", "warning", text.about)


def table_headings(case: Case) -> Iterator[Problem]:
    """Every column of a table has a heading (Web Content Accessibility Guidelines 2.2, success criterion 1.3.1).

    The first may go without: what stands in it are the headings of the rows.
    """
    yield from in_texts(case, "headings in texts", _headings_in_text, PROBLEMS)
    yield from case.in_meetings("headings in data", _headings_in_data)


def _headings_in_text(text: CheckedText) -> Iterator[Problem]:
    lines = list(text.lines)
    for position, ((number, line), (after, ruler)) in enumerate(pairwise(lines)):
        is_table = after == number + 1 and "|" in line and {"|", "-"} <= set(ruler) <= set("|-: \t")
        if is_table and not _is_vote(lines[position:]):
            place = text.file.place(number)
            yield from _without_heading(line.strip().strip("|").split("|"), place, text.about)


def _is_vote(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether a table that begins here says who voted which way: its page has another one in its place."""
    below = (line for _, line in lines if "|" not in line and line.strip())
    return next(below, "").lstrip().startswith("{vote")


def _headings_in_data(meeting: MeetingRecords) -> Iterator[Problem]:
    for data in meeting.data.values():
        yield from _without_heading(_first_line(data.text), Place(data.path), meeting.meeting.about())


def _first_line(text: str) -> list[str]:
    try:
        first = next(csv.reader(StringIO(text)), [])
        return [] if FOR_EXCEL.fullmatch(text.partition("\n")[0].strip()) else first
    except csv.Error:
        return []


def _without_heading(cells: list[str], place: Place, about: About | None) -> Iterator[Problem]:
    blank = [n for n, cell in enumerate(cells, 1) if n > 1 and not cell.strip()]
    if blank:
        columns = " and ".join(map(str, blank[:3])) + (" and others" if len(blank) > 3 else "")
        what = f"column {columns} of this table has" if len(blank) == 1 else f"columns {columns} of this table have"
        what += " no heading"
        mend = "write one in the first line of the table, or take the column out"
        yield Problem(place, what, mend, "table-heading", "warning", about)


def abbreviations(case: Case) -> Iterator[Problem]:
    """An abbreviation is in the glossary, or explained where it is used (the same guidelines, 3.1.4).

    One that is followed by words in brackets, or stands in brackets itself, is taken as explained.
    """
    names = tuple(
        person.record.name for person in case.records.people.values() if TWO_CAPITALS.match(person.record.name)
    )
    found = in_texts(case, "abbreviations", _abbreviations, BY_WORD, names)
    yield from (problem for word, problem in found if word not in case.records.glossary)


def _abbreviations(text: CheckedText, names: tuple[str, ...]) -> Iterator[tuple[str, Problem]]:
    """The abbreviations that a text does not explain, each where it is first used."""
    known = COMMON | SHOUTED | text.terms.keys()
    seen = {before or after for before, after in EXPLAINED.findall(text.file.body)}
    for number, line in text.lines:
        for word, column in capitals(line, names):
            if word not in known and word not in seen:
                what = f'"{word}" is not in the glossary, nor explained in this text'
                mend = f"add it to glossary.yaml, or write it out the first time: its meaning, then ({word})"
                place = text.file.place(number, column)
                yield word, Problem(place, what, mend, "abbreviation", "info", text.about)
            seen.add(word)


def capitals(line: str, names: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    """The words of two to six capitals in a line with their columns; not roman numbers, nor initials of `names`."""
    if not TWO_CAPITALS.search(line):
        return []
    bare = CODE.sub(lambda match: " " * len(match[0]), line)
    if sum(map(str.isupper, bare)) > sum(map(str.islower, bare)):
        return []
    return [
        (match[1], match.start(1) + 1)
        for match in CAPITALS.finditer(bare)
        if not ROMAN.fullmatch(match[1]) and not bare.startswith(names, match.start(1))
    ]
