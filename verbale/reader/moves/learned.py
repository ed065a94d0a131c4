"""The learned reader of moves: every spot of a document weighed, the likely ones taken.

Rules look first and tell the head what they saw; it decides. A frame of a user's own file stands
whatever the head says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from verbale.document import Span
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.conditions import condition
from verbale.reader.moves.frames import OWN
from verbale.reader.moves.head import Floats, MoveHead
from verbale.reader.moves.lexical import TAKEN
from verbale.reader.moves.meetings import MeetingWords, participants, status_of
from verbale.reader.moves.page import FIRST_PERSON, Page
from verbale.reader.moves.settle import Verdict, verdicts
from verbale.reader.moves.signs import KINDS, PLACE, SAME, signs_of
from verbale.reader.moves.spots import Spot, spots
from verbale.reader.moves.stretch import Stretch
from verbale.reader.moves.syntax import (
    child,
    children,
    governing_verb,
    in_question_or_if,
    is_done,
    is_verbal,
    possessor,
    subject,
)
from verbale.reading import MoveKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.encoder import Encoded
    from verbale.reader.parse import ParsedBlock

READ_BY = "model:moves@1"

RULED: frozenset[MoveKind] = frozenset(
    {"reject", "deny", "withhold", "disclose", "deliver", "suspend", "relent"}
)
"""Kinds of which so few are annotated that rules find some that the head misses: what the rules settle on
stands beside what it takes. Which ones these are was measured by cross-validation."""

_POSITIVE: frozenset[MoveKind] = frozenset({"agree", "commit", "offer", "deliver"})
"""Kinds that are never made by what is said not to be so, whatever the head finds: of the errors that it made
on documents not learnt from, a promise where there is a refusal costs most."""

ITS_OWN = 0.85
"""A rule's content that shares this much with the spot is kept as the rule has it: it is cut by grammar."""

_BY_DOING = frozenset("commit offer reject warn deliver press relent suspend agree disclose withhold".split())
"""Kinds whose mover is who does what the content says, where it has a subject."""
_BY_SAYING = frozenset({"assess", "demand", "accuse", "deny", "warn", "withhold", "disclose", "reject"})
"""Kinds whose mover is the speaker before anybody else, where the content is somebody's words."""


_TOLD_BY_NOUNS = frozenset({"offer", "commit", "demand", "press", "relent"})
"""Kinds that a noun names with their maker: "the Kenyan offer", "tariffs imposed by Peru"."""


@dataclass(frozen=True)
class Look:
    """A sentence, and what the rules saw in it."""

    number: int
    """Of the block in its document."""
    block: ParsedBlock
    sentence: Words
    rules: tuple[Candidate, ...]


def weigh(
    looks: Sequence[Look],
    encoded: Sequence[Encoded],
    head: MoveHead,
    page: Page,
    meetings: MeetingWords,
    *,
    least: float = 0.0,
) -> Iterator[Verdict]:
    """What becomes of the spots and of what the rules saw, in text order.

    What is less likely than `least` is not taken, whatever the threshold of its kind.
    """
    found: list[tuple[Look, Spot, bool]] = []
    blocks: list[int] = []
    places: list[tuple[Span, Span, Span, Span]] = []
    signs: list[Floats] = []
    for look in looks:
        for spot in spots(look.sentence, page.clock.asked(look.block)):
            if in_question_or_if(spot.head):
                continue  # what is only supposed or asked is no move
            said = page.told.around(look.block.span(spot.head)) is not None
            found.append((look, spot, said))
            blocks.append(look.number)
            places.append(parts_of(spot, look.sentence))
            signs.append(signs_of(spot, look.block, page.cast, look.rules, said=said))
    if not found:
        return
    where = np.array(places, dtype=np.int64)
    numbers = np.array(blocks, dtype=np.int64)
    likely = head.likely(encoded, numbers, where, np.stack(signs))
    standing: set[int] = set()
    mine: dict[int, list[Candidate]] = {}
    thresholds = np.maximum(head.thresholds, np.float32(least))
    for n, kind in taken(numbers, where[:, 0], likely, thresholds):
        look, spot, said = found[n]
        if KINDS[kind] in _POSITIVE and (signs[n][PLACE["negated"]] or signs[n][PLACE["its verb negated"]]):
            continue
        if KINDS[kind] == "commit" and is_done(spot.head):
            continue  # what is told as done is no promise
        sure = head.sure(float(likely[n, kind]))
        candidate = candidate_of(look, spot, kind=KINDS[kind], said=said, sure=sure, words=meetings)
        standing.update(id(rule) for rule in look.rules if rule.kind == candidate.kind and _same(rule, spot))
        mine.setdefault(id(look), []).append(candidate)
        yield Verdict(candidate)
    for look in looks:
        for verdict in verdicts(look.rules):
            rule = verdict.candidate
            if id(rule) in standing:
                continue
            if rule.read_by.startswith(f"rule:{OWN}"):
                yield Verdict(rule)
            elif (
                (rule.kind in RULED or _is_vow(rule))
                and verdict.dropped is None
                and not _told(rule, mine.get(id(look), ()))
            ):
                yield Verdict(replace(rule, confidence=head.sure_of_rule(KINDS.index(rule.kind))))
            else:
                yield Verdict(rule, _why(rule, look, found, likely))


def _is_vow(rule: Candidate) -> bool:
    """Whether a rule saw a promise in the first person ("we will respond"): that is one by definition."""
    return rule.kind == "commit" and any(token.lower_ in FIRST_PERSON for token in rule.by)


