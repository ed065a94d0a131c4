"""People: what the text tells of the persons that it names.

Titles ("Russian Foreign Minister Sergei Lavrov"), appositions ("Sergei Ryabkov, his deputy"), possessives
("the EU's Kallas") and a seat in a parliament ("D-N.Y.") say what somebody is and for whom they speak;
the office-holder file says it for a day where the text does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.read.parties.entities import Entity, plain
from verbale.read.parties.names import Name, office_in
from verbale.read.parties.register import Register

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GENITIVES = frozenset({"'s", "’s", "'", "’"})
_BETWEEN = frozenset({"JJ", "JJS", "JJR", "POS", "VBN", "RB", "CD"})
"""Tags of words that may stand between a party's name and a title: "Iran's new top negotiator"."""
_FOR = frozenset({"of", "for", "with", "at", "from", "to"})
_SEAT = re.compile(r"\(?([DR])-(?:[A-Z][a-z]*\.?\s?){1,2}(?:[A-Z]\.)?")
HOME_WORDS = frozenset(
    {"government", "presidential", "army", "military", "ministry", "presidency", "police", "cabinet"}
)
_STATE_OFFICES = frozenset({"head", "deputy", "diplomat", "minister", "lawmaker", "military"})
_STRENGTH = 3
"""Mentions that make an organisation a party to what is reported, so that its people speak for it; one that is
named once, as somebody's employer, is not."""


def read_people(register: Register) -> None:
    """Fill in what the text tells of each person; twice, for a party can be told by way of another person."""
    people = sorted(register.persons(), key=lambda e: e.first)
    for again in (False, True):
        for entity in people:
            for name in entity.mentions:
                _told(register, name, entity, again)
    for entity in people:
        if entity.party is None and not entity.expert and entity.only in register.entities:
            entity.party = entity.only
        _by_the_file(register, entity)
        if entity.gender is None:
            entity.gender = register.words.genders.get(plain(entity.name.split()[0].split("-")[0]))


def _told(register: Register, name: Name, entity: Entity, again: bool) -> None:
    """Keep what stands around one mention of a person."""
    doc = register.blocks[name.block].block.doc
    if entity.side is None:
        seat = _SEAT.match(doc.text, min(len(doc.text), name.characters[1] + 2))
        if seat:
            entity.side = "Democrats" if seat.group(1) == "D" else "Republicans"
            entity.party = entity.party or "USA"
    title = name.title
    if title is not None:
        _describe(register, entity, title.words, doc, title.start, title.end, name.block)
        if entity.party is None:
            _of(register, entity, name.block, _party_before(register, name.block, title.start, doc), again)
            if title.start > 0 and doc[title.start - 1].lower_ in HOME_WORDS:
                entity.at_home = True
    elif entity.party is None and name.start > 1 and doc[name.start - 1].lower_ in _GENITIVES:
        owner = register.blocks[name.block].at.get(name.start - 2)  # the EU's Kallas
        if owner is not None and owner.entity is not None and owner.entity.kind != "person":
            _of(register, entity, name.block, owner, again)
    before = register.blocks[name.block].at.get(name.start - 1)
    if before is not None and before.entity is not None and before.entity.key in register.atlas.entries:
        if register.atlas.entries[before.entity.key].branch and before.end == name.start:
            entity.side = entity.side or before.entity.key  # ranking Democrat Jim Stark
            entity.party = entity.party or before.entity.party
    behalf = _ON_BEHALF.match(doc.text, name.characters[1])
    if behalf and entity.party is None and behalf.group(1) in register.words.groups:
        entity.party = behalf.group(1)  # Hans-Peter Stihl, negotiating for the employers
    _president_of(register, entity, name, doc, again)
    if entity.party is None and name.end + 1 < len(doc) and doc[name.end].lower_ == "of":
        home = register.blocks[name.block].at.get(name.end + 1)  # Luis Ayala of Peru
        if home is not None and home.entity is not None and home.entity.kind in ("state", "organisation"):
            _of(register, entity, name.block, home, again)
    noun = register.apposition(name)
    if noun is not None:
        start, end = noun.left_edge.i, _phrase_end(noun)
        if start <= name.start < end:
            start, end = (name.end, end) if name.end <= noun.i else (start, noun.i + 1)
        words = [doc[i].lower_.rstrip(".") for i in range(start, end)]
        _describe(register, entity, words, doc, start, end, name.block)
        if entity.party is None:
            _of(register, entity, name.block, _party_around(register, name.block, noun, entity), again)


