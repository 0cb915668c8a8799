"""Decisions in minutes: what opens one, what belongs to it, what became of it, and what is told of the rest."""

import pytest

from generator.text import Body, Minuting, convert


def body(text: str, *words: str) -> Body:
    """Minutes of one heading, with words of the body's own for a decision."""
    style = {"minuting": Minuting(words)} if words else {}
    return convert(f"## Repairs\n\n{text}", "minutes", first=18, **style)  # type: ignore[arg-type]


def decided(text: str, *words: str) -> list[tuple[str, str]]:
    """The address and the words of each clause."""
    (minute,) = body(text, *words).minutes
    return [(clause.anchor, clause.text) for one in minute.resolutions for clause in one.clauses]


def told(text: str, *words: str) -> list[tuple[str, int]]:
    """The rules that speak of the text, each with its line."""
    return [(fault.rule, fault.line) for fault in body(text, *words).faults]


# What opens a decision


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED that it be noted.",
        "**RESOLVED** that it be noted.",
        "It was RESOLVED that it be noted.",
        "It was unanimously **RESOLVED** that it be noted.",
        "The Panel RESOLVED to note it.",
        "Moved by Councillor Kemp, seconded by Councillor Frost, and RESOLVED that it be noted.",
        "On a vote of 4 for and 1 against it was RESOLVED that it be noted.",
        "The report was heard. RESOLVED: that it be noted.",
        "**Litter picking:** RESOLVED that it be noted.",
        "4.2 RESOLVED that it be noted.",
        "NOW, THEREFORE, BE IT RESOLVED that it be noted.",
        "RECOMMENDED that the Council note it.",
    ],
)
def test_a_word_opens_a_decision_where_a_sentence_or_its_main_clause_begins(text: str) -> None:
    assert decided(text) == [("minute-18-r", text.replace("**", ""))]


@pytest.mark.parametrize(
    "text",
    [
        "It had been RESOLVED in June to wait.",
        "Councillor Kemp moved that it be RESOLVED to wait.",
        "As RESOLVED in June, the Panel waits.",
        "The Panel asked whether the dispute was being RESOLVED.",
        "The officers RECOMMENDED approval.",
        "Resolved disputes are few.",
        "UNRESOLVED questions stay.",
    ],
)
def test_the_word_elsewhere_decides_nothing(text: str) -> None:
    assert decided(text) == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("Resolved",), "Resolved: that it be noted."),
        (("Resolved",), "**Litter picking:** Resolved: that Miss More ask."),
        (("It was resolved",), "It was resolved that it be noted."),
        (("AGREED",), "AGREED to note it."),
        (("PENDERFYNWYD", "RESOLVED"), "PENDERFYNWYD nodi'r adroddiad."),
        (("Der Gemeinderat beschließt",), "Der Gemeinderat beschließt die Satzung."),
    ],
)
def test_a_body_has_words_of_its_own_for_a_decision(words: tuple[str, ...], text: str) -> None:
    assert decided(text) == []
    assert decided(text, *words) == [("minute-18-r", text.replace("**", ""))]


def test_a_word_of_its_own_leads_to_a_list_without_a_colon() -> None:
    assert decided("AGREED that the Panel\n(a) note it\n(b) ask again", "AGREED") == [
        ("minute-18-ra", "note it"),
        ("minute-18-rb", "ask again"),
    ]


def test_paragraphs_that_are_numbered_may_decide() -> None:
    assert decided(
        "12. The report was heard.\n13. RESOLVED that:\n    (a) it be noted\n    (b) it be sent\n14. Noted."
    ) == [
        ("minute-18-ra", "it be noted"),
        ("minute-18-rb", "it be sent"),
    ]


# The labels of clauses


