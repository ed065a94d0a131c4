"""Makers of what is told within a day: today, the clock, morning and night."""

from __future__ import annotations

import re

from verbale.read.times.found import Found
from verbale.read.times.meaning import Again, Calendar, Meaning, Phrase, Shift


def _time(at: Found, meaning: Meaning, clock: str, **more: object) -> Phrase:
    return Phrase(first=at.first, last=at.last, type="TIME", meaning=meaning, clock=clock, **more)  # type: ignore[arg-type]


def clock(at: Found) -> Phrase | None:
    """10 p.m., 10:30 a.m. EST, 1430 GMT, noon, 3 o'clock; the zone is told, not reckoned with."""
    noon = at.place("NOON")
    if noon is not None:
        return _time(at, None, str(at.value(noon)))
    word = at.words.lower[at.first]
    found = re.fullmatch(r"(\d{1,2})[:.](\d\d)(?::(\d\d))?", word)
    if found:
        hour, minute, second = int(found[1]), int(found[2]), found[3]
    elif word.isdecimal() and len(word) in (3, 4):
        hour, minute, second = int(word[:-2]), int(word[-2:]), None
    elif word.isdecimal():
        hour, minute, second = int(word), 0, None
    elif at.has("OCLOCK") and not word[0].isdigit():
        hour, minute, second = at.amount(at.first), 0, None
    else:
        return None
    half = at.place("AMPM")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if at.words.lower[half].startswith("p") else 0)
    elif word.isdecimal() and len(word) <= 2 and not at.has("OCLOCK"):
        return None
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    if at.has("ZONEABBR") and not at.words.written(at.last - 1).isupper():
        return None
    return _time(at, None, f"T{hour:02}:{minute:02}" + (f":{second}" if second else ""))


def today(at: Found) -> Phrase | None:
    """Today, yesterday, tomorrow morning, the day after tomorrow."""
    i = at.place("TODAY")
    if i is None:
        return None
    n = at.amount(i)
    unit = at.place("UNIT")
    if unit is not None:
        if at.value(unit) != "D" or not n or (n > 0) != at.has("AFTER"):
            return None
        return Phrase(first=at.first, last=at.last, type="DATE", meaning=Shift(2 * n, "D"))
    if at.words.capital(i) and at.left_is("X") and at.first == i:  # "USA Today"
        return None
    part = at.code("PART")
    if part:
        return _time(at, Shift(n, "D"), part)
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=Shift(n, "D"))


def part(at: Found) -> Phrase | None:
    """This morning, last night, that evening, the next morning; a bare "morning" waits for its day."""
    code = at.code("PART")
    if code is None:
        return None
    if at.has("THIS"):
        return _time(at, Shift(0, "D"), code)
    if at.has("LAST"):
        return _time(at, Shift(-1, "D"), code)
    if at.has("NEXT", "FOLLOWING"):
        return _time(at, Shift(1, "D", "text"), code)
    if at.has("PREVIOUS"):
        return _time(at, Shift(-1, "D", "text"), code)
    if at.has("THAT", "SAME"):
        return _time(at, Again("D"), code)
    return _time(at, None, code, bare=True)


def tonight(at: Found) -> Phrase | None:
    """Tonight."""
    return _time(at, Shift(0, "D"), "TNI")


def overnight(at: Found) -> Phrase | None:
    """Overnight, as told of the night before; what is to happen overnight is left open."""
    if at.tense() > 0:
        return None
    return _time(at, Shift(-1, "D"), "TNI")


def day_named(meaning: Meaning) -> bool:
    """Whether a meaning names a day, so that a clock time can belong to it."""
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None or meaning.holiday is not None
    return isinstance(meaning, Shift | Again) and meaning.unit == "D"
