# ruff: noqa: ANN401  the events and marks of the C parser have no types
"""YAML texts as plain values that can be located, built from the parser's events.

Nothing is interpreted: scalars stay text, and a key without a value is None. A file nested without end is refused, as
is an alias that unfolds without end.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

import yaml

from generator.content import comments
from generator.problems import Loc, Place, Problem, RuleName

Value = str | list[Any] | dict[str, Any] | None
"""A plain value: text, a list, a mapping with text keys, or nothing."""
DEEPEST = 20
"""Levels of lists and mappings in a YAML file."""
TOO_DEEP = f"this is nested more than {DEEPEST} levels deep"
MOST = 100
"""Faults that are said of one text: one that has more has one cause for them all."""
LONGEST = 10_000
"""Characters of a value: more is a paper."""
LONGEST_READ_AGAIN = 50_000
"""Characters of a faulty text that are read again by the parser that is ten times slower and says more."""
HARD_BLANK = re.compile(r"^(?:[ \t]*\u00a0+[ \u00a0]*(?=\S)|[ ]*(?:- +)?[\w-]+:(?=\u00a0))", re.MULTILINE)
"""What looks like a blank and is none to YAML, where a line begins or after the colon of a key: as pasted from Word."""
LOOKED_AHEAD = 1024
"""Characters within which YAML wants the colon of a key (YAML 1.2, section 7.4)."""
OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
ODD = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may not stand in YAML: control characters and the like."""


SIGNS_OF_COMMENTS = ("<", "-->", "%%", "{", "&lt;")
"""What is in every text with a comment, or with what is nearly one."""


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
        return _marked(self.path, self.text, self.first_line).nearest(loc, key=key)


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[YamlFile, list[Problem]]:
    """The value of a YAML text ({} for an empty or faulty one), and every fault found in it."""
    builder = _Builder(path, text, first_line)
    value = builder.build()
    return YamlFile(path, text, {} if value is None else value, first_line, bool(builder.problems)), builder.problems


