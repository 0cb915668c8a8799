"""The address of everything that is published, and relative links between addresses.

An address is written from the site's root without a leading slash: "" is the home page, "meetings/" a folder whose page
is its `index.html`, "404.html" a file. What is published keeps its address for ever.
"""

from hashlib import sha256

from generator.content.model import short_form
from generator.store import inputs

HOME = ""
MEETINGS = "meetings/"
DECISIONS = "decisions/"
MATTERS = "matters/"
PEOPLE = "people/"
SEARCH = "search/"
SUBSCRIBE = "subscribe/"
COVERAGE = "coverage/"
DATA = "data/"
DATA_PACKAGE = "data/datapackage.json"
DATA_ZIP = "data/agendapack-data.zip"
RECORD = "data/record.json"
FILES = "data/files.json"
CHANGES = "data/feed.xml"
ABOUT = "about/"
GLOSSARY = "glossary/"
HANDBOOK = "handbook/"
ACCESSIBILITY = "accessibility/"
LICENCE = "about/#licence"
CONTACT = "about/#contact"
NOT_FOUND = "404.html"
CALENDAR = "calendar.ics"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
REDIRECTS = "_redirects"
REDIRECTS_FOR_NGINX = "redirects.nginx.conf"
HEADERS = "_headers"
OPENSEARCH = "opensearch.xml"
LONGEST = 100
"""Letters of a name that is made of words: disks hold no name of more than 255 bytes."""
MARKS = inputs.MARKS
"""The list of what was made in the site, and the same while it is written."""


def _of_words(words: str) -> str:
    """A name in an address that is made of words; of many words their beginning, and a digest that tells them."""
    short = short_form(words)
    return short if len(short) <= LONGEST else f"{short[:LONGEST]}-{sha256(words.encode()).hexdigest()[:8]}"


def committee(name: str) -> str:
    """The page of a committee."""
    return f"{name}/"


def meeting(committee: str, name: str) -> str:
    """The page of a meeting; `name` is that of its folder."""
    return f"{committee}/{name}/"


def paper(committee: str, meeting: str, stem: str) -> str:
    """The page of a paper."""
    return f"{committee}/{meeting}/{stem}/"


def minutes(committee: str, meeting: str) -> str:
    """The page of the minutes of a meeting."""
    return f"{committee}/{meeting}/minutes/"


def work_programme(committee: str, meeting: str) -> str:
    """The page of the edition of the work programme that went with a meeting's agenda."""
    return f"{committee}/{meeting}/work-programme/"


def attachment(committee: str, meeting: str, name: str) -> str:
    """A file of a meeting's folder, served as it is."""
    return f"{committee}/{meeting}/{name}"


def attached(committee: str, meeting: str, name: str) -> str:
    """The page of a file of a meeting's folder: of "Mill Road plan.pdf" it is mill-road-plan-pdf/."""
    short = short_form(name) if name.isascii() else name.replace(".", "-")
    return f"{committee}/{meeting}/{short}/"


def sheet(number: int) -> str:
    """The fragment of a page of a document, or of a sheet of a spreadsheet, counted from 1."""
    return f"page-{number}"


def decision(committee: str, name: str) -> str:
    """The page of a decision that was taken outside meetings; `name` is that of its file."""
    return f"{committee}/{name}/"


def sitemap_part(number: int) -> str:
    """A part of a list of pages that is too long for one file, counted from 1."""
    return f"sitemap-{number}.xml"


def text(document: str) -> str:
    """The text of a document as Markdown, beside its page."""
    return f"{document.rstrip('/')}.md"


def meeting_data(committee: str, name: str) -> str:
    """A meeting with all that belongs to it, as JSON."""
    return f"{committee}/{name}/meeting.json"


def matter_data(name: str) -> str:
    """All that the tables hold of a matter, as JSON."""
    return f"{MATTERS}{name}/matter.json"


def person_data(name: str) -> str:
    """All that the tables hold of a person, as JSON."""
    return f"{PEOPLE}{name}/person.json"


def table(name: str, suffix: str) -> str:
    """A table of the open data, as csv or json."""
    return f"{DATA}{name}.{suffix}"


