"""No pattern of the program goes back and forth for long, whatever it is given.

Every regular expression of `generator/` is tried on texts that are made to hurt it: what it repeats, again and again,
with an end that does not fit.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import signal
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hostile.sizes import BOMBS

import generator
from generator.text.source import LONGEST_WORD, MOST_BLANKS

HOUSE = Path(generator.__file__).parent
OF_OUR_OWN = "handbook"
"""The part that reads nothing but what the project itself wrote."""
SOURCES = {path: path.read_text("utf-8") for path in HOUSE.rglob("*.py") if OF_OUR_OWN not in path.parts}
CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "findall", "finditer", "split"}
Tree = list[tuple[Any, Any]]
"""Of a pattern: what each node is, and what belongs to it."""
ENDS = ("", "\0", "!", "\n", "x", " ")


class TooLongError(Exception):
    """A pattern was at it for longer than it may be."""


def parsed(pattern: str, flags: int) -> Tree:
    """The tree of a pattern, as the standard library reads it."""
    parser = importlib.import_module("re._parser")
    return list(parser.parse(pattern, flags & ~re.DEBUG))


def sample(tree: Tree) -> str:
    """A text that a part of a pattern fits, or nearly."""
    return "".join(_sample(str(op), value) for op, value in tree)


def _sample(op: str, value: Any) -> str:  # noqa: PLR0911 -- one line for each kind of node
    match op, value:
        case "LITERAL", int(code):
            return chr(code)
        case "NOT_LITERAL", int(code):
            return "a" if code != ord("a") else "b"
        case "ANY", _:
            return "a"
        case "IN", list(members):
            return _of_class(members)
        case "BRANCH", (_, [first, *_]):
            return sample(list(first))
        case "SUBPATTERN", (_, _, _, inner):
            return sample(list(inner))
        case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (int(least), _, inner)):
            return sample(list(inner)) * max(1, least)
        case "ATOMIC_GROUP", inner:
            return sample(list(inner))
        case _:
            return ""


LETTERS = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a"}


def _of_class(members: Tree) -> str:
    if str(members[0][0]) == "NEGATE":
        barred = re.compile("[" + "".join(re.escape(sample([one])) or "\0" for one in members[1:]) + "]")
        return next(letter for letter in "a1 .-(\u00e9\n" if not barred.match(letter))
    op, value = members[0]
    match str(op), value:
        case "RANGE", (int(low), _):
            return chr(low)
        case "CATEGORY", kind:
            return LETTERS.get(str(kind), "-")
        case _:
            return _sample(str(op), value)


def pumped(tree: Tree, before: str = "") -> Iterator[tuple[str, str]]:
    """What stands before each repetition of a pattern, and what is repeated."""
    for op, value in tree:
        match str(op), value:
            case (("MAX_REPEAT" | "MIN_REPEAT"), (_, most, inner)) if int(most) > 20:
                yield before, sample(list(inner)) or "a"
                yield from pumped(list(inner), before)
            case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (_, _, inner)):
                yield from pumped(list(inner), before)
            case "SUBPATTERN", (_, _, _, inner):
                yield from pumped(list(inner), before)
            case "BRANCH", (_, branches):
                for branch in branches:
                    yield from pumped(list(branch), before)
            case _:
                pass
        before += _sample(str(op), value)


@cache
def uses(path: Path | None) -> Mapping[str, set[str]]:
    """The methods called of each name, in a module or, without one, anywhere."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in SOURCES.values() if path is None else [SOURCES[path]]:
        for name, method in re.findall(r"\b(\w+)\.(\w+)\(", source):
            found[name].add(method)
    return found


@cache
def patterns() -> Mapping[str, tuple[re.Pattern[str], set[str]]]:
    """Every pattern of the program by its text, and the methods it is used with."""
    found: dict[str, tuple[re.Pattern[str], set[str]]] = {}
    for module in pkgutil.walk_packages([str(HOUSE)], "generator."):
        is_passed_over = module.name.endswith("__main__") or OF_OUR_OWN in module.name.split(".")
        named = {} if is_passed_over else vars(importlib.import_module(module.name))
        for name, value in named.items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                path = Path(inspect.getfile(importlib.import_module(module.name))) if name.startswith("_") else None
                called = uses(path).get(name, set()) & CALLS
                found.setdefault(value.pattern, (value, set()))[1].update(called or {"finditer"})
    for source in SOURCES.values():
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(ast.Attribute(ast.Name("re"), method), [ast.Constant(str(pattern)), *_]) if (
                    method in CALLS
                ):
                    if pattern not in found:
                        found[pattern] = (re.compile(pattern), {method.replace("compile", "finditer")})
                case ast.Assign([ast.Name("PATTERN")], ast.Constant(str(pattern))):
                    found[pattern] = (re.compile(pattern, re.DOTALL), {"finditer"})
                case _:
                    pass
    return found


def run(pattern: re.Pattern[str], method: str, text: str, seconds: float) -> None:
    """Lets a pattern at a text; TooLongError if it needs more of the processor's time."""

    def stop(*_: object) -> None:
        what = f"{pattern.pattern!r}.{method} of {text[:40]!r} ({len(text)})"
        raise TooLongError(what)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        match method:
            case "fullmatch" | "match":
                getattr(pattern, method)(text)
            case _:
                for _ in pattern.finditer(text):
                    pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def as_read(text: str) -> str:
    """A text of which no word and no row of blanks is longer than one that is read."""
    text = re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", r"\1 ", text)
    return re.sub(rf"(\s{{{MOST_BLANKS}}})(?=\s)", r"\1a", text)


def too_long(size: int, seconds: float, part: int = 0, parts: int = 1) -> list[str]:
    """Which patterns are at it for longer, on texts of a size."""
    slow = []
    for pattern, methods in list(patterns().values())[part::parts]:
        pumps = set(pumped(parsed(pattern.pattern, pattern.flags)))
        texts = [before + again * (size // len(again)) + end for before, again in pumps for end in ENDS]
        texts += [(before + again) * (size // len(before + again)) for before, again in pumps]
        for text in map(as_read, [*texts, *(bomb[:size] for bomb in BOMBS.values())]):
            try:
                run(pattern, next(iter(methods)) if len(methods) == 1 else "finditer", text, seconds)
            except TooLongError as fault:
                slow.append(str(fault))
                break
    return slow


def test_the_patterns_are_found() -> None:
    assert len(patterns()) > 100


def test_what_goes_back_and_forth_is_found() -> None:
    for bad, text in {r"(a+)+$": "a" * 40 + "!", r"(\s*,?\s*)*x": " " * 60}.items():
        assert list(pumped(parsed(bad, 0)))
        with pytest.raises(TooLongError):
            run(re.compile(bad), "finditer", text, 0.05)


def test_no_pattern_goes_back_and_forth() -> None:
    assert too_long(1000, 0.2) == []


@pytest.mark.soak
@pytest.mark.parametrize("part", range(8))
def test_no_pattern_needs_a_second_for_50_kilobytes(part: int) -> None:
    assert too_long(50_000, 1, part, 8) == []
