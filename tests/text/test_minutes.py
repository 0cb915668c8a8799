"""Minutes: numbered headings, what was resolved, what is private."""

from collections.abc import Callable

import pytest
from marked import marked

from generator.text import convert

Shown = Callable[..., list[str]]


def test_headings_are_numbered_from_the_first(minutes: Shown) -> None:
    assert minutes("## Declarations of interests\n\nNone.\n\n## Minutes", first=18) == [
        '<section><h2 id="minute-18">[Minute 18] Declarations of interests</h2>',
        "<p>None.</p>",
        "</section>",
        '<section><h2 id="minute-19">[Minute 19] Minutes</h2>',
        "</section>",
    ]


def test_typed_numbers_are_kept(minutes: Shown) -> None:
    assert minutes("## 18. Interests\n\n## 20A Repairs", first=3)[::2] == [
        '<section><h2 id="minute-18">[Minute 18] Interests</h2>',
        '<section><h2 id="minute-20A">[Minute 20A] Repairs</h2>',
    ]


def test_a_minute_put_in_later_moves_no_other(minutes: Shown) -> None:
    assert minutes("## One\n\n## Late {number=14A}\n\n## Two", first=14)[::2] == [
        '<section><h2 id="minute-14">[Minute 14] One</h2>',
        '<section><h2 id="minute-14A">[Minute 14A] Late</h2>',
        '<section><h2 id="minute-15">[Minute 15] Two</h2>',
    ]


@pytest.mark.parametrize(
    ("words", "items", "matter", "deferred_to"),
    [
        ("{item=10}", ("10",), (), ""),
        ('{item="7, 8"}', ("7", "8"), (), ""),
        ('{item="Any other public business"}', ("Any other public business",), (), ""),
        ('{item="Voids, repairs and rents"}', ("Voids, repairs and rents",), (), ""),
        ("{matter=voids deferred-to=2023-03-16}", (), ("voids",), "2023-03-16"),
        ('{item=4a} {matter="voids, rents"}', ("4a",), ("voids", "rents"), ""),
    ],
)
def test_a_heading_says_what_it_belongs_to(
    words: str, items: tuple[str, ...], matter: tuple[str, ...], deferred_to: str
) -> None:
    (minute,) = convert(f"## Voids {words}", "minutes", first=1).minutes
    assert (minute.heading, minute.items, minute.matter, minute.deferred_to) == ("Voids", items, matter, deferred_to)


def test_each_minute_is_given_with_its_text_and_line() -> None:
    body = convert("## One\n\nText.\n\n## Two\n\nMore *text*.", "minutes", first=8)
    one, two = body.minutes
    assert (one.number, one.anchor, one.heading, one.line, one.text) == ("8", "minute-8", "One", 1, "Text.")
    assert (two.number, two.line, two.text) == ("9", 5, "More text.")
    assert [marked(body, minute.at) for minute in body.minutes] == ["<p>Text.</p>", "<p>More <em>text</em>.</p>"]


def test_what_is_quoted_has_no_addresses_and_no_numbers_beside_it() -> None:
    text = "## One\n\nText[^1].\n\nRESOLVED that:\n\n1. it be so\n2. they ask:\n   (a) the Panel\n\n[^1]: A note"
    body = convert(text, "minutes", first=8)
    assert marked(body, body.minutes[0].at).splitlines() == [
        "<p>Text.</p>",
        '<div class="resolved"><p><strong>RESOLVED</strong> that:</p><ol class="clauses"><li>it be so</li>'
        '<li>they ask:<ol class="clauses"><li>the Panel</li></ol></li></ol></div>',
    ]
    assert 'id="minute-8-r2-a"' in marked(body)


def test_a_resolution_and_its_list(minutes: Shown) -> None:
    text = """\
## Repairs

RESOLVED that the Panel:
1. Notes the report
2. Asks for another, on
   (i) rents
   (ii) voids
"""
    assert minutes(text, first=20)[1] == (
        '<div class="resolved"><p><strong>RESOLVED</strong> that the Panel:</p>'
        '<ol class="clauses"><li id="minute-20-r1">[Clause 1] Notes the report</li>'
        '<li id="minute-20-r2">[Clause 2] Asks for another, on'
        '<ol class="clauses"><li id="minute-20-r2-i">[Clause (i)] rents</li>'
        '<li id="minute-20-r2-ii">[Clause (ii)] voids</li></ol></li></ol></div>'
    )


