"""Which days a TIMEX3 value may mean, and how EDTF writes it.

What a value does not say is not made up: a duration, `PAST_REF` or `SOON` has no days of its own.
"""

from __future__ import annotations

import datetime as dt
import re

from verbale.reader.times.calendar import SEASONS, make_date, month_end, week_start
from verbale.reading import Time

Interval = tuple[dt.date | None, dt.date | None]
"""The earliest and the latest day, both inclusive; None where that side is open or unknown."""

UNKNOWN: Interval = (None, None)

AROUND = 3
"""Days either side of a day that is only approximate; a longer period is off by half of itself."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.*))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?(?:T.*)?")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))")
_YEARS = re.compile(r"(\d{4})|(\d{3})X?|(\d\d)(?:XX)?")


def interval(value: str | None, mod: str | None = None) -> Interval:
    """The days that a TIMEX3 value may mean: (earliest, latest), inclusive.

    With a modifier: START is taken as the first half of the period, END as the second, MID as the
    two middle quarters (the words "early" and "late" say no less, and no more can be relied on);
    APPROX widens it (see AROUND; a clock time stays on its day); ON_OR_BEFORE, BEFORE, AFTER and
    ON_OR_AFTER open a side. `2022-01-21/2022-01-23` is a range. What has no days of its own (`P2W`,
    `FUTURE_REF`, `XXXX-WXX-1`) and what is no value at all is (None, None). A season is the union of
    the meteorological and the astronomical one, of the northern half.
    """
    if value is None:
        return UNKNOWN
    first, slash, second = value.partition("/")
    earliest, latest = _days(first)
    if slash:
        end = _days(second)
        if earliest is None or end[1] is None or end[1] < earliest:
            return UNKNOWN
        latest = end[1]
    if earliest is None or latest is None:
        return UNKNOWN
    return (earliest, latest) if mod == "APPROX" and "T" in value else _modified(earliest, latest, mod)


def _days(value: str) -> Interval:
    """The first and last day of a value without a modifier."""
    if found := _DAY.fullmatch(value):
        day = make_date(int(found[1]), int(found[2]), int(found[3]))
        # A night, and midnight at the end of a day, reach into the next day.
        later = 1 if day and (found[4] or "").startswith(("NI", "24")) and day < dt.date.max else 0
        return (day, day + dt.timedelta(days=later)) if day else UNKNOWN
    if found := _MONTH.fullmatch(value):
        return make_date(int(found[1]), int(found[2]), 1), month_end(int(found[1]), int(found[2]))
    if found := _WEEK.fullmatch(value):
        monday = week_start(int(found[1]), int(found[2]))
        if monday is None:
            return UNKNOWN
        first, last = (5, 6) if found[3] == "WE" else (0, 6)
        if found[3] and found[3] != "WE":
            first = last = int(found[3]) - 1
        if monday > dt.date.max - dt.timedelta(days=last):
            return UNKNOWN
        return monday + dt.timedelta(days=first), monday + dt.timedelta(days=last)
    if found := _PART.fullmatch(value):
        return _part(found)
    if found := _YEARS.fullmatch(value):
        first, last = _year_range(found)
        return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if first >= 1 else UNKNOWN
    return UNKNOWN


def _part(found: re.Match[str]) -> Interval:
    year = int(found[1])
    if found[2]:
        month = int(found[2]) * 3
        return make_date(year, month - 2, 1), month_end(year, month)
    if found[3]:
        month = int(found[3]) * 6
        return make_date(year, month - 5, 1), month_end(year, month)
    first, last = SEASONS[found[4]]
    return make_date(year, first, 1), make_date(year + (last < first), last, 22)


def _year_range(found: re.Match[str]) -> tuple[int, int]:
    if found[1]:
        return int(found[1]), int(found[1])
    if found[2]:
        return int(found[2]) * 10, int(found[2]) * 10 + 9
    return int(found[3]) * 100, int(found[3]) * 100 + 99


def _modified(earliest: dt.date, latest: dt.date, mod: str | None) -> Interval:
    length = (latest - earliest).days
    if mod == "APPROX":
        pad = dt.timedelta(days=max(AROUND, length // 2))
        if earliest - dt.date.min < pad or dt.date.max - latest < pad:
            return UNKNOWN
        return earliest - pad, latest + pad
    if mod == "START":
        return earliest, latest - dt.timedelta(days=length // 2)
    if mod == "END":
        return earliest + dt.timedelta(days=length // 2), latest
    if mod == "MID":
        return earliest + dt.timedelta(days=length // 4), latest - dt.timedelta(days=length // 4)
    if mod == "ON_OR_BEFORE":
        return None, latest
    if mod == "BEFORE":
        return (None, earliest - dt.timedelta(days=1)) if earliest > dt.date.min else UNKNOWN
    if mod == "AFTER":
        return (latest + dt.timedelta(days=1), None) if latest < dt.date.max else UNKNOWN
    if mod == "ON_OR_AFTER":
        return earliest, None
    return earliest, latest


_EDTF_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def edtf(time: Time) -> str | None:
    """A time in the Extended Date/Time Format (ISO 8601-2:2019), or None where it names no days.

    A day, month, year, decade, century, season, quarter or half keeps its own form; anything else
    (a week, "late May", a deadline) is the interval of its days; an approximate one ends in `~`.
    """
    if time.value is None or (time.earliest is None and time.latest is None):
        return None
    own = interval(time.value, "APPROX" if time.mod == "APPROX" else None)
    plain = _plain_edtf(time.value) if own == (time.earliest, time.latest) else None
    if plain is None:
        earliest = time.earliest.isoformat() if time.earliest else ".."
        latest = time.latest.isoformat() if time.latest else ".."
        plain = earliest if earliest == latest else f"{earliest}/{latest}"
    return plain + "~" if time.mod == "APPROX" and time.type == "DATE" and "/" not in plain else plain


def _plain_edtf(value: str) -> str | None:
    """A value that EDTF can write as it is."""
    if found := _DAY.fullmatch(value):
        return value[:10]
    if _MONTH.fullmatch(value):
        return value
    if found := _PART.fullmatch(value):
        if found[2]:
            return f"{found[1]}-{32 + int(found[2])}"
        return f"{found[1]}-{39 + int(found[3])}" if found[3] else f"{found[1]}-{_EDTF_SEASONS[found[4]]}"
    if found := _YEARS.fullmatch(value):
        return value[:4].ljust(4, "X")
    return None
