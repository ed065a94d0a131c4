"""Reference: whom a noun phrase points at, in the document that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from verbale.read.parties.discourse import (
    NOBODY,
    Discourse,
    Referent,
    Trace,
    WhoKind,
    governing,
    is_speaker,
    is_subject,
)
from verbale.read.parties.names import Name
from verbale.read.parties.register import Entity, Register
from verbale.read.parties.roles import holder
from verbale.read.parties.sides import counterpart, sides
from verbale.read.parties.table import PLACED, Table, parties_of, weight

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

    from verbale.read.parse import ParsedDocument

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_INDEFINITE = frozenset(
    {
        "a",
        "an",
        "another",
        "some",
        "several",
        "many",
        "one",
        "any",
        "few",
        "no",
        "every",
        "each",
        "other",
        "certain",
    }
)
_COLLECTIVE = frozenset({"state", "organisation", "company", "union", "armed group", "body", "group"})
_OWNING = frozenset({"of", "from", "for", "by"})
_OWNING_PEOPLE = frozenset({"of", "from", "for", "at", "with", "in", "to", "within", "inside"})
_ACROSS = frozenset({"counterpart", "counterparts", "interlocutor", "colleague", "colleagues", "opposite"})
_JOINTS = frozenset({"and", "or", ",", "&", "-", "–", "/", "the", "as", "well"})
_KEPT_AFTER = frozenset({"of", "for", "from", "in", "at", "close", "involved", "familiar", "with"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Resolver:
    """Resolves noun phrases of one document; what was resolved once is kept."""

    def __init__(self, parsed: ParsedDocument, register: Register, table: Table) -> None:
        self.parsed = parsed
        self.register = register
        self.table = table
        self.words = register.words
        self.blocks = register.blocks
        self.discourse = Discourse(parsed)
        self._known: dict[tuple[int, int], Referent] = {}
        self._busy: set[tuple[int, int]] = set()
        for number in range(len(parsed.blocks)):
            self._read(number)

    # -- the door

    def span(self, block: int, words: Words, speaker: Referent | None) -> Referent:
        """Whom a span refers to: its head, with all that is coordinated with it inside the span."""
        heads = [words.root, *(t for t in words.root.conjuncts if words.start <= t.i < words.end)]
        if words.root.pos_ not in ("NOUN", "PROPN", "PRON", "DET", "NUM"):  # a span that is no phrase
            names = [n for n in self.blocks[block].names if words.start <= n.start < words.end]
            return joined([self.named(n) for n in names[:1]])
        return joined([self.token(block, t, speaker) for t in sorted(heads, key=lambda t: t.i)])

    def token(self, block: int, token: Token, speaker: Referent | None = None) -> Referent:
        """Whom the phrase that a token heads refers to."""
        if speaker is not None and token.lower_ in _WE | _I:
            return speaker if token.lower_ in _I else _of_party(speaker)
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
            if token.tag_ in ("PRP", "PRP$") or (
                token.tag_ in ("NN", "NNS") and self._speaks_of_people(token)
            ):
                yield i, i + 1, token
            i += 1

    # -- the reading, once, in order

    def _read(self, block: int) -> None:
        names = self.blocks[block]
        for token in self.parsed.blocks[block].doc:
            tag = token.tag_
            if token.i in names.at:
                for name in names.of(token):
                    if name.end - 1 == token.i and name.entity is not None:
                        self._trace_name(block, token, name)
            elif tag in ("PRP", "PRP$"):
                self._trace(
                    block, token, self.token(block, token), "many" if token.lower_ in _THEY else "one"
                )
            elif tag in ("NN", "NNS"):
                if self._speaks_of_people(token):
                    self._trace(block, token, self.token(block, token), "many" if tag == "NNS" else "one")
                elif token.dep_ in ("nsubj", "nsubjpass"):  # something else that "it" or "they" may mean
                    self._trace(block, token, NOBODY, "many" if tag == "NNS" else "one")

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
        )

    def _trace_name(self, block: int, token: Token, name: Name) -> None:
        assert name.entity is not None
        head = self.register.head(name)
        number = "many" if any(s.uses <= {"people"} for s in name.senses) else "one"
        referent = self._of_entity(name.entity)
        trace = self._trace(block, head, referent, "many" if number == "many" else "one", at=token.i)
        trace.modifier = head.dep_ in ("compound", "amod", "nmod") or any(
            s.uses <= {"adjective"} for s in name.senses
        )
        trace.placed = name.entity.place or (
            name.entity.kind != "person" and weight(self.register, name, name.entity) <= PLACED
        )

    def _trace(
        self, block: int, token: Token, referent: Referent, number: str, at: int | None = None
    ) -> Trace:
        low = token.lower_
        trace = Trace(
            block=block,
            token=token.i if at is None else at,
            sentence=self.discourse.sentence(block, token.i),
            referent=referent,
            number="many" if number == "many" else "one",
            subject=is_subject(token),
            speaker=is_speaker(token),
            quoted=self.discourse.quoted[block][token.i],
            word=self.words.number(low) if referent.kind == "role" else "",
            verb=governing(token).i,
        )
        if referent or token.tag_ not in ("PRP", "PRP$"):
            self.discourse.traces.append(trace)
        if token.dep_ == "conj" and referent:
            self._trace_pair(block, token, trace)
        return trace

    def _trace_pair(self, block: int, token: Token, trace: Trace) -> None:
        """Two that are coordinated can be meant together: "Putin and Trump ... they"."""
        partner = self.token(block, token.head)
        if partner and partner.parties != trace.referent.parties:
            both = joined([partner, trace.referent])
            self.discourse.traces.append(
                Trace(block, trace.token, trace.sentence, Referent(None, both.parties, "group"), "many",
                      trace.subject, trace.speaker, trace.quoted, verb=trace.verb)
            )  # fmt: skip

    # -- by kind of word

    def _resolve(self, block: int, token: Token) -> Referent:
        names = self.blocks[block].of(token)
        if names:
            return joined([self.named(n) for n in names])
        if token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(block, token)
        if token.tag_ in ("WP", "WDT", "WP$") or token.dep_ == "relcl":
            return self._relative(block, token)
        if token.tag_ in _NOUNS or token.pos_ in ("NOUN", "PROPN"):
            return self._noun(block, token)
        if token.lower_ in ("both", "two") or token.pos_ in ("DET", "NUM"):
            return self._quantity(block, token)
        return NOBODY

    def named(self, name: Name) -> Referent:
        """Whom a name refers to."""
        entity = name.entity
        if entity is None:
            return NOBODY
        if entity.kind == "state" and not entity.place:
            return Referent(name.text, self.parties_of(entity), "state")
        if entity.kind in ("person", "body") or entity.press:
            return self._of_entity(entity)
        if entity.place:
            low = name.text.lower()
            acting = low in self.words.acting_places and weight(self.register, name, entity) > PLACED
            return Referent(name.text, (low,), "group") if acting else NOBODY
        return self._of_entity(entity)

    def _of_entity(self, entity: Entity) -> Referent:
        kind: WhoKind = "press" if entity.press else entity.kind
        if entity.place:
            return NOBODY
        name = self.register.id_of(entity) if entity.kind not in ("person", "body") else entity.name
        if entity.kind == "state":
            name = next((m.text for m in entity.mentions if _by_name(m)), entity.mentions[0].text)
        return Referent(name, self.parties_of(entity), kind, entity.gender)

    def parties_of(self, entity: Entity) -> tuple[str, ...]:
        """The parties that an entity is or speaks for, at this document's table."""
        return parties_of(self.register, entity, self.table.domestic)

    def _noun(self, block: int, token: Token) -> Referent:
        low, words = token.lower_, self.words
        plural = token.tag_ in ("NNS", "NNPS")
        if plural and low in words.facing and self._faces(block, token):
            return sides(self, block, token)
        if self.words.number(low) in _ACROSS:
            return counterpart(self, block, token)
        if words.people(low):
            return self._role(block, token)
        apposed = self._apposed(block, token)
        if apposed is not None:
            return apposed
        owners = self.owners(block, token)
        if low in words.back and not plural and owners and self._names_kind(block, token):
            return owners[-1]  # "the IG-Metall union" is IG-Metall
        if low in words.parts:
            return self._part(block, token, owners)
        if low in words.back and self._definite(token) and not owners:
            return self._back(block, token)
        parties = parties_in(owners)
        if low in words.documents and owners:
            return Referent(self.phrase(block, token), parties, "role")
        if low in words.press and owners and low not in words.back:
            return Referent(self.phrase(block, token), (), "press")
        if (
            self.words.number(low) in words.groups
            and not owners
            and (plural or low in ("community", "world"))
        ):
            return self._group(block, token)
        if owners:
            person = owners[0] if owners[0].kind == "person" else None
            return Referent(person.name if person else None, parties, "thing")
        return NOBODY

    def _apposed(self, block: int, token: Token) -> Referent | None:
        """A noun with a name as its apposition is that name: "the group, Boko Haram"."""
        for child in token.children:
            if child.dep_ == "appos":
                for name in self.blocks[block].of(child):
                    if name.entity is not None and not name.entity.place:
                        return self.named(name)
        return None

    def _quantity(self, block: int, token: Token) -> Referent:
        """ "both", "the two": those who face each other."""
        if token.lower_ in ("both", "two", "all") and token.dep_ in (
            "nsubj",
            "nsubjpass",
            "pobj",
            "dobj",
            "appos",
        ):
            return sides(self, block, token)
        return NOBODY

    def _part(self, block: int, token: Token, owners: list[Referent]) -> Referent:
        """ "Russia's government", "the Iranian side", "the Trump administration", "the military"."""
        phrase = self.phrase(block, token)
        if owners:
            return Referent(phrase, parties_in(owners), "body")
        low = token.lower_
        if low in self.words.back and self._definite(token):
            found = self._back(block, token)
            if found:
                return found
        if token.tag_ == "NNS":
            return self._group(block, token)
        if low in ("side", "party", "people", "nation", "state", "country", "team", "wing", "camp"):
            return NOBODY
        if self._definite(token) and self.table.home is not None and low not in ("court", "bank", "board"):
            return Referent(phrase, (self.table.home,), "body")
        return NOBODY

    def _group(self, block: int, token: Token) -> Referent:
        """A vague group in its own words: "western governments", "mediators"."""
        phrase = self.phrase(block, token)
        words = phrase.split()
        while len(words) > 1 and words[0].lower() in _INDEFINITE | _DEFINITE | {
            "our",
            "their",
            "its",
            "his",
            "her",
        }:
            words = words[1:]
        name = " ".join(words)
        proper = name[:1].isupper() and not self._sentence_start(token) and all(w[0].isupper() for w in words)
        return Referent(phrase, (name if proper else name.lower(),), "group")

    def _sentence_start(self, token: Token) -> bool:
        return token.left_edge.is_sent_start is True or token.left_edge.i == 0

    # -- whose

    def owners(self, block: int, token: Token) -> list[Referent]:
        """Those whose something is: "Russia's demands", "the U.S. side", "officials in Moscow"."""
        for child in token.children:
            if child.dep_ == "poss":
                owner = joined([self.token(block, t) for t in (child, *child.conjuncts)])
                if owner or child.tag_ == "PRP$":
                    return [owner] if owner else []
        found = self._left_owners(block, token)
        if found:
            return found
        people = self.words.people(token.lower_) or token.lower_ in self.words.parts
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in (_OWNING_PEOPLE if people else _OWNING):
                for thing in child.children:
                    if thing.dep_ == "pobj":
                        owner = joined([self.token(block, t) for t in (thing, *thing.conjuncts)])
                        if owner.parties and owner.kind != "press":
                            return [owner]
        return []

    def _left_owners(self, block: int, token: Token) -> list[Referent]:
        """The parties named between the left end of a phrase and its noun: "a senior White House official"."""
        names, doc = self.blocks[block], token.doc
        found: list[Referent] = []
        first: int | None = None
        i = token.i - 1
        while i >= token.left_edge.i:
            name = names.at.get(i)
            if name is not None and name.entity is not None and not name.entity.place:
                here = [self.named(n) for n in names.of(doc[i])]
                if first is None or not self._between(doc, name.end, first):
                    found = here
                else:
                    found = here + found
                first = name.start
                i = name.start
            elif doc[i].tag_ in ("VBZ", "VBD", "VBP", "MD", "WDT", "WP") or doc[i].text in ("—", "–", ":"):
                break
            i -= 1
        return [r for r in found if r]

    def _between(self, doc: Doc, end: int, start: int) -> bool:
        return all(doc[k].lower_ in _JOINTS for k in range(end, start))

    def _names_kind(self, block: int, token: Token) -> bool:
        """Whether a name right before a noun is what the noun says: "the IG-Metall union"."""
        name = self.blocks[block].at.get(token.i - 1)
        if name is None or name.entity is None:
            return False
        return name.entity.kind in self.words.back[token.lower_] and name.entity.kind != "state"

    # -- roles

    def _role(self, block: int, token: Token) -> Referent:
        for child in token.children:
            if child.dep_ == "appos":
                for name in self.blocks[block].of(child):
                    if name.entity is not None and name.entity.kind == "person":
                        return self._of_entity(name.entity)
        owners = self.owners(block, token)
        parties = parties_in(owners)
        plural = token.tag_ in ("NNS", "NNPS")
        low = token.lower_
        if not plural and (self._definite(token) or not self._indefinite(token)):
            found = holder(self, block, token, parties)
            if found:
                return found
        phrase = self.phrase(block, token)
        if low in self.words.press:
            return Referent(phrase, (), "press")
        if low in self.words.experts:
            if plural and not parties:
                return self._group(block, token)
            return Referent(phrase, () if not plural else (phrase.lower(),), "role")
        if not parties and plural and low not in self.words.sources:
            return self._group(block, token)
        if not parties and self._definite(token) and self.table.home and low not in self.words.sources:
            office = self.words.offices.get(low)
            if office is not None and office.family in ("head", "minister", "diplomat", "deputy"):
                parties = (self.table.home,)
        return Referent(phrase, parties, "role")

    def phrase(self, block: int, token: Token) -> str:
        """The words that describe somebody: without "the" and without clauses."""
        doc = token.doc
        start, end = token.left_edge.i, token.i + 1
        while start < token.i and (
            doc[start].lower_ in ("the", "both", "but", "and", "while", "as", "when", "if")
            or doc[start].is_punct
        ):
            start += 1
        for child in token.children:
            if child.i == end and child.dep_ in ("prep", "acl", "amod") and child.lower_ in _KEPT_AFTER:
                stop = child.right_edge.i + 1
                end = next(
                    (k for k in range(end, stop) if doc[k].text in (",", "—", "–") or doc[k].dep_ == "relcl"),
                    stop,
                )
                break
        text = self.parsed.blocks[block].block.text
        return text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1].text)]

    # -- words that point back

    def _definite(self, token: Token) -> bool:
        return any((c.dep_ == "det" and c.lower_ in _DEFINITE) or c.dep_ == "poss" for c in token.children)

    def _indefinite(self, token: Token) -> bool:
        return any(c.dep_ in ("det", "amod", "nummod") and c.lower_ in _INDEFINITE for c in token.children)

    def _faces(self, block: int, token: Token) -> bool:
        """ "the sides", "both countries", "the two leaders": nothing else tells whose they are."""
        children = list(token.children)
        lows = {c.lower_ for c in children}
        if not lows & {"the", "both", "two", "these"}:
            return False
        if any(
            c.dep_ in ("poss", "relcl", "acl") or (c.dep_ == "prep" and c.lower_ in ("of", "from"))
            for c in children
        ):
            return False
        if any(
            c.dep_ in ("amod", "compound", "nmod")
            and c.lower_
            not in (
                "two",
                "warring",
                "opposing",
                "negotiating",
                "rival",
                "feuding",
                "presidential",
                "foreign",
                "prime",
            )
            for c in children
        ):
            return False
        word = self.words.number(token.lower_)
        if word in (
            "official",
            "man",
            "people",
            "head",
            "negotiation",
            "representative",
            "group",
            "company",
        ) and not lows & {"two", "both"}:
            return False
        return not any(self.blocks[block].at.get(k) for k in range(token.left_edge.i, token.i))

    def _back(self, block: int, token: Token) -> Referent:
        """ "the union", "the company": the party of that kind named last, the acting before the mentioned."""
        kinds = self.words.back[token.lower_]
        named = [
            t
            for t in self.discourse.traces
            if t.referent.kind in kinds and (t.block, t.token) < (block, token.i)
        ]
        here = self.discourse.sentence(block, token.i)
        strong = [t for t in named if not t.modifier and not t.placed]
        if "state" in kinds:
            strong = [t for t in strong if here - t.sentence <= 1]
            if len({t.referent.parties for t in strong}) != 1:
                return NOBODY
        if not strong:
            return NOBODY
        exact = [t for t in strong if t.referent.kind == self._exact(token.lower_)]
        pool = exact or strong
        last = pool[-1]
        return last.referent

    def _exact(self, low: str) -> str | None:
        """The kind that a word points back at first: "company" a company, "group" an armed group."""
        word = self.words.number(low)
        for kind in ("union", "company", "armed group"):
            if word == kind or (
                kind == "armed group" and word in ("group", "militant", "rebel", "guerrilla")
            ):
                return kind
        return None

    # -- pronouns

    def _pronoun(self, block: int, token: Token) -> Referent:
        low = token.lower_
        bracket = self._explained(block, token)
        if bracket:
            return bracket
        if low in _HE or low in _SHE:
            gender = "m" if low in _HE else "f"
            return self.discourse.antecedent(block, token, _one_person(gender))
        if low in _IT:
            if self._says_nothing(token):
                return NOBODY
            found = self.discourse.antecedent(block, token, _one_thing)
            return _of_party(found) if found.kind != "body" else found
        if low in _THEY:
            return self.discourse.antecedent(block, token, _many)
        if low in _WE or low in _I:
            trace = self.discourse.speaker(block, token)
            if trace is not None:
                return trace.referent if low in _I else _of_party(trace.referent)
            if not self.discourse.quoted[block][token.i] and self.table.author is not None and low in _WE:
                return Referent(None, (self.table.author,), "state")
        return NOBODY

    def _explained(self, block: int, token: Token) -> Referent:
        """ "They [Iran]": an editor says who is meant."""
        doc = token.doc
        if (
            token.i + 2 < len(doc)
            and doc[token.i + 1].text in ("[", "(")
            and self.blocks[block].at.get(token.i + 2)
        ):
            name = self.blocks[block].at[token.i + 2]
            if name.end < len(doc) and doc[name.end].text in ("]", ")"):
                return self.named(name)
        return NOBODY

    def _says_nothing(self, token: Token) -> bool:
        """ "it is important that", "it seems": no party."""
        if token.dep_ == "expl":
            return True
        if token.dep_ != "nsubj" and token.dep_ != "nsubjpass":
            return False
        verb = token.head
        if verb.lemma_ in ("be", "seem", "appear", "remain", "become", "look", "happen", "rain", "take"):
            return any(c.dep_ in ("acomp", "attr", "oprd", "ccomp", "advcl", "prep") for c in verb.children)
        return token.dep_ == "nsubjpass" and any(c.dep_ in ("ccomp", "csubjpass") for c in verb.children)

    def _relative(self, block: int, token: Token) -> Referent:
        """ "who", "which", "that": the noun that the clause belongs to."""
        verb = token if token.dep_ == "relcl" else token.head
        for _ in range(4):
            if verb.dep_ == "relcl":
                return self.token(block, verb.head)
            if verb.head.i == verb.i:
                break
            verb = verb.head
        return NOBODY


