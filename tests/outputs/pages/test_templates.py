"""The project's own templates, over a page of every kind."""

import re
from dataclasses import fields, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from bs4 import BeautifulSoup, Tag
from golden_pages import golden_pages

from generator.outputs import rendering
from generator.outputs.pages import ClausePage, View, site
from generator.outputs.pages.actions import ActionsPage
from generator.outputs.pages.attached import AttachedPage
from generator.outputs.pages.attendance import AttendanceShown, PeopleShown
from generator.outputs.pages.coverage import CoverageRow
from generator.outputs.pages.delegated import DecisionPage, DelegatedPage
from generator.outputs.pages.earlier import EarlierPage
from generator.outputs.pages.frame import Link
from generator.outputs.pages.meetings import MeetingPage
from generator.outputs.pages.persons import PeopleGroup
from generator.text import Html

RENDERER = rendering.load_templates([rendering.default_folder()], {})
PAGES = golden_pages(RENDERER)
MEETING = "housing-panel/2024-07-10/"
PROGRAMME = "housing-panel/2024-09-11/work-programme/"
MATTER = "matters/damp/"
PERSON = "people/b-reed/"

BLOCKS = {"h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "section", "aside", "nav", "details", "span"}
FILLED_BY_SCRIPT = {"status", "results", "shown", "page_kept", "to", "meant", "end", "first"}

every_page = pytest.mark.parametrize("address", PAGES)


def soup(page: View) -> BeautifulSoup:
    """The page as its template makes it."""
    return BeautifulSoup(RENDERER.render(page), "html.parser")


@cache
def page(address: str) -> BeautifulSoup:
    """The council's page at an address."""
    return soup(PAGES[address])


def changed(address: str, **values: Any) -> BeautifulSoup:
    """The council's page at an address with some fields of its record changed."""
    return soup(replace(PAGES[address], **values))


def sparsely(page: View) -> View:
    """The page of a record in which all that may be missing is."""
    nothing: dict[str, Any] = {}
    for field in fields(page):
        value = getattr(page, field.name)
        if isinstance(value, Html | tuple):
            nothing[field.name] = type(value)()
        elif "None" in str(field.type):
            nothing[field.name] = None
    titles = {name: getattr(page, name) for name in ("title", "browse", "minutes") if name in nothing}
    return replace(page, **nothing | titles)


def section(html: BeautifulSoup, heading: str) -> str:
    """The text of the section under a heading, heading and all."""
    found = html.find(re.compile("h[2-4]"), string=heading)
    assert found is not None, f"no heading {heading!r}"
    assert found.parent is not None
    return " ".join(found.parent.get_text(" ").split())


def one(html: BeautifulSoup | Tag, selector: str) -> Tag:
    """The one element that the selector finds."""
    found = html.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector}"
    return found[0]


# Records and templates


def test_every_record_has_its_template_and_every_template_its_record() -> None:
    records = {rendering.template_of(record) for record in get_args(View)}
    templates = {path.name for path in rendering.default_folder().glob("*.html")}
    assert templates == records | {"base.html", rendering.template_of(ClausePage)}


def test_the_council_has_a_page_of_every_record() -> None:
    # tests/test_record.py, tests/test_documents.py, tests/test_delegated.py and tests/test_action_logs.py have these.
    elsewhere = {EarlierPage, AttachedPage, DecisionPage, DelegatedPage, ActionsPage}
    made = {type(page) for page in PAGES.values()} | elsewhere
    assert {record.__name__ for record in get_args(View)} == {record.__name__ for record in made}


@pytest.mark.parametrize("record", get_args(View))
def test_a_template_shows_every_field_of_its_record(record: type) -> None:
    """What a record holds and no template asks for is made for nothing."""
    folder = rendering.default_folder()
    text = (folder / rendering.template_of(record)).read_text(encoding="utf-8")
    text += (folder / "base.html").read_text(encoding="utf-8")
    assert [field.name for field in fields(record) if not re.search(rf"\b{field.name}\b", text)] == []


