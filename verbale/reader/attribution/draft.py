"""A draft: an attribution as one of the readers found it, in the characters of the document's blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters `start:end` of the text of block `block` of a document."""

    block: int
    start: int
    end: int

    def holds(self, other: Place) -> bool:
        """Whether all of the other lies in this one."""
        return self.block == other.block and self.start <= other.start and other.end <= self.end

    def touches(self, other: Place) -> bool:
        """Whether the two share a character."""
        return self.block == other.block and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Draft:
    """Who says what, by which words."""

    source: tuple[Place, ...]
    cue: Place | None
    """None only for a turn of a transcript and for a quotation that no words report."""
    contents: tuple[Place, ...]
    confidence: float | None = None
    """How likely the whole is right, from 0 to 1; None where a rule cannot tell."""
    signs: tuple[float, ...] = ()
    """What the confidence was reckoned from, for calibration."""


def in_blocks(places: Iterable[Place]) -> Mapping[int, list[Place]]:
    """Places by the block that they stand in, so that a long document's need not all be compared."""
    found: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        found[place.block].append(place)
    return found
