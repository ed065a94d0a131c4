"""`verbale verify`: is the ledger whole?"""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.options import ledger_option, ledger_path


@click.command("verify", short_help="Check that the ledger is whole.")
@ledger_option
def command(ledger: Path | None) -> int:
    """Hold every entry and every text of the ledger against its hash; name those that do not fit."""
    from verbale.store import open_ledger

    with open_ledger(ledger_path(ledger), read_only=True, create=False) as book:
        problems = book.verify()
        for problem in problems:
            click.echo(f"verbale: {problem.message}", err=True)
        if problems:
            return 1
        head = book.head()
    click.echo(f"whole: {head.count} entries, last hash {head.hash}")
    return 0
