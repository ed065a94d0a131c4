"""What makes the page: how many lines each section may tell, the weightiest first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

from verbale.show.page import SectionKey

PLACES: dict[SectionKey, int] = {
    "changes": 5,
    "expectations": 3,
    "commitments": 3,
    "items": 2,
    "warnings": 1,
    "deeds": 1,
    "denials": 1,
    "withheld": 1,
    "meetings": 2,
    "assessments": 1,
    "contradictions": 1,
}
"""Lines that each section is sure of. Together, with a sentence each, they fill a page at 80 columns."""

_APART: frozenset[SectionKey] = frozenset({"changes", "expectations"})
"""Sections that neither take nor give places: they point at lines told below, and their weights are of
another kind."""


def shares(weights: Mapping[SectionKey, Sequence[float]]) -> dict[SectionKey, int]:
    """Share the places of a page among sections, given the weights of their lines.

    Each section has its own places. Those that it cannot fill go, one by one, to the weightiest line
    that is still left out, wherever it stands; of equal weights, to the section told first.
    """
    given = {key: min(PLACES[key], len(weights.get(key, ()))) for key in PLACES}
    spare = sum(PLACES[key] - given[key] for key in PLACES if key not in _APART)
    ranked = {key: sorted(told, reverse=True) for key, told in weights.items() if key not in _APART}
    order = list(PLACES)
    queue = [
        (-told[given[key]], order.index(key), key) for key, told in ranked.items() if given[key] < len(told)
    ]
    heapq.heapify(queue)
    while queue and spare:
        _, place, key = heapq.heappop(queue)
        given[key] += 1
        spare -= 1
        if given[key] < len(ranked[key]):
            heapq.heappush(queue, (-ranked[key][given[key]], place, key))
    return given
