"""Makers of what lies within a year without a month: quarters, halves, seasons, holidays, weekends."""

from __future__ import annotations

from verbale.reader.times.found import Found
from verbale.reader.times.make_calendar import base_told, which
from verbale.reader.times.meaning import Again, Calendar, Phrase, Shift, YearBefore


def quarter(at: Found) -> Phrase | None:
    """The third quarter, last quarter, the 1988 second quarter, the latest quarter."""
    number, year = at.ordinal(), at.year()
    if number is not None:
        if not 1 <= number <= 4:
            return None
        prenominal = at.words.codes[at.last - 2] == "~" and at.words.codes[at.first] in at.lexicon.of(
            "the", "a"
        )
        meaning = Calendar(year=year, quarter=number, which=which(at))
        return at.date(
            meaning, skip=1 if prenominal else 0
        )  # "a third-quarter loss": the article is the loss's
    if year is not None:
        return at.date(YearBefore(year=year))
    if at.has("LATEST"):
        return at.date(Again("Q", "closed"))
    if at.has("SAME", "THAT"):
        return at.date(Again("Q"))
    return at.date(Shift(which(at) or 0, "Q", base_told(at)))


def quarter_sign(at: Found) -> Phrase | None:
    """Q3 2020, H1."""
    sign = at.words.lower[at.first]
    number = int(sign[1])
    if sign[0] == "q":
        return at.date(Calendar(year=at.year(), quarter=number))
    return at.date(Calendar(year=at.year(), half=number)) if number <= 2 else None


def half(at: Found) -> Phrase | None:
    """The first half of 1990; only where a year or results are told, not the half of a game."""
    year = at.year()
    of_year = at.right() in ("of", "in") and (
        at.right(2).isdecimal() or at.right(3) in ("year", "decade", "century") or at.right(4) == "year"
    )
    if year is None and not of_year and at.right() not in at.context.results:
        return None
    return at.date(Calendar(year=year, half=1 if at.has("FIRST") else 2))


def season(at: Found) -> Phrase | None:
    """Last summer, the fall, spring 1990."""
    i = at.place("SEASON", "FALL")
    if i is None:
        return None
    if at.is_one_word() and not at.left_is(
        "in", "by", "since", "until", "EARLY", "LATE", "MID", "of", "through"
    ):
        return None
    return at.date(
        Calendar(year=at.year(), season=str(at.value(i)), which=which(at), base=base_told(at, "SAME"))
    )


def holiday(at: Found) -> Phrase | None:
    """Christmas, New Year's Eve, Thanksgiving 2020, Easter morning."""
    i = at.place("HOLIDAY")
    if i is None:
        return None
    end = i + 1
    while end < at.last and at.words.codes[end] == at.lexicon.classes["REST"]:
        end += 1
    rule = at.lexicon.holidays[tuple(at.words.lower[i:end])]
    meaning = Calendar(year=at.year(), holiday=rule, which=which(at))
    part = at.code("PART")
    return at.timed(meaning, part) if part else at.date(meaning)


def weekend(at: Found) -> Phrase | None:
    """The weekend, of this week or the one before as the tense says."""
    if at.is_one_word() and not at.right_is("x", "'s"):
        return None
    return at.date(Calendar(weekend=True))