def _describe(
    register: Register, entity: Entity, words: list[str], doc: Doc, start: int, end: int, block: int
) -> None:
    """Keep the office, the words and the gender that a title or apposition tells."""
    lists = register.words
    office = office_in(words, lists)
    if office is not None and office not in entity.offices:
        entity.offices.append(office)
    phrase = " ".join(words)
    entity.only = entity.only or next((p for o, p in lists.only.items() if o in phrase), None)
    for word in words:
        if lists.people(word):
            entity.words.add(lists.number(word))
        gender = lists.genders.get(word)
        if entity.gender is None and gender is not None and word in lists.ranks | lists.agents:
            entity.gender = gender
    if any(lists.people(w) for w in words):
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        text = register.blocks[block].block.block.text[first:last]
        if entity.title is None or (office is not None and len(text) > len(entity.title)):
            entity.title = text
    if office is None and any(w in lists.experts for w in words):
        entity.expert = True


def _of(register: Register, entity: Entity, block: int, owner: Name | None, again: bool) -> None:
    """Let a person speak for whoever owns their office."""
    if owner is None or owner.entity is None or owner.entity is entity:
        return
    whose = owner.entity
    if whose.press:
        entity.expert = True
    elif whose.kind == "person":
        if whose.party is not None:
            entity.party = whose.party
            entity.side = entity.side or whose.side
    elif not whose.place and not entity.expert:
        known = whose.kind in ("state", "body", "union", "armed group") or whose.key in register.atlas.entries
        if known or len(whose.mentions) >= _STRENGTH:
            entity.party = whose.party
            if whose.kind == "body":
                entity.side = entity.side or whose.key
        elif again:
            entity.expert = True


def _party_before(register: Register, block: int, start: int, doc: Doc) -> Name | None:
    """The name that says whose a title is: "Russia's", "U.S.", "the IG-Metall"."""
    names = register.blocks[block]
    i = start - 1
    while i >= 0 and i not in names.at and (doc[i].tag_ in _BETWEEN or doc[i].lower_ in _GENITIVES):
        i -= 1
    found = names.at.get(i)
    if found is None and start in names.at:  # "Treasury" of "U.S. Treasury Secretary"
        found = names.at[start]
    return found


def _president_of(register: Register, entity: Entity, name: Name, doc: Doc, again: bool) -> None:
    """ "President of Ukraine Volodymyr Zelenskyy": the office and the state before the name."""
    before = register.blocks[name.block].at.get(name.start - 1)
    if before is None or before.entity is None or before.start < 2 or before.entity.kind == "person":
        return
    if doc[before.start - 1].lower_ not in ("of", "for") or before.end != name.start:
        return
    noun = doc[before.start - 2]
    if register.words.people(noun.lower_) or noun.lower_ == "affairs":
        words = [t.lower_ for t in doc[max(0, before.start - 6) : before.start - 1]]
        _describe(register, entity, words, doc, before.start - 2, before.end, name.block)
        if entity.party is None:
            _of(register, entity, name.block, before, again)


def _party_around(register: Register, block: int, noun: Token, entity: Entity) -> Name | None:
    """Whose an apposition is: "Russia's deputy minister", "the head of the delegation of Iran"."""
    names = register.blocks[block]
    left = [names.at[i] for i in range(noun.left_edge.i, noun.i) if i in names.at]
    for name in left:
        if name.entity is not None and name.entity is not entity:
            return name
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _FOR:
            for i in range(child.i + 1, child.right_edge.i + 1):
                owner = names.at.get(i)
                if owner is not None and owner.entity is not None and owner.entity is not entity:
                    return owner
    return None


def _phrase_end(noun: Token) -> int:
    """Where the "of" phrase right after a noun ends: "secretary of state", "chief of defence staff"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == noun.i + 1:
            return min(child.right_edge.i + 1, noun.i + 8)
    return noun.i + 1


def _by_the_file(register: Register, entity: Entity) -> None:
    """What the office-holder file tells of a person on the document's day."""
    held = register.atlas.held_by(entity.name, register.day)
    if not held or len({h.name for h in held}) > 1:
        return
    party = held[0].party
    state = register.atlas.speaks_for(party)
    if entity.party not in (None, state, party):
        return
    if entity.expert and entity.party is None:
        return
    if entity.party is None:
        entity.party = state
    if party != state and entity.side is None:
        entity.side = party
    for holder in held:
        office = register.words.offices.get(holder.office)
        if office is not None and office not in entity.offices:
            entity.offices.append(office)


_ON_BEHALF = re.compile(r",? (?:negotiating|speaking|acting) (?:for|on behalf of) (?:the )?([a-z]+s)\b")


def is_official(entity: Entity) -> bool:
    """Whether a person holds an office of a state, by the text; whose may be unknown."""
    return any(o.family in _STATE_OFFICES for o in entity.offices)
