"""How the tests of moves tell what they expect: a line a move, as a person would write it down."""

from __future__ import annotations

from verbale.document import make_document
from verbale.reader.reader import Reader
from verbale.reading import Move


def moves_of(text: str, reader: Reader, published: str | None = None) -> list[Move]:
    """The moves of a short text."""
    reading = reader.read(make_document("test", text, published=published))
    assert not reading.problems, reading.problems
    return list(reading.moves)


def told(move: Move) -> str:
    """A move in one line: `demand KEN > TZA: reopen the border [if ...]`."""
    line = f"{move.kind} {', '.join(move.by)}"
    if move.to:
        line += f" > {', '.join(move.to)}"
    line += f": {move.what}"
    if move.condition:
        line += f" [{move.condition}]"
    return line


def lines(text: str, reader: Reader, published: str | None = None) -> list[str]:
    """The moves of a short text, one line each."""
    return [told(move) for move in moves_of(text, reader, published)]
