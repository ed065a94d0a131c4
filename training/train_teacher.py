"""Train the teacher of moves, and let it tell how likely each spot of unannotated articles is one.

    python -m training.train_teacher silver
    python -m training.train_teacher gold
    python -m training.train_teacher tell

*silver*: 400 steps over PolNeAR's articles as the rules label them. *gold*: four epochs over our own
annotations and three in four of the documents of gold/moves-train, then three over the latter alone; what
is left out tells how well it reads, printed after each epoch. *tell*: over our own annotated
documents, those of gold/moves-train and PolNeAR's other articles, how likely each spot is a move of each
kind, and the inner states by which the teacher says so: the smaller encoder learns both
(`training.train_moves student`, `cv` and `gold`). What annotators say is mixed in where they have said it.
"""

from __future__ import annotations

import argparse
import copy
import pickle
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from training.data_moves import Spotted
from training.measure_moves import Pair, chosen, decoded, scored
from training.model import minilm_folder
from training.model_moves import Window, cut_windows, likely, loss_of_spots, scores_of
from training.mpnet import Teacher
from verbale.reader.encoder import LONGEST
from verbale.reader.moves.signs import KINDS
from verbale.reader.pieces import Pieces, cut, load_tokenizer

SEED = 7
FOLDS = 4
SILVER_STEPS, SILVER_WINDOWS = 400, 8
EPOCHS_ALL, EPOCHS_GOLD, WINDOWS = 4, 3, 6
RATE, HEAD_RATE = 5e-5, 8e-4
SHARE_OWN, SHARE_GOLD = 0.7, 0.5
"""What the annotators' labels weigh beside the teacher's: it learnt those of gold/moves-train longest."""


class Optimiser:
    """Steps with a warm start and a linear end; the newly made parts learn faster."""

    def __init__(self, model: Teacher, steps: int) -> None:
        parts = dict(model.named_parameters())
        old = [p for name, p in parts.items() if name.startswith("encoder.") and ".marks." not in name]
        new = [p for name, p in parts.items() if not name.startswith("encoder.") or ".marks." in name]
        self.model = model
        self.adam = torch.optim.AdamW(
            [{"params": old, "lr": RATE}, {"params": new, "lr": HEAD_RATE}], weight_decay=0.02
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.adam, lambda s: min((s + 1) / (0.08 * steps), max(0.03, 1 - s / steps))
        )

    def step(self, batch: Sequence[Window]) -> float:
        """Learn from a batch of windows; the loss."""
        self.model.train()
        loss = loss_of_spots(self.model, batch)
        self.adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.adam.step()
        self.schedule.step()
        return loss.item()


