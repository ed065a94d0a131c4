"""Find the PLOVER events of a document: who did what to whom, in every sentence that tells of something done.

The spine of this room: see -> settle with the moves -> name the actors -> write down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.document import Span, Spans
from verbale.reader.events.headline import as_sentence
from verbale.reader.events.lexicon import Lexicon, load_lexicon, packaged_lexicon
from verbale.reader.events.mentions import Mentions
from verbale.reader.events.moved import matched, moves_by_sentence
from verbale.reader.events.roots import Roots, packaged_roots
from verbale.reader.events.see import Event, events
from verbale.reader.events.who import People, Standing, who
from verbale.reading import Act, Move

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock, ParsedDocument, Parser
    from verbale.reader.parties.cast import Cast


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
    parsed: ParsedDocument, cast: Cast, moves: tuple[Move, ...], words: EventWords, parser: Parser
) -> tuple[Act, ...]:
    """The events of a document, sentence by sentence, the main one of each first.

    An event that is a move carries the move's id (the first, where it is several); moves that no event tells
    come after the events of their sentence, where PLOVER has a root for their kind. The parser reads
    headlines again, as sentences.
    """
    found: list[Act] = []
    finder = _Finder(cast, words)
    moved = moves_by_sentence(moves)
    for told in parsed.blocks:
        for block, sentence in as_sentence(told, cast, words.lexicon, parser).pairs():
            seen = events(sentence, words.lexicon, words.roots)
            here = moved.get(block.span(sentence)[1], []) if moved else []
            if seen or here:
                found += finder.acts(told, block, sentence, seen, here)
    return tuple(found)


class _Finder:
    """Writes down the acts of one document's sentences."""

    def __init__(self, cast: Cast, words: EventWords) -> None:
        self._cast = cast
        self._words = words
        self._public = frozenset(p.id for p in cast.parties if p.kind in _PUBLIC)
        self._mentions = Mentions(cast.parties)

    def acts(
        self, told: ParsedBlock, block: ParsedBlock, sentence: Words, seen: list[Event], moves: list[Move]
    ) -> Iterator[Act]:
        """The acts of a sentence, the main one first; `told` is the block as the cast knows it."""
        roots = self._words.roots
        same, alone = matched(block, sentence, seen, moves, roots) if moves else ({}, [])
        evidence = block.span(sentence)
        things = self._words.lexicon.things
        people = People(
            things["actors"], things["people"], things["no_people"], lambda t: self._standing(told, t)
        )
        for event in seen:
            move = same.get(event.head.i)
            found = who(sentence, event, people)
            if found is None:
                if move is not None:
                    alone.append((move, event.root))
                continue
            yield Act(
                root=event.root,
                quad=roots.quad[event.root],
                source=self._named(told, block, found.source, move.by if move else (), evidence),
                target=self._named(told, block, found.target, move.to if move else (), evidence),
                evidence=evidence,
                move=move.id if move else None,
            )
        for move, root in alone:
            yield Act(
                root=root,
                quad=roots.quad[root],
                source=self._mentions.of(move.by, evidence),
                target=self._mentions.of(move.to, evidence),
                evidence=move.evidence,
                move=move.id,
            )

    def _named(
        self,
        told: ParsedBlock,
        block: ParsedBlock,
        words: Words | None,
        known: tuple[str, ...],
        evidence: Span,
    ) -> Spans:
        """Where a phrase stands; for a pronoun, where whom it means is named, `known` or by the cast."""
        if words is None:
            return self._mentions.of(known, evidence)
        if len(words) == 1 and words[0].pos_ == "PRON":
            meant = known or self._cast.who(told, told.doc[words[0].i]).parties
            return self._mentions.of(meant, evidence) or block.spans(words)
        return block.spans(words)

    def _standing(self, told: ParsedBlock, token: Token) -> Standing | None:
        known = self._cast.who(told, told.doc[token.i])
        if known.kind in (None, "press", "thing"):
            return None
        if known.kind in _PUBLIC or any(party in self._public for party in known.parties):
            return "public"
        return "private"
