"""Is the ledger whole? Every entry is held against its hash, every text against its own.

What no check inside the file can find: somebody who rewrites the whole chain, head and all. For
that, note the head elsewhere and hand it in.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Row, func, inspect, select
from sqlalchemy.exc import DBAPIError

from verbale.document import text_hash
from verbale.problems import Problem
from verbale.store import sqlite
from verbale.store.chain import FIRST, entry_of, line_hash
from verbale.store.rows import Head, found_by, unpack
from verbale.store.tables import entries, head, metadata, texts

_PAGE = 256


def find_problems(engine: Engine, path: Path, noted: Head | None) -> Iterator[Problem]:
    """Everything that is wrong, in order: the file, its guards, the entries, the head, the texts."""
    for code, message in _find(engine, noted):
        yield Problem(code=code, message=message, source=str(path))


_Row = Row[*tuple[Any, ...]]

_Fault = tuple[str, str]
"""A problem's code and message."""


def _find(engine: Engine, noted: Head | None) -> Iterator[_Fault]:
    with sqlite.looking(engine) as connection:
        missing = sorted(set(metadata.tables) - set(inspect(connection).get_table_names()))
        if missing:
            yield "ledger-damaged", f"the table {missing[0]} is missing"
            return
        chain = _Chain()
        yield from _as_far_as_it_can_be_read("the file", _check_file(connection))
        for row in _entries(connection):
            yield from chain.follow(row)
        yield from _as_far_as_it_can_be_read("the head", _check_head(connection, chain))
        if noted is not None:
            yield from _as_far_as_it_can_be_read("the noted entry", _check_noted(connection, chain, noted))
        yield from _as_far_as_it_can_be_read("the list of texts", _check_texts(connection))


def _as_far_as_it_can_be_read(what: str, faults: Iterator[_Fault]) -> Iterator[_Fault]:
    """A damaged page ends one check, not the others."""
    try:
        yield from faults
    except DBAPIError as error:
        yield "ledger-damaged", f"{what} is damaged: {error.orig}"


def _check_file(connection: Connection) -> Iterator[_Fault]:
    for fault in sqlite.guards_amiss(connection):
        yield "ledger-guard", fault
    for fault in sqlite.pages_amiss(connection):
        yield "ledger-damaged", f"the file is damaged: {fault}"


def _entries(connection: Connection) -> Iterator[_Row | int]:
    """Every row in order; the bare number of an entry whose row cannot be read."""
    after: int | None = None
    listed = select(entries.c.seq).order_by(entries.c.seq).limit(_PAGE)
    while True:
        page = listed if after is None else listed.where(entries.c.seq > after)
        try:
            found = connection.execute(page).scalars().all()
        except DBAPIError:  # a page that lists entries is damaged: ask for each by its number
            for seq in range(max(after or 0, 0) + 1, _last(connection) + 1):
                yield from _entry(connection, seq)
            return
        for seq in found:
            yield from _entry(connection, seq)
        if len(found) < _PAGE:
            return
        after = found[-1]


def _entry(connection: Connection, seq: int) -> Iterator[_Row | int]:
    """One row; its bare number where it cannot be read; nothing where there is none."""
    try:
        yield from connection.execute(select(entries).where(entries.c.seq == seq)).all()
    except (DBAPIError, TypeError):
        yield seq


def _last(connection: Connection) -> int:
    try:
        return connection.execute(select(head.c.last)).scalar() or 0
    except DBAPIError:
        return 0


class _Chain:
    """Walks the entries, and remembers what the next one must follow."""

    def __init__(self) -> None:
        self.seq = 0
        self.hash: str | None = FIRST

    def follow(self, row: _Row | int) -> Iterator[_Fault]:
        """Check one entry against those before it."""
        seq = row if isinstance(row, int) else row.seq
        if seq <= 0:
            yield "ledger-gap", f"entry {seq} stands before the first"
            return
        if seq != self.seq + 1:
            yield "ledger-gap", _missing(self.seq + 1, seq - 1)
            self.hash = None
        expected, self.seq = self.hash, seq
        if isinstance(row, int):
            yield "ledger-damaged", f"entry {seq} cannot be read"
            self.hash = None
            return
        self.hash = row.hash
        yield from _check_entry(row, expected)


