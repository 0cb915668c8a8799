"""The record of what was published: what is noted each time, what is refused, and what of it everybody can check."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from content_sample import write
from folders import files_below, put
from made import BASE, Made

from generator import recording
from generator.build import build
from generator.problems import Place
from generator.standing import Options, Result
from generator.store import record, writing

JUNE = "panel/2024-06-12"
AGENDA = "published: 2024-06-04\nplace: Fern Hall\nagenda: [{title: Rents, papers: [rents, map.txt]}]\n"
FILES = {
    f"{JUNE}/meeting.yaml": f"{AGENDA}minutes: {{first: 1}}\n",
    f"{JUNE}/rents.md": "# Rents\n\n## Now\n\nRents rise by 1% a year.\n\nNobody pays more.\n",
    f"{JUNE}/map.txt": "A map.\n",
    f"{JUNE}/minutes.md": "## Rents\n\nThe Panel heard it.\n",
}
RENTS = f"{JUNE}/rents"
CORRECTED = "---\ncorrections:\n  - {on: 2024-06-20, what: The rise is 2%.}\n---\n"


class Council:
    """A council that publishes on one day after the other."""

    def __init__(self, folder: Path, files: Mapping[str, str] = FILES) -> None:
        self.content, self.site = write(files, folder / "content"), folder / "site"

    def put(self, **files: str) -> None:
        """Writes files of the meeting of June, named without their ending."""
        endings = {"meeting": "yaml", "map": "txt"}
        put({f"{JUNE}/{name}.{endings.get(name, 'md')}": text for name, text in files.items()}, self.content)

    def publish(self, day: str, *, publish: bool = True, **more: Any) -> Result:
        """What comes of publishing on a day."""
        options = Options(self.content, self.site, date.fromisoformat(day), search=False, publish=publish, **more)
        return build(options, lambda _: None)

    @property
    def entries(self) -> list[record.Entry]:
        """The record."""
        found = record.read((self.content / "record.jsonl").read_bytes())
        assert found.faults == ()
        return list(found.entries)

    def data(self, name: str) -> dict[str, object]:
        """A file of the data."""
        found = json.loads((self.site / "data" / name).read_bytes())
        assert isinstance(found, dict)
        return found


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """One that has published once."""
    made = Council(tmp_path)
    assert made.publish("2024-06-13").problems == ()
    return made


def test_every_document_is_recorded_with_its_day_its_edition_and_the_hash_of_its_words(council: Council) -> None:
    (entry,) = council.entries
    assert (entry.number, entry.on, entry.before) == (1, "2024-06-13", "")
    assert {noted.address: (noted.published, noted.edition) for noted in entry.documents} == {
        JUNE: ("2024-06-04", 1),
        RENTS: ("2024-06-04", 1),
        f"{JUNE}/map.txt": ("2024-06-04", 1),
        f"{JUNE}/minutes": ("", 1),
    }
    for noted in entry.documents:
        name = noted.address if noted.address.endswith(".txt") else f"{noted.address}/edition-1.txt"
        assert sha256((council.site / name).read_bytes()).hexdigest() == noted.sha256


def test_the_words_of_a_document_are_those_that_officers_wrote(council: Council) -> None:
    text = (council.site / RENTS / "edition-1.txt").read_text("utf-8")
    assert text == "# Rents\n\n## 1 Now\n\n**1.1** Rents rise by 1% a year.\n\n**1.2** Nobody pays more.\n"
    assert (council.site / JUNE / "edition-1.txt").read_text(
        "utf-8"
    ) == "# Meeting, 12 June 2024\n\nFern Hall\n\n1. Rents\n"


def test_the_site_has_the_record_and_the_hash_of_every_other_file(council: Council) -> None:
    told, (entry,) = council.data("record.json"), council.entries
    assert told["head"] == entry.sha256
    assert told["entries"] == [json.loads(entry.line)]
    listing = council.data("files.json")
    files = files_below(council.site)
    assert entry.files == sha256(files["data/files.json"]).hexdigest()
    others = {name for name in files if name not in {"data/files.json", "data/record.json", ".agendapack"}}
    assert listing == {name: sha256(files[name]).hexdigest() for name in others}


def test_without_publish_nothing_is_recorded_and_no_file_more_is_made(tmp_path: Path) -> None:
    made = Council(tmp_path)
    made.publish("2024-06-13", publish=False)
    assert not (made.content / "record.jsonl").exists()
    names = ("data/record", "/edition", "data/files")
    assert [file for file in files_below(made.site) if any(name in file for name in names)] == []


def test_a_build_after_it_gives_the_same_files_and_records_nothing(council: Council) -> None:
    before, kept = files_below(council.site), files_below(council.content)
    assert council.publish("2024-06-13", publish=False).changed == 0
    assert files_below(council.site) == before
    assert files_below(council.content) == kept


def test_publishing_the_same_again_adds_nothing_and_on_another_day_the_new_files(council: Council) -> None:
    council.publish("2024-06-13")
    assert len(council.entries) == 1
    assert council.publish("2024-06-14").recorded == 0
    assert [(entry.number, entry.documents) for entry in council.entries[1:]] == [(2, ())]
    assert council.entries[1].before == council.entries[0].sha256


SILENT = {
    "a paper": (
        {"rents": "# Rents\n\n## Now\n\nRents rise by 2% a year.\n\nNobody pays more.\n"},
        "rents.md:5",
        "“1.1 Rents rise by 2% a year.” was “1.1 Rents rise by 1% a year.”",
        "`corrections:` above its text",
    ),
    "a paragraph less": (
        {"rents": "# Rents\n\n## Now\n\nRents rise by 1% a year.\n"},
        "rents.md:1",
        "“1.2 Nobody pays more.” was taken out",
        "`corrections:` above its text",
    ),
    "minutes": (
        {"minutes": "## Rents\n\nThe Panel heard it.\n\nNobody spoke.\n"},
        "minutes.md:5",
        "“Nobody spoke.” is new",
        "`minutes:`, `corrections:` in meeting.yaml",
    ),
    "an agenda": (
        {"meeting": FILES[f"{JUNE}/meeting.yaml"].replace("Fern Hall", "The Guildhall")},
        "meeting.yaml:2",
        "“The Guildhall” was “Fern Hall”",
        "`republished:`",
    ),
    "a file": ({"map": "Another map.\n"}, "map.txt:1", "", "`republished:` in meeting.yaml"),
}


@pytest.mark.parametrize("what", SILENT)
def test_what_was_changed_in_silence_is_refused_with_the_difference_in_words(what: str, council: Council) -> None:
    files, place, difference, mend = SILENT[what]
    site, kept = files_below(council.site), council.entries
    council.put(**files)
    (problem,) = council.publish("2024-06-21").problems
    assert (problem.severity, problem.rule) == ("error", "silent-change")
    name, _, line = place.partition(":")
    assert problem.place == Place((council.content / JUNE / name).as_posix(), int(line))
    assert problem.what.startswith("this was changed since it was published on 13 June 2024, and nothing says so")
    assert problem.what.endswith(difference)
    assert mend in problem.mend
    assert files_below(council.site) == site
    assert council.entries == kept


def test_a_build_warns_of_what_was_changed_in_silence_and_goes_on(council: Council) -> None:
    council.put(rents="# Rents\n\n## Now\n\nRents rise by 2% a year.\n\nNobody pays more.\n")
    (problem,) = council.publish("2024-06-21", publish=False).problems
    assert (problem.severity, problem.rule) == ("warning", "silent-change")
    assert len(council.entries) == 1
    assert "2% a year" in (council.site / RENTS / "index.html").read_text("utf-8")


NOTED = {
    "a correction of a paper": {"rents": CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n"},
    "a correction of minutes": {
        "meeting": f"{AGENDA}minutes: {{first: 1, corrections: [A word was put right.]}}\n",
        "minutes": "## Rents\n\nThe Panel heard of it.\n",
    },
    "an agenda put right": {
        "meeting": FILES[f"{JUNE}/meeting.yaml"].replace("Fern Hall", "The Guildhall")
        + "republished: {2024-06-05: It is in the Guildhall.}\n"
    },
    "a file put right": {
        "meeting": FILES[f"{JUNE}/meeting.yaml"] + "republished: {2024-06-05: The map is another.}\n",
        "map": "Another map.\n",
    },
}


@pytest.mark.parametrize("what", NOTED)
def test_what_says_that_it_was_changed_is_a_new_edition(what: str, council: Council) -> None:
    council.put(**NOTED[what])
    assert [problem for problem in council.publish("2024-06-21").problems if problem.rule == "silent-change"] == []
    editions = {noted.edition for noted in council.entries[1].documents}
    assert 2 in editions


def test_a_note_serves_for_one_change_alone(council: Council) -> None:
    council.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n")
    council.publish("2024-06-21")
    council.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 3% a year.\n")
    (problem,) = council.publish("2024-06-22").problems
    assert problem.what.endswith("“1.1 Rents rise by 3% a year.” was “1.1 Rents rise by 2% a year.”")


def test_a_document_that_is_not_here_any_more_is_refused(council: Council) -> None:
    (council.content / f"{JUNE}/minutes.md").unlink()
    (problem,) = council.publish("2024-06-21").problems
    assert problem.place == Place((council.content / JUNE / "minutes.md").as_posix())
    assert problem.what == "it was published on 13 June 2024 and is no longer here"


def test_of_a_withdrawn_paper_no_words_are_kept(council: Council) -> None:
    kept = council.content / ".editions" / f"{RENTS}.1.txt"
    assert kept.is_file()
    council.put(rents="---\nwithdrawn: It named a tenant.\n---\n# Rents\n\n## Now\n\nRents rise by 1% a year.\n")
    assert council.publish("2024-06-21").problems == ()
    (noted,) = council.entries[1].documents
    assert (noted.address, noted.state) == (RENTS, "withdrawn")
    assert not kept.exists()
    made = {name: data.decode("utf-8", "replace") for name, data in files_below(council.site).items()}
    assert [name for name, text in made.items() if "by 1% a year" in text] == []


def test_a_meeting_that_was_moved_takes_its_documents_with_it(council: Council) -> None:
    (council.content / JUNE).rename(council.content / "panel/2024-06-19")
    text = FILES[f"{JUNE}/meeting.yaml"] + "moved-from: 2024-06-12\n"
    (council.content / "panel/2024-06-19/meeting.yaml").write_text(text, encoding="utf-8")
    assert [problem.rule for problem in council.publish("2024-06-21").problems] == []
    noted = {each.address: (each.state, each.edition, each.to) for each in council.entries[1].documents}
    assert noted[RENTS] == ("moved", 1, "panel/2024-06-19/rents")
    assert noted["panel/2024-06-19/rents"] == ("published", 1, "")
    for name in ("", "rents/", "minutes/"):
        page = (council.site / JUNE / name / "index.html").read_text("utf-8")
        assert f"panel/2024-06-19/{name}" in page or f"2024-06-19/{name}" in page


def test_a_paper_of_a_later_day_is_recorded_on_its_day(tmp_path: Path) -> None:
    made = Council(tmp_path)
    made.publish("2024-06-01")
    assert made.entries[0].documents == ()
    made.publish("2024-06-04")
    assert RENTS in {noted.address for noted in made.entries[1].documents}


def test_a_run_that_was_cut_off_between_site_and_record_is_finished_by_the_next(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    council.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n")

    def fails(_: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(record, "put_in_place", fails)
        with pytest.raises(OSError, match="No space"):
            council.publish("2024-06-21")
    assert len(council.entries) == 1
    shown = council.data("record.json")
    council.publish("2024-06-21")
    assert council.entries[-1].sha256 == shown["head"]
    assert len(council.entries) == 2
    assert not (council.content / record.UNFINISHED).exists()


def test_a_run_that_was_cut_off_before_its_site_was_there_leaves_no_trace(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, kept = files_below(council.site), council.entries
    council.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n")

    def fails(_: object) -> bool:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "place", fails)
        with pytest.raises(OSError, match="No space"):
            council.publish("2024-06-21")
    assert files_below(council.site) == before
    assert council.entries == kept
    with recording.held(Options(council.content, council.site, date(2024, 6, 21), publish=True), lambda: None):
        pass
    assert not (council.content / record.UNFINISHED).exists()
    assert council.entries == kept


def test_what_a_newer_program_reads_otherwise_is_recorded_as_its_doing(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.archive.said._text", lambda document: f"{document.body.title} read otherwise")
    assert {problem.rule for problem in council.publish("2024-06-21").problems} == {"silent-change"}
    assert {problem.rule for problem in council.publish("2024-06-21", reread=True).problems} == {"silent-change"}
    monkeypatch.setattr("generator.recording.keeping.version", lambda _: "0.2.0")
    assert council.publish("2024-06-21", reread=True).problems == ()
    assert [noted.by_program for noted in council.entries[1].documents] == [True, True]


def test_texts_that_were_altered_count_as_not_kept(council: Council) -> None:
    (council.content / ".editions" / f"{RENTS}.1.txt").write_text("Another text.\n", encoding="utf-8")
    council.put(rents="# Rents\n\n## Now\n\nRents rise by 2% a year.\n")
    (problem,) = council.publish("2024-06-21").problems
    assert problem.what == "this was changed since it was published on 13 June 2024, and nothing says so"


def test_a_note_without_a_change_is_no_edition_and_the_next_publication_goes_on(council: Council) -> None:
    approved = f"{AGENDA}minutes: {{first: 1, approved: 2024-07-10}}\n"
    council.put(meeting=approved)
    (council.content / "panel/2024-07-10").mkdir()
    (council.content / "panel/2024-07-10/meeting.yaml").write_text("", encoding="utf-8")
    for day in ("2024-07-11", "2024-07-12"):
        assert [each for each in council.publish(day).problems if each.severity == "error"] == []
    (noted,) = council.entries[1].documents
    assert (noted.address, noted.edition) == (f"{JUNE}/minutes", 1)


# Editions


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The site of a council that corrected a paper twice, an agenda and a file, and withdrew another paper."""
    folder = tmp_path_factory.mktemp("year")
    agenda = AGENDA.replace("[rents, map.txt]", "[rents, map.txt, damp]")
    made = Council(
        folder,
        {**FILES, f"{JUNE}/meeting.yaml": f"{agenda}minutes: {{first: 1}}\n", f"{JUNE}/damp.md": "# Damp\n\nWet.\n"},
    )
    made.publish("2024-06-13", address=BASE)
    made.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n\nNobody pays more.\n")
    made.publish("2024-06-21", address=BASE)
    twice = CORRECTED.replace("corrections:\n", "corrections:\n  - {on: 2024-07-01, what: Some pay more.}\n")
    made.put(
        rents=twice + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n\nSome pay more.\n",
        map="Another map.\n",
        damp="---\nwithdrawn: It named a tenant.\n---\n# Damp\n\nWet.\n",
        meeting=agenda.replace("Fern Hall", "The Guildhall")
        + "minutes: {first: 1}\nrepublished: {2024-06-05: It is in the Guildhall.}\n",
    )
    made.publish("2024-07-02", address=BASE)
    assert [entry.number for entry in made.entries] == [1, 2, 3]
    return Made(made.site)


