"""Characters that nobody sees, and names that not every disk can hold: each is told with its place."""

import html
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from content_sample import loaded, write

from generator.cli import main
from generator.content.sources.names import cannot_be_kept
from generator.content.sources.unseen import without_unseen

FOLDER = "panel/2024-06-12"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("paid \u202e000,01\u202c pounds", "paid 000,01 pounds"),
        ("\u2066if\u2069 so", "if so"),
        ("a\u200bb", "ab"),
        ("Fern\u00adham", "Fernham"),
        ("rents\u200d", "rents"),
        ("re\u200cnts", "rents"),
        ("a\ufeffb\u2060c", "abc"),
        ("left\u200eright", "leftright"),
        ("hid\U000e0068\U000e0069den", "hidden"),
        ("a\ufdd0b\U0001ffffc", "abc"),
        ("blank\u3164", "blank"),
        ("own \ue000 sign", "own \ue000 sign"),
    ],
)
def test_what_hides_or_turns_words_is_taken_out_and_told(text: str, left: str) -> None:
    made, faults = without_unseen(f"A line.\n{text}\n")
    assert made == f"A line.\n{left}\n"
    first = next(n for n, sign in enumerate(text, 1) if not sign.isascii())
    assert (faults[0].line, faults[0].column) == (2, first)
    assert f"U+{ord(text[first - 1]):04X}" in faults[0].what
    assert {(fault.rule, fault.severity) for fault in faults} == {("unseen", "warning")}


@pytest.mark.parametrize(
    "text",
    [
        "plain words – £5, “quoted”, café, Ŵ",
        "a family \U0001f468\u200d\U0001f469\u200d\U0001f467 and a flag \U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f in Wales",
        "\u0915\u094d\u200d\u0937 and \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0634\u0644\u0648\u0645 C++\u200f \u05e9\u05dc\u05d5\u05dd",
        "\u0e2a\u0e27\u0e31\u200b\u0e2a\u0e14\u0e35",
    ],
)
def test_what_a_script_or_a_picture_letter_needs_stays(text: str) -> None:
    assert without_unseen(text) == (text, ())


def test_they_are_told_in_every_kind_of_file_and_break_neither_ids_nor_citations(tmp_path: Path) -> None:
    files = {
        f"{FOLDER}/meeting.yaml": "place: The \u202eGuildhall\nagenda:\n"
        "  - title: Re\u200bnts\n    papers: ren\u200bts\n",
        f"{FOLDER}/rents.md": "# Rents\n\n## Purpose\n\nTo t\u00adell.\n\n![Arrears](rents.csv)\n",
        f"{FOLDER}/rents.csv": "Ward,Arrears\nFern\u200dham,4\n",
    }
    archive, lines = loaded(files, tmp_path)
    told = [line.split(": ", 2)[0] for line in lines if line.endswith("[unseen]")]
    meeting = f"{FOLDER}/meeting.yaml"
    assert told == [f"{meeting}:1", f"{meeting}:3", f"{meeting}:4", f"{FOLDER}/rents.csv:2", f"{FOLDER}/rents.md:5"]
    (held,) = archive.meetings()
    assert (held.record.place, held.items[0].title.text) == ("The Guildhall", "Rents")
    assert held.items[0].record.named == ("rents",)
    assert archive.files[f"{FOLDER}/rents.csv"] == "Ward,Arrears\nFernham,4\n"


# Names


@pytest.mark.parametrize(
    "name",
    [
        *("CON", "aux.pdf", "Nul.tar.gz", "COM1.docx", "lpt9", "CONOUT$"),
        *("a.pdf.", "a.pdf ", " a.pdf", "a<b.pdf", "a:b.pdf", 'a"b.pdf', "a|b.pdf", "a?b.pdf", "a*b.pdf", "a\\b.pdf"),
        *("a#b.pdf", "a\nb.pdf", "a\x7fb.pdf", "a\u202efdp.exe", f"{'a' * 197}.pdf", f"{'é' * 100}.pdf"),
    ],
)
def test_a_name_that_not_every_disk_can_hold_is_a_problem(name: str, tmp_path: Path) -> None:
    folder = write({f"{FOLDER}/meeting.yaml": "agenda: [Rents]\n"}, tmp_path)
    (folder / FOLDER / name).write_bytes(b"%PDF-1.7\n")
    _, lines = loaded({}, tmp_path)
    assert [line for line in lines if line.endswith(("[file-name]", "[id]")) and "rents" not in line]


@pytest.mark.parametrize("name", ["console.pdf", "a.b.pdf", "Plan (2), 50% & more!.pdf", "com10.pdf", "prüfung.pdf"])
def test_other_names_may_stay(name: str) -> None:
    assert cannot_be_kept(name) == ""


@pytest.mark.parametrize(("one", "other"), [("Map.pdf", "map.pdf"), ("caf\u00e9.pdf", "cafe\u0301.pdf")])
def test_two_names_that_are_one_on_some_disks_are_a_problem(one: str, other: str, tmp_path: Path) -> None:
    folder = write({f"{FOLDER}/meeting.yaml": "agenda: [Rents]\n"}, tmp_path)
    for name in (one, other):
        (folder / FOLDER / name).write_bytes(b"%PDF-1.7\n")
    _, lines = loaded({}, tmp_path)
    assert len([line for line in lines if "one name on some disks" in line]) == 1


@pytest.mark.parametrize("name", ["cafe\u0301.pdf", "Plan 50% & more.pdf", "a+b=c;d.pdf"])
def test_a_file_with_an_odd_name_is_linked_by_what_was_typed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = unicodedata.normalize("NFC", name)
    agenda = f'agenda:\n  - title: Rents\n    papers: "{typed}"\n'
    folder = write({f"{FOLDER}/meeting.yaml": agenda}, Path("content"))
    (folder / FOLDER / name).write_bytes(b"%PDF-1.7\n")
    result = CliRunner().invoke(main, ["build", "--no-search", "--no-packs", "--today=2024-08-30"])
    assert result.exit_code == 0, result.output
    assert (Path("site") / FOLDER / typed).read_bytes() == b"%PDF-1.7\n"
    page = (Path("site") / FOLDER / "index.html").read_text(encoding="utf-8")
    (href,) = set(re.findall(r'href="([^"]+-pdf/)"', page))
    own = Path("site") / FOLDER / unquote(html.unescape(href)) / "index.html"
    links = re.findall(r'href="\.\./([^"]+\.pdf)"', own.read_text(encoding="utf-8"))
    assert {unquote(html.unescape(link)) for link in links} == {typed}
