"""The file itself refuses to forget: append-only holds for whoever writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.harbour import NOON, read, report
from verbale.record.entries import DossierDescribed
from verbale.store import open_ledger

REFUSED = "the ledger is append-only"
ANOTHER = """INSERT INTO entries
SELECT {seq}, at, dossier, kind, document, text, {previous}, hash, body FROM entries WHERE seq = 2"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A ledger with two entries, opened by somebody who is not Verbale."""
    path = tmp_path / "strike.db"
    with open_ledger(path) as ledger:
        document = report("monday")
        ledger.keep("strike", document, read(document), at=NOON)
        ledger.append("strike", DossierDescribed(title="The harbour strike"), at=NOON)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries",
        "DELETE FROM texts",
        "DELETE FROM head",
        "DELETE FROM about",
        "UPDATE entries SET dossier = 'wages'",
        "UPDATE texts SET body = x'00'",
        "UPDATE texts SET body = NULL",
        "UPDATE head SET last = 1",
        "UPDATE head SET last = 3",
        "UPDATE head SET hash = ''",
        "UPDATE about SET format = 9",
        "INSERT INTO head VALUES (2, 2, '')",
        "INSERT INTO about VALUES (2, 1, '')",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE seq = 1",
        "INSERT OR REPLACE INTO texts SELECT * FROM texts",
        "INSERT OR REPLACE INTO head SELECT * FROM head",
        ANOTHER.format(seq=4, previous="hash"),
        ANOTHER.format(seq=3, previous="previous"),
        "UPDATE OR REPLACE entries SET seq = 1 WHERE seq = 2",
    ],
)
def test_nothing_is_changed_removed_or_slipped_in(file: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        file.execute(statement)


def test_columns_hold_what_they_should(file: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in BLOB column"):
        file.execute("INSERT INTO texts VALUES ('x', 'words', NULL, NULL)")
