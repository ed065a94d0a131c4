"""Corrections: where the parse knows better than the learned reader.

Each is a case in which the wrong side would be given the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.read.attribution.draft import Draft, Place
from verbale.read.attribution.syntax import TELLING, agent, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def corrected(drafts: Sequence[Draft], docs: Sequence[Doc]) -> list[Draft]:
    """The drafts, with the source of passives put right."""
    return [_told(draft, docs) for draft in drafts]


def _told(draft: Draft, docs: Sequence[Doc]) -> Draft:
    """ "Reporters were told that ...": they did not say it; whoever told them did, or nobody named."""
    if draft.cue is None or len(draft.source) != 1 or draft.source[0].block != draft.cue.block:
        return draft
    doc, source = docs[draft.cue.block], draft.source[0]
    for verb in _verbs(doc, draft.cue):
        if verb.lemma_.lower() not in TELLING:
            continue
        told = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if told is None or not source.start <= told.idx < source.end:
            continue
        teller = agent(verb)
        if teller is None:
            return replace(draft, source=())
        start, end = noun_phrase(teller)
        last = doc[end - 1]
        return replace(draft, source=(Place(source.block, doc[start].idx, last.idx + len(last.text)),))
    return draft


def _verbs(doc: Doc, cue: Place) -> list[Token]:
    words = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return [t for t in words or () if t.pos_ == "VERB"]
