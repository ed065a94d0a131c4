"""`verbale verify`: is the ledger whole?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import ledger_option, ledger_path

if TYPE_CHECKING:
    from verbale.store.rows import Head


@click.command("verify", short_help="Check that the ledger is whole.")
@click.option(
    "--noted", metavar="HEAD", help="A head that was printed earlier, N:HASH: it must still be in the chain."
)
@ledger_option
def command(noted: str | None, ledger: Path | None) -> int:
    """Hold every entry and every text of the ledger against its hash; name those that do not fit.

    It prints the head of the chain. Note it elsewhere, and give it back with --noted: then not even a chain
    that was rewritten as a whole goes unseen.
    """
    from verbale.store import open_ledger

    head = _head(noted) if noted else None
    with open_ledger(ledger_path(ledger), read_only=True, create=False) as book:
        problems = book.verify(head)
        for problem in problems:
            click.echo(f"verbale: {problem.message}", err=True)
        if problems:
            return 1
        head = book.head()
    click.echo(
        f"whole: {head.count:,} {'entry' if head.count == 1 else 'entries'}, head {head.count}:{head.hash}"
    )
    return 0


def _head(noted: str) -> Head:
    from verbale.store.rows import Head

    count, _, hash = noted.partition(":")
    if not re.fullmatch(r"\d+", count) or not re.fullmatch(r"[0-9a-f]{64}", hash):
        raise click.UsageError(f"{noted!r} is no head: write it as verbale verify printed it, N:HASH")
    return Head(count=int(count), hash=hash)
