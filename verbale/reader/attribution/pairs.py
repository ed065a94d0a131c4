"""Pairs of spans: what their places in the document tell of whether they belong together.

A content and a cue, or a cue and a source, are the likelier to belong together the nearer they are,
the fewer others stand between them, and where one quotation or one sentence holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verbale.reader.pieces import INSIDE, LEFT_OPEN, OPENING, STATES, Pieces

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

DISTANCES = 33
"""Buckets of `buckets`."""

REACH = 2
"""Blocks between the parts of one attribution at most; annotated ones are hardly ever farther apart."""

SIGNS = DISTANCES + 7 + 3 * 4 + 4 + 4 * 4 + 2
"""Features of a pair, see `signs`."""

_STEPS = np.array([1, 2, 3, 5, 8, 13, 21, 34, 55, 89])
_BLOCKS_AT_ONCE = 8
_FAR = 10_000_000
_BLOCK_GAP = 20
"""A break between blocks counts as so many pieces where spans are ranked by distance."""


def buckets(a: Ints, b: Ints) -> Ints:
    """Distance buckets between spans a (m, 3) and b (n, 3), each (block, start, end): (m, n).

    In one block, the pieces between the two, in steps that grow, by which comes first; between
    blocks, one, two or more of them.
    """
    block = b[None, :, 0] - a[:, None, 0]
    after = b[None, :, 1] - a[:, None, 2]
    before = a[:, None, 1] - b[None, :, 2]
    near = np.where(after >= 0, np.searchsorted(_STEPS, after), 11 + np.searchsorted(_STEPS, before))
    near = np.where((after < 0) & (before < 0), 22, near)
    far = np.where(block > 0, 23, 28) + np.minimum(np.abs(block), 3) - 1
    return np.asarray(np.where(block == 0, near, far), dtype=np.int64)


def out_of_reach(a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Which pairs of spans are too many blocks apart: (m, n)."""
    return np.asarray(np.abs(b[None, :, 0] - a[:, None, 0]) > REACH)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Some spans `start:end` of one kind, and the slices of either kind that can have to do with them.

    A document of any length is linked neighbourhood by neighbourhood, so that time and memory grow
    with its length and not with the square of it; the result is the same.
    """

    start: int
    end: int
    around: slice
    others: slice


def neighbourhoods(a: Ints, b: Ints) -> Iterator[Neighbourhood]:
    """Cut spans a, in order, where their blocks pass a round number; b are in order too."""
    start = 0
    while start < len(a):
        last = a[start, 0] + _BLOCKS_AT_ONCE
        end = int(np.searchsorted(a[:, 0], last))
        low, high = a[start, 0] - REACH, a[end - 1, 0] + REACH
        yield Neighbourhood(
            start,
            end,
            slice(*np.searchsorted(a[:, 0], [low - REACH, high + REACH + 1]).tolist()),
            slice(*np.searchsorted(b[:, 0], [low, high + 1]).tolist()),
        )
        start = end


class Layout:
    """The document's pieces in one line: where each block begins, its sentences and its quotations."""

    def __init__(self, pieces: Sequence[Pieces]) -> None:
        lengths = np.array([len(p) for p in pieces], dtype=np.int64)
        self.lengths = lengths
        self.begins = np.concatenate([[0], np.cumsum(lengths + _BLOCK_GAP)])
        self._sentences = [p.sentences for p in pieces]
        self._quotes = [_quote_numbers(p.marks % STATES) for p in pieces]

    def starts(self, spans: Ints) -> Ints:
        """Where spans (n, 3) begin in the line."""
        return np.asarray(self.begins[spans[:, 0]] + spans[:, 1])

    def ends(self, spans: Ints) -> Ints:
        """Where spans (n, 3) end in the line."""
        return np.asarray(self.begins[spans[:, 0]] + spans[:, 2])

    def sentences(self, spans: Ints) -> Ints:
        """The number, in its block, of the sentence that each span begins in."""
        return np.array([self._sentences[b][s] for b, s, _ in spans], dtype=np.int64)

    def quotes(self, spans: Ints) -> Ints:
        """The number, in its block, of the quotation that each span's middle is in, or -1."""
        return np.array([self._quotes[b][(s + e - 1) // 2] for b, s, e in spans], dtype=np.int64)


def _quote_numbers(states: Ints) -> Ints:
    number = np.cumsum(states == OPENING)
    inside = (states == INSIDE) | (states == LEFT_OPEN) | (states == OPENING)
    return np.asarray(np.where(inside, number, -1))


def signs(a: Ints, b: Ints, others: Sequence[Ints], layout: Layout) -> Floats:
    """Features of pairs of spans a (m, 3) and b (n, 3): (m, n, SIGNS), all 0 or 1.

    `others` are the sources, cues and contents of the document, whose number between the two counts.
    """
    m, n = len(a), len(b)
    same = a[:, None, 0] == b[None, :, 0]
    a_start, a_end, b_start, b_end = layout.starts(a), layout.ends(a), layout.starts(b), layout.ends(b)
    after = b_start[None, :] >= a_end[:, None]
    gap = np.where(after, b_start[None, :] - a_end[:, None], a_start[:, None] - b_end[None, :])
    gap = np.where(out_of_reach(a, b), 2 * _FAR, gap)  # so that far spans change no rank
    sentence = np.clip(layout.sentences(b)[None, :] - layout.sentences(a)[:, None], -3, 3) + 3
    parts = [
        _one_hot(buckets(a, b), DISTANCES),
        _one_hot(sentence, 7) * same[..., None],
    ]
    low = np.where(after, a_end[:, None], b_end[None, :])
    high = np.where(after, b_start[None, :], a_start[:, None])
    for spans in others:
        places = np.sort(layout.starts(spans))
        between = np.searchsorted(places, high) - np.searchsorted(places, low)
        parts.append(_one_hot(np.clip(between, 0, 3), 4))
    a_quote, b_quote = layout.quotes(a), layout.quotes(b)
    shape = (m, n)
    parts.append(
        np.stack(
            [
                np.broadcast_to((a_quote >= 0)[:, None], shape),
                np.broadcast_to((b_quote >= 0)[None, :], shape),
                same & (a_quote[:, None] == b_quote[None, :]) & (a_quote >= 0)[:, None],
                same & (a_quote[:, None] != b_quote[None, :]),
            ],
            axis=-1,
        ).astype(np.float32)
    )
    for axis in (1, 0):
        parts.append(_ranked(gap, axis))
        parts.append(_ranked(np.where(after, gap, gap + _FAR), axis))
    opens = a[:, 1] == 0
    whole = opens & (a[:, 2] >= layout.lengths[a[:, 0]] - 1)
    parts.append(
        np.stack([np.broadcast_to(opens[:, None], shape), np.broadcast_to(whole[:, None], shape)], axis=-1)
    )
    return np.concatenate([p.astype(np.float32) for p in parts], axis=-1)


def _one_hot(values: Ints, size: int) -> Floats:
    return np.eye(size, dtype=np.float32)[values]


def _ranked(gap: Ints, axis: int) -> Floats:
    """One-hot rank (0, 1, 2, more) of each distance along an axis."""
    order = gap.argsort(axis=axis, kind="stable").argsort(axis=axis, kind="stable")
    return _one_hot(np.minimum(order, 3), 4)
