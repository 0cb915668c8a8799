"""What a file of a site may hold, by its kind: `faults("a/index.html", data)` names all that could do harm in it.

Each is read by a parser of its own kind, and held to a list of what is allowed.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, StringIO
from posixpath import normpath
from xml.etree import ElementTree as ET

import pikepdf
from icalendar import Calendar, Component
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


GLOBAL = {"aria-", "data-", "class", "dir", "hidden", "id", "lang", "role", "tabindex", "title"}
ELEMENTS: Mapping[str, str] = {
    **dict.fromkeys(
        [
            "abbr",
            "address",
            "article",
            "aside",
            "b",
            "blockquote",
            "body",
            "caption",
            "cite",
            "code",
            "dd",
            "del",
            "details",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hr",
            "i",
            "ins",
            "kbd",
            "legend",
            "li",
            "main",
            "mark",
            "nav",
            "noscript",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "section",
            "small",
            "span",
            "strong",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "title",
            "tr",
            "u",
            "ul",
            "var",
            "wbr",
            "br",
            "fieldset",
        ],
        "",
    ),
    "a": "href rel download hreflang type",
    "button": "type",
    "details": "open",
    "form": "action method",
    "html": "",
    "img": "src alt width height loading decoding",
    "input": "type name value checked required min max",
    "label": "for",
    "link": "rel href type title",
    "meta": "charset content http-equiv name property",
    "ol": "start type reversed",
    "option": "value selected",
    "script": "src defer type",
    "select": "name",
    "td": "colspan rowspan align headers",
    "th": "colspan rowspan align scope headers",
    "time": "datetime",
    "svg": "viewBox focusable width height preserveAspectRatio",
    **dict.fromkeys(("path", "rect", "line", "g", "text", "circle", "polyline", "tspan", "desc"), "*"),
}
DRAWN = _names(
    "d fill stroke stroke-width x y x1 x2 y1 y2 r cx cy dx dy points transform width height text-anchor "
    "dominant-baseline font-size"
)
LOADED = {("script", "src"), ("img", "src"), ("form", "action"), ("link", "href")}
"""What a page loads or sends to: of its own site alone."""
SCHEMES = {"http", "https", "mailto", "tel"}
OWN = "https://archive.fernshire.example/"
"""Where the site of the corpus says that it is."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def faults(path: str, data: bytes, *, is_attached: bool = False) -> Iterator[str]:
    """All that could do harm in a file, or that its kind does not allow; in one of any kind, if it is attached."""
    kinds = {} if is_attached else _KINDS
    check = next((check for ending, check in kinds.items() if path.endswith(ending)), _of_file)
    yield from (f"{path}: {fault}" for fault in check(path, data))


def of_address(address: str, path: str = "", *, loaded: bool = False) -> Iterator[str]:
    """What is wrong with an address as a browser reads it."""
    seen = re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/")
    scheme = _SCHEME.match(seen)
    is_own = seen.startswith((OWN, OWN.replace("https:", "webcal:")))
    if scheme and (loaded or scheme[1].lower() not in SCHEMES):
        yield from [] if is_own else [f"leads to {address!r}"]
    elif seen.startswith("//") or (not scheme and re.search(r"[\x00-\x20<>\"]", seen)):
        yield f"leads to {address!r}"
    elif not scheme and not seen.startswith("/") and path:
        folder = path.rpartition("/")[0]
        if normpath(f"{folder or '.'}/{seen.partition('#')[0].partition('?')[0]}").startswith(".."):
            yield f"leads out of the site, to {address!r}"


def of_html(path: str, data: bytes) -> Iterator[str]:
    """What a page or a part of one may not hold."""
    root = LexborHTMLParser(data).root
    assert root is not None
    for node in root.traverse(include_text=False):
        yield from _of_element(path, node)


def _of_element(path: str, node: LexborNode) -> Iterator[str]:
    tag = str(node.tag)
    if tag in {"-comment", "_comment", "!doctype", "-doctype"}:
        return
    if tag not in ELEMENTS:
        yield f"has <{tag}>"
        return
    allowed = set(ELEMENTS[tag].split()) | (DRAWN if ELEMENTS[tag] == "*" else frozenset())
    for name, value in node.attributes.items():
        if name not in allowed and not any(name == one or (one[-1] == "-" and name.startswith(one)) for one in GLOBAL):
            yield f"<{tag}> has {name}={value!r}"
        if name in {"href", "src", "action"}:
            is_loaded = (tag, name) in LOADED
            yield from (f"<{tag}> {fault}" for fault in of_address(value or "", path, loaded=is_loaded))
    yield from _of_script(node) if tag == "script" else ()
    if tag == "meta" and node.attributes.get("http-equiv"):
        yield from _of_meta(path, node)


