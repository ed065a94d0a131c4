"""Rules: attributions found in syntax and cue words, without a learned reader.

They read what the learned head does not: what is told inside another statement; and all of it where
the head is not installed. A rule takes a cue and asks the parse for its content and its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reader.attribution import syntax
from verbale.reader.attribution.cues import Cues
from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.quotation import SCARE_WORDS, Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

TokenSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a parsed block, with its content and its source, as spans of tokens."""

    head: Token
    words: TokenSpan
    contents: tuple[TokenSpan, ...]
    source: TokenSpan | None


def read_block(doc: Doc, block: int, cues: Cues) -> list[Draft]:
    """The attributions of one parsed block, in the order of their cues."""
    quotes = quotations(doc.text)
    found = [cue for sentence in doc.sents for cue in _cues_of(sentence, cues)]
    found = _outermost(found)
    drafts = []
    taken: set[Quotation] = set()
    for cue in found:
        contents = [_characters(doc, *span) for span in cue.contents]
        mine = _quotes_of(cue, doc, quotes, taken, found)
        taken.update(mine)
        merged = _with_quotes(contents, mine)
        if not merged:
            continue
        source = (Place(block, *_characters(doc, *cue.source)),) if cue.source else ()
        places = tuple(Place(block, a, b) for a, b in merged)
        drafts.append(Draft(source, Place(block, *_characters(doc, *cue.words)), places))
    return drafts


def cue_at(token: Token, cues: Cues) -> Cue | None:
    """The cue that a word is the head of, if it is one that has content."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        contents, words = _verb_contents(token, lemma, cues)
        if words is None:
            return None
        source = syntax.subject(token)
        if any(c.dep_ == "auxpass" for c in token.children) and lemma not in cues.intend:
            source = syntax.agent(token)
        return Cue(token, words, contents, _source_span(source, contents))
    if token.pos_ == "NOUN" and lemma in cues.nouns:
        inner = next(
            (c for c in token.rights if c.dep_ in ("acl", "ccomp", "relcl") and _introduced(c)), None
        )
        if inner is None:
            return None
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        return Cue(token, (token.i, token.i + 1), (syntax.clause(inner),), _source_span(owner, ()))
    return None


def _introduced(head: Token) -> bool:
    """Whether a clause after a noun tells its content: "that ...", "to ..."."""
    first = next(iter(head.lefts), head)
    return (first.lower_ == "that" and first.dep_ == "mark") or (first.lower_ == "to" and first.dep_ == "aux")


def _verb_contents(token: Token, lemma: str, cues: Cues) -> tuple[tuple[TokenSpan, ...], TokenSpan | None]:
    """The contents of a verb that reports, and the words of the cue; no words where it is none."""
    words = syntax.verb_phrase(token)
    if lemma in cues.clausal:
        inner = next((c for c in token.children if c.dep_ == "ccomp"), None)
        if inner is not None:
            return tuple(_around(token, inner)), words
    if lemma in cues.intend or lemma in cues.urge or lemma in cues.clausal:
        inner = next((c for c in token.rights if c.dep_ in ("xcomp", "ccomp") and _infinitive(c)), None)
        if inner is not None:
            return (syntax.clause(inner),), words
    for child in token.rights:
        if child.dep_ == "prep" and f"{lemma}+{child.lower_}" in cues.prepositional:
            after = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if after is not None:
                return (syntax.clause(after),), (words[0], child.i + 1)
    if lemma in cues.judge:
        inner = next((c for c in token.rights if c.dep_ in ("dobj", "ccomp", "oprd")), None)
        if inner is not None:
            end = max(c.right_edge.i + 1 for c in token.rights if c.dep_ in ("dobj", "ccomp", "oprd", "prep"))
            return (syntax.trimmed(token.doc, inner.left_edge.i, end),), words
    if lemma in cues.say and lemma not in cues.unvoiced:
        return (), words
    return (), None


def _infinitive(head: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in head.lefts)


def _around(verb: Token, inner: Token) -> Iterator[TokenSpan]:
    """The clause told by a verb, in its parts where the verb stands amid it."""
    doc = verb.doc
    start, end = inner.left_edge.i, inner.right_edge.i + 1
    if not start <= verb.i < end:
        start, end = syntax.trimmed(doc, start, end)
        yield start, end
        return
    left, right = verb.left_edge.i, verb.right_edge.i + 1
    for part in ((start, min(left, verb.i)), (max(right, verb.i + 1), end)):
        span = syntax.trimmed(doc, *part)
        if span[0] < span[1]:
            yield span


def _source_span(head: Token | None, contents: tuple[TokenSpan, ...]) -> TokenSpan | None:
    if head is None or head.lower_ in ("it", "which", "that", "there") or head.pos_ == "VERB":
        return None
    if any(start <= head.i < end for start, end in contents):
        return None
    return syntax.noun_phrase(head)


def _cues_of(sentence: Words, cues: Cues) -> Iterator[Cue]:
    for token in sentence:
        found = cue_at(token, cues) or _according(token, sentence, cues)
        if found:
            yield found


def _according(token: Token, sentence: Words, cues: Cues) -> Cue | None:
    """ "According to the ministry": what it says is the rest of the sentence."""
    doc = token.doc
    phrase = next(
        (p for p in cues.phrases if tuple(t.lower_ for t in doc[token.i : token.i + len(p)]) == p), None
    )
    if phrase is None:
        return None
    end = token.i + len(phrase)
    named = next((c for t in doc[token.i : end] for c in t.children if c.dep_ == "pobj" and c.i >= end), None)
    if named is None:
        return None
    source = syntax.noun_phrase(named)
    parts = (
        syntax.trimmed(doc, sentence.start, token.i),
        syntax.trimmed(doc, max(source[1], named.right_edge.i + 1), sentence.end),
    )
    contents = tuple(p for p in parts if p[1] - p[0] > 2)
    return Cue(token, (token.i, end), contents, source) if contents else None


def _outermost(found: list[Cue]) -> list[Cue]:
    """The cues that stand in no other's content."""
    return [
        cue
        for cue in found
        if not any(
            other is not cue and any(start <= cue.head.i < end for start, end in other.contents)
            for other in found
        )
    ]


def _quotes_of(
    cue: Cue, doc: Doc, quotes: list[Quotation], taken: set[Quotation], found: list[Cue]
) -> list[Quotation]:
    """The quotations that a cue reports: those in its sentence, and the ones that go on right after it."""
    here = doc[cue.head.i].sent
    start, end = here.start_char, here.end_char
    place = cue.head.idx
    mine = []
    for quote in quotes:
        if quote in taken or quote.start <= place < quote.end:
            continue
        inside = quote.start < end and quote.end > start
        after = quote.start >= end and not doc.text[end : quote.start].strip()
        if not (inside or after) or (quote.words(doc.text) <= SCARE_WORDS and not cue.contents):
            continue
        nearest = min(found, key=lambda c: _gap(c.head.idx, quote))
        if nearest is cue or after:
            mine.append(quote)
            end = max(end, quote.end)
    return mine


def _gap(place: int, quote: Quotation) -> int:
    return max(quote.start - place, place - quote.end, 0)


def _with_quotes(contents: list[tuple[int, int]], quotes: list[Quotation]) -> list[tuple[int, int]]:
    """Spans of characters with the quotations that touch them taken in whole."""
    spans = sorted([*contents, *((q.start, q.end) for q in quotes)])
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)