TAG = re.compile(r"</?[a-z][a-z0-9]*[ >/]")
"""Where HTML is written."""


def test_no_html_is_written_but_by_templates_and_where_texts_are_filled_in() -> None:
    folder = Path(site.__file__).parent
    written = {path.name for path in folder.glob("*.py") if TAG.search(path.read_text(encoding="utf-8"))}
    assert written == {"site.py"}


def test_a_council_writes_links_and_dates_among_words_its_own_way(tmp_path: Path) -> None:
    words = (rendering.default_folder() / "parts/words.html").read_text(encoding="utf-8")
    own = words.replace('<a href="{{ href }}"', '<a class="own" href="{{ href }}"').replace(
        "<time ", '<time class="own" '
    )
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/words.html").write_text(own, encoding="utf-8")
    renderer = rendering.load_templates([tmp_path, rendering.default_folder()], {})
    facts = one(BeautifulSoup(renderer.render(PAGES[MEETING]), "html.parser"), ".after .facts")
    assert facts.select("time") == facts.select("time.own") != []
    assert facts.select("a") == facts.select("a.own") != []


# Every page


@every_page
def test_a_page_names_its_language_title_description_style_and_icon(address: str) -> None:
    html, frame = page(address), PAGES[address].frame
    assert one(html, "html")["lang"] == "en-GB"
    assert one(html, "head > title").get_text() == frame.title
    assert one(html, "head > meta[name=description]")["content"] == frame.description
    assert one(html, "head > meta[name=viewport]")["content"] == "width=device-width, initial-scale=1"
    assert one(html, "head > meta[name=color-scheme]")["content"] == "light dark"
    assert one(html, "head > link[rel=stylesheet]")["href"] == frame.styles
    assert one(html, "head > link[rel=icon]")["href"] == frame.icon


@every_page
def test_the_security_policy_stands_first_in_the_head(address: str) -> None:
    first = one(page(address), "head").find()
    assert isinstance(first, Tag)
    assert first["http-equiv"] == "Content-Security-Policy"
    assert first["content"] == PAGES[address].frame.policy


@every_page
def test_nothing_is_inline_that_the_policy_forbids(address: str) -> None:
    html = page(address)
    assert not html.select("style, [style]")
    assert [
        tag
        for tag in html.select("script")
        if "json" not in str(tag.get("type")) and (tag.get_text() or not tag["src"])
    ] == []
    assert not [tag for tag in html.find_all() if any(name.startswith("on") for name in tag.attrs)]


@every_page
def test_a_page_has_one_first_heading_and_the_landmarks(address: str) -> None:
    html = page(address)
    for selector in ("h1", "body > header", "main", "body > footer", "nav[aria-label=Main]"):
        one(html, selector)
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in html.select("nav, aside"))
    assert bool(html.select("nav[aria-label=Breadcrumb]")) is bool(PAGES[address].frame.crumbs)


@every_page
def test_every_fragment_on_the_page_leads_somewhere_on_it_and_no_id_is_used_twice(address: str) -> None:
    html = page(address)
    ids = [tag["id"] for tag in html.select("[id]")]
    assert sorted(set(ids)) == sorted(ids)
    wanted = {link["href"][1:] for link in html.select('a[href^="#"]')}
    wanted |= {tag[name] for name in ("aria-labelledby", "for") for tag in html.select(f"[{name}]")}
    assert wanted <= set(ids)


@every_page
def test_the_first_link_skips_to_the_text(address: str) -> None:
    html = page(address)
    skip = one(html, "a.skip")
    assert html.find("a") is skip
    assert one(html, f"main{skip['href']}")["tabindex"] == "-1"


@every_page
def test_the_notice_stands_at_the_foot_and_on_the_first_page_at_the_top(address: str) -> None:
    where = "main > .top" if address == "" else "body > footer"
    assert "An invented council, for tests." in one(page(address), where).get_text()
    assert page(address).get_text().count("An invented council, for tests.") == 1


