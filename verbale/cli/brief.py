"""`verbale brief`: the state of play of a dossier as of a day."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Literal

import click

from verbale.cli.options import Day, is_terminal, ledger_option, ledger_path, terminal_width


@click.command("brief", short_help="The state of play of a dossier as of a day.")
@click.argument("dossier", required=False)
@click.option("--as-of", "day", type=Day(), metavar="DAY", help="As of this day; by default today.")
@click.option(
    "--since",
    type=Day(),
    metavar="DAY",
    help="Tell what changed since this day; by default in the last 7 days.",
)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "html", "json"]), default="text",
              show_default=True, help="How to tell it.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Everything, not only the weightiest.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write to a file instead of standard output.")  # fmt: skip
@ledger_option
def command(
    dossier: str | None,
    day: dt.date | None,
    since: dt.date | None,
    form: Literal["text", "markdown", "html", "json"],
    everything: bool,
    output: Path | None,
    ledger: Path | None,
) -> int:
    """Tell the state of play of DOSSIER; a ledger's only dossier need not be named.

    Exit status 1 where an expectation of the dossier fails.
    """
    from verbale.desk import make_desk
    from verbale.problems import UsageError
    from verbale.show import brief
    from verbale.store import open_ledger

    with open_ledger(ledger_path(ledger), read_only=True, create=False, desk=make_desk()) as book:
        known = book.dossiers()
        if dossier is None:
            if len(known) != 1:
                there = ", ".join(known) if known else "none"
                raise UsageError(f"say which dossier: this ledger holds {there}")
            dossier = known[0]
        play = book.dossier(dossier).as_of(day or dt.date.today())
    told = brief(
        play,
        form,
        since=since,
        everything=everything,
        width=terminal_width(),
        colour=output is None and is_terminal(sys.stdout),
    )
    if output is not None:
        try:
            output.write_text(told, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{output} cannot be written: {error.strerror or error}") from error
        click.echo(f"wrote {output}", err=True)
    else:
        click.echo(told, nl=not told.endswith("\n"))
    return int(any(expected.outcome == "fails" for expected in play.expectations))
