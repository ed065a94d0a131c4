"""Train the linkers of the attribution head on the states of the encoder as it ships.

    python -m training.train_links --weights verbale/weights --early build/training/early

The second step of training, minutes long: the int8 encoder runs over PolNeAR once, then linkers learn
on its states which cue a content belongs to and which source a cue has. The tagger knows the
training part by heart, so its spans there lack the errors that linkers must live with; `--early`
names the export of an early checkpoint, whose tagger has seen each article once, to take spans from.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.data_attribution import Article, read_articles
from training.model import PairLinker
from training.train import SEED
from verbale.reader.attribution import pairs
from verbale.reader.attribution.head import CONTENT, CUE, SOURCE, Head, places_of, span_vectors
from verbale.reader.attribution.pairs import Ints, Layout
from verbale.reader.encoder import Encoded, Encoder
from verbale.reader.pieces import load_tokenizer

Triple = tuple[int, int, int]

DECAY = 0.998
"""Of the running mean of the linkers, which is what is kept."""


@dataclass
class Case:
    """One article's links to learn: for each linker its inputs and the index of the right answer."""

    a: tuple[Tensor, Tensor]
    b: tuple[Tensor, Tensor]
    signs: tuple[Tensor, Tensor]
    barred: tuple[Tensor, Tensor]
    gold: tuple[Tensor, Tensor]


def shared(a: Triple, b: Triple) -> int:
    """Pieces that two spans share."""
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def as_read(gold: list[Triple], read: list[Triple]) -> list[Triple]:
    """The annotators' spans as the tagger has them where it has them at all, then its false ones."""
    taken = []
    for span in gold:
        near = [r for r in read if shared(r, span)]
        taken.append(max(near, key=lambda r: shared(r, span)) if near else span)
    return taken + [r for r in read if not any(shared(r, span) for span in gold)]


def make_case(
    article: Article, encoded: list[Encoded], read: list[list[Triple]], use_read: bool
) -> Case | None:
    """The links of an article among the annotators' own spans, or among spans as they are read."""
    spans: list[list[Triple]] = [[], [], []]
    cue_of: list[int] = []
    source_of: list[int] = []
    for placed in article.attributions:
        source, cue, content = placed
        c = -1
        if cue:
            c = len(spans[CUE])
            spans[CUE].append(cue[0])
            if source and source[0] not in spans[SOURCE]:
                spans[SOURCE].append(source[0])
            source_of.append(spans[SOURCE].index(source[0]) if source else -1)
        for span in content:
            spans[CONTENT].append(span)
            cue_of.append(c)
    if use_read:
        known = len(spans[CUE])
        spans = [as_read(gold, told) for gold, told in zip(spans, read, strict=True)]
        cue_of += [-1] * (len(spans[CONTENT]) - len(cue_of))
    else:
        known = len(spans[CUE])
    if not spans[CONTENT] or not known:
        return None
    places = [np.array(s, dtype=np.int64).reshape(-1, 3) for s in spans]
    layout = Layout([e.pieces for e in encoded])
    hidden = [e.hidden for e in encoded]
    vectors = [torch.from_numpy(span_vectors(hidden, p)).reshape(len(p), 768) for p in places]

    def placed_pair(a: Ints, b: Ints) -> tuple[Tensor, Tensor]:
        signs = pairs.signs(a, b, places, layout)
        return torch.from_numpy(signs), torch.from_numpy(pairs.out_of_reach(a, b))

    def answers(gold: list[int], a: Ints, b: Ints) -> Tensor:
        barred = pairs.out_of_reach(a, b)
        kept = [g if g >= 0 and not barred[i, g] else len(b) for i, g in enumerate(gold)]
        return torch.tensor(kept, dtype=torch.long)

    first = placed_pair(places[CONTENT], places[CUE])
    second = placed_pair(places[CUE][:known], places[SOURCE])
    return Case(
        (vectors[CONTENT], vectors[CUE][:known]),
        (vectors[CUE], vectors[SOURCE]),
        (first[0], second[0]),
        (first[1], second[1]),
        (
            answers(cue_of, places[CONTENT], places[CUE]),
            answers(source_of, places[CUE][:known], places[SOURCE]),
        ),
    )


