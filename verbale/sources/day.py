"""Days as people and sources write them: never guessed, never today.

`2022-01-21`, `20220121`, `2022/01/21` and timestamps that begin so give the calendar day as it is
written there, whatever the zone; so do `21 January 2022`, `Jan. 21, 2022` and mail's
`Fri, 21 Jan 2022 10:00:00 GMT`. Not supported, because it would be a guess: a month or year alone,
a week, `03/04/2022` (two readings), relative words ("yesterday"), seconds since 1970.
"""

from __future__ import annotations

import datetime as dt
import re

from verbale.problems import UsageError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?"
_CLOCK = (
    r"(?:[01]?\d|2[0-4]):?[0-5]\d(?::?[0-5]\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"  # 23:30:00.125, 9:15 a.m.
    r"\s*(?:z|[+-]\d\d:?(?:\d\d)?)?(?:\s*\(?[a-z]{1,5}\)?)?"  # Z, +03:00, EST
)
_AFTER = rf"(?:(?:\s*t\s*|,?\s+(?:at\s+)?|\s+-\s+){_CLOCK})?"

_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?P<month>\d\d)-(?P<day>\d\d)|(?P<month2>\d\d)(?P<day2>\d\d)){_AFTER}",
    re.ASCII | re.IGNORECASE,
)
_SHAPES = tuple(
    re.compile(shape + _AFTER, re.ASCII | re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)",
        rf"{_WEEKDAY}(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}\.?,?[\s-]+(?P<year>\d{{4}})",
        rf"{_WEEKDAY}{_MONTH}\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    )
)
_EITHER_ORDER = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})" + _AFTER, re.ASCII | re.IGNORECASE)

_LONGEST = 80
"""`Wednesday, 21st of September 2022 at 11:30:00.000 p.m. +03:00 (EEST)` is as long as days get."""


def parse_day(text: str) -> dt.date:
    """The day that a user names, as an ISO day or timestamp; UsageError where it is none."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"{text!r} is not a day: write year, month and day, as in 2022-01-21")
    day = _day(match)
    if day is None:
        raise UsageError(f"{text!r} is no day of the calendar: write year, month and day, as in 2022-01-21")
    return day


def stated_day(text: str) -> dt.date | None:
    """The one day that a source's metadata states, or None where it states none for certain."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    for shape in (_ISO, *_SHAPES):
        match = shape.fullmatch(text)
        if match is not None:
            return _day(match)
    match = _EITHER_ORDER.fullmatch(text)
    if match is None:
        return None
    first, second, year = (int(number) for number in match.groups())
    days = {_date(year, second, first), _date(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else None


def _day(match: re.Match[str]) -> dt.date | None:
    found = match.groupdict()
    word = found.get("word")
    month = _MONTHS.index(word[:3].lower()) + 1 if word else int(found["month"] or found["month2"])
    return _date(int(found["year"]), month, int(found["day"] or found["day2"]))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
