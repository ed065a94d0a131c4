"""What taking in a document changed, so that it can be taken back.

Documents do not come in the order of their days. The projection takes back what it folded after an
older document's place, takes that in, and folds the rest again: every change goes through here.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Journal:
    """Appends to lists, puts into dicts and counts up, and can undo all since a mark."""

    def __init__(self) -> None:
        self._done: list[tuple[Any, ...]] = []

    def mark(self) -> int:
        """Give the place to come back to."""
        return len(self._done)

    def append(self, target: list[T], item: T) -> None:
        """Append an item to a list."""
        target.append(item)
        self._done.append((target,))

    def put(self, target: dict[K, T], key: K, value: T) -> None:
        """Put a value under a key that has none yet."""
        target[key] = value
        self._done.append((target, key))

    def count(self, target: dict[K, int], key: K) -> None:
        """Count a key up by one."""
        target[key] = target.get(key, 0) + 1
        self._done.append((target, key, -1))

    def undo(self, mark: int) -> None:
        """Take back all that was done since the mark, the last first."""
        while len(self._done) > mark:
            done = self._done.pop()
            if len(done) == 1:
                done[0].pop()
            elif len(done) == 2:
                del done[0][done[1]]
            else:
                done[0][done[1]] -= 1
