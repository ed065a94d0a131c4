"""Explain: for each sentence of a document, what was read, by what, and why a candidate was dropped.

Analysts see here which rule to mend, and which word the vocabulary lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from verbale.document import Document, Span, folded
from verbale.reader.moves.candidate import Candidate
from verbale.reader.reader import Reader
from verbale.reading import MoveKind


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate for a move in a sentence."""

    kind: MoveKind
    what: str
    read_by: str
    confidence: float | None
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
    from verbale.reader.moves.find import decide, page_of, see
    from verbale.reader.parties.cast import find_parties
    from verbale.reader.times import find_times

    parsed = reader.parser.parse(document)
    cast = find_parties(parsed, reader.atlas)
    encoded = reader.attributor.encode(parsed) if reader.attributor.learned else None
    statements = reader.attributor.attribute(parsed, cast, encoded)
    page = page_of(parsed, statements, find_times(document.text, document.published), cast)
    decided: dict[tuple[int, int], list[Seen]] = {}
    weighed = encoded if reader.settings.moves_by == "head" else None
    for verdict in decide(parsed, page, reader.words, weighed):
        place = verdict.candidate.block.span(verdict.candidate.sentence)
        decided.setdefault(place, []).append(_seen(verdict.candidate, verdict.dropped))
    for block, sentence in parsed.sentences():
        place = start, end = block.span(sentence)
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
        outside = "the passage is about no negotiation"
        seen = decided.get(place) or [
            _seen(candidate, outside) for candidate in see(block, sentence, page, reader.words)
        ]
        yield Explained(span=place, text=folded(document.text[start:end]), told=told, seen=tuple(seen))


def _seen(candidate: Candidate, dropped: str | None) -> Seen:
    return Seen(
        kind=candidate.kind,
        what=candidate.what.words.text,
        read_by=candidate.read_by,
        confidence=candidate.confidence,
        dropped=dropped,
    )
