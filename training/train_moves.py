"""Teach the encoder moves beside attribution, and train the head that weighs spots.

    python -m training.train_moves silver --weights build/training/mean-4.pt
    python -m training.train_moves cv
    python -m training.train_moves gold

*silver*: two epochs over PolNeAR, in turn a batch of attributions and a batch of spots as the rules label
them (`training.data_moves` makes both sets). *gold*: the annotated documents of gold/moves-train, a batch
in turn with one of attributions, so that neither is forgotten. *cv*: four folds over those documents,
to choose thresholds and to tell figures on documents not learnt from; gold/moves is never learnt from.
"""

from __future__ import annotations

import argparse
import copy
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.data_attribution import examples, read_articles, varied
from training.data_moves import Spotted
from training.measure_moves import chosen, decoded, scored
from training.model import HIDDEN, Encoder, Model, minilm_folder
from training.train import batches, loss_of
from verbale.reader.encoder import CLS, LONGEST, SEP, windows
from verbale.reader.moves.signs import KINDS, SIGNS
from verbale.reader.pieces import Pieces, cut, load_tokenizer

SEED = 7
WINDOWS = 6
"""Windows in a batch of annotated documents; batches of silver hold more."""
FOLDS = 4
Floats = np.ndarray[Any, np.dtype[np.float32]]


class MoveHead(nn.Module):
    """As `verbale.reader.moves.head.MoveHead`, to be learnt."""

    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.signs = nn.Linear(len(SIGNS), 64)
        self.inner = nn.Linear(5 * HIDDEN + 64, 256)
        self.kinds = nn.Linear(256, len(KINDS))
        self.dropout = nn.Dropout(dropout)
        nn.init.constant_(self.kinds.bias, -4.0)

    def forward(self, hidden: Tensor, rows: Tensor, places: Tensor, signs: Tensor) -> Tensor:
        """States (batch, pieces, 384); of n spots the row, the pieces (n, 4, 2) and signs: (n, 16) scores."""
        summed = F.pad(hidden.cumsum(1), (0, 0, 1, 0))
        parts = [
            (summed[rows, places[:, p, 1]] - summed[rows, places[:, p, 0]])
            / (places[:, p, 1] - places[:, p, 0])[:, None]
            for p in range(4)
        ]
        x = torch.cat([*parts, hidden[rows, places[:, 0, 0]], self.signs(signs)], 1)
        return self.kinds(self.dropout(F.gelu(self.inner(self.dropout(x)))))


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


def scores_of(model: Both, batch: Sequence[Window]) -> Tensor:
    """The head's scores of every spot of the windows, in order, (n, 16)."""
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
    scores: Tensor = model.moves(hidden.float(), rows, places, signs)
    return scores


def loss_of_spots(model: Both, batch: Sequence[Window]) -> Tensor:
    """Binary cross entropy of the spots whose label is known, a spot's sixteen added up."""
    scores = scores_of(model, batch)
    right, known = (
        torch.tensor(np.concatenate([getattr(w.told, name)[w.spots] for w in batch]), dtype=torch.float32)
        for name in ("right", "known")
    )
    each = F.binary_cross_entropy_with_logits(scores, right, reduction="none")
    return (each * known).sum() / len(scores)


@torch.no_grad()
def likely(model: Both, documents: Sequence[Spotted], pieces: dict[str, list[Pieces]]) -> list[Floats]:
    """How likely each spot of each document is a move of each kind."""
    model.eval()
    found = []
    for told in documents:
        likelihood = np.zeros((len(told.blocks), len(KINDS)), dtype=np.float32)
        for window in cut_windows(told, pieces[told.name]):
            likelihood[window.spots] = torch.sigmoid(scores_of(model, [window])).numpy()
        found.append(likelihood)
    return found


class Trainer:
    """Steps of the optimiser with a schedule and a running mean of the weights."""

    def __init__(self, model: Both, steps: int, rate: float, head_rate: float, decay: float) -> None:
        slow = [p for n, p in model.named_parameters() if ".encoder." in n and ".marks." not in n]
        fast = [p for n, p in model.named_parameters() if ".encoder." not in n or ".marks." in n]
        self.model, self.mean, self.decay, self.step_count = model, copy.deepcopy(model).eval(), decay, 0
        self.optimiser = torch.optim.AdamW(
            [{"params": slow, "lr": rate}, {"params": fast, "lr": head_rate}], weight_decay=0.02
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min((s + 1) / (0.08 * steps), max(0.03, 1 - s / steps))
        )

    def step(self, loss: Tensor) -> float:
        """One step; the loss as a number."""
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.step_count += 1
        kept = min(self.decay, (1 + self.step_count) / (10 + self.step_count))
        with torch.no_grad():
            for mean, now in zip(self.mean.parameters(), self.model.parameters(), strict=True):
                mean.lerp_(now, 1 - kept)
        return loss.item()


def attribution_batches(data: Path, draw: random.Random) -> Iterator[Any]:
    """Batches of attributions without end."""
    tokenizer = load_tokenizer(minilm_folder() / "tokenizer.json")
    articles = read_articles(data / "polnear" / "train", tokenizer)
    while True:
        cuts = [draw.randint(40, LONGEST) for _ in articles]
        told = [varied(w, draw) for a, c in zip(articles, cuts, strict=True) for w in examples(a, c)]
        yield from batches(told, draw)


