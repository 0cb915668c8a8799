"""The one rule for addresses, in a key or in a link: what a reader can follow, and what it says of where it leads.

A web address is read as browsers read it (WHATWG, URL Standard), and refused where that is not what a person sees:
another scheme, what is not seen, a name and password before the host, a host in letters that look like others.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

WEB = frozenset({"http", "https"})
LINKS = WEB | {"mailto", "tel"}
"""The schemes of links in a text."""
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
UNSAFE = re.compile(r'[\\<>"`]')
"""What no address has, and what browsers and programs read each in their own way."""
CODED = re.compile(r"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
"""A control character, encoded."""
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)
MAIL = re.compile(r"[\w.!#$&'*+/=?^{|}~-]{1,64}@(?P<host>[^@?\s]+)")
TELEPHONE = r"\+?[0-9(][0-9 ().-]{0,30}"
"""The form of a telephone number."""
OWN_LETTERS = frozenset("ßæœøðþłđħŋ")
"""Latin letters with no sign over or through them that could be taken away, and that look like no other."""
LONGEST = 2_000
"""Characters: more is cut by programs that pass addresses on."""


@dataclass(frozen=True, slots=True)
class AddressFault:
    """What is wrong with an address, and how to mend it."""

    what: str
    mend: str


def read_address(text: str, schemes: Collection[str] = WEB) -> str | AddressFault:
    """The address with its scheme in small letters, or what is wrong with it; `schemes` are those it may have."""
    scheme = SCHEME.match(text)
    name = scheme[1].lower() if scheme else ""
    address = name + text[len(name) :]
    return _signs(text) or _scheme(text, name, schemes) or _READERS[name](address) or address


def _signs(text: str) -> AddressFault | None:
    """What no address has; browsers take some of it out and follow the rest."""
    if len(text) > LONGEST:
        return AddressFault(f"an address has {len(text):,} characters", f"write one with at most {LONGEST:,}")
    for sign in text:
        if sign.isspace() or not sign.isprintable():
            kind = "a line end" if sign in "\r\n" else "a blank" if sign.isspace() else "a character that is not seen"
            mend = "take it out, or write %20 for a blank that belongs to it"
            return AddressFault(f'the address "{text.strip()}" has {kind} in it (U+{ord(sign):04X})', mend)
    return None


def _scheme(text: str, name: str, schemes: Collection[str]) -> AddressFault | None:
    if name not in schemes:
        return AddressFault(f'the address "{text}" cannot be followed', _begin(schemes, text))
    if found := UNSAFE.search(text):
        return AddressFault(f'the address "{text}" has {found[0]} in it', f"write %{ord(found[0]):02X} for it")
    return None


def _begin(schemes: Collection[str], text: str) -> str:
    if text.startswith("www."):
        return f'write "https://{text}"'
    listed = [f"{scheme}:" for scheme in ("https", "http", "mailto", "tel") if scheme in schemes]
    return f"begin it with {' or '.join(filter(None, [', '.join(listed[:-1]), listed[-1]]))}"


def _web(address: str) -> AddressFault | None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
        parts = None
    if parts is None or not host or not address.partition(":")[2].startswith("//") or port == 0:
        return AddressFault(f'"{address}" is not the address of a page', "copy it from the browser's address bar")
    if "@" in parts.netloc:
        what = f"the address of {parts.netloc.rpartition('@')[2]} has a name or password before its host"
        return AddressFault(what, "take out what stands between // and @")
    if fault := _host(host):
        return fault
    if CODED.search(parts.path):
        what = f'the address "{address}" has an encoded control character in its path'
        return AddressFault(what, "copy it again from the browser's address bar")
    return None


def _host(host: str) -> AddressFault | None:
    """What is wrong with a host: no name or number of one, or a name in letters that can be taken for others."""
    wrong = AddressFault(f'"{host}" cannot be a host', "copy the address from the browser's address bar")
    labels = host.removesuffix(".").split(".")
    if ":" in host or labels[-1].isdigit() or labels[-1].lower().startswith("0x"):
        try:
            ip_address(host)
        except ValueError:
            return wrong
        return None
    if not host.isascii():
        return _letters(host, wrong)
    return None if all(LABEL.fullmatch(label) for label in labels) and len(host) <= 253 else wrong


def _letters(host: str, wrong: AddressFault) -> AddressFault | None:
    """Whether a host in other letters than ASCII is what it seems to be (Unicode Technical Standard 39, section 4).

    Its letters are of one alphabet, and Latin ones are ASCII letters with a sign, or in no danger of being taken for
    one.
    """
    try:
        ascii_form = host.encode("idna").decode()
    except UnicodeError:
        return wrong
    plain = all(sign.isascii() or unicodedata.category(sign)[0] in "LM" for sign in host)
    same = plain and unicodedata.normalize("NFKC", host) == host
    letters = [sign for sign in host if sign.isalpha()]
    alphabets = {unicodedata.name(sign, "?").split()[0] for sign in letters}
    odd = [
        sign
        for sign in letters
        if alphabets == {"LATIN"} and not unicodedata.normalize("NFD", sign)[0].isascii() and sign not in OWN_LETTERS
    ]
    if same and len(alphabets) == 1 and not odd:
        return None
    what = f'"{host}" has letters that look like others: it is {ascii_form}'
    return AddressFault(what, f"write https://{ascii_form}/ if that is meant; else type the host anew")


def _mail(address: str) -> AddressFault | None:
    to = address.removeprefix("mailto:").partition("?")[0]
    match = MAIL.fullmatch(to)
    if not match or _host(match["host"]):
        return AddressFault(f'"{to}" is not an e-mail address', "write it like meetings@fernshire.example")
    return None


def _telephone(address: str) -> AddressFault | None:
    number = address.removeprefix("tel:")
    if not re.fullmatch(TELEPHONE, number):
        return AddressFault(f'"{number}" is not a telephone number', "write it like tel:+441632960001")
    return None


_READERS = {"http": _web, "https": _web, "mailto": _mail, "tel": _telephone}
