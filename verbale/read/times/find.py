"""Times in a text: the functions that the rest of Verbale calls."""

from __future__ import annotations

import datetime as dt

from verbale.read.times.lexicon import load_lexicon
from verbale.read.times.phrases import read_phrases
from verbale.read.times.settle import replace_day, settle
from verbale.reading import Time


def find_times(text: str, day: dt.date | None) -> tuple[Time, ...]:
    """All phrases of time in a text, in order, as understood when it appeared on `day`.

    Offsets count code points of the text; a phrase holds no preposition ("by next week" is "next week"
    with the modifier ON_OR_BEFORE). Without a day, what needs one has the value None.
    """
    words, phrases = read_phrases(text, load_lexicon())
    return settle(phrases, words, day)


def resolve(text: str, times: tuple[Time, ...], day: dt.date) -> tuple[Time, ...]:
    """The same times, now that the day of the text is known; a time that was not read here stays as it is."""
    return replace_day(times, find_times(text, day))
