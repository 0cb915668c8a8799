"""`agendapack verify`: whether a site still says what was recorded."""

import sys
from pathlib import Path

import click

from generator.cli.printing import progress
from generator.verifying import UnreadableError, Verified, place_of, verify


@click.command("verify")
@click.argument("site", metavar="SITE-OR-ADDRESS")
@click.option(
    "--record",
    "own",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="A record that you kept: record.jsonl, or record.json as the site showed it once.",
)
def verify_command(site: str, own: Path | None) -> None:
    """Say whether a site still says what was recorded.

    SITE-OR-ADDRESS is a folder, or where the site is served. Each file that was changed since is named, each document
    that says something else than was recorded, and each break in the record itself.
    """
    try:
        with progress() as tell:
            found = verify(place_of(site), own, tell)
    except UnreadableError as error:
        click.echo(f"agendapack: {error}", err=True)
        sys.exit(3)
    for finding in found.findings:
        click.echo(finding)
    _sum_up(found)
    if found.findings:
        sys.exit(1)


def _sum_up(found: Verified) -> None:
    """What was looked at, and what was changed openly."""
    entries = found.record.entries
    for line in found.changes:
        click.echo(f"Noted {line}")
    if entries:
        days = entries[0].on if entries[0].on == entries[-1].on else f"{entries[0].on} to {entries[-1].on}"
        click.echo(f"The record: {len(entries)} entries, {days}, {len(found.record.last())} documents.")
        click.echo(f"Its head: {found.record.head}")
    if entries and not found.is_as_published:
        click.echo(
            "The site was made again since it was last published: its files are held to what it lists itself, and its "
            "documents to the record."
        )
    what = f"{len(found.findings)} differ" if found.findings else "All is as it was recorded"
    click.echo(f"{what}: {found.files} files looked at.")
