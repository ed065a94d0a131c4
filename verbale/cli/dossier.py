"""`verbale dossier`: list dossiers, and say what one is about."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.options import ledger_option, ledger_path


@click.group("dossier", short_help="List dossiers; say what one is about.")
def command() -> None:
    """Dossiers: the negotiations that you follow. `verbale read --dossier NAME` makes one."""


@command.command("list")
@ledger_option
def list_dossiers(ledger: Path | None) -> int:
    """List the dossiers of the ledger, with their documents counted."""
    from verbale.record.entries import DocumentRead
    from verbale.store import open_ledger

    with open_ledger(ledger_path(ledger), read_only=True, create=False) as book:
        for name in book.dossiers():
            ids = {
                line.entry.reading.document.id
                for line in book.lines(name)
                if isinstance(line.entry, DocumentRead)
            }
            click.echo(f"{name}\t{len(ids)} documents")
    return 0


@command.command("describe")
@click.argument("name")
@click.option("--title", metavar="TEXT", help="What the dossier is called in the brief.")
@click.option("--party", "parties", multiple=True, metavar="ID", help="A party to it: RUS; repeatable.")
@click.option("--word", "words", multiple=True, metavar="WORD", help="A word it is about; repeatable.")
@click.option(
    "--leave-out",
    "leave_out",
    multiple=True,
    metavar="WORD",
    help="A word of other matters; repeatable.",
)
@ledger_option
def describe(
    name: str,
    title: str | None,
    parties: tuple[str, ...],
    words: tuple[str, ...],
    leave_out: tuple[str, ...],
    ledger: Path | None,
) -> int:
    """Say what dossier NAME is about: moves of other matters stay out of its state of play."""
    from verbale.store import open_ledger

    with open_ledger(ledger_path(ledger)) as book:
        line = book.dossier(name).describe(title=title, parties=parties, words=words, leave_out=leave_out)
    click.echo(f"dossier {name}: described (entry {line.seq})")
    return 0
