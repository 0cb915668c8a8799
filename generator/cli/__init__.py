"""The command line: commands, progress, printing, exit codes and the clock.

Exit codes: 0 fine, 1 errors in the content (with `--strict`, warnings too), 2 wrong usage, 3 the run could not be
finished, 130 it was stopped by Ctrl+C.
"""

import atexit
import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import click

from generator import standing
from generator.cli.options import SiteAddress, address_of, content_option, day_option, folder, with_cluster
from generator.cli.printing import Program, count, print_outcome, print_problems, progress, refusing
from generator.problems import Format, Problem, has_errors, show
from generator.standing import Options, Result

__all__ = ["main"]


def _verify_command() -> click.Command:
    from generator.cli.verifying import verify_command  # noqa: PLC0415 -- likewise

    return verify_command


def _bag_command() -> click.Command:
    from generator.cli.bagging import bag_command  # noqa: PLC0415 -- likewise

    return bag_command


def _new_group() -> click.Command:
    from generator.cli.new import new_group  # noqa: PLC0415 -- takes a while to come

    return new_group


def _import_command() -> click.Command:
    from generator.cli.importing import import_command  # noqa: PLC0415 -- likewise

    return import_command


@click.group(
    cls=Program,
    later={"new": _new_group, "import": _import_command, "verify": _verify_command, "bag": _bag_command},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="agendapack")
def main() -> None:
    """Make a searchable archive of council meetings from text files."""


