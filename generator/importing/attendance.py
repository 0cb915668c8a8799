"""Who was there, as the first page of minutes prints it: groups, names, roles, and ids where people.yaml has them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.content.model import Person
from generator.importing.document import Block, Paragraph, Table
from generator.importing.markup import in_lines
from generator.scaffold.lines import scalar

_COUNCILLOR = re.compile(
    r"(?:the )?(?:right honourable |hon\.? )?"
    r"(?:councill?ors?|cllrs?|cll?r|aldermen|alderman|ald|baroness|lord|sir|dame)\.?\s+",
    re.IGNORECASE,
)
_MEMBERS = r"(?:(?:committee|board|panel|council|sub-committee|voting|elected)\s+)?(?:members?|councillors)"
_CABINET = r"(?:deputy )?(?:cabinet|executive) members?"
_LABELS = {
    "apologies": r"apolog\w*(?: for absence| received)?(?: (?:from|of))?|apologies and substitutions",
    "absent": r"absent(?: without apolog\w+)?|not present|members absent",
    "co-opted": r"(?:\w+ )?co-?opt\w*(?: members?| representatives?)?(?: present)?",
    "cabinet": rf"{_CABINET}(?: and {_CABINET})?(?: present)?",
    "officers": r"(?:council |lead )?(?:officers?|employees?|staff)(?: (?:present|in attendance|attending))*"
    r"(?: \(by directorate\))?",
    "others": r"(?:other|non-committee|visiting|non-voting) (?:members?|councillors?)(?: present)?"
    r"|(?:also )?(?:in attendance|present by invitation)|also present|by invitation(?: present)?|guests?"
    r"|others?(?: present| in attendance)?|observers?|witnesses|(?:members of the )?public(?: and press)?|press"
    r"|representatives?|attendees",
    "members": rf"{_MEMBERS}(?: present)?|membership(?: of the \w+)?|present|attendance|members of the \w+(?: \w+)?"
    r"|substitutes?(?: members?)?",
}
"""How minutes print the label of each group."""
_GROUPS = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _LABELS.items()}
GROUPS = ("members", "co-opted", "cabinet", "others", "officers", "apologies", "absent")
_SUBSTITUTE = re.compile(
    r"(?:as )?(?:a )?(?:substitut\w*|sub|deputising|in place of|replacing)\b(?: member)?(?: for| of)?\s*(?P<for>.*)",
    re.IGNORECASE,
)
_PRESIDES = re.compile(r"(?:in the )?chair(?:man|person|woman)?|(?:the )?mayor|convener|cadeirydd", re.IGNORECASE)
_DEPUTY = re.compile(r"(?:vice|deputy)[ -]?(?:chair(?:man|person|woman)?|mayor|convener)", re.IGNORECASE)
_REMOTE = re.compile(
    r"(?:attended )?(?:remote(?:ly)?|virtual(?:ly)?|online|via (?:teams|zoom)|by video(?: link)?)", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:erend)?|Sgt|PC|DCI|Insp|Cllr|Councillor)\.?\s+)*"
    r"(?:[A-Z][\w'’.-]*\.?\s+){0,4}(?:(?:de|van|von|der|la|le|Mc|O['’])\s*)*[A-Z][\w'’.-]+"
)
_OF_ROLES = re.compile(
    r"\b(?:Director|Head|Officer|Manager|Lead|Member|Services?|Council|Directorate|Department|Representative|Chair|Board"
    r"|Team|Partnership|Unit|Group|Trust|Police|University|School|Secretary|Clerk|Solicitor|Accountant|Engineer|Planner"
    r"|Advis[eo]r|Consultant|Governor|Chief|Executive|Assistant|Deputy|Principal|Senior|Interim|Cabinet|Legal|Finance"
    r"|Democratic|People|Place|Resources|Education|Housing|Planning)\b"
)
"""Words that names have not, and roles have."""
_POLITE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+")


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is named: an id or the name as printed, with what is said of them; `unsure` if the id is a guess."""

    person: str
    role: str = ""
    substitute: str | None = None
    is_chair: bool = False
    remote: bool = False
    unsure: str = ""

    @property
    def line(self) -> str:
        """The entry of `attendance:` in YAML."""
        keys = []
        if self.role:
            keys.append(f"role: {_quoted(self.role)}")
        if self.substitute is not None:
            keys.append(f"for: {_quoted(self.substitute or 'not stated')}")
        if self.remote:
            keys.append("remote: true")
        if not keys:
            return f"- {scalar(self.person)}"
        if keys[0].startswith("role") and len(keys) == 1:
            return f"- {scalar(self.person)}: {scalar(self.role)}"
        return f"- {scalar(self.person)}: {{{', '.join(keys)}}}"


@dataclass(frozen=True, slots=True)
class Attendance:
    """The groups of those named, officers by directorate ("" where none is printed)."""

    groups: Mapping[str, Sequence[Present]] = field(default_factory=dict)
    officers: Mapping[str, Sequence[Present]] = field(default_factory=dict)

    @property
    def everybody(self) -> list[Present]:
        """All who are named, in order."""
        return [
            *(p for group in self.groups.values() for p in group),
            *(p for of in self.officers.values() for p in of),
        ]


