"""The head that weighs spots: from the encoder's states and a spot's signs to how likely each kind is.

A few linear layers in numpy; `training/train_moves.py` learns them together with the encoder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verbale.reader.encoder import WEIGHTS, Encoded

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

PARTS = 4
"""Runs of characters of a spot, in this order: content, head, the head's head, sentence."""


class MoveHead:
    """The weights of the head (`verbale/weights/moves.npz`)."""

    def __init__(self, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self._w = {name: value.astype(np.float32) for name, value in weights.items()}

    @property
    def thresholds(self) -> Floats:
        """From which probability each kind is taken, (16,)."""
        return self._w["thresholds"]

    def sure(self, likelihood: float) -> float | None:
        """How often what is as likely was right on documents not learnt from; None where unmeasured."""
        steps = self._w.get("calibration")
        return None if steps is None else round(float(np.interp(likelihood, steps[0], steps[1])), 3)

    def sure_of_rule(self, kind: int) -> float | None:
        """How often the rules were right of a kind on the annotated training documents."""
        shares = self._w.get("rules")
        return None if shares is None else round(float(shares[kind]), 3)

    def likely(self, encoded: Sequence[Encoded], blocks: Ints, places: Ints, signs: Floats) -> Floats:
        """How likely each of n spots is a move of each kind, (n, 16).

        `blocks` (n,) numbers the block of each spot; `places` (n, 4, 2) are its runs of characters in
        that block (`PARTS`); `signs` (n, signs).
        """
        if not len(blocks):
            return np.zeros((0, len(self.thresholds)), dtype=np.float32)
        w = self._w
        x = np.concatenate(
            [vectors(encoded, blocks, places), signs @ w["signs.weight"].T + w["signs.bias"]], 1
        )
        x = _gelu(x @ w["inner.weight"].T + w["inner.bias"])
        scores = x @ w["kinds.weight"].T + w["kinds.bias"]
        return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)


def vectors(encoded: Sequence[Encoded], blocks: Ints, places: Ints) -> Floats:
    """What the states tell of spots, (n, 5 x 384): the mean of each part, and the content's first piece."""
    rows = np.zeros((len(blocks), 5, encoded[0].hidden.shape[1]), dtype=np.float32)
    for block in np.unique(blocks):
        hidden = encoded[block].hidden
        if not len(hidden):
            continue
        summed = np.concatenate([np.zeros((1, hidden.shape[1]), np.float32), hidden.cumsum(0)])
        mine = np.flatnonzero(blocks == block)
        for n in mine:
            for part, (start, end) in enumerate(places[n]):
                first, last = encoded[block].pieces.covering(int(start), int(end))
                first = min(first, len(hidden) - 1)
                last = max(last, first + 1)
                rows[n, part] = (summed[last] - summed[first]) / (last - first)
                if part == 0:
                    rows[n, 4] = hidden[first]
    return rows.reshape(len(blocks), -1)


def _gelu(x: Floats) -> Floats:
    # The tanh form; it differs from the exact one by less than quantisation does.
    return np.asarray(0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x**3))), dtype=np.float32)


@cache
def load_move_head(folder: Path = WEIGHTS) -> MoveHead | None:
    """The head in a folder of weights, the shipped one by default; None where there is none."""
    path = folder / "moves.npz"
    if not path.exists():
        return None
    with np.load(path) as told:
        return MoveHead({name: told[name] for name in told.files})
