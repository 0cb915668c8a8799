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
}
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
    **{f"{name}/committee.yaml": f"name: {name}\n" for name in (*MINUTES, *PAPERS)},
    **{f"{name}/2024-09-11/meeting.yaml": "agenda: [Repairs]\nminutes: {first: 18}\n" for name in MINUTES},
    **{f"{name}/2024-09-11/minutes.md": f"## Repairs\n\n{LEAD}{text}\n" for name, (text, _) in MINUTES.items()},
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


def test_nothing_is_said_of_lists_that_are_read(made: Body) -> None:
    assert [
        line for line in made.told if "[unseen]" in line or "[empty-lead]" in line or "[likely-decision]" in line
    ] == []