class People:
    """The people of `people.yaml`, found by the name that a paper prints; never by surname alone."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._exact: dict[str, list[str]] = {}
        self._names = {key: _letters(person.name) for key, person in people.items()}
        for key, name in self._names.items():
            self._exact.setdefault(" ".join(name), []).append(key)

    def find(self, printed: str) -> tuple[str, str]:
        """The id of a printed name and "", or an id that may be meant with the reason; else nothing."""
        name = _letters(printed)
        exact = self._exact.get(" ".join(name), [])
        if len(exact) == 1:
            return exact[0], ""
        near = [key for key, other in self._names.items() if _agree(name, other)] if not exact else []
        if len(near) == 1:
            return near[0], f"printed as {printed}"
        return "", ""


def _letters(name: str) -> list[str]:
    """A name for comparison: its parts in small letters, initials by themselves: "C.E. Thomas", "CE Thomas"."""
    name = _POLITE.sub("", _COUNCILLOR.sub("", name))
    parts = re.sub(r"[.’']", lambda sign: " " if sign[0] == "." else "", name).split()
    initials = [letter for part in parts[:-1] for letter in (part if part.isupper() and len(part) < 4 else [part])]
    return [part.lower() for part in (*initials, *parts[-1:])]


def _agree(name: list[str], other: list[str]) -> bool:
    """Whether two names may be one: the same surname, and first names of which one is the initial of the other."""
    if len(name) < 2 or len(other) < 2 or name[-1] != other[-1]:
        return False
    first, second = name[0], other[0]
    return first[0] == second[0] and (len(first) == 1) != (len(second) == 1)


@dataclass
class _Reading:
    """The lines of an attendance, read one after the other."""

    people: People
    groups: dict[str, list[Present]] = field(default_factory=dict)
    officers: dict[str, list[Present]] = field(default_factory=dict)
    group: str = ""
    directorate: str = ""

    def take(self, line: str) -> None:
        """Take a line: the label of a group, names, or both."""
        key, rest = label_of(line)
        if key:
            self.group, self.directorate = key, ""
            line = rest
        if not line.strip() or not self.group:
            return
        if self.group == "officers":
            self._officers(line)
            return
        self.groups.setdefault(self.group, []).extend(named(line, self.people))

    def _officers(self, line: str) -> None:
        label, names = _directorate(line)
        if label:
            self.directorate = label
        found = [self._placed(person) for person in named(names, self.people)]
        if not found and names.strip() and self.directorate and self.directorate in self.officers:
            old = self.officers.pop(self.directorate)
            self.directorate = f"{self.directorate} {names.strip()}"
            self.officers[self.directorate] = old
            return
        for directorate, person in found:
            self.officers.setdefault(directorate, []).append(person)

    def _placed(self, person: Present) -> tuple[str, Present]:
        """An officer with the directorate: the one at the head of the line, or the one printed after the name."""
        match = re.fullmatch(r"(.+?) (?:Directorate|Department)", person.role)
        if match and not self.directorate:
            return match[1], replace(person, role="")
        return self.directorate, person


def label_of(line: str) -> tuple[str, str]:
    """The group that the beginning of a line names, and what stands after that; else nothing and the line."""
    head, sign, rest = _head(line)
    if len(head) <= 70:
        words = " ".join(head.replace("*", "").split()).strip(" :")
        for key, pattern in _GROUPS.items():
            if pattern.fullmatch(words):
                return key, rest
    if not sign:
        for key in ("In attendance", "Apologies", "Present", "Also present"):
            match = re.match(rf"{key}\s+(?=[A-Z])", line)
            if match:
                return label_of(key)[0], line[match.end() :]
    return "", line


def _head(line: str) -> tuple[str, str, str]:
    for sign in (":", "\t"):
        head, found, rest = line.partition(sign)
        if found:
            return head, sign, rest.strip(" \t:")
    return line, "", ""


def _directorate(line: str) -> tuple[str, str]:
    """The directorate at the head of a line of officers, and the names after it."""
    head, sign, rest = _head(line)
    if sign and rest:
        return head.strip(), rest
    if sign == ":":
        return head.strip(), ""
    match = re.match(r"(?P<label>[A-Z][^,()]{0,99}?)\s{1,9}(?=(?:[A-Z]{1,3}\.? )+[A-Z][\w'’-]+(?:$|[,(;]| and ))", line)
    if (
        match
        and not re.match(r"(?:Mr|Mrs|Ms|Miss|Dr)\b", match["label"])
        and not re.fullmatch(r"[A-Z]{1,3}", match["label"])
    ):
        return match["label"].strip(), line[match.end() :]
    return "", line


def named(line: str, people: People) -> Iterator[Present]:
    """The people whom a line names, each with what stands after the name."""
    pieces = list(_apart(line))
    for at, piece in enumerate(pieces):
        name, after = _name(piece)
        if not name:
            continue
        while at + 1 < len(pieces) and pieces[at + 1] and not _is_person(pieces[at + 1]):
            after = f"{after}, {pieces[at + 1]}".strip(", ")
            pieces[at + 1] = ""
        yield _present(name, after, people)


def _is_person(piece: str) -> bool:
    """Whether a piece of a list of names begins with one; it may be a role: "A Brennan, People Directorate"."""
    name, after = _name(piece)
    if not name:
        return False
    if _COUNCILLOR.match(piece) or _POLITE.match(piece) or re.match(r"(?:[A-Z]{1,3}\.?\s)+[A-Z][\w'’-]+$", name):
        return True
    return len(name.split()) in (2, 3) and not _OF_ROLES.search(f"{name} {after}")


def _apart(line: str) -> Iterator[str]:
    """The names of a line, parted at commas, semicolons and "and", not within brackets."""
    piece, depth = "", 0
    for part in re.split(r"([(),;]|\s+and\s+|\s+&\s+)", line):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if depth <= 0 and (part in (",", ";") or part.strip() in ("and", "&")):
            yield piece.strip()
            piece = ""
        else:
            piece += part
    yield piece.strip(" .")


def _name(piece: str) -> tuple[str, str]:
    """The name at the beginning of a piece, without the title of a councillor, and what stands after it."""
    piece = _COUNCILLOR.sub("", piece.strip(" \t-–•*"), count=1)
    match = _NAME.match(piece)
    if match is None:
        return "", ""
    return match[0].strip(), piece[match.end() :].strip()


def _present(name: str, after: str, people: People) -> Present:
    found, why = people.find(name)
    person = Present(found or " ".join(name.split()), unsure=why)
    notes = [
        note.strip(" -–—,.")
        for note in re.findall(r"\(((?:[^()]|\([^()]*\))*)\)|([^()]+)", after)
        for note in note
        if note
    ]
    roles = []
    for note in filter(None, notes):
        if _PRESIDES.fullmatch(note):
            person = replace(person, is_chair=True)
        elif _DEPUTY.fullmatch(note):
            continue
        elif _REMOTE.fullmatch(note):
            person = replace(person, remote=True)
        elif match := _SUBSTITUTE.match(note):
            other = _name(match["for"])[0]
            person = replace(person, substitute=people.find(other)[0] or other if other else "")
        else:
            roles.append(note)
    return replace(person, role=", ".join(roles))


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of what stands before the minutes; of a row of a table its first cell is the label of the others."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (part.text.strip(" ") for part in in_lines(block))
        elif isinstance(block, Table):
            for row in block.rows:
                cells = [[text for text in lines_of(cell.blocks) if text.strip()] for cell in row]
                yield from _row([cell for cell in cells if cell])


def _row(cells: list[list[str]]) -> Iterator[str]:
    if len(cells) > 1 and len(cells[0]) == 1:
        label = cells[0][0].rstrip(": ")
        yield f"{label}\t{cells[1][0]}"
        yield from cells[1][1:]
        cells = cells[2:]
    for cell in cells:
        yield from cell


def read_attendance(lines: Sequence[str], people: People) -> tuple[Attendance, list[str]]:
    """Who was there, of the lines before the minutes, and those of them that say something else."""
    reading, others, is_open = _Reading(people), [], False
    for line in lines:
        key, _ = label_of(line)
        is_open = is_open or bool(key)
        if not is_open:
            others.append(line)
            continue
        reading.take(line)
    return Attendance(_sorted(reading.groups), reading.officers), others


def _sorted(groups: dict[str, list[Present]]) -> dict[str, list[Present]]:
    """The groups; those who were printed among others as members of the cabinet stand there."""
    others = groups.pop("others", [])
    cabinet = [
        person for person in others if re.match(r"(?:deputy )?(?:cabinet|executive) member", person.role, re.IGNORECASE)
    ]
    if cabinet:
        groups.setdefault("cabinet", []).extend(cabinet)
    rest = [person for person in others if person not in cabinet]
    if rest:
        groups["others"] = rest
    return {key: groups[key] for key in GROUPS if groups.get(key)}


def as_yaml(attendance: Attendance, chairs: Sequence[str]) -> Iterator[str]:
    """The lines of `attendance:`; who presided is named if the committee's chair is somebody else, or not known."""
    if not attendance.everybody:
        return
    yield "attendance:"
    presided = [person for person in attendance.everybody if person.is_chair]
    if len(presided) == 1 and presided[0].person not in chairs:
        yield f"  chair: {scalar(presided[0].person)}"
    for key, people in attendance.groups.items():
        yield f"  {key}:"
        yield from (f"    {_marked(person)}" for person in people)
    if attendance.officers:
        yield "  officers:"
        for directorate, people in attendance.officers.items():
            if directorate or len(attendance.officers) > 1:
                yield f"    {scalar(directorate or 'Other officers')}:"
            inset = "      " if directorate or len(attendance.officers) > 1 else "    "
            yield from (f"{inset}{_marked(person)}" for person in people)


def _marked(person: Present) -> str:
    return f"{person.line}{f'     # check: {person.unsure}' if person.unsure else ''}"


def _quoted(text: str) -> str:
    """A value within braces, where a comma would end it."""
    made = scalar(text)
    return f'"{text}"' if made == text and re.search(r"[,\[\]{}]", text) else made
