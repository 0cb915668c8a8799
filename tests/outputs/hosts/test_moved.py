"""Old addresses: that every page can be led to, the pages at them, and the files for hosts."""

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
from generator.archive import Redirect, old_addresses
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