def _building(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that makes the site."""
    every = (
        content_option,
        folder("--site", "site", "The folder to publish; it is replaced whole."),
        folder("--templates", None, "Your own templates, which go before the project's of the same name.", exists=True),
        click.option(
            "--base-url",
            type=SiteAddress(),
            default="/",
            show_default=True,
            help="Where the site will be served: an address or a path.",
        ),
        day_option,
        click.option("--offline", is_flag=True, help="Name index.html in links, for a site opened from a folder."),
        click.option("--no-search", is_flag=True, help="Leave the search index out."),
        click.option("--no-packs", is_flag=True, help="Leave the packs in print out."),
        click.option("--handbook", is_flag=True, help="Make this program's handbook too, as a part of the site."),
        click.option("--archive", is_flag=True, help="Put the whole site into it as one file too, for keeping a copy."),
        click.option("--verbose", is_flag=True, help="Say where the time went."),
        click.option("--fresh", is_flag=True, help="Make everything anew, whatever was made before."),
        click.option(
            "--jobs", type=click.IntRange(1), default=os.cpu_count, help="Processes at work at a time; one a processor."
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            callback=with_cluster,
            help="Have a Dask cluster convert and render: the address of its scheduler, such as tcp://10.0.0.5:8786.",
        ),
    )
    for option in reversed(every):
        command = option(command)
    return command


def _options(
    *,
    content: Path,
    site: Path,
    today: date,
    templates: Path | None,
    base_url: str,
    offline: bool,
    no_search: bool,
    no_packs: bool,
    jobs: int,
    cluster: str,
    handbook: bool,
    archive: bool,
    fresh: bool,
) -> Options:
    base = urlsplit(base_url).path or "/"
    return Options(
        content,
        site,
        today,
        templates,
        base,
        offline,
        not no_search,
        address_of(base_url),
        not no_packs,
        jobs,
        cluster,
        partial(_make_handbook, offline=offline) if handbook else None,
        archive,
        fresh,
    )


@main.command("build")
@_building
def build_command(*, verbose: bool, **given: Any) -> None:  # noqa: ANN401  as click has it
    """Check the content and make the site of it.

    With an error in the content nothing is written, and the site stays as it was.
    """
    options = _options(**given)
    with standing.seldom_collected():
        with progress() as tell:
            outcome = standing.unchanged(options) or _built(options, tell)
        print_outcome(options, outcome, tell, verbose=verbose)


@main.command("publish")
@_building
@click.option(
    "--reread",
    is_flag=True,
    help="Record texts as they are now, where a newer version of this program reads the same files otherwise.",
)
def publish_command(*, verbose: bool, reread: bool, **given: Any) -> None:  # noqa: ANN401  as click has it
    """Check the content, make the site, and add what is new or changed to the record.

    A document that was changed since it was published, and says nothing of it, is an error, and nothing is written.
    """
    options = replace(_options(**given), publish=True, reread=reread)
    with standing.seldom_collected():
        with progress() as tell:
            outcome = _built(options, tell)
        print_outcome(options, outcome, tell, verbose=verbose)
    record = f"{options.content}/record.jsonl"
    click.echo(f"{record}: {outcome.recorded} documents new or changed; its head is {outcome.head}.")


def _built(options: Options, tell: Callable[[str], None]) -> Result:
    from generator.build import build  # noqa: PLC0415 -- takes a while to come; where nothing changed, not needed

    atexit.register(gc.freeze)  # what is left then is not looked through once more
    return build(options, tell)


@main.command("check")
@content_option
@day_option
@click.option(
    "--format", "form", type=click.Choice(get_args(Format)), default="text", show_default=True, help="How to print."
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check_command(content: Path, today: date, form: Format, *, strict: bool) -> None:
    """Say everything that is wrong in the content, and write nothing."""
    from rich.console import Console  # noqa: PLC0415 -- as above

    from generator.loading import load  # noqa: PLC0415 -- as above

    with progress() as tell:
        tell("Reading the content")
        _, problems = load(content, today)
    if form == "text":
        print_problems(problems, Console())
        click.echo(f"{count(problems, 'error')}, {count(problems, 'warning')}.", err=True)
    elif text := show(problems, form):
        click.echo(text)
    if has_errors(problems) or (strict and any(problem.severity == "warning" for problem in problems)):
        sys.exit(1)


@main.command("schema")
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    is_flag=False,
    flag_value=".",
    metavar="[FOLDER]",
    help="Write them, with settings for VS Code, into the folder that holds content; here if none is named.",
)
def schema_command(folder: Path | None) -> None:
    """Give the JSON Schemas by which editors complete and check the YAML files.

    They are printed as one JSON object, or written as files.
    """
    from generator import scaffold  # noqa: PLC0415 -- as above
    from generator.content.model import schemas  # noqa: PLC0415 -- as above

    if folder is None:
        click.echo(json.dumps(schemas(), ensure_ascii=False, indent=1))
        return
    with refusing():
        made, then = scaffold.write_schemas(folder)
        for path in made:
            click.echo(path.as_posix())
        for line in then:
            click.echo(line, err=True)


@main.command("serve")
@content_option
@folder("--templates", None, "Your own templates, which go before the project's of the same name.", exists=True)
@folder("--site", "site", "Where the last build is; its search index answers.")
@day_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any that is free.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address of this machine to answer at; under any other than its own, others see your drafts.",
)
def serve_command(content: Path, templates: Path | None, site: Path, today: date, *, port: int, host: str) -> None:
    """Show the site while you write: a saved change is seen in the open page at once. Ctrl+C ends it."""
    from generator import serve  # noqa: PLC0415 -- as above

    options = serve.PreviewOptions(content, today, templates, site, port, host)

    def say(problems: Sequence[Problem], line: str) -> None:
        print_problems(problems)
        click.echo(line, err=True)

    shown = serve.start(options, say)
    if not serve.is_own(host):
        click.echo(f"Warning: whoever reaches {host} sees your drafts and what is dated later.", err=True)
    click.echo(f"Open {shown.address}")
    with suppress(KeyboardInterrupt):
        shown.run()


def _make_handbook(site: Path, *, offline: bool) -> None:
    from generator.handbook import make  # noqa: PLC0415 -- MkDocs takes a third of a second to come; few want it

    make(site, offline=offline)
