"""Verbale reads what is said of a negotiation and keeps the record.

import verbale

reading = verbale.read("report.txt", published="2022-01-21")[0]
for move in reading.moves:
    print(move.kind, move.by, move.what, move.quote)

with verbale.open_ledger("talks.db") as ledger:
    dossier = ledger.dossier("geneva")
    dossier.add("reports/")
    print(verbale.brief(dossier.as_of("2022-01-22")))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbale.api import open_ledger, read
    from verbale.document import Document, make_document
    from verbale.problems import LedgerError, Problem, UsageError, VerbaleError
    from verbale.reader.reader import Reader, Settings
    from verbale.reading import Move, Reading, Statement
    from verbale.record.state import StateOfPlay
    from verbale.show import brief

_WHERE = {
    "Document": "verbale.document",
    "LedgerError": "verbale.problems",
    "Move": "verbale.reading",
    "Problem": "verbale.problems",
    "Reader": "verbale.reader.reader",
    "Reading": "verbale.reading",
    "Settings": "verbale.reader.reader",
    "StateOfPlay": "verbale.record.state",
    "Statement": "verbale.reading",
    "UsageError": "verbale.problems",
    "VerbaleError": "verbale.problems",
    "brief": "verbale.show",
    "make_document": "verbale.document",
    "open_ledger": "verbale.api",
    "read": "verbale.api",
}
"""Where each public name is defined; imported when it is first asked for, so that starting is quick."""

__all__ = [
    "Document",
    "LedgerError",
    "Move",
    "Problem",
    "Reader",
    "Reading",
    "Settings",
    "StateOfPlay",
    "Statement",
    "UsageError",
    "VerbaleError",
    "brief",
    "make_document",
    "open_ledger",
    "read",
]


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module 'verbale' has no attribute {name!r}")
