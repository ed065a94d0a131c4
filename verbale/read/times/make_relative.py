"""Makers of what is counted from a day: last week, two weeks ago, a year earlier, in five years."""

from __future__ import annotations

import msgspec

from verbale.read.times.found import Found
from verbale.read.times.make_calendar import year_told
from verbale.read.times.meaning import Again, Calendar, Elapsed, Fixed, Length, Meaning, Phrase, Shift, YearBefore

_PARTS_OF_A_DAY = ("TH", "TM", "TS")


def _date(at: Found, meaning: Meaning, **more: object) -> Phrase:
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=meaning, **more)  # type: ignore[arg-type]


def unit_told(at: Found) -> str | None:
    """The unit that stands in the match."""
    i = at.place("UNIT", "UNITS", "QUARTER", "QUARTERS", "WEEKEND", "WEEKENDS")
    return None if i is None else str(at.value(i))


def period(at: Found) -> Phrase | None:
    """Last week, this year, next month, that year, the following day."""
    unit = unit_told(at)
    if unit is None:
        return None
    if unit in _PARTS_OF_A_DAY:
        n = -1 if at.has("LAST") else 1
        if at.has("LAST", "NEXT", "COMING"):
            return Phrase(first=at.first, last=at.last, type="DURATION", meaning=Length(parts=((1.0, unit),), toward=n))
        return None
    if at.has("THAT", "SAME"):
        return _date(at, Again(unit))
    if at.has("LATEST"):
        return _date(at, Again(unit, "closed"))
    i = at.place("LAST", "NEXT", "COMING", "THIS", "CURRENT", "PRESENT", "FOLLOWING", "PREVIOUS")
    if i is None:
        return None
    n = at.amount(i)
    if at.has("THIS") and at.has("COMING"):
        n = 1
    if at.has("THIS") and at.has("PAST"):
        n = -1
    from_text = at.has("FOLLOWING", "PREVIOUS") or (unit == "D" and at.has("NEXT"))
    if unit == "WE" and not from_text and n == 0:
        return _date(at, Calendar(weekend=True, which=0))
    return _date(at, Shift(n, unit, "text" if from_text else "day"))


def plain_period(at: Found) -> Phrase | None:
    """The year, the week: the current one, or the one that the text told; kept where the words ask for it."""
    unit = unit_told(at)
    if unit is None or unit not in ("Y", "M", "W", "Q", "D"):
        return None
    if unit == "Y" and at.right_is("ENDED") and at.has("the", "FISCAL"):
        return Phrase(first=at.first, last=at.last, type="DURATION", meaning=Length(parts=((1.0, "Y"),)))
    asked = at.left_is("for", "during", "throughout", "in", "OVER") and not at.right_is("of", "THAT", "BEFORE", "AFTER", "AGO")
    asked = asked and at.right() not in ("when", "which", "since", "old")
    asked = asked or (unit in ("W", "Q") and at.right() == "'s")
    if at.has("its", "KIND") and not at.has("FISCAL"):
        asked = False
    keep = (asked and unit not in ("M", "D")) or at.has("FISCAL", "WHOLE") or (unit == "Q" and at.right_is("ENDED"))
    return _date(at, Again(unit, "current"), bare=not keep)


def count_of(at: Found) -> float | None:
    """The count of units: a couple is two, "a week" one, "several" None."""
    number, _ = at.count()
    if number is not None:
        return number
    if at.has("COUPLE"):
        return 2.0
    if at.has("FEW", "DOZENS", "number") or at.has("UNITS", "QUARTERS"):
        return None
    return 0.5 if at.has("HALF") else 1.0


def about(at: Found) -> str | None:
    """The TIMEX3 modifier of a count: about, nearly, more than, at least."""
    if at.has("than"):
        less = at.has("less") != at.has("no", "not")
        if at.has("no", "not"):
            return "EQUAL_OR_LESS" if less else "EQUAL_OR_MORE"
        return "LESS_THAN" if less else "MORE_THAN"
    if at.has("least"):
        return "EQUAL_OR_MORE"
    if at.has("most") or (at.has("up") and at.has("to")):
        return "EQUAL_OR_LESS"
    told = at.code("APPROX", "NEARLY", "OVER")
    if told:
        return told
    if at.has("under"):
        return "LESS_THAN"
    return "APPROX" if at.has("COUPLE", "SOME") else None


