"""Neighbours that make one time: "10 p.m." and "Wednesday", "Friday" and "Jan. 21", "July" and "last year"."""

from __future__ import annotations

import re

import msgspec

from verbale.read.times.lexicon import Lexicon
from verbale.read.times.make_clock import day_named
from verbale.read.times.meaning import Again, Calendar, Fixed, Phrase, Shift, YearBefore
from verbale.read.times.words import Words

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
            phrase = msgspec.structs.replace(phrase, bare=False)
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
    if left.meaning is None and left.clock and day_named(right.meaning) and _CLOCK_THEN_DAY.fullmatch(gap):
        if left.bare and gap not in ("", "of") and not gap.startswith("of"):
            return None
        if right.clock and not (left.clock[1].isdigit() and right.clock[1].isalpha()):
            return None
        return msgspec.structs.replace(right, first=left.first, type="TIME", clock=left.clock)
    if right.meaning is None and right.clock and day_named(left.meaning) and _DAY_THEN_CLOCK.fullmatch(gap):
        if left.clock and not right.clock[1].isdigit():
            return None
        if right.bare and gap not in ("", "in"):
            return None
        return msgspec.structs.replace(left, last=right.last, type="TIME", clock=right.clock, bare=False)
    return _join_dates(left, right, gap)


def _join_dates(left: Phrase, right: Phrase, gap: str) -> Phrase | None:
    a, b = left.meaning, right.meaning
    span = {"first": left.first, "last": right.last}
    if left.clock or (right.clock and right.bare):
        return None
    if isinstance(a, Calendar) and a.weekday and not a.month:
        if isinstance(b, Calendar) and b.month and b.day and _WEEKDAY_THEN_DATE.fullmatch(gap):
            both = msgspec.structs.replace(b, weekday=a.weekday)
            return msgspec.structs.replace(right, meaning=both, tense=left.tense, **span)
        if isinstance(b, Shift) and b.unit == "W" and gap in ("", "of"):
            return msgspec.structs.replace(left, meaning=msgspec.structs.replace(a, week=b), **span)
    year = _year_of(b)
    if isinstance(a, Shift) and a.unit == "Q" and a.n == -1 and isinstance(year, int) and gap == "of":
        return msgspec.structs.replace(left, meaning=Calendar(quarter=4, year=year), **span)  # the last quarter of 1986
    if isinstance(a, Calendar) and a.year is None and not a.weekday and year is not None and gap in ("", "of", ", of"):
        return msgspec.structs.replace(left, meaning=msgspec.structs.replace(a, year=year), **span)
    year = _year_of(a)
    if year is not None and gap == "'s":
        if isinstance(b, Calendar) and b.year is None and (b.quarter or b.half or b.season):
            return msgspec.structs.replace(right, meaning=msgspec.structs.replace(b, year=year), **span)
        if isinstance(b, Again) and b.unit == "Q":
            return msgspec.structs.replace(right, meaning=YearBefore(year=year), bare=False, **span)
    return None


def _year_of(meaning: object) -> int | Shift | None:
    """The year that a meaning names, if it names just a year."""
    if isinstance(meaning, Shift) and meaning.unit == "Y":
        return meaning
    if isinstance(meaning, Calendar) and isinstance(meaning.year, int):
        alone = msgspec.structs.replace(meaning, year=None) == Calendar()
        return meaning.year if alone else None
    if isinstance(meaning, Fixed) and len(meaning.value) == 4 and meaning.value.isdecimal():
        return int(meaning.value)
    return None
