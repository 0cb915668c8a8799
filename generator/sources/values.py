# ruff: noqa: ANN401  the events and marks of the C parser have no types
"""YAML texts as plain values that can be located, built from the parser's events.

Nothing is interpreted: scalars stay text, and a key without a value is None. A file nested without end is refused, as
is an alias that unfolds without end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from generator.problems import Loc, Place, Problem

Value = str | list[Any] | dict[str, Any] | None
"""A plain value: text, a list, a mapping with text keys, or nothing."""
DEEPEST = 20
"""Levels of lists and mappings in a YAML file."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML text and its value; `first_line` is where the text begins in its file (front matter begins at 2)."""

    path: str
    text: str
    value: Value
    first_line: int = 1
    faulty: bool = False

    def place(self, loc: Loc, *, key: bool = False) -> Place:
        """Where the value at `loc` stands, or its key; for a place that is not in the text, the nearest above it."""
        builder = _Builder(self.path, self.text, self.first_line, marks={})
        builder.build()
        return builder.nearest(loc, key=key)


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[YamlFile, list[Problem]]:
    """The value of a YAML text ({} for an empty or faulty one), and every fault found in it."""
    builder = _Builder(path, text, first_line)
    value = builder.build()
    return YamlFile(path, text, {} if value is None else value, first_line, bool(builder.problems)), builder.problems


class _Stop(Exception):  # noqa: N818  not an error of the program: reading of this file ends here
    """Reading of this file ends: what is wrong has been said."""


class _Builder:
    """Builds one YAML text's value from the parser's events; with `marks`, notes where everything stands."""

    def __init__(self, path: str, text: str, first_line: int, marks: dict[Loc, tuple[Any, Any]] | None = None) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.marks = marks
        self.problems: list[Problem] = []

    def build(self) -> Value:
        """The value; None for an empty text or where something is wrong."""
        try:
            events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
            return self.document(events)
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self.say(error.problem_mark or error.context_mark, *self.reason(error))
        except yaml.YAMLError as error:
            self.say(None, _said(str(error)), "take the character out", "yaml")
        return None

    def document(self, events: Iterator[Any]) -> Value:
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.stop(event, "a second document begins here", "put one document in a file", "yaml")
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return value

    def node(self, event: Any, events: Iterator[Any], loc: Loc, key: Any = None) -> Value:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            what = "anchors and aliases (& and *) are not read"
            self.stop(event, what, "write the value out, or put the text in quotes", "yaml-alias")
        if event.tag is not None:
            self.stop(event, "tags (!) are not read", "take it out, or put the text in quotes", "yaml-tag")
        if len(loc) >= DEEPEST and not isinstance(event, yaml.ScalarEvent):
            self.stop(event, f"this is nested more than {DEEPEST} levels deep", "write it flatter", "yaml-depth")
        if self.marks is not None:
            self.marks[loc] = (event.start_mark, key or event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, loc)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, loc)
        return self.scalar(event)

    def sequence(self, events: Iterator[Any], loc: Loc) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self.node(event, events, (*loc, len(values))))
        return values

    def mapping(self, events: Iterator[Any], loc: Loc) -> dict[str, Value]:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            name = self.key(event, events, loc)
            line = event.start_mark.line + self.first_line
            if name in values:
                what = f'the key "{name}" stands here twice, first in line {lines[name]}'
                self.say(event.start_mark, what, "put both together, or take one out", "duplicate-key")
            lines[name] = line
            values[name] = self.node(next(events), events, (*loc, name), event.start_mark)
        return values

    def key(self, event: Any, events: Iterator[Any], loc: Loc) -> str:
        name = self.node(event, events, (*loc, ""))
        if not isinstance(name, str) or not name:
            self.stop(event, "a key must be a text", "put it in quotes", "yaml-key")
        return name

    def scalar(self, event: Any) -> Value:
        text = str(event.value)
        plain = not event.style
        if plain and text:
            self.find_lost_hash(event)
        return None if plain and not text else text

    def find_lost_hash(self, event: Any) -> None:
        """A blank and `#` end a plain value; right before a letter or digit that is seldom meant."""
        end = event.end_mark
        rest = self.text[end.index : self.text.find("\n", end.index) % (len(self.text) + 1)]
        if match := re.match(r"\s+#(?=\w)", rest):
            place = Place(self.path, end.line + self.first_line, end.column + match.end())
            mend = "put the whole value in quotes; before a comment, put a blank after #"
            self.problems.append(Problem(place, "what follows # is left out of the value", mend, "lost-hash"))

    def reason(self, error: yaml.MarkedYAMLError) -> tuple[str, str, str]:
        """What is wrong, how to mend it, and the rule, for what the parser could not read."""
        mark: Any = error.problem_mark or error.context_mark
        lines = self.text.split("\n")
        line = lines[mark.line] if mark and mark.line < len(lines) else ""
        value = re.sub(r"^\s*(- +|[\w-]+: +)*", "", line)
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return "a tab stands where blanks are wanted", "indent with blanks", "yaml-tab"
        if any(sign in str(error.problem) for sign in ("or ']'", "or '}'", "node content", "end of stream")):
            return "a bracket or a quotation mark is not closed before this", "close it where it ends", "yaml-open"
        if value[:1] in "\"'@`%*&!|>[]{},?" and value:
            what = f"a value may not begin with {value[0]} and go on like this"
            return what, "put all of it in quotes", "yaml-start"
        if "mapping values" in str(error.problem):
            return (
                "a colon and a blank in the middle of a value",
                "put the whole value in quotes",
                "yaml-colon",
            )
        return (
            _said(f"{error.problem}"),
            "see that the lines above are indented alike and quotes closed",
            "yaml",
        )

    def say(self, mark: Any, what: str, mend: str, rule: str) -> None:
        self.problems.append(Problem(self.at(mark), what, mend, rule))

    def stop(self, event: Any, what: str, mend: str, rule: str) -> NoReturn:
        self.say(event.start_mark, what, mend, rule)
        raise _Stop

    def at(self, mark: Any) -> Place:
        if mark is None:
            return Place(self.path, self.first_line, 1)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def nearest(self, loc: Loc, *, key: bool) -> Place:
        marks = self.marks or {}
        while loc and loc not in marks:
            loc, key = loc[:-1], False
        value_mark, key_mark = marks.get(loc, (None, None))
        return self.at(key_mark if key else value_mark)


def _said(problem: str) -> str:
    return f"this is not YAML: {' '.join(problem.split())}"
