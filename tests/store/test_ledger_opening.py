"""A file that is no ledger, or cannot be used as asked, gets one clear line."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.store.harbour import NOON, read, report, tamper
from verbale.problems import LedgerError
from verbale.record.entries import DossierDescribed
from verbale.store import default_path, open_ledger
from verbale.store.sqlite import in_plain_words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger that holds one document."""
    with open_ledger(tmp_path / "strike.db") as ledger:
        document = report("monday")
        ledger.keep("strike", document, read(document), at=NOON)
    return tmp_path / "strike.db"


def refusal(path: Path, *, create: bool = True, read_only: bool = False) -> str:
    with (
        pytest.raises(LedgerError) as refused,
        open_ledger(path, create=create, read_only=read_only),
    ):
        pass
    line = str(refused.value)
    assert "\n" not in line
    return line.removeprefix(f"{path} ")


def test_a_ledger_is_made_where_there_is_none(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "new.db") as ledger:
        assert ledger.head().count == 0
    with open_ledger(tmp_path / "new.db", create=False) as ledger:
        assert ledger.dossiers() == ()


def test_a_ledger_can_be_opened_by_a_name_of_any_sort(tmp_path: Path) -> None:
    path = tmp_path / "très #1 %20?mode=ro&x=[y].db"
    with open_ledger(path) as ledger:
        ledger.append("strike", DossierDescribed())
    with open_ledger(str(path), read_only=True) as ledger:
        assert ledger.head().count == 1
    assert path.exists()


def test_no_ledger_is_made_when_none_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "typo.db"
    assert refusal(path, create=False).startswith(f"no ledger at {path}: name the right file")
    assert refusal(path, read_only=True).startswith(f"no ledger at {path}: name the right file")
    assert not path.exists()


def test_no_ledger_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "usb" / "strike.db"
    assert refusal(path).endswith(f"there is no folder {tmp_path / 'usb'}")


def test_the_folder_of_the_default_ledger_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))  # read on Linux and the like
    monkeypatch.setenv("HOME", str(tmp_path))  # on macOS
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))  # on Windows
    path = default_path()
    assert path.is_relative_to(tmp_path)
    with open_ledger(path):
        assert path.exists()


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "is a folder: name the ledger's file"
    assert refusal(tmp_path, read_only=True) == "is a folder: name the ledger's file"


@pytest.mark.parametrize("how", [{"create": True}, {"create": False}, {"read_only": True}])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, how: dict[str, bool]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Buy fish.")
    assert refusal(path, **how) == "is not a Verbale ledger"
    assert path.read_text() == "Buy fish."
    assert os.listdir(tmp_path) == ["notes.txt"]


@pytest.mark.parametrize("how", [{"create": True}, {"create": False}, {"read_only": True}])
def test_another_sqlite_file_is_left_alone(tmp_path: Path, how: dict[str, bool]) -> None:
    path = tmp_path / "fish.db"
    file = sqlite3.connect(path)
    file.execute("CREATE TABLE fish (name)")
    file.close()
    before = path.read_bytes()
    assert refusal(path, **how) == "is not a Verbale ledger but an SQLite file of something else"
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["fish.db"]


def test_a_truncated_file_is_told(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])
    assert refusal(path).startswith("is damaged (database disk image is malformed)")


def test_an_empty_file_becomes_a_ledger_only_when_one_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert refusal(path, create=False) == "is an empty file, not a ledger"
    assert refusal(path, read_only=True) == "is an empty file, not a ledger"
    with open_ledger(path) as ledger:
        assert ledger.head().count == 0


def test_a_ledger_of_a_newer_version_is_not_touched(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("PRAGMA user_version = 9")
    file.close()
    before = path.read_bytes()
    assert refusal(path) == (
        "was written by a newer Verbale (ledger format 9, this one knows 1): update Verbale"
    )
    assert refusal(path, read_only=True).startswith("was written by a newer Verbale")
    assert path.read_bytes() == before


def test_a_ledger_without_its_tables_is_told(path: Path) -> None:
    tamper(path, "DROP TABLE head", guards=True)
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="no such table: head"):
        ledger.head()


def test_a_reader_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with open_ledger(path, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="was opened for reading only"):
            ledger.append("strike", DossierDescribed())
        assert ledger.verify() == ()
        assert len(list(ledger.lines())) == 1
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["strike.db"]


def test_a_reader_sees_what_a_writer_adds(path: Path) -> None:
    with open_ledger(path, read_only=True) as reader, open_ledger(path) as writer:
        writer.append("strike", DossierDescribed())
        assert reader.head().count == 2