@pytest.mark.parametrize(
    ("first", "second", "anchors"),
    [
        ("(A) Note", "(B) Ask", "AB"),
        (r"\(a\) Note", r"\(b\) Ask", "ab"),
        (r"1\. Note", r"2\. Ask", "12"),
        ("**(a)** Note", "**(b)** Ask", "ab"),
        ("**1.** Note", "**2.** Ask", "12"),
        ("A. Note", "B. Ask", "AB"),
        ("A) Note", "B) Ask", "AB"),
        ("1.1 Note", "1.2 Ask", ["1-1", "1-2"]),
        ("– Note", "– Ask", "12"),
        ("— Note", "— Ask", "12"),
        (r"\- Note", r"\- Ask", "12"),
        ("\uf0b7 Note", "\uf0b7 Ask", "12"),
        ("·\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}Note", "·\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}Ask", "12"),
        ("o   Note", "o   Ask", "12"),
        ("▪ Note", "▪ Ask", "12"),
        ("(y) Note", "(z) Ask", "yz"),
        ("(z) Note", "(aa) Ask", ["z", "aa"]),
        ("(aa) Note", "(ab) Ask", ["aa", "ab"]),
        ("(aa) Note", "(bb) Ask", ["aa", "bb"]),
        ("I. Note", "II. Ask", ["I", "II"]),
    ],
)
@pytest.mark.parametrize(
    ("lead", "gap"),
    [("Panel:\n", "\n"), ("Panel:\n\n", "\n\n"), ("Panel:\n", "\n\n"), ("Panel\n\n", "\n\n"), ("Panel\n", "\n")],
)
def test_every_kind_of_label(first: str, second: str, anchors: str | list[str], lead: str, gap: str) -> None:
    assert decided(f"RESOLVED that the {lead}{first}{gap}{second}") == [
        (f"minute-18-r{anchors[0]}", "Note"),
        (f"minute-18-r{anchors[1]}", "Ask"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A. Moss spoke of the north.",
        "The Panel heard:\n\nC. Wren, who spoke of the north.",
        "RESOLVED that thanks be sent to Councillor\nA. Moss for her work.",
        "RESOLVED that 1. January be the day.",
        "1.5 million pounds were spent.",
        "1.1 Each panel has a chair.",
    ],
)
def test_words_that_look_like_a_label_stay_words(text: str) -> None:
    (minute,) = body(text).minutes
    assert minute.text == " ".join(text.split())


def test_a_bold_item_keeps_its_emphasis_and_gives_its_label() -> None:
    assert decided("RESOLVED that:\n\n**(a) Note the figures**\n\n**(b)** Ask") == [
        ("minute-18-ra", "Note the figures"),
        ("minute-18-rb", "Ask"),
    ]


# What belongs to a decision


def resolution(text: str) -> tuple[str, tuple[str, ...], str]:
    """The lead of the only decision, its conditions, and what else belongs to it."""
    (minute,) = body(text).minutes
    (made,) = minute.resolutions
    return made.lead, tuple(condition.text for condition in made.conditions), made.more


def test_a_table_a_quotation_and_a_paragraph_after_a_lead_belong_to_it() -> None:
    assert resolution(
        "RESOLVED that these be appointed:\n\n| body | member |\n|---|---|\n| Arts | A Moss |\n\nThey left."
    ) == (
        "RESOLVED that these be appointed:",
        (),
        "body member Arts A Moss",
    )
    assert resolution("RESOLVED that the motion be:\n\n> Buses matter.\n\nIt rained.")[2] == "Buses matter."
    assert resolution("RESOLVED:\n\nThat it be noted.\n\nThat it be sent.\n\nMembers left.") == (
        "RESOLVED:",
        (),
        "That it be noted. That it be sent.",
    )


def test_a_paragraph_after_a_full_stop_does_not_belong_to_the_decision() -> None:
    assert resolution("RESOLVED that it be noted.\n\nMembers left.")[2] == ""


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_conditions_are_no_decisions(between: str) -> None:
    lead = "RESOLVED that permission be granted, subject to: {outcome=granted}"
    text = f"{lead}\n\n1. Begun soon.\n   Reason: law.\n2. As drawn{between}{{conditions}}"
    (minute,) = body(text).minutes
    (made,) = minute.resolutions
    assert [clause.anchor for clause in made.clauses] == ["minute-18-r"]
    assert made.outcome == "granted"
    assert [(one.anchor, one.label, one.text) for one in made.conditions] == [
        ("minute-18-c1", "1", "Begun soon. Reason: law."),
        ("minute-18-c2", "2", "As drawn"),
    ]
    assert "{" not in minute.text


def test_conditions_may_be_named_where_they_are_led_to() -> None:
    assert resolution("RESOLVED to grant it, subject to: {conditions}\n\n1. Begun soon")[1] == ("Begun soon",)


# What became of it


