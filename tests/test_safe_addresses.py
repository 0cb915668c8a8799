"""One rule for every address: what a reader can follow passes, and what browsers make something else of is an error."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from content_sample import loaded
from marked import marked

from generator.content.model import Council, Matter, Meeting, PaperFront, Record, Term, read
from generator.content.model.addresses import LINKS, AddressFault, read_address
from generator.text import convert

GOOD = [
    "https://www.fernshire.example/",
    "http://fernshire.example:8080/a?b=%0a&c=d,e;f#g",
    "https://www.fernshire.example/ieListDocuments.aspx?CId=1&MId=2&Ver=4",
    "https://www.café.example/é",
    "https://президент.рф/",
    "https://xn--80ak6aa92e.com/",
    "http://[2001:db8::1]/",
    "http://192.0.2.1/",
    "https://fernshire.example/@panel/{a}|b",
]
BAD = {
    "javascript:alert(1)": "cannot be followed",
    "JaVaScRiPt:alert(1)": "cannot be followed",
    "java\tscript:alert(1)": "a blank",
    "java\nscript:alert(1)": "a line end",
    "\x01javascript:alert(1)": "not seen",
    "javascript&#58;alert(1)": "cannot be followed",
    "&#106;avascript:alert(1)": "cannot be followed",
    "javascript%3Aalert(1)": "cannot be followed",
    "data:text/html,<script>alert(1)</script>": "cannot be followed",
    "vbscript:x": "cannot be followed",
    "file:///etc/passwd": "cannot be followed",
    "blob:https://fernshire.example/x": "cannot be followed",
    "//evil.example/": "cannot be followed",
    "/\\evil.example/": "cannot be followed",
    "\\\\evil.example\\share": "cannot be followed",
    "www.fernshire.example": "cannot be followed",
    "https:evil.example": "not the address of a page",
    "https:///evil.example": "not the address of a page",
    "https:\\\\evil.example": "has \\ in it",
    "https://fernshire.example\\@evil.example": "has \\ in it",
    "https://fernshire.example/a b": "a blank",
    " https://fernshire.example/": "a blank",
    "https://fernshire.example/\n": "a line end",
    "https://fernshire.example/\u202ecod.exe": "not seen",
    "https://fern\u200bshire.example/": "not seen",
    "https://fern\u00adshire.example/": "not seen",
    'https://fernshire.example/"onclick="x': 'has " in it',
    "https://fernshire.example/<b>": "has < in it",
    "https://clerk:secret@fernshire.example/": "name or password",
    "https://fernshire.example@evil.example/": "name or password",
    "http://[::1": "not the address of a page",
    "http://[zz]/": "not the address of a page",
    "http://1.2.3/": "cannot be a host",
    "http://0x7f.0x1/": "cannot be a host",
    "http://2130706433/": "cannot be a host",
    "https://fernshire.example:99999/": "not the address of a page",
    "https://fernshire..example/": "cannot be a host",
    "https://-fernshire.example/": "cannot be a host",
    "https://fernshire%2eexample/": "cannot be a host",
    f"https://{'a' * 64}.example/": "cannot be a host",
    "https://fernshire.example/%0d%0aSet-Cookie:x": "encoded control",
    "https://fernshіre.example/": "look like others",  # a Cyrillic i
    "https://аррӏе.com/": "look like others",
    "https://ｆernshire.example/": "look like others",
    "https://fernshıre.example/": "look like others",
    "https://fernshire。example/": "look like others",
    f"https://fernshire.example/{'a' * 2000}": "characters",
}


@pytest.mark.parametrize("address", GOOD)
def test_an_address_that_can_be_followed_passes_as_it_is(address: str) -> None:
    assert read_address(address) == address


def test_the_scheme_is_kept_in_small_letters() -> None:
    assert read_address("HTTPS://Fernshire.example/A") == "https://Fernshire.example/A"


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_is_not_what_it_seems_is_refused(address: str) -> None:
    read = read_address(address)
    assert isinstance(read, AddressFault)
    assert BAD[address] in read.what
    assert read.mend


@pytest.mark.parametrize("address", ["mailto:a.b@fernshire.example?subject=Rents%0A", "tel:+441632960001", "tel:999"])
def test_a_link_may_lead_to_mail_and_telephone(address: str) -> None:
    assert read_address(address, LINKS) == address
    assert isinstance(read_address(address), AddressFault)


@pytest.mark.parametrize("address", ["mailto:", "mailto:a@b@c", "mailto:clerk", "tel:alert(1)", "tel:", "mailto:a@[b"])
def test_a_link_to_nobody_is_refused(address: str) -> None:
    assert isinstance(read_address(address, LINKS), AddressFault)


Value = dict[str, object]
KEYS: list[tuple[str, type[Record], Value]] = [
    ("address", Council, {"name": "x"}),
    ("contact.web", Council, {"name": "x", "contact": {"name": "x"}}),
    ("accessibility.contact.web", Council, {"name": "x", "accessibility": {"contact": {"name": "x"}}}),
    ("accessibility.contact-form", Council, {"name": "x", "accessibility": {}}),
    ("see", Term, {"means": "x"}),
    ("webcast", Meeting, {}),
    ("original", Meeting, {}),
    ("original", PaperFront, {}),
]
"""Every key that takes the address of a page, with what must stand beside it."""


def with_key(value: Value, key: str, address: str) -> Value:
    first, _, more = key.partition(".")
    inner = value.get(first, {})
    return {**value, first: with_key(inner if isinstance(inner, dict) else {}, more, address) if more else address}


@pytest.mark.parametrize(("key", "kind", "beside"), KEYS, ids=[f"{kind.__name__} {key}" for key, kind, _ in KEYS])
def test_every_key_with_an_address_goes_by_the_rule(key: str, kind: type[Record], beside: Value) -> None:
    for address in GOOD:
        assert read(kind, with_key(beside, key, address))[1] == ()
    for address in BAD:
        _, (fault,) = read(kind, with_key(beside, key, address))
        assert (fault.loc, fault.rule) == (tuple(key.split(".")), "bad-link")


def test_the_source_of_a_moment_is_a_paper_or_an_address() -> None:
    def faults(source: str) -> list[str]:
        value = {"title": "Rents", "background": [{"on": "2023", "what": "x", "source": source}]}
        return [fault.rule for fault in read(Matter, value)[1]]

    assert faults("2024-06-12/repairs-plan#p2-1") == faults("https://fernshire.example/") == []
    assert faults("javascript:alert(1)") == faults("https://a:b@fernshire.example/") == ["bad-link"]


@pytest.mark.parametrize(
    "email", ["javascript:alert(1)", "a@b.example?bcc=c@d.example", "a b@c.example", "a@b.example\n"]
)
def test_the_address_of_a_team_is_one_that_mail_can_go_to(email: str) -> None:
    contact = {"name": "Clerks", "email": email, "telephone": "01632 960001"}
    _, (fault,) = read(Council, {"name": "Fernshire", "contact": contact})
    assert (fault.loc, fault.rule) == (("contact", "email"), "bad-link")


@pytest.mark.parametrize("address", [one for one in BAD if ":" in one and not set(one) & set(' \t\n<>")')])
def test_no_link_in_a_text_leads_there(address: str) -> None:
    body = convert(f"# Rents\n\n## Purpose\n\nSee [there]({address}) now.\n", "paper")
    told = "bad-link" in [fault.rule for fault in body.faults]
    html = marked(body)
    assert ("<a>there</a>" in html and told) or "<a data-ref=" in html or "[there](" in html


def test_an_address_in_running_text_that_cannot_be_followed_stays_words_and_is_told() -> None:
    body = convert("# Rents\n\n## Purpose\n\nSee https://clerk:secret@fernshire.example/ now.\n", "paper")
    assert "</a>See https://clerk:secret@fernshire.example/ now.</p>" in marked(body)
    assert [(fault.line, fault.column, fault.rule, fault.severity) for fault in body.faults] == [
        (5, 5, "bad-link", "warning")
    ]


SCRIPT = "[here](javascript:alert)"
VALUES: Mapping[str, tuple[Mapping[str, str], str]] = {
    "a key of the council": ({"council.yaml": f"name: Fernshire\nattend: Come {SCRIPT}.\n"}, "council.yaml:2"),
    "a matter": ({"matters.yaml": f"rents:\n  title: Rents\n  about: Come {SCRIPT}.\n"}, "matters.yaml:3"),
    "an item": ({"panel/2024-06-12/meeting.yaml": f"agenda:\n  - Come {SCRIPT}\n"}, "panel/2024-06-12/meeting.yaml:2"),
    "a row": (
        {
            "panel/2024-06-12/meeting.yaml": "",
            "panel/2024-06-12/work-programme.yaml": f"programme:\n  July:\n    - Come {SCRIPT}\n",
        },
        "panel/2024-06-12/work-programme.yaml:3",
    ),
    "a cell": (
        {
            "panel/2024-06-12/meeting.yaml": "agenda:\n  - title: Rents\n    papers: rents\n",
            "panel/2024-06-12/rents.md": "# Rents\n\n## Purpose\n\nTo tell.\n\n![Arrears](rents.csv)\n",
            "panel/2024-06-12/rents.csv": f"Ward,Arrears\nFernham,Come {SCRIPT}\n",
        },
        "panel/2024-06-12/rents.csv:2",
    ),
}


@pytest.mark.parametrize("where", VALUES)
def test_a_link_in_a_value_goes_by_the_rule_too(where: str, tmp_path: Path) -> None:
    files, place = VALUES[where]
    _, lines = loaded(files, tmp_path)
    assert f'{place}: error: the address "javascript:alert" cannot be followed [bad-link]' in lines
