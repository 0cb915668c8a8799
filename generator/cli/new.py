"""The commands that write new files for officers to fill in."""

import sys
from datetime import date
from pathlib import Path

import click

from generator import scaffold
from generator.cli.options import CONTENT, Clock, MeetingName, content_option, day_option
from generator.cli.printing import refusing
from generator.content.model import LawName


@click.group("new")
def new_group() -> None:
    """Make files to fill in; nothing is ever overwritten."""


_committee_name = click.argument("committee", required=False)
_meeting_name = click.argument("meeting", type=MeetingName(), metavar="[DATE]", required=False)


@new_group.command("council")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--name", default=scaffold.INVENTED, show_default=True, help="The council's name.")
@click.option(
    "--law",
    type=click.Choice(scaffold.LAW_NAMES),
    default="england",
    show_default=True,
    help="Whose law of meetings it is under.",
)
@day_option
def new_council(folder: Path | None, name: str, law: LawName, today: date) -> None:
    """Make a small archive that builds.

    It stands in FOLDER and is of an invented council: put your own in its place.
    """
    place = folder or Path(_asked("FOLDER", "Folder to make it in"))
    with refusing():
        _make(scaffold.new_council(place, name, law, today), place / CONTENT)


@new_group.command("committee")
@click.argument("name", required=False)
@click.option("--name", "full_name", help="Its full name, where NAME is the short form for its address.")
@click.option(
    "--kind", type=click.Choice(scaffold.COMMITTEE_KINDS), default="other", show_default=True, help="What it is."
)
@content_option
@day_option
def new_committee(name: str | None, full_name: str | None, kind: str, content: Path, today: date) -> None:
    """Make a committee.

    NAME is its name, or the short form that becomes its address.
    """
    named = name or _asked("NAME", "Name of the committee")
    with refusing():
        _make(scaffold.new_committee(content, named, full_name, kind, today), content)


@new_group.command("meeting")
@_committee_name
@_meeting_name
@click.option("--time", type=Clock(), help="When it begins; that of the last meetings if left out.")
@click.option("--place", help="Where it is; that of the last meetings if left out.")
@content_option
@day_option
def new_meeting(
    committee: str | None, meeting: str | None, *, time: str | None, place: str | None, content: Path, today: date
) -> None:
    """Make a meeting with its agenda.

    It has the standing items, the minutes to be agreed and the work programme carried over, and you are told by which
    day the agenda has to be published.
    """
    with refusing():
        known, name = _named(committee, meeting, content)
        click.echo(f"{known.name(_date(name))}, {scaffold.in_full(_date(name))}", err=True)
        _make(scaffold.new_meeting(known, name, today, time, place), content)


@new_group.command("paper")
@_committee_name
@_meeting_name
@click.argument("paper", metavar="[TITLE]", required=False)
@click.option(
    "--kind", type=click.Choice(scaffold.KINDS), default="briefing-note", show_default=True, help="What it is."
)
@click.option("--item", help="The number of the agenda item that it belongs to; its title is then the item's.")
@content_option
def new_paper(
    committee: str | None, meeting: str | None, paper: str | None, *, kind: str, item: str | None, content: Path
) -> None:
    """Make a paper for a meeting.

    TITLE is its title, or the short form that becomes its address.
    """
    with refusing():
        known, name = _named(committee, meeting, content)
        named = paper if paper or item else _asked("TITLE", "Title of the paper")
        _make(scaffold.new_paper(known, name, named, kind, item), content)


@new_group.command("decision")
@_committee_name
@_meeting_name
@click.argument("decision", metavar="[TITLE]", required=False)
@content_option
def new_decision(committee: str | None, meeting: str | None, decision: str | None, *, content: Path) -> None:
    """Make a decision that is taken outside meetings.

    COMMITTEE is a folder of such decisions, DATE the day of the decision, and TITLE its title, or the short form that
    becomes its address.
    """
    with refusing():
        known, day = _named(committee, meeting, content, of_decisions=True)
        _make(scaffold.new_decision(known, day[:10], decision or _asked("TITLE", "Title of the decision")), content)


@new_group.command("minutes")
@_committee_name
@_meeting_name
@content_option
def new_minutes(committee: str | None, meeting: str | None, content: Path) -> None:
    """Make the minutes of a meeting.

    They have the headings of its agenda and the right first number; everybody who may have been there is written in.
    """
    with refusing():
        known, name = _named(committee, meeting, content)
        _make(scaffold.new_minutes(known, name, content), content)


@new_group.command("work-programme")
@_committee_name
@_meeting_name
@content_option
def new_work_programme(committee: str | None, meeting: str | None, content: Path) -> None:
    """Make a work programme for a meeting.

    It is the last one of the municipal year without what was heard.
    """
    with refusing():
        known, name = _named(committee, meeting, content)
        _make(scaffold.new_work_programme(known, name), content)


def _asked(missing: str, question: str) -> str:
    """What the user answers at a terminal; elsewhere nothing is asked, and what is missing is wrong usage."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.MissingParameter(param_hint=missing, param_type="argument")
    return str(click.prompt(question))


def _named(
    committee: str | None, meeting: str | None, content: Path, *, of_decisions: bool = False
) -> tuple[scaffold.Known, str]:
    """What is known of the committee that a command names, and the name of its meeting, or the day of a decision."""
    which = committee or _asked("COMMITTEE", f"Committee ({', '.join(scaffold.committees(content))})")
    known = scaffold.know(content, which)
    if not of_decisions:
        known.needs_meetings()
    return known, meeting or MeetingName().convert(_asked("DATE", "Date, like 2019-09-19"), None, None)


def _date(meeting: str) -> date:
    return date.fromisoformat(meeting[:10])


def _make(plan: scaffold.Plan, content: Path) -> None:
    """Writes a plan: the paths to the standard output, what to do next to the standard error."""
    for path in scaffold.write(plan, content):
        click.echo(path.as_posix())
    for line in plan.then:
        click.echo(line, err=True)
