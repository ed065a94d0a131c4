"""Phrases: what a noun phrase looks like, by its words and syntax alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
INDEFINITE = frozenset(
    {
        "a",
        "an",
        "another",
        "some",
        "several",
        "many",
        "one",
        "any",
        "few",
        "no",
        "every",
        "each",
        "other",
        "certain",
    }
)
OWN = frozenset({"our", "their", "its", "his", "her", "my", "your"})
_NO_PART = frozenset(
    {"the", "both", "but", "and", "while", "as", "when", "if", "that", "this", "these", "those"}
)
_KEPT_AFTER = frozenset({"of", "for", "from", "in", "at", "close", "involved", "familiar", "with", "within"})
_ENDS_BEFORE = frozenset(',;:—–"“)]')
_OF_TWO = frozenset(
    {
        "two",
        "warring",
        "opposing",
        "negotiating",
        "rival",
        "feuding",
        "presidential",
        "foreign",
        "prime",
        "conflicting",
    }
)
_ONLY_WITH_TWO = frozenset(
    {"official", "man", "people", "negotiation", "representative", "group", "company", "organization"}
)


def is_definite(token: Token) -> bool:
    """Whether a noun stands with "the", "this" or a possessor."""
    return any((c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "poss" for c in token.children)


def is_indefinite(token: Token) -> bool:
    """Whether a noun stands with "a", "some", "another" and the like."""
    return any(c.dep_ in ("det", "amod", "nummod") and c.lower_ in INDEFINITE for c in token.children)


def is_bare_title(token: Token) -> bool:
    """Whether a noun without determiner is used as a title: "Foreign Minister", a headline's "Envoy says"."""
    if is_indefinite(token):
        return False
    return token.text[0].isupper() or token.dep_ in ("nsubj", "nsubjpass")


def phrase_start(token: Token) -> int:
    """The first word of a description that is no article, no conjunction and outside any brackets."""
    doc = token.doc
    start = token.left_edge.i
    for k in range(start, token.i):
        if doc[k].text in _ENDS_BEFORE:
            start = k + 1
    while start < token.i and (doc[start].lower_ in _NO_PART or doc[start].is_punct):
        start += 1
    return start


def phrase_end(token: Token) -> int:
    """Where a description ends: after an "of" or "from" phrase, before clauses."""
    doc = token.doc
    end = token.i + 1
    for child in token.children:
        if child.i == end and child.dep_ in ("prep", "acl", "amod") and child.lower_ in _KEPT_AFTER:
            stop = child.right_edge.i + 1
            for k in range(end, stop):
                if doc[k].text in (",", "—", "–") or doc[k].dep_ == "relcl":
                    return k
            return stop
    return end


def without_determiners(phrase: str) -> str:
    """A phrase without the articles, numerals and possessives that begin it."""
    words = phrase.split()
    while len(words) > 1 and words[0].lower() in INDEFINITE | DEFINITE | OWN:
        words = words[1:]
    if len(words) > 2 and words[0].lower() == "number" and words[1].lower() == "of":
        words = words[2:]  # "a number of Western countries"
    return " ".join(words)


def is_facing(token: Token, singular: str) -> bool:
    """Whether a plural stands for those who face each other: "the sides", "both countries".

    Nothing else may tell whose they are.
    """
    children = list(token.children)
    lows = {c.lower_ for c in children}
    if not lows & {"the", "both", "two", "these"}:
        return False
    if singular in _ONLY_WITH_TWO and not lows & {"two", "both"}:
        return False
    for child in children:
        if child.dep_ in ("poss", "relcl", "acl"):
            return False
        of_state = singular == "head" and any(c.lower_ in ("state", "government") for c in child.children)
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "to") and not of_state:
            return False
        if child.dep_ in ("amod", "compound", "nmod", "nummod") and child.lower_ not in _OF_TWO:
            return False
    return True


def is_sentence_start(token: Token) -> bool:
    """Whether a phrase begins its sentence, where a capital tells nothing."""
    return token.left_edge.is_sent_start is True or token.left_edge.i == 0
