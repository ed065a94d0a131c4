"""Train the head that chooses who makes a move.

    python -m training.train_movers --shared ../shared
    python -m training.train_movers --shared ../shared --folds

For each annotated move the spot that says it is looked up, everybody who could be its mover makes a claim
(`verbale.reader.moves.claims`), and the head learns which claims are the annotators': the softmax over a
move's claims, the right ones added up. `--folds` tells figures by four folds over the documents of
gold/moves-train and makes no weights; gold/moves is never learnt from.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from training.annotated import Annotated, gold, own
from training.data_moves import bag_of_words, best_spot
from verbale.document import Document, Span, quoted
from verbale.reader.encoder import WEIGHTS
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.choose import MARGIN
from verbale.reader.moves.claims import claims
from verbale.reader.moves.find import page_of, see
from verbale.reader.moves.learned import Look, candidate_of
from verbale.reader.moves.movers import Mover, movers
from verbale.reader.moves.page import Cast, Told
from verbale.reader.moves.spots import Spot, spots
from verbale.reader.parties.cast import find_parties
from verbale.reader.reader import Reader
from verbale.reader.times import find_times
from verbale.reading import Statement

SEED = 7
FOLDS = 4
EPOCHS = 12
BATCH = 16
LEAST = 3
"""Moves in which a sign must be seen to be learnt."""


@dataclass
class Case:
    """A move's claims: their signs, which are right, and which is that of syntax."""

    signs: list[set[str]]
    right: list[bool]
    syntax: int


class Net(nn.Module):
    """As `verbale.reader.moves.sign_head.SignHead`, to be learnt."""

    def __init__(self, signs: Sequence[str]) -> None:
        super().__init__()
        self.place = {sign: i for i, sign in enumerate(signs)}
        self.layers = nn.ModuleList([nn.Linear(len(signs), 96), nn.Linear(96, 64), nn.Linear(64, 1)])
        self.dropout = nn.Dropout(0.3)

    def rows(self, case: Case) -> Tensor:
        """The signs of a case's answers, (answers, signs)."""
        rows = torch.zeros(len(case.signs), len(self.place))
        for row, signs in zip(rows, case.signs, strict=True):
            row[[self.place[s] for s in signs if s in self.place]] = 1.0
        return rows

    def forward(self, rows: Tensor) -> Tensor:
        """Signs (answers, signs) to logits (answers,)."""
        first, second, last = self.layers
        x = F.relu(first(self.dropout(rows)))
        x = F.relu(second(self.dropout(x)))
        logits: Tensor = last(self.dropout(x))[:, 0]
        return logits


class Asked:
    """A chooser that follows syntax, and keeps the claims with the annotators' answer."""

    def __init__(self, by: Sequence[str]) -> None:
        self._by = by
        self.case: Case | None = None

    def mover(
        self, candidate: Candidate, syntax: Mover, speaking: Statement | None, cast: Cast, told: Told
    ) -> Mover:
        """Whom syntax names."""
        made = list(claims(candidate, syntax, speaking, cast, told))
        right = [same_parties(self._by, claim.parties) for claim in made]
        named = next(i for i, claim in enumerate(made) if set(claim.parties) == set(syntax.parties))
        self.case = Case([claim.signs for claim in made], right, named)
        return syntax


def cases(documents: Iterable[Annotated], reader: Reader) -> Iterator[list[Case]]:
    """For each document the claims of its moves whose words are a spot."""
    for document, moves in documents:
        yield list(_cases(document, moves, reader))


