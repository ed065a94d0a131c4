"""Claims: who could be the mover of a candidate, and what speaks for each.

Syntax names a mover for most candidates (`movers`), and is wrong where the words stand far from who
speaks them: "a proposal made by Oman", "the demands that it tabled". So everybody who is named in the
sentence, who speaks, or in whose name the document is written makes a claim, with signs of where they
stand; a small learned head (`mover_head`) weighs them. What syntax says is one claim, and a sign of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.movers import Mover
from verbale.reader.moves.page import FIRST_PERSON, Cast, Mention, Told, speaks_for
from verbale.reader.moves.syntax import (
    SUBJECTS,
    child,
    conjuncts,
    is_negated,
    is_verbal,
    mood,
    possessor,
    subject,
    surface_subject,
)
from verbale.reading import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = frozenset({"of", "from", "with", "between", "to", "on", "against", "by", "for", "in", "at"})
_PLACES = frozenset(
    {"dobj", "appos", "compound", "conj", "amod", "ROOT", "attr", "nsubj", "nsubjpass", "poss"}
)
_MODIFIES = frozenset({"compound", "amod", "nmod", "nummod"})
_DISTANCES = (4, 10, 20)
"""Tokens from the content's head at which a claim is nearer or farther."""


@dataclass
class Claim:
    """Some parties that may be the mover."""

    parties: tuple[str, ...]
    voice: str | None = None
    """The person or body in whose mouth the move is, if the claim is right."""
    signs: set[str] = field(default_factory=set)


class Claims:
    """The claims of one candidate, one for each set of parties."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, ...], Claim] = {}

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._of.values())

    def of(self, parties: Sequence[str]) -> Claim | None:
        """The claim of some parties, if there is one."""
        return self._of.get(tuple(sorted(parties)))

    def add(self, parties: Sequence[str], signs: Iterable[str], voice: str | None = None) -> None:
        """A claim, or more signs of one that there is."""
        claim = self._of.setdefault(tuple(sorted(parties)), Claim(tuple(parties)))
        claim.signs.update(signs)
        claim.voice = claim.voice or voice


def claims(candidate: Candidate, syntax: Mover, speaking: Statement | None, cast: Cast, told: Told) -> Claims:
    """Everybody who may be the mover; `syntax` is whom the words' places name."""
    found = Claims()
    sentence = candidate.sentence
    named = [m for m in cast.mentions_in(candidate.block, sentence.start, sentence.end) if m.who.parties]
    speaker = speaks_for(speaking, cast, told) if speaking is not None else ()
    author = (cast.author[0],) if cast.author[0] else ()
    for n, mention in enumerate(named):
        signs = _signs(candidate, mention, n)
        found.add(mention.who.parties, signs, mention.who.name if mention.who.is_voice else None)
        beside = [m for m in named if m is not mention and m.words.root in conjuncts(mention.words.root)]
        if beside:
            together = dict.fromkeys(p for m in (mention, *beside) for p in m.who.parties)
            found.add(tuple(together), signs | {"coordinated"})
    if speaking is not None and speaker:
        found.add(speaker, {"speaker"}, told.voice_of(speaking))
    if author:
        found.add(author, {"author"}, cast.author[1])
    found.add((), {"nobody"})
    for parties, sign in _before(candidate, cast, told):
        found.add(parties, {sign})
    if candidate.kind in ("meet", "agree"):
        _add_several(found, named, speaker, author, cast.table[:2])
    by = syntax.parties
    found.add(by, {"syntax"}, syntax.voice)
    general = _general(candidate, by, speaking, speaker, len(named), is_authored=bool(author))
    for claim in found:
        _relate(claim, by, speaker, author, cast.table)
        claim.signs |= general
    return found


def _before(candidate: Candidate, cast: Cast, told: Told) -> Iterator[tuple[tuple[str, ...], str]]:
    """Who acts and who speaks in the sentence before: "The drafts demand ..." are whose they were there."""
    block, sentence = candidate.block, candidate.sentence
    earlier = [s for s in block.sentences if s.end <= sentence.start]
    above = cast.before(block)
    if not earlier and above is not None:
        block, earlier = above, list(above.sentences)
    if not earlier:
        return
    last = earlier[-1]
    for verb in (last.root, *(t for t in conjuncts(last.root) if is_verbal(t))):
        named = surface_subject(verb) if is_verbal(verb) else None
        who = cast.who(block, named).parties if named is not None else ()
        if who:
            yield who, "subject before"
            break
    place = block.span(last)
    for statement in told.statements:
        cue = statement.cue[0] if statement.cue else None
        if cue is not None and place[0] <= cue[0] and cue[1] <= place[1]:
            who = speaks_for(statement, cast, told)
            if who:
                yield who, "speaker before"


