"""Readings in the terminal: what one document holds."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from verbale.reading import Move, Reading, When
from verbale.show.names import PartyNames, party_names
from verbale.show.shown import quoted, shown, trimmed

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100
_LONGEST_QUOTE = 240


def reading_text(reading: Reading, *, colour: bool = False, width: int = WIDTH) -> str:
    """Write a document's moves, one paragraph each with its sentence, and a line on the rest.

    `width` in columns; longer lines wrap, and what follows hangs under its beginning.
    """
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False,
        emoji=False, legacy_windows=False,
    )  # fmt: skip
    names = party_names()
    source = reading.document
    published = source.published.isoformat() if source.published else "undated"
    told = [shown(source.publisher or ""), published]
    _say(console, shown(source.title or "") or shown(source.id), "bold")
    _say(console, " · ".join(part for part in told if part), "dim")
    for move in reading.moves:
        console.print()
        _say(console, _headline(move, names), hang=2)
        for label, words in _details(move):
            _say(console, f"{label} {words}", indent=2, hang=2)
        _say(console, quoted(trimmed(shown(move.quote), _LONGEST_QUOTE)), "dim", indent=2)
    if not reading.moves:
        _say(console, _nothing(reading), "dim")
    console.print()
    counted = [
        _count(len(reading.moves), "move"),
        _count(len(reading.statements), "statement"),
        _count(len(reading.times), "time"),
        _count(len(reading.parties), "party", "parties"),
    ]
    _say(console, ", ".join(counted), "dim")
    console.print()
    return out.getvalue()


def _say(console: Console, words: str, style: str = "", indent: int = 0, hang: int = 0) -> None:
    """Print a run of words, wrapped; the rows after the first hang under it."""
    from rich.text import Text

    room = console.width - indent - hang
    for number, row in enumerate(Text(words, style=style).wrap(console, room, overflow="fold")):
        row.rstrip()
        console.print(Text(" " * (indent + (hang if number else 0))) + row, no_wrap=True, crop=False)


def _nothing(reading: Reading) -> str:
    """A document that was kept unread must not look like one that was read and holds nothing."""
    kept = next((problem for problem in reading.problems if problem.code in ("language", "too-long")), None)
    return "not read" if kept else "no moves of a negotiation (--explain shows why)"


def _headline(move: Move, names: PartyNames) -> str:
    by = names.list(move.by) or "somebody"
    to = f" to {names.list(move.to)}" if move.to else ""
    status = f" ({move.status})" if move.status else ""
    return f"{move.kind.upper()}{status}  {by}{to}: {shown(move.what)}"


def _details(move: Move) -> list[tuple[str, str]]:
    details = []
    if move.condition:
        details.append(("on condition:", shown(move.condition)))
    if move.due:
        details.append(("due:", _when(move.due)))
    if move.on:
        details.append(("on:", _when(move.on)))
    if move.reported_by:
        details.append(("by account of:", shown(move.reported_by)))
    if move.voice and move.voice != move.reported_by:
        details.append(("spoken by:", shown(move.voice)))
    return details


def _when(when: When) -> str:
    text = shown(when.text)
    return f"{text} ({when.value})" if when.value and when.value != text else text


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
