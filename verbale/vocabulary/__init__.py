"""The vocabulary: words, names and facts as commented TOML files, and how a user's own file is read."""

from __future__ import annotations

from pathlib import Path

from verbale.problems import UsageError


def own_text(path: Path) -> str:
    """The text of a user's own vocabulary; raises UsageError, which says why the file cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 (byte {error.start})") from error
