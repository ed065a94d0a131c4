"""People: what the text tells of the persons that it names.

Titles ("Russian Foreign Minister Sergei Lavrov"), appositions ("Sergei Ryabkov, his deputy"), possessives
("the EU's Kallas") and a seat in a parliament ("D-N.Y.") say what somebody is and for whom they speak;
the office-holder file says it for a day where the text does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.reader.parties.entities import Entity, plain
from verbale.reader.parties.names import Name, office_in
from verbale.reader.parties.register import Register

if TYPE_CHECKING:
    from spacy.tokens import Token

HOME_WORDS = frozenset(
    {"government", "presidential", "army", "military", "ministry", "presidency", "police", "cabinet"}
)
"""Words before a title that make it one of the state where the text is at home: "Government spokesman"."""
STRENGTH = 3
"""Mentions that make an organisation a party to what is reported, so that its people speak for it; one
named only as somebody's employer is not."""

_GENITIVES = frozenset({"'s", "’s", "'", "’"})
_BETWEEN = frozenset({"JJ", "JJS", "JJR", "POS", "VBN", "RB", "CD"})
"""Tags of words that may stand between a party's name and a title: "Iran's new top negotiator"."""
_FOR = frozenset({"of", "for", "with", "at", "from", "to"})
_SEAT = re.compile(r",? ?\(?([DR])-(?:[A-Z][a-z]*\.?\s?){1,2}(?:[A-Z]\.)?")
_ON_BEHALF = re.compile(r",? (?:negotiating|speaking|acting) (?:for|on behalf of) (?:the )?([a-z]+s)\b")
_STATE_OFFICES = frozenset({"head", "deputy", "diplomat", "minister", "lawmaker", "military"})
_SPEAK_THROUGH = frozenset({"state", "body", "union", "armed group"})


def read_people(register: Register) -> None:
    """Fill in what the text tells of each person.

    Twice, for a party can be told by way of another person ("Lavrov's deputy").
    """
    people = sorted(register.persons(), key=lambda e: e.first)
    for last in (False, True):
        for entity in people:
            for name in entity.mentions:
                _Mention(register, entity, name, last).read()
    for entity in people:
        if entity.party is None and not entity.expert and entity.only in register.entities:
            entity.party = entity.only
        _by_the_file(register, entity)
        if entity.gender is None:
            entity.gender = register.words.genders.get(plain(entity.name.split()[0].split("-")[0]))


def is_official(entity: Entity) -> bool:
    """Whether a person holds an office of a state, by the text; whose may be unknown."""
    return any(o.family in _STATE_OFFICES for o in entity.offices)


