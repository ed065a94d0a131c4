"""Train the encoder and the attribution head on PolNeAR's training part.

    python -m training.train --data ../shared/data --out build/training

Runs on two cores in about an hour, without a GPU, with fixed seeds; bfloat16 where the processor has
it. Writes a checkpoint after every epoch (`last.pt`), goes on from it where there is one, and
prints figures on the development part. `python -m training.export` makes the package's files of it.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from training.data_attribution import Article, Example, Span, examples, read_articles, varied
from training.model import Model, minilm_folder, span_vectors
from verbale.reader.attribution.pairs import buckets
from verbale.reader.encoder import LONGEST
from verbale.reader.pieces import Ints, load_tokenizer

SEED = 7
PIECES = 3_400
"""Word pieces in a batch, padding included."""
RATE, HEAD_RATE = 1.2e-4, 8e-4
WARM_UP = 0.06
DECAY = 0.998
"""Of the running mean of the weights, which is what is kept."""


def batches(windows: list[Example], draw: random.Random) -> Iterator[list[Example]]:
    """Windows of like length together, in random order."""
    windows = sorted(windows, key=lambda w: len(w.ids) + draw.randint(-12, 12))
    groups: list[list[Example]] = [[]]
    for window in windows:
        longest = max([len(window.ids), *(len(w.ids) for w in groups[-1])])
        if groups[-1] and longest * (len(groups[-1]) + 1) > PIECES:
            groups.append([])
        groups[-1].append(window)
    draw.shuffle(groups)
    yield from groups


def padded(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, marks, mask and tags (batch, pieces); tags are -100 where there is nothing to learn."""
    longest = max(len(w.ids) for w in batch)
    ids, marks, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    tags = torch.full((len(batch), longest), -100)
    for i, w in enumerate(batch):
        n = len(w.ids)
        ids[i, :n], marks[i, :n], mask[i, :n] = torch.from_numpy(w.ids), torch.from_numpy(w.marks), 1
        tags[i, :n] = torch.from_numpy(np.where(w.blocks >= 0, w.tags, -100))
    return ids, marks, mask, tags


def link_losses(model: Model, hidden: Tensor, window: Example) -> list[Tensor]:
    """Cross entropies of the links among the annotators' spans of one window; hidden (pieces, 384).

    These linkers are thrown away after training (`training.train_links` makes the ones that ship); they
    are here so that the encoder learns what links need.
    """
    places, vectors = zip(*(_placed(hidden, part, window) for part in window.spans), strict=True)
    head = model.attribution
    losses = []
    for linker, a, b, gold in (
        (head.content_cue, 2, 1, window.cue_of),
        (head.cue_source, 1, 0, window.source_of),
    ):
        if gold and len(places[b]):
            scores = linker(vectors[a], vectors[b], torch.from_numpy(buckets(places[a], places[b])))
            wanted = torch.tensor([g if g >= 0 else len(places[b]) for g in gold])
            losses.append(F.cross_entropy(scores, wanted, reduction="sum"))
    return losses


def _placed(hidden: Tensor, spans: list[Span], window: Example) -> tuple[Ints, Tensor]:
    """Spans as (block, start, end), and their vectors."""
    places = np.array([(window.blocks[s], s, e) for s, e in spans], dtype=np.int64).reshape(-1, 3)
    return places, span_vectors(hidden, spans) if spans else hidden[:0].repeat(1, 2)


