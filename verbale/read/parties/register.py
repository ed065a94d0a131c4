"""The register: who and what the names of one document refer to.

Names of the atlas are known. The others are gathered by what they share: a surname with the full name,
an acronym with the name before it in brackets, a short form with the longer name that begins with it.
What a person's titles and appositions say of their office and party is kept with them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from verbale.read.parties.atlas import Atlas, Sense, name_key
from verbale.read.parties.names import BlockNames, Name, office_in
from verbale.read.parties.vocabulary import PartyKind
from verbale.read.parties.words import Office

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.read.parse import ParsedDocument

Gender = Literal["f", "m"]
_FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "madam", "lady", "queen", "princess", "dame", "spokeswoman",
                            "congresswoman", "chairwoman", "sheikha"})  # fmt: skip
_MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "spokesman", "congressman", "sheikh", "sultan", "emir",
                          "amir", "ayatollah", "pope", "imam"})  # fmt: skip
_COMMAS = frozenset({",", "-", "–", "—"})


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that a document names."""

    key: str
    name: str
    kind: PartyKind
    party: str | None = None
    """The id of the party that it is or speaks for; None where the document does not tell."""
    press: bool = False
    expert: bool = False
    """True for a person who is said to speak for nobody: an analyst, a journalist."""
    offices: list[Office] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """What its titles and appositions call it, in small letters: `spokesman`, `diplomat`."""
    title: str | None = None
    """Its office in the document's words."""
    gender: Gender | None = None
    mentions: list[Name] = field(default_factory=list)

    @property
    def first(self) -> tuple[int, int]:
        """Block and token of the first mention."""
        return (self.mentions[0].block, self.mentions[0].start) if self.mentions else (0, 0)


