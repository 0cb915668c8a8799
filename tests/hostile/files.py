"""Hostile files: their bytes, their names, and what only looks like a file."""

import gzip
import os
import socket
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from hostile.words import ELSEWHERE

SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>{}</svg>"
DRAWINGS = {
    "a script": "<script>alert(1)</script>",
    "a script from elsewhere": f"<script href='{ELSEWHERE}/x.js'/>",
    "a script of another prefix": "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
    "a script in CDATA": "<script><![CDATA[alert(1)]]></script>",
    "a handler": "<rect width='9' height='9' onclick='alert(1)' onload='alert(1)'/>",
    "a handler of an event": "<handler xmlns='http://www.w3.org/2001/xml-events' type='x'>alert(1)</handler>",
    "a link": "<a href='javascript:alert(1)'><rect width='9' height='9'/></a>",
    "a link of old": "<a xlink:href='javascript:alert(1)'><rect width='9' height='9'/></a>",
    "an animation": "<a><animate attributeName='href' values='javascript:alert(1)'/><rect width='9' height='9'/></a>",
    "a set": "<a><set attributeName='href' to='javascript:alert(1)'/><rect width='9' height='9'/></a>",
    "HTML": "<foreignObject width='9' height='9'><body xmlns='http://www.w3.org/1999/xhtml'>"
    "<iframe src='javascript:alert(1)'/><form action='https://evil.example/'/></body></foreignObject>",
    "a picture from elsewhere": f"<image href='{ELSEWHERE}/x.png'/>",
    "a picture of data": "<image href='data:image/svg+xml,&lt;svg onload=alert(1)>'/>",
    "a use of elsewhere": f"<use href='{ELSEWHERE}/x.svg#y'/>",
    "a use of data": "<use href='data:image/svg+xml,x#y'/>",
    "a style": f"<style>@import '{ELSEWHERE}/x.css'; * {{ background: url({ELSEWHERE}/x.png) }}</style>",
    "a style of an element": f"<rect style='fill:url({ELSEWHERE}/x.svg#y)'/>",
    "a filter": f"<filter id='f'><feImage href='{ELSEWHERE}/x.png'/></filter><rect filter='url(#f)'/>",
    "a font": f"<font-face><font-face-src><font-face-uri href='{ELSEWHERE}/x'/></font-face-src></font-face>",
    "a pattern in itself": "<pattern id='p'><rect fill='url(#p)'/></pattern><rect fill='url(#p)'/>",
    "uses without end": "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
    "laughs of uses": "".join(
        f"<g id='g{number}'>" + f"<use href='#g{number + 1}'/>" * 10 + "</g>" for number in range(9)
    ),
    "groups without end": "<g>" * 5000 + "</g>" * 5000,
    "metadata": "<metadata>Drawn by Ed Finch, C:\\Users\\efinch</metadata><desc onclick='alert(1)'>x</desc>",
    "a sheet in an instruction": "<?xml-stylesheet href='javascript:alert(1)'?>",
}
WHOLE_DRAWINGS: dict[str, bytes] = {
    "an entity of a file": b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    b"<svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
    "an entity that laughs": b"<!DOCTYPE svg [<!ENTITY a 'xxxxxxxxxx'>"
    + b"".join(b"<!ENTITY %c '%b'>" % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(8))
    + b"]><svg xmlns='http://www.w3.org/2000/svg'><text>&i;</text></svg>",
    "UTF-16": SVG.format("<script>alert(1)</script>").encode("utf-16"),
    "UTF-7": b"<?xml version='1.0' encoding='UTF-7'?>+ADw-svg onload+AD0-'alert(1)'/+AD4-",
    "packed": gzip.compress(SVG.format("<script>alert(1)</script>").encode()),
    "packed to burst": gzip.compress(b" " * 20_000_000),
    "not a drawing": b"\x00\x01\x02\xff",
    "empty": b"",
    "HTML": b"<!doctype html><script>alert(1)</script>",
    "without end": b"<svg xmlns='http://www.w3.org/2000/svg'><g>",
}