def attribution_loss(model: Both, batch: Any) -> Tensor:
    """Tags and links of a batch of attributions, as `training.train` weighs them."""
    tags, links = loss_of(model.attribution_model, batch)
    return tags + 0.15 * links


def train_silver(
    model: Both, silver: list[Spotted], pieces: dict[str, list[Pieces]], data: Path, epochs: int
) -> Both:
    """Attribution and silver in turn; the running mean of the weights."""
    draw = random.Random(SEED)
    count = sum(1 for told in silver for _ in cut_windows(told, pieces[told.name])) // 10
    trainer = Trainer(model, 2 * count * epochs, 6e-5, 8e-4, 0.997)
    others = attribution_batches(data, draw)
    for epoch in range(epochs):
        began, sums = time.time(), [0.0, 0.0]
        all_windows = [
            w for told in silver for w in cut_windows(told, pieces[told.name], draw.randint(60, LONGEST))
        ]
        all_windows.sort(key=lambda w: len(w.ids) + draw.randint(-20, 20))
        groups = [all_windows[i : i + 10] for i in range(0, len(all_windows), 10)]
        draw.shuffle(groups)
        for n, group in enumerate(groups, 1):
            model.train()
            sums[0] += trainer.step(attribution_loss(model, next(others)))
            sums[1] += trainer.step(loss_of_spots(model, group))
            if n % 50 == 0:
                print(f"silver epoch {epoch} step {n} of {len(groups)}: attribution {sums[0] / n:.4f} "
                      f"spots {sums[1] / n:.4f} {time.time() - began:.0f} s", flush=True)  # fmt: skip
    return trainer.mean


def train_gold(
    model: Both, gold: list[Spotted], pieces: dict[str, list[Pieces]], epochs: int, seed: int,
    *, others: Iterator[Any] | None = None, rate: float = 8e-5,
) -> Both:  # fmt: skip
    """The annotated documents, in turn with attributions where they are given; the running mean."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    count = sum(1 for told in gold for _ in cut_windows(told, pieces[told.name])) // WINDOWS + 1
    trainer = Trainer(model, count * epochs * (2 if others else 1), rate, 1e-3, 0.99)
    for _ in range(epochs):
        all_windows = [
            w for told in gold for w in cut_windows(told, pieces[told.name], draw.randint(60, LONGEST))
        ]
        draw.shuffle(all_windows)
        for i in range(0, len(all_windows), WINDOWS):
            model.train()
            trainer.step(loss_of_spots(model, all_windows[i : i + WINDOWS]))
            if others is not None:
                trainer.step(attribution_loss(model, next(others)))
    return trainer.mean


def load(path: Path) -> list[Any]:
    """A pickled set of `training.data_moves`."""
    with path.open("rb") as file:
        found: list[Any] = pickle.load(file)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("stage", choices=("silver", "gold", "cv"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--weights", type=Path, help="checkpoint of training.train to begin with (silver)")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    tokenizer = load_tokenizer(minilm_folder() / "tokenizer.json")
    model = Both()
    out: Path = arguments.out
    if arguments.stage == "silver":
        model.attribution_model.load_state_dict(torch.load(arguments.weights))
        silver = load(out / "silver.pkl")
        pieces = {told.name: cut(told.texts, tokenizer) for told in silver}
        model = train_silver(model, silver, pieces, arguments.data, arguments.epochs or 2)
        torch.save(model.state_dict(), out / "silver.pt")
        return
    model.load_state_dict(torch.load(out / "silver.pt"))
    train, unseen = load(out / "moves-train.pkl"), load(out / "moves.pkl")
    pieces = {told.name: cut(told.texts, tokenizer) for told, _ in train + unseen}
    epochs = arguments.epochs or 8
    if arguments.stage == "gold":
        others = attribution_batches(arguments.data, random.Random(SEED))
        model = train_gold(model, [told for told, _ in train], pieces, epochs, SEED, others=others)
        torch.save(model.state_dict(), out / "both.pt")
        thresholds = np.load(out / "thresholds.npy")
        found = likely(model, [told for told, _ in unseen], pieces)
        print(
            "gold/moves",
            scored(unseen, [decoded(t, p, thresholds) for (t, _), p in zip(unseen, found, strict=True)]),
        )
        return
    held: dict[str, Floats] = {}
    for fold in range(FOLDS):
        rest = [told for i, (told, _) in enumerate(train) if i % FOLDS != fold]
        out_of = [told for i, (told, _) in enumerate(train) if i % FOLDS == fold]
        sums = [np.zeros((len(told.blocks), len(KINDS)), dtype=np.float32) for told in out_of]
        for seed in range(arguments.seeds):
            one = train_gold(copy.deepcopy(model), rest, pieces, epochs, SEED + seed)
            sums = [s + p for s, p in zip(sums, likely(one, out_of, pieces), strict=True)]
        held |= {told.name: s / arguments.seeds for told, s in zip(out_of, sums, strict=True)}
        print(f"fold {fold} done", flush=True)
    found = [held[told.name] for told, _ in train]
    thresholds = chosen(train, found)
    np.save(out / "thresholds.npy", thresholds)
    with (out / "held-out.pkl").open("wb") as file:
        pickle.dump(held, file)
    print("thresholds", dict(zip(KINDS, thresholds.round(2).tolist(), strict=True)))
    print(
        "four folds",
        scored(train, [decoded(t, p, thresholds) for (t, _), p in zip(train, found, strict=True)]),
    )


if __name__ == "__main__":
    main()
