"""Brings a committee in, meeting by meeting, each whole: what is there already stays, and a run can be gone on with."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.archive import same_title
from generator.content.sources.values import read_yaml
from generator.importing.document import Remark, UnreadableError
from generator.importing.drafting import Brought, WantedCommittee, with_meeting
from generator.importing.moderngov import answers
from generator.importing.moderngov.answers import SystemCommittee, SystemMeeting
from generator.importing.moderngov.asking import System
from generator.importing.moderngov.drafts import Drafted, draft_meeting, file_names, old_addresses
from generator.problems import one_line
from generator.scaffold.known import Known
from generator.scaffold.lines import scalar
from generator.scaffold.plan import Plan, refuse, write
from generator.scaffold.plan import replace as put_in_place_of

NOTES = ".imported"
"""The hidden folder in which is kept what was brought in, so that a run knows what is new; nobody writes in it."""
REDIRECTS = "redirects.yaml"


@dataclass(frozen=True, slots=True)
class _Note:
    """What is kept of a meeting that was brought in: its folder, the hash of the answer, its files by address."""

    folder: str
    sha256: str
    files: Mapping[str, str]


def bring(system: System, known: Known, wanted: WantedCommittee, tell: Callable[[str], None], to: Brought) -> None:
    """Brings in the meetings of a committee in a period; what is made, and is to be said, gathers in `to`.

    RefusedError if the system has no such committee; UnreadableError if it cannot be asked. Each meeting is written
    whole or not at all, so a run that was cut off is gone on with by the next.
    """
    run = _Run(system, known, wanted.content, to)
    committee = run.committee()
    listed = run.listed(committee, wanted.period)
    for number, (name, day) in enumerate(listed, 1):
        tell(f"Bringing in {day}: {number} of {len(listed)}")
        run.meeting(name)


class _Run:
    """One run, with what the ones before noted."""

    def __init__(self, system: System, known: Known, content: Path, to: Brought) -> None:
        self.system = system
        self.known = known
        self.content = content
        self.to = to
        self.file = f"{NOTES}/{known.committee.name}.json"
        self.notes = _read_notes(content / self.file)

    def committee(self) -> str:
        """The id of the committee in the system: the one that has a name which ours has or had."""
        root = self.system.answer("GetCommittees", {})
        every = answers.committees(root) if root is not None else self.system.implied()
        record = self.known.committee.record
        names = {same_title(dated.value) for dated in (*record.name, *record.short)}
        names.add(self.known.committee.name.replace("-", " "))
        found = [one for one in every if same_title(one.title) in names or not one.title]
        if len(found) != 1:
            there = ", ".join(sorted(_called(one) for one in found or every)[:40]) or "none"
            what = "several committees" if found else "no committee"
            refuse(f"the system has {what} named like {self.known.committee.name}; it has: {there}")
        return found[0].id

    def listed(self, committee: str, period: tuple[date, date]) -> list[tuple[str, date]]:
        """The meetings of a period, the oldest first."""
        first, last = period
        asked = {"lCommitteeId": committee, "sFromDate": f"{first:%d/%m/%Y}", "sToDate": f"{last:%d/%m/%Y}"}
        root = self.system.answer("GetMeetings", asked)
        found = answers.meetings(root) if root is not None else ()
        return sorted(((name, day) for name, day in found if first <= day <= last), key=lambda each: (each[1], each[0]))

    def meeting(self, name: str) -> None:
        """Brings in one meeting, if it is new or otherwise than before."""
        root = self.system.answer("GetMeeting", {"lMeetingId": name})
        if root is None:
            self.to.remarks.append(Remark("lost", f"meeting {name}: the system gives no answer about it"))
            return
        meeting = answers.meeting(root)
        note = self.notes.get(meeting.id)
        if note and note.sha256 == meeting.sha256:
            self.to.unchanged += 1
            return
        folder = note.folder if note else self.free_folder(meeting)
        if folder is None:
            self.to.remarks.append(Remark("there", f"{meeting.day}"))
            return
        files, data = self.fetched(meeting, note.files if note else {})
        drafted = draft_meeting(meeting, files, self.source(meeting))
        self.write(meeting, folder, drafted, files, data, is_new=note is None)

    def free_folder(self, meeting: SystemMeeting) -> str | None:
        """The folder of a new meeting; None if somebody made one for its day that no run made."""
        name = self.known.committee.name
        taken = {note.folder for note in self.notes.values()}
        for folder in (f"{name}/{meeting.day}{more}" for more in ("", *(f"-{number}" for number in range(2, 10)))):
            if folder not in taken:
                return None if (self.content / folder).exists() else folder
        return None

    def source(self, meeting: SystemMeeting) -> str:
        """How the drafts call what they were made of."""
        return f"ModernGov, meeting {one_line(meeting.id)}"

    def fetched(self, meeting: SystemMeeting, before: Mapping[str, str]) -> tuple[dict[str, str], dict[str, bytes]]:
        """The documents of a meeting: their names by address, and the bytes of those that are new, by name."""
        names, data = dict[str, str](), dict[str, bytes]()
        for address, (file, name) in file_names(meeting, before).items():
            if address in before:
                names[address] = name
                continue
            try:
                found = self.system.file(address)
            except UnreadableError as error:
                self.to.remarks.append(Remark("lost", f'"{file.title}": {error}'))
                continue
            if found is None or _is_page(found):
                self.to.remarks.append(Remark("lost", f'"{file.title}": {address} is not to be had'))
                continue
            names[address] = name
            data[name] = found
        return names, data

    def write(
        self,
        meeting: SystemMeeting,
        folder: str,
        drafted: Drafted,
        files: Mapping[str, str],
        data: Mapping[str, bytes],
        *,
        is_new: bool,
    ) -> None:
        """Writes what is made of a meeting, whole, and notes it."""
        has_minutes = (self.content / folder / "minutes.md").exists()
        texts: list[tuple[str, str | bytes]] = [(f"{folder}/{name}", found) for name, found in data.items()]
        if drafted.minutes and not has_minutes:
            texts.append((f"{folder}/minutes.md", drafted.minutes))
            texts += [(f"{folder}/{name}", found) for name, found in drafted.beside.items()]
        plan = with_meeting(Plan(tuple(texts), ()), folder, drafted.lines, self.source(meeting), self.content)
        plan = self.with_old_addresses(plan, dict(old_addresses(meeting, folder, drafted.items, files)))
        self.to.paths += write(plan, self.content)
        if is_new:
            self.to.made.update(drafted.made)
        else:
            self.to.remarks.append(Remark("changed", f"{folder}{': its minutes too' if has_minutes else ''}"))
        self.to.remarks += drafted.remarks
        self.notes[meeting.id] = _Note(folder, meeting.sha256, files)
        _write_notes(self.content, self.file, self.notes)

    def with_old_addresses(self, plan: Plan, old: Mapping[str, str]) -> Plan:
        """The plan, with a line of `redirects.yaml` for each old address that it does not list."""
        path = self.content / REDIRECTS
        there = read_yaml("", path.read_text(encoding="utf-8-sig"))[0].value if path.is_file() else None
        listed = set(there) if isinstance(there, dict) else set()
        lines = [f"{scalar(address)}: {scalar(leads)}" for address, leads in old.items() if address not in listed]
        if not lines:
            return plan
        self.to.made["old address"] += len(lines)
        text = "".join(f"{line}\n" for line in lines)
        if path.is_file():
            return replace(plan, added=(*plan.added, (REDIRECTS, text)))
        return replace(plan, files=(*plan.files, (REDIRECTS, text)))


def _called(committee: SystemCommittee) -> str:
    return f'"{one_line(committee.title)}"' if committee.title else f"number {one_line(committee.id)}"


def _is_page(data: bytes) -> bool:
    """Whether bytes are a page: the system shows one where a document is not to be had."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<?xml"))


def _read_notes(file: Path) -> dict[str, _Note]:
    """What the runs before noted; nothing where that is not what a run wrote."""
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        return dict(_notes_of(given))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _notes_of(given: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, _Note]]:
    for name, kept in given.items():
        files = kept["files"]
        if isinstance(files, dict):
            yield name, _Note(str(kept["folder"]), str(kept["sha256"]), {str(at): str(to) for at, to in files.items()})


def _write_notes(content: Path, name: str, notes: Mapping[str, _Note]) -> None:
    """Writes the notes, whole or not at all."""
    kept = {
        name: {"folder": note.folder, "sha256": note.sha256, "files": dict(note.files)} for name, note in notes.items()
    }
    text = json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    if (content / name).exists():
        put_in_place_of(content / name, text.encode())
    else:
        write(Plan(((name, text),), ()), content)
