"""Makers of how long and how often, and of what is only before, now or to come."""

from __future__ import annotations

import msgspec

from verbale.reader.times.found import Found
from verbale.reader.times.meaning import Fixed, Length, Phrase, Repeated


def length(at: Found) -> Phrase | None:
    """Two years, a week, 48-hour, several months, two to three weeks, a year and a half."""
    if _is_age(at) or _is_no_length(at):
        return None
    at = _without_over(at)
    units = at.places("UNIT", "UNITS", "QUARTER", "QUARTERS", "WEEKEND", "WEEKENDS")
    if len(units) > 1:
        return _two_units(at, units)
    numbers, unit = at.numbers(), at.unit()
    if unit is None or (unit == "Q" and numbers[:1] in ([1], [3]) and _is_fraction(at)):
        return None
    count, most = at.count(), numbers[1] if len(numbers) > 1 else None
    if at.has("a") and at.has("UNIT") and at.has("or") and numbers:  # "a year or two"
        count, most = 1.0, numbers[0]
    if at.has("HALF"):
        count = (count if numbers and count else 1.0) + 0.5 if at.has("and") else 0.5
    return at.lasting(Length(parts=((count, unit),), most=most), at.about())


def _two_units(at: Found, units: list[int]) -> Phrase:
    """Two years and three months."""
    parts: list[tuple[float | None, str]] = []
    first = at.first
    for unit in units:
        piece = msgspec.structs.replace(at, first=first, last=unit + 1)
        parts.append((piece.count(), str(at.value(unit))))
        first = unit + 1
    return at.lasting(Length(parts=tuple(parts)), at.about())


def _without_over(at: Found) -> Found:
    """The match without "over" where it says "in the course of", not "more than"."""
    if at.words.codes[at.first] not in at.lexicon.of("OVER"):
        return at
    more = at.left() in at.context.exceeding and (at.numbers() or at.has("a"))
    return at if more else msgspec.structs.replace(at, first=at.first + 1)


def _is_fraction(at: Found) -> bool:
    """Whether "three-quarters", "three quarters of" counts parts of a thing."""
    return at.has("~") or at.right() in ("of", "the", "its")


def _is_age(at: Found) -> bool:
    """Whether it is somebody's age: "37 years old", "a 27-year-old", "a 7-month-old baby"."""
    if at.right() == "old":
        return True
    if not at.has("OLD"):
        return False
    if at.unit() == "Y":
        return at.right() not in at.context.aged_things
    return at.right() in at.context.people or not at.right_is("x")


def _is_no_length(at: Found) -> bool:
    """Whether "a year" says of what kind or how often, or "a quarter" is a part of a thing."""
    if at.has("UNITS", "QUARTERS") or at.numbers():
        return False
    if at.has("QUARTER"):
        return True
    if at.has("NEARLY", "OVER", "APPROX", "than", "HALF"):
        return False
    asked = at.left_is("for", "within", "in", "OVER", "AFTER", "than", "APPROX")
    followed = at.right_is("AFTER", "BEFORE", "LATER", "from")
    before = at.words.lower[max(0, at.first - 4) : at.first]
    spent = (at.right() == "to" or at.has("KIND")) and any(word in at.context.spent for word in before)
    return not (asked or followed or spent)


def length_near(at: Found) -> Phrase | None:
    """The past three months, the next several days, the first nine months, the next year or so."""
    unit = at.unit()
    if unit is None:
        return None
    toward = -1 if at.has("LAST", "PAST", "LATEST", "RECENT") else 1 if at.has("NEXT", "COMING") else 0
    numbers = at.numbers()
    count, most = at.count(), numbers[1] if len(numbers) > 1 else None
    if at.has("or") and at.has("UNIT") and numbers:
        count, most = 1.0, numbers[0]
    return at.lasting(Length(parts=((count, unit),), most=most, toward=toward), at.about())


def vague_length(at: Found) -> Phrase | None:
    """For years, within weeks, some time, a while."""
    if at.has("WHILE"):
        return at.lasting(Length(parts=((None, "X"),)))
    if at.has("TIME"):
        asked = at.left_is("for", "in", "AFTER", "within")
        return at.lasting(Length(parts=((None, "M"),))) if asked else None
    unit = at.unit()
    if unit is None or at.right() in ("old", "when", "ago"):
        return None
    return at.lasting(Length(parts=((None, unit),)))


