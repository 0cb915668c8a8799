"""A year of a council that publishes sixty times: corrections, supplements, withdrawals, and a change in silence."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from operator import itemgetter
from pathlib import Path

import pytest
from click.testing import CliRunner
from content_sample import write
from folders import put
from made import BASE, Made

from generator.build import build
from generator.cli import main
from generator.standing import Options, Result
from generator.store import record

FIRST = date(2024, 5, 16)
"""The first meeting; one every four weeks, and for each they publish five times."""
MEETINGS = 12


class Year:
    """The council, and the days on which it published."""

    def __init__(self, folder: Path) -> None:
        self.content, self.site = write({}, folder / "content"), folder / "site"
        self.days: list[date] = []

    def meeting(self, number: int) -> str:
        """The folder of a meeting."""
        return f"panel/{FIRST + timedelta(weeks=4 * number)}"

    def publish(self, day: date) -> Result:
        """Publishes what is written."""
        options = Options(self.content, self.site, day, address=BASE, search=False, publish=True)
        return build(options, lambda _: None)

    def done(self, day: date, files: dict[str, str]) -> None:
        """Writes files and publishes them; nothing may be refused."""
        put(files, self.content)
        refused = [str(problem) for problem in self.publish(day).problems if problem.severity == "error"]
        assert refused == []
        self.days.append(day)

    def entries(self) -> list[record.Entry]:
        """The record."""
        return list(record.read((self.content / record.FILE).read_bytes()).entries)


def paper(words: str, *notes: str) -> str:
    """A paper with its notes of corrections."""
    front = "".join(f"  - {{on: {note[:10]}, what: {note[11:]}}}\n" for note in notes)
    head = f"---\ncorrections:\n{front}---\n" if notes else ""
    return f"{head}# Rents\n\n## Now\n\n{words}\n\nNobody need do anything.\n"


def agenda(number: int, day: date, *, minutes: str = "", late: bool = False) -> str:
    """The agenda of a meeting."""
    papers = "[rents, damp, leaks]" if late else "[rents, damp]"
    return (
        f"time: 18:30\nplace: Room {number + 1}\npublished: {day - timedelta(days=9)}\n"
        f"agenda:\n  - title: Rents\n    papers: {papers}\n{minutes}"
    )


def play(year: Year) -> Iterator[tuple[date, dict[str, str]]]:
    """Each meeting: agenda, supplement with a corrected paper, draft minutes, a withdrawal, agreed minutes."""
    for number in range(MEETINGS):
        day, where = FIRST + timedelta(weeks=4 * number), year.meeting(number)
        first = {
            f"{where}/meeting.yaml": agenda(number, day),
            f"{where}/rents.md": paper(f"Rents of month {number} rise by 1% a year."),
            f"{where}/damp.md": f"# Damp\n\nThe flat number {number} of a tenant is wet.\n",
        }
        yield day - timedelta(days=9), first
        late = f"---\npublished: {day - timedelta(days=2)}\n---\n# Leaks\n\nLate leaks of month {number}.\n"
        note = f"{day - timedelta(days=3)} It is 2% in month {number}."
        second = {
            f"{where}/meeting.yaml": agenda(number, day, late=True),
            f"{where}/leaks.md": late,
            f"{where}/rents.md": paper(f"Rents of month {number} rise by 2% a year.", note),
        }
        yield day - timedelta(days=2), second
        began = f"minutes: {{first: {number + 1}}}\n"
        third = {
            f"{where}/meeting.yaml": agenda(number, day, late=True, minutes=began),
            f"{where}/minutes.md": "## Rents\n\nThe Panel herd the paper.\n",
        }
        yield day + timedelta(days=4), third
        fourth = {f"{where}/damp.md": f"---\nwithdrawn: It told where somebody lives.\n---\n# Damp\n\nFlat {number}.\n"}
        yield day + timedelta(days=6), fourth
        agreed = day + timedelta(weeks=4)
        began = f"minutes: {{first: {number + 1}, approved: {agreed}, corrections: [A word of minute {number + 1}.]}}\n"
        fifth = {
            f"{where}/meeting.yaml": agenda(number, day, late=True, minutes=began),
            f"{where}/minutes.md": "## Rents\n\nThe Panel heard the paper.\n",
        }
        fifth |= {f"{year.meeting(number + 1)}/meeting.yaml": ""} if number + 1 == MEETINGS else {}
        yield agreed, fifth


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The year as it was published."""
    made = Year(tmp_path_factory.mktemp("year"))
    for day, files in sorted(play(made), key=itemgetter(0)):
        made.done(day, files)
    return made


