"""Roles: which person a description means ("Russia's top diplomat", "the spokesman", "the official")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reader.parties.discourse import NOBODY, Referent
from verbale.reader.parties.entities import Entity
from verbale.reader.parties.names import office_told
from verbale.reader.parties.words import Office, PartyWords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parties.reference import Resolver

UNNAMED_REACH = 12
"""Sentences within which "the official" can mean one who was named only by description."""
LEDE = 2
"""Sentences at the head of a document that may describe somebody whom the next ones name."""


def holder(resolver: Resolver, block: int, token: Token, parties: tuple[str, ...]) -> Referent:
    """The one person of the document whom a definite description fits; nobody where several do.

    A person whose office fits and whose party the text did not tell belongs to the party that the
    description tells.
    """
    words = resolver.words
    word = words.number(token.lower_)
    unnamed = _unnamed(resolver, block, token, word, parties)
    if unnamed:
        return unnamed
    office, told_by = office_told(_described(token), words)
    specific = office is not None and (told_by > 1 or word in _UNIQUE)
    exact: list[Entity] = []
    loose: list[Entity] = []
    for person in resolver.register.persons():
        theirs = resolver.parties_of(person)
        if parties and theirs and not set(parties) & set(theirs):
            continue
        if specific and office is not None and any(o.name == office.name for o in person.offices):
            exact.append(person)
        elif not specific and not (parties and not theirs):
            called = word in person.words or any(word in o.called for o in person.offices)
            called = called or (person.expert and word in words.experts)
            if called:
                loose.append(person)
    if parties:
        exact = [p for p in exact if p.party is not None] or exact
    if not parties and resolver.table.home is not None:
        at_home = [p for p in exact or loose if p.party == resolver.table.home]
        if at_home:
            exact, loose = (at_home, loose) if exact else (exact, at_home)
    found = _one(resolver, block, token, exact or loose, bool(exact))
    if found is None:
        return NOBODY
    if found.party is None and len(parties) == 1 and exact:
        found.party = resolver.register.atlas.speaks_for(parties[0])
    return resolver.of_entity(found)


def _described(token: Token) -> list[str]:
    """The words of a description, in small letters, with its "of" phrase."""
    doc = token.doc
    words = [t.lower_ for t in doc[token.left_edge.i : token.i + 1]]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == token.i + 1:
            words.extend(t.lower_ for t in doc[child.i : child.right_edge.i + 1])
    return words


def office_of(token: Token, words: PartyWords) -> Office | None:
    """The office that a description names: "Russia's top diplomat", "the minister of foreign affairs"."""
    return office_told(_described(token), words)[0]


def named_later(resolver: Resolver, block: int, token: Token, parties: tuple[str, ...]) -> Referent:
    """Whom a headline or first sentence describes and the next name: "a senior Kremlin official".

    Only one who is introduced there with a title of the same body counts ("Kremlin spokesman ...").
    """
    discourse = resolver.discourse
    here = discourse.sentence(block, token.i)
    if here > LEDE or not parties:
        return NOBODY
    names = resolver.blocks[block]
    bodies = {names.at[i].text for i in range(token.left_edge.i, token.i) if i in names.at}
    for person in sorted(resolver.register.persons(), key=lambda e: e.first):
        first = person.mentions[0]
        distance = discourse.sentence(first.block, first.start) - here
        if not 0 < distance <= LEDE + 1 or first.title is None or first.title.start == 0:
            continue
        whose = resolver.blocks[first.block].at.get(first.title.start - 1)
        if whose is not None and whose.text in bodies:
            return resolver.of_entity(person)
    return NOBODY


_SOURCES = frozenset({"source", "person", "insider", "official"})
_UNIQUE = frozenset({"president", "chancellor", "king", "queen", "emir", "sultan", "pope", "premier"})


def _one(resolver: Resolver, block: int, token: Token, group: list[Entity], exact: bool) -> Entity | None:
    """Of several whom a description fits, the one spoken of last; for a bare word only if near."""
    if len(group) <= 1:
        only = group[0] if group else None
        if only is not None and not exact and not _near(resolver, block, token, only):
            return None
        return only
    names = {p.name: p for p in group}
    for trace in resolver.discourse.before(block, token.i, UNNAMED_REACH):
        if trace.referent.kind == "person" and trace.referent.name in names and not trace.modifier:
            return names[trace.referent.name]
    return None


def _near(resolver: Resolver, block: int, token: Token, person: Entity) -> bool:
    """Whether a person was named before, or will be right after a description in the first sentences."""
    place = (block, token.i)
    if any(m.place < place for m in person.mentions):
        return True
    here = resolver.discourse.sentence(block, token.i)
    first = person.mentions[0]
    return resolver.discourse.sentence(first.block, first.start) - here <= LEDE + 1


def _unnamed(resolver: Resolver, block: int, token: Token, word: str, parties: tuple[str, ...]) -> Referent:
    """Somebody as the text first described them: "the official" after "a U.S. official"."""
    named_since = False
    for trace in resolver.discourse.before(block, token.i, UNNAMED_REACH):
        if trace.referent.kind == "person" and trace.subject:
            entity = resolver.register.entities.get(f"person:{trace.referent.name}")
            if entity is not None and word in entity.words:
                named_since = True
        same = trace.word == word or (word in _SOURCES and trace.word in _SOURCES)
        if trace.referent.kind == "role" and same and trace.number == "one":
            if named_since or (parties and not set(parties) & set(trace.referent.parties)):
                return NOBODY
            return trace.referent
    return NOBODY
