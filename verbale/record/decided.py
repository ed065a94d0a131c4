"""What humans decided on what was read, gathered and proposed. It outranks the rules.

A decision names moves by where they stand. After a re-reading it holds for the move that now stands
there: the one with the same id, else one of the same kind whose sentence overlaps and whose words
are the likest. `review.py` makes decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from verbale.record.entries import Anchor, Reviewed
from verbale.record.gather import Group
from verbale.record.told import Told
from verbale.record.words import read_content

Pair = tuple[Anchor, Anchor]
Allowed = Callable[[Group], bool]


class Decided:
    """All decisions of a dossier, the latest on each matter."""

    def __init__(self) -> None:
        self._of_told: dict[str, Anchor] = {}
        self._told_of: dict[Anchor, str] = {}
        self.renew({})

    def renew(self, reviews: Mapping[int, Reviewed]) -> None:
        """Take in all reviews anew, by the numbers of their entries."""
        self._pairs: dict[Pair, bool] = {}
        self._steps: dict[tuple[Anchor, Anchor, str], bool] = {}
        self._matter: dict[Anchor, bool] = {}
        for review in standing(reviews).values():
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
        elif review.decision == "as_read" and review.takes_back is None:
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


def standing(reviews: Mapping[int, Reviewed]) -> dict[int, Reviewed]:
    """Give the reviews that were not taken back, in the order of their entries.

    A taking back can itself be taken back: then what it took back counts again.
    """
    gone: set[int | None] = set()
    for seq in sorted(reviews, reverse=True):
        if seq not in gone:
            gone.add(reviews[seq].takes_back)
    return {seq: reviews[seq] for seq in sorted(reviews) if seq not in gone}


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
