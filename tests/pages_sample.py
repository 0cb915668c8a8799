"""A site of an invented council, page record by page record, for tests of templates, style sheet and search."""

from collections.abc import Callable
from dataclasses import replace

from generator.outputs.pages import View
from generator.outputs.pages.coverage import CoverageList, CoveragePage, CoverageRow
from generator.outputs.pages.data import ColumnView, DataPage, TableView
from generator.outputs.pages.documents import PaperPage
from generator.outputs.pages.editions import GroupView, RowView, WorkProgrammePage
from generator.outputs.pages.frame import (
    Alternate,
    Citation,
    Day,
    Entry,
    Fact,
    FootSection,
    Found,
    Frame,
    Link,
    NavLink,
    Published,
    State,
)
from generator.outputs.pages.glossary import GlossaryPage, TermView
from generator.outputs.pages.items import ItemView, MinuteQuote, PaperLink
from generator.outputs.pages.lists import CommitteeCard, CommitteePage, HomePage, MeetingsPage, YearOfMeetings, YearPage
from generator.outputs.pages.matters import MatterPage, MatterRow, MattersPage, MomentView
from generator.outputs.pages.meetings import MeetingPage, MeetingRow
from generator.outputs.pages.minutes import MinutesPage
from generator.outputs.pages.moved import LookUpPage, MovedPage, OldAddress
from generator.outputs.pages.people import AttendanceShown, PeopleShown
from generator.outputs.pages.persons import AttendedRow, OfficeRow, PeopleGroup, PeoplePage, PersonPage
from generator.outputs.pages.plain import AboutPage, NotFoundPage, SearchPage
from generator.outputs.pages.programmes import ChangeGroup, EditionView, ProgrammesPage, YearOfEditions
from generator.outputs.pages.registers import DecisionsPage, FilterGroup, RegisterEntry
from generator.outputs.pages.statement import AccessibilityPage, BarrierList, BarrierView
from generator.outputs.pages.subscribe import Channel, Offer, SubscribePage, Subscription
from generator.text import Html

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
PANEL = "Housing Panel"
JULY = Day("2019-07-18", "Thursday 18\u00a0July 2019", "18\u00a0Jul 2019")
SEPTEMBER = Day("2019-09-19", "Thursday 19\u00a0September 2019", "19\u00a0Sep 2019")
OCTOBER = Day("2019-10-17", "Thursday 17\u00a0October 2019", "17\u00a0Oct 2019")
JUNE_2018 = Day("2018-06-21", "Thursday 21\u00a0June 2018", "21\u00a0Jun 2018")
NOTHING = Html("")


def pages(asset: Callable[[str], str] = lambda name: f"assets/{name}") -> dict[str, View]:
    """Every page by its address from the site's root ("" is the home page)."""
    return {
        "": home(asset),
        "meetings/": meetings(asset),
        "meetings/2019-20/": year(asset),
        "housing-panel/": committee(asset),
        "housing-panel/2019-07-18/": held(asset),
        "housing-panel/2019-07-18/minutes/": minutes(asset),
        "housing-panel/2019-07-18/damp-and-mould/": paper(asset),
        "housing-panel/2019-07-18/damp-and-mould-slides/": slides(asset),
        "housing-panel/2019-09-19/": to_come(asset),
        "housing-panel/2019-09-19/work-programme/": programme(asset),
        "housing-panel/2019-10-17/": cancelled(asset),
        "housing-panel/work-programme/": programmes(asset),
        "decisions/": decisions(asset),
        "matters/": matters(asset),
        "matters/lifts/": matter(asset),
        "people/": people(asset),
        "people/b-sample/": person(asset),
        "coverage/": coverage(asset),
        "data/": open_data(asset),
        "homes-panel/": moved(asset),
        "ieListDocuments.aspx/": look_up(asset),
        "search/": search(asset),
        "subscribe/": subscribe(asset),
        "about/": about(asset),
        "glossary/": glossary(asset),
        "accessibility/": accessibility(asset),
        "404.html": not_found(asset),
    }


def frame(
    asset: Callable[[str], str],
    address: str,
    title: str,
    found: Found | None = None,
    crumbs: tuple[Link, ...] = (),
    *,
    root: str = "",
) -> Frame:
    """The frame of the page at an address."""
    root = root or "../" * address.count("/") or "./"
    scripts = [f"{root}{asset(name)}" for name in ("marks.js", "cite.js") if found]
    whole = f"https://fernshire.example/archive/{address}"
    return Frame(
        title=f"{title} – Fernshire Council",
        description=title,
        language="en-GB",
        council="Fernshire Council",
        tagline="Meetings and decisions",
        home=root,
        search="" if address in {"", "search/", "404.html"} else f"{root}search/",
        styles=f"{root}{asset('site.css')}",
        icon=f"{root}{asset('icon.svg')}",
        scripts=tuple([f"{root}{asset('search.js')}"] if address == "search/" else scripts),
        alternates=(Alternate("Calendar of meetings", f"{root}calendar.ics", "text/calendar"),),
        opensearch=f"{root}opensearch.xml",
        address="" if address == "404.html" else whole,
        data=(Html('{"@context":"https://schema.org","@type":"BreadcrumbList"}'),) if crumbs else (),
        cite=Citation(f"Fernshire Council, {title}", f"Fernshire Council, {title}"),
        report=Link("Report a mistake on this page", f"mailto:record@fernshire.example?subject={address}"),
        policy=SEARCH_POLICY if address == "search/" else POLICY,
        nav=(
            NavLink("Meetings", f"{root}meetings/", "page" if address == "meetings/" else "true" if found else ""),
            NavLink("Search", f"{root}search/", "page" if address == "search/" else ""),
            NavLink("About", f"{root}about/", "page" if address == "about/" else ""),
        ),
        crumbs=crumbs,
        notice=Html(
            "<p><strong>A demonstration.</strong> Fernshire does not exist. "
            'See <a href="https://fernshire.example/">fernshire.example</a>.</p>'
        ),
        foot=(
            FootSection("Look through", (Link("Meetings", f"{root}meetings/"), Link("Search", f"{root}search/"))),
            FootSection("About", (Link("About this archive", f"{root}about/"),)),
            FootSection(
                "Your rights",
                (Link("Licence", f"{root}about/#licence"), Link("Contact", f"{root}about/#contact")),
            ),
        ),
        found=found,
    )


