"""When: which of a sentence's times says when a move was made, and which when its content is due."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from verbale.document import Span, Spans
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.syntax import SUBJECTS, child, children, is_verbal, mood
from verbale.reader.times import together, when
from verbale.reading import Statement, Time, When

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

    def of(
        self, candidate: Candidate, spoken: Sequence[Statement]
    ) -> tuple[tuple[When, Spans] | None, tuple[When, Spans] | None]:
        """When the move was made and when its content is due, each with its place, where told.

        `spoken` is what the mover says where the move is made by speaking: then the day of speaking is the
        day of the move. A day on which somebody else reports it is not.
        """
        inner, outer = self._near(candidate, spoken)
        if candidate.kind in DUE_KINDS or candidate.status == "planned":
            due = next((t for t in inner if not self._is_past(t) and t.value != _PRESENT), None)
        else:
            due = next((t for t in inner if self._is_future(t)), None)
        on = next((t for t in (*inner, *outer) if t is not due and not self._is_future(t)), None)
        return self._when(on), self._when(due)

    def _near(self, candidate: Candidate, spoken: Sequence[Statement]) -> tuple[list[Time], list[Time]]:
        """The times that say when it is, and those that say when it was spoken."""
        block, what = candidate.block, candidate.what
        own = {candidate.trigger, what.head, *candidate.heads}
        own |= {above for token in tuple(own) for above in _bearers(token)}
        if candidate.kind == "meet":
            named_so = (candidate.trigger, *_inside_of(candidate.trigger))  # "a round of talks held on ..."
            own |= {c for token in named_so for c in children(token, "acl", "relcl") if is_verbal(c)}
            own |= {c for token in tuple(own) for c in children(token, "xcomp") if is_verbal(c)}
        beside = {above for token in own for above in _beside(token)}
        cues = [place for statement in spoken for place in statement.cue]
        cue = {t for t in candidate.sentence if _within(block.span(t), cues)} if cues else set()
        names_it = candidate.kind == "meet" and what.holds(candidate.trigger)
        cue |= {above for token in tuple(cue) for above in _beside(token)}
        inner: list[Time] = []
        made: list[Time] = []
        outer: list[Time] = []
        last: list[Time] = []
        for token in candidate.sentence:
            time = self.at(block, token)
            if time is None or any(time in seen for seen in (inner, made, outer, last)):
                continue
            if time.type not in ("DATE", "TIME"):
                continue
            anchor = _anchor(token, partial(self._is_of, block, time))
            over = _object_of(anchor) if token.i > anchor.i else set()
            # The parser is often wrong about a time that stands right behind the words it belongs to.
            behind = (
                candidate.kind in DUE_KINDS and what.end <= token.i <= what.end + 1 and what.holds(anchor)
            )
            named = names_it and what.holds(token) and not is_verbal(anchor)
            if time.value == _PRESENT and anchor != candidate.trigger:
                continue
            done = anchor.tag_ == "VBD" or (anchor.tag_ == "VBN" and mood(anchor) == "fact")
            if done and (anchor == candidate.trigger != what.head or anchor == what.head):
                made.append(time)  # "warned on Sunday": the day of the move, even if it is today's
            elif anchor in own or over & own or behind or named:
                inner.append(time)
            elif anchor in cue or over & cue or (anchor.dep_ == "advcl" and anchor.head in cue):
                outer.append(time)
            elif anchor in beside and candidate.kind == "meet":
                inner.append(time)  # "will meet on Monday to discuss it"
            elif anchor in beside:
                last.append(time)
        return inner, made + outer + last

    def _is_of(self, block: ParsedBlock, time: Time, token: Token) -> bool:
        return self.at(block, token) is time

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


def _anchor(token: Token, in_time: Callable[[Token], bool]) -> Token:
    """The word that a time says the when of: the first one above it that is no preposition."""
    while token.head != token and (in_time(token) or token.pos_ == "ADP"):
        token = token.head
    return token


def _bearers(token: Token) -> Iterator[Token]:
    """The verbs that carry a word: "plans" of "plans to answer", "made" of "made an offer"."""
    if not is_verbal(token) and token.dep_ in ("dobj", "nsubjpass", "attr"):
        token = token.head
        yield token
    while (token.dep_ == "xcomp" and is_verbal(token.head)) or (token.dep_ == "acl" and token.tag_ == "VB"):
        token = token.head
        yield token


def _beside(token: Token) -> Iterator[Token]:
    """The verb whose subject and time a verb shares: "met on Monday and agreed", "met, agreeing"."""
    if not is_verbal(token) or child(token, *SUBJECTS) is not None:
        return
    if token.dep_ == "conj" or (token.dep_ == "advcl" and token.tag_ in ("VBG", "VB")):
        yield token.head


def _object_of(token: Token) -> set[Token]:
    """What a noun hangs on through objects and prepositions alone: a time behind it may mean any of them."""
    found = set()
    while token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("dobj", "pobj", "nsubjpass"):
        token = token.head
        while token.pos_ == "ADP" and token.head != token:
            token = token.head
        found.add(token)
    return found


def _inside_of(token: Token) -> Iterator[Token]:
    """What a noun is one of: the talks of "a round of talks"."""
    for c in children(token, "prep"):
        if c.lower_ == "of":
            yield from children(c, "pobj")


def _within(place: Span, spans: Sequence[Span]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in spans)
