"""Expectations: what a user wrote down must hold, judged against the state of play.

As a ledger's balance assertions do, an expectation either holds, fails or, before its day, is open.
One with a day holds once it came true by that day; one without must be true on the day asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from verbale.record.entries import Expectation
from verbale.record.state import Commitment, Evidence, Expected, Item, Meeting, StateOfPlay, Warning
from verbale.record.words import read_content


class Line(NamedTuple):
    """What a line of the state of play offers to an expectation."""

    id: str
    content: str
    parties: frozenset[str]
    states: tuple[tuple[str, dt.date | None], ...]
    """States that it came into, with the day since when; it is in the last."""
    evidence: tuple[Evidence, ...]


def judge(expected: Expectation, play: StateOfPlay) -> Expected:
    """Tell whether an expectation holds, fails or is open as of the state's day."""
    about = [line for line in _lines(expected, play) if _about(line, expected)]
    true = [line for line in about if _true(line, expected)]
    late = expected.by is not None and play.as_of > expected.by
    if true:
        rest = true
        outcome = "fails" if expected.never else "holds"
        why = f"{_state(expected)}: {true[0].content}"
    elif expected.never:
        rest, why = about, f"not {_state(expected)}"
        outcome = "holds"
    elif late or expected.by is None:
        rest, outcome = about, "fails"
        why = f"not {_state(expected)}" + (f" by {expected.by.isoformat()}" if expected.by else "")
        if not about:
            why = "nothing in the record is about it"
    else:
        rest, outcome, why = about, "open", f"not {_state(expected)} yet; its last day is {expected.by}"
    return Expected(
        says=expected.says,
        outcome=outcome,  # type: ignore[arg-type]
        why=why,
        by=expected.by,
        lines=tuple(line.id for line in rest),
        evidence=rest[0].evidence if rest else (),
    )


def _state(expected: Expectation) -> str:
    return expected.state or "there"


def _about(line: Line, expected: Expectation) -> bool:
    if expected.of and not set(expected.of) <= line.parties:
        return False
    wanted = read_content(expected.about)
    for words in (line.content, *(one.what or one.quote for one in line.evidence)):
        content = read_content(words)
        if wanted.stems <= content.stems and wanted.numbers <= content.numbers:
            return True
    return False


def _true(line: Line, expected: Expectation) -> bool:
    """With a day, it must have come true by then, whatever came later; without, it must be true now."""
    if expected.state is None:
        return True
    if expected.by is None:
        return bool(line.states) and line.states[-1][0] == expected.state
    return any(
        state == expected.state and (since is None or since <= expected.by) for state, since in line.states
    )


def _lines(expected: Expectation, play: StateOfPlay) -> Iterator[Line]:
    if expected.section == "commitment":
        yield from map(_promise, play.commitments)
    elif expected.section == "warning":
        yield from map(_promise, play.warnings)
    elif expected.section == "item":
        for item in play.items:
            yield from _positions(item)
    elif expected.section == "meeting":
        yield from map(_meeting, play.meetings)
    elif expected.section == "denial":
        for denial in play.denials:
            yield Line(denial.id, denial.content, frozenset(denial.by), (), denial.evidence)
    else:
        for deed in play.deeds:
            since = deed.on.earliest if deed.on else None
            yield Line(deed.id, deed.content, frozenset(deed.by), ((deed.kind, since),), deed.evidence)


def _promise(promise: Commitment | Warning) -> Line:
    states = tuple((step.state, step.on) for step in promise.history if step.taken)
    return Line(promise.id, promise.content, frozenset(promise.debtor), states, promise.evidence)


def _positions(item: Item) -> Iterator[Line]:
    """Each party's positions on an item, as a line of its own."""
    for now in item.positions:
        held = [one for one in item.earlier if one.party == now.party]
        states = tuple((one.position, one.since) for one in (*held, now))
        yield Line(item.id, item.content, frozenset({now.party}), states, now.evidence)


def _meeting(meeting: Meeting) -> Line:
    states = tuple((step.state, step.on) for step in meeting.history)
    content = " ".join(filter(None, (meeting.content, meeting.place, meeting.level)))
    return Line(meeting.id, content, frozenset(meeting.parties), states, meeting.evidence)
