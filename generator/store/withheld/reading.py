"""Divides the files of `content/` into what may be known and what is held back, by few and simple rules.

Held back are drafts, of meetings too; papers, minutes, agendas, items and work programmes of a later day, and what
holds or happened only then; withdrawn texts; comments in Markdown, YAML and CSV; what stands below private business in
minutes; of a private item, and of a private paper of a public one, all but its title and why it is private; reasons
under `accept:`; files that no public text names, hidden ones and those that editors leave behind among them; and
people, matters and abbreviations that none names. Where
these rules cannot tell, a text counts as one that may be known: so it is with private minutes that stand under no
private heading, with a paper whose name stands in a public file by chance, and with what is no text, such as a PDF.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from os import sep, walk
from os.path import getsize, isfile
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import unquote

from generator.content.model import SYNONYMS
from generator.content.model.values import ROUGH_DATE
from generator.content.sources import LARGEST
from generator.content.sources.values import Value, read_yaml
from generator.store import record
from generator.store.withheld.agendas import DAY, all_words, divided_items, is_after

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#(.*)$", re.MULTILINE)
FRONT = re.compile(r"\A---\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
PRIVATE = re.compile(r"^[ \t]*(?:#[ \t]*)?private\b.*\n", re.IGNORECASE | re.MULTILINE)
HOLDS_BACK = re.compile(r"#|<!--|private-|exempt|confidential|^[ \t]*(?:private|accept)[ \t]*:", re.MULTILINE)
"""What is in every YAML text of which something is held back, but for dates."""
SAYS_MORE = re.compile(r"[#\\<&]|\]\(|draft|published|withdrawn|accept|papers|appendices|href|src")
"""What is in every front matter that names files, or that says or holds more than words which may be known."""
DRAFTED = re.compile(r"^draft[ \t]*:[ \t]*(?!false\b)[^\s#]", re.MULTILINE)
"""What makes a draft of a meeting, with all that lies in its folder."""
NEVER = "9999-12-31"
DECISION = re.compile(rf"{DAY.pattern}-[a-z].*\.md")
"""The name of a decision outside meetings, in the folder of a committee: it is of the day that it begins with."""
TARGETS = {
    "](": re.compile(r"\]\(\s*(<[^<>\n]+>|<?[^)>\s]+)"),
    "]:": re.compile(r"\]:\s*(<[^<>\n]+>|<?[^>\s]+)"),
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
OF_MINUTES = {"attendance", "minutes", "interests"}
OF_WITHDRAWN_TEXT = {"corrections", "background-papers", "original"}
"""The keys of a withdrawn paper that are held back with its text."""
LISTS = {"people.yaml", "matters.yaml", "glossary.yaml"}
"""Files of whose entries only those are published that something published names."""
NAMED_WITHOUT_ENDING = {"md", "yaml", "pdf"}
NAMES_FILES = {"papers", "appendices"}
"""Keys whose values are names of files: that of one held back is no public word by standing there."""
OF_FILES = {"title", "kind", "date", "original"}
"""What may be said of a file where it is named."""


@dataclass(frozen=True, slots=True)
class Divided:
    """A file: its name, its text, what of it may be known, what is held back, and the names of files in the former.

    Of `entries`, an id or abbreviation and what is said of it, each is held back unless something names it. `whole`
    says that nothing of the file may be known, so that nothing may stand at its address.
    """

    name: str
    text: str
    known: str
    held: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    entries: tuple[tuple[str, str], ...] = ()
    whole: bool = False


Files = Mapping[str, bytes]
"""By their names below the content folder, the bytes of files that are text; of others nothing."""


class HasNames(Protocol):
    """A file, by its name, and the names of others in what of it may be known."""

    @property
    def name(self) -> str: ...  # noqa: D102 -- as above

    @property
    def names(self) -> frozenset[str]: ...  # noqa: D102 -- as above


F = TypeVar("F", bound=HasNames)


def named_below(content: Path) -> Iterator[tuple[str, list[str]]]:
    """All folders below a content folder, each with the names of its files, those first that name others."""
    start = len(str(content)) + 1
    for top, folders, names in walk(str(content)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        folder = top[start:].replace(sep, "/")
        every = (f"{folder}/{name}" if folder else name for name in sorted(names, key=_is_first))
        yield folder, [name for name in every if name not in record.NAMES]  # addresses and hashes, which are published


def _is_first(name: str) -> tuple[bool, str]:
    return name not in OF_MEETING, name


def taken(content: Path) -> Files:
    """All files below a content folder; OSError where one cannot be read."""
    return {name: bytes_of(f"{content}/{name}") for _, names in named_below(content) for name in names}


def divided(files: Files, today: date) -> Iterator[Divided]:
    """The files of a content folder, each divided."""
    by_folder: dict[str, dict[str, bytes]] = {}
    for name, data in files.items():
        by_folder.setdefault(name.rpartition("/")[0], {})[name] = data
    every = (file for folder, within in by_folder.items() for file in in_folder(folder, within, today))
    public, waiting = parted(every)
    yield from public
    yield from (whole(file.name, file.text) for file in waiting)


def in_folder(folder: str, files: Files, today: date) -> Iterator[tuple[Divided, bool]]:
    """The files of one folder, each divided, and whether it is read though nothing should name it."""
    day = today.isoformat()
    is_meeting = DAY.match(folder.rpartition("/")[2]) is not None
    later = _later(folder, files, day) if is_meeting else {}
    is_draft = is_meeting and DRAFTED.search(text_of(files.get(f"{folder}/meeting.yaml", b""))) is not None
    for name, data in files.items():
        file = whole(name, text_of(data)) if is_draft else _divided(name, text_of(data), later, day)
        yield file, _is_read_by_place(name.split("/")) or _is_by_itself(name, files, day)


def parted(files: Iterable[tuple[F, bool]]) -> tuple[list[F], list[F]]:
    """Files that are read by themselves or that one of them names, and so on; and the others, which are held back."""
    named: set[str] = set()
    public: list[F] = []
    waiting: dict[str, F] = {}
    for file, is_by_itself in files:
        if is_by_itself or _is_named(file.name, named):
            named |= file.names
            public.append(file)
        else:
            waiting[file.name] = file
    public += _named(waiting, named)
    # What only something held back names is held back too.
    return public, list(waiting.values())


def _named(waiting: dict[str, F], named: set[str]) -> Iterator[F]:
    """Takes out of the files that wait those that public texts name, and those that these name in turn."""
    having: dict[str, list[str]] = {}
    for name in waiting:
        last = name.rpartition("/")[2]
        for part in {*_parts(name), last.rpartition(".")[0]}:
            having.setdefault(part, []).append(name)
    ready = [name for name in waiting if _is_named(name, named)]
    while ready:
        if file := waiting.pop(ready.pop(), None):
            more = file.names - named
            named |= more
            ready += (name for part in more for name in having.get(part, ()) if _is_named(name, named))
            yield file


def _parts(name: str) -> list[str]:
    """The parts of a file's name that a text could give."""
    return NAME.findall(unicodedata.normalize("NFC", name.rpartition("/")[2]))


