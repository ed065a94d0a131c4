"""Matters: whether a text or a clause is about a negotiation at all (vocabulary/matters.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from verbale.reader.parse import ParsedDocument

SHARED = 0.25
"""What a word counts that negotiations share with shops, courts and contracts."""

DENSITY = 0.6
"""Words of negotiation in a hundred above which a document is about one throughout. All but one of 96
annotated documents have more, nine in ten general news articles less; in those, only paragraphs with
such a word of their own are read."""


_QUESTION = re.compile(r"Q(?:[:.]|\s)")
"""How a transcript opens a question."""


class Matters(msgspec.Struct, frozen=True):
    """Base forms of words, by what they show."""

    negotiation: frozenset[str]
    shared: frozenset[str]
    judged: frozenset[str]
    judging: frozenset[str]

    def about_talks(self, tokens: Iterable[Token]) -> bool:
        """Whether some word of a clause names what negotiations are made of."""
        lemmas = {t.lemma_.lower() for t in tokens}
        return bool(lemmas & self.judged or lemmas & self.negotiation or lemmas & self.shared)

    def judges(self, tokens: Iterable[Token]) -> bool:
        """Whether some word of a clause judges."""
        return any(t.lemma_.lower() in self.judging for t in tokens)


@cache
def packaged_matters() -> Matters:
    """The vocabulary that comes with Verbale."""
    told = tomllib.loads(files("verbale.vocabulary").joinpath("matters.toml").read_text(encoding="utf-8"))
    return Matters(**{name: frozenset(words.split()) for name, words in told.items()})


def passages(parsed: ParsedDocument, matters: Matters, parties: int) -> frozenset[int]:
    """The numbers of the blocks that are about a negotiation: all, some or none.

    `parties` is how many states, armed groups and unions the document names: words that are not
    negotiations' own tell of one only where somebody negotiates.
    """
    points: list[float] = []
    own = words = 0
    for block in parsed.blocks:
        counted = 0.0
        for token in block.doc:
            words += token.is_alpha
            lemma = token.lemma_.lower()
            if lemma in matters.negotiation:
                counted += 1.0
                own += 1
            elif lemma in matters.shared:
                counted += SHARED
        points.append(counted)
    if not own and not (parties and any(points)):
        return frozenset()
    if 100 * sum(points) >= DENSITY * words:
        return frozenset(range(len(points)))
    about = {n for n, counted in enumerate(points) if counted >= 1.0}
    for exchange in _exchanges([block.block.text for block in parsed.blocks]):
        if sum(points[n] for n in exchange) >= 1.0:
            about.update(exchange)
    return frozenset(about)


def _exchanges(texts: list[str]) -> Iterator[range]:
    """The questions of a transcript, each with its answers: what is asked is not said again in the answer."""
    asked = [n for n, text in enumerate(texts) if _QUESTION.match(text)]
    if len(asked) > 1:
        for start, end in pairwise([*asked, len(texts)]):
            yield range(start, end)
