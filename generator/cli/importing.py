"""The command that brings in what a council has: Word files, or a committee of ModernGov."""

from calendar import monthrange
from datetime import date
from pathlib import Path

import click

from generator.cli.options import MeetingName, content_option, day_option
from generator.cli.printing import progress, refusing

KINDS = ("minutes", "paper", "agenda")
FIRST, LAST = date(1974, 4, 1), date(9999, 12, 31)
"""The days between which meetings are brought in if none are said: those of the councils of 1974 and since."""


THEN: tuple[str, ...] = ("Read the drafts beside the old pages: agendapack serve shows them, build leaves them out.",)


class Month(click.ParamType[tuple[date, date]]):
    """A month, or a day: its first and its last day."""

    name = "month"

    def convert(
        self, value: str | tuple[date, date], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[date, date]:
        """The first and the last day, or a message for the user."""
        if isinstance(value, tuple):
            return value
        try:
            if len(value) == len("2019-05"):
                first = date.fromisoformat(f"{value}-01")
                return first, first.replace(day=monthrange(first.year, first.month)[1])
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no month; write it like 2019-05', param, ctx)
        return day, day


@click.command("import")
@click.argument("source")
@click.argument("committee")
@click.argument("meeting", type=MeetingName(), metavar="[DATE]", required=False)
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the file is; told by its first lines if left out.")
@click.option("--from", "begin", type=Month(), metavar="MONTH", help="Of a system: from which month on, as 2019-05.")
@click.option("--to", "end", type=Month(), metavar="MONTH", help="Of a system: to the end of which month.")
@click.option("--draft-text", is_flag=True, help="Of a pack: the words of each part as a draft beside its pages.")
@content_option
@day_option
def import_command(
    source: str,
    committee: str,
    meeting: str | None,
    *,
    kind: str | None,
    begin: tuple[date, date] | None,
    end: tuple[date, date] | None,
    draft_text: bool,
    content: Path,
    today: date,
) -> None:
    """Bring in a Word file, a pack in PDF, or a committee of ModernGov, as drafts to be read through.

    SOURCE is a file, which needs the DATE of its meeting; or the address of a ModernGov site, or a folder in which the
    answers of its web service were saved. Nothing is overwritten, and nothing is published before somebody has taken
    `draft: true` out.
    """
    from generator import importing  # noqa: PLC0415 -- only here is it needed

    is_system = importing.is_system(source)
    if is_system and (meeting or kind):
        what = "of a system every meeting is brought in: leave out the date and --as, and say --from and --to"
        raise click.UsageError(what)
    if not is_system and meeting is None:
        what = f"say the date of the meeting that it is of: agendapack import {source} {committee} 2019-09-19"
        raise click.UsageError(what)
    with refusing(), progress() as tell:
        if meeting is None:
            period = (begin[0] if begin else FIRST, end[1] if end else LAST)
            brought = importing.take_committee(
                importing.WantedCommittee(source, committee, period, content, today), tell
            )
            paths, said, then = brought.paths, importing.summary(brought.made, brought.remarks), THEN
            said += f", {brought.unchanged} as before" if brought.unchanged else ""
        else:
            wanted = importing.Wanted(Path(source), committee, meeting, kind, content, today, draft_text)
            draft, paths = importing.take(wanted, tell)
            said, then = importing.summary(draft.made, draft.remarks), draft.plan.then
    for path in paths:
        click.echo(path.as_posix())
    click.echo(f"{said}.", err=True)
    for line in then:
        click.echo(line, err=True)
