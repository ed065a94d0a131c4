"""Signs: what the learned reader of moves is told of a spot beside the encoder's states.

How the clause stands (mood, negation, in whose mouth), who is named in it, and what the rules saw there.
The order of `SIGNS` is the order in which the weights were learnt: it changes only with new weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

import numpy as np
from numpy.typing import NDArray

from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.page import FIRST_PERSON, Cast
from verbale.reader.moves.spots import Spot
from verbale.reader.moves.syntax import Mood, is_negated, is_verbal, mood, surface_subject
from verbale.reading import MoveKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock

KINDS: tuple[MoveKind, ...] = get_args(MoveKind)
MOODS: tuple[Mood, ...] = get_args(Mood)
SHAPES = ("clause", "predicate", "phrase")

SIGNS: tuple[str, ...] = (
    *(f"the rules: {kind}" for kind in KINDS),
    *(f"holds the words of a rule: {kind}" for kind in KINDS),
    *(f"inside a rule's content: {kind}" for kind in KINDS),
    "said",
    "first person",
    "negated",
    "its verb negated",
    *SHAPES,
    *(f"mood: {name}" for name in MOODS),
    *(f"mood of its verb: {name}" for name in MOODS),
    "its subject is a party",
    "nobody named",
    "one named",
    "two named",
    "more named",
)
PLACE = {name: i for i, name in enumerate(SIGNS)}

SAME = 0.6
"""Shared words (F1) from which a rule's content and a spot are the same."""


def signs_of(
    spot: Spot, block: ParsedBlock, cast: Cast, rules: Sequence[Candidate], *, said: bool
) -> NDArray[np.float32]:
    """The signs of a spot, 0 or 1 each; `rules` are the candidates that rules saw in its sentence."""
    stretch, head = spot.stretch, spot.head
    found = {spot.shape, f"mood: {mood(head)}", f"mood of its verb: {mood(_verb_above(head))}"}
    if said:
        found.add("said")
    if any(t.lower_ in FIRST_PERSON for t in stretch.words):
        found.add("first person")
    if is_negated(head):
        found.add("negated")
    if is_negated(head.head):
        found.add("its verb negated")
    who = surface_subject(head) if is_verbal(head) else None
    if who is not None and cast.who(block, who).parties:
        found.add("its subject is a party")
    named = sum(1 for _ in cast.mentions_in(block, stretch.start, stretch.end))
    found.add(("nobody named", "one named", "two named", "more named")[min(named, 3)])
    for rule in rules:
        what = rule.what
        shared = min(what.end, stretch.end) - max(what.start, stretch.start)
        if shared <= 0:
            continue
        if 2 * shared >= SAME * (what.end - what.start + stretch.end - stretch.start):
            found.add(f"the rules: {rule.kind}")
        elif stretch.holds(rule.trigger):
            found.add(f"holds the words of a rule: {rule.kind}")
        elif what.holds(head):
            found.add(f"inside a rule's content: {rule.kind}")
    signs = np.zeros(len(SIGNS), dtype=np.float32)
    signs[[PLACE[name] for name in found]] = 1.0
    return signs


def _verb_above(token: Token) -> Token:
    """The verb that governs a token, or the top of its tree."""
    above = token.head
    for _ in range(6):
        if is_verbal(above) or above.head == above:
            return above
        above = above.head
    return above
