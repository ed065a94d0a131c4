"""Makers of what names a place in the calendar: days, months, years, quarters, seasons, holidays."""

from __future__ import annotations

import msgspec

from verbale.read.times.calendar import make_date
from verbale.read.times.found import Found
from verbale.read.times.meaning import Again, Calendar, Fixed, Phrase, Shift, YearBefore

_MONTHS = ("MONTH", "MONTHABBR", "MAY", "MARCH")
_SIDES = ("LAST", "PAST", "NEXT", "COMING", "THIS", "CURRENT", "PRESENT", "FOLLOWING", "PREVIOUS", "LATEST",
          "THAT", "SAME")  # fmt: skip


def date(at: Found, meaning: Calendar | Shift | Fixed | Again | YearBefore | None, **more: object) -> Phrase:
    """A phrase of type DATE over the whole match."""
    return Phrase(first=at.first, last=at.last, type="DATE", meaning=meaning, **more)  # type: ignore[arg-type]


def which(at: Found) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where no such word stands in the match."""
    if at.has("THIS") and at.has("PAST", "COMING"):
        return -1 if at.has("PAST") else 1
    i = at.place(*_SIDES)
    return None if i is None else at.amount(i)


def iso(at: Found) -> Phrase | None:
    """2022-01-21, 2022-01-21T14:26, 2022-W04."""
    value = at.words.written(at.first).replace(" ", "T").replace(",", ".")
    if "W" in value:
        return date(at, Fixed(value)) if 1 <= int(value[6:8]) <= 53 else None
    year, month, day = (int(part) for part in value[:10].split("-"))
    if make_date(year, month, day) is None:
        return None
    phrase = date(at, Fixed(value))
    return phrase if len(value) == 10 else Phrase(first=at.first, last=at.last, type="TIME", meaning=Fixed(value))


def slashed(at: Found) -> Phrase | None:
    """12/31/1998 and 31/12/1998; where both orders are possible the text does not settle it: no phrase."""
    first, second, year = (int(part) for part in at.words.lower[at.first].replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    dotted = "." in at.words.lower[at.first]
    orders = {(first, second), (second, first)} if not dotted else {(second, first)}
    days = {day for month, day_ in orders if (day := make_date(year, month, day_))}
    return date(at, Fixed(days.pop().isoformat())) if len(days) == 1 else None


def short_year(word: str) -> int:
    """'98 is 1998, '05 is 2005: nobody writes a year ahead of the century's middle so."""
    year = int(word[1:3])
    return year + (1900 if year >= 50 else 2000)


def year_told(at: Found) -> int | None:
    """The year that stands in the match."""
    i = at.place("YEAR", "SHORT")
    if i is None:
        return None
    word = at.words.lower[i]
    return int(word) if word.isdecimal() else short_year(word)


def month_day(at: Found) -> Phrase | None:
    """A month with a day, a year or both; "January 9-10" is a range."""
    month_at = at.place(*_MONTHS)
    if month_at is None or not _is_month(at, month_at):
        return None
    month = at.amount(month_at)
    days = [_day(at, i) for i in at.places("DAYNUM", "NTH", "ORDINAL", "FIRST")]
    year = year_told(at)
    if any(make_date(year or 2000, month, day) is None for day in days):
        return None
    if len(days) == 2 and days[0] >= days[1]:
        return None
    day, to_day = (days + [None, None])[:2] if days else (None, None)  # type: ignore[list-item]
    return date(at, Calendar(year=year, month=month, day=day, to_day=to_day, which=None if year else which(at)))


def _day(at: Found, i: int) -> int:
    """The day of the month: `6`, `6th`, "sixth"."""
    return at.digits(i) if at.words.lower[i][0].isdecimal() else at.amount(i)


def _is_month(at: Found, i: int) -> bool:
    """Whether "may", "march", "dec" is the month: written with a capital."""
    return at.words.codes[i] in at.lexicon.of("MONTH") or at.words.capital(i)


def month(at: Found) -> Phrase | None:
    """A month alone, or last, this and next month by name."""
    i = at.place(*_MONTHS)
    if i is None or not at.words.capital(i):
        return None
    if at.last - at.first == 1 and _is_name(at):
        return None
    return date(at, Calendar(month=at.amount(i), which=which(at)))


