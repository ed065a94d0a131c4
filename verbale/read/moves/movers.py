"""Movers: whose move a candidate is, towards whom, in whose mouth, and by whose account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from verbale.document import Span
from verbale.read.moves.candidate import Candidate
from verbale.reading import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.read.parse import ParsedBlock

FIRST_PERSON = frozenset({"we", "i", "us", "our", "me", "my", "ours", "ourselves"})


class Who(Protocol):
    """Somebody that the text names: what the parties' room tells of a noun phrase."""

    @property
    def words(self) -> str:
        """As written."""

    @property
    def name(self) -> str | None:
        """The fullest name in the document of the person or body."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties that it is or speaks for."""


class Cast(Protocol):
    """Everybody that a document names."""

    def who(self, block: ParsedBlock, words: Words | Token) -> Who:
        """Who a noun phrase is."""


@dataclass(frozen=True)
class Movers:
    """Whose move it is and by whose account."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    voice: str | None
    reported_by: str | None
    statement: str | None


@dataclass(frozen=True)
class Told:
    """The statements of a document, to be asked by place."""

    statements: tuple[Statement, ...]

    def around(self, place: Span) -> Statement | None:
        """The innermost statement whose content holds the place."""
        best: tuple[int, Statement] | None = None
        for statement in self.statements:
            for start, end in statement.content:
                if start <= place[0] and place[1] <= end and (best is None or end - start < best[0]):
                    best = (end - start, statement)
        return best[1] if best else None

    def cued_by(self, place: Span) -> Statement | None:
        """The statement that the words at a place report."""
        for statement in self.statements:
            if any(start <= place[0] and place[1] <= end for start, end in statement.cue):
                return statement
        return None


def movers(candidate: Candidate, cast: Cast, told: Told) -> Movers:
    """Resolve the words of a candidate to parties, and say whose account it is."""
    block = candidate.block
    place = block.span(candidate.trigger)
    around = told.around(place)
    own = told.cued_by(place) if candidate.says else None
    reported_by, statement = _account(candidate, cast, told, around, own)
    by: tuple[str, ...] = ()
    voice: str | None = None
    speaker_says = False
    if candidate.mover == "speaker" or any(t.lower_ in FIRST_PERSON for t in candidate.by):
        who_says = around or told.around(block.span(candidate.what.words)) or own
        if who_says is not None:
            by, voice = _of_speaker(who_says)
            speaker_says = True
    if not speaker_says or candidate.mover == "parties":
        found = [cast.who(block, t) for t in candidate.by if t.lower_ not in FIRST_PERSON]
        by = _union([*([by] if by else []), *(who.parties for who in found)])
        named = next((who.name for who in found if who.name is not None), None)
        voice = voice or named
    to = _union(_parties(cast, candidate, around))
    return Movers(by, tuple(p for p in to if p not in by), voice, reported_by, statement)


def _account(
    candidate: Candidate, cast: Cast, told: Told, around: Statement | None, own: Statement | None
) -> tuple[str | None, str | None]:
    if around is not None:
        return around.speaker, around.id
    if own is not None:
        return own.speaker, own.id
    if candidate.says and candidate.by:
        who = cast.who(candidate.block, candidate.by[0])
        return who.name or (who.words if who.parties else None), None
    inside = told.around(candidate.block.span(candidate.what.words))
    return (inside.speaker, inside.id) if inside is not None else (None, None)


def _of_speaker(statement: Statement) -> tuple[tuple[str, ...], str | None]:
    by = (statement.speaks_for,) if statement.speaks_for else ()
    return by, statement.speaker


def _parties(cast: Cast, candidate: Candidate, around: Statement | None) -> Iterable[tuple[str, ...]]:
    for token in candidate.to:
        if token.lower_ in FIRST_PERSON:
            if around is not None and around.speaks_for:
                yield (around.speaks_for,)
        else:
            yield cast.who(candidate.block, token).parties


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for group in groups:
        found.extend(p for p in group if p not in found)
    return tuple(found)
