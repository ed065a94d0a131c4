"""Times in a text: the functions that the rest of Verbale calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from verbale.reader.times.lexicon import load_lexicon
from verbale.reader.times.phrases import read_phrases
from verbale.reader.times.settle import settle
from verbale.reader.times.story import Story
from verbale.reading import Time

BLOCK = 500_000
"""Characters read at a time: what a long text takes in memory does not grow with its length."""


def find_times(text: str, day: dt.date | None) -> tuple[Time, ...]:
    """All phrases of time in a text, in order, as understood when it appeared on `day`.

    Offsets count code points of the text; a phrase holds no preposition ("by next week" is "next week"
    with the modifier ON_OR_BEFORE). Without a day, what needs one has the value None.
    """
    lexicon, story = load_lexicon(), Story(day)
    times: list[Time] = []
    for start, block in _blocks(text):
        words, phrases = read_phrases(block, lexicon)
        times += settle(phrases, words, story, start)
        story.turn_page()
    return tuple(times)


def resolve(text: str, times: tuple[Time, ...], day: dt.date) -> tuple[Time, ...]:
    """The same times, now that the day of the text is known; a time not read here stays as it is."""
    settled = {(time.start, time.end): time for time in find_times(text, day)}
    return tuple(settled.get((time.start, time.end), time) for time in times)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """A text in blocks with their offsets, cut between paragraphs, else at a blank, else where it must be."""
    start = 0
    while len(text) - start > 2 * BLOCK:
        cuts = (text.find(mark, start + BLOCK, start + 2 * BLOCK) for mark in ("\n\n", "\n", " "))
        cut = next((cut for cut in cuts if cut > 0), start + BLOCK)
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]
