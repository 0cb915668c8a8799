"""What commands take: their kinds of value and the options that several of them have."""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import click

CONTENT = "content"
SOUND = re.compile(r"[^\s<>\"'\\^`{|}\x00-\x1f\x7f]*")
"""What an address is made of."""


class DayType(click.ParamType[date]):
    """A date as it is written everywhere: 2019-09-19."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a message for the user."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:  # Python reads other forms too, such as 2019-W38-4
            self.fail(f'"{value}" is not a date; write it like 2019-09-19', param, ctx)
        return day


class MeetingName(click.ParamType[str]):
    """The name of a meeting's folder: its date, and for a second one on the day 2019-09-19-2."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, or a message for the user."""
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(-[2-9])?", value):
            self.fail(f'"{value}" is not a date; write it like 2019-09-19', param, ctx)
        DayType().convert(value[:10], param, ctx)
        return value


class Clock(click.ParamType[str]):
    """A time of day: 18:30."""

    name = "time"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The time, or a message for the user."""
        if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
            self.fail(f'"{value}" is not a time of day; write it like 18:30', param, ctx)
        return value


class SiteAddress(click.ParamType[str]):
    """Where a site is served: a whole address, or the path below the host."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, or a message for the user."""
        try:
            parts = urlsplit(value)
            whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            whole = False
            parts = urlsplit("none")
        is_path = not parts.scheme and not parts.netloc and parts.path[:1] in {"", "/"}
        if not (whole or is_path) or parts.query or parts.fragment or not SOUND.fullmatch(value):
            example = "write it like https://www.fernshire.example/meetings/, or a path like /meetings/"
            self.fail(f'"{value}" is no address at which a site is served; {example}', param, ctx)
        return value


def with_cluster(_: click.Context, __: click.Parameter, address: str | None) -> str:
    """The address of a cluster, "" for none, if what is needed to ask for its help is installed."""
    if address and find_spec("distributed") is None:
        message = "a cluster needs Dask: pip install 'agendapack[cluster]'"
        raise click.UsageError(message)
    return address or ""


EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which builds everywhere are given a time to be made for, in seconds since 1970."""


def today() -> date:
    """The day where the command is run, or that of the time which the environment gives for all builds."""
    given = os.environ.get(EPOCH, "")
    if given.isdecimal():
        with suppress(OverflowError, ValueError, OSError):
            return datetime.fromtimestamp(int(given), UTC).date()
    return date.today()  # noqa: DTZ011  the day where the command is run


def folder(
    name: str, default: str | None, about: str, *, exists: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option that names a folder; with `exists` it must be there."""
    kind = click.Path(file_okay=False, exists=exists, path_type=Path)
    return click.option(name, type=kind, default=default, show_default=default is not None, help=about)


content_option = folder("--content", CONTENT, "The folder that officers write in.")
day_option = click.option(
    "--today", type=DayType(), default=today, help="The day the site is made for; today if left out."
)


def address_of(base_url: str) -> str:
    """The whole address of the site with a slash at its end; empty where only a path is given."""
    parts = urlsplit(base_url)
    is_whole = parts.scheme in {"http", "https"} and parts.netloc
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/" if is_whole else ""
