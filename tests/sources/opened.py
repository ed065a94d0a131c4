"""How the tests open sources: files made in a folder, and what came of them in a readable shape."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from verbale.document import Document
from verbale.sources import Found, Told, open_sources


def found(*names: str | Path, told: Told | None = None, stdin: bytes | None = None) -> list[Found]:
    """All that the names stand for, in order."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(open_sources(map(str, names), told or Told(), stdin=stream))


def document(*names: str | Path, told: Told | None = None, stdin: bytes | None = None) -> Document:
    """The one document that the names stand for."""
    documents = [f.document for f in found(*names, told=told, stdin=stdin) if f.document is not None]
    assert len(documents) == 1
    return documents[0]


def codes(things: Iterable[Found]) -> list[str]:
    """The codes of all problems, in order; `!` marks what was lost."""
    return [f"{'!' if p.lost else ''}{p.code}" for thing in things for p in thing.problems]


def message(things: Iterable[Found]) -> str:
    """The message of the only problem."""
    (only,) = [problem for thing in things for problem in thing.problems]
    assert "\n" not in only.message
    return only.message


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, and the folders that it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path
