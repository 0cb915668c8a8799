"""Atheris lets a reader read what it makes of hostile texts: `python tests/fuzz_readers.py yaml -max_total_time=60`.

It ends with 0 if no text that it tried, while it looked for ways into every line of the reader, raised anything.
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["generator"]):
    from generator.archive.old_addresses import read_address as read_old_address
    from generator.content.model import Meeting, PaperFront
    from generator.content.model.reading import read
    from generator.content.sources.front import part
    from generator.content.sources.values import read_yaml
    from generator.text import Figure, convert, draw, inline

from hostile import INPUTS

LONGEST = 2000
DATES = ("date", "published")


def _yaml(text: str) -> None:
    file, problems = read_yaml("meeting.yaml", text)
    assert all(one.place.line >= 1 and one.what and one.mend for one in problems)
    read(Meeting, file.value)


def _front(text: str) -> None:
    read(PaperFront, read_yaml("paper.md", part(f"---\n{text}").front)[0].value)


def _dates(text: str) -> None:
    read(PaperFront, dict.fromkeys(DATES, text))
    read(Meeting, {"time": text, "moved-from": text, "agenda": [{"title": "x", "minutes-of": text}]})


def _table(text: str) -> None:
    draw(text, Figure("table-1", "Words", "words.csv", chart="bar"), {})
    draw(text, Figure("table-1", "Words", "words.csv", chart="line"), {})


def _references(text: str) -> None:
    inline(f"minute {text} and minutes of {text}, paragraph {text}")


READERS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "yaml": (_yaml, "meeting"),
    "front": (_front, "front"),
    "dates": (_dates, "date"),
    "paper": (lambda text: convert(text, "paper"), "body"),
    "minutes": (lambda text: convert(text, "minutes", first=1), "body"),
    "words": (inline, "script"),
    "table": (_table, "table"),
    "references": (_references, "number"),
    "redirects": (read_old_address, "redirect"),
}
"""What is fuzzed, by name, and the family of the corpus that it begins with."""


def main() -> None:
    """Fuzzes the reader that is named first, with the options of libFuzzer that follow."""
    reader, family = READERS[sys.argv[1]]

    def try_one(data: bytes) -> None:
        reader(re.sub("\r\n?", "\n", data.decode("utf-8", "ignore").replace("\0", "")))

    with TemporaryDirectory() as folder:
        for number, one in enumerate(one for one in INPUTS if one.family == family):
            for text in [*one.files.values(), *one.shared.values()]:
                data = text if isinstance(text, bytes) else text.encode()
                Path(folder, str(number)).write_bytes(data[:LONGEST])
        atheris.Setup([*sys.argv[:1], f"-max_len={LONGEST}", "-timeout=20", *sys.argv[2:], folder], try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