def crumbs(*names: str) -> tuple[Link, ...]:
    """Breadcrumbs from home down to the last name, each a folder above the next."""
    above = ["../" * (len(names) - n) for n in range(len(names))]
    return (*(Link(name, up) for name, up in zip(("Home", *names[:-1]), above, strict=True)), Link(names[-1]))


def found(kind: str, day: Day, title: str = "") -> Found:
    """What the index is told; the name with a comma shows that values are taken whole."""
    return Found(title or f"{kind}, {day.text}", "Homes, Repairs and Housing Panel", kind, "2019/20", day.iso)


def home(asset: Callable[[str], str]) -> HomePage:
    return HomePage(
        frame=frame(asset, "", "Meetings and decisions"),
        title="What the council talked about, and what it decided",
        lede="Agendas, papers and minutes, joined up. Every paragraph has an address that can be quoted.",
        search="search/",
        committees=(CommitteeCard(Link(PANEL, "housing-panel/"), Html("Homes and repairs.")),),
        coming=(
            row(SEPTEMBER, "Fire doors; empty homes", "housing-panel/2019-09-19/", State("Scheduled", "open")),
            row(OCTOBER, "Its business went to November", "housing-panel/2019-10-17/", State("Cancelled", "stop")),
        ),
        recent=(row(JULY, "Damp and mould; work programme", "housing-panel/2019-07-18/", State("Held", "done")),),
        decisions=(clause(""),),
        matters=(MatterRow("2014 to 2019", Link("Lifts", "matters/lifts/"), NOTHING, "2 meetings, 1 decision"),),
        published=(
            Published(SEPTEMBER, Link("Agenda for 19\u00a0September", "housing-panel/2019-09-19/"), "with one paper"),
            Published(JULY, Link("Damp and mould", "housing-panel/2019-07-18/damp-and-mould/"), "briefing note"),
        ),
        holds="Three meetings and two papers from July 2019 to September 2019.",
        meetings="meetings/",
        stood=Day("2019-09-12", "12\u00a0September 2019", "12\u00a0Sep 2019"),
        subscribe=offer("", ""),
    )


def row(day: Day, title: str, href: str, *states: State, committee: str = PANEL) -> MeetingRow:
    """A meeting in a list."""
    return MeetingRow(day, title, href, committee, states)


def year_of_meetings(up: str, committee: str = PANEL) -> YearOfMeetings:
    """The year 2019/20 as listed from a page `up` from the root."""
    at = f"{up}housing-panel/"
    rows = (
        row(OCTOBER, "No business", f"{at}2019-10-17/", State("Cancelled", "stop"), committee=committee),
        row(
            SEPTEMBER,
            "Fire doors; empty homes",
            f"{at}2019-09-19/",
            State("Scheduled", "open"),
            State("Agenda published", "done"),
            committee=committee,
        ),
        row(
            JULY,
            "Damp and mould; work programme",
            f"{at}2019-07-18/",
            State("Held", "done"),
            State("Draft minutes", "part"),
            committee=committee,
        ),
    )
    return YearOfMeetings("2019/20", "y2019-20", f"{up}meetings/2019-20/", rows)


def committee(asset: Callable[[str], str]) -> CommitteePage:
    older = row(JUNE_2018, "Corporate plan", "", State("Held", "done"), committee="")
    return CommitteePage(
        frame=frame(asset, "housing-panel/", PANEL, None, crumbs(PANEL)),
        kind="Scrutiny board",
        name=PANEL,
        remit=Html('Looks at <abbr title="Registered social landlord">RSL</abbr> homes, repairs and rents.'),
        facts=(Fact("Quorum", Html("Three members")), Fact("Contact", Html("Committee Services"))),
        also=(Link("Work programme", "2019-09-19/work-programme/"),),
        years=(
            year_of_meetings("../", committee=""),
            YearOfMeetings("2018/19", "y2018-19", "../meetings/2018-19/", (older,)),
        ),
        membership_year="2019/20",
        membership=members(),
        subscribe=offer("../", "housing-panel/"),
    )


def members() -> tuple[PeopleShown, ...]:
    """The panel's members."""
    names = ("A Example (Chair)", "B Sample", "C Pattern", "D Model", "E Instance")
    return (
        PeopleShown("Members", tuple(Html(f"Councillor {name}") for name in names)),
        PeopleShown("Co-opted", (Html("Freda Tenant, Tenants’ Forum"),)),
    )


def meetings(asset: Callable[[str], str]) -> MeetingsPage:
    nowhere = Day("", "", "")
    return MeetingsPage(
        frame=frame(asset, "meetings/", "Meetings", None, crumbs("Meetings")),
        years=(
            Published(nowhere, Link("2019/20", "2019-20/"), "3 meetings"),
            Published(nowhere, Link("2018/19", ""), "1 meeting"),
        ),
        newest=year_of_meetings("../"),
        committees=(CommitteeCard(Link(PANEL, "../housing-panel/"), Html("Homes, repairs and rents.")),),
        subscribe=offer("../", ""),
    )