class Stages:
    """The stages, each from the files of those before it."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.tokenizer = load_tokenizer(minilm_folder() / "tokenizer.json")
        self.draw = random.Random(SEED)

    def silver(self) -> None:
        """Learn where the rules see moves."""
        silver: list[Spotted] = self._load("silver.pkl")
        for told in silver:
            told.signs[:, : 3 * len(KINDS)] = 0  # what the rules saw is the answer here, not a sign
        model = Teacher()
        model.encoder.load_published()
        optimiser = Optimiser(model, SILVER_STEPS)
        windows: list[Window] = []
        began = time.time()
        for step in range(SILVER_STEPS):
            if len(windows) < SILVER_WINDOWS:
                windows = self._windows(silver, {told.name: self._pieces(told) for told in silver}, None)
            batch, windows = windows[:SILVER_WINDOWS], windows[SILVER_WINDOWS:]
            loss = optimiser.step(batch)
            if step % 25 == 24:
                print(f"silver step {step + 1}: {loss:.3f} {time.time() - began:.0f} s", flush=True)
        torch.save(model.state_dict(), self.out / "teacher-silver.pt")

    def gold(self) -> None:
        """Learn what annotators say; the running mean of the weights is kept."""
        train: list[Pair] = self._load("moves-train.pkl")
        mine = [told for told, _ in self._load("own.pkl")]
        theirs = [told for i, (told, _) in enumerate(train) if i % FOLDS]
        held = [pair for i, pair in enumerate(train) if i % FOLDS == 0]
        pieces = {told.name: self._pieces(told) for told in [*mine, *(t for t, _ in train)]}
        plan = [theirs + mine] * EPOCHS_ALL + [theirs] * EPOCHS_GOLD
        counts = [len(self._windows(documents, pieces, LONGEST)) // WINDOWS + 1 for documents in plan]
        model = self._model("teacher-silver.pt")
        optimiser, mean, n = Optimiser(model, sum(counts)), copy.deepcopy(model), 0
        for epoch, documents in enumerate(plan):
            windows = self._windows(documents, pieces, None)
            for i in range(0, len(windows), WINDOWS):
                optimiser.step(windows[i : i + WINDOWS])
                n += 1
                with torch.no_grad():
                    for kept, now in zip(mean.parameters(), model.parameters(), strict=True):
                        kept.lerp_(now, 1 - min(0.99, (1 + n) / (10 + n)))
            found = likely(mean, [told for told, _ in held], pieces)
            thresholds = chosen(held, found)
            ours = [decoded(t, p, thresholds) for (t, _), p in zip(held, found, strict=True)]
            print(f"epoch {epoch}, left out:", scored(held, ours), flush=True)
            torch.save(mean.state_dict(), self.out / "teacher.pt")

    def tell(self) -> None:
        """How likely each spot is a move, and the teacher's inner states of it."""
        own = [told for told, _ in self._load("own.pkl")]
        names = {told.name for told in own}
        others = [told for told in self._load("silver.pkl") if f"polnear-{told.name}" not in names]
        gold = [told for told, _ in self._load("moves-train.pkl")]
        self._tell(own, SHARE_OWN, "taught.pkl")
        self._tell(gold, SHARE_GOLD, "taught-gold.pkl")
        self._tell(others, 0.0, "taught-others.pkl")

    @torch.no_grad()
    def _tell(self, documents: Sequence[Spotted], share: float, name: str) -> None:
        model = self._model("teacher.pt")
        model.eval()
        states: list[Tensor] = []
        model.moves.inner.register_forward_hook(lambda _m, _i, found: states.append(F.gelu(found).half()))
        taught = []
        for told in documents:
            likelihood = np.zeros((len(told.blocks), len(KINDS)), dtype=np.float32)
            inner = np.zeros((len(told.blocks), model.moves.inner.out_features), dtype=np.float16)
            for window in cut_windows(told, self._pieces(told)):
                states.clear()
                likelihood[window.spots] = torch.sigmoid(scores_of(model, [window])).numpy()
                inner[window.spots] = states[0].numpy()
            sure = share * told.known
            likelihood = (1 - sure) * likelihood + sure * told.right
            told.right, told.known = likelihood.astype(np.float16), np.ones_like(told.known)
            taught.append((told, inner))
        with (self.out / name).open("wb") as file:
            pickle.dump(taught, file)

    def _windows(
        self, documents: Sequence[Spotted], pieces: dict[str, list[Pieces]], first: int | None
    ) -> list[Window]:
        """The windows of documents in any order, their first ones cut at random unless told where."""
        windows = [
            window
            for told in documents
            for window in cut_windows(told, pieces[told.name], first or self.draw.randint(60, LONGEST))
        ]
        self.draw.shuffle(windows)
        return windows

    def _pieces(self, told: Spotted) -> list[Pieces]:
        return list(cut(told.texts, self.tokenizer))

    def _load(self, name: str) -> list[Any]:
        with (self.out / name).open("rb") as file:
            found: list[Any] = pickle.load(file)
        return found

    def _model(self, name: str) -> Teacher:
        model = Teacher()
        model.load_state_dict(torch.load(self.out / name, weights_only=True))
        return model


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stage", choices=("silver", "gold", "tell"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    getattr(Stages(arguments.out), arguments.stage)()


if __name__ == "__main__":
    main()