class Register:
    """The entities of one document, and what each name in it refers to."""

    def __init__(self, parsed: ParsedDocument, atlas: Atlas, blocks: list[BlockNames]) -> None:
        self.parsed, self.atlas, self.blocks = parsed, atlas, blocks
        self.words = atlas.words
        self.day: dt.date | None = parsed.document.published
        self.entities: dict[str, Entity] = {}
        self._order: list[Name] = [name for block in blocks for name in block.names]
        self._known()
        self._gather()
        for entity in self.entities.values():
            entity.mentions.sort(key=lambda n: (n.block, n.start))

    # -- known names

    def _known(self) -> None:
        for name in self._order:
            if name.senses:
                self._attach(name, self._entity_of(name.senses[0], name))

    def _entity_of(self, sense: Sense, name: Name) -> Entity:
        entity = self.entities.get(sense.party)
        if entity is None:
            entity = Entity(
                sense.party,
                name.text if sense.kind == "body" or sense.press else sense.party,
                sense.kind,
                party=None if sense.press else self.atlas.speaks_for(sense.party),
                press=sense.press,
            )
            self.entities[sense.party] = entity
        return entity

    def _attach(self, name: Name, entity: Entity) -> None:
        name.entity = entity
        entity.mentions.append(name)

    # -- names of the document

    def _gather(self) -> None:
        unknown = [n for n in self._order if not n.senses]
        persons: dict[str, list[Entity]] = defaultdict(list)
        later: list[Name] = []
        self._acronyms(unknown)
        singles = Counter(name_key(n.text) for n in unknown if n.end - n.start == 1)
        for name in unknown:
            if name.entity is None and _full(name) and self._is_person(name, singles):
                self._person(name, persons)
            elif name.entity is None:
                later.append(name)
        organisations = sorted(
            (n for n in later if n.end - n.start > 1 or n.head), key=lambda n: -(n.end - n.start)
        )
        for name in organisations:
            self._organisation(name)
        for name in later:
            if name.entity is None:
                self._short(name, persons)
        people = sorted((e for group in persons.values() for e in group), key=lambda e: e.first)
        for _ in range(2):  # a party told by way of another person ("Lavrov's deputy") needs his first
            for entity in people:
                for name in entity.mentions:
                    self._told(name, entity)
                self._speaks_for(entity)

    def _acronyms(self, unknown: list[Name]) -> None:
        """A name with its acronym in brackets: "Canadian Union of Postal Workers (CUPW)"."""
        for name in self._order:
            block = self.blocks[name.block]
            doc = block.block.doc
            if name.end + 2 < len(doc) and doc[name.end].text == "(":
                short = block.at.get(name.end + 1)
                if short is None or short.end >= len(doc) or doc[short.end].text != ")":
                    continue
                if not (short.text.isupper() and len(short.text) > 1 and " " not in short.text):
                    continue
                if not _initials_fit(short.text, name.text):
                    continue
                entity = name.entity or short.entity
                if entity is None:
                    entity = Entity(short.text, short.text, _kind(name), party=short.text)
                    self.entities[short.text] = entity
                for form in (name, short):
                    if form.entity is None:
                        self._attach(form, entity)
                for other in unknown:
                    if other.entity is None and other.text in (name.text, short.text):
                        self._attach(other, entity)

    def _is_person(self, name: Name, singles: Counter[str]) -> bool:
        if name.head is not None and name.title is None:
            return False
        if name.title is not None or self._apposition(name) is not None:
            return True
        words = name.text.split()
        if not 2 <= len(words) <= 5 or any(w.isupper() and len(w) > 3 for w in words) != name.text.isupper():
            return False
        if self.atlas.held_by(name.text, self.day):
            return True
        return bool(singles[name_key(words[-1])]) or self._speaks(name)

    def _speaks(self, name: Name) -> bool:
        """Whether a name of several words is what somebody says something as."""
        head = self._token(name)
        return head.dep_ == "nsubj" and head.head.lemma_.lower() in (
            "say",
            "tell",
            "add",
            "ask",
            "write",
            "note",
        )

    def _person(self, name: Name, persons: dict[str, list[Entity]]) -> None:
        words = name.text.split()
        key = name_key(words[-1])
        for entity in persons[key]:
            if _same_person(name.text, entity.name):
                if len(words) > len(entity.name.split()):
                    entity.name = name.text
                self._attach(name, entity)
                return
        entity = Entity(f"person:{name.text}", name.text, "person")
        self.entities[entity.key] = entity
        persons[key].append(entity)
        self._attach(name, entity)

    def _organisation(self, name: Name) -> None:
        if name.head in ("place", "thing"):
            return
        words = name.text.lower().split()
        for entity in self.entities.values():
            if entity.kind in ("person", "state"):
                continue
            for mention in entity.mentions:
                longer = mention.text.lower().split()
                if words == longer[: len(words)] or (len(words) > 1 and words == longer[-len(words) :]):
                    self._attach(name, entity)
                    return
        kind = _kind(name)
        entity = Entity(f"name:{name.text}", name.text, kind, press=name.head == "media")
        if name.inner and kind == "body":
            entity.party = name.inner[0].party
        elif not entity.press:
            entity.party = name.text
        self.entities[entity.key] = entity
        self._attach(name, entity)

    def _short(self, name: Name, persons: dict[str, list[Entity]]) -> None:
        """A name of one word: a surname, the beginning of a longer name, or a name of its own."""
        key = name_key(name.text.split()[-1])
        named = persons.get(key)
        if named:
            self._attach(name, self._nearest(named, name))
            return
        low = name.text.lower()
        for group in persons.values():
            for entity in group:
                parts = entity.name.lower().split()
                if low in parts[:-1] and len(low) > 1 and name.title is None and parts[0] == low:
                    self._attach(name, entity)
                    return
        for entity in self.entities.values():
            if entity.kind in ("person", "state"):
                continue
            if any(low == m.text.lower().split()[0] for m in entity.mentions if not m.senses):
                self._attach(name, entity)
                return
        held = self.atlas.held_by(name.text, self.day)
        if name.title is not None or held or self._apposition(name) is not None:
            self._person(name, persons)
            return
        if name.head in ("place", "thing"):
            return
        existing = self.entities.get(f"name:{name.text}")
        if existing is None:
            existing = Entity(f"name:{name.text}", name.text, _kind(name), party=name.text)
            self.entities[existing.key] = existing
        self._attach(name, existing)

    def _nearest(self, group: list[Entity], name: Name) -> Entity:
        """Of several of one surname, the one named last before; else the first."""
        place = (name.block, name.start)
        before = [e for e in group if e.first <= place]
        return max(before, key=lambda e: max(m.block * 10000 + m.start for m in e.mentions
                                             if (m.block, m.start) <= place)) if before else group[0]  # fmt: skip

    # -- what is told of a person

    def _token(self, name: Name) -> Token:
        """The head of a name: its token that hangs on a word outside it."""
        doc = self.blocks[name.block].block.doc
        for i in range(name.end - 1, name.start - 1, -1):
            head = doc[i].head.i
            if not name.start <= head < name.end or head == i:
                return doc[i]
        return doc[name.end - 1]

    def _apposition(self, name: Name) -> Token | None:
        """The noun that says what a named person is: "Sergei Ryabkov, the deputy minister"."""
        token = self._token(name)
        for child in token.children:
            if child.dep_ == "appos" and self.words.people(child.lower_):
                return child
        if token.dep_ == "appos" and self.words.people(token.head.lower_):
            return token.head
        return None

    def _told(self, name: Name, entity: Entity | None) -> None:
        """Keep what title and apposition say of a person."""
        if entity is None:
            return
        doc = self.blocks[name.block].block.doc
        spans: list[tuple[int, int]] = []
        if name.title is not None:
            spans.append((name.title.start, name.title.end))
        noun = self._apposition(name)
        if noun is not None:
            spans.append((noun.left_edge.i, max(noun.i + 1, _of_end(noun))))
        for start, end in spans:
            words = [doc[i].lower_.rstrip(".") for i in range(start, end)]
            office = office_in(words, self.words)
            if office is not None and office not in entity.offices:
                entity.offices.append(office)
            for word in words:
                if self.words.people(word):
                    entity.words.add(self.words.number(word))
                if word in _FEMALE_TITLES:
                    entity.gender = "f"
                elif word in _MALE_TITLES:
                    entity.gender = "m"
            if entity.title is None or (office is not None and len(words) > len(entity.title.split())):
                entity.title = doc[start:end].text
            if any(w in self.words.experts for w in words) and office is None:
                entity.expert = True
            if entity.party is None:
                entity.party = self._party_by(
                    name.block, start, noun if start != (name.title.start if name.title else -1) else None
                )

    def _party_by(self, block: int, start: int, noun: Token | None) -> str | None:
        """The party that the words before a title, or around a noun, tell: "Russia's", "of Ukraine"."""
        names = self.blocks[block]
        doc = names.block.doc
        i = start - 1
        while i > 0 and (
            doc[i].tag_ in ("JJ", "JJS", "POS", "VBN") or doc[i].lower_ in ("'s", "’s", "then", "former")
        ):
            if i in names.at:
                break
            i -= 1
        found = names.at.get(i) if i >= 0 else None
        if found is not None and found.entity is not None:
            return found.entity.party
        if noun is not None:
            for token in noun.subtree:
                inner = names.at.get(token.i)
                if inner is not None and inner.entity is not None and inner.entity.kind != "person":
                    return inner.entity.party
        return None

    def _speaks_for(self, entity: Entity) -> None:
        if entity.party is not None:
            return
        for name in entity.mentions:  # "President of Ukraine Volodymyr Zelenskyy"
            block = self.blocks[name.block]
            before = block.at.get(name.start - 1)
            if before is not None and before.entity is not None and before.start > 1:
                doc = block.block.doc
                if doc[before.start - 1].lower_ == "of" and self.words.people(doc[before.start - 2].lower_):
                    entity.party = before.entity.party
                    office = office_in([doc[before.start - 2].lower_], self.words)
                    if office is not None:
                        entity.offices.append(office)
                    return
        held = self.atlas.held_by(entity.name, self.day)
        if held and len({h.party for h in held}) == 1:
            entity.party = self.atlas.speaks_for(held[0].party)
            for holder in held:
                office = self.words.offices.get(holder.office)
                if office is not None:
                    entity.offices.append(office)

    def persons(self) -> Iterator[Entity]:
        """The persons that the document names."""
        return (e for e in self.entities.values() if e.kind == "person")

    def in_order(self) -> list[Entity]:
        """All entities, by their first mention."""
        return sorted((e for e in self.entities.values() if e.mentions), key=lambda e: e.first)

    def id_of(self, entity: Entity) -> str:
        """The id under which the document's parties list an entity."""
        return entity.name if ":" in entity.key else entity.key

    def parties_of(self, entity: Entity) -> tuple[str, ...]:
        """The parties that an entity is or speaks for; a person who speaks for nobody is their own."""
        if entity.press:
            return ()
        if entity.kind == "person":
            return (entity.party or entity.name,)
        return (entity.party or self.id_of(entity),)


def _full(name: Name) -> bool:
    return name.end - name.start > 1


def _kind(name: Name) -> PartyKind:
    if name.head in ("company", "union", "body", "armed group"):
        return name.head
    return "organisation"


def _of_end(noun: Token) -> int:
    """Where the "of" phrase right after a noun ends: "secretary of state", "chief of defence staff"."""
    end = noun.i + 1
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end:
            end = child.right_edge.i + 1
    return end


def _initials_fit(short: str, name: str) -> bool:
    """Whether an acronym's letters begin words of a name, in order."""
    words = [w for w in name.replace("-", " ").split() if w]
    letters = short.replace(".", "").replace("&", "").lower()
    initials = "".join(w[0] for w in words).lower()
    at = 0
    for letter in initials:
        if at < len(letters) and letters[at] == letter:
            at += 1
    return at >= len(letters) - 1 and at >= 2


def _same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: the surname, and no first names that differ."""
    x, y = [name_key(w) for w in a.split()], [name_key(w) for w in b.split()]
    if x[-1] != y[-1]:
        return False
    if len(x) == 1 or len(y) == 1 or x[0] == y[0]:
        return True
    return x[0][:1] == y[0][:1] and (len(x[0]) == 1 or len(y[0]) == 1)
