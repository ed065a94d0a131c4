"""Attribution: who said what. From a parsed document to its statements.

`Attributor.attribute` is the one door: drafts are found (turns of a transcript, the learned head on
the encoder's states, rules for what is told inside another statement), settled, and their speakers
asked of the cast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from verbale.document import Spans
from verbale.reader.attribution.correct import corrected
from verbale.reader.attribution.cues import load_cues
from verbale.reader.attribution.dashes import read_dashes
from verbale.reader.attribution.draft import Draft, Place, in_blocks
from verbale.reader.attribution.head import Head
from verbale.reader.attribution.learned import load_head, read_encoded
from verbale.reader.attribution.nested import read_nested
from verbale.reader.attribution.recordings import read_recordings
from verbale.reader.attribution.rules import read_block
from verbale.reader.attribution.settle import innermost, kind_of, marks_of, settled
from verbale.reader.attribution.speakers import Cast, speakers
from verbale.reader.attribution.turns import read_turns
from verbale.reader.encoder import WEIGHTS, Encoded, Encoder, shipped_encoder
from verbale.reading import Statement, record_id

if TYPE_CHECKING:
    from verbale.reader.parse import ParsedDocument


LEAST = 0.3
"""Attributions that the head is less sure of are left out: three of four of them are wrong."""

_NOWHERE = Place(-1, 0, 0)


class Attributor:
    """Finds the statements of documents; made once and used for many.

    `learned` is off where the weights are not to be used: the rules then read everything.
    """

    def __init__(self, *, learned: bool = (WEIGHTS / "encoder.int8.onnx").exists()) -> None:
        self.learned = learned

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder, loaded when it is first needed."""
        return shipped_encoder()

    @cached_property
    def head(self) -> Head:
        """The attribution head."""
        return load_head()

    def encode(self, parsed: ParsedDocument) -> tuple[Encoded, ...]:
        """The encoder's pass over a document, which other heads can share."""
        return self.encoder.encode([b.block for b in parsed.blocks])

    def attribute(
        self,
        parsed: ParsedDocument,
        cast: Cast | None = None,
        encoded: Sequence[Encoded] | None = None,
    ) -> tuple[Statement, ...]:
        """The statements of a document, in the order of their first words.

        `cast` tells who the speakers are; without one they stay unnamed. `encoded` is the encoder's
        pass, where the caller has it already.
        """
        drafts = self.drafts(parsed, encoded)
        return _statements(parsed, drafts, cast)

    def drafts(self, parsed: ParsedDocument, encoded: Sequence[Encoded] | None = None) -> list[Draft]:
        """What is found, before it is given ids and speakers."""
        cues = load_cues()
        texts = [b.block.text for b in parsed.blocks]
        marks = marks_of(texts)
        if self.learned:
            encoded = encoded if encoded is not None else self.encode(parsed)
            found = [d for d in read_encoded(encoded, self.head) if (d.confidence or 0.0) >= LEAST]
        else:
            found = [d for i, b in enumerate(parsed.blocks) for d in read_block(b.doc, i, cues)]
        docs = [b.doc for b in parsed.blocks]
        turns = [*read_turns(texts), *read_recordings(texts)]
        labels = {place.block: place for turn in turns for place in turn.source}
        found = [d for d in found if not any(s.touches(labels.get(s.block, _NOWHERE)) for s in d.source)]
        found = corrected(settled(found, texts, marks), docs)
        told = in_blocks(p for d in found for p in d.contents)
        found += [d for d in read_dashes(texts, marks) if not _told(d, told)]
        found += read_nested(docs, found, cues)
        return [*turns, *found]


def _told(draft: Draft, places: Mapping[int, Sequence[Place]]) -> bool:
    """Whether some of a draft's content is told already."""
    return any(p.touches(q) for p in draft.contents for q in places.get(p.block, ()))


def _statements(parsed: ParsedDocument, drafts: Sequence[Draft], cast: Cast | None) -> tuple[Statement, ...]:
    marks = marks_of([b.block.text for b in parsed.blocks])
    spans = [_of_draft(parsed, draft) for draft in drafts]
    ids = [record_id(parsed.document.sha256, "statement", *cue, *content) for _, cue, content in spans]
    holders = innermost(drafts)
    statements = [
        Statement(
            id=ids[i],
            source=source,
            cue=cue,
            content=content,
            kind=kind_of(drafts[i].contents, marks),
            speaker=speaker.name,
            speaks_for=speaker.speaks_for,
            addressees=speaker.addressees,
            inside=None if holder is None else ids[holder],
            confidence=drafts[i].confidence,
        )
        for i, ((source, cue, content), holder, speaker) in enumerate(
            zip(spans, holders, speakers(parsed, drafts, holders, cast), strict=True)
        )
    ]
    return tuple(sorted(statements, key=lambda s: (min(s.source + s.cue + s.content), s.id)))


def _of_draft(parsed: ParsedDocument, draft: Draft) -> tuple[Spans, Spans, Spans]:
    cue = (draft.cue,) if draft.cue else ()
    return _spans(parsed, draft.source), _spans(parsed, cue), _spans(parsed, draft.contents)


def _spans(parsed: ParsedDocument, places: Sequence[Place]) -> Spans:
    return tuple(s for p in sorted(places) for s in parsed.blocks[p.block].block.spans(p.start, p.end))
