"""Which year, week or day a name in the calendar means: "Friday", "Nov. 6", "the third quarter".

The tense of the text decides between the last and the next one; where nothing tells, the nearer one
does, and for weekdays and quarters the last, since news tells of what has happened.
"""

from __future__ import annotations

import datetime as dt

from verbale.reader.times.bounds import UNKNOWN, Interval, interval
from verbale.reader.times.calendar import holiday_day, make_date, move, period_value, week_value
from verbale.reader.times.meaning import Calendar, Phrase, Shift
from verbale.reader.times.story import Story

Placed = tuple[str | None, Interval]
NOWHERE: Placed = (None, UNKNOWN)

RESULTS = 100
"""Days after a quarter in which its results are still news to come."""

FARTHEST = 300
"""Days. A date without a year is not that far off when the other side has it within two
months: a writer who meant it would have told the year, and the tense was read wrongly."""


def place(name: Calendar, phrase: Phrase, story: Story) -> Placed:
    """The value of a name in the calendar, and the days that it may mean."""
    year = _year(name, phrase, story)
    if name.year is not None and year is None:
        return NOWHERE
    if year is not None:
        return _plain(_in_year(name, year))
    base = story.day
    if name.base == "text":
        base = story.base(Shift(name.which or -1, "D", "text"), phrase) or None
    if base is None:
        return NOWHERE
    if name.weekend:
        return _weekend(name, phrase, base)
    if name.weekday and name.month is None:
        return _weekday(name, phrase, base)
    return _plain(_nearest(name, phrase, base))


def _plain(value: str | None) -> Placed:
    return value, interval(value)


def _year(name: Calendar, phrase: Phrase, story: Story) -> int | None:
    if not isinstance(name.year, Shift):
        return name.year
    base = story.base(name.year, phrase)
    moved = move(base, name.year.n, "Y") if base else None
    return moved.year if moved else None


def _in_year(name: Calendar, year: int) -> str | None:
    """The value of a name in a known year; None where that year has no such day."""
    if name.quarter:
        return f"{year:04}-Q{name.quarter}"
    if name.half:
        return f"{year:04}-H{name.half}"
    if name.season:
        return f"{year:04}-{name.season}"
    if name.holiday is not None:
        day = holiday_day(name.holiday, year) if name.holiday else None
        return day.isoformat() if day else None
    if name.month is None:
        return f"{year:04}"
    if name.day is None:
        return f"{year:04}-{name.month:02}"
    day = make_date(year, name.month, name.day)
    if day is None:
        return None
    if name.to_day is not None:
        last = make_date(year, name.month, name.to_day)
        return f"{day.isoformat()}/{last.isoformat()}" if last else None
    return day.isoformat()


def _nearest(name: Calendar, phrase: Phrase, base: dt.date) -> str | None:
    """The value in the year that the tense and the distance choose."""
    candidates: list[tuple[dt.date, dt.date, str]] = []
    for year in (base.year - 2, base.year - 1, base.year, base.year + 1, base.year + 2):
        value = _in_year(name, year) if 1 <= year <= 9999 else None
        first, last = interval(value)
        if value and first and last:
            candidates.append((first, last, value))
    if name.weekday:
        candidates = [c for c in candidates if c[0].isoweekday() == name.weekday] or candidates
    before = [c for c in candidates if c[0] <= base]
    after = [c for c in candidates if c[1] >= base]
    if name.which is not None:
        if name.which < 0:
            ended = [c for c in candidates if c[1] < base]
            return ended[-1][2] if ended else None
        if name.which > 0:
            to_come = [c for c in candidates if c[0] > base]
            return to_come[0][2] if to_come else None
        this_year = [c for c in candidates if c[0].year == base.year]
        return this_year[0][2] if this_year else None
    if not before or not after:
        edge = before[-1:] or after[:1]
        return edge[0][2] if edge else None
    back, ahead = (base - before[-1][1]).days, (after[0][0] - base).days
    if back <= 0:
        return before[-1][2]  # the day is inside it
    past = back <= ahead if not phrase.tense else phrase.tense < 0
    if past and back > FARTHEST:
        past = False
    elif not past and ahead > FARTHEST:
        past = True
    if name.quarter and (not phrase.tense or back <= RESULTS):
        past = True  # "will tell of a third-quarter loss" is about the quarter that has just ended
    return before[-1][2] if past else after[0][2]


def _weekday(name: Calendar, phrase: Phrase, base: dt.date) -> Placed:
    """The weekday last, this or next week, or the one before or after the base as the tense says."""
    weekday = name.weekday or 1
    back = (base.isoweekday() - weekday) % 7
    if name.week is not None:
        monday = move(base, 7 * name.week.n - base.isoweekday() + 1, "D")
        return _plain(_iso(monday and move(monday, weekday - 1, "D")))
    if name.which is None:
        if phrase.tense <= 0:
            return _plain(_iso(move(base, -back, "D")))
        day = move(base, -back % 7, "D")
        days: Interval = (day, move(day, 7, "D")) if day and back == 0 else interval(_iso(day))
        return _iso(day), days
    if name.base == "text" and name.which:
        ahead = -back % 7 or 7
        return _plain(_iso(move(base, ahead if name.which > 0 else -(back or 7), "D")))
    if name.which == 0:
        day = move(base, weekday - base.isoweekday(), "D")
        if phrase.tense > 0 and day and day < base:
            day = move(day, 7, "D")
        return _plain(_iso(day))
    if name.which < 0:
        day = move(base, -(back or 7), "D")
        return _iso(day), (move(day, -7, "D") if day and back and weekday < base.isoweekday() else day, day)
    # "Next Friday" said on a Monday is the coming one to some and the one after it to others.
    coming = move(base, -back % 7 or 7, "D")
    if coming is None:
        return NOWHERE
    if week_value(coming) == week_value(base):
        later = move(coming, 7, "D")
        return _iso(later), (coming, later)
    return _plain(_iso(coming))


def _weekend(name: Calendar, phrase: Phrase, base: dt.date) -> Placed:
    """The weekend past or to come; on a Saturday or Sunday the one that is."""
    if base.isoweekday() >= 6 or name.which == 0 or phrase.tense > 0:
        return _plain(period_value(base, "WE"))
    last = move(base, -1, "WE")
    return _plain(period_value(last, "WE") if last else None)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
