"""The names of files and folders: which are read, and which may not be."""

import re

TOP = ("council", "people", "matters", "glossary", "redirects")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MEETING = re.compile(r"\d{4}-\d{2}-\d{2}(-[2-9])?")
RESERVED = frozenset(
    {"meetings", "decisions", "matters", "people", "glossary", "search", "coverage", "about", "accessibility", "data"}
    | {"handbook", "subscribe", "assets", "pagefind"}
)
"""Names that no committee may have: the site needs them (content format, section 1.13)."""
OF_REGISTER = re.compile(r"answered|scheduled|not-recorded|asked-.*|\d{4}(-\d{2})?")
"""Names that no committee may have: the register of decisions has pages of these beside those of committees."""
UNFIT = re.compile(r"[\\:\x00-\x1f\x7f]")
"""What no part of an address may hold: some systems take it for the end of a folder or a disk."""
LONGEST_NAME = 200
"""Bytes of a name: no system holds more than 255, and addresses add to it."""
RESERVED_PAPERS = frozenset({"minutes", "work-programme", "pack", "meeting", "index"})
RESERVED_FILES = frozenset({"index.html", "meeting.ics", "meeting.json", "pack.pdf"})
RESERVED_START = "pack-supplement-"
"""Names that no file of a meeting may have: the site puts its own there."""
LEFT_BEHIND = re.compile(
    r"~\$.*|~.*\.tmp|.*~|\.~lock\..*|\.?#.*|.*\.sw[a-p]|.*[._-](bak|backup|orig|old|save)\d*"
    r"|.*\.(rej|te?mp|wbk|asd|autosave|part|crdownload|download)"
    r"|.*\bconflict(ed)?[ -]copy\b.*|.*\.sync-conflict-.*|.*[ ._(-]conflict(ed)?\b[^.]*\d{4}.*",
    re.IGNORECASE,
)
"""Names of copies that editors, office programs and shared folders leave beside a file: what was taken out of the file
may still be in them."""
OF_MACHINES = re.compile(
    r"Thumbs\.db(:encryptable)?|ehthumbs(_vista)?\.db|desktop\.ini|Icon\r|__MACOSX|.*:Zone\.Identifier", re.IGNORECASE
)
"""Names of what file managers put into folders: nobody's text. Others of theirs are hidden."""
TEXT_NAME = re.compile(r"(?P<stem>.+)\.(?P<ending>md|ya?ml|csv)(\.txt)?", re.IGNORECASE)


def as_it_is_read(name: str) -> str:
    """How a name would be written to be read, if its ending is that of a text in capitals or with .txt after it."""
    match = TEXT_NAME.fullmatch(name)
    return f"{match['stem'].lower()}.{match['ending'].lower().replace('yml', 'yaml')}" if match else ""