pytestmark = [pytest.mark.soak, pytest.mark.timeout(1500)]


def test_the_year_was_published_sixty_times_and_its_chain_holds(year: Year) -> None:
    assert len(year.days) == 60
    found = record.read((year.content / record.FILE).read_bytes())
    assert found.faults == ()
    assert len(found.entries) == 60
    result = CliRunner().invoke(main, ["verify", str(year.site), "--record", str(year.content / record.FILE)])
    assert (result.exit_code, result.output.splitlines()[-1].partition(":")[0]) == (0, "All is as it was recorded")


def test_every_edition_is_readable_and_what_was_withdrawn_is_not(year: Year) -> None:
    made = Made(year.site)
    for number in range(MEETINGS):
        where = year.meeting(number)
        page = made.page(f"{where}/rents/edition-1/")
        assert f"1.1 Rents of month {number} rise by taken out: 1% put in: 2% a year." in page
        assert "The Panel taken out: herd put in: heard the paper." in made.page(f"{where}/minutes/edition-1/")
        assert not (year.site / where / "damp/edition-1").exists()
        assert f"Flat {number}" not in made.page(f"{where}/damp/")
    every = "".join(path.read_text("utf-8") for path in year.content.rglob("*.txt"))
    assert "of a tenant is wet" not in every


def test_the_words_of_every_edition_are_those_that_were_hashed(year: Year) -> None:
    for entry in year.entries():
        for noted in entry.documents:
            text = year.site / noted.address / f"edition-{noted.edition}.txt"
            if noted.state == "published" and not noted.address.endswith("/damp"):
                assert sha256(text.read_bytes()).hexdigest() == noted.sha256


def test_data_and_feeds_tell_all_of_it(year: Year) -> None:
    made = Made(year.site)
    told = json.loads((year.site / "data/record.json").read_bytes())
    states = {each["address"]: (each["state"], each["edition"]) for each in told["documents"]}
    for number in range(MEETINGS):
        where = year.meeting(number)
        day = FIRST + timedelta(weeks=4 * number)
        assert states[f"{where}/rents"] == ("published", 2)
        assert states[f"{where}/minutes"] == ("published", 2)
        assert states[f"{where}/damp"] == ("withdrawn", 2)
        assert states[f"{where}/leaks"] == ("published", 1)
        row = made.row("documents", id=f"{where}/damp")
        assert (row["deleted"], row["modified"]) == (True, str(day + timedelta(days=6)))
        assert made.row("documents", id=f"{where}/minutes")["modified"] == str(day + timedelta(weeks=4))
    changes = made.feed("data/feed.xml")
    assert len([entry for entry in changes if entry.tag.endswith("entry")]) >= 50


def test_a_change_in_silence_is_refused_and_everything_stays(year: Year) -> None:
    path = year.content / year.meeting(3) / "rents.md"
    before = path.read_text("utf-8")
    entries = year.entries()
    path.write_text(before.replace("2% a year", "9% a year"), encoding="utf-8")
    (problem,) = [each for each in year.publish(date(2025, 6, 1)).problems if each.severity == "error"]
    path.write_text(before, encoding="utf-8")
    assert problem.rule == "silent-change"
    assert problem.place.path == path.as_posix()
    assert before.splitlines()[problem.place.line - 1] == "Rents of month 3 rise by 2% a year."
    assert problem.what.endswith("rise by 9% a year.” was “month 3 rise by 2% a year.”")
    assert year.entries() == entries
