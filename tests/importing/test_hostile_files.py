"""Files that are damaged or made to do harm: each is read or refused in bounds, and nothing is written elsewhere."""

import random
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from folders import files_below, put
from forty_facts import minutes_of_40_facts
from importing_files import p, stamped, word_file
from importing_systems import JUNE, PAGE

from generator.cli import main

COUNCIL = {"council.yaml": "name: Fernshire Council\n", "housing-panel/committee.yaml": "name: Housing Panel\n"}
LONGEST = 10
"""Seconds of the processor, here or in a process that is asked, after which a reader hangs."""


def damaged(data: bytes, seed: int) -> bytes:
    """The bytes with some of them changed, cut out, doubled or cut off."""
    dice, made = random.Random(seed), bytearray(data)  # noqa: S311 -- no secret
    for _ in range(dice.choice((1, 3, 30))):
        at = dice.randrange(len(made))
        match dice.randrange(4):
            case 0:
                made[at] = dice.randrange(256)
            case 1:
                del made[at : at + dice.randrange(1, 400)]
            case 2:
                made[at:at] = made[max(0, at - dice.randrange(1, 400)) : at]
            case _:
                made[at:] = made[at:] if dice.random() < 0.8 else b""
        if not made:
            return b""
    return bytes(made)


def rewritten(data: bytes, change: Callable[[str, bytes, random.Random], bytes], seed: int) -> bytes:
    """A Word file whose parts were changed within the container, which is sound."""
    dice, target = random.Random(seed), BytesIO()  # noqa: S311 -- likewise
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name), dice))
    return target.getvalue()


def in_parts(name: str, data: bytes, dice: random.Random) -> bytes:
    """A part with bytes of its XML changed, or elements put within each other again and again."""
    if not name.endswith(".xml") or dice.random() < 0.4:
        return data
    if dice.random() < 0.3:
        return data.replace(b"<w:p>", b"<w:p>" + b"<w:ins>" * dice.randrange(1, 3_000), 1)
    return damaged(data, dice.randrange(10**6))


def attacks() -> Iterator[tuple[str, bytes]]:
    """Files made to do harm, by name."""
    entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    sound = word_file(p("Rents"), numbering="")
    with zipfile.ZipFile(BytesIO(sound)) as parts:
        kept = {name: parts.read(name) for name in parts.namelist()}
    for label, more in {
        "entity": {"word/document.xml": entity.encode() + kept["word/document.xml"]},
        "bomb": {"word/document.xml": b"<w:document>" + b" " * 60_000_000},
        "way-out": {"../../../escaped.txt": b"out"},
        "no-document": {"word/document.xml": b""},
        "other-root": {"word/document.xml": b"<html/>"},
    }.items():
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in {**kept, **more}.items():
                file.writestr(name, data)
        yield f"{label}.docx", target.getvalue()
    yield "nested.md", b"#" * 2_000_000
    yield "brackets.txt", b"[" * 1_000_000
    yield "stars.md", b"**" * 500_000
    yield "blanks.txt", b"Minutes\n\n" + b" \n" * 1_000_000
    yield "deep.html", b"<table><tr><td class='mgItemNumberCell'>" * 20_000
    yield "deep.xml", b"<meeting>" * 100_000
    yield "lists.html", PAGE.replace("<p>To say", "<ul><li>" * 5_000 + "<p>To say").encode()


def every(count: int) -> Iterator[tuple[str, bytes]]:
    """So many files of each kind, damaged."""
    word, pack = minutes_of_40_facts(), stamped()
    for seed in range(count):
        yield f"{seed}.docx", damaged(word, seed)
        yield f"{seed}-parts.docx", rewritten(word, in_parts, seed)
        yield f"{seed}.xml", damaged(JUNE.encode(), seed)
        yield f"{seed}.html", damaged(PAGE.encode(), seed)
        if seed % 2 == 0:
            yield f"{seed}.pdf", damaged(pack, seed)


def brought_in(name: str, data: bytes, folder: Path) -> None:
    """One file brought in, alone in a folder; it is read or refused, in bounds, and all that is new is in content/."""
    put(COUNCIL, folder / "content")
    (folder / "given").mkdir()
    (folder / "given" / name).write_bytes(data)
    of_system = name.endswith((".xml", ".html"))
    source = [str(folder / "given")] if of_system else [str(folder / "given" / name)]
    arguments = [*source, "housing-panel", *([] if of_system else ["2024-11-13"]), "--today=2025-01-20"]
    before = time.process_time()
    result = CliRunner().invoke(main, ["import", *arguments, "--content", str(folder / "content")])
    assert time.process_time() - before < LONGEST, name
    assert result.exit_code in {0, 2}, (name, result.output, result.exception)
    assert "fault of this program" not in result.stderr, (name, result.stderr)
    outside = {path for path in files_below(folder) if not path.startswith("content/")}
    assert outside == {f"given/{name}"}, name


def test_files_made_to_do_harm_are_read_or_refused_in_bounds(tmp_path: Path) -> None:
    for name, data in attacks():
        brought_in(name, data, tmp_path / name)
    assert not any(path.name == "escaped.txt" for path in tmp_path.parent.rglob("escaped.txt"))


def test_damaged_files_are_read_or_refused_in_bounds(tmp_path: Path) -> None:
    for name, data in every(2):
        brought_in(name, data, tmp_path / name)


@pytest.mark.soak
def test_two_hundred_damaged_files_are_read_or_refused_in_bounds(tmp_path: Path) -> None:
    files = list(every(45))
    assert len(files) >= 200
    for name, data in files:
        brought_in(name, data, tmp_path / name)