def ago(at: Found) -> Phrase | None:
    """Two weeks ago, a year ago, several years ago, years ago."""
    unit = unit_told(at)
    if unit is None:
        return None
    count = count_of(at)
    if count is None:
        return _date(at, Fixed("PAST_REF"))
    one_year = unit == "Y" and count == 1
    meaning = Elapsed(count, unit, "day", -1, compared=one_year)
    kind = "TIME" if unit in _PARTS_OF_A_DAY else "DATE"
    return Phrase(first=at.first, last=at.last, type=kind, meaning=meaning, mod=about(at))  # type: ignore[arg-type]


def told_from_text(at: Found) -> Phrase | None:
    """A year earlier, two weeks later, the day before: counted from what the text told before."""
    unit = unit_told(at)
    if unit is None:
        return None
    sign = 1 if at.has("LATER", "AFTER") else -1
    count = count_of(at)
    if count is None:
        return None
    if at.has("the") and not at.has("FEW", "COUPLE"):
        if unit in _PARTS_OF_A_DAY:
            return None
        return _date(at, Shift(sign, unit, "text"))
    return _date(at, Elapsed(count, unit, "text", sign, compared=unit == "Y" and count == 1 and sign < 0), mod=about(at))


def from_now(at: Found) -> Phrase | None:
    """Two weeks from now, a year from today."""
    unit = unit_told(at)
    if unit is None:
        return None
    count = count_of(at)
    if count is None:
        return _date(at, Fixed("FUTURE_REF"))
    return _date(at, Elapsed(count, unit, "day", 1), mod=about(at))


def within(at: Found) -> Phrase | None:
    """In two weeks, as a day to come; what was done "in two weeks" is a length."""
    unit = unit_told(at)
    if unit is None or at.left() == "within":
        return None
    if not at.has("TIME") and not _is_to_come(at):
        return None
    if unit == "Q" and at.has("QUARTER"):
        return None
    count = count_of(at)
    if count is None or at.has("or"):
        return _date(at, Fixed("FUTURE_REF"))
    if unit in _PARTS_OF_A_DAY:
        return Phrase(first=at.first, last=at.last, type="DURATION", meaning=Length(parts=((count, unit),), toward=1))
    return _date(at, Elapsed(count, unit, "day", 1), mod=about(at))


def _is_to_come(at: Found) -> bool:
    """Whether "in two weeks" follows what is to come; "the first time in two weeks" looks back."""
    before = at.words.lower[max(0, at.first - 8) : at.first - 1]
    if any(word in ("first", "time", "low", "high", "lowest", "highest", "largest", "biggest", "worst", "most") for word in before):
        return False
    return at.tense() > 0


def year_before(at: Found) -> Phrase | None:
    """The year-ago quarter, year-earlier, the same period last year, the 1988 period."""
    i = at.place("NTH", "ORDINAL", "FIRST", "SECOND")
    number = None if i is None else (at.digits(i) if at.words.codes[i] in at.lexicon.of("NTH") else at.amount(i))
    units = [str(at.value(u)) for u in at.places("UNIT")]
    if any(unit != "Y" for unit in units) or (number is not None and not 1 <= number <= 4):
        return None
    year: int | Shift | None = year_told(at)
    if at.has("SAME") and not units and year is None:
        return None
    if at.has("LAST", "PREVIOUS", "AGO", "EARLIER", "BEFORE"):
        year = None  # one year before the period told
    phrase = _date(at, YearBefore(number, year, at.has("PERIOD")))
    if at.words.lower[at.first] in ("the", "a") and not at.has("PERIOD", "QUARTER"):
        return msgspec.structs.replace(phrase, first=at.first + 1)  # "a year-earlier loss": the article is the loss's
    return phrase


def latest(at: Found) -> Phrase | None:
    """The latest period, the latest quarter: the last one that has ended, or that the text told."""
    return _date(at, Again("Q", "closed"))


def past_unit(at: Found) -> Phrase | None:
    """The past year: by TIMEX3 usage the year before this one, though its days are the last twelve months."""
    unit = unit_told(at)
    if unit in ("Y", "DE"):
        return _date(at, Shift(-1, unit))
    if unit is None:
        return None
    return Phrase(first=at.first, last=at.last, type="DURATION", meaning=Length(parts=((1.0, unit),), toward=-1))


def then(at: Found) -> Phrase | None:
    """Until then, by then, since then: the time that the text told last."""
    return _date(at, Again("any"))
