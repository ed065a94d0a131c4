"""What changed, and when it became known: everything of a state of play that is new on a day.

A change counts from the day on which it became known, so that the changes after one day and up to
another are what the reader of the first day's brief has not seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from verbale.record.state import (
    Change,
    Changed,
    Commitment,
    Contradiction,
    Deed,
    Evidence,
    Item,
    Meeting,
    Transition,
    Warning,
)

Section = Literal[
    "items", "commitments", "warnings", "meetings", "denials", "withheld", "contradictions", "assessments",
    "deeds",
]  # fmt: skip

STATE_CHANGES: dict[str, Change] = {
    "delivered": "delivered", "overdue": "overdue", "broken": "broken", "released": "released",
    "superseded": "superseded", "expired": "expired", "triggered": "triggered",
    "carried_out": "carried_out", "withdrawn": "withdrawn", "held": "held", "cancelled": "cancelled",
    "postponed": "postponed",
}  # fmt: skip
CHANGE_WEIGHTS: dict[Change, float] = {
    "delivered": 1.0, "broken": 1.0, "overdue": 1.0, "carried_out": 1.0, "triggered": 1.0,
    "contradicted": 0.95, "answered": 0.95, "cancelled": 0.95, "postponed": 0.9, "held": 0.85,
    "due_moved": 0.9, "withdrawn": 0.85, "released": 0.85, "changed": 0.9, "escalated": 0.95,
    "superseded": 0.6, "expired": 0.6, "new": 0.8,
}  # fmt: skip
"""What kind of change weighs how much, times the weight of the line that it is of."""


def first_known(evidence: Iterable[Evidence]) -> dt.date | None:
    """The day on which something became known: the earliest of its sentences."""
    return min((one.known for one in evidence if one.known is not None), default=None)


def changed(
    on: dt.date | None, what: Change, section: Section, *, id: str, weight: float, text: str
) -> Iterator[Changed]:
    """Give a change, where its day is known."""
    if on is not None:
        share = round(weight * CHANGE_WEIGHTS[what], 4)
        yield Changed(on=on, what=what, section=section, id=id, weight=share, text=text)


def of_promise(one: Commitment | Warning, section: Section) -> Iterator[Changed]:
    """List the changes of a commitment or warning: new, and every taken step of its history."""
    yield from changed(
        first_known(one.history[0].evidence), "new", section, id=one.id, weight=one.weight, text=one.content
    )
    for step in one.history[1:]:
        if not step.taken:
            continue
        what: Change | None = STATE_CHANGES.get(step.state)
        if what is None:
            what = "due_moved" if step.why and step.why.startswith("deadline moved") else "changed"
        yield from changed(_known(step), what, section, id=one.id, weight=one.weight, text=one.content)


def _known(step: Transition) -> dt.date | None:
    """When a step became known: by its sentence, or by the calendar for a day that passed."""
    if step.state in ("overdue", "expired") and step.confidence is None:
        return step.on
    return first_known(step.evidence) or step.on


def of_meeting(one: Meeting) -> Iterator[Changed]:
    """List the changes of a meeting: new, then every change of its status."""
    text = one.content or ""
    new = first_known(one.evidence)
    yield from changed(new, "new", "meetings", id=one.id, weight=one.weight, text=text)
    for step in one.history:
        what = STATE_CHANGES.get(step.state)
        known = first_known(step.evidence)
        if what is not None and known != new:
            yield from changed(known, what, "meetings", id=one.id, weight=one.weight, text=text)


def of_item(one: Item) -> Iterator[Changed]:
    """List the changes of an item: new, answered, and positions that a party changed."""
    told = [position for position in (*one.earlier, *one.positions) if position.position != "none"]
    new = min((day for position in told if (day := first_known(position.evidence))), default=None)
    yield from changed(new, "new", "items", id=one.id, weight=one.weight, text=one.content)
    before = {position.party for position in one.earlier}
    seen: set[tuple[dt.date, Change]] = set()
    for position in one.positions:
        day = first_known(position.evidence)
        if day is None or day == new or position.position == "none":
            continue
        answer = position.position in ("accepted", "rejected", "reserved")
        what: Change = "answered" if answer else "changed"
        if not answer and position.party not in before:
            continue
        if (day, what) not in seen:
            seen.add((day, what))
            yield from changed(day, what, "items", id=one.id, weight=one.weight, text=one.content)


def of_deed(one: Deed) -> Iterator[Changed]:
    """A deed became known; one that presses the other side, or breaks off, is an escalation."""
    what: Change = "escalated" if one.kind in ("press", "suspend") else "new"
    yield from changed(
        first_known(one.evidence), what, "deeds", id=one.id, weight=one.weight, text=one.content
    )


def of_contradiction(one: Contradiction) -> Iterator[Changed]:
    """A contradiction became known with the later of its sides."""
    days = [day for side in one.sides if (day := first_known(side.evidence))]
    text = " / ".join(side.content for side in one.sides)
    yield from changed(
        max(days, default=None), "contradicted", "contradictions", id=one.id, weight=one.weight, text=text
    )


def in_order(found: Iterable[Changed], day: dt.date) -> tuple[Changed, ...]:
    """Order changes up to a day: the latest day first, the weightiest first in it."""
    return tuple(
        sorted(
            (one for one in found if one.on <= day),
            key=lambda one: (-one.on.toordinal(), -one.weight, one.section, one.id, one.what),
        )
    )


def changes_since(changes: Iterable[Changed], since: dt.date) -> tuple[Changed, ...]:
    """Choose what became known after a day: what the reader of that day's brief has not seen."""
    return tuple(one for one in changes if one.on > since)
