"""The lines of a text file, to be shown beside a problem; and how many of them are read."""

from functools import lru_cache
from pathlib import Path

from generator.problems import Place

LARGEST = 2_000_000
"""Bytes; a larger text file is refused."""
MOST_LINES = 50_000
"""Lines; a longer text in Markdown or CSV is refused: Python-Markdown takes ever longer for each block."""


def line_at(place: Place) -> str:
    """The line of a file that a place is in; nothing if it is gone or is no text."""
    try:
        lines = _lines(place.path, Path(place.path).stat().st_mtime_ns)
    except OSError:
        return ""
    return lines[place.line - 1] if place.line <= len(lines) else ""


@lru_cache(maxsize=4)
def _lines(path: str, _saved: int) -> list[str]:
    """The lines of a file as it was saved at a time."""
    try:
        file = Path(path)
        text = file.read_text("utf-8-sig") if file.is_file() and file.stat().st_size <= LARGEST else ""
    except (OSError, UnicodeError):
        return []
    return text.split("\n")
