"""Words of officers stay words in every format that is made of them; each is read by a reader of that format."""

import csv
import html
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from content_sample import write
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.cli import main
from generator.outputs.feeds.calendars import _Words
from generator.text.figures import harmless, offered

FOLDER = "panel/2024-06-12"
HOSTILE = (
    r"S:\Notes\n; a, b\, 'c' \"d\" {{ 7*7 }} {% include 'base.html' %} #import \"x\" $x$ @ref "
    "</script><script>alert(1)</script> ]]> <![CDATA[ &amp; &lt;b&gt; ${a} `b` \\u2028 BEGIN:VEVENT"
)
TITLE = HOSTILE.replace("`", "").replace("<", "\\<")


def unescaped(text: str) -> str:
    """A TEXT as RFC 5545, section 3.3.11, reads it."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def unfolded(data: bytes) -> list[str]:
    """The lines of a calendar, as section 3.1 puts them together."""
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which each text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    said = json.dumps(HOSTILE)
    agenda = (
        f"time: 18:30\nplace: {said}\npublished: 2024-06-03\nagenda:\n  - title: {json.dumps(TITLE)}\n"
        f"    papers: rents\n    by: {said}\nwebcast: https://fernshire.example/a;b,c?d='e'&f=$g\n"
    )
    write(
        {
            "council.yaml": f"name: {said}\naddress: https://www.fernshire.example/\ntagline: {said}\n",
            "panel/committee.yaml": f"name: {said}\nformerly: [housing]\n",
            f"{FOLDER}/meeting.yaml": agenda,
            f"{FOLDER}/rents.md": f"# {TITLE}\n\n## Purpose\n\n{TITLE}\n\n![Arrears](rents.csv)\n",
            f"{FOLDER}/rents.csv": 'Ward,Arrears\n"=HYPERLINK(""https://evil.example"")",-4.5\n@SUM(A1),+3\n',
            "redirects.yaml": f'"a;b}}$\'{{c d": {FOLDER}\n"ie?MId=1;$x\'}}{{": {FOLDER}/rents\n',
        },
        folder / "content",
    )
    arguments = [f"--content={folder / 'content'}", f"--site={folder / 'site'}", "--today=2024-08-30", "--no-search"]
    result = CliRunner().invoke(main, ["build", "--no-packs", "--base-url=https://a.example/", *arguments])
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.mark.parametrize("name", ["calendar.ics", f"{FOLDER}/meeting.ics", "panel/calendar.ics"])
def test_a_calendar_says_what_was_written(name: str, site: Path) -> None:
    lines = unfolded((site / name).read_bytes())
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    named = {line.partition(":")[0]: line.partition(":")[2] for line in lines}
    assert unescaped(named["LOCATION"]) == HOSTILE
    assert unescaped(named["SUMMARY"]) == HOSTILE
    assert r"S:\Notes\n;" in unescaped(named["DESCRIPTION"])
    assert len(Calendar.from_ical((site / name).read_bytes()).events) == 1


@given(st.text(alphabet='\\nN;,:"\r\nab é'))
def test_any_text_comes_back_from_a_calendar(text: str) -> None:
    assert unescaped(_Words(text).to_ical().decode()) == re.sub(r"\r\n?", "\n", text)


@pytest.mark.parametrize("name", ["feed.xml", "panel/feed.xml", "sitemap.xml", "opensearch.xml"])
def test_a_feed_is_xml_with_what_was_written(name: str, site: Path) -> None:
    root = ET.fromstring((site / name).read_bytes())  # noqa: S314  what the program made itself
    if "feed" in name:
        assert HOSTILE in [element.text for element in root.iter()] or HOSTILE in "".join(root.itertext())


def test_data_for_programs_in_a_page_cannot_end_its_script(site: Path) -> None:
    page = (site / FOLDER / "index.html").read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert blocks
    assert all(json.loads(block) for block in blocks)
    assert HOSTILE in json.dumps([json.loads(block) for block in blocks], ensure_ascii=False).encode().decode(
        "unicode_escape"
    ) or any("</script><script>" in str(json.loads(block)) for block in blocks)


def test_no_page_has_a_script_of_theirs_or_does_sums(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert not re.search(r"S:\\Notes\\n; a, b\\, 'c' [^{]*49", html.unescape(text))
    assert "{{ 7*7 }}" in (site / FOLDER / "index.html").read_text(encoding="utf-8")


def test_redirects_lead_from_what_was_typed_alone(site: Path) -> None:
    for line in (site / "_redirects").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"/[!-~]* (?:[!-~]+=[!-~]* )*/[!-~]* 301!?", line), line


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx")
def test_nginx_takes_the_map_as_it_is(site: Path, tmp_path: Path) -> None:
    included = (site / "redirects.nginx.conf").as_posix()
    config = tmp_path / "nginx.conf"
    config.write_text(f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{ include {included}; }}\n")
    ran = subprocess.run(["nginx", "-t", "-p", tmp_path, "-c", config], capture_output=True, text=True, check=False)
    assert "syntax is ok" in ran.stderr, ran.stderr


# Spreadsheets


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("\uff1d1", "'\uff1d1"),
        ("- none", "'- none"),
        *((one, one) for one in ("", "-4.5", "+3", "-1,234.50", "-£3", "-12%", "-", "--", "–5", "a=b", "'=1", "1e-5")),
    ],
)
def test_a_formula_becomes_text_and_a_number_stays_one(cell: str, made: str) -> None:
    assert harmless(cell) == made


def test_a_table_without_formulas_is_offered_as_it_was_typed() -> None:
    assert offered('a ,"b"\n-1, –\n') == 'a ,"b"\n-1, –\n'


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ('a,"b\n=1+1,2\n', "a,\"b\n'=1+1,2\n"),
        ('"a"b,=1+1\n', '"a"b,\'=1+1\n'),
        ('"a"b;=1+1\t@SUM(A1)\n', "\"a\"b;'=1+1\t'@SUM(A1)\n"),
        ('"a"b," =1+1", -4.5,-\n', '"a"b," \'=1+1", -4.5,-\n'),
        ('=1+1,"\n', "'=1+1,\"\n"),
        ('"a"b,x=1,2-3\n', '"a"b,x=1,2-3\n'),
        (f"=1+1,{'x' * 200_000}\n", f"'=1+1,{'x' * 200_000}\n"),
    ],
)
def test_a_table_that_cannot_be_read_is_offered_without_formulas_too(table: str, wanted: str) -> None:
    with pytest.raises(csv.Error, match=r"."):
        list(csv.reader(io.StringIO(table, newline=""), strict=True))
    assert offered(table) == wanted


def test_tables_that_are_offered_have_no_formulas(site: Path) -> None:
    offered_table = (site / FOLDER / "rents.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(offered_table)))
    assert rows == [["Ward", "Arrears"], ['\'=HYPERLINK("https://evil.example")', "-4.5"], ["'@SUM(A1)", "+3"]]
    assert "=HYPERLINK" in (site / FOLDER / "rents" / "index.html").read_text(encoding="utf-8")
    for table in (site / "data").glob("*.csv"):
        for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8"))):
            assert all(harmless(cell) == cell for cell in row), table
