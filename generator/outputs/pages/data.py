"""The page that explains the open data: every table with its columns and a row as an example."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from generator import urls
from generator.archive import Status, status
from generator.archive.tables import Column, ExplainedTable
from generator.archive.whole import Whole
from generator.outputs.pages.events import dataset
from generator.outputs.pages.frame import Frame, Link, Wording
from generator.outputs.pages.plain import licence_of
from generator.outputs.pages.site import Site


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table: what it is called, what kind of value it holds, what that means, and one as an example."""

    name: str
    type: str
    means: str
    values: tuple[tuple[str, str], ...]
    """The only values there are, each with what it means; empty where any may stand."""
    refers: Link
    """The table whose id it holds; without a text where it holds none."""
    example: str
    """Cut short if it is long; empty where the example has nothing there."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with what a row of it is, the links to its files, and its columns."""

    anchor: str
    title: str
    row: str
    files: tuple[Link, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """What there is as open data, table by table."""

    frame: Frame
    downloads: tuple[tuple[Link, str], ...]
    """Each file for everybody, with what it is."""
    whole: str
    """Where links in the data begin: a sentence."""
    latest: Link
    """The latest meeting whole, as JSON; without a text where there is none."""
    command: str
    """How a program fetches it; empty where the site's address is not known."""
    copies: tuple[Wording, ...]
    """How a copy of the whole site is made, step by step."""
    mirror: str
    """The command that makes one; empty where the site's address is not known."""
    examples: tuple[Link, ...]
    """A document as Markdown, a matter and a person as JSON."""
    licence: Link | None
    tables: tuple[TableView, ...]


ABOUT = (
    "Committees, meetings, agendas, documents, minutes, decisions, votes, attendance and work programmes as tables in"
    " CSV and JSON; each meeting, matter and person as JSON, each document as Markdown."
)
LONGEST = 120
"""Characters of an example."""


def data_page(site: Site, whole: Whole) -> DataPage:
    """The page of the open data."""
    here = urls.DATA
    tables = site.explain(whole)
    titles = {table.name: table.title for table in tables}
    latest, there = _latest(site, here)
    return DataPage(
        frame=site.frame(
            here,
            "Open data",
            crumbs=site.crumbs(here, ("Open data", here)),
            description=ABOUT,
            data=dataset(site, ABOUT, tables),
        ),
        downloads=tuple(_downloads(site, here)),
        whole="Addresses in the data are whole."
        if site.address
        else "Addresses in the data are written from the site’s root, without a slash at the beginning.",
        latest=latest,
        command=f"curl -L {site.address}{there}" if site.address and there else "",
        copies=tuple(_copies(site, here)),
        mirror=f"wget --mirror --no-parent --page-requisites --reject-regex '[?]' {site.address}"
        if site.address
        else "",
        examples=tuple(_examples(site, here)),
        licence=licence_of(site),
        tables=tuple(_table(site, here, table, titles) for table in tables),
    )


def _downloads(site: Site, here: str) -> Iterator[tuple[Link, str]]:
    yield (
        Link("Everything in one file (ZIP)", site.link(here, urls.DATA_ZIP)),
        "all tables, their schemas and datapackage.json",
    )
    yield (
        Link("datapackage.json", site.link(here, urls.DATA_PACKAGE)),
        "the tables with types, keys and licence, as Data Package 2.0 has it",
    )
    yield (
        Link("meeting.schema.json", site.link(here, urls.schema("meeting"))),
        "the JSON Schema of a meeting with all that belongs to it",
    )
    if site.address:
        yield (
            Link("OParl 1.1", site.link(here, urls.oparl("system"))),
            "the record as OParl has it; filters by time (modified_since) a static host cannot answer",
        )
    yield Link("Votes (Popolo)", site.link(here, urls.POPOLO_VOTES)), "motions and vote events as Popolo has them"
    for kind in ("matter", "person"):
        yield (
            Link(f"{kind}.schema.json", site.link(here, urls.schema(kind))),
            f"the JSON Schema of a {kind} with all that belongs to it",
        )
    yield Link("Calendar of meetings (iCal)", site.link(here, urls.CALENDAR)), "for calendar programs"
    if site.address:
        yield Link("Feed of what is published (Atom)", site.link(here, urls.FEED)), "for feed readers"


def _latest(site: Site, here: str) -> tuple[Link, str]:
    """The last meeting that was held, as JSON, and its address.

    Without one it is the last of which more than its day is known; where there is neither, both are empty.
    """
    known = [meeting for meeting in site.archive.meetings() if meeting.is_known and not meeting.is_off]
    past = [meeting for meeting in known if status(meeting, site.today) is Status.HELD]
    for meeting in (past or known)[-1:]:
        address = urls.meeting_data(meeting.committee, meeting.name)
        return Link(f"{site.name(site.of(meeting), meeting.date)}, {meeting.dated}", site.link(here, address)), address
    return Link(""), ""


def _copies(site: Site, here: str) -> Iterator[Wording]:
    """What is to be known for a copy of the whole site."""
    if site.is_packed:
        yield ("All of it is in one file: ", Link("site.zip", site.link(here, urls.COPY)), ".")
    if site.has_index:
        index = Link("the files of the search index", site.link(here, urls.INDEX))
        yield ("The search needs files to which no page leads: ", index, " are named on a page of their own.")
    yield (
        "A copy works under any address and path; only links in calendars and feeds, and those that cite, are whole.",
    )


def _examples(site: Site, here: str) -> Iterator[Link]:
    """The newest paper as Markdown, and the first matter and person as JSON, as far as there are any."""
    papers = (paper for meeting in reversed(site.archive.meetings()) for paper in meeting.papers.values())
    for paper in islice(papers, 1):
        yield Link("A document as Markdown", site.link(here, urls.text(paper.address)))
    for name in islice(site.archive.matters, 1):
        yield Link("a matter as JSON", site.link(here, urls.matter_data(name)))
    for name in islice(site.archive.people, 1):
        yield Link("a person as JSON", site.link(here, urls.person_data(name)))


def _table(site: Site, here: str, table: ExplainedTable, titles: Mapping[str, str]) -> TableView:
    kinds = (("CSV", "csv"), ("JSON", "json"))
    whole = (Link(called, site.link(here, urls.table(table.name, kind))) for called, kind in kinds)
    by_year = (
        Link(f"{year} {called}", site.link(here, urls.table_of_year(table.name, year, kind)))
        for year in reversed(table.years)
        for called, kind in kinds
    )
    schema = Link("JSON Schema", site.link(here, urls.schema(table.name)))
    files = (*(by_year if table.years else whole), schema)
    columns = tuple(_column(column, table.example.get(column.name, ""), titles) for column in table.columns)
    return TableView(table.name, table.title, table.row, files, columns)


def _column(column: Column, example: str, titles: Mapping[str, str]) -> ColumnView:
    title = titles.get(column.refers, "")
    refers = Link(title, f"#{column.refers}" if title else "")
    short = example if len(example) <= LONGEST else f"{example[:LONGEST].rsplit(' ', 1)[0]} …"
    return ColumnView(column.name, column.type, column.means, tuple(column.among.items()), refers, short)
