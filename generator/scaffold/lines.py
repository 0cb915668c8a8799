"""Lines of YAML: a value as it must be written so that it is read back as it was.

Block style, one entry a line. Whatever YAML would take for something else stands in double quotes.
"""

import re
from collections.abc import Iterable, Iterator

from generator.content.model import Named
from generator.problems import one_line

_PLAIN = re.compile(r"[^\W_].*")
_OTHERWISE = re.compile(r"(?:yes|no|on|off|y|n|true|false|null)|[\d.,:+eExXoO_/-]+", re.IGNORECASE)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(value: str) -> str:
    """A text as one line of YAML: as it is, or in quotes where YAML would read it otherwise."""
    if _is_plain(value):
        return value
    return f'"{"".join(_escaped(character) for character in value)}"'


def block(key: str, value: str) -> Iterator[str]:
    """A key with a text: on its line, or below it as a block if the text has several lines."""
    lines = value.split("\n")
    ends = lines[-1] == ""
    body = lines[:-1] if ends else lines
    if len(lines) == 1 or not all(_fits_block(line) for line in body) or not body[0] or not body[-1]:
        yield f"{key}: {scalar(value)}"
        return
    yield f"{key}: |" if ends else f"{key}: |-"
    yield from (f"  {line}".rstrip() for line in body)


def entry(key: str, values: Iterable[str]) -> Iterator[str]:
    """A key with one or many texts: one on its line, several below it."""
    many = list(values)
    if len(many) == 1:
        yield f"{key}: {scalar(many[0])}"
    elif many:
        yield f"{key}:"
        yield from (f"  - {scalar(value)}" for value in many)


def people(key: str, named: Iterable[Named]) -> Iterator[str]:
    """A key with people, one a line, with the role that the paper prints."""
    lines = [f"  - {scalar(person.person)}" + (f": {scalar(person.role)}" if person.role else "") for person in named]
    if lines:
        yield f"{key}:"
        yield from lines


def indented(lines: Iterable[str], by: int = 2) -> Iterator[str]:
    """The lines, moved to the right; empty ones stay empty."""
    yield from (f"{' ' * by}{line}" if line else "" for line in lines)


def list_item(lines: Iterable[str]) -> Iterator[str]:
    """The lines as one entry of a list: a hyphen before the first."""
    for number, line in enumerate(lines):
        yield f"  {line}" if number else f"- {line}"


def comment(words: str) -> str:
    """A line for the person who fills in the file."""
    return f"# {one_line(words)}"


def _is_plain(value: str) -> bool:
    trapped = ": " in value or " #" in value or value.endswith((":", " "))
    return bool(_PLAIN.fullmatch(value)) and value.isprintable() and not trapped and not _OTHERWISE.fullmatch(value)


def _fits_block(line: str) -> bool:
    return line.isprintable() and not line.startswith(" ") and not line.endswith(" ")


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
