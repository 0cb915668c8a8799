"""`agendapack bag`: a whole site with its record as one file for an archive."""

import sys
from datetime import date
from pathlib import Path

import click

from generator.bagging import NotBaggedError, bag, has_record
from generator.cli.options import day_option
from generator.cli.printing import progress
from generator.verifying import UnreadableError, place_of, verify


@click.command("bag")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.zip")
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default="site",
    show_default=True,
    help="The site to keep: the folder that a build made.",
)
@day_option
def bag_command(file: Path, site: Path, today: date) -> None:
    """Put the whole site with its record into one file, for an archive to keep.

    The file is a ZIP with a BagIt bag. A site that does not say what was recorded is not kept: each file that differs
    is named, and nothing is written.
    """
    try:
        with progress() as tell:
            if has_record(site):
                findings = verify(place_of(str(site)), None, tell).findings
                for finding in findings:
                    click.echo(finding)
                if findings:
                    click.echo(f"{len(findings)} differ from the record; no file was written.", err=True)
                    sys.exit(1)
            tell("Putting the site into the bag")
            made = bag(site, file, today)
    except NotBaggedError as error:
        raise click.UsageError(str(error)) from None
    except UnreadableError as error:
        click.echo(f"agendapack: {error}", err=True)
        sys.exit(3)
    click.echo(f"{file}: {made.files} files of {site}.")
    if made.entries:
        click.echo(f"Its record: {made.entries} entries; its head is {made.head}.")
    else:
        click.echo("It has no record of what was published: that is kept by `agendapack publish`.", err=True)
