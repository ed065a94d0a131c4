"""Explain: for each sentence of a document, what was read, by what, and why a candidate was dropped.

Analysts see here which rule to mend, and which word the vocabulary lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from verbale.document import Document, Span, folded
from verbale.read.moves.matters import passages
from verbale.read.reader import Reader
from verbale.reading import MoveKind


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate for a move in a sentence."""

    kind: MoveKind
    what: str
    read_by: str
    dropped: str | None
    """Why it is no move; None where it is one."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's words in a sentence."""

    speaker: str | None
    kind: str
    cue: str
    confidence: float | None


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, and what was read in it."""

    span: Span
    text: str
    told: tuple[Told, ...]
    seen: tuple[Seen, ...]


def explain(document: Document, reader: Reader) -> Iterator[Explained]:
    """The sentences of a document in order, those with nothing in them as well."""
    from verbale.read.moves.find import page_of, see
    from verbale.read.moves.movers import negotiators
    from verbale.read.moves.settle import verdicts
    from verbale.read.parties.cast import find_parties
    from verbale.read.times import find_times

    parsed = reader.parser.parse(document)
    cast = find_parties(parsed, reader.atlas)
    statements = reader.attributor.attribute(parsed, cast)
    page = page_of(parsed, statements, find_times(document.text, document.published), cast)
    about = passages(parsed, reader.words.matters, negotiators(cast))
    for number, (block, sentence) in ((n, pair) for n, b in enumerate(parsed.blocks) for pair in b.pairs()):
        start, end = block.span(sentence)
        told = tuple(
            Told(
                speaker=s.speaker,
                kind=s.kind,
                cue=" … ".join(document.text[a:b] for a, b in s.cue),
                confidence=s.confidence,
            )
            for s in statements
            if any(start <= a < end for a, _ in s.content)
        )
        seen = tuple(
            Seen(
                kind=v.candidate.kind,
                what=v.candidate.what.words.text,
                read_by=v.candidate.read_by,
                dropped=v.dropped if number in about else "the passage is about no negotiation",
            )
            for v in verdicts(see(block, sentence, page, reader.words))
        )
        yield Explained(span=(start, end), text=folded(document.text[start:end]), told=told, seen=seen)
