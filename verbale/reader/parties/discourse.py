"""Discourse: who was spoken of before, so that "he", "the union" or "the official" can point back.

The document is read once, in order. Every name, role and pronoun leaves a trace; a word that points back
takes the trace that fits best, by how near it is and what it does in its sentence. Where two fit about
as well, nobody is taken: no link is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from verbale.reader.parties.vocabulary import PartyKind
from verbale.reader.parties.words import Gender, load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedDocument

WhoKind = PartyKind | Literal["press", "role", "thing"]
Number = Literal["one", "many"]

REACH = 5
"""Sentences that a pronoun looks back."""
SENTENCE = 2.0
"""How much it counts against an antecedent to be a sentence further off."""
SUBJECT, SPEAKER, MAIN = 3.0, 1.0, 1.1
"""How much it counts for one to be a subject, that of a verb of saying, that of its sentence's main verb."""
GOVERNING, OUTER = 3.0, 1.2
"""How much it counts for one to be the subject of the clause above, or of one further above."""
QUOTED, PLACED, MODIFIER = 4.0, 3.0, 3.0
"""How much it counts against one to stand in a quotation that the pronoun is not in, to be a place, to be
only part of a longer phrase."""
GENDER = 0.4
"""How much it counts for a person that the name tells the pronoun's gender."""
UNNAMED = 1.2
"""How much it counts against somebody without a name: most descriptions are not spoken of again."""
SINGULAR = 1.5
"""How much it counts against an organisation, which "they" can mean too, that others are several."""
MARGIN = 0.4
"""Two antecedents this near to each other leave a pronoun without one."""

_SAYING = frozenset({"nsubj", "nsubjpass", "pobj"})
_QUOTES = frozenset('"“”«»„')
_OPENING = frozenset("“«„")


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words refer to, before the words themselves are put to it."""

    name: str | None = None
    parties: tuple[str, ...] = ()
    kind: WhoKind | None = None
    gender: Gender | None = None
    key: str | None = None
    """The entity's key in the register, where it is one."""
    holder: str | None = None
    """Who holds the office described, by the office-holder file, where the document does not name them."""

    def __bool__(self) -> bool:
        return self.name is not None or bool(self.parties)


NOBODY = Referent()


def parties_in(referents: list[Referent]) -> tuple[str, ...]:
    """The parties of several, each once, in order."""
    return tuple(dict.fromkeys(p for r in referents for p in r.parties))


def joined(found: list[Referent]) -> Referent:
    """Several as one: the first name, all parties."""
    if len(found) == 1:
        return found[0]
    named = next((r for r in found if r.name), NOBODY)
    kinds = {r.kind for r in found if r.kind}
    kind = named.kind or (kinds.pop() if len(kinds) == 1 else None)
    return Referent(named.name, parties_in(found), kind)


@dataclass(slots=True)
class Trace:
    """Somebody was spoken of at a token."""

    block: int
    token: int
    sentence: int
    """Number of the sentence in the document."""
    referent: Referent
    number: Number
    subject: bool = False
    speaker: bool = False
    quoted: bool = False
    placed: bool = False
    modifier: bool = False
    word: str = ""
    """The noun of a description, in the singular: `official`."""
    verb: int = -1
    """The token of the verb that it depends on."""
    main: bool = False
    """True where that verb is its sentence's main one."""


