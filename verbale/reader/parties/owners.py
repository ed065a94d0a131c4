"""Owners: whose something is ("Russia's demands", "the U.S. side", "officials in Moscow"), and whom a
description introduces by name ("the group's leader, Abubakar Shekau")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reader.parties.discourse import Referent, joined
from verbale.reader.parties.entities import COLLECTIVE, Entity
from verbale.reader.parties.names import Name, office_in
from verbale.reader.parties.phrases import phrase_end

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from verbale.reader.parties.reference import Resolver

_OWNING = frozenset({"of", "from", "for", "by"})
_OWNING_PEOPLE = frozenset({"of", "from", "for", "at", "with", "in", "to", "within", "inside"})
_JOINTS = frozenset({"and", "or", ",", "&", "-", "–", "/", "the", "as", "well"})
_VERBAL = frozenset({"VBZ", "VBD", "VBP", "MD", "WDT", "WP"})


def owners(resolver: Resolver, block: int, token: Token) -> list[Referent]:
    """Those whose something is: possessors, else names inside the phrase, else "of" and "from" phrases."""
    for child in token.children:
        if child.dep_ == "poss":
            owner = joined([resolver.token(block, t) for t in (child, *child.conjuncts)])
            if owner or child.tag_ == "PRP$":
                return [owner] if owner else []
    found = named_inside(resolver, block, token)
    if found:
        return found
    people = resolver.words.people(token.lower_) or token.lower_ in resolver.words.parts
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in (_OWNING_PEOPLE if people else _OWNING):
            for thing in child.children:
                if thing.dep_ == "pobj":
                    owner = joined([_place_or_party(resolver, block, t) for t in (thing, *thing.conjuncts)])
                    if owner.parties and owner.kind != "press":
                        return [owner]
    return []


def _place_or_party(resolver: Resolver, block: int, token: Token) -> Referent:
    """Whom the noun after a preposition means: "officials in Moscow" are Russia's, place or not."""
    names = resolver.blocks[block].of(token)
    return joined([resolver.named(n) for n in names]) if names else resolver.token(block, token)


def named_inside(resolver: Resolver, block: int, token: Token) -> list[Referent]:
    """The parties named between the left end of a phrase and its noun: "a senior White House official"."""
    names, doc = resolver.blocks[block], token.doc
    found: list[Referent] = []
    first: int | None = None
    i = token.i - 1
    while i >= token.left_edge.i:
        name = names.at.get(i)
        if name is not None and name.entity is not None and not name.entity.place:
            here = [resolver.named(n) for n in names.of(doc[i])]
            joins = first is not None and _joins(doc, name.end, first)
            found = here + found if joins else here
            first = name.start
            i = name.start
        elif doc[i].tag_ in _VERBAL or doc[i].text in ("—", "–", ":"):
            break
        i -= 1
    return [r for r in found if r]


def introduced(resolver: Resolver, block: int, token: Token) -> Entity | None:
    """The person whom a description introduces by name, before or after a comma."""
    names, doc = resolver.blocks[block], token.doc
    beside = [token.head] if token.dep_ == "appos" else []
    for child in (*token.children, *beside):
        if child.dep_ == "appos" or child in beside:
            for name in names.of(child):
                if name.entity is not None and name.entity.kind == "person":
                    return name.entity
    closing = _closing(resolver, block, token)
    if closing is not None:
        return closing
    at = phrase_end(token)
    if at < len(doc) and doc[at].text == ",":
        at += 1
    for step in range(4):
        after = names.at.get(at + step)
        if after is not None:
            person = after.entity is not None and after.entity.kind == "person"
            return after.entity if person and (step == 0 or after.title is not None) else None
        if at + step >= len(doc):
            return None
        low = doc[at + step].lower_.rstrip(".")
        if not (resolver.words.titled(low) or low in resolver.words.titles):
            return None
    return None


LONGEST_DESCRIPTION = 14
"""Tokens between a description's noun and the name that closes it."""


def _closing(resolver: Resolver, block: int, token: Token) -> Entity | None:
    """The person whose name closes a long description without a comma.

    "Deputy Head of the Ukrainian Delegation to the TCG Andriy Kostin", "Head of the Office of the President
    Andriy Yermak"; but a spokesman "for President Biden" is not Biden.
    """
    names, doc = resolver.blocks[block], token.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in ("of", "to", "for"):
        return None
    for i in range(token.i + 2, min(len(doc), token.i + LONGEST_DESCRIPTION)):
        if doc[i].text in (",", ".", ";", ":") or doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            return None
        name = names.at.get(i)
        if name is None or name.start != i or name.entity is None or name.entity.kind != "person":
            continue
        if name.title is None:
            closes = doc[i - 1].tag_ in ("NNP", "NNPS", "NN") and (i - 1) in names.at
        else:
            closes = _holds_another(resolver, name)
        return name.entity if closes else None
    return None


def _holds_another(resolver: Resolver, name: Name) -> bool:
    """Whether the office before a name is known to be somebody else's: it belongs to the words before."""
    title, entity = name.title, name.entity
    office = office_in(title.words, resolver.words) if title is not None else None
    if title is None or entity is None or office is None or entity.party is None:
        return False
    holder = resolver.register.atlas.holder_of(office.name, entity.party, resolver.register.day)
    if holder is None:
        return False
    if holder.name.split()[-1].lower() == entity.name.split()[-1].lower():
        return False
    return not any(m.title and m.title.words == title.words for m in entity.mentions if m is not name)


def apposed(resolver: Resolver, block: int, token: Token) -> Referent | None:
    """A noun with a name as its apposition is that name: "the group, Boko Haram"."""
    names = resolver.blocks[block]
    for child in token.children:
        if child.dep_ == "appos":
            for name in names.of(child):
                if name.entity is not None and not name.entity.place and name.entity.kind != "person":
                    return resolver.named(name)
    after = names.at.get(token.i + 1)
    if after is None or after.entity is None or token.lower_ not in resolver.words.back:
        return None
    named = after.entity.kind in COLLECTIVE and after.entity.kind != "body" and not after.entity.place
    return resolver.named(after) if named else None  # the Palestinian movement Hamas


def _joins(doc: Doc, end: int, start: int) -> bool:
    return all(doc[k].lower_ in _JOINTS for k in range(end, start))
