"""Commitments: who undertook what towards whom, by when, and whether it came.

The life cycle follows the literature on commitments (debtor, creditor, antecedent, consequent):
conditional until its condition is reported, then pending; delivered, in time or late, by a deed of
the debtor with like content; overdue only when the last day of its deadline has passed; broken,
released, superseded or expired. Each change has its sentence and says how sure it is.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from verbale.reading import MoveKind
from verbale.record.gather import AsOf, Event, Group, Member, evidence, wording
from verbale.record.promises import (
    DOUBTED,
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
from verbale.record.sameness import ACCUSING, COVERING, SAME_PARTIES, Likeness
from verbale.record.state import Commitment, CommitmentState, Transition
from verbale.record.told import Told, elsewhere
from verbale.record.words import Content, read_content, vocabulary

FULFILS: dict[MoveKind, float] = {
    "deliver": 0.12, "disclose": 0.0, "press": 0.0, "relent": 0.0, "suspend": 0.0, "agree": -0.1, "meet": 0.0,
}  # fmt: skip
"""Deeds that can fulfil what their doer undertook, and how much the kind speaks for it: handing over is
what promises of a document wait for; agreeing is seldom all that was promised."""

AGREEING = frozenset({"=sign", "=treaty", "=adopt", "=join", "conclud", "agre", "accept"})
"""What is promised must be to agree to something, for an agreement to be it; else that is only proposed."""
REFUSED = 0.9
"""From this likeness on, with two telling words in common, a refusal is of what was undertaken, and breaks
it; below, that is proposed: of refusals that are less alike one in seven was of the undertaking."""
ACCUSED = 0.59
"""An accusation of breach is proposed, never taken: it is one side's word. Just below TAKEN."""


class Commitments(Promises):
    """All commitments of a dossier."""

    def take(self, told: Told, into: Group | None = None) -> Group:
        """Put a commitment to those it is the same as, or begin one; it supersedes its opposite."""
        group = super().take(told, into)
        if told.recalled:
            return group
        keys = debtors(told)
        for candidate in self.gathered.alike(
            told.content, keys, lambda one: one is not group and _before(one, told)
        ):
            against = candidate.likeness.conflict in ("negation", "opposite")
            if against and candidate.likeness.score >= PROPOSED:
                sure = candidate.likeness.score
                self.happen(candidate.group, "superseded", told, sure, "the debtor undertakes the opposite")
        return group

    def deed(self, told: Told) -> list[Group]:
        """Let a deed fulfil or break what its doer undertook; give the commitments that it bears on."""
        kind = told.move.kind
        touched: list[Group] = []
        for candidate in self.gathered.alike(
            told.content, debtors(told), partial(_before, told=told), SAME_PARTIES
        ):
            group, like = candidate.group, candidate.likeness
            if elsewhere(told, group.founder):
                continue
            state, sure = _effect(told, group, like, candidate.phrase)
            if state and like.score >= PROPOSED <= sure:
                self.happen(group, state, told, sure, f"{kind} by the debtor with like content")
                touched.append(group)
        return touched

    def received(self, told: Told) -> list[Group]:
        """Let a sentence that takes a delivery for granted tell of it, whatever its move is."""
        content = read_content(told.move.quote)
        touched = []
        keys = tuple(sorted(told.handed))
        allowed = partial(_before, told=told)
        for candidate in self.gathered.alike(content, keys, allowed, COVERING, every=True):
            group, like = candidate.group, candidate.likeness
            shared = (content.stems & candidate.phrase.stems) - vocabulary().common
            if like.score < TAKEN_FOR_GRANTED or len(shared) < 2 or not candidate.phrase.stems & _HANDED:
                continue
            if _same_sentence(group, told) or _reported(group, told):
                continue
            why = "its sentence takes the delivery for granted"
            self.happen(group, "delivered", told, TAKEN, why, by_kind=False)
            touched.append(group)
        return touched

    def accused(self, told: Told) -> list[Group]:
        """Let an accusation propose that the accused broke what they undertook."""
        touched = []
        if told.content.stems & _BREACH:
            rest = told.content._replace(stems=told.content.stems - _BREACH, negated=False)
            for candidate in self.gathered.alike(rest, told.move.to, partial(_before, told=told), ACCUSING):
                if candidate.likeness.score >= PROPOSED:
                    sure = min(candidate.likeness.score, ACCUSED)
                    self.happen(candidate.group, "broken", told, sure, "accused of breaking it")
                    touched.append(candidate.group)
                    break
        return touched

    def watch(self, told: Told) -> list[Group]:
        """Let a deed or an agreement meet the conditions that commitments wait for."""
        touched = []
        for candidate in self.conditions.alike(told.content, NOBODY, partial(_before, told=told)):
            if candidate.likeness.conflict or not likely_condition(candidate.phrase):
                continue
            if not _others(candidate.group, told):
                continue
            sure = candidate.likeness.score
            if sure >= PROPOSED:
                self.happen(candidate.group, "pending", told, sure, "its condition is reported")
                touched.append(candidate.group)
        return touched

    def release(self, told: Told) -> list[Group]:
        """Let a creditor give up what was promised to it."""
        touched = []
        for candidate in self.gathered.alike(told.content, told.move.to or NOBODY):
            group, like = candidate.group, candidate.likeness
            _, creditor = parties_of(group.members)
            if like.conflict is None and like.score >= PROPOSED and set(creditor) & set(told.move.by):
                self.happen(group, "released", told, min(like.score, 1.0), "given up by the creditor")
                touched.append(group)
        return touched


