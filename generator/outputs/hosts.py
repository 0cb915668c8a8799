"""What hosts are told, in their own words: where old addresses lead, and which files beside the papers are not shown.

A page stands at each of those addresses and leads on by itself; a host that reads one of these files answers before it,
with the status that search engines, calendars and links from elsewhere follow.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import quote, unquote

from generator import urls
from generator.archive import Redirect

SIMPLE = re.compile(r"[A-Za-z0-9._~-]+")
"""Names and values of parameters that `_redirects` can ask for; the page at the path sees to all others."""
LONGEST = 4000
"""Bytes that nginx takes for one parameter of its configuration, nearly."""
USUAL_BUCKET, USUAL_SIZE = 64, 2048
"""How much room for long keys, and for many, nginx has if it is told nothing."""
MOVED = "$agendapack_moved"
HEAD = f"""\
# Old addresses, and where what stood there is now. Made with the site: changes belong into redirects.yaml.
#
# In http {{}}, before any other map:   include /where/the/site/is/{urls.REDIRECTS_FOR_NGINX};
# In the site's server {{}}:            if ({MOVED}) {{ return 301 {MOVED}; }}
"""


SHOWN = frozenset(("pdf", "png", "jpg", "jpeg", "gif", "webp", "csv", "txt"))
"""Endings of files that a browser shows and in which it runs nothing; all others are to be saved."""
FOR_ALL = """\
  Access-Control-Allow-Origin: *
"""
"""What lets scripts of other sites read the files, all of which are public (Fetch, section 3.3.3)."""
SAVED = """\
  Content-Disposition: attachment
  Content-Security-Policy: default-src 'none'; sandbox
  X-Content-Type-Options: nosniff
"""


def for_hosts(redirects: Sequence[Redirect], base: str, files: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
    """The files that tell hosts where old addresses lead, who may read what, and which `files` are to be saved.

    `base` is the path of the site.
    """
    saved = sorted(file for file in files if file.rpartition(".")[2].lower() not in SHOWN)
    rules = [f"{_at(base, '')}*\n{FOR_ALL}", *(f"{_at(base, file)}\n{SAVED}" for file in saved)]
    yield urls.HEADERS, "\n".join(rules).encode()
    if redirects:
        yield urls.REDIRECTS, _lines(redirects, base).encode()
        yield urls.REDIRECTS_FOR_NGINX, _for_nginx(redirects, base).encode()


def _at(base: str, path: str) -> str:
    """A path of the site, encoded, from the root of its host."""
    return urls.from_base(quote(unquote(base)), quote(path))


def _to(base: str, address: str) -> str:
    """An address of the site likewise, with its fragment."""
    path, fragment = urls.parted(address)
    return urls.at(_at(base, path), quote(fragment))


# The file _redirects


def _lines(redirects: Sequence[Redirect], base: str) -> str:
    """A line for each address; those that ask for parameters stand above those of the same path that ask for fewer.

    With "!" the rule goes before the page (Netlify); a host that does not know "!" passes the line over and takes the
    next one. A path that is told apart by queries is left to its page where the parameters are not met; so is an
    address that names a parameter twice, which such a host does not tell from one that names it once.
    """
    looked_up = {redirect.key for redirect in redirects if redirect.query}
    lines = []
    for redirect in redirects:
        old, to = _at(base, redirect.path), _to(base, redirect.target)
        is_simple = all(SIMPLE.fullmatch(name) and SIMPLE.fullmatch(value) for name, value in redirect.query)
        if is_simple and len(dict(redirect.query)) == len(redirect.query):
            asked = "".join(f" {name}={value}" for name, value in redirect.query)
            lines += [f"{old}{asked} {to} 301!"] if redirect.query else []
            lines += [f"{old} {to} 301!", f"{old} {to} 301"] if redirect.key not in looked_up else []
    return "".join(f"{line}\n" for line in lines)


# The map for nginx


def _for_nginx(redirects: Sequence[Redirect], base: str) -> str:
    """A map from decoded paths, whatever the case of their letters, and for paths told apart by queries one from those.

    nginx works a map out only when it is asked for, and finds a whole path at once: many cost no more than few.
    """
    by_path: dict[str, list[Redirect]] = {}
    for redirect in redirects:
        by_path.setdefault(redirect.key, []).append(redirect)
    keys: dict[str, str] = {}
    queries: list[str] = []
    for own in by_path.values():
        to = f'"{_to(base, own[0].target)}"'
        if own[0].query:
            to = f"{MOVED}_{len(queries) + 1}"
            queries.append(_map("$args", to, (line for redirect in own if (line := _query_line(redirect, base)))))
        for path in (own[0].path, urls.moved(own[0].path)):
            key = urls.from_base(unquote(base), path).replace('"', '\\"')
            if key.isprintable():
                keys[f'"{key}"'] = to
    paths = _map("$uri", MOVED, (f"{key} {to}" for key, to in keys.items()))
    return f"{HEAD}{_room(keys)}\n{''.join(queries)}{paths}"


def _map(of: str, name: str, lines: Iterable[str]) -> str:
    inside = "".join(f"    {line};\n" for line in lines)
    return f"map {of} {name} {{\n{inside}}}\n"


def _room(keys: Collection[str]) -> str:
    """What nginx must be told where keys are longer, or more, than it expects."""
    longest = max((len(key.encode()) for key in keys), default=0) + 32
    bucket, size = 1 << (longest - 1).bit_length(), 1 << (2 * len(keys)).bit_length()
    said = [f"map_hash_bucket_size {bucket};\n"] if bucket > USUAL_BUCKET else []
    said += [f"map_hash_max_size {size};\n"] if size > USUAL_SIZE else []
    return "".join(["\n", *said]) if said else ""


def _query_line(redirect: Redirect, base: str) -> str:
    """The pattern of a query, whatever the order and case of its parameters and what else is asked for."""
    to = f'"{_to(base, redirect.target)}"'
    if not redirect.query:
        return f"default {to}"
    asked = "".join(f"(?=(?:.*&)?{_parameter(name, value)}(?:&|$))" for name, value in redirect.query)
    return f'"~*^{asked}" {to}' if len(asked) < LONGEST else ""


def _parameter(name: str, value: str) -> str:
    called = "".join(_sign(sign) for sign in name)
    return f"{called}={''.join(_sign(sign) for sign in value)}" if value else f"{called}=?"


def _sign(sign: str) -> str:
    """A sign of a name or value as a browser may send it: as it is, or encoded."""
    if SIMPLE.fullmatch(sign):
        return "[.]" if sign == "." else sign
    coded = quote(sign, safe="")
    if sign == " ":
        return f"(?:[+]|{coded})"
    return f"(?:{coded}|\\x{ord(sign):02x})" if " " < sign <= "~" and sign not in "&=+#" else coded
