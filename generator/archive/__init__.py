"""Every record by id, linked both ways: item, paper, minute, resolution, person, work programme."""

from generator.archive.agenda import same_title
from generator.archive.attached import Attached
from generator.archive.citing import Cited, citation, cited, clauses
from generator.archive.coverage import Held, Missing, held, missing_files, outside
from generator.archive.deciding import DecidedAt, InForce, OfDecision, PlanEntry
from generator.archive.delegated import DelegatedDecision, by_maker
from generator.archive.editions import Edition, Placed, RowChange, editions
from generator.archive.gists import gist
from generator.archive.item import Item
from generator.archive.lines import NO_LINE, Considered, Document, Line, Links, Target, Withheld
from generator.archive.link import link
from generator.archive.linked import Archive, CommitteeHistory, MeetingHeld, Minutes, Paper
from generator.archive.markings import Marking, markings
from generator.archive.mentions import Mention, Mentions, mentions
from generator.archive.minuted import lacks_minute
from generator.archive.minuting import minuting
from generator.archive.named import unnamed
from generator.archive.old_addresses import Redirect
from generator.archive.people import membership, office, on, printed_name, role_on
from generator.archive.persons import Attended, Led, Office, PersonHistory, Voted, everyone
from generator.archive.plans import decided_of_item, of_item, of_minute, places_of, places_of_item
from generator.archive.programme import Programme, ProgrammeGroup, ProgrammeRow
from generator.archive.published import Unpublished, as_published, later
from generator.archive.register import Decision, Outcome, Standing, decided, delegated, newest_first, register
from generator.archive.status import (
    Status,
    how_to_attend,
    joint_with,
    no_private_item,
    off,
    planned,
    status,
    subject,
    supplements,
    with_joint,
)
from generator.archive.timeline import (
    Background,
    Gap,
    Heard,
    Moment,
    Planned,
    heard_at,
    last_heard,
    last_planned,
    next_day,
    timelines,
)
from generator.archive.used import used_ids
from generator.archive.words import DAYS, MONTHS, in_words
from generator.archive.years import municipal_year, value_on

__all__ = [
    "DAYS",
    "MONTHS",
    "NO_LINE",
    "Archive",
    "Attached",
    "Attended",
    "Background",
    "Cited",
    "CommitteeHistory",
    "Considered",
    "DecidedAt",
    "Decision",
    "DelegatedDecision",
    "Document",
    "Edition",
    "Gap",
    "Heard",
    "Held",
    "InForce",
    "Item",
    "Led",
    "Line",
    "Links",
    "Marking",
    "MeetingHeld",
    "Mention",
    "Mentions",
    "Minutes",
    "Missing",
    "Moment",
    "OfDecision",
    "Office",
    "Outcome",
    "Paper",
    "PersonHistory",
    "Placed",
    "PlanEntry",
    "Planned",
    "Programme",
    "ProgrammeGroup",
    "ProgrammeRow",
    "Redirect",
    "RowChange",
    "Standing",
    "Status",
    "Target",
    "Unpublished",
    "Voted",
    "Withheld",
    "as_published",
    "by_maker",
    "citation",
    "cited",
    "clauses",
    "decided",
    "decided_of_item",
    "delegated",
    "editions",
    "everyone",
    "gist",
    "heard_at",
    "held",
    "how_to_attend",
    "in_words",
    "joint_with",
    "lacks_minute",
    "last_heard",
    "last_planned",
    "later",
    "link",
    "markings",
    "membership",
    "mentions",
    "minuting",
    "missing_files",
    "municipal_year",
    "newest_first",
    "next_day",
    "no_private_item",
    "of_item",
    "of_minute",
    "off",
    "office",
    "on",
    "outside",
    "places_of",
    "places_of_item",
    "planned",
    "printed_name",
    "register",
    "role_on",
    "same_title",
    "status",
    "subject",
    "supplements",
    "timelines",
    "unnamed",
    "used_ids",
    "value_on",
    "with_joint",
]
