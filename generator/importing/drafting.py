"""A draft of what was read: files of the format, marks at what is to be looked at, and what the report says."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.content.sources.names import is_reserved
from generator.importing.document import Remark
from generator.scaffold.plan import Plan, fits

MADE_BY = "written by `agendapack import` from {}; read it through, then take out this line and `draft: true`"
"""What stands at the top of each draft."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written, and what is to be said of it; `made` names the kind: minutes, agenda, paper, file."""

    plan: Plan
    made: dict[str, int]
    remarks: tuple[Remark, ...]
    marks: int = 0
    """Marks in the files at what is to be looked at."""


@dataclass(frozen=True, slots=True)
class WantedCommittee:
    """What is to be brought in of a system: where it is, which committee, and the meetings of which days."""

    source: str
    """The address of the system, or a folder in which its answers were saved."""
    committee: str
    period: tuple[date, date]
    content: Path
    today: date


MADE = ("meeting", "agenda item", "minute", "file", "old address")
"""What is counted of a committee, in this order."""


@dataclass
class Brought:
    """What was written of a committee, and what is to be said of it; `unchanged` counts meetings that are as before."""

    paths: list[Path] = field(default_factory=list)
    made: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(MADE, 0)))
    remarks: list[Remark] = field(default_factory=list)
    unchanged: int = 0


def with_meeting(plan: Plan, folder: str, lines: Sequence[str], source: str, content: Path) -> Plan:
    """The plan with the lines for a meeting: a draft of `meeting.yaml`, or as notes below one that is there.

    What is there is published already, so nothing is put into it that nobody has read: each line is a comment.
    """
    file = content / folder / "meeting.yaml"
    head = f"# check: {MADE_BY.format(source)}"
    if not file.exists():
        text = "\n".join([head, "draft: true", *lines]) + "\n"
        return replace(plan, files=(*plan.files, (f"{folder}/meeting.yaml", text)))
    if not lines:
        return plan
    noted = "\n".join(
        [
            f"# check: from {source}, by `agendapack import`: take the # away where it is right, then this line",
            *(f"# {line}" for line in lines),
        ]
    )
    block = f"\n{noted}\n"
    if not fits(file, block):
        return replace(plan, then=(*plan.then, "Write this into meeting.yaml where it is right:", noted))
    return replace(plan, added=((f"{folder}/meeting.yaml", block),))


def count_marks(lines: Sequence[str]) -> int:
    """How many lines of YAML have a mark at what is to be looked at."""
    return sum("# check:" in line for line in lines)


def free_name(stem: str, ending: str, taken: Container[str]) -> str:
    """The name of a file beside the agenda: the stem with its ending, and a number where another has the name."""
    number, name = 1, f"{stem}.{ending}"
    while name in taken or is_reserved(name):
        number += 1
        name = f"{stem}-{number}.{ending}"
    return name
