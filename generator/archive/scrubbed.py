"""What anybody may know of a private item, and of a private paper of a public one: its title, and why it is private.

A link in these is no link: it may lead to what is private, and what it leads to has a name.
"""

import re

from generator import text
from generator.content.model import AgendaItem, PrivatePaper

PUBLIC = (
    *("title", "number", "added", "exempt", "confidential", "private_because", "public_interest", "public_summary"),
    *("key", "reference", "call_in", "called_in", "general_exception", "special_urgency", "section", "time", "accept"),
)
"""The keys of a private item of which something is published, or that say when it is."""
REASONS = (
    "confidential",
    "private_because",
    "public_interest",
    "public_summary",
    "general_exception",
    "special_urgency",
)
"""Those of them that are printed as written."""
FILE_NAME = re.compile(
    r"[a-z0-9]+|[\w.]+([-/][\w.]+)+"
    r"|.*\.(?i:md|pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|rtf|png|jpe?g|svg|html?|msg|eml|zip|ya?ml)"
)
"""What is the name of a file, and no title."""
PRIVATE_PAPER = "Private paper"
"""Stands for the title of a private paper that is the name of a file."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#]")


def scrubbed(item: AgendaItem, shown: str = "") -> AgendaItem:
    """A private item with what is published of it alone; `shown` is published in place of its title."""
    fields = type(item).model_fields
    gone = {name: info.get_default(call_default_factory=True) for name, info in fields.items() if name not in PUBLIC}
    known = {"title": _unlinked(shown or item.title or "Minutes"), "section": item.section and _unlinked(item.section)}
    return item.model_copy(update={**gone, **known, **_reasons(item)})


def with_titles(item: AgendaItem) -> AgendaItem:
    """A public item with the titles of its private papers, and why they are private; a name of a file is no title."""
    if not item.private_papers:
        return item
    papers = tuple(
        paper.model_copy(update={"title": _unlinked(title_of(paper)), "file": (), **_reasons(paper)})
        for paper in item.private_papers
    )
    return item.model_copy(update={"private_papers": papers})


def title_of(paper: PrivatePaper) -> str:
    """What a private paper is called, if that is no name of a file."""
    return PRIVATE_PAPER if FILE_NAME.fullmatch(paper.title.strip()) else paper.title


def _unlinked(title: str) -> str:
    """A title in which a link is no link."""
    return _SPECIAL.sub(r"\\\g<0>", text.plain(title)) if text.inline(title).references else title


def _reasons(record: AgendaItem | PrivatePaper) -> dict[str, str]:
    """The reasons in which there is a link, with its words alone."""
    written = {name: getattr(record, name, None) for name in REASONS}
    return {name: text.plain(words) for name, words in written.items() if words and text.inline(words).references}
