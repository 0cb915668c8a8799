"""What all pages share: the frame, links from page to page, and filling converted texts in."""

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from urllib.parse import quote

from generator import urls
from generator.archive import Archive, CommitteeHistory, Document, Line, Links, MeetingHeld
from generator.archive.attached import shown_at
from generator.archive.people import chair_title
from generator.archive.printed import Pages, Printed
from generator.archive.tables import Explain, unexplained
from generator.archive.years import Starts
from generator.outputs.pages.data_blocks import Facts, as_script, breadcrumbs
from generator.outputs.pages.frame import Alternate, Citation, FootSection, Found, Frame, Link, NavLink
from generator.text import Figure, FigurePlace, Html, Lead, Own, Pieces, Range, convert, inline

POLICY = (
    "default-src 'none'; style-src 'self'; script-src {script}; img-src 'self'; connect-src 'self'{more};"
    " base-uri 'none'; form-action 'self'"
)
"""What a page may load. Tools that look a page over read the site's `robots.txt` from within it, and so must be let."""
DESCRIBED = 300
"""Characters of what a page says of itself to search engines and to who shares it, which show fewer."""
PLAIN_POLICY = POLICY.format(script="'self'", more="")
HIDDEN = '<span class="vh">'
"""What begins words that are heard and not seen."""
SEARCH_POLICY = POLICY.format(script="'self' 'wasm-unsafe-eval'", more="; worker-src 'self' blob:")


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made of: the archive, the day, and how the site is to be served."""

    archive: Archive
    today: date
    assets: Mapping[str, str]
    """The address of each style sheet, script and icon by its plain name."""
    base: str = "/"
    offline: bool = False
    address: str = ""
    """The whole address at which the site is served, if it is known; feeds are made only then."""
    packs: Mapping[str, tuple[Printed, ...]] = field(default_factory=dict)
    """The packs in print by their meeting's address, as far as any were made."""
    handbook: bool = False
    """Whether the handbook for officers is part of the site."""

    explain: Explain = unexplained
    """Tells of the tables of the open data."""
    has_index: bool = False
    """Whether the search index is part of the site."""
    in_bundles: bool = False
    """Whether the search index is in bundles by municipal year."""
    is_packed: bool = False
    """Whether the whole site is in it as one file."""

    def in_print(self, meeting: str, there: str) -> tuple[Printed, Pages] | None:
        """The pack of a meeting in which something stands, and on which pages."""
        found = (pack for pack in self.packs.get(meeting, ()) if there in pack.ranges)
        return next(((pack, pack.ranges[there]) for pack in found), None)

    def link(self, here: str, there: str) -> str:
        """The link from the page at one address to another; what leads to a file with a page leads to its page."""
        return self.direct(here, shown_at(self.archive.attached, there))

    def direct(self, here: str, there: str) -> str:
        """The link to the very address, that of a file with a page too."""
        if here == urls.NOT_FOUND:
            return urls.from_base(self.base, there)
        return urls.relative(here, there, offline=self.offline)

    def text(self, here: str, line: Line) -> Html:
        """A line with its links, for the page at `here`."""
        return self.linked(here, line.forms.html, line.links)

    def linked(
        self, here: str, pieces: Pieces, links: Links, figure: Callable[[FigurePlace], str] = lambda _: ""
    ) -> Html:
        """A converted text with its references as links; those that lead out of the archive become plain words."""
        parts: list[str] = []
        for piece in pieces:
            if isinstance(piece, str):
                parts.append(piece)
            elif isinstance(piece, Lead):
                address = links.get(piece.target, "")
                start = f'<a href="{escape(self.link(here, address))}">' if address else ""
                parts += [start, piece.words, "</a>" if address else ""]
            else:
                parts.append(self.own(piece) if isinstance(piece, Own) else figure(piece))
        return Html("".join(parts))

    def own(self, piece: Own) -> str:
        """What stands beside a text: the program's own words in it are in its own language."""
        return (
            piece.html
            if self.archive.council.is_in_english
            else piece.html.replace(HIDDEN, f"{HIDDEN[:-1]}{self.ours}>")
        )

    @property
    def ours(self) -> str:
        """The mark of the program's own words among what is written in another language."""
        council = self.archive.council
        return "" if council.is_in_english else f' lang="{council.language_of_pages}"'

    def converted(self, here: str, text: str | None) -> Html:
        """Markdown of a record that refers to nothing, converted."""
        return self.linked(here, convert(text, "page").forms.html, {}) if text else Html("")

    def converted_line(self, here: str, text: str | None) -> Html:
        """A line of Markdown of a record that refers to nothing, converted."""
        return self.linked(here, inline(text).forms.html, {}) if text else Html("")

    def document(self, here: str, document: Document, folder: str, pieces: Pieces | None = None) -> Html:
        """A document's text (or other pieces with its marked places) with links and figures, for the page at `here`."""
        pieces = document.body.forms.html if pieces is None else pieces
        files = {figure.anchor: figure for figure in document.body.figures}

        def figure(place: FigurePlace) -> str:
            return self._figure(here, document, place, files[place.anchor], folder)

        return self.linked(here, pieces, document.links, figure)

    def _figure(self, here: str, document: Document, place: FigurePlace, about: Figure, folder: str) -> str:
        """A figure: its table, its picture, or that it is not in the archive; what its text adds comes after."""
        links, start = document.links, f'<figure id="{escape(place.anchor)}">'
        caption = f"<figcaption>{place.number}{self.linked(here, place.caption, links)}</figcaption>"
        rest = self.linked(here, place.rest, links)
        if about.file == "missing":
            gone = f'<p class="quiet"{self.ours}>This figure is not in the archive.</p>'
            return f"{start}{caption}{gone}{rest}</figure>"
        link = escape(self.direct(here, f"{folder}{about.file}"))
        if drawn := document.figures.get(place.anchor):
            shown = self.linked(here, drawn.forms.html, links)
            download = f'<p class="quiet"{self.ours} data-pagefind-ignore><a href="{link}">This table as CSV</a></p>'
            above = f"{caption}\n" if drawn.has_chart else place.number
            return f"{start}{above}{shown}{rest}{download}</figure>"
        picture = f'<img src="{link}" alt="{escape(about.alternative)}">'
        return f"{start}{caption}{picture}{rest}</figure>"

    def quoted(self, here: str, document: Document, *ranges: Range) -> Html:
        """Parts of another page's text: without ids and hanging numbers, so that no address exists twice."""
        pieces = (piece for start, end in ranges for piece in document.body.forms.html[start:end])
        shown = tuple(piece for piece in pieces if not isinstance(piece, Own))
        return Html(self.linked(here, shown, document.links).strip())

    def frame(
        self,
        here: str,
        title: str,
        *,
        current: str = "",
        crumbs: Iterable[Link] = (),
        found: Found | None = None,
        search: bool = True,
        description: str = "",
        alternates: Iterable[Alternate] = (),
        cite: Citation | None = None,
        data: Iterable[Facts] = (),
    ) -> Frame:
        """The frame of the page at `here`; `current` is the navigation's entry that the page belongs to.

        `alternates` are the page's own calendar and feed; those of the whole archive follow. `data` says for programs
        what the page is about; the way to it is said in any case.
        """
        council = self.archive.council
        address = "" if here == urls.NOT_FOUND or not self.address else f"{self.address}{here}"
        way = tuple(crumbs)
        about = [*data, *([breadcrumbs(way, address)] if way and address else [])]
        own = f"{council.name}, {title or council.tagline}"
        return Frame(
            title=f"{title} – {council.name}" if title else f"{council.name}: {council.tagline}",
            shared=title or council.tagline,
            description=shorten(description or title or council.tagline, DESCRIBED, placeholder=" …"),
            language=council.language_of_pages,
            council=council.name,
            tagline=council.tagline,
            home=self.link(here, urls.HOME),
            search=self.link(here, urls.SEARCH) if search else "",
            styles=self.link(here, self.assets["site.css"]),
            icon=self.link(here, self.assets["icon.svg"]),
            ahead=self.link(here, self.assets["search.js"]) if here != urls.SEARCH else "",
            scripts=tuple(self.link(here, self.assets[name]) for name in scripts(here, found)),
            alternates=(*alternates, *self.alternates(here)),
            opensearch=self.link(here, urls.OPENSEARCH) if self.address else "",
            address=address,
            data=tuple(as_script(block) for block in about),
            cite=cite or Citation(own, own),
            report=self.report(here, address),
            policy=SEARCH_POLICY if here == urls.SEARCH else PLAIN_POLICY,
            nav=self.nav(here, current),
            crumbs=way,
            notice=self.text(here, self.archive.notice),
            foot=self.foot(here),
            found=found,
        )

    def report(self, here: str, address: str) -> Link:
        """How a mistake on a page is reported: by mail to the council's contact, or as its contact page says."""
        text, contact = "Report a mistake on this page", self.archive.council.contact
        place = address or here or "the first page"
        if contact and contact.email:
            subject = quote(f"A mistake in {self.archive.council.tagline}")
            body = quote(f"Page: {place}\n\nWhat is wrong there:\n")
            return Link(text, f"mailto:{contact.email}?subject={subject}&body={body}")
        to = self.link(here, urls.CONTACT)
        return Link(text, to if here == urls.NOT_FOUND else to.replace("#", f"?page={quote(place, safe='')}#"))

    def alternates(self, here: str) -> tuple[Alternate, ...]:
        """The calendar and the feed of the whole archive."""
        calendar = Alternate("Calendar of meetings", self.link(here, urls.CALENDAR), "text/calendar")
        feed = Alternate("Feed of what is published", self.link(here, urls.FEED), "application/atom+xml")
        return (calendar, feed) if self.address else (calendar,)

    def nav(self, here: str, current: str) -> tuple[NavLink, ...]:
        """The main navigation."""
        entries = (
            ("Meetings", urls.MEETINGS),
            ("Decisions", urls.DECISIONS),
            ("Matters", urls.MATTERS),
            ("People", urls.PEOPLE),
            ("Search", urls.SEARCH),
        )
        return tuple(
            NavLink(text, self.link(here, to), "page" if to == here else "true" if text == current else "")
            for text, to in entries
        )

    def foot(self, here: str) -> tuple[FootSection, ...]:
        """The footer's columns."""
        find = [
            ("Calendar of meetings (iCal)", urls.CALENDAR),
        ]
        if self.address:
            find.append(("Feed of what is published (Atom)", urls.FEED))
        find += [("How to subscribe", urls.SUBSCRIBE), ("Data to use again", urls.DATA)]
        understand = [
            ("About this archive", urls.ABOUT),
            ("What the archive holds", urls.COVERAGE),
            ("Glossary", urls.GLOSSARY),
        ]
        understand += [("Handbook for officers", urls.HANDBOOK)] if self.handbook else []
        rights = [("Licence", urls.LICENCE)] if self.archive.council.licence else []
        rights += [("Accessibility statement", urls.ACCESSIBILITY), ("Contact", urls.CONTACT)]
        columns = (("Find", find), ("Understand the record", understand), ("Your rights", rights))
        return tuple(
            FootSection(title, tuple(Link(text, self.link(here, to)) for text, to in links)) for title, links in columns
        )

    def crumbs(self, here: str, *steps: tuple[str, str]) -> tuple[Link, ...]:
        """The way from the home page: text and address of each step; the last is the page itself."""
        *above, (last, _) = (("Home", urls.HOME), *steps)
        return (*(Link(text, self.link(here, to)) for text, to in above), Link(last))

    def name(self, committee: CommitteeHistory, on: date | None = None) -> str:
        """A committee's name on a day, by default today; its folder's name if it has none."""
        return self.archive.committee_name(committee.name, on or self.today)

    def chair_title(self, committee: CommitteeHistory, on: date) -> str:
        """What who chairs a committee is called on a day."""
        return chair_title(committee.record, on, self.starts)

    def short_name(self, committee: CommitteeHistory, on: date | None = None) -> str:
        """The short name on a day, or the full one."""
        return self.archive.committee_short_name(committee.name, on or self.today)

    def of(self, meeting: MeetingHeld) -> CommitteeHistory:
        """The committee of a meeting."""
        return self.archive.committees[meeting.committee]

    @property
    def starts(self) -> Starts:
        """When municipal years begin."""
        return self.archive.starts


def scripts(here: str, found: Found | None) -> tuple[str, ...]:
    """The scripts of a page by their plain names."""
    if here == urls.SEARCH:
        return ("search.js",)
    if here.startswith(urls.DECISIONS):
        return ("decisions.js", "terms.js", "ahead.js")
    own = ("marks.js", "cite.js") if found else ("report.js",) if here == urls.ABOUT else ()
    return ("ahead.js",) if here == urls.NOT_FOUND else (*own, "terms.js", "ahead.js")


def escape(text: str) -> str:
    """Text for HTML, in an attribute or outside."""
    return html.escape(text, quote=True)
