"""The handbook as it is built into a site: whole, self-contained, the same bytes each time, and out of the way."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import folders
import pytest
from bs4 import BeautifulSoup
from folders import files_below
from test_docs import DOCS, markdown_examples, text_of

from generator import handbook
from generator.handbook import examples, making

Files = dict[str, bytes]


def build(site: Path, *options: str) -> str:
    """Builds the invented council's site with the handbook in it."""
    return folders.build(site, "--no-packs", "--handbook", *options)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("handbook") / "handbook"
    handbook.make(folder)
    return files_below(folder)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbook") / "site"
    build(folder)
    return folder


def pages(of: Files) -> dict[str, BeautifulSoup]:
    return {name: BeautifulSoup(data, "html.parser") for name, data in of.items() if name.endswith(".html")}


def test_it_has_a_page_for_each_file_in_docs(made: Files) -> None:
    stems = {path.stem for path in DOCS.glob("*.md")} - {"index"}
    assert set(pages(made)) == {"index.html", *(f"{stem}/index.html" for stem in stems)}


def test_the_contents_list_the_pages_in_the_order_in_which_they_are_read() -> None:
    values = [value for part in making.NAV for value in part.values()]
    order = [name for value in values for name in ([value] if isinstance(value, str) else value)]
    listed = re.findall(r"^- \[[^\]]+\]\(([\w-]+\.md)\)", text_of("index.md"), re.MULTILINE)
    assert ["index.md", *listed] == order


def test_every_link_and_fragment_resolves_in_the_site(site: Path) -> None:
    all_of_it = files_below(site)
    soups = {name: soup for name, soup in pages(all_of_it).items() if name.startswith("handbook/")}
    assert len(soups) > 10
    for name, soup in soups.items():
        for tag in soup.select("[href], [src]"):
            link = str(tag.get("href") or tag.get("src"))
            path, _, fragment = unquote(urljoin(f"/{name}", link)).lstrip("/").partition("#")
            if urlsplit(link).scheme:
                continue
            path = f"{path}index.html" if path.endswith("/") or not path else path
            assert path in all_of_it, f"{name} links to {link}"
            assert not fragment or soups[path].find(id=fragment), f"{name} links to {link}"


def test_nothing_is_loaded_from_elsewhere(made: Files) -> None:
    for name, soup in pages(made).items():
        loaded = [str(tag.get("src") or tag.get("href")) for tag in soup.select("[src], link[href]")]
        assert [link for link in loaded if urlsplit(link).netloc] == [], name
    for name, data in made.items():
        assert not name.endswith(".css") or not re.search(rb"@import|url\(['\"]?(https?:)?//", data), name


def test_ids_stand_once_on_a_page(made: Files) -> None:
    for name, soup in pages(made).items():
        ids = [str(tag["id"]) for tag in soup.select("[id]")]
        assert sorted(ids) == sorted(set(ids)), name


def test_the_same_pages_give_the_same_bytes(made: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    handbook.make(tmp_path / "another/folder")
    assert files_below(tmp_path / "another/folder") == made


def test_a_second_build_touches_nothing(site: Path) -> None:
    before = {path: path.stat().st_ino for path in site.rglob("*")}
    assert ", 0 changed; " in build(site)
    assert {path: path.stat().st_ino for path in site.rglob("*")} == before


def test_every_page_of_the_archive_leads_to_it_and_it_leads_back(site: Path) -> None:
    meeting = BeautifulSoup((site / "housing-panel/2024-09-11/index.html").read_bytes(), "html.parser")
    (link,) = meeting.select("footer a[href='../../handbook/']")
    assert link.get_text() == "Handbook for officers"
    rules = BeautifulSoup((site / "handbook/rules/index.html").read_bytes(), "html.parser")
    back = [tag for tag in rules.select(".main-nav a") if tag.get_text(strip=True) == "The archive"]
    assert [tag["href"] for tag in back] == ["../../"]


def test_a_site_without_it_does_not_lead_to_it(tmp_path: Path) -> None:
    address = "https://www.fernshire.example/"
    folders.build(tmp_path / "site", "--no-search", "--no-packs", "--base-url", address)
    assert not (tmp_path / "site/handbook").exists()
    assert b"handbook/" not in (tmp_path / "site/sitemap.xml").read_bytes()
    assert b"handbook/" not in (tmp_path / "site/index.html").read_bytes()


def test_it_is_not_in_the_search_and_in_the_list_of_pages(site: Path, tmp_path: Path) -> None:
    assert not any(b"data-pagefind-body" in data for data in files_below(site / "handbook").values())
    build(tmp_path / "site", "--no-search", "--base-url", "https://www.fernshire.example/")
    root = "https://www.fernshire.example/"
    listed = set(re.findall(rf"<loc>{root}(handbook/[^<]*)</loc>", (tmp_path / "site/sitemap.xml").read_text()))
    made = {
        path.parent.relative_to(tmp_path / "site").as_posix()
        for path in (tmp_path / "site/handbook").rglob("index.html")
    }
    assert listed == {f"{name}/" for name in made}


def test_offline_links_name_a_file(tmp_path: Path) -> None:
    handbook.make(tmp_path / "handbook", offline=True)
    soups = pages(files_below(tmp_path / "handbook"))
    assert "rules.html" in soups
    for name, soup in soups.items():
        for tag in soup.select("a[href]"):
            path = str(tag["href"]).partition("#")[0]
            assert urlsplit(path).scheme or not path or path.endswith(".html"), f"{name} links to {path}"


def test_a_dead_link_in_it_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for path in DOCS.iterdir():
        text = path.read_text(encoding="utf-8")
        (docs / path.name).write_text(text.replace("(rules.md)", "(rule.md)"), encoding="utf-8")
    monkeypatch.setattr(making, "docs_folder", lambda: docs)
    with pytest.raises(OSError, match=r"the handbook could not be made: .*rule\.md"):
        handbook.make(tmp_path / "handbook")


# Examples beside their results


def test_each_example_of_markdown_stands_beside_what_it_becomes(made: Files) -> None:
    shown = BeautifulSoup(made["markdown/index.html"], "html.parser").select(".example")
    written = [example for _, example, _ in markdown_examples()]
    assert [one.select_one("pre").get_text() for one in shown] == written  # type: ignore[union-attr]
    assert all(one.select(".result") for one in shown)


@pytest.mark.parametrize(
    ("section", "example", "shown"),
    [
        ("papers", "# Rents\n\n## Purpose\n\nTo say [why](#s1).\n",
         "Rents Section 1 Purpose Paragraph 1.1 To say why ."),
        ("minutes", "## Rents\n\nRESOLVED that they fall.\n", "Minute 18 Rents Resolution R RESOLVED that they fall."),
        ("slides", "# Rents\n\nHomes\n\n## Thank you\n", "Rents Slide 1 Rents Homes Slide 2 Thank you"),
        ("figures", "# Rents\n\n## A\n\n![Rents](rents.csv)\n",
         "Rents Section 1 A Table 1 Rents Year £ 2023 95 This table as CSV"),
    ],
)  # fmt: skip
def test_a_result_is_what_the_site_would_show(section: str, example: str, shown: str) -> None:
    html = examples.result(example, section, "Year,£\n2023,95\n")
    soup = BeautifulSoup(html, "html.parser")
    assert soup.get_text(" ", strip=True) == shown
    assert soup.select("[id], [href], [src], h1, h2") == []


def test_an_example_that_does_not_build_is_told() -> None:
    with pytest.raises(OSError, match="an example of Markdown does not build: "):
        examples.result("No title.\n", "papers")
