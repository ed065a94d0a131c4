"""Readings in the terminal: what one document holds."""

from __future__ import annotations

import io

from verbale.document import folded
from verbale.reading import Move, Reading, When

WIDTH = 100
_SHORTEST_QUOTE = 200


def reading_text(reading: Reading, *, colour: bool = False, width: int = WIDTH) -> str:
    """A document's moves, one paragraph each with its sentence, and a line on the rest."""
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False)
    source = reading.document
    told = [source.publisher, source.published.isoformat() if source.published else "undated"]
    console.print(Text(source.title or source.id, style="bold"))
    console.print(Text(" · ".join(part for part in told if part), style="dim"))
    for move in reading.moves:
        console.print()
        console.print(_headline(move))
        for label, words in _details(move):
            console.print(Text(f"  {label} {words}"))
        quote = folded(move.quote)
        if len(quote) > _SHORTEST_QUOTE:
            quote = quote[: _SHORTEST_QUOTE - 1] + "…"
        console.print(Text(f"  “{quote}”", style="dim"))
    if not reading.moves:
        console.print(Text("no moves of a negotiation", style="dim"))
    counted = (
        f"{len(reading.moves)} moves, {len(reading.statements)} statements, {len(reading.times)} times, "
        f"{len(reading.parties)} parties"
    )
    console.print()
    console.print(Text(counted, style="dim"))
    console.print()
    return out.getvalue()


def _headline(move: Move) -> str:
    by = ", ".join(move.by) or "somebody"
    to = f" to {', '.join(move.to)}" if move.to else ""
    status = f" ({move.status})" if move.status else ""
    return f"{move.kind.upper()}{status}  {by}{to}: {move.what}"


def _details(move: Move) -> list[tuple[str, str]]:
    details = []
    if move.condition:
        details.append(("on condition:", move.condition))
    if move.due:
        details.append(("due:", _when(move.due)))
    if move.on:
        details.append(("on:", _when(move.on)))
    if move.reported_by:
        details.append(("by account of:", move.reported_by))
    if move.voice and move.voice != move.reported_by:
        details.append(("voice:", move.voice))
    return details


def _when(when: When) -> str:
    return f"{when.text} ({when.value})" if when.value else when.text
