"""When: which of a sentence's times says when a move was made, and which when its content is due."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.document import Spans
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.syntax import is_verbal
from verbale.reader.times import together, when
from verbale.reading import Time, When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock

DUE_KINDS = frozenset({"commit", "demand", "offer", "warn", "disclose"})
"""Kinds whose content is still to happen; a planned meeting's day is due as well."""

_PAST, _FUTURE, _PRESENT = "PAST_REF", "FUTURE_REF", "PRESENT_REF"


class Clock:
    """The times of a document, to be asked by token."""

    def __init__(self, times: tuple[Time, ...], text: str, published: dt.date | None) -> None:
        times = together(text, times)  # "Friday and Saturday" is one time to a move
        self._times = times
        self._starts = [time.start for time in times]
        self._text = text
        self._published = published

    def at(self, block: ParsedBlock, token: Token) -> Time | None:
        """The time that a token belongs to."""
        start = block.block.starts[token.idx]
        i = bisect_left(self._starts, start + 1) - 1
        if i >= 0 and self._times[i].start <= start < self._times[i].end:
            return self._times[i]
        return None

    def asked(self, block: ParsedBlock) -> Callable[[Token], bool]:
        """Whether a token of a block belongs to a time (durations aside: they belong to contents)."""

        def is_time(token: Token) -> bool:
            time = self.at(block, token)
            return time is not None and time.type in ("DATE", "TIME")

        return is_time

    def of(self, candidate: Candidate) -> tuple[tuple[When, Spans] | None, tuple[When, Spans] | None]:
        """When the move was made and when its content is due, each with its place, where told."""
        inner, outer = self._near(candidate)
        to_come = candidate.kind in DUE_KINDS or candidate.status == "planned"
        if to_come:
            due = next((t for t in inner if not self._is_past(t)), None)
            due = due or next((t for t in outer if self._is_future(t)), None)
            on = next((t for t in (*outer, *inner) if t is not due and not self._is_future(t)), None)
            return self._when(on), self._when(due)
        if candidate.kind != "meet":
            # What is told of long ago inside a content says nothing of when the move was made.
            held = candidate.what
            inside = {self.at(candidate.block, t) for t in held.words if _governor(t) not in candidate.heads}
            inner = [t for t in inner if t not in inside]
        on = next((t for t in (*inner, *outer) if not self._is_future(t)), None)
        return self._when(on), None

    def _near(self, candidate: Candidate) -> tuple[list[Time], list[Time]]:
        """The times in the content's clause, and those beside the words that report it."""
        block = candidate.block
        inner: list[Time] = []
        outer: list[Time] = []
        head = candidate.heads[0] if candidate.heads else candidate.trigger
        # A meeting happens when the verb that holds it says ("the round will take place on Friday").
        own = candidate.heads if candidate.kind == "meet" else (head,)
        for token in candidate.sentence:
            time = self.at(block, token)
            if time is None or time in inner or time in outer:
                continue
            if time.type not in ("DATE", "TIME") or time.value == _PRESENT:
                continue
            governor = _governor(token)
            in_clause = governor is None or governor in own or candidate.what.holds(governor)
            if in_clause or head.is_ancestor(token):
                inner.append(time)
            elif governor is not None and (
                governor == candidate.trigger or governor.is_ancestor(candidate.trigger)
            ):
                outer.append(time)
        return inner, outer

    def _is_past(self, time: Time) -> bool:
        if time.value == _PAST:
            return True
        return self._published is not None and time.latest is not None and time.latest < self._published

    def _is_future(self, time: Time) -> bool:
        if time.value == _FUTURE:
            return True
        return self._published is not None and time.earliest is not None and time.earliest > self._published

    def _when(self, time: Time | None) -> tuple[When, Spans] | None:
        if time is None:
            return None
        return when(self._text, time), ((time.start, time.end),)


def _governor(token: Token) -> Token | None:
    """The verb that a time stands with."""
    for _ in range(12):
        if token.head == token:
            return token if is_verbal(token) else None
        token = token.head
        if is_verbal(token):
            return token
    return None