@every_page
def test_headings_go_down_one_step_at_a_time(address: str) -> None:
    levels = [int(tag.name[1]) for tag in one(page(address), "main").find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
@pytest.mark.parametrize("sparse", [False, True], ids=["full", "sparse"])
def test_nothing_on_a_page_is_empty(address: str, *, sparse: bool) -> None:
    shown = sparsely(PAGES[address]) if sparse else PAGES[address]
    empty = one(soup(shown), "body").find_all(lambda tag: tag.name in BLOCKS and not tag.get_text(strip=True))
    assert [tag.get("id") for tag in empty if tag.get("id") not in FILLED_BY_SCRIPT] == []


@every_page
def test_dates_are_marked_up(address: str) -> None:
    form = re.compile(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d)?)?")
    assert all(form.fullmatch(str(tag["datetime"])) for tag in page(address).select("time"))


@every_page
def test_a_page_says_its_address_how_it_is_cited_and_where_a_mistake_is_reported(address: str) -> None:
    html, frame = page(address), PAGES[address].frame
    assert [link["href"] for link in html.select("link[rel=canonical]")] == [frame.address][: bool(frame.address)]
    assert one(html, "main")["data-cite"] == frame.cite.places
    assert one(html, "footer cite").get_text() == frame.cite.page
    assert one(html, "footer #page_report")["href"] == frame.report.href
    assert tuple(tag.string for tag in html.select("script[type='application/ld+json']")) == frame.data


# The search index


@every_page
def test_only_pages_of_the_index_say_what_it_takes_in(address: str) -> None:
    html, found = page(address), PAGES[address].frame.found
    if found is None:
        assert not html.select(
            "[data-pagefind-body], [data-pagefind-filter], [data-pagefind-sort], [data-pagefind-meta]"
        )
        return
    main = one(html, "[data-pagefind-body]")
    assert main.name == "main"
    filters = {name: getattr(found, name) for name in ("committee", "kind", "year")}
    known = {name: value for name, value in filters.items() if value}
    assert main["data-pagefind-filter"] == ", ".join(f"{name}[data-{name}]" for name in known)
    assert {name: main.get(f"data-{name}", "") for name in filters} == filters
    assert main["data-pagefind-sort"] == "date[data-date]"
    assert main["data-date"] == (found.date or "0000")


@every_page
def test_what_is_beside_the_text_is_not_indexed(address: str) -> None:
    beside = page(address).select("main aside, main nav, main .kind, main .states, main .quote")
    if PAGES[address].frame.found:
        assert [str(tag) for tag in beside if not tag.find_parent(attrs={"data-pagefind-ignore": True})
                and "data-pagefind-ignore" not in tag.attrs] == []  # fmt: skip


def test_a_page_is_found_under_the_title_that_its_record_gives() -> None:
    main = one(page(MEETING), "main")
    assert main.get("data-title") == "Meeting, 10\u00a0July 2024"
    assert "title[data-title]" in str(main.get("data-pagefind-meta"))


def test_a_filter_without_a_value_is_left_out() -> None:
    frame = PAGES[MEETING].frame
    assert frame.found is not None
    html = changed(MEETING, frame=replace(frame, found=replace(frame.found, committee="")))
    assert one(html, "main")["data-pagefind-filter"] == "kind[data-kind], year[data-year]"


# What is not there is said


