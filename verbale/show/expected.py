"""What a user expects, and whether it holds."""

from __future__ import annotations

from typing import NamedTuple

from verbale.record.state import Expected, StateOfPlay
from verbale.show.days import day
from verbale.show.page import Line, Mark
from verbale.show.shown import shown
from verbale.show.telling import anchor, proofs

EXPECTATION_MARKS: dict[str, Mark] = {
    "fails": Mark("fails", "✗", "alarm"),
    "open": Mark("open", "?", "open"),
    "holds": Mark("holds", "✓", "good"),
}
"""In the order in which they are told."""


class Judged(NamedTuple):
    """An expectation as a record of its section: those that fail weigh most."""

    id: str
    weight: float
    expected: Expected


def judged(play: StateOfPlay) -> list[Judged]:
    """List what is expected: what fails first, then what is open, then what holds."""
    order = list(EXPECTATION_MARKS)
    told = [
        Judged(str(number), float(len(order) - order.index(expected.outcome)), expected)
        for number, expected in enumerate(play.expectations, 1)
    ]
    return sorted(told, key=lambda one: -one.weight)


def expectation_line(one: Judged, see: str | None) -> Line:
    """Tell whether what is expected holds; `see` is the anchor of the line that it rests on."""
    expected = one.expected
    mark = EXPECTATION_MARKS[expected.outcome]
    by = f", expected by {day(expected.by)}" if expected.by else ""
    return Line(
        anchor=anchor("expectations", one.id),
        mark=mark,
        who="",
        what=shown(expected.says),
        state=f"{mark.word}{by}",
        notes=(shown(expected.why),) if expected.why else (),
        proofs=proofs((None, expected.evidence)),
        see=see,
    )
