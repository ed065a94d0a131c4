"""From meanings to values: settled from the day of publication, the tense, and what the text told before.

Without a day, what needs one has no value; told the day later, the same phrases are settled again.
"""

from __future__ import annotations

import datetime as dt
import math

from verbale.reader.times.bounds import UNKNOWN, Interval, interval
from verbale.reader.times.calendar import move, period_value
from verbale.reader.times.make_length import duration_value
from verbale.reader.times.make_relative import PARTS_OF_A_DAY
from verbale.reader.times.meaning import (
    Again,
    Calendar,
    Elapsed,
    Fixed,
    Length,
    Phrase,
    Repeated,
    Shift,
    YearBefore,
)
from verbale.reader.times.place import place
from verbale.reader.times.story import Story
from verbale.reader.times.words import Words
from verbale.reading import Time

Settled = tuple[str | None, Interval]
NOTHING: Settled = (None, UNKNOWN)

MOST_UNITS = 10_000
"""More days or years than this from a day of publication are a figure of speech."""


def settle(phrases: list[Phrase], words: Words, story: Story, offset: int = 0) -> list[Time]:
    """The times of a text, or of a block of it that begins at an offset, in order."""
    times = []
    for phrase in phrases:
        value, days = _settled(phrase, story)
        story.tell(phrase, value)
        times.append(
            Time(
                start=offset + words.starts[phrase.first],
                end=offset + words.ends[phrase.last - 1],
                type=phrase.type,
                value=value,
                mod=phrase.deadline or phrase.mod,
                earliest=days[0],
                latest=days[1],
            )
        )
    return times


def _settled(phrase: Phrase, story: Story) -> Settled:
    """The value of a phrase and the days that it may mean."""
    value, days = _value(phrase, story)
    if value is None:
        return NOTHING
    if phrase.clock:
        value = value[:10] + phrase.clock
        days = interval(value)
    if phrase.mod and days == interval(value):
        days = interval(value, phrase.mod)
        if phrase.bound and story.day:
            days = _bounded(interval(value), phrase.bound, story.day)
    return value, _deadline(days, phrase, exact=days == interval(value))


def _bounded(days: Interval, bound: str, day: dt.date) -> Interval:
    """Earlier in a period: up to the day of publication; later: from it."""
    earliest, latest = days
    if earliest is None or latest is None or not earliest <= day <= latest:
        return days
    return (earliest, day) if bound == "earlier" else (day, latest)


def _deadline(days: Interval, phrase: Phrase, *, exact: bool) -> Interval:
    """What "by", "before", "after" or "since" leaves of the days of a phrase.

    Never too few: "before" an exact time ends the day before it begins, before a rounded one the day
    before it must have ended; "before the end of the week" is any day of it.
    """
    earliest, latest = days
    mod = phrase.deadline
    if mod == "ON_OR_BEFORE" or (mod == "BEFORE" and phrase.mod == "END"):
        return None, latest
    if mod == "BEFORE":
        start = earliest if exact else latest
        return (None, start - dt.timedelta(days=1)) if start and start > dt.date.min else UNKNOWN
    if mod == "AFTER":
        return (earliest + dt.timedelta(days=1), None) if earliest and earliest < dt.date.max else UNKNOWN
    if mod == "ON_OR_AFTER":
        return earliest, None
    return days


def _value(phrase: Phrase, story: Story) -> Settled:
    """The value of a phrase without its clock and modifiers, and its days."""
    match phrase.meaning:
        case None:
            return _plain(story.day_told(phrase.sentence, reach=1))
        case Fixed(value):
            return value, interval(value)
        case Repeated(often):
            return often, UNKNOWN
        case Shift() as shift:
            period, days = _plain(_shifted(shift, phrase, story))
            return period, _rolling(shift, days, story.day) if shift.rolling else days
        case Elapsed() as elapsed:
            return _elapsed(elapsed, phrase, story)
        case Calendar() as calendar:
            return place(calendar, phrase, story)
        case Length() as length:
            return _length(length, phrase, story)
        case Again() as again:
            return _plain(story.again(again, phrase))
        case YearBefore() as before:
            return _plain(story.year_before(before))


def _plain(value: str | None) -> Settled:
    return value, interval(value)


def _shifted(shift: Shift, phrase: Phrase, story: Story) -> str | None:
    base = story.base(shift, phrase)
    if base is None:
        return None
    n = shift.n
    if shift == Shift(0, "W") and base.isoweekday() == 7 and phrase.bound == "later":
        n = 1  # on a Sunday "later this week" is the week that begins
    moved = move(base, n, shift.unit)
    return None if moved is None else period_value(moved, shift.unit)


