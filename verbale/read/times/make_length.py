"""Makers of how long and how often, and of what is only before, now or to come."""

from __future__ import annotations

import msgspec

from verbale.read.times.found import Found
from verbale.read.times.make_relative import about, count_of, unit_told
from verbale.read.times.meaning import Fixed, Length, Phrase, Repeated


def _duration(at: Found, meaning: Length, mod: str | None = None) -> Phrase:
    return Phrase(first=at.first, last=at.last, type="DURATION", meaning=meaning, mod=mod)


def length(at: Found) -> Phrase | None:
    """Two years, a week, 48-hour, several months, two to three weeks, a year and a half."""
    if _is_age(at) or _is_one_of_many(at):
        return None
    at = _without_over(at)
    units = at.places("UNIT", "UNITS", "QUARTER", "QUARTERS", "WEEKEND", "WEEKENDS")
    unit = str(at.value(units[0]))
    if unit == "Q" and at.count()[0] in (1, 3) and (at.has("~") or at.right() in ("of", "the", "its")):
        return None  # three-quarters of the imports
    if len(units) > 1:
        return _two_units(at, units)
    number, most = at.count()
    count = number if number is not None else count_of(at)
    if at.has("a") and at.has("UNIT") and at.has("or") and number is not None:  # "a year or two"
        count, most = 1.0, number
    if at.has("HALF"):
        count = (number or 1.0) + 0.5 if at.has("and") else 0.5
    return _duration(at, Length(parts=((count, unit),), most=most), about(at))


_MORE_THAN_AFTER = ("for", "last", "lasts", "lasted", "lasting", "is", "was", "been", "took", "takes", "spent", "after", "just")


def _without_over(at: Found) -> Found:
    """The match without "over" where it says "in the course of", not "more than"."""
    if at.words.codes[at.first] not in at.lexicon.of("OVER"):
        return at
    if at.left() in _MORE_THAN_AFTER and at.count()[0] is not None or at.left() in _MORE_THAN_AFTER and at.has("a"):
        return at
    return msgspec.structs.replace(at, first=at.first + 1)


def _two_units(at: Found, units: list[int]) -> Phrase | None:
    """Two years and three months."""
    parts: list[tuple[float | None, str]] = []
    first = at.first
    for unit in units:
        piece = Found(words=at.words, lexicon=at.lexicon, first=first, last=unit + 1)
        parts.append((count_of(piece), str(at.value(unit))))
        first = unit + 1
    return _duration(at, Length(parts=tuple(parts)), about(at))


def _is_age(at: Found) -> bool:
    """Whether it is somebody's age: "37 years old", "a 27-year-old man", "aged 37 years"."""
    if at.right() == "old":
        return True
    if not at.has("OLD"):
        return False
    if unit_told(at) == "Y":
        return at.right() not in at.lexicon.things
    return at.right() in at.lexicon.people or not at.right_is("x")


def _is_one_of_many(at: Found) -> bool:
    """Whether "a year" only says of what kind or how often, or "one day" belongs to a ratio."""
    if at.has("QUARTER") and at.count()[0] is None:
        return True  # a quarter of the imports
    if at.has("UNIT") and not at.has("UNITS") and at.count()[0] is None and not at.has("NEARLY", "OVER", "APPROX", "than", "HALF"):
        asked = at.left_is("for", "within", "in", "OVER", "AFTER", "than", "APPROX") or at.right_is("AFTER", "BEFORE", "LATER")
        given = at.right() == "to" and at.left() in at.lexicon.spent
        return not (asked or given or at.has("KIND") and at.left() in at.lexicon.spent)
    return False


def length_near(at: Found) -> Phrase | None:
    """The past three months, the next several days, the first nine months, the next year or so."""
    unit = unit_told(at)
    if unit is None:
        return None
    toward = -1 if at.has("LAST", "PAST", "LATEST", "RECENT") else 1 if at.has("NEXT", "COMING") else 0
    number, most = at.count()
    if at.has("or") and at.has("UNIT") and number is not None:
        number, most = 1.0, number
    count = number if number is not None else count_of(at)
    mod = about(at) or ("APPROX" if at.has("so") else None)
    return _duration(at, Length(parts=((count, unit),), most=most, toward=toward), mod)


def vague_length(at: Found) -> Phrase | None:
    """For years, within weeks, some time, a while."""
    if at.has("WHILE"):
        return _duration(at, Length(parts=((None, "X"),)))
    if at.has("TIME"):
        if not at.left_is("for", "in", "AFTER", "within"):
            return None
        return _duration(at, Length(parts=((None, "M"),)))
    unit = unit_told(at)
    if unit is None or (at.last < len(at.words.codes) and at.right() in ("old", "when", "ago")):
        return None
    return _duration(at, Length(parts=((None, unit),)))


