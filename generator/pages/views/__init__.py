"""What each page template receives: one frozen record a page, and nothing else.

A template is named after its record (`MeetingPage` is rendered by `meeting.html`). Addresses in a record are
relative to the page already; text is plain (the template escapes it) unless its type is `Html`.
"""

from generator.pages.views.frame import Day, Entry, Fact, FootSection, Found, Frame, Link, NavLink, State
from generator.pages.views.parts import (
    Attendance,
    CommitteeCard,
    Decision,
    Group,
    ItemView,
    MeetingRow,
    MinuteQuote,
    PaperLink,
    ProgrammeGroup,
    Published,
    RowView,
    YearOfMeetings,
)
from generator.pages.views.records import (
    AboutPage,
    CommitteePage,
    HomePage,
    MeetingPage,
    MeetingsPage,
    MinutesPage,
    NotFoundPage,
    PaperPage,
    SearchPage,
    WorkProgrammePage,
    YearPage,
)

__all__ = [
    "AboutPage",
    "Attendance",
    "CommitteeCard",
    "CommitteePage",
    "Day",
    "Decision",
    "Entry",
    "Fact",
    "FootSection",
    "Found",
    "Frame",
    "Group",
    "HomePage",
    "ItemView",
    "Link",
    "MeetingPage",
    "MeetingRow",
    "MeetingsPage",
    "MinuteQuote",
    "MinutesPage",
    "NavLink",
    "NotFoundPage",
    "PaperLink",
    "PaperPage",
    "ProgrammeGroup",
    "Published",
    "RowView",
    "SearchPage",
    "State",
    "WorkProgrammePage",
    "YearOfMeetings",
    "YearPage",
]
