"""What a file is, by its ending and by how it begins; and which files no site may serve.

Refused is what browsers run or hosts execute: a page, a script, a program. A host goes by any of the endings;
a browser by what a file begins with, where nothing tells it otherwise (WHATWG, MIME Sniffing, section 7.1).
"""

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


PAGES = _names(
    """
    html htm xhtml xht shtml shtm stm mht mhtml xml xsl xslt rss atom rdf svgz swf hta htc wml xul
    """
)
SCRIPTS = frozenset(
    [
        "php",
        "php3",
        "php4",
        "php5",
        "php7",
        "php8",
        "phtml",
        "pht",
        "phps",
        "phar",
        "asp",
        "aspx",
        "ascx",
        "ashx",
        "asmx",
        "asax",
        "cer",
        "jsp",
        "jspx",
        "jspf",
        "jsw",
        "jsv",
        "cfm",
        "cfml",
        "cfc",
        "cgi",
        "fcgi",
        "pl",
        "pm",
        "py",
        "pyc",
        "pyw",
        "rb",
        "sh",
        "bash",
        "ksh",
        "zsh",
        "csh",
        "lua",
        "tcl",
        "config",
        "htaccess",
        "htpasswd",
        "inc",
    ]
)
"""What hosts execute, or are set up by; also where another ending follows."""
PROGRAMS = frozenset(
    [
        "js",
        "mjs",
        "cjs",
        "css",
        "wasm",
        "jar",
        "class",
        "exe",
        "dll",
        "com",
        "bat",
        "cmd",
        "msi",
        "msp",
        "scr",
        "pif",
        "cpl",
        "vb",
        "vbs",
        "vbe",
        "jse",
        "wsf",
        "wsh",
        "ws",
        "ps1",
        "psm1",
        "lnk",
        "url",
        "webloc",
        "desktop",
        "scf",
        "reg",
        "inf",
        "app",
        "dmg",
        "pkg",
        "deb",
        "rpm",
        "apk",
        "appcache",
        "webmanifest",
        "manifest",
        "jnlp",
        "gadget",
        "application",
        "chm",
        "hlp",
    ]
)
WORDS = {
    **dict.fromkeys(PAGES, "is a page that would run in a reader's browser"),
    **dict.fromkeys(SCRIPTS, "is what a host may run as a program"),
    **dict.fromkeys(PROGRAMS, "is a program or what belongs to one"),
}
MARKUP = re.compile(
    r"<(?:!doctype|!--|\?xml|\?php|\?=|%@|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|base|meta"
    r"|link|img|form|object|embed|frameset|math|xsl:\w+|\w+:\w+)(?:[\s/>:]|$)|<!doctype|<!--|<\?",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"#!\s*/")
SVG = re.compile(r"<svg[\s>]|<!doctype\s+svg", re.IGNORECASE)
LOOKED_AT = 4096
"""Bytes from a file's beginning that are looked at; browsers look at fewer."""


def ending(name: str) -> str:
    """The last ending of a name, in small letters, without its dot."""
    return name.lower().rstrip(". ").rpartition(".")[2] if "." in name else ""


def refused(name: str, head: bytes) -> str:
    """Why a file may not be served, as the end of a sentence about it; nothing if it may."""
    endings = name.lower().rstrip(". ").split(".")[1:]
    if endings and endings[-1] in WORDS:
        return WORDS[endings[-1]]
    if early := next((suffix for suffix in endings if suffix in SCRIPTS), ""):
        return f'has ".{early}" in its name, which a host may run as a program'
    text = _as_text(head)
    if is_drawing(name):
        return "" if SVG.search(text) else "is no drawing in SVG"
    if SCRIPT.match(text):
        return "begins as a program does"
    if MARKUP.match(text):
        return "begins as a page does, whatever its ending"
    return ""


def is_drawing(name: str) -> bool:
    """Whether a file is a drawing in SVG by its ending."""
    return ending(name) == "svg"


def _as_text(head: bytes) -> str:
    """How a file begins, as a browser would read it: without a mark of its encoding and blanks before it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    elif head[:40].count(0) * 3 > len(head[:40]) > 0:
        text = head.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace")
    else:
        text = head.decode("utf-8-sig", "replace")
    return text.lstrip("\ufeff\0 \t\n\r\f")
