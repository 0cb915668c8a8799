"""Comments (`<!-- … -->`): what stands in one is published nowhere, however it is written."""

import re

from generator.problems import TextFault

_MARK = re.compile(r"<!--|-->")
_NEARLY = re.compile(
    r"<\s*!\s*[-\u2010-\u2015\u2212]|<[\u2010-\u2015\u2212]|-->"
    r"|\{(?:>>|--|\+\+|~~|==)|(?<!%)%%(?!%)[^%\n]{1,1000}%%(?!%)"
    r"|<\w+\b[^<>]{0,500}\b(?:hidden\b|display\s*:\s*none)|&lt;\s{0,9}!\s{0,9}--"
    r"|^ {0,3}\[[^\]\n]{0,50}\]:[ \t]{0,9}(?:#|<>)(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
"""Dashes of a word processor, a sign left out, the notes of other dialects, elements that a browser would hide, and
addresses that lead nowhere, by which some keep notes: `[//]: # (a note)`."""


_CHECK = re.compile(r"<!--\s*check:(.{0,2000}?)-->", re.DOTALL)
_CHECK_IN_YAML = re.compile(r"(?:^|(?<=\s))#\s*check:(.*)")


def without_comments(text: str) -> tuple[str, int]:
    """The text without HTML comments, on the lines it had; and where a comment begins that has no end, or -1.

    This is done to the text as typed, before anything reads it, so that no way of writing one lets it through, in code
    neither. A comment within a comment belongs to it. What follows one without an end is left out with it, and so is
    what follows marks that stand together only when a comment between them is gone.
    """
    if "<!--" not in text:
        return text, -1
    pieces: list[str] = []
    depth = after = begins = 0
    for mark in _MARK.finditer(text):
        if mark[0] == "<!--":
            if not depth:
                pieces.append(text[after : mark.start()])
                begins = mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                after = mark.end()
                pieces.append("\n" * text.count("\n", begins, after))
    if not depth:
        pieces.append(text[after:])
    kept = "".join(pieces)
    joined = kept.find("<!--")
    if joined >= 0:
        return kept[:joined], joined
    return kept, begins if depth else -1


def faults(text: str) -> list[TextFault]:
    """The marks of comments in a text that are not as they should be: one without an end, and what is nearly one."""
    kept, start = without_comments(text)
    found = []
    if start >= 0:
        line, column = _place(text, start)
        what = "a comment begins here that has no end, so all that follows is left out"
        found.append(TextFault(line, column, what, "close it with -->", "open-comment"))
    if nearly := _NEARLY.search(kept):
        line, column = _place(kept, nearly.start())
        what = "this looks like the mark of a comment, and would be published as text"
        mend = "write <!-- before and --> after what is not to be seen, or take it out; an arrow is →"
        found.append(TextFault(line, column, what, mend, "near-comment"))
    return found


def unread(text: str, *, is_yaml: bool) -> list[TextFault]:
    """The marks at what an import was not sure of, which whoever reads it through takes out.

    They are comments that begin with "check:", in YAML lines or the end of one.
    """
    if "check:" not in text:
        return []
    mend = "see that it is right and whole, and take the comment out"
    found = []
    for mark in (_CHECK_IN_YAML if is_yaml else _CHECK).finditer(text):
        line, column = _place(text, mark.start())
        words = " ".join(mark[1].split())
        found.append(TextFault(line, column, f"imported and not read yet: {words}", mend, "unread-import", "warning"))
    return found


def _place(text: str, start: int) -> tuple[int, int]:
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
