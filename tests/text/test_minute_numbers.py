"""The numbers of minutes in the form of each body: typed, made, and none."""

import pytest

from generator.text import Minuting, Title, convert, counted, minute_anchor, next_number, withhold_lines


def numbered(text: str, first: int | None = None, **style: str) -> list[tuple[str, str, str]]:
    """The number, the address and the title of each minute."""
    body = convert(text, "minutes", first=first, minuting=Minuting(**style))  # type: ignore[arg-type]
    assert [fault.what for fault in body.faults] == []
    return [(minute.number, minute.anchor, minute.heading) for minute in body.minutes]


@pytest.mark.parametrize(
    ("first", "second", "anchors"),
    [
        ("PLA146/14", "PLA147/14", ("minute-pla146-14", "minute-pla147-14")),
        ("15/53/Plan", "15/54/Lic", ("minute-15-53-plan", "minute-15-54-lic")),
        ("CMD.74.21", "CMD.75.21", ("minute-cmd-74-21", "minute-cmd-75-21")),
        ("1.0", "4.0", ("minute-1-0", "minute-4-0")),
        ("52/19", "52/19a", ("minute-52-19", "minute-52-19a")),
        ("2024/25-17", "2024/25-18", ("minute-2024-25-17", "minute-2024-25-18")),
        ("C.123", "C.124", ("minute-c-123", "minute-c-124")),
        ("§ 12", "§ 13", ("minute-12", "minute-13")),
        ("TOP 1", "TOP 2", ("minute-top-1", "minute-top-2")),
        ("12.", "13.", ("minute-12", "minute-13")),
        ("A14", "A15", ("minute-a14", "minute-a15")),
    ],
)
def test_a_word_with_a_digit_before_every_title_is_the_number(
    first: str, second: str, anchors: tuple[str, str]
) -> None:
    numbers = [first.removesuffix("."), second.removesuffix(".")]
    assert numbered(f"## {first} Apologies\n\n## {second} Repairs") == [
        (numbers[0], anchors[0], "Apologies"),
        (numbers[1], anchors[1], "Repairs"),
    ]


def test_other_words_with_a_digit_are_words() -> None:
    for text in ("## 2023/24 accounts", "## 1st report", "## 24/01234/FUL: Mill Road", "## A14 closure"):
        assert convert(text, "minutes").faults[0].rule == "no-number"
        assert numbered(text, first=8)[0][0] == "8"
    assert numbered("## CM/24/31: Mill Road", first=31) == [("31", "minute-31", "CM/24/31: Mill Road")]


def test_numbers_are_made_in_the_form_of_the_body() -> None:
    assert numbered("## Apologies\n\n## Repairs", first=146, form="PLA{n}/{yy}", year="2014/15") == [
        ("PLA146/14", "minute-pla146-14", "Apologies"),
        ("PLA147/14", "minute-pla147-14", "Repairs"),
    ]
    assert numbered("## Apologies", first=17, form="{yyyy}-{n}", year="2024/25")[0][0] == "2024-17"
    assert numbered("## A", first=1, form="{meeting}/{n}", meeting="2024-10-01")[0][0] == "2024-10-01/1"


def test_numbers_that_begin_again_need_no_first() -> None:
    assert numbered("## Apologies\n\n## Repairs", numbers="by-meeting") == [
        ("1", "minute-1", "Apologies"),
        ("2", "minute-2", "Repairs"),
    ]


def test_without_numbers_a_minute_stands_at_its_title() -> None:
    text = "## The *old* depot\n\nRESOLVED that it be sold.\n\n## 2023/24 accounts"
    assert numbered(text, numbers="none") == [
        ("", "the-old-depot", "The old depot"),
        ("", "2023-24-accounts", "2023/24 accounts"),
    ]
    (minute, _) = convert(text, "minutes", minuting=Minuting(numbers="none")).minutes
    assert minute.resolutions[0].anchor == "the-old-depot-r"
    assert minute.name == "“The old depot”"


def test_a_minute_put_in_later_has_a_number_of_the_form() -> None:
    assert [row[0] for row in numbered("## One\n\n## Late {number=PLA1A/24}", first=1, form="PLA{n}/24")] == [
        "PLA1/24",
        "PLA1A/24",
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Minute 14(b)/22 says so.", "14(b)/22"),
        ("See minute PLA146/14(2).", "PLA146/14(2)"),
        ("See minute 15/53/Plan.", "15/53/Plan"),
        ("See minute 4.0 of the report.", "4.0"),
        ("See minute C.123.", "C.123"),
        ("See minute § 12a.", "§ 12a"),
        ("See minute 2024/25-17, above.", "2024/25-17"),
        ("See minute 5 of 1 October 2024.", "5 of 2024-10-01"),
        ("See minute 5(A) of the meeting held on 1 October 2024.", "5(A) of 2024-10-01"),
        ("See minute 18.", "18"),
    ],
)
def test_a_minute_is_cited_in_the_form_of_the_body(text: str, target: str) -> None:
    assert [reference.target for reference in convert(f"# T\n\n{text}", "paper").references] == [target]


