"""What docs/record.md shows does what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from tests.store.harbour import MONDAY, read, report, tamper
from tests.store.measure_ledger import made_up, measure
from verbale.store import open_ledger
from verbale.store.keeping import Outcome, check_fits

DOCS = Path(__file__).parents[2] / "docs" / "record.md"
STORE = Path(__file__).parents[2] / "verbale" / "store"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "talks.db") as ledger:
        document = report("monday", MONDAY + " Ça suffit.", publisher="Le Port")
        ledger.keep("grève à quai", document, read(document))
    return tmp_path / "talks.db"


def run_block(number: int, folder: Path) -> subprocess.CompletedProcess[str]:
    block = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[number]
    return subprocess.run(
        [sys.executable, "-c", block], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_first_example_runs(path: Path) -> None:
    run = run_block(0, path.parent)
    assert (run.stderr, run.stdout.splitlines()[-1]) == ("", "()")


def test_the_check_without_verbale_passes_a_whole_ledger(path: Path) -> None:
    assert run_block(1, path.parent).stderr == ""


def test_the_check_without_verbale_finds_an_edit(path: Path) -> None:
    tamper(path, "UPDATE entries SET at = '2026-03-01T12:00:00.000000Z'")
    assert run_block(1, path.parent).stderr.splitlines()[-1] == "AssertionError: entry 1"


def test_every_outcome_and_every_problem_is_documented() -> None:
    words = DOCS.read_text(encoding="utf-8")
    told = {
        code
        for file in STORE.glob("*.py")
        for code in re.findall(r'"(ledger-\w+|misread)"', file.read_text())
    }
    assert len(told) == 11
    assert [name for name in (*get_args(Outcome), *told) if f"`{name}`" not in words] == []


def test_the_measurement_runs(tmp_path: Path) -> None:
    document, reading = made_up(1)
    check_fits(document, reading)
    assert measure(tmp_path / "measured.db", 3)["readings"] == "3"