def year(asset: Callable[[str], str]) -> YearPage:
    return YearPage(
        frame=frame(asset, "meetings/2019-20/", "Meetings in 2019/20", None, crumbs("Meetings", "2019/20")),
        year=year_of_meetings("../../"),
        earlier=Link("2018/19", "../"),
        later=None,
    )


def attendance() -> AttendanceShown:
    """Who was there in July: seven officers, so that they fold."""
    officers = tuple(Html(f"Officer {letter}") for letter in "ABCDEF")
    return AttendanceShown(
        groups=(*members(), PeopleShown("Apologies", (Html("Councillor F Absent"),))),
        officers=(PeopleShown("Homes", officers), PeopleShown("Law and Governance", (Html("Officer G"),))),
    )


def item(number: str, title: str, anchor: str = "") -> ItemView:
    """A plain item; `dataclasses.replace` adds to it."""
    return ItemView(number, anchor or f"item-{number}", Html(title), NOTHING, "", (), (), (), (), (), ())


def held(asset: Callable[[str], str]) -> MeetingPage:
    note = PaperLink(
        Link("Damp and mould", "damp-and-mould/"),
        "Briefing note",
        "by the Head of Repairs",
        (PaperLink(Link("Appendix 1: Slides", "damp-and-mould-slides/"), "Presentation", "", ()),),
    )
    survey = PaperLink(Link("Stock survey.pdf", "stock-survey.pdf"), "Attachment", "PDF, 1.2 MB", ())
    lost = PaperLink(Link("Report and two appendices"), "Report", "not in the archive", ())
    quote = MinuteQuote(
        Link("Minute 8, Damp and mould", "minutes/#minute-8"),
        1,
        Html("<p>The Panel considered a briefing note on zebrawood.</p>"),
    )
    return MeetingPage(
        frame=frame(
            asset,
            "housing-panel/2019-07-18/",
            "Housing Panel, 18 July 2019",
            found("Meeting", JULY),
            crumbs(PANEL, "18\u00a0July 2019"),
        ),
        day=JULY,
        committee=Link(PANEL, "../"),
        states=(State("Held", "done"), State("Draft minutes", "part", "minutes/")),
        facts=(
            Fact("Time", Html("2.00 pm to 3.25 pm")),
            Fact("Place", Html("Committee Room 1, Fern Hall")),
            Fact("Agenda published", Html('<time datetime="2019-07-10">10\u00a0July 2019</time>')),
        ),
        also=(Link("The council’s own copy (PDF)", "https://fernshire.example/a-very-long-address/july-2019.pdf"),),
        note=Html("Held together with the Tenants’ Forum."),
        to_come=False,
        cancelled=NOTHING,
        decided=(clause("../../"),),
        minutes=Link("Read the minutes", "minutes/"),
        minutes_note="",
        public=(
            item("1", "Apologies"),
            replace(
                item("2", "Minutes"),
                parts=(("a)", Html("To agree the minutes of 21\u00a0June 2018")), ("b)", Html("Matters arising"))),
            ),
            replace(
                item("3", "Damp and mould"),
                about=Html("To consider what was learnt in the winter."),
                by="Briefing note of the Head of Repairs",
                papers=(note, survey, lost),
                minutes=(quote,),
            ),
            replace(
                item("4a", "Rents"),
                states=(State("Put off to 19\u00a0September 2019", "moved", "../2019-09-19/"),),
                notes=(Html("Added on 12\u00a0July 2019"), Html("Not minuted")),
            ),
        ),
        private=(
            replace(
                item("5", "Sale of a depot"),
                exempt=(
                    Html("Paragraph 3 of Schedule 12A: it would tell of the business affairs of particular people."),
                    Html("The public interest in a good price was held to weigh more than publishing."),
                ),
                notes=(Html("The part that could be public is item 4a"),),
            ),
        ),
        private_note="There is none (Nil).",
        has_agenda=True,
        agenda_note="",
        attendance=attendance(),
        membership=members(),
        attend=Html("Come to Fern Hall, or ask to speak by noon on the day before."),
        notes=Html("<p>Members who cannot come should tell the clerk.</p>"),
        signed=Html("Gale Officer, Director of Law, 10\u00a0July 2019"),
        earlier=Link("21\u00a0June 2018", "../"),
        later=Link("19\u00a0September 2019", "../2019-09-19/"),
    )


def to_come(asset: Callable[[str], str]) -> MeetingPage:
    return replace(
        held(asset),
        frame=frame(
            asset,
            "housing-panel/2019-09-19/",
            "Housing Panel, 19 September 2019",
            found("Meeting", SEPTEMBER),
            crumbs(PANEL, "19\u00a0September 2019"),
        ),
        day=SEPTEMBER,
        states=(State("Scheduled", "open"),),
        also=(),
        note=NOTHING,
        decided=(),
        minutes=None,
        minutes_note="",
        to_come=True,
        public=(item("1", "Fire doors"), item("2", "Empty homes")),
        private=(),
        attendance=None,
        membership=(),
        signed=NOTHING,
        earlier=Link("18\u00a0July 2019", "../2019-07-18/"),
        later=None,
    )


