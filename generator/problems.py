"""A fault in the content: where it is, what is wrong, how to mend it; as text, JSON or an annotation."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from typing import Literal

RuleName = Literal[
    "abbreviation",
    "action-log",
    "active-document",
    "address-twice",
    "approved-again",
    "approved-before",
    "approved-where",
    "attachment-details",
    "attachment-kind",
    "awaiting-approval",
    "background-papers",
    "bad-link",
    "broken-fragment",
    "broken-link",
    "broken-redirect",
    "choice",
    "clause",
    "clear-days",
    "colon-in-text",
    "comma-in-braces",
    "contrast",
    "converter-mark",
    "covered-words",
    "csv",
    "date",
    "date-order",
    "dead-link",
    "decision-file",
    "decision-record",
    "draft-paper",
    "drawing",
    "duplicate-key",
    "duplicate-number",
    "empty",
    "empty-heading",
    "empty-lead",
    "encoding",
    "exclusion",
    "exempt-in-public",
    "exempt-paragraph",
    "figure-in-note",
    "file-name",
    "footnote",
    "form",
    "front-matter",
    "heading-blank",
    "heading-level",
    "id",
    "interest",
    "item-number",
    "joint-meeting",
    "key-notice",
    "late-paper",
    "leftover",
    "likely-decision",
    "likely-matter",
    "likely-table",
    "link-form",
    "link-out",
    "link-text",
    "lost-character",
    "lost-hash",
    "meeting-name",
    "member-unlisted",
    "minute-first",
    "minute-gap",
    "minute-item",
    "minute-order",
    "minute-overlap",
    "minutes-of-later",
    "missing-figure",
    "missing-key",
    "missing-paper",
    "near-comment",
    "nested-items",
    "no-addressee",
    "no-alternative",
    "no-caption",
    "no-content",
    "no-file",
    "no-number",
    "no-numbers",
    "no-title",
    "not-a-file",
    "not-a-member",
    "nothing-above",
    "nothing-to-accept",
    "old-address",
    "old-address-twice",
    "one-key",
    "one-title",
    "open-comment",
    "outside",
    "overdue",
    "personal-details",
    "picture-in-text",
    "plain-name",
    "plan-entry",
    "present-and-away",
    "print-glyph",
    "print-picture",
    "private-heading",
    "private-marking",
    "private-minute",
    "private-notice",
    "private-paper",
    "private-text",
    "private-title",
    "programme-date",
    "public-interest",
    "public-summary",
    "quorum",
    "ragged-row",
    "range",
    "record",
    "recorded-vote",
    "redirect-chain",
    "repeated-label",
    "reserved",
    "same-name",
    "scan",
    "section",
    "shared-paper",
    "silent-change",
    "spreadsheet-error",
    "statement-review",
    "statement-status",
    "stray-braces",
    "stray-file",
    "substitute",
    "table-heading",
    "taken-address",
    "template",
    "time",
    "time-zone",
    "too-deep",
    "too-large",
    "too-long",
    "two-groups",
    "type",
    "unknown-key",
    "unknown-matter",
    "unknown-person",
    "unknown-value",
    "unnamed-file",
    "unnamed-paper",
    "unread-document",
    "unread-import",
    "unreadable",
    "unseen",
    "untagged-pdf",
    "untitled-pdf",
    "unused-entry",
    "urgent-minuted",
    "urgent-reason",
    "vote-present",
    "vote-result",
    "vote-sum",
    "vote-twice",
    "weekday",
    "withheld",
    "yaml",
    "yaml-alias",
    "yaml-character",
    "yaml-colon",
    "yaml-depth",
    "yaml-key",
    "yaml-open",
    "yaml-start",
    "yaml-tab",
    "yaml-tag",
]
"""The name of every rule: the one list, which the type checker and the handbook are held to."""
Severity = Literal["error", "warning", "info"]
Format = Literal["text", "json", "github"]
Loc = tuple[str | int, ...]
"""The keys and list positions that lead to a value in a file."""
About = tuple[str, Loc]
"""A value by its file's path and the keys that lead to it."""

LONGEST = 600
"""Characters of a part of a message: more is never an officer's own words."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: its path as the user would type it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class TextFault:
    """A mistake in a text whose file is not known yet: where in it (from 1), what it is, how to mend it, its rule."""

    line: int
    column: int
    what: str
    mend: str
    rule: RuleName
    severity: Severity = "error"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault. `rule` is its short name, which the handbook explains.

    `about` is the value that it is about: a reason beside that, under `accept:`, accepts the fault. Without it nothing
    can.
    """

    place: Place
    what: str
    mend: str
    rule: RuleName
    severity: Severity = "error"
    about: About | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """One line, never wrapped: `path:line:column: error: what is wrong; how to mend it [rule]`."""
        where = f"{printable(self.place.path)}:{self.place.line}:{self.place.column}"
        return f"{where}: {self.severity}: {cut_short(self.what)}; {cut_short(self.mend)} [{self.rule}]"


def cut_short(text: str) -> str:
    """A part of a message as one line, cut where it quotes more than anybody reads."""
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


def one_line(text: str) -> str:
    """The text with every run of white space, line ends among it, as one blank, and no control characters."""
    return printable(" ".join(text.split()))


def printable(text: str) -> str:
    """The text without control characters, line ends among them, and without what no file can hold."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, each once."""
    return sorted(set(problems))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(problem.severity == "error" for problem in problems)


def suggestion(word: str, known: Iterable[str]) -> str:
    """What the author may have meant: ' did you mean "published"?', or the known words if few, or nothing."""
    words = sorted(known)
    near = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if 0 < len(words) <= 12:
        return f"known here: {', '.join(words)}"
    return ""


def show(problems: Iterable[Problem], form: Format) -> str:
    """The problems in order in the given form: lines of text, a JSON array, or code-host annotations."""
    ordered = in_order(problems)
    if form == "json":
        return json.dumps([_as_dict(problem) for problem in ordered], ensure_ascii=False, indent=1)
    return "\n".join(_annotation(problem) if form == "github" else str(problem) for problem in ordered)


def _as_dict(problem: Problem) -> dict[str, str | int]:
    about = {key: value for key, value in asdict(problem).items() if key not in {"place", "about"}}
    whole = {**asdict(problem.place), **about}
    return {key: printable(value) if isinstance(value, str) else value for key, value in whole.items()}


def _annotation(problem: Problem) -> str:
    kind = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    place = problem.place
    path = printable(place.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    text = f"{cut_short(problem.what)}; {cut_short(problem.mend)}".replace("%", "%25")
    return f"::{kind} file={path},line={place.line},col={place.column},title={problem.rule}::{text}"
