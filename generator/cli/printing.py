"""What is shown while a command runs and when it ends: problems, progress, and why it could not be finished."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from generator import scaffold
from generator.content import sources
from generator.problems import Problem, Severity, in_order
from generator.store.search import SearchError
from generator.store.writing import NotOursError

COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "cyan"}


def count(problems: Iterable[Problem], severity: Severity) -> str:
    """How many problems there are of a severity: "2 errors"."""
    number = sum(problem.severity == severity for problem in problems)
    return f"{number} {severity}{'' if number == 1 else 's'}"


def print_problems(problems: Iterable[Problem], console: Console | None = None) -> None:
    """One line a problem, never wrapped; on a terminal the severity in colour, and below it the line in the file."""
    console = console or Console(stderr=True)
    for problem in in_order(problems):
        line = Text(str(problem))
        line.highlight_words([f" {problem.severity}:"], COLOURS[problem.severity])
        console.print(line, soft_wrap=True, highlight=False)
        if console.is_terminal:
            for below in pointed(sources.line(problem.place), problem.place.column, console.width):
                console.print(Text(below, style="dim"), soft_wrap=True, highlight=False)


def pointed(line: str, column: int, width: int) -> tuple[str, ...]:
    """A line of a file, cut to the width of the terminal, and a caret below its column; nothing if it is blank."""
    shown = "".join(one if one.isprintable() else " " for one in line)
    start = max(column - width // 2, 0)
    before, after = shown[start : column - 1], shown[column - 1 :]
    if not any(map(str.isalnum, shown)) or column > len(shown) + 1:
        return ()
    cut = (before + after)[: max(width - 4, 1)]
    return f"  | {cut}", f"  | {' ' * cell_len(before)}^"


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows the step at work on a terminal, and nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("") as status:
        yield lambda step: status.update(f"{step} …")


@contextmanager
def finishing() -> Iterator[None]:
    """Ends with one line, and exit code 3 where the disk or a program fails, 2 where a folder is another's."""
    try:
        yield
    except NotOursError as error:
        click.echo(f"agendapack: {error}", err=True)
        sys.exit(2)
    except (OSError, SearchError) as error:
        click.echo(f"agendapack: the run could not be finished: {error}", err=True)
        sys.exit(3)


@contextmanager
def refusing() -> Iterator[None]:
    """Ends with exit code 2, or 1 where the content is at fault, and says why nothing was written."""
    try:
        yield
    except scaffold.RefusedError as error:
        click.echo(str(error) if error.in_content else f"agendapack: {error}", err=True)
        sys.exit(1 if error.in_content else 2)
