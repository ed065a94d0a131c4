"""The calendar: periods of days, their TIMEX3 values, and moving between them.

Pure arithmetic on `datetime.date`. A date outside the years 1 to 9999 is None, never an error.
"""

from __future__ import annotations

import calendar
import datetime as dt

SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 3)}
"""First month, and the month in which it ends by the sun. Northern, as TIMEX3 has them."""


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> dt.date | None:
    """The last day of a month, or None outside the calendar."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def move(day: dt.date, n: int, unit: str) -> dt.date | None:
    """The day n units later (earlier where n is negative); the 31st falls back to a month's last day."""
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months is not None:
        total = day.year * 12 + day.month - 1 + n * months
        year, month = divmod(total, 12)
        last = month_end(year, month + 1)
        return last and last.replace(day=min(day.day, last.day))
    days = {"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit, 0)
    try:
        return day + dt.timedelta(days=n * days)
    except OverflowError:
        return None


def week_value(day: dt.date) -> str:
    """The ISO week of a day: `2022-W04`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def week_start(year: int, week: int) -> dt.date | None:
    """The Monday of an ISO week, or None where the year has no such week."""
    try:
        return dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def period_value(day: dt.date, unit: str) -> str:
    """The TIMEX3 value of the period of a unit that holds a day."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "F"):
        return week_value(day)
    if unit == "WE":
        return week_value(day) + "-WE"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "DE":
        return f"{day.year // 10:03}"
    if unit == "CE":
        return f"{day.year // 100:02}"
    return f"{day.year:04}"


def easter(year: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def holiday_day(rule: str, year: int) -> dt.date | None:
    """The day of a holiday by its rule: `12-25`, `11-4-4` (fourth Thursday), `05-L-1`, `easter-2`."""
    if not 1 <= year <= 9999:
        return None
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule[6:]))
    month, *rest = rule.split("-")
    if len(rest) == 1:
        return make_date(year, int(month), int(rest[0]))
    nth, weekday = rest
    if nth == "L":
        last = month_end(year, int(month))
        return last and last - dt.timedelta(days=(last.isoweekday() - int(weekday)) % 7)
    first = dt.date(year, int(month), 1)
    return first + dt.timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
