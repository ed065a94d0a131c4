"""Opening a ledger: the one door, with a clear line for each file that is not one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.problems import LedgerError

if TYPE_CHECKING:
    from verbale.store.dossier import Desk
    from verbale.store.ledger import Ledger
    from verbale.store.sqlite import Mode

_MAGIC = b"SQLite format 3\0"


def default_path() -> Path:
    """Where a ledger is kept when nobody names one: one file in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("verbale", appauthor=False) / "ledger.db"


def open_ledger(
    path: str | os.PathLike[str],
    *,
    create: bool = True,
    read_only: bool = False,
    wait: float = 30.0,
    desk: Desk | None = None,
) -> Ledger:
    """Open a ledger; close it, or use it in a `with` block.

    `create` makes the file where there is none (the folder must be there, but for the default one).
    `read_only` writes nothing at all, whatever `create` says. `wait` is how many seconds to wait
    where another process is writing. `desk` is what a dossier reads sources and folds entries with.

    Raises LedgerError, in one line: no such file, no ledger, a newer format, no permission, damage.
    """
    from verbale.store.ledger import Ledger
    from verbale.store.sqlite import connect, told_plainly

    place = Path(path)
    mode: Mode = _read_mode(place) if read_only else _write_mode(place, create)
    engine = connect(place, mode, wait)
    ledger = Ledger(engine, place, wait=wait, read_only=read_only, desk=desk)
    try:
        with told_plainly(place, wait):
            ledger.check(create=mode == "create")
    except BaseException:
        ledger.close()
        raise
    return ledger


def _write_mode(path: Path, create: bool) -> Mode:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name the ledger's file")
    if not path.exists():
        _check_new(path, create)
        return "create"
    _check_file(path, empty_is_fine=create)
    if not os.access(path, os.W_OK):
        raise LedgerError(f"{path} is read-only: it can be read, but nothing can be added to it")
    if not os.access(path.absolute().parent, os.W_OK):
        raise LedgerError(
            f"the folder of {path} is read-only: the ledger can be read, but nothing can be added to it"
        )
    return "create" if create else "write"


def _read_mode(path: Path) -> Mode:
    from verbale.store.sqlite import log_of

    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name the ledger's file")
    if not path.exists():
        raise _no_ledger(path)
    _check_file(path, empty_is_fine=False)
    nobody_writes = not os.access(path.absolute().parent, os.W_OK) and not log_of(path).exists()
    return "frozen" if nobody_writes else "read"


def _check_new(path: Path, create: bool) -> None:
    if not create:
        raise _no_ledger(path)
    folder = path.absolute().parent
    if path == default_path():
        folder.mkdir(parents=True, exist_ok=True)
    # Elsewhere a missing folder is more often a slip, or a disk that is not mounted, than a wish.
    if not folder.is_dir():
        raise LedgerError(f"no ledger can be made at {path}: there is no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise LedgerError(f"no ledger can be made at {path}: the folder is read-only")


def _no_ledger(path: Path) -> LedgerError:
    return LedgerError(
        f"no ledger at {path}: name the right file, or read something into a dossier, which makes one"
    )


def _check_file(path: Path, *, empty_is_fine: bool) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise LedgerError(f"{path} cannot be read: {error.strerror}") from error
    if not start and not empty_is_fine:
        raise LedgerError(f"{path} is an empty file, not a ledger")
    if start and start != _MAGIC:
        raise LedgerError(f"{path} is not a Verbale ledger")