def edition(document: str, number: int) -> str:
    """The page of an edition of a document that another has taken the place of, by the document's own page."""
    return f"{document}edition-{number}/"


def edition_text(document: str, number: int) -> str:
    """The words of an edition as they were recorded, by the document's own page."""
    return f"{document}edition-{number}.txt"


def edition_file(file: str, number: int) -> str:
    """An edition of a file that another has taken the place of: map.pdf, map.edition-1.pdf."""
    folder, _, name = file.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    return f"{folder}/{stem}.edition-{number}{dot}{ending}"


def table_of_year(name: str, year: str, suffix: str) -> str:
    """The rows of a table that are of a municipal year ("2019/20")."""
    return table(f"{name}-{year.replace('/', '-')}", suffix)


def schema(name: str) -> str:
    """The JSON Schema of a table of the open data, or of a "meeting", "matter" or "person" whole."""
    return f"{DATA}{name}.schema.json"


def pack(committee: str, name: str, supplement: int = 0) -> str:
    """The agenda pack of a meeting in print, or a supplement to it, counted from 1."""
    return f"{committee}/{name}/pack-supplement-{supplement}.pdf" if supplement else f"{committee}/{name}/pack.pdf"


DECISIONS_FEED = f"{DECISIONS}{FEED}"
"""The feed of what is decided."""


INDEX = "pagefind/"
"""The files of the search index, which a page names for programs that make copies."""
COPY = "copy/site.zip"
"""The whole site in one file."""
POPOLO_VOTES = f"{DATA}popolo-votes.json"
OPARL = f"{DATA}oparl/"


def oparl(kind: str, name: str = "") -> str:
    """An object as OParl has it; `name` is its id, and nothing of a system or a body, of which there is one."""
    return f"{OPARL}{kind}/{name}.json" if name else f"{OPARL}{kind}.json"


def oparl_place(words: str) -> str:
    """A place where meetings are held, as OParl has it, by the words for it."""
    return oparl("location", _of_words(words))


def oparl_list(kind: str, page: int) -> str:
    """A page of the list of all objects of a kind, counted from 1."""
    return f"{OPARL}list/{kind}.json" if page == 1 else f"{OPARL}list/{kind}-{page}.json"


def year_calendar(municipal_year: str) -> str:
    """The calendar of the meetings of a municipal year ("2019/20")."""
    return f"{year(municipal_year)}{CALENDAR}"


def committee_calendar(name: str) -> str:
    """The calendar of a committee's meetings."""
    return f"{name}/{CALENDAR}"


def committee_feed(name: str) -> str:
    """The feed of what a committee publishes."""
    return f"{name}/{FEED}"


def meeting_calendar(committee: str, name: str) -> str:
    """The calendar entry of a meeting."""
    return f"{committee}/{name}/meeting.ics"


def places(municipal_year: str) -> str:
    """What the search page looks references and dates of a municipal year up in, as JSON."""
    return f"{SEARCH}{municipal_year.replace('/', '-')}.json"


def matter_feed(name: str) -> str:
    """The feed of what happens to a matter."""
    return f"{MATTERS}{name}/{FEED}"


def year(municipal_year: str) -> str:
    """The page of a municipal year ("2019/20")."""
    return f"{MEETINGS}{municipal_year.replace('/', '-')}/"


def actions(committee: str) -> str:
    """The actions that the minutes of a committee list."""
    return f"{committee}/actions/"


def decisions(narrowed: str) -> str:
    """The register narrowed to a municipal year, a committee, or how clauses stand ("not recorded")."""
    return f"{DECISIONS}{_of_words(narrowed.replace('/', '-'))}/"


KEY_DECISIONS = decisions("key")
"""The register narrowed to key decisions."""


def decisions_of(municipal_year: str, committee: str) -> str:
    """The register narrowed to a committee in a municipal year."""
    return f"{decisions(municipal_year)}{committee}/"


def decisions_resulting(result: str) -> str:
    """The register narrowed to what became of motions and proposals: "granted", "lost"."""
    return f"{DECISIONS}result-{_of_words(result)}/"


def decisions_asked(who: str) -> str:
    """The register narrowed to whom clauses ask: a person, a committee or plain words."""
    return f"{DECISIONS}asked-{_of_words(who)}/"


