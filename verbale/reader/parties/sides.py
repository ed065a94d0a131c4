"""Sides: those who face each other, when the text only says "both sides" or "his counterpart"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.reader.parties.discourse import NOBODY, Referent, Trace
from verbale.reader.parties.entities import Entity
from verbale.reader.parties.owners import named_inside
from verbale.reader.parties.phrases import phrase_end, phrase_start

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parties.reference import Resolver

FAR = 40
"""Sentences that "the sides" looks back."""

_STATES = frozenset(
    "country nation state government capital power superpower republic economy neighbour neighbor "
    "ally".split()
)
_PERSONS = frozenset(
    "leader president minister diplomat negotiator man envoy official head politician chief interlocutor "
    "representative".split()
)


def sides(resolver: Resolver, block: int, token: Token) -> Referent:
    """The two parties that words such as "both sides" mean: those last spoken of together, else the two
    that the document is about."""
    word = resolver.words.number(token.lower_)
    pair = resolver.table.pair
    if pair is not None and all(_kind_fits(resolver, p, word) for p in pair):
        return Referent(None, pair, "group")
    fits = _fits(resolver, word)
    here = resolver.discourse.sentence(block, token.i)
    persons = {e.name for e in resolver.register.persons()}
    top = [p for p in resolver.table.ranked if _kind_fits(resolver, p, word) and p not in persons]
    seen: list[str] = []
    window = here
    for trace in resolver.discourse.before(block, token.i, FAR):
        if trace.sentence < window:
            if len(seen) >= 2:
                break
            window = trace.sentence
        if fits(trace):
            seen[:0] = [p for p in trace.referent.parties if p not in seen and _kind_fits(resolver, p, word)]
    if len(seen) == 2:
        return Referent(None, tuple(seen), "group")
    if len(seen) > 2:
        best = [p for p in top if p in seen][:2]
        if len(best) == 2:
            return Referent(None, tuple(p for p in seen if p in best), "group")
    if len(top) >= 2:
        return Referent(None, tuple(top[:2]), "group")
    return NOBODY


def _fits(resolver: Resolver, word: str) -> Callable[[Trace], bool]:
    persons = word in _PERSONS

    def fits(trace: Trace) -> bool:
        if trace.placed or not trace.referent.parties or trace.referent.kind in ("press", "thing"):
            return False
        if trace.referent.kind == "person" and trace.referent.parties == (trace.referent.name,):
            return False  # an analyst or a reporter has no side
        return trace.referent.kind == "person" if persons else True

    return fits


def _kind_fits(resolver: Resolver, party: str, word: str) -> bool:
    kind = resolver.register.atlas.kinds.get(party)
    if word in _STATES:
        return kind == "state"
    if word == "company":
        return kind in (None, "company")
    return True


def counterpart(resolver: Resolver, block: int, token: Token) -> Referent:
    """Whom "his U.S. counterpart" means: the one in the same office, of the named or else the other party."""
    owner: Referent = NOBODY
    for child in token.children:
        if child.dep_ == "poss":
            owner = resolver.token(block, child)
    named = [r for r in named_inside(resolver, block, token) if r.kind != "person"]
    parties = tuple(dict.fromkeys(p for r in named for p in r.parties if p not in owner.parties))
    phrase = _phrase(resolver, block, token)
    if not parties and owner.parties:
        rest = [p for p in resolver.table.ranked if p not in owner.parties]
        others = [e for e in resolver.register.persons() if _same_office(resolver, owner, e)]
        if len(others) == 1:
            return resolver.of_entity(others[0])
        if others:
            ranked = sorted(others, key=lambda e: -len(e.mentions))
            if len(ranked[0].mentions) > len(ranked[1].mentions):
                return resolver.of_entity(ranked[0])
        return Referent(phrase, (rest[0],) if len(rest) == 1 else (), "role")
    people = [
        e for e in resolver.register.persons()
        if set(resolver.parties_of(e)) & set(parties) and e.name != owner.name
    ]  # fmt: skip
    same = [e for e in people if _same_office(resolver, owner, e)]
    if token.tag_ == "NN" and len(same) == 1:
        return resolver.of_entity(same[0])
    return Referent(phrase, parties, "role")


def _same_office(resolver: Resolver, owner: Referent, other: Entity) -> bool:
    if owner.name is None or other.name == owner.name or set(resolver.parties_of(other)) & set(owner.parties):
        return False
    mine = resolver.register.entities.get(f"person:{owner.name}") or next(
        (e for e in resolver.register.persons() if e.name == owner.name), None
    )
    if mine is None:
        return False
    return bool({o.family for o in mine.offices} & {o.family for o in other.offices})


def _phrase(resolver: Resolver, block: int, token: Token) -> str:
    doc, text = token.doc, resolver.parsed.blocks[block].block.text
    last = doc[phrase_end(token) - 1]
    return text[doc[phrase_start(token)].idx : last.idx + len(last.text)]
