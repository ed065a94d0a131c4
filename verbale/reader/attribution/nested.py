"""Nested statements: what somebody says that somebody else said.

The learned reader finds what the text itself reports. What stands inside a content ("he added that
the sides agreed that ...") is found by rule, and only where the words leave no doubt: a verb of
speech with a subject that is named there and a clause or an infinitive of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from verbale.reader.attribution.cues import Cues
from verbale.reader.attribution.draft import Draft, Place, in_blocks
from verbale.reader.attribution.rules import Cue, cue_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOBODY = frozenset(
    "i we you us me anyone anybody someone somebody something everyone everybody nobody no people one it "
    "this that which what who them".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def read_nested(docs: Sequence[Doc], drafts: Sequence[Draft], cues: Cues) -> list[Draft]:
    """The statements told inside the contents of those already found."""
    found = []
    known = in_blocks(d.cue for d in drafts if d.cue)
    told = in_blocks(p for d in drafts for p in d.contents)
    for block, doc in enumerate(docs):
        holders = told.get(block)
        if not holders:
            continue
        for cue in _sure_cues(doc, cues):
            draft = _draft(doc, block, cue)
            if draft.cue is None or any(draft.cue.touches(k) for k in known.get(block, ())):
                continue
            whole = (*draft.source, draft.cue, *draft.contents)
            if any(all(holder.holds(part) for part in whole) for holder in holders):
                found.append(draft)
    return found


def _sure_cues(doc: Doc, cues: Cues) -> Iterator[Cue]:
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in cues.nested or not _finite(token):
            continue
        cue = cue_at(token, cues)
        if cue and cue.contents and cue.source and doc[cue.source[0]].lower_ not in _NOBODY:
            yield cue


def _finite(verb: Token) -> bool:
    """Whether a verb tells what was said or is said: "told", "had told", "is saying"; not "to tell"."""
    helped = [c.lemma_.lower() for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return (verb.tag_ in _FINITE and not helped) or helped[:1] in (["have"], ["be"])


def _draft(doc: Doc, block: int, cue: Cue) -> Draft:
    def place(start: int, end: int) -> Place:
        return Place(block, doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))

    source = (place(*cue.source),) if cue.source else ()
    return Draft(source, place(*cue.words), tuple(place(*span) for span in cue.contents))
