"""The corpus of hostile inputs: what each is, by name, and how it gets into an archive."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hostile.carrying import Input, Placed, bundles, carried, in_words, place, put, quoted
from hostile.files import (
    DOCUMENTS,
    DRAWINGS,
    ENCODINGS,
    MEETING,
    NAMES,
    PICTURES,
    SVG,
    THINGS,
    WHOLE_DRAWINGS,
)
from hostile.papers import ADDRESSES, BODIES, FRONTS, HARMLESS
from hostile.sizes import BOMBS, TABLES
from hostile.words import WORDS

__all__ = ["INPUTS", "SOUND", "Input", "Placed", "bundles", "councils", "in_words", "place"]

SOUND: Mapping[str, str] = {
    "council.yaml": "name: Fernshire Council\naddress: https://www.fernshire.example/\n",
    "people.yaml": "a-moss:\n  name: A Moss\n  kind: councillor\n",
    "matters.yaml": "repairs:\n  title: Repairs\n",
    "glossary.yaml": "HRA: Housing Revenue Account\n",
    "redirects.yaml": "old.aspx?Id=1: people/a-moss\n",
    "about/index.md": "# About\n\nThis archive is invented.\n",
}
"""What stands beside the hostile inputs, and what the lines that they share are added to."""


def _paper(body: str, front: str = "") -> str:
    head = f"---\n{front}\n---\n" if front else ""
    return f"{head}# Rents\n\n## Purpose\n\n{body}\n"


def _addressed(name: str, address: str) -> Input:
    plain = " ".join(address.split())
    body = (
        f"[here](<{plain}>)\n\n[here]({plain})\n\n[here][ref]\n\n[ref]: {plain}\n\n"
        f'<a href="{plain}">here</a>\n\n<{plain}>\n\nSee {plain} there.'
    )
    is_harmless = name.removeprefix("address: ").startswith(HARMLESS)
    return Input(name, {"paper.md": _paper(body, f"original: {quoted(address)}")}, refused=not is_harmless)


def _keyed(name: str, address: str) -> Iterator[Input]:
    """An address in each key that takes one; those of `council.yaml` are tried by themselves."""
    said = quoted(address)
    for key in ("webcast", "original"):
        yield Input(f"key: {key}, {name}", {"meeting.yaml": f"agenda: [Rents]\n{key}: {said}\n"}, refused=True)
    term = f"TQNUMBER: {{means: x, see: {said}}}\n"
    yield Input(f"key: see, {name}", {"meeting.yaml": MEETING}, {"glossary.yaml": term}, refused=True)
    event = f"m-NUMBER: {{title: x, background: [{{on: 2020-05, what: x, source: {said}}}]}}\n"
    yield Input(f"key: source, {name}", {"meeting.yaml": MEETING}, {"matters.yaml": event})
    line = f"old/NUMBER: {said}\n"
    yield Input(f"key: redirect, {name}", {"meeting.yaml": MEETING}, {"redirects.yaml": line}, refused=True)


OLD_ADDRESSES = {
    "a line end": "old/NUMBER\n/* https://evil.example/:splat 301",
    "the end of a map": 'old/NUMBER"; return 301 https://evil.example; #',
    "a variable of nginx": "old/NUMBER/$request_uri/${x}",
    "a pattern of nginx": "~^/old/NUMBER/(.*)$",
    "a default of nginx": "default",
    "a pattern of a host": "old/NUMBER/*",
    "a place of a host": "old/NUMBER/:splat",
    "a comment of a host": "#old/NUMBER",
    "a condition of a host": "old/NUMBER Country=gb",
    "a blank": "old/NUMBER a b",
    "a tab": "old/NUMBER\ta",
    "a percent-coded line end": "old/NUMBER%0d%0aSet-Cookie:x",
    "a percent-coded NUL": "old/NUMBER%00.html",
    "percent signs": "old/NUMBER%%%zz",
    "dots": "../../../etc/NUMBER",
    "percent-coded dots": "%2e%2e/%2e%2e/etc/NUMBER",
    "backslashes": "..\\..\\etc\\NUMBER",
    "the home page": "/",
    "a page that is there": "people/a-moss/",
    "a page's own file": "index.html",
    "the search index": "pagefind/pagefind.js",
    "a script": "old/NUMBER/<script>alert(1)</script>",
    "marks": 'old/NUMBER/"onmouseover="alert(1)',
    "a query of a script": "old.aspx?Id=NUMBER&x=<script>alert(1)</script>",
    "a query of marks": "old.aspx?Id=NUMBER&x=\"'`",
    "a name of prototypes": "old.aspx?__proto__=NUMBER&constructor=x",
    "a query of 200 names": "old.aspx?Id=NUMBER" + "&a=b" * 200,
    "a name of 300 letters": "old/NUMBER" + "a" * 300,
    "folders of 3000": "old/NUMBER" + "/a" * 3000,
    "a bidi mark": "old/NUMBER/\u202efdp.exe",
    "half a letter": "old/NUMBER/%ed%a0%80",
    "a NUL": "old/NUMBER/\0",
    "an address of elsewhere": "https://evil.example/old/NUMBER",
    "brackets": "https://[::1/old/NUMBER",
    "Jinja": "old/NUMBER/{{ 7 * 7 }}",
    "an accent apart": "old/NUMBER/cafe\u0301",
    "an accent": "old/NUMBER/caf\u00e9",
    "capitals": "OLD/NUMBER",
}
MEETINGS = {
    "a person twice": "attendance: {members: [A Moss, A Moss], apologies: [A Moss]}",
    "a person of a script": "attendance: {members: ['<script>alert(1)</script>']}",
    "a person of every sort": "attendance: {members: [1, ~, true, {a: b}, [x]]}",
    "papers above": "agenda: [{title: x, papers: ../../../etc/passwd}]",
    "papers of the root": "agenda: [{title: x, papers: /etc/passwd}]",
    "papers that are addresses": "agenda: [{title: x, papers: 'https://evil.example/x.pdf'}]",
    "papers of a device": "agenda: [{title: x, papers: /dev/zero}]",
    "papers of another meeting that is not": "agenda: [{title: x, papers: 2024-02-30/x}]",
    "minutes of no day": "agenda: [{minutes-of: 2024-02-30}]",
    "minutes of itself": "agenda: [{minutes-of: 2021-01-05}]",
    "a number of 400 digits": "agenda: [{title: x, number: " + "9" * 400 + "a}]",
    "a first minute of 400 digits": "minutes: {first: " + "9" * 400 + "}",
    "a first minute of 5000 digits": "minutes: {first: " + "9" * 5000 + "}",
    "a first minute below nought": "minutes: {first: -1}",
    "a first minute of digits of others": "minutes: {first: \u0661}",
    "an exempt paragraph of 400 digits": "agenda: [Rents]\nprivate: [{title: x, exempt: " + "9" * 400 + "}]",
    "a time that is none": "time: 25:61",
    "a time of digits of others": "time: '\u0661\u0662:\u0660\u0660'",
    "a moved meeting that is itself": "moved-from: 2021-01-05",
    "a meeting put off to itself": "agenda: [{title: x, deferred-to: 2021-01-05}]",
    "matters that are paths": "agenda: [{title: x, matter: ../people}]",
    "a meeting with a thousand items": "agenda: [" + "x, " * 1000 + "]",
    "an item of nothing": "agenda: ['', ~, [], {}]",
    "an item in an item": "agenda: [{title: {title: {title: x}}}]",
    "parts without end": "agenda: [{title: x, parts: [" + "y, " * 2000 + "]}]",
    "accepted without end": "accept: {" + "".join(f"rule-{number}: x, " for number in range(500)) + "}",
    "accepted scripts": "accept: {clear-days: '<script>alert(1)</script>', '<script>': x}",
    "joint with a path": "joint-with: ../../etc",
    "keys of Python": "__class__: x\n__dict__: {}\nmodel_fields: x",
    "a key of 5000 letters": "a" * 5000 + ": x",
    "keys of scripts": "'<script>alert(1)</script>': x",
    "keys of bidi marks": "'\u202eadnega': x",
    "keys of line ends": '"a\\nb\\x1b[31m": x',
}
PEOPLE = {
    "an id of a path": "../x: {name: X}\n",
    "an id of a root": "/etc: {name: X}\n",
    "an id of a script": "'<script>': {name: X}\n",
    "an id in capitals": "A-MOSS: {name: X}\n",
    "an id of letters of others": "\u0430-moss: {name: X}\n",
    "an id of 300 letters": "a" * 300 + ": {name: X}\n",
    "an id of nothing": "'': {name: X}\n",
    "an id of a device": "con: {name: X}\n",
    "an id of digits": "'1': {name: X}\n",
    "an id of nought": "~: {name: X}\n",
    "an id of a page": "index: {name: X}\n",
    "a former id of a path": "b-x: {name: X, formerly: ../x}\n",
    "a former id of another": "b-y: {name: X, formerly: a-moss}\n",
    "a former id of its own": "b-z: {name: X, formerly: b-z}\n",
    "a person of nothing": "b-n: ~\n",
    "a person that is a list": "b-l: [x]\n",
}


def _inputs() -> Iterator[Input]:
    for family, texts in WORDS.items():
        yield from carried(family, texts, in_words)
    yield from carried("address", ADDRESSES, _addressed)
    for name in ("javascript", "data, HTML", "no scheme", "a line end"):
        yield from _keyed(name, ADDRESSES.get(name, "https://evil.example/\nx"))
    yield from carried("body", BODIES, lambda name, body: Input(name, {"paper.md": _paper(body)}))
    yield from carried("front", FRONTS, lambda name, front: Input(name, {"paper.md": _paper("Words.", front)}))
    yield from carried("bomb", BOMBS, lambda name, body: Input(name, {"paper.md": _paper(body)}))
    shown = _paper("![Words](paper.csv){chart=bar}")
    yield from carried("table", TABLES, lambda name, text: Input(name, {"paper.md": shown, "paper.csv": text}))
    drawings = {name: SVG.format(inside).encode() for name, inside in DRAWINGS.items()} | WHOLE_DRAWINGS
    for name, drawing in drawings.items():
        yield _attached(f"drawing: {name}", "svg", drawing)
    for name, (ending, data) in PICTURES.items():
        yield _attached(f"picture: {name}", ending, data)
    for name, (ending, data) in DOCUMENTS.items():
        yield _attached(f"document: {name}", ending, data, is_picture=False)
    for name, raw in NAMES.items():
        yield Input(f"name: {name}", {"meeting.yaml": MEETING}, prepare=_named(raw))
    for name, prepare in THINGS.items():
        yield Input(f"thing: {name}", {"meeting.yaml": MEETING}, prepare=prepare)
    for name, (file, data) in sorted(ENCODINGS.items(), key=lambda one: one[1][0]):
        beside = {"paper.md": shown} if file == "paper.csv" else {}
        yield Input(f"encoding: {name}", {**beside, file: data})
    for name, old in OLD_ADDRESSES.items():
        line = f"{quoted(old)}: people/a-moss\n"
        yield Input(f"redirect: {name}", {}, {"redirects.yaml": line})
    yield from carried("meeting", MEETINGS, lambda name, text: Input(name, {"meeting.yaml": f"{text}\n"}))
    for name, entry in PEOPLE.items():
        yield Input(f"person: {name}", {}, {"people.yaml": entry})


def councils() -> Mapping[str, list[Input]]:
    """Each address in every key of `council.yaml` that takes one or has words with links, for an archive of its own."""
    return {name: list(_council(name, address)) for name, address in ADDRESSES.items()}


def _council(name: str, address: str) -> Iterator[Input]:
    said = quoted(address)
    plain = " ".join(address.split())
    linked = quoted(f"See [here](<{plain}>), [there]({plain}), <{plain}> or {plain} itself.")
    for key, line in {
        "address": f"address: {said}\n",
        "contact": f"contact: {{name: Clerks, web: {said}}}\n",
        "statement": f"accessibility: {{contact-form: {said}, contact: {{name: Clerks, web: {said}}}}}\n",
    }.items():
        yield Input(f"council: {key}, {name}", {}, {"council.yaml": line}, refused=not name.startswith(HARMLESS))
    for key in ("notice", "attend", "agenda-notes"):
        yield Input(f"council: {key}, {name}", {"meeting.yaml": MEETING}, {"council.yaml": f"{key}: {linked}\n"})


def _attached(name: str, ending: str, data: bytes, *, is_picture: bool = True) -> Input:
    body = f"[here](paper.{ending})" + (f'\n\n![Words](paper.{ending} "Words")' if is_picture else "")
    return Input(name, {"paper.md": _paper(body), f"paper.{ending}": data})


def _named(raw: bytes) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        put(Path(os.fsdecode(os.fsencode(folder) + b"/" + raw)), "# Rents\n")

    return prepare


INPUTS = tuple(_inputs())
"""Every input, each with a name of its own."""