def test_each_earlier_edition_is_readable_with_what_the_next_put_in_and_took_out(year: Made) -> None:
    first, second = year.page(f"{RENTS}/edition-1/"), year.page(f"{RENTS}/edition-2/")
    assert "This is how it stood from 13 June 2024 to 21 June 2024." in first
    assert "1.1 Rents rise by taken out: 1% put in: 2% a year. 1.2 Nobody pays more." in first
    assert "1.2 taken out: Nobody pays put in: Some pay more." in second
    assert "1 paragraph changed in the next edition" in first
    assert "Fern Hall" in year.page(f"{JUNE}/edition-1/")
    assert (year.folder / JUNE / "map.edition-1.txt").read_text("utf-8") == "A map.\n"
    assert "Wet" not in "".join(
        year.html(str(path.parent.relative_to(year.folder))) for path in year.folder.rglob("index.html")
    )


def test_the_differences_of_a_table_stand_in_its_cells(tmp_path: Path) -> None:
    table = "# Rents\n\n## Now\n\n| Year | Rent |\n|---|---|\n| 2023 | 410 |\n| 2024 | 414 |\n"
    made = Council(tmp_path, FILES | {f"{JUNE}/rents.md": table})
    made.publish("2024-06-13")
    made.put(rents=CORRECTED + table.replace("414", "418"))
    assert made.publish("2024-06-21").problems == ()
    page = Made(made.site).page(f"{RENTS}/edition-1/")
    assert "Year Rent 2023 410 2024 taken out: 414 put in: 418" in page
    assert "---" not in page
    html = (made.site / RENTS / "edition-1/index.html").read_text("utf-8")
    assert html.count("<tr>") == 3
    assert '<th scope="col">Rent</th>' in html