class _Mention:
    """One place that names a person, and what stands around it."""

    def __init__(self, register: Register, entity: Entity, name: Name, last: bool) -> None:
        self.register, self.entity, self.name, self.last = register, entity, name, last
        self.words = register.words
        self.names = register.blocks[name.block]
        self.tokens = self.names.tokens
        self.text = self.names.text

    def read(self) -> None:
        self._seat()
        self._title()
        self._party_right_before()
        self._on_behalf()
        self._office_and_state_before()
        self._state_after()
        self._apposition()

    # -- the places where something is told

    def _seat(self) -> None:
        """Whose seat somebody holds: "Chuck Schumer, D-N.Y."."""
        seat = _SEAT.match(self.text, self.name.characters[1]) if self.entity.side is None else None
        if seat:
            self.entity.side = "Democrats" if seat.group(1) == "D" else "Republicans"
            self.entity.party = self.entity.party or "USA"

    def _title(self) -> None:
        title = self.name.title
        if title is None:
            return
        self._describe(title.words, title.start, title.end)
        self._belongs_to(self._owner_before(title.start))
        if title.start > 0 and self.tokens[title.start - 1].lower_ in HOME_WORDS:
            self.entity.at_home = True

    def _party_right_before(self) -> None:
        """A party right before the name: "the EU's Kallas", "ranking Democrat Jim Stark"."""
        start = self.name.start
        if self.name.title is None and start > 1 and self.tokens[start - 1].lower_ in _GENITIVES:
            owner = self.names.at.get(start - 2)
            if owner is not None and owner.entity is not None and owner.entity.kind != "person":
                self._belongs_to(owner)
        before = self.names.at.get(start - 1)
        if before is None or before.entity is None or before.end != start:
            return
        entry = self.register.atlas.entries.get(before.entity.key)
        if entry is not None and entry.branch:
            self.entity.side = self.entity.side or before.entity.key
            self.entity.party = self.entity.party or before.entity.party

    def _on_behalf(self) -> None:
        """A group that somebody speaks for: "Hans-Peter Stihl, negotiating for the employers"."""
        behalf = _ON_BEHALF.match(self.text, self.name.characters[1])
        if behalf and self.entity.party is None and behalf.group(1) in self.words.groups:
            self.entity.party = behalf.group(1)

    def _office_and_state_before(self) -> None:
        """An office and its state before the name: "President of Ukraine Volodymyr Zelenskyy"."""
        before = self.names.at.get(self.name.start - 1)
        if before is None or before.entity is None or before.start < 2 or before.entity.kind == "person":
            return
        if self.tokens[before.start - 1].lower_ not in ("of", "for") or before.end != self.name.start:
            return
        noun = self.tokens[before.start - 2]
        if self.words.people(noun.lower_) or noun.lower_ == "affairs":
            words = [t.lower_ for t in self.tokens[max(0, before.start - 6) : before.start - 1]]
            self._describe(words, before.start - 2, before.end)
            self._belongs_to(before)

    def _state_after(self) -> None:
        """A state after the name: "Luis Ayala of Peru"."""
        end = self.name.end
        if end + 1 < len(self.tokens) and self.tokens[end].lower_ == "of":
            home = self.names.at.get(end + 1)
            if home is not None and home.entity is not None and home.entity.kind in ("state", "organisation"):
                self._belongs_to(home)

    def _apposition(self) -> None:
        """A description beside the name: "Sergei Ryabkov, Russia's deputy foreign minister"."""
        noun = self.register.apposition(self.name)
        if noun is None:
            return
        start, end = noun.left_edge.i, _phrase_end(noun)
        if start <= self.name.start < end:
            start, end = (self.name.end, end) if self.name.end <= noun.i else (start, noun.i + 1)
        self._describe([t.lower_.rstrip(".") for t in self.tokens[start:end]], start, end)
        self._belongs_to(self._owner_around(noun))

    # -- what is kept

    def _describe(self, words: list[str], start: int, end: int) -> None:
        """Keep the office, the words and the gender that a title or apposition tells."""
        entity, lists = self.entity, self.words
        office = office_in(words, lists)
        if office is not None and office not in entity.offices:
            entity.offices.append(office)
        phrase = " ".join(words)
        entity.only = entity.only or next((p for o, p in lists.only.items() if o in phrase), None)
        for word in words:
            if lists.people(word):
                entity.words.add(lists.number(word))
            if entity.gender is None and (word in lists.ranks or word in lists.agents):
                entity.gender = lists.genders.get(word)
        if any(lists.people(w) for w in words):
            last = self.tokens[end - 1]
            text = self.names.block.block.text[self.tokens[start].idx : last.idx + len(last)]
            if entity.title is None or (office is not None and len(text) > len(entity.title)):
                entity.title = text
        if office is None and any(w in lists.experts for w in words):
            entity.expert = True

    def _belongs_to(self, owner: Name | None) -> None:
        """Let the person speak for whoever owns their office."""
        entity = self.entity
        if entity.party is not None or owner is None or owner.entity is None or owner.entity is entity:
            return
        whose = owner.entity
        if whose.press:
            entity.expert = True
        elif whose.kind == "person":
            entity.party = whose.party
            entity.side = entity.side or whose.side
        elif not whose.place and not entity.expert:
            known = whose.kind in _SPEAK_THROUGH or whose.key in self.register.atlas.entries
            if known or len(whose.mentions) >= STRENGTH:
                entity.party = whose.party
                if whose.kind == "body":
                    entity.side = entity.side or whose.key
            elif self.last:
                entity.expert = True

    # -- whose an office is

    def _owner_before(self, start: int) -> Name | None:
        """The name that says whose a title is: "Russia's", "U.S.", "the IG-Metall"."""
        i = start - 1
        while i >= 0 and i not in self.names.at and self._may_stand_between(self.tokens[i]):
            i -= 1
        found = self.names.at.get(i)
        return found if found is not None else self.names.at.get(start)  # the "U.S. Treasury" Secretary

    def _may_stand_between(self, token: Token) -> bool:
        return token.tag_ in _BETWEEN or token.lower_ in _GENITIVES

    def _owner_around(self, noun: Token) -> Name | None:
        """Whose an apposition is: "Russia's deputy minister", "the head of the delegation of Iran"."""
        places = list(range(noun.left_edge.i, noun.i))
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in _FOR:
                places.extend(range(child.i + 1, child.right_edge.i + 1))
        for i in places:
            owner = self.names.at.get(i)
            if owner is not None and owner.entity is not None and owner.entity is not self.entity:
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
    if entity.party not in (None, state, party) or (entity.expert and entity.party is None):
        return
    entity.party = entity.party or state
    if party != state:
        entity.side = entity.side or party
    for holder in held:
        office = register.words.offices.get(holder.office)
        if office is not None and office not in entity.offices:
            entity.offices.append(office)