def _is_name(at: Found) -> bool:
    """Whether "April", "June", "August" is a person's first name: before a name, after no preposition."""
    names = at.words.lower[at.first] in ("april", "june", "august", "january")
    return names and at.right_is("X") and not at.left_is("in", "of", "by", "since", "until", "from", "the", "'s", "a")


def weekday(at: Found) -> Phrase | None:
    """Friday, last Friday, this coming Friday, the following Friday."""
    i = at.place("WEEKDAY", "DAYABBR")
    if i is None or not at.words.capital(i):
        return None
    base = "text" if at.has("FOLLOWING", "PREVIOUS", "SAME", "THAT") else "day"
    side = which(at)
    if at.has("THIS") and at.has("PAST", "COMING"):
        side = -1 if at.has("PAST") else 1
        return date(at, Calendar(weekday=at.amount(i)), tense=side)
    if at.has("COMING"):
        return date(at, Calendar(weekday=at.amount(i)), tense=1)
    return date(at, Calendar(weekday=at.amount(i), which=side, base=base))


def year(at: Found) -> Phrase | None:
    """1989, the year 1989, fiscal 1989; not a number of anything."""
    i = at.place("YEAR")
    unit = at.place("UNIT")
    if i is None or (unit is not None and at.value(unit) != "Y"):
        return None
    alone = at.last - at.first == 1
    if alone and not _stands_as_year(at):
        return None
    return date(at, Calendar(year=int(at.words.lower[i])))


def _stands_as_year(at: Found) -> bool:
    """Whether a number of four digits stands where a year stands."""
    number = int(at.words.lower[at.first])
    if at.left() in at.lexicon.numbered or at.right() in at.lexicon.counted:
        return False
    if at.right_is("UNITS", "MILLION", "HUNDRED", "AMPM", "~") and not at.right_is("~"):
        return False
    if at.left() in (";", "~") and at.first > 1 and at.words.codes[at.first - 2] in at.lexicon.of("INT", "DAYNUM"):
        return False
    if at.right() in ("×", "x"):
        return False
    sure = at.left_is("in", "since", "until", "of", "by", "from", "for", "through", "to", "EARLY", "LATE", "MID")
    return 1800 <= number < 2040 or (sure and number < 2100) or at.left_is("in", "since", "until", "by")


def spoken_year(at: Found) -> Phrase | None:
    """Nineteen ninety-six; the year two thousand."""
    named = at.place("UNIT")
    if named is not None and at.value(named) != "Y":
        return None
    numbers = [at.amount(i) for i in at.places("NUMBER", "ONE", "HUNDRED")]
    if named is not None:
        count, most = at.count()
        if most is None and count and 1500 <= count < 2200:
            return date(at, Fixed(f"{int(count):04}"))
    if not numbers or numbers[0] not in (17, 18, 19, 20) or at.right_is("UNIT", "UNITS", "QUARTERS", "MILLION"):
        return None
    rest = sum(numbers[1:])
    joined = len(numbers) == 2 or (len(numbers) == 3 and numbers[1] % 10 == 0 and numbers[2] < 10)
    if not joined or not 10 <= rest <= 99 or numbers[1] < 10 or (numbers[0] == 20 and named is None and rest > 40):
        return None
    return date(at, Fixed(f"{numbers[0]}{rest:02}"))


def years(at: Found) -> Phrase | None:
    """2021-22, 2014-2015; 2022-01 is a month."""
    word = at.words.lower[at.first]
    first, second = int(word[:4]), word[5:]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if first < 1800 or not at.words.lower[at.first][4] in "-–/":
        return None
    if len(second) == 2 and last <= first:
        monthly = word[4] == "-" and 1 <= int(second) <= 12
        return date(at, Fixed(f"{first:04}-{int(second):02}")) if monthly else None
    return date(at, Fixed(f"{first:04}/{last:04}")) if first < last <= first + 100 else None


def decade(at: Found) -> Phrase | None:
    """The 1980s, the '80s, the eighties."""
    i = at.place("DECADE")
    if i is not None:
        figures = "".join(c for c in at.words.lower[i] if c.isdecimal())
        tens = int(figures) // 10
        return date(at, Fixed(f"{tens if len(figures) == 4 else _century_of(tens)}"))
    i = at.place("DECADEWORD")
    return None if i is None else date(at, Fixed(f"{_century_of(at.amount(i))}"))


