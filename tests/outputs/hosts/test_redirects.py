"""Old addresses: what `redirects.yaml` and former ids say, the pages at them, and the files for hosts."""

import http.client
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
import servers
from bs4 import BeautifulSoup
from content_sample import loaded, write
from folders import GOLDEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import urls
from generator.archive import Redirect, as_published, later, old_addresses
from generator.archive.old_addresses import WrittenAddress
from generator.build import build
from generator.loading import load
from generator.outputs import rendering
from generator.outputs.hosts import for_hosts
from generator.outputs.pages import Site, pages
from generator.outputs.pages.moved import LookUpPage, MovedPage
from generator.outputs.pages.plain import NotFoundPage
from generator.standing import Options

DAY = date(2024, 8, 30)
MEETING = "panel/2024-06-12"
FILES = {
    "people.yaml": "a-moss:\n  name: A Moss\n  kind: councillor\n",
    "matters.yaml": "repairs:\n  title: Repairs\n",
    "about/index.md": "# About\n",
    f"{MEETING}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: [rents, map.pdf]\n    matter: repairs\n"
    "invited: a-moss\nminutes:\n  first: 8\n",
    f"{MEETING}/rents.md": "# Rents\n\n## Purpose\n\nTo say.\n",
    f"{MEETING}/minutes.md": "## Rents\n\nRESOLVED that the Panel:\n\n1. Note it\n2. Ask again\n",
    f"{MEETING}/map.pdf": "%PDF",
}


def redirects(listed: str, folder: Path, **more: str) -> tuple[dict[str, str], list[str]]:
    """Where each old address leads, and the problems, for the lines of `redirects.yaml`."""
    archive, problems = loaded({**FILES, **more, "redirects.yaml": listed}, folder, DAY)
    told = {f"{one.path}?{urlencode(one.query)}".rstrip("?"): one.target for one in archive.redirects}
    return told, [line for line in problems if "redirects.yaml" in line]


# Old addresses


@pytest.mark.parametrize(
    ("text", "path", "query"),
    [
        ("/mgCalendarMonthView.aspx", "mgCalendarMonthView.aspx", ()),
        ("documents/s12/Old%20report.pdf", "documents/s12/Old report.pdf", ()),
        ("documents/s12/", "documents/s12", ()),
        ("mgAi.aspx?ID=7", "mgAi.aspx", (("ID", "7"),)),
        ("https://old.example:8080/mgAi.aspx?ID=7&x", "mgAi.aspx", (("ID", "7"), ("x", ""))),
        ("HTTP://old.example/a?b=c+d%26", "a", (("b", "c d&"),)),
        ("a?", "a", ()),
        ("a?to=http://old.example/b", "a", (("to", "http://old.example/b"),)),
    ],
)
def test_an_old_address_is_read_without_its_host(text: str, path: str, query: tuple[tuple[str, str], ...]) -> None:
    assert old_addresses.read_address(text) == WrittenAddress(path, query)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("../secret", '".." leads out of its folder'),
        ("a/%2e%2e/b", '".." leads out of its folder'),
        ("a/./b", '"." leads out of its folder'),
        ("a//b", "there is nothing between two of its slashes"),
        ("//old.example/a", "there is nothing between two of its slashes"),
        ("ftp://old.example/a", "its path cannot have :"),
        ("a%00b", "its path cannot have a character that is not seen"),
        ("a\\b", "its path cannot have \\"),
        ("a /b", '"a " begins or ends with a blank, or ends with a full stop'),
        ("%FF", "its path is not UTF-8"),
        ("a?ID=7#item", "what follows # is never sent to a server"),
        ("https://old.example", "it is that of the home page"),
        ("/?page=7", "it is that of the home page"),
        ("a%23b", "its path cannot have #"),
        ("x" * 201, "one of its names has more than 200 bytes"),
        ("x/" * 401, "its path has more than 800 bytes"),
    ],
)
def test_what_cannot_be_an_old_address_is_told(text: str, fault: str) -> None:
    assert old_addresses.read_address(text) == fault


