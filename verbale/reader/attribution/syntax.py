"""Syntax: the words that play a part in an attribution, found in a dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TELLING = frozenset(
    {
        "tell",
        "inform",
        "assure",
        "notify",
        "brief",
        "warn",
        "urge",
        "ask",
        "advise",
        "remind",
        "order",
        "call",
    }
)
"""Verbs whose object, or subject in the passive, is the one that is told."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LOOSE = frozenset({"punct", "cc"})
_PARTICLES = frozenset({"prt"})
_VERB_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_CLAUSES_AFTER = frozenset({"relcl", "acl", "advcl", "appos"})


def subject(verb: Token) -> Token | None:
    """The subject of a verb, also of one that shares it with another verb, or that follows a noun."""
    seen = 0
    at = verb
    while seen < 6:
        for child in at.children:
            if child.dep_ in SUBJECTS and not _relative(child):
                return child
        if at.dep_ in ("relcl", "acl"):
            return at.head
        if at.dep_ in ("conj", "advcl", "xcomp", "aux", "auxpass", "pcomp", "dep") or (
            at.dep_ == "prep" and at.head != at
        ):
            at = at.head
            seen += 1
            continue
        return None
    return None


def _relative(token: Token) -> bool:
    return token.lower_ in ("who", "which", "that") and token.head.dep_ == "relcl"


def agent(verb: Token) -> Token | None:
    """Who does it, of a passive: "was told BY OFFICIALS"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def noun_phrase(head: Token) -> tuple[int, int]:
    """First and last-plus-one token of a noun with what belongs to it, without clauses set off by a comma."""
    doc = head.doc
    start, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.rights:
        if child.dep_ in _CLAUSES_AFTER and child.left_edge.i > head.i:
            comma = doc[child.left_edge.i - 1]
            if child.dep_ in ("relcl", "acl", "advcl") and (comma.text in ",—–-(" or child.dep_ != "appos"):
                end = min(end, child.left_edge.i)
    while end > start + 1 and doc[end - 1].is_punct and not doc[end - 1].is_quote:
        end -= 1
    while start < end - 1 and doc[start].dep_ in _LOOSE:
        start += 1
    return start, end


def verb_phrase(verb: Token) -> tuple[int, int]:
    """First and last-plus-one token of a verb with its auxiliaries, negation and adverbs between them."""
    doc = verb.doc
    start, end = verb.i, verb.i + 1
    for child in verb.lefts:
        if child.dep_ in _VERB_PARTS:
            start = min(start, child.i)
    if start > 0 and verb.tag_ == "VB" and doc[start - 1].lower_ == "to":
        start -= 1
    for child in verb.rights:
        if child.dep_ in _PARTICLES and child.i == end:
            end = child.i + 1
    while start < verb.i and (doc[start].is_punct or doc[start].dep_ == "advmod"):
        start += 1
    return start, end


def clause(head: Token) -> tuple[int, int]:
    """First and last-plus-one token of a clause, without the marks at its edges."""
    doc = head.doc
    return trimmed(doc, head.left_edge.i, head.right_edge.i + 1)


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The tokens without commas, full stops and conjunctions at their edges; quotation marks stay."""
    while start < end and (doc[start].text in ",;:.—–-" or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in ",;:.—–-" or doc[end - 1].is_space):
        end -= 1
    return start, end
