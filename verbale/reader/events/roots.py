"""Roots: what becomes of one by how its event is told: to come, refused, in vain, ended (plover.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from verbale.reader.events.lexicon import Root


class Roots(msgspec.Struct, frozen=True):
    """PLOVER's roots, their quad classes, and what they turn into."""

    quad: Mapping[Root, int]
    root: Mapping[str, Root]
    """The root of each kind of move; kinds that are not listed have none."""
    press: Mapping[Root, frozenset[str]]
    """Base forms by which a `press` has another root."""
    deliver: Mapping[Root, frozenset[str]]
    future: Mapping[Root, Root]
    """A root that is not listed stays."""
    refused: Mapping[Root, Root]
    """A root that is not listed, here and below, is no event."""
    negated: Mapping[Root, Root]
    failed: Mapping[Root, Root]
    tried: Mapping[Root, Root]
    possible: Mapping[Root, Root]
    ended: Mapping[Root, Root]

    def to_come(self, root: Root) -> Root:
        """What is only planned, promised, wanted or announced."""
        return self.future.get(root, root)


@cache
def packaged_roots() -> Roots:
    """The tables that come with Verbale."""
    told = tomllib.loads((files("verbale.vocabulary") / "plover.toml").read_text(encoding="utf-8"))
    for kind in ("press", "deliver"):
        told[kind] = {root: words.split() for root, words in told[kind].items()}
    return msgspec.convert(told, Roots)
