"""`make demo`: read the dispatches of examples/geneva into a ledger and tell the state of play on three days.

The ledger is build/demo.db with the dossier `geneva`; the last brief is written as HTML beside it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

import verbale
from verbale.cli.options import is_terminal, terminal_width

ROOT = Path(__file__).resolve().parent.parent
DAYS = {
    "2022-01-22": "a day after the promise of a written answer",
    "2022-01-27": "a day after the answer came",
    "2022-02-18": "a day after the reply to it",
}


def main() -> int:
    """Read, tell, and name what was written."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    book = build / "demo.db"
    for old in build.glob("demo.db*"):
        old.unlink()
    with verbale.open_ledger(book) as ledger:
        dossier = ledger.dossier("geneva")
        dossier.describe(title="Russia and the United States, December 2021 to February 2022")
        failed = 0
        for added in dossier.add(str(ROOT / "examples" / "geneva")):
            for problem in added.problems:
                click.echo(f"verbale: {problem.message}", err=True)
                failed += problem.lost
        for day, what in DAYS.items():
            click.echo(f"\n=== {day}: {what}\n")
            click.echo(
                verbale.brief(dossier.as_of(day), width=terminal_width(), colour=is_terminal(sys.stdout))
            )
        page = build / "geneva.html"
        page.write_text(verbale.brief(dossier.as_of(max(DAYS)), "html"), encoding="utf-8")
    shown = page.relative_to(ROOT)
    click.echo(f"wrote {shown}: open it in a browser")
    command = Path(os.path.relpath(Path(sys.executable).with_name("verbale"), ROOT))
    click.echo(f"try: {command} brief geneva --as-of 2022-01-22 --ledger {book.relative_to(ROOT)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