def test_a_page_leads_to_the_editions_before(year: Made) -> None:
    page = year.html(f"{RENTS}/").replace("\N{NO-BREAK SPACE}", " ")
    assert '<a href="edition-1/">Edition 1</a>, until 21 June 2024' in page
    assert '<a href="edition-2/">Edition 2</a>, until 2 July 2024' in page
    assert "Agenda put right 5 June 2024: It is in the Guildhall." in year.page(f"{JUNE}/")


def test_the_data_has_editions_days_of_change_and_tombstones(year: Made) -> None:
    row = year.row("documents", id=RENTS)
    assert (row["edition"], row["modified"], row["deleted"]) == (3, "2024-07-02", False)
    gone = year.row("documents", id=f"{JUNE}/damp")
    assert (gone["modified"], gone["deleted"], gone["withdrawn"]) == ("2024-07-02", True, "It named a tenant.")
    assert year.row("meetings", id=JUNE)["modified"] == "2024-07-02"
    told = json.loads((year.folder / "data/record.json").read_bytes())
    (noted,) = [each for each in told["documents"] if each["address"] == f"{JUNE}/damp"]
    assert (noted["state"], noted["on"]) == ("withdrawn", "2024-07-02")


def test_sitemap_and_feeds_tell_the_days_of_change(year: Made) -> None:
    sitemap = (year.folder / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{BASE}{RENTS}/</loc><lastmod>2024-07-02</lastmod>" in sitemap.replace("\n", "").replace(" ", "")
    (entry,) = year.entries("feed.xml", f"{RENTS}/")
    assert entry["updated"] == "2024-07-02T00:00:00Z"


def test_the_feed_of_changes_tells_what_became_of_each_document(year: Made) -> None:
    told = [
        (entry["title"].partition(" (")[0], entry["updated"][:10])
        for entry in year.entries("data/feed.xml", f"{RENTS}/")
    ]
    assert told == [("Changed: Rents", "2024-07-02"), ("Changed: Rents", "2024-06-21")]
    (gone,) = year.entries("data/feed.xml", f"{JUNE}/damp/")
    assert gone["title"].startswith("Withdrawn: Damp (")
    assert f"{BASE}data/feed.xml" in year.page("subscribe/")


def test_without_a_record_there_is_no_feed_of_changes(tmp_path: Path) -> None:
    made = Council(tmp_path)
    made.publish("2024-06-13", publish=False, address=BASE)
    assert not (made.site / "data/feed.xml").exists()
    assert "since you were here" not in (made.site / "subscribe/index.html").read_text("utf-8")


# The chain


@pytest.fixture(scope="module")
def chain() -> tuple[str, ...]:
    """The lines of a record of four entries."""
    entries: list[record.Entry] = []
    for number in range(1, 5):
        noted = record.Noted(f"panel/2024-06-{number:02}/rents", "published", 1, f"{number}" * 64)
        before = entries[-1].sha256 if entries else ""
        entries.append(record.Entry(number, f"2024-06-{number:02}", before, "agendapack 0.1.0", "f" * 64, (noted,)))
    return tuple(entry.line for entry in entries)


def read(lines: tuple[str, ...]) -> list[tuple[int, str]]:
    found = record.read("".join(f"{line}\n" for line in lines).encode())
    return [(fault.line, fault.what) for fault in found.faults]


def test_a_record_is_read_as_it_was_written(chain: tuple[str, ...]) -> None:
    data = "".join(f"{line}\n" for line in chain).encode()
    found = record.read(data)
    assert found.faults == ()
    assert found.to_bytes() == data


def test_an_entry_that_was_taken_out_is_told(chain: tuple[str, ...]) -> None:
    assert read((chain[0], *chain[2:])) == [(2, "entry 2 was taken out: entry 3 follows here on entry 1")]
    assert read((chain[0], chain[3])) == [(2, "entries 2 to 3 were taken out: entry 4 follows here on entry 1")]
    assert read(chain[1:]) == [(1, "entry 1 was taken out: entry 2 is the first here")]


def test_an_entry_that_was_altered_is_told(chain: tuple[str, ...]) -> None:
    altered = chain[1].replace("2" * 64, "7" * 64)
    assert read((chain[0], altered, *chain[2:])) == [
        (3, "entry 2 was altered, or another was put in its place: entry 3 is bound to another")
    ]


def test_entries_out_of_order_are_told(chain: tuple[str, ...]) -> None:
    assert [what for _, what in read((chain[0], chain[2], chain[1], chain[3]))][:2] == [
        "entry 2 was taken out: entry 3 follows here on entry 1",
        "entry 2 stands after entry 3",
    ]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "it is not the JSON of an object"),
        ("[]", "it is not the JSON of an object"),
        ("{}", 'it has no "documents"'),
        ('{"documents": [], "number": "1"}', 'its "number" is of another kind'),
    ],
)
def test_a_line_that_is_no_entry_is_told(line: str, what: str, chain: tuple[str, ...]) -> None:
    assert read((chain[0], line, *chain[2:]))[0] == (2, f"this is no entry of a record: {what}")


