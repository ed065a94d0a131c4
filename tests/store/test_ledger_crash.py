"""Many processes at once, and processes that die: the chain stays whole, and nothing reported is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.harbour import read, readings, report
from verbale.record.entries import DossierDescribed
from verbale.store import open_ledger

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks and kills as Unix does")

WRITES = """
import sys
sys.path.insert(0, sys.argv[1])
from tests.store.harbour import read, report
from verbale.store import open_ledger

with open_ledger(sys.argv[2]) as ledger:
    for number in range(100_000):
        document = report(f"report-{number}", f"The dockers demand crane {number}.")
        print(ledger.keep("strike", document, read(document)).line.entry.reading.document.id, flush=True)
"""


@pytest.mark.parametrize("reports", [1, 7, 40])
def test_a_process_that_is_killed_loses_nothing_that_it_reported(tmp_path: Path, reports: int) -> None:
    path = tmp_path / "strike.db"
    root = str(Path(__file__).parents[2])
    writer = subprocess.Popen([sys.executable, "-c", WRITES, root, path], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    told = [writer.stdout.readline().strip() for _ in range(reports)]
    writer.send_signal(signal.SIGKILL)  # somewhere in the middle of the next ones
    told += writer.stdout.read().split()
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()
        kept = [entry.reading.document for entry in readings(ledger.lines())]
        assert [source.id for source in kept][: len(told)] == told
        assert len(kept) <= len(told) + 1
        assert all(ledger.text(source.sha256) for source in kept)


def in_a_fork(work: Callable[..., None], *arguments: Any) -> multiprocessing.process.BaseProcess:
    return multiprocessing.get_context("fork").Process(target=work, args=arguments)


def _make_and_keep(path: Path, step: int) -> None:
    """Make a ledger and keep two documents in it, and die just before a certain step."""
    from sqlalchemy import Engine, event

    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    with open_ledger(path) as ledger:
        for id in ("monday", "tuesday"):
            document = report(id, f"The dockers demand a free {id}.")
            ledger.keep("strike", document, read(document))
            path.with_suffix(".told").open("a").write(f"{id}\n")


def test_a_ledger_survives_death_at_every_step_of_its_making_and_keeping(tmp_path: Path) -> None:
    deaths = 0
    for step in range(1, 200):
        path = tmp_path / f"{step}.db"
        process = in_a_fork(_make_and_keep, path, step)
        process.start()
        process.join()
        told = path.with_suffix(".told").read_text().split() if path.with_suffix(".told").exists() else []
        with open_ledger(path) as ledger:
            assert ledger.verify() == ()
            assert [entry.reading.document.id for entry in readings(ledger.lines())] == told
            document = report("wednesday", "The port demands patience.")
            assert ledger.keep("strike", document, read(document)).outcome == "new"
        if process.exitcode == 0:
            break
        assert process.exitcode == -signal.SIGKILL
        deaths += 1
    assert told == ["monday", "tuesday"]
    assert deaths > 30


def _append(path: Path, name: str, times: int) -> None:
    with open_ledger(path) as ledger:
        for number in range(times):
            ledger.append(name, DossierDescribed(title=f"{name} {number}"))


def test_processes_that_write_at_the_same_time_make_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "strike.db"  # not made yet: they race for that too
    names = [f"writer-{number}" for number in range(4)]
    processes = [in_a_fork(_append, path, name, 25) for name in names]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    with open_ledger(path) as ledger:
        assert ledger.verify() == ()
        assert ledger.head().count == 100
        for name in names:
            written = [line.entry for line in ledger.lines(name)]
            assert written == [DossierDescribed(title=f"{name} {number}") for number in range(25)]


def _keep_all(path: Path) -> None:
    with open_ledger(path) as ledger:
        for number in range(10):
            document = report(f"report-{number}", f"The dockers demand crane {number}.")
            ledger.keep("strike", document, read(document), reader="r1")


def test_two_processes_that_read_the_same_documents_keep_each_once(tmp_path: Path) -> None:
    path = tmp_path / "strike.db"
    processes = [in_a_fork(_keep_all, path) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    with open_ledger(path) as ledger:
        assert sorted(entry.reading.document.id for entry in readings(ledger.lines())) == [
            f"report-{number}" for number in range(10)
        ]
        assert ledger.verify() == ()


def test_threads_may_share_a_ledger(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with open_ledger(tmp_path / "strike.db") as ledger, ThreadPoolExecutor(4) as threads:
        entries = [DossierDescribed(title=f"{number}") for number in range(40)]
        lines = list(threads.map(lambda entry: ledger.append("strike", entry), entries))
        assert sorted(line.seq for line in lines) == list(range(1, 41))
        assert ledger.verify() == ()
