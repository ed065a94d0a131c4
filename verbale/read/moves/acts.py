"""Acts: PLOVER events out of moves (vocabulary/plover.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from verbale.document import Spans
from verbale.reading import Act, Move

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from verbale.read.moves.candidate import Candidate


class Plover(msgspec.Struct, frozen=True):
    """How kinds of moves map to PLOVER."""

    quad: Mapping[str, int]
    root: Mapping[str, str]
    press: Mapping[str, frozenset[str]]
    deliver: Mapping[str, frozenset[str]]

    def root_of(self, kind: str, words: Words) -> str | None:
        """The root of a move of a kind whose content has these words, or None where it has none."""
        by_words = {"press": self.press, "deliver": self.deliver}.get(kind, {})
        lemmas = {t.lemma_.lower() for t in words}
        return next((root for root, known in by_words.items() if lemmas & known), self.root.get(kind))


@cache
def packaged_plover() -> Plover:
    """The mapping that comes with Verbale."""
    told = tomllib.loads(files("verbale.vocabulary").joinpath("plover.toml").read_text(encoding="utf-8"))
    for name in ("press", "deliver"):
        told[name] = {root: frozenset(words.split()) for root, words in told[name].items()}
    return Plover(**told)


def act_of(move: Move, candidate: Candidate, plover: Plover) -> Act | None:
    """The PLOVER event that a move is, or None where PLOVER has none."""
    words = candidate.sentence.doc[
        min(candidate.trigger.i, candidate.what.start) : max(candidate.trigger.i + 1, candidate.what.end)
    ]
    root = plover.root_of(move.kind, words)
    if root is None:
        return None
    block = candidate.block

    def places(tokens: tuple[object, ...]) -> Spans:
        return tuple(part for token in tokens for part in block.spans(token))  # type: ignore[arg-type]

    return Act(
        root=root,
        quad=plover.quad[root],
        source=places(candidate.by),
        target=places(candidate.to),
        evidence=move.evidence,
        move=move.id,
    )
