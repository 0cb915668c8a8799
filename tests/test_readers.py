"""Whatever a reader is given, it says what is wrong and raises nothing."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from folders import TESTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.archive.old_addresses import read_address as read_old_address
from generator.content.model import Meeting, PaperFront
from generator.content.model.reading import read
from generator.content.sources.front import part
from generator.content.sources.values import read_yaml
from generator.text import Figure, convert, draw, inline

READERS = ["yaml", "front", "dates", "paper", "minutes", "words", "table", "references", "redirects"]
SECONDS = 55
"""For which each reader is fuzzed: together eight minutes, or half of that on two processors."""

SIGNS = [
    *(
        "---\n",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "|",
        ">",
        "&a ",
        "*a",
        "!x",
        "# ",
        "## ",
        "\n",
        "\n\n",
        "    ",
    ),
    *("<!--", "-->", "<b ", "</", "&#60;", "`", "\\", "[^1]", "](", "![", "RESOLVED", "minute ", "/24", "(a)", "\t"),
    *(
        "2024-02-30",
        "12 June 2024",
        "9" * 400,
        "\u0661",
        "\u202e",
        "\ufeff",
        "\ud7ff",
        "%00",
        "?a=b",
        "..",
        "=",
        ",",
        "^",
    ),
]
TEXTS = st.lists(st.sampled_from(SIGNS) | st.text(max_size=8), max_size=40).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_every_reader_reads_whatever_is_written(text: str) -> None:
    file, problems = read_yaml("meeting.yaml", text)
    assert all(one.place.line >= 1 and one.place.column >= 1 and one.what and one.mend for one in problems)
    read(Meeting, file.value)
    read(PaperFront, {"date": text, "published": text})
    part(f"---\n{text}")
    convert(text, "paper")
    convert(text, "minutes", first=1)
    inline(f"minute {text}")
    draw(text, Figure("table-1", "Words", "words.csv", chart="bar"), {})
    read_old_address(text)


@pytest.mark.soak
@pytest.mark.skipif(find_spec("atheris") is None, reason="needs atheris")
@pytest.mark.parametrize("reader", READERS)
def test_no_text_that_a_fuzzer_finds_makes_a_reader_fail(reader: str, tmp_path: Path) -> None:
    command = [sys.executable, str(TESTS / "fuzz_readers.py"), reader, f"-max_total_time={SECONDS}"]
    done = subprocess.run(
        command, cwd=tmp_path, env=fuzzing(), capture_output=True, text=True, check=False, timeout=290
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    assert "DONE" in done.stderr


def fuzzing() -> dict[str, str]:
    """The environment in which this program's own modules are found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS)])}
