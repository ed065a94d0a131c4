"""Whether a move is of the dossier's negotiation, or of another matter in the same document.

A dossier says what it is about: parties, words, and words of other matters. A move is taken in
when its parties and its words fit; where its own sentence does not say enough, its document does
(what most of its moves are about, its title). Every decision can be shown with its reason.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from verbale.record.entries import DossierDescribed
from verbale.record.told import Told
from verbale.record.words import only_points, plain_stems

FOCUS = 0.34
"""From this share of a document's moves on that fit by their own words, the document is about the
dossier's matter, and a move that says too little of its own is taken to be so as well."""


LONG, REACH = 20, 3
"""A document of more moves than this (a press briefing, an address) goes from matter to matter: there a move
that says too little of its own must stand within so many of one that fits by its own words."""


class Decision(NamedTuple):
    """Whether a move is of the dossier's matter, and why."""

    told: Told
    relevant: bool
    why: str


class Relevance:
    """What a dossier is about."""

    def __init__(
        self, described: DossierDescribed | None, others: dict[str, DossierDescribed] | None = None
    ) -> None:
        described = described or DossierDescribed()
        known = others or {}
        self._others = [(name, Relevance(known[name])) for name in described.besides if name in known]
        self._parties = frozenset(described.parties)
        self._words = [_Phrase(word) for word in described.words]
        self._leave_out = [_Phrase(word) for word in described.leave_out]

    @property
    def takes_all(self) -> bool:
        """Whether the dossier says nothing of what it is about: then all is."""
        return not (self._parties or self._words or self._leave_out or self._others)

    def decide(self, told: list[Told], title: str | None) -> list[Decision]:
        """Decide on all moves of one document."""
        if self.takes_all:
            return [Decision(one, True, "the dossier takes all") for one in told]
        own = [self._fit(one) for one in told]
        fitting = sum(fit.words and (fit.parties > 0 or not self._parties) for fit in own)
        about = title is not None and self._said(plain_stems(title), title)
        focused = bool(told) and (fitting >= FOCUS * len(told) or (about and fitting > 0))
        near = _near(own) if focused and len(told) > LONG else [focused] * len(told)
        decisions = [self._one(one, fit, here) for one, fit, here in zip(told, own, near, strict=True)]
        if not self._others:
            return decisions
        return [self._rather(decision, fit) for decision, fit in zip(decisions, own, strict=True)]

    def _rather(self, decision: Decision, own: _Fit) -> Decision:
        """Keep out what is rather of another dossier: its words are said and ours are not, or more of its
        parties are named."""
        if decision.relevant:
            for name, other in self._others:
                fit = other._fit(decision.told)
                theirs = fit.words and other._words and not fit.left_out and (fit.named or not other._parties)
                if theirs and (not (own.words and self._words) or fit.named > own.named):
                    return Decision(decision.told, False, f"rather of the dossier {name}")
        return decision

    def _fit(self, told: Told) -> _Fit:
        move = told.move
        stems = plain_stems(move.quote)
        named = told.named | told.parties | ({told.account} if told.account else set())
        return _Fit(
            parties=len(self._parties & told.parties),
            named=len(self._parties & named),
            strangers=len(told.parties - self._parties) if self._parties else 0,
            words=not self._words or self._said(stems, move.quote),
            left_out=any(phrase.said(stems, move.quote) for phrase in self._leave_out),
        )

    def _said(self, stems: tuple[str, ...], text: str) -> bool:
        return any(phrase.said(stems, text) for phrase in self._words)

    def _one(self, told: Told, fit: _Fit, focused: bool) -> Decision:
        if fit.left_out:
            return Decision(told, False, "says a word that the dossier leaves out")
        most = min(2, len(self._parties))
        if self._parties:
            if not fit.named and not (focused and self._words and fit.words and not fit.strangers):
                return Decision(told, False, "names no party of the dossier")
            if fit.strangers and fit.named < most:
                return Decision(told, False, "between other parties")
        if not self._words:
            enough = fit.named >= most or (focused and not fit.strangers)
            why = "parties of the dossier" if enough else "names too few of its parties"
            return Decision(told, enough, why)
        if fit.words:
            return Decision(told, True, "says the dossier's words")
        points = only_points(told.content) and not fit.strangers
        if focused and (fit.named >= most if self._parties and not points else not fit.strangers):
            return Decision(told, True, "in a document about the dossier's matter")
        return Decision(told, False, "says none of the dossier's words")


class _Fit(NamedTuple):
    parties: int
    """Parties of the dossier among those of the move."""
    named: int
    """Parties of the dossier among those of the move and of its sentence."""
    strangers: int
    """Other parties of the move."""
    words: bool
    left_out: bool


def _near(own: list[_Fit]) -> list[bool]:
    """Tell of each move whether one near it, in the text's order, fits by its own words."""
    fitting = [place for place, fit in enumerate(own) if fit.words and fit.named]
    near = [False] * len(own)
    for place in fitting:
        first = max(0, place - REACH)
        near[first : place + REACH + 1] = [True] * len(near[first : place + REACH + 1])
    return near


class _Phrase:
    """A word or phrase of a description: found in any form of its words, in their order, near each other.

    A phrase that grammar makes ("in writing") is looked for as it is written.
    """

    def __init__(self, phrase: str) -> None:
        self._stems = plain_stems(phrase)
        self._literal = len(self._stems) < len(phrase.split())
        self._written = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)

    def said(self, stems: tuple[str, ...], text: str) -> bool:
        """Tell whether a sentence says it."""
        if self._literal:
            return self._written.search(text) is not None
        return any(stem == self._stems[0] and self._goes_on(stems, place) for place, stem in enumerate(stems))

    def _goes_on(self, stems: tuple[str, ...], place: int) -> bool:
        for wanted in self._stems[1:]:
            following = stems[place + 1 : place + 1 + NEAR]
            if wanted not in following:
                return False
            place += 1 + following.index(wanted)
        return True


NEAR = 3
"""The next word of a phrase may be this many telling words on: "guarantees of its security"."""