def _of_script(node: LexborNode) -> Iterator[str]:
    if node.attributes.get("type") in {"application/ld+json", "application/json"}:  # data, which no browser runs
        json.loads(node.text())
    elif node.text().strip() or not re.fullmatch(r"(\.\./|\./|/)*assets/[\w.-]+\.js", node.attributes.get("src") or ""):
        yield f"has the script {node.html!r}"


def _of_meta(path: str, node: LexborNode) -> Iterator[str]:
    content = node.attributes.get("content") or ""
    match (node.attributes.get("http-equiv") or "").lower():
        case "content-security-policy":
            own = content.replace("'wasm-unsafe-eval'", "")  # what Pagefind's own program needs, on the search page
            if not own.startswith("default-src 'none'; ") or re.search(r"unsafe|\*|https?:|data:", own):
                yield f"has the policy {content!r}"
        case "refresh":
            yield from of_address(re.sub(r"^\d+; *url=", "", content), path, loaded=True)
        case other:
            yield f"has <meta http-equiv={other}>"


def _of_page(path: str, data: bytes) -> Iterator[str]:
    if b'<meta http-equiv="Content-Security-Policy"' not in data[:600]:
        yield "has no policy at its head"
    yield from of_html(path, data)


def _of_markdown(path: str, data: bytes) -> Iterator[str]:
    text = re.sub(r"\A---\n.*?\n---\n", "", data.decode(), flags=re.DOTALL)
    text = re.sub(r"(\[\^\w+\])(?:\s*\1)+", r"\1", text)  # the library counts the uses of a note again for each
    yield from of_html(path, markdown(text, extensions=["tables", "footnotes", "def_list"]).encode())


_ADDRESS_KEY = re.compile(r"(^|_)(address|href|url|uri|path|original|webcast|see|web|page|@id)$")


def _of_json(path: str, data: bytes) -> Iterator[str]:
    def walk(value: object, key: str) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, key)
        elif isinstance(value, str) and _ADDRESS_KEY.search(key):
            yield from (f"{key} {fault}" for fault in of_address(value))
        elif isinstance(value, str) and key == "html":
            yield from of_html(path, value.encode())

    yield from walk(json.loads(data), "")


def _of_xml(_: str, data: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield "has a declaration"
    for element in ET.fromstring(data).iter():  # noqa: S314 -- made by this program, and without a declaration
        for name, value in element.attrib.items():
            if name.endswith(("href", "src", "template")):
                yield from of_address(re.sub(r"\{\w+\}", "x", value))
        if element.get("type") in {"html", "xhtml"}:
            yield from of_html("", (element.text or "").encode())
        if element.tag.endswith("}script"):
            yield "has a script"


COMPONENTS = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
PROPERTIES = _names(
    "PRODID VERSION CALSCALE METHOD NAME DESCRIPTION LAST-MODIFIED URL REFRESH-INTERVAL SOURCE X-WR-CALNAME "
    "X-WR-TIMEZONE X-WR-CALDESC X-PUBLISHED-TTL UID DTSTAMP DTSTART DTEND DURATION SUMMARY LOCATION STATUS "
    "SEQUENCE CLASS TRANSP CATEGORIES CONFERENCE TZID TZNAME TZOFFSETFROM TZOFFSETTO RRULE RDATE X-LIC-LOCATION "
    "COLOR CREATED COMMENT CONTACT X-ALT-DESC ORGANIZER RECURRENCE-ID"
)


def _of_calendar(_: str, data: bytes) -> Iterator[str]:
    if re.search(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f]", data):
        yield "has a line end or a control within a line"
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Component)
    for component in calendar.walk():
        if component.name not in COMPONENTS:
            yield f"has {component.name}"
        for name, value in component.property_items(recursive=False):
            if name not in PROPERTIES | {"BEGIN", "END"}:
                yield f"has {name}:{value!r}"
            if name in {"URL", "CONFERENCE", "SOURCE"}:
                yield from of_address(str(value))


_NUMBER = re.compile(r"[+-]?\s?[£$€]?[\d.,]+(e[+-]?\d+)?%?|-+")


def _of_table(_: str, data: bytes) -> Iterator[str]:
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    for number, row in enumerate(rows, 1):
        for cell in row:
            if re.match(r"\s*[=+@\t\r\uff1d\uff0b\uff0d\uff20-]", cell) and not _NUMBER.fullmatch(cell.strip()):
                yield f"row {number} has {cell[:40]!r}"


