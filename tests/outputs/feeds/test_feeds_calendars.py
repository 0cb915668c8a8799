"""Calendars: what an entry tells, what it is known by, how it changes, and that other programs read it."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from content_sample import TODAY, loaded
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from generator.outputs import feeds
from generator.outputs.feeds.calendars import in_utc

BASE = "https://archive.fernshire.example/records/"
SUMMER = "panel/2024-06-12"
COUNCIL = """
name: Fernshire Council
address: https://www.fernshire.example/
contact:
  name: Democratic Services
  email: meetings@fernshire.example
attend: Come to the hall.
"""
FULL = """
time: 14:00
place: Fern Hall, Upper Fern
published: 2024-06-04
moved-from: 2024-06-05
changed: 2024-05-20
webcast: https://www.fernshire.example/live
note: The lift is *out of order*.
agenda: [Damp and mould, Rents]
private:
  - title: A tenancy
    exempt: 3
attend: |
  Come to the hall.

  To speak, [write to us](mailto:meetings@fernshire.example) or read [how](https://www.fernshire.example/speak?a=1&b=2).
"""


def calendars(files: Mapping[str, str], folder: Path, base: str = "") -> dict[str, bytes]:
    """The calendars of a content folder by their address."""
    return dict(feeds.calendars(loaded(files, folder)[0], TODAY, base))


def entries(data: bytes) -> Sequence[Component]:
    """The entries of a calendar, which is read without any error."""
    calendar = Calendar.from_ical(data)
    assert [one.errors for one in calendar.walk()] == [[] for _ in calendar.walk()]
    return calendar.walk("VEVENT")


def event(meeting: str, folder: Path, name: str = SUMMER, council: str = "name: Fernshire Council\n") -> Component:
    """The calendar entry of a meeting with the given `meeting.yaml`."""
    made = calendars({f"{name}/meeting.yaml": meeting, "council.yaml": council}, folder)
    (found,) = entries(made[f"{name}/meeting.ics"])
    return found


DAYS = ["2022-06-01", "2023-05-10", "2024-04-30", "2024-12-04"]
YEARS = {f"panel/{day}/meeting.yaml": "time: 10:00\n" for day in DAYS}


def days(data: bytes) -> list[str]:
    """The days of the entries of a calendar."""
    return [one.decoded("DTSTART").isoformat()[:10] for one in entries(data)]


def test_a_calendar_too_long_for_programs_has_the_year_before_and_all_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("generator.outputs.feeds.calendars")  # which the function of that name hides
    before, later = calendars(YEARS, tmp_path), DAYS[1:]
    assert TODAY.isoformat() < "2025-05-01"  # in 2024/25, so that 2022/23 is longer ago
    for shortened, kept in ((0, DAYS), (1, later)):
        monkeypatch.setattr(module, "LONGEST", len(before["calendar.ics"]) - shortened)
        assert days(calendars(YEARS, tmp_path)["calendar.ics"]) == kept
    monkeypatch.setattr(module, "LONGEST", 1)
    made = calendars(YEARS, tmp_path)
    assert days(made["panel/calendar.ics"]) == later
    assert {name: days(data) for name, data in made.items() if name.startswith("meetings/")} == {
        "meetings/2022-23/calendar.ics": ["2022-06-01"],
        "meetings/2023-24/calendar.ics": ["2023-05-10", "2024-04-30"],
        "meetings/2024-25/calendar.ics": ["2024-12-04"],
    }


def test_a_calendar_with_a_meeting_of_which_all_is_known(tmp_path: Path) -> None:
    made = calendars({f"{SUMMER}/meeting.yaml": FULL, "council.yaml": COUNCIL}, tmp_path, BASE)["panel/calendar.ics"]
    assert made.replace(b"\r\n ", b"").decode().splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//agendapack//agendapack//EN",
        "METHOD:PUBLISH",
        "NAME:Housing Panel\\, Fernshire Council",
        "X-WR-CALNAME:Housing Panel\\, Fernshire Council",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        f"SOURCE;VALUE=URI:{BASE}panel/calendar.ics",
        "X-PUBLISHED-TTL:PT12H",
        "BEGIN:VEVENT",
        "SUMMARY:Housing Panel",
        "DTSTART:20240612T130000Z",
        "DTEND:20240612T150000Z",
        "DTSTAMP:20240604T000000Z",
        "UID:panel-2024-06-05@www.fernshire.example",
        "SEQUENCE:5",
        "CATEGORIES:Housing Panel",
        "CONFERENCE;FEATURE=VIDEO;LABEL=Webcast;VALUE=URI:https://www.fernshire.example/live",
        "DESCRIPTION:Moved from 5 June 2024."
        "\\n\\nThe lift is out of order."
        "\\n\\nAgenda:\\n1. Damp and mould\\n2. Rents"
        "\\n\\nHow to attend: Come to the hall.\\nTo speak\\, write to us (meetings@fernshire.example) "
        "or read how (https://www.fernshire.example/speak?a=1&b=2)."
        "\\n\\nWebcast: https://www.fernshire.example/live"
        f"\\n\\nMore about this meeting: {BASE}panel/2024-06-12/",
        "LAST-MODIFIED:20240604T000000Z",
        "LOCATION:Fern Hall\\, Upper Fern",
        'ORGANIZER;CN="Fernshire Council":mailto:meetings@fernshire.example',
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        f"URL:{BASE}panel/2024-06-12/",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_a_meeting_of_which_only_the_date_is_known(tmp_path: Path) -> None:
    found = event("", tmp_path)
    assert found.to_ical().decode().splitlines()[1:-1] == [
        "SUMMARY:Housing Panel",
        "DTSTART;VALUE=DATE:20240612",
        "DTSTAMP:19700101T000000Z",
        "UID:panel-2024-06-12@agendapack.invalid",
        "SEQUENCE:0",
        "CATEGORIES:Housing Panel",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
    ]


# Times


@pytest.mark.parametrize(
    ("day", "meeting", "begins", "ends"),
    [
        ("2024-06-12", "time: 14:00", datetime(2024, 6, 12, 13, tzinfo=UTC), datetime(2024, 6, 12, 15, tzinfo=UTC)),
        ("2024-12-11", "time: 14:00", datetime(2024, 12, 11, 14, tzinfo=UTC), datetime(2024, 12, 11, 16, tzinfo=UTC)),
        (
            "2024-06-12",
            "time: 14:00\nminutes:\n  closed: 15:25",
            datetime(2024, 6, 12, 13, tzinfo=UTC),
            datetime(2024, 6, 12, 14, 25, tzinfo=UTC),
        ),
        (
            "2024-10-26",
            "time: 22:00\nminutes:\n  closed: 02:30",
            datetime(2024, 10, 26, 21, tzinfo=UTC),
            datetime(2024, 10, 27, 2, 30, tzinfo=UTC),
        ),
    ],
    ids=["summer", "winter", "closing time", "closed after the clocks changed"],
)
def test_times_are_those_of_the_council_in_utc(
    day: str, meeting: str, begins: datetime, ends: datetime, tmp_path: Path
) -> None:
    found = event(meeting, tmp_path, f"panel/{day}")
    assert (found.decoded("DTSTART"), found.decoded("DTEND")) == (begins, ends)


@given(st.dates(date(2000, 1, 1), date(2037, 12, 31)), st.times().map(lambda at: time(at.hour, at.minute)))
def test_any_time_in_london_is_the_same_there_again(day: date, at: time) -> None:
    local = datetime.combine(day, at)
    again = in_utc(day, at, "Europe/London").astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)
    is_skipped = day.month == 3 and day.day >= 25 and day.weekday() == 6 and at.hour == 1  # the clocks go forward
    assert again == local + timedelta(hours=is_skipped)


@pytest.mark.parametrize(
    ("zone", "mend"),
    [
        ("Europe/Londn", 'did you mean "Europe/London"?'),
        ("europe/london", 'did you mean "Europe/London"?'),
        ("Fern", "write the name of a zone: Europe/London"),
        ("Europe", "write the name of a zone: Europe/London"),
        ("../London", "write the name of a zone: Europe/London"),
    ],
)
def test_a_time_zone_that_does_not_exist_is_a_fault(zone: str, mend: str, tmp_path: Path) -> None:
    from generator.loading import load

    (tmp_path / "council.yaml").write_text(f"name: Fernshire Council\ntime-zone: {zone}\n", encoding="utf-8")
    problems = [str(one).partition("council.yaml:")[2] for one in load(tmp_path, date(2024, 8, 30))[1]]
    assert problems == [f'2:12: error: "{zone}" is not a time zone; {mend} [time-zone]']


def test_a_time_zone_is_the_councils(tmp_path: Path) -> None:
    found = event("time: 14:00", tmp_path, council="name: Fernshire Council\ntime-zone: America/New_York\n")
    assert found.decoded("DTSTART") == datetime(2024, 6, 12, 18, tzinfo=UTC)


# How a meeting stands, and how its entry changes


@pytest.mark.parametrize(
    ("meeting", "status", "summary"),
    [
        ("", "TENTATIVE", "Housing Panel"),
        ("time: 14:00", "TENTATIVE", "Housing Panel"),
        ("agenda: [Rents]", "CONFIRMED", "Housing Panel"),
        ("agenda: [Rents]\ncancelled: Snow.", "CANCELLED", "Cancelled: Housing Panel"),
        ("cancelled: true", "CANCELLED", "Cancelled: Housing Panel"),
    ],
)
def test_the_status_is_what_is_known(meeting: str, status: str, summary: str, tmp_path: Path) -> None:
    found = event(meeting, tmp_path)
    assert (found["STATUS"], found["SUMMARY"]) == (status, summary)


def test_a_cancelled_meeting_says_why_takes_no_time_and_nobody_is_told_how_to_attend(tmp_path: Path) -> None:
    found = event("time: 14:00\ncancelled: The hall is flooded.", tmp_path, council=COUNCIL)
    assert (found["DESCRIPTION"], found["TRANSP"]) == (
        "This meeting was cancelled. The hall is flooded.",
        "TRANSPARENT",
    )


LIFE = (
    "",
    "time: 14:00\nplace: Fern Hall\n",
    "time: 14:00\nplace: Fern Hall\nmoved-from: 2024-06-05\nchanged: 2024-05-20\n",
    "time: 14:00\nplace: Fern Hall\nmoved-from: 2024-06-05\nchanged: 2024-05-20\npublished: 2024-06-04\n"
    "agenda: [Rents]\n",
    "time: 15:00\nplace: Fern Hall\nmoved-from: 2024-06-05\nchanged: [2024-05-20, 2024-06-10]\npublished: 2024-06-04\n"
    "agenda: [Rents]\n",
    "time: 15:00\nplace: Fern Hall\nmoved-from: 2024-06-05\nchanged: [2024-05-20, 2024-06-10]\npublished: 2024-06-04\n"
    "agenda: [Rents]\nminutes: {closed: 16:20, published: 2024-06-20}\n",
)


def test_each_revision_of_an_entry_is_later_than_the_one_before(tmp_path: Path) -> None:
    found = [event(meeting, tmp_path / str(n)) for n, meeting in enumerate(LIFE)]
    assert [(one["SEQUENCE"], one.decoded("DTSTAMP").date().isoformat()) for one in found] == [
        (0, "1970-01-01"),
        (2, "1970-01-01"),
        (4, "2024-05-20"),
        (5, "2024-06-04"),
        (6, "2024-06-10"),
        (7, "2024-06-20"),
    ]
    assert ["LAST-MODIFIED" in one for one in found] == [False, False, True, True, True, True]
    assert all(one.decoded("LAST-MODIFIED") == one.decoded("DTSTAMP") for one in found[2:])


@pytest.mark.parametrize("meeting", ["", LIFE[1], LIFE[3]])
def test_a_cancellation_is_a_later_revision(meeting: str, tmp_path: Path) -> None:
    before, after = event(meeting, tmp_path / "a"), event(f"{meeting}cancelled: Snow.\n", tmp_path / "b")
    assert int(str(after["SEQUENCE"])) == int(str(before["SEQUENCE"])) + 1
    assert after["UID"] == before["UID"]


# What entries are known by


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.fernshire.example/council", "www.fernshire.example"),
        ("https://råd.example/", "xn--rd-yia.example"),
        ("https://[", "agendapack.invalid"),
    ],
)
@pytest.mark.parametrize("base", ["", "/archive/", BASE])
def test_an_id_has_the_councils_host_wherever_the_site_is_served(
    address: str, host: str, base: str, tmp_path: Path
) -> None:
    council = f"name: Fernshire Council\naddress: '{address}'\n"
    made = calendars({"council.yaml": council, f"{SUMMER}/meeting.yaml": ""}, tmp_path, base)
    (found,) = entries(made["calendar.ics"])
    assert (found["UID"], "URL" in found) == (f"panel-2024-06-12@{host}", base == BASE)


@pytest.mark.parametrize(
    ("files", "ids"),
    [
        ({"panel/2024-06-12/meeting.yaml": "moved-from: 2024-06-05"}, ["panel-2024-06-05"]),
        ({"panel/2024-06-12/meeting.yaml": "moved-from: [2024-06-10, 2024-06-05]"}, ["panel-2024-06-05"]),
        (
            {"panel/committee.yaml": "formerly: [homes, housing]", "panel/2024-06-12/meeting.yaml": ""},
            ["homes-2024-06-12"],
        ),
        (
            {"panel/2024-06-05/meeting.yaml": "", "panel/2024-06-12/meeting.yaml": "moved-from: 2024-06-05"},
            ["panel-2024-06-05", "panel-2024-06-12"],
        ),
        (
            {
                "panel/2024-06-12/meeting.yaml": "moved-from: 2024-06-05",
                "panel/2024-06-19/meeting.yaml": "moved-from: 2024-06-05",
            },
            ["panel-2024-06-05", "panel-2024-06-19"],
        ),
        (
            {
                "panel/committee.yaml": "formerly: homes",
                "panel/2024-06-12/meeting.yaml": "",
                "homes/2024-06-12/meeting.yaml": "",
            },
            ["homes-2024-06-12", "panel-2024-06-12"],
        ),
    ],
    ids=["moved", "moved twice", "renamed", "old date taken", "two moved from one date", "old name taken"],
)
def test_an_id_is_the_first_announced_and_never_two_meetings_share_one(
    files: dict[str, str], ids: list[str], tmp_path: Path
) -> None:
    found = [str(one["UID"]).partition("@")[0] for one in entries(calendars(files, tmp_path)["calendar.ics"])]
    assert found == ids


# Which calendars there are


TWO = {
    f"{SUMMER}/meeting.yaml": "joint-with: forum",
    "forum/committee.yaml": "name: Tenants’ Forum\nformerly: tenants\n",
    "forum/2024-06-05/meeting.yaml": "",
    "forum/2024-08-07/meeting.yaml": "",
}


def test_there_is_a_calendar_of_all_of_each_committee_and_of_each_meeting(tmp_path: Path) -> None:
    made = calendars(TWO, tmp_path)
    days = {name: [one.decoded("DTSTART").isoformat() for one in entries(data)] for name, data in made.items()}
    assert days == {
        "calendar.ics": ["2024-06-05", "2024-06-12", "2024-08-07"],
        "forum/calendar.ics": ["2024-06-05", "2024-06-12", "2024-08-07"],
        "tenants/calendar.ics": ["2024-06-05", "2024-06-12", "2024-08-07"],
        "meetings/2024-25/calendar.ics": ["2024-06-05", "2024-06-12", "2024-08-07"],
        "forum/2024-06-05/meeting.ics": ["2024-06-05"],
        "forum/2024-08-07/meeting.ics": ["2024-08-07"],
        "panel/calendar.ics": ["2024-06-12"],
        "panel/2024-06-12/meeting.ics": ["2024-06-12"],
    }


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (loaded(TWO, tmp_path / name, day)[0] for name, day in (("a", date(2024, 7, 4)), ("b", date.max)))
    assert list(feeds.calendars(first, TODAY, BASE)) == list(feeds.calendars(second, TODAY, BASE))


# What an entry is about


@pytest.mark.parametrize(
    ("files", "about"),
    [
        ({"meeting.yaml": "agenda: []"}, None),
        (
            {"meeting.yaml": "agenda: [A, B, C, D, E, F, G, H, I, J, K, L, M, N]"},
            "Agenda:\n1. A\n2. B\n3. C\n4. D\n5. E\n6. F\n7. G\n8. H\n9. I\n10. J\n11. K\n12. L\nand 2 more",
        ),
        (
            {
                "meeting.yaml": "minutes: {first: 1}",
                "minutes.md": "## Damp\n\nNoted.\n\n# Private business\n\n## Debts\n",
            },
            "Minutes:\nDamp",
        ),
        (
            {
                "meeting.yaml": "",
                "work-programme.yaml": "programme:\n  2024-06-12: [Damp, Rents]\n  2024-09-11: [Lifts]\n",
            },
            "Planned in the work programme:\nDamp\nRents",
        ),
        ({"meeting.yaml": 'agenda: ["Rents\\a\\u2028and debts"]'}, "Agenda:\n1. Rents and debts"),
    ],
    ids=["nothing", "many items", "minutes alone", "planned", "characters that nobody sees"],
)
def test_an_entry_tells_what_the_meeting_is_about(files: dict[str, str], about: str | None, tmp_path: Path) -> None:
    made = calendars({f"{SUMMER}/{name}": text for name, text in files.items()}, tmp_path)
    (found,) = entries(made[f"{SUMMER}/meeting.ics"])
    assert found.get("DESCRIPTION") == about


@pytest.mark.parametrize(
    ("email", "method"), [("meetings@fernshire.example", b"METHOD:PUBLISH\r\n"), ("see the page", b""), ("", b"")]
)
def test_a_calendar_is_published_by_the_councils_team_if_that_has_an_address(
    email: str, method: bytes, tmp_path: Path
) -> None:
    council = f"name: Fernshire Council\ncontact:\n  name: Democratic Services\n  email: {email}\n"
    made = calendars({"council.yaml": council, f"{SUMMER}/meeting.yaml": ""}, tmp_path)["calendar.ics"]
    assert (b"METHOD" in made, b"ORGANIZER" in made) == (bool(method), bool(method))
    assert method in made


READ = """
const ICAL = require("ical.js").default ?? require("ical.js");
const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
console.log(JSON.stringify(events.map((one) => [one.uid, one.startDate.toString(), one.sequence, one.description])));
"""


def test_another_parser_reads_the_same(tmp_path: Path) -> None:
    node = shutil.which("node")
    if not node or subprocess.run([node, "-e", "require('ical.js')"], capture_output=True, check=False).returncode:
        pytest.skip("no node with ical.js: `make test` installs it where there is npm")
    files = {f"{SUMMER}/meeting.yaml": FULL, "panel/2024-12-11/meeting.yaml": "", "council.yaml": COUNCIL}
    made = calendars(files, tmp_path, BASE)["calendar.ics"]
    told = subprocess.run([node, "-e", READ], input=made, capture_output=True, check=True).stdout
    summer, winter = entries(made)
    assert json.loads(told) == [
        [summer["UID"], "2024-06-12T13:00:00Z", 5, summer["DESCRIPTION"]],
        [winter["UID"], "2024-12-11", 0, winter["DESCRIPTION"]],
    ]
