"""Times as a reader would write them down: `the words = what they mean`."""

from __future__ import annotations

import datetime as dt

from verbale.reader.times import find_times
from verbale.reading import Time

FRIDAY = dt.date(2022, 1, 21)
"""The day on which the texts of these tests appeared, unless they say otherwise: a Friday."""


def told(text: str, day: dt.date | None = FRIDAY) -> list[str]:
    """The times of a text: `next week = 2022-W04`; a time without a value is its words alone."""
    return [line(text, time) for time in find_times(text, day)]


def line(text: str, time: Time) -> str:
    """One time as a line."""
    words = " ".join(text[time.start : time.end].split())
    return f"{words} = {time.value}" if time.value else words


def only(text: str, day: dt.date | None = FRIDAY) -> Time:
    """The one time of a text."""
    (time,) = find_times(text, day)
    return time


def days(text: str, day: dt.date | None = FRIDAY) -> str:
    """The days that the one time of a text may mean: `2022-01-24 to 2022-01-30`, `to 2022-01-28`."""
    time = only(text, day)
    if time.earliest is None and time.latest is None:
        return "unknown"
    start = f"{time.earliest} " if time.earliest else ""
    end = f"to {time.latest}" if time.latest else "on"
    return f"{start}{end}"
