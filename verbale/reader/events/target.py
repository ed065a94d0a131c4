"""Target: to whom an event is done, by the words of the lexicon that told it.

Knowing which noun is the event itself ("launched an INVESTIGATION into the bank") and which thing is only
given or moved ("withdrew ITS TROOPS from Chad") tells more than the syntax that `parties/actors.py` goes by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from verbale.reader.events.clause import SUBJECTS, at_place, is_verb, owner
from verbale.reader.events.lexicon import Entry
from verbale.reader.events.see import Event
from verbale.reader.parties.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

IsSomebody = Callable[["Token"], bool]

_TOWARDS = tuple("against on upon with into toward towards of to from between at for over in".split())
"""Prepositions before the one it is done to, the surest first; a place is better than nobody."""

_TOGETHER = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
"""Roots of what is done with somebody."""

_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "YIELD"})
"""Roots of what is said to somebody's words or deeds: it is done to whoever owns the object."""

_HARM = frozenset({"ASSAULT", "COERCE"})
"""Roots whose object is what is harmed, be it a thing."""

_HELPING = frozenset("help assist support aid feed protect treat boost".split())


_SHARES = frozenset({"percent", "pct", "%"})


def target_of(event: Event, is_somebody: IsSomebody) -> Token | None:
    """The noun that names to whom an event is done, or None where its own words do not tell."""
    word, entry = event.word, event.entry
    if entry.use == "modal" or "said" in entry.at:
        return _subject(word.head)
    if event.root == "REQUEST" and is_verb(word):
        asked = next((c for c in word.children if c.dep_ == "ccomp" and is_verb(c)), None)
        subject = _subject(asked) if asked is not None else None
        if subject is not None and is_somebody(subject):
            return subject
    thing = word if not is_verb(word) else _thing(word, entry)
    holders = _holders(thing, word if is_verb(word) else event.head)
    receiver = _dative(holders[-1])
    if receiver is None and event.root in _TOGETHER:
        receiver = next((t for t in _after([event.head], ("with",), is_somebody) if is_somebody(t)), None)
    receiver = receiver or next(_after(holders, entry.to, is_somebody), None)
    if receiver is not None:
        return receiver
    if thing is not None and thing != word and is_somebody(thing):
        return thing
    whose = owner(thing) if thing is not None and thing != word else None
    if thing is not None and thing != word and event.root in _HARM and not entry.to:
        return thing  # "razed a camp in Chad"
    if whose is not None and event.root in _ANSWERS:
        if whose.pos_ == "ADJ":
            return thing  # "rejected a PERUVIAN PROPOSAL"
        if is_somebody(whose):
            return whose
    found = [t for t in _after([*holders, event.head], _TOWARDS, is_somebody) if t != thing]
    best = next((t for t in found if is_somebody(t)), None)
    if best is None and event.root == "AID":
        best = _helped(holders)
    if best is None and whose is not None and is_somebody(whose):
        best = whose
    if best is not None or thing is None:
        return best
    return found[0] if found and (thing == word or entry.objects) else None


def _holders(thing: Token | None, verb: Token) -> list[Token]:
    """Where prepositions are looked for: at the object, at what it is a number of, at the verb."""
    found = [verb]
    while thing is not None and thing not in found:
        found.insert(-1, thing)
        below = (
            d for c in thing.children if c.lower_ in ("of", "in") for d in c.children if d.dep_ == "pobj"
        )
        thing = next(below, None)
    return found


def _thing(verb: Token, entry: Entry) -> Token | None:
    """What a verb of the lexicon has as its object, wherever its entry says that it stands."""
    places = [p for p in entry.at if p not in ("clause", "infinitive", "named", "modifier")]
    times = load_words().times
    return next((t for p in ("object", *places) for t in at_place(verb, p) if t.lower_ not in times), None)


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _dative(verb: Token) -> Token | None:
    for c in verb.children:
        if c.dep_ in ("dative", "iobj"):
            return c if c.pos_ != "ADP" else next((d for d in c.children if d.dep_ == "pobj"), None)
    return None


def _after(holders: Iterable[Token], prepositions: Iterable[str], is_somebody: IsSomebody) -> Iterator[Token]:
    """What stands after the prepositions of some words, by preposition; times are left out."""
    times = load_words().times
    for preposition in prepositions:
        for holder in holders:
            for c in holder.children:
                if c.lower_ != preposition or c.dep_ != "prep" or c.i < holder.i:
                    continue
                for thing in c.children:
                    if thing.dep_ != "pobj" or thing.lower_.rstrip(".") in times or thing.lower_ in _SHARES:
                        continue
                    inner = _inner(thing, is_somebody)
                    if inner.pos_ != "NUM":
                        yield inner


def _inner(thing: Token, is_somebody: IsSomebody) -> Token:
    """Whoever is named in a thing that is nobody: "into the death of a CITIZEN", "on PERU'S banks"."""
    if is_somebody(thing):
        return thing
    for c in thing.children:
        if c.dep_ == "poss" and c.tag_ != "PRP$" and is_somebody(c):
            return c
    for c in thing.children:
        if c.dep_ == "prep" and c.lower_ in ("of", "by", "against", "to", "on", "in", "from"):
            for d in c.children:
                if d.dep_ == "pobj" and (is_somebody(d) or c.lower_ == "of"):
                    return _inner(d, is_somebody)
    return thing


def _helped(tokens: list[Token]) -> Token | None:
    """Whom aid is to help: "gave food to help the VILLAGES"."""
    for token in tokens:
        for c in token.children:
            if c.dep_ in ("advcl", "relcl", "acl", "xcomp") and c.lemma_.lower() in _HELPING:
                found = next((d for d in c.children if d.dep_ == "dobj"), None)
                if found is not None:
                    return found
    return None