def png(width: int, height: int, data: bytes, *more: tuple[bytes, bytes]) -> bytes:
    """A picture of a size that it says, with the data and chunks that are given."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), *more, (b"IDAT", zlib.compress(data)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


PICTURES: dict[str, tuple[str, bytes]] = {
    "PNG of a size beyond": ("png", png(2**31 - 1, 2**31 - 1, b"\0")),
    "PNG of no size": ("png", png(0, 0, b"")),
    "PNG to burst": ("png", png(20_000, 20_000, b"\0" * 20_000_000)),
    "PNG with words to burst": ("png", png(1, 1, b"\0\0\0\0", (b"zTXt", b"x\0\0" + zlib.compress(b"x" * 9_000_000)))),
    "PNG with an author": ("png", png(1, 1, b"\0\0\0\0", (b"tEXt", b"Author\0Ed Finch"))),
    "PNG that is cut": ("png", png(9, 9, b"\0" * 260)[:40]),
    "PNG that is HTML": ("png", b"<script>alert(1)</script>"),
    "PNG with HTML after it": ("png", png(1, 1, b"\0\0\0\0") + b"<script>alert(1)</script>"),
    "JPEG that is cut": ("jpg", b"\xff\xd8\xff\xe1\xff\xff"),
    "JPEG with a loop": ("jpg", b"\xff\xd8" + b"\xff\xe1\x00\x02" * 20_000),
    "JPEG with odd Exif": ("jpg", b"\xff\xd8\xff\xe1\x00\x20Exif\0\0MM\0*\0\0\0\x08" + b"\xff" * 40 + b"\xff\xd9"),
    "JPEG that is a drawing": ("jpg", SVG.format("<script>alert(1)</script>").encode()),
    "GIF with a script": ("gif", b"GIF89a/*" + b"\0" * 9 + b"*/=alert(1)//"),
    "GIF of nothing": ("gif", b""),
    "WebP that is cut": ("webp", b"RIFF\xff\xff\xff\xffWEBPVP8X"),
    "picture of an odd kind": ("bmp", b"BM" + b"\xff" * 60),
}
DOCUMENTS: dict[str, tuple[str, bytes]] = {
    "HTML": ("html", b"<!doctype html><script>alert(1)</script>"),
    "HTML of old": ("htm", b"<img src=x onerror=alert(1)>"),
    "XHTML": ("xhtml", b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"),
    "HTML of Apache": ("shtml", b"<!--#exec cmd='id' -->"),
    "HTML with its style": ("mhtml", b"Content-Type: text/html\n\n<script>alert(1)</script>"),
    "XML": ("xml", b"<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>"),
    "XML with a sheet": ("xsl", b"<x:stylesheet xmlns:x='http://www.w3.org/1999/XSL/Transform'/>"),
    "a script": ("js", b"alert(1)"),
    "a module": ("mjs", b"alert(1)"),
    "a program": ("exe", b"MZ" + b"\0" * 60),
    "a program of PHP": ("php", b"<?php system('id'); ?>"),
    "a program of a host": ("cgi", b"#!/bin/sh\nid\n"),
    "rules of Apache": ("htaccess", b"AddType application/x-httpd-php .csv"),
    "a feed": ("rss", b"<rss><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></rss>"),
    "web assembly": ("wasm", b"\0asm\1\0\0\0"),
    "a worker's manifest": ("webmanifest", b"{}"),
    "a link of the web": ("url", b"[InternetShortcut]\nURL=javascript:alert(1)"),
    "PDF with a script": ("pdf", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"),
    "PDF that is cut": ("pdf", b"%PDF-1.7\n"),
    "PDF that is HTML": ("pdf", b"<script>alert(1)</script>"),
    "PDF of nothing": ("pdf", b""),
    "a ZIP to burst": ("zip", gzip.compress(b"\0" * 9_000_000)),
    "a ZIP with a path above": ("zip", b"PK\3\4../../../../etc/passwd"),
    "words of Word": ("docm", b"PK\3\4"),
    "a sheet": ("xlsm", b"PK\3\4"),
    "a film": ("mp4", b"\0\0\0\x20ftyp"),
    "no ending": ("x" * 60, b"x"),
    "two endings": ("pdf.html", b"<script>alert(1)</script>"),
}

NAMES: dict[str, bytes] = {
    "a line end": b"two\nlines.pdf",
    "a return": b"two\rlines.pdf",
    "an escape": b"\x1b[31mred.pdf",
    "a bell": b"bell\x07.pdf",
    "a delete": b"delete\x7f.pdf",
    "not UTF-8": b"br\xe9ve.pdf",
    "half a letter": b"half\xed\xa0\x80.pdf",
    "a colon": b"a:b.pdf",
    "a stream": b"a.pdf:stream",
    "a backslash": b"a\\b.pdf",
    "backslashes above": b"..\\..\\a.pdf",
    "a question mark": b"a?b.pdf",
    "a hash sign": b"a#b.pdf",
    "a percent sign": b"a%2fb.pdf",
    "a percent sign alone": b"a%.pdf",
    "an asterisk": b"a*b.pdf",
    "a pipe sign": b"a|b.pdf",
    "angle brackets": b"<script>alert(1)<script>.pdf",
    "a quotation mark": b'" onmouseover="alert(1).pdf',
    "an apostrophe": b"' onmouseover='alert(1).pdf",
    "a device of Windows": b"con.pdf",
    "a device of Windows in capitals": b"NUL.pdf",
    "a device of Windows with a number": b"com1.md",
    "a device of Windows as a paper": b"aux.md",
    "a dot at the end": b"a.",
    "a blank at the end": b"a.pdf ",
    "a blank at the start": b" a.pdf",
    "two dots at the start": b"..a.pdf",
    "a hidden file": b".htaccess",
    "a hyphen at the start": b"-rf.pdf",
    "a tilde": b"~a.pdf",
    "a leftover of an editor": b"a.pdf~",
    "a lock of Word": b"~$a.docx",
    "250 letters": b"a" * 246 + b".pdf",
    "84 letters of three bytes": "\u4e00".encode() * 83 + b".pdf",
    "a right-to-left mark": "a\u202efdp.exe".encode(),
    "a zero-width blank": "a\u200b.pdf".encode(),
    "an accent": "caf\u00e9.pdf".encode(),
    "an accent apart": "cafe\u0301.pdf".encode(),
    "a hard blank": "a\u00a0b.pdf".encode(),
    "emoji": "\U0001f600.pdf".encode(),
    "a formula": b"=1+1.pdf",
    "Jinja": b"{{ 7 * 7 }}.pdf",
    "Typst": b"#panic().pdf",
    "the page's own name": b"index.html",
    "the page's own name in capitals": b"INDEX.HTML",
    "the calendar's own name": b"meeting.ics",
    "the pack's own name": b"pack.pdf",
    "the minutes' own folder": b"minutes.html",
    "redirects of a host": b"_redirects",
    "headers of a host": b"_headers",
    "a service worker": b"sw.js",
    "in capitals": b"RENTS.MD",
    "YAML of another sort": b"rents.yml",
    "Markdown of another sort": b"rents.markdown",
    "a pack of another sort": b"pack-supplement-1.pdf",
}


def _twins(*names: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        for name in names:
            (folder / name).write_bytes(b"# Rents\n\n## Purpose\n\nWords.\n")

    return prepare


def _link(name: str, target: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).symlink_to(target)


def _hard_link(folder: Path) -> None:
    outside = folder.parent.parent.parent / "elsewhere.txt"
    outside.write_text("elsewhere\n")
    os.link(outside, folder / "hard.pdf")


def _socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind("s.pdf")
    finally:
        os.chdir(here)


def _hole(folder: Path) -> None:
    with (folder / "hole.md").open("wb") as file:
        file.truncate(50_000_000)


def _ring(folder: Path) -> None:
    (folder / "a.md").symlink_to("b.md")
    (folder / "b.md").symlink_to("a.md")


def _folders(folder: Path) -> None:
    (folder.joinpath(*["d"] * 60)).mkdir(parents=True)


def _paper_and_folder(folder: Path) -> None:
    (folder / "rents.md").write_text("# Rents\n")
    (folder / "rents").mkdir()


THINGS: dict[str, Callable[[Path], None]] = {
    "names that differ by case": _twins("map.pdf", "Map.pdf", "MAP.PDF"),
    "names that differ by form": _twins("caf\u00e9.pdf", "cafe\u0301.pdf"),
    "papers that differ by case": _twins("rents.md", "Rents.md"),
    "names that differ by a dot": _twins("map.pdf", "map.pdf."),
    "a paper and an attachment of one name": _twins("rents.md", "rents"),
    "a paper and its folder": _paper_and_folder,
    "names that differ by letters of others": _twins("a.pdf", "\u0430.pdf"),
    "names that grow alike": _twins("stra\u00dfe.pdf", "strasse.pdf", "STRASSE.pdf"),
    "a link to a file elsewhere": _link("passwd.md", "/etc/passwd"),
    "a link to a file elsewhere, attached": _link("passwd.pdf", "/etc/passwd"),
    "a link to a folder elsewhere": _link("etc", "/etc"),
    "a link to the folder above": _link("up", ".."),
    "a link to its own folder": _link("here", "."),
    "a link to the content": _link("content.md", "../../council.yaml"),
    "a link to nothing": _link("gone.md", "nowhere"),
    "a link to itself": _link("self.md", "self.md"),
    "a ring of links": _ring,
    "a link to a device": _link("zero.md", "/dev/zero"),
    "a link to a device, attached": _link("zero.pdf", "/dev/zero"),
    "a link to the process": _link("environ.md", "/proc/self/environ"),
    "a hard link to a file elsewhere": _hard_link,
    "a pipe for a paper": lambda folder: os.mkfifo(folder / "pipe.md"),
    "a pipe for a table": lambda folder: os.mkfifo(folder / "pipe.csv"),
    "a pipe, attached": lambda folder: os.mkfifo(folder / "pipe.pdf"),
    "a socket": _socket,
    "a folder for a paper": lambda folder: (folder / "rents.md").mkdir(),
    "folders in folders": _folders,
    "a file of holes": _hole,
}

MEETING = "agenda: [Rents]\n"
ENCODINGS: dict[str, tuple[str, bytes]] = {
    f"{name} as {file}": (file, raw)
    for name, raw in {
        "Latin-1": "R\u00e9nts: x\n".encode("latin-1"),
        "Windows-1252": "\u201cRents\u201d: x\n".encode("cp1252"),
        "UTF-16": "title: Rents\n".encode("utf-16"),
        "UTF-32": "title: Rents\n".encode("utf-32"),
        "UTF-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-\n",
        "Shift JIS": "\u8868\u8868: x\n".encode("shift_jis"),
        "overlong letters": b"\xc0\xbcscript\xc0\xbe\n",
        "half letters": b"\xed\xa0\x80\xed\xbf\xbf\n",
        "letters beyond": b"\xf4\x90\x80\x80\n",
        "a letter that is cut": b"Rents \xe2\x82",
        "NULs": b"R\0e\0n\0t\0s\0\n",
        "a NUL": b"# Rents\n\n\0\n",
        "only a byte order mark": b"\xef\xbb\xbf",
        "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf# Rents\n",
        "a byte order mark of another": b"\xff\xfe",
        "returns": b"# Rents\r\rWords\r",
        "a program's head": b"\x7fELF\x02\x01\x01",
    }.items()
    for file in ("meeting.yaml", "paper.md", "paper.csv")
}