def cancelled(asset: Callable[[str], str]) -> MeetingPage:
    return replace(
        to_come(asset),
        frame=frame(
            asset,
            "housing-panel/2019-10-17/",
            "Housing Panel, 17 October 2019",
            found("Meeting", OCTOBER),
            crumbs(PANEL, "17\u00a0October 2019"),
        ),
        day=OCTOBER,
        states=(State("Cancelled", "stop"),),
        to_come=False,
        cancelled=Html("The hall was flooded."),
        minutes_note="",
        public=(),
        has_agenda=False,
        agenda_note="The agenda of this meeting is not in the archive.",
        attend=NOTHING,
        notes=NOTHING,
    )


def number(anchor: str, word: str, label: str) -> str:
    """A hanging number as `prose` writes it."""
    return f'<a class="n" href="#{anchor}" data-pagefind-ignore><span class="vh">{word} </span>{label}</a>'


def paragraph(label: str, text: str) -> str:
    """A numbered paragraph."""
    anchor = f"p{label.replace('.', '-')}"
    return f'<p id="{anchor}">{number(anchor, "Paragraph", label)}{text}</p>\n'


def heading(label: str, text: str) -> str:
    """A numbered section's heading."""
    return f'<h2 id="s{label}">{number(f"s{label}", "Section", label)}{text}</h2>\n'


TABLE = """<figure id="table-1"><figcaption id="table-1-caption">Homes with damp, by ward</figcaption>
<div class="scroll" tabindex="0" role="region" aria-labelledby="table-1-caption"><table>
<thead>
<tr>
<th scope="col">Ward</th>
<th scope="col" class="num">2017/18</th>
<th scope="col" class="num">2018/19</th>
</tr>
</thead>
<tbody>
<tr class="band"><th colspan="3" scope="rowgroup">North of the river</th></tr>
<tr><th scope="row">Alder</th><td class="num">1,234</td><td class="num">61.2%</td></tr>
<tr><th scope="row">Birch</th><td class="num">612</td><td class="num">152 (58.9%)</td></tr>
</tbody>
</table></div>
<p class="quiet">Download <a href="damp.csv">these figures as CSV</a>.</p>
</figure>
"""

PAPER = (
    "<section>\n"
    + heading("1", "Purpose of the note")
    + paragraph("1.1", "This note tells the Panel how the council dealt with damp and mould in its homes last winter.")
    + paragraph(
        "1.2",
        'The work of each <abbr title="Registered social landlord">RSL</abbr> is told apart.<sup id="fnref:1">'
        '<a class="footnote-ref" href="#fn:1" aria-label="Footnote 1">1</a></sup>',
    )
    + "</section>\n<section>\n"
    + heading("2", "Recommendations")
    + '<div class="resolved"><p id="p2-1">'
    + number("p2-1", "Paragraph", "2.1")
    + "<strong>The Panel is asked</strong> to:</p>\n"
    + '<ol class="clauses"><li id="r1">'
    + number("r1", "Recommendation", "1)")
    + "note the repairs done</li>\n"
    + f'<li id="r2">{number("r2", "Recommendation", "2)")}ask for a further report on'
    + f'<ol class="clauses"><li id="r2-i">{number("r2-i", "Recommendation", "(i)")}ventilation</li>\n'
    + f'<li id="r2-ii">{number("r2-ii", "Recommendation", "(ii)")}insulation.</li></ol></li></ol></div>\n'
    + "</section>\n<section>\n"
    + heading("3", "What the survey found")
    + paragraph(
        "3.1",
        "Inspectors visited 1,234 homes. Mould was seen in 61.2% of flats, up from 48.5% the year before, and mending "
        "it cost £4.5m. A survey of libraries is not part of this.",
    )
    + '<h3 id="p3-2">'
    + number("p3-2", "Paragraph", "3.2")
    + "Waiting times</h3>\n"
    + paragraph("3.3", "Tenants waited for a repair as follows:")
    + '<ol class="labels"><li><span class="label">(a)</span> nine days in Alder;</li>\n'
    + '<li><span class="label">(b)</span> twelve in Birch'
    + "<ul><li>most for want of parts</li></ul></li></ol>\n"
    + TABLE
    + "<blockquote><p>We were told within a day, and the men came within the week.</p></blockquote>\n"
    + paragraph(
        "3.4",
        'The guidance is at <a href="https://fernshire.example/homes/repairs/a-long-and-winding-address-without-any'
        '-place-to-break-it">https://fernshire.example/homes/repairs/a-long-and-winding-address-without-any-place-to-'
        "break-it</a>.",
    )
    + "</section>\n"
    + '<section class="appendix"><h2 id="appendix-one-terms">Appendix One: Terms</h2>\n'
    + "<dl><dt>Mould</dt>\n<dd>What grows where damp is left.</dd>\n</dl>\n</section>\n"
    + '<div class="footnote"><hr><ol><li id="fn:1"><p>As listed by the regulator. '
    + '<a class="footnote-backref" href="#fnref:1" aria-label="Back to the text">↩</a></p></li></ol></div>'
)


def paper(asset: Callable[[str], str]) -> PaperPage:
    return PaperPage(
        frame=frame(
            asset,
            "housing-panel/2019-07-18/damp-and-mould/",
            "Damp and mould, briefing note",
            found("Briefing note", JULY, "Damp and mould in council homes"),
            crumbs(PANEL, "18\u00a0July 2019", "Damp and mould"),
        ),
        kind="Briefing note",
        title=Html("Damp and mould in <em>council</em> homes"),
        states=(State("Considered: minute 8", "done", "../minutes/#minute-8"),),
        facts=(
            Fact("For", Html('<a href="../">Housing Panel, 18\u00a0July 2019</a>, item 3')),
            Fact("By", Html("Pat Writer, Head of Repairs")),
        ),
        toc=(
            Entry("1", "Purpose of the note", "#s1"),
            Entry("2", "Recommendations", "#s2"),
            Entry("3", "What the survey found", "#s3"),
            Entry("", "Appendix One: Terms", "#appendix-one-terms"),
        ),
        body=Html(PAPER),
        slides=False,
        appendices=(PaperLink(Link("Appendix 1: Slides", "../damp-and-mould-slides/"), "Presentation", "", ()),),
        earlier=None,
        later=Link("Rents", "../"),
    )


