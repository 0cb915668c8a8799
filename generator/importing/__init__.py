"""`agendapack import`: what a council has, in Word, PDF or ModernGov, as drafts of the format's own.

A file is read to a `Document`; minutes, agenda or paper are made of that, as a `Draft`: files to be written and what is
to be said. Nothing is overwritten, nothing is published before an officer has read it, and nothing of a file is run.
"""

from generator.importing.document import UnreadableError
from generator.importing.drafting import Brought, Draft, WantedCommittee
from generator.importing.report import summary
from generator.importing.taking import Wanted, is_system, take, take_committee

__all__ = [
    "Brought",
    "Draft",
    "UnreadableError",
    "Wanted",
    "WantedCommittee",
    "is_system",
    "summary",
    "take",
    "take_committee",
]
