"""`verbale dossier`: list dossiers, and say what one is about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.options import ledger_option, ledger_path

if TYPE_CHECKING:
    from verbale.record.entries import DossierDescribed
    from verbale.store.ledger import Ledger


@click.group("dossier", short_help="List dossiers; say what one is about.")
def command() -> None:
    """Dossiers: the negotiations that you follow. `verbale read --dossier NAME` makes one."""


@command.command("list", short_help="List the dossiers of the ledger.")
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
            click.echo(f"{name}\t{len(ids)} {'document' if len(ids) == 1 else 'documents'}")
    return 0


@command.command("describe", short_help="Say what a dossier is about.")
@click.argument("name")
@click.option("--title", metavar="TEXT", help="What the dossier is called in the brief.")
@click.option(
    "--party", "parties", multiple=True, metavar="NAME", help="A party to it: Russia, or RUS; repeatable."
)
@click.option("--word", "words", multiple=True, metavar="WORD", help="A word it is about; repeatable.")
@click.option("--leave-out", multiple=True, metavar="WORD", help="A word of other matters; repeatable.")
@click.option(
    "--file",
    "described",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="All of it in a TOML file, with expectations; see docs/state-of-play.md.",
)
@ledger_option
def describe(
    name: str,
    title: str | None,
    parties: tuple[str, ...],
    words: tuple[str, ...],
    leave_out: tuple[str, ...],
    described: Path | None,
    ledger: Path | None,
) -> int:
    """Say what dossier NAME is about: moves of other matters stay out of its state of play.

    It takes the place of what was said of the dossier before.
    """
    from verbale.desk import make_desk
    from verbale.problems import UsageError
    from verbale.record.dossier_file import read_dossier_file
    from verbale.record.entries import DossierDescribed
    from verbale.store import open_ledger

    if described is not None:
        if title or parties or words or leave_out:
            raise click.UsageError("--file says it all: leave the other options away, or the file")
        try:
            told = described.read_text(encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{described}: the dossier's file cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{described}: the dossier's file is not UTF-8: save it as UTF-8") from error
        entry = read_dossier_file(told, str(described))
    elif not (title or parties or words or leave_out):
        raise click.UsageError("nothing to say: give a title, parties, words, or a file of it all")
    else:
        entry = DossierDescribed(title=title, parties=parties, words=words, leave_out=leave_out)
    with open_ledger(ledger_path(ledger), desk=make_desk()) as book:
        entry, unknown, seen = _with_ids(entry, book, name)
        line = book.append(name, entry)
        left_out = book.dossier(name).as_of(dt.date.today()).sources.left_out
    told = f"; it leaves out {left_out:,} of the moves read, as of other matters" if left_out else ""
    click.echo(f"dossier {name}: described (entry {line.seq}){told}")
    for party in unknown:
        click.echo(
            f"verbale: no document of the dossier names {party}; they name {', '.join(seen)}", err=True
        )
    return 0


_SEEN = 8


def _with_ids(
    entry: DossierDescribed, book: Ledger, dossier: str
) -> tuple[DossierDescribed, list[str], list[str]]:
    """Put ids for the names of parties; as well those that no document names, and whom they do name.

    People write `Iran`, and readings have `IRN`: a party by another name would leave everything out.
    """
    from collections import Counter

    from msgspec.structs import replace

    from verbale.record.entries import DocumentRead
    from verbale.show.names import party_names

    named: Counter[str] = Counter()
    ids: dict[str, str] = {}
    for line in book.lines(dossier):
        if isinstance(line.entry, DocumentRead):
            for party in line.entry.reading.parties:
                named[party.id] += party.kind != "person"
                ids.setdefault(party.name.casefold(), party.id)
    ids |= {id.casefold(): id for id in named}
    names = party_names()

    def id_of(told: str) -> str:
        return ids.get(told.casefold()) or names.id(told) or told

    parties = tuple(dict.fromkeys(map(id_of, entry.parties)))
    expected = tuple(replace(one, of=tuple(map(id_of, one.of))) for one in entry.expectations)
    unknown = [names.name(party) for party in parties if party not in named] if named else []
    seen = [names.name(id) for id, _ in named.most_common(_SEEN)]
    organs = {publisher: id_of(party) for publisher, party in entry.publishers.items()}
    described = replace(entry, parties=parties, expectations=expected, publishers=organs)
    return described, unknown, seen