def _add_several(
    found: Claims,
    named: Sequence[Mention],
    speaker: tuple[str, ...],
    author: tuple[str, ...],
    table: tuple[str, ...],
) -> None:
    """Claims of several parties: meetings and agreements have two sides at least."""
    parties = list(dict.fromkeys(p for m in named for p in m.who.parties))
    alone = {p: frozenset(claim.signs) for p in parties if (claim := found.of((p,))) is not None}
    if len(table) == 2:
        found.add(table, {"table"})
    if len(parties) > 2:
        found.add(tuple(parties), {"all named"})
    for a, b in combinations(parties, 2):
        signs = {f"first: {s}" for s in alone.get(a, ())} | {f"second: {s}" for s in alone.get(b, ())}
        found.add((a, b), signs | {"pair"})
    for other, sign in ((speaker, "pair with speaker"), (author, "pair with author")):
        for party in parties:
            if other and party not in other:
                found.add((*other, party), {"pair", sign, *(f"second: {s}" for s in alone.get(party, ()))})


def _relate(
    claim: Claim,
    by: tuple[str, ...],
    speaker: tuple[str, ...],
    author: tuple[str, ...],
    table: tuple[str, ...],
) -> None:
    """Signs of how a claim stands to who speaks, who writes, and what syntax says."""
    parties = set(claim.parties)
    if parties and parties == set(speaker):
        claim.signs.add("speaker")
    if parties and parties == set(author):
        claim.signs.add("author")
    for n, party in enumerate(table[:2]):
        if claim.parties == (party,):
            claim.signs.add(f"at the table: {n}")
    if parties & set(by):
        claim.signs.add("partly syntax")
    claim.signs.add(f"parties: {min(len(parties), 3)}")


def _general(
    candidate: Candidate,
    by: tuple[str, ...],
    speaking: Statement | None,
    speaker: tuple[str, ...],
    named: int,
    *,
    is_authored: bool,
) -> set[str]:
    """Signs of the candidate, the same for every claim."""
    what = candidate.what
    head = what.head
    own = child(head, *SUBJECTS)
    verbal = is_verbal(head)
    signs = {
        f"kind: {candidate.kind}",
        f"mood: {mood(head)}",
        f"named: {min(named, 4)}",
        f"mover by: {candidate.mover}",
        "clause" if verbal and own is not None and what.holds(own) else "predicate" if verbal else "phrase",
    }
    if speaking is not None:
        signs.add("said" if speaker else "said by somebody unknown")
    if is_negated(head):
        signs.add("negated")
    if "rule:" in candidate.read_by:
        signs.add("by rule")
    if is_authored:
        signs.add("authored")
    if not by:
        signs.add("syntax: nobody")
    return signs


def _signs(candidate: Candidate, mention: Mention, number: int) -> set[str]:
    """Where a mention stands to the content's head."""
    token, what = mention.words.root, candidate.what
    head = what.head
    signs = set(_grammar(token, head))
    signs.add("inside" if what.holds(token) else "before" if token.i < what.start else "after")
    if what.holds(token) and token.i - what.start < 2:
        signs.add("opens the content")
    signs.add(f"distance: {sum(abs(token.i - head.i) >= d for d in _DISTANCES)}")
    if number == 0:
        signs.add("first named")
    if token.pos_ == "PRON":
        signs.add("pronoun")
    if token.lower_ in FIRST_PERSON:
        signs.add("first person")
    if token.lower_ in ("they", "their", "them"):
        signs.add("they")
    if mention.who.is_voice:
        signs.add("voice")
    if mention.place:
        signs.add("place")
    signs.add(f"is: {mention.who.kind}")
    return signs


def _grammar(token: Token, head: Token) -> Iterator[str]:
    """Signs of the grammatical way between a mention and the content's head."""
    if _is(token, surface_subject(head) if is_verbal(head) else possessor(head)):
        yield "own subject"
    if is_verbal(head) and _is(token, subject(head)):
        yield "own logical subject"
    if _is(token, child(head, "poss")):
        yield "possessor"
    for n, verb in enumerate(_verbs_above(head)):
        if _is(token, surface_subject(verb)):
            yield f"subject above: {n}"
        if _is(token, child(verb, *SUBJECTS)):
            yield f"direct subject above: {n}"
        if _is(token, child(verb, "dobj")):
            yield f"object above: {n}"
    if token.head == head and token.dep_ in _MODIFIES:
        yield "modifies the head"
    depth = _depth(token, head)
    if depth is not None:
        yield "under the head"
        yield f"depth: {min(depth, 4)}"
    if token.dep_ == "pobj" and token.head.lower_ in _PREPOSITIONS:
        yield f"after: {token.head.lower_}"
    if token.dep_ in _PLACES:
        yield f"as: {token.dep_}"
    if head.dep_ in ("acl", "relcl") and head.head == token:
        yield "antecedent"


def _is(token: Token, other: Token | None) -> bool:
    """Whether a token is another or coordinated with it."""
    return other is not None and (token == other or token in conjuncts(other) or other in conjuncts(token))


def _verbs_above(token: Token, most: int = 3) -> Iterator[Token]:
    found = 0
    while token.head != token and found < most:
        token = token.head
        if is_verbal(token):
            found += 1
            yield token


def _depth(token: Token, head: Token) -> int | None:
    """How many steps below the head a token hangs; None where it does not."""
    for depth in range(7):
        if token == head:
            return depth
        if token.head == token:
            return None
        token = token.head
    return None
