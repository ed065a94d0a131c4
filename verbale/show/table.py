"""Lines about what is on the table: items, each side's position, and the matrix of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from verbale.record.state import Awaited, Item, ItemPosition
from verbale.show.days import day, days_long
from verbale.show.page import Line, Matrix, Part
from verbale.show.shown import shown
from verbale.show.states import AWAITED, ITEM_MARKS, POSITION_MARKS
from verbale.show.telling import Telling, anchor, proofs

MATRIX_COLUMNS = 8
"""More columns than this cannot be read side by side, on paper least of all."""
MATRIX_ROWS = 10
"""Items in the matrix of a page; with everything, all of them."""


def item_line(item: Item, telling: Telling) -> Line:
    """Tell one thing negotiated, each side's position on it, and whose answer is awaited."""
    awaited = {wait.party for wait in item.awaits}
    held = [
        position
        for position in item.positions
        if not (position.position == "none" and position.party in awaited)
    ]
    mark = ITEM_MARKS[item.state]
    return Line(
        anchor=anchor("items", item.id),
        mark=mark,
        who="",
        what=shown(item.content),
        state=mark.word,
        notes=_earlier(item, telling),
        parts=(
            *(_position(position, item.earlier, telling) for position in held),
            *(_awaited(wait, telling) for wait in item.awaits),
        ),
        fresh=telling.news_of("items", item.id),
    )


def _position(position: ItemPosition, earlier: Sequence[ItemPosition], telling: Telling) -> Part:
    mark = POSITION_MARKS[position.position]
    before = (
        (f"earlier: {_position_words(one)}", one.evidence)
        for one in reversed(earlier)
        if one.party == position.party
    )
    return Part(
        who=telling.names.name(position.party),
        what=_position_words(position),
        mark=mark,
        proofs=proofs((None, position.evidence), *before),
    )


def _position_words(position: ItemPosition) -> str:
    word = POSITION_MARKS[position.position].word
    return f"{word} {day(position.since)}" if position.since else word


def _earlier(item: Item, telling: Telling) -> tuple[str, ...]:
    """Tell the positions that were given up for the present ones."""
    if not item.earlier:
        return ()
    told = [f"{telling.names.name(one.party)} {_position_words(one)}" for one in item.earlier]
    return (f"Earlier: {', '.join(told)}",)


def _awaited(wait: Awaited, telling: Telling) -> Part:
    words = f"answer{f' to {telling.names.list(wait.by)}' if wait.by else ''} awaited"
    if wait.since:
        words += f" since {day(wait.since)}"
        if (waited := (telling.today - wait.since).days) > 0:
            words += f", {days_long(waited)}"
    return Part(
        who=telling.names.name(wait.party),
        what=words,
        mark=AWAITED,
        proofs=proofs((wait.what, wait.evidence)),
    )


def matrix(lines: Sequence[Line], parties: Sequence[str], telling: Telling) -> Matrix | None:
    """Lay items out against parties; None where no party has a position on any.

    The dossier's own parties come first, then those with most positions.
    """
    count = Counter(part.who for line in lines for part in line.parts)
    if not count:
        return None
    own = [name for party in parties if (name := telling.names.name(party)) in count]
    others = sorted(count.keys() - set(own), key=lambda name: (-count[name], name))
    columns = list(dict.fromkeys([*own, *others]))
    kept = columns[:MATRIX_COLUMNS]
    return Matrix(
        parties=tuple(kept),
        rows=tuple((line, tuple(_cell(line, name) for name in kept)) for line in lines),
        without_column=tuple(columns[MATRIX_COLUMNS:]),
    )


def _cell(line: Line, name: str) -> Part | None:
    """Give a party's present position: an answer that is awaited speaks for one who holds none."""
    held = [part for part in line.parts if part.who == name]
    return held[0] if held else None
