"""Makers of what is counted from a day: last week, two weeks ago, a year earlier, in five years."""

from __future__ import annotations

from verbale.reader.times.found import Found
from verbale.reader.times.make_calendar import base_told, which
from verbale.reader.times.meaning import Again, Calendar, Elapsed, Fixed, Length, Phrase, Shift, YearBefore

PARTS_OF_A_DAY = ("TH", "TM", "TS")


def period(at: Found) -> Phrase | None:
    """Last week, this year, next month, that year, the following day."""
    unit = at.unit()
    if unit is None:
        return None
    if unit in PARTS_OF_A_DAY:
        if not at.has("LAST", "NEXT", "COMING"):
            return None
        return at.lasting(Length(parts=((1.0, unit),), toward=-1 if at.has("LAST") else 1))
    if at.has("THAT", "SAME"):
        return at.date(Again(unit))
    if at.has("LATEST"):
        return at.date(Again(unit, "closed"))
    n = which(at) or 0
    if at.has("COMING"):
        n = 1
    from_text = base_told(at) == "text" or (unit == "D" and at.has("NEXT"))
    if unit == "WE" and not from_text and n == 0:
        return at.date(Calendar(weekend=True, which=0))
    return at.date(Shift(n, unit, "text" if from_text else "day"))


def plain_period(at: Found) -> Phrase | None:
    """The year, the week: the current one, or the one that the text told; kept where the words ask for it."""
    unit = at.unit()
    if unit not in ("Y", "M", "W", "Q", "D"):
        return None
    if unit == "Y" and at.right_is("ENDED") and at.has("the", "FISCAL"):
        return at.lasting(Length(parts=((1.0, "Y"),)))
    asked = at.left_is("for", "during", "throughout", "in", "OVER") and unit not in ("M", "D")
    asked = asked and not at.right_is("of", "THAT", "BEFORE", "AFTER", "AGO")
    asked = asked and at.right() not in ("when", "which", "since", "old")
    asked = asked or (unit in ("W", "Q") and at.right_is("'s"))
    if at.has("its", "KIND") and not at.has("FISCAL"):
        asked = False
    kept = asked or at.has("FISCAL", "WHOLE") or (unit == "Q" and at.right_is("ENDED"))
    return at.date(Again(unit, "current"), bare=not kept)


def past_unit(at: Found) -> Phrase | None:
    """The past year: by TIMEX3 usage the year before this one; over the next week: a length."""
    unit = at.unit()
    n = 1 if at.has("NEXT") else -1
    if unit is None:
        return None
    if unit in ("Y", "DE"):
        return at.date(Shift(n, unit, rolling=True))
    return at.lasting(Length(parts=((1.0, unit),), toward=n))


def ago(at: Found) -> Phrase | None:
    """Two weeks ago, a year ago, several years ago, years ago."""
    unit, count = at.unit(), at.count()
    if unit is None or count is None:
        return at.date(Fixed("PAST_REF"))
    meaning = Elapsed(count, unit, "day", -1, compared=unit == "Y" and count == 1)
    if unit in PARTS_OF_A_DAY:
        return at.timed(meaning, None, mod=at.about())
    return at.date(meaning, mod=at.about())


def told_from_text(at: Found) -> Phrase | None:
    """A year earlier, two weeks later, the day before: counted from what the text told before."""
    unit, count = at.unit(), at.count()
    if unit is None or count is None:
        return None
    sign = 1 if at.has("LATER", "AFTER") else -1
    if at.has("the") and not at.has("FEW", "COUPLE"):
        return None if unit in PARTS_OF_A_DAY else at.date(Shift(sign, unit, "text"))
    compared = unit == "Y" and count == 1 and sign < 0
    return at.date(Elapsed(count, unit, "text", sign, compared=compared), mod=at.about())


def from_now(at: Found) -> Phrase | None:
    """Two weeks from now, a year from today."""
    unit, count = at.unit(), at.count()
    if unit is None or count is None:
        return at.date(Fixed("FUTURE_REF"))
    return at.date(Elapsed(count, unit, "day", 1), mod=at.about())


def within(at: Found) -> Phrase | None:
    """In two weeks, as a day to come; what was done "in two weeks" is a length."""
    unit = at.unit()
    if unit is None or at.left() == "within" or at.has("QUARTER") or not (at.has("TIME") or _is_to_come(at)):
        return None
    count = at.count()
    if count is None or at.has("or"):
        return at.date(Fixed("FUTURE_REF"))
    if unit in PARTS_OF_A_DAY:
        return at.lasting(Length(parts=((count, unit),), toward=1))
    return at.date(Elapsed(count, unit, "day", 1), mod=at.about())


def _is_to_come(at: Found) -> bool:
    """Whether "in two weeks" follows what is to come; "the first time in two weeks" looks back."""
    before = at.words.lower[max(0, at.first - 8) : at.first - 1]
    return not any(word in at.context.records for word in before) and at.tense() > 0


def year_before(at: Found) -> Phrase | None:
    """The year-ago quarter, year-earlier, the same period last year, the 1988 period."""
    number = at.ordinal()
    units = [str(at.value(i)) for i in at.places("UNIT")]
    year = at.year()
    if any(unit != "Y" for unit in units) or (number is not None and not 1 <= number <= 4):
        return None
    if at.has("SAME") and not units and year is None:
        return None
    if at.has("LAST", "PREVIOUS", "AGO", "EARLIER", "BEFORE"):
        year = None  # one year before the period told
    prenominal = at.words.codes[at.first] in at.lexicon.of("the", "a") and not at.has("PERIOD", "QUARTER")
    return at.date(YearBefore(number, year), skip=1 if prenominal else 0)


def latest(at: Found) -> Phrase | None:
    """The latest period, the latest quarter: the last one that has ended, or that the text told."""
    return at.date(Again("Q", "closed"))


def then(at: Found) -> Phrase | None:
    """Until then, by then, since then: the time that the text told last."""
    return at.date(Again("any"))
