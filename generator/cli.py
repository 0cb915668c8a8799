"""The command line: commands, progress, printing, exit codes and the clock.

Exit codes: 0 fine, 1 errors in the content (with `--strict`, warnings too), 2 wrong usage, 3 the run could not be
finished.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from errno import EADDRINUSE
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from generator import preview, scaffold, sources
from generator.build import Options, build, gather
from generator.model import schemas
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


class MeetingName(click.ParamType[str]):
    """The name of a meeting's folder: its date, and for a second one on the day 2019-09-19-2."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, or a message for the user."""
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(-[2-9])?", value):
            self.fail(f'"{value}" is not a date; write it like 2019-09-19', param, ctx)
        Day().convert(value[:10], param, ctx)
        return value


class Clock(click.ParamType[str]):
    """A time of day: 18:30."""

    name = "time"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time, or a message for the user."""
        if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
            self.fail(f'"{value}" is not a time of day; write it like 18:30', param, ctx)
        return value


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
    if folder is None:
        click.echo(json.dumps(schemas(), ensure_ascii=False, indent=1))
        return
    with _finishing(), _refusing():
        made, then = scaffold.write_schemas(folder)
        for path in made:
            click.echo(path.as_posix())
        for line in then:
            click.echo(line, err=True)


@main.command("serve")
@_content
@_folder("--templates", None, "Your own templates, which go before the project's of the same name.", exists=True)
@_folder("--site", "site", "Where the last build is; its search index answers.")
@_day
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any that is free.")
def serve_command(content: Path, templates: Path | None, site: Path, today: date, port: int) -> None:
    """Show the site while you write: a saved change is seen in the open page at once. Ctrl+C ends it."""
    options = preview.Options(content, today, templates, site, port)

    def say(problems: Sequence[Problem], line: str) -> None:
        _print(problems)
        click.echo(line, err=True)

    with _finishing():
        try:
            shown = preview.start(options, say)
        except OSError as error:
            if error.errno != EADDRINUSE:
                raise
            click.echo(f"agendapack: port {port} is taken; name another with --port, or 0 for any", err=True)
            sys.exit(3)
        click.echo(f"Open {shown.address}")
        with suppress(KeyboardInterrupt):
            shown.run()


@main.group("new")
def new_group() -> None:
    """Make files to fill in; nothing is ever overwritten."""


_committee_name = click.argument("committee", required=False)
_meeting_name = click.argument("meeting", type=MeetingName(), metavar="[DATE]", required=False)


@new_group.command("council")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--name", default=scaffold.INVENTED, show_default=True, help="The council's name.")
@_day
def new_council(folder: Path | None, name: str, today: date) -> None:
    """Make a small archive that builds.

    It stands in FOLDER and is of an invented council: put your own in its place.
    """
    place = folder or Path(_asked("FOLDER", "Folder to make it in"))
    with _finishing(), _refusing():
        _make(scaffold.new_council(place, name, today), place / CONTENT)


@new_group.command("committee")
@click.argument("name", required=False)
@click.option("--name", "full_name", help="Its full name, where NAME is the short form for its address.")
@click.option(
    "--kind", type=click.Choice(scaffold.COMMITTEE_KINDS), default="other", show_default=True, help="What it is."
)
@_content
@_day
def new_committee(name: str | None, full_name: str | None, kind: str, content: Path, today: date) -> None:
    """Make a committee.

    NAME is its name, or the short form that becomes its address.
    """
    named = name or _asked("NAME", "Name of the committee")
    with _finishing(), _refusing():
        _make(scaffold.new_committee(content, named, full_name, kind, today), content)


@new_group.command("meeting")
@_committee_name
@_meeting_name
@click.option("--time", type=Clock(), help="When it begins; that of the last meetings if left out.")
@click.option("--place", help="Where it is; that of the last meetings if left out.")
@_content
@_day
def new_meeting(
    committee: str | None, meeting: str | None, *, time: str | None, place: str | None, content: Path, today: date
) -> None:
    """Make a meeting with its agenda.

    It has the standing items, the minutes to be agreed and the work programme carried over, and you are told by which
    day the agenda has to be published.
    """
    with _finishing(), _refusing():
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
@_content
def new_paper(
    committee: str | None, meeting: str | None, paper: str | None, *, kind: str, item: str | None, content: Path
) -> None:
    """Make a paper for a meeting.

    TITLE is its title, or the short form that becomes its address.
    """
    with _finishing(), _refusing():
        known, name = _named(committee, meeting, content)
        named = paper if paper or item else _asked("TITLE", "Title of the paper")
        _make(scaffold.new_paper(known, name, named, kind, item), content)


@new_group.command("minutes")
@_committee_name
@_meeting_name
@_content
def new_minutes(committee: str | None, meeting: str | None, content: Path) -> None:
    """Make the minutes of a meeting.

    They have the headings of its agenda and the right first number; everybody who may have been there is written in.
    """
    with _finishing(), _refusing():
        known, name = _named(committee, meeting, content)
        _make(scaffold.new_minutes(known, name, content), content)


@new_group.command("work-programme")
@_committee_name
@_meeting_name
@_content
def new_work_programme(committee: str | None, meeting: str | None, content: Path) -> None:
    """Make a work programme for a meeting.

    It is the last one of the municipal year without what was heard.
    """
    with _finishing(), _refusing():
        known, name = _named(committee, meeting, content)
        _make(scaffold.new_work_programme(known, name), content)


def _asked(missing: str, question: str) -> str:
    """What the user answers at a terminal; elsewhere nothing is asked, and what is missing is wrong usage."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.MissingParameter(param_hint=missing, param_type="argument")
    return str(click.prompt(question))


