"""The command that brings in what a council has: Word files, packs in PDF, a committee system."""

from datetime import date
from pathlib import Path

import click

from generator.cli.options import MeetingName, content_option, day_option
from generator.cli.printing import progress, refusing

KINDS = ("minutes", "paper", "agenda")


@click.command("import")
@click.argument("source")
@click.argument("committee")
@click.argument("meeting", type=MeetingName(), metavar="DATE")
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the file is; told by its first lines if left out.")
@content_option
@day_option
def import_command(source: str, committee: str, meeting: str, *, kind: str | None, content: Path, today: date) -> None:
    """Bring in a Word file, as drafts to be read through.

    SOURCE is the file. Nothing is overwritten, and nothing is published before somebody has taken `draft: true` out.
    """
    from generator import importing  # noqa: PLC0415 -- only here is it needed

    with refusing(), progress() as tell:
        wanted = importing.Wanted(Path(source), committee, meeting, kind, content, today)
        draft, paths = importing.take(wanted, tell)
    for path in paths:
        click.echo(path.as_posix())
    click.echo(f"{importing.summary(draft.made, draft.remarks)}.", err=True)
    for line in draft.plan.then:
        click.echo(line, err=True)
