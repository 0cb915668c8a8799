"""Divides the files of `content/` into what may be known and what is held back, by few and simple rules.

Held back are drafts; papers, minutes, agendas, items and work programmes of a later day, and what holds or happened
only then; withdrawn texts; comments in Markdown, YAML and CSV; what stands below private business in minutes; of a
private item all but its title and why it is private; reasons under `accept:`; files that no public text names, hidden
ones and those that editors leave behind among them; and people, matters and abbreviations that none names. Where
these rules cannot tell, a text counts as one that may be known: so it is with private minutes that stand under no
private heading, with a paper whose name stands in a public file by chance, and with what is no text, such as a PDF.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from os import walk
from pathlib import Path

from generator.content.model.values import ROUGH_DATE
from generator.content.sources import LARGEST
from generator.content.sources.values import Value, read_yaml

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#(.*)$", re.MULTILINE)
FRONT = re.compile(r"\A---\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
PRIVATE = re.compile(r"^\s*(?:#\s*)?private\b.*\n", re.IGNORECASE | re.MULTILINE)
HOLDS_BACK = re.compile(r"#|<!--|^\s*(?:private|accept)\s*:", re.MULTILINE)
"""What is in every YAML text of which something is held back, but for dates."""
NEVER = "9999-12-31"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
TARGETS = {
    "](": re.compile(r"\]\(\s*<?([^)>\s]+)"),
    "]:": re.compile(r"\]:\s*<?([^>\s]+)"),
    "href": re.compile(r"href\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE),
    "src": re.compile(r"src\s*=\s*[\"']?([^\"'>\s]+)", re.IGNORECASE),
}
"""Where a text may name a file, by a sign without which there is no such place."""
FILES_NAMED = re.compile(r"^[ -]*(?:papers|appendices):.*$", re.MULTILINE)
NAME = re.compile(r"[\w.~-]+")
TOP = {"council.yaml", "people.yaml", "matters.yaml", "glossary.yaml", "redirects.yaml"}
OF_COMMITTEE = {"committee.yaml", "actions.yaml"}
DATED = TOP | OF_COMMITTEE
"""Files in which what begins, or happened, after the day is held back: not so in plans, whose dates are to come."""
OF_MEETING = {"meeting.yaml", "minutes.md", "work-programme.yaml"}
OF_AGENDA = {"agenda", "private", "signed-by", "contact", "invited", "note", "webcast", "original"}
OF_MINUTES = {"attendance", "minutes"}
OF_PRIVATE_ITEM = {
    *("title", "exempt", "confidential", "private-because", "public-interest", "public-summary", "number", "added"),
}
"""The keys of a private item whose values may be known."""
OF_WITHDRAWN_TEXT = {"corrections", "background-papers", "original"}
"""The keys of a withdrawn paper that are held back with its text."""
LISTS = {"people.yaml", "matters.yaml", "glossary.yaml"}
"""Files of whose entries only those are published that something published names."""
NAMED_WITHOUT_ENDING = {".md", ".yaml", ".pdf"}
NAMES_FILES = {"papers", "appendices"}
"""Keys whose values are names of files: that of one held back is no public word by standing there."""


@dataclass(frozen=True, slots=True)
class Divided:
    """A file: its path, its text, what of it may be known, what is held back, and the names of files in the former.

    Of `entries`, an id or abbreviation and what is said of it, each is held back unless something names it. `whole`
    says that nothing of the file may be known, so that nothing may stand at its address.
    """

    path: Path
    text: str
    known: str
    held: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    entries: tuple[tuple[str, str], ...] = ()
    whole: bool = False


def divided(content: Path, today: date) -> Iterator[Divided]:
    """The files under a content folder, each divided; OSError where one cannot be read."""
    day = today.isoformat()
    waiting: list[tuple[Path, frozenset[str]]] = []
    named: set[str] = set()
    for folder, files in _folders(content):
        later = _later(folder, day) if DAY.match(folder.name) else {}
        for path in (folder / name for name in files):
            one = _divided(path, later, day)
            if _is_read_by_place(path.relative_to(content).parts) or _is_named(path, named):
                named |= one.names
                yield one
            else:
                waiting.append((path, one.names))
    # What only something held back names is held back too.
    while published := [one for one in waiting if _is_named(one[0], named) or _is_by_itself(one[0], day)]:
        waiting = [one for one in waiting if one not in published]
        for path, names in published:
            named |= names
            yield _divided(path, _later(path.parent, day), day)
    for path, _ in waiting:
        yield _whole(path, _text(path))


def _folders(content: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder with the files in it, those first that name others."""
    for folder, folders, names in walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield Path(folder), sorted(names, key=lambda name: (name not in OF_MEETING, name))


