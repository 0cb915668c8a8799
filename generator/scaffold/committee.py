"""A committee without meetings."""

from datetime import date
from pathlib import Path
from typing import get_args

from generator.archive import municipal_year
from generator.archive.years import Starts, starts_of
from generator.content import sources
from generator.content.model import Committee, is_id, short_form
from generator.content.records import parse
from generator.problems import one_line
from generator.scaffold.known import committees
from generator.scaffold.lines import comment, scalar
from generator.scaffold.plan import Plan, lines, refuse

COMMITTEE_KINDS: tuple[str, ...] = get_args(Committee.model_fields["kind"].annotation)
"""What a committee can be."""


def new_committee(content: Path, named: str, full_name: str | None, kind: str, today: date) -> Plan:
    """The file of a committee, named by its id or its name; RefusedError for a name that the site itself needs."""
    committees(content)
    name = short_form(named)
    if name in sources.RESERVED:
        refuse(f'no committee can be called "{name}": it is an address of the site itself')
    title = one_line(full_name or (title_from_id(named) if is_id(named) else named))
    read, _ = sources.read(content, name)
    starts = starts_of(parse(read)[0].council.record) if read else Starts()
    file = lines(
        comment(f"The folder's name, {name}, is the committee's address: keep it when the committee is renamed."),
        f"name: {scalar(title)}",
        f"kind: {kind}",
        *(_of_decisions() if kind == "decisions" else _of_meetings(municipal_year(today, starts))),
    )
    first = f"agendapack new meeting {name} DATE"
    then = (f"Now write into committee.yaml who sits on it; then make its first meeting: {first}",)
    if kind == "decisions":
        then = (f"Now make the first decision: agendapack new decision {name} DATE TITLE",)
    return Plan(((f"{name}/committee.yaml", file),), then)


def _of_decisions() -> tuple[str, ...]:
    """Of a folder of decisions that are taken outside meetings."""
    return ("# remit: who decides here, and by what power, in a sentence",)


def _of_meetings(year: str) -> tuple[str, ...]:
    return (
        "# short: a short name for lists, if the name is long",
        "# remit: what it looks after, in a sentence",
        "# quorum: 3",
        "years:",
        f"  {year}:",
        "    # Who sits on it: ids of people.yaml, such as a-moss, or names written out, one a line.",
        "    chair:",
        "    members:",
        "    #  - a-moss",
    )


def title_from_id(name: str) -> str:
    """An id as a title: "housing-panel" is "Housing Panel"."""
    return " ".join(word.capitalize() for word in name.split("-"))
