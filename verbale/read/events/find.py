"""Find the PLOVER events of a document: who did what to whom, in every sentence that tells of something done.

The spine of this room: see -> settle with the moves -> name the actors -> write down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.read.events.lexicon import Lexicon, Root, load_lexicon, packaged_lexicon
from verbale.read.events.moved import matched, moves_by_sentence, root_of
from verbale.read.events.roots import Roots, packaged_roots
from verbale.read.events.see import Event, events
from verbale.read.events.who import Standing, who
from verbale.read.parties.actors import Actors, actors
from verbale.reading import Act, Move

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.read.parse import ParsedBlock, ParsedDocument
    from verbale.read.parties.cast import Cast


_PUBLIC = frozenset({"state", "organisation", "armed group", "union", "body", "group", "role"})
"""Kinds of parties of public life: all but companies and persons."""


@dataclass(frozen=True)
class EventWords:
    """The vocabulary that events are read with."""

    lexicon: Lexicon
    roots: Roots


def packaged_events(extra: Path | None = None) -> EventWords:
    """The vocabulary that comes with Verbale, with a user's own events before it."""
    lexicon = packaged_lexicon() if extra is None else load_lexicon(extra)
    return EventWords(lexicon, packaged_roots())


def find_acts(
    parsed: ParsedDocument, cast: Cast, moves: tuple[Move, ...], words: EventWords
) -> tuple[Act, ...]:
    """The events of a document, sentence by sentence, the main one of each first.

    An event that is a move carries the move's id; moves that no event tells come after the events of their
    sentence, where PLOVER has a root for their kind.
    """
    found: list[Act] = []
    finder = _Finder(cast, words)
    moved = moves_by_sentence(moves)
    for block, sentence in parsed.sentences():
        seen = events(sentence, words.lexicon, words.roots)
        here = moved.get(block.span(sentence)[1], []) if moved else []
        if seen or here:
            found += finder.acts(block, sentence, seen, here)
    return tuple(found)


class _Finder:
    """Writes down the acts of one document's sentences."""

    def __init__(self, cast: Cast, words: EventWords) -> None:
        self._cast = cast
        self._words = words
        self._public = frozenset(p.id for p in cast.parties if p.kind in _PUBLIC)

    def acts(
        self, block: ParsedBlock, sentence: Words, seen: list[Event], moves: list[Move]
    ) -> Iterator[Act]:
        """The acts of a sentence, the main one first."""
        same, alone = matched(block, sentence, seen, moves) if moves else ({}, [])
        for event in seen:
            move = same.get(event.head.i)
            found = who(sentence, event, lambda t: self._standing(block, t), self._people)
            if found is not None:
                yield self._act(block, sentence, event.root, found, move)
            elif move is not None:
                alone.append((move, event.head))
        for move, verb in alone:
            root = root_of(move, sentence, self._words.roots)
            if root is not None:
                yield self._act(block, sentence, root, actors(sentence, verb), move)

    @property
    def _people(self) -> frozenset[str]:
        return self._words.lexicon.things["actors"]

    def _standing(self, block: ParsedBlock, token: Token) -> Standing | None:
        known = self._cast.who(block, token)
        if known.kind in (None, "press"):
            return None
        if known.kind in _PUBLIC or any(party in self._public for party in known.parties):
            return "public"
        return "private"

    def _act(self, block: ParsedBlock, sentence: Words, root: Root, found: Actors, move: Move | None) -> Act:
        return Act(
            root=root,
            quad=self._words.roots.quad[root],
            source=block.spans(found.source) if found.source is not None else (),
            target=block.spans(found.target) if found.target is not None else (),
            evidence=move.evidence if move is not None else block.span(sentence),
            move=move.id if move is not None else None,
        )