def _by_name(name: Name) -> bool:
    """Whether a state is named by its own name, not as a capital or in an adjective."""
    return any("name" in s.uses for s in name.senses)


def _one_person(gender: str) -> Callable[[Trace], bool]:
    other = "f" if gender == "m" else "m"

    def fits(trace: Trace) -> bool:
        if trace.number != "one" or trace.referent.gender == other:
            return False
        return trace.referent.kind == "person" or (trace.referent.kind == "role" and bool(trace.word))

    return fits


def _one_thing(trace: Trace) -> bool:
    if trace.number != "one" or trace.referent.kind in ("person", "role", "press", "thing"):
        return trace.number == "one" and not trace.referent and trace.subject
    return True


def _many(trace: Trace) -> bool:
    if trace.referent.kind in ("person", "press", "thing", "state"):
        return trace.number == "many"
    if trace.referent.kind == "role" or not trace.referent:
        return trace.number == "many"
    return True


def _of_party(referent: Referent) -> Referent:
    """The party behind somebody: what "we" and "it" stand for."""
    if referent.kind in ("person", "role"):
        return Referent(None, referent.parties, "group" if referent.parties else None)
    return referent


def parties_in(referents: list[Referent]) -> tuple[str, ...]:
    """The parties of several, each once, in order."""
    return tuple(dict.fromkeys(p for r in referents for p in r.parties))


def joined(found: list[Referent]) -> Referent:
    """Several as one: the first name, all parties."""
    if len(found) == 1:
        return found[0]
    named = next((r for r in found if r.name), NOBODY)
    kinds = {r.kind for r in found if r.kind}
    return Referent(named.name, parties_in(found), named.kind or (kinds.pop() if len(kinds) == 1 else None))
