"""What texts and lines of YAML refer to; and converted texts as they are kept: what is not of our making is left."""

import base64
import zlib
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.archive.references import Linkable, Origin, Page
from generator.archive.resolve import BODIES, Resolver, walk
from generator.archive.years import Starts
from generator.content.model import Meeting, Named
from generator.problems import Place
from generator.store.memo import Memo
from generator.text import Figure, convert

TEXT = convert("# Rents\n\n- They rise by **2 %**.\n", "paper")
JUNE = "panel/2024-06-12"
KNOWN = Linkable(
    {f"{JUNE}/rents.md": Page(f"{JUNE}/rents/", frozenset({"p1-1"}))}, {}, {("panel", "2024-06-12"): JUNE}, Starts()
)
ORIGIN = Origin(JUNE, "panel", form="PLA{n}/{yy}")


class Stored(dict[str, bytes]):
    """A store in memory."""

    put = dict[str, bytes].__setitem__


def resolver(terms: Mapping[str, str] | None = None, memo: Memo | None = None) -> Resolver:
    """A resolver that knows two people, two matters and a paper."""
    people, matters = dict.fromkeys(("a-moss", "b-reed"), True), dict.fromkeys(("rents", "damp"), True)
    return Resolver(KNOWN, people, matters, terms or {}, memo or Memo())


def here() -> Place:
    """A place in a file."""
    return Place("x.yaml", 2, 3)


def told(of: Resolver) -> list[str]:
    """What was found wrong: "line:column severity what; mend [rule]"."""
    return [
        f"{each.place.line}:{each.place.column} {each.severity} {each.what}; {each.mend} [{each.rule}]"
        for each in of.problems
    ]


# What lines refer to


def test_a_line_leads_by_the_marks_in_it_and_what_leads_nowhere_is_told() -> None:
    of = resolver()
    line = of.line("See [it](rents.md#p1-1), [that](zzz.md) and minute PLA9/24.", ORIGIN, here)
    assert line.text == "See it, that and minute PLA9/24."
    assert line.links == {"rents.md#p1-1": f"{JUNE}/rents/#p1-1", "zzz.md": "", "minute:PLA9/24": ""}
    assert of.led == {f"{JUNE}/rents/#p1-1", ""}
    assert told(of) == [
        f'2:3 error there is no "{JUNE}/zzz.md" in the content; did you mean "{JUNE}/rents.md"? [broken-link]',
        "2:3 info minute PLA9/24 is not in the archive; it stays without a link [outside]",
    ]


def test_paragraphs_lead_too_and_have_their_words_line_by_line() -> None:
    of = resolver()
    said = of.paragraphs("See [it](rents.md).\n\n- One\n- [Two](zzz.md)", ORIGIN, here)
    assert said.text == "See it.\nOne\nTwo"
    assert said.links == {"rents.md": f"{JUNE}/rents/", "zzz.md": ""}
    assert [problem.rule for problem in of.problems] == ["broken-link"]


@pytest.mark.parametrize("text", [None, ""])
def test_of_nothing_written_nothing_is_made(text: str | None) -> None:
    of = resolver()
    assert not of.line(text, ORIGIN, here)
    assert not of.paragraphs(text, ORIGIN, here)
    assert of.read == []


def test_a_figure_in_a_text_is_no_link() -> None:
    of = resolver()
    body = convert("# Rents\n\n![Costs](sums.csv)\n\nSee [it](rents.md).\n", "paper")
    assert of.links(body.references, ORIGIN, lambda reference: Place("x.md", reference.line)) == {
        "rents.md": f"{JUNE}/rents/"
    }


def test_an_abbreviation_means_what_the_glossary_says_now_whatever_was_kept() -> None:
    store = Stored()
    for means in ("Housing account", "Another account"):
        of = resolver({"HRA": means, "SLA": "Service level"}, Memo(store=store))
        line, text = of.line("The HRA", ORIGIN, here), of.paragraphs("The HRA", ORIGIN, here)
        drawn = of.draw("Name,Sum\nThe HRA,5\n", Figure("figure-1", "Sums", "sums.csv"), of.terms)
        assert [means in "".join(map(str, each.forms.html)) for each in (line, text)] == [True, True]
        assert means in repr(drawn)
        assert of.read == ["The HRA", "The HRA", "Name,Sum\nThe HRA,5\n"]
    assert len(store) == 6


