"""Minutes in Word with forty facts, read by this program and by others: how many of the facts each keeps.

    python bench/readers.py

pandoc is a program of its own; mammoth and markitdown are libraries (`pip install mammoth 'markitdown[docx]'`). One
that is not there is left out. Each is asked for Markdown, as it comes; a fact counts as kept if its words stand there
with what they mean: a number with its heading, a letter with its clause. What a reader leaves out counts as kept if it
says so. Wraps and signs of escape make no difference.
"""

import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from forty_facts import minutes_of_40_facts  # noqa: E402 -- where it lies is said above

FACTS: Mapping[str, str] = {
    "the number that the list begins with": r"43\.?\W+Declarations of interest",
    "the number after it": r"44\.?\W+Repairs update",
    "a number after a list between": r"45\.?\W+Fees",
    "a number after a table": r"46\.?\W+Options",
    "the last number": r"47\.?\W+Any other business",
    "a raised ending": r"26(?:<sup>|\^)th",
    "curly quotation marks": r"“waits”|\"waits\"",
    "dashes and an apostrophe": r"(?:–|--) the tenants[’'] view (?:–|--)",
    "a link": r"\[the waiting times\]\(https://www\.fernshire\.example/waits\)",
    "the mark of a footnote": r"waits\)(?:<sup>)?\[.{0,20}1",
    "the words of a footnote": r"From the call to the last visit",
    "a tracked insertion": r"took 31 days",
    "a tracked deletion is not among the words": r"\A(?!.*took.{0,6}28)",
    "a tracked deletion and insertion, said": r"1 tracked deletion|<del>|\.deletion",
    "a comment, or that there is one": r"by G Hart|Is that right",
    "a text box": r"The depot is closed on Mondays",
    "bullets, nested": r"[-*+] +leaks\n+ {2,}[-*+] +in winter\n+[-*+] +bills",
    "a decision in bold": r"\*\*RESOLVED\*\*|__RESOLVED__",
    "a clause in letters": r"\(?a[.)] *Notes the update",
    "a clause that leads to others": r"\(?b[.)] *Asks the Cabinet Member to:\n+ +\(?i[.)] *visit the depot",
    "the second of these": r"\(?ii[.)] *write to tenants",
    "a clause after them": r"\(?c[.)] *Looks again in March",
    "letters that begin again in the next minute": r"\(?a[.)] *Agrees the fees",
    "a heading in two storeys": r"Days / 2023|Days.*\n.*2023 *\| *2024 *\|\n.*North *\|",
    "a cell joined with the one above": r"\^,44,38|North.*\n.*(?:North|\^).{0,9}44",
    "capital letters as labels": r"A\. *Keep the depot",
    "labels with those above in them": r"A\.1 *as it is\s+A\.2 *enlarged",
    "a list of its own": r"1\) *value it\n+ *2\) *ask the ward",
    "a list that begins anew": r"would:\n+ *1[.)] *visit it",
    "a label that was typed": r"\(a\) typed by hand",
    "a content control": r"The venue was booked",
    "a picture with its alternative": r"Plan of Mill Road",
    "words on a page on its side": r"On wide pages",
    "who was there, of a table": r"A Moss|a-moss",
    "a substitute": r"B Reed \(substitute for|b-reed: \{for",
    "who was co-opted": r"D Lark|d-lark",
    "an officer's role": r"Panel Officer",
    "who sent apologies": r"(?:apologies:|Apologies).{0,40}(?:C Wren|c-wren)",
    "time and place": r"6\.30 pm|time: 18:30",
    "when it ended": r"7\.45 pm|closed: 19:45",
}
"""Each fact, and what stands in a text that has kept it."""


def ours(file: Path, folder: Path) -> str:
    """What this program makes: the drafts and the report."""
    shutil.copytree(ROOT / "tests/golden/content", folder / "content")
    shutil.rmtree(folder / "content/housing-panel/2024-06-12")
    command = [sys.executable, "-m", "generator", "import", str(file), "housing-panel", "2024-06-12"]
    subprocess.run([*command, "--content", str(folder / "content")], cwd=ROOT, check=True, capture_output=True)
    made = [*(folder / "content/housing-panel/2024-06-12").iterdir(), folder / "content/import-report.md"]
    return "\n".join(path.read_text(encoding="utf-8") for path in made if path.suffix != ".png")


def pandoc(file: Path, _: Path) -> str:
    """What pandoc makes."""
    command = ["pandoc", str(file), "--to", "markdown", "--wrap", "none"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def mammoth(file: Path, _: Path) -> str:
    """What mammoth makes, with what it warns of."""
    import mammoth as library  # noqa: PLC0415 -- it may not be there

    with file.open("rb") as opened:
        made = library.convert_to_markdown(opened)
    return "\n".join([str(made.value), *(str(message) for message in made.messages)])


def markitdown(file: Path, _: Path) -> str:
    """What markitdown makes."""
    from markitdown import MarkItDown  # noqa: PLC0415 -- likewise

    return str(MarkItDown().convert(str(file)).markdown)


READERS: Mapping[str, Callable[[Path, Path], str]] = {
    "agendapack": ours,
    "pandoc": pandoc,
    "mammoth": mammoth,
    "markitdown": markitdown,
}


def is_there(name: str) -> bool:
    """Whether a reader is installed."""
    return name == "agendapack" or bool(shutil.which(name) or importlib.util.find_spec(name))


def kept(text: str) -> list[str]:
    """The facts that a text has."""
    plain = re.sub(r"\\(?=[^\w\s])", "", text)
    return [fact for fact, words in FACTS.items() if re.search(words, plain, re.DOTALL)]


def main() -> None:
    """Reads the minutes with each, and prints how many facts it kept, and which not."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "minutes.docx"
        file.write_bytes(minutes_of_40_facts())
        for reader, read in READERS.items():
            if not is_there(reader):
                print(f"{reader} is not installed")
                continue
            folder = Path(name) / reader
            folder.mkdir()
            found = kept(read(file, folder))
            lost = [fact for fact in FACTS if fact not in found]
            print(f"kept {reader} {len(found)} of {len(FACTS)}{': not ' + '; '.join(lost) if lost else ''}")


if __name__ == "__main__":
    main()
