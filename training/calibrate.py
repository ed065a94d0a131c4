"""Fit the confidence of attributions on PolNeAR's development part, and print the figures on it.

    python -m training.calibrate --data ../shared/data --weights verbale/weights

A logistic regression on the head's own probabilities, and then a line through twelve steps, tells how
likely an attribution is right, source and content both. Both are fitted on all of the part for use; the
expected calibration error that is printed comes from five folds over articles, each read by a fit that
did not see it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data_attribution import read_brat
from training.measure import Tokens, Told, pairs, score
from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.head import Head, features
from verbale.reader.attribution.learned import read_encoded
from verbale.reader.attribution.settle import marks_of, settled
from verbale.reader.encoder import Encoder
from verbale.reader.prose import Block, lay_out

FOLDS = 5
BINS = 10
STEPS = 12
Matrix = NDArray[np.float64]


def told(draft: Draft, blocks: Sequence[Block]) -> Told:
    """A draft's spans in the document."""

    def spans(places: Sequence[Place]) -> list[tuple[int, int]]:
        return [s for p in places for s in blocks[p.block].spans(p.start, p.end)]

    return spans(draft.source), spans((draft.cue,) if draft.cue else ()), spans(draft.contents)


def fit(x: Matrix, y: Matrix, weight: float = 1.0) -> Matrix:
    """Weights of a logistic regression, the constant last; x (n, features), y (n,) from 0 to 1."""
    x = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(x.shape[1])
    ridge = np.diag([weight] * (x.shape[1] - 1) + [0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge @ w
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge
        w -= np.linalg.solve(curve + 1e-9 * np.eye(len(w)), gradient)
    return w


def probability(x: Matrix, w: Matrix) -> Matrix:
    """Probabilities (n,) of x (n, features) by the weights of `fit`."""
    return np.asarray(1 / (1 + np.exp(-(x @ w[:-1] + w[-1]))))


def steps(p: Matrix, y: Matrix) -> Matrix:
    """Mean probability and share right in twelve parts of equal number, never falling: (2, 12)."""
    edges = np.quantile(p, np.linspace(0, 1, STEPS + 1))
    place = np.clip(np.searchsorted(edges, p) - 1, 0, STEPS - 1)
    means = [(p[place == s].mean(), y[place == s].mean()) for s in range(STEPS) if (place == s).any()]
    x, told = np.array(means).T
    return np.stack([x, np.maximum.accumulate(told)])


def calibration_error(p: Matrix, y: Matrix) -> float:
    """Expected calibration error over ten bins of equal width."""
    place = np.minimum((p * BINS).astype(int), BINS - 1)
    return float(sum(abs(p[place == b].sum() - y[place == b].sum()) for b in range(BINS)) / len(p))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=Path("verbale/weights"))
    parser.add_argument("--part", default="dev")
    arguments = parser.parse_args()
    folder = arguments.data / "polnear" / arguments.part
    file = arguments.weights / "attribution.npz"
    with np.load(file) as stored:
        weights = {name: stored[name] for name in stored.files}
    weights = {name: w for name, w in weights.items() if not name.startswith("calibration")}
    encoder, head = Encoder(arguments.weights), Head(weights)
    annotations: dict[str, list[list[Told]]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        gold = [(a.source, a.cue, a.content) for a in read_brat(path.read_text(encoding="utf-8"))]
        annotations[path.stem.rsplit("_", 1)[0]].append(gold)  # type: ignore[arg-type]
    read = []
    for name, golds in annotations.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as lines:
            text = lines.read()
        blocks = lay_out(text)
        drafts = read_encoded(encoder.encode(blocks), head)
        texts = [block.text for block in blocks]
        drafts = settled(drafts, texts, marks_of(texts))
        ours = [told(draft, blocks) for draft in drafts]
        tokens = Tokens(text)
        right = np.zeros(len(drafts))
        for gold in golds:
            for i, _, agreed in pairs(ours, gold, tokens):
                right[i] += agreed / len(golds)
        read.append((text, ours, golds, np.array([d.signs for d in drafts]).reshape(len(drafts), -1), right))
    x = features(np.vstack([r[3] for r in read if len(r[3])]))
    y = np.concatenate([r[4] for r in read])
    article = np.concatenate([[i] * len(r[4]) for i, r in enumerate(read)])
    p = np.zeros(len(y))
    for fold in range(FOLDS):
        out = article % FOLDS == fold
        w = fit(x[~out], y[~out])
        p[out] = np.interp(probability(x[out], w), *steps(probability(x[~out], w), y[~out]))
    print(f"{len(p)} attributions, {y.mean():.3f} right, calibration error {calibration_error(p, y):.4f}")
    at = 0
    sure = []
    for r in read:
        sure.append(p[at : at + len(r[4])])
        at += len(r[4])
    for least in (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        kept = [
            (text, [o for o, q in zip(ours, s, strict=True) if q >= least], golds)
            for (text, ours, golds, _, _), s in zip(read, sure, strict=True)
        ]
        print(least, score(kept))
    w = fit(x, y)
    weights["calibration"] = w.astype(np.float32)
    weights["calibration_steps"] = steps(probability(x, w), y).astype(np.float32)
    np.savez(file, **weights)


if __name__ == "__main__":
    main()
