"""The register: who and what the names of one document refer to.

Names of the atlas are known. The others are gathered by what they share: a surname with the full name,
an acronym with the name before it in brackets, a short form with the longer name that begins with it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.read.parties.atlas import Atlas, Sense, name_key
from verbale.read.parties.names import BlockNames, Name, looks_like_surname
from verbale.read.parties.vocabulary import PartyKind
from verbale.read.parties.words import Gender, Office

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.read.parse import ParsedDocument

SPEECH = frozenset(
    "say tell add ask write note announce declare insist warn urge claim deny reiterate confirm report explain state "
    "stress emphasize emphasise argue acknowledge admit suggest tweet post underline underscore reply answer comment "
    "continue conclude recall promise vow".split()
)
"""Verbs of saying, by whose subject somebody speaks."""
_COLLECTIVE = frozenset({"organisation", "company", "union", "armed group", "body"})
_ORDINARY = frozenset(
    "hope talk peace tension progress source negotiation sanction detail effort fear concern enrichment pressure support "
    "trade time people nothing everything something war fighting diplomacy trust security".split()
)
"""Words that begin a sentence more often than they name somebody, and that the tagger takes for names there."""
_PLACING_PREPOSITIONS = frozenset(
    "in at near outside around across inside into through over off along to from".split()
)


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something that a document names."""

    key: str
    name: str
    kind: PartyKind
    party: str | None = None
    """The id of the party that it is or speaks for; None where the document does not tell."""
    press: bool = False
    place: bool = False
    """True for what is only a place in this document."""
    expert: bool = False
    """True for a person who speaks for nobody: an analyst, a journalist."""
    offices: list[Office] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    """What its titles and appositions call it, in small letters and singular: `spokesman`, `diplomat`."""
    title: str | None = None
    """Its office in the document's words."""
    gender: Gender | None = None
    mentions: list[Name] = field(default_factory=list)
    at_home: bool = False
    """True for one who speaks for "the government" or "the army" of whichever state the text is at home in."""
    only: str | None = None
    """The one party that has an office under the words of its title: `secretary of state`."""
    side: str | None = None
    """The branch of a state that a person or body belongs to: `Democrats`."""

    @property
    def first(self) -> tuple[int, int]:
        """Block and token of the first mention."""
        return self.mentions[0].place if self.mentions else (0, 0)