def _cases(document: Document, moves: Sequence[dict[str, Any]], reader: Reader) -> Iterator[Case]:
    parsed = reader.parser.parse(document)
    cast = find_parties(parsed, reader.atlas)
    statements = reader.attributor.attribute(parsed, cast, reader.attributor.encode(parsed))
    page = page_of(parsed, statements, find_times(document.text, document.published), cast)
    found: list[tuple[Look, Spot]] = []
    words: list[str] = []
    evidence: list[Span] = []
    for number, block in enumerate(parsed.blocks):
        is_time = page.clock.asked(block)
        for sentence in block.sentences:
            look = Look(number, block, sentence, tuple(see(block, sentence, page, reader.words)))
            for spot in spots(sentence, is_time):
                found.append((look, spot))
                words.append(quoted(document.text, block.spans(spot.stretch.words)))
                evidence.append(block.span(sentence))
    for move in moves:
        n = best_spot(move, words, evidence)
        if n is not None:
            look, spot = found[n]
            said = page.told.around(look.block.span(spot.head)) is not None
            meetings = reader.words.meetings
            candidate = candidate_of(look, spot, kind=move["kind"], said=said, words=meetings)
            asked = Asked(move["by"])
            movers(candidate, page.cast, page.told, asked)
            if asked.case is not None:
                yield asked.case


def same_parties(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lists name the same parties, as the shared scorer asks it."""
    left = list(b)
    for name in a:
        same = (o for o in left if o.casefold() == name.casefold() or (len(name) > 4 and same_name(name, o)))
        hit = next(same, None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names agree: one holds the words of the other, and at most four more."""
    x, y = bag_of_words(a or ""), bag_of_words(b or "")
    if not x or not y:
        return not x and not y
    return abs(x.total() - y.total()) <= 4 and (set(x) <= set(y) or set(y) <= set(x))


def train(told: Sequence[Case], seed: int = SEED, rate: float = 2e-3) -> Net:
    """Learn which answers are right."""
    torch.manual_seed(seed)
    counts = Counter(s for case in told for s in set().union(*case.signs))
    net = Net(sorted(s for s, n in counts.items() if n >= LEAST))
    data = [(net.rows(c), torch.tensor(c.right)) for c in told if any(c.right) and not all(c.right)]
    draw = random.Random(seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.02)
    steps = EPOCHS * (len(data) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        net.train()
        draw.shuffle(data)
        for i in range(0, len(data), BATCH):
            batch = data[i : i + BATCH]
            logits = net(torch.cat([rows for rows, _ in batch])).split([len(right) for _, right in batch])
            losses = [
                torch.logsumexp(z, 0) - torch.logsumexp(z[right], 0)
                for z, (_, right) in zip(logits, batch, strict=True)
            ]
            optimiser.zero_grad()
            torch.stack(losses).mean().backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            schedule.step()
    return net.eval()


@torch.no_grad()
def right(net: Net, told: Sequence[Case]) -> tuple[int, int]:
    """How many movers are right: as syntax says, and as the head chooses."""
    by_head = 0
    for case in told:
        logits = net(net.rows(case))
        best = int(logits.argmax())
        by_head += case.right[best if logits[best] > logits[case.syntax] + MARGIN else case.syntax]
    return sum(case.right[case.syntax] for case in told), by_head


def tell_folds(annotated: Sequence[list[Case]], more: Sequence[Case]) -> None:
    """Print how many movers are right on documents that were not learnt from."""
    sums, number = np.zeros(2, dtype=int), 0
    for fold in range(FOLDS):
        rest = [c for i, document in enumerate(annotated) if i % FOLDS != fold for c in document]
        held = [c for i, document in enumerate(annotated) if i % FOLDS == fold for c in document]
        sums += right(train([*rest, *more]), held)
        number += len(held)
    print(f"four folds: of {number} movers right by syntax {sums[0]}, by the head {sums[1]}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--folds", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    reader = Reader()
    folder = arguments.shared / "gold"
    annotated = list(cases(gold(folder / "moves-train"), reader))
    more = [case for document in cases(own(arguments.shared / "data"), reader) for case in document]
    if arguments.folds:
        tell_folds(annotated, more)
        return
    net = train([*(case for document in annotated for case in document), *more])
    weights = {
        f"{n}.{name}": w.numpy().astype(np.float16)
        for n, layer in enumerate(net.layers)
        for name, w in layer.state_dict().items()
    }
    np.savez(arguments.out / "movers.npz", signs=np.array(list(net.place)), **weights)  # type: ignore[arg-type]
    unseen = [case for document in cases(gold(folder / "moves"), reader) for case in document]
    print("gold/moves: right by syntax and by the head", right(net, unseen), "of", len(unseen))


if __name__ == "__main__":
    main()
