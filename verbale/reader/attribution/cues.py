"""Cue words: the vocabulary of speech, belief and intention, read from vocabulary/speech.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Cues:
    """Base forms of the words that report, by where their content stands; see the data file's head."""

    say: frozenset[str]
    think: frozenset[str]
    intend: frozenset[str]
    urge: frozenset[str]
    judge: frozenset[str]
    prepositional: frozenset[str]
    nested: frozenset[str]
    deeds: frozenset[str]
    """Verbs of acts done by words, which a document tells in its own voice."""
    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    """Phrases such as "according to", as words."""
    unvoiced: frozenset[str]

    @property
    def clausal(self) -> frozenset[str]:
        """Verbs whose content may be a clause."""
        return self.say | self.think


@cache
def load_cues() -> Cues:
    """The vocabulary as it ships."""
    told = tomllib.loads((files("verbale.vocabulary") / "speech.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(text.split()) for name, text in told.items() if isinstance(text, str)}
    return Cues(**words, phrases=tuple(tuple(phrase.split()) for phrase in told["phrases"]))
