"""Problems are data: what went wrong, where, and how to mend it. The run goes on.

Exceptions are for misuse only. The whole family:

    VerbaleError
    ├── UsageError       the caller asked for something impossible (a bad day, an unknown dossier)
    └── LedgerError      the ledger cannot be opened, written or trusted
"""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that kept a source, or a part of it, from being read as it should be."""

    code: str
    """Short and stable, for programs: `not-found`, `encoding`, `language` ..., listed in docs/problems.md."""
    message: str
    """One line for people: what, where and how to mend it."""
    source: str | None = None
    """The file, address or document that it concerns."""
    start: int | None = None
    end: int | None = None
    """Offsets in the document's text, where the problem has a place there."""
    lost: bool = False
    """True where the document was not read because of it; False for a remark on one that was."""


class VerbaleError(Exception):
    """Whatever Verbale raises on purpose; its text is one clear line."""


class UsageError(VerbaleError):
    """The caller asked for something that cannot be done as asked."""


class LedgerError(VerbaleError):
    """The ledger cannot be opened, written or trusted."""
