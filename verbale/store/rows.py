"""What one transaction asks of the tables, and what it writes to them."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from verbale.document import Document
from verbale.problems import LedgerError, UsageError
from verbale.record.entries import DocumentRead, Entry, Line, TextRedacted
from verbale.store.chain import entry_of, moment_of, seal, written
from verbale.store.keeping import Held
from verbale.store.tables import entries, head, texts


class Head(msgspec.Struct, frozen=True):
    """Where a ledger ends. Written down elsewhere, it proves later that nothing before it changed."""

    count: int
    """How many entries there are."""
    hash: str
    """The hash of the last."""


class TakenOut(msgspec.Struct, frozen=True):
    """A text that was taken out of the ledger: when, and why."""

    at: dt.datetime
    why: str


def end_of(connection: Connection) -> Head:
    """The ledger's end as its head tells it; locks it where the transaction writes."""
    row = connection.execute(select(head.c.last, head.c.hash).with_for_update()).one_or_none()
    if row is None:
        raise LedgerError("the ledger's head is missing: see `verbale verify`")
    return Head(row.last, row.hash)


def append_entry(connection: Connection, dossier: str, entry: Entry, at: dt.datetime) -> Line:
    """Write the next line; the transaction must hold the lock for writing already."""
    end = end_of(connection)
    last = connection.execute(select(entries.c.hash).where(entries.c.seq == end.count)).scalar_one_or_none()
    if end.count and last != end.hash:
        raise LedgerError("the ledger's end was tampered with: see `verbale verify`; nothing was written")
    try:
        sealed = seal(end.count + 1, at, dossier, entry, end.hash)
    except UnicodeEncodeError as error:
        raise UsageError("the entry holds half a character (a lone surrogate), which no file can") from error
    except (ValueError, OverflowError) as error:
        raise UsageError(str(error)) from error
    line = sealed.line
    connection.execute(
        insert(entries).values(
            seq=line.seq,
            at=written(line.at),
            dossier=line.dossier,
            body=zlib.compress(sealed.body),
            previous=line.previous,
            hash=line.hash,
            **found_by(entry),
        )
    )
    connection.execute(update(head).values(last=line.seq, hash=line.hash))
    return line


def found_by(entry: Entry) -> dict[str, str | None]:
    """What an entry is found by beside its dossier: its kind, document id and text."""
    kind = str(entry.__struct_config__.tag)
    if isinstance(entry, DocumentRead):
        source = entry.reading.document
        return {"kind": kind, "document": source.id, "text": source.sha256}
    return {"kind": kind, "document": None, "text": entry.sha256 if isinstance(entry, TextRedacted) else None}


def line_from(row: Row[*tuple[Any, ...]]) -> Line:
    """The line that a row of `entries` holds; raises LedgerError, naming the entry, where it holds none."""
    try:
        entry = entry_of(zlib.decompress(row.body))
        at = moment_of(row.at)
    except msgspec.ValidationError as error:
        raise LedgerError(
            f"entry {row.seq} is of a kind that this version does not know ({error}): update Verbale"
        ) from error
    except (zlib.error, ValueError) as error:
        raise LedgerError(f"entry {row.seq} is damaged ({error}): see `verbale verify`") from error
    return Line(seq=row.seq, at=at, dossier=row.dossier, entry=entry, previous=row.previous, hash=row.hash)


def latest_line(connection: Connection, dossier: str, document: str) -> Line | None:
    """The latest line of a dossier that reads a document of this id."""
    readings = select(entries).where(entries.c.dossier == dossier, entries.c.document == document)
    row = connection.execute(readings.order_by(entries.c.seq.desc()).limit(1)).one_or_none()
    return None if row is None else line_from(row)


def held_for(connection: Connection, dossier: str, document: Document) -> Held:
    """What a dossier holds that matters for one document."""
    line = latest_line(connection, dossier, document.id)
    latest = line.entry if line is not None and isinstance(line.entry, DocumentRead) else None
    same = select(entries.c.document).where(
        entries.c.text == document.sha256, entries.c.dossier == dossier, entries.c.document.is_not(None)
    )
    first_id = connection.execute(same.order_by(entries.c.seq).limit(1)).scalar_one_or_none()
    redacted = taken_out(connection, document.sha256) is not None
    return Held(latest=latest, first_id=first_id, redacted=redacted)


def holds_text(connection: Connection, sha256: str) -> bool:
    """True where the text was written once, even if it was taken out since."""
    row = connection.execute(select(texts.c.sha256).where(texts.c.sha256 == sha256)).one_or_none()
    return row is not None


def keep_text(connection: Connection, document: Document) -> None:
    """Write a document's text, unless it is there."""
    if not holds_text(connection, document.sha256):
        connection.execute(insert(texts).values(sha256=document.sha256, body=pack(document.text)))


def dossiers_with(connection: Connection, sha256: str) -> tuple[str, ...]:
    """The names of the dossiers that read a text, in alphabetical order."""
    names = select(entries.c.dossier).where(entries.c.text == sha256).distinct()
    return tuple(sorted(connection.execute(names).scalars()))


def take_out(connection: Connection, sha256: str, why: str, at: dt.datetime) -> None:
    """Empty a text's row, and say in it why and when."""
    gap = {"body": None, "taken_out_at": written(at), "taken_out_why": why}
    connection.execute(update(texts).where(texts.c.sha256 == sha256).values(gap))


def taken_out(connection: Connection, sha256: str) -> TakenOut | None:
    """When and why a text was taken out; None where it was not."""
    gone = select(texts.c.taken_out_at, texts.c.taken_out_why).where(
        texts.c.sha256 == sha256, texts.c.body.is_(None)
    )
    row = connection.execute(gone).one_or_none()
    return None if row is None else TakenOut(moment_of(row.taken_out_at), row.taken_out_why)


def pack(text: str) -> bytes:
    """A text as it is stored: UTF-8, deflated."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack(body: bytes) -> str:
    """The text that was packed; raises zlib.error or UnicodeDecodeError where it was damaged."""
    return zlib.decompress(body).decode("utf-8", "surrogatepass")