def loss_of(model: Model, batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Mean tag loss and mean link loss of a batch."""
    ids, marks, mask, tags = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encoder(ids, marks, mask)
    hidden = hidden.float()
    scores = model.attribution.tags(hidden)
    tag_loss = F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=-100, label_smoothing=0.03)
    links = [loss for i, window in enumerate(batch) for loss in link_losses(model, hidden[i], window)]
    count = sum(len(window.spans[1]) + len(window.spans[2]) for window in batch)
    return tag_loss, torch.stack(links).sum() / max(1, count) if links else torch.zeros(())


def train(articles: list[Article], dev: list[Article], out: Path, epochs: int, layers: int) -> Model:
    """Train and return the running mean of the weights."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    model = Model(layers)
    model.encoder.load_minilm(minilm_folder())
    mean = copy.deepcopy(model).eval()
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder.") and ".marks." not in n]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or ".marks." in n]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": RATE}, {"params": fast, "lr": HEAD_RATE}], weight_decay=0.01
    )
    total = epochs * sum(1 for _ in batches([w for a in articles for w in examples(a)], random.Random(1)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (WARM_UP * total), 0.02 + 0.98 * max(0.0, 1 - s / total))
    )
    first, step = 0, 0
    checkpoint = out / "last.pt"
    if checkpoint.exists():
        told = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(told["model"]), mean.load_state_dict(told["mean"])
        optimiser.load_state_dict(told["optimiser"]), schedule.load_state_dict(told["schedule"])
        first, step, draw = told["epoch"], told["step"], told["draw"]
    for epoch in range(first, epochs):
        began, sums, count = time.time(), [0.0, 0.0], 0
        cuts = [draw.randint(40, LONGEST) for _ in articles]
        windows = [varied(w, draw) for a, c in zip(articles, cuts, strict=True) for w in examples(a, c)]
        model.train()
        for batch in batches(windows, draw):
            tag_loss, link_loss = loss_of(model, batch)
            optimiser.zero_grad()
            (tag_loss + 0.15 * link_loss).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step(), schedule.step()
            step += 1
            decay = min(DECAY, 1 - 1 / (step + 1), (1 + step) / (10 + step))
            with torch.no_grad():
                for kept, now in zip(mean.parameters(), model.parameters(), strict=True):
                    kept.lerp_(now, 1 - decay)
            sums[0] += tag_loss.item()
            sums[1] += link_loss.item()
            count += 1
            if count % 25 == 0:
                print(f"epoch {epoch} step {count} tags {sums[0] / count:.4f} links {sums[1] / count:.4f} "
                      f"{time.time() - began:.0f} s", flush=True)  # fmt: skip
        means = f"tags {sums[0] / count:.4f} links {sums[1] / count:.4f}"
        print(f"epoch {epoch} {means} {time.time() - began:.0f} s")
        print("  dev", dev_losses(mean, dev), flush=True)
        kept_parts = {"model": model, "mean": mean, "optimiser": optimiser, "schedule": schedule}
        told = {name: part.state_dict() for name, part in kept_parts.items()}
        told |= {"epoch": epoch + 1, "step": step, "draw": draw}
        torch.save(told, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)
        torch.save(mean.state_dict(), out / f"mean-{epoch}.pt")
    return mean


@torch.no_grad()
def dev_losses(model: Model, dev: list[Article]) -> dict[str, float]:
    """Tag and link loss, and F1 of the pieces of each role, on windows as the reader cuts them."""
    model.eval()
    draw = random.Random(0)
    sums, count = np.zeros(2), 0
    right, guessed, gold = np.zeros(3), np.zeros(3), np.zeros(3)
    for batch in batches([w for a in dev for w in examples(a)], draw):
        tag_loss, link_loss = loss_of(model, batch)
        sums += [tag_loss.item(), link_loss.item()]
        count += 1
        ids, marks, mask, tags = padded(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            best = model.attribution.tags(model.encoder(ids, marks, mask).float()).argmax(-1)
        for role in range(3):
            ours, theirs = (best + 1) // 2 == role + 1, (tags + 1) // 2 == role + 1
            ours &= tags >= 0
            right[role] += (ours & theirs).sum().item()
            guessed[role] += ours.sum().item()
            gold[role] += theirs.sum().item()
    f1 = 2 * right / (guessed + gold)
    return {"tags": round(float(sums[0]) / count, 4), "links": round(float(sums[1]) / count, 4)} | {
        role: round(float(f), 4) for role, f in zip(("source", "cue", "content"), f1, strict=True)
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder that holds polnear")
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(minilm_folder() / "tokenizer.json")
    articles = read_articles(arguments.data / "polnear" / "train", tokenizer)
    dev = read_articles(arguments.data / "polnear" / "dev", tokenizer)
    train(articles, dev, arguments.out, arguments.epochs, arguments.layers)


if __name__ == "__main__":
    main()