def test_what_no_entry_holds_is_not_passed_over(chain: tuple[str, ...]) -> None:
    (fault,) = read((*chain[:3], chain[3].replace('"number"', '"note":"x","number"')))
    assert fault == (4, "this is no entry of a record: it holds what no entry holds")


# Runs that are cut off, and days and content that do not go with them


def test_a_day_before_that_of_the_last_entry_is_refused(council: Council) -> None:
    council.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n")
    (problem,) = council.publish("2024-06-12").problems
    assert (problem.rule, problem.severity, problem.place.line) == ("record", "error", 1)
    assert problem.what == "the last entry is of 13 June 2024, and this is to be of 12 June 2024"
    assert len(council.entries) == 1
    assert "record" not in {each.rule for each in council.publish("2024-06-12", publish=False).problems}
    assert council.publish("2024-06-20").recorded == 1


@pytest.mark.parametrize("name", ["rents.md", "map.txt"])
def test_what_is_changed_while_it_is_published_is_not_recorded(
    name: str, council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "time: '18:00'\nrepublished: {2024-06-20: The time.}\n"
    council.put(meeting=FILES[f"{JUNE}/meeting.yaml"] + told)
    before, kept = files_below(council.site), council.entries
    path = council.content / JUNE / name
    prepare = writing.prepare

    def edited(*given: Any) -> writing.Next:
        path.write_text(path.read_text("utf-8").replace("1%", "3%").replace("A map", "Another"), encoding="utf-8")
        return prepare(*given)

    with monkeypatch.context() as patched:
        patched.setattr(writing, "prepare", edited)
        with pytest.raises(OSError, match="was changed while it was published, and nothing is published; do it again"):
            council.publish("2024-06-20")
    assert files_below(council.site) == before
    assert council.entries == kept


def test_a_record_that_was_written_in_part_is_never_put_in_its_place(council: Council) -> None:
    path, part = council.content / record.FILE, council.content / record.UNFINISHED
    whole, options = path.read_bytes(), Options(council.content, council.site, date(2024, 6, 13), publish=True)
    more = whole + b'{"before":"' + b"a" * 64 + b'","documents":[],"files":"'
    for length in (*range(0, len(more), 7), len(whole), len(whole) - 1, len(whole) + 1):
        part.write_bytes(more[:length])
        with recording.held(options, lambda: None):
            assert not part.exists()
        assert path.read_bytes() == whole


def test_a_build_after_a_run_that_was_cut_off_shows_its_entry(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    council.put(rents=CORRECTED + "# Rents\n\n## Now\n\nRents rise by 2% a year.\n")
    with monkeypatch.context() as patched:
        patched.setattr(record, "put_in_place", lambda _: pytest.fail("cut off"))
        with pytest.raises(pytest.fail.Exception):
            council.publish("2024-06-21")
    shown = council.data("record.json")
    council.publish("2024-06-21", publish=False)
    assert (len(council.entries), council.data("record.json")) == (2, shown)


def test_what_was_withdrawn_is_forgotten_by_the_next_run_if_one_was_cut_off(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = record.kept_text(council.content, RENTS, 1)
    council.put(rents="---\nwithdrawn: It named a tenant.\n---\n# Rents\n\n## Now\n\nRents rise by 1% a year.\n")
    with monkeypatch.context() as patched:
        patched.setattr(record, "forget_editions", lambda *_: pytest.fail("cut off"))
        with pytest.raises(pytest.fail.Exception):
            council.publish("2024-06-20")
    assert kept.exists()
    told = "time: '18:00'\nrepublished: {2024-06-21: The time.}\n"
    council.put(meeting=FILES[f"{JUNE}/meeting.yaml"] + told)
    council.publish("2024-06-21")
    assert not kept.exists()
