"""What is SQLite's own: opening the file, its guards, its pragmas, its errors in plain words.

Everything else in the store speaks SQLAlchemy, so that another database needs one module like this.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, insert
from sqlalchemy.exc import DBAPIError

from verbale.problems import LedgerError
from verbale.store.chain import FIRST
from verbale.store.tables import FORMAT, about, head, metadata

APPLICATION_ID = 0x5672626C
"""`Vrbl` in the file's header: how `file` and Verbale tell a ledger from any other SQLite file."""

Mode = Literal["create", "write", "read", "frozen"]
"""`frozen` reads a file that nobody can write to, without the lock file that SQLite lays beside it."""

_RETRY = 0.02  # seconds between tries for what SQLite's own busy handler does not wait for

_NEVER = "SELECT RAISE(ABORT, 'the ledger is append-only')"

GUARDS = {
    "entries_follow": f"""CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NEW.seq IS NOT (SELECT last + 1 FROM head) OR NEW.previous IS NOT (SELECT hash FROM head)
BEGIN {_NEVER}; END""",
    "entries_stay": f"CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN {_NEVER}; END",
    "entries_last": f"CREATE TRIGGER entries_last BEFORE DELETE ON entries BEGIN {_NEVER}; END",
    "head_once": f"""CREATE TRIGGER head_once BEFORE INSERT ON head
WHEN (SELECT count(*) FROM head) > 0 BEGIN {_NEVER}; END""",
    "head_follows": f"""CREATE TRIGGER head_follows BEFORE UPDATE ON head
WHEN NEW.id IS NOT OLD.id OR NEW.last IS NOT OLD.last + 1
  OR NEW.hash IS NOT (SELECT hash FROM entries WHERE seq = NEW.last)
BEGIN {_NEVER}; END""",
    "head_lasts": f"CREATE TRIGGER head_lasts BEFORE DELETE ON head BEGIN {_NEVER}; END",
    "texts_once": f"""CREATE TRIGGER texts_once BEFORE INSERT ON texts
WHEN EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.sha256) BEGIN {_NEVER}; END""",
    "texts_stay": f"""CREATE TRIGGER texts_stay BEFORE UPDATE ON texts
WHEN NEW.sha256 IS NOT OLD.sha256 OR OLD.body IS NULL OR NEW.body IS NOT NULL
  OR NEW.taken_out_at IS NULL OR NEW.taken_out_why IS NULL
BEGIN {_NEVER}; END""",
    "texts_last": f"CREATE TRIGGER texts_last BEFORE DELETE ON texts BEGIN {_NEVER}; END",
    "about_once": f"""CREATE TRIGGER about_once BEFORE INSERT ON about
WHEN (SELECT count(*) FROM about) > 0 BEGIN {_NEVER}; END""",
    "about_stays": f"CREATE TRIGGER about_stays BEFORE UPDATE ON about BEGIN {_NEVER}; END",
    "about_lasts": f"CREATE TRIGGER about_lasts BEFORE DELETE ON about BEGIN {_NEVER}; END",
}
"""Append-only, held by the file itself, whoever writes to it. The guards on inserting also stop
`INSERT OR REPLACE`, which deletes without asking the guards on deleting."""