@pytest.mark.parametrize(
    ("address", "fields", "heading", "said"),
    [
        ("", {"coming": ()}, "Next meeting", "No meeting to come is announced here."),
        ("", {"recent": ()}, "Latest meetings", "The archive holds no meeting that has taken place."),
        ("", {"decisions": ()}, "Latest decisions", "No decision is marked in the minutes of the archive."),
        ("", {"matters": ()}, "Matters followed", "No matter is followed in the archive yet."),
        ("", {"published": ()}, "Newly published", "Nothing has been published here yet."),
        ("housing-panel/", {"years": ()}, "Meetings", "The archive holds no meeting of this committee."),
        ("housing-panel/", {"membership": ()}, "Members", "Who the members are is not recorded in the archive."),
        ("meetings/", {"committees": ()}, "By committee", "The archive holds no committee."),
        (MEETING, {"decided": ()}, "What was decided", "No decision is marked in these minutes."),
        (
            MEETING,
            {"decided": (), "minutes": None, "minutes_note": "The minutes are not in the archive."},
            "What was decided",
            "The minutes are not in the archive.",
        ),
        (MEETING, {"private": ()}, "Agenda: private business", "There is none (Nil)."),
        (MEETING, {"public": ()}, "Agenda: public business", "The agenda lists no public business."),
        (
            MEETING,
            {"has_agenda": False, "public": (), "private": (), "agenda_note": "The agenda is not here."},
            "Agenda",
            "The agenda is not here.",
        ),
        (MEETING, {"has_agenda": False, "agenda_note": "The minutes stand in."}, "Agenda", "The minutes stand in."),
        (MEETING, {"attendance": None}, "Who was there", "The archive does not record who was there."),
        (
            MEETING,
            {"attendance": None, "minutes": None},
            "Who was there",
            "The archive does not record who was there.",
        ),
        (
            MEETING,
            {"membership": ()},
            "Members of the committee on that day",
            "Who the members were is not recorded in the archive.",
        ),
        (f"{MEETING}minutes/", {"attendance": None}, "Attendance", "The archive does not record who was there."),
        (
            PROGRAMME,
            {"groups": ()},
            "The programme as it stands",
            "This edition lists nothing.",
        ),
        (PROGRAMME, {}, "The programme as it stands", "Nothing is planned here yet."),
        ("decisions/", {"years": ()}, "Decisions", "No decision of this kind is marked in the minutes"),
        ("people/", {"groups": (PeopleGroup("Guests", ()),)}, "Guests", "The archive names nobody here."),
        ("coverage/", {"rows": ()}, "By year and committee", "The archive holds no meeting."),
        ("coverage/", {}, "References that lead out of the archive", "Every minute that is cited is here."),
    ],
)
def test_a_gap_is_said_in_words(address: str, fields: dict[str, Any], heading: str, said: str) -> None:
    assert said in section(changed(address, **fields), heading)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"{MEETING}minutes/", "The text of these minutes is not in the archive."),
        (f"{MEETING}damp-and-mould/", "The text of this paper is not in the archive."),
    ],
)
def test_a_document_without_its_text_says_so(address: str, said: str) -> None:
    assert said in changed(address, body=Html("")).get_text()


def test_a_cancelled_meeting_says_why_and_not_what_was_decided_or_who_was_there() -> None:
    html = page("housing-panel/2024-10-09/")
    assert "The hall was flooded." in section(html, "This meeting was cancelled")
    assert not html.find("h2", string="What was decided")
    assert not html.find("h2", string="Who was there")


# What a page shows


def test_a_private_item_gives_its_reasons_and_no_paper() -> None:
    item = one(page(MEETING), "#item-7")
    assert "Private: paper not published" in item.get_text()
    assert "paragraph 3 of Part 1 of Schedule 12A" in item.get_text()
    assert not item.select(".papers")


def test_an_item_carries_its_papers_with_their_appendices_and_its_minute() -> None:
    item = one(page(MEETING), "#item-2")
    assert [link["href"] for link in item.select(".papers a")] == [
        "damp-and-mould/",
        "damp-and-mould-slides/",
        "stock-survey.csv",
    ]
    assert one(item, ".papers .papers a").get_text() == "Damp and mould in pictures"
    assert "Not in the archive: Report and two appendices" in item.get_text()
    assert one(item, ".quote .meta").get_text(" ", strip=True).startswith("Minute 5")


def test_a_minute_that_stands_in_for_an_item_has_neither_number_nor_address() -> None:
    meeting = PAGES[MEETING]
    assert isinstance(meeting, MeetingPage)
    bare = replace(meeting.public[0].items[0], number="", anchor="")
    section = replace(meeting.public[0], items=(bare,))
    item = one(changed(MEETING, public=(section,), private=(), has_agenda=False), ".items > li")
    assert "id" not in item.attrs
    assert not item.select(".n")