def test_a_ledger_in_use_is_waited_for_and_then_told(path: Path) -> None:
    with open_ledger(path, wait=0.2) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is in use: another process has held it"):
            ledger.append("strike", DossierDescribed())
        assert ledger.head().count == 1  # reading goes on
        other.execute("ROLLBACK")
        other.close()
        assert ledger.append("strike", DossierDescribed()).seq == 2


def test_a_full_disk_is_told_and_nothing_is_lost(path: Path) -> None:
    file = sqlite3.connect(path, isolation_level=None)
    pages = file.execute("PRAGMA page_count").fetchone()[0]
    file.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError) as full:
        file.execute("CREATE TABLE big AS SELECT zeroblob(100000) AS zeros")
    file.close()
    assert (
        in_plain_words(path, 1, full.value) == f"no room is left on the disk for {path}: nothing was written"
    )
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()


OUT_OF_ROOM = """
import resource, signal, sys
from verbale.problems import LedgerError
from verbale.record.entries import DossierDescribed
from verbale.store import open_ledger

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_ledger(sys.argv[1]) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        for number in range(1000):
            words = tuple(str(hash((number, word))) for word in range(500))
            ledger.append("strike", DossierDescribed(words=words))
            print("written", flush=True)
    except LedgerError as error:
        print(error, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a process's files")
def test_a_write_that_fails_half_way_loses_nothing_that_was_written(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", OUT_OF_ROOM, path], capture_output=True, text=True, check=True
    )
    *written, last = run.stdout.splitlines()
    assert set(written) == {"written"}
    assert last.startswith(f"{path} could not be read or written")
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()
        assert ledger.head().count == 1 + len(written)


def _as_anybody(path: Path, told: Connection) -> None:
    if os.geteuid() == 0:
        os.setuid(65534)  # whoever is root may write anywhere: be nobody
    for read_only in (False, True):
        try:
            with open_ledger(path, read_only=read_only) as ledger:
                told.send(f"{ledger.head().count} entries, {len(ledger.verify())} problems")
        except LedgerError as error:
            told.send(str(error).replace(str(path), "LEDGER"))
    told.close()


def as_anybody(path: Path) -> list[str]:
    """What somebody without special rights gets: opening to write, then opening to read."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_as_anybody, args=(path, theirs))
    process.start()
    theirs.close()
    lines = [ours.recv(), ours.recv()]
    process.join()
    return lines


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        with open_ledger(folder / "strike.db") as ledger:
            ledger.append("strike", DossierDescribed())
            assert ledger.verify() == ()
        yield folder
        folder.chmod(0o777)


@pytest.mark.skipif(os.name == "nt", reason="file permissions as on Unix")
class TestPermissions:
    def test_a_read_only_file_can_be_read(self, open_folder: Path) -> None:
        (open_folder / "strike.db").chmod(0o444)
        assert as_anybody(open_folder / "strike.db") == [
            "LEDGER is read-only: it can be read, but nothing can be added to it",
            "1 entries, 0 problems",
        ]

    def test_a_read_only_folder_can_be_read(self, open_folder: Path) -> None:
        (open_folder / "strike.db").chmod(0o666)
        open_folder.chmod(0o555)
        assert as_anybody(open_folder / "strike.db") == [
            "the folder of LEDGER is read-only: the ledger can be read, but nothing can be added to it",
            "1 entries, 0 problems",
        ]
        assert os.listdir(open_folder) == ["strike.db"]

    def test_a_read_only_folder_can_be_read_while_its_owner_writes(self, open_folder: Path) -> None:
        with open_ledger(open_folder / "strike.db") as ledger:
            ledger.append("strike", DossierDescribed())
            for file in open_folder.iterdir():
                file.chmod(0o444)
            open_folder.chmod(0o555)
            assert as_anybody(open_folder / "strike.db")[1] == "2 entries, 0 problems"

    def test_a_secret_file_cannot_be_read(self, open_folder: Path) -> None:
        (open_folder / "strike.db").chmod(0o000)
        assert as_anybody(open_folder / "strike.db") == ["LEDGER cannot be read: Permission denied"] * 2

    def test_no_ledger_is_made_in_a_read_only_folder(self, open_folder: Path) -> None:
        open_folder.chmod(0o555)
        assert as_anybody(open_folder / "new.db") == [
            "no ledger can be made at LEDGER: the folder is read-only",
            "no ledger at LEDGER: name the right file, or read something into a dossier, which makes one",
        ]


def test_importing_the_store_imports_no_database() -> None:
    asked = "import sys, verbale.store; print(*{'sqlalchemy', 'sqlite3', 'platformdirs'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
