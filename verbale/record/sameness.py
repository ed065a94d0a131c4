"""When two contents are the same thing: by the words they share, weighed by how rare these are.

No model is asked. A word counts by its rarity in the dossier's own documents: in the record of one
ceasefire, "ceasefire" tells little, and "checkpoints" much. Precision comes first: two things kept
apart can be joined by the reader at a glance, two things merged wrongly make the record untrue.
"""

from __future__ import annotations

import math
from functools import partial
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

LEAST_WEIGHT = 50
"""A word that all documents hold tells next to nothing, but not less than that."""

TELLING_WORDS = 4
"""So many of a content's rarest words lead to candidates: what shares none of them shares too little."""

NUMBER_WEIGHT = 2_000
"""What a shared number counts: less than a rare word, since numbers say little without their noun."""

MASS = 4_000
"""Shared words that weigh less than this in all do not make two unlike phrases the same thing: one
rare word, or two middling ones, must be shared. Identical contents need no mass."""

SHORTER_SHARE = 0.4
"""How much it counts that the shorter phrase is covered by the longer one; the rest is how much of the
longer one is. A short phrase within a long one is often the same thing told briefly, but not always."""

COVERED = 0.95
"""What a phrase within a phrase is lowered to at most for the little weight of its words, where the
parties are the same: "the truce" of two parties is their "two-week truce", common as the word is."""


class _Weights(dict[str, int]):
    """What each word tells, in thousandths; worked out when first asked for, until documents change.

    Whole numbers: their sum is the same whatever the order of a set, and so are all states told.
    """

    def __init__(self, documents: dict[str, int]) -> None:
        super().__init__()
        self._documents = documents
        self._common = vocabulary().common

    def __missing__(self, stem: str) -> int:
        if stem[0] == "@":
            prior = PRIOR_PARTY
        else:
            prior = PRIOR_COMMON if stem in self._common else PRIOR_WORD
        held = self._documents.get(stem, 0) + prior
        told = math.log((rounded(self._documents[""]) + PRIOR_DOCUMENTS) / held)
        weight = self[stem] = max(LEAST_WEIGHT, round(told * 1000))
        return weight


def rounded(documents: int) -> int:
    """Round a number of documents down to one of few: so that most new documents leave most weights alone."""
    return documents if documents < 16 else 1 << (documents.bit_length() - 1)


class Rarity:
    """How rare words are in the documents of a dossier so far."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._documents: dict[str, int] = {"": 0}
        self.weights: dict[str, int] = _Weights(self._documents)
        """How much a shared word tells: from near 0 (in every document) to about 4,000 (new) and above."""
        self.common = vocabulary().common
        self.masses: dict[frozenset[str], int] = {}
        """What the words of contents tell in all, as far as it was asked for."""
        self._telling: dict[frozenset[str], tuple[str, ...]] = {}

    def learn(self, stems: set[str]) -> None:
        """Take in the words of one more document."""
        before = rounded(self._documents[""])
        self._journal.count(self._documents, "")
        if rounded(self._documents[""]) != before:
            self.weights.clear()
        self.masses.clear()
        self._telling.clear()
        for stem in stems:
            self._journal.count(self._documents, stem)
            self.weights.pop(stem, None)

    def forget(self) -> None:
        """Weigh anew: documents came, or were taken back."""
        self.weights.clear()
        self.masses.clear()
        self._telling.clear()

    def mass(self, content: Content) -> int:
        """How much all words of a content tell, numbers apart."""
        mass = self.masses[content.stems] = sum(map(self.weights.__getitem__, content.stems))
        return mass

    def telling(self, content: Content) -> tuple[str, ...]:
        """The words of a content that tell most, rarest first."""
        known = self._telling.get(content.stems)
        if known is None:
            weights = self.weights
            ranked = sorted(content.stems, key=lambda stem: (-weights[stem], stem))
            known = self._telling[content.stems] = tuple(ranked[:TELLING_WORDS])
        return known


class Likeness(NamedTuple):
    """How alike two contents are, and what speaks against their being the same."""

    score: float
    """From 0 to 1."""
    conflict: str | None = None
    """`numbers`, `names`, `negation` or `opposite`: with one, two contents are never the same thing."""


UNLIKE = Likeness(0.0)
IDENTICAL = Likeness(1.0)


def likeness(
    one: Content,
    other: Content,
    rarity: Rarity,
    *,
    within: bool = False,
    shorter_share: float = SHORTER_SHARE,
) -> Likeness:
    """Tell how alike two contents are.

    1 for the same words; else the share of the longer and of the shorter that both have, by weight,
    lowered where little is shared in all. `within` tells that the parties are the same, so that one
    phrase within the other is enough, if it names a thing at all.
    """
    if not one.stems or not other.stems:
        return UNLIKE
    if one == other:
        return IDENTICAL
    shared = one.stems & other.stems
    if not shared:
        return UNLIKE
    weights = rarity.weights
    weight = sum([weights[stem] for stem in shared])
    if one.numbers and other.numbers:
        weight += NUMBER_WEIGHT * len(one.numbers & other.numbers)
    # Looked up in place: this is the inmost step of the fold, asked some six times a move.
    masses = rarity.masses
    mine = (masses.get(one.stems) or rarity.mass(one)) + NUMBER_WEIGHT * len(one.numbers)
    theirs = (masses.get(other.stems) or rarity.mass(other)) + NUMBER_WEIGHT * len(other.numbers)
    left, right = weight / mine, weight / theirs
    if left < right:
        left, right = right, left
    heavy = min(1.0, weight / MASS)
    if within and heavy < COVERED and left > 0.999 and not shared <= rarity.common:
        heavy = COVERED
    score = (shorter_share * left + (1.0 - shorter_share) * right) * heavy
    if score < FAR:
        return UNLIKE
    return Likeness(min(score, 1.0), _conflict(one, other))


FAR = 0.15
"""Contents less alike than this are not looked at for what speaks against them: nothing asks for it."""


def _conflict(one: Content, other: Content) -> str | None:
    if one.negated != other.negated:
        return "negation"
    if one.numbers - other.numbers and other.numbers - one.numbers:
        return "numbers"
    if one.names and other.names and not one.names & other.names and not _names_shared(one, other):
        return "names"
    if opposed(one, other):
        return "opposite"
    return None


def _names_shared(one: Content, other: Content) -> bool:
    """A name may stand in lower case or as a plain word on the other side: then it is shared as well."""
    return bool(one.names & other.stems or other.names & one.stems)


SAME_PARTIES = partial(likeness, within=True)
"""Likeness of contents where the parties are known to be the same."""
ANSWERING = partial(likeness, shorter_share=0.75)
"""Likeness of a denial to what it is of: it says the thing as briefly as it can."""
ACCUSING = partial(likeness, within=True, shorter_share=0.75)
"""Likeness of an accusation to what the accused undertook."""
COVERING = partial(likeness, shorter_share=0.9)
"""Likeness of a promise to a whole sentence: what counts is how much of the promise stands in it."""


def why_same(one: Content, other: Content, rarity: Rarity) -> str:
    """Tell in words why two contents count as the same: the telling words that they share."""
    if one == other:
        return "same words"
    shared = sorted(one.stems & other.stems, key=lambda stem: (-rarity.weights[stem], stem))
    told = [stem.lstrip("=@") for stem in shared[:4]] + sorted(one.numbers & other.numbers)
    return "both say " + ", ".join(told)
