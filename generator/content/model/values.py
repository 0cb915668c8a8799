"""The values that are written everywhere (content format, section 1.1)."""

import re
from collections.abc import Collection, Mapping
from datetime import date, time
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field, StringConstraints
from pydantic.json_schema import JsonSchemaValue

from generator.content.model import written
from generator.content.model.addresses import SCHEME, TELEPHONE, WEB, AddressFault, read_address
from generator.content.model.reading import ID, Record, form_of_id, is_id, shown, wrong
from generator.content.model.written import Resolve, Written

T = TypeVar("T")
YEARS = range(1000, 3000)
"""The years that a date may have."""


def _near(value: str) -> None:
    """Refuses years that no council has papers of, and that the calendar cannot count on from."""
    if int(value[:4]) not in YEARS:
        raise wrong("date", f"the year {value[:4]} cannot be meant", "look the date up again")


def _date(value: object) -> object:
    if isinstance(value, list | Mapping):
        raise wrong("type", "one date is wanted here", "write year, month and day: 2019-09-19")
    if isinstance(value, date) or not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise wrong("date", f'"{value}" is not a date', "write year, month and day: 2019-09-19")
    _near(value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong("date", f"there is no {value} in the calendar", "look the day and month up again") from None


def _time(value: object) -> object:
    if isinstance(value, list | Mapping):
        raise wrong("type", "one time of day is wanted here", "write hours and minutes: 14:00")
    if isinstance(value, time) or not isinstance(value, str):
        return value
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", value)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise wrong("time", f'"{value}" is not a time of day', "write hours and minutes: 14:00")
    return time(int(match[1]), int(match[2]))


def _rough(value: object) -> object:
    if not isinstance(value, str):
        raise wrong("date", "a date is wanted here", "write 2019-09-19, 2019-09, 2019 or 2019/20")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        _date(value)
    elif re.fullmatch(r"\d{4}/\d{2}", value):
        _year(value)
    elif not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        raise wrong("date", f'"{value}" is not a date', "write 2019-09-19, 2019-09, 2019 or 2019/20")
    _near(value)
    return value


ROUGH_DATE = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}/\d\d")
"""A day, a month, a year or a municipal year, as far as its form tells."""
DAY_OR_MONTH = re.compile(r"\d{4}(-\d{2}){1,2}")
"""What is meant as a day or a month."""


def _told_at(value: object) -> object:
    """The place that tells of a clause: a minute, a paper, or a date, which has to be in the calendar."""
    return _rough(value) if isinstance(value, str) and DAY_OR_MONTH.fullmatch(value) else value


def _year(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}", value):
        _near(value)
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}/\d{2}", value):
        start = int(value[:4])
        if int(value[5:]) != (start + 1) % 100:
            mend = f"write {start}/{(start + 1) % 100:02}"
            raise wrong("date", f'"{value}" is not a municipal year', mend)
        _near(value)
        return value
    raise wrong("date", f"{shown(value)} is not a municipal year", "write it like 2019/20")


def _flag(value: object) -> object:
    if value not in ("true", "false", True, False):
        raise wrong("type", f"{shown(value)} is neither true nor false", "write true or false")
    return value in ("true", True)


def _id(value: object) -> object:
    if isinstance(value, str) and not is_id(value):
        raise wrong("id", f'"{value}" cannot be an id', form_of_id(value))
    return value


def form(pattern: str, example: str) -> Written:
    """A text must have a form; the example shows it in the message."""

    def check(value: object) -> object:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise wrong("form", f'"{value}" does not have the form wanted here', f"write it like {example}")
        return value

    return Written.as_one(check, written.text(pattern, f"write it like {example}"))


def _many(value: object) -> object:
    return [value] if isinstance(value, str | Mapping) else value


