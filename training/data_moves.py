"""Moves as the encoder and the head of moves learn them: the spots of documents, labelled.

    python -m training.data_moves --shared ../shared --out build/training

Two kinds of sets are made. *Gold*: the annotated documents of gold/moves-train, our own annotations
(`training.annotated`), and gold/moves, which is never learnt from: it measures. *Silver*: PolNeAR's
training articles, labelled by the package's own rules; learning them first teaches the encoder what
words make a move, before the annotated documents teach it which of them count.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.annotated import Annotated, gold, own
from verbale.document import Document, Span, make_document, quoted
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.find import page_of, see
from verbale.reader.moves.learned import parts_of
from verbale.reader.moves.settle import settle
from verbale.reader.moves.signs import KINDS, signs_of
from verbale.reader.moves.spots import spots
from verbale.reader.parties.cast import find_parties
from verbale.reader.reader import Reader
from verbale.reader.times import find_times

LEAST_SHARED = 0.3
"""A spot is put to an annotated move from this share of common words (F1), as the shared scorer does."""
NEAR = 0.5
"""From this share on a spot that is not the best one is neither right nor wrong."""


Ruled = tuple[str, str, tuple[int, int]]


@dataclass
class Spotted:
    """A document's spots: n of them."""

    name: str
    texts: list[str]
    """The text of each block, as the encoder is given it."""
    blocks: NDArray[np.int64]
    """The block of each spot, (n,)."""
    places: NDArray[np.int64]
    """Its runs of characters in the block, (n, 4, 2)."""
    signs: NDArray[np.uint8]
    right: NDArray[np.uint8]
    """Kinds of which a spot is the content, (n, 16)."""
    known: NDArray[np.uint8]
    """0 where a spot is neither right nor wrong, (n, 16)."""
    words: list[str]
    evidence: list[tuple[int, int]]
    ruled: list[Ruled] = field(default_factory=list)
    """What the rules alone settle on: kind, content and sentence."""


def read_spots(
    document: Document, reader: Reader
) -> tuple[Spotted, list[list[Candidate]], list[tuple[int, int]]]:
    """The spots of a document without labels, the settled candidates of each sentence, and each
    spot's (sentence, start token)."""
    parsed = reader.parser.parse(document)
    cast = find_parties(parsed, reader.atlas)
    statements = reader.attributor.attribute(parsed, cast)
    page = page_of(parsed, statements, find_times(document.text, document.published), cast)
    blocks, places, signs, words, evidence = [], [], [], [], []
    rules: list[list[Candidate]] = []
    ruled: list[Ruled] = []
    where: list[tuple[int, int, int]] = []
    for number, block in enumerate(parsed.blocks):
        is_time = page.clock.asked(block)
        for sentence in block.sentences:
            seen = list(see(block, sentence, page, reader.words))
            rules.append(settle(seen))
            ruled += [
                (c.kind, quoted(document.text, block.spans(c.what.words)), block.span(sentence))
                for c in rules[-1]
            ]
            for spot in spots(sentence, is_time):
                said = page.told.around(block.span(spot.head)) is not None
                blocks.append(number)
                places.append(parts_of(spot, sentence))
                signs.append(signs_of(spot, block, cast, seen, said=said))
                words.append(quoted(document.text, block.spans(spot.stretch.words)))
                evidence.append(block.span(sentence))
                where.append((len(rules) - 1, spot.stretch.start, spot.stretch.end))
    n = len(blocks)
    told = Spotted(
        document.id,
        [b.block.text for b in parsed.blocks],
        np.array(blocks, dtype=np.int64),
        np.array(places, dtype=np.int64).reshape(n, 4, 2),
        np.array(signs, dtype=np.uint8).reshape(n, -1),
        np.zeros((n, len(KINDS)), dtype=np.uint8),
        np.ones((n, len(KINDS)), dtype=np.uint8),
        words,
        evidence,
        ruled,
    )
    return told, rules, where