def repeated(at: Found) -> Phrase | None:
    """Each July, every Monday, every two weeks, five times a year."""
    rate = at.left_is("x", "X") and not at.has("EACH", "per")
    value = None if rate and not _is_rate(at) else _repeated_value(at)
    if value is None:
        return None
    return Phrase(first=at.first, last=at.last, type="SET", meaning=Repeated(value))


def _repeated_value(at: Found) -> str | None:
    """The TIMEX3 value of what comes again: XXXX-07, XXXX-WXX-1, P2W."""
    if (i := at.place("MONTH", "MONTHABBR", "MAY", "MARCH")) is not None:
        return f"XXXX-{at.amount(i):02}"
    if (i := at.place("WEEKDAY", "WEEKDAYS")) is not None:
        part = at.code("PARTS") or ""
        return f"XXXX-WXX-{at.amount(i)}{part}" if at.words.capital(i) else None
    if (i := at.place("SEASON", "FALL")) is not None:
        return f"XXXX-{at.value(i)}"
    if (part_told := at.code("PART")) is not None:
        return f"XXXX-XX-XX{part_told}"
    if at.has("WEEKEND", "WEEKENDS"):
        return "XXXX-WXX-WE"
    unit = at.unit()
    return None if unit is None else duration_value(at.count(), unit)


def _is_rate(at: Found) -> bool:
    """Whether things are counted before "a year": "five thousand boats a year"."""
    numbers = at.lexicon.of("DAYNUM", "INT", "DECIMAL", "NUMBER", "HUNDRED", "MILLION")
    before = at.words.codes[max(0, at.first - 5) : at.first]
    return at.left().endswith("s") and any(code in numbers for code in before)


_HALVES = {"Y": ("P", "6M"), "TH": ("PT", "30M"), "TM": ("PT", "30S")}
"""How ISO 8601 writes the half of a unit: a year and a half is P1Y6M."""


def duration_value(count: float | None, unit: str) -> str:
    """The ISO 8601 duration of a count of a unit: P2W, PT48H, PXM where it was not counted."""
    if unit == "X":
        return "PXX"
    if unit == "DE" and count is not None:
        count, unit = count * 10, "Y"
    if unit == "F":
        count, unit = (None if count is None else count * 2), "W"
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        start, half = _HALVES[unit]
        return f"{start}{int(count)}{unit[-1]}{half}" if count >= 1 else start + half
    number = "X" if count is None else str(int(count)) if count == int(count) else str(count)
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def ref(at: Found) -> Phrase | None:
    """Now, recently, soon, in the past, as soon as possible."""
    return at.date(Fixed(at.told))


def one_day(at: Found) -> Phrase | None:
    """Will one day."""
    ahead = at.unit() == "D" and at.left() in at.context.auxiliaries and at.left() != "to"
    return at.date(Fixed("FUTURE_REF")) if ahead else None


def adverb(at: Found) -> Phrase | None:
    """Previously, earlier: of a deed told, not of a thing ("a previously announced plan", "earlier than")."""
    done = at.left() in ("have", "has", "had", "'ve", "was", "were")
    if at.has("EARLIER"):
        fits = (
            at.right() == "," if at.starts_sentence() else done or at.left() in ("said", "told", "reported")
        )
        of_time = at.right_is("than", "in", "on", "THIS", "THAT", "TODAY", "WEEKDAY", "the", "LAST", "PART")
        return at.date(Fixed("PAST_REF")) if fits and not of_time else None
    subject = at.left() in ("he", "she", "they", "it", "we", "i")
    named = at.left_is("X") and at.right().endswith("ed")
    return at.date(Fixed("PAST_REF")) if at.starts_sentence() or done or subject or named else None


def to_come(at: Found) -> Phrase | None:
    """Immediately, of what is to be done; "he immediately left" is no time."""
    return at.date(Fixed("FUTURE_REF")) if at.tense() > 0 else None


def long_ago(at: Found) -> Phrase | None:
    """Long ago; "not that long ago" tells nothing."""
    told = at.words.lower[at.first] == "long" and at.left() not in ("that", "so", "too", "how", "not")
    return at.date(Fixed("PAST_REF")) if told else None