def slides(asset: Callable[[str], str]) -> PaperPage:
    titles = ("Damp and mould in pictures", "612 photographs, 612 rooms", "What tenants said of the libraries’ mould")
    body = "".join(
        f'<section class="slide"><h2 id="slide-{n}">{number(f"slide-{n}", "Slide", str(n))}{title}</h2>\n'
        "<ul><li>a first thought</li>\n<li>a second one</li></ul></section>\n"
        for n, title in enumerate(titles, 1)
    )
    return replace(
        paper(asset),
        frame=frame(
            asset,
            "housing-panel/2019-07-18/damp-and-mould-slides/",
            "Damp and mould in pictures",
            found("Presentation", JULY, "Damp and mould in pictures"),
            crumbs(PANEL, "18\u00a0July 2019", "Damp and mould in pictures"),
        ),
        kind="Presentation",
        title=Html("Damp and mould in pictures"),
        states=(),
        toc=tuple(Entry(str(n), title, f"#slide-{n}") for n, title in enumerate(titles, 1)),
        body=Html(body),
        slides=True,
        appendices=(),
        later=None,
    )


MINUTES = (
    f'<section><h2 id="minute-7">{number("minute-7", "Minute", "7")}Declarations of interests</h2>\n'
    "<p>There were none.</p></section>\n"
    f'<section><h2 id="minute-8">{number("minute-8", "Minute", "8")}Damp and mould</h2>\n'
    "<p>The Panel considered a briefing note about mould in council homes, and put questions about libraries.</p>\n"
    '<div class="resolved"><p><strong>RESOLVED</strong> that the Panel:</p>\n<ol class="clauses">'
    f'<li id="minute-8-r1">{number("minute-8-r1", "Clause", "1")}asks the Head of Repairs for the waiting times of '
    "each quarter</li>\n"
    f'<li id="minute-8-r2">{number("minute-8-r2", "Clause", "2")}thanks the tenants who came.</li></ol></div>'
    "</section>\n"
    f'<section><h2 id="minute-9">{number("minute-9", "Minute", "9")}Work programme</h2>\n'
    '<div class="resolved"><p id="minute-9-r"><strong>RESOLVED</strong> that it be noted.</p></div></section>\n'
)


def minutes(asset: Callable[[str], str]) -> MinutesPage:
    return MinutesPage(
        frame=frame(
            asset,
            "housing-panel/2019-07-18/minutes/",
            "Minutes of Housing Panel, 18 July 2019",
            found("Minutes", JULY),
            crumbs(PANEL, "18\u00a0July 2019", "Minutes"),
        ),
        day=JULY,
        committee=Link(PANEL, "../../"),
        states=(State("Draft, to be agreed on 19\u00a0September 2019", "part", "../../2019-09-19/"),),
        facts=(Fact("Held", Html('<a href="../">2.00 pm to 3.25 pm, Fern Hall</a>')),),
        toc=(
            Entry("7", "Declarations of interests", "#minute-7"),
            Entry("8", "Damp and mould", "#minute-8"),
            Entry("9", "Work programme", "#minute-9"),
        ),
        attendance=attendance(),
        body=Html(MINUTES),
        corrections=(Html("Councillor F Absent is added to the apologies"),),
        closed="3.25\u00a0pm",
        earlier=None,
        later=Link("19\u00a0September 2019", "../../2019-09-19/"),
    )


def programme(asset: Callable[[str], str]) -> WorkProgrammePage:
    fire = RowView(
        anchor="row-fire-doors",
        title=Html("Fire doors"),
        detail=Html("<p>How many are left to fit, and where.</p>"),
        leads=(Html("Councillor B Sample"), Html("Head of Repairs")),
        source=Html('<a href="../../2019-07-18/minutes/#minute-8">Minute 8/19</a>'),
        outcome=NOTHING,
        when="September 2019",
        matter=Html("Fire safety"),
        states=(State("New in this edition", "new"),),
        heard=(Link("Item 1, 19\u00a0September 2019", "../#item-1"),),
    )
    rents = RowView("row-rents", Html("Rents"), NOTHING, (), NOTHING, NOTHING, "", NOTHING, (), ())
    return WorkProgrammePage(
        frame=frame(
            asset,
            "housing-panel/2019-09-19/work-programme/",
            "Work programme 2019/20",
            found("Work programme", SEPTEMBER, "Work programme 2019/20"),
            crumbs(PANEL, "19\u00a0September 2019", "Work programme"),
        ),
        title="Work programme 2019/20",
        lede="What the Panel plans to look at, as it stood on 11\u00a0September 2019.",
        states=(),
        facts=(Fact("Edition", Html("11\u00a0September 2019")),),
        editions=(Link("11\u00a0September 2019"), Link("10\u00a0July 2019", "../../2019-07-18/")),
        groups=(
            GroupView("", SEPTEMBER, "../", "", (), (fire,)),
            GroupView("", OCTOBER, "../../2019-10-17/", "at Birch Hall", (State("Cancelled", "stop"),), ()),
            GroupView("Items for 2020/21", None, "", "", (), (rents,)),
        ),
    )


