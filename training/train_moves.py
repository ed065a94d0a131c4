"""Teach the encoder moves beside attribution, and train the head that weighs spots.

    python -m training.train_moves silver --weights build/training/mean-4.pt
    python -m training.train_moves student
    python -m training.train_moves cv
    python -m training.train_moves gold

*silver*: two epochs over PolNeAR, in turn a batch of attributions and a batch of spots as the rules label
them (`training.data_moves` makes the sets). *student*: seventeen epochs over our own annotated articles and
a part of the others, as annotators and the teacher tell them (`training.train_teacher`): how likely each
spot is a move of each kind, and the inner states by which the teacher says so; every second batch is followed
by one of attributions. *cv*: four folds over the documents of gold/moves-train, told in the same way, to
choose thresholds, to fit confidence and to tell figures. *gold*: three models learn those documents, with
attributions in turn so that neither is forgotten; the mean of their weights is what ships. gold/moves is
never learnt from.
"""

from __future__ import annotations

import argparse
import copy
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.data_attribution import examples, read_articles, varied
from training.data_moves import Spotted
from training.lessons import Lesson, Taught, finished, windows_of
from training.measure_moves import Pair, calibrated, chosen, decoded, rules_right, scored
from training.model import minilm_folder
from training.model_moves import Both, Floats, Window, cut_windows, likely, loss_of_spots
from training.train import batches, loss_of
from verbale.reader.encoder import LONGEST
from verbale.reader.moves.signs import KINDS
from verbale.reader.pieces import Pieces, cut, load_tokenizer

SEED = 7
WINDOWS = 6
"""Windows in a batch of annotated documents; batches of silver hold more."""
FOLDS = 4
MODELS = 3
"""Of which the mean ships. Chosen over two with figures of gold/moves in sight (docs/decisions.md)."""
EPOCHS = 8
"""Over the annotated documents; the optimiser sees 83 of them."""
STUDENT_EPOCHS = 17
OTHERS = 0.5
"""Of the articles that nobody annotated, how many are learnt in an epoch of the student."""


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


