"""Makers of what names a place in the calendar: days, months, years and what they make up."""

from __future__ import annotations

from verbale.reader.times.calendar import make_date
from verbale.reader.times.found import Found
from verbale.reader.times.meaning import Base, Calendar, Fixed, Phrase, Shift

_MONTHS = ("MONTH", "MONTHABBR", "MAY", "MARCH")
_SIDES = (
    "LAST", "PAST", "NEXT", "COMING", "THIS", "CURRENT", "PRESENT", "FOLLOWING", "PREVIOUS", "LATEST",
    "THAT", "SAME",
)  # fmt: skip


def which(at: Found) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where no such word stands in the match."""
    if at.has("THIS") and at.has("PAST", "COMING"):
        return -1 if at.has("PAST") else 1
    i = at.place(*_SIDES)
    return None if i is None else at.amount(i)


def base_told(at: Found, *names: str) -> Base:
    """Whether the match is counted from the text ("the following Friday") or from the day of publication."""
    return "text" if at.has("FOLLOWING", "PREVIOUS", *names) else "day"


def iso(at: Found) -> Phrase | None:
    """2022-01-21, 2022-01-21T08:45, 2022-W04."""
    value = at.words.written(at.first).replace(" ", "T").replace(",", ".")
    if "W" in value:
        return at.date(Fixed(value)) if 1 <= int(value[6:8]) <= 53 else None
    year, month, day = (int(part) for part in value[:10].split("-"))
    if make_date(year, month, day) is None:
        return None
    return at.date(Fixed(value)) if len(value) == 10 else at.timed(Fixed(value), None)


def slashed(at: Found) -> Phrase | None:
    """12/31/1998 and 31/12/1998; where both orders are possible nothing settles it: no value."""
    word = at.words.lower[at.first]
    first, second, year = (int(part) for part in word.replace(".", "/").split("/"))
    if first > 31:  # 2022/01/05
        day = make_date(first, second, year)
        return at.date(Fixed(day.isoformat())) if day else None
    if year < 100:
        year += 1900 if year >= 50 else 2000
    orders = {(second, first)} if "." in word else {(first, second), (second, first)}
    days = {day for month, day_ in orders if (day := make_date(year, month, day_))}
    if not days:
        return None
    return at.date(Fixed(days.pop().isoformat() if len(days) == 1 else None))


def month_day(at: Found) -> Phrase | None:
    """A month with a day, a year or both; "January 14-15" is a range."""
    i = at.place(*_MONTHS)
    if i is None or not (at.words.codes[i] in at.lexicon.of("MONTH") or at.words.capital(i)):
        return None
    month = at.amount(i)
    days = [at.amount(i) for i in at.places("DAYNUM", "NTH", "ORDINAL", "FIRST")]
    year = at.year()
    if any(make_date(year or 2000, month, day) is None for day in days) or (
        len(days) == 2 and days[0] >= days[1]
    ):
        return None
    return at.date(
        Calendar(
            year=year,
            month=month,
            day=days[0] if days else None,
            to_day=days[1] if len(days) == 2 else None,
            which=None if year else which(at),
        )
    )


def month(at: Found) -> Phrase | None:
    """A month alone, or last, this and next month by name."""
    i = at.place(*_MONTHS)
    if i is None or not at.words.capital(i):
        return None
    if at.is_one_word() and at.words.lower[i] in at.context.first_names and at.right_is("X"):
        named = not at.left_is("in", "of", "by", "since", "until", "from", "the", "'s", "a")
        if named:  # "June Smith said"
            return None
    if (
        at.words.lower[i] == "may"
        and at.left() == "for"
        and at.left(2) not in (*at.context.participles, "set")
    ):
        return None  # a blow for Mrs May
    return at.date(Calendar(month=at.amount(i), which=which(at)))


def weekday(at: Found) -> Phrase | None:
    """Friday, last Friday, this coming Friday, the following Friday."""
    i = at.place("WEEKDAY", "DAYABBR")
    if i is None or not at.words.capital(i):
        return None
    if at.has("COMING") or (at.has("THIS") and at.has("PAST")):
        return at.date(Calendar(weekday=at.amount(i)), tense=1 if at.has("COMING") else -1)
    return at.date(Calendar(weekday=at.amount(i), which=which(at), base=base_told(at, "SAME", "THAT")))


def year(at: Found) -> Phrase | None:
    """1989, the year 1989, fiscal 1989; not a number of anything."""
    i = at.place("YEAR")
    if i is None or at.unit() not in (None, "Y") or (at.is_one_word() and not _stands_as_year(at)):
        return None
    return at.date(Calendar(year=at.amount(i)))


def _stands_as_year(at: Found) -> bool:
    """Whether a number of four digits stands where a year stands."""
    number = at.amount(at.first)
    if at.left() in at.context.numbered or at.right() in at.context.counted:
        return False
    if at.right_is("UNITS", "MILLION", "HUNDRED", "AMPM"):
        return False
    if (
        at.left_is(";", "~")
        and at.first > 1
        and at.words.codes[at.first - 2] in at.lexicon.of("INT", "DAYNUM")
    ):
        return False  # a telephone number, a score
    sure = at.left_is(
        "in", "since", "until", "of", "by", "from", "for", "through", "to", "EARLY", "LATE", "MID"
    )
    return 1800 <= number < 2040 or (sure and number < 2100) or at.left_is("in", "since", "until", "by")


def spoken_year(at: Found) -> Phrase | None:
    """Nineteen eighty-four; the year two thousand."""
    unit = at.unit()
    if unit is not None:
        numbers = at.numbers()
        told = unit == "Y" and len(numbers) == 1 and 1500 <= numbers[0] < 2200
        return at.date(Fixed(f"{int(numbers[0]):04}")) if told else None
    if at.right_is("UNIT", "UNITS", "QUARTERS", "MILLION") or at.has("HUNDRED"):
        return None
    century, *rest = [at.amount(i) for i in at.places("NUMBER", "ONE")]
    tens_first = len(rest) == 1 or (len(rest) == 2 and rest[0] % 10 == 0 and rest[1] < 10)
    if century not in (17, 18, 19, 20) or not rest or not tens_first or rest[0] < 10:
        return None
    if century == 20 and sum(rest) > 40:  # "twenty fifty" is no year that anybody tells
        return None
    return at.date(Fixed(f"{century}{sum(rest):02}"))


def years(at: Found) -> Phrase | None:
    """2021-22, 2014-2015; 2022-01 is a month."""
    word = at.words.lower[at.last - 1]
    first, second = int(word[:4]), word[5:]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if first < 1800:
        return None
    if len(second) == 2 and last <= first:
        monthly = word[4] == "-" and 1 <= int(second) <= 12
        return at.date(Fixed(f"{first:04}-{int(second):02}")) if monthly else None
    return at.date(Fixed(f"{first:04}/{last:04}")) if first < last <= first + 100 else None


def decade(at: Found) -> Phrase | None:
    """The 1980s, the '80s, the eighties."""
    i = at.place("DECADE", "DECADEWORD")
    if i is None:
        return None
    tens = at.amount(i) // 10 if at.words.codes[i] in at.lexicon.of("DECADE") else at.amount(i)
    if tens < 100:  # the '10s and '20s are of this century, the others of the last
        tens += 200 if tens in (0, 1) else 190
    return at.date(Fixed(f"{tens:03}"))


def century(at: Found) -> Phrase | None:
    """The 20th century."""
    if at.unit() != "CE":
        return None
    number = at.ordinal()
    if number is None:
        return at.date(Shift(0, "CE"))
    return at.date(Fixed(f"{number - 1:02}")) if 1 <= number <= 22 else None
