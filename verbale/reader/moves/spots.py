"""Spots: every run of words of a sentence that could be the content of a move, whatever its kind.

The learned reader of moves weighs them; the rules' own contents are among them. A spot is a clause
with its subject, a predicate without it, or a noun phrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from verbale.reader.moves.content import contents
from verbale.reader.moves.stretch import LONGEST, Stretch
from verbale.reader.moves.syntax import SUBJECTS, child, is_verbal, predicate_start

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Shape = Literal["clause", "predicate", "phrase"]

NOUN_PLACES = frozenset(
    {
        "dobj",
        "nsubjpass",
        "pobj",
        "nsubj",
        "attr",
        "conj",
        "ROOT",
        "appos",
        "oprd",
        "dative",
        "npadvmod",
        "nmod",
    }
)


@dataclass(frozen=True)
class Spot:
    """A run of words that may be a content."""

    stretch: Stretch
    shape: Shape

    @property
    def head(self) -> Token:
        """The word that the run hangs on."""
        return self.stretch.head


def spots(sentence: Span, is_time: Callable[[Token], bool]) -> Iterator[Spot]:
    """The spots of a sentence, each run of words once."""
    seen: set[tuple[int, int]] = set()
    for token in sentence:
        for spot in _of(token, is_time):
            place = (spot.stretch.start, spot.stretch.end)
            if place not in seen and spot.stretch.end - spot.stretch.start <= LONGEST:
                seen.add(place)
                yield spot


def _of(token: Token, is_time: Callable[[Token], bool]) -> Iterator[Spot]:
    if is_verbal(token) and token.dep_ not in ("aux", "auxpass"):
        for stretch in contents(token, is_time):
            who = child(stretch.head, *SUBJECTS)
            yield Spot(stretch, "predicate" if who is None else "clause")
            start = predicate_start(stretch.head)
            # "be no talks" of "there would be no talks" says nothing by itself.
            if who is not None and who.dep_ != "expl" and stretch.start < start < stretch.end:
                yield Spot(Stretch(stretch.doc, start, stretch.end, stretch.head), "predicate")
    elif token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ in NOUN_PLACES and not is_time(token):
        yield from (Spot(stretch, "phrase") for stretch in contents(token, is_time))
