"""Where, at what level and in which form a meeting is told to be: read from the words of its sentence."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from typing import NamedTuple


class Venue(NamedTuple):
    """What the words of a meeting tell of its circumstances; None where they do not."""

    level: str | None
    sure: bool
    """Whether what the meeting is called tells the level, rather than another part of its sentence."""
    format: str | None
    place: str | None
    here: bool
    """Whether what the meeting is called tells the place."""
    duration: str | None
    postponed: bool


class _Words(NamedTuple):
    levels: dict[str, str]
    """From the words of a level, in lower case, to its name."""
    level: re.Pattern[str]
    formats: tuple[tuple[str, re.Pattern[str]], ...]
    postponed: re.Pattern[str]
    no_place: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads(files("verbale.vocabulary").joinpath("meetings.toml").read_text(encoding="utf-8"))
    return _Words(
        levels={word.lower(): level["name"] for level in data["level"] for word in level["words"]},
        level=_any_of([word for level in data["level"] for word in level["words"]]),
        formats=tuple((name, _any_of(words)) for name, words in data["formats"].items()),
        postponed=_any_of(data["postponed"]["words"]),
        no_place=frozenset(data["no_place"]["words"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


LEVELS = ("technical", "ambassadors", "deputy ministers", "envoys", "ministers", "heads")
"""The ladder of levels, lowest first."""

_PLACE = re.compile(r"\b(?:in|at)\s+((?:[A-Z][\w'’-]+)(?:\s+(?:of\s+)?[A-Z][\w'’-]+){0,2})")
_DURATION = re.compile(
    r"\b((?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|several|half[- ]an)"
    r"[- ](?:and a half[- ])?(?:hours?|minutes?|days?))\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=8_192)
def venue_of(what: str, quote: str) -> Venue:
    """Read level, format, place and duration of a meeting from what it is called and its sentence.

    What the meeting is called counts before the rest of the sentence, and there what follows it
    before what goes before. A place is a capitalised name after "in" or "at".
    """
    words = _words()
    cut = quote.find(what[:40])
    after = quote[cut + len(what) :] if cut >= 0 else quote
    before = quote[:cut] if cut >= 0 else ""
    level = _level(what)
    place = _place(what)
    return Venue(
        level=level or _level(quote),
        sure=level is not None,
        format=_first(words.formats, what) or _first(words.formats, after),
        place=place or _place(after) or _place(before),
        here=place is not None,
        duration=_found(_DURATION, what) or _found(_DURATION, quote),
        postponed=words.postponed.search(what) is not None or words.postponed.search(quote) is not None,
    )


def _level(text: str) -> str | None:
    """The level that the longest words tell: "prime ministers" before "ministers"."""
    words = _words()
    told = [found[0].lower() for found in words.level.finditer(text)]
    return words.levels[max(told, key=len)] if told else None


def _first(named: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> str | None:
    return next((name for name, pattern in named if pattern.search(text)), None)


def _place(text: str) -> str | None:
    no_place = _words().no_place
    for found in _PLACE.finditer(text):
        words = found[1].split()
        while words and words[-1] in no_place:
            words.pop()
        if words and words[0] not in no_place:
            return " ".join(words).rstrip("’'")
    return None


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1] if found else None
