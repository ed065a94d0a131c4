"""The encoder with the heads of attribution and of moves, and how it weighs the spots of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.data_moves import Spotted
from training.model import HIDDEN, Encoder, Model
from verbale.reader.encoder import CLS, LONGEST, SEP, windows
from verbale.reader.moves.signs import KINDS, SIGNS
from verbale.reader.pieces import Pieces

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


class MoveHead(nn.Module):
    """As `verbale.reader.moves.head.MoveHead`, to be learnt."""

    def __init__(self, hidden: int = HIDDEN, inner: int = 256, dropout: float = 0.3) -> None:
        super().__init__()
        self.signs = nn.Linear(len(SIGNS), 64)
        self.inner = nn.Linear(5 * hidden + 64, inner)
        self.kinds = nn.Linear(inner, len(KINDS))
        self.dropout = nn.Dropout(dropout)
        nn.init.constant_(self.kinds.bias, -4.0)

    def states_of(self, hidden: Tensor, rows: Tensor, places: Tensor, signs: Tensor) -> Tensor:
        """States (batch, pieces, width); of n spots the row, the pieces (n, 4, 2) and signs: (n, inner)."""
        summed = F.pad(hidden.cumsum(1), (0, 0, 1, 0))
        parts = [
            (summed[rows, places[:, p, 1]] - summed[rows, places[:, p, 0]])
            / (places[:, p, 1] - places[:, p, 0])[:, None]
            for p in range(4)
        ]
        x = torch.cat([*parts, hidden[rows, places[:, 0, 0]], self.signs(signs)], 1)
        return F.gelu(self.inner(self.dropout(x)))

    def forward(self, hidden: Tensor, rows: Tensor, places: Tensor, signs: Tensor) -> Tensor:
        """As `states_of`: (n, 16) scores."""
        scores: Tensor = self.kinds(self.dropout(self.states_of(hidden, rows, places, signs)))
        return scores


class WeighsSpots(Protocol):
    """A model with an encoder and the head of moves: the one that ships, or its teacher."""

    moves: MoveHead

    @property
    def encoder(self) -> nn.Module:
        """Ids, marks and mask (batch, pieces) to states (batch, pieces, width)."""

    def eval(self) -> Any:
        """Turn dropout off."""


class Both(nn.Module):
    """The encoder with the heads of attribution and of moves."""

    def __init__(self) -> None:
        super().__init__()
        self.attribution_model = Model()
        self.moves = MoveHead()

    @property
    def encoder(self) -> Encoder:
        """The shared encoder."""
        return self.attribution_model.encoder


class Window:
    """A window of a document's pieces, and the spots that lie in it."""

    def __init__(self, told: Spotted, pieces: Sequence[Pieces], parts: list[tuple[int, int, int]]) -> None:
        self.told = told
        self.ids, self.marks = [CLS], [0]
        self.spots: list[int] = []
        self.places: list[list[tuple[int, int]]] = []
        for block, start, end in parts:
            shift = len(self.ids) - start
            own = pieces[block]
            self.ids += [*own.ids[start:end].tolist(), SEP]
            self.marks += [*own.marks[start:end].tolist(), 0]
            for n in np.flatnonzero(told.blocks == block):
                runs = [own.covering(*map(int, run)) for run in told.places[n]]
                if start <= runs[0][0] < end:
                    kept = [(min(max(a, start), end - 1), min(max(b, a + 1), end)) for a, b in runs]
                    self.spots.append(int(n))
                    self.places.append([(a + shift, max(b, a + 1) + shift) for a, b in kept])


def cut_windows(told: Spotted, pieces: Sequence[Pieces], first: int | None = None) -> Iterator[Window]:
    """A document's windows that have spots."""
    for parts in windows([len(p) for p in pieces], LONGEST, first):
        window = Window(told, pieces, parts)
        if window.spots:
            yield window


def scores_of(model: WeighsSpots, batch: Sequence[Window]) -> Tensor:
    """The head's scores of every spot of the windows, in order, (n, 16)."""
    scores: Tensor = model.moves(*_given(model, batch))
    return scores


def loss_of_spots(model: WeighsSpots, batch: Sequence[Window]) -> Tensor:
    """Binary cross entropy of the spots whose label is known, a spot's sixteen added up."""
    return _loss(scores_of(model, batch), batch)


def loss_and_inner(model: WeighsSpots, batch: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """As `loss_of_spots`, and the head's inner states of the spots, (n, inner)."""
    inner = model.moves.states_of(*_given(model, batch))
    return _loss(model.moves.kinds(model.moves.dropout(inner)), batch), inner


def _given(model: WeighsSpots, batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What the head is given of the windows: states, and rows, pieces and signs of every spot in order."""
    longest = max(len(w.ids) for w in batch)
    ids, marks, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    for i, w in enumerate(batch):
        n = len(w.ids)
        ids[i, :n], marks[i, :n], mask[i, :n] = torch.tensor(w.ids), torch.tensor(w.marks), 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encoder(ids, marks, mask)
    rows = torch.tensor([i for i, w in enumerate(batch) for _ in w.spots])
    places = torch.tensor([p for w in batch for p in w.places])
    signs = torch.tensor(np.concatenate([w.told.signs[w.spots] for w in batch]), dtype=torch.float32)
    return hidden.float(), rows, places, signs


def _loss(scores: Tensor, batch: Sequence[Window]) -> Tensor:
    right, known = (
        torch.tensor(np.concatenate([getattr(w.told, name)[w.spots] for w in batch]), dtype=torch.float32)
        for name in ("right", "known")
    )
    each = F.binary_cross_entropy_with_logits(scores, right, reduction="none")
    return (each * known).sum() / len(scores)


@torch.no_grad()
def likely(model: WeighsSpots, documents: Sequence[Spotted], pieces: dict[str, list[Pieces]]) -> list[Floats]:
    """How likely each spot of each document is a move of each kind."""
    model.eval()
    found = []
    for told in documents:
        likelihood = np.zeros((len(told.blocks), len(KINDS)), dtype=np.float32)
        for window in cut_windows(told, pieces[told.name]):
            likelihood[window.spots] = torch.sigmoid(scores_of(model, [window])).numpy()
        found.append(likelihood)
    return found
