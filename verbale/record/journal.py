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
        # What was changed, each change as (its arguments, how): flat, because a million small tuples
        # would keep the garbage collector busy.
        self._done: list[Any] = []

    def mark(self) -> int:
        """Give the place to come back to."""
        return len(self._done)

    def append(self, target: list[T], item: T) -> None:
        """Append an item to a list."""
        target.append(item)
        self._done += (target, _APPENDED)

    def put(self, target: dict[K, T], key: K, value: T) -> None:
        """Put a value under a key that has none yet."""
        target[key] = value
        self._done += (target, key, _PUT)

    def count(self, target: dict[K, int], key: K) -> None:
        """Count a key up by one."""
        target[key] = target.get(key, 0) + 1
        self._done += (target, key, _COUNTED)

    def undo(self, mark: int) -> None:
        """Take back all that was done since the mark, the last first."""
        done = self._done
        while len(done) > mark:
            how = done.pop()
            if how is _APPENDED:
                done.pop().pop()
                continue
            key, target = done.pop(), done.pop()
            if how is _PUT:
                del target[key]
            else:
                target[key] -= 1


_APPENDED, _PUT, _COUNTED = object(), object(), object()
