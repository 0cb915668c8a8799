"""A committee of ModernGov, brought in from a server that answers as its web service does, and from saved answers."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result
from folders import files_below, put
from importing_systems import COMMITTEES, FILE, JUNE, PAGE, SEPTEMBER

from generator.cli import main
from generator.importing.moderngov import asking

COUNCIL = {"council.yaml": "name: Fernshire Council\n", "housing-panel/committee.yaml": "name: Housing Panel\n"}
FILES = {"/documents/s11/Rents%20report.pdf": b"%PDF-1.4 rents", "/documents/s12/Debtors.pdf": b"%PDF-1.4 Quennell"}


@dataclass
class Service:
    """The server, what it answers, and what it was asked."""

    meetings: dict[str, str] = field(default_factory=lambda: {"101": JUNE, "102": SEPTEMBER})
    site: str = ""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    fails_at: str = "nothing"
    busy: int = 0

    def answer(self, path: str) -> tuple[int, bytes]:
        """What is answered at an address."""
        parts = urlsplit(path)
        query = {name.casefold(): values[0] for name, values in parse_qs(parts.query).items()}
        self.asked.append(path)
        if self.fails_at in path:
            return 500, b""
        if self.busy:
            self.busy -= 1
            return 503, b""
        match parts.path.rpartition("/")[2]:
            case "GetCommittees":
                return 200, COMMITTEES.encode()
            case "GetMeetings" if query["lcommitteeid"] == "7":
                days = {name: re.findall("<meetingdate>.*?</meetingdate>", of)[0] for name, of in self.meetings.items()}
                rows = "".join(f"<meeting><meetingid>{name}</meetingid>{day}</meeting>" for name, day in days.items())
                return 200, f"<getmeetings>{rows}</getmeetings>".encode()
            case "GetMeeting":
                return 200, self.meetings[query["lmeetingid"]].replace("{site}", self.site).encode()
        return (200, FILES[path]) if path in FILES else (404, b"<html>Not here</html>")


@contextmanager
def served(service: Service) -> Iterator[Service]:
    """The service on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.agents.add(self.headers["User-Agent"])
            code, data = service.answer(self.path)
            self.send_response(code)
            self.send_header("Content-Length", str(len(data)))
            if code == 503:
                self.send_header("Retry-After", "0")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- likewise
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    service.site = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """The service, and a folder with the committee that is to be brought in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(asking, "PAUSE", 0.0)
    put(COUNCIL, Path("content"))
    with served(Service()) as started:
        yield started


def bring(source: str, *more: str) -> Result:
    return CliRunner().invoke(main, ["import", source, "housing-panel", "--today=2025-01-20", *more])


def text(name: str) -> str:
    return Path("content", name).read_text(encoding="utf-8")


MADE_BY = "written by `agendapack import` from ModernGov, meeting 101; read it through, then take out this line and "


def test_a_meeting_becomes_drafts_with_its_public_files_and_every_old_address(service: Service) -> None:
    result = bring(service.site)
    assert result.exit_code == 0, result.output
    assert text("housing-panel/2019-06-12/meeting.yaml") == (
        f"# check: {MADE_BY}`draft: true`\n"
        "draft: true\n"
        "time: 18:30\n"
        "place: Committee Room 2, The Guildhall\n"
        "agenda:\n"
        "  - Apologies for Absence\n"
        "  - title: Rents & arrears\n"
        "    about: To say what is owed.\n"
        "    papers:\n      - file: rents-report.pdf\n        title: Rents report\n"
        "private:\n"
        '  - title: "A tenant\'s claim (exempt: paragraph 3)"\n'
        "    exempt: [3]\n"
    )
    assert text("housing-panel/2019-06-12/minutes.md") == (
        f"---\ndraft: true\n---\n<!-- check: {MADE_BY}`draft: true` -->\n\n"
        "## 18. Apologies for Absence\n\nThere were none.\n\n"
        "## 19. Rents & arrears\n\nThe Panel heard of arrears.\n\n**RESOLVED** that the Panel:\n\n"
        "1. Notes the report\n2. Asks for another\n\n"
        "# Private business\n\n## 20. A tenant's claim (exempt: paragraph 3)\n"
    )
    assert "cancelled: true\n" in text("housing-panel/2019-09-11/meeting.yaml")
    assert Path("content/housing-panel/2019-06-12/rents-report.pdf").read_bytes() == b"%PDF-1.4 rents"
    assert text("redirects.yaml") == (
        "ieListMeetings.aspx?CId=7: housing-panel\n"
        "ieListMeetings.aspx?CommitteeId=7: housing-panel\n"
        "mgCommitteeDetails.aspx?ID=7: housing-panel\n"
        "ieListDocuments.aspx?MId=101: housing-panel/2019-06-12\n"
        "ieListDocuments.aspx?MeetingId=101: housing-panel/2019-06-12\n"
        "mgAi.aspx?ID=901: housing-panel/2019-06-12#item-1\n"
        "ieDecisionDetails.aspx?AIId=901: housing-panel/2019-06-12#item-1\n"
        "mgAi.aspx?ID=902: housing-panel/2019-06-12#item-2\n"
        "ieDecisionDetails.aspx?AIId=902: housing-panel/2019-06-12#item-2\n"
        "mgAi.aspx?ID=903: housing-panel/2019-06-12#item-3\n"
        "ieDecisionDetails.aspx?AIId=903: housing-panel/2019-06-12#item-3\n"
        "documents/s11/Rents%20report.pdf: housing-panel/2019-06-12/rents-report.pdf\n"
        "ieListDocuments.aspx?MId=102: housing-panel/2019-09-11\n"
        "ieListDocuments.aspx?MeetingId=102: housing-panel/2019-09-11\n"
        "mgAi.aspx?ID=951: housing-panel/2019-09-11#item-1\n"
        "ieDecisionDetails.aspx?AIId=951: housing-panel/2019-09-11#item-1\n"
    )
    assert result.stderr.splitlines()[-2] == (
        "2 meetings, 4 agenda items, 3 minutes, 1 file, 16 old addresses, 3 private parts left out."
    )
    assert service.agents == {"agendapack import, for Fernshire Council: one request at a time"}


def test_what_the_public_may_not_have_is_neither_asked_for_nor_written(service: Service) -> None:
    bring(service.site)
    assert not [path for path in service.asked if "s12" in path or "s13" in path]
    assert not any(b"Quennell" in data or b"Not for display" in data for data in files_below(Path("content")).values())


def test_a_second_run_asks_for_no_file_and_changes_nothing(service: Service) -> None:
    bring(service.site)
    before, number = files_below(Path("content")), len(service.asked)
    result = bring(service.site)
    assert result.stderr.splitlines()[0] == "nothing to look at, 2 as before."
    assert files_below(Path("content")) == before
    assert not [path for path in service.asked[number:] if "documents" in path]


def test_a_run_that_was_cut_off_is_gone_on_with(service: Service) -> None:
    service.fails_at = "lMeetingId=102"
    cut = bring(service.site)
    assert cut.exit_code == 0
    assert "1 thing not carried over" in cut.stderr
    assert not Path("content/housing-panel/2019-09-11").exists()
    service.fails_at = "nothing"
    assert "1 meeting, 1 agenda item, 4 old addresses, 1 as before." in bring(service.site).stderr
    assert Path("content/housing-panel/2019-09-11/meeting.yaml").is_file()


def test_what_is_new_in_a_meeting_stands_as_notes_and_new_files_beside_it(service: Service) -> None:
    bring(service.site)
    file = Path("content/housing-panel/2019-06-12/meeting.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    FILES["/documents/s14/Late.pdf"] = b"%PDF-1.4 late"
    late = FILE.format(id=4, title="Late", url="{site}documents/s14/Late.pdf", more="")
    service.meetings["101"] = JUNE.replace(
        "<linkeddocuments></linkeddocuments>", f"<linkeddocuments>{late}</linkeddocuments>", 1
    )
    result = bring(service.site)
    assert "1 meeting otherwise than when it was brought in" in result.stderr
    added = file.read_text(encoding="utf-8").partition("ModernGov, meeting 101, by")[2]
    assert "#       - file: late.pdf\n#         title: Late\n" in added
    assert all(line.startswith("#") for line in added.splitlines()[1:])
    assert Path("content/housing-panel/2019-06-12/late.pdf").read_bytes() == b"%PDF-1.4 late"


def test_a_folder_that_somebody_made_is_left_alone(service: Service) -> None:
    put({"housing-panel/2019-06-12/meeting.yaml": "agenda: [Rents]\n"}, Path("content"))
    result = bring(service.site, "--to", "2019-06")
    assert result.stderr.splitlines()[0] == "1 meeting left alone."
    assert text("housing-panel/2019-06-12/meeting.yaml") == "agenda: [Rents]\n"


def test_only_the_months_that_are_said_are_asked_for(service: Service) -> None:
    bring(service.site, "--from", "2019-09", "--to", "2019-10")
    assert [path for path in service.asked if "GetMeetings" in path] == [
        "/mgWebService.asmx/GetMeetings?lCommitteeId=7&sFromDate=01%2F09%2F2019&sToDate=31%2F10%2F2019"
    ]
    assert [path.name for path in Path("content/housing-panel").iterdir() if path.is_dir()] == ["2019-09-11"]


def test_old_addresses_wait_for_the_drafts_that_they_lead_to(service: Service) -> None:
    bring(service.site)
    options = ["build", "--no-search", "--no-packs", "--today=2025-01-20"]
    built = CliRunner().invoke(main, options)
    assert built.exit_code == 0, built.output
    assert not Path("site/ieListDocuments.aspx").exists()
    assert Path("site/ieListMeetings.aspx/index.html").is_file()
    for name in ("meeting.yaml", "minutes.md"):
        file = Path("content/housing-panel/2019-06-12") / name
        lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line not in {"draft: true", "---"}]
        file.write_text("\n".join(line for line in lines if "check:" not in line), encoding="utf-8")
    assert CliRunner().invoke(main, options).exit_code == 0
    assert "housing-panel/2019-06-12/" in Path("site/ieListDocuments.aspx/index.html").read_text(encoding="utf-8")


def test_saved_answers_and_files_are_read_as_those_of_the_service(service: Service) -> None:
    bring(service.site)
    asked = files_below(Path("content"))
    shutil.rmtree("content")
    put(COUNCIL, Path("content"))
    put({"a.xml": COMMITTEES, "b.xml": JUNE.replace("{site}", service.site), "c/102.xml": SEPTEMBER}, Path("saved"))
    Path("saved/Rents report.pdf").write_bytes(b"%PDF-1.4 rents")
    result = bring("saved")
    assert result.exit_code == 0, result.output
    kept = files_below(Path("content"))
    assert {name: data for name, data in kept.items() if "report" not in name} == {
        name: data for name, data in asked.items() if "report" not in name
    }


@pytest.mark.usefixtures("service")
def test_saved_pages_say_the_same_where_the_service_is_off() -> None:
    put({"June.html": PAGE}, Path("saved"))
    Path("saved/Rents report.pdf").write_bytes(b"%PDF-1.4 rents")
    result = bring("saved")
    assert result.exit_code == 0, result.output
    assert text("housing-panel/2019-06-12/meeting.yaml").partition("draft: true\n")[2] == (
        "time: 18:30\nplace: The Guildhall\n"
        "agenda:\n  - title: Rents\n    about: To say what is owed.\n"
        "    papers:\n      - file: rents.pdf\n        title: Rents\n"
        "    # check: the old agenda numbers it 18\n"
        "private:\n  - A claim\n    # check: the old agenda numbers it 19\n"
        "    # check: the system does not say by which paragraph it is exempt: exempt: [3]\n"
    )
    minutes = text("housing-panel/2019-06-12/minutes.md")
    assert "## 18. Rents\n\nThe Panel heard of **arrears** & rents.\n\nRESOLVED that it be noted.\n" in minutes
    assert minutes.endswith("# Private business\n\n## 19. A claim\n")
    assert '- "A map": documents/s12/Map.pdf is not to be had' in text("import-report.md")
    assert CliRunner().invoke(main, ["check", "--today=2025-01-20"]).exit_code == 0


def test_a_host_that_is_busy_is_asked_again(service: Service) -> None:
    service.busy = 2
    assert bring(service.site).exit_code == 0


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("<html><p>Error</html>", "it is not XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><committees>&b;</committees>', "it is not XML"),
        ("<committees></committees>", "the system has no committee named like housing-panel; it has: none"),
        (COMMITTEES.replace("Housing", "Homes"), 'it has: "Full Council", "Homes Panel"'),
        (COMMITTEES.replace("Full Council", "Housing Panel"), "the system has several committees named like"),
    ],
)
def test_without_the_committee_nothing_is_written(
    service: Service, answer: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "COMMITTEES", answer)
    before = files_below(Path("content"))
    result = bring(service.site)
    assert result.exit_code == 2
    assert told in result.stderr
    assert files_below(Path("content")) == before


def test_files_of_other_hosts_and_pages_are_not_taken(service: Service) -> None:
    elsewhere = JUNE.replace("{site}documents/s11", "http://localhost:9/documents/s11")
    FILES["/documents/s15/Login.pdf"] = b"<!DOCTYPE html><p>Sign in"
    page = FILE.format(id=5, title="Login", url="{site}documents/s15/Login.pdf", more="")
    service.meetings["101"] = elsewhere.replace(
        "<linkeddocuments></linkeddocuments>", f"<linkeddocuments>{page}</linkeddocuments>", 1
    )
    result = bring(service.site, "--to", "2019-06")
    assert "2 things not carried over" in result.stderr
    assert sorted(path.name for path in Path("content/housing-panel/2019-06-12").iterdir()) == [
        "meeting.yaml",
        "minutes.md",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["https://x.example", "housing-panel", "2019-06-12"], "leave out the date"),
        (["file.docx", "housing-panel"], "say the date of the meeting"),
        (["https://x.example", "housing-panel", "--from", "May"], '"May" is no month; write it like 2019-05'),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], told: str) -> None:
    result = CliRunner().invoke(main, ["import", *arguments])
    assert result.exit_code == 2
    assert told in result.stderr
