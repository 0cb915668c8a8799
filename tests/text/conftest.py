"""How these tests show what a text becomes: its HTML line by line, a hanging number as "[Paragraph 1.1] "."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from marked import marked

from generator.text import Kind, convert

HANGING = re.compile(
    r'<a class="n" href="#[^"]*" data-pagefind-ignore(?: data-long)?>(?:<span class="vh">([^<]*)</span>)?([^<]*?) ?</a>'
)

Shown = Callable[..., list[str]]


def show(kind: Kind) -> Shown:
    """Convert a text of this kind, a title put before it where it wants one, and show the HTML."""
    title = "" if kind == "minutes" else "# Repairs\n\n"

    def shown(text: str, **options: Any) -> list[str]:
        return HANGING.sub(r"[\1\2] ", marked(convert(title + text, kind, **options))).splitlines()

    return shown


@pytest.fixture
def paper() -> Shown:
    return show("paper")


@pytest.fixture
def minutes() -> Shown:
    return show("minutes")


@pytest.fixture
def slides() -> Shown:
    return show("presentation")


@pytest.fixture
def page() -> Shown:
    return show("page")