_EACH = {"TMO": "XXXX-XX-XXTMO", "TAF": "XXXX-XX-XXTAF", "TEV": "XXXX-XX-XXTEV", "TNI": "XXXX-XX-XXTNI"}


def repeated(at: Found) -> Phrase | None:
    """Each July, every Monday, every two weeks, five times a year."""
    value: str | None = None
    if (i := at.place("MONTH", "MONTHABBR", "MAY", "MARCH")) is not None:
        value = f"XXXX-{at.amount(i):02}"
    elif (i := at.place("WEEKDAY")) is not None and (part := at.place("PARTS")) is not None:
        value = f"XXXX-WXX-{at.amount(i)}{at.value(part)}"
    elif (i := at.place("WEEKDAY", "WEEKDAYS")) is not None:
        value = f"XXXX-WXX-{at.amount(i)}" if at.words.capital(i) else None
    elif (i := at.place("SEASON", "FALL")) is not None:
        value = f"XXXX-{at.value(i)}"
    elif (i := at.place("PART")) is not None:
        value = _EACH.get(str(at.value(i)))
    elif at.has("WEEKEND", "WEEKENDS"):
        value = "XXXX-WXX-WE"
    elif (unit := unit_told(at)) is not None:
        number, _ = at.count()
        count = number if number is not None else count_of(at)
        value = duration_value(count, unit)
    if value is None or (at.left_is("x") and not at.has("EACH", "per") and not _is_rate(at)):
        return None
    return Phrase(first=at.first, last=at.last, type="SET", meaning=Repeated(value))


_HALVES = {"Y": "M", "TH": "M", "TM": "S"}
"""Units whose half ISO 8601 writes in the next finer one: a year and a half is P1Y6M."""


def duration_value(count: float | None, unit: str) -> str:
    """The ISO 8601 duration of a count of a unit: P2W, PT48H, PXM where it was not counted."""
    if unit == "X":
        return "PXX"
    if unit == "DE" and count is not None:
        count, unit = count * 10, "Y"
    if unit == "F":
        count, unit = (None if count is None else count * 2), "W"
    if unit == "WE":
        unit = "WE"
    if count is not None and count != int(count) and unit in _HALVES and count * 2 == int(count * 2):
        whole, finer = f"{int(count)}", _HALVES[unit]
        if unit == "Y":
            return f"P{whole}Y6M" if count > 1 else "P6M"
        return f"PT{whole}{unit[1]}30{finer}" if count > 1 else f"PT30{finer}"
    number = "X" if count is None else str(int(count)) if count == int(count) else str(count)
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def ref(at: Found) -> Phrase | None:
    """Now, recently, soon, in the past, as soon as possible."""
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=Fixed(at.told or "PRESENT_REF"))


def one_day(at: Found) -> Phrase | None:
    """Will one day."""
    if unit_told(at) != "D" or not (at.left() in ("will", "would", "could", "may", "might", "can")):
        return None
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=Fixed("FUTURE_REF"))


def adverb(at: Found) -> Phrase | None:
    """Previously, earlier: of a deed told, not of a thing ("a previously announced plan", "earlier than")."""
    starts = at.first == 0 or at.words.codes[at.first - 1] in ".¶"
    after_verb = at.left() in ("have", "has", "had", "'ve", "was", "were")
    if at.has("EARLIER"):
        fits = at.right() == "," if starts else after_verb or at.left() in ("said", "told", "reported", "announced")
        fits = fits and not at.right_is("than", "in", "on", "THIS", "THAT", "TODAY", "WEEKDAY", "the", "LAST", "PART")
    else:
        fits = starts or after_verb or (at.left_is("X") and at.right().endswith("ed")) or at.left() in ("he", "she", "they", "it", "we", "i")
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=Fixed("PAST_REF")) if fits else None


def to_come(at: Found) -> Phrase | None:
    """Immediately, of what is to be done; "he immediately left" is no time."""
    if at.tense() <= 0:
        return None
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=Fixed("FUTURE_REF"))


def long_ago(at: Found) -> Phrase | None:
    """Long ago; "not that long ago" tells nothing."""
    if at.words.lower[at.first] != "long" or at.left() in ("that", "so", "too", "how", "not"):
        return None
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=Fixed("PAST_REF"))


def _is_rate(at: Found) -> bool:
    """Whether things are counted before "a year": "fifty thousand discs a year"."""
    numbers = at.lexicon.of("DAYNUM", "INT", "DECIMAL", "NUMBER", "HUNDRED", "MILLION")
    before = at.words.codes[max(0, at.first - 5) : at.first]
    return at.left().endswith("s") and any(code in numbers for code in before)
