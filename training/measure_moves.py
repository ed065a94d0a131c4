"""Figures of moves while training: decoding, thresholds, and detection as the shared scorer reckons it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from training.data_moves import LEAST_SHARED, Spotted, _overlap, _token_f1
from verbale.reader.moves.learned import taken
from verbale.reader.moves.signs import KINDS

PULL = 300
"""Annotated moves of a kind from which its own threshold weighs as much as that of all."""

Pair = tuple[Spotted, list[dict[str, Any]]]


def decoded(told: Spotted, likelihood: Any, thresholds: Any) -> list[tuple[str, int]]:
    """The moves taken: (kind, spot)."""
    return [
        (KINDS[kind], spot) for spot, kind in taken(told.blocks, told.places[:, 0], likelihood, thresholds)
    ]


def pairs(
    told: Spotted, gold: Sequence[dict[str, Any]], found: Sequence[tuple[str, int]], *, typed: bool
) -> list[int]:
    """Gold moves that are found, one to one, best content first: their numbers."""
    return [i for i, _ in _matched(told, gold, found, typed=typed)]


def _matched(
    told: Spotted, gold: Sequence[dict[str, Any]], found: Sequence[tuple[str, int]], *, typed: bool
) -> list[tuple[int, int]]:
    candidates = []
    for i, move in enumerate(gold):
        for j, (kind, spot) in enumerate(found):
            if (typed and move["kind"] != kind) or not _overlap(move["evidence"], told.evidence[spot]):
                continue
            share = _token_f1(move["what"], told.words[spot])
            if share >= LEAST_SHARED:
                candidates.append((share, -i, -j))
    used: tuple[set[int], set[int]] = (set(), set())
    matched = []
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            matched.append((-i, -j))
    return matched


def rules_right(documents: Sequence[Pair]) -> Any:
    """Of each kind the share of what the rules settle on that annotators have too, (16,)."""
    counts = np.zeros((len(KINDS), 2))
    for told, gold in documents:
        for kind, words, evidence in told.ruled:
            same = (m for m in gold if m["kind"] == kind and _overlap(m["evidence"], evidence))
            right = any(_token_f1(m["what"], words) >= LEAST_SHARED for m in same)
            counts[KINDS.index(kind)] += (right, 1)
    return (counts[:, 0] + 1) / (counts[:, 1] + 2)


def scored(documents: Sequence[Pair], found: Sequence[list[tuple[str, int]]]) -> dict[str, Any]:
    """Detection over documents: micro precision, recall, F1; F1 with the kind left out; macro; by kind."""
    counts = np.zeros((len(KINDS), 3))
    untyped = 0
    for (told, gold), ours in zip(documents, found, strict=True):
        for move in gold:
            counts[KINDS.index(move["kind"]), 0] += 1
        for kind, _ in ours:
            counts[KINDS.index(kind), 1] += 1
        for i in pairs(told, gold, ours, typed=True):
            counts[KINDS.index(gold[i]["kind"]), 2] += 1
        untyped += len(pairs(told, gold, ours, typed=False))
    gold_n, found_n, hits = counts.sum(0)
    by_kind = {
        kind: round(float(2 * h / max(1, g + f)), 3) for kind, (g, f, h) in zip(KINDS, counts, strict=True)
    }
    return {
        "p": round(hits / max(1, found_n), 4),
        "r": round(hits / max(1, gold_n), 4),
        "f1": round(2 * hits / max(1, gold_n + found_n), 4),
        "untyped": round(2 * untyped / max(1, gold_n + found_n), 4),
        "macro": round(float(np.mean([by_kind[k] for k, c in zip(KINDS, counts, strict=True) if c[0]])), 4),
        "by kind": by_kind,
    }


def chosen(documents: Sequence[Pair], likelihoods: Sequence[Any]) -> Any:
    """For each kind the threshold with the best F1, pulled towards the best one for all where it is rare.

    How far was chosen by folds whose thresholds came from the other folds: 0.581 (detection) with this
    much, 0.576 with a tenth of it, 0.568 with none.
    """
    grid = np.arange(0.05, 0.75, 0.05)
    hits, taken_n, gold_n = (np.zeros((len(KINDS), len(grid))) for _ in range(3))
    for (told, gold), likelihood in zip(documents, likelihoods, strict=True):
        for g, threshold in enumerate(grid):
            ours = decoded(told, likelihood, np.full(len(KINDS), threshold))
            for kind, _ in ours:
                taken_n[KINDS.index(kind), g] += 1
            for i in pairs(told, gold, ours, typed=True):
                hits[KINDS.index(gold[i]["kind"]), g] += 1
        for move in gold:
            gold_n[KINDS.index(move["kind"])] += 1
    overall = 2 * hits.sum(0) / np.maximum(1, gold_n.sum(0) + taken_n.sum(0))
    common = grid[int(np.argmax(overall))]
    own = 2 * (hits + 1) / (gold_n + taken_n + 6)  # a few made-up counts: rare kinds move less
    best = grid[own.argmax(1)]
    share = gold_n[:, 0] / (gold_n[:, 0] + PULL)
    return share * best + (1 - share) * common


def calibrated(
    documents: Sequence[Pair], likelihoods: Sequence[Any], thresholds: Any, steps: int = 8, folds: int = 5
) -> tuple[Any, float]:
    """How often what is as likely is right: a line (2, steps), and its error on held-out folds."""
    p, right, where = [], [], []
    for number, ((told, gold), likelihood) in enumerate(zip(documents, likelihoods, strict=True)):
        ours = decoded(told, likelihood, thresholds)
        hits = {j for _, j in _matched(told, gold, ours, typed=True)}
        for j, (kind, spot) in enumerate(ours):
            p.append(likelihood[spot, KINDS.index(kind)])
            right.append(float(j in hits))
            where.append(number % folds)
    x, y, fold = np.array(p), np.array(right), np.array(where)
    held = np.zeros_like(x)
    for one in range(folds):
        held[fold == one] = np.interp(x[fold == one], *_line(x[fold != one], y[fold != one], steps))
    bins = np.minimum((held * 10).astype(int), 9)
    error = sum(abs(held[bins == b].sum() - y[bins == b].sum()) for b in range(10)) / len(y)
    return np.stack(_line(x, y, steps)), float(error)


def _line(x: Any, y: Any, steps: int) -> tuple[Any, Any]:
    """Mean likelihood and share right of equal parts, the share never falling."""
    parts = np.array_split(np.argsort(x), steps)
    xs, ys = np.array([x[i].mean() for i in parts]), np.array([y[i].mean() for i in parts])
    return xs, np.maximum.accumulate(ys)
