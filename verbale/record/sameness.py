"""When two contents are the same thing: by the words they share, weighed by how rare these are.

No model is asked. A word counts by its rarity in the dossier's own documents: in the record of one
ceasefire, "ceasefire" tells little, and "checkpoints" much. Precision comes first: two things kept
apart can be joined by the reader at a glance, two things merged wrongly make the record untrue.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from verbale.record.journal import Journal
from verbale.record.words import Content, opposed, vocabulary

# A dossier begins with no documents. Until it has its own, words count as if it had
# PRIOR_DOCUMENTS, of which PRIOR_* hold the word: ordinary words one, words that any negotiation
# is full of fifteen, a party ten (parties are compared for themselves as well).
PRIOR_DOCUMENTS = 40
PRIOR_WORD = 1.0
PRIOR_COMMON = 15.0
PRIOR_PARTY = 10.0

NUMBER_WEIGHT = 2.0
"""What a shared number counts: less than a rare word, since numbers say little without their noun."""

MASS = 4.0
"""Shared words that weigh less than this in all do not make two unlike phrases the same thing: one
rare word, or two middling ones, must be shared. Identical contents need no mass."""

LARGER_SHARE, SMALLER_SHARE = 0.4, 0.6
"""How much it counts that the shorter phrase is covered, and that the longer one is. A short phrase
within a long one is often the same thing told briefly, but not always: so the longer counts more."""


class Rarity:
    """How rare words are in the documents of a dossier so far."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._documents: dict[str, int] = {"": 0}
        self._weights: dict[str, float] = {}
        self._common = vocabulary().common

    def learn(self, stems: set[str]) -> None:
        """Take in the words of one more document."""
        self._weights.clear()
        self._journal.count(self._documents, "")
        for stem in stems:
            self._journal.count(self._documents, stem)

    def forget(self) -> None:
        """Weigh anew after documents were taken back."""
        self._weights.clear()

    def weight(self, stem: str) -> float:
        """How much a shared word tells: from near 0 (in every document) to about 4 (new) and above."""
        known = self._weights.get(stem)
        if known is None:
            prior = PRIOR_PARTY if stem[0] == "@" else PRIOR_COMMON if stem in self._common else PRIOR_WORD
            held = self._documents.get(stem, 0) + prior
            known = max(0.05, math.log((self._documents[""] + PRIOR_DOCUMENTS) / held))
            self._weights[stem] = known
        return known

    def mass(self, content: Content) -> float:
        """How much all words of a content tell."""
        return math.fsum(map(self.weight, content.stems)) + NUMBER_WEIGHT * len(content.numbers)

    def telling(self, content: Content, most: int) -> list[str]:
        """The words of a content that tell most, rarest first."""
        return sorted(content.stems, key=lambda stem: (-self.weight(stem), stem))[:most]


class Likeness(NamedTuple):
    """How alike two contents are, and what speaks against their being the same."""

    score: float
    """From 0 to 1."""
    conflict: str | None = None
    """`numbers`, `negation` or `opposite`: with one, two contents are not the same thing, however alike."""


UNLIKE = Likeness(0.0)
IDENTICAL = Likeness(1.0)


def likeness(one: Content, other: Content, rarity: Rarity) -> Likeness:
    """Tell how alike two contents are.

    1 for the same words; else the share of the longer and of the shorter that both have, by weight,
    lowered where little is shared in all.
    """
    if not one.stems or not other.stems:
        return UNLIKE
    if one == other:
        return IDENTICAL
    shared = one.stems & other.stems
    if not shared:
        return UNLIKE
    numbers = one.numbers & other.numbers
    # fsum: the same whatever the order of a set, so that equal records give equal states.
    weight = math.fsum(map(rarity.weight, shared)) + NUMBER_WEIGHT * len(numbers)
    left, right = weight / rarity.mass(one), weight / rarity.mass(other)
    if left < right:
        left, right = right, left
    score = (LARGER_SHARE * left + SMALLER_SHARE * right) * min(1.0, weight / MASS)
    return Likeness(min(score, 1.0), _conflict(one, other, numbers))


def _conflict(one: Content, other: Content, numbers: frozenset[str]) -> str | None:
    if one.numbers and other.numbers and not numbers:
        return "numbers"
    if one.negated != other.negated:
        return "negation"
    if opposed(one, other):
        return "opposite"
    return None


def why_same(one: Content, other: Content, rarity: Rarity) -> str:
    """Tell in words why two contents count as the same: the telling words that they share."""
    if one == other:
        return "same words"
    shared = sorted(one.stems & other.stems, key=lambda stem: (-rarity.weight(stem), stem))
    told = [stem.lstrip("=@") for stem in shared[:4]] + sorted(one.numbers & other.numbers)
    return "both say " + ", ".join(told)
