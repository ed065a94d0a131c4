"""What a phrase of time means before a day is known: what settle.py turns into values.

A meaning never holds a guess: what the words leave open (a month's year, the week of a "Friday")
stays open here and is settled from the day of publication, the tense and what the text said before.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Base = Literal["day", "text"]
"""What it is counted from: the day of publication, or the time that the text told before."""


class Fixed(msgspec.Struct, frozen=True):
    """A value that needs nothing else: `1989`, `PRESENT_REF`; None where nothing settles it ("5/1/2022")."""

    value: str | None


class Shift(msgspec.Struct, frozen=True):
    """The n-th period of a unit from a base: last week, tomorrow, the following year."""

    n: int
    unit: str
    base: Base = "day"
    rolling: bool = False
    """True for "the past year", which may as well be the last twelve months."""


class Elapsed(msgspec.Struct, frozen=True):
    """So many units from a base: "two weeks ago", "three days later". A None count was never counted."""

    n: float | None
    unit: str
    base: Base = "day"
    sign: int = 1
    of: Calendar | None = None
    """What it is counted from, where told: "a week from Friday"."""
    compared: bool = False
    """True for "a year ago/earlier", which in reports of results means the same period a year before."""


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the calendar by name: "Nov. 6", "Friday", "the third quarter", "last summer"."""

    year: int | Shift | None = None
    month: int | None = None
    day: int | None = None
    to_day: int | None = None
    """The last day of "January 14-15"."""
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    """The rule for its day, as times_context.toml writes it; empty where there is none."""
    weekend: bool = False
    week: Shift | None = None
    """The week of a weekday, where told: "Friday next week"."""
    which: int | None = None
    """-1 last, 0 this, 1 next; None where no such word stands there."""
    base: Base = "day"


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """How long: a count (None: vague) of a unit, seen back (-1) or ahead (1) where the words say so."""

    parts: tuple[tuple[float | None, str], ...]
    most: float | None = None
    """The upper count of "two to three weeks"."""
    toward: int = 0


class Repeated(msgspec.Struct, frozen=True):
    """How often: the TIMEX3 value of a SET."""

    value: str


class Again(msgspec.Struct, frozen=True):
    """A period that the text told before: "that week", "the quarter"."""

    unit: str
    otherwise: Literal["none", "current", "closed"] = "none"
    """What it is where the text told none: "the week" is the current one, "the latest quarter" the last
    that has ended, "that year" none at all."""


class YearBefore(msgspec.Struct, frozen=True):
    """The same period in another year: "the year-ago quarter", "the 1988 period"."""

    quarter: int | None = None
    year: int | Shift | None = None
    """None for the year before that of the period told."""


Meaning = Fixed | Shift | Elapsed | Calendar | Length | Repeated | Again | YearBefore | None
"""None where only the clock is told ("at noon"): the day is the one that the text told before."""


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase of time in a text, and what it means."""

    first: int
    last: int
    """The words it takes, by their places; `last` is exclusive."""
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    meaning: Meaning
    clock: str | None = None
    """The end of a TIMEX3 value: `T22:00`, `TMO`."""
    mod: str | None = None
    bound: str | None = None
    """`earlier` or `later`: the period up to, or from, the day of publication."""
    deadline: str | None = None
    """The modifier that a preposition before the phrase gives it."""
    tense: int = 0
    """-1 where the text tells of it as past, 1 as to come, 0 where nothing tells."""
    sentence: int = 0
    bare: bool = False
    """True for a phrase that is one only together with its neighbour: "morning", "5 p.m."."""


def day_named(meaning: Meaning) -> bool:
    """Whether a meaning names a day, so that a clock time can belong to it."""
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None or meaning.holiday is not None
    return isinstance(meaning, Shift | Again) and meaning.unit == "D"
