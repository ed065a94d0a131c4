"""Days in words, with the precision that they have and no more."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from verbale.reading import When
from verbale.record.days import days_of
from verbale.show.shown import quoted, shown

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
"""Not strftime's: a brief reads the same whatever the machine's language is."""

_WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_CALENDAR_WORDS = {month.lower() for month in MONTHS} | {month[:3].lower() for month in MONTHS}
_PLAIN_WORDS = _CALENDAR_WORDS | _WEEKDAYS | {"the", "of", "and", "to", "from", "sept"}
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z?)\Z")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?\Z")


def day(of: dt.date) -> str:
    """Write a day: `21 January 2022`."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"


def short_day(of: dt.date) -> str:
    """Write a day where room is short: `21 Jan 2022`."""
    return f"{of.day} {MONTHS[of.month - 1][:3]} {of.year}"


def interval(first: dt.date, last: dt.date) -> str:
    """Write an interval of days, both included, as briefly as it can be said.

    `24–30 January 2022`, `28 January – 3 February 2022`, `January 2022`, `January–March 2022`, `2022`.
    """
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12):
        return str(first.year)
    if first.month == last.month:
        month = f"{MONTHS[first.month - 1]} {first.year}"
        return month if whole else f"{first.day}–{last.day} {month}"
    if whole:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"


def bounds(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    """Give the first and the last day that a time may mean, each None where it is open."""
    if when is None:
        return None, None
    if days := days_of(when):
        return days.first, days.last
    if when.earliest is not None and when.latest is not None:
        return None, None  # the wrong way round, and no value to mend them: nothing is known
    return when.earliest, when.latest


def when_words(when: When) -> str:
    """Write a time: its days, and the words it was told in where those are not the days themselves."""
    phrase = shown(when.text)
    words = _bounds_words(*bounds(when))
    if words is None:
        return f"{quoted(phrase)} (no exact day)" if phrase else "no exact day"
    if when.value and (clock := _CLOCK.search(when.value)):
        words += f", {clock[1]}{' UTC' if clock[2] else ''}"
    return words if not phrase or _says_days(phrase) else f"{words} ({quoted(phrase)})"


def _bounds_words(first: dt.date | None, last: dt.date | None) -> str | None:
    if first is not None and last is not None:
        return interval(first, last)
    if last is not None:
        return f"by {day(last)}"
    return f"from {day(first)}" if first is not None else None


def _says_days(phrase: str) -> bool:
    """Tell whether a phrase is itself a calendar's: nothing is lost by writing the days alone."""
    words = re.findall(r"[^\W_]+", phrase.lower())
    return all(word in _PLAIN_WORDS or _ORDINAL.match(word) for word in words) and any(
        word in _CALENDAR_WORDS or (word.isdigit() and len(word) == 4) for word in words
    )


def distance(when: When, today: dt.date) -> str | None:
    """Say how far off a deadline is: `in 3 days`, `2 days left`, `4 days ago`; None where it is open."""
    first, last = bounds(when)
    if last is None:
        return None
    left = (last - today).days
    if left < 0:
        return "yesterday" if left == -1 and first == last else f"{days_long(-left)} ago"
    if first == last:
        return ("today", "tomorrow")[left] if left < 2 else f"in {days_long(left)}"
    return "last day today" if left == 0 else f"{days_long(left)} left"


def days_long(count: int) -> str:
    """Write a number of days: `1 day`, `12 days`."""
    return "1 day" if count == 1 else f"{count:,} days"
