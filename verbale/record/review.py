"""Reviews: a human's decisions on what was read, gathered and proposed. They outrank the rules.

A decision names moves by where they stand. After a re-reading it holds for the move that now stands
there: the one with the same id, else one of the same kind whose sentence overlaps and whose words
are the likest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from verbale.problems import UsageError
from verbale.record.entries import Anchor, ReviewDecision, Reviewed
from verbale.record.gather import Group
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
from verbale.record.told import Told
from verbale.record.words import read_content

Pair = tuple[Anchor, Anchor]
Allowed = Callable[[Group], bool]


class Decided:
    """All decisions of a dossier, the latest on each matter."""

    def __init__(self) -> None:
        self._of_told: dict[str, Anchor] = {}
        self._told_of: dict[Anchor, str] = {}
        self.renew(())

    def renew(self, reviews: Iterable[Reviewed]) -> None:
        """Take in all reviews anew, in the order in which they were made."""
        self._pairs: dict[Pair, bool] = {}
        self._steps: dict[tuple[Anchor, Anchor, str], bool] = {}
        self._matter: dict[Anchor, bool] = {}
        for review in reviews:
            self._take_in(review)
        anchors = {one for pair in self._pairs for one in pair}
        anchors |= {one for first, second, _ in self._steps for one in (first, second)}
        anchors |= set(self._matter)
        self._of_document: dict[str, list[Anchor]] = {}
        for one in sorted(anchors, key=lambda one: (one.document, one.start, one.end, one.move)):
            self._of_document.setdefault(one.document, []).append(one)

    def _take_in(self, review: Reviewed) -> None:
        if review.decision in ("join", "apart") and review.moves:
            first, *others = review.moves
            for other in others:
                self._pairs[first, other] = self._pairs[other, first] = review.decision == "join"
        elif review.decision in ("take", "refuse") and len(review.moves) == 2 and review.state:
            first, second = review.moves
            self._steps[first, second, review.state] = review.decision == "take"
        elif review.decision in ("leave_out", "let_in"):
            self._matter.update(dict.fromkeys(review.moves, review.decision == "let_in"))
        elif review.decision == "as_read":
            self._forget(set(review.moves))

    def _forget(self, moves: set[Anchor]) -> None:
        for pair in [pair for pair in self._pairs if moves & set(pair)]:
            del self._pairs[pair]
        for step in [step for step in self._steps if moves & set(step[:2])]:
            del self._steps[step]
        for one in moves & set(self._matter):
            del self._matter[one]

    def __bool__(self) -> bool:
        return bool(self._of_document)

    def find(self, document: str, told: list[Told]) -> None:
        """Find the moves of a document's reading that decisions name."""
        for anchor in self._of_document.get(document, ()):
            found = _find(anchor, told)
            if found is not None:
                self._of_told[found.id] = anchor
                self._told_of[anchor] = found.id

    def matter(self, told: Told) -> bool | None:
        """Whether a move is of the dossier's matter, as decided; None where nothing was."""
        anchor = self._of_told.get(told.id)
        return None if anchor is None else self._matter.get(anchor)

    def partners(self, told: Told) -> list[str]:
        """The ids of the moves that a move belongs together with by decision."""
        anchor = self._of_told.get(told.id)
        if anchor is None:
            return []
        joined = [second for (first, second), join in self._pairs.items() if join and first == anchor]
        return [self._told_of[one] for one in joined if one in self._told_of]

    def allowing(self, told: Told, allowed: Allowed) -> Allowed:
        """Let what may join a group be what a rule allows, and no decision keeps apart."""
        anchor = self._of_told.get(told.id)
        if anchor is None:
            return allowed
        apart = {second for (first, second), join in self._pairs.items() if not join and first == anchor}
        out = {self._told_of[one] for one in apart if one in self._told_of}
        if not out:
            return allowed
        return lambda group: allowed(group) and not any(one.told.id in out for one in group.members)

    def step(self, group: Group, told: Told, state: str) -> bool | None:
        """Whether a move brings a group into a state, as decided; None where nothing was."""
        for first, decided, taken in self.steps(told):
            if decided == state and any(member.told.id == first for member in group.members):
                return taken
        return None

    def steps(self, told: Told) -> list[tuple[str, str, bool]]:
        """What a move brings, or does not bring, into a state, as decided: (move of it, state, taken)."""
        anchor = self._of_told.get(told.id)
        if anchor is None:
            return []
        return [
            (self._told_of[first], state, taken)
            for (first, second, state), taken in self._steps.items()
            if second == anchor and first in self._told_of
        ]


def _find(anchor: Anchor, told: list[Told]) -> Told | None:
    """The move that stands where a decision's move stood."""
    for one in told:
        if one.move.id == anchor.move:
            return one
    wanted = read_content(anchor.what).stems
    best: tuple[int, Told] | None = None
    for one in told:
        start, end = one.move.evidence
        if one.move.kind != anchor.kind or start >= anchor.end or anchor.start >= end:
            continue
        shared = len(wanted & read_content(one.move.what).stems)
        if (shared or one.move.what == anchor.what) and (best is None or shared > best[0]):
            best = shared, one
    return best[1] if best else None


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
        raise UsageError("to join takes two lines or more")
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
        raise UsageError(f"{id} has no such move: {', '.join(sorted(set(moves)))}")
    if not rest:
        raise UsageError(f"nothing would be left of {id}")
    anchors = (anchor_of(out[0]), *map(anchor_of, rest))
    if len(out) > 1:
        raise UsageError("take moves out one at a time")
    return Reviewed(decision="apart", moves=anchors, who=who, note=note)


def settle(
    play: StateOfPlay, id: str, state: str, *, take: bool, who: str | None = None, note: str | None = None
) -> Reviewed:
    """Take or refuse a change of state that a commitment or warning shows, taken or proposed.

    Raises UsageError where the line shows no such change with a sentence.
    """
    promises: tuple[Commitment | Warning, ...] = (*play.commitments, *play.warnings)
    for line in promises:
        if line.id != id:
            continue
        for step in line.history[1:]:
            if step.state == state and step.evidence and step.confidence is not None:
                anchors = anchor_of(line.evidence[0]), anchor_of(step.evidence[0])
                decision: ReviewDecision = "take" if take else "refuse"
                return Reviewed(decision=decision, moves=anchors, state=state, who=who, note=note)
    raise UsageError(f"{id} shows no change to {state} that rests on a sentence")


def leave_out(play: StateOfPlay, id: str, *, who: str | None = None, note: str | None = None) -> Reviewed:
    """Decide that a line is of another matter: all its moves stay out of the dossier."""
    anchors = tuple(map(anchor_of, evidence_of_line(play, id)))
    return Reviewed(decision="leave_out", moves=anchors, who=who, note=note)


Line = Commitment | Warning | Meeting | Denial | Withheld | Assessment | Deed


def evidence_of_line(play: StateOfPlay, id: str) -> tuple[Evidence, ...]:
    """Find the sentences of a line of a state of play. Raises UsageError where there is no such line."""
    for item in play.items:
        if item.id == id:
            held = [one for one in (*item.earlier, *item.positions) if one.position != "none"]
            found = {one.move: one for position in held for one in position.evidence}
            return tuple(sorted(found.values(), key=lambda one: (str(one.known), one.document, one.start)))
    lines: tuple[Line, ...] = (
        *play.commitments, *play.warnings, *play.meetings, *play.denials, *play.withheld,
        *play.assessments, *play.deeds,
    )  # fmt: skip
    for line in lines:
        if line.id == id:
            return line.evidence
    raise UsageError(f"the state of play has no line {id}")
