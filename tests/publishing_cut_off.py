"""Publishes again and again in processes of its own, each of which is ended, or finds the disk full, at another step.

Run as `python publishing_cut_off.py FOLDER HOW FROM STEP`: in FOLDER lies `before/`, a content folder with its site.
What is no step that changes a file is passed over, so that each number is another moment. Prints how many there are.
"""

import errno
import os
import shutil
import signal
import sys
from pathlib import Path

from generator import build  # noqa: F401 -- so that no process has to load it
from generator.cli import main
from generator.store import record

DAY = "2024-06-21"
CHANGING = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "os.utime"}
FULL, READ_ONLY = "full", "read-only"
SAID = "said.txt"
"""The file in which what the last process printed stands."""
Files = dict[str, bytes]


def files(folder: Path) -> Files:
    """Every file below a folder that is no list or cache of a build."""
    every = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every if path.name != ".agendapack"}


def changes(event: str, given: tuple[object, ...]) -> bool:
    """Whether something that Python tells of itself is a change of a file."""
    if event == "open":
        return isinstance(given[2], int) and bool(given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in CHANGING


def publish(work: Path, how: str = "", at: int = -1) -> tuple[int, int]:
    """Publishes in a process of its own, which meets its fate at so many changes: its status, and all the changes."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        os.dup2(os.open(work.with_name(SAID), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.dup2(2, 1)
        os.chdir(work)
        count = 0

        def look(event: str, given: tuple[object, ...]) -> None:
            nonlocal count
            if not changes(event, given):
                return
            count += 1
            is_there = how == READ_ONLY and any(str(path).startswith("content") for path in given)
            if is_there or (how == FULL and count >= at >= 0):
                raise OSError(errno.EROFS if is_there else errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))
            if count == at and how not in {FULL, READ_ONLY}:
                os.kill(os.getpid(), signal.Signals[how])

        sys.addaudithook(look)
        code = 4
        try:
            main(["publish", "--today", DAY, "--no-search", "--no-packs", "--jobs", "1"], standalone_mode=False)
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            how = ""
            os.write(tell, str(count).encode())
            os._exit(code)
    os.close(tell)
    with os.fdopen(told) as pipe:
        number = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), int(number or 0)


def standing(work: Path) -> tuple[Files, Files]:
    """The site, and the content with its record."""
    return files(work / "site"), files(work / "content")


def is_whole(work: Path, old: tuple[Files, Files], new: tuple[Files, Files]) -> str:
    """What is not as it was or as it was to be; nothing where all is."""
    site, content = standing(work)
    if site and site not in (old[0], new[0]):
        return f"half a site: {sorted(name for name in site if site[name] not in (old[0].get(name), new[0].get(name)))}"
    if not site and not (work / "site.last").is_dir():
        return "no site"
    if record.read(content[record.FILE]).faults or content[record.FILE] not in (
        old[1][record.FILE],
        new[1][record.FILE],
    ):
        return "half a record"
    for name, data in content.items():
        is_part = name.endswith(record.PART) or name == record.UNFINISHED
        if not is_part and data not in (old[1].get(name), new[1].get(name)):
            return f"half a file: {name}"
    for name in old[1].keys() & new[1].keys():
        if name not in content:
            return f"gone: {name}"
    return ""


def run(folder: Path, how: str, start: int, step: int) -> int:
    """Runs through the moments from one on, or so many from the end, every so many; the number of all moments."""
    work, before = folder / "work", folder / "before"
    old = standing(before)
    shutil.copytree(before, work)
    code, number = publish(work)
    new = standing(work)
    assert code == 0, code
    assert len(record.read(new[1][record.FILE]).entries) == len(record.read(old[1][record.FILE]).entries) + 1
    for moment in range(start if start > 0 else number + start, number + 1, step):
        shutil.rmtree(work)
        shutil.copytree(before, work)
        code, _ = publish(work, how, moment)
        kept_less = how == FULL and code == 0 and standing(work) == new  # the room was short for what is kept, alone
        assert kept_less or code == (3 if how in {FULL, READ_ONLY} else -signal.Signals[how]), (moment, code)
        wrong = is_whole(work, old, new)
        assert not wrong, (how, moment, wrong)
        code, _ = publish(work)
        assert code == 0, (how, moment, code, (folder / SAID).read_text(encoding="utf-8"))
        assert standing(work) == new, (how, moment, "the next run comes to something else")
        assert sorted(path.name for path in work.iterdir()) == [".cache", "content", "site"], moment
        if how == READ_ONLY:
            break
    return number


if __name__ == "__main__":
    print(run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))  # noqa: T201 -- what it is run for
