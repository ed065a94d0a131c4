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
from verbale.record.words import Content, read_content

FOCUS = 0.34
"""From this share of a document's moves on that fit by their own words, the document is about the
dossier's matter, and a move that says too little of its own is taken to be so as well."""


class Decision(NamedTuple):
    """Whether a move is of the dossier's matter, and why."""

    told: Told
    relevant: bool
    why: str


class Relevance:
    """What a dossier is about."""

    def __init__(self, described: DossierDescribed | None) -> None:
        described = described or DossierDescribed()
        self._parties = frozenset(described.parties)
        self._words = [_Phrase(word) for word in described.words]
        self._leave_out = [_Phrase(word) for word in described.leave_out]

    @property
    def takes_all(self) -> bool:
        """Whether the dossier says nothing of what it is about: then all is."""
        return not (self._parties or self._words or self._leave_out)

    def decide(self, told: list[Told], title: str | None) -> list[Decision]:
        """Decide on all moves of one document."""
        if self.takes_all:
            return [Decision(one, True, "the dossier takes all") for one in told]
        own = [self._fit(one) for one in told]
        fitting = sum(1 for fit in own if fit.words)
        focused = bool(told) and (
            fitting >= FOCUS * len(told) or (title is not None and self._said(read_content(title), title))
        )
        return [self._one(one, fit, focused) for one, fit in zip(told, own, strict=True)]

    def _fit(self, told: Told) -> _Fit:
        move = told.move
        text = " ".join((move.quote, move.what))
        content = read_content(text)
        named = told.content.parties | told.condition.parties
        if told.account:
            named |= {told.account}
        return _Fit(
            parties=len(self._parties & told.parties),
            named=len(self._parties & (told.parties | named)),
            strangers=bool(told.parties) and not (self._parties & told.parties),
            words=not self._words or self._said(content, text),
            left_out=any(phrase.said(content, text) for phrase in self._leave_out),
        )

    def _said(self, content: Content, text: str) -> bool:
        return any(phrase.said(content, text) for phrase in self._words)

    def _one(self, told: Told, fit: _Fit, focused: bool) -> Decision:
        if fit.left_out and not (self._words and fit.words):
            return Decision(told, False, "says a word that the dossier leaves out")
        if self._parties:
            if fit.strangers and fit.named < 2:
                return Decision(told, False, "between other parties")
            if not fit.named:
                return Decision(told, False, "names no party of the dossier")
        if not self._words:
            enough = (
                not self._parties or fit.named >= min(2, len(self._parties)) or focused or fit.parties > 0
            )
            return Decision(
                told, enough, "parties of the dossier" if enough else "names too few of the parties"
            )
        if fit.words:
            return Decision(told, True, "says the dossier's words")
        if focused and (not self._parties or fit.parties):
            return Decision(told, True, "in a document about the dossier's matter")
        return Decision(told, False, "says none of the dossier's words")


class _Fit(NamedTuple):
    parties: int
    named: int
    strangers: bool
    words: bool
    left_out: bool


class _Phrase:
    """A word or phrase of a description: found as written, or by its stems."""

    def __init__(self, phrase: str) -> None:
        self._stems = read_content(phrase).stems
        self._written = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)

    def said(self, content: Content, text: str) -> bool:
        """Tell whether a text says it."""
        if self._stems and self._stems <= content.stems:
            return True
        return self._written.search(text) is not None
