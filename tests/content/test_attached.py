"""Files beside the texts: what may not be served is refused, drawings are cleaned, pictures lose what cameras wrote."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from click.testing import CliRunner
from content_sample import write
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from PIL import Image, PngImagePlugin

from generator.cli import main
from generator.content import sources
from generator.content.attached import look, pictures, svg

FOLDER = "panel/2024-06-12"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
HTML = b"<!doctype html><title>x</title><script>alert(1)</script>"


def said(name: str, data: bytes, folder: Path) -> list[str]:
    """What is said of a file, as "severity rule"."""
    (folder / name).write_bytes(data)
    return [f"{fault.severity} {fault.rule}" for fault in look(folder / name, len(data)).faults]


# What is refused


@pytest.mark.parametrize(
    "name",
    re.findall(
        r"\S+",
        "a.html a.HTM a.xhtml a.xht a.shtml a.xml a.xsl a.mht a.mhtml a.svgz a.swf a.php a.PHP5 a.phtml "
        "a.phar a.asp a.aspx a.jsp a.cgi a.pl a.py a.js a.mjs a.css a.wasm a.exe a.bat a.hta a.vbs a.lnk "
        "a.url web.config a.php.pdf a.cgi.docx a.html. a.rss a.webmanifest ",
    ),
)
def test_what_browsers_run_or_hosts_execute_is_refused(name: str, tmp_path: Path) -> None:
    assert said(name, b"%PDF-1.7\n", tmp_path) == ["error attachment-kind"]


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.png", "a.docx", "a", "a.dat", "a.svg", "a.html.txt"])
@pytest.mark.parametrize(
    "data",
    [
        HTML,
        b" \r\n\t" + HTML,
        b"\xef\xbb\xbf" + HTML,
        HTML.decode().encode("utf-16"),
        HTML.decode().encode("utf-16-le"),
        b"<HtMl >",
        b"<script src=x>",
        b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<x:html xmlns:x='http://www.w3.org/1999/xhtml'/>",
        b"<!-- --><body onload=x>",
        b"<?php system(1);",
        b"#!/bin/sh\n",
        b"<iframe/src=x>",
    ],
)
def test_a_page_under_another_ending_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    assert said(name, data, tmp_path) == ["error attachment-kind"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.pdf", b"%PDF-1.7\n"),
        ("plan.pdf", b"\n\n%PDF-1.4\n"),
        ("notes.txt", b"a < b, and <name of school>\n"),
        ("empty.pdf", b""),
        ("a.b.c.dwg", b"AC1032\0"),
        ("rents.xlsx", b"PK\x03\x04"),
        ("map.html-plan.pdf", b"%PDF-1.7\n"),
    ],
)
def test_what_does_no_harm_may_stay(name: str, data: bytes, tmp_path: Path) -> None:
    assert said(name, data, tmp_path) == []


# Drawings

HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a script in capitals": "<sCript>alert(1)</sCript>",
    "a script of another namespace": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "an event": '<rect width="1" onload="alert(1)" ONCLICK="alert(1)"/>',
    "a page": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="x"/></body></foreignObject>',
    "a link that is a script": '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
    "a link in SVG 2": '<a href="java&#x0A;script:alert(1)"><text>x</text></a>',
    "a link out": '<a href="https://evil.example/"><rect width="1"/></a>',
    "a picture from elsewhere": '<image href="https://evil.example/x.png"/>',
    "a page as a picture": '<image href="data:text/html,&lt;script>alert(1)&lt;/script>"/>',
    "a drawing as a picture": '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    "a copy from elsewhere": '<use href="https://evil.example/x.svg#a"/>',
    "a copy of data": '<use xlink:href="data:image/svg+xml;base64,PHN2Zz4=#x"/>',
    "a link that moves": '<a><animate attributeName="href" to="javascript:alert(1)"/><text>x</text></a>',
    "a value that is set": '<set attributeName="onload" to="alert(1)"/>',
    "a style from elsewhere": "<style>@import 'https://evil.example/x.css';</style>",
    "a style with an address": "<style>rect{fill:url(https://evil.example/x)}</style>",
    "an escaped style": "<style>rect{fill:u\\72l(https://evil.example/x)}</style>",
    "an attribute with an address": '<rect fill="url(//evil.example/x)" style="mask:url(\'data:x\')"/>',
    "a base": '<rect xml:base="https://evil.example/" width="1"/>',
    "an embedded page": '<iframe src="https://evil.example/"/><embed src="x"/><object data="x"/><audio src="x"/>',
    "a handler": '<handler xmlns="http://www.w3.org/2001/xml-events">alert(1)</handler>',
    "an instruction": '<?xml-stylesheet href="https://evil.example/x.css"?>',
}


HARM = re.compile(
    r"script|alert|evil|onload|onclick|data:|text/html|iframe|foreign|animate|<set|<a\b|<\?xml-", re.IGNORECASE
)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_drawing_keeps_only_what_is_drawn(what: str) -> None:
    drawing = svg.clean(f'{HEAD}<rect id="a" width="5"/>{HOSTILE[what]}</svg>'.encode())
    text = drawing.data.decode()
    assert not re.search(
        r"script|alert|evil|onload|onclick|data:|text/html|iframe|foreign|animate|<set|<a\b|<\?xml-",
        text,
        re.IGNORECASE,
    )
    root = ET.fromstring(text)  # noqa: S314  what the program made itself
    assert {element.tag.partition("}")[0] for element in root.iter()} == {"{http://www.w3.org/2000/svg"}
    assert root.find(".//*[@id='a']") is not None


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>" + HEAD + "<text>&a;</text></svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + HEAD + "<text>&x;</text></svg>",
        HEAD + "<text>&nbsp;</text></svg>",
        HEAD,
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "<svg/>",
        HEAD + "<g>" * 300 + "</g>" * 300 + "</svg>",
        "",
    ],
)
def test_what_is_no_plain_drawing_is_refused(text: str) -> None:
    with pytest.raises(svg.NotDrawnError):
        svg.clean(text.encode())


def test_a_drawing_of_a_program_stays_as_it_was_drawn() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<style>.a{fill:red}</style><g class="a" transform="scale(2)" fill="url(#g)"><path d="M0 0L1 1"/>'
        '<text x="1">Rents &amp; &lt;fees&gt;</text></g>'
        '<use href="#g" xlink:href="#g"/>'
    )
    drawing = svg.clean(f"{doctype}{HEAD}<metadata>Jo Bloggs</metadata>{inside}</svg>".encode())
    assert drawing.taken_out == ()
    assert inside in drawing.data.decode()
    assert b"Bloggs" not in drawing.data
    assert svg.clean(drawing.data).data == drawing.data


def test_copies_of_copies_go() -> None:
    layers = "".join(f'<g id="l{n}">{f"<use href=_#l{n - 1}_/>".replace("_", chr(34)) * 10}</g>' for n in range(1, 9))
    assert svg.clean(f'{HEAD}<g id="l0"/>{layers}</svg>'.encode()).data.count(b"<use href") <= 10


@given(st.text(alphabet='<>/="&;#:svgscriptonhref!-[] \n', max_size=60))
def test_no_text_gets_a_script_through_or_stops_the_program(inside: str) -> None:
    try:
        text = svg.clean(f"{HEAD}{inside}</svg>".encode()).data
    except svg.NotDrawnError:
        return
    assert {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()} <= svg.ELEMENTS  # noqa: S314


# Pictures

SECRET = b"Jo Bloggs, 51.5N"
TURNED = 6
PROFILE = b"a colour profile of 40 bytes............"


def drawn() -> Image.Image:
    """A picture in which each pixel differs."""
    picture = Image.new("RGB", (16, 8))
    picture.putdata([(x * 9, x, 255 - x) for x in range(128)])
    return picture


def exif(turned: int) -> Image.Exif:
    about = Image.Exif()
    about[0x0112], about[0x013B] = turned, SECRET.decode()
    about.get_ifd(0x8825)[1] = "N"
    about.get_ifd(0x8825)[29] = SECRET.decode()
    return about


def picture(kind: str, turned: int = TURNED) -> bytes:
    """A picture with all that programs write beside it."""
    about = exif(turned)
    file, image = io.BytesIO(), drawn()
    if kind == "GIF":
        image.convert("P").save(file, kind, comment=SECRET, save_all=True, append_images=[image.convert("P")], loop=0)
        return file.getvalue() + SECRET
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", SECRET.decode())
        info.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=True)
        image.save(file, kind, exif=about, pnginfo=info, icc_profile=PROFILE)
        return file.getvalue() + SECRET
    if kind == "WEBP":
        image.save(file, kind, exif=about, xmp=SECRET, icc_profile=PROFILE, lossless=True)
        return file.getvalue() + SECRET
    image.save(
        file, "JPEG", exif=about, comment=SECRET, icc_profile=PROFILE, progressive=kind == "progressive", xmp=SECRET
    )
    iptc = b"\xff\xed" + struct.pack(">H", len(SECRET) + 16) + b"Photoshop 3.0\0" + SECRET
    data = file.getvalue()
    return data[:2] + iptc + data[2:] + b"\xff\xd8" + SECRET


KINDS = ["JPEG", "progressive", "PNG", "WEBP", "GIF"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_loses_what_was_written_beside_it_and_nothing_else(kind: str) -> None:
    before = picture(kind)
    data = pictures.bare(before)
    assert data is not None
    assert SECRET in before
    assert SECRET not in data
    assert SECRET not in b"".join(_inflated(data))
    one, other = Image.open(io.BytesIO(before)), Image.open(io.BytesIO(data))
    assert (one.size, one.mode, one.tobytes()) == (other.size, other.mode, other.tobytes())
    assert getattr(one, "n_frames", 1) == getattr(other, "n_frames", 1)
    assert one.info.get("icc_profile") == other.info.get("icc_profile")
    assert one.info.get("loop") == other.info.get("loop")
    if kind != "GIF":
        assert dict(other.getexif()) == {0x0112: TURNED}
    assert pictures.bare(data) == data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_not_turned_has_nothing_beside_it(kind: str) -> None:
    data = pictures.bare(picture(kind, turned=1))
    assert data is not None
    assert dict(Image.open(io.BytesIO(data)).getexif()) == {}


def _inflated(data: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        try:
            found.append(zlib.decompressobj().decompress(data[match.start() :]))
        except zlib.error:
            continue
    return found


@given(st.sampled_from(KINDS), st.data())
def test_a_damaged_picture_stops_nothing(kind: str, data: st.DataObject) -> None:
    whole = picture(kind)
    damaged = bytearray(whole[: data.draw(st.integers(12, len(whole)))])
    for _ in range(3):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    pictures.bare(bytes(damaged))


# What cannot be taken out


def office(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, text in {"[Content_Types].xml": "<Types/>", **parts}.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return file.getvalue()


DETAILS: Mapping[str, tuple[str, bytes, str]] = {
    "a PDF": ("a.pdf", b"%PDF-1.7\n<</Author (Jo Bloggs)>>\n", "the author"),
    "a PDF with XMP": ("a.pdf", b"%PDF-1.7\n<dc:creator><rdf:Seq>", "the author"),
    "a letter": (
        "a.docx",
        office(
            docProps__core_xml="<dc:creator>Jo Bloggs</dc:creator>", docProps__app_xml="<Company>Fernshire</Company>"
        ),
        "the author and the company",
    ),
    "a table": (
        "a.xlsx",
        office(docProps__core_xml="<cp:lastModifiedBy>J</cp:lastModifiedBy>"),
        "who changed it last",
    ),
    "an open document": ("a.odt", office(meta_xml="<meta:initial-creator>Jo</meta:initial-creator>"), "the author"),
    "a picture of a telephone": ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 50, "where it was taken"),
    "a scan": ("a.tif", b"II*\0" + b"\0" * 50, "where it was taken"),
}


@pytest.mark.parametrize("what", DETAILS)
def test_what_cannot_be_taken_out_is_told(what: str, tmp_path: Path) -> None:
    name, data, words = DETAILS[what]
    (tmp_path / name).write_bytes(data)
    (fault,) = look(tmp_path / name, len(data)).faults
    assert (fault.rule, fault.severity) == ("attachment-details", "warning")
    assert words in fault.what
    assert "Bloggs" not in fault.what


def pdf(**catalogue: object) -> pikepdf.Pdf:
    """A document of one page."""
    made = pikepdf.new()
    made.add_blank_page()
    for key, value in catalogue.items():
        made.Root[f"/{key}"] = value
    return made


def with_file() -> pikepdf.Pdf:
    made = pdf()
    made.attachments["letter.txt"] = b"mine"
    return made


def with_field(kind: str) -> pikepdf.Pdf:
    made = pdf()
    field = made.make_indirect(Dictionary(FT=Name(kind), T="x", Subtype=Name.Widget))
    made.Root.AcroForm = Dictionary(Fields=[field])
    return made


DOES: dict[str, Callable[[], pikepdf.Pdf]] = {
    "a script": lambda: pdf(OpenAction=Dictionary(S=Name.JavaScript, JS="app.alert(1)")),
    "an order to start a program": lambda: pdf(OpenAction=Dictionary(S=Name.Launch, F="cmd.exe")),
    "files within it": with_file,
    "fields to fill in": lambda: with_field("/Tx"),
}


@pytest.mark.parametrize("how", ["packed", "plain", "coded"])
@pytest.mark.parametrize("what", DOES)
def test_what_a_pdf_does_beside_being_read_is_told(what: str, how: str, tmp_path: Path) -> None:
    packed = pikepdf.ObjectStreamMode.generate if how == "packed" else pikepdf.ObjectStreamMode.disable
    DOES[what]().save(tmp_path / "a.pdf", object_stream_mode=packed)
    data = (tmp_path / "a.pdf").read_bytes()
    assert (b"/ObjStm" in data) is (how == "packed")
    if how == "coded":
        for name in (b"JavaScript", b"JS", b"Launch", b"EmbeddedFiles", b"EmbeddedFile", b"FT"):
            data = data.replace(b"/" + name, b"/#%02x" % name[0] + name[1:])
        (tmp_path / "a.pdf").write_bytes(data)
    (fault,) = look(tmp_path / "a.pdf", len(data)).faults
    assert (fault.severity, fault.rule) == ("warning", "active-document")
    assert fault.what == f'"a.pdf" does more than be read: it has {what}'


def test_a_pdf_that_is_signed_or_says_such_words_on_its_pages_is_not_told_of(tmp_path: Path) -> None:
    made = with_field("/Sig")
    made.pages[0].Contents = made.make_stream(b"BT (/JavaScript /Launch /JS) Tj ET /EmbeddedFile")
    made.save(tmp_path / "a.pdf", compress_streams=False)
    assert b"/Launch" in (tmp_path / "a.pdf").read_bytes()
    assert said("b.pdf", (tmp_path / "a.pdf").read_bytes(), tmp_path) == []


@given(st.binary(max_size=300))
def test_a_damaged_pdf_stops_nothing(data: bytes) -> None:
    begun = b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n"
    packed = zlib.compress(b"<</S/Launch>>")
    with TemporaryDirectory() as folder:
        for damaged in (b"%PDF-1.7\n" + data, begun + data, begun + packed + data, begun + packed[: len(data)]):
            said("a.pdf", damaged, Path(folder))


def test_a_document_that_says_nothing_is_not_told_of(tmp_path: Path) -> None:
    assert said("a.pdf", b"%PDF-1.7\n<</Author ()/Producer (x)>>\n", tmp_path) == []
    assert said("a.docx", office(docProps__core_xml="<dc:creator></dc:creator>"), tmp_path) == []


# The whole way


def test_every_output_has_the_clean_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = '# Rents\n\n## Purpose\n\nSee [the map](map.svg).\n\n![Houses](houses.jpg "Ten houses")\n'
    write(
        {f"{FOLDER}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n", f"{FOLDER}/rents.md": text},
        Path("content"),
    )
    Path(f"content/{FOLDER}/houses.jpg").write_bytes(picture("JPEG"))
    Path(f"content/{FOLDER}/map.svg").write_text(f"{HEAD}<script>alert(1)</script><rect width='5'/></svg>")
    result = CliRunner().invoke(main, ["build", "--no-search", "--no-packs", "--today=2024-08-30"])
    assert result.exit_code == 0, result.output
    assert f'content/{FOLDER}/map.svg:1:1: warning: this is taken out of "map.svg": <script>;' in result.output
    assert (Path("site") / FOLDER / "houses.jpg").read_bytes() == pictures.bare(picture("JPEG"))
    assert b"script" not in (Path("site") / FOLDER / "map.svg").read_bytes()
    assert sources.raw(Path(f"content/{FOLDER}/houses.jpg")) == pictures.bare(picture("JPEG"))
    assert not [one for one in Path("site").rglob("*") if one.is_file() and SECRET in one.read_bytes()]


def test_a_page_beside_the_papers_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        {
            f"{FOLDER}/meeting.yaml": "agenda:\n  - title: Rents\n    papers: form.pdf\n",
            f"{FOLDER}/form.pdf": HTML.decode(),
        },
        Path("content"),
    )
    result = CliRunner().invoke(main, ["build", "--no-search", "--no-packs", "--today=2024-08-30"])
    assert result.exit_code == 1
    assert f'content/{FOLDER}/form.pdf:1:1: error: "form.pdf" begins as a page does' in result.output


def test_a_file_too_large_for_a_picture_is_never_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, head in {"a.jpg": b"\xff\xd8\xff\xe0", "a.pdf": b"%PDF-1.7\n"}.items():
        with (tmp_path / name).open("wb") as file:
            file.write(head)
            file.truncate(300_000_000)
        monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read whole"))
        look(tmp_path / name, 300_000_000)
        assert sources.attachment(tmp_path / name) == tmp_path / name