@lru_cache(maxsize=4)
def _marked(path: str, text: str, first_line: int) -> "_Builder":
    """A text read again with notes of where everything stands; kept for the next problems of the same file."""
    builder = _Builder(path, text, first_line, marks={})
    builder.build()
    return builder


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
        if "\u00a0" in self.text and (found := HARD_BLANK.search(self.text)):
            self.hard_blank(found)
            return None
        try:
            events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
            return self.document(events)
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self.fail(error)
        except yaml.YAMLError:
            self.find_odd_character()
        return None

    def hard_blank(self, found: re.Match[str]) -> None:
        """Says where a hard blank stands, which nobody can see."""
        column = found[0].index("\u00a0") if "\u00a0" in found[0] else len(found[0])
        place = Place(self.path, self.text.count("\n", 0, found.start()) + self.first_line, column + 1)
        mend = "delete it and type a blank: it came with text copied from elsewhere"
        self.problems.append(Problem(place, "a hard blank stands where a blank is wanted", mend, "yaml-tab"))

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
            self.stop(event, TOO_DEEP, "write it flatter", "yaml-depth")
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
                if len(self.problems) >= MOST:
                    raise _Stop
            lines[name] = line
            values[name] = self.node(next(events), events, (*loc, name), event.start_mark)
        return values

    def key(self, event: Any, events: Iterator[Any], loc: Loc) -> str:
        start = event.start_mark.index
        if self.text[max(start - 2, 0) : start] == "? ":
            self.stop(
                event, "a value may not begin with ? and go on like this", "put all of it in quotes", "yaml-start"
            )
        name = self.node(event, events, (*loc, ""))
        if not isinstance(name, str) or not name:
            self.stop(event, "a key must be a text", "put it in quotes", "yaml-key")
        return name

    def scalar(self, event: Any) -> Value:
        text = str(event.value)
        plain = not event.style
        if plain and text:
            self.find_lost_hash(event)
        if any(sign in text for sign in SIGNS_OF_COMMENTS):
            text = self.without_comments(event, text)
        if len(text) > LONGEST:
            what = f"a value of {len(text):,} characters"
            self.say(event.start_mark, what, "write it as a paper in Markdown, and name that here", "too-long")
            return None
        return None if plain and not text else text

    def without_comments(self, event: Any, text: str) -> str:
        """A text without the comments in it; says what is wrong with their marks."""
        for fault in comments.faults(text):
            self.say(event.start_mark, fault.what, fault.mend, fault.rule)
        kept, _ = comments.without_comments(text)
        return text if kept == text else kept.strip() + "\n" * (event.style in ("|", ">"))

    def find_lost_hash(self, event: Any) -> None:
        """A blank and `#` end a plain value; right before a letter or digit that is seldom meant."""
        end = event.end_mark
        rest = self.text[end.index : self.text.find("\n", end.index) % (len(self.text) + 1)]
        if match := re.match(r"\s+#(?=\w)", rest):
            place = Place(self.path, end.line + self.first_line, end.column + match.end())
            mend = "put the whole value in quotes; before a comment, put a blank after #"
            self.problems.append(Problem(place, "what follows # is left out of the value", mend, "lost-hash"))

    def find_odd_character(self) -> None:
        """Says which character of the text cannot stand in YAML."""
        match = ODD.search(self.text)
        before = self.text[: match.start()] if match else ""
        line = before.count("\n")
        place = Place(self.path, line + self.first_line, len(before) - before.rfind("\n"))
        name = f"U+{ord(match[0]):04X} " if match else ""
        what = f"a character {name}that cannot be seen stands here"
        self.problems.append(Problem(place, what, "delete it and type the line again", "yaml-character"))

    def fail(self, error: yaml.MarkedYAMLError) -> None:
        """Says what the parser could not read: where, what is wrong, and how to mend it."""
        mark: Any = error.problem_mark or error.context_mark
        lines = self.text.split("\n")
        number = min(mark.line, len(lines) - 1) if mark else 0
        for above in range(number + 1):
            indent = lines[above][: len(lines[above]) - len(lines[above].lstrip())]
            if "\t" in indent:
                what, place = "a tab stands where blanks are wanted", Place(self.path, above + self.first_line)
                self.problems.append(Problem(place, what, "indent with blanks", "yaml-tab"))
                return
        if mark and self.find_depth(lines[number], number, mark.column):
            return
        if mark and (opened := self.quotation_before(mark)):
            what = "the quotation mark here is not closed in its line, and the next one closes it"
            mend = "close it where its text ends; a text that begins with an apostrophe goes into double quotes"
            self.say(opened, what, mend, "yaml-open")
            return
        context, begins = str(error.context), error.context_mark
        if begins and "quoted scalar" in context:
            mend = "close it where its text ends; a text that begins with an apostrophe goes into double quotes"
            self.say(begins, "the quotation mark here is not closed", mend, "yaml-open")
        elif begins and "flow" in context:
            mend = "close it where it ends, and put texts in it that have brackets, quotes or commas in quotes"
            self.say(begins, "the bracket that begins here is not closed", mend, "yaml-open")
        elif (glued := _glued(number, lines)) is not None:
            mend = "put a blank after the colon; if it is no key, put the text in quotes"
            place = Place(self.path, glued + self.first_line, lines[glued].index(":") + 1)
            self.problems.append(Problem(place, "no blank stands after this colon", mend, "yaml-colon"))
        else:
            self.say(mark, *self.reason(str(error.problem), lines[number]))

    def quotation_before(self, mark: Any) -> Any:
        """Where a text in quotes begins that runs over lines and ends in the one where the parser failed."""
        if mark.index > LONGEST_READ_AGAIN:
            return None
        found = None
        with suppress(yaml.YAMLError):
            for token in yaml.scan(self.text[: mark.index], Loader=yaml.SafeLoader):
                start, end = token.start_mark, token.end_mark
                if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and start.line < end.line:
                    found = start if end.line == mark.line else None
        return found

    def find_depth(self, line: str, number: int, column: int) -> bool:
        """Whether a line is nested too deep in itself; says where.

        libyaml looks along a line for a key before it gives an event, and fails there where it finds too many levels.
        """
        start = max(column - LOOKED_AHEAD, 0)
        depth = 0
        with suppress(yaml.YAMLError):
            for token in yaml.scan(line[start : column + 1], Loader=yaml.SafeLoader):
                depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
                if depth > DEEPEST:
                    place = Place(self.path, number + self.first_line, start + token.start_mark.column + 1)
                    self.problems.append(Problem(place, TOO_DEEP, "write it flatter", "yaml-depth"))
                    return True
        return False

    def reason(self, problem: str, line: str) -> tuple[str, str, RuleName]:
        """What is wrong, how to mend it, and the rule, for what the parser could not read in a line."""
        value = re.sub(r"^\s*(- +|[\w-]+: +)*", "", line)
        if any(sign in problem for sign in ("or ']'", "or '}'", "node content", "end of stream")):
            return "a bracket or a quotation mark is not closed before this", "close it where it ends", "yaml-open"
        if "mapping values" in problem and re.fullmatch(r"\s*[\w-]+:( +\S.*)?", line) and line.count(": ") < 2:
            what = "this line begins a key, and the line above is not finished"
            return what, "see that a colon and a blank follow the key above, and that both are indented alike", "yaml"
        if value[:1] in ("'", '"'):
            return _quoted(value.rstrip())
        if value[:1] in "@`%*&!|>[]{},?" and value:
            what = f"a value may not begin with {value[0]} and go on like this"
            mend = "put all of it in quotes"
            return what, f"{mend}; an entry of a list begins with a hyphen" if value[0] == "*" else mend, "yaml-start"
        if "mapping values" in problem:
            return "a colon and a blank in the middle of a value", "put the whole value in quotes", "yaml-colon"
        return _misfit(problem)

    def say(self, mark: Any, what: str, mend: str, rule: RuleName) -> None:
        self.problems.append(Problem(self.at(mark), what, mend, rule))

    def stop(self, event: Any, what: str, mend: str, rule: RuleName) -> NoReturn:
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


