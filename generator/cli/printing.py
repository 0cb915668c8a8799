"""What is shown while a command runs and when it ends: problems, progress, and why it could not be finished."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from traceback import print_exception, walk_tb
from typing import TYPE_CHECKING, Any

import click

from generator.problems import Problem, Severity, has_errors, in_order, one_line
from generator.standing import Options, Result, Step
from generator.store.search import SearchError
from generator.store.writing import NotOursError

if TYPE_CHECKING:
    from rich.console import Console

COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "cyan"}

BLINK = 0.1
"""Seconds in which nobody reads another number."""
STOPPED = "The rest"
"""The step after the last."""
INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""
NO_PACKS = "The packs in print were left out: they need Typst and a font, pip install 'agendapack[packs]'."
TRACEBACK = "AGENDAPACK_TRACEBACK"
"""The variable of the environment that asks for what developers need to know of a fault."""


def count(problems: Iterable[Problem], severity: Severity) -> str:
    """How many problems there are of a severity: "2 errors"."""
    number = sum(problem.severity == severity for problem in problems)
    return f"{number} {severity}{'' if number == 1 else 's'}"


def print_problems(problems: Iterable[Problem], console: "Console | None" = None) -> None:
    """One line a problem, never wrapped; on a terminal the severity in colour, and below it the line in the file."""
    ordered = in_order(problems)
    if not ordered:
        return
    from rich.console import Console  # noqa: PLC0415 -- takes a while to come
    from rich.text import Text  # noqa: PLC0415 -- as above

    from generator.content import sources  # noqa: PLC0415 -- as above

    console = console or Console(stderr=True)
    for problem in ordered:
        line = Text(str(problem))
        line.highlight_words([f" {problem.severity}:"], COLOURS[problem.severity])
        console.print(line, soft_wrap=True, highlight=False)
        if console.is_terminal:
            for below in pointed(sources.line_at(problem.place), problem.place.column, console.width):
                console.print(Text(below, style="dim"), soft_wrap=True, highlight=False)


def pointed(line: str, column: int, width: int) -> tuple[str, ...]:
    """A line of a file, cut to the width of the terminal, and a caret below its column; nothing if it is blank."""
    from rich.cells import cell_len  # noqa: PLC0415 -- as above

    shown = "".join(character if character.isprintable() else " " for character in line)
    start = max(column - width // 2, 0)
    before, after = shown[start : column - 1], shown[column - 1 :]
    if not any(map(str.isalnum, shown)) or column > len(shown) + 1:
        return ()
    cut = (before + after)[: max(width - 4, 1)]
    return f"  | {cut}", f"  | {' ' * cell_len(before)}^"


class Progress:
    """Is told the steps of a run: shows the one at work on a terminal, and nothing in a pipe; knows what each took."""

    def __init__(self, show: Callable[[str], None] | None) -> None:
        self._show = show
        self._begun = self._since = time.perf_counter()
        self._shown = 0.0
        self._step = ""
        self._took: dict[str, float] = {}

    def __call__(self, step: str) -> None:
        """The step at work; of a long one how much is done, and how fast it goes."""
        now = time.perf_counter()
        if step != self._step:
            self._end(now)
            self._step, self._since, self._shown = str(step), now, 0.0
        if self._show and now - self._shown > BLINK:
            self._shown = now
            self._show(f"{step}{self._pace(step, now) if isinstance(step, Step) else ''} …")

    def _pace(self, step: Step, now: float) -> str:
        rate = step.done / max(now - self._since, BLINK)
        return f": {step.done:,} of {step.of:,}, {rate:,.0f} a second"

    def _end(self, now: float) -> None:
        if self._step:
            self._took[self._step] = self._took.get(self._step, 0.0) + now - self._since

    @property
    def seconds(self) -> float:
        """How long it has been since the run began."""
        return time.perf_counter() - self._begun

    def took(self) -> list[str]:
        """A line for each step, with its seconds."""
        self(STOPPED)
        return [f"{seconds:8.1f} s  {step}" for step, seconds in self._took.items()]


@contextmanager
def progress() -> Iterator[Progress]:
    """Shows the step at work on a terminal, and nothing in a pipe.

    It is drawn when there is something new to show and by no thread of its own, beside which `spread` could make no
    copies of this process.
    """
    if not sys.stderr.isatty():
        yield Progress(None)
        return
    from rich.console import Console  # noqa: PLC0415 -- takes a while to come
    from rich.live import Live  # noqa: PLC0415 -- as above
    from rich.text import Text  # noqa: PLC0415 -- as above

    console = Console(stderr=True)
    with Live("", console=console, auto_refresh=False, transient=True) as live:
        yield Progress(lambda step: live.update(Text(step, no_wrap=True, overflow="ellipsis"), refresh=True))


class Program(click.Group):
    """The commands, which end with exit code 3 and one line where the machine or the program is at fault."""

    def __init__(self, *given: Any, later: Mapping[str, Callable[[], click.Command]], **options: Any) -> None:  # noqa: ANN401  as click has it
        """Those of `later` by name: each comes when it is asked for."""
        super().__init__(*given, **options)
        self._later = later

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted([*super().list_commands(ctx), *self._later])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        return self._later[cmd_name]() if cmd_name in self._later else super().get_command(ctx, cmd_name)

    def main(self, *given: Any, **options: Any) -> Any:  # noqa: ANN401  as click has it
        """Runs a command; what the standard output cannot print is replaced."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        with _finishing():
            return super().main(*given, **options)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  as click has it
        """Runs a command of which the options are right."""
        with _finishing():  # within what click makes of an output that is closed, and of Ctrl+C
            return super().invoke(ctx)


