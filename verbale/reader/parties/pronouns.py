"""Pronouns: whom "he", "it", "they" and "we" mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.reader.parties.discourse import NOBODY, Referent, Trace
from verbale.reader.parties.words import Gender, load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parties.reference import Resolver

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
I = frozenset({"i", "me", "my", "mine", "myself"})  # noqa: E741 - the word itself
PERSONAL = HE | SHE | IT | THEY | WE | I

_LIGHT = frozenset({"be", "seem", "appear", "remain", "become", "look", "happen", "rain", "take"})


def pronoun(resolver: Resolver, block: int, token: Token) -> Referent:
    """Whom a personal or possessive pronoun means, or nobody."""
    low = token.lower_
    told = _explained(resolver, block, token)
    if told:
        return told
    if token.tag_ == "PRP$" and token.head.dep_ == "conj" and low in HE | SHE | IT:
        partner = resolver.token(block, token.head.head)  # "Sisi and his counterpart"
        if (
            partner.kind == "person"
            if low not in IT
            else partner.kind not in (None, "person", "role", "thing")
        ):
            return partner
    if low in HE or low in SHE:
        gender: Gender = "m" if low in HE else "f"
        never = _speaker(resolver, block, token)  # a speaker says "I", not "he"
        return resolver.discourse.antecedent(block, token, _one_person(gender), gender=gender, never=never)
    if low in IT:
        if _says_nothing(token):
            return NOBODY
        acts = _acts(resolver, token)
        fits = _one_thing if not acts else lambda trace: bool(trace.referent) and _one_thing(trace)
        found = resolver.discourse.antecedent(block, token, fits)
        return found if found.kind == "body" else of_party(found)
    if low in THEY:
        acts = _acts(resolver, token)
        fits = _many if not acts else lambda trace: bool(trace.referent) and _many(trace)
        return resolver.discourse.antecedent(block, token, fits, many=True)
    if low in WE or low in I:
        return _first_person(resolver, block, token)
    return NOBODY


def of_party(referent: Referent) -> Referent:
    """The party behind somebody: what "we" stands for."""
    if referent.kind in ("person", "role"):
        return Referent(None, referent.parties, "group" if referent.parties else None)
    return referent


def _speaker(resolver: Resolver, block: int, token: Token) -> Referent | None:
    """Who says the quotation that a token stands in; None outside quotations."""
    found = resolver.discourse.speaker(block, token)
    return resolver.token(*found) if found is not None else None


def _first_person(resolver: Resolver, block: int, token: Token) -> Referent:
    speaker = _speaker(resolver, block, token)
    if speaker is not None:
        return speaker if token.lower_ in I else of_party(speaker)
    author, voice = resolver.table.author, resolver.table.voice
    if author is not None and not resolver.discourse.quoted[block][token.i]:
        if token.lower_ in WE:
            return Referent(None, (author,), "state")
        return Referent(voice, (author,), "person" if voice else "state")
    return NOBODY


def _explained(resolver: Resolver, block: int, token: Token) -> Referent:
    """Where an editor says who is meant: "They [Iran]"."""
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].text not in ("[", "("):
        return NOBODY
    name = resolver.blocks[block].at.get(token.i + 2)
    if name is not None and name.end < len(doc) and doc[name.end].text in ("]", ")"):
        return resolver.named(name)
    return NOBODY


def _acts(resolver: Resolver, token: Token) -> bool:
    """Whether a pronoun does what only somebody can do."""
    if token.dep_ != "nsubj":
        return False
    verb = token.head.lemma_.lower()
    return verb in resolver.words.speech or verb in resolver.words.acting


def _says_nothing(token: Token) -> bool:
    """Whether "it" stands for no party: "it is important that", "it was noted that"."""
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = token.head
    if verb.lemma_ in _LIGHT:
        if any(c.dep_ in ("acomp", "oprd") and c.lower_ in load_words().minds for c in verb.children):
            return False  # "Peru said it was ready"
        return any(c.dep_ in ("acomp", "attr", "oprd", "ccomp", "advcl") for c in verb.children)
    return token.dep_ == "nsubjpass" and any(c.dep_ in ("ccomp", "csubjpass") for c in verb.children)


def _one_person(gender: str) -> Callable[[Trace], bool]:
    other = "f" if gender == "m" else "m"

    def fits(trace: Trace) -> bool:
        if trace.number != "one" or trace.referent.gender == other:
            return False
        return trace.referent.kind == "person" or (trace.referent.kind == "role" and bool(trace.word))

    return fits


def _one_thing(trace: Trace) -> bool:
    if trace.number != "one":
        return False
    if trace.referent.kind in ("person", "role", "press", "thing"):
        return False
    return bool(trace.referent) or trace.subject  # a subject that is no party is what "it" means then


def _many(trace: Trace) -> bool:
    if trace.referent.kind in ("person", "press", "thing", "state", "role") or not trace.referent:
        return trace.number == "many"
    return True
