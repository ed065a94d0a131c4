"""Where the shared corpora lie: beside the checkout, or where VERBALE_SHARED says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"


def shared_folder() -> Path | None:
    """The folder of the shared corpora and scorers, or None where there is none."""
    told = os.environ.get("VERBALE_SHARED")
    folder = Path(told) if told else ROOT.parent / "shared"
    return folder if (folder / "eval").is_dir() else None


def corpus(shared: Path, *what: str) -> Path:
    """Write a corpus as documents, a JSON object a line, with the shared script; give the file."""
    BUILD.mkdir(exist_ok=True)
    name = "-".join(Path(part).name.lstrip("-").removesuffix(".jsonl") for part in what)
    target = BUILD / f"{name}.docs.jsonl"
    told = subprocess.run(
        [sys.executable, str(shared / "eval" / "documents.py"), *what],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    target.write_text(told.stdout, encoding="utf-8")
    return target


def score(shared: Path, scorer: str, *args: str | Path, may_fail: bool = False) -> dict[str, Any]:
    """Run a shared scorer; its JSON."""
    command = [sys.executable, str(shared / "eval" / scorer), *map(str, args)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode and not may_fail:
        raise SystemExit(f"{scorer} failed: {done.stderr.strip() or done.stdout.strip()}")
    scored: dict[str, Any] = json.loads(done.stdout)
    return scored


def rows(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, a line each."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            if line.strip():
                yield json.loads(line)


def write_rows(path: Path, objects: Iterable[dict[str, Any]]) -> Path:
    """Write JSON objects, a line each."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for one in objects:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path
