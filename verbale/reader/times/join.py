"""Neighbours that make one time: "10 p.m." and "Wednesday", "Friday" and "Jan. 21"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from verbale.reader.times.lexicon import Lexicon
from verbale.reader.times.meaning import (
    Again,
    Calendar,
    Elapsed,
    Fixed,
    Length,
    Meaning,
    Phrase,
    Shift,
    YearBefore,
    day_named,
)
from verbale.reader.times.words import Words

_NEAR = 25
"""How many words may stand between a day and "in the morning" for it to be that day's."""

_REACH = 3
"""How many words may stand between two parts of one time."""


def joined(phrases: list[Phrase], words: Words, lexicon: Lexicon) -> list[Phrase]:
    """The phrases, neighbours that belong together made one."""
    result: list[Phrase] = []
    for phrase in phrases:
        while result and phrase.first - result[-1].last <= _REACH:
            gap = " ".join(words.lower[result[-1].last : phrase.first])
            if "\n\n" in words.text[words.ends[result[-1].last - 1] : words.starts[phrase.first]]:
                break
            both = _join(result[-1], phrase, gap)
            if both is None:
                break
            result.pop()
            phrase = both
        if phrase.bare and phrase.meaning is None and result and _told_in_story(result[-1], phrase, words):
            phrase = replace(phrase, bare=False)
        result.append(phrase)
    return result


def _told_in_story(before: Phrase, phrase: Phrase, words: Words) -> bool:
    """Whether "in the morning" is of a day told just before; elsewhere it is any morning."""
    gap = words.codes[before.last : phrase.first]
    own = phrase.first and words.lower[phrase.first - 1] == "in" and words.lower[phrase.first] == "the"
    return bool(own) and day_named(before.meaning) and len(gap) < _NEAR and "¶" not in gap


_CLOCK_THEN_DAY = re.compile(r",?(?: ?on)?(?: the)?|of|\(?")
_DAY_THEN_CLOCK = re.compile(r",?(?: ?at)?(?: (?:about|around|approximately))?|in")
_WEEKDAY_THEN_DATE = re.compile(r",?(?: the)?|the|\(|~")


def _join(left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    """One phrase of two, or None where they are two."""
    if left.meaning is None or right.meaning is None:
        joined = _with_clock(left, right, gap)
    elif left.clock or (right.clock and right.bare):
        return None
    else:
        joined = (
            _weekday_and(left, right, gap) or _with_year(left, right, gap) or _counted_from(left, right, gap)
        )
    return joined and replace(joined, first=left.first, last=right.last)


def _with_clock(left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    """10 p.m. Wednesday; Friday morning; noon on Thursday; tomorrow at 3 o'clock."""
    if left.clock and left.meaning is None and day_named(right.meaning) and _CLOCK_THEN_DAY.fullmatch(gap):
        if left.bare and gap != "of" and gap:
            return None
        if right.clock and not (left.clock[1].isdigit() and right.clock[1].isalpha()):
            return None
        return replace(right, type="TIME", clock=left.clock)
    if right.clock and right.meaning is None and day_named(left.meaning) and _DAY_THEN_CLOCK.fullmatch(gap):
        if (left.clock and not right.clock[1].isdigit()) or (right.bare and gap not in ("", "in")):
            return None
        return replace(left, type="TIME", clock=right.clock, bare=False)
    return None


def _weekday_and(left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    """Friday, Jan. 21; Friday next week."""
    a, b = left.meaning, right.meaning
    if not isinstance(a, Calendar) or not a.weekday or a.month:
        return None
    if isinstance(b, Calendar) and b.month and b.day and _WEEKDAY_THEN_DATE.fullmatch(gap):
        return replace(right, meaning=replace(b, weekday=a.weekday), tense=left.tense)
    if isinstance(b, Shift) and b.unit == "W" and gap in ("", "of"):
        return replace(left, meaning=replace(a, week=b))
    return None


def _with_year(left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    """July last year; the third quarter of 1990; this year's first half; the last quarter of 1986."""
    a, b = left.meaning, right.meaning
    year = _year_of(b)
    if year is not None and gap in ("", "of", ", of"):
        if a == Shift(-1, "Q") and isinstance(year, int):
            return replace(left, meaning=Calendar(quarter=4, year=year))
        if isinstance(a, Calendar) and a.year is None and not a.weekday:
            return replace(left, meaning=replace(a, year=year))
    year = _year_of(a)
    if year is not None and gap == "'s":
        if isinstance(b, Calendar) and b.year is None and (b.quarter or b.half or b.season):
            return replace(right, meaning=replace(b, year=year))
        if isinstance(b, Again) and b.unit == "Q":
            return replace(right, meaning=YearBefore(year=year), bare=False)
    return None


def _counted_from(left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    """A week from Friday."""
    a, b = left.meaning, right.meaning
    if gap != "from" or not isinstance(a, Length) or not isinstance(b, Calendar) or not day_named(b):
        return None
    if len(a.parts) != 1:
        return None
    count, unit = a.parts[0]
    return replace(right, meaning=Elapsed(count, unit, of=b), tense=1)


def _year_of(meaning: Meaning) -> int | Shift | None:
    """The year that a meaning names, if it names just a year."""
    if isinstance(meaning, Shift) and meaning.unit == "Y":
        return meaning
    if isinstance(meaning, Calendar) and isinstance(meaning.year, int):
        return meaning.year if replace(meaning, year=None) == Calendar() else None
    if isinstance(meaning, Fixed) and meaning.value and len(meaning.value) == 4 and meaning.value.isdecimal():
        return int(meaning.value)
    return None
