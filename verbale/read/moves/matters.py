"""Matters: whether a text or a clause is about a negotiation at all (vocabulary/matters.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from verbale.read.parse import ParsedDocument

LEAST = 2
"""Different words of negotiation, and parties that negotiate, that a document must have between them
(one of them a word): below it is taken to be about something else."""


class Matters(msgspec.Struct, frozen=True):
    """Base forms of words, by what they show."""

    negotiation: frozenset[str]
    judged: frozenset[str]
    judging: frozenset[str]

    def about_talks(self, tokens: Iterable[Token]) -> bool:
        """Whether some word of a clause names what negotiations are made of."""
        return any(t.lemma_.lower() in self.negotiation or t.lemma_.lower() in self.judged for t in tokens)

    def judges(self, tokens: Iterable[Token]) -> bool:
        """Whether some word of a clause judges."""
        return any(t.lemma_.lower() in self.judging for t in tokens)


@cache
def packaged_matters() -> Matters:
    """The vocabulary that comes with Verbale."""
    told = tomllib.loads(files("verbale.vocabulary").joinpath("matters.toml").read_text(encoding="utf-8"))
    return Matters(**{name: frozenset(words.split()) for name, words in told.items()})


def is_about_negotiation(parsed: ParsedDocument, matters: Matters, parties: int) -> bool:
    """Whether a document is about a negotiation: it uses words of one, and names who negotiates.

    `parties` is how many states, organisations, unions and the like it names.
    """
    seen: set[str] = set()
    for block in parsed.blocks:
        for token in block.doc:
            lemma = token.lemma_.lower()
            if lemma in matters.negotiation:
                seen.add(lemma)
                if len(seen) + parties >= LEAST:
                    return True
    return False