@pytest.mark.parametrize(
    "lead",
    ["RESOLVED:", "**RESOLVED:**", "**RESOLVED that the Panel**", "RECOMMENDED that", "It was agreed\n{resolved}"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_leads_to_clauses(lead: str, gap: str) -> None:
    (minute,) = convert(f"## Repairs\n\n{lead}{gap}(a) Note it\n(b) Ask more", "minutes", first=3).minutes
    assert [clause.anchor for clause in minute.resolutions[0].clauses] == ["minute-3-ra", "minute-3-rb"]


def test_a_resolution_without_a_list_is_one_clause(minutes: Shown) -> None:
    assert minutes("## Repairs\n\nRESOLVED that the report be noted.", first=21)[1] == (
        '<div class="resolved"><p id="minute-21-r">[Resolution R] '
        "<strong>RESOLVED</strong> that the report be noted.</p></div>"
    )


def test_a_decision_in_other_words(minutes: Shown) -> None:
    assert minutes("## Repairs\n\nThe Panel agreed to write.\n{resolved}\n\nIt did.", first=4)[1:3] == [
        '<div class="resolved"><p id="minute-4-r">[Resolution R] The Panel agreed to write.</p></div>',
        "<p>It did.</p>",
    ]


def test_resolutions_are_given_as_lead_and_clauses() -> None:
    text = "## Repairs\n\nRESOLVED that:\n1. the report *be* noted:\n   (a) now\n\nRESOLVED to go on."
    body = convert(text, "minutes", first=2)
    led, alone = body.minutes[0].resolutions
    assert [
        (one.anchor, one.label, one.depth, one.text, marked(body, *one.at)) for one in (*led.clauses, *alone.clauses)
    ] == [
        ("minute-2-r1", "1", 0, "the report be noted:", "the report <em>be</em> noted:"),
        ("minute-2-r1-a", "(a)", 1, "now", "now"),
        ("minute-2-r", "", 0, "RESOLVED to go on.", "<strong>RESOLVED</strong> to go on."),
    ]
    assert [(one.anchor, one.lead, marked(body, *one.at)) for one in (led, alone)] == [
        ("minute-2-r1", "RESOLVED that:", "<strong>RESOLVED</strong> that:"),
        ("minute-2-r", "RESOLVED to go on.", "<strong>RESOLVED</strong> to go on."),
    ]


def test_clauses_run_on_through_a_minute_and_a_repeated_label_is_a_fault() -> None:
    text = "## Repairs\n\nRESOLVED:\n\n1. One\n2. Two\n\nThen:\n\nRESOLVED:\n\n3. Three\n2. Two again"
    body = convert(text, "minutes", first=5)
    assert body.anchors == ("minute-5", "minute-5-r1", "minute-5-r2", "minute-5-r3", "minute-5-r2-2")
    assert [(fault.rule, fault.line) for fault in body.faults] == [("repeated-label", 13)]


def test_clauses_without_labels_are_counted_on() -> None:
    text = "## Repairs\n\nRESOLVED:\n- One\n- Two\n\nRESOLVED:\n- Three"
    assert convert(text, "minutes", first=5).anchors[1:] == ("minute-5-r1", "minute-5-r2", "minute-5-r3")


def test_resolved_in_running_text_resolves_nothing(minutes: Shown) -> None:
    assert minutes("## Repairs\n\nIt had been RESOLVED.\n\nResolved disputes", first=1)[1:3] == [
        "<p>It had been RESOLVED.</p>",
        "<p>Resolved disputes</p>",
    ]


def test_after_private_business_there_are_headings_only(minutes: Shown) -> None:
    text = "## Repairs\n\nText.\n\n# Private business\n\n## Rents {item=12}\n\n## Voids"
    assert minutes(text, first=7)[3:] == [
        '<section><h2 id="private-business">Private business</h2>',
        "</section>",
        '<section><h2 id="minute-8">[Minute 8] Rents</h2>',
        "</section>",
        '<section><h2 id="minute-9">[Minute 9] Voids</h2>',
        "</section>",
    ]
    assert [minute.private for minute in convert(text, "minutes", first=7).minutes] == [False, True, True]


@pytest.mark.parametrize("heading", ["# Private business", "#Private", "  # PRIVATE items", "Private business\n===="])
@pytest.mark.parametrize(
    "secret",
    [
        "A secret.",
        "- a\n\n  secret",
        "### A secret",
        "[^1]: A secret.",
        "<div>\n\nsecret\n\n</div>",
        "![secret](secret.csv)",
        "> secret",
        "[secret](secret.md)",
        "a secret\n====",
        "| secret | b |\n|---|---|\n| a | b |",
    ],
)
def test_private_text_is_a_fault_and_comes_out_nowhere(heading: str, secret: str) -> None:
    text = f"## Repairs\n\nSee.[^1]\n\n{heading}\n\n## Rents\n\n{secret}\n\n## Voids"
    body = convert(text, "minutes", first=7)
    assert "secret" not in repr(body)
    assert {fault.rule for fault in body.faults} - {"footnote"} == {"private-text"}  # what [^1] leads to is not there
    first = next(fault for fault in body.faults if fault.rule == "private-text")
    assert text.splitlines()[first.line - 1] == secret.splitlines()[0]
    assert [minute.heading for minute in body.minutes] == ["Repairs", "Rents", "Voids"]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("## Repairs", "no-number", 1),
        ("## 1. Repairs\n\n## Rents", "no-number", 3),
        ("## 1. Repairs\n\n## 1. Rents", "duplicate-number", 3),
        ("## 1. Repairs {deferred-to=soon}", "unknown-value", 1),
        ("## 1. Repairs\n\n# Costs", "one-title", 3),
    ],
)
def test_a_mistake_is_a_fault_with_its_line(text: str, rule: str, line: int) -> None:
    assert [(fault.rule, fault.line) for fault in convert(text, "minutes").faults] == [(rule, line)]


def test_the_fault_of_a_missing_first_number_says_how_to_mend_it() -> None:
    (fault,) = convert("## Repairs", "minutes").faults
    assert fault.mend == (
        "write the first number in meeting.yaml, minutes: {first: 18}, or type them all: ## 18. Heading;"
        " or say `minute-numbers: by-meeting` or `none` in committee.yaml"
    )
