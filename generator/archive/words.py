"""The words that every output prints: dates, times, counts, kinds, licences."""

from collections.abc import Iterable
from datetime import date, time

from generator.content.model import Council

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_BREAK = "\N{NO-BREAK SPACE}"
NO_REASON = "no reason given"
"""What data says of something that was withdrawn without one."""
KINDS = {
    "briefing-note": "Briefing note",
    "report": "Report",
    "presentation": "Presentation",
    "plan": "Plan",
    "letter": "Letter",
    "appendix": "Appendix",
    "work-programme": "Work programme",
    "forward-plan": "Forward plan",
    "minutes": "Minutes",
    "file": "File",
}
SORTS = {
    "pdf": "PDF",
    "word": "Word file",
    "spreadsheet": "Spreadsheet",
    "slides": "Slides",
    "picture": "Picture",
}
"""What a file is."""
NOT_READ = {
    "damaged": "the file is damaged, or is not what its name says",
    "encrypted": "the file is locked with a password",
    "large": "the file is too large",
    "slow": "reading it takes too long",
    "memory": "reading it takes too much memory",
    "form": "files of this kind are not read",
}
"""Why the words of a file are not known."""
COMMITTEE_KINDS = {
    "scrutiny": "Scrutiny board",
    "executive": "Executive",
    "regulatory": "Regulatory committee",
    "council": "Full council",
    "decisions": "Decisions outside meetings",
    "other": "Committee",
}

LICENCES = {
    "OGL-UK-3.0": (
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}
"""SPDX identifiers that councils use, with name and address."""


def licence_of(council: Council) -> tuple[str, str]:
    """What the council's licence is called, and its address; "" for what is not known."""
    licence = council.licence or ""
    return LICENCES.get(licence, (licence, ""))


def in_words(day: date) -> str:
    """A date as it is read: "18 July 2019"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full(day: date) -> str:
    """As in "18 July 2019", with a blank that does not break between day and month."""
    return in_words(day).replace(" ", NO_BREAK, 1)


def short(day: date) -> str:
    """As in "18 Jul 2019"."""
    return f"{day.day}{NO_BREAK}{MONTHS[day.month - 1][:3]} {day.year}"


def rough(day: str) -> str:
    """A date that may be rough, as it is read: "18 July 2019", "July 2019", "2019", "2019/20"."""
    parts = day.split("-")
    if len(parts) == 3:
        return full(date.fromisoformat(day))
    return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else day


def clock(at: time) -> str:
    """As in "2.00 pm"; noon and midnight in words."""
    if at in (time(12), time(0)):
        return "12 noon" if at.hour else "midnight"
    return f"{(at.hour - 1) % 12 + 1}.{at.minute:02}{NO_BREAK}{'am' if at.hour < 12 else 'pm'}"


def from_to(begins: time, ends: time | None) -> str:
    """As in "10.00 to 11.25 am", or the beginning alone."""
    if ends is None:
        return clock(begins)
    first, last = clock(begins), clock(ends)
    if first.endswith(last[-2:]) and NO_BREAK in first:
        first = first.partition(NO_BREAK)[0]
    return f"{first} to {last}"


def listed(words: Iterable[str]) -> str:
    """As in "a, b and c"."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, single: str, many: str = "") -> str:
    """As in "1 paper", "2 papers"."""
    return f"{number} {single if number == 1 else many or single + 's'}"


def size(number: int) -> str:
    """A file's size: "640 KB"."""
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000))} KB"


def with_reason(word: str, reason: str | None) -> str:
    """As in "Withdrawn: the figures were wrong", or the word alone where no reason is given."""
    return f"{word}: {reason}" if reason else word