@pytest.mark.parametrize(("number", "folded"), [(6, False), (7, True)])
def test_officers_are_folded_away_where_they_are_many(number: int, *, folded: bool) -> None:
    officers = PeopleShown("Homes", tuple((f"Officer {n}",) for n in range(number)))
    html = changed(f"{MEETING}minutes/", attendance=AttendanceShown((), (officers,)))
    assert bool(html.find("summary", string=f"{number} officers")) is folded
    assert bool(html.find("h3", string="Officers")) is not folded


def test_states_are_words_with_a_shape() -> None:
    state = one(page("housing-panel/2024-06-12/minutes/"), ".top .state")
    assert state["class"] == ["state", "part"]
    said = "Draft: these minutes go to the meeting of 11\u00a0September 2024, item 2"
    assert one(state, "a").get_text() == said


def test_a_paper_has_its_contents_beside_it_and_its_neighbours_below() -> None:
    html = page(f"{MEETING}damp-and-mould/")
    assert [link["href"] for link in html.select("aside .toc a")] == ["#s1", "#s2", "#s3", "#appendix-one-terms"]
    assert one(html, "nav.pair a").get_text() == "After: Damp and mould in pictures"


@pytest.mark.parametrize(
    ("address", "fields", "said"),
    [
        ("matters/", {"matters": ()}, "No matter is followed in the archive yet."),
        (MATTER, {"moments": ()}, "The archive holds no meeting that dealt with this matter"),
        ("people/", {"groups": ()}, "Nobody has a page in the archive yet."),
        ("housing-panel/work-programme/", {"years": ()}, "The archive holds no edition of this work programme."),
    ],
)
def test_a_page_with_nothing_to_list_says_so(address: str, fields: dict[str, Any], said: str) -> None:
    assert said in one(changed(address, **fields), ".body").get_text()


def test_a_clause_says_whom_it_asks_by_when_and_what_came_of_it_or_that_it_is_not_known() -> None:
    minute, *_ = page("decisions/").select(".body > section > .rows > li")
    known, unknown = minute.select(".clauses > li")
    assert unknown.select(".meta")[-1].get_text(" ", strip=True) == "Outcome not recorded"
    assert [" ".join(said.get_text(" ").split()) for said in known.select(".meta")] == [
        "Asked of Councillor B Reed , Head of Repairs · due August 2024 · Done",
        "minute 7/24 : the figures were sent 20 August 2024: answered",
    ]


def test_where_nothing_is_recorded_of_what_a_minute_decided_that_is_said_once() -> None:
    unknown = [li for li in page("decisions/").select(".rows > li") if "Outcome not recorded" in li.get_text()]
    assert unknown
    assert all(li.get_text().count("not recorded") == 1 for li in unknown)


def test_the_filter_in_force_is_marked() -> None:
    answered = page("decisions/answered/")
    assert [link.get_text() for link in answered.select(".filters [aria-current=true]")] == [
        "All",
        "Answered",
        "All",
        "All",
    ]


def test_what_the_archive_has_not_of_a_person_is_said_in_one_sentence() -> None:
    text = one(changed(PERSON, nothing="Of this person the archive records no role and no paper by them."), ".body")
    assert text.get_text().count("Of this person the archive records") == 1
    html = changed(PERSON, offices=(), papers=(), led=())
    assert html.find(id="page_roles") is html.find(id="page_papers") is html.find(id="page_led") is None


def test_a_matter_says_in_a_line_how_it_stands() -> None:
    said = " ".join(one(page(MATTER), ".stands").get_text(" ").split())
    assert said.startswith("Last before Housing Panel on 10 July 2024")


def test_a_time_line_tells_decided_moments_and_gaps_from_the_others() -> None:
    moments = page(MATTER).select(".line > li")
    classes = [" ".join(moment["class"]) for moment in moments]
    assert classes == ["background", "heard", "gap", "key", "planned"]
    assert "The archive has no meeting of this time." in moments[2].get_text()
    assert "Outcome not recorded" in " ".join(moments[3].get_text(" ").split())