_BREACH = frozenset({"=break", "=implement", "repeat", "term"})


_HANDED = frozenset({"=give", "=answer", "=written"})
"""What is promised must be something to hand over."""
TAKEN_FOR_GRANTED = 0.5
"""So much of a promise's words must stand in a sentence that takes its delivery for granted, and two at
least that tell something."""


def _reported(group: Group, told: Told) -> bool:
    """Whether a sentence has told of this already, by another of its moves."""
    return any(
        event.told.source.id == told.source.id and event.told.move.evidence == told.move.evidence
        for event in group.events
    )


def _before(group: Group, told: Told) -> bool:
    """A deed bears only on what was undertaken before it, or told before it in the same document."""
    founder = group.founder
    if founder.source.id == told.source.id and told.on is None:
        return True
    begun = founder.on.first if founder.on else founder.known
    done = told.on.last if told.on else told.known
    return done >= begun


def _others(group: Group, told: Told) -> bool:
    """A condition is met by a move that is not the promise itself, nor of the same sentence."""
    return all(
        member.told.id != told.id
        and (member.told.source.id != told.source.id or member.told.move.evidence != told.move.evidence)
        for member in group.members
    )


def _effect(told: Told, group: Group, like: Likeness, phrase: Content) -> tuple[str, float]:
    """Tell what a deed of the debtor does to a commitment, and how surely."""
    kind = told.move.kind
    if kind == "reject":
        # To refuse a thing is not always to refuse what one undertook about it: alike in full, and told
        # elsewhere than the undertaking, or only proposed.
        if like.conflict or not _tells(told.content, phrase):
            return "", 0.0
        here = any(member.told.source.id == told.source.id for member in group.members)
        plain = like.score >= REFUSED and _telling(told.content, phrase) > 1 and not here
        return "broken", like.score if plain else min(like.score, ACCUSED)
    if like.conflict in ("negation", "opposite"):
        # To do what one promised not to do breaks the promise; to not do it needs no report.
        broke = kind in ("press", "suspend", "deliver") and (phrase.negated or like.conflict == "opposite")
        return ("broken", like.score) if broke else ("", 0.0)
    if like.conflict or kind not in FULFILS:
        return "", 0.0
    if kind in ("agree", "meet") and _same_sentence(group, told):
        return "", 0.0
    if kind == "suspend" and not phrase.stems & STOPPING:
        return "", 0.0  # who breaks talks off does nothing of what was promised for after them
    creditor = {party for member in group.members for party in member.told.move.to}
    handed = kind == "deliver" and creditor & set(told.move.to)
    if kind == "meet":
        if group.founder.points or not _to_meet(phrase) or not _meets_creditor(group, told):
            return "", 0.0
    elif not handed and not _tells(told.content, phrase):
        return "", 0.0
    stranger = bool(told.move.to and creditor and not creditor & set(told.move.to))
    sure = like.score + FULFILS[kind] - (0.2 if stranger else 0.0)
    if kind == "agree" and not phrase.stems & AGREEING:
        sure = min(sure, DOUBTED)  # to agree again to what was promised is not yet to do it
    return "delivered", sure


