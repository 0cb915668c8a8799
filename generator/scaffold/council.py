"""A first archive: an invented council with one committee and one meeting to come, to be put in one's own words."""

from datetime import date, timedelta
from pathlib import Path

from generator.archive import in_words, municipal_year
from generator.archive.law import LAWS, Law
from generator.archive.years import Starts
from generator.content.model import LawName
from generator.problems import one_line
from generator.scaffold.lines import scalar
from generator.scaffold.plan import Plan, lines, refuse

LAW_NAMES: tuple[str, ...] = tuple(LAWS)
"""The laws that a council can be under."""
INVENTED = "Fernshire Council"
"""The name of the council, if none is given."""
_PANEL = "housing-panel"
_AHEAD, _WEDNESDAY = 21, 2


def new_council(folder: Path, name: str, law: LawName, today: date) -> Plan:
    """The files of a small archive, below `content` in the folder; RefusedError if there is content already."""
    content = folder / "content"
    if content.is_dir() and any(content.iterdir()):
        refuse(f"{content.as_posix()} is there already, with files in it; nothing was written")
    earliest = today + timedelta(days=_AHEAD)
    day = earliest + timedelta(days=(_WEDNESDAY - earliest.weekday()) % 7)
    meeting = f"{_PANEL}/{day}"
    files = (
        ("council.yaml", _council(one_line(name), LAWS[law])),
        ("people.yaml", _PEOPLE),
        ("glossary.yaml", _GLOSSARY),
        ("about/index.md", _ABOUT),
        (f"{_PANEL}/committee.yaml", _committee(municipal_year(day, Starts()))),
        (f"{meeting}/meeting.yaml", _meeting(today)),
        (f"{meeting}/repairs-update.md", _paper(today)),
    )
    there = folder.as_posix()
    then = (
        "It is an invented council: put your own in its place, beginning with council.yaml.",
        *([] if there == "." else [f"Now go into the folder:  cd {there}"]),
        "Then look at what it becomes:  agendapack build",
        f"Its panel meets on {in_words(day)}; the next meeting: agendapack new meeting {_PANEL} DATE",
    )
    return Plan(files, then)


def _council(name: str, law: Law) -> str:
    return lines(
        "# Your council. Lines that begin with # are notes, or keys that you may want: take the # away to use them.",
        f"name: {scalar(name)}",
        "# address: https://www.fernshire.example/      # your council's own site",
        f"# Whose law of meetings it is under: {', '.join(LAWS)}.",
        f"law: {law.name}",
        "licence: OGL-UK-3.0",
        "contact:",
        "  # A team, never a person.",
        "  name: Democratic Services",
        "  # email: meetings@fernshire.example",
        "  # telephone: 01632 960001",
        "# How the days before a meeting are counted: weekdays, all-but-bank-holidays or every-day.",
        f"clear-days: {law.counting}" if law.days else f"# clear-days: {law.counting}",
        "# attend: How to watch, speak or ask a question, and by when.",
    )


_PEOPLE = """\
# People who are named by a short id. Anyone else is written out where they are named.
# kind: councillor, co-opted, officer or guest.
a-moss:
  name: A Moss
  kind: councillor
b-reed:
  name: B Reed
  kind: councillor
c-wren:
  name: C Wren
  kind: councillor
e-finch:
  name: Ed Finch
  kind: officer
"""

_GLOSSARY = """\
# Abbreviations and what they stand for.
HRA: Housing Revenue Account
"""

_ABOUT = """\
# About this archive

It holds the meetings of the Housing Panel. Licence and contact are added below by themselves.
"""


def _committee(year: str) -> str:
    return lines(
        "# The folder's name, housing-panel, is the committee's address: keep it when the committee is renamed.",
        "name: Housing Panel",
        "kind: scrutiny",
        "remit: Council homes and the people who live in them.",
        "quorum: 2",
        "years:",
        f"  {year}:",
        "    chair: a-moss",
        "    members:",
        "      - b-reed",
        "      - c-wren",
    )


def _meeting(published: date) -> str:
    return lines(
        "time: 18:30",
        "place: Committee Room 1, Town Hall",
        f"published: {published}",
        "contact:",
        "  - e-finch: Panel Officer",
        "agenda:",
        "  - Apologies",
        "  - Declarations of interest",
        "  - title: Repairs update",
        "    by: Briefing note of the Director of Homes",
        "    papers: repairs-update",
        "  - Any other business",
    )


def _paper(written: date) -> str:
    return f"""\
---
authors:
  - e-finch: Panel Officer
date: {written}
---
# Repairs update

## Purpose of the note

To say how long tenants wait for a repair.

## Recommendations

The Panel is asked to:

1) note the figures
2) say when it wants to see them again

## Background

Repairs are paid for from the HRA. A repair took 31 days on average.

The longest waits were in winter.
"""
