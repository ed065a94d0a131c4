"""Moved: events and moves on the same words are one act; moves that no event tells are acts of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from verbale.document import Spans
from verbale.reader.events.lexicon import Root
from verbale.reader.events.roots import Roots
from verbale.reader.events.see import Event
from verbale.reading import Move

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock


def moves_by_sentence(moves: Iterable[Move]) -> Mapping[int, list[Move]]:
    """The moves of a document by the end of the sentence that tells them."""
    found: dict[int, list[Move]] = {}
    for move in moves:
        found.setdefault(move.evidence[1], []).append(move)
    return found


def matched(
    block: ParsedBlock, sentence: Words, events: list[Event], moves: list[Move], roots: Roots
) -> tuple[dict[int, Move], list[tuple[Move, Root]]]:
    """Which move each event is, by the place of its head, and the moves that no event tells, with their root.

    A move is the event that is told at or above the words of its content: the nearest of its own root, else
    the nearest. Of several moves that are one event the first of its root counts, else the first. Kinds of
    moves that have no root (a denial, an assessment) are no events.
    """
    heads = {event.head.i: event.root for event in events}
    same: dict[int, tuple[Move, Root]] = {}
    alone: list[tuple[Move, Root]] = []
    for move in moves:
        content = _content(block, sentence, move.spans.what)
        root = _root_of(move, content, roots)
        if not content or root is None:
            continue
        above = [i for i in _upwards(content[0]) if i in heads]
        if not above:
            alone.append((move, root))
            continue
        here = next((i for i in above if heads[i] == root), above[0])
        if here not in same or same[here][1] != heads[here] == root:
            same[here] = (move, root)
    return {here: move for here, (move, _) in same.items()}, alone


def _root_of(move: Move, content: list[Token], roots: Roots) -> Root | None:
    """The root of a move by its kind, and of a deed by its words; None where PLOVER has none."""
    by_words = {"press": roots.press, "deliver": roots.deliver}.get(move.kind, {})
    told = [*content, *(t.head for t in content[:1])]
    lemmas = {t.lemma_.lower() for t in told}
    return next((root for root, known in by_words.items() if lemmas & known), roots.root.get(move.kind))


def _content(block: ParsedBlock, sentence: Words, what: Spans) -> list[Token]:
    """The words of a content that stand in the sentence, the one that heads them first."""
    inside = [
        t
        for t in sentence
        if not t.is_punct and any(a < end and start < b for a, b in what for start, end in (block.span(t),))
    ]
    places = {t.i for t in inside}
    return sorted(inside, key=lambda t: t.head.i in places and t.head.i != t.i)


def _upwards(token: Token) -> Iterator[int]:
    """The places of a token and of all that governs it, the nearest first."""
    yield token.i
    while token.head.i != token.i:
        token = token.head
        yield token.i