def test_a_number_in_the_form_of_the_body_is_kept_apart_from_the_same_words_elsewhere() -> None:
    memo = Memo(store=Stored())
    links = [
        resolver(memo=memo).line("As in PLA9/24", origin, here).links for origin in (ORIGIN, Origin(JUNE, "panel"))
    ]
    assert links == [{"minute:PLA9/24": ""}, {}]


def test_a_table_is_offered_without_what_only_this_program_reads() -> None:
    assert resolver().offered("Name,Sum\n# All,\nRents,**5**\n") == "Name,Sum\nAll,\nRents,5\n"


# Whom and what records name


ADD = "add the person, or write the name in full"


@pytest.mark.parametrize(
    ("named", "unknown", "mend"),
    [
        (Named(person="a-moss"), "", ""),
        (Named(person="A Moss"), "", ""),
        (Named(person="vacant"), "", ""),
        (Named(person="a-mos"), "a-mos", 'did you mean "a-moss"?'),
        (Named(person="A-Moss"), "A-Moss", 'did you mean "a-moss"?'),
        (Named(person="zzzzz"), "zzzzz", ADD),
        (Named(person="a-moss", for_="b-reed"), "", ""),
        (Named(person="a-moss", for_="not stated"), "", ""),
        (Named(person="a-moss", for_="zzzzz"), "zzzzz", ADD),
        (Named(person="vacant", for_="zzzzz"), "zzzzz", ADD),
    ],
)
def test_an_id_that_nobody_has_is_told(named: Named, unknown: str, mend: str) -> None:
    of = resolver()
    of.person(named, here)
    assert told(of) == (
        [f'2:3 error nobody in people.yaml has the id "{unknown}"; {mend} [unknown-person]'] if unknown else []
    )


@pytest.mark.parametrize(
    ("name", "mend"), [("rents", ""), ("rent", 'did you mean "rents"?'), ("zzzzz", "add it to matters.yaml")]
)
def test_a_matter_that_is_in_no_file_is_told(name: str, mend: str) -> None:
    of = resolver()
    of.matter(name, here)
    said = f'2:3 error no matter in matters.yaml has the id "{name}"; {mend} [unknown-matter]'
    assert told(of) == ([said] if mend else [])


def test_of_files_that_could_not_be_read_nothing_is_asked() -> None:
    of = Resolver(KNOWN, None, None, {}, Memo())
    of.person(Named(person="zzzzz", for_="zzzzz"), here)
    of.matter("zzzzz", here)
    assert of.problems == []


def test_everybody_and_every_matter_that_a_record_names_is_found_with_its_keys() -> None:
    record = Meeting.model_validate(
        {
            "signed-by": "a",
            "invited": ["b", {"c": "Director"}],
            "agenda": [
                "Rents",
                {"title": "Homes", "matter": ["m", "n"], "items": [{"title": "Flats", "contact": "d"}]},
            ],
            "attendance": {"members": [{"e": {"for": "f"}}], "officers": {"Place": ["g"]}, "chair": "h"},
            "interests": [{"person": "i", "item": "1"}],
        }
    )
    found = {
        "/".join(map(str, loc)): named.person if isinstance(named, Named) else named for loc, named in walk(record)
    }
    assert found == {
        "signed-by/0": "a",
        "invited/0": "b",
        "invited/1": "c",
        "agenda/1/matter/0": "m",
        "agenda/1/matter/1": "n",
        "agenda/1/items/0/contact/0": "d",
        "attendance/members/0": "e",
        "attendance/officers/Place/0": "g",
        "attendance/chair": "h",
        "interests/0/person": "i",
    }


# What is kept


def packed(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_a_text_is_read_as_it_was_kept() -> None:
    read = BODIES.read(BODIES.to_bytes(TEXT))
    assert read == TEXT
    assert read.forms.markdown == TEXT.forms.markdown == ("- They rise by **2 %**.\n",)


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param("a", id="no base64"),
        pytest.param("Ä", id="no ASCII"),
        pytest.param(packed(b"[[],[],[],[]]"), id="not packed"),
        pytest.param(packed(zlib.compress(b"[[1],[],[],[]]")), id="another type"),
        pytest.param(packed(zlib.compress(TEXT.forms.printed.encode())[:-5]), id="cut"),
    ],
)
def test_what_is_packed_otherwise_is_no_text(forged: str) -> None:
    assert BODIES.read(BODIES.to_bytes(replace(TEXT, packed=forged))) is None
