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
    format: str | None
    place: str | None
    duration: str | None
    postponed: bool


class _Words(NamedTuple):
    levels: tuple[tuple[str, re.Pattern[str]], ...]
    formats: tuple[tuple[str, re.Pattern[str]], ...]
    postponed: re.Pattern[str]
    no_place: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads(files("verbale.vocabulary").joinpath("meetings.toml").read_text(encoding="utf-8"))
    return _Words(
        levels=tuple((level["name"], _any_of(level["words"])) for level in data["level"]),
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
def venue_of(what: str, quote: str, parties: frozenset[str] = frozenset()) -> Venue:
    """Read level, format, place and duration of a meeting from what it is called and its sentence.

    What the meeting is called counts before the rest of the sentence. `parties` are names that are
    no place here. A place is a capitalised name after "in" or "at"; the first in the content, else
    in the sentence.
    """
    words = _words()
    return Venue(
        level=_first(words.levels, what) or _first(words.levels, quote),
        format=_first(words.formats, what) or _first(words.formats, quote),
        place=_place(what) or _place(quote),
        duration=_found(_DURATION, what) or _found(_DURATION, quote),
        postponed=words.postponed.search(what) is not None or words.postponed.search(quote) is not None,
    )


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
