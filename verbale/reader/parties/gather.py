"""Gathering: whom the names refer to that the atlas does not know.

A surname goes with the full name, an acronym with the name before its brackets, a short form with the
longer name that it begins. What is a person's name is told by titles, given names, appositions and verbs.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from verbale.reader.parties.atlas import name_key
from verbale.reader.parties.entities import (
    COLLECTIVE,
    Entity,
    initials_fit,
    kind_of,
    plain,
    same_person,
    surname_key,
    words_of,
)
from verbale.reader.parties.names import Name, looks_like_surname
from verbale.reader.parties.vocabulary import PartyKind

if TYPE_CHECKING:
    from verbale.reader.parties.register import Register

_NOT_PERSONS = frozenset({"company", "union", "organisation", "body"})
_BRACKETS = frozenset("[]()")


class Gathering:
    """The work of gathering, over a register that knows the names of the atlas."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.words, self.atlas, self.day = register.words, register.atlas, register.day
        self.blocks = register.blocks
        self.unknown = [n for n in register.names if not n.senses]
        self.by_text: dict[str, list[Name]] = defaultdict(list)
        for name in self.unknown:
            self.by_text[name.text].append(name)
        self.persons: dict[str, list[Entity]] = defaultdict(list)
        """By surname."""
        self.first_names: dict[str, Entity] = {}
        self.forms: dict[str, dict[tuple[str, ...], tuple[Entity, bool]]] = defaultdict(dict)
        """Names of organisations, by their first and last word; and whether the atlas knows the form."""
        for entity in register.entities.values():
            for name in entity.mentions:
                self._file(name, entity)

    def gather(self) -> None:
        """Attach every name that can be told to be somebody's; the others keep no entity."""
        self._acronyms()
        single = [n for n in self.unknown if n.end - n.start == 1 and not n.weak]
        speaking = {name_key(n.text) for n in single if self.register.speaks(n)}
        later: list[Name] = []
        for name in sorted(self.unknown, key=lambda n: n.weak):
            if name.entity is not None:
                continue
            if name.end - name.start > 1 and self._is_person(name, speaking):
                self._person(name)
            else:
                later.append(name)
        self._weaken(later)
        texts = {n.text for n in later if not n.weak}
        later = [n for n in later if not n.weak or n.text in texts or self._is_known_person(n)]
        for name in sorted(later, key=lambda n: n.start - n.end):
            if (name.end - name.start > 1 or name.head) and name.entity is None:
                self._organisation(name)
        for name in later:
            if name.entity is None:
                self._single(name)

    # -- bookkeeping

    def _attach(self, name: Name, entity: Entity) -> None:
        self.register.attach(name, entity)
        self._file(name, entity)

    def _file(self, name: Name, entity: Entity) -> None:
        if entity.kind in COLLECTIVE and not entity.place:
            words = words_of(name.text)
            for word in {words[0], words[-1]} if words else ():
                self.forms[word].setdefault(words, (entity, bool(name.senses)))

    def _new(self, key: str, name: str, kind: PartyKind) -> Entity:
        entity = Entity(key, name, kind, party=None if kind in ("person", "body") else name)
        self.register.entities[key] = entity
        return entity

    def _nearest(self, group: list[Entity], name: Name) -> Entity:
        """Of several of one surname, the one named last before; else the first."""
        if len(group) == 1:
            return group[0]
        last = [
            (max(m.place for m in e.mentions if m.place <= name.place), i)
            for i, e in enumerate(group)
            if any(m.place <= name.place for m in e.mentions)
        ]
        return group[max(last)[1]] if last else group[0]

    # -- headlines and the beginnings of sentences

    def _weaken(self, names: list[Name]) -> None:
        """A capital that begins a sentence tells nothing where the text has the word in small letters."""
        small: set[str] | None = None
        for name in names:
            if name.end - name.start > 1 or name.weak or name.title is not None or name.text.isupper():
                continue
            tokens, i = self.blocks[name.block].tokens, name.start
            begins = (
                i == 0 or tokens[i].is_sent_start or tokens[i - 1].is_quote or tokens[i - 1].text in ":-–—•"
            )
            if begins:
                if small is None:
                    small = {t.text for block in self.blocks for t in block.tokens if t.text.islower()}
                name.weak = name.text.lower() in small or tokens[i].lemma_.lower() in self.words.ordinary

    def _is_known_person(self, name: Name) -> bool:
        return surname_key(name.text) in self.persons or bool(self.atlas.held_by(name.text, self.day))

    # -- acronyms

    def _acronyms(self) -> None:
        """A name with its acronym in brackets: "Canadian Union of Postal Workers (CUPW)"."""
        for name in self.register.names:
            block = self.blocks[name.block]
            tokens = block.tokens
            if name.end + 2 >= len(tokens) or tokens[name.end].text != "(":
                continue
            short = block.at.get(name.end + 1)
            if short is None or short.end >= len(tokens) or tokens[short.end].text != ")":
                continue
            if not (short.text.isupper() and len(short.text) > 1 and " " not in short.text):
                continue
            if not initials_fit(short.text, name.text):
                continue
            entity = name.entity or short.entity or self._new(short.text, short.text, kind_of(name))
            if entity.party is None and entity.kind == "body":
                entity.party = self._owner(name)
            for form in (name, short, *self.by_text[name.text], *self.by_text[short.text]):
                if form.entity is None:
                    self._attach(form, entity)

    # -- persons

    def _is_person(self, name: Name, speaking: set[str]) -> bool:
        """Whether a name of several words is a person's."""
        if name.title is not None:
            return True
        words = name.text.replace("-", " ").split()
        first = plain(words[0])
        if first in self.words.given and len(words) <= 6 and name.head not in _NOT_PERSONS:
            return name.head is None or len(words) <= 3
        if name.head is not None:
            return False
        if first in self.words.family_first and len(words) <= 3:
            return True
        if self.register.apposition(name) is not None or self.atlas.held_by(name.text, self.day):
            return True
        if self._after_office(name):
            return True
        if name.article or not all(w[0].isalpha() for w in words):
            return False
        if not name.weak and name_key(words[-1]) in speaking:  # "Hanna said" beside "Michael Hanna"
            return True
        return len(words) <= 4 and (looks_like_surname(words[-1]) or self.register.speaks(name))

    def _after_office(self, name: Name) -> bool:
        """Whether an office and its state stand before a name: "President of Ukraine"."""
        before = self.blocks[name.block].at.get(name.start - 1)
        if before is None or not before.senses or before.end != name.start or before.start < 2:
            return False
        tokens = self.blocks[name.block].tokens
        people = self.words.people(tokens[before.start - 2].lower_)
        return tokens[before.start - 1].lower_ in ("of", "for") and people

    def _person(self, name: Name) -> None:
        key = surname_key(name.text)
        for entity in self.persons[key]:
            if same_person(name.text, entity.name):
                self._attach(name, entity)
                if len(name.text.split()) > len(entity.name.split()):
                    entity.name = name.text  # so that a later name is held against the fullest
                return
        entity = self._new(f"person:{name.text}", name.text, "person")
        self.persons[key].append(entity)
        self.first_names.setdefault(name_key(name.text.split()[0]), entity)
        self._attach(name, entity)

    def _pair(self, name: Name) -> bool:
        """Two persons in one name: "the Reagan-Gorbachev summit"."""
        parts = name.text.replace("–", "-").split("-")
        if len(parts) != 2 or not all(part.strip() for part in parts):
            return False
        first, second = (self.persons.get(surname_key(part)) for part in parts)
        if not first or not second:
            return False
        other = Name(name.block, name.start, name.end, name.text, characters=name.characters)
        self.blocks[name.block].put(other)
        self._attach(name, self._nearest(first, name))
        self._attach(other, self._nearest(second, name))
        return True

    # -- organisations

    def _organisation(self, name: Name) -> None:
        """A name of several words, or with a word that tells what it names."""
        if name.head in ("place", "thing") or self._pair(name) or self._joined(name):
            return
        named = self.persons.get(surname_key(name.text))
        if named and name.head is None and any(same_person(name.text, e.name) for e in named):
            self._attach(name, self._nearest(named, name))
            return
        entity = self._new(f"name:{name.text}", name.text, kind_of(name))
        if name.head == "media":
            entity.press, entity.party = True, None
        elif entity.kind == "body":
            entity.party = self._owner(name)
        self._attach(name, entity)

    def _owner(self, name: Name) -> str | None:
        """The party that a body acts for, by the names inside its own or right before it."""
        owner = name.inner[0].party if name.inner else self._before(name)
        return self.atlas.speaks_for(owner) if owner else None

    def _before(self, name: Name) -> str | None:
        """The party named right before a name: the Iran of "Iran's Foreign Ministry"."""
        names = self.blocks[name.block]
        i = name.start - 1
        while (
            i > 0
            and i not in names.at
            and (names.tokens[i].tag_ == "POS" or names.tokens[i].text in _BRACKETS)
        ):
            i -= 1
        before = names.at.get(i)
        return before.senses[0].party if before is not None and before.senses else None

    def _joined(self, name: Name) -> bool:
        """Attach a name to the organisation that it shortens; of several, to the one that acts most."""
        words = words_of(name.text)
        if not words:
            return False
        found: list[Entity] = []
        for word in {words[0], words[-1]}:
            for longer, (entity, known) in self.forms.get(word, {}).items():
                if entity not in found and self._shortens(words, name, longer, known):
                    found.append(entity)
        if found:
            self._attach(
                name, max(found, key=lambda e: sum(not self.register.is_placed(m) for m in e.mentions))
            )
        return bool(found)

    def _shortens(self, words: tuple[str, ...], name: Name, longer: tuple[str, ...], known: bool) -> bool:
        """Whether a name begins a longer one ("Paramount"), or ends it ("the Guard")."""
        if known and len(words) == 1 and not name.article:
            return False
        if words == longer[: len(words)]:
            return True
        return words == longer[-len(words) :] and (len(words) > 1 or name.article)

    # -- single words

    def _single(self, name: Name) -> None:
        """A name of one word: a surname, a first name, the beginning of a longer name, or its own."""
        named = self.persons.get(surname_key(name.text))
        if named and (name.title is not None or not name.article):
            self._attach(name, self._nearest(named, name))
            return
        first = self.first_names.get(name_key(name.text.split()[0]))
        if first is not None and name.title is None and len(name.text) > 1 and len(first.name.split()) > 1:
            self._attach(name, first)
            return
        if self._joined(name):
            return
        known = self.register.entities.get(f"name:{name.text}")
        if known is not None:
            self._attach(name, known)
        elif name.head not in ("place", "thing"):
            if self._is_surname(name):
                self._person(name)
            else:
                self._attach(name, self._new(f"name:{name.text}", name.text, kind_of(name)))

    def _is_surname(self, name: Name) -> bool:
        """Whether a single word, of which no full name is known, is a person's."""
        if name.title is not None or self.atlas.held_by(name.text, self.day):
            return True
        if name.article or name.text.isupper() or any(c.isdigit() for c in name.text):
            return False
        if self.register.apposition(name) is not None:
            return True
        same = self.by_text[name.text]
        if any(n.title is not None for n in same):
            return True
        if not any(self.register.speaks(n) for n in same):
            return False
        known = self.atlas.is_surname(name.text)
        return known or looks_like_surname(name.text) or any(self._is_somebodys(n) for n in same)

    def _is_somebodys(self, name: Name) -> bool:
        """Whether a word stands after a possessor: "the EU's Kallas"."""
        return name.start > 0 and self.blocks[name.block].tokens[name.start - 1].tag_ == "POS"