def keyed(name: str, text_is: str) -> Written:
    """Shorthand of an entry: `x`, `x: text` and `x: {…}` become {name: x, …}; `text_is` names the text."""

    def expand(value: object) -> object:
        if isinstance(value, str):
            return {name: value}
        if isinstance(value, Mapping) and len(value) == 1 and name not in value:
            key, more = next(iter(value.items()))
            if isinstance(more, Mapping) and name in more:
                raise wrong("one-key", f'"{key}" is the name already', f"take `{name}:` out")
            if isinstance(more, Mapping):
                return {name: key, **more}
            return {name: key, text_is: more}
        if isinstance(value, Mapping) and name not in value:
            cut = next((key for key, more in value.items() if more is None), None)
            if cut is not None:
                mend = "a comma ends a value inside { }: put the value in quotes"
                raise wrong("comma-in-braces", f'"{cut}" has no value and is not a key', mend)
            mend = "write one entry a line after a hyphen; a comma inside { } ends a value"
            raise wrong("one-key", "one name is wanted here", mend)
        return value

    def schema(record: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
        """A text, one name with a text or more keys, or all keys."""
        whole = resolve(record)
        keys = {key: value for key, value in whole["properties"].items() if key != name}
        more = {"type": "object", "properties": keys, "additionalProperties": False}
        named = {
            "type": "object",
            "if": {"minProperties": 1, "maxProperties": 1, "not": {"required": [name]}},
            "then": {"additionalProperties": written.either(more, keys[text_is])},
            "else": False,
        }
        full = {key: value for key, value in whole.items() if key != "title"}
        return {"title": whole["title"], **written.either(written.text(), named, full)}

    return Written(expand, schema)


def line_is(key: str) -> Written:
    """Shorthand of a record: a plain line stands for one of its keys, as that of an agenda item for its title."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return Written(expand, lambda record, _: written.either(record, written.text()))


def _dated(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"since": since, "value": item} for since, item in value.items()]
    return [{"value": value}]


def _dated_schema(values: JsonSchemaValue, resolve: Resolve) -> JsonSchemaValue:
    """One value, or one for each rough date."""
    value = resolve(values["items"])["properties"]["value"]
    return written.either(value, written.by_key(written.text(_ROUGH, _ROUGH_WANTED), value))


_DAY = r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_YEAR = r"[12]\d{3}/\d{2}"
_ROUGH = rf"{_DAY}|[12]\d{{3}}(-(0[1-9]|1[0-2]))?|{_YEAR}"
_ROUGH_WANTED = "write 2019-09-19, 2019-09, 2019 or 2019/20"


_WEB_WANTED = "write a web address: https://www.fernshire.example/"
_MAIL_WANTED = "write an e-mail address: meetings@fernshire.example"


def reason(value: object) -> object:
    """A text that is to say why, or true; an answer to another question is refused."""
    if isinstance(value, str) and value.lower() in {"yes", "no", "on", "off", "y", "n"}:
        raise wrong("type", f'"{value}" is no reason', "write the reason, or true; or take the line out")
    return value


def _address(value: object) -> object:
    return _followed(value, value) if isinstance(value, str) else value


def _mail(value: object) -> object:
    """An address for e-mail alone, without what a link may fill in after "?"."""
    if isinstance(value, str) and "?" in value:
        raise wrong("bad-link", f'"{value}" is not an e-mail address', _MAIL_WANTED)
    return _followed(value, f"mailto:{value}", {"mailto"}) if isinstance(value, str) else value


def _followed(value: str, address: str, schemes: Collection[str] = WEB) -> str:
    """A value whose address can be followed, in the form in which it is kept."""
    read = read_address(address, schemes)
    if isinstance(read, AddressFault):
        raise wrong("bad-link", read.what, read.mend)
    return read if schemes == WEB else value


def _source(value: object) -> object:
    """Where something is told: the name of a paper, or a web address."""
    return _address(value) if isinstance(value, str) and SCHEME.match(value) else value


def _called_off(value: object) -> object:
    """The reason why something was called off; "" where none is given, and nothing where it was not."""
    value = reason(value)
    return {"true": "", "false": None}.get(value, value) if isinstance(value, str) else value


VACANT = "vacant"
"""What officers write of a seat that nobody has."""
NOT_STATED = "not stated"
"""What officers write of a substitute where the minutes do not say for whom."""
LawName = Literal["england", "england-parish", "wales", "wales-community", "scotland", "northern-ireland", "none"]
"""Whose law of meetings a body is under; none: no rule of law is applied."""
Counting = Literal["weekdays", "all-but-bank-holidays", "every-day"]
"""Which days count before a meeting."""
Colour = Annotated[str, form(r"#[0-9a-fA-F]{6}", '"#12464f", in quotes')]
Text = Annotated[str, StringConstraints(min_length=1)]
WebAddress = Annotated[
    Text, Written.as_one(_address, written.text(r"[hH][tT][tT][pP][sS]?://[^\s<>\"`\\]+", _WEB_WANTED))
]
"""The address of a page on the web."""
MailAddress = Annotated[Text, Written.as_one(_mail, written.text(r"[^@\s]+@[^@\s?]+", _MAIL_WANTED))]
Telephone = Annotated[
    Text,
    Written.as_one(
        form(TELEPHONE, "01632 960001").read,
        written.either(written.text(TELEPHONE, "write it like 01632 960001"), written.PLAIN),
    ),
]
ToldAt = Annotated[Text, Written.as_one(_told_at, written.text())]
"""The place that tells of a clause: a minute, a paper, or a date that may be rough."""
Source = Annotated[Text, Written.as_one(_source, written.text())]
"""Where something is told: the name of a paper, or a web address."""
_REASON: JsonSchemaValue = written.either({"type": "boolean"}, {"type": "string"}, written.PLAIN)
CalledOff = Annotated[str | None, Written.as_one(_called_off, _REASON)]
"""Why something was cancelled or withdrawn: "" where no reason is given, nothing where it was not."""
_MOMENT = r"([01]?\d|2[0-3]):[0-5]\d|(minute|item) \S.*"
Moment = Annotated[
    str, Written.as_one(form(_MOMENT, "18:40, minute 3 or item 5").read, written.text(_MOMENT, "write 18:40, minute 3"))
]
"""When something happened in a meeting: a time of day, or at which minute or item."""
REFERENCE = r"([A-Za-z]{1,8}[ ./()-]?){0,3}\d{1,8}([./()-]?[A-Za-z\d]{1,8}){0,4}\)?"
Reference = Annotated[
    str,
    Written.as_one(
        form(REFERENCE, "FP/24/17").read, written.either(written.text(REFERENCE, "write it as FP/24/17"), written.PLAIN)
    ),
]
"""What a council calls a decision by: a number with what stands before it, and no words."""
Id = Annotated[
    str,
    Written.as_one(_id, written.either(written.text(ID, "use lower-case letters, digits and hyphens"), written.PLAIN)),
]
Date = Annotated[date, Written.as_one(_date, written.text(_DAY, "write year, month and day: 2019-09-19"))]
Time = Annotated[
    time, Written.as_one(_time, written.text(r"([01]?\d|2[0-3]):[0-5]\d", "write hours and minutes: 14:00"))
]
RoughDate = Annotated[
    str,
    Written.as_one(
        _rough,
        written.either(written.text(_ROUGH, _ROUGH_WANTED), {"type": "integer", "minimum": 1000, "maximum": 2999}),
    ),
]
MunicipalYear = Annotated[str, Written.as_one(_year, written.text(rf"{_YEAR}|[12]\d{{3}}", "write it like 2019/20"))]
"""A year of a body: 2019/20, or 2019 where it is that of the calendar."""
Flag = Annotated[
    bool, Written.as_one(_flag, written.either({"type": "boolean"}, written.text("true|false", "write true or false")))
]
Many = Annotated[tuple[T, ...], Written(_many, lambda many, _: written.either(many["items"], many))]
Accepted = Mapping[str, Text]
"""Findings of a check that are true and known, by rule, with the reason."""


class Since(Record, Generic[T]):
    """A value that holds from a date on; without `since`, from the beginning."""

    since: RoughDate = ""
    value: T


DatedText = Annotated[tuple[Since[Text], ...], Written(_dated, _dated_schema)]
DatedNumbering = Annotated[tuple[Since[Literal["by-year", "by-meeting", "none"]], ...], Written(_dated, _dated_schema)]
DatedNumber = Annotated[tuple[Since[Annotated[int, Field(ge=1)]], ...], Written(_dated, _dated_schema)]


class Named(Record):
    """A person where a paper names one: an id of `people.yaml` or a plain name, and what is said of them."""

    person: Text
    """The id or plain name, where each key has a line of its own: e-finch."""
    role: Text | None = None
    """The role as this paper prints it: Panel Officer."""
    for_: Text | None = None
    """Whom a substitute stands in for: an id or a name, or the words not stated."""
    from_: RoughDate | None = None
    """From when a membership holds, as a date that may be rough: 2024-07-10"""
    until: RoughDate | None = None
    """Up to when it holds, that day included: 2023-11-30"""
    voting: Text | None = None
    """Whether a co-opted member votes: true, false, or the business it is for."""
    group: Text | None = None
    """Among a committee's members, the group they are of; written as a list under the group's name too."""
    remote: Flag = False
    """true: by video link."""

    @property
    def is_id(self) -> bool:
        """Whether it points to `people.yaml`; anything with a capital or a blank is a plain name."""
        return is_id(self.person) and not self.is_vacant

    @property
    def is_vacant(self) -> bool:
        """Whether it is a seat that nobody has."""
        return self.person == VACANT

    @property
    def is_voting(self) -> bool:
        """Whether a co-opted member votes, if only on some business."""
        return (self.voting or "false") not in {"false", "no"}


Who = Annotated[Named, keyed("person", "role")]
People = Many[Who]
