"""`agendapack new`: makes files for officers to fill in, from what the archive knows. Nothing is ever overwritten.

Each `new_…` gives a `Plan`: the files with their text, and what to do next. `write` writes it, all or nothing.
`write_schemas` is `agendapack schema --write`: it writes schemas and settings for editors.
"""

from generator.scaffold.committee import COMMITTEE_KINDS, new_committee
from generator.scaffold.council import INVENTED, LAW_NAMES, new_council
from generator.scaffold.decision import new_decision
from generator.scaffold.editor import write_schemas
from generator.scaffold.known import Known, committees, know
from generator.scaffold.meeting import in_full, new_meeting
from generator.scaffold.minutes import new_minutes
from generator.scaffold.paper import KINDS, new_paper
from generator.scaffold.plan import Plan, RefusedError, write
from generator.scaffold.programme import new_work_programme

__all__ = [
    "COMMITTEE_KINDS",
    "INVENTED",
    "KINDS",
    "LAW_NAMES",
    "Known",
    "Plan",
    "RefusedError",
    "committees",
    "in_full",
    "know",
    "new_committee",
    "new_council",
    "new_decision",
    "new_meeting",
    "new_minutes",
    "new_paper",
    "new_work_programme",
    "write",
    "write_schemas",
]
