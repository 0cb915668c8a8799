"""Documents as councils attach them: PDFs with and without tags, scans, locked and damaged ones; Word; Excel."""

import io
import random
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pikepdf
import typst
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw

A4 = (595, 842)
OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def pdf(pages: Sequence[str], title: str = "", author: str = "") -> bytes:
    """A PDF without tags: each page with its lines, set in Helvetica."""
    made = pikepdf.new()
    font = made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for page in pages:
        lines = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in page.split("\n")]
        text = " T* ".join(f"({line}) Tj" for line in lines)
        _page(made, f"BT /F1 11 Tf 14 TL 60 780 Td {text} ET", font)
    if title:
        made.docinfo["/Title"] = title
    if author:
        made.docinfo["/Author"] = author
    return _saved(made)


def blacked_out(before: str, hidden: str, after: str, *, under: bool = False) -> bytes:
    """A page with words under a black box; with `under` they are white, stand on the box and are seen."""
    made = pikepdf.new()
    font = made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    box = "0 g 55 745 300 18 re f"
    words = f"BT /F1 11 Tf {'1 g' if under else '0 g'} 60 750 Td ({hidden}) Tj ET"
    first, second = (box, words) if under else (words, box)
    begins, ends = f"BT /F1 11 Tf 60 780 Td ({before}) Tj ET", f"0 g BT /F1 11 Tf 60 720 Td ({after}) Tj ET"
    _page(made, f"{begins} {first} {second} {ends}", font)
    return _saved(made)


def tagged(pages: Sequence[str], title: str) -> bytes:
    """A PDF with tags and a title, set by Typst."""
    body = "\n#pagebreak()\n".join(f"= Part {n}\n#{_quoted(page)}" for n, page in enumerate(pages, 1))
    source = f'#set document(title: {_quoted(title)}, date: none)\n#set text(lang: "en")\n{body}'
    made = typst.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def scan(pages: int, words: str = "Scanned letter", grain: random.Random | None = None) -> bytes:
    """A PDF of which each page is a picture, and nothing else; with grain, as of paper, it is as large as scans are."""
    sheets = []
    for number in range(pages):
        size = (620, 877)
        sheet = Image.frombytes("L", size, grain.randbytes(620 * 877)) if grain else Image.new("L", size, 255)
        ImageDraw.Draw(sheet).text((60, 60), f"{words}, sheet {number + 1}", fill=0)
        sheets.append(sheet)
    made = io.BytesIO()
    sheets[0].save(made, "PDF", save_all=True, append_images=sheets[1:], resolution=75)
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """The same PDF with a password, without which nobody reads it."""
    with pikepdf.open(io.BytesIO(data)) as made:
        out = io.BytesIO()
        made.save(out, encryption=pikepdf.Encryption(owner="heron", user="heron"))
        return out.getvalue()


def damaged(data: bytes) -> bytes:
    """A PDF of which the end is missing."""
    return data[: len(data) // 3]


def word(paragraphs: Sequence[str]) -> bytes:
    """A Word file with these paragraphs."""
    main = f"{OFFICE}/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _office(
        "word/document.xml",
        {"word/document.xml": (kind, f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>')},
    )


def spreadsheet(name: str, rows: Sequence[Sequence[str | float]]) -> bytes:
    """A spreadsheet of one sheet."""
    main = f"{OFFICE}/spreadsheetml/2006/main"
    made = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    sheets = f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="r1"/></sheets>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    parts = {
        "xl/workbook.xml": (
            f"{kind}.sheet.main+xml",
            f'<workbook xmlns="{main}" xmlns:r="{RELATIONS}">{sheets}</workbook>',
        ),
        "xl/worksheets/sheet1.xml": (
            f"{kind}.worksheet+xml",
            f'<worksheet xmlns="{main}"><sheetData>{made}</sheetData></worksheet>',
        ),
    }
    return _office("xl/workbook.xml", parts, {"xl/_rels/workbook.xml.rels": relation})


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def _office(main: str, parts: dict[str, tuple[str, str]], relations: dict[str, str] | None = None) -> bytes:
    package = f"{OFFICE}/package/2006"
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    document = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="{main}"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml", f'{HEAD}<Types xmlns="{package}/content-types">{default}{overrides}</Types>'
        )
        for name, inner in {"_rels/.rels": document, **(relations or {})}.items():
            made.writestr(name, f'{HEAD}<Relationships xmlns="{package}/relationships">{inner}</Relationships>')
        for name, (_, text) in parts.items():
            made.writestr(name, HEAD + text)
    return out.getvalue()


def _page(made: pikepdf.Pdf, content: str, font: pikepdf.Object) -> None:
    resources = Dictionary(Font=Dictionary(F1=font))
    page = Dictionary(
        Type=Name.Page, MediaBox=[0, 0, *A4], Resources=resources, Contents=made.make_stream(content.encode())
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))


def _saved(made: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()
