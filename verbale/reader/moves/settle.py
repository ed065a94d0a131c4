"""Settle: which of a sentence's candidates stand, where several saw the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from verbale.reader.moves.candidate import Candidate

SAME_SHARE = 0.6
"""Two candidates whose contents share this much of their words (F1) say the same thing."""

MODAL = 0.5
"""The weight of candidates that rest on a modal verb alone."""

_HOLDERS = frozenset({"demand", "offer", "commit", "warn", "reject", "deny", "withhold"})
"""Kinds whose content is wished, promised, threatened or denied, not done."""

_YIELDS = frozenset({"deny", "warn", "reject", "demand", "offer", "accuse", "withhold", "commit", "suspend"})
"""Kinds whose content a modal verb inside does not make a move of its own."""


@dataclass(frozen=True)
class Verdict:
    """What became of a candidate, and why where it was dropped."""

    candidate: Candidate
    dropped: str | None = None


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in text order."""
    return [verdict.candidate for verdict in verdicts(candidates) if verdict.dropped is None]


def verdicts(candidates: Iterable[Candidate]) -> list[Verdict]:
    """What becomes of each candidate of a sentence, in text order.

    A deed that is the content of another move is none of its own; of candidates of one kind over
    the same words the weightiest stays; an assessment stays only where nothing else was seen.
    """
    seen = list(candidates)
    meetings = [c for c in seen if c.kind == "meet"]
    found: list[Verdict] = []
    standing: list[Candidate] = []
    for candidate in seen:
        if candidate.weight <= MODAL and any(_is_meeting(candidate, m) for m in meetings):
            found.append(Verdict(candidate, "it is the meeting to come"))
        else:
            standing.append(candidate)
    free: list[Candidate] = []
    for candidate in standing:
        holder = next((o for o in standing if o is not candidate and _holds(o, candidate)), None)
        if holder is None:
            free.append(candidate)
        else:
            found.append(
                Verdict(candidate, f"it is what the {holder.kind} of {holder.trigger.text!r} is about")
            )
    kept: list[Candidate] = []
    for candidate in sorted(free, key=lambda c: (-c.weight, c.what.start)):
        same = next((other for other in kept if _same(candidate, other)), None)
        if same is None:
            kept.append(candidate)
            found.append(Verdict(candidate))
        else:
            found.append(Verdict(candidate, f"the same words are the {same.kind} of {same.trigger.text!r}"))
    return sorted(found, key=lambda v: (v.candidate.what.start, v.candidate.what.end))


def _is_meeting(candidate: Candidate, meeting: Candidate) -> bool:
    """Whether "will meet", "will hold talks" is no more than the meeting to come."""
    return candidate.what.head in (meeting.trigger, meeting.trigger.head)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether `inner` is only said, wished or promised by `outer`."""
    if inner.trigger == outer.trigger or not outer.what.holds(inner.trigger):
        return False
    if inner.weight > MODAL and inner.trigger == outer.what.head and outer.kind in _HOLDERS:
        return True  # "urged it to reject the plan": the rejecting is what is urged
    if outer.kind == "deny":
        return True  # what is denied is not done, promised or demanded either
    if inner.kind == "assess" or inner.weight <= MODAL:
        return outer.kind in _YIELDS
    if inner.kind == "meet":
        return outer.kind in _HOLDERS and (
            outer.kind != "commit" or outer.what.head in (inner.trigger, inner.trigger.head)
        )
    return inner.deed and outer.kind in _HOLDERS


def _same(candidate: Candidate, other: Candidate) -> bool:
    shared = min(candidate.what.end, other.what.end) - max(candidate.what.start, other.what.start)
    if shared <= 0:
        return False
    if candidate.kind == "assess":
        return other.kind != "meet"
    if candidate.kind != other.kind:
        return False
    both = (candidate.what.end - candidate.what.start) + (other.what.end - other.what.start)
    return 2 * shared >= SAME_SHARE * both