def test_of_a_matter_only_its_own_words_are_indexed() -> None:
    html = page(MATTER)
    for ignored in html.select("[data-pagefind-ignore]"):
        ignored.extract()
    text = one(html, ".body").get_text(" ", strip=True)
    assert "The tenants ask for a survey" in text
    assert "waiting times" not in text  # of a decision
    assert "in pictures" not in text  # of a paper
    assert "A survey of damp" not in text  # of a work programme
    assert "no meeting of this time" not in text


def test_an_edition_says_what_changed_or_that_nothing_did_or_why_that_is_not_known() -> None:
    editions = page("housing-panel/work-programme/").select("section section")
    told = [" ".join(edition.get_text(" ").split()) for edition in editions[:3]]
    assert told == [
        "29 August 2024 3 items Added Waiting times , 12 June 2024 Damp and mould , Date to be decided"
        " On the agenda Fire doors, item 1 Dropped A survey of damp Unchanged 1 item",
        "30 July 2024 3 items Unchanged 3 items",
        "2 July 2024 3 items; the first in the archive, so it is compared with nothing",
    ]


def test_the_table_of_what_is_held_says_none_where_there_is_none() -> None:
    held = CoverageRow(Link("2017/18"), Link("Housing Panel"), 2, 1, 0, 0, 0)
    nothing = CoverageRow(Link("2016/17"), Link("Housing Panel"), 0, 0, 0, 0, 0)
    rows = changed("coverage/", rows=(held, nothing)).select(".broad tbody tr")
    assert [" ".join(row.get_text(" ").split()) for row in rows] == [
        "2017/18 Housing Panel 2 1 none none none",
        "2016/17 Housing Panel Nothing in the archive",
    ]


def test_an_edition_leads_to_the_others_of_its_year_and_not_to_itself() -> None:
    links = page(PROGRAMME).select("aside ul a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("30\u00a0July 2024", "../../2024-08-07/work-programme/"),
        ("2\u00a0July 2024", "../../2024-07-10/work-programme/"),
    ]


def test_the_search_form_works_before_any_script_does() -> None:
    form = one(page("search/"), "form[role=search]")
    assert form["method"] == "get"
    assert [field["name"] for field in form.select("[name]")] == ["q", "kind", "year", "sort"]
    assert all(form.select(f'label[for="{field["id"]}"]') for field in form.select("[name]"))
    assert [option["value"] for option in form.select("[name=sort] option")] == ["", "newest"]


@pytest.mark.parametrize("address", ["meetings/", "", "decisions/", "housing-panel/", "matters/repairs/"])
def test_what_is_listed_comes_before_what_can_be_taken_away(address: str) -> None:
    parts = page(address).select("main > .body, main > .side:has(h2)")
    assert [part["class"][0] for part in parts] == ["body", "side"]


def test_without_scripts_the_search_page_offers_ways_to_browse() -> None:
    assert [link["href"] for link in page("search/").select("noscript a")] == ["../meetings/", "../housing-panel/"]


def test_the_search_page_says_what_is_and_is_not_in_the_archive() -> None:
    text = one(page("search/"), "#nothing").get_text()
    assert "The archive holds 6 meetings" in text
    assert "Not in the archive: the agenda of 12\u00a0June 2024" in text


@pytest.mark.parametrize(("address", "shown"), [("", 0), ("search/", 0), ("404.html", 0), ("meetings/", 1)])
def test_the_header_has_a_search_form_but_on_pages_with_their_own(address: str, shown: int) -> None:
    assert len(page(address).select("body > header form")) == shown


def test_licence_and_contact_have_the_addresses_that_the_foot_links_to() -> None:
    html = page("about/")
    assert "Open Government Licence" in one(html, "section:has(> #licence)").get_text()
    assert "Democratic Services" in one(html, "section:has(> #contact)").get_text()


def test_texts_of_the_record_are_escaped() -> None:
    html = changed(MEETING, committee=Link("Homes & <b>Hearths</b>", "../"))
    assert one(html, ".lede").get_text() == "Homes & <b>Hearths</b>"
