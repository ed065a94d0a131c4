"""A page: what the stages before moves know of a document, to be asked by place."""

from __future__ import annotations

from dataclasses import dataclass

from verbale.reader.moves.movers import Cast, Told
from verbale.reader.moves.when import Clock


@dataclass(frozen=True)
class Page:
    """Who, by whose account, when."""

    cast: Cast
    told: Told
    clock: Clock