def clause(up: str, label: str = "Minute 8, clause 1") -> RegisterEntry:
    """A clause of the register of which nothing more is recorded; `dataclasses.replace` adds to it."""
    href = f"{up}housing-panel/2019-07-18/minutes/#minute-8-r1"
    text = Html("<strong>RESOLVED</strong> that the Head of Repairs give the waiting times of each quarter")
    return RegisterEntry(JULY, label, href, text, PANEL, NOTHING, "", State("Not recorded", "open"), ())


def answered(up: str) -> RegisterEntry:
    """A clause of the register of which everything is known."""
    return replace(
        clause(up, "Minute 4, clause 2"),
        day=JUNE_2018,
        html=Html(
            "<p><strong>RESOLVED</strong> to write to the maker of the lifts:</p>"
            "<ul><li>about parts</li><li>about a date</li></ul>"
        ),
        asked=Html(f'<a href="{up}people/b-sample/">Councillor B Sample</a> and the Head of Repairs'),
        due="July 2019",
        state=State("Done", "done"),
        outcomes=(
            Html(f'<a href="{up}housing-panel/2019-07-18/minutes/#minute-9">Minute 9/19</a>: the letter was sent'),
            Html("17\u00a0October 2019: answered"),
        ),
    )


def decisions(asset: Callable[[str], str]) -> DecisionsPage:
    dropped = State("Dropped", "stop")
    return DecisionsPage(
        frame=frame(asset, "decisions/", "Decisions", None, crumbs("Decisions")),
        title="Decisions and what came of them",
        lede="Every clause that a committee resolved: whom it asks, by when, and how it ended.",
        filters=(
            FilterGroup(
                "Outcome",
                (
                    NavLink("All 3", "./", "page"),
                    NavLink("Answered 1", "answered/", ""),
                    NavLink("Not recorded 1", "not-recorded/", ""),
                ),
            ),
            FilterGroup("Year", (NavLink("2019/20", "2019-20/", ""), NavLink("2018/19", "2018-19/", ""))),
        ),
        decisions=(
            clause("../"),
            replace(clause("../", "Minute 14(b)"), asked=Html("Tenants’ Forum"), state=dropped),
            answered("../"),
        ),
    )


def matters(asset: Callable[[str], str]) -> MattersPage:
    return MattersPage(
        frame=frame(asset, "matters/", "Matters", None, crumbs("Matters")),
        matters=(
            MatterRow("2014 to 2019", Link("Lifts", "lifts/"), Html("Which stand still."), "2 meetings, 1 decision"),
            MatterRow("2019", Link("Empty homes", "lifts/"), NOTHING, "Planned, not heard yet"),
        ),
    )


def matter(asset: Callable[[str], str]) -> MatterPage:
    report = PaperLink(Link("Lifts that stand still", "../../housing-panel/2019-07-18/"), "Report", "", ())
    heard = Html('<a href="../../housing-panel/2019-07-18/#item-3">Parts that cannot be had</a>')
    edition = Html('<a href="../../housing-panel/2019-09-19/work-programme/">Planned in the work programme</a>')
    told = Html('From <a href="../../housing-panel/2019-07-18/">the report of 18\u00a0July 2019</a>.')
    return MatterPage(
        frame=frame(
            asset, "matters/lifts/", "Lifts", found("Matter", JULY), crumbs("Matters", "Lifts in tall buildings")
        ),
        title="Lifts in tall buildings",
        about=Html("Which lifts stand still, why, and what the Panel asked of their maker."),
        states=(State("Still followed", "part"),),
        facts=(Fact("Heard at", Html("3 meetings")), Fact("Decisions", Html('<a href="../../decisions/">2</a>'))),
        moments=(
            moment("background", "Mar 2014", title=Html("The maker goes bankrupt"), text=told),
            moment("heard", JUNE_2018.short, JUNE_2018.iso, title=Html("Five that stand still"), papers=(report,)),
            moment("gap", "2018/19", title=NOTHING, text=Html("Nothing of this year is in the archive.")),
            replace(
                moment("heard", JULY.short, JULY.iso, title=heard),
                text=Html(f'{PANEL}, <a href="../../housing-panel/2019-07-18/minutes/#minute-8">minute 8</a>'),
                papers=(report, PaperLink(Link("Letter"), "Letter", "not in the archive", ())),
                decisions=(answered("../../"), clause("../../")),
                states=(State("Draft minutes", "part"),),
            ),
            replace(
                moment("planned", SEPTEMBER.short, SEPTEMBER.iso, title=edition),
                rows=(Html('<a href="../">Lifts in tall buildings</a>, for 17\u00a0October 2019'),),
                states=(State("Scheduled", "open"),),
            ),
        ),
        subscribe=offer("../../", "matters/lifts/"),
    )


def moment(
    kind: str,
    when: str,
    iso: str = "",
    *,
    title: Html,
    text: Html = NOTHING,
    papers: tuple[PaperLink, ...] = (),
) -> MomentView:
    """A moment of a time line."""
    return MomentView(kind, when, iso, title, text, papers, (), (), ())


def people(asset: Callable[[str], str]) -> PeoplePage:
    nowhere = Day("", "", "")
    sample = Published(nowhere, Link("Councillor B Sample", "b-sample/"), "2018/19 to 2019/20")
    return PeoplePage(
        frame=frame(asset, "people/", "People", None, crumbs("People")),
        groups=(
            PeopleGroup("Councillors", (sample, Published(nowhere, Link("Councillor C Pattern", "b-sample/"), ""))),
            PeopleGroup("Co-opted members", ()),
        ),
    )


