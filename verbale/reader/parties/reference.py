"""Reference: whom a noun phrase points at, in the document that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reader.parties.discourse import (
    NOBODY,
    Discourse,
    Referent,
    Trace,
    WhoKind,
    governing,
    is_speaker,
    is_subject,
    joined,
)
from verbale.reader.parties.entities import Entity
from verbale.reader.parties.names import Name
from verbale.reader.parties.nouns import noun, quantity, relative
from verbale.reader.parties.pronouns import PERSONAL, THEY, WE, I, of_party, pronoun
from verbale.reader.parties.register import Register
from verbale.reader.parties.table import PLACED, Table, parties_of, weight
from verbale.reader.parties.whereabouts import is_capital_as_place, stands_as_place

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedDocument

REFERRED = 0.8
"""What it weighs for the table that words which are no name speak of a party as a subject; half elsewhere."""

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Resolver:
    """Resolves noun phrases of one document; what was resolved once is kept."""

    def __init__(self, parsed: ParsedDocument, register: Register, table: Table) -> None:
        self.parsed = parsed
        self.register = register
        self.table = table
        self.words = register.words
        self.blocks = register.blocks
        self.discourse = Discourse(parsed, [b.tokens for b in self.blocks])
        self._known: dict[tuple[int, int], Referent] = {}
        self._busy: set[tuple[int, int]] = set()
        for number in range(len(parsed.blocks)):
            self._read(number)
        self._weigh()

    # -- the door

    def span(self, block: int, words: Words, speaker: Referent | None) -> Referent:
        """Whom a span refers to: its head, with all that is coordinated with it inside the span."""
        heads = [words.root, *(t for t in words.root.conjuncts if words.start <= t.i < words.end)]
        names = [n for n in self.blocks[block].names if words.start <= n.start < words.end]
        if words.root.pos_ not in ("NOUN", "PROPN", "PRON", "DET", "NUM"):  # a span that is no phrase
            return joined([self.named(n) for n in names[:1]])
        found = joined([self.token(block, t, speaker) for t in sorted(heads, key=lambda t: t.i)])
        if found or words.root.pos_ == "PRON":
            return found
        persons = [n for n in names if n.entity is not None and n.entity.kind == "person"]
        return self.named(persons[0]) if persons else found

    def token(self, block: int, token: Token, speaker: Referent | None = None) -> Referent:
        """Whom the phrase that a token heads refers to."""
        if speaker is not None and token.lower_ in WE | I:
            return speaker if token.lower_ in I else of_party(speaker)
        key = (block, token.i)
        if key in self._known:
            return self._fresh(self._known[key])
        if key in self._busy:
            return NOBODY
        self._busy.add(key)
        try:
            found = self._resolve(block, token)
        finally:
            self._busy.discard(key)
        self._known[key] = found
        return found

    def is_placed(self, block: int, token: Token) -> bool:
        """Whether a token's name stands as the place of something."""
        names = self.blocks[block].of(token)
        return bool(names) and all(stands_as_place(self.register, n) for n in names)

    def _fresh(self, found: Referent) -> Referent:
        """A referent with what was learnt of it since."""
        entity = self.register.entities.get(found.key) if found.key is not None else None
        return found if entity is None else replace(found, parties=self.parties_of(entity))

    def mentions(self, block: int, start: int, end: int) -> Iterator[tuple[int, int, Token]]:
        """First token, end and head token of each mention in a range."""
        doc = self.parsed.blocks[block].doc
        names = self.blocks[block]
        i = start
        while i < end:
            name = names.at.get(i)
            if name is not None:
                yield name.start, name.end, doc[name.end - 1]
                i = max(name.end, i + 1)
                continue
            token = doc[i]
            if self._is_pronoun(token) or (token.tag_ in _NOUNS and self._speaks_of_people(token)):
                yield i, i + 1, token
            i += 1

    # -- the reading, once, in order

    def _read(self, block: int) -> None:
        names = self.blocks[block]
        for token in names.tokens:
            tag = token.tag_
            if token.i in names.at:
                for name in names.of(token):
                    if name.end - 1 == token.i and name.entity is not None:
                        self._trace_name(block, token, name)
            elif self._is_pronoun(token):
                self._trace(block, token, self.token(block, token), many=token.lower_ in THEY)
            elif tag in _NOUNS:
                if self._speaks_of_people(token):
                    self._trace(block, token, self.token(block, token), many=tag[-1] == "S")
                elif tag in ("NN", "NNS") and (tag == "NNS" or token.dep_ in ("nsubj", "nsubjpass")):
                    self._trace(block, token, NOBODY, many=tag == "NNS")  # what "it" or "they" may mean too

    def _weigh(self) -> None:
        """Count for the table what names alone do not tell: "the union", "they", "the employers"."""
        weights = self.table.weights
        for trace in self.discourse.traces:
            referent = trace.referent
            if trace.token in self.blocks[trace.block].at or referent.kind in ("person", "thing", "press"):
                continue
            if len(referent.parties) == 1 and (trace.subject or referent.key is not None):
                party = referent.parties[0]
                if referent.kind == "group" and self._is_vague(party):
                    continue
                weights[party] = weights.get(party, 0.0) + (REFERRED if trace.subject else REFERRED / 2)

    def _is_vague(self, group: str) -> bool:
        """Whether a group's words could be anybody's: "parties", "officials", "all sides"."""
        word = self.words.number(group.rpartition(" ")[2])
        anybody = word in self.words.facing or self.words.people(word)
        return anybody and (" " not in group or group.startswith("all "))

    def _is_pronoun(self, token: Token) -> bool:
        return token.lower_ in PERSONAL and (token.tag_ in ("PRP", "PRP$") or token.lower_ in WE | I)

    def _speaks_of_people(self, token: Token) -> bool:
        low, words = token.lower_, self.words
        if token.dep_ in ("compound", "amod", "nmod"):
            return False
        return (
            words.people(low)
            or low in words.parts
            or low in words.back
            or low in words.facing
            or low in words.groups
            or (low in words.documents and token.dep_ == "nsubj")
        )

    def _trace_name(self, block: int, token: Token, name: Name) -> None:
        assert name.entity is not None
        head = self.register.head(name)
        many = any(s.uses <= {"people"} for s in name.senses)
        trace = self._trace(block, head, self.of_entity(name.entity), many=many, at=token.i)
        adjective = any(s.uses <= {"adjective"} for s in name.senses)
        trace.modifier = adjective or head.dep_ in ("compound", "amod", "nmod")
        person = name.entity.kind == "person"
        trace.placed = name.entity.place or (
            not person and weight(self.register, name, name.entity) <= PLACED
        )

    def _trace(
        self, block: int, token: Token, referent: Referent, *, many: bool, at: int | None = None
    ) -> Trace:
        trace = Trace(
            block=block,
            token=token.i if at is None else at,
            sentence=self.discourse.sentence(block, token.i),
            referent=referent,
            number="many" if many else "one",
            subject=is_subject(token),
            speaker=is_speaker(token),
            quoted=self.discourse.quoted[block][token.i],
            word=self.words.number(token.lower_) if referent.kind in ("role", "body") else "",
            verb=(verb := governing(token)).i,
            main=verb.dep_ == "ROOT",
        )
        if referent or not self._is_pronoun(token):
            self.discourse.add(trace)
        if referent:
            partner = token.head if token.dep_ == "conj" else _other_party(token)
            if partner is not None:
                self._trace_pair(block, partner, trace)
        return trace

    def _trace_pair(self, block: int, other: Token, trace: Trace) -> None:
        """Two that are coordinated or meet can be meant together: "Putin and Trump ... they"."""
        partner = self.token(block, other)
        if partner and partner.parties != trace.referent.parties:
            both = joined([partner, trace.referent])
            self.discourse.add(
                Trace(block, trace.token, trace.sentence, Referent(None, both.parties, "group"), "many",
                      trace.subject or other.dep_ == "nsubj", trace.speaker, trace.quoted, verb=trace.verb)
            )  # fmt: skip

    # -- by kind of word

    def _resolve(self, block: int, token: Token) -> Referent:
        names = self.blocks[block].of(token)
        if names:
            return joined(
                [self.named(n) for n in names if not is_capital_as_place(self.register, n)] or [NOBODY]
            )
        if self._is_pronoun(token):
            return pronoun(self, block, token)
        if token.tag_ in ("WP", "WDT", "WP$") or token.dep_ == "relcl":
            return relative(self, block, token)
        if token.tag_ in _NOUNS or token.pos_ in ("NOUN", "PROPN"):
            return noun(self, block, token)
        return quantity(self, block, token)

    def named(self, name: Name) -> Referent:
        """Whom a name refers to."""
        entity = name.entity
        if entity is None:
            return NOBODY
        if entity.kind == "state" and not entity.place:
            return Referent(name.text, self.parties_of(entity), "state", None, entity.key)
        if entity.kind in ("person", "body") or entity.press:
            return self.of_entity(entity)
        if entity.place:
            low = name.text.lower()
            acting = low in self.words.acting_places and weight(self.register, name, entity) > PLACED
            return Referent(name.text, (low,), "group") if acting else NOBODY
        return self.of_entity(entity)

    def of_entity(self, entity: Entity) -> Referent:
        """An entity of the register, as words refer to it."""
        kind: WhoKind = "press" if entity.press else entity.kind
        if entity.place:
            return NOBODY
        name = entity.name
        if entity.kind == "state":
            name = next((m.text for m in entity.mentions if _by_name(m)), entity.mentions[0].text)
        return Referent(name, self.parties_of(entity), kind, entity.gender, entity.key)

    def parties_of(self, entity: Entity) -> tuple[str, ...]:
        """The parties that an entity is or speaks for, at this document's table."""
        return parties_of(self.register, entity, self.table.domestic)


def _other_party(token: Token) -> Token | None:
    """Of "A met with B" or "A held talks with B", for B: A."""
    if token.dep_ != "pobj" or token.head.lower_ != "with":
        return None
    above = token.head.head
    for _ in range(3):
        subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
        if subject is not None:
            return subject
        above = above.head
    return None


def _by_name(name: Name) -> bool:
    """Whether a state is named by its own name, not as a capital or in an adjective."""
    return any("name" in s.uses for s in name.senses)