@dataclass(slots=True)
class Discourse:
    """The traces of a document, in order."""

    parsed: ParsedDocument
    tokens: list[list[Token]]
    """By block: its tokens."""
    traces: list[Trace] = field(default_factory=list)
    quoted: list[list[bool]] = field(default_factory=list)
    """By block and token: whether it stands inside a quotation."""
    starts: list[list[int]] = field(default_factory=list)
    """By block: the first token of each sentence."""
    offset: list[int] = field(default_factory=list)
    """By block: the number of its first sentence in the document."""
    _places: list[tuple[int, int]] = field(default_factory=list)
    """Block and token of each trace: they come in order."""
    _speakers: dict[int, list[Token]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        count = 0
        for tokens in self.tokens:
            self.quoted.append(quoted_tokens(tokens))
            starts = [t.i for t in tokens if t.is_sent_start]
            self.starts.append(starts)
            self.offset.append(count)
            count += len(starts)

    def add(self, trace: Trace) -> None:
        """Keep a trace."""
        self.traces.append(trace)
        self._places.append((trace.block, trace.token))

    def sentence(self, block: int, token: int) -> int:
        """The number of a token's sentence in the document."""
        return self.offset[block] + bisect_right(self.starts[block], token) - 1

    def before(self, block: int, token: int, reach: int = REACH) -> Iterator[Trace]:
        """The traces before a token, the last first, as far back as `reach` sentences."""
        here = self.sentence(block, token)
        for i in range(bisect_left(self._places, (block, token)) - 1, -1, -1):
            trace = self.traces[i]
            if here - trace.sentence > reach:
                return
            yield trace

    def antecedent(
        self,
        block: int,
        token: Token,
        fits: Callable[[Trace], bool],
        *,
        many: bool = False,
        gender: Gender | None = None,
        never: Referent | None = None,
    ) -> Referent:
        """Whom a pronoun means: the best of the traces before it that fit, or nobody.

        `many` for plurals, `gender` where the pronoun tells one; `never` is whom it cannot mean.
        """
        here = self.sentence(block, token.i)
        quoted = self.quoted[block][token.i]
        above = _verbs_above(token)
        possessive = token.tag_ == "PRP$"
        own_verb = above[0] if above else -1
        best: dict[str | Referent, tuple[float, Referent]] = {}
        excluded: set[str | Referent] = {never.key or never} if never else set()
        for trace in self.before(block, token.i):
            if not fits(trace):
                continue
            score = -SENTENCE * (here - trace.sentence) + trace.token / 10_000
            if trace.subject:
                score += SUBJECT
            if many and trace.number == "one":
                score -= SINGULAR
            if trace.referent.kind == "role":
                score -= UNNAMED
            if gender is not None and trace.referent.gender == gender:
                score += GENDER
            if trace.speaker:
                score += SPEAKER
            if trace.main and trace.subject:
                score += MAIN
            if trace.placed:
                score -= PLACED
            if trace.modifier:
                score -= MODIFIER
            if trace.quoted and not quoted:
                score -= QUOTED
            who = trace.referent.key or trace.referent
            if trace.block == block and trace.sentence == here:
                if trace.subject and trace.verb == own_verb and not possessive:
                    excluded.add(who)  # "Biden called him": somebody else
                if trace.subject and trace.verb in above:
                    score += GOVERNING if trace.verb in above[:2] else OUTER
            if quoted and not trace.quoted and trace.speaker and abs(trace.sentence - here) <= 1:
                score -= QUOTED  # a speaker says "I", not "he"
            if who not in best or best[who][0] < score:
                best[who] = (score, trace.referent)
        ranked = sorted((found for who, found in best.items() if who not in excluded), key=lambda x: -x[0])
        if not ranked:
            return NOBODY
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            return NOBODY
        return ranked[0][1]

    def speaker(self, block: int, token: Token) -> tuple[int, Token] | None:
        """Who says the quotation that a token stands in: block and head of the words that name them."""
        if not self.quoted[block][token.i]:
            return None
        here = self.sentence(block, token.i)
        verbs = _verbs_above(token)
        said = self._said(block)
        same = [t for t in said if self.sentence(block, t.i) == here]
        for subject in same:
            if governing(subject).i in verbs:
                return block, subject
        if same:
            return block, same[0]
        ahead = [t for t in said if t.i < token.i]
        after = [t for t in said if t.i > token.i]
        if ahead and self._goes_on(block, ahead[-1].i, token.i):
            return block, ahead[-1]
        if after:
            return block, after[0]
        for number in range(block, max(-1, block - 3), -1):
            earlier = [t for t in self._said(number) if number < block or t.i < token.i]
            if earlier:
                return number, earlier[-1]
        return None

    def _said(self, block: int) -> list[Token]:
        """Who says something in a block, outside quotations, by the heads that name them."""
        found = self._speakers.get(block)
        if found is None:
            quoted = self.quoted[block]
            found = [
                t
                for t in self.tokens[block]
                if t.dep_ in _SAYING
                and not quoted[t.i]
                and is_speaker(t)
                and t.pos_ in ("NOUN", "PROPN", "PRON")
            ]
            self._speakers[block] = found
        return found

    def _goes_on(self, block: int, said: int, token: int) -> bool:
        """Whether a quotation goes on from after a verb of saying to a token, not closed in between."""
        marks = sum(1 for t in self.tokens[block][said:token] if t.text in _QUOTES)
        return marks % 2 == 1


def quoted_tokens(tokens: list[Token]) -> list[bool]:
    """Which tokens stand between double quotation marks; a mark that is not closed holds to the end."""
    found: list[bool] = []
    inside = False
    for token in tokens:
        text = token.text
        if text in _QUOTES:
            if text in _OPENING:
                inside = True
                found.append(True)
                continue
            found.append(inside)
            inside = not inside if text == '"' else False
            continue
        found.append(inside)
    return found


def _verbs_above(token: Token) -> list[int]:
    """The verbs that govern a token, the nearest first."""
    found = []
    for _ in range(10):
        head = token.head
        if head.i == token.i:
            break
        token = head
        if token.pos_ in ("VERB", "AUX"):
            found.append(token.i)
    return found


def governing(token: Token) -> Token:
    """The word that a phrase's head depends on, past coordination."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head


def is_subject(token: Token) -> bool:
    """Whether a token heads a subject, or is coordinated with one that does."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass")


def is_speaker(token: Token) -> bool:
    """Whether a token is the subject of a verb of saying, or follows "according to"."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return token.head.lemma_.lower() in load_words().speech
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"
