"""Actors: who does what a sentence tells, and to whom, by its syntax.

    actors(sentence) ─► source and target of the main event, as the phrases that name them

The source is the subject, the agent of a passive ("was returned by officials") or a possessor ("Iran's
rejection"); the target is the party that it is done to, which often stands deep in the object ("suspended aid
to Pakistan", "announced the release of two nationals"). Where no party stands there, the object itself is
the target. Nothing here looks at names; `Cast.who` says whom the phrases refer to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reader.parties.words import PartyWords, load_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# How well a preposition leads to the one it is done to.
_LEADS = {
    "with": 3.0, "against": 3.2, "to": 2.6, "from": 2.0, "between": 3.0, "on": 2.0, "upon": 2.2,
    "toward": 2.6, "towards": 2.6, "of": 1.6, "for": 1.7, "at": 1.2, "among": 1.5, "into": 1.6, "in": 0.9,
    "over": 1.0, "by": 0.4, "about": 0.7, "inside": 0.8, "across": 0.6, "near": 0.2, "via": 0.1,
    "after": -1.0, "during": -1.0, "before": -1.0, "since": -1.0, "as": -0.6, "despite": -0.8, "amid": -1.0,
}  # fmt: skip
OTHER_LEAD = 0.1
"""For every other preposition."""
ACTOR, DIRECT, DATIVE, DEPTH = 2.2, 2.2, 3.4, 0.45
"""Weights: a phrase that names somebody; a direct object; an indirect one; each step from the verb."""
FAR = 5
"""Steps that an adverbial or coordinated clause counts as: what is done there is mostly another event."""
DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Actors:
    """Who does it and to whom; None where the sentence does not tell."""

    source: Span | None
    target: Span | None
    verb: Token | None
    """The verb, or the noun, of the event."""


def actors(sentence: Span, event: Token | None = None) -> Actors:
    """Source and target of a sentence's main event, or of the event that a given verb or noun tells."""
    words = load_words()
    verb = event if event is not None else main_event(sentence)
    subject = _subject(verb, sentence)
    source = subject
    target: Token | None = None
    partner = _partner(subject, verb) if subject is not None else None
    if partner is not None:
        target = partner
    else:
        target = _target(verb, subject, words)
    if source is not None and target is not None and source.i == target.i:
        source = None  # what is done to somebody by nobody that is told
    return Actors(
        _phrase(source, alone=partner is not None) if source is not None else None,
        _phrase(target, alone=False) if target is not None else None,
        verb,
    )


def main_event(sentence: Span) -> Token:
    """The verb of the main event: the root, or what it only reports."""
    verb = sentence.root
    for _ in range(4):
        below = next((c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and _is_clause(c)), None)
        if below is not None and verb.lemma_.lower() in load_words().reporting and _reports(verb, below):
            verb = below
        else:
            return verb
    return verb


