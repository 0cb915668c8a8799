"""The words of the field as frozen records: what officers write in YAML, shorthand included.

A record holds ids, never other records of the archive. Every key may be left out unless it says otherwise; keys are
written with hyphens (`minutes-of`). `read` makes a record of plain values (text, lists, mappings) or says what is wrong
with them.
"""

from generator.content.model.actions import Action, ActionState, Later
from generator.content.model.agenda import AgendaItem, PrivatePaper
from generator.content.model.committee import Committee, Membership
from generator.content.model.council import (
    SYNONYMS,
    Barrier,
    Contact,
    Council,
    CouncilNotice,
    Event,
    Glossary,
    Matter,
    Meaning,
    Notice,
    Person,
    Role,
    Shade,
    Statement,
    Synonyms,
    Term,
    YearForm,
)
from generator.content.model.meeting import (
    Attendance,
    Correction,
    Directorate,
    Interest,
    Meeting,
    MinutesRecord,
    Present,
)
from generator.content.model.paper import (
    Appendix,
    Change,
    Deciding,
    DecisionFront,
    MinutesFront,
    NamedPaper,
    PageFront,
    PaperFront,
    PlannedRow,
    WorkProgramme,
)
from generator.content.model.reading import Fault, Record, form_of_id, is_id, number_form, read, short_form
from generator.content.model.schema import MADE, schemas
from generator.content.model.values import YEARS, Counting, LawName, Named, Since

__all__ = [
    "MADE",
    "SYNONYMS",
    "YEARS",
    "Action",
    "ActionState",
    "AgendaItem",
    "Appendix",
    "Attendance",
    "Barrier",
    "Change",
    "Committee",
    "Contact",
    "Correction",
    "Council",
    "CouncilNotice",
    "Counting",
    "Deciding",
    "DecisionFront",
    "Directorate",
    "Event",
    "Fault",
    "Glossary",
    "Interest",
    "Later",
    "LawName",
    "Matter",
    "Meaning",
    "Meeting",
    "Membership",
    "MinutesFront",
    "MinutesRecord",
    "Named",
    "NamedPaper",
    "Notice",
    "PageFront",
    "PaperFront",
    "Person",
    "PlannedRow",
    "Present",
    "PrivatePaper",
    "Record",
    "Role",
    "Shade",
    "Since",
    "Statement",
    "Synonyms",
    "Term",
    "WorkProgramme",
    "YearForm",
    "form_of_id",
    "is_id",
    "number_form",
    "read",
    "schemas",
    "short_form",
]