# Where they lead


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("panel", "panel/"),
        ("panel/", "panel/"),
        (MEETING, f"{MEETING}/"),
        (f"{MEETING}#item-1", f"{MEETING}/#item-1"),
        (f"{MEETING}/rents", f"{MEETING}/rents/"),
        (f"{MEETING}/rents#p1-1", f"{MEETING}/rents/#p1-1"),
        (f"/{MEETING}/minutes/#minute-8-r2", f"{MEETING}/minutes/#minute-8-r2"),
        (f"{MEETING}/map.pdf", f"{MEETING}/map.pdf"),
        ("people/a-moss", "people/a-moss/"),
        ("matters/repairs", "matters/repairs/"),
        ("decisions/", "decisions/"),
        ("decisions/2024-25/", "decisions/2024-25/"),
        ("meetings/2024-25", "meetings/2024-25/"),
        ("about#contact", "about/#contact"),
        ("/", ""),
    ],
)
def test_an_old_address_leads_to_what_officers_name(name: str, address: str, tmp_path: Path) -> None:
    assert redirects(f"mgAi.aspx?ID=7: {name}\n", tmp_path) == ({"mgAi.aspx?ID=7": address}, [])


def test_a_file_that_only_an_old_address_leads_to_is_published(tmp_path: Path) -> None:
    archive, _ = loaded({**FILES, "redirects.yaml": f"documents/b7/Map.pdf: {MEETING}/map.pdf\n"}, tmp_path)
    assert f"{MEETING}/map.pdf" in archive.files


@pytest.mark.parametrize(
    ("listed", "problem"),
    [
        ("a.aspx: panle\n", '1: error: there is no "panle" in the site [broken-redirect]'),
        (f"a.aspx: {MEETING}#item-7\n", f'1: error: "{MEETING}" has no place "#item-7" [broken-fragment]'),
        ("a.aspx: https://other.example/\n", '1: error: there is no "https://other.example" in the site'),
        ("a.aspx: panel\nb.aspx: a.aspx\n", '2: error: "a.aspx" is an old address itself [redirect-chain]'),
        ("a.aspx: panel\nA.aspx: people\n", '2: error: "A.aspx" is the same address as "a.aspx" [old-address-twice]'),
        ("a?x=1&y=2: panel\nA?Y=2&X=1: people\n", '2: error: "A?Y=2&X=1" is the same address as "a?x=1&y=2"'),
        ("../a: panel\n", '1: error: "../a" cannot be an old address: ".." leads out of its folder [old-address]'),
        (f"{MEETING}/rents: panel\n", "it is an address of the site [taken-address]"),
        (f"{MEETING}/Rents/index.html: panel\n", "it is an address of the site [taken-address]"),
        ("people/a-moss?x=1: panel\n", "it is an address of the site [taken-address]"),
        ("feed.xml: panel\n", "it is an address of the site [taken-address]"),
        ("_redirects: panel\n", "it is an address of the site [taken-address]"),
        (f"{MEETING}/rents.md: panel\n", "it is an address of the site [taken-address]"),
        ("panel/calendar.ics: panel\n", "it is an address of the site [taken-address]"),
        ("decisions/2024-25: panel\n", "it is an address of the site [taken-address]"),
        ("assets/old.css: panel\n", 'the site keeps "assets" for itself [taken-address]'),
        (f"{MEETING}/map.pdf/page: panel\n", f'"{MEETING}/map.pdf" stands in its way [taken-address]'),
        ("a.html: panel\na.html/b: panel\n", '"a.html" stands in its way [taken-address]'),
        ("a/b: panel\na/B/index.html: panel\n", "cannot be an old address"),
        ("a:\n", "1: error: nothing stands here [empty]"),
        ("a: [panel]\n", "1: error: text is wanted here [type]"),
        ('a: ""\n', "1: error: this is empty [empty]"),
        ("- a: panel\n", "1: error: old addresses are wanted here [type]"),
    ],
)
def test_a_mistake_in_the_list_is_told_with_its_line(listed: str, problem: str, tmp_path: Path) -> None:
    _, problems = redirects(listed, tmp_path)
    assert len(problems) == 1
    assert problem in problems[0]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("panle", 'did you mean "panel"?'),
        ("panel/2024-06-21", 'did you mean "2024-06-12"?'),
        (f"{MEETING}/rent", 'did you mean "rents"?'),
        ("matters/repair", 'did you mean "repairs"?'),
        ("b.aspx", 'write where that leads: "panel"'),
    ],
)
def test_what_was_meant_is_proposed(name: str, mend: str, tmp_path: Path) -> None:
    content = write({**FILES, "redirects.yaml": f"a.aspx: {name}\nb.aspx: panel\n"}, tmp_path)
    _, problems = load(content, DAY)
    assert [(one.place.line, one.place.column, one.mend) for one in problems if "redirects" in one.place.path] == [
        (1, 9, mend)
    ]