def _check_entry(row: _Row, expected: str | None) -> Iterator[_Fault]:
    try:
        body = zlib.decompress(row.body)
    except (zlib.error, TypeError) as error:
        yield "ledger-edited", f"entry {row.seq} was edited or damaged: its body cannot be read ({error})"
        return
    if line_hash(row.seq, row.at, row.dossier, body, row.previous) != row.hash:
        yield "ledger-edited", f"entry {row.seq} was edited: its hash no longer fits"
        return
    if expected is not None and row.previous != expected:
        yield (
            "ledger-broken",
            f"entry {row.seq} does not follow entry {row.seq - 1}: one of them was replaced",
        )
    try:
        entry = entry_of(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield "ledger-newer", f"entry {row.seq} is of a kind that this version does not know ({error})"
        return
    for column, value in found_by(entry).items():
        if row._mapping[column] != value:
            yield "ledger-index", f"entry {row.seq} is filed under a wrong {column}: {row._mapping[column]!r}"


def _check_head(connection: Connection, chain: _Chain) -> Iterator[_Fault]:
    end = connection.execute(select(head.c.last, head.c.hash)).one_or_none()
    if end is None:
        yield "ledger-damaged", "the head is missing: nobody can tell where the ledger ends"
    elif end.last > chain.seq:
        yield "ledger-cut", f"the end is cut off: {_missing(chain.seq + 1, end.last)}"
    elif end.last < chain.seq:
        yield "ledger-cut", f"the head knows {end.last} entries, and there are entries up to {chain.seq}"
    elif chain.hash is not None and end.hash != chain.hash:
        yield "ledger-broken", f"entry {chain.seq} is not the one that the head knows as the last"


def _check_noted(connection: Connection, chain: _Chain, noted: Head) -> Iterator[_Fault]:
    if noted.count > chain.seq:
        yield (
            "ledger-rewritten",
            f"there were {noted.count} entries when the head was noted: {chain.seq} are left",
        )
        return
    found = FIRST
    if noted.count:
        row = connection.execute(select(entries.c.hash).where(entries.c.seq == noted.count)).one_or_none()
        found = "" if row is None else row.hash
    if found != noted.hash:
        yield "ledger-rewritten", f"entry {noted.count} is not the one that was noted as the last"


def _check_texts(connection: Connection) -> Iterator[_Fault]:
    read = _firsts(connection, "reading")
    gone = _firsts(connection, "redaction")
    hashes = connection.execute(select(texts.c.sha256).order_by(texts.c.sha256)).scalars().all()
    for sha256 in hashes:
        name = f"the text of entry {read[sha256]}" if sha256 in read else f"the text {sha256}"
        if sha256 not in read:
            yield "ledger-text", f"{name} belongs to no entry"
        fault = _text_fault(connection, sha256, gone.get(sha256))
        if fault is not None:
            yield "ledger-text", f"{name} {fault}"
    for sha256 in sorted(set(read) - set(hashes), key=read.__getitem__):
        yield "ledger-text", f"the text of entry {read[sha256]} is missing"


def _firsts(connection: Connection, kind: str) -> dict[str, int]:
    """The first entry of a kind for each text."""
    first = select(entries.c.text, func.min(entries.c.seq)).where(entries.c.kind == kind)
    rows = connection.execute(first.group_by(entries.c.text)).tuples()
    return {text: seq for text, seq in rows if text is not None}


def _text_fault(connection: Connection, sha256: str, redaction: int | None) -> str | None:
    try:
        body = connection.execute(select(texts.c.body).where(texts.c.sha256 == sha256)).scalar_one()
        if body is None:
            return None if redaction else "was taken out, and no entry says so"
        text = unpack(body)
    except (DBAPIError, zlib.error, UnicodeDecodeError, TypeError):
        return "was edited or damaged: it cannot be read"
    if text_hash(text) != sha256:
        return "was edited: its hash no longer fits"
    return f"is there, though entry {redaction} says that it was taken out" if redaction else None


def _missing(first: int, last: int) -> str:
    return f"entry {first} is missing" if first == last else f"entries {first} to {last} are missing"