def train_student(
    model: Both, annotated: list[Taught], others: list[Taught], pieces: dict[str, list[Pieces]], data: Path
) -> Both:
    """What annotators and the teacher tell, and attributions; the running mean of the weights."""
    draw = random.Random(SEED)
    lesson = Lesson(model, [*annotated, *others])

    def groups() -> list[list[Window]]:
        taught = [*annotated, *(one for one in others if draw.random() < OTHERS)]
        found = windows_of(taught, pieces, [draw.randint(60, LONGEST) for _ in taught])
        found.sort(key=lambda w: len(w.ids) + draw.randint(-20, 20))
        made = [found[i : i + 10] for i in range(0, len(found), 10)]
        draw.shuffle(made)
        return made

    trainer = Trainer(model, len(groups()) * STUDENT_EPOCHS * 3 // 2 + 2, 8e-5, 1e-3, 0.997)
    attributions = attribution_batches(data, draw)
    for epoch in range(STUDENT_EPOCHS):
        began, total = time.time(), 0.0
        for n, group in enumerate(groups(), 1):
            model.train()
            if n % 2 == 0:
                trainer.step(attribution_loss(model, next(attributions)))
            total += trainer.step(lesson.loss(model, group))
            if n % 50 == 0:
                print(
                    f"student epoch {epoch} step {n}: {total / n:.4f} {time.time() - began:.0f} s", flush=True
                )
    return finished(trainer.mean)


def train_gold(
    model: Both, gold: list[Taught], pieces: dict[str, list[Pieces]], seed: int,
    *, others: Iterator[Any] | None = None,
) -> Both:  # fmt: skip
    """The annotated documents, in turn with attributions where they are given; the running mean."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    lesson = Lesson(model, gold)
    count = len(windows_of(gold, pieces, [LONGEST] * len(gold))) // WINDOWS + 1
    trainer = Trainer(model, count * EPOCHS * (2 if others else 1), 8e-5, 1e-3, 0.99)
    for _ in range(EPOCHS):
        all_windows = windows_of(gold, pieces, [draw.randint(60, LONGEST) for _ in gold])
        draw.shuffle(all_windows)
        for i in range(0, len(all_windows), WINDOWS):
            model.train()
            trainer.step(lesson.loss(model, all_windows[i : i + WINDOWS]))
            if others is not None:
                trainer.step(attribution_loss(model, next(others)))
    return finished(trainer.mean)


def _decided(train: list[Pair], found: list[Floats]) -> tuple[Any, tuple[Any, float]]:
    """Thresholds and confidence. Three folds of four the teacher has seen: there everything looks surer
    than it is, so the fold it has not seen counts as much as all for thresholds, and alone for confidence.
    """
    unseen = [i for i in range(len(train)) if i % FOLDS == 0]
    apart, likely_apart = [train[i] for i in unseen], [found[i] for i in unseen]
    thresholds = (chosen(train, found) + chosen(apart, likely_apart)) / 2
    return thresholds, calibrated(apart, likely_apart, thresholds)


class Stages:
    """The stages, each from the files of those before it."""

    def __init__(self, data: Path, out: Path) -> None:
        self.data, self.out = data, out
        self.tokenizer = load_tokenizer(minilm_folder() / "tokenizer.json")

    def load(self, name: str) -> list[Any]:
        """A pickled set of `training.data_moves`."""
        with (self.out / name).open("rb") as file:
            found: list[Any] = pickle.load(file)
        return found

    def model(self, name: str) -> Both:
        """The model of a stage."""
        model = Both()
        model.load_state_dict(torch.load(self.out / name, weights_only=True))
        return model

    def pieces(self, documents: list[Spotted]) -> dict[str, list[Pieces]]:
        """The word pieces of documents."""
        return {told.name: cut(told.texts, self.tokenizer) for told in documents}

    def silver(self, weights: Path) -> None:
        """Learn where the rules see moves."""
        model = Both()
        model.attribution_model.load_state_dict(torch.load(weights, weights_only=True))
        silver: list[Spotted] = self.load("silver.pkl")
        for told in silver:
            told.signs[:, : 3 * len(KINDS)] = 0  # what the rules saw is the answer here, not a sign
        self._save(train_silver(model, silver, self.pieces(silver), self.data, 2), "silver.pt")

    def cv(self) -> None:
        """Figures, thresholds and confidence on annotated documents that were not learnt from."""
        train: list[Pair] = self.load("moves-train.pkl")
        taught: list[Taught] = self.load("taught-gold.pkl")
        pieces = self.pieces([told for told, _ in train])
        base, held = self.model("student.pt"), {}
        for fold in range(FOLDS):
            rest = [one for i, one in enumerate(taught) if i % FOLDS != fold]
            out_of = [told for i, (told, _) in enumerate(train) if i % FOLDS == fold]
            model = train_gold(copy.deepcopy(base), rest, pieces, SEED)
            held |= {t.name: p for t, p in zip(out_of, likely(model, out_of, pieces), strict=True)}
            print(f"fold {fold} done", flush=True)
        found: list[Floats] = [held[told.name] for told, _ in train]
        thresholds, (steps, error) = _decided(train, found)
        rules = rules_right(train)
        np.savez(self.out / "decision.npz", thresholds=thresholds, calibration=steps, rules=rules)
        with (self.out / "held-out.pkl").open("wb") as file:
            pickle.dump(held, file)
        print("thresholds", dict(zip(KINDS, thresholds.round(2).tolist(), strict=True)))
        ours = [decoded(t, p, thresholds) for (t, _), p in zip(train, found, strict=True)]
        print("four folds", scored(train, ours), "calibration error", round(error, 4))
        print("the fold that the teacher has not seen", scored(train[::FOLDS], ours[::FOLDS]))

    def student(self) -> None:
        """Learn what the teacher told."""
        annotated: list[Taught] = self.load("taught.pkl")
        others: list[Taught] = self.load("taught-others.pkl")
        pieces = self.pieces([told for told, _ in annotated + others])
        model = train_student(self.model("silver.pt"), annotated, others, pieces, self.data)
        self._save(model, "student.pt")

    def gold(self) -> None:
        """Learn the annotated documents; the mean of the models; its figures on gold/moves."""
        taught, unseen = self.load("taught-gold.pkl"), self.load("moves.pkl")
        pieces = self.pieces([told for told, _ in taught + unseen])
        models = []
        for seed in range(SEED, SEED + MODELS):
            others = attribution_batches(self.data, random.Random(seed))
            models.append(train_gold(self.model("student.pt"), taught, pieces, seed, others=others))
            self._tell(models[-1], unseen, pieces)
        states = [model.state_dict() for model in models]
        mean = {
            name: torch.stack([s[name] for s in states]).mean(0) if w.is_floating_point() else w
            for name, w in states[0].items()
        }
        model = Both()
        model.load_state_dict(mean)
        self._save(model, "both.pt")
        self._tell(model, unseen, pieces)

    def _tell(self, model: Both, unseen: list[Pair], pieces: dict[str, list[Pieces]]) -> None:
        thresholds = np.load(self.out / "decision.npz")["thresholds"]
        found = likely(model, [told for told, _ in unseen], pieces)
        ours = [decoded(t, p, thresholds) for (t, _), p in zip(unseen, found, strict=True)]
        print("gold/moves", scored(unseen, ours), flush=True)

    def _save(self, model: Both, name: str) -> None:
        torch.save(model.state_dict(), self.out / name)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stage", choices=("silver", "student", "cv", "gold"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--weights", type=Path, help="checkpoint of training.train to begin with (silver)")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    stages = Stages(arguments.data, arguments.out)
    if arguments.stage == "silver":
        stages.silver(arguments.weights)
    else:
        getattr(stages, arguments.stage)()


if __name__ == "__main__":
    main()