def test_beside_the_pages_of_the_site_there_is_room_for_what_was_there_before(tmp_path: Path) -> None:
    listed = f"{MEETING}/rents-old: {MEETING}/rents\nmeetings/7.html: panel\npeople/a-mos: people/a-moss\n"
    assert redirects(listed, tmp_path)[1] == []


def test_addresses_that_ask_for_more_go_first(tmp_path: Path) -> None:
    told, _ = redirects("a: panel\na?x=1: people\na?x=1&y=2: matters\n", tmp_path)
    assert list(told) == ["a?x=1&y=2", "a?x=1", "a"]


def test_everything_that_has_a_page_can_be_led_to(tmp_path: Path) -> None:
    archive, _ = load(GOLDEN, DAY)
    assert archive is not None
    site = Site(archive, DAY, rendering.load_templates([rendering.default_folder()], {}).names)
    own = [address for address, page in pages(site) if not isinstance(page, MovedPage | LookUpPage | NotFoundPage)]
    content = Path(shutil.copytree(GOLDEN, tmp_path / "content"))
    listed = "".join(f"old?page={n}: /{address}\n" for n, address in enumerate(own))
    (content / "redirects.yaml").write_text(listed, encoding="utf-8")
    again, problems = load(content, DAY)
    assert [str(one) for one in problems if one.severity == "error"] == []
    assert again is not None
    assert [one.target for one in again.redirects] == own


# Former ids and dates


WENT = {
    **{
        name: name for name in ("meeting.ics", "meeting.json", "rents.md", "minutes.md", "work-programme.md", "map.pdf")
    },
    **{name: f"{name}/" for name in ("rents", "minutes", "work-programme", "map-pdf")},
    "rent": "rents/",
}


def test_every_address_of_a_committee_leads_on_from_its_former_id(tmp_path: Path) -> None:
    files = {
        **FILES,
        "panel/committee.yaml": "name: Housing Panel\nformerly: homes\n",
        f"{MEETING}/meeting.yaml": "moved-from: 2024-06-05\nagenda:\n  - title: Rents\n    papers: [rents, map.pdf]\n"
        "minutes:\n  first: 8\n",
        f"{MEETING}/rents.md": "---\nformerly: rent\n---\n# Rents\n",
        f"{MEETING}/work-programme.yaml": "rows:\n  2024-09-11:\n    - Repairs\n",
    }
    archive, _ = loaded(files, tmp_path)
    assert {one.path: one.target for one in archive.redirects if one.path.startswith("homes")} == {
        "homes": "panel/",
        "homes/work-programme": "panel/work-programme/",
        "homes/2024-06-12": "panel/2024-06-12/",
        "homes/2024-06-12/meeting.ics": "panel/2024-06-12/meeting.ics",
        "homes/2024-06-12/meeting.json": "panel/2024-06-12/meeting.json",
        "homes/2024-06-12/rents": "panel/2024-06-12/rents/",
        "homes/2024-06-12/rents.md": "panel/2024-06-12/rents.md",
        "homes/2024-06-12/rent": "panel/2024-06-12/rents/",
        "homes/2024-06-12/minutes": "panel/2024-06-12/minutes/",
        "homes/2024-06-12/minutes.md": "panel/2024-06-12/minutes.md",
        "homes/2024-06-12/work-programme": "panel/2024-06-12/work-programme/",
        "homes/2024-06-12/work-programme.md": "panel/2024-06-12/work-programme.md",
        "homes/2024-06-12/map.pdf": "panel/2024-06-12/map.pdf",
        "homes/2024-06-12/map-pdf": "panel/2024-06-12/map-pdf/",
        "homes/2024-06-05": "panel/2024-06-12/",
        **{f"homes/2024-06-05/{name}": f"panel/2024-06-12/{to}" for name, to in WENT.items()},
    }


