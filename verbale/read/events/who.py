"""Who: source and target of an event as its sentence names them, and whether they are somebody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from verbale.read.events.see import Event
from verbale.read.parties.actors import Actors, actors
from verbale.read.parties.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Standing = Literal["public", "private"]
"""Whether somebody is of public life (a state, a body, an armed group ...), a company or a person."""

StandingOf = Callable[["Token"], Standing | None]
"""What the document's cast knows of a word; None where it names nobody."""

LONGEST = 12
"""Words of a phrase that are asked whether they name somebody of public life."""

_HUMAN = ("ers", "ors", "ists", "ians", "ees", "men", "ants")
"""Endings of plurals that mostly name people by what they do: "settlers", "biologists", "migrants"."""

_PERSONS = frozenset("he she they who those both many some several others him her them".split())


def who(sentence: Span, event: Event, standing: StandingOf, people: frozenset[str]) -> Actors | None:
    """The phrases that name who does it and to whom; None where nobody does it, or it is done to nobody.

    `people` are words for those who act, beside those that the parties' vocabulary knows.
    """
    found = actors(sentence, event.head)
    source, target = found.source, found.target
    if source is not None and len(source) == 1 and source[0].pos_ == "PRON" and event.reporter is not None:
        said = actors(sentence, event.reporter)
        source = said.source or source
    if event.faced:
        source, target = target, source
    doer = source if source is not None else target
    if doer is None or not any(_is_somebody(t, standing, people) for t in _heads(doer)):
        return None
    if event.entry.public:
        both = [t for phrase in (source, target) if phrase is not None for t in phrase[:LONGEST]]
        if not any(standing(t) == "public" or _is_people(t, people) for t in both):
            return None
    return Actors(source, target, event.head)


def _heads(phrase: Span) -> list[Token]:
    """The word that heads a phrase, what is coordinated with it, and what a number or group is of."""
    head: Token | None = phrase.root
    found: list[Token] = []
    while head is not None and head not in found:
        found += [head, *(c for c in head.children if c.dep_ in ("conj", "poss", "appos"))]
        below = (
            d
            for c in head.children
            if c.dep_ == "prep" and c.lower_ in ("of", "between", "by")
            for d in c.children
            if d.dep_ == "pobj"
        )
        head = next(below, None)
    return found


def _is_somebody(token: Token, standing: StandingOf, people: frozenset[str]) -> bool:
    """Whether a word names a party, a person, a group, those who bear arms."""
    if token.pos_ == "PRON":
        return token.lower_ in _PERSONS
    return token.pos_ == "PROPN" or _is_people(token, people) or standing(token) is not None


def _is_people(token: Token, people: frozenset[str]) -> bool:
    words, low = load_words(), token.lower_
    return (
        low in people
        or token.lemma_.lower() in people
        or words.people(low)
        or low in words.parts
        or low in words.patients
        or (token.tag_ == "NNS" and low.endswith(_HUMAN))
    )
