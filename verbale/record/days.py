"""Which days a time means: the interval of a TIMEX3 value, and how two intervals lie to each other.

The reader's own interval counts where it gave one (`When.earliest`, `When.latest`). Values told by
hand or by older readings may come without, so that the record can work out the plain ones itself.
A vague value (`FUTURE_REF`, a bare duration) has no days: nothing is overdue by it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from typing import NamedTuple

from verbale.reading import When


class Days(NamedTuple):
    """The first and the last day that something may fall on, both included."""

    first: dt.date
    last: dt.date

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Tell whether the two can be the same day, give or take `slack` days."""
        gap = dt.timedelta(days=slack)
        return self.first <= other.last + gap and other.first <= self.last + gap


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?\Z")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?(?:T.*)?\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_QUARTER = re.compile(r"(\d{4})-([QH])([1-4])\Z")
_YEAR = re.compile(r"(\d{4})\Z")
_FIRST_YEAR = 1


@functools.lru_cache(maxsize=16_384)
def days_of_value(value: str | None) -> Days | None:
    """Tell the days that a TIMEX3 value may mean; None for a vague, invalid or missing one.

    Days, weeks, weekends, months, quarters, halves, years and ranges with a slash are known;
    times of day count as their day. Seasons, decades and durations are not.
    """
    if not value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        start, end = days_of_value(first), days_of_value(last)
        if start is None or end is None or start.first > end.last:
            return None
        return Days(start.first, end.last)
    try:
        return _days(value)
    except ValueError:  # 2022-02-30, week 54
        return None


def _days(value: str) -> Days | None:
    if found := _DAY.match(value):
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        return Days(day, day)
    if found := _WEEK.match(value):
        year, week = int(found[1]), int(found[2])
        monday = dt.date.fromisocalendar(year, week, 1)
        sunday = dt.date.fromisocalendar(year, week, 7)
        return Days(dt.date.fromisocalendar(year, week, 6) if found[3] else monday, sunday)
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := _QUARTER.match(value):
        length = 3 if found[2] == "Q" else 6
        last = int(found[3]) * length
        return _months(int(found[1]), last - length + 1, last)
    if found := _YEAR.match(value):
        return _months(int(found[1]), 1, 12)
    return None


def _months(year: int, first: int, last: int) -> Days:
    if year < _FIRST_YEAR or not 1 <= first <= last <= 12:
        raise ValueError(f"no such months: {year} {first} to {last}")
    return Days(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def days_of(when: When | None) -> Days | None:
    """Tell the days that a time of a move may mean: the reader's interval, else that of the value."""
    if when is None:
        return None
    if when.earliest is not None and when.latest is not None and when.earliest <= when.latest:
        return Days(when.earliest, when.latest)
    return days_of_value(when.value)


def latest_day(when: When | None) -> dt.date | None:
    """Tell the last day that a deadline may mean, or None where it is open."""
    if when is None:
        return None
    if when.latest is not None:
        return when.latest
    days = days_of_value(when.value)
    return days.last if days else None


def told_when(when: When | None) -> When | None:
    """Give a time its interval where the value settles it, so that readers of the state need not."""
    if when is None or (when.earliest is not None and when.latest is not None):
        return when
    days = days_of_value(when.value)
    if days is None:
        return when
    return When(
        text=when.text,
        value=when.value,
        earliest=when.earliest or days.first,
        latest=when.latest or days.last,
    )