def _tells(one: Content, other: Content) -> bool:
    """What two contents share must name a thing: "talk about this" is done by any talk."""
    return not (one.stems & other.stems) <= vocabulary().common | vocabulary().generic


def _telling(one: Content, other: Content) -> int:
    """How many words two contents share that name something, parties apart."""
    shared = (one.stems & other.stems) - vocabulary().common - vocabulary().generic
    return sum(stem[0] != "@" for stem in shared) + len(one.numbers & other.numbers)


def _to_meet(phrase: Content) -> bool:
    """Whether a promise is to meet or talk, and nothing more that a meeting alone would not bring."""
    told = {stem for stem in phrase.stems if stem[0] != "@"} - vocabulary().common
    return bool(phrase.stems & _TALKING) and told <= _TALKING


_TALKING = frozenset({"=talk", "=meeting"})


def _meets_creditor(group: Group, told: Told) -> bool:
    """A meeting keeps a promise to meet only those whom it was promised to."""
    promised = {
        party for member in group.members for party in (*member.told.move.to, *member.told.content.parties)
    }
    return bool(told.parties & (promised - set(group.founder.move.by)))


def _same_sentence(group: Group, told: Told) -> bool:
    return any(
        member.told.source.id == told.source.id and member.told.move.evidence == told.move.evidence
        for member in group.members
    )


def lasting(members: list[Member]) -> bool:
    """Tell whether an undertaking lasts (to refrain, to keep) and so lapses at its day rather than comes."""
    words = vocabulary().lasting
    first = members[0].told.content
    return first.negated or bool(first.stems & words)


def tell_commitment(group: Group, as_of: AsOf) -> Commitment:
    """Tell one commitment as of a day, from what was known then."""
    members = group.seen(as_of)
    debtor, creditor = parties_of(members)
    dues = deadlines(members)
    due = shown_due(dues)
    latest = due.latest if due else None
    condition = condition_of(members)
    founder = members[0]
    state: CommitmentState = "conditional" if condition else "pending"
    history = [Transition(state=state, on=founder.told.day, evidence=evidence(members[:1]))]
    history += moved(dues, state)
    late = False
    closed: dt.date | None = None
    for event in group.happened(as_of):
        taken = event.sure >= TAKEN and (event.state != "pending" or state == "conditional")
        if event.state == "pending" and state != "conditional":
            continue
        if closed is not None and taken:
            continue  # it came, or broke: what is told again of it changes nothing
        history.append(_step(event, taken))
        if taken:
            state = event.state  # type: ignore[assignment]
            if state == "delivered":
                late = latest is not None and event.on > latest
            if state != "pending":
                closed = event.on
    history = without_perhaps(history)
    if latest is not None and latest < as_of.day and (closed is None or closed > latest):
        lapse: CommitmentState = "overdue"
        if state == "conditional" or lasting(members):
            lapse = "expired"
        over = latest + dt.timedelta(days=1)
        step = Transition(
            state=lapse, on=over, evidence=evidence([dues[-1].member]), why="its last day has passed"
        )
        if closed is None:
            state = lapse
            history.append(step)
        elif lapse == "overdue":
            place = next(i for i, one in enumerate(history) if one.taken and one.state == state)
            history.insert(place, step)
    return Commitment(
        id=group.id,
        debtor=debtor,
        creditor=creditor,
        content=wording(members),
        condition=condition,
        due=due,
        state=state,
        late=late,
        attested_by=attested_by(members, debtor, creditor),
        history=tuple(history),
        evidence=evidence([*members, *_deeds(group, as_of)]),
    )


def _step(event: Event, taken: bool) -> Transition:
    return Transition(
        state=event.state,
        on=event.on,
        evidence=evidence([Member(event.told)]),
        confidence=event.sure,
        taken=taken,
        why=event.why,
    )


def _deeds(group: Group, as_of: AsOf) -> list[Member]:
    return [
        Member(event.told, event.sure, event.why) for event in group.happened(as_of) if event.sure >= TAKEN
    ]
