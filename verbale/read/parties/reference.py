"""Reference: whom a noun phrase points at, in the document that it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from verbale.read.parties.names import Name
from verbale.read.parties.register import Entity, Register
from verbale.read.parties.vocabulary import PartyKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

    from verbale.read.parse import ParsedDocument

WhoKind = PartyKind | Literal["press", "role", "thing"]

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset(
    {"a", "an", "another", "some", "several", "many", "one", "any", "other", "two", "three", "few"}
)
_NO_SENSE = ()


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words refer to, before the words themselves are put to it."""

    name: str | None = None
    parties: tuple[str, ...] = ()
    kind: WhoKind | None = None


NOBODY = Referent()


class Resolver:
    """Resolves noun phrases of one document; what was resolved once is kept."""

    def __init__(self, parsed: ParsedDocument, register: Register) -> None:
        self.parsed = parsed
        self.register = register
        self.words = register.words
        self.blocks = register.blocks
        self._known: dict[tuple[int, int], Referent] = {}
        self._busy: set[tuple[int, int]] = set()

    # -- the door

    def span(self, block: int, words: Words, speaker: Referent | None) -> Referent:
        """Whom a span refers to: its head, with all that is coordinated with it inside the span."""
        heads = [words.root]
        for token in words.root.conjuncts:
            if words.start <= token.i < words.end:
                heads.append(token)
        heads.sort(key=lambda t: t.i)
        found = [self.token(block, t, speaker) for t in heads]
        return _joined(found)

    def token(self, block: int, token: Token, speaker: Referent | None) -> Referent:
        """Whom the phrase that a token heads refers to."""
        if speaker is not None and token.lower_ in _WE:
            return Referent(
                speaker.name if token.lower_ in ("i", "me", "my") else None, speaker.parties, speaker.kind
            )
        key = (block, token.i)
        if key in self._known:
            return self._known[key]
        if key in self._busy:
            return NOBODY
        self._busy.add(key)
        try:
            found = self._resolve(block, token)
        finally:
            self._busy.discard(key)
        self._known[key] = found
        return found

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
            low = token.lower_
            if (token.tag_ in ("PRP", "PRP$") and low not in ("you", "your")) or (
                token.tag_ in ("NN", "NNS")
                and (self.words.people(low) or low in self.words.parts)
                and token.dep_ not in ("compound",)
            ):
                yield i, i + 1, token
            i += 1

    # -- by kind of word

    def _resolve(self, block: int, token: Token) -> Referent:
        names = self.blocks[block].of(token)
        if names:
            return _joined([self._named(n) for n in names])
        if token.tag_ in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            return self._pronoun(block, token)
        return self._noun(block, token)

    def _named(self, name: Name) -> Referent:
        entity = name.entity
        if entity is None:
            return NOBODY
        return self._entity(entity, name)

    def _entity(self, entity: Entity, name: Name | None = None) -> Referent:
        kind: WhoKind = "press" if entity.press else entity.kind
        parties = self.register.parties_of(entity)
        if entity.kind == "state":
            return Referent(name.text if name is not None else None, parties, kind)
        return Referent(entity.name, parties, kind)

    def _noun(self, block: int, token: Token) -> Referent:
        low = token.lower_
        words = self.words
        if words.people(low):
            return self._role(block, token)
        if low in words.facing and token.tag_ == "NNS" and self._bare(block, token):
            return self._sides(block, token)
        owners = self.owners(block, token)
        parties = _parties(owners)
        if low in words.parts and owners:
            return Referent(self._phrase(block, token), parties, "body")
        if low in words.back and self._definite(token) and not owners:
            return self._back(block, token)
        if low in words.documents and owners:
            return Referent(self._phrase(block, token), parties, "role")
        if low in words.groups and token.tag_ in ("NNS", "NN") and not owners and token.tag_ == "NNS":
            return Referent(self._phrase(block, token), (self._phrase(block, token).lower(),), "group")
        if owners:
            return Referent(owners[0].name if owners[0].kind == "person" else None, parties, "thing")
        return NOBODY

    # -- whose

    def owners(self, block: int, token: Token) -> list[Referent]:
        """Those whose something is: "Russia's demands", "the U.S. side", "officials in Moscow"."""
        names = self.blocks[block]
        doc = token.doc
        found: list[Referent] = []
        left = token.left_edge.i
        for child in token.children:
            if child.dep_ == "poss":
                return [self.token(block, child, None)]
        i = token.i - 1
        first_end = None
        while i >= left:
            name = names.at.get(i)
            if name is not None and name.entity is not None and doc[i].dep_ not in ("appos", "relcl"):
                if first_end is None or self._coordinated(doc, name.end, first_end):
                    found = [self._named(n) for n in names.of(doc[i])] + found
                    first_end = name.start
                else:
                    found = [self._named(name)]
                    first_end = name.start
                i = name.start
            i -= 1
        if found:
            return [f for f in found if f.parties or f.name]
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from", "for", "at", "with", "in", "by"):
                for thing in child.children:
                    if thing.dep_ == "pobj" and (
                        child.lower_ in ("of", "from", "for", "by") or self.words.people(token.lower_)
                    ):
                        owner = _joined([self.token(block, t, None) for t in (thing, *thing.conjuncts)])
                        if owner.parties:
                            return [owner]
        return []

    def _coordinated(self, doc: Doc, end: int, start: int) -> bool:
        return all(doc[k].lower_ in ("and", "or", ",", "&", "-", "–", "/", "the") for k in range(end, start))

    # -- roles

    def _role(self, block: int, token: Token) -> Referent:
        owners = self.owners(block, token)
        parties = _parties(owners)
        low = token.lower_
        plural = token.tag_ == "NNS"
        for child in token.children:
            if child.dep_ == "appos":
                name = self.blocks[block].at.get(child.i)
                if name is not None and name.entity is not None and name.entity.kind == "person":
                    return self._entity(name.entity)
        if not plural and self._definite(token):
            person = self._holder(block, token, parties)
            if person is not None:
                return self._entity(person)
        if not parties and plural and low not in self.words.sources:
            phrase = self._phrase(block, token)
            return Referent(phrase, (phrase.lower(),), "group")
        return Referent(self._phrase(block, token), parties, "role")

    def _holder(self, block: int, token: Token, parties: tuple[str, ...]) -> Entity | None:
        """The one person of the document whom a definite description fits."""
        from verbale.read.parties.names import office_in

        word = self.words.number(token.lower_)
        doc = token.doc
        phrase = [t.lower_ for t in doc[token.left_edge.i : token.i + 1]]
        office = office_in(phrase, self.words)
        fits = []
        for person in self.register.persons():
            if parties and person.party not in parties:
                continue
            if office is not None and any(o.name == office.name for o in person.offices):
                fits.append((2, person))
            elif word in person.words or any(word in o.called for o in person.offices):
                fits.append((1, person))
        if not fits:
            return None
        best = max(score for score, _ in fits)
        group = [p for score, p in fits if score == best]
        if len(group) == 1:
            return group[0]
        place = (block, token.i)
        before = [(m.block, m.start, p) for p in group for m in p.mentions if (m.block, m.start) < place]
        return max(before, key=lambda x: x[:2])[2] if before else None

    def _phrase(self, block: int, token: Token) -> str:
        """The words that describe somebody: without article and without clauses."""
        doc = token.doc
        start, end = token.left_edge.i, token.i + 1
        if doc[start].lower_ in ("the", "both"):
            start += 1
        for child in token.children:
            if child.dep_ in ("prep", "acl") and child.lower_ in (
                "of",
                "for",
                "from",
                "in",
                "at",
                "close",
                "involved",
                "familiar",
            ):
                end = max(end, child.right_edge.i + 1)
                break
        text = self.parsed.blocks[block].block.text
        return text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]

    # -- words that point back

    def _definite(self, token: Token) -> bool:
        return any((c.dep_ == "det" and c.lower_ in _DEFINITE) or c.dep_ == "poss" for c in token.children)

    def _bare(self, block: int, token: Token) -> bool:
        """ "the sides", "both countries", "the two leaders": nothing else tells whose they are."""
        return self._definite(token) or any(c.lower_ in ("both", "two") for c in token.children)

    def _sides(self, block: int, token: Token) -> Referent:
        """The parties that face each other: those last named together before these words."""
        place = (block, token.i)
        counts: Counter[str] = Counter()
        for entity in self.register.in_order():
            for party in self.register.parties_of(entity):
                if entity.kind in (
                    "state",
                    "organisation",
                    "armed group",
                    "company",
                    "union",
                    "body",
                    "person",
                ):
                    counts[party] += len(entity.mentions)
        for number in range(block, -1, -1):
            for sentence in reversed(self.parsed.blocks[number].sentences):
                if (number, sentence.start) > place:
                    continue
                seen: list[str] = []
                for name in self.blocks[number].names:
                    if sentence.start <= name.start < sentence.end and (number, name.start) < place:
                        if name.entity is not None and not name.entity.press:
                            seen.extend(self.register.parties_of(name.entity))
                distinct = list(dict.fromkeys(seen))
                if len(distinct) >= 2:
                    best = sorted(distinct, key=lambda p: -counts[p])[:2]
                    return Referent(None, tuple(p for p in distinct if p in best), "group")
        top = [p for p, _ in counts.most_common(2)]
        return Referent(None, tuple(top), "group") if len(top) == 2 else NOBODY

    def _back(self, block: int, token: Token) -> Referent:
        """ "the union", "the company": the party of that kind named last."""
        kinds = self.words.back[token.lower_]
        place = (block, token.i)
        best: tuple[tuple[int, int], Entity] | None = None
        for entity in self.register.in_order():
            if entity.kind in kinds and not entity.press:
                for name in entity.mentions:
                    at = (name.block, name.start)
                    if at < place and (best is None or at > best[0]):
                        best = (at, entity)
        return self._entity(best[1]) if best else NOBODY

    # -- pronouns

    def _pronoun(self, block: int, token: Token) -> Referent:
        low = token.lower_
        if token.tag_ in ("WP", "WDT", "WP$"):
            verb = token.head
            for _ in range(4):
                if verb.dep_ == "relcl":
                    return self.token(block, verb.head, None)
                verb = verb.head
            return NOBODY
        if low in _HE or low in _SHE:
            gender = "m" if low in _HE else "f"
            other = "f" if gender == "m" else "m"
            return self._last(block, token, lambda e: e.kind == "person" and e.gender != other)
        if low in _IT:
            return self._last(
                block,
                token,
                lambda e: e.kind in ("state", "organisation", "company", "union", "armed group", "body"),
            )
        return NOBODY

    def _last(self, block: int, token: Token, fits: object) -> Referent:
        """The fitting mention before a pronoun: a subject of the sentence or the one before, else the last."""
        assert callable(fits)
        for number in range(block, max(-1, block - 3), -1):
            for sentence in reversed(self.parsed.blocks[number].sentences):
                if number == block and sentence.start > token.i:
                    continue
                group = [
                    n
                    for n in self.blocks[number].names
                    if sentence.start <= n.start < sentence.end
                    and (number < block or n.end <= token.i)
                    and n.entity is not None
                    and fits(n.entity)
                ]
                if group:
                    doc = self.parsed.blocks[number].doc
                    subjects = [n for n in group if doc[n.end - 1].dep_ in ("nsubj", "nsubjpass")]
                    return self._named((subjects or group)[0])
        return NOBODY


def _parties(referents: list[Referent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for r in referents for p in r.parties))


def _joined(found: list[Referent]) -> Referent:
    if len(found) == 1:
        return found[0]
    named = next((r for r in found if r.name), NOBODY)
    kinds = {r.kind for r in found if r.kind}
    return Referent(named.name, _parties(found), named.kind or (kinds.pop() if len(kinds) == 1 else None))
