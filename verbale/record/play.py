"""The state of play: what is known of one negotiation on a day, told from the ledger's lines.

    lines ─► versions known on the day ─► moves ─► moves of this matter ─► gathered ─► told

`state_of_play` is a pure function; `Fold` keeps what was gathered, for those who ask again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from verbale.record import changes as changes_of
from verbale.record.commitments import tell_commitment
from verbale.record.contradictions import contradictions
from verbale.record.entries import Line
from verbale.record.expectations import judge
from verbale.record.fold import Fold, uncollected
from verbale.record.gather import AsOf, Group
from verbale.record.items import tell_item
from verbale.record.meetings import tell_meeting
from verbale.record.sayings import tell_assessment, tell_deed, tell_denial, tell_withheld
from verbale.record.state import (
    Assessment,
    Changed,
    Commitment,
    Contradiction,
    Deed,
    Denial,
    Evidence,
    Item,
    Meeting,
    Sources,
    StateOfPlay,
    Warning,
    Withheld,
)
from verbale.record.warnings import tell_warning
from verbale.record.weight import (
    substance,
    weigh_commitment,
    weigh_item,
    weigh_meeting,
    weigh_saying,
    weigh_warning,
)

DENIAL_SHARE, WITHHELD_SHARE, ASSESSMENT_SHARE, DEED_SHARE, CONTRADICTION_SHARE = 0.85, 0.6, 0.55, 0.8, 0.95
"""What a line of these sections counts against the others: words about the talks least, deeds much."""

T = TypeVar("T", Item, Commitment, Warning, Meeting, Denial, Withheld, Assessment, Deed, Contradiction)


def state_of_play(lines: Iterable[Line], day: dt.date, dossier: str) -> StateOfPlay:
    """Tell the state of play of a dossier as of a day.

    Lines of other dossiers may be among them, in any order. The state of a day rests on what was
    known on it alone: a document that was published later changes nothing of it.
    """
    fold = Fold(dossier)
    for line in lines:
        fold.add(line)
    return tell_play(fold, day)


@uncollected()
def tell_play(fold: Fold, day: dt.date) -> StateOfPlay:
    """Tell the state of play as of a day from what was gathered."""
    as_of = fold.as_of(day)
    items = _told(fold.items.gathered.groups, as_of, lambda group: tell_item(group, as_of), weigh_item)
    commitments = _told(
        fold.commitments.gathered.groups, as_of, lambda group: tell_commitment(group, as_of), weigh_commitment
    )
    warnings = _told(
        fold.warnings.gathered.groups, as_of, lambda group: tell_warning(group, as_of), weigh_warning
    )
    accounts = fold.meetings.accounts
    meetings = _told(
        fold.meetings.groups,
        as_of,
        lambda group: tell_meeting(group, as_of, accounts.get(group.id, [])),
        weigh_meeting,
    )
    denied = [one for one in fold.claims.denied if one.place < as_of.upto]
    of = {one.denial.id: one.group.id for one in reversed(denied)}
    denials = _told(
        fold.denials.gathered.groups,
        as_of,
        lambda group: tell_denial(group, group.seen(as_of), of.get(group.id)),
        _saying(DENIAL_SHARE),
    )
    withheld = _told(
        fold.withheld.gathered.groups,
        as_of,
        lambda group: tell_withheld(group, group.seen(as_of)),
        _saying(WITHHELD_SHARE),
    )
    assessments = _told(
        fold.assessments.gathered.groups,
        as_of,
        lambda group: tell_assessment(group, group.seen(as_of)),
        _saying(ASSESSMENT_SHARE),
    )
    deeds = _told(
        fold.deeds.gathered.groups,
        as_of,
        lambda group: tell_deed(group, group.seen(as_of), _bears_on(fold, group, as_of)),
        _saying(DEED_SHARE),
    )
    against = _weighty(
        _weighed_contradiction(one, day)
        for one in contradictions(
            as_of, fold.items.gathered.groups, fold.commitments.gathered.groups, denied, accounts
        )
    )
    play = StateOfPlay(
        dossier=fold.dossier,
        as_of=day,
        parties=_parties(fold, as_of),
        sources=_sources(fold, as_of),
        items=items,
        commitments=commitments,
        warnings=warnings,
        meetings=meetings,
        denials=denials,
        withheld=withheld,
        contradictions=against,
        assessments=assessments,
        deeds=deeds,
        title=fold.described.title if fold.described else None,
    )
    expectations = fold.described.expectations if fold.described else ()
    return msgspec.structs.replace(
        play,
        changes=changes_of.in_order(_changes(play), day),
        expectations=tuple(judge(one, play) for one in expectations),
    )


def _told(
    groups: list[Group],
    as_of: AsOf,
    tell: Callable[[Group], T],
    weigh: Callable[[T, dt.date, bool], float],
) -> tuple[T, ...]:
    """Tell the groups that are known as of a day, the weightiest first."""
    told = []
    for group in groups:
        members = group.seen(as_of) if group.members[0].told.place < as_of.upto else []
        if not members:
            continue
        one = tell(group)
        recalled = all(member.told.recalled for member in members)
        weight = weigh(one, as_of.day, recalled) * substance(members)
        told.append(msgspec.structs.replace(one, weight=round(weight, 4)))
    return _weighty(told)


def _weighty(told: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(told, key=lambda one: (-one.weight, one.id)))


def _saying(share: float) -> Callable[[Denial | Withheld | Assessment | Deed, dt.date, bool], float]:
    return lambda one, day, recalled: weigh_saying(one.evidence, day, recalled, share)


def _weighed_contradiction(one: Contradiction, day: dt.date) -> Contradiction:
    evidence: tuple[Evidence, ...] = tuple(sentence for side in one.sides for sentence in side.evidence)
    share = CONTRADICTION_SHARE * one.weight
    return msgspec.structs.replace(one, weight=weigh_saying(evidence, day, False, share))


def _bears_on(fold: Fold, group: Group, as_of: AsOf) -> tuple[str, ...]:
    held = fold.bears_on.get(group.id, ())
    return tuple(dict.fromkeys(id for place, id in held if place < as_of.upto))


def _parties(fold: Fold, as_of: AsOf) -> tuple[str, ...]:
    """Who negotiates: as the dossier says, else the movers named, those with most moves first."""
    if fold.described and fold.described.parties:
        return fold.described.parties
    moves: dict[str, int] = {}
    for decisions in fold.decisions[: as_of.upto]:
        for decision in decisions:
            if decision.relevant and as_of.sees(decision.told):
                for party in decision.told.move.by:
                    moves[party] = moves.get(party, 0) + 1
    return tuple(sorted(moves, key=lambda party: (-moves[party], party)))


def _sources(fold: Fold, as_of: AsOf) -> Sources:
    versions = fold.versions(as_of)
    left_out = sum(
        not decision.relevant
        for decisions in fold.decisions[: as_of.upto]
        for decision in decisions
        if as_of.sees(decision.told)
    )
    return Sources(
        read=len(versions),
        latest=max((version.reading.document.published for version in versions
                    if version.reading.document.published), default=None),
        undated=fold.undated(),
        left_out=left_out,
        problems=sum(len(version.reading.problems) for version in versions),
    )  # fmt: skip


def _changes(play: StateOfPlay) -> Iterator[Changed]:
    for item in play.items:
        yield from changes_of.of_item(item)
    for commitment in play.commitments:
        yield from changes_of.of_promise(commitment, "commitments")
    for warning in play.warnings:
        yield from changes_of.of_promise(warning, "warnings")
    for meeting in play.meetings:
        yield from changes_of.of_meeting(meeting)
    for contradiction in play.contradictions:
        yield from changes_of.of_contradiction(contradiction)
    for deed in play.deeds:
        yield from changes_of.of_deed(deed)
    sayings: tuple[tuple[changes_of.Section, tuple[Denial | Withheld | Assessment, ...]], ...] = (
        ("denials", play.denials), ("withheld", play.withheld), ("assessments", play.assessments),
    )  # fmt: skip
    for section, told in sayings:
        for one in told:
            known = changes_of.first_known(one.evidence)
            yield from changes_of.changed(
                known, "new", section, id=one.id, weight=one.weight, text=one.content
            )
