"""Measures of attribution against annotators, as the project quotes them.

Predicted and annotated attributions are paired one to one by the overlap of their contents
(intersection over union of tokens, best first, at least one half); a pair counts as right where the
sources overlap by half too. An article with several annotators counts the mean over them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARK = re.compile("[\"“”„‟«»]|''|``")

Spans = Sequence[tuple[int, int]]
Told = tuple[Spans, Spans, Spans]
"""The spans of source, cue and content of one attribution, in the document's offsets."""


class Tokens:
    """The tokens of a text, to turn spans of characters into sets of tokens."""

    def __init__(self, text: str) -> None:
        self._at = [-1] * len(text)
        for number, found in enumerate(_TOKEN.finditer(text)):
            self._at[found.start() : found.end()] = [number] * len(found.group())
        self._marks = [found.span() for found in _MARK.finditer(text)]

    def of(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Numbers of the tokens that the spans touch."""
        return frozenset(n for start, end in spans for n in self._at[start:end] if n >= 0)

    def quoted(self, spans: Spans) -> bool:
        """Whether a quotation mark lies in a span or touches it."""
        return any(a <= end and b >= start for start, end in spans for a, b in self._marks)


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Intersection over union; two empty sets agree."""
    return len(a & b) / len(a | b) if a or b else 1.0


def pairs(ours: Sequence[Told], gold: Sequence[Told], tokens: Tokens) -> list[tuple[int, int, bool]]:
    """Pairs (ours, gold, whether the sources agree too) whose contents overlap by half."""
    a = [(tokens.of(t[2]), tokens.of(t[0])) for t in ours]
    b = [(tokens.of(t[2]), tokens.of(t[0])) for t in gold]
    near = sorted(
        (-overlap(x[0], y[0]), -overlap(x[1], y[1]), i, j)
        for i, x in enumerate(a)
        for j, y in enumerate(b)
        if x[0] & y[0] and overlap(x[0], y[0]) >= 0.5
    )
    found: list[tuple[int, int, bool]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, source, i, j in near:
        if i not in used[0] and j not in used[1]:
            used[0].add(i), used[1].add(j)
            found.append((i, j, -source >= 0.5))
    return found


@dataclass
class Score:
    """Counts of one measure; fractions where several annotators are averaged."""

    right: float = 0.0
    ours: float = 0.0
    gold: float = 0.0

    def add(self, right: float, ours: float, gold: float, weight: float) -> None:
        """Add an article's counts."""
        self.right += weight * right
        self.ours += weight * ours
        self.gold += weight * gold

    @property
    def f1(self) -> float:
        """F1, from 0 to 100."""
        return 200 * self.right / (self.ours + self.gold) if self.ours + self.gold else 0.0


def score(articles: Iterable[tuple[str, Sequence[Told], Sequence[Sequence[Told]]]]) -> dict[str, float]:
    """F1 of (text, ours, annotations of it) over articles: attributions by kind, and tokens by role."""
    scores: dict[str, Score] = {}
    for text, ours, golds in articles:
        tokens = Tokens(text)
        ours = [t for t in ours if tokens.of(t[2])]
        for gold in golds:
            weight = 1 / len(golds)
            for role, name in enumerate(("source", "cue", "content")):
                a = tokens.of(s for t in ours for s in t[role])
                b = tokens.of(s for t in gold for s in t[role])
                scores.setdefault(f"{name} tokens", Score()).add(len(a & b), len(a), len(b), weight)
            held = [t for t in gold if tokens.of(t[2])]
            found = pairs(ours, held, tokens)
            kinds = [tokens.quoted(t[2]) for t in held]
            partner = {i: j for i, j, _ in found}
            ours_kinds = [
                kinds[partner[i]] if i in partner else tokens.quoted(t[2]) for i, t in enumerate(ours)
            ]
            for kind, name in ((None, "all"), (True, "quoted"), (False, "unquoted")):
                n_ours = sum(kind in (None, k) for k in ours_kinds)
                n_gold = sum(kind in (None, k) for k in kinds)
                both = [agreed for _, j, agreed in found if kind in (None, kinds[j])]
                scores.setdefault(f"attribution {name}", Score()).add(sum(both), n_ours, n_gold, weight)
                scores.setdefault(f"content {name}", Score()).add(len(both), n_ours, n_gold, weight)
    return {name: round(s.f1, 2) for name, s in scores.items()}