def _is_named(name: str, named: Collection[str]) -> bool:
    """Whether the public texts have a name; one with blanks or other signs in it, whether they have all its parts."""
    stem, _, ending = name.rpartition("/")[2].rpartition(".")
    return all(part in named for part in _parts(name)) or (ending in NAMED_WITHOUT_ENDING and stem in named)


def _is_by_itself(name: str, files: Files, day: str) -> bool:
    """Whether a paper is published though nothing names it: of a past meeting whose agenda is not in the archive."""
    folder = name.rpartition("/")[0]
    meeting = folder.rpartition("/")[2]
    if not name.endswith(".md") or not DAY.match(meeting) or meeting[:10] > day:
        return False
    return re.search(r"^agenda\s*:", text_of(files.get(f"{folder}/meeting.yaml", b"")), re.MULTILINE) is None


def bytes_of(path: str) -> bytes:
    """The bytes of a text; nothing for what is no text, or is larger than any text that is read."""
    if not isfile(path) or getsize(path) > LARGEST:  # noqa: PTH113, PTH202 -- the name is text
        return b""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- as above
        data = file.readall()
    return b"" if b"\0" in data else data


def text_of(data: bytes) -> str:
    """The text that bytes hold, as it is read."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _is_read_by_place(parts: list[str]) -> bool:
    """Whether a file is read for where it lies, and not because something names it."""
    match parts:
        case [name]:
            return name in TOP
        case ["about", name]:
            return name.endswith(".md")
        case [_, name]:
            return name in OF_COMMITTEE or DECISION.fullmatch(name) is not None
        case [_, _, name]:
            return name in OF_MEETING
    return False


def _later(folder: str, files: Files, day: str) -> Mapping[str, bool]:
    """What of a meeting is of a later day: its agenda, its minutes."""
    text = text_of(files.get(f"{folder}/meeting.yaml", b""))
    minutes = folder.rpartition("/")[2][:10] > day
    agenda = False
    if any(found > day for found in DAY.findall(text)):
        value = read_yaml("", text)[0].value
        if isinstance(value, dict):
            about = value.get("minutes")
            agenda = is_after(value, "published", day)
            minutes = minutes or (isinstance(about, dict) and is_after(about, "published", day))
    return {"agenda": agenda, "minutes": minutes}


def whole(name: str, text: str) -> Divided:
    """A file that is held back, its name too."""
    return Divided(name, text, "", (text, name.rpartition("/")[2]), whole=True)


def _begins_after(value: Value, day: str) -> bool:
    """Whether a value is a date, which may be rough, that begins after a day; of a municipal year, whether its year."""
    if not isinstance(value, str) or not ROUGH_DATE.fullmatch(value):
        return False
    return value[:4] > day[:4] if "/" in value else value > day[: len(value)]


def _is_true(value: Value) -> bool:
    return value not in (None, "", "false")


def _divided(name: str, text: str, later: Mapping[str, bool], day: str) -> Divided:
    if name.endswith(".yaml"):
        return _yaml(name, text, later, day)
    if name.endswith(".md"):
        return _markdown(name, text, later, day)
    known, comments = _without_comments(text)
    known, names = _targets(known) if name.endswith(".csv") else (known, set())
    return Divided(name, text, known, tuple(comments), frozenset(names))


def _markdown(name: str, text: str, later: Mapping[str, bool], day: str) -> Divided:
    front = FRONT.match(text)
    is_plain = not front or not SAYS_MORE.search(front[1])
    keys = read_yaml("", front[1])[0].value if front and not is_plain else {}
    keys = keys if isinstance(keys, dict) else {}
    is_minutes = name.endswith("/minutes.md")
    is_later = later.get("minutes") if is_minutes else later.get("agenda") and "published" not in keys
    last = name.rpartition("/")[2]
    is_later = is_later or (name.count("/") == 1 and DECISION.fullmatch(last) is not None and last[:10] > day)
    if is_later or _is_true(keys.get("draft")) or is_after(keys, "published", day):
        return whole(name, text)
    body = text[front.end() :] if front else text
    body, held = _without_comments(body)
    held += [*YAML_COMMENT.findall(front[1]), *COMMENT.findall(front[1])] if front else ()
    if is_minutes and (private := PRIVATE.search(body)):
        held.append(body[private.start() :])
        body = body[: private.start()]
    if _is_true(keys.get("withdrawn")):
        title = re.search(r"^#\s.*$", body, re.MULTILINE)
        gone = {key: value for key, value in keys.items() if key in OF_WITHDRAWN_TEXT}
        held += [body, all_words(gone)]
        body = title[0] if title else ""
        keys = {key: value for key, value in keys.items() if key not in gone}
    known, more, names = (front[1] if front else "", [], set()) if is_plain else _said(keys, "", NEVER)
    body, targets = _targets(body)
    return Divided(name, text, f"{known}\n{body}", (*held, *more), frozenset(names | targets))


def _targets(text: str) -> tuple[str, set[str]]:
    """A text without the targets of links but those to other sites, and the names in these."""
    names: set[str] = set()

    def kept(found: re.Match[str]) -> str:
        names.update(_names(found[1]))
        return found[0] if ":" in found[1] else " "

    for sign, target in TARGETS.items():
        if sign in text:
            text = target.sub(kept, text)
    return text, names


def _names(text: str) -> set[str]:
    """What may be the name of a file, or a part of one, also where blanks are written as %20."""
    return {*NAME.findall(text), *(NAME.findall(unquote(text)) if "%" in text else ())}


def _without_comments(text: str) -> tuple[str, list[str]]:
    return (COMMENT.sub(" ", text), COMMENT.findall(text)) if "<!--" in text else (text, [])


def _yaml(name: str, text: str, later: Mapping[str, bool], day: str) -> Divided:
    last = name.rpartition("/")[2]
    if last not in LISTS and not (
        any(later.values()) or HOLDS_BACK.search(text) or any(found > day for found in DAY.findall(text))
    ):
        return Divided(name, text, FILES_NAMED.sub("", text), names=frozenset(_names(text)))
    value = read_yaml("", text)[0].value
    if last == "work-programme.yaml" and isinstance(value, dict):
        is_later = later.get("agenda") or is_after(value, "updated", day)
        if is_later:
            return whole(name, text)
    held: list[str] = [*YAML_COMMENT.findall(text), *COMMENT.findall(text)]
    if last == "meeting.yaml" and isinstance(value, dict):
        value, kept_back = _meeting(value, later, day)
        held += kept_back
    if last in LISTS and isinstance(value, dict):
        said = {key: _said(one, key, day) for key, one in value.items()}
        entries = tuple((key, f"{key}\n\n{one[0]}") for key, one in said.items() if key != SYNONYMS)
        synonyms = said[SYNONYMS][0] if SYNONYMS in said else ""
        held += (more for one in said.values() for more in one[1])
        files = frozenset(file for one in said.values() for file in one[2])
        return Divided(name, text, synonyms, tuple(held), files, entries)
    known, more, names = _said(value, "", day if last in DATED else NEVER)
    return Divided(name, text, known, (*held, *more), frozenset(names))


def _meeting(value: dict[str, Value], later: Mapping[str, bool], day: str) -> tuple[dict[str, Value], list[str]]:
    """A meeting's values without those that are held back, and these as text."""
    gone = {*(OF_AGENDA if later.get("agenda") else ()), *(OF_MINUTES if later.get("minutes") else ())}
    held = [all_words(value[key]) for key in gone if key in value]
    known = {key: one for key, one in value.items() if key not in gone}
    accepted = value.get("accept")
    for key in ("agenda", "private"):
        if isinstance(items := known.get(key), list):
            public = key == "agenda"
            known[key], more = divided_items(items, day, is_public=public, accepted=accepted)
            held += more
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
        return "", [all_words(value)], set()
    if isinstance(value, dict) and any(_begins_after(value.get(name), day) for name in ("on", "from")):
        return "", [all_words(value)], set()
    known, held, names = [], [], set[str]()
    pairs = value.items() if isinstance(value, dict) else ((key, item) for item in value or ())
    for inner, item in pairs:
        if isinstance(value, dict) and _begins_after(inner, day):
            held.append(all_words(item))
            continue
        said, more, files = _said(item, key if key in NAMES_FILES and inner not in OF_FILES else inner, day)
        known += [inner, said] if isinstance(value, dict) else [said]
        held += more
        names |= files
    return "\n\n".join(known), held, names