def read_cases(
    articles: list[Article], encoder: Encoder, early: tuple[Encoder, Head] | None, head: Head
) -> list[tuple[Case, ...]]:
    """For each article its cases: among the annotators' spans, and among spans as they are read."""
    cases = []
    for article in articles:
        encoded = list(encoder.encode(article.blocks))
        readers = [(encoded, head)]
        if early:
            readers.append((list(early[0].encode(article.blocks)), early[1]))
        made = [make_case(article, encoded, [[], [], []], False)]
        for states, reader in readers:
            roles = reader.roles([e.hidden for e in states])
            read = [[tuple(p) for p in places_of(parts).tolist()] for parts in roles]
            made.append(make_case(article, encoded, read, True))  # type: ignore[arg-type]
        cases.append(tuple(case for case in made if case))
    return [c for c in cases if c]


def loss_of(linkers: nn.ModuleList, case: Case) -> tuple[Tensor, Tensor, int]:
    """Summed cross entropies of both linkers, and how many answers there are."""
    losses = []
    for i, linker in enumerate(linkers):
        if len(case.a[i]):
            scores = linker(case.a[i], case.b[i], case.signs[i], case.barred[i])
            losses.append(F.cross_entropy(scores, case.gold[i], reduction="sum"))
        else:
            losses.append(torch.zeros(()))
    return losses[0], losses[1], len(case.gold[0]) + len(case.gold[1])


def train(
    cases: list[tuple[Case, ...]], dev: list[tuple[Case, ...]], epochs: int, rate: float = 2e-3
) -> nn.ModuleList:
    """Train both linkers; their running mean. Prints losses and right answers on the development part."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    linkers = nn.ModuleList([PairLinker(), PairLinker()])
    mean = AveragedModel(linkers, multi_avg_fn=get_ema_multi_avg_fn(DECAY))
    optimiser = torch.optim.AdamW(linkers.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * len(cases) // 8 + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        linkers.train()
        draw.shuffle(cases)
        total, seen = 0.0, 0
        for at in range(0, len(cases) - 7, 8):
            losses = [loss_of(linkers, draw.choice(made)) for made in cases[at : at + 8]]
            loss = torch.stack([a + b for a, b, _ in losses]).sum()
            number = sum(n for _, _, n in losses)
            optimiser.zero_grad()
            (loss / number).backward()
            nn.utils.clip_grad_norm_(linkers.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.update_parameters(linkers)
            total, seen = total + loss.item(), seen + number
        if epoch % 3 == 2 or epoch == epochs - 1:
            print(f"epoch {epoch} loss {total / seen:.4f} dev {dev_figures(_kept(mean), dev)}", flush=True)
    return _kept(mean)


def _kept(mean: AveragedModel) -> nn.ModuleList:
    linkers: nn.ModuleList = mean.module
    return linkers.eval()


@torch.no_grad()
def dev_figures(linkers: nn.ModuleList, dev: list[tuple[Case, ...]]) -> str:
    """Loss and share of right answers of each linker, among spans as they are read."""
    linkers.eval()
    right, loss, number = np.zeros(2), np.zeros(2), np.zeros(2)
    for made in dev:
        case = made[-1]
        for i, linker in enumerate(linkers):
            if len(case.a[i]):
                scores = linker(case.a[i], case.b[i], case.signs[i], case.barred[i])
                loss[i] += F.cross_entropy(scores, case.gold[i], reduction="sum").item()
                right[i] += (scores.argmax(1) == case.gold[i]).sum().item()
                number[i] += len(case.gold[i])
    return f"content to cue {right[0] / number[0]:.4f} ({loss[0] / number[0]:.3f}), " \
           f"cue to source {right[1] / number[1]:.4f} ({loss[1] / number[1]:.3f})"  # fmt: skip


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, default=Path("verbale/weights"))
    parser.add_argument("--early", type=Path)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    tokenizer = load_tokenizer(arguments.weights / "tokenizer.json")
    file = arguments.weights / "attribution.npz"
    with np.load(file) as stored:
        weights = {name: stored[name] for name in stored.files}
    encoder, head = Encoder(arguments.weights, arguments.threads), Head(weights)
    early = None
    if arguments.early:
        with np.load(arguments.early / "attribution.npz") as stored:
            early = Encoder(arguments.early, arguments.threads), Head({n: stored[n] for n in stored.files})
    polnear = arguments.data / "polnear"
    cases = read_cases(read_articles(polnear / "train", tokenizer), encoder, early, head)
    dev = read_cases(read_articles(polnear / "dev", tokenizer), encoder, None, head)
    linkers = train(cases, dev, arguments.epochs)
    kept = {name: w for name, w in weights.items() if name.startswith("tags.")}
    for name, linker in zip(("content_cue", "cue_source"), linkers, strict=True):
        kept |= {f"{name}.{key}": w.numpy() for key, w in linker.state_dict().items()}
    np.savez(file, **kept)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
