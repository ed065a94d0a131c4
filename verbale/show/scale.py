"""The time axis of a chart: days to places, and where to write which days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from verbale.show.days import MONTHS

_AHEAD = dt.timedelta(days=400)
"""Days further off than this are drawn at the margin: one old promise must not press all others flat."""
_SHORTEST = dt.timedelta(days=14)
_LABEL = 62
"""Pixels that the label of a tick needs."""


class Scale(msgspec.Struct, frozen=True):
    """Days from `first` to `last` on the pixels from `left` to `right`."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        """Place a day; one outside the axis is placed at its end."""
        share = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day lies on the axis."""
        return self.first <= day <= self.last

    def ticks(self) -> list[tuple[dt.date, str]]:
        """List days to mark, with their labels: days, weeks, months, quarters or years, as fit."""
        room = max(int((self.right - self.left) // _LABEL), 1)
        for step in (1, 2, 7, 14):
            days = _every(self.first, self.last, step)
            if len(days) <= room:
                return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in days]
        for months in (1, 2, 3, 6, 12):
            days = _month_starts(self.first, self.last, months)
            if len(days) <= room:
                return [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in days]
        return []


def scale_of(days: Iterable[dt.date], today: dt.date, left: float, right: float) -> Scale:
    """Make an axis that holds the days that are near today, with a little room on both sides."""
    near = [day for day in days if abs(day - today) <= _AHEAD] + [today]
    first, last = min(near), max(near)
    if last - first < _SHORTEST:
        lack = _SHORTEST - (last - first)
        first, last = first - lack / 2, last + (lack - lack / 2)
    margin = max((last - first) // 25, dt.timedelta(days=1))
    return Scale(_shifted(first, -margin), _shifted(last, margin), left, right)


def _shifted(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day


def _every(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    """List every day, or every Monday, of an interval; steps count from one Monday for all charts."""
    number = (first.toordinal() - 1 + step - 1) // step * step + 1
    return [dt.date.fromordinal(day) for day in range(number, last.toordinal() + 1, step)]


def _month_starts(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    start = (start + step - 1) // step * step
    end = last.year * 12 + last.month - 1
    return [dt.date(month // 12, month % 12 + 1, 1) for month in range(start, end + 1, step)]
