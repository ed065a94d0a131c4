"""How much each line of the state of play weighs: the rules by which the brief ranks.

A weight is between 0 and 1, the product of shares that each have one reason. The rules are told in
docs/state-of-play.md, in the same order.
"""

from __future__ import annotations

import datetime as dt

from verbale.record.account import CREDITOR, DEBTOR, PRESS, THIRD_PARTY
from verbale.record.gather import Member
from verbale.record.state import Commitment, Evidence, Item, Meeting, Warning
from verbale.record.told import read_surely
from verbale.record.words import vocabulary

FRESH_DAYS = 7
"""What is a week old is still news of full weight."""
STALE_DAYS = 60
"""What is older than this has the least weight of age."""
LEAST_FOR_AGE = 0.35
ATTESTED = {DEBTOR: 1.0, CREDITOR: 0.9, THIRD_PARTY: 0.75, PRESS: 0.7}
"""By whose account: one's own word binds, the other side's shows what it counts on."""
BOTH_SIDES = 1.1
LEVELS = {
    "heads": 1.0,
    "ministers": 0.9,
    "envoys": 0.75,
    "deputy ministers": 0.7,
    "ambassadors": 0.6,
    "technical": 0.5,
}
UNKNOWN_LEVEL = 0.65
COMMITMENT_STATES = {
    "overdue": 1.0, "broken": 1.0, "pending": 0.9, "delivered": 0.8, "conditional": 0.75,
    "released": 0.5, "superseded": 0.4, "expired": 0.35,
}  # fmt: skip
WARNING_STATES = {"triggered": 1.0, "carried_out": 1.0, "standing": 0.85, "withdrawn": 0.5, "expired": 0.35}
ITEM_STATES = {"rejected": 0.9, "agreed": 0.95, "agreed in principle": 0.95, "open": 0.8, "dropped": 0.5}
UNOWED = 0.65
"""What was announced to nobody in particular is hardly overdue when nobody reports that it came."""
RECALLED = 0.3
"""Background that is only recalled must not crowd out news."""
MANY = 5
"""So many distinct sentences tell as much as any number: beyond, it is the press's echo."""


def age_share(latest: dt.date | None, day: dt.date) -> float:
    """Weigh by the days since a thing was last told: 1 within a week, falling to LEAST_FOR_AGE."""
    if latest is None:
        return LEAST_FOR_AGE
    days = (day - latest).days
    if days <= FRESH_DAYS:
        return 1.0
    fallen = min(1.0, (days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS))
    return 1.0 - fallen * (1.0 - LEAST_FOR_AGE)


def due_share(latest: dt.date | None, day: dt.date) -> float:
    """Weigh by how near a deadline is: most within the last week before it and the two weeks after."""
    if latest is None:
        return 0.8
    left = (latest - day).days
    if -14 <= left <= 7:
        return 1.0
    if 7 < left <= 31:
        return 0.9
    return 0.75


def telling_share(evidence: tuple[Evidence, ...]) -> float:
    """Weigh by how many sentences tell it; copies of one text count once."""
    distinct = len({" ".join(one.quote.split()).casefold() for one in evidence if one.copy_of is None})
    return 0.8 + 0.2 * min(max(distinct, 1), MANY) / MANY


def latest_known(evidence: tuple[Evidence, ...]) -> dt.date | None:
    """The day on which a thing was last told."""
    return max((one.known for one in evidence if one.known is not None), default=None)


def attested_share(roles: tuple[str, ...]) -> float:
    """Weigh by whose account a promise or warning stands; both sides' word weighs most."""
    best = max((ATTESTED[role] for role in roles), default=ATTESTED[PRESS])
    return min(1.0, best * BOTH_SIDES) if {DEBTOR, CREDITOR} <= set(roles) else best * 0.95


def weigh_commitment(one: Commitment, day: dt.date, recalled: bool) -> float:
    """Weigh a commitment."""
    latest = one.due.latest if one.due else None
    open_ = one.state in ("pending", "conditional", "overdue")
    return _product(
        COMMITMENT_STATES[one.state],
        attested_share(one.attested_by),
        due_share(latest, day) if open_ else 0.85,
        age_share(latest_known(one.evidence), day),
        telling_share(one.evidence),
        0.6 if not one.debtor else 1.0,
        UNOWED if not one.creditor and one.state == "overdue" else 1.0,
        RECALLED if recalled else 1.0,
    )


def weigh_warning(one: Warning, day: dt.date, recalled: bool) -> float:
    """Weigh a warning."""
    latest = one.due.latest if one.due else None
    return _product(
        WARNING_STATES[one.state],
        attested_share(one.attested_by),
        due_share(latest, day),
        age_share(latest_known(one.evidence), day),
        telling_share(one.evidence),
        0.9 if one.condition else 0.8,
        RECALLED if recalled else 1.0,
    )


def weigh_item(one: Item, day: dt.date, recalled: bool) -> float:
    """Weigh an item: one on which both sides have spoken weighs more than a lone wish."""
    held = [position for position in one.positions if position.position != "none"]
    evidence = tuple(sentence for position in (*held, *one.earlier) for sentence in position.evidence)
    return _product(
        ITEM_STATES[one.state],
        1.0 if len(held) > 1 else 0.8,
        age_share(latest_known(evidence), day),
        telling_share(evidence),
        RECALLED if recalled else 1.0,
    )


def weigh_meeting(one: Meeting, day: dt.date, recalled: bool) -> float:
    """Weigh a meeting by its level, whether it is ahead, and how long ago it was told."""
    ahead = one.status == "planned" and (one.on is None or one.on.latest is None or one.on.latest >= day)
    return _product(
        LEVELS.get(one.level or "", UNKNOWN_LEVEL),
        1.0 if ahead or one.status in ("cancelled", "postponed") else 0.85,
        age_share(latest_known(one.evidence), day),
        telling_share(one.evidence),
        1.0 if len(one.parties) > 1 else 0.6,
        RECALLED if recalled else 1.0,
    )


def weigh_saying(evidence: tuple[Evidence, ...], day: dt.date, recalled: bool, share: float) -> float:
    """Weigh a denial, a silence, an assessment or a deed: `share` is what its section counts."""
    return _product(
        share, age_share(latest_known(evidence), day), telling_share(evidence), RECALLED if recalled else 1.0
    )


def substance(members: list[Member]) -> float:
    """Weigh by how much a line says, whatever its section: whom it is made to, when, on what condition.

    A reading can take small talk for a move ("we will get to it"). What names nothing of its own, nobody
    that it is made to, no day and no condition weighs less; so does what the reader itself was unsure of.
    """
    told = [member.told for member in members]
    moves = [one.move for one in told]
    says = max((len(one.content.stems - vocabulary().common) for one in told), default=0)
    content = 1.0 if says >= 2 else 0.85 if says else 0.65
    bound = any(move.to or move.due or move.condition or len(move.by) > 1 for move in moves)
    return content * (1.0 if bound else 0.8) * (0.5 + 0.5 * read_surely(told))


def _product(*shares: float) -> float:
    product = 1.0
    for share in shares:
        product *= share
    return round(min(product, 1.0), 4)
