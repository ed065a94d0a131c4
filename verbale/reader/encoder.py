"""The encoder: one pass over all blocks of a document, shared by whatever reads them.

An int8 ONNX file (MiniLM-L6, fine-tuned; `verbale/weights/MODEL_CARD.md`) turns word pieces into
hidden states. Heads of a few linear layers (attribution, moves) read them in numpy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.reader.pieces import Pieces, cut, load_tokenizer
from verbale.reader.prose import Block

Floats = NDArray[np.float32]

HIDDEN = 384

CLS, SEP = 101, 102
"""Ids of the pieces that begin a window and end a block in it."""

LONGEST = 256
"""Pieces in a window, the ones that begin it and end its blocks included; as it was trained."""

CONTEXT = 32
"""A window begins with the block before it, or its last pieces, for context: at most so many."""

WEIGHTS = Path(__file__).parent.parent / "weights"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A block's word pieces and their hidden states, float32 (pieces, 384)."""

    pieces: Pieces
    hidden: Floats


def windows(
    lengths: Sequence[int], longest: int = LONGEST, first: int | None = None
) -> Iterator[list[tuple[int, int, int]]]:
    """Group blocks into windows: lists of (block, start piece, end piece), in order.

    A block with more pieces than a window holds is cut. `first` bounds the first window, so that
    training sees the same text cut at different places.
    """
    room = (first or longest) - 1
    window: list[tuple[int, int, int]] = []
    for block, length in enumerate(lengths):
        start = 0
        while start < length:
            if window and length - start + 1 > room:
                yield window
                window, room = [], longest - 1
            end = min(length, start + longest - 2)
            window.append((block, start, end))
            room -= end - start + 1
            start = end
    if window:
        yield window


class Encoder:
    """The encoder that ships with the package, or another in a folder of the same shape.

    `threads`: how many cores one run may use. The model file is mapped, so a first run takes tens
    of milliseconds.
    """

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        # Importing it is enough for it to look up its maker's host and leave files in the user's home.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # an arena never gives back what the longest batch took
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")

    def encode(self, blocks: Sequence[Block]) -> tuple[Encoded, ...]:
        """The pieces and hidden states of each block; the same blocks give the same states."""
        pieces = cut([block.text for block in blocks], self._tokenizer)
        hidden = [np.zeros((len(p), HIDDEN), dtype=np.float32) for p in pieces]
        inputs = (_input(window, pieces) for window in windows([len(p) for p in pieces], LONGEST - CONTEXT))
        for window in inputs:
            states = self._run(window)
            for at, (block, start, end) in zip(window.starts, window.parts, strict=True):
                hidden[block][start:end] = states[at : at + end - start]
        return tuple(Encoded(p, h) for p, h in zip(pieces, hidden, strict=True))

    def _run(self, window: _Window) -> Any:
        """The states of one window. One at a time: on one core twice as fast as many, whose states
        do not fit the processor's cache, and what else is read changes nothing in a window."""
        ids, marks = np.array([window.ids]), np.array([window.marks])
        return self._session.run(None, {"ids": ids, "marks": marks, "mask": np.ones_like(ids)})[0][0]


@cache
def shipped_encoder(threads: int = 1) -> Encoder:
    """The encoder that ships with the package, loaded once."""
    return Encoder(threads=threads)


@dataclass(frozen=True, slots=True)
class _Window:
    ids: list[int]
    marks: list[int]
    starts: list[int]
    parts: list[tuple[int, int, int]]


def _input(parts: list[tuple[int, int, int]], pieces: Sequence[Pieces]) -> _Window:
    """A window's ids and marks, with the end of what stands before it in front."""
    block, start, _ = parts[0]
    whole = start > 0  # the window begins amid a block: what stands before it is of the same one
    before = pieces[block] if whole else pieces[block - 1] if block else None
    ids, marks, starts = [CLS], [0], []
    if before is not None:
        upto = start if whole else len(before)
        since = max(0, upto - CONTEXT)
        ids += [*before.ids[since:upto].tolist(), *([] if whole else [SEP])]
        marks += [*before.marks[since:upto].tolist(), *([] if whole else [0])]
    for block, start, end in parts:
        starts.append(len(ids))
        ids += [*pieces[block].ids[start:end].tolist(), SEP]
        marks += [*pieces[block].marks[start:end].tolist(), 0]
    return _Window(ids, marks, starts, parts)
