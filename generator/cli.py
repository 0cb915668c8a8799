"""The command line: commands, progress, printing, exit codes and the clock.

Exit codes: 0 fine, 1 errors in the content (with `--strict`, warnings too), 2 wrong usage, 3 the run could not be
finished.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import click
from rich.console import Console
from rich.text import Text

from generator.build import Options, build, gather
from generator.problems import Format, Problem, Severity, has_errors, in_order, show
from generator.search import SearchError

CONTENT = "content"
COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "cyan"}


class Day(click.ParamType[date]):
    """A date as it is written everywhere: 2019-09-19."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a message for the user."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a date; write it like 2019-09-19', param, ctx)


def _today() -> date:
    return date.today()  # noqa: DTZ011  the day where the command is run


def _folder(
    name: str, default: str | None, about: str, *, exists: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    kind = click.Path(file_okay=False, exists=exists, path_type=Path)
    return click.option(name, type=kind, default=default, show_default=default is not None, help=about)


_content = _folder("--content", CONTENT, "The folder that officers write in.")
_day = click.option("--today", type=Day(), default=_today, help="The day the site is made for; today if left out.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="agendapack")
def main() -> None:
    """Make a searchable archive of council meetings from text files."""


@main.command("build")
@_content
@_folder("--site", "site", "The folder to publish; it is replaced whole.")
@_folder("--templates", None, "Your own templates, which go before the project's of the same name.", exists=True)
@click.option("--base-url", default="/", show_default=True, help="Where the site will be served: an address or a path.")
@_day
@click.option("--offline", is_flag=True, help="Name index.html in links, for a site opened from a folder.")
@click.option("--no-search", is_flag=True, help="Leave the search index out.")
def build_command(
    content: Path, site: Path, templates: Path | None, base_url: str, today: date, *, offline: bool, no_search: bool
) -> None:
    """Check the content and make the site of it.

    With an error in the content nothing is written, and the site stays as it was.
    """
    base = urlsplit(base_url).path or "/"
    options = Options(content, site, today, templates, base, offline, not no_search, _address(base_url))
    with _finishing(), _progress() as tell:
        outcome = build(options, tell)
    _print(problem for problem in outcome.problems if problem.severity != "info")
    if has_errors(outcome.problems):
        click.echo(f"{_count(outcome.problems, 'error')}; {site} was left as it was.", err=True)
        sys.exit(1)
    index = f", {outcome.indexed} of them pages in a new search index" if outcome.indexed is not None else ""
    click.echo(f"{site}: {outcome.files} files, {outcome.changed} changed{index}.")


@main.command("check")
@_content
@_day
@click.option(
    "--format", "form", type=click.Choice(get_args(Format)), default="text", show_default=True, help="How to print."
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check_command(content: Path, today: date, form: Format, *, strict: bool) -> None:
    """Say everything that is wrong in the content, and write nothing."""
    with _finishing(), _progress() as tell:
        tell("Reading the content")
        _, problems = gather(content, today)
    if form == "text":
        _print(problems, Console())
        click.echo(f"{_count(problems, 'error')}, {_count(problems, 'warning')}.", err=True)
    elif text := show(problems, form):
        click.echo(text)
    if has_errors(problems) or (strict and any(one.severity == "warning" for one in problems)):
        sys.exit(1)


def _address(base_url: str) -> str:
    """The whole address of the site with a slash at its end; empty where only a path is given."""
    parts = urlsplit(base_url)
    is_whole = parts.scheme in {"http", "https"} and parts.netloc
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/" if is_whole else ""


def _count(problems: Iterable[Problem], severity: Severity) -> str:
    number = sum(problem.severity == severity for problem in problems)
    return f"{number} {severity}{'' if number == 1 else 's'}"


def _print(problems: Iterable[Problem], console: Console | None = None) -> None:
    """One line a problem, never wrapped; the severity in colour on a terminal."""
    console = console or Console(stderr=True)
    for problem in in_order(problems):
        line = Text(str(problem))
        line.highlight_words([f" {problem.severity}:"], COLOURS[problem.severity])
        console.print(line, soft_wrap=True, highlight=False)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Shows the step at work on a terminal, and nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("") as status:
        yield lambda step: status.update(f"{step} …")


@contextmanager
def _finishing() -> Iterator[None]:
    """Ends with exit code 3 and one line where the disk or another program fails."""
    try:
        yield
    except (OSError, SearchError) as error:
        click.echo(f"agendapack: the run could not be finished: {error}", err=True)
        sys.exit(3)
