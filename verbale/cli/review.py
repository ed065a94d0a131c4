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
    from verbale.store.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])


@click.group("review", short_help="Join, take apart, settle: your decisions outrank the rules.")
def command() -> None:
    """Decide on lines of a state of play. `verbale review show DOSSIER` lists them with their ids.

    Every decision is an entry of the ledger, with your name and reason. None is ever removed; `undo` takes
    one back.
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


@command.command("show", short_help="List the lines; show the sentences of one, and why they are there.")
@_state
@click.argument("line", required=False)
def show(dossier: str, line: str | None, day: dt.date | None, ledger: Path | None) -> int:
    """Show the sentences that were gathered into LINE of DOSSIER: why, how surely, and their moves' ids.

    Without LINE, list all lines of DOSSIER with their ids, the weightiest of each section first.
    """
    from verbale.record.review import evidence_of_line, lines_of
    from verbale.show.shown import shown

    play = _play(dossier, day, ledger)
    if line is None:
        for one in lines_of(play):
            state = f"{one.state}: " if one.state else ""
            click.echo(f"{one.id}\t{state}{shown(one.content)}")
        return 0
    for sentence in evidence_of_line(play, line):
        sure = f", {sentence.sure:.2f} sure" if sentence.sure is not None else ""
        click.echo(f"{sentence.move}  {sentence.document} [{sentence.start}:{sentence.end}]{sure}")
        click.echo(f"    {shown(sentence.quote)}")
        if sentence.why:
            click.echo(f"    {sentence.why}")
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
    """Take or refuse the change of LINE of DOSSIER into STATE that is shown, proposed or was refused."""
    from verbale.record import review

    play = _play(dossier, day, ledger)
    earlier, _ = _decisions(dossier, ledger)
    decision = review.settle(play, line, state, take=take, earlier=earlier.values(), who=who, note=note)
    return _decide(dossier, ledger, decision)


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


@command.command("list", short_help="List the decisions, with the numbers of their entries.")
@ledger_option
@click.argument("dossier")
def list_decisions(dossier: str, ledger: Path | None) -> int:
    """List the decisions on DOSSIER: entry, day, what was decided, on which sentences, by whom and why."""
    from verbale.record.decided import standing
    from verbale.show.shown import shown

    decisions, days = _decisions(dossier, ledger)
    counting = standing(decisions)
    for seq, one in decisions.items():
        told = f"take back entry {one.takes_back}" if one.takes_back else one.decision.replace("_", " ")
        told += f" {one.state}" if one.state else ""
        gone = "" if seq in counting else "  (taken back)"
        by = "".join(f", {part}" for part in (one.who, one.note) if part)
        click.echo(f"{seq}\t{days[seq]}\t{told}{shown(by)}{gone}")
        for move in one.moves:
            click.echo(f"    {move.document} [{move.start}:{move.end}] {move.kind}: {shown(move.what)}")
    if not decisions:
        click.echo(f"dossier {dossier}: nothing was decided yet")
    return 0


@command.command("undo", short_help="Take a decision back.")
@click.option("--note", metavar="TEXT", help="Why.")
@click.option("--who", metavar="NAME", help="Who decides.")
@ledger_option
@click.argument("dossier")
@click.argument("entry", type=int)
def undo(dossier: str, entry: int, who: str | None, note: str | None, ledger: Path | None) -> int:
    """Take back the decision of ENTRY on DOSSIER: all is as if it had never been made.

    `verbale review list` tells the numbers. To undo an undoing makes the decision count again.
    """
    from verbale.record import review

    decisions, _ = _decisions(dossier, ledger)
    return _decide(dossier, ledger, review.take_back(decisions, entry, who=who, note=note))


def _reading(ledger: Path | None) -> Ledger:
    from verbale.desk import make_desk
    from verbale.store import open_ledger

    return open_ledger(ledger_path(ledger), read_only=True, create=False, desk=make_desk())


def _play(dossier: str, day: dt.date | None, ledger: Path | None) -> StateOfPlay:
    with _reading(ledger) as book:
        return book.dossier(dossier).as_of(day or dt.date.today())


def _decisions(dossier: str, ledger: Path | None) -> tuple[dict[int, Reviewed], dict[int, dt.date]]:
    """The decisions on a dossier, and the days of them, by the numbers of their entries."""
    from verbale.record.entries import Reviewed

    decisions: dict[int, Reviewed] = {}
    days: dict[int, dt.date] = {}
    with _reading(ledger) as book:
        for line in book.dossier(dossier).known_lines():
            if isinstance(line.entry, Reviewed):
                decisions[line.seq], days[line.seq] = line.entry, line.at.date()
    return decisions, days


def _decide(dossier: str, ledger: Path | None, decision: Reviewed) -> int:
    from verbale.store import open_ledger

    with open_ledger(ledger_path(ledger), create=False) as book:
        line = book.append(dossier, decision)
    click.echo(f"dossier {dossier}: decided (entry {line.seq}; `verbale review undo` takes it back)")
    return 0
