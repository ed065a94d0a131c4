"""The learned reader: drafts off the encoder's hidden states."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.head import Head, Part
from verbale.reader.encoder import WEIGHTS, Encoded


@cache
def load_head(folder: Path = WEIGHTS) -> Head:
    """The attribution head in a folder of weights, the shipped one by default."""
    with np.load(folder / "attribution.npz") as told:
        return Head({name: told[name] for name in told.files})


def read_encoded(encoded: Sequence[Encoded], head: Head) -> list[Draft]:
    """The drafts of a document, in the order of their cues."""

    def place(part: Part) -> Place:
        pieces = encoded[part.block].pieces
        return Place(part.block, int(pieces.starts[part.start]), int(pieces.ends[part.end - 1]))

    return [
        Draft(
            (place(found.source),) if found.source else (),
            place(found.cue) if found.cue else None,
            tuple(sorted(place(part) for part in found.contents)),
            found.confidence,
            found.signs,
        )
        for found in head.read(encoded)
    ]