@contextmanager
def _finishing() -> Iterator[None]:
    """Ends with one line: exit code 2 where a folder is another's, 3 where machine or program fails, 130 on Ctrl+C.

    A traceback is shown only if it is asked for.
    """
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except NotOursError as error:
        click.echo(f"agendapack: {error}", err=True)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        with suppress(OSError):
            click.echo("agendapack: stopped by Ctrl+C; what was published stays", err=True)
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:  # noqa: BLE001  whatever it is, nobody is shown a traceback
        if os.environ.get(TRACEBACK):
            print_exception(error)
        with suppress(OSError):
            click.echo(f"agendapack: {_unfinished(error)}", err=True)
        raise SystemExit(3) from None


def _unfinished(error: Exception) -> str:
    """Why a run could not be finished."""
    if isinstance(error, OSError | SearchError):
        return f"the run could not be finished: {one_line(str(error))}"
    if isinstance(error, MemoryError):
        return "the run could not be finished: there is too little memory"
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    path, line = next((frame for frame in reversed(frames) if "generator" in Path(frame[0]).parts), frames[-1])
    where = f"{type(error).__name__} at {Path(path).name}:{line}"
    said = f"{where}, {one_line(str(error))}" if str(error) else where
    return f"a fault of this program, not of your files ({said}); please report it, with what {TRACEBACK}=1 shows"


@contextmanager
def refusing() -> Iterator[None]:
    """Ends with exit code 2, or 1 where the content is at fault, and says why nothing was written."""
    from generator import scaffold  # noqa: PLC0415 -- takes a while to come

    try:
        yield
    except scaffold.RefusedError as error:
        click.echo(str(error) if error.in_content else f"agendapack: {error}", err=True)
        sys.exit(1 if error.in_content else 2)


def print_outcome(options: Options, outcome: Result, tell: Progress, *, verbose: bool) -> None:
    """Says what came of a build; ends with exit code 1 where the content had errors."""
    site = options.site
    print_problems(problem for problem in outcome.problems if problem.severity != "info")
    if has_errors(outcome.problems):
        click.echo(f"{count(outcome.problems, 'error')}; {site} was left as it was.", err=True)
        sys.exit(1)
    index = f", {outcome.indexed} of them pages in a new search index" if outcome.indexed is not None else ""
    pages = f"{outcome.made} pages made, {outcome.as_before} as before, in {tell.seconds:.1f} s"
    click.echo(f"{site}: {outcome.files} files, {outcome.changed} changed{index}; {pages}.")
    for line in tell.took() if verbose else ():
        click.echo(line, err=True)
    if outcome.later:
        click.echo(f"Not in it, being dated after {options.today}: {outcome.later} documents.", err=True)
    if outcome.packs is None and options.packs:
        click.echo(NO_PACKS, err=True)
