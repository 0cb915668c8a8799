"""Lists of decisions as they come from Word and converters: each in its minutes or paper, the register, the data."""

import bodies
import pytest
from bodies import Body

LEAD = "RESOLVED that the Panel:\n\n"
BLANK = "\N{NO-BREAK SPACE}"
MINUTES = {
    "capitals": ("(A) Note the figures\n(B) Ask for more", ["(A)", "(B)"]),
    "capitals-with-a-stop": ("A. Note the figures\nB. Ask for more", ["A", "B"]),
    "capitals-apart": ("A) Note the figures\n\nB) Ask for more", ["A)", "B)"]),
    "bold-labels": ("**(a)** Note the figures\n\n**(b)** Ask for more", ["(a)", "(b)"]),
    "bold-numbers": ("**1.** Note the figures\n\n**2.** Ask for more", ["1", "2"]),
    "bold-items": ("**(a) Note the figures**\n\n**(b) Ask for more**", ["(a)", "(b)"]),
    "dashes": ("– Note the figures\n– Ask for more", ["1", "2"]),
    "long-dashes": ("— Note the figures\n\n— Ask for more", ["1", "2"]),
    "escaped-dashes": (r"\- Note the figures" + "\n" + r"\- Ask for more", ["1", "2"]),
    "escaped-labels": (r"\(a\) Note the figures" + "\n\n" + r"\(b\) Ask for more", ["(a)", "(b)"]),
    "escaped-numbers": (r"1\. Note the figures" + "\n\n" + r"2\. Ask for more", ["1", "2"]),
    "escaped-capitals": (r"\(A\) Note the figures" + "\n\n" + r"\(B\) Ask for more", ["(A)", "(B)"]),
    "parts": ("1.1 Note the figures\n1.2 Ask for more", ["1.1", "1.2"]),
    "parts-bold": ("**1.1** Note the figures\n\n**1.2** Ask for more", ["1.1", "1.2"]),
    "romans": ("I. Note the figures\nII. Ask for more", ["I", "II"]),
    "numbers-alone": ("1 Note the figures\n2 Ask for more", ["1", "2"]),
    "numbers-alone-apart": ("1 Note the figures\n\n2 Ask for more", ["1", "2"]),
    "numbers-and-dashes": ("1 - Note the figures\n\n2 - Ask for more", ["1", "2"]),
    "letters-and-colons": ("a: Note the figures\nb: Ask for more", ["a", "b"]),
    "without-a-blank": ("(a)Note the figures\n(b)Ask for more", ["(a)", "(b)"]),
    "stops-without-a-blank": ("1.Note the figures\n\n2.Ask for more", ["1", "2"]),
    "square-brackets": (r"\[a\] Note the figures" + "\n\n" + r"\[b\] Ask for more", ["[a]", "[b]"]),
    "brackets-with-blanks": ("( a ) Note the figures\n\n( b ) Ask for more", ["(a)", "(b)"]),
    "two-labels": ("(1)(a) Note the figures\n\n(1)(b) Ask for more", ["(1)(a)", "(1)(b)"]),
    "number-and-letter": ("1(a) Note the figures\n\n1(b) Ask for more", ["1(a)", "1(b)"]),
    "letter-and-number": ("R1 Note the figures\n\nR2 Ask for more", ["R1", "R2"]),
    "circled": ("① Note the figures\n② Ask for more", ["1", "2"]),
    "full-width": ("（a） Note the figures\n（b） Ask for more", ["(a)", "(b)"]),
    "arrows": ("➢ Note the figures\n➢ Ask for more", ["1", "2"]),
    "ticks": ("✓ Note the figures\n\n✓ Ask for more", ["1", "2"]),
    "bullets-of-a-lost-font": ("Ø Note the figures\n\nØ Ask for more", ["1", "2"]),
    "plus": (r"+ Note the figures" + "\n" + "+ Ask for more", ["1", "2"]),
    "plus-escaped": (r"\+ Note the figures" + "\n\n" + r"\+ Ask for more", ["1", "2"]),
    "entities": ("&bull; Note the figures\n\n&#8226; Ask for more", ["1", "2"]),
    "underlined": ("<u>(a)</u> Note the figures\n\n<u>(b)</u> Ask for more", ["(a)", "(b)"]),
    "bold-with-the-blank": ("**(a) **Note the figures\n\n**(b) **Ask for more", ["(a)", "(b)"]),
}
TEXTS = {
    "bare": ("RESOLVED\n\nThat the figures be noted.", [(None, "That the figures be noted.")]),
    "heading": ("### RESOLVED\n\n(a) Note it\n(b) Ask", [("(a)", None), ("(b)", None)]),
    "heading-with-outcome": ("### Mill Road {outcome=granted}\n\nThree spoke.", [(None, None)]),
    "and-between": ("RESOLVED that:\n\n(a) Note it;\n\nand\n\n(b) Ask", [("(a)", None), ("(b)", None)]),
    "words-between": ("RESOLVED that:\n\n(a) Note it;\n\nas it is; and\n\n(b) Ask", [("(a)", None), ("(b)", None)]),
    "table-between": (
        "RESOLVED that:\n\n(a) adopt:\n\n| Fee | £ |\n|---|---|\n| Dogs | 3 |\n\n(b) Ask",
        [("(a)", None), ("(b)", None)],
    ),
    "table-between-loose-labels": (
        "RESOLVED that:\n\n(1)(a) adopt:\n\n| Fee | £ |\n|---|---|\n| Dogs | 3 |\n\n(1)(b) Ask",
        [("(1)(a)", None), ("(1)(b)", None)],
    ),
    "lines": ("RESOLVED that:\n\nIt be noted\n\nMore be asked", [(None, "It be noted More be asked")]),
    "firstly": ("RESOLVED to:\n\nFirstly, ask.\n\nSecondly, wait.", [(None, "Firstly, ask. Secondly, wait.")]),
    "motion-that-was-lost": ("Moved by A Moss, that it rain. {motion}\n\nIt was LOST. {outcome=lost}", [(None, None)]),
    "quoted": ('RESOLVED:\n\n"Note it."\n\n"Ask."', [(None, '"Note it." "Ask."')]),
    "a-year": ("RESOLVED to give:\n\n1 year's grant.\n\nTwo left.", [(None, "1 year's grant.")]),
    "welsh": ("RESOLVED:\n\ni nodi'r adroddiad\n\ni aros", [(None, "i nodi'r adroddiad i aros")]),
}
"""Decisions that are no list of their own, with their labels and what else belongs to them."""
TOLD = {
    "after-other-text": ("RESOLVED that:\n\n(a) Note it\n\nIt rains.\n\n(b) Ask", 9, "(b) goes on with the clauses"),
    "last-of-lines": ("RESOLVED that:\n\nIt be noted\n\nTwo left.", 7, '"Two left." may be part of the decision above'),
    "heading-of-decision": ("### Decision\n\nThat it be noted.", 3, '"Decision" may say what was decided'),
    "decision-in-bold": ("**Decision:** That it be noted.", 3, '"**Decision:** That it be noted." may say'),
    "vote-on-nothing": (
        "A vote was taken.\n\n- For: 3\n- Against: 2\n{vote=carried}",
        6,
        "nothing says what this vote",
    ),
    "minute-of-its-own": ("Text.\n\n## RESOLVED\n\n(a) Note it", 5, '"RESOLVED" may say what was decided, and is the'),
}
"""What may be a part of a decision and is told as none: the line, and how what is said of it begins."""
PAPERS = {
    "bullets-of-symbol": ("\uf0b7 in the north\n\uf0b7 in winter", ["in the north", "in winter"]),
    "bullets-with-hard-blanks": (f"·{BLANK}{BLANK}in the north\n·{BLANK}in winter", ["in the north", "in winter"]),
    "bullets-of-the-second-level": ("o   in the north\no   in winter", ["in the north", "in winter"]),
    "double-letters": ("(y) one\n(z) two\n(aa) three\n(bb) four", ["(y) one", "(z) two", "(aa) three", "(bb) four"]),
    "letters-of-columns": ("(z) one\n(aa) two\n(ab) three", ["(z) one", "(aa) two", "(ab) three"]),
    "double-without-brackets": ("z) one\naa) two\nbb) three", ["z) one", "aa) two", "bb) three"]),
}
FILES = {
    "council.yaml": "name: Fernshire Council\n",
    **{f"{name}/committee.yaml": f"name: {name}\n" for name in (*MINUTES, *PAPERS, *TEXTS, *TOLD)},
    **{
        f"{name}/2024-09-11/meeting.yaml": "agenda: [Repairs]\nminutes: {first: 18}\n"
        for name in (*MINUTES, *TEXTS, *TOLD)
    },
    **{f"{name}/2024-09-11/minutes.md": f"## Repairs\n\n{LEAD}{text}\n" for name, (text, _) in MINUTES.items()},
    **{f"{name}/2024-09-11/minutes.md": f"## Repairs\n\n{text[0]}\n" for name, text in (TEXTS | TOLD).items()},
    **{f"{name}/2024-09-11/meeting.yaml": "agenda: [{title: Waits, papers: waits}]\n" for name in PAPERS},
    **{
        f"{name}/2024-09-11/waits.md": f"# Waits\n\n## Times\n\nThe longest were:\n\n{text}\n"
        for name, (text, _) in PAPERS.items()
    },
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Body:
    return bodies.of(FILES, tmp_path_factory.mktemp("lists"))


@pytest.mark.parametrize("name", MINUTES)
def test_no_clause_is_lost(name: str, made: Body) -> None:
    rows = [row for row in made.rows("resolutions") if row["meeting"] == f"{name}/2024-09-11"]
    assert [(row["text"], row["lead"]) for row in rows] == [
        ("Note the figures", "RESOLVED that the Panel:"),
        ("Ask for more", "RESOLVED that the Panel:"),
    ]
    assert [row["label"] for row in rows] == MINUTES[name][1]
    page = made.page(f"decisions/{name}/")
    assert page.count("RESOLVED that the Panel:") == 1
    assert "Note the figures" in page
    assert "Ask for more" in page
    assert made.html(f"{name}/2024-09-11/minutes/").count('<a class="n" href="#minute-18-r') == 2


@pytest.mark.parametrize("name", PAPERS)
def test_no_item_of_a_paper_is_lost(name: str, made: Body) -> None:
    html = made.html(f"{name}/2024-09-11/waits/").partition('id="p1-1"')[2].partition("</section>")[0]
    assert [bodies.read(part.partition("</li>")[0]) for part in html.split("<li>")[1:]] == PAPERS[name][1]


@pytest.mark.parametrize("name", TEXTS)
def test_what_belongs_to_a_decision_is_told_with_it(name: str, made: Body) -> None:
    rows = [row for row in made.rows("resolutions") if row["meeting"] == f"{name}/2024-09-11"]
    assert [(row["label"], row["more"]) for row in rows] == TEXTS[name][1]


@pytest.mark.parametrize("name", TOLD)
def test_what_may_belong_to_a_decision_and_does_not_is_told(name: str, made: Body) -> None:
    _, line, words = TOLD[name]
    told = [line for line in made.told if line.startswith(f"{name}/") and "[likely-decision]" in line]
    assert len(told) == 1, told
    assert told[0].startswith(f"{name}/2024-09-11/minutes.md:{line}: ")
    assert words in told[0]


def test_nothing_is_said_of_lists_that_are_read(made: Body) -> None:
    rules = ("[unseen]", "[empty-lead]", "[likely-decision]")
    told = [line for line in made.told if line.endswith(rules)]
    assert [line for line in told if line.partition("/")[0] not in TOLD] == []