@pytest.mark.parametrize("text", ["The last minute 2024 rush.", "One minute of 2024.", "A minute later, 5 went."])
def test_other_minutes_are_none(text: str) -> None:
    assert convert(f"# T\n\n{text}", "paper").references == ()


def test_a_form_with_letters_is_known_without_the_word() -> None:
    style = Minuting(form="PLA{n}/{yy}")
    found = convert("# T\n\nAs in PLA146/14(2) and minute PLA9/15.", "paper", minuting=style).references
    assert [reference.target for reference in found] == ["PLA146/14(2)", "PLA9/15"]
    assert convert("# T\n\nIt was 17/24.", "paper", minuting=Minuting(form="{n}/{yy}")).references == ()


@pytest.mark.parametrize(
    ("numbers", "then"),
    [
        (["PLA146/14"], "PLA147/14"),
        (["2024/25-16", "2024/25-17"], "2024/25-18"),
        (["C.099", "C.100"], "C.101"),
        (["C.008", "C.009"], "C.010"),
        (["§ 12", "§ 13"], "§ 14"),
    ],
)
def test_the_next_number_counts_on(numbers: list[str], then: str) -> None:
    assert next_number(numbers) == then


def test_what_counts_in_a_number() -> None:
    assert [counted("14A"), counted("PLA14/24", "PLA{n}/24"), counted("PLA14/24"), counted("4.0")] == [
        14,
        14,
        None,
        None,
    ]
    assert minute_anchor("14A") == "minute-14A"


# Private minutes keep the number that they have typed, if it looks like the others

AGENDA = (Title("1", "Repairs", private=False), Title("2", "A tenant", private=True))


def test_a_private_minute_keeps_a_number_like_those_of_public_ones() -> None:
    text, faults = withhold_lines("## PLA1/24 Repairs\n\n# Private business\n\n## PLA2/24 A tenant", AGENDA)
    assert text.splitlines()[-1] == "## PLA2/24 A tenant {item=2}"
    assert faults == []


@pytest.mark.parametrize("word", ["Smith2", "Smith/2", "PLA2/Smith"])
def test_a_word_that_looks_like_no_other_number_is_not_published(word: str) -> None:
    text, _ = withhold_lines(f"## PLA1/24 Repairs\n\n# Private business\n\n## {word} A tenant", AGENDA)
    assert "Smith" not in text


def test_a_private_title_after_a_number_is_known() -> None:
    text, faults = withhold_lines("## PLA1/24 Repairs\n\n## PLA2/24 A tenant\n\nThey owe rent.", AGENDA)
    assert "rent" not in text
    assert [fault.rule for fault in faults] == ["private-minute"]


# Headings as they come from word processors


def test_bold_lines_that_begin_with_a_number_are_headings_where_there_are_no_others() -> None:
    text = (
        "Chair: A Moss\n\n**Order of business**\n\n**1\\. Call to order** - 6 p.m.\n\nAll were there.\n\n"
        "**2. Minutes**\n\nThe motion carried unanimously."
    )
    body = convert(text, "minutes")
    assert [(one.number, one.heading, one.text) for one in body.minutes] == [
        ("1", "Call to order", "6 p.m. All were there."),
        ("2", "Minutes", "The motion carried unanimously."),
    ]
    assert [fault.rule for fault in body.faults] == ["likely-decision"]


def test_numbered_headings_of_the_third_level_below_a_title_are_minutes() -> None:
    text = "## Minutes of the Council\n\nAll were there.\n\n### 20/16 Leave\n\nNoted.\n\n### 20/17 Money\n\n### Updates"
    body = convert(text, "minutes")
    assert [(one.number, one.heading) for one in body.minutes] == [("20/16", "Leave"), ("20/17", "Money")]


@pytest.mark.parametrize(
    "text",
    [
        "## One\n\n**1. Bold**\n\nText.\n\n**2. Bold**",
        "**1. Only one**\n\nText.",
        "**Present**\n\nA Moss\n\n**Apologies**",
        "## One\n\n### 1 a\n\n## Two\n\n### 2 b",
    ],
)
def test_other_bold_lines_and_headings_stay_what_they_are(text: str) -> None:
    expected = [line[3:] for line in text.split("\n") if line.startswith("## ")]
    assert [one.heading for one in convert(text, "minutes", first=1).minutes] == expected


def test_what_is_decided_above_the_first_minute_is_told() -> None:
    body = convert("RESOLVED that it be noted.\n\nThe motion was carried.", "minutes")
    told = [(fault.rule, fault.line, fault.severity) for fault in body.faults]
    assert told == [("likely-decision", 1, "warning"), ("likely-decision", 3, "warning")]
