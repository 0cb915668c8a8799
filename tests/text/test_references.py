"""What a text refers to: links and cited minutes become marked places and are listed."""

from collections.abc import Callable

import pytest
from marked import marked

from generator.text import Reference, convert

Shown = Callable[..., list[str]]


@pytest.mark.parametrize(
    "target", ["../2019-07-18/minutes.md#minute-8", "repairs.md#p3-2", "terms.pdf", "../../cabinet/2019-01-02/rents.md"]
)
def test_a_relative_link_is_a_marked_place(page: Shown, target: str) -> None:
    assert page(f"See [the *note*]({target}).") == [f'<p>See <a data-ref="{target}">the <em>note</em></a>.</p>']


@pytest.mark.parametrize("address", ["https://example.org/?a=1", "http://example.org", "mailto:a@example.org", "tel:1"])
def test_a_link_out_of_the_archive_is_a_link(page: Shown, address: str) -> None:
    assert page(f"[there]({address})") == [f'<p><a href="{address}">there</a></p>']


def test_addresses_in_the_text_are_links(page: Shown) -> None:
    assert page("<https://a.example> <b@a.example> at https://a.example/c.") == [
        '<p><a href="https://a.example">https://a.example</a> <a href="mailto:b@a.example">b@a.example</a> '
        'at <a href="https://a.example/c">https://a.example/c</a>.</p>'
    ]


def test_a_link_within_the_text_is_checked_at_once() -> None:
    body = convert("# Repairs\n\n## Purpose\n\n[here](#s1) [nowhere](#s2)", "paper")
    assert '<a href="#s1">here</a> <a>nowhere</a>' in marked(body)
    assert [(fault.rule, fault.line, fault.column) for fault in body.faults] == [("dead-link", 5, 23)]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "//example.org", "C:/x.pdf"]
)
@pytest.mark.parametrize("link", ["[it]({})", '<a href="{}">it</a>', "[it][1]\n\n[1]: {}"])
def test_odd_addresses_go(target: str, link: str) -> None:
    body = convert("# Repairs\n\n" + link.format(target), "page")
    assert marked(body) == "<p><a>it</a></p>"
    assert [fault.rule for fault in body.faults] == ["bad-link"]


@pytest.mark.parametrize(
    ("cited", "target"),
    [
        ("Minute 3/19", "minute:3/19"),
        ("minute 14(b)", "minute:14(b)"),
        ("minute 20(2)(iii)/22", "minute:20(2)(iii)/22"),
        ("Minute 14A", "minute:14A"),
        ("minutes of 18 July 2019", "minutes:2019-07-18"),
        ("Minutes of the meeting held on 18 July 2019", "minutes:2019-07-18"),
        ("minutes of the meeting of 18th July, 2019", "minutes:2019-07-18"),
        ("minutes of its meeting on Thursday, 18 July 2019", "minutes:2019-07-18"),
    ],
)
def test_cited_minutes_are_marked_places(page: Shown, cited: str, target: str) -> None:
    assert page(f"Further to the {cited} (rents).") == [
        f'<p>Further to the <a data-ref="{target}">{cited}</a> (rents).</p>'
    ]


def test_two_dates_are_two_places(page: Shown) -> None:
    assert page("The minutes of the meetings held on 21st March and 20th June, 2019 were agreed.") == [
        '<p>The <a data-ref="minutes:2019-03-21">minutes of the meetings held on 21st March</a> and '
        '<a data-ref="minutes:2019-06-20">20th June, 2019</a> were agreed.</p>'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "at its meeting on 3 February 2019",
        "the minutes of Cabinet of 3 February 2019",
        "minutes of 3 February",
        "minutes of 31 February 2019",
        "minutes of 16 December and 7 January 2016",
        "minute 3/2019",
        "a minute later",
        "minutes 3",
    ],
)
def test_what_is_not_surely_a_citation_stays_text(page: Shown, text: str) -> None:
    assert page(text) == [f"<p>{text}</p>"]


@pytest.mark.parametrize("text", ["[minute 3/19](a.md)", "`minute 3/19`"])
def test_no_citation_within_links_and_code(text: str) -> None:
    assert [
        reference.kind for reference in convert(f"# R\n\n{text}", "page").references if reference.kind != "link"
    ] == []


def test_no_citation_in_the_heading_of_a_minute() -> None:
    body = convert("## Matters arising from minute 3/19\n\nSee minute 3/19.", "minutes", first=1)
    assert [(reference.line, reference.anchor) for reference in body.references] == [(3, "minute-1")]


def test_references_are_listed_with_their_place_and_the_address_they_stand_under() -> None:
    text = """\
# Repairs

See [rents](rents.md).

## Purpose

See [rents](rents.md) and
minute 3/19.

- [voids](voids.md)

![Costs](costs.csv)
Source: [rents](rents.md)

## Recommendations

1) See [rents](rents.md)
"""
    assert convert(text, "paper").references == (
        Reference("link", "rents.md", 3, 13, ""),
        Reference("link", "rents.md", 7, 13, "p1-1"),
        Reference("minute", "3/19", 8, 1, "p1-1"),
        Reference("link", "voids.md", 10, 11, "p1-1"),
        Reference("figure", "costs.csv", 12, 10, "table-1"),
        Reference("link", "rents.md", 13, 17, "table-1"),
        Reference("link", "rents.md", 17, 16, "r1"),
    )