def _of_redirects(_: str, data: bytes) -> Iterator[str]:
    for line in data.decode().splitlines():
        if not re.fullmatch(r"/[^\s*]*( [^\s=]+=[^\s=]*)* /[^\s:]* 30[1-8]!?", line) or " //" in line:
            yield f"has the line {line[:80]!r}"


_NGINX = re.compile(
    r"#.*|map_hash_bucket_size \d+;|map_hash_max_size \d+;|map \$(args|uri) \$agendapack_moved(_\d+)? \{|\}|"
    r'    "(?:[^"\\]|\\.)*" (?:"/(?:[^"\\$]|\\.)*"|\$agendapack_moved_\d+);|    default \S+;|'
)


def _of_nginx(_: str, data: bytes) -> Iterator[str]:
    for line in data.decode().split("\n"):  # what stands before a value is never read as a variable
        if not _NGINX.fullmatch(line):
            yield f"has the line {line[:80]!r}"


def _of_pdf(_: str, data: bytes) -> Iterator[str]:
    with pikepdf.open(BytesIO(data)) as document:
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Dictionary):
                continue
            for name in ("/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/RichMedia", "/SubmitForm"):
                if name in thing or thing.get("/S") == pikepdf.Name(name):
                    yield f"has {name}"
            if "/URI" in thing and isinstance(thing["/URI"], pikepdf.String):
                yield from of_address(str(thing["/URI"]))


# What stands beside the texts, and what hosts are told of it

DRAWING = _names(
    "svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text tspan textPath image "
    "linearGradient radialGradient stop pattern clipPath mask marker style filter"
)
"""What a drawing of the corpus, or one that is made of its tables, is made of."""
_PAGE = re.compile(
    rb"[\s\xef\xbb\xbf\0]*<(!doctype|html|head|body|script|iframe|style|title|h1|div|table|a|b|br|p|img|svg|\?|!--)",
    re.IGNORECASE,
)


def _of_drawing(_: str, data: bytes) -> Iterator[str]:
    if re.search(rb"<!|<\?(?!xml )", data):
        yield "has a declaration"
    for element in ET.fromstring(data).iter():  # noqa: S314 -- without a declaration
        namespace, _, name = element.tag.rpartition("}")
        if namespace != "{http://www.w3.org/2000/svg" or name not in DRAWING:
            yield f"has <{element.tag}>"
        for key, value in element.attrib.items():
            is_link = key.rpartition("}")[2] == "href"
            if is_link and not re.match(r"#|data:image/(png|jpeg|gif|webp);base64,", value):
                yield f"<{name}> leads to {value[:40]!r}"
            if key.lower().startswith("on") or (not is_link and _leads_out(value)):
                yield f"<{name}> has {key}={value[:40]!r}"
        if name == "style" and _leads_out(element.text or ""):
            yield f"has the style {element.text!r}"


def _leads_out(style: str) -> bool:
    return bool(re.search(r"url\(\s*['\"]?(?!#)|@|\\|//|javascript:|data:", style, re.IGNORECASE))


def _of_file(_: str, data: bytes) -> Iterator[str]:
    """What a browser would take for a page, whatever its name."""
    if _PAGE.match(data):
        yield f"begins with {data[:40]!r}"


def _of_picture(path: str, data: bytes) -> Iterator[str]:
    yield from _of_file(path, data)
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return
    chunks, at = list[bytes](), 8
    while at + 12 <= len(data):
        chunks.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    if at == len(data) and not set(chunks) <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}:
        yield f"has {chunks}"
    if b"IEND" in chunks and (at != len(data) or chunks[-1] != b"IEND"):
        yield "has something after its end"


def _of_headers(_: str, data: bytes) -> Iterator[str]:
    for line in data.decode().splitlines():
        if line and not re.fullmatch(
            r"/[^\s:*]*|/\*|  (Access-Control-Allow-Origin: \*|Content-Disposition: attachment|"
            r"X-Content-Type-Options: nosniff|Content-Security-Policy: default-src 'none'; sandbox)",
            line,
        ):
            yield f"has the line {line[:80]!r}"


_KINDS: Mapping[str, Callable[[str, bytes], Iterator[str]]] = {
    ".html": _of_page,
    ".md": _of_markdown,
    ".json": _of_json,
    ".xml": _of_xml,
    ".ics": _of_calendar,
    ".csv": _of_table,
    "_redirects": _of_redirects,
    ".nginx.conf": _of_nginx,
    ".pdf": _of_pdf,
    ".svg": _of_drawing,
    **dict.fromkeys((".png", ".jpg", ".gif", ".webp"), _of_picture),
    "_headers": _of_headers,
}
