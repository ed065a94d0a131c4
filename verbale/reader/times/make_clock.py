"""Makers of what is told within a day: today, the clock, morning and night."""

from __future__ import annotations

import re

from verbale.reader.times.found import Found
from verbale.reader.times.meaning import Again, Phrase, Shift


def clock(at: Found) -> Phrase | None:
    """10 p.m., 10:30 a.m. EST, 1430 GMT, noon, 3 o'clock; the zone is told, not reckoned with."""
    noon = at.place("NOON")
    if noon is not None:
        return at.timed(None, str(at.value(noon)))
    told = _hour(at)
    if told is None or (at.has("ZONEABBR") and not at.words.written(at.last - 1).isupper()):
        return None
    hour, minute, second = told
    half = at.place("AMPM")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if at.words.lower[half].startswith("p") else 0)
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    return at.timed(None, f"T{hour:02}:{minute:02}" + (f":{second}" if second else ""))


def _hour(at: Found) -> tuple[int, int, str | None] | None:
    """Hour, minute and second as written: `10:30`, `10.30`, `1430`, `10`, "three"."""
    word = at.words.lower[at.first]
    found = re.fullmatch(r"(\d{1,2})[:.](\d\d)(?::(\d\d))?", word)
    if found:
        return int(found[1]), int(found[2]), found[3]
    if word.isdecimal() and len(word) in (3, 4):
        return int(word[:-2]), int(word[-2:]), None
    if at.has("AMPM", "OCLOCK") and (not word[0].isdecimal() or word.isdecimal()):
        return at.amount(at.first), 0, None
    return None


def today(at: Found) -> Phrase | None:
    """Today, yesterday, tomorrow morning, the day after tomorrow."""
    i = at.place("TODAY")
    if i is None:
        return None
    n = at.amount(i)
    if at.has("UNIT"):
        further = at.unit() == "D" and n and (n > 0) == at.has("AFTER")
        return at.date(Shift(2 * n, "D")) if further else None
    if at.words.capital(i) and at.first == i and at.left_is("X"):  # "USA Today"
        return None
    part = at.code("PART")
    return at.timed(Shift(n, "D"), part) if part else at.date(Shift(n, "D"))


def part(at: Found) -> Phrase | None:
    """This morning, last night, that evening, the next morning; a bare "morning" waits for its day."""
    code = at.code("PART")
    if at.has("THIS", "LAST"):
        return at.timed(Shift(-1 if at.has("LAST") else 0, "D"), code)
    if at.has("NEXT", "FOLLOWING", "PREVIOUS"):
        return at.timed(Shift(-1 if at.has("PREVIOUS") else 1, "D", "text"), code)
    if at.has("THAT", "SAME"):
        return at.timed(Again("D"), code)
    return at.timed(None, code, bare=True)


def tonight(at: Found) -> Phrase | None:
    """Tonight."""
    return at.timed(Shift(0, "D"), "TNI")


def overnight(at: Found) -> Phrase | None:
    """Overnight, as told of the night before; what is to happen overnight is left open."""
    return at.timed(Shift(-1, "D"), "TNI") if at.tense() <= 0 else None