def _century_of(tens: int) -> int:
    """The decade that two figures mean: the '10s and '20s are of this century, the others of the last."""
    return tens + (200 if tens in (0, 1) else 190)


def century(at: Found) -> Phrase | None:
    """The 20th century."""
    unit = at.place("UNIT")
    if unit is None or at.value(unit) != "CE":
        return None
    i = at.place("NTH", "ORDINAL", "FIRST", "SECOND")
    if i is None:
        return date(at, Shift(0, "CE"))
    number = at.digits(i) if at.words.codes[i] in at.lexicon.of("NTH") else at.amount(i)
    return date(at, Fixed(f"{number - 1:02}")) if 1 <= number <= 22 else None


def quarter(at: Found) -> Phrase | None:
    """The third quarter, last quarter, the 1988 second quarter, the latest quarter."""
    i = at.place("NTH", "ORDINAL", "FIRST", "SECOND")
    number: int | None = None
    if i is not None:
        number = at.digits(i) if at.words.codes[i] in at.lexicon.of("NTH") else at.amount(i)
        if not 1 <= number <= 4:
            return None
    year = year_told(at)
    if number is None and year is not None:
        return date(at, YearBefore(year=year))
    if number is None:
        if at.has("LATEST"):
            return date(at, Again("Q", "closed"))
        if at.has("SAME", "THAT"):
            return date(at, Again("Q"))
        base = "text" if at.has("FOLLOWING", "PREVIOUS") else "day"
        return date(at, Shift(which(at) or 0, "Q", base))
    phrase = date(at, Calendar(year=year, quarter=number, which=which(at)))
    before = at.words.codes[at.last - 2]
    if before == "~" and at.words.lower[at.first] in ("the", "a", "its", "his", "their", "an"):
        return msgspec.structs.replace(phrase, first=at.first + 1)  # "a third-quarter loss": the article is the loss's
    return phrase


def quarter_sign(at: Found) -> Phrase | None:
    """Q3 2020, H1."""
    sign = at.words.lower[at.first]
    number = int(sign[1])
    if sign[0] == "h" and number > 2:
        return None
    kind = {"quarter": number} if sign[0] == "q" else {"half": number}
    return date(at, Calendar(year=year_told(at), **kind))  # type: ignore[arg-type]


def half(at: Found) -> Phrase | None:
    """The first half of 1990; only where a year or results are told, not the half of a game."""
    year = year_told(at)
    of_year = at.right() in ("of", "in") and (
        at.right(2).isdecimal() or at.right(3) in ("year", "decade", "century") or at.right(4) == "year"
    )
    results = at.right() in ("profit", "profits", "results", "earnings", "sales", "loss", "net", "revenue", "year")
    if year is None and not of_year and not results:
        return None
    return date(at, Calendar(year=year, half=1 if at.has("FIRST") else 2))


def season(at: Found) -> Phrase | None:
    """Last summer, the fall, spring 1990."""
    i = at.place("SEASON", "FALL")
    if i is None:
        return None
    if at.last - at.first == 1 and not at.left_is("in", "by", "since", "until", "EARLY", "LATE", "MID", "of", "through"):
        return None
    if at.words.capital(i) and at.first < i and at.left_is("X"):
        return None
    base = "text" if at.has("FOLLOWING", "PREVIOUS", "SAME") else "day"
    return date(at, Calendar(year=year_told(at), season=str(at.value(i)), which=which(at), base=base))


def holiday(at: Found) -> Phrase | None:
    """Christmas, New Year's Eve, Thanksgiving 2020."""
    i = at.place("HOLIDAY")
    if i is None:
        return None
    end = i + 1
    while end < at.last and at.words.codes[end] == at.lexicon.classes["REST"]:
        end += 1
    rule = at.lexicon.holidays[tuple(at.words.lower[i:end])]
    part = at.code("PART")
    phrase = date(at, Calendar(year=year_told(at), holiday=rule, which=which(at)))
    if part:
        return Phrase(first=at.first, last=at.last, type="TIME", meaning=phrase.meaning, clock=part)
    return phrase


def weekend(at: Found) -> Phrase | None:
    """The weekend, of this week or the one before as the tense says."""
    if at.last - at.first == 1 and not at.right_is("x", "'s"):
        return None
    return date(at, Calendar(weekend=True))
