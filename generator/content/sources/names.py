"""The names of files and folders: which are read, and which may not be."""

import os
import re
import unicodedata

from generator.problems import RuleName

REPORT = "import-report.md"
"""What `agendapack import` said: notes at the top of the content folder, not a part of the record."""
TOP = ("council", "people", "matters", "glossary", "redirects")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MEETING = re.compile(r"\d{4}-\d{2}-\d{2}(-[2-9])?")
DECISION = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""The name of a decision that was taken outside meetings: its date, and what it is about."""
RESERVED = frozenset(
    {"meetings", "decisions", "matters", "people", "glossary", "search", "coverage", "about", "accessibility", "data"}
    | {"handbook", "subscribe", "assets", "pagefind", "copy"}
)
"""Names that no committee may have: the site needs them (content format, section 1.13)."""
UNFIT = re.compile(r"[\\:\x00-\x1f\x7f]")
"""What no part of an address may hold: some systems take it for the end of a folder or a disk."""
LONGEST_NAME = 200
"""Bytes of a name: no system holds more than 255, and addresses add to it."""
RESERVED_PAPERS = frozenset({"minutes", "work-programme", "pack", "meeting", "index"})
RESERVED_FILES = frozenset({"index.html", "meeting.ics", "meeting.json", "pack.pdf"})
RESERVED_START = "pack-supplement-"
"""Names that no file of a meeting may have, nor those of papers: the site puts its own there."""
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


NOT_IN_NAMES = frozenset('<>:"|?*\\#')
"""What a file cannot have in its name on one system or another, and what ends a path in an address."""
OF_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)( *\..*)?", re.IGNORECASE)


def cannot_be_kept(name: str) -> str:
    """Why a file of this name cannot be kept on every disk and named in an address, as a sentence; or nothing."""
    if found := next((sign for sign in name if sign in NOT_IN_NAMES or not sign.isprintable()), ""):
        return f"it has {found if found.isprintable() else 'a character that is not seen'} in it"
    if name != name.strip() or name.endswith("."):
        return "it begins or ends with a blank, or ends with a full stop"
    if OF_DEVICES.fullmatch(name):
        return "Windows keeps it for a device"
    return ""


def is_reserved(name: str) -> bool:
    """Whether no file of a meeting may have a name, as the site puts its own there, or a page."""
    own = alike(name)
    return own in RESERVED_FILES | RESERVED_PAPERS or own.startswith(RESERVED_START)


def unfit(name: str, met: dict[str, str]) -> tuple[str, str, RuleName] | None:
    """What is wrong with a name, how to mend it and the rule, or nothing; `met` are those of its folder so far."""
    if UNFIT.search(name) or not name.isprintable() or len(os.fsencode(name)) > LONGEST_NAME:
        mend = f"name it with at most {LONGEST_NAME} letters, digits and hyphens: its name is its address"
        return f'"{name}" cannot be an address', mend, "id"
    if why := cannot_be_kept(name):
        mend = "name it with letters, digits, hyphens, blanks and a full stop"
        return f'"{name}" cannot be the name of a file: {why}', mend, "file-name"
    first = met.setdefault(alike(name), name)
    if first == name:
        return None
    what = f'"{name}" and "{first}" are one name on some disks, and one would take the place of the other'
    return what, "name one of them otherwise, or take it out", "file-name"


def alike(name: str) -> str:
    """What two names have in common that are one name on some disks: the case of letters, and how they are composed."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def as_it_is_read(name: str) -> str:
    """How a name would be written to be read, if its ending is that of a text in capitals or with .txt after it."""
    match = TEXT_NAME.fullmatch(name)
    return f"{match['stem'].lower()}.{match['ending'].lower().replace('yml', 'yaml')}" if match else ""
