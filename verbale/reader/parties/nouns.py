"""Nouns: whom a noun that is no name refers to.

Roles ("a senior official", "the Russian diplomat"), parts of a party ("Nigeria's army", "the Iranian side"),
words that point back ("the union", "the rebels"), vague groups ("western governments"), and things that
somebody owns or made ("Russia's demands", "an IG-Metall statement").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reader.parties.discourse import (
    NOBODY,
    Referent,
    Trace,
    WhoKind,
    is_speaker,
    is_subject,
    parties_in,
)
from verbale.reader.parties.owners import apposed, introduced, owners
from verbale.reader.parties.people import HOME_WORDS
from verbale.reader.parties.phrases import (
    is_bare_title,
    is_definite,
    is_facing,
    is_indefinite,
    is_sentence_start,
    phrase_end,
    phrase_start,
    without_determiners,
)
from verbale.reader.parties.roles import holder, named_later, office_of
from verbale.reader.parties.sides import counterpart, sides

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parties.reference import Resolver

_ACROSS = frozenset({"counterpart", "interlocutor", "colleague"})
_ARMED = frozenset(
    "rebel radical guerrilla insurgent militant separatist fighter jihadist terrorist islamist gunman".split()
)
_NO_BODY = frozenset(
    "side party people nation state country team wing camp court bank board public movement".split()
)
_GOVERNMENTS = frozenset("government administration authorities regime republic leadership side".split())
_MEMBERS = frozenset("country nation state ally partner member neighbor neighbour capital".split())
_OFFICES_OF_STATE = frozenset({"head", "minister", "diplomat", "deputy"})
BACK_REACH = 80
"""Sentences that "the union" looks back."""
BODY_REACH = 12
"""Sentences within which "the team" can be the team named before."""
STATEMENT_REACH = 3
"""Sentences within which "the statement" is the word of whoever spoke last."""


def noun(resolver: Resolver, block: int, token: Token) -> Referent:
    """Whom a common noun refers to, or nobody."""
    low, words = token.lower_, resolver.words
    plural = token.tag_ in ("NNS", "NNPS")
    singular = words.number(low)
    if (
        plural
        and low in words.facing
        and is_facing(token, singular)
        and not _named_inside(resolver, block, token)
    ):
        return sides(resolver, block, token)
    if singular in _ACROSS:
        return counterpart(resolver, block, token)
    if singular in _ARMED:
        return _armed(resolver, block, token)
    if words.people(low):
        return _role(resolver, block, token)
    same = apposed(resolver, block, token)
    if same is not None:
        return same
    whose = owners(resolver, block, token)
    if not plural and not whose and is_definite(token):
        named = _last_word(resolver, block, token)
        if named:
            return named
    if low in words.back and not plural and whose and _says_its_kind(resolver, block, token):
        return whose[-1]  # "the IG-Metall union" is IG-Metall
    if plural and singular in _MEMBERS and all(r.kind not in ("state", "person") for r in whose):
        return group(resolver, block, token)  # E.U. nations, Western allies
    if low in words.parts:
        return _part(resolver, block, token, whose)
    if low in words.back and is_definite(token) and not whose and not plural:
        return back(resolver, block, token)
    if low in words.documents:
        return _document(resolver, block, token, whose)
    if low in words.press and low not in words.back:
        return Referent(phrase(resolver, block, token), (), "press")
    if not whose and singular in words.groups and (plural or low in ("community", "world", "media")):
        return group(resolver, block, token)
    if whose:
        person = whose[0].name if whose[0].kind == "person" else None
        return Referent(person, parties_in(whose), "thing")
    return NOBODY


def phrase(resolver: Resolver, block: int, token: Token) -> str:
    """The words that describe somebody: without "the" and without clauses."""
    doc = token.doc
    start, end = phrase_start(token), phrase_end(token)
    text = resolver.parsed.blocks[block].block.text
    return text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]


def _named_inside(resolver: Resolver, block: int, token: Token) -> bool:
    return any(k in resolver.blocks[block].at for k in range(token.left_edge.i, token.i))


def _says_its_kind(resolver: Resolver, block: int, token: Token) -> bool:
    """Whether a name right before a noun is what the noun says: "the IG-Metall union"."""
    name = resolver.blocks[block].at.get(token.i - 1)
    if name is None or name.entity is None or name.entity.kind == "state":
        return False
    return name.entity.kind in resolver.words.back[token.lower_]


def _last_word(resolver: Resolver, block: int, token: Token) -> Referent:
    """A name that ends with the same word: "the commission" after "the Industrial Inquiry Commission"."""
    entity = resolver.register.ending_with(token.lower_, (block, token.i))
    return resolver.of_entity(entity) if entity is not None else NOBODY


def _role(resolver: Resolver, block: int, token: Token) -> Referent:
    """Somebody described by what they do."""
    low, words = token.lower_, resolver.words
    whose = owners(resolver, block, token)
    parties = parties_in(whose)
    person = introduced(resolver, block, token)
    if person is not None:
        if (
            person.party is None
            and len(parties) == 1
            and parties[0] != person.name
            and not is_indefinite(token)
            and not person.expert
        ):
            person.party = resolver.register.atlas.speaks_for(parties[0])
        return resolver.of_entity(person)
    plural = token.tag_ in ("NNS", "NNPS")
    if not plural and is_indefinite(token):
        found = named_later(resolver, block, token, parties)
        if found:
            return found
    if not plural and (is_definite(token) or is_bare_title(token)):
        found = holder(resolver, block, token, parties)
        if found:
            return found
    said = phrase(resolver, block, token)
    if low in words.press:
        return Referent(said, (), "press")
    if not parties and resolver.table.home and any(w in HOME_WORDS for w in said.lower().split()):
        return Referent(said, (resolver.table.home,), "group" if plural else "role")  # government officials
    if low in words.experts:
        if plural:
            return group(resolver, block, token)
        return Referent(said, (), "role")
    if not parties and plural and low not in words.sources:
        return group(resolver, block, token)
    if not parties and is_definite(token) and resolver.table.home:
        office = words.offices.get(low)
        if office is not None and office.family in _OFFICES_OF_STATE:
            parties = (resolver.table.home,)
    if plural:
        return Referent(said, parties, "group")
    return Referent(said, parties, "role", holder=_by_the_file(resolver, token, parties))


def _by_the_file(resolver: Resolver, token: Token, parties: tuple[str, ...]) -> str | None:
    """Who holds an office that the document describes and does not name, on its day."""
    if len(parties) != 1 or is_indefinite(token):
        return None
    office = office_of(token, resolver.words)
    if office is None:
        return None
    holder_of = resolver.register.atlas.holder_of(office.name, parties[0], resolver.register.day)
    return holder_of.name if holder_of is not None else None


def _part(resolver: Resolver, block: int, token: Token, whose: list[Referent]) -> Referent:
    """A part of a party: "Russia's government", "the Iranian side", "the Trump administration"."""
    said = phrase(resolver, block, token)
    low = token.lower_
    if whose:
        parties = parties_in(whose)
        if low == "administration" and whose[0].kind == "person" and parties == (whose[0].name,):
            parties = (
                (resolver.table.home,) if resolver.table.home else ()
            )  # one who has one heads a government
        if low == "administration" and set(parties) & resolver.table.domestic:
            parties = (said,)  # at home, and the document has no other name for the government
        return Referent(said, parties, _kind_of_part(token, whose))
    if low in resolver.words.back and is_definite(token):
        found = back(resolver, block, token)
        if found:
            return found
    if token.tag_ == "NNS":
        return group(resolver, block, token)
    if is_definite(token):
        for trace in resolver.discourse.before(block, token.i, BODY_REACH):
            if trace.referent.kind == "body" and trace.word == low:
                return trace.referent  # "the team" after "the U.S. team"
    if low not in _NO_BODY and is_definite(token) and resolver.table.home is not None:
        return Referent(said, (resolver.table.home,), "body")
    return NOBODY


def _kind_of_part(token: Token, whose: list[Referent]) -> WhoKind:
    """Whether a part speaks as itself ("the army") or is its party ("the government", "both delegations")."""
    if token.tag_ in ("NNS", "NNPS") and token.lower_ not in ("forces", "services", "authorities"):
        return "group"
    if token.lower_ in _GOVERNMENTS and all(r.kind in ("state", "person", None) for r in whose):
        return "state"
    return "body"


def _document(resolver: Resolver, block: int, token: Token, whose: list[Referent]) -> Referent:
    """The word of whoever made it: "an IG-Metall statement", "the statement"."""
    by = _released_by(token)
    if by is not None:
        found = resolver.token(block, by)
        if found:
            return found
    if whose:
        press = all(r.kind == "press" for r in whose)
        return Referent(phrase(resolver, block, token), parties_in(whose), "press" if press else "role")
    if is_speaker(token) or is_subject(token):
        if is_definite(token):
            for trace in resolver.discourse.before(block, token.i, STATEMENT_REACH):
                if trace.speaker and trace.referent:
                    return trace.referent
        return Referent(phrase(resolver, block, token), (), "role") if is_speaker(token) else NOBODY
    return NOBODY


def _released_by(token: Token) -> Token | None:
    """Who gave a document out: "a statement shared by the spokesman"."""
    for verb in token.children:
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            for by in verb.children:
                if by.dep_ == "agent":
                    return next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def _armed(resolver: Resolver, block: int, token: Token) -> Referent:
    """The armed group that a document names, where it is one: "the rebels", "Salvadoran guerrillas"."""
    whose = [r for r in owners(resolver, block, token) if r.kind != "state"]
    single = token.tag_ == "NN"
    if whose:
        return Referent(phrase(resolver, block, token), parties_in(whose), "role" if single else "group")
    if single:
        return NOBODY
    if not is_indefinite(token):
        groups = [e for e in resolver.register.in_order() if e.kind == "armed group"]
        if len(groups) == 1:
            return replace(resolver.of_entity(groups[0]), name=groups[0].name)
        if is_definite(token) and token.lower_ in resolver.words.back:
            found = back(resolver, block, token)
            if found:
                return found
    return group(resolver, block, token)


def group(resolver: Resolver, block: int, token: Token) -> Referent:
    """A vague group in its own words: "western governments", "mediators"."""
    said = phrase(resolver, block, token)
    name = without_determiners(said)
    if any(w.lower() in resolver.words.press or w.lower() == "reporters" for w in name.split()):
        return Referent(said, (), "press")
    proper = all(w[:1].isupper() for w in name.split()) and not (is_sentence_start(token) or said.isupper())
    return Referent(said, (name if proper else name.lower(),), "group")


def back(resolver: Resolver, block: int, token: Token) -> Referent:
    """The party of a kind that was named last: "the union", "the company".

    Of kinds the word's first counts before the others ("group" an armed group before a company); one that
    only stands inside a longer phrase ("NATO bases") counts in the same sentence.
    """
    kinds = resolver.words.back[token.lower_]
    if "state" in kinds:
        return _state_before(resolver, block, token)
    discourse = resolver.discourse
    here = discourse.sentence(block, token.i)
    first = _first_kind(resolver.words.number(token.lower_))
    other: Referent = NOBODY
    unknown: Referent = NOBODY
    for trace in discourse.before(block, token.i, BACK_REACH):
        if trace.placed or (trace.modifier and trace.sentence != here):
            continue
        kind = trace.referent.kind
        if kind in kinds:
            if first is None or kind == first:
                return trace.referent
            other = other or trace.referent
        elif not unknown and kinds & {"company", "union"} and _unknown_kind(resolver, trace):
            unknown = trace.referent
    return other or unknown


def _state_before(resolver: Resolver, block: int, token: Token) -> Referent:
    """Of "the country": the only state of the sentence so far, else of the sentence before."""
    discourse = resolver.discourse
    here = discourse.sentence(block, token.i)
    home = resolver.table.home
    if home is not None and resolver.words.number(token.lower_) in ("government", "administration", "regime"):
        return Referent(phrase(resolver, block, token), (home,), "body")
    before = [t for t in discourse.before(block, token.i, 1) if t.referent.kind == "state"]
    for sentence in (here, here - 1):
        named = {
            t.referent.parties: t.referent for t in before if t.sentence == sentence and t.referent.parties
        }
        if len(named) == 1:
            return next(iter(named.values()))
        if named:
            return NOBODY
    return NOBODY


def _unknown_kind(resolver: Resolver, trace: Trace) -> bool:
    """Whether a trace is of an organisation of which the document does not tell what it is."""
    entity = resolver.register.entities.get(trace.referent.key or "")
    if entity is None or entity.kind != "organisation" or not entity.key.startswith("name:"):
        return False
    return not entity.place and not entity.press


def _first_kind(word: str) -> str | None:
    """The kind that a word points back at first: "company" a company, "group" an armed group."""
    if word in ("union", "company"):
        return word
    return "armed group" if word == "group" else None


def quantity(resolver: Resolver, block: int, token: Token) -> Referent:
    """Those who face each other: "both", "the two"."""
    if token.lower_ in ("both", "two") and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "appos"):
        return sides(resolver, block, token)
    return NOBODY


def relative(resolver: Resolver, block: int, token: Token) -> Referent:
    """The noun that a relative clause belongs to: of "who", "which", "that"."""
    verb = token if token.dep_ == "relcl" else token.head
    for _ in range(4):
        if verb.dep_ == "relcl":
            return resolver.token(block, verb.head)
        if verb.head.i == verb.i:
            break
        verb = verb.head
    return NOBODY
