"""Every record by id, linked both ways: item, paper, minute, resolution, person, work programme."""

from generator.archive.link import link
from generator.archive.people import membership, office, on, printed_name, role_on
from generator.archive.shape import (
    Archive,
    CommitteeHistory,
    Considered,
    Document,
    Item,
    Line,
    Links,
    MeetingHeld,
    Minutes,
    Paper,
    Programme,
    ProgrammeGroup,
    ProgrammeRow,
    Target,
)
from generator.archive.years import MONTHS, in_words, municipal_year, value_on

__all__ = [
    "MONTHS",
    "Archive",
    "CommitteeHistory",
    "Considered",
    "Document",
    "Item",
    "Line",
    "Links",
    "MeetingHeld",
    "Minutes",
    "Paper",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeRow",
    "Target",
    "in_words",
    "link",
    "membership",
    "municipal_year",
    "office",
    "on",
    "printed_name",
    "role_on",
    "value_on",
]