def _named(committee: str | None, meeting: str | None, content: Path) -> tuple[scaffold.Known, str]:
    """What is known of the committee that a command names, and the name of its meeting."""
    which = committee or _asked("COMMITTEE", f"Committee ({', '.join(scaffold.committees(content))})")
    known = scaffold.know(content, which)
    return known, meeting or MeetingName().convert(_asked("DATE", "Date, like 2019-09-19"), None, None)


def _date(meeting: str) -> date:
    return date.fromisoformat(meeting[:10])


def _make(plan: scaffold.Plan, content: Path) -> None:
    """Writes a plan: the paths to the standard output, what to do next to the standard error."""
    for path in scaffold.write(plan, content):
        click.echo(path.as_posix())
    for line in plan.then:
        click.echo(line, err=True)


@contextmanager
def _refusing() -> Iterator[None]:
    """Ends with the reason where nothing could be made: 1 for an error in the content, else 2."""
    try:
        yield
    except scaffold.RefusedError as error:
        click.echo(str(error) if error.in_content else f"agendapack: {error}", err=True)
        sys.exit(1 if error.in_content else 2)


def _address(base_url: str) -> str:
    """The whole address of the site with a slash at its end; empty where only a path is given."""
    parts = urlsplit(base_url)
    is_whole = parts.scheme in {"http", "https"} and parts.netloc
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/" if is_whole else ""


def _count(problems: Iterable[Problem], severity: Severity) -> str:
    number = sum(problem.severity == severity for problem in problems)
    return f"{number} {severity}{'' if number == 1 else 's'}"


def _print(problems: Iterable[Problem], console: Console | None = None) -> None:
    """One line a problem, never wrapped; on a terminal the severity in colour, and below it the line in the file."""
    console = console or Console(stderr=True)
    for problem in in_order(problems):
        line = Text(str(problem))
        line.highlight_words([f" {problem.severity}:"], COLOURS[problem.severity])
        console.print(line, soft_wrap=True, highlight=False)
        if console.is_terminal:
            for below in _pointed(sources.line(problem.place), problem.place.column, console.width):
                console.print(Text(below, style="dim"), soft_wrap=True, highlight=False)


def _pointed(line: str, column: int, width: int) -> tuple[str, ...]:
    """A line of a file, cut to the width of the terminal, and a caret below its column; nothing if it is blank."""
    shown = "".join(one if one.isprintable() else " " for one in line)
    start = max(column - width // 2, 0)
    before, after = shown[start : column - 1], shown[column - 1 :]
    if not any(map(str.isalnum, shown)) or column > len(shown) + 1:
        return ()
    cut = (before + after)[: max(width - 4, 1)]
    return f"  | {cut}", f"  | {' ' * cell_len(before)}^"


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