def _is_named(path: Path, named: Collection[str]) -> bool:
    """Whether the public texts have a name; one with blanks or other signs in it, whether they have all its parts."""
    parts = NAME.findall(unicodedata.normalize("NFC", path.name))
    return all(part in named for part in parts) or (path.suffix in NAMED_WITHOUT_ENDING and path.stem in named)


def _is_by_itself(path: Path, day: str) -> bool:
    """Whether a paper is published though nothing names it: of a past meeting whose agenda is not in the archive."""
    if path.suffix != ".md" or not DAY.match(path.parent.name) or path.parent.name[:10] > day:
        return False
    return re.search(r"^agenda\s*:", _text(path.parent / "meeting.yaml"), re.MULTILINE) is None


def _whole(path: Path, text: str) -> Divided:
    """A file that is held back, its name too."""
    return Divided(path, text, "", (text, path.name), whole=True)


def _text(path: Path) -> str:
    """The text of a file; nothing for what is no text, or is larger than any text that is read."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        return ""
    data = path.read_bytes()
    if b"\0" in data:
        return ""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _is_read_by_place(parts: tuple[str, ...]) -> bool:
    """Whether a file is read for where it lies, and not because something names it."""
    match parts:
        case (name,):
            return name in TOP
        case ("about", name):
            return name.endswith(".md")
        case (_, name):
            return name in OF_COMMITTEE
        case (_, _, name):
            return name in OF_MEETING
    return False


def _later(folder: Path, day: str) -> Mapping[str, bool]:
    """What of a meeting is of a later day: its agenda, its minutes."""
    text = _text(folder / "meeting.yaml")
    dates = DAY.findall(text)
    minutes = folder.name[:10] > day
    agenda = False
    if any(found > day for found in dates):
        value = read_yaml("", text)[0].value
        if isinstance(value, dict):
            about = value.get("minutes")
            agenda = _is_after(value, "published", day)
            minutes = minutes or (isinstance(about, dict) and _is_after(about, "published", day))
    return {"agenda": agenda, "minutes": minutes}


def _is_after(value: Mapping[str, Value], key: str, day: str) -> bool:
    found = value.get(key)
    return isinstance(found, str) and bool(DAY.fullmatch(found)) and found > day


def _begins_after(value: Value, day: str) -> bool:
    """Whether a value is a date, which may be rough, that begins after a day; of a municipal year, whether its year."""
    if not isinstance(value, str) or not ROUGH_DATE.fullmatch(value):
        return False
    return value[:4] > day[:4] if "/" in value else value > day[: len(value)]


def _is_true(value: Value) -> bool:
    return value not in (None, "", "false")


def _divided(path: Path, later: Mapping[str, bool], day: str) -> Divided:
    text = _text(path)
    if path.suffix == ".yaml":
        return _yaml(path, text, later, day)
    if path.suffix == ".md":
        return _markdown(path, text, later, day)
    known, comments = _without_comments(text)
    return Divided(path, text, known, tuple(comments))


def _markdown(path: Path, text: str, later: Mapping[str, bool], day: str) -> Divided:
    front = FRONT.match(text)
    keys = read_yaml("", front[1])[0].value if front else {}
    keys = keys if isinstance(keys, dict) else {}
    is_minutes = path.name == "minutes.md"
    is_later = later.get("minutes") if is_minutes else later.get("agenda") and "published" not in keys
    if is_later or _is_true(keys.get("draft")) or _is_after(keys, "published", day):
        return _whole(path, text)
    body = text[front.end() :] if front else text
    body, held = _without_comments(body)
    held += [*YAML_COMMENT.findall(front[1]), *COMMENT.findall(front[1])] if front else ()
    if is_minutes and (private := PRIVATE.search(body)):
        held.append(body[private.start() :])
        body = body[: private.start()]
    if _is_true(keys.get("withdrawn")):
        title = re.search(r"^#\s.*$", body, re.MULTILINE)
        gone = {key: one for key, one in keys.items() if key in OF_WITHDRAWN_TEXT}
        held += [body, _all(gone)]
        body = title[0] if title else ""
        keys = {key: one for key, one in keys.items() if key not in gone}
    known, more, names = _said(keys, "", NEVER)
    body, targets = _targets(body)
    return Divided(path, text, f"{known}\n{body}", (*held, *more), frozenset(names | targets))


def _targets(text: str) -> tuple[str, set[str]]:
    """A text without the targets of links but those to other sites, and the names in these."""
    names: set[str] = set()

    def kept(found: re.Match[str]) -> str:
        names.update(NAME.findall(found[1]))
        return found[0] if ":" in found[1] else " "

    for sign, target in TARGETS.items():
        if sign in text:
            text = target.sub(kept, text)
    return text, names


def _without_comments(text: str) -> tuple[str, list[str]]:
    return (COMMENT.sub(" ", text), COMMENT.findall(text)) if "<!--" in text else (text, [])


def _yaml(path: Path, text: str, later: Mapping[str, bool], day: str) -> Divided:
    if path.name not in LISTS and not (
        any(later.values()) or HOLDS_BACK.search(text) or any(found > day for found in DAY.findall(text))
    ):
        return Divided(path, text, FILES_NAMED.sub("", text), names=frozenset(NAME.findall(text)))
    value = read_yaml("", text)[0].value
    if path.name == "work-programme.yaml" and isinstance(value, dict):
        is_later = later.get("agenda") or _is_after(value, "updated", day)
        if is_later:
            return _whole(path, text)
    held: list[str] = [*YAML_COMMENT.findall(text), *COMMENT.findall(text)]
    if path.name == "meeting.yaml" and isinstance(value, dict):
        value, kept_back = _meeting(value, later, day)
        held += kept_back
    if path.name in LISTS and isinstance(value, dict):
        said = {key: _said(one, key, day) for key, one in value.items()}
        entries = tuple((key, f"{key}\n\n{one[0]}") for key, one in said.items())
        return Divided(path, text, "", (*held, *(more for one in said.values() for more in one[1])), entries=entries)
    known, more, names = _said(value, "", day if path.name in DATED else NEVER)
    return Divided(path, text, known, (*held, *more), frozenset(names))


def _meeting(value: dict[str, Value], later: Mapping[str, bool], day: str) -> tuple[dict[str, Value], list[str]]:
    """A meeting's values without those that are held back, and these as text."""
    gone = {*(OF_AGENDA if later.get("agenda") else ()), *(OF_MINUTES if later.get("minutes") else ())}
    held = [_all(value[key]) for key in gone if key in value]
    known = {key: one for key, one in value.items() if key not in gone}
    for key in ("agenda", "private"):
        items = known.get(key)
        kept: list[Value] = []
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and _is_after(item, "added", day):
                held.append(_all(item))
            elif isinstance(item, dict) and key == "private":
                kept.append({name: one for name, one in item.items() if name in OF_PRIVATE_ITEM})
                held += (_all(one) for name, one in item.items() if name not in OF_PRIVATE_ITEM)
            else:
                kept.append(item)
        if isinstance(items, list):
            known[key] = kept
    return known, held


def _said(value: Value, key: str, day: str) -> tuple[str, list[str], set[str]]:
    """The text of a value without comments and reasons for accepting, these, and the names of files in it."""
    if isinstance(value, str):
        if key in NAMES_FILES:
            return "", [], set(NAME.findall(value))
        value, comments = _without_comments(value)
        value, targets = _targets(value)
        return value, comments, targets
    if key == "accept":
        return "", [_all(value)], set()
    if isinstance(value, dict) and any(_begins_after(value.get(name), day) for name in ("on", "from")):
        return "", [_all(value)], set()
    known, held, names = [], [], set[str]()
    pairs = value.items() if isinstance(value, dict) else ((key, item) for item in value or ())
    for inner, item in pairs:
        if isinstance(value, dict) and _begins_after(inner, day):
            held.append(_all(item))
            continue
        said, more, files = _said(item, key if key in NAMES_FILES else inner, day)
        known += [inner, said] if isinstance(value, dict) else [said]
        held += more
        names |= files
    return "\n\n".join(known), held, names


def _all(value: Value) -> str:
    """All words of a value, its keys aside."""
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, dict) else value or ()
    return "\n".join(_all(one) for one in parts)
