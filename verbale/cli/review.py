"""`verbale review`: a human's decisions on what was gathered; they outrank the rules and stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verbale.cli.options import Day, ledger_option, ledger_path

if TYPE_CHECKING:
    from verbale.record.entries import Reviewed
    from verbale.record.state import StateOfPlay

F = TypeVar("F", bound=Callable[..., Any])


@click.group("review", short_help="Join, take apart, settle: your decisions outrank the rules.")
def command() -> None:
    """Decide on lines of a state of play. Their ids stand in `verbale brief --format json`.

    Every decision is an entry of the ledger, with your name and reason; none is ever removed.
    """


def _state(function: F) -> F:
    """What says which state of play is meant."""
    for option in (
        ledger_option,
        click.option("--as-of", "day", type=Day(), metavar="DAY", help="As of this day; by default today."),
        click.argument("dossier"),
    ):
        function = option(function)
    return function


def _decision(function: F) -> F:
    """The same, and what is told of a decision."""
    for option in (
        click.option("--note", metavar="TEXT", help="Why."),
        click.option("--who", metavar="NAME", help="Who decides."),
    ):
        function = option(function)
    return _state(function)


@command.command("show", short_help="Show the sentences of a line, and why they are there.")
@_state
@click.argument("line")
def show(dossier: str, line: str, day: dt.date | None, ledger: Path | None) -> int:
    """Show the sentences that were gathered into LINE of DOSSIER: why, how surely, and their moves' ids."""
    from verbale.record.review import evidence_of_line
    from verbale.show.shown import shown

    for one in evidence_of_line(_play(dossier, day, ledger), line):
        sure = f", {one.sure:.2f} sure" if one.sure is not None else ""
        click.echo(f"{one.move}  {one.document} [{one.start}:{one.end}]{sure}")
        click.echo(f"    {shown(one.quote)}")
        if one.why:
            click.echo(f"    {one.why}")
    return 0


@command.command("join", short_help="Decide that lines are about the same thing.")
@_decision
@click.argument("lines", nargs=-1, required=True)
def join(
    dossier: str,
    lines: tuple[str, ...],
    day: dt.date | None,
    who: str | None,
    note: str | None,
    ledger: Path | None,
) -> int:
    """Decide that LINES of DOSSIER are about the same thing."""
    from verbale.record import review

    play = _play(dossier, day, ledger)
    return _decide(dossier, ledger, review.join(play, *lines, who=who, note=note))


@command.command("apart", short_help="Take a move out of a line.")
@_decision
@click.argument("line")
@click.argument("move")
def apart(
    dossier: str,
    line: str,
    move: str,
    day: dt.date | None,
    who: str | None,
    note: str | None,
    ledger: Path | None,
) -> int:
    """Decide that MOVE is not about the same thing as the rest of LINE of DOSSIER."""
    from verbale.record import review

    play = _play(dossier, day, ledger)
    return _decide(dossier, ledger, review.take_apart(play, line, move, who=who, note=note))


@command.command("settle", short_help="Take or refuse a change of state.")
@_decision
@click.argument("line")
@click.argument("state")
@click.option("--take/--refuse", default=True, help="Take the change of state, or refuse it.")
def settle(
    dossier: str,
    line: str,
    state: str,
    take: bool,
    day: dt.date | None,
    who: str | None,
    note: str | None,
    ledger: Path | None,
) -> int:
    """Take or refuse the change of LINE of DOSSIER into STATE that is shown or proposed."""
    from verbale.record import review

    play = _play(dossier, day, ledger)
    return _decide(dossier, ledger, review.settle(play, line, state, take=take, who=who, note=note))


@command.command("leave-out", short_help="Keep a line of another matter out.")
@_decision
@click.argument("line")
def leave_out(
    dossier: str, line: str, day: dt.date | None, who: str | None, note: str | None, ledger: Path | None
) -> int:
    """Decide that LINE is of another matter: its moves stay out of DOSSIER."""
    from verbale.record import review

    play = _play(dossier, day, ledger)
    return _decide(dossier, ledger, review.leave_out(play, line, who=who, note=note))


def _play(dossier: str, day: dt.date | None, ledger: Path | None) -> StateOfPlay:
    from verbale.desk import make_desk
    from verbale.store import open_ledger

    with open_ledger(ledger_path(ledger), read_only=True, create=False, desk=make_desk()) as book:
        return book.dossier(dossier).as_of(day or dt.date.today())


def _decide(dossier: str, ledger: Path | None, decision: Reviewed) -> int:
    from verbale.store import open_ledger

    with open_ledger(ledger_path(ledger), create=False) as book:
        line = book.append(dossier, decision)
    click.echo(f"dossier {dossier}: decided (entry {line.seq})")
    return 0