def gold_spots(
    documents: Iterable[Annotated], reader: Reader
) -> Iterator[tuple[Spotted, list[dict[str, Any]]]]:
    """Each annotated document with its spots labelled, and its moves."""
    for document, moves in documents:
        told, _, _ = read_spots(document, reader)
        for move in moves:
            _label(told, KINDS.index(move["kind"]), move["what"], tuple(move["evidence"]))
        yield told, moves


def silver_spots(folder: Path, reader: Reader) -> Iterator[Spotted]:
    """Each unannotated document with its spots labelled by the rules."""
    for path in sorted(folder.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            document = make_document(path.stem, file.read())
        told, rules, where = read_spots(document, reader)
        for n, (sentence, start, end) in enumerate(where):
            for candidate in rules[sentence]:
                shared = min(candidate.what.end, end) - max(candidate.what.start, start)
                both = candidate.what.end - candidate.what.start + end - start
                kind = KINDS.index(candidate.kind)
                if 2 * shared > 0.85 * both:
                    told.right[n, kind] = told.known[n, kind] = 1
                elif 2 * shared >= NEAR * both and not told.right[n, kind]:
                    told.known[n, kind] = 0
        yield told


def best_spot(move: Mapping[str, Any], words: Sequence[str], evidence: Sequence[Span]) -> int | None:
    """The spot that says an annotated move; None where none shares enough words with it."""
    shares = _shares(move["what"], move["evidence"], words, evidence)
    best = max(shares, default=0.0)
    return shares.index(best) if best >= LEAST_SHARED else None


def _shares(what: str, place: Sequence[int], words: Sequence[str], evidence: Sequence[Span]) -> list[float]:
    """The common words (F1) of a content and each spot whose sentence is the move's."""
    return [
        _token_f1(what, said) if _overlap(place, where) else 0.0
        for said, where in zip(words, evidence, strict=True)
    ]


def _label(told: Spotted, kind: int, what: str, evidence: tuple[int, int]) -> None:
    shares = _shares(what, evidence, told.words, told.evidence)
    best = max(shares, default=0.0)
    for n, share in enumerate(shares):
        if best >= LEAST_SHARED and share >= best - 1e-9:
            told.right[n, kind] = told.known[n, kind] = 1
        elif share >= NEAR and not told.right[n, kind]:
            told.known[n, kind] = 0


_WORD = re.compile(r"\w+")
_LEFT_OUT = frozenset("the a an of to that and in on for will would its their his her".split())


def _token_f1(a: str, b: str) -> float:
    """Bag-of-words F1 of two texts, as the shared scorer reckons it."""
    x, y = (bag_of_words(text) for text in (a, b))
    same = sum((x & y).values())
    return 2 * same / (sum(x.values()) + sum(y.values())) if same else 0.0


def bag_of_words(text: str) -> Counter[str]:
    """The words of a text as the shared scorer counts them: small, without the commonest ones."""
    words = [word.lower() for word in _WORD.findall(text)]
    return Counter([word for word in words if word not in _LEFT_OUT] or words)


def _overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    short, long = sorted((a[1] - a[0], b[1] - b[0]))
    return shared > 0 and shared >= 0.5 * short and long <= 4 * short


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    folder = arguments.shared / "gold"
    sets = {
        "moves-train": gold(folder / "moves-train"),
        "own": own(arguments.shared / "data"),
        "moves": gold(folder / "moves"),
    }
    for name, documents in sets.items():
        with (arguments.out / f"{name}.pkl").open("wb") as file:
            pickle.dump(list(gold_spots(documents, reader)), file)
    articles = arguments.shared / "data" / "polnear" / "train" / "text"
    with (arguments.out / "silver.pkl").open("wb") as file:
        pickle.dump(list(silver_spots(articles, reader)), file)


if __name__ == "__main__":
    main()