def decisions_about(matter: str) -> str:
    """The register narrowed to a matter."""
    return f"{DECISIONS}about-{matter}/"


def matter(name: str) -> str:
    """The page of a matter."""
    return f"{MATTERS}{name}/"


def person(name: str) -> str:
    """The page of a person."""
    return f"{PEOPLE}{name}/"


def programmes(committee: str) -> str:
    """How a committee's work programme changed from edition to edition."""
    return f"{committee}/work-programme/"


def programmes_of_year(committee: str, year: str) -> str:
    """The same of a municipal year ("2019/20") that has a page of its own."""
    return f"{programmes(committee)}{year.replace('/', '-')}/"


def about(stem: str) -> str:
    """A page about the archive; the accessibility statement has an address of its own."""
    return {"index": ABOUT, "accessibility": ACCESSIBILITY}.get(stem, f"{ABOUT}{stem}/")


def handbook(stem: str) -> str:
    """A page of the handbook for officers."""
    return HANDBOOK if stem == "index" else f"{HANDBOOK}{stem}/"


def item(number: str) -> str:
    """The fragment of an agenda item: of 4a it is item-4a, of 10(a) item-10-a."""
    return f"item-{short_form(number)}"


def private_paper(item: str, number: int) -> str:
    """The fragment of a paper of an item that is not for the public, by its number among these."""
    return f"item-{short_form(item)}-private-{number}"


def row(title: str) -> str:
    """The fragment of a work programme's row."""
    return f"row-{short_form(title)}"


def moved(path: str) -> str:
    """The page at an old path: a folder's whatever its ending, so that hosts take it for HTML, or an HTML file."""
    return path if path.lower().endswith((".html", ".htm")) else f"{path}/"


def at(page: str, fragment: str) -> str:
    """A place on a page; the page itself without a fragment."""
    return f"{page}#{fragment}" if fragment else page


def parted(address: str) -> tuple[str, str]:
    """The page of an address, and the fragment that is its place on it, or ""."""
    found, _, fragment = address.partition("#")
    return found, fragment


def page(address: str) -> str:
    """The page, or the file, on which an address is a place."""
    return parted(address)[0]


def section(address: str) -> str:
    """The first folder of an address, which may be a committee's; "" of what stands in none."""
    first, mark, _ = address.partition("/")
    return first if mark else ""


def name(address: str) -> str:
    """The last name in an address: of a page that of its folder, of a file its own."""
    return page(address).rstrip("/").rpartition("/")[2]


def folder(file: str) -> str:
    """The page of the folder in which a file stands: of an attachment that of its meeting."""
    return f"{file.rpartition('/')[0]}/"


def within(address: str) -> tuple[str, str, str]:
    """The committee, the meeting and the document that an address of a document names; "" for what it does not."""
    committee, meeting, document = (*page(address).rstrip("/").split("/", 2), "", "")[:3]
    return committee, meeting, document


def identity(address: str) -> str:
    """The id of what is published at an address: the address without a slash at the end of its path."""
    found, fragment = parted(address)
    return at(found.rstrip("/"), fragment)


def file(address: str) -> str:
    """The file in which an address is found, from the site's root."""
    path = page(address)
    return f"{path}index.html" if not path or path.endswith("/") else path


def relative(here: str, there: str, *, offline: bool = False) -> str:
    """The link from the page at `here` to `there` (with or without a fragment), right wherever the site stands.

    With `offline` a folder's page is named outright, for a site that is opened without a server.
    """
    path, mark, fragment = there.partition("#")
    if mark and file(path) == file(here):
        return f"#{fragment}"
    target = file(path) if offline else path
    from_folders, to_folders = here.split("/")[:-1], target.split("/")[:-1]
    shared = 0
    while from_folders[shared : shared + 1] == to_folders[shared : shared + 1] != []:
        shared += 1
    up = "../" * (len(from_folders) - shared)
    down = "/".join(target.split("/")[shared:])
    return (up + down or "./") + mark + fragment


def from_base(base: str, there: str) -> str:
    """The link to `there` from a page that is served at any depth; `base` is the path of the site's root ("/")."""
    return f"/{base.strip('/')}/{there}" if base.strip("/") else f"/{there}"
