"""Reviews: decisions made on lines of a state of play, to be written into the ledger.

A decision names the moves of a line by where they stand; `decided.py` finds them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from verbale.problems import UsageError
from verbale.record.decided import standing
from verbale.record.entries import Anchor, ReviewDecision, Reviewed
from verbale.record.state import (
    Assessment,
    Commitment,
    Deed,
    Denial,
    Evidence,
    Meeting,
    StateOfPlay,
    Warning,
    Withheld,
)


def anchor_of(evidence: Evidence) -> Anchor:
    """Name the move of a piece of evidence. Raises UsageError where it is of none."""
    if evidence.move is None or evidence.kind is None or evidence.what is None:
        raise UsageError(f"no move was read at {evidence.document} {evidence.start}-{evidence.end}")
    return Anchor(
        document=evidence.document,
        move=evidence.move,
        start=evidence.start,
        end=evidence.end,
        kind=evidence.kind,
        what=evidence.what,
    )


def join(play: StateOfPlay, *ids: str, who: str | None = None, note: str | None = None) -> Reviewed:
    """Decide that lines of a state of play are about the same thing.

    Raises UsageError for an id that is not in it, or for fewer than two.
    """
    if len(ids) < 2:
        raise UsageError("name two lines or more to join")
    first = tuple(anchor_of(evidence_of_line(play, id)[0]) for id in ids)
    return Reviewed(decision="join", moves=first, who=who, note=note)


def take_apart(
    play: StateOfPlay, id: str, *moves: str, who: str | None = None, note: str | None = None
) -> Reviewed:
    """Decide that moves of a line are not about the same thing as the rest of it.

    Raises UsageError for an id or a move that is not there, or where nothing would be left.
    """
    held = evidence_of_line(play, id)
    out = [one for one in held if one.move in moves]
    rest = [one for one in held if one.move not in moves]
    if len(out) < len(set(moves)) or not out:
        missing = sorted(set(moves) - {str(one.move) for one in out})
        raise UsageError(f"{id} has no move {', '.join(missing)}; `verbale review show` lists those it has")
    if not rest:
        raise UsageError(f"{id} has no other move: nothing would be left of it")
    if len(out) > 1:
        raise UsageError("take moves out of a line one at a time")
    anchors = (anchor_of(out[0]), *map(anchor_of, rest))
    return Reviewed(decision="apart", moves=anchors, who=who, note=note)


def settle(
    play: StateOfPlay,
    id: str,
    state: str,
    *,
    take: bool,
    earlier: Iterable[Reviewed] = (),
    who: str | None = None,
    note: str | None = None,
) -> Reviewed:
    """Take or refuse a change of state that a commitment or warning shows, taken or proposed.

    A change that was refused shows no longer: it is found among the `earlier` reviews of the dossier.
    Raises UsageError for a line that is not there or has no states, or that shows no such change with a
    sentence and never did.
    """
    evidence = evidence_of_line(play, id)
    promises: tuple[Commitment | Warning, ...] = (*play.commitments, *play.warnings)
    line = next((one for one in promises if one.id == id), None)
    if line is None:
        raise UsageError(f"{id} has no change of state to settle: only commitments and warnings have")
    decision: ReviewDecision = "take" if take else "refuse"
    changes = [step for step in line.history[1:] if step.evidence and step.confidence is not None]
    for step in changes:
        if step.state == state:
            anchors = anchor_of(evidence[0]), anchor_of(step.evidence[0])
            return Reviewed(decision=decision, moves=anchors, state=state, who=who, note=note)
    for review in reversed(tuple(earlier)):
        if review.decision not in ("take", "refuse") or review.state != state:
            continue
        if any(_stands_at(review.moves[0], one) for one in evidence):
            return Reviewed(decision=decision, moves=review.moves, state=state, who=who, note=note)
    shown = ", ".join(dict.fromkeys(step.state for step in changes))
    raise UsageError(
        f"{id} shows no change to {state} that rests on a sentence"
        + (f"; it shows {shown}" if shown else "; it shows none at all")
    )


def _stands_at(anchor: Anchor, evidence: Evidence) -> bool:
    """Whether a decision's move is the one of a piece of evidence, by the same reading or another."""
    if anchor.document != evidence.document or anchor.kind != evidence.kind:
        return False
    return anchor.move == evidence.move or (anchor.start < evidence.end and evidence.start < anchor.end)


def take_back(
    reviews: Mapping[int, Reviewed], seq: int, *, who: str | None = None, note: str | None = None
) -> Reviewed:
    """Take one decision back, by the number of its entry: all is as if it had never been made.

    Raises UsageError where there is no such decision, or it was taken back already.
    """
    if seq not in reviews:
        raise UsageError(f"entry {seq} is no decision of this dossier")
    if seq not in standing(reviews):
        raise UsageError(f"the decision of entry {seq} was taken back already")
    return Reviewed(decision="as_read", moves=reviews[seq].moves, who=who, note=note, takes_back=seq)


def leave_out(play: StateOfPlay, id: str, *, who: str | None = None, note: str | None = None) -> Reviewed:
    """Decide that a line is of another matter: all its moves stay out of the dossier."""
    anchors = tuple(map(anchor_of, evidence_of_line(play, id)))
    return Reviewed(decision="leave_out", moves=anchors, who=who, note=note)


Gathered = Commitment | Warning | Meeting | Denial | Withheld | Assessment | Deed


def _gathered(play: StateOfPlay) -> tuple[Gathered, ...]:
    """All lines of a state of play but its items, whose sentences stand with their positions."""
    return (
        *play.commitments, *play.warnings, *play.meetings, *play.denials, *play.withheld,
        *play.assessments, *play.deeds,
    )  # fmt: skip


class LineOfPlay(NamedTuple):
    """A line of a state of play, to be named in a decision."""

    id: str
    state: str | None
    content: str


def lines_of(play: StateOfPlay) -> tuple[LineOfPlay, ...]:
    """List the lines on which can be decided, section by section, the weightiest first."""
    items = (LineOfPlay(one.id, one.state, one.content) for one in play.items)
    return (*items, *(LineOfPlay(one.id, _state_of(one), one.content or "") for one in _gathered(play)))


def _state_of(line: Gathered) -> str | None:
    if isinstance(line, Commitment | Warning):
        return line.state
    return line.status if isinstance(line, Meeting) else None


def evidence_of_line(play: StateOfPlay, id: str) -> tuple[Evidence, ...]:
    """Find the sentences of a line of a state of play. Raises UsageError where there is no such line."""
    for item in play.items:
        if item.id == id:
            held = [one for one in (*item.earlier, *item.positions) if one.position != "none"]
            found = {one.move: one for position in held for one in position.evidence}
            return tuple(sorted(found.values(), key=lambda one: (str(one.known), one.document, one.start)))
    for line in _gathered(play):
        if line.id == id:
            return line.evidence
    raise UsageError(
        f"no line {id} in the state of play of {play.as_of}: "
        f"`verbale review show {play.dossier} --as-of {play.as_of}` lists the lines with their ids"
    )
