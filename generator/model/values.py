"""The values that are written everywhere (content format, section 1.1)."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Generic, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints

from generator.model.reading import Record, is_id, shown, wrong

T = TypeVar("T")


def _date(value: object) -> object:
    if isinstance(value, date) or not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise wrong("date", f'"{value}" is not a date', "write year, month and day: 2019-09-19")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong("date", f"there is no {value} in the calendar", "look the day and month up again") from None


def _time(value: object) -> object:
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
    return value


def _year(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}/\d{2}", value):
        start = int(value[:4])
        if int(value[5:]) != (start + 1) % 100:
            mend = f"write {start}/{(start + 1) % 100:02}"
            raise wrong("date", f'"{value}" is not a municipal year', mend)
        return value
    raise wrong("date", f"{shown(value)} is not a municipal year", "write it like 2019/20")


def _flag(value: object) -> object:
    if value not in ("true", "false", True, False):
        raise wrong("type", f"{shown(value)} is neither true nor false", "write true or false")
    return value in ("true", True)


def _id(value: object) -> object:
    if isinstance(value, str) and not is_id(value):
        raise wrong("id", f'"{value}" cannot be an id', "use lower-case letters, digits and hyphens")
    return value


def form(pattern: str, example: str) -> BeforeValidator:
    """A text must have a form; the example shows it in the message."""

    def check(value: object) -> object:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise wrong("form", f'"{value}" does not have the form wanted here', f"write it like {example}")
        return value

    return BeforeValidator(check)


def _many(value: object) -> object:
    return [value] if isinstance(value, str | Mapping) else value


def keyed(name: str, text_is: str) -> BeforeValidator:
    """Shorthand of an entry: `x`, `x: text` and `x: {…}` become {name: x, …}; `text_is` names the text."""

    def expand(value: object) -> object:
        if isinstance(value, str):
            return {name: value}
        if isinstance(value, Mapping) and len(value) == 1 and name not in value:
            key, more = next(iter(value.items()))
            if isinstance(more, Mapping):
                return {name: key, **more}
            return {name: key, text_is: more}
        if isinstance(value, Mapping) and name not in value:
            mend = "write one entry a line after a hyphen; a comma inside { } ends a value"
            raise wrong("one-key", "one name is wanted here", mend)
        return value

    return BeforeValidator(expand)


def titled(value: object) -> object:
    """A plain line stands for the title of an item or a row."""
    return {"title": value} if isinstance(value, str) else value


def _dated(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"since": since, "value": item} for since, item in value.items()]
    return [{"value": value}]


Colour = Annotated[str, form(r"#[0-9a-fA-F]{6}", '"#12464f", in quotes')]
Text = Annotated[str, StringConstraints(min_length=1)]
Id = Annotated[str, BeforeValidator(_id)]
Date = Annotated[date, BeforeValidator(_date)]
Time = Annotated[time, BeforeValidator(_time)]
RoughDate = Annotated[str, BeforeValidator(_rough)]
MunicipalYear = Annotated[str, BeforeValidator(_year)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
Accepted = Mapping[str, Text]
"""Findings of a check that are true and known, by rule, with the reason."""


class Since(Record, Generic[T]):
    """A value that holds from a date on; without `since`, from the beginning."""

    since: RoughDate = ""
    value: T


DatedText = Annotated[tuple[Since[Text], ...], BeforeValidator(_dated)]
DatedNumber = Annotated[tuple[Since[Annotated[int, Field(ge=1)]], ...], BeforeValidator(_dated)]


class Named(Record):
    """A person where a paper names one: an id of `people.yaml` or a plain name, and what is said of them."""

    person: Text
    role: Text | None = None
    """The role as this paper prints it."""
    for_: Text | None = None
    """Whom a substitute stands in for: a person, or `not stated`."""
    from_: RoughDate | None = None
    until: RoughDate | None = None
    voting: Text | None = None
    remote: Flag = False

    @property
    def is_id(self) -> bool:
        """Whether it points to `people.yaml`; anything with a capital or a blank is a plain name."""
        return is_id(self.person)


Who = Annotated[Named, keyed("person", "role")]
People = Many[Who]
