"""A head over signs: from which signs each of several answers bears to how much speaks for each.

Three linear layers in numpy; `training/train_movers.py` learns them. A sign that was not learnt counts
for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class SignHead:
    """The weights of a head, and the signs that it knows."""

    def __init__(self, weights: Mapping[str, Floats], signs: Iterable[str]) -> None:
        self._layers = [(weights[f"{n}.weight"].T, weights[f"{n}.bias"]) for n in (0, 1, 2)]
        self._place = {sign: i for i, sign in enumerate(signs)}

    def scores(self, answers: Sequence[AbstractSet[str]]) -> Floats:
        """How much speaks for each of n answers, (n,): logits, comparable among answers to one question."""
        rows = [sorted(self._place[s] for s in signs if s in self._place) for signs in answers]
        weight, bias = self._layers[0]
        x = np.stack([weight[row].sum(0) for row in rows]) + bias
        for weight, bias in self._layers[1:]:
            x = np.maximum(x, 0) @ weight + bias
        return np.asarray(x[:, 0], dtype=np.float32)