MOVED = {
    f"{MEETING}/meeting.yaml": "moved-from: [2024-06-05, 2024-06-10]\nagenda:\n  - title: Rents\n"
    "    papers: [rents, map.pdf]\nminutes:\n  first: 8\n",
    f"{MEETING}/rents.md": "---\nformerly: rent\n---\n# Rents\n\n## Purpose\n\nTo say.\n",
}


@pytest.mark.parametrize("day", ["2024-06-05", "2024-06-10"])
def test_from_a_day_that_a_meeting_was_moved_from_all_that_went_with_it_leads_on(day: str, tmp_path: Path) -> None:
    leads, _ = redirects("", tmp_path, **MOVED)
    names = ("rents", "rents.md", "minutes", "minutes.md", "meeting.ics", "meeting.json", "map.pdf", "map-pdf")
    targets = {name: f"{MEETING}/{name}{'' if '.' in name else '/'}" for name in names} | {"rent": f"{MEETING}/rents/"}
    assert {old: to for old, to in leads.items() if day in old} == {
        f"panel/{day}": f"{MEETING}/",
        **{f"panel/{day}/{name}": target for name, target in targets.items()},
    }


def test_a_day_that_is_another_meetings_by_now_has_nothing_of_the_one_that_was_moved(tmp_path: Path) -> None:
    leads, _ = redirects("", tmp_path, **MOVED, **{"panel/2024-06-05/meeting.yaml": "agenda: [Damp]\n"})
    assert [old for old in leads if old.startswith("panel/2024-06-05")] == []
    assert leads["panel/2024-06-10/rents"] == f"{MEETING}/rents/"


@pytest.mark.parametrize(
    ("file", "text", "old", "target"),
    [
        ("people.yaml", "a-moss:\n  name: A Moss\n  formerly: moss\n", "people/moss", "people/a-moss/"),
        ("matters.yaml", "repairs:\n  title: R\n  formerly: works\n", "matters/works", "matters/repairs/"),
        (f"{MEETING}/meeting.yaml", "moved-from: 2024-06-05\n", "panel/2024-06-05", f"{MEETING}/"),
        (f"{MEETING}/rents.md", "---\nformerly: rent\n---\n# Rents\n", f"{MEETING}/rent", f"{MEETING}/rents/"),
    ],
)
def test_a_former_id_or_date_leads_on(file: str, text: str, old: str, target: str, tmp_path: Path) -> None:
    files = {**FILES, f"{MEETING}/minutes.md": "## 8. Rents\n", file: text}
    archive, _ = loaded(files, tmp_path)
    told = [(one.path, one.target) for one in archive.redirects]
    assert (old, target) in told
    assert {path for path, _ in told if not path.startswith(f"{old}/")} == {old}


def test_a_page_goes_before_an_address_listed_and_that_before_a_former_id(tmp_path: Path) -> None:
    files = {
        **FILES,
        "panel/committee.yaml": "name: Housing Panel\nformerly: [homes, tenants]\n",
        "tenants/committee.yaml": "name: Tenants\n",
        "redirects.yaml": f"homes/2024-06-12: {MEETING}/minutes\n",
    }
    archive, _ = loaded(files, tmp_path)
    told = {one.path: one.target for one in archive.redirects}
    assert told["homes/2024-06-12"] == f"{MEETING}/minutes/"
    assert told["homes"] == "panel/"
    assert "tenants" not in told
    assert told["tenants/2024-06-12"] == f"{MEETING}/"


@pytest.mark.parametrize("name", [f"{MEETING}/plan.pdf", f"{MEETING}/plan", "people/b-reed", "matters/damp"])
def test_an_old_address_publishes_nothing(name: str, tmp_path: Path) -> None:
    more = {
        f"{MEETING}/plan.pdf": "%PDF",
        f"{MEETING}/plan.md": "# Plan\n\n## Purpose\n\nTo tell.\n",
        "people.yaml": "a-moss: {name: A Moss}\nb-reed: {name: B Reed}\n",
        "matters.yaml": "damp: {title: Damp}\n",
    }
    archive, problems = loaded({**FILES, **more, "redirects.yaml": f"old.aspx: {name}\n"}, tmp_path, DAY)
    what = f'redirects.yaml:1: warning: "{name}" is not published: nothing else names it [broken-redirect]'
    assert what in problems
    assert as_published(archive, later(archive, DAY)).redirects == ()


# Pages

