"""Content from text: `loaded({"panel/2024-06-12/minutes.md": "…"}, folder)` is its archive and its problems."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from folders import put

from generator.archive import Archive
from generator.loading import load

TODAY = date(2024, 8, 30)
COUNCIL = {"council.yaml": "name: Fernshire Council\n", "panel/committee.yaml": "name: Housing Panel\n"}


def write(files: Mapping[str, str], folder: Path) -> Path:
    """Writes the files, with a council and a committee if they are not among them."""
    return put({**COUNCIL, **files}, folder)


class Assets(dict[str, str]):
    """Every asset under its own name."""

    def __missing__(self, name: str) -> str:
        """The address of an asset."""
        return f"assets/{name}"


def loaded(files: Mapping[str, str], folder: Path, today: date = TODAY) -> tuple[Archive, list[str]]:
    """The archive of the files, and its problems as "file:line: severity: what [rule]"."""
    archive, problems = load(write(files, folder), today)
    assert archive is not None
    lines = []
    for one in problems:
        path = Path(one.place.path).relative_to(folder).as_posix()
        lines.append(f"{path}:{one.place.line}: {one.severity}: {one.what} [{one.rule}]")
    return archive, lines


def findings(files: Mapping[str, str], folder: Path, *rules: str, today: date = TODAY) -> list[tuple[str, str | None]]:
    """What is said under some rules, each as the command prints it and with what it is about.

    That is the value, in its file, beside which the finding can be accepted: "meeting.yaml agenda/0/number"; None where
    it cannot.
    """
    _, problems = load(write(files, folder), today)
    told = []
    for one in problems:
        if one.rule in rules:
            path, loc = one.about or ("", ())
            about = f"{Path(path).name} {'/'.join(map(str, loc))}".strip() if one.about else None
            told.append((str(one).removeprefix(f"{folder}/"), about))
    return told
