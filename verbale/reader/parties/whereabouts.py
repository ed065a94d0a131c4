"""Whereabouts: whether a name stands where things happen, not for those who act ("talks in Moscow")."""

from __future__ import annotations

from verbale.reader.parties.names import Name
from verbale.reader.parties.register import Register

PLACING = frozenset("in at near outside around across inside into through over off along on via".split())
_TOWARDS = frozenset({"to", "from", "toward", "towards", "for"})


def stands_as_place(register: Register, name: Name) -> bool:
    """Whether a name of a state, capital or organisation is only where something happens.

    "in Kyiv", "flew to Geneva", "left Tehran", "the Abu Dhabi talks", "Kyiv-based".
    """
    token = register.head(name)
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    words = register.words
    above = token.head
    if token.dep_ == "pobj":
        low = above.lower_
        return low in PLACING or (low in _TOWARDS and above.head.lemma_.lower() in words.motion)
    if token.dep_ == "dobj":
        return _is_capital(name) and above.lemma_.lower() in words.visits
    if token.dep_ in ("compound", "nmod"):
        return _is_capital(name) and above.lemma_.lower() in words.events
    return token.dep_ == "npadvmod"


def is_capital_as_place(register: Register, name: Name) -> bool:
    """Whether a name is a capital, and only where something happens: no party then."""
    return _is_capital(name) and stands_as_place(register, name)


def _is_capital(name: Name) -> bool:
    return bool(name.senses) and all(sense.uses <= {"capital"} for sense in name.senses)
