"""The tables of a ledger, in SQLAlchemy's words; nothing here is SQLite's alone.

Four tables: what the file is, the entries one after the other, the texts that they were read from,
and the head, which names the last entry and its hash. They are STRICT, so that a file from somebody
else holds the types that it should.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

FORMAT = 1
"""The format of the file; it grows only when an older Verbale could no longer read a newer file."""

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("format", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    sqlite_strict=True,
)

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    # Three columns copied out of the body to be found by; `verify` holds them against the body.
    Column("kind", Text, nullable=False),
    Column("document", Text),
    Column("text", Text),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    # Last: what comes after a long value is slow to reach, and lost with it where a page is damaged.
    Column("body", LargeBinary, nullable=False),  # canonical JSON, deflated: a quarter of the size
    Index("entries_by_dossier", "dossier", "seq"),
    Index("entries_by_document", "dossier", "document", "seq"),
    Index("entries_by_text", "text", "dossier", "seq"),
    sqlite_strict=True,
)

texts = Table(
    "texts",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary),  # UTF-8, deflated; null once the text is taken out
    Column("taken_out_at", Text),
    Column("taken_out_why", Text),
    sqlite_strict=True,
)

head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_strict=True,
)