def person(asset: Callable[[str], str]) -> PersonPage:
    meeting = "../../housing-panel/2019-07-18/"
    return PersonPage(
        frame=frame(
            asset, "people/b-sample/", "Councillor B Sample", found("Person", JULY), crumbs("People", "B Sample")
        ),
        kind="Councillor",
        name="Councillor B Sample",
        lede="Member of the Housing Panel in 2018/19 and 2019/20.",
        facts=(Fact("Source", Html("Agenda packs and minutes")), Fact("Not here", Html("Private contact details"))),
        offices=(
            OfficeRow("2019/20", Html('Member, <a href="../../housing-panel/">Housing Panel</a>')),
            OfficeRow("", Html("Cabinet Member for Homes")),
        ),
        asked=(answered("../../"),),
        counts="Present at 1 meeting, substitute at 1.",
        attended=(
            AttendedRow(JULY, meeting, PANEL, NOTHING, State("Present", "done")),
            AttendedRow(JUNE_2018, "", PANEL, Html("Substitute for Councillor A Example"), State("Apologies", "open")),
        ),
        papers=(Published(JULY, Link("Damp and mould", f"{meeting}damp-and-mould/"), "briefing note"),),
        led=(OfficeRow("Items for 2020/21", Html('<a href="../../housing-panel/work-programme/">Rents</a>')),),
    )


def programmes(asset: Callable[[str], str]) -> ProgrammesPage:
    added = ChangeGroup("Added", (Html('<a href="../2019-09-19/work-programme/#row-rents">Rents</a>'), Html("Gardens")))
    moved = ChangeGroup("Moved", (Html("Fire doors, from 18\u00a0July to 19\u00a0September 2019"),))
    july = Link("10\u00a0July 2019", "../2019-07-18/")
    first = "The first edition of its year in the archive, and so compared with none."
    same = EditionView("edition-2019-10-09", Link("9\u00a0October 2019"), "", ())
    september = Link("11\u00a0September 2019", "../2019-09-19/work-programme/")
    return ProgrammesPage(
        frame=frame(asset, "housing-panel/work-programme/", "Work programme", None, crumbs(PANEL, "Work programme")),
        title="Work programme, edition by edition",
        lede="What the Panel planned to look at, and how that changed.",
        facts=(Fact("Committee", Html('<a href="../">Housing Panel</a>')),),
        years=(
            YearOfEditions(
                "2019/20",
                "y2019-20",
                (
                    same,
                    EditionView("edition-2019-09-11", september, "", (added, moved)),
                    EditionView("edition-2019-07-10", july, first, ()),
                ),
            ),
            YearOfEditions(
                "2018/19", "y2018-19", (EditionView("edition-2018-06-13", Link("13\u00a0June 2018"), first, ()),)
            ),
        ),
    )


def coverage(asset: Callable[[str], str]) -> CoveragePage:
    panel = Link("Homes, Repairs and Housing Panel", "../housing-panel/")
    return CoveragePage(
        frame=frame(asset, "coverage/", "What the archive holds", None, crumbs("Coverage")),
        holds="Three meetings and two papers from June 2018 to September 2019.",
        rows=(
            CoverageRow(Link("2019/20", "../meetings/2019-20/"), panel, 3, 2, 1, 2, 1),
            CoverageRow(Link("2018/19"), panel, 0, 0, 0, 0, 0),
        ),
        lists=(
            CoverageList(
                "Papers and figures",
                "An agenda or a text tells of these, and the archive has not got them.",
                (
                    Html('Report and two appendices: <a href="../housing-panel/2019-07-18/#item-3">item 3</a>'),
                    Html('Figure: a map: <a href="../housing-panel/2019-07-18/damp-and-mould/">Damp and mould</a>'),
                ),
                "",
            ),
            CoverageList("Minutes cited", "Minutes that others cite.", (), "None that is cited is missing."),
        ),
        stood=Day("2019-09-12", "12\u00a0September 2019", "12\u00a0Sep 2019"),
    )


def open_data(asset: Callable[[str], str]) -> DataPage:
    kinds = (("scrutiny", "a scrutiny board"), ("other", "any other"))
    return DataPage(
        frame=frame(asset, "data/", "Open data", None, crumbs("Open data")),
        downloads=((Link("Everything in one file (ZIP)", "agendapack-data.zip"), "all tables"),),
        whole="Addresses in the data are whole.",
        examples=(
            Link("A meeting as JSON", "../housing-panel/2019-07-18/meeting.json"),
            Link("A document as Markdown", "../housing-panel/2019-07-18/damp-and-mould.md"),
        ),
        licence=Html("<p>All rights are given away.</p>"),
        tables=(
            TableView(
                "committees",
                "Committees",
                "A board, committee or panel.",
                (Link("CSV", "committees.csv"), Link("JSON", "committees.json")),
                (
                    ColumnView("id", "text", "What it is called in addresses.", (), Link(""), "housing-panel"),
                    ColumnView("classification", "text", "What kind it is.", kinds, Link(""), "scrutiny"),
                ),
            ),
            TableView(
                "meetings",
                "Meetings",
                "A committee on a date.",
                (Link("CSV", "meetings.csv"),),
                (
                    ColumnView("organization", "text", "Which.", (), Link("Committees", "#committees"), "panel"),
                    ColumnView("end_time", "time", "When it closed.", (), Link(""), ""),
                ),
            ),
        ),
    )


def search(asset: Callable[[str], str]) -> SearchPage:
    return SearchPage(
        frame=frame(asset, "search/", "Search", None, crumbs("Search")),
        early=f"../{asset('asked.js')}",
        committees=("Homes, Repairs and Housing Panel",),
        kinds=("Briefing note", "Meeting", "Minutes", "Presentation", "Work programme"),
        years=("2019/20", "2018/19"),
        browse=(Link("Meetings", "../meetings/"), Link(PANEL, "../housing-panel/")),
        holds="The archive holds three meetings and two papers from July 2019 to September 2019.",
        missing="It has nothing of 2018/19.",
    )


