"""What the teacher tells of documents, and how much a smaller model that learns it is off."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.data_moves import Spotted
from training.model_moves import Both, Floats, Window, cut_windows, loss_and_inner
from verbale.reader.pieces import Pieces

INNER = 0.3
"""What the teacher's inner states weigh beside what it tells; 1.0 was no better."""

Taught = tuple[Spotted, Floats]
"""A document with the teacher's likelihoods for labels, and its inner states of each spot, (n, 384)."""

NAME = "inner_states"


class Lesson:
    """The loss of a model against what the teacher told of some documents.

    The model is given a layer that guesses the teacher's inner states; `finished` takes it away.
    """

    def __init__(self, model: Both, taught: Sequence[Taught]) -> None:
        states = np.concatenate([inner[::7] for _, inner in taught]).astype(np.float32)
        self._middle, self._width = torch.tensor(states.mean(0)), torch.tensor(states.std(0) + 1e-3)
        self._inner = {id(told): inner for told, inner in taught}
        model.add_module(NAME, nn.Linear(model.moves.inner.out_features, states.shape[1]))

    def loss(self, model: Both, windows: Sequence[Window]) -> Tensor:
        """What is off in the likelihoods, and in the inner states."""
        told = torch.tensor(np.concatenate([self._inner[id(w.told)][w.spots] for w in windows])).float()
        likely_loss, inner = loss_and_inner(model, windows)
        guessed = model.get_submodule(NAME)(inner)
        return likely_loss + INNER * F.mse_loss(guessed, (told - self._middle) / self._width)


def finished(model: Both) -> Both:
    """The model without the layer that a lesson gave it."""
    del model._modules[NAME]
    return model


def windows_of(
    taught: Sequence[Taught], pieces: dict[str, list[Pieces]], firsts: Sequence[int]
) -> list[Window]:
    """The windows of documents, the first one of each cut at so many pieces."""
    return [
        window
        for (told, _), first in zip(taught, firsts, strict=True)
        for window in cut_windows(told, pieces[told.name], first)
    ]
