"""The table: which parties the document is about, who faces whom, and whose document it is.

Counted from how the text names them: who acts, is spoken for or is talked to weighs; a place does not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reader.parties.atlas import Sense
from verbale.reader.parties.entities import Entity, plain
from verbale.reader.parties.names import Name
from verbale.reader.parties.people import is_official
from verbale.reader.parties.register import Register
from verbale.reader.parties.whereabouts import stands_as_place

if TYPE_CHECKING:
    from verbale.reader.parse import ParsedDocument

ACTING = 1.0
TOGETHER = 0.7
OTHERWISE = 0.3
PLACED = 0.05
ALONE = 0.2
"""Weight of a mention of a person who speaks for nobody else: an analyst is not at the table."""
DOMINATES = 4.0
"""Times that a state outweighs the next, for "the government" to be its own."""
"""Weights of a mention: as subject or owner; after with, between, against or to; elsewhere; as a place.
Chosen so that a state where a war is fought does not outweigh those who talk about it."""

_HOSTING = frozenset("mediate broker host facilitate".split())
_FACING = frozenset("with between against by to from among".split())
_DATELINE = re.compile(r"\s*(?:\([A-Z][\w .-]*\)\s*)?([A-Z][A-Z .'’-]{2,30}?)\s*(?:\(|,|—|–|-)")
_OWN_VOICE = re.compile(
    r"^(?:statement|remarks|speech|address|message|letter|declaration)s?\b.*?\b(?:from|by|of)\s+(?:the\s+)?"
    r"|\bspeech\s+\d+\s+", re.IGNORECASE,
)  # fmt: skip


_MONITORED = re.compile(
    r"\[(?:STATEMENT|COMMUNIQU[EÉ]|DECLARATION|LETTER|SPEECH|ADDRESS)\]\s*\[(?P<whose>[^\[\]]{4,80})\]",
    re.IGNORECASE,
)
"""How monitors of broadcasts mark whose words a text is."""
MASTHEAD = 400
"""Characters of a text in which such a mark stands."""


@dataclass(frozen=True, slots=True)
class Table:
    """Who is at the table in one document."""

    weights: dict[str, float]
    """How much the text is about each party, by id."""
    home: str | None
    """The state whose document it is, or where it is told: whose "the government" is."""
    domestic: frozenset[str]
    """States whose branches face each other here, so that each branch is a party of its own."""
    pair: tuple[str, str] | None
    """The two of whom an official readout tells: its author, and the other party that its title names."""
    voice: str | None
    """The person in whose name it speaks ("I" outside quotes)."""
    author: str | None
    """The party in whose name the document speaks ("we" outside quotes): an official publisher's."""

    @property
    def ranked(self) -> list[str]:
        """The parties, the weightiest first; a state whose branches face each other is none itself."""
        return sorted((p for p in self.weights if p not in self.domestic), key=lambda p: -self.weights[p])


def lay_table(parsed: ParsedDocument, register: Register) -> Table:
    """Weigh the parties of a document."""
    author = _author(parsed, register)
    domestic = _domestic(register)
    weights: dict[str, float] = defaultdict(float)
    for entity in register.in_order():
        for party in parties_of(register, entity, domestic):
            alone = entity.kind == "person" and party == entity.name
            for name in entity.mentions:
                weights[party] += ALONE if alone else weight(register, name, entity)
    told = author if author in register.atlas.kinds else _dateline(parsed, register, weights)
    home = told or _only_state(register, weights)
    for entity in register.entities.values():
        if entity.party is None and entity.kind in ("person", "body") and not entity.press:
            official = entity.at_home or (told is not None and (entity.kind == "body" or is_official(entity)))
            if official and home is not None:
                entity.party = home
                weights[home] += len(entity.mentions) * ACTING
    return Table(
        dict(weights), home, domestic, _pair(parsed, register, author), _voice(parsed, register), author
    )