class Register:
    """The entities of one document, and what each name in it refers to."""

    def __init__(self, parsed: ParsedDocument, atlas: Atlas, blocks: list[BlockNames]) -> None:
        self.parsed, self.atlas, self.blocks = parsed, atlas, blocks
        self.words = atlas.words
        self.day: dt.date | None = parsed.document.published
        self.entities: dict[str, Entity] = {}
        self._persons: dict[str, list[Entity]] = defaultdict(list)
        self._endings: dict[str, list[tuple[tuple[int, int], Entity]]] | None = None
        self._order: list[Name] = [name for block in blocks for name in block.names]
        for name in self._order:
            if name.senses:
                self._attach(name, self._known(name))
        self._gather([n for n in self._order if not n.senses])
        self._sweep()
        for entity in self.entities.values():
            entity.mentions.sort(key=lambda n: n.place)
            if entity.kind in ("person", "body") and entity.mentions:
                named = [
                    m for m in entity.mentions if not m.senses or any("name" in s.uses for s in m.senses)
                ]
                entity.name = _fullest(named) if named else self.id_of(entity)
        self._mark_places()

    # -- what others ask

    def persons(self) -> Iterator[Entity]:
        """The persons that the document names."""
        return (e for e in self.entities.values() if e.kind == "person")

    def in_order(self) -> list[Entity]:
        """All entities that are somebody, by their first mention; places are left out."""
        return sorted(
            (e for e in self.entities.values() if e.mentions and not e.place), key=lambda e: e.first
        )

    def id_of(self, entity: Entity) -> str:
        """The id under which the document's parties list an entity."""
        return entity.name if ":" in entity.key else entity.key

    def ending_with(self, word: str, place: tuple[int, int]) -> Entity | None:
        """The organisation or body named last before a place by a name that ends with a word."""
        if self._endings is None:
            self._endings = defaultdict(list)
            for entity in self.entities.values():
                if entity.kind in _COLLECTIVE and not entity.press and not entity.place:
                    for name in entity.mentions:
                        words = name.text.lower().split()
                        if len(words) > 1:
                            self._endings[words[-1]].append((name.place, entity))
        before = [(at, entity) for at, entity in self._endings.get(word, ()) if at < place]
        return max(before, key=lambda b: b[0])[1] if before else None

    def head(self, name: Name) -> Token:
        """The head of a name: its token that hangs on a word outside it."""
        doc = self.blocks[name.block].block.doc
        for i in range(name.end - 1, name.start - 1, -1):
            head = doc[i].head.i
            if not name.start <= head < name.end or head == i:
                return doc[i]
        return doc[name.end - 1]

    # -- known names

    def _known(self, name: Name) -> Entity:
        sense = self._sense(name)
        key = f"place:{sense.party}" if sense.place else sense.party
        entity = self.entities.get(key)
        if entity is None:
            own = sense.kind == "body" or sense.press or sense.place
            entity = Entity(
                key, name.text if own else sense.party, sense.kind, press=sense.press, place=sense.place
            )
            if not sense.press and not sense.place:
                entity.party = self.atlas.speaks_for(sense.party)
            self.entities[key] = entity
        return entity

    def _sense(self, name: Name) -> Sense:
        """The sense of a name that fits the document: of two states, the one that it names otherwise too."""
        if len(name.senses) == 1:
            return name.senses[0]
        elsewhere = Counter(s.party for n in self._order if len(n.senses) == 1 for s in n.senses)
        return max(name.senses, key=lambda s: elsewhere[s.party])

    def _attach(self, name: Name, entity: Entity) -> None:
        name.entity = entity
        entity.mentions.append(name)

    # -- names of the document

    def _gather(self, unknown: list[Name]) -> None:
        self._acronyms(unknown)
        singles = {
            name_key(n.text) for n in unknown if n.end - n.start == 1 and not n.weak and self._speaks(n)
        }
        later: list[Name] = []
        for name in sorted(unknown, key=lambda n: n.weak):
            if name.entity is not None:
                continue
            if name.end - name.start > 1 and self._is_person(name, singles):
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

    def _weaken(self, names: list[Name]) -> None:
        """A single capital that begins a sentence tells nothing, where the document has the word in small letters."""
        small: set[str] | None = None
        for name in names:
            if name.end - name.start > 1 or name.weak or name.text.isupper():
                continue
            tokens = self.blocks[name.block].tokens
            i = name.start
            first = tokens[i].is_sent_start or i == 0 or tokens[i - 1].is_quote or tokens[i - 1].text in ":-–—•"
            if first and name.title is None:
                if small is None:
                    small = {t.text for block in self.blocks for t in block.tokens if t.text.islower()}
                if name.text.lower() in small or tokens[i].lemma_.lower() in _ORDINARY:
                    name.weak = True

    def _is_known_person(self, name: Name) -> bool:
        return name_key(name.text.split()[-1]) in self._persons or bool(
            self.atlas.held_by(name.text, self.day)
        )

    def _acronyms(self, unknown: list[Name]) -> None:
        """A name with its acronym in brackets: "Canadian Union of Postal Workers (CUPW)"."""
        for name in self._order:
            block = self.blocks[name.block]
            doc = block.block.doc
            if name.end + 2 >= len(doc) or doc[name.end].text != "(":
                continue
            short = block.at.get(name.end + 1)
            if short is None or short.end >= len(doc) or doc[short.end].text != ")":
                continue
            if not (short.text.isupper() and len(short.text) > 1 and " " not in short.text):
                continue
            if not _initials_fit(short.text, name.text):
                continue
            entity = name.entity or short.entity
            if entity is None:
                entity = self._new(short.text, short.text, _kind(name))
            for form in (name, short):
                if form.entity is None:
                    self._attach(form, entity)
            for other in unknown:
                if other.entity is None and other.text in (name.text, short.text):
                    self._attach(other, entity)

    def _new(self, key: str, name: str, kind: PartyKind) -> Entity:
        entity = Entity(key, name, kind, party=None if kind == "person" else name)
        self.entities[key] = entity
        return entity

    def _is_person(self, name: Name, singles: set[str]) -> bool:
        """Whether a name of several words is a person's."""
        if name.title is not None:
            return True
        words = name.text.replace("-", " ").split()
        first = plain(words[0])
        if (
            first in self.words.given
            and len(words) <= 6
            and name.head not in ("company", "union", "organisation", "body")
        ):
            return name.head is None or len(words) <= 3
        if name.head is not None:
            return False
        if first in self.words.family_first and len(words) <= 3:
            return True
        if self.apposition(name) is not None or self.atlas.held_by(name.text, self.day):
            return True
        if self._after_office(name):
            return True
        if name.article or not all(w[0].isalpha() for w in words):
            return False
        if not name.weak and name_key(words[-1]) in singles:  # "Hanna said" beside "Michael Hanna"
            return True
        return len(words) <= 4 and (looks_like_surname(words[-1]) or self._speaks(name))

    def _after_office(self, name: Name) -> bool:
        """ "President of Ukraine" before a name makes it a person's."""
        before = self.blocks[name.block].at.get(name.start - 1)
        if before is None or not before.senses or before.end != name.start or before.start < 2:
            return False
        doc = self.blocks[name.block].block.doc
        return doc[before.start - 1].lower_ in ("of", "for") and self.words.people(
            doc[before.start - 2].lower_
        )

    def _speaks(self, name: Name) -> bool:
        """Whether a name is the subject of a verb of saying."""
        head = self.head(name)
        return head.dep_ == "nsubj" and head.head.lemma_.lower() in SPEECH

    def _person(self, name: Name) -> Entity:
        words = name.text.split()
        key = name_key(_surname(words))
        for entity in self._persons[key]:
            if _same_person(name.text, entity.name):
                self._attach(name, entity)
                if len(words) > len(entity.name.split()):
                    entity.name = name.text  # so that a later name is held against the fullest
                return entity
        entity = self._new(f"person:{name.text}", name.text, "person")
        self._persons[key].append(entity)
        self._attach(name, entity)
        return entity

    def _organisation(self, name: Name) -> None:
        """A name of several words, or with a word that tells what it names."""
        if name.head in ("place", "thing"):
            return
        if self._pair(name):
            return
        if self._joined(name):
            return
        named = self._persons.get(name_key(name.text.split()[-1]))
        if named and name.head is None and any(_same_person(name.text, e.name) for e in named):
            self._attach(name, self._nearest(named, name))
            return
        entity = self._new(f"name:{name.text}", name.text, _kind(name))
        entity.press = name.head == "media"
        if entity.press:
            entity.party = None
        elif entity.kind == "body":
            owner = name.inner[0].party if name.inner else self._before(name)
            entity.party = self.atlas.speaks_for(owner) if owner else None
        self._attach(name, entity)

    def _pair(self, name: Name) -> bool:
        """"The Reagan-Gorbachev summit": two persons in one name."""
        parts = name.text.replace("–", "-").split("-")
        if len(parts) != 2:
            return False
        both = [self._persons.get(name_key(part.split()[-1])) if part.strip() else None for part in parts]
        if not all(both):
            return False
        block = self.blocks[name.block]
        second = Name(name.block, name.start, name.end, name.text, characters=name.characters)
        for one, group in ((name, both[0]), (second, both[1])):
            assert group is not None
            self._attach(one, self._nearest(group, name))
        block.names.append(second)
        block.names.sort(key=lambda n: n.place)
        block.put(second)
        return True

    def _before(self, name: Name) -> str | None:
        """The party named right before a name: "Iran's Foreign Ministry", "the [Iranian] Foreign Ministry"."""
        names = self.blocks[name.block]
        doc = names.block.doc
        i = name.start - 1
        while i > 0 and i not in names.at and (doc[i].tag_ == "POS" or doc[i].text in ("]", ")", "[", "(")):
            i -= 1
        before = names.at.get(i)
        return before.senses[0].party if before is not None and before.senses else None

    def _joined(self, name: Name) -> bool:
        """Attach a name to an organisation that it is a shorter form of: of several, to the one that acts most."""
        words = _words(name)
        found: list[tuple[int, int, Entity]] = []
        for entity in self.entities.values():
            if entity.kind not in _COLLECTIVE or entity.place:
                continue
            if any(self._shortens(words, name, mention) for mention in entity.mentions):
                acting = sum(not self._placed(m) for m in entity.mentions)
                found.append((acting, -len(found), entity))
        if found:
            self._attach(name, max(found, key=lambda f: f[:2])[2])
        return bool(found)

    def _shortens(self, words: list[str], name: Name, mention: Name) -> bool:
        """Whether a name begins a longer one ("Paramount"), or ends it ("the Guard")."""
        if mention.senses and len(words) == 1 and not name.article:
            return False
        longer = _words(mention)
        if words == longer[: len(words)]:
            return True
        return words == longer[-len(words) :] and (len(words) > 1 or name.article)

    def _single(self, name: Name) -> None:
        """A name of one word: a surname, a first name, the beginning of a longer name, or a name of its own."""
        named = self._persons.get(name_key(_surname(name.text.split())))
        if named and (name.title is not None or not name.article):
            self._attach(name, self._nearest(named, name))
            return
        first = name_key(name.text.split()[0])
        for group in self._persons.values():
            for entity in group:
                if name.title is None and name_key(entity.name.split()[0]) == first and len(first) > 1:
                    self._attach(name, entity)
                    return
        if self._joined(name):
            return
        known = self.entities.get(f"name:{name.text}")
        if known is not None:
            self._attach(name, known)
        elif name.head in ("place", "thing"):
            return
        elif self._is_surname(name):
            self._person(name)
        else:
            self._attach(name, self._new(f"name:{name.text}", name.text, _kind(name)))

    def _is_surname(self, name: Name) -> bool:
        if name.title is not None or self.atlas.held_by(name.text, self.day):
            return True
        if name.article or name.text.isupper() or any(c.isdigit() for c in name.text):
            return False
        if self.apposition(name) is not None:
            return True
        same = [n for n in self._order if n.text == name.text]
        if any(n.title is not None for n in same):
            return True
        speaks = any(self._speaks(n) for n in same)
        if speaks and any(self._is_somebodys(n) for n in same):
            return True
        return speaks and looks_like_surname(name.text)

    def _is_somebodys(self, name: Name) -> bool:
        """ "The EU's Kallas": one word after a possessor."""
        tokens = self.blocks[name.block].tokens
        return name.start > 0 and tokens[name.start - 1].tag_ == "POS"

    def _nearest(self, group: list[Entity], name: Name) -> Entity:
        """Of several of one surname, the one named last before; else the first."""
        last = [
            (max(m.place for m in e.mentions if m.place <= name.place), i)
            for i, e in enumerate(group)
            if any(m.place <= name.place for m in e.mentions)
        ]
        return group[max(last)[1]] if last else group[0]

    # -- what tags missed

    def _sweep(self) -> None:
        """Find surnames and names of organisations where the tagger did not see a name: in headlines and capitals."""
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
            added = False
            for token in block.tokens:
                found = forms.get(token.lower_)
                if found is None or token.i in block.at or not source[token.idx].isupper():
                    continue
                if token.tag_[0] not in "NFJ" and (token.i == 0 or token.is_sent_start) and len(token) < 5:
                    continue
                name = Name(number, token.i, token.i + 1, source[token.idx : token.idx + len(token)],
                            characters=(token.idx, token.idx + len(token)))  # fmt: skip
                block.names.append(name)
                block.put(name)
                self._attach(name, found)
                added = True
            if added:
                block.names.sort(key=lambda n: n.place)

    def _mark_places(self) -> None:
        """A name that only ever stands where places do is a place, not a party."""
        for entity in self.entities.values():
            if entity.key.startswith("name:") and entity.kind == "organisation" and not entity.press:
                entity.place = all(n.head is None and self._placed(n) for n in entity.mentions)

    def _placed(self, name: Name) -> bool:
        head = self.head(name)
        while head.dep_ == "conj" and head.head.i != head.i:
            head = head.head
        if head.dep_ == "pobj":
            return head.head.lower_ in _PLACING_PREPOSITIONS
        return head.dep_ in ("compound", "nmod", "npadvmod", "appos", "dep", "amod")

    # -- apposition

    def apposition(self, name: Name) -> Token | None:
        """The noun that says what a named person is: "Sergei Ryabkov, the deputy minister"."""
        token = self.head(name)
        for child in token.children:
            if child.dep_ == "appos" and self.words.people(child.lower_):
                return child
        if token.dep_ == "appos" and self.words.people(token.head.lower_):
            return token.head
        return None


