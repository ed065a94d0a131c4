"""Frames: the words that make a move, read from commented data files (vocabulary/frames.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from verbale.problems import UsageError
from verbale.reading import MoveKind
from verbale.vocabulary import own_text

OWN = "own."
"""Before the name of a frame of a user's own file: what it sees stands, whatever the learned head says."""

Use = Literal["verb", "noun", "adjective"]


class Frame(msgspec.Struct, frozen=True, kw_only=True, rename={"use": "as"}, forbid_unknown_fields=True):
    """One way in which words make a move; the data file's head explains the fields."""

    kind: MoveKind
    use: Use
    words: str
    what: str
    to: str = ""
    by: str = "subject"
    says: bool = False
    negated: MoveKind | Literal[""] | None = None
    negated_only: bool = False
    future: MoveKind | Literal[""] | None = None
    deed: bool = False
    objects: str = ""
    """The word makes the move only with one of these as its object."""
    subjects: str = ""
    objects_of: str = ""
    """The noun makes the move only where one of these verbs governs it."""


class _FrameFile(msgspec.Struct, forbid_unknown_fields=True):
    frame: tuple[Frame, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """One word of a frame: its frame, and the particle or preposition that belongs to it."""

    frame: Frame
    particle: str | None
    what: tuple[str, ...]
    to: tuple[str, ...]
    by: tuple[str, ...]
    objects: frozenset[str]
    subjects: frozenset[str]
    objects_of: frozenset[str]
    name: str
    """`demand.verb.insist+on`: what `read_by` tells; `own.` before it for a frame of a user's file."""


class Frames:
    """All frames by word and use."""

    def __init__(self, frames: Iterable[Frame], own: Iterable[Frame] = ()) -> None:
        self._entries: dict[tuple[Use, str], list[Entry]] = {}
        mine = tuple(own)
        for n, frame in enumerate((*mine, *frames)):
            for word in frame.words.split():
                base, _, particle = word.partition("+")
                entry = Entry(
                    frame,
                    particle or None,
                    tuple(frame.what.split()),
                    tuple(frame.to.split()),
                    tuple(frame.by.split()),
                    frozenset(frame.objects.split()),
                    frozenset(frame.subjects.split()),
                    frozenset(frame.objects_of.split()),
                    f"{OWN if n < len(mine) else ''}{frame.kind}.{frame.use}.{word}",
                )
                self._entries.setdefault((frame.use, base), []).append(entry)
        # A word with its particle says more than the word alone: "call on" before "call".
        for entries in self._entries.values():
            entries.sort(key=lambda entry: (entry.particle is None, not entry.objects))

    def of(self, use: Use, word: str) -> tuple[Entry, ...]:
        """The entries of a base form, those with particles first."""
        return tuple(self._entries.get((use, word), ()))

    def __len__(self) -> int:
        return sum(map(len, self._entries.values()))


@cache
def packaged_frames() -> Frames:
    """The frames that come with Verbale."""
    resource = files("verbale.vocabulary").joinpath("frames.toml")
    return Frames(parse_frames(resource.read_text(encoding="utf-8"), "frames.toml"))


def load_frames(extra: Path | None = None) -> Frames:
    """The packaged frames, and a user's own after them."""
    if extra is None:
        return packaged_frames()
    resource = files("verbale.vocabulary").joinpath("frames.toml")
    told = own_text(extra)
    packaged = parse_frames(resource.read_text(encoding="utf-8"), "frames.toml")
    return Frames(packaged, own=parse_frames(told, str(extra)))


def parse_frames(text: str, name: str) -> tuple[Frame, ...]:
    """The frames of a TOML text; raises UsageError that names the file and what is wrong in it."""
    try:
        return msgspec.convert(tomllib.loads(text), _FrameFile).frame
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise UsageError(f"{name}: {error}") from error