def parties_of(register: Register, entity: Entity, domestic: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The parties that an entity is or speaks for.

    A person who speaks for nobody is their own; one in an office whose party the text does not tell has none.
    """
    if entity.press or entity.place:
        return ()
    if entity.kind == "person":
        if entity.party is None:
            return () if is_official(entity) else (entity.name,)
        if entity.party in domestic:
            return (_branch(register, entity.side or _government(register, entity.party)) or entity.party,)
        return (entity.party,)
    if entity.kind == "body":
        if entity.party is None:
            return ()
        return (
            (_branch(register, entity.key) or entity.party,) if entity.party in domestic else (entity.party,)
        )
    return (entity.party or entity.id,)


def weight(register: Register, name: Name, entity: Entity) -> float:
    """How much one mention makes its party one that the text is about."""
    if entity.kind == "person":
        return ACTING
    head = register.head(name)
    if head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_.lower() in _HOSTING:
        return PLACED  # "mediated by Oman": a host is not at the table
    if stands_as_place(register, name):
        return PLACED
    if head.dep_ in ("nsubj", "nsubjpass", "poss"):
        return PLACED if head.head.lemma_.lower() in _HOSTING else ACTING
    if head.dep_ == "pobj":
        return TOGETHER if head.head.lower_ in _FACING else OTHERWISE
    return OTHERWISE


def _branch(register: Register, key: str | None) -> str | None:
    """The id of a branch at the table: the fullest name that the document gives it."""
    entry = register.atlas.entries.get(key or "")
    if key is None or entry is None or not entry.branch:
        return None
    entity = register.entities.get(key)
    if entity is not None:
        return entity.name
    return None if entry.executive else key


def _government(register: Register, state: str) -> str | None:
    """The branch that the officials of a state without a branch of their own belong to."""
    entries = register.atlas.entries.items()
    return next((key for key, entry in entries if entry.executive and entry.of == state), None)


def _domestic(register: Register) -> frozenset[str]:
    """States of which two branches face each other, and hardly anybody else does."""
    branches: dict[str, Counter[str]] = {}
    others: Counter[str] = Counter()
    for person in register.persons():
        entry = register.atlas.entries.get(person.side or "")
        if entry is not None and entry.branch and entry.of:
            side = entry.group or person.side or ""
            branches.setdefault(entry.of, Counter())[side] += len(person.mentions)
    for entity in register.entities.values():
        entry = register.atlas.entries.get(entity.key)
        if entry is not None and entry.branch and entry.of:
            side = entry.group or entity.key
            branches.setdefault(entry.of, Counter())[side] += len(entity.mentions)
        elif not entity.press and not entity.place and entity.kind != "person":
            for name in entity.mentions:
                if weight(register, name, entity) >= TOGETHER:
                    others[entity.party or entity.key] += 1
    found = set()
    for state, sides in branches.items():
        if len(sides) < 2 or sum(sides.values()) < 4:
            continue
        foreign = max((n for p, n in others.items() if p != state), default=0)
        if sorted(sides.values())[-2] >= 2 and sum(sides.values()) > 2 * foreign:
            found.add(state)
    return frozenset(found)


def _pair(parsed: ParsedDocument, register: Register, author: str | None) -> tuple[str, str] | None:
    title = parsed.document.title
    if author is None or not title:
        return None
    others: list[str] = []
    together = re.search(r"\bwith\b", title)
    if together is None:
        return None
    title = title[together.end() :]
    for word in re.finditer(r"\b[A-Z]", title):
        found = register.atlas.match(title, word.start())
        if found is not None and not found[1][0].press and not found[1][0].place:
            others.append(register.atlas.speaks_for(found[1][0].party))
    for person in register.persons():
        if person.party is not None and person.name.split()[-1].lower() in title.lower().split():
            others.append(person.party)
    distinct = list(dict.fromkeys(p for p in others if p != author))
    return (author, distinct[0]) if len(distinct) == 1 else None


def _author(parsed: ParsedDocument, register: Register) -> str | None:
    """The party whose official organ published the document, or whose statement it is."""
    document = parsed.document
    monitored = _MONITORED.search(document.text, 0, MASTHEAD)
    if monitored is not None:
        senses = register.atlas.named(monitored["whose"]) or _named_in(monitored["whose"], register)
        if senses and not senses[0].press and not senses[0].place:
            return register.atlas.speaks_for(senses[0].party)
    for text, is_title in ((document.title, True), (document.publisher, False)):
        if not text:
            continue
        rest = text
        if is_title:
            begins = _OWN_VOICE.search(text)
            if begins is None:
                continue
            rest = text[begins.end() :]
        for piece in re.split(r"[(),:|]", rest):
            senses = register.atlas.named(piece.strip())
            if senses and not senses[0].press and not senses[0].place and senses[0].uses & {"name", "seat"}:
                return register.atlas.speaks_for(senses[0].party)
            begun = register.atlas.match(piece.strip(), 0) if is_title and piece.strip() else None
            if begun is not None and not begun[1][0].press and not begun[1][0].place:
                return register.atlas.speaks_for(begun[1][0].party)
            found = _within(piece, register)
            if found is not None:
                return found
    return None


def _named_in(words: str, register: Register) -> Sequence[Sense]:
    """What the first words of a name mean: "Liberation Front General Command" is the front's."""
    parts = words.split()
    for end in range(len(parts) - 1, 1, -1):
        senses = register.atlas.named(" ".join(parts[:end]))
        if senses:
            return senses
    return ()


def _voice(parsed: ParsedDocument, register: Register) -> str | None:
    """The person in whose name a document speaks ("I"), by its title: "Statement from President Ann Rowe"."""
    monitored = _MONITORED.search(parsed.document.text, 0, MASTHEAD)
    if monitored is not None:
        return monitored["whose"]
    title = parsed.document.title or ""
    begins = _OWN_VOICE.search(title)
    if begins is None:
        return None
    words = title[begins.end() :].split()
    while words and (
        register.words.titled(words[0].lower().rstrip(".")) or words[0].lower() in register.words.titles
    ):
        words = words[1:]
    name = []
    for word in words[:4]:
        if not word[0].isupper():
            break
        name.append(word.strip(",:;"))
        if word[-1] in ",:;":
            break
    return " ".join(name) if len(name) > 1 and plain(name[0]) in register.words.given else None


_OFFICIAL = re.compile(
    r"\b(?:president|presidency|prime minister|government|ministry|embassy|mission|parliament|cabinet|office|"
    r"department|secretary|chancellery)\b",
    re.IGNORECASE,
)


def _within(piece: str, register: Register) -> str | None:
    """The state that an official's or office's name tells: "President of Ukraine"."""
    if not _OFFICIAL.search(piece):
        return None
    for word in re.finditer(r"\b[A-Z]", piece):
        found = register.atlas.match(piece, word.start())
        if found is not None and found[1][0].kind == "state":
            return found[1][0].party
    for entity in register.persons():
        if entity.party is not None and entity.name.split()[-1].lower() in piece.lower().split():
            return entity.party
    return None


def _dateline(parsed: ParsedDocument, register: Register, weights: dict[str, float]) -> str | None:
    """The state of the dateline, where the text is about it."""
    dateline = _DATELINE.match(parsed.document.text)
    if dateline is not None:
        words = dateline.group(1).strip()
        for name in (words, words.title()):
            for sense in register.atlas.named(name):
                if sense.kind == "state" and weights.get(sense.party, 0) > 0:
                    return sense.party
    return None


def _only_state(register: Register, weights: dict[str, float]) -> str | None:
    """The state that acts in the text where hardly any other does."""
    states = sorted((p for p in weights if register.atlas.kinds.get(p) == "state"), key=lambda p: -weights[p])
    if not states or weights[states[0]] < ACTING:
        return None
    rest = weights[states[1]] if len(states) > 1 else 0.0
    return states[0] if weights[states[0]] >= DOMINATES * rest else None