@pytest.mark.parametrize(
    ("text", "outcome", "is_taken"),
    [
        ("The motion was LOST. {outcome=lost}", "lost", False),
        ("Withdrawn. {outcome=withdrawn}", "withdrawn", False),
        ("Put off to May. {outcome=deferred}", "deferred", False),
        ('The Panel did not decide. {outcome="no decision"}', "no decision", False),
        ("RESOLVED that it be refused. {outcome=refused}", "refused", True),
        ('RESOLVED so. {outcome="part granted"}', "part granted", True),
        ("RESOLVED so.", "", True),
    ],
)
def test_an_outcome_is_kept_as_written(text: str, outcome: str, is_taken: bool) -> None:  # noqa: FBT001
    (minute,) = body(text).minutes
    (made,) = minute.resolutions
    assert (made.outcome, made.is_taken) == (outcome, is_taken)


# What is told


@pytest.mark.parametrize(
    "text",
    [
        "The Panel agreed to write.",
        "The motion was LOST.",
        "Permission was refused.",
        "Agreed with one amendment.",
        "Resolved: that Miss More ask.",
        "It was unanimously approved.",
        "- The minutes were approved.",
        "Upon voice vote, the motion carried unanimously.",
        "Moved by Ethan. Seconded by Kate. Motion passed.",
        "It was decided to wait.",
        "The vote was unanimous.",
        "The minutes of 13 May were confirmed on the proposal of Councillor Cam.",
        "The minutes of the last meeting, taken as read, were duly signed.",
        "Vote on the date: passed",
        "- Seconded. Passed.",
        "- Passed unanimously",
        "Job description for the clerk approved.",
        "The Board adopts the budget that was laid out.",
        "All agreed that this would be a good idea.",
        "Accepted unanimously on a show of hands",
        "- Kemp moves, Frost seconds. Passed without dissent",
        "- Discussion on the cost of entry - decided to keep it",
        "Beschluss: Die Satzung gilt.",
        "Beschluss für den Plan: keine Gegenrede",
        "Die Tagesordnung wird ohne Gegenrede angenommen.",
        "- Mehrheitlich abgelehnt",
        "Abstimmung: 8 dafür, 1 dagegen, 1 Enthaltung",
        "Penderfynwyd nodi'r adroddiad.",
    ],
)
def test_what_may_be_a_decision_and_is_told_as_none_is_said(text: str) -> None:
    assert told(text) == [("likely-decision", 3)]


def test_words_that_lead_to_a_decision_are_none_themselves() -> None:
    assert told("On a vote of 4 for and 1 against it was\n\nRESOLVED that it be granted.") == []
    assert told("It was agreed to wait.\n\nRESOLVED that it be granted.") == [("likely-decision", 3)]


def test_what_a_table_says_became_of_a_motion_is_told_on_its_row() -> None:
    table = "| Text | Status |\n|---|---|\n| Accept the minutes | Accepted |\n| Buy a lathe | Lapsed |"
    assert told(table) == [("likely-decision", 5), ("likely-decision", 6)]
    assert told("| Status | Accepted |\n|---|---|\n| Moved by | Kemp |") == [("likely-decision", 3)]
    assert told("| Agreed | Status |\n|---|---|\n| Text | Accepted / Rejected |") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Panel heard it.",
        "RESOLVED that it be approved.",
        "They agreed with him.",
        "A lost cause.",
        "The grant has been approved.",
        "We passed the depot.",
        "It took ten minutes to confirm.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("RESOLVED that the Panel:", 3),
        ("RESOLVED that the Panel:\n\n## Next", 3),
        ("RESOLVED that the Panel:\n\nRESOLVED that it be noted.", 3),
        ("It was heard.\n\nMembers asked about:", 5),
    ],
)
def test_a_lead_to_nothing_is_told(text: str, line: int) -> None:
    assert told(text) == [("empty-lead", line)]


def test_a_lead_to_nothing_is_told_in_a_paper() -> None:
    faults = convert("# Repairs\n\n## Aims\n\nThe aims are:\n\n## Means\n\nThese are:\n\n- money", "paper").faults
    assert [(fault.rule, fault.line, fault.severity) for fault in faults] == [("empty-lead", 5, "warning")]


def test_an_outcome_without_a_value_is_a_mistake() -> None:
    assert told("RESOLVED that it be noted. {outcome}") == [("unknown-value", 3)]
