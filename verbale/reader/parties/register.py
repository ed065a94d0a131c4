"""The register: who and what the names of one document refer to.

Names of the atlas are known; the others are gathered (gather.py). Once made, it answers for every name.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from verbale.reader.parties.atlas import Atlas, Sense
from verbale.reader.parties.entities import COLLECTIVE, Entity, fullest
from verbale.reader.parties.gather import Gathering
from verbale.reader.parties.names import BlockNames, Name

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedDocument

_PLACING = frozenset("in at near outside around across inside into through over off along to from".split())
_PLACED = frozenset({"compound", "nmod", "npadvmod", "appos", "dep", "amod"})


class Register:
    """The entities of one document, and what each name in it refers to."""

    def __init__(self, parsed: ParsedDocument, atlas: Atlas, blocks: list[BlockNames]) -> None:
        self.parsed, self.atlas, self.blocks = parsed, atlas, blocks
        self.words = atlas.words
        self.day: dt.date | None = parsed.document.published
        self.entities: dict[str, Entity] = {}
        self.names: list[Name] = [name for block in blocks for name in block.names]
        elsewhere = Counter(n.senses[0].party for n in self.names if len(n.senses) == 1)
        for name in self.names:
            if name.senses:
                self.attach(name, self._known(name, max(name.senses, key=lambda s: elsewhere[s.party])))
        Gathering(self).gather()
        self._sweep()
        for entity in self.entities.values():
            entity.mentions.sort(key=lambda n: n.place)
            by_name = [m for m in entity.mentions if not m.senses or m.is_used_as("name")]
            if entity.mentions and (entity.kind in ("person", "body") or ":" not in entity.key):
                entity.name = fullest(by_name) if by_name else entity.id
        self._mark_places()

    def persons(self) -> Iterator[Entity]:
        """The persons that the document names."""
        return (e for e in self.entities.values() if e.kind == "person")

    def in_order(self) -> list[Entity]:
        """All entities that are somebody, by their first mention; places are left out."""
        return sorted(
            (e for e in self.entities.values() if e.mentions and not e.place), key=lambda e: e.first
        )

    def ending_with(self, word: str, place: tuple[int, int]) -> Entity | None:
        """The organisation or body named last before a place by a name that ends with a word."""
        before = [(at, entity) for at, entity in self._endings.get(word, ()) if at < place]
        return max(before, key=lambda b: b[0])[1] if before else None

    @cached_property
    def _endings(self) -> dict[str, list[tuple[tuple[int, int], Entity]]]:
        found: dict[str, list[tuple[tuple[int, int], Entity]]] = defaultdict(list)
        for entity in self.entities.values():
            if entity.kind in COLLECTIVE and not entity.press and not entity.place:
                for name in entity.mentions:
                    words = name.text.lower().split()
                    if len(words) > 1:
                        found[words[-1]].append((name.place, entity))
        return found

    def head(self, name: Name) -> Token:
        """The head of a name: its token that hangs on a word outside it."""
        tokens = self.blocks[name.block].tokens
        for i in range(name.end - 1, name.start - 1, -1):
            head = tokens[i].head.i
            if not name.start <= head < name.end or head == i:
                return tokens[i]
        return tokens[name.end - 1]

    def apposition(self, name: Name) -> Token | None:
        """The noun that says what a named person is: "Sergei Ryabkov, the deputy minister"."""
        token = self.head(name)
        for child in token.children:
            if child.dep_ == "appos" and self.words.people(child.lower_):
                return child
        if token.dep_ == "appos" and self.words.people(token.head.lower_):
            return token.head
        return None

    def speaks(self, name: Name) -> bool:
        """Whether a name is the subject of a verb of saying."""
        head = self.head(name)
        return head.dep_ == "nsubj" and head.head.lemma_.lower() in self.words.speech

    def is_placed(self, name: Name) -> bool:
        """Whether a name stands where places do: "in Natanz", "the Natanz plant"."""
        head = self.head(name)
        while head.dep_ == "conj" and head.head.i != head.i:
            head = head.head
        if head.dep_ == "pobj":
            return head.head.lower_ in _PLACING
        return head.dep_ in _PLACED

    def attach(self, name: Name, entity: Entity) -> None:
        """Say whom a name refers to."""
        name.entity = entity
        entity.mentions.append(name)

    def _known(self, name: Name, sense: Sense) -> Entity:
        """The entity of a name that the atlas knows."""
        key = f"place:{sense.party}" if sense.place else sense.party
        entity = self.entities.get(key)
        if entity is None:
            own = sense.kind == "body" or sense.press or sense.place
            shown = name.text if own else sense.party
            entity = Entity(key, shown, sense.kind, press=sense.press, place=sense.place)
            if not sense.press and not sense.place:
                entity.party = self.atlas.speaks_for(sense.party)
            self.entities[key] = entity
        return entity

    def _sweep(self) -> None:
        """Find names where the tagger did not see one: in headlines and capitals."""
        forms: dict[str, Entity] = {}
        for entity in self.entities.values():
            if entity.kind == "person" and len(entity.name.split()) > 1:
                forms.setdefault(entity.name.split()[-1].lower(), entity)
            elif entity.key.startswith("name:") and " " not in entity.name and not entity.press:
                forms.setdefault(entity.name.lower(), entity)
        if not forms:
            return
        for number, block in enumerate(self.blocks):
            source = block.block.block.text
            for token in block.tokens:
                found = forms.get(token.lower_)
                if found is None or token.i in block.at or not source[token.idx].isupper():
                    continue
                if token.tag_[0] not in "NFJ" and token.is_sent_start and len(token) < 5:
                    continue  # "May" and "Will" begin questions
                place = (token.idx, token.idx + len(token))
                name = Name(number, token.i, token.i + 1, source[slice(*place)], characters=place)
                block.put(name)
                self.attach(name, found)

    def _mark_places(self) -> None:
        """A name that only ever stands where places do is a place, not a party."""
        for entity in self.entities.values():
            if entity.key.startswith("name:") and entity.kind == "organisation" and not entity.press:
                entity.place = all(n.head is None and self.is_placed(n) for n in entity.mentions)
