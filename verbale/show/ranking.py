"""Which records of a state are told, and in which order: no record is told that does not make the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from verbale.record.state import Assessment, StateOfPlay
from verbale.show.page import SectionKey
from verbale.show.promises import COMMITMENT_ORDER, WARNING_ORDER
from verbale.show.talks import meeting_order

Record = TypeVar("Record", bound=Any)
"""A record of a state of play: it has an id and a weight."""

_ALARMS = frozenset({"overdue", "triggered"})


class Chosen(NamedTuple):
    """The records of a section for the page, and the next ones to fold away, each in the telling's order."""

    told: list[Any]
    folded: list[Any]


def ordered(play: StateOfPlay) -> dict[SectionKey, list[Any]]:
    """Put the records of each section but the changes into the order in which they are told."""
    return {
        "commitments": _ranked(play.commitments, lambda one: COMMITMENT_ORDER.index(one.state)),
        "items": _ranked(play.items),
        "warnings": _ranked(play.warnings, lambda one: WARNING_ORDER.index(one.state)),
        "deeds": _ranked(play.deeds),
        "denials": _ranked(play.denials),
        "withheld": _ranked(play.withheld),
        "meetings": _ranked(play.meetings, lambda one: meeting_order(one, play.as_of)),
        "assessments": _by_side(play.assessments),
        "contradictions": _ranked(play.contradictions),
    }


def choose(records: Sequence[Any], places: int, fold: int) -> Chosen:
    """Choose the weightiest for the page, and the next `fold` in weight.

    Of what is overdue or triggered the weightiest is always told: the head of the brief counts it, and
    whoever follows the count must find what it speaks of.
    """
    by_weight = sorted(range(len(records)), key=lambda place: (-records[place].weight, place))
    alarm = next((place for place in by_weight if getattr(records[place], "state", None) in _ALARMS), None)
    if places and alarm is not None and alarm not in by_weight[:places]:
        by_weight.remove(alarm)
        by_weight.insert(places - 1, alarm)
    return Chosen(
        told=[records[place] for place in sorted(by_weight[:places])],
        folded=[records[place] for place in sorted(by_weight[places : places + fold])],
    )


def _ranked(records: Sequence[Record], rank: Callable[[Record], Any] = lambda _: 0) -> list[Record]:
    """Order records by a rank, within it the weightiest first."""
    return sorted(records, key=lambda one: (rank(one), -one.weight))


def _by_side(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Put what one side says together; the side with the weightiest word first."""
    heaviest: dict[tuple[str, ...], float] = {}
    for one in assessments:
        heaviest[one.by] = max(one.weight, heaviest.get(one.by, one.weight))
    return _ranked(assessments, lambda one: (-heaviest[one.by], one.by))
