"""Quotations: where a block's quotation marks open and close, whatever marks they are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from verbale.reader.pieces import CLOSING, INSIDE, LEFT_OPEN, OPENING, quote_states

SCARE_WORDS = 3
"""A quotation of no more words, with no cue of its own, is a name, a title or scare quotes."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The characters `start:end` of a block that one pair of marks holds, the marks included."""

    start: int
    end: int
    closed: bool
    """False where the block ends, or another quotation opens, before the closing mark."""

    def words(self, text: str) -> int:
        """How many words it holds."""
        return len(text[self.start : self.end].split())


def quotations(text: str) -> list[Quotation]:
    """The quotations of a block, in order; they never overlap."""
    states = quote_states(text)
    opens = [i for i, state in enumerate(states) if state == OPENING] + [len(text)]
    found = []
    for start, following in pairwise(opens):
        end = start + 1
        while end < following and states[end] in (INSIDE, LEFT_OPEN):
            end += 1
        closed = end < following and states[end] == CLOSING
        end += closed
        if any(c.isalnum() for c in text[start:end]):
            found.append(Quotation(start, end, closed))
    return found