def offer(up: str, of: str) -> Offer:
    """The calendar and feed of what has the address `of`, for a page `up` from the root."""
    links = (Link("Calendar (iCal)", f"{up}{of}calendar.ics"), Link("Feed (Atom)", f"{up}{of}feed.xml"))
    return Offer("Copy the address of the calendar.", (*links, Link("How to subscribe", f"{up}subscribe/")))


def subscribe(asset: Callable[[str], str]) -> SubscribePage:
    at, panel = "fernshire.example/archive/", "housing-panel/calendar.ics"
    feed = Channel("Feed", f"https://{at}matters/lifts/feed.xml", "../matters/lifts/feed.xml", "")
    calendar = Channel("Calendar", f"https://{at}{panel}", f"../{panel}", f"webcal://{at}{panel}")
    return SubscribePage(
        frame=frame(asset, "subscribe/", "Subscribe", None, crumbs("Subscribe")),
        has_feeds=True,
        committees=(Subscription(Link(PANEL, "../housing-panel/"), (calendar,)),),
        matters=(Subscription(Link("Lifts", "../matters/lifts/"), (feed,)),),
    )


def about(asset: Callable[[str], str]) -> AboutPage:
    return AboutPage(
        frame=frame(asset, "about/", "About this archive", None, crumbs("About")),
        title=Html("About this archive"),
        body=Html("<p>It joins up what the council has published.</p>\n<h2>Where it comes from</h2>\n<p>Packs.</p>"),
        licence=Html("<p>Open Government Licence 3.0.</p>"),
        contact=Html("Committee Services, record@fernshire.example"),
        stood=Day("2019-09-12", "12\u00a0September 2019", "12\u00a0Sep 2019"),
    )


def glossary(asset: Callable[[str], str]) -> GlossaryPage:
    search = Link("Search for RSL", "../search/?q=RSL")
    used = Html('Used in <a href="../housing-panel/2019-07-18/damp-and-mould/">Damp and mould</a>, 18\u00a0July 2019.')
    return GlossaryPage(
        frame=frame(asset, "glossary/", "Glossary", None, crumbs("Glossary")),
        letters=(Link("D", "#page_d"), Link("R", "#page_r")),
        terms=(
            TermView(
                "dhp",
                "DHP",
                "page_d",
                "Discretionary housing payment",
                "Help with rent for those whose benefits do not cover it.",
                Html("Not used in the papers, minutes and work programmes here."),
                (Link("More at www.fernshire.example", "https://www.fernshire.example/dhp"),),
            ),
            TermView("rsl", "RSL", "page_r", "Registered social landlord", "", used, (search,)),
            TermView("rsl-2", "RSL", "", "Repairs service level", "", used, (search,)),
        ),
    )


def accessibility(asset: Callable[[str], str]) -> AccessibilityPage:
    map_notes = (Html("This fails WCAG 2.2 success criterion 1.1.1."), Html("The list of streets can be had from us."))
    return AccessibilityPage(
        frame=frame(asset, "accessibility/", "Accessibility statement", None, crumbs("Accessibility statement")),
        applies="This accessibility statement applies to this website. This website is run by Fernshire Council.",
        note=Html("<p>An invented statement.</p>"),
        report=(Html("If you find any problems not listed on this page, tell us."), Html("Within 5 working days.")),
        contact=(Fact("Contact", Html("Web team")), Fact("Telephone", Html('<a href="tel:0163296">01632 96</a>'))),
        enforcement=Html('Contact the <a href="https://www.fernshire.example/">advisory service</a>.'),
        commitment=Html("Fernshire Council is committed to making its website accessible."),
        status="This website is partially compliant, due to the non-compliances listed below.",
        barriers=(
            BarrierList("Non-compliance", (BarrierView(Html("The map is a picture."), map_notes),), ""),
            BarrierList("Disproportionate burden", (), "Nothing is listed here."),
        ),
        counted=(Html("3 figures that papers tell of are not in the archive."),),
        improving=Html("<p>Each new paper is looked at.</p>"),
        preparation=(Html("This statement was prepared on 2 May 2019."), Html("<p>All kinds of page.</p>")),
        own_title=Html("How we work"),
        own=Html("<p>In plain words.</p>"),
    )


def moved(asset: Callable[[str], str]) -> MovedPage:
    shown = frame(asset, "homes-panel/", PANEL, None, crumbs("Homes Panel"))
    return MovedPage(frame=shown, title=PANEL, now=Link(PANEL, "../housing-panel/"))


def look_up(asset: Callable[[str], str]) -> LookUpPage:
    old, query = "ieListDocuments.aspx", "CId=112&MId=2041"
    return LookUpPage(
        frame=frame(asset, f"{old}/", f"Old addresses: {old}"),
        path=old,
        addresses=(
            OldAddress(old, "", Link("Meetings", "../meetings/")),
            OldAddress(f"{old}?{query}", query, Link(f"{PANEL}, 18\u00a0July 2019", "../housing-panel/2019-07-18/")),
        ),
    )


def not_found(asset: Callable[[str], str]) -> NotFoundPage:
    return NotFoundPage(
        frame=frame(asset, "404.html", "Page not found", root="/archive/"),
        search="/archive/search/",
        browse=(Link("Meetings", "/archive/meetings/"), Link("Home", "/archive/")),
    )