def _misfit(problem: str) -> tuple[str, str, RuleName]:
    """What is said of a line that the parser does not understand where it stands."""
    if "expected ':'" in problem:
        what = "there is a line here or above that is neither a key with a value nor an entry after a hyphen"
        return what, "write `key: value`; put a text that runs over lines in quotes", "yaml"
    if "block sequence" in problem:
        mend = "put a list on the lines below its key, and a text that begins with a hyphen into quotes"
        return "a hyphen and a blank stand where a value begins", mend, "yaml-start"
    if "did not find expected" in problem:
        mend = "indent it as they are, and see that quotes and brackets above are closed"
        return "this line does not fit those above it", mend, "yaml"
    return f"this is not YAML: {problem}", "see that lines are indented alike and quotes closed", "yaml"


def _quoted(value: str) -> tuple[str, str, RuleName]:
    """What is said of a value that begins with a quotation mark."""
    mark, other = value[0], "double" if value[0] == "'" else "single"
    if len(value) > 1 and value[-1] == mark and mark not in value[1:-1]:
        return "a quotation mark above this is not closed", "close it where its text ends", "yaml-open"
    what = f"a value may not begin with {mark} and go on after the next one"
    return what, f"put all of it in {other} quotes", "yaml-start"


def _glued(number: int, lines: list[str]) -> int | None:
    """The line right above where the parser stopped, if it is like `place:The Guildhall`."""
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    return above if above is not None and re.match(r"\s*(- )?[a-z-]+:[^\s/]", lines[above]) else None
