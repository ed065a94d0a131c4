"""Corrections: where the parse knows better than the learned reader.

Each is a case in which the wrong side would be given the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.syntax import TELLING, agent, noun_phrase

_SHOWING = frozenset("show see read watch screen play hear feature perform sing publish release".split())
_SMALL = r"of|the|an?|and|in|on|to|for|with"
_TITLE = re.compile(rf"[\"“‘'](?:[A-Z][\w’']*|{_SMALL})(?: (?:[A-Z][\w’']*|{_SMALL}))*[,.]?[\"”’']")

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def corrected(drafts: Sequence[Draft], docs: Sequence[Doc]) -> list[Draft]:
    """The drafts put right: the source of passives, clauses told by a noun, empty subjects, titles."""
    put_right = [_without_it(_clause_of_noun(_told(draft, docs), docs), docs) for draft in drafts]
    return [draft for draft in put_right if not _is_title(draft, docs)]


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


def _clause_of_noun(draft: Draft, docs: Sequence[Doc]) -> Draft:
    """ "The CLAIM that the dam was safe angered the town": what is claimed ends with its clause."""
    if draft.cue is None or len(draft.contents) != 1 or draft.contents[0].block != draft.cue.block:
        return draft
    doc, content = docs[draft.cue.block], draft.contents[0]
    words = doc.char_span(draft.cue.start, draft.cue.end, alignment_mode="expand")
    if words is None or words.root.pos_ != "NOUN":
        return draft
    inner = next((c for c in words.root.rights if c.dep_ in ("acl", "ccomp", "relcl")), None)
    if inner is None or inner.left_edge.idx != content.start:
        return draft
    edge = inner.right_edge
    end = min(content.end, edge.idx + len(edge.text))
    return replace(draft, contents=(Place(content.block, content.start, end),))


def _without_it(draft: Draft, docs: Sequence[Doc]) -> Draft:
    """ "IT was announced that ...": the empty subject is no part of what was announced."""
    kept = tuple(p for p in draft.contents if docs[p.block].text[p.start : p.end].lower() != "it")
    return (
        replace(draft, contents=kept)
        if len(kept) > 1 or (kept and len(kept) < len(draft.contents))
        else draft
    )


def _is_title(draft: Draft, docs: Sequence[Doc]) -> bool:
    """ "The museum SHOWED "The Long Winter"": a title under a verb that need not be speech."""
    if draft.cue is None or not draft.contents:
        return False
    content = draft.contents[0]
    found = _TITLE.match(docs[content.block].text, content.start, content.end)
    verbs = _verbs(docs[draft.cue.block], draft.cue)
    return found is not None and any(v.lemma_.lower() in _SHOWING for v in verbs)


def _verbs(doc: Doc, cue: Place) -> list[Token]:
    words = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return [t for t in words or () if t.pos_ == "VERB"]
