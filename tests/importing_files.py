"""Word files and a pack as tests write them: XML in short, with numbering and styles as councils have them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc00000030101"
    "00c9fe92ef0000000049454e44ae426082"
)
"""A picture of one point."""


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "", indent: int = 0) -> str:
    """A level of a list."""
    place = f'<w:pPr><w:ind w:left="{indent}"/></w:pPr>' if indent else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{place}</w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    """A kind of list."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, more: str = "") -> str:
    """A list of a kind."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def run(text: str, look: str = "") -> str:
    """Some words; `look` is what stands in `w:rPr`."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", item: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph: texts or runs; `item` is its list and its level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        properties += f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>'
    inside = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{inside}</w:p>"


def bold(text: str) -> str:
    """Words in bold."""
    return run(text, "<w:b/>")


def cell(*content: str, span: int = 1, merged: str = "") -> str:
    """A cell: paragraphs or texts; `merged` is restart or continue."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merged}"/>' if merged else ""
    inside = "".join(part if part.startswith(("<w:p>", "<w:tbl>")) else p(part) for part in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or '<w:p/>'}</w:tc>"


def table(*rows: str, headings: int = 1) -> str:
    """A table of rows of cells."""
    made = ""
    for at, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if at < headings else ""
        made += f"<w:tr>{head}{row}</w:tr>"
    columns = max((row.count("<w:tc>") + row.count("<w:gridSpan") for row in rows), default=0)
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
)


def word_file(
    body: str,
    *,
    numbering: str = "",
    styles: str = STYLES,
    parts: Mapping[str, str | bytes] | None = None,
    related: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A .docx; `related` are more relations of the text by id: their kind and target, "http…" is outside."""
    given = dict(parts or {})
    relations = {"styles": ("styles", "styles.xml"), "numbering": ("numbering", "numbering.xml"), **(related or {})}
    listed = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if target.startswith('http') else ''}/>"
        for key, (kind, target) in relations.items()
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMES}>{numbering}</w:numbering>",
        **given,
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/>'
            '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.styles+xml"/>'
            '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.numbering+xml"/>'
            '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.footnotes+xml"/>'
            '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.comments+xml"/></Types>',
        )
        for name, data in files.items():
            head = '<?xml version="1.0" encoding="UTF-8"?>'
            packed.writestr(name, head + data if isinstance(data, str) and not data.startswith("<?xml") else data)
    return out.getvalue()


def stamped() -> bytes:
    """A pack of five pages set by another program: a front sheet, and documents with a stamp on their first page."""
    head = ["Agenda", "Time and date", "6.30 pm on Wednesday, 11 September 2024", "Place", "The Guildhall"]
    items = ["1. Apologies", "2. Rents", "Report of the Director of Homes", "3. Fees", "Private business", "4. A claim"]
    sheets = [
        [*head, *items],
        ["Agenda Item 2", "What rents are"],
        ["more of it"],
        ["Agenda Item 3", "What fees are"],
        ["Agenda Item 4", "Mr Quennell owes money"],
    ]
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for lines in sheets:
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        page = document.add_blank_page(page_size=(595, 842))
        page.Contents = document.make_stream(f"BT /F1 11 Tf 60 780 Td 14 TL\n{shown}ET".encode())
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    target = BytesIO()
    document.save(target)
    return target.getvalue()
