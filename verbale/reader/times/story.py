"""What a text has told of time so far: what "the day before" and "that year" point back to."""

from __future__ import annotations

import datetime as dt
import re

from verbale.reader.times.bounds import interval
from verbale.reader.times.calendar import move, period_value
from verbale.reader.times.meaning import Again, Elapsed, Length, Phrase, Shift, YearBefore

REACH = 2
"""How many sentences back "the day before" can point; further back it is likelier about another day."""
FAR = 12
"""How many sentences back "that year", "the quarter" and "a year earlier" can point."""

_GRAINS = ("CE", "DE", "Y", "Q", "M", "W", "WE", "D")
_QUARTER = re.compile(r"(\d{4})-(Q[1-4]|H[12])")


class Story:
    """The times told so far in one text, and the day on which it appeared."""

    def __init__(self, day: dt.date | None) -> None:
        self.day = day
        self._told: dict[str, tuple[dt.date, int]] = {}
        """Of each unit, the last period told: its first day, and the sentence."""
        self._latest: tuple[str, int] | None = None
        self._topic: str | None = None
        """The quarter, half or year that the text reports on, as a value."""

    def tell(self, phrase: Phrase, value: str | None) -> None:
        """Take note of a time."""
        if isinstance(phrase.meaning, Length):
            months = [count for count, unit in phrase.meaning.parts if unit == "M"]
            if months and self.day and not phrase.meaning.toward and self._topic and (months[0] or 0) > 3:
                self._topic = self._topic[:4]
            return
        if (
            value is None
            or phrase.type not in ("DATE", "TIME")
            or (isinstance(phrase.meaning, Elapsed) and phrase.meaning.compared)
        ):
            return
        earliest, _ = interval(value.partition("/")[0])
        if earliest is None:
            return
        self._latest = (value, phrase.sentence)
        if _QUARTER.fullmatch(value) and not isinstance(phrase.meaning, YearBefore):
            last = interval(value)[1]
            if phrase.tense <= 0 or (last and self.day and last < self.day):
                self._topic = value
        grain = _grain(value)
        for unit in _GRAINS:
            self._told[unit] = (earliest, phrase.sentence)
            if unit == grain:
                break

    def turn_page(self) -> None:
        """Forget which sentence told what: sentences are counted anew in the next block of the text."""
        self._told.clear()
        self._latest = None

    def day_told(self, sentence: int, reach: int = REACH) -> str | None:
        """The day told last, if it was a little while ago; else the day of publication."""
        told = self._last("D", sentence, reach)
        base = told or self.day
        return base.isoformat() if base else None

    def base(self, shift: Shift, phrase: Phrase) -> dt.date | None:
        """The day that a shift is counted from."""
        if shift.base == "day":
            return self.day
        told = self._last(shift.unit, phrase.sentence, REACH if shift.unit == "D" else FAR)
        if told is not None and not (shift.n < 0 and self.day is not None and told > self.day):
            return told
        return self.day if shift.n < 0 and shift.unit in ("D", "W", "M", "Y") else None

    def again(self, again: Again, phrase: Phrase) -> str | None:
        """The period told before, or what it is where none was."""
        if again.unit == "any":
            near = self._latest is not None and phrase.sentence - self._latest[1] <= REACH
            return self._latest[0] if near and self._latest else None
        told = self._last(again.unit, phrase.sentence, REACH if again.unit == "D" else FAR)
        if again.unit == "Q":
            ended = (
                again.otherwise != "closed"
                or self.day is None
                or (interval(self._topic)[1] or self.day) < self.day
            )
            if self._topic and self._topic[5:6] == "Q" and ended:
                return self._topic
            told = None if again.otherwise == "closed" else told
        if told is not None and not (again.unit in ("Y", "W", "M") and again.otherwise == "current"):
            return period_value(told, again.unit)
        if self.day is None or again.otherwise == "none":
            return None
        day = (
            self.day if again.otherwise == "current" and again.unit != "Q" else move(self.day, -1, again.unit)
        )
        return None if day is None else period_value(day, again.unit)

    def compared(self) -> str | None:
        """The period a year before the one that the text reports on, if it reports on one."""
        if self._topic is None:
            return None
        return f"{int(self._topic[:4]) - 1:04}{self._topic[4:]}"

    def year_before(self, before: YearBefore) -> str | None:
        """The same period in the year told, or in the year before."""
        topic = self._topic
        year: int | None = None
        if isinstance(before.year, int):
            year = before.year
        elif isinstance(before.year, Shift):
            moved = move(self.day, before.year.n, "Y") if self.day else None
            year = moved.year if moved else None
        elif topic is not None:
            year = int(topic[:4]) - 1
        elif self.day is not None:
            year = self.day.year - 1
        if year is None:
            return None
        if before.quarter:
            return f"{year:04}-Q{before.quarter}"
        return f"{year:04}{topic[4:]}" if topic else f"{year:04}"

    def _last(self, unit: str, sentence: int, reach: int) -> dt.date | None:
        told = self._told.get(unit)
        return told[0] if told is not None and sentence - told[1] <= reach else None


def _grain(value: str) -> str:
    """The finest unit that a value tells: `D` for a day or a time of day."""
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return "D"
    if value.endswith("-WE"):
        return "WE"
    if re.match(r"\d{4}-W", value):
        return "W"
    if re.match(r"\d{4}-\d\d", value):
        return "M"
    if re.match(r"\d{4}-[QH]", value):
        return "Q"
    return "Y" if re.match(r"\d{4}", value) else "DE" if re.match(r"\d{3}", value) else "CE"
