"""Plain values become records; what is wrong with them is said with its place."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.model import (
    AgendaItem,
    Attendance,
    Committee,
    Council,
    Meeting,
    Named,
    PaperFront,
    Person,
    PlannedRow,
    WorkProgramme,
    is_id,
    read,
    short_form,
)

Value = dict[str, object]


def said(kind: type, value: object) -> list[str]:
    """Each fault as "where: what [rule]"."""
    _, faults = read(kind, value)
    return [f"{'.'.join(map(str, fault.loc))}: {fault.what} [{fault.rule}]" for fault in faults]


def test_a_copy_has_no_field_that_a_record_has_not() -> None:
    assert PaperFront().model_copy(update={"withdrawn": "A wrong sum"}).withdrawn == "A wrong sum"
    with pytest.raises(TypeError, match="with_drawn"):
        PaperFront().model_copy(update={"with_drawn": "A wrong sum"})


def test_an_empty_meeting_is_a_meeting_of_which_only_the_date_is_known() -> None:
    meeting, faults = read(Meeting, {})
    assert faults == ()
    assert meeting == Meeting()
    assert meeting.agenda is None


def test_a_key_without_a_value_counts_as_left_out() -> None:
    assert read(Meeting, {"agenda": None, "time": None})[0] == Meeting()


def test_texts_become_dates_and_times() -> None:
    meeting, _ = read(Meeting, {"time": "14:00", "published": "2019-09-11"})
    assert meeting is not None
    assert (meeting.time, meeting.published) == (time(14), date(2019, 9, 11))


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"published": "2019-02-30"}, "published: there is no 2019-02-30 in the calendar [date]"),
        ({"published": "11 September"}, 'published: "11 September" is not a date [date]'),
        ({"time": "2 pm"}, 'time: "2 pm" is not a time of day [time]'),
        ({"time": "24:00"}, 'time: "24:00" is not a time of day [time]'),
        ({"publised": "2019-09-11"}, 'publised: unknown key "publised" [unknown-key]'),
        ({"agenda": "Apologies"}, "agenda: a list is wanted here [type]"),
        ({"agenda": [{"papers": "x"}]}, "agenda.0: an agenda item needs a title [missing-key]"),
        ({"attendance": "all"}, "attendance: keys with values are wanted here [type]"),
        ({"minutes": {"first": "six"}}, 'minutes.first: "six" is not a whole number [type]'),
        ({"joint-with": "Panel A"}, 'joint-with.0: "Panel A" cannot be an id [id]'),
        ({"joint-with": "p" * 201}, f'joint-with.0: "{"p" * 201}" cannot be an id [id]'),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said_where_it_is(value: Value, fault: str) -> None:
    assert said(Meeting, value) == [fault]


def test_every_fault_is_said_at_once() -> None:
    assert len(said(Meeting, {"time": "x", "published": "y", "agenda": [{"titel": "z"}, "fine"]})) == 3


def test_an_unknown_key_brings_the_nearest_known_one() -> None:
    _, faults = read(Meeting, {"publised": "2019-09-11"})
    assert faults[0].mend == 'did you mean "published"?'
    assert faults[0].at_key


def test_a_plain_line_is_an_item_with_that_title() -> None:
    meeting, _ = read(Meeting, {"agenda": ["Apologies", {"minutes-of": "2019-07-18"}]})
    assert meeting is not None
    first, second = meeting.agenda or ()
    assert (first.title, second.title, second.minutes_of) == ("Apologies", None, (date(2019, 7, 18),))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a-moss", Named(person="a-moss")),
        ("Dean Frost", Named(person="Dean Frost")),
        ({"a-moss": "Director"}, Named(person="a-moss", role="Director")),
        ({"a-moss": {"for": "b-reed"}}, Named(person="a-moss", for_="b-reed")),
        ({"person": "a-moss", "role": "Director"}, Named(person="a-moss", role="Director")),
    ],
)
def test_a_person_may_be_written_in_short(written: object, meant: Named) -> None:
    meeting, _ = read(Meeting, {"contact": [written]})
    assert meeting is not None
    assert meeting.contact == (meant,)


def test_one_or_many() -> None:
    assert read(AgendaItem, {"title": "x", "papers": "a"}) == read(AgendaItem, {"title": "x", "papers": ["a"]})


def test_officers_are_a_list_or_stand_by_directorate() -> None:
    by_name, _ = read(Meeting, {"attendance": {"officers": {"Homes": ["e-finch"]}}})
    listed, _ = read(Meeting, {"attendance": {"officers": ["e-finch"]}})
    assert by_name is not None
    assert by_name.attendance is not None
    assert listed is not None
    assert listed.attendance is not None
    assert by_name.attendance.officers[0].name == "Homes"
    assert listed.attendance.officers[0].name == ""


def test_a_dated_value_is_one_value_or_one_for_each_date() -> None:
    committee, _ = read(Committee, {"name": "Panel", "quorum": {"2018/19": "3", "2022/23": "4"}})
    assert committee is not None
    assert [(one.since, one.value) for one in committee.name] == [("", "Panel")]
    assert [(one.since, one.value) for one in committee.quorum] == [("2018/19", 3), ("2022/23", 4)]


def test_a_municipal_year_ends_in_the_next() -> None:
    assert said(Committee, {"years": {"2019/21": {}}}) == ['years.2019/21: "2019/21" is not a municipal year [date]']


def test_roles_and_appendices_may_be_written_in_short() -> None:
    person, _ = read(Person, {"name": "B Reed", "roles": [{"Cabinet Member": {"from": "2024/25"}}]})
    front, _ = read(PaperFront, {"appendices": ["a", "b"]})
    alone, _ = read(PaperFront, {"appendices": ["a"]})
    lettered, _ = read(PaperFront, {"appendices": {"A": "a"}})
    assert person is not None
    assert (person.roles[0].name, person.roles[0].from_) == ("Cabinet Member", "2024/25")
    labels = [[one.label for one in each.appendices] for each in (front, alone, lettered) if each]
    assert labels == [["1", "2"], [""], ["A"]]


def test_cancelled_is_true_or_the_reason() -> None:
    plain, _ = read(Meeting, {"cancelled": "true"})
    reason, _ = read(Meeting, {"cancelled": "Snow"})
    assert plain is not None
    assert reason is not None
    assert (plain.cancelled, reason.cancelled, Meeting().cancelled) == ("", "Snow", None)


def test_a_comma_that_ended_a_value_too_soon_is_found_by_the_key_it_made() -> None:
    _, faults = read(PlannedRow, {"title": "Attendance", "behaviour and exclusions": None})
    assert [fault.rule for fault in faults] == ["comma-in-braces"]


def test_a_colon_that_made_a_key_of_a_title_is_found() -> None:
    programme = {"programme": {"2024-09-11": [{"Cost of the school day": "update"}]}}
    assert said(WorkProgramme, programme) == [
        'programme.2024-09-11.0.Cost of the school day: "Cost of the school day" is not a key [colon-in-text]'
    ]


def test_a_colour_is_six_figures_of_base_sixteen() -> None:
    brand = {"colour": {"light": "#12464f", "dark": "teal"}}
    assert said(Council, {"name": "x", "brand": brand}) == [
        'brand.colour.dark: "teal" does not have the form wanted here [form]'
    ]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Children's Services", "childrens-services"),
        ("Children’s Services: 2019/20", "childrens-services-2019-20"),
        ("Café – Über", "cafe-uber"),
        ("  --  ", "x"),
        ("日本", "x"),
    ],
)
def test_the_short_form_of_a_text(text: str, short: str) -> None:
    assert short_form(text) == short


@given(st.text())
def test_a_short_form_is_a_fit_id(text: str) -> None:
    assert is_id(short_form(text))


def test_a_name_is_said_once() -> None:
    _, faults = read(Attendance, {"absent": {"a-moss": {"person": "b-reed"}}})
    assert [(one.rule, one.what, one.mend) for one in faults] == [
        ("one-key", '"a-moss" is the name already', "take `person:` out")
    ]


@pytest.mark.parametrize(
    "code", ["en-GB", "cy", "gd", "de-AT", "zh-Hant-TW", "sl-rozaj-biske", "de-CH-1996", "en-x-plain"]
)
def test_a_language_is_named_by_its_tag(code: str) -> None:
    """BCP 47, which is RFC 5646."""
    council, faults = read(Council, {"name": "Fernshire", "language": code})
    assert faults == ()
    assert council is not None
    assert council.is_in_english is code.startswith("en")
    assert council.language_of_pages == (code if code.startswith("en") else "en-GB")


@pytest.mark.parametrize("code", ["English", "Welsh", "de_DE", "en-UK", "d", "en-", "en GB", "en-GB-", "german"])
def test_a_language_that_is_no_tag_is_an_error(code: str) -> None:
    assert said(Council, {"name": "Fernshire", "language": code}) == [
        f'language: "{code}" is not the code of a language [form]'
    ]
