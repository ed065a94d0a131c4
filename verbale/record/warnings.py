"""Warnings: who warned whom of what, if what; and whether the condition, or the harm, came.

A warning stands until its condition is reported (triggered), its maker does what was threatened
(carried out), eases (withdrawn), or its day passes without either (expired).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import partial

from verbale.record.gather import AsOf, Group, Member, evidence, wording
from verbale.record.promises import (
    NOBODY,
    PROPOSED,
    STOPPING,
    TAKEN,
    Promises,
    attested_by,
    condition_of,
    deadlines,
    debtors,
    likely_condition,
    moved,
    parties_of,
    shown_due,
    without_perhaps,
)
from verbale.record.sameness import SAME_PARTIES
from verbale.record.state import Transition, Warning, WarningState
from verbale.record.told import Told

_UNLESS = re.compile(r"\b(?:unless|until|if\b.{0,40}\b(?:not|no|fails?|refuses?)|n['’]t)\b", re.IGNORECASE)


class Warnings(Promises):
    """All warnings of a dossier."""

    def deed(self, told: Told) -> list[Group]:
        """Let a deed carry out or take back what its doer warned of."""
        touched = []
        for candidate in self.gathered.alike(
            told.content, debtors(told), partial(_after, told=told), SAME_PARTIES
        ):
            like = candidate.likeness
            if told.move.kind == "suspend" and not candidate.phrase.stems & STOPPING:
                continue
            if told.move.kind in ("press", "suspend") and like.conflict is None:
                state = "carried_out"
            elif told.move.kind == "relent" and like.conflict != "numbers":
                state = "withdrawn"
            else:
                continue
            if like.score >= PROPOSED:
                self.happen(candidate.group, state, told, like.score, f"{told.move.kind} by who warned")
                touched.append(candidate.group)
        return touched

    def watch(self, told: Told) -> list[Group]:
        """Let a deed meet the conditions of warnings."""
        touched = []
        for candidate in self.conditions.alike(told.content, NOBODY, partial(_after, told=told)):
            group, like = candidate.group, candidate.likeness
            if like.conflict or like.score < PROPOSED or not likely_condition(candidate.phrase):
                continue
            if set(told.move.by) & set(group.founder.move.by):
                continue  # the condition is for others to meet
            if avoided(group):
                self.happen(group, "expired", told, like.score, "what it demanded is reported")
            else:
                self.happen(group, "triggered", told, like.score, "its condition is reported")
            touched.append(group)
        return touched


def avoided(group: Group) -> bool:
    """Tell whether meeting the condition averts the harm ("unless"), rather than brings it ("if")."""
    condition = group.founder.move.condition
    return condition is not None and _UNLESS.search(condition) is not None


def _after(group: Group, told: Told) -> bool:
    founder = group.founder
    if founder.source.id == told.source.id:
        return founder.move.evidence != told.move.evidence and told.on is None
    begun = founder.on.first if founder.on else founder.known
    return (told.on.last if told.on else told.known) >= begun


def tell_warning(group: Group, as_of: AsOf) -> Warning:
    """Tell one warning as of a day, from what was known then."""
    members = group.seen(as_of)
    debtor, creditor = parties_of(members)
    dues = deadlines(members)
    due = shown_due(dues)
    state: WarningState = "standing"
    history = [Transition(state=state, on=members[0].told.day, evidence=evidence(members[:1]))]
    history += moved(dues, state)
    late = False
    closed = False
    for event in group.happened(as_of):
        taken = event.sure >= TAKEN and not closed and event.state != state
        if event.sure >= TAKEN and not taken:
            continue
        history.append(
            Transition(
                state=event.state,
                on=event.on,
                evidence=evidence([Member(event.told)]),
                confidence=event.sure,
                taken=taken,
                why=event.why,
            )
        )
        if taken:
            state = event.state  # type: ignore[assignment]
            closed = state != "triggered"
            if state == "carried_out" and due and due.latest:
                late = event.on > due.latest
    if not closed and due and due.latest and due.latest < as_of.day and state == "standing":
        over = due.latest + dt.timedelta(days=1)
        why = "its last day has passed, and nothing of it is reported"
        history.append(Transition(state="expired", on=over, evidence=evidence([dues[-1].member]), why=why))
        state = "expired"
    deeds = [Member(one.told, one.sure, one.why) for one in group.happened(as_of) if one.sure >= TAKEN]
    return Warning(
        id=group.id,
        debtor=debtor,
        creditor=creditor,
        content=wording(members),
        condition=condition_of(members),
        due=due,
        state=state,
        late=late,
        attested_by=attested_by(members, debtor, creditor),
        history=tuple(without_perhaps(history)),
        evidence=evidence([*members, *deeds]),
    )
