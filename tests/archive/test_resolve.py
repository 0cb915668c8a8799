"""Converted texts as they are kept: what is none of our making is not taken, and so converted again."""

import base64
import zlib
from dataclasses import replace

import pytest

from generator.archive.resolve import BODIES
from generator.text import convert

TEXT = convert("# Rents\n\n- They rise by **2 %**.\n", "paper")


def packed(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_a_text_is_read_as_it_was_kept() -> None:
    read = BODIES.read(BODIES.to_bytes(TEXT))
    assert read == TEXT
    assert read.forms.markdown == TEXT.forms.markdown == ("- They rise by **2 %**.\n",)


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param("a", id="no base64"),
        pytest.param("Ä", id="no ASCII"),
        pytest.param(packed(b"[[],[],[],[]]"), id="not packed"),
        pytest.param(packed(zlib.compress(b"[[1],[],[],[]]")), id="another type"),
        pytest.param(packed(zlib.compress(TEXT.forms.printed.encode())[:-5]), id="cut"),
    ],
)
def test_what_is_packed_otherwise_is_no_text(forged: str) -> None:
    assert BODIES.read(BODIES.to_bytes(replace(TEXT, packed=forged))) is None