def _is_clause(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and any(c.dep_ in _SUBJECTS for c in token.children)


def _reports(verb: Token, below: Token) -> bool:
    """Whether a clause is the news and the verb only its source: it comes first, or the verb says no more."""
    return below.i < verb.i


def _subject(verb: Token, sentence: Span) -> Token | None:
    """Who does it."""
    token = verb
    for _ in range(6):
        for child in token.children:
            if child.dep_ == "agent":
                for thing in child.children:
                    if thing.dep_ == "pobj":
                        return thing
        own = next((c for c in token.children if c.dep_ in ("nsubj", "csubj")), None)
        if own is not None:
            return _antecedent(own)
        passive = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if passive is not None:
            owner = _possessor(passive)
            return owner if owner is not None else _made_by(token) or _antecedent(passive)
        if token.head.i == token.i or token.head.i < sentence.start or token.head.i >= sentence.end:
            break
        if token.dep_ in ("acl", "relcl"):
            return token.head
        token = token.head
    owner = _possessor(verb)
    if owner is not None:
        return owner
    return next((t for t in sentence if t.dep_ in ("nsubj", "nsubjpass")), None) or (
        verb if verb.pos_ in ("NOUN", "PROPN") else None
    )


def _made_by(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _possessor(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss" and c.tag_ != "PRP$"), None)


def _antecedent(token: Token) -> Token:
    if token.tag_ in ("WP", "WDT") and token.head.dep_ == "relcl":
        return token.head.head
    return token


def _partner(subject: Token, verb: Token) -> Token | None:
    """The second of two subjects that do something together."""
    other = next((c for c in subject.children if c.dep_ == "conj"), None)
    if other is None or verb.lemma_.lower() not in load_words().mutual or subject.dep_ == "pobj":
        return None
    if any(
        c.dep_ == "prep" and c.lower_ in ("with", "against", "to") and _has_actor(c) for c in verb.children
    ):
        return None
    return other


def _has_actor(preposition: Token) -> bool:
    return any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in preposition.children)


def _target(verb: Token, subject: Token | None, words: PartyWords) -> Token | None:
    """To whom it is done: the best of the phrases that hang on the verb."""
    best: tuple[float, int] | None = None
    found: Token | None = None
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    for token, score in _candidates(verb, subject):
        if token.ent_type_ or token.lower_ in words.times:
            continue
        value = score + (ACTOR if _names_somebody(token, words) else 0.0)
        if best is None or (value, -token.i) > best:
            best, found = (value, -token.i), token
    weak = found is None or best is None or best[0] < DIRECT + ACTOR
    return _inner(passive, words) if passive is not None and passive is not subject and weak else found


def _inner(noun: Token, words: PartyWords) -> Token:
    """Of a passive's subject: whoever stands in it, else itself."""
    if _names_somebody(noun, words):
        return noun
    for child in noun.children:
        if child.dep_ == "prep":
            for thing in child.children:
                if thing.dep_ == "pobj" and _names_somebody(thing, words):
                    return thing
    return noun


def _candidates(verb: Token, subject: Token | None) -> Iterator[tuple[Token, float]]:
    """The nouns below a verb that may be the target, with how well their place fits."""
    stack: list[tuple[Token, float, int]] = [(verb, 0.0, 0)]
    while stack:
        head, lead, depth = stack.pop()
        for child in head.children:
            if depth > DEEPEST or (subject is not None and child.i == subject.i):
                continue
            dep = child.dep_
            away = depth * DEPTH
            if dep in ("dobj", "obj"):
                yield child, DIRECT - away
                stack.append((child, 0.0, depth + 1))
            elif dep in ("dative", "iobj"):
                if child.pos_ == "ADP":
                    stack.append((child, _LEADS["to"] + 0.6, depth))
                else:
                    yield child, DATIVE - away
                    stack.append((child, 0.0, depth + 1))
            elif dep in ("prep", "agent"):
                if child.lower_ == "according":
                    continue
                value = _LEADS.get(child.lower_, OTHER_LEAD)
                if child.lower_ == "by" and head.pos_ == "NOUN":
                    value = 1.8  # "rejected a bid by the minister"
                stack.append((child, value, depth))
            elif dep == "pobj":
                yield child, lead - away
                stack.append((child, 0.0, depth + 1))
            elif dep == "poss" and depth > 0 and child.tag_ != "PRP$":
                yield child, 1.4 - away
                stack.append((child, 0.0, depth + 1))
            elif dep in ("xcomp", "ccomp", "pcomp", "prt", "oprd", "acomp", "attr"):
                if dep == "ccomp":
                    for own in child.children:
                        if own.dep_ in _SUBJECTS:
                            yield own, 1.2 - away
                stack.append((child, 0.0, depth + 1))
            elif dep == "acl" and depth > 0 and child.pos_ == "VERB":
                stack.append((child, 0.0, depth + 1))
            elif dep in ("advcl", "conj") and child.pos_ == "VERB" and child.i > head.i:
                stack.append((child, 0.0, depth + FAR))
            elif dep == "amod" and child.text[0].isupper() and depth > 0:
                yield child, 0.2 - away


def _names_somebody(token: Token, words: PartyWords) -> bool:
    if token.tag_ in ("PRP", "PRP$"):
        return token.lower_ in ("him", "her", "them")
    if token.pos_ == "PROPN":
        return True
    low = token.lower_
    if words.people(low) or any(
        low in group for group in (words.parts, words.back, words.patients, words.groups)
    ):
        return True
    return token.tag_ == "NNS" and any(c.dep_ == "amod" and c.text[0].isupper() for c in token.children)


def _phrase(head: Token, *, alone: bool) -> Span:
    """The phrase that a noun heads: its words to the left, and what right after belongs to it."""
    doc = head.doc
    start, end = head.left_edge.i, head.i + 1
    for child in head.rights:
        joined = child.dep_ in ("prep",) and child.lower_ in ("of", "for", "in") and child.i == end
        if joined or (child.dep_ in ("conj", "cc", "appos", "punct") and not alone and _belongs(child)):
            end = child.right_edge.i + 1
            if joined and any(t.dep_ in ("relcl", "acl") for t in child.subtree):
                end = (
                    child.i
                    + 1
                    + next((k for k, t in enumerate(child.subtree) if t.dep_ in ("relcl", "acl")), 1)
                )
                break
        elif child.dep_ not in ("case",):
            break
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].pos_ in ("CCONJ", "ADP")):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].pos_ == "CCONJ"):
        start += 1
    return doc[start:end]


def _belongs(child: Token) -> bool:
    return child.dep_ in ("conj", "cc") or (child.dep_ == "punct" and child.text in (",", "("))