def _words(name: Name) -> list[str]:
    return name.text.lower().replace("-", " ").split()


def _kind(name: Name) -> PartyKind:
    if name.head == "body" and _STUDIES.search(name.text):
        return "organisation"  # the International Affairs Council is no council of a state
    if name.head in ("company", "union", "body", "armed group"):
        return name.head
    return "organisation"


_STUDIES = re.compile(
    r"\b(?:International|Global|World|Stud(?:y|ies)|Research|Polic(?:y|ies)|Relations|Strategic|Atlantic|Academy)\b"
    r"(?!.*\b(?:Committee|Ministry|Department|Forces|Police|Court)\b)"
)


def _fullest(names: list[Name]) -> str:
    """The name of most words; of several as long, the one with its accents, then the one written most often."""
    counts = Counter(n.text for n in names)
    return max(
        counts, key=lambda text: (len(text.split()), not text.isascii(), not text.isupper(), counts[text])
    )


def plain(word: str) -> str:
    """A word without accents, in small letters."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower().strip(".'’")


def _surname(words: list[str]) -> str:
    """The surname of a name: its last word that is no suffix."""
    for word in reversed(words):
        if word.lower().strip(",.") not in ("jr", "sr", "ii", "iii", "iv"):
            return word.strip(",")
    return words[-1]


def _initials_fit(short: str, name: str) -> bool:
    """Whether an acronym's letters begin words of a name, in order."""
    letters = short.replace(".", "").replace("&", "").lower()
    initials = "".join(w[0] for w in name.replace("-", " ").split() if w).lower()
    at = 0
    for letter in initials:
        if at < len(letters) and letters[at] == letter:
            at += 1
    return at >= len(letters) - 1 and at >= 2


def _same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: the surname, and no first names that differ."""
    x, y = [name_key(w) for w in a.split()], [name_key(w) for w in b.split()]
    if name_key(_surname(a.split())) != name_key(_surname(b.split())):
        return False
    if len(x) == 1 or len(y) == 1 or x[0] == y[0] or x[0] in y or y[0] in x:
        return True
    return x[0][:1] == y[0][:1] and (len(x[0]) == 1 or len(y[0]) == 1)