LISTED = {
    **FILES,
    "people.yaml": "a-moss:\n  name: A Moss\n  formerly: moss\n",
    "redirects.yaml": f"""\
ieListDocuments.aspx?CId=5&MId=71: {MEETING}
ieListDocuments.aspx?CId=5&MId=71&x=minutes: {MEETING}/minutes#minute-8
ieListDocuments.aspx: meetings/
documents/s12/Old%20report.pdf: {MEETING}/rents#p1-1
old/page.html: people/a-moss
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with old addresses, to be served below the root of its host."""
    folder = tmp_path_factory.mktemp("moved")
    address = "https://www.fernshire.example/archive/"
    options = Options(
        write(LISTED, folder / "content"), folder / "site", DAY, base="/archive/", search=False, address=address
    )
    outcome = build(options, lambda _: None)
    assert [str(problem) for problem in outcome.problems if problem.severity == "error"] == []
    return options.site


def page(site: Path, name: str) -> BeautifulSoup:
    """A page of the site."""
    return BeautifulSoup((site / name).read_bytes(), "html.parser")


def test_a_page_at_an_old_path_leads_on(site: Path) -> None:
    html = page(site, "documents/s12/Old report.pdf/index.html")
    assert [tag["content"] for tag in html.select("meta[http-equiv=refresh]")] == [
        f"0; url=../../../{MEETING}/rents/#p1-1"
    ]
    assert [(link.get_text(), link["href"]) for link in html.select("main a")] == [
        ("Rents, paragraph 1.1", f"../../../{MEETING}/rents/#p1-1")
    ]


def test_an_old_path_of_an_html_page_is_that_file(site: Path) -> None:
    assert [link["href"] for link in page(site, "old/page.html").select("main a")] == ["../people/a-moss/"]


def test_old_addresses_told_apart_by_queries_are_listed_on_one_page(site: Path) -> None:
    html = page(site, "ieListDocuments.aspx/index.html")
    assert [(link["data-query"], link["href"], link.get_text()) for link in html.select("main a")] == [
        ("", "../meetings/", "Meetings"),
        (
            "CId=5&MId=71&x=minutes",
            f"../{MEETING}/minutes/#minute-8",
            "Minutes, Housing Panel, 12\u00a0June 2024, minute 8",
        ),
        ("CId=5&MId=71", f"../{MEETING}/", "Housing Panel, 12\u00a0June 2024"),
    ]
    assert html.select("meta[http-equiv=refresh]") == []


@pytest.mark.parametrize("name", ["ieListDocuments.aspx/index.html", "old/page.html"])
def test_a_page_of_old_addresses_is_neither_in_the_sitemap_nor_in_the_search_index(name: str, site: Path) -> None:
    assert name.removesuffix("index.html") not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert page(site, name).select("[data-pagefind-body]") == []


def test_the_page_for_missing_addresses_leads_to_the_lists_of_old_ones(site: Path) -> None:
    assert "/archive/ieListDocuments.aspx/" in [link["href"] for link in page(site, "404.html").select("main a")]


# Files for hosts


def test_hosts_are_told_which_files_are_to_be_saved() -> None:
    files = ["panel/2024-06-12/plan.pdf", "panel/2024-06-12/map 1;\n.svg", "panel/2024-06-12/a.DOCX"]
    ((name, data),) = for_hosts((), "/x/", files)
    said = (
        "  Content-Disposition: attachment\n"
        "  Content-Security-Policy: default-src 'none'; sandbox\n"
        "  X-Content-Type-Options: nosniff\n"
    )
    assert name == "_headers"
    assert data.decode().startswith("/x/*\n  Access-Control-Allow-Origin: *\n\n/x/panel/")
    assert (
        data.decode().partition("\n\n")[2]
        == f"/x/panel/2024-06-12/a.DOCX\n{said}\n/x/panel/2024-06-12/map%201%3B%0A.svg\n{said}"
    )


def test_where_nothing_leads_elsewhere_hosts_are_told_only_that_everybody_may_read_all(tmp_path: Path) -> None:
    archive, _ = loaded(FILES, tmp_path)
    assert list(for_hosts(archive.redirects, "/")) == [("_headers", b"/*\n  Access-Control-Allow-Origin: *\n")]


def test_the_file_redirects_has_a_line_for_each_address_that_such_hosts_can_tell_apart(site: Path) -> None:
    assert (site / "_redirects").read_text(encoding="utf-8").splitlines() == [
        f"/archive/ieListDocuments.aspx CId=5 MId=71 x=minutes /archive/{MEETING}/minutes/#minute-8 301!",
        f"/archive/ieListDocuments.aspx CId=5 MId=71 /archive/{MEETING}/ 301!",
        f"/archive/documents/s12/Old%20report.pdf /archive/{MEETING}/rents/#p1-1 301!",
        f"/archive/documents/s12/Old%20report.pdf /archive/{MEETING}/rents/#p1-1 301",
        "/archive/old/page.html /archive/people/a-moss/ 301!",
        "/archive/old/page.html /archive/people/a-moss/ 301",
        "/archive/people/moss /archive/people/a-moss/ 301!",
        "/archive/people/moss /archive/people/a-moss/ 301",
    ]


def test_the_file_redirects_leaves_out_what_names_a_parameter_twice() -> None:
    told = (Redirect("a.aspx", (("x", "1"), ("x", "2")), "panel/"), Redirect("b.aspx", (("x", "1"),), "panel/"))
    assert dict(for_hosts(told, "/"))[urls.REDIRECTS].decode() == "/b.aspx x=1 /panel/ 301!\n"


def test_the_map_for_nginx_has_a_line_for_each_path_and_a_map_for_each_that_is_told_apart_by_queries() -> None:
    told = (
        Redirect("a.aspx", (("Id", "7"), ("to", "x.y z")), "panel/#item-1"),
        Redirect("a.aspx", (), "meetings/"),
        Redirect("old/page.html", (), ""),
    )
    text = dict(for_hosts(told, "/"))[urls.REDIRECTS_FOR_NGINX].decode()
    assert text.partition("\n\n")[2] == (
        "map $args $agendapack_moved_1 {\n"
        '    "~*^(?=(?:.*&)?Id=7(?:&|$))(?=(?:.*&)?to=x[.]y(?:[+]|%20)z(?:&|$))" "/panel/#item-1";\n'
        '    default "/meetings/";\n'
        "}\n"
        "map $uri $agendapack_moved {\n"
        '    "/a.aspx" $agendapack_moved_1;\n'
        '    "/a.aspx/" $agendapack_moved_1;\n'
        '    "/old/page.html" "/";\n'
        "}\n"
    )


def test_no_sign_in_a_path_ends_its_line_in_the_map_for_nginx() -> None:
    told = (Redirect("a\"b;{$x}'", (), "panel/"), Redirect("c\nd", (), "panel/"))
    lines = dict(for_hosts(told, "/"))[urls.REDIRECTS_FOR_NGINX].decode().splitlines()
    assert lines[-4:] == [
        "map $uri $agendapack_moved {",
        """    "/a\\"b;{$x}'" "/panel/";""",
        """    "/a\\"b;{$x}'/" "/panel/";""",
        "}",
    ]


def test_nginx_is_told_of_room_for_long_paths_and_many() -> None:
    many = [Redirect(f"documents/s{n}/{'x' * 100}.pdf", (), "panel/") for n in range(2000)]
    text = dict(for_hosts(many, "/"))[urls.REDIRECTS_FOR_NGINX].decode()
    assert "map_hash_bucket_size 256;\nmap_hash_max_size 8192;\n" in text


PARTS = st.one_of(st.sampled_from(["..", ".", "a", "A b", "é", "%2e%2e", "%2F", "x.html", "$a{}", "~", "'"]), st.text())
TYPED = st.builds(
    lambda before, path, query: before + "/".join(path) + (f"?{urlencode(query)}" if query else ""),
    st.sampled_from(["", "/", "//", "https://old.example/", "?"]),
    st.lists(PARTS, max_size=4),
    st.lists(st.tuples(st.text(), st.text()), max_size=3),
)


def read(texts: Sequence[str]) -> list[Redirect]:
    """The old addresses among texts, each leading to one place; of those that are alike the first."""
    found = {one.alike: one for text in texts if isinstance(one := old_addresses.read_address(text), WrittenAddress)}
    told = [Redirect(one.path, one.query, "panel/2024-06-12/rents/#p1-1") for one in found.values()]
    return sorted(told, key=lambda one: -len(one.query))


@given(TYPED)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_typed_no_file_is_made_outside_the_site(text: str) -> None:
    for one in read([text]):
        parts = urls.file(urls.moved(one.path)).split("/")
        assert not {"", ".", ".."} & set(parts)
        assert not set("\\:\0\n") & set("".join(parts))


@given(st.lists(TYPED, max_size=4))
def test_whatever_is_typed_every_line_for_hosts_is_whole(texts: list[str]) -> None:
    files = {name: data.decode() for name, data in for_hosts(read(texts), "/")}
    for line in files.get(urls.REDIRECTS, "").splitlines():
        assert re.fullmatch(r"/[!-~]*( [\w.~-]+=[\w.~-]+)* /panel/2024-06-12/rents/#p1-1 301!?", line, re.ASCII)
        assert not re.match(r"/\S*[*:#]", line)
    maps = files.get(urls.REDIRECTS_FOR_NGINX, "").partition("\n\n")[2]
    for line in maps.splitlines():
        assert re.fullmatch(
            r'map_hash_\w+ \d+;||map \$\w+ \$\w+ \{|\}|    (default|"[^"\n]*") ("/panel/[!-~]*"|\$\w+);', line
        )


# nginx itself

SERVER = """\
include {folder}/{map};
server {{
    listen 127.0.0.1:{port};
    root {folder};
    if ($agendapack_moved) {{ return 301 $agendapack_moved; }}
}}
"""
ODD = """#$%&'()+,;=@[]^`{}~"""


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an nginx that knows some old addresses."""
    folder = tmp_path_factory.mktemp("nginx")
    told = [
        Redirect("ieListDocuments.aspx", (("CId", "5"), ("MId", "71"), ("x", "minutes")), "panel/2024-06-12/minutes/"),
        Redirect("ieListDocuments.aspx", (("CId", "5"), ("MId", "71")), "panel/2024-06-12/"),
        Redirect("ieListDocuments.aspx", ((ODD, f"{ODD} é."),), "odd/"),
        Redirect("ieListDocuments.aspx", (("all", ""),), "meetings/"),
        Redirect(f"documents/{ODD} é.pdf", (), f"{ODD[1:]}.pdf#p1-1"),
    ]
    told += read(["/".join(("a", "b" * 150, str(n))) for n in range(1500)])
    port = servers.free_port()
    (folder / urls.REDIRECTS_FOR_NGINX).write_bytes(dict(for_hosts(told, "/"))[urls.REDIRECTS_FOR_NGINX])
    with servers.nginx(folder, SERVER.format(folder=folder, map=urls.REDIRECTS_FOR_NGINX, port=port), port):
        yield port


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/ieListDocuments.aspx?CId=5&MId=71", "/panel/2024-06-12/"),
        ("/ielistdocuments.ASPX?Ver=4&mid=71&CID=5", "/panel/2024-06-12/"),
        ("/ieListDocuments.aspx/?x=Minutes&CId=5&MId=71", "/panel/2024-06-12/minutes/"),
        ("/ieListDocuments.aspx?all", "/meetings/"),
        ("/ieListDocuments.aspx?CId=5&all=", "/meetings/"),
        ("/ieListDocuments.aspx?CId=5&MId=711", None),
        ("/ieListDocuments.aspx?MId=71&xCId=5", None),
        ("/ieListDocuments.aspx", None),
        (f"/ieListDocuments.aspx?{urlencode({ODD: ODD + ' é.'})}", "/odd/"),
        ("/documents/%23%24%25%26%27%28%29%2B%2C%3B%3D%40%5B%5D%5E%60%7B%7D~%20%C3%A9.pdf",
         "/%24%25%26%27%28%29%2B%2C%3B%3D%40%5B%5D%5E%60%7B%7D~.pdf#p1-1"),
        (f"/a/{'b' * 150}/1499", "/panel/2024-06-12/rents/#p1-1"),
        ("/other", None),
    ],
)  # fmt: skip
def test_nginx_leads_on(asked: str, told: str | None, nginx: int) -> None:
    client = http.client.HTTPConnection("127.0.0.1", nginx, timeout=10)
    client.request("GET", asked)
    answer = client.getresponse()
    place = answer.getheader("Location")
    client.close()
    assert (answer.status, place) == ((301, f"http://127.0.0.1:{nginx}{told}") if told else (404, None))
