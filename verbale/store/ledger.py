"""The ledger: entries one after the other, each sealed by the hash of the one before it."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, func, select

from verbale.document import Document, text_hash
from verbale.problems import LedgerError, Problem, UsageError
from verbale.reading import Reading
from verbale.record.copies import signature
from verbale.record.entries import DocumentRead, Entry, Line, TextRedacted
from verbale.store import rows, sqlite
from verbale.store.chain import written
from verbale.store.dossier import Desk, Dossier, dossier_name
from verbale.store.keeping import (
    Kept,
    Outlook,
    check_fits,
    check_told,
    entry_for,
    outcome_of,
    with_what_is_known,
)
from verbale.store.tables import entries, texts

if TYPE_CHECKING:
    from typing import Self

_PAGE = 256
"""Lines fetched at a time: a page of readings is a few megabytes at most."""


class Ledger:
    """An open ledger; `open_ledger` makes it. It may be shared between threads.

    Every method raises LedgerError, in one line, where the file cannot be read or written, and
    UsageError where the caller asks for something that cannot be.
    """

    def __init__(
        self, engine: Engine, path: Path, *, wait: float, read_only: bool, desk: Desk | None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._engine = engine
        self._wait = wait
        self._desk = desk
        self._sweeps = read_only and not sqlite.log_of(path).exists()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; closing twice is fine."""
        self._engine.dispose()
        if self._sweeps:
            self._sweeps = False
            sqlite.sweep(self.path)

    def dossier(self, name: str) -> Dossier:
        """A dossier of this ledger; it need not hold anything yet."""
        return Dossier(self, name, self._desk)

    # Writing

    def append(self, dossier: str, entry: Entry, at: dt.datetime | None = None) -> Line:
        """Write one entry, in one transaction; when this returns, the entry is on the disk.

        `at` is when it is written, now by default; a time without a zone is refused. A reading is
        appended only where its text is held: `keep` writes both.
        """
        name = dossier_name(dossier)
        with self._writing() as connection:
            if isinstance(entry, DocumentRead):
                source = entry.reading.document
                if not rows.holds_text(connection, source.sha256):
                    raise UsageError(f"{source.id}: the ledger does not hold the text of this reading")
            return rows.append_entry(connection, name, entry, at or _now())

    def keep(
        self,
        dossier: str,
        document: Document,
        reading: Reading,
        *,
        reader: str | None = None,
        told: tuple[str, ...] = (),
        near: str | None = None,
        at: dt.datetime | None = None,
    ) -> Kept:
        """Write a document's text and its reading, both or neither, unless they are held already.

        `reader` names what read it, with version and settings. `told` names the fields of the
        document that the user told. `near` is the hash of the text that this one re-publishes, where
        that is known; the very same text under another id is found here. Read the document that `outlook`
        gives back, so that what was told of it earlier is not forgotten.
        """
        name = dossier_name(dossier)
        check_told(told)
        check_fits(document, reading)
        with self._writing() as connection:
            held = rows.held_for(connection, name, document)
            outcome = outcome_of(reading.document, held, reader=reader, told=told, reading=reading)
            if outcome == "redacted":
                return Kept(outcome=outcome, line=None)
            if outcome == "unchanged":
                return Kept(outcome=outcome, line=rows.latest_line(connection, name, document.id))
            rows.keep_text(connection, document)
            shingles = signature(document.text)
            entry = entry_for(reading, held, reader=reader, told=told, near=near, shingles=shingles)
            return Kept(outcome=outcome, line=rows.append_entry(connection, name, entry, at or _now()))

    def redact(self, sha256: str, why: str, at: dt.datetime | None = None) -> tuple[Line, ...]:
        """Take a text out of the file for good; the hash stays, and says what stood there.

        Returns the entries that say so, one in each dossier that read the text. What the readings
        quote of it stays in them. Raises UsageError where there is no such text (any more).
        """
        if not why.strip():
            raise UsageError("say why the text is taken out")
        with self._writing() as connection:
            if not rows.holds_text(connection, sha256):
                raise UsageError(f"the ledger holds no text {sha256}")
            if (gone := rows.taken_out(connection, sha256)) is not None:
                raise UsageError(f"the text {sha256} was taken out on {gone.at:%Y-%m-%d} already: {gone.why}")
            entry, moment = TextRedacted(sha256=sha256, why=why), at or _now()
            names = rows.dossiers_with(connection, sha256)
            lines = tuple(rows.append_entry(connection, name, entry, moment) for name in names)
            rows.take_out(connection, sha256, why, moment)
        with sqlite.told_plainly(self.path, self._wait):
            # Old pages of the log still hold the text: empty it. Where a reader stands in the way for
            # longer than `wait`, the text leaves the log when the last process closes the ledger.
            sqlite.shorten_log(self._engine)
        return lines

    # Reading

    def lines(self, dossier: str | None = None, since_seq: int = 0) -> Iterator[Line]:
        """The lines after `since_seq` in order, of one dossier or of all, as far as the ledger goes now.

        Streams: memory holds one page of lines, and no lock is kept between pages. The chain is not
        checked on the way: that is `verify`'s work.
        """
        with self._reading() as connection:
            last = rows.end_of(connection).count
        asked = select(entries).where(entries.c.seq <= last).order_by(entries.c.seq).limit(_PAGE)
        if dossier is not None:
            asked = asked.where(entries.c.dossier == dossier_name(dossier))
        after = since_seq
        while after < last:
            with self._reading() as connection:
                page = connection.execute(asked.where(entries.c.seq > after)).all()
            for row in page:
                yield rows.line_from(row)
            after = page[-1].seq if len(page) == _PAGE else last

    def line(self, seq: int) -> Line | None:
        """One line by its number, or None."""
        with self._reading() as connection:
            row = connection.execute(select(entries).where(entries.c.seq == seq)).one_or_none()
        return None if row is None else rows.line_from(row)

    def text(self, sha256: str) -> str | None:
        """The text that has this hash; None where the ledger never held it, or it was taken out."""
        with self._reading() as connection:
            body = connection.execute(
                select(texts.c.body).where(texts.c.sha256 == sha256)
            ).scalar_one_or_none()
        if body is None:
            return None
        try:
            text = rows.unpack(body)
        except (zlib.error, UnicodeDecodeError) as error:
            raise LedgerError(f"{self.path}: the text {sha256} is damaged ({error})") from error
        if text_hash(text) != sha256:
            raise LedgerError(f"{self.path}: the text {sha256} was edited, its hash no longer fits")
        return text

    def taken_out(self, sha256: str) -> rows.TakenOut | None:
        """When and why a text was taken out; None where it was not."""
        with self._reading() as connection:
            return rows.taken_out(connection, sha256)

    def dossiers(self) -> tuple[str, ...]:
        """The names of the dossiers that hold something, in the order of their first entry."""
        first = func.min(entries.c.seq)
        with self._reading() as connection:
            names = connection.execute(select(entries.c.dossier).group_by(entries.c.dossier).order_by(first))
            return tuple(names.scalars())

    def head(self) -> rows.Head:
        """How many entries there are, and the hash of the last."""
        with self._reading() as connection:
            return rows.end_of(connection)

    def outlook(
        self, dossier: str, document: Document, *, reader: str | None = None, told: tuple[str, ...] = ()
    ) -> Outlook:
        """What is known of a document and what would be new about it, before it is read (see `keep`)."""
        with self._reading() as connection:
            held = rows.held_for(connection, dossier_name(dossier), document)
        known = with_what_is_known(document, held, told)
        return Outlook(document=known, outcome=outcome_of(known, held, reader=reader, told=told))

    # Trust

    def verify(self, noted: rows.Head | None = None) -> tuple[Problem, ...]:
        """Everything that is wrong with the ledger, entry by entry; empty where it is whole.

        `noted` is a head that was written down earlier: it must still be in the chain.
        """
        from verbale.store.verify import find_problems

        with sqlite.told_plainly(self.path, self._wait):
            return tuple(find_problems(self._engine, self.path, noted))

    def check(self, *, create: bool) -> None:
        """Called by `open_ledger`: make the tables where there are none, refuse what is no ledger."""
        if create:
            sqlite.make(self._engine, written(_now()))
        with self._reading() as connection:
            sqlite.check_kind(connection, self.path)
            amiss = () if self.read_only else sqlite.guards_amiss(connection)
        if amiss:
            raise LedgerError(
                f"{self.path} was tampered with ({amiss[0]}): see `verbale verify`; nothing is added"
            )
        if not self.read_only:
            sqlite.keep_log(self._engine, self._wait)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise LedgerError(f"{self.path} was opened for reading only")
        with sqlite.told_plainly(self.path, self._wait), sqlite.writing(self._engine) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sqlite.told_plainly(self.path, self._wait), sqlite.looking(self._engine) as connection:
            yield connection


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