def _told(rule: Candidate, taken_here: Sequence[Candidate]) -> bool:
    """Whether the head took a move of the same kind over some of the same words."""
    return any(
        other.kind == rule.kind
        and min(other.what.end, rule.what.end) > max(other.what.start, rule.what.start)
        for other in taken_here
    )


def _why(rule: Candidate, look: Look, found: Sequence[tuple[Look, Spot, bool]], likely: Floats) -> str:
    """Why the head did not follow a rule."""
    kind = KINDS.index(rule.kind)
    near = [
        likely[n, kind] for n, (other, spot, _) in enumerate(found) if other is look and _same(rule, spot)
    ]
    return f"the head finds it unlikely ({max(near):.2f})" if near else "the head looks at other words here"


def _same(rule: Candidate, spot: Spot, share: float = SAME) -> bool:
    a, b = rule.what, spot.stretch
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= share * (a.end - a.start + b.end - b.start)


def candidate_of(
    look: Look, spot: Spot, *, kind: MoveKind, said: bool, words: MeetingWords, sure: float | None = None
) -> Candidate:
    """The candidate of a spot: as the rule has it that saw the same, else by the spot's own syntax."""
    rules = [rule for rule in look.rules if rule.kind == kind and _same(rule, spot)]
    if rules:
        rule = max(rules, key=lambda r: r.weight)
        what = rule.what if _same(rule, spot, ITS_OWN) or _is_relative(spot) else spot.stretch
        return replace(rule, what=what, confidence=sure, read_by=f"{READ_BY} {rule.read_by}")
    head = spot.head
    verb = governing_verb(head)
    heads = (head, *((verb,) if verb is not None else ()))
    candidate = Candidate(
        kind=kind,
        block=look.block,
        sentence=look.sentence,
        trigger=head,
        what=spot.stretch,
        read_by=READ_BY,
        condition=_outside(condition(heads), spot.stretch),
        confidence=sure,
        heads=heads,
    )
    if kind == "meet":
        holder = head if is_verbal(head) else verb
        return replace(
            candidate,
            mover="parties",
            by=participants(head, holder),
            status=status_of(head, holder, words),
        )
    by = _mover(spot, kind, verb, said=said)
    if not by and _is_taken(head, kind, verb):
        return candidate
    return replace(candidate, by=by) if by else replace(candidate, mover="speaker")


def _is_relative(spot: Spot) -> bool:
    """Whether a spot is the relative clause of a noun that it leaves out: "[demand] that would limit it"."""
    return spot.head.dep_ == "relcl" and spot.stretch.words[0].tag_ in ("WDT", "WP")


def _mover(spot: Spot, kind: str, verb: Token | None, *, said: bool) -> tuple[Token, ...]:
    """The words that name the mover of a spot; none where it is the speaker's move.

    Which of subject, speaker and possessor it is was counted on the annotated training documents.
    """
    head = spot.head
    own = subject(head) if is_verbal(head) else possessor(head)
    governor = subject(verb) if verb is not None else None
    if is_verbal(head):
        if kind == "accuse":
            return ()  # who does what is blamed is the accused
        if spot.shape == "predicate" and kind in _BY_DOING and own is not None:
            return (own,)
        if said and kind not in ("agree", "deliver", "press", "relent", "suspend"):
            return ()
        chosen = own if spot.shape == "predicate" or governor is None else governor
        return (chosen,) if chosen is not None else ()
    if said and kind in _BY_SAYING:
        return ()
    chosen = own if own is not None and kind in _TOLD_BY_NOUNS else governor
    if verb is not None and chosen is governor and _is_taken(head, kind, verb):
        giver = next((c for c in children(verb, "prep") if c.lower_ == "from"), None)
        chosen = child(giver, "pobj") if giver is not None else None
    return (chosen,) if chosen is not None else ()


def _is_taken(head: Token, kind: str, verb: Token | None) -> bool:
    """Whether an offer or demand is the object of who receives it: "received a proposal"."""
    return kind in ("offer", "demand") and head.dep_ == "dobj" and verb is not None and verb.lemma_ in TAKEN


def _outside(found: Stretch | None, what: Stretch) -> Stretch | None:
    """A condition that is no part of the content itself."""
    if found is None or (what.start <= found.start and found.end <= what.end):
        return None
    return found


def parts_of(spot: Spot, sentence: Words) -> tuple[Span, Span, Span, Span]:
    """The runs of characters that the head looks at: content, head, the head's head, sentence."""
    words, head = spot.stretch.words, spot.head
    above = head.head
    return (
        (words.start_char, words.end_char),
        (head.idx, head.idx + len(head.text)),
        (above.idx, above.idx + len(above.text)),
        (sentence.start_char, sentence.end_char),
    )


def taken(
    blocks: NDArray[np.int64], contents: NDArray[np.int64], likely: Floats, thresholds: Floats
) -> list[tuple[int, int]]:
    """The spots that are taken, as (spot, kind), in text order.

    `blocks` (n,), `contents` (n, 2) characters in the block, `likely` (n, 16). Of spots of one kind that
    share half of the shorter one, the likeliest stands.
    """
    found: list[tuple[int, int]] = []
    for kind in range(likely.shape[1]):
        ranked = np.flatnonzero(likely[:, kind] >= thresholds[kind])
        kept: list[int] = []
        for spot in ranked[np.argsort(-likely[ranked, kind], kind="stable")]:
            start, end = contents[spot]
            rivals = (contents[k] for k in kept if blocks[k] == blocks[spot])
            if not any(_rival((start, end), (a, b)) for a, b in rivals):
                kept.append(int(spot))
        found += [(spot, kind) for spot in kept]
    return sorted(found)


def _rival(a: Span, b: Span) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= min(a[1] - a[0], b[1] - b[0])