def _rolling(shift: Shift, days: Interval, day: dt.date | None) -> Interval:
    """The calendar's period and the one that ends, or begins, on the day of publication, together."""
    earliest, latest = days
    other = move(day, shift.n, shift.unit) if day else None
    if day is None or other is None or earliest is None or latest is None:
        return days
    return min(earliest, other, day), max(latest, other, day)


_WIDTH = {"W": 3, "F": 7, "M": 15, "Y": 182}
"""Days either side of a count of units: who counts in weeks rounds to the nearest, half a unit off."""


def _elapsed(elapsed: Elapsed, phrase: Phrase, story: Story) -> Settled:
    if elapsed.compared and (told := story.compared()) is not None:
        return _plain(told)
    if elapsed.of is not None:
        start, _ = interval(place(elapsed.of, phrase, story)[0])
        return _moved(elapsed, start)
    unit = "D" if elapsed.unit in PARTS_OF_A_DAY else elapsed.unit
    base = story.base(Shift(elapsed.sign, unit, elapsed.base), phrase)
    value, days = _moved(elapsed, base)
    if phrase.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        days = _further(days, elapsed)
    past = elapsed.base == "text" and elapsed.sign > 0 and phrase.tense <= 0
    if past and story.day and days[0] and days[0] > story.day:
        return NOTHING  # told as past, so it was not counted from this: "today, 77 years later"
    return value, days


def _further(days: Interval, elapsed: Elapsed) -> Interval:
    """More than two weeks ago is up to three: who meant three would have said so."""
    earliest, latest = days
    if elapsed.sign < 0:
        return earliest and move(earliest, -1, elapsed.unit), latest
    return earliest, latest and move(latest, 1, elapsed.unit)


def _moved(elapsed: Elapsed, base: dt.date | None) -> Settled:
    """The day, month or year so many units from a day, and how far off a rounded count may be."""
    if base is None or elapsed.n is None:
        return NOTHING
    n, unit = elapsed.n, elapsed.unit
    if unit in PARTS_OF_A_DAY:
        hours = n if unit == "TH" else n / 60
        if hours < 24:
            other = move(base, elapsed.sign, "D") or base
            return "PAST_REF" if elapsed.sign < 0 else "FUTURE_REF", (min(base, other), max(base, other))
        n, unit = n // 24, "D"
    if n % 1:
        finer = {"Y": ("M", 12), "DE": ("Y", 10), "M": ("D", 30)}.get(unit)
        if finer is None:
            return NOTHING
        n, unit = n * finer[1], finer[0]
    if n > MOST_UNITS:
        return NOTHING
    moved = move(base, elapsed.sign * int(n), unit)
    if moved is None:
        return NOTHING
    value = period_value(moved, "D" if unit in ("D", "W", "F") else unit)
    earliest, latest = interval(value)
    before, after = move(moved, -_WIDTH.get(unit, 0), "D"), move(moved, _WIDTH.get(unit, 0), "D")
    if earliest and latest and before and after:
        return value, (min(earliest, before), max(latest, after))
    return value, (earliest, latest)


def _length(length: Length, phrase: Phrase, story: Story) -> Settled:
    """A duration; its days only where it is seen from the day of publication."""
    value = _duration(length)
    toward = length.toward or (1 if phrase.deadline == "EQUAL_OR_LESS" and phrase.tense >= 0 else 0)
    if not toward or story.day is None:
        return value, UNKNOWN
    end = story.day
    for count, unit in length.parts:
        moved = None if count is None else _moved_by(end, length.most or count, unit, toward)
        if moved is None:
            return value, UNKNOWN
        end = moved
    return value, (end, story.day) if toward < 0 else (story.day, end)


def _moved_by(day: dt.date, count: float, unit: str, toward: int) -> dt.date | None:
    """The day so many units off, rounded outwards to whole ones; None where the count is huge."""
    if count > MOST_UNITS:
        return None
    if unit in PARTS_OF_A_DAY:
        count, unit = (count if unit == "TH" else count / 60) / 24, "D"
    return move(day, toward * math.ceil(count), unit)


def _duration(length: Length) -> str:
    """The ISO 8601 duration: P2W, P2Y3M, PT48H."""
    values = [duration_value(count, unit) for count, unit in length.parts]
    if len(values) == 1 or any(value.startswith("PT") != values[0].startswith("PT") for value in values):
        return values[0] if len(values) == 1 else values[0] + values[1][1:]
    return values[0] + "".join(value[2 if value.startswith("PT") else 1 :] for value in values[1:])