def connect(path: Path, mode: Mode, wait: float) -> Engine:
    """An engine on one file; `wait` is how many seconds to wait for another process's lock."""
    asked = {"create": "mode=rwc", "write": "mode=rw", "read": "mode=ro", "frozen": "mode=ro&immutable=1"}
    address = f"{path.absolute().as_uri()}?{asked[mode]}"

    def opened() -> sqlite3.Connection:
        # Transactions are begun by hand below: sqlite3 on its own begins too late and too lightly.
        return sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=opened, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in (
            "synchronous = FULL",  # a power cut too loses no entry that was reported as written
            "secure_delete = ON",  # a text that is taken out is overwritten, not only unlinked
            "trusted_schema = OFF",  # a ledger from somebody else runs none of its own functions
            "cell_size_check = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        # Taking the lock at the start makes a second writer wait rather than fail half-way.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads: the same state throughout."""
    # It ends by rolling back: where a page is damaged, even an empty commit fails.
    with engine.connect() as connection:
        yield connection


def make(engine: Engine, made_at: str) -> None:
    """Lay out a new ledger in an empty file; a file that is a ledger already stays as it is."""
    with looking(engine) as connection:
        if not _is_blank(connection):
            return
    with writing(engine) as connection:
        if not _is_blank(connection):  # another process was faster
            return
        metadata.create_all(connection)
        connection.execute(insert(about).values(id=1, format=FORMAT, made_at=made_at))
        connection.execute(insert(head).values(id=1, last=0, hash=FIRST))
        for guard in GUARDS.values():
            connection.exec_driver_sql(guard)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")


def keep_log(engine: Engine, wait: float) -> None:
    """Let readers and one writer work side by side (write-ahead log); waits where others are at it."""
    until = time.monotonic() + wait
    with closing(engine.raw_connection()) as connection:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(_RETRY)


def shorten_log(engine: Engine) -> bool:
    """Move what the log holds into the file and empty the log; False where a reader stood in the way."""
    with closing(engine.raw_connection()) as connection:
        busy, _, _ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def log_of(path: Path) -> Path:
    """The write-ahead log beside a ledger; it is there while somebody has the ledger open."""
    return path.with_name(path.name + "-wal")


def sweep(path: Path) -> None:
    """Remove the empty log that SQLite leaves behind where a file was only read.

    SQLite removes it itself when the last one who could write lets go; so open to write, write
    nothing, and let go. A log that holds anything is not ours to touch.
    """
    try:
        if log_of(path).stat().st_size == 0:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)) as file:
                file.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (OSError, sqlite3.Error):
        return  # no leave to write there, or somebody is at it: the log is empty and may stay


def check_kind(connection: Connection, path: Path) -> None:
    """Raise LedgerError unless the file is a ledger that this version can read."""
    kind = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if kind != APPLICATION_ID:
        raise LedgerError(f"{path} is not a Verbale ledger but an SQLite file of something else")
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > FORMAT:
        raise LedgerError(
            f"{path} was written by a newer Verbale (ledger format {version}, this one knows {FORMAT}): "
            "update Verbale"
        )


def guards_amiss(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the guards that keep the file append-only, a line each."""
    found: dict[str, str] = dict(
        connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        .tuples()
        .all()
    )
    foreign = [f"the trigger {name} is not Verbale's" for name in found if name not in GUARDS]
    gone = [name for name in GUARDS if name not in found]
    missing = [f"the guard {gone[0]} is missing"] if len(gone) == 1 else []
    if len(gone) > 1:
        missing = [f"{len(gone)} of the {len(GUARDS)} guards against changes are missing: {', '.join(gone)}"]
    altered = [f"the guard {name} was altered" for name, sql in GUARDS.items() if found.get(name, sql) != sql]
    return tuple(foreign + missing + altered)


def pages_amiss(connection: Connection) -> tuple[str, ...]:
    """What SQLite itself finds wrong with the file's pages, a line each."""
    rows = connection.exec_driver_sql("PRAGMA quick_check(20)").scalars().all()
    return tuple(" ".join(str(row).split()) for row in rows if row != "ok")


def _is_blank(connection: Connection) -> bool:
    kind = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    things = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return bool(kind == 0 and things == 0)


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where sqlite3 itself raised the error."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def told_plainly(path: Path, wait: float) -> Iterator[None]:
    """Turn every error of the database into a LedgerError of one clear line."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig
        raise LedgerError(in_plain_words(path, wait, cause)) from error
    except sqlite3.Error as error:
        raise LedgerError(in_plain_words(path, wait, error)) from error


def in_plain_words(path: Path, wait: float, error: BaseException | None) -> str:
    """What an error of SQLite means for the ledger, and what to do."""
    code = primary_code(error) if isinstance(error, sqlite3.Error) else 0
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"{path} is in use: another process has held it for {wait:g} seconds; nothing was written"
        case sqlite3.SQLITE_FULL:
            return f"no room is left on the disk for {path}: nothing was written"
        case sqlite3.SQLITE_READONLY:
            return f"{path} or its folder cannot be written to: nothing was written"
        case sqlite3.SQLITE_CANTOPEN:
            return f"{path} cannot be opened: no leave to use the file, its folder or its log (-wal)"
        case sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return f"{path} may not be opened: no permission"
        case sqlite3.SQLITE_NOTADB:
            return f"{path} is not a Verbale ledger, or its first page is damaged"
        case sqlite3.SQLITE_CORRUPT:
            return (
                f"{path} is damaged ({error}): take a copy from before; where the file can still be opened, "
                "`verbale verify` names the entries that are hit"
            )
        case sqlite3.SQLITE_IOERR:
            return f"{path} could not be read or written ({error}): check the disk and the room on it"
        case _:
            return f"{path}: {error}"
