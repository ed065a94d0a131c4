"""What else is said and done: denials, silences, assessments and deeds, each told once per content.

A denial points at what it denies, where the record holds it: somebody else's claim, or something
that was told of the denier, with like content.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from verbale.record.days import told_when
from verbale.record.gather import Candidate, Gathered, Group, Member, evidence, wording
from verbale.record.journal import Journal
from verbale.record.sameness import Likeness, Rarity, likeness, why_same
from verbale.record.state import Assessment, Deed, Denial, Withheld
from verbale.record.told import Told
from verbale.record.words import Content

SAME_SAYING = 0.64
"""From this likeness on, two sayings of one party are one. Higher than for promises: views are vague."""
DENIED = 0.5
"""From this likeness on, a denial is of a claim: that someone denies it speaks for it as well."""
NOBODY = ("",)


class Sayings:
    """Sayings of one kind, gathered by who says them and what."""

    def __init__(self, section: str, journal: Journal, rarity: Rarity) -> None:
        self.gathered = Gathered(section, journal, rarity)
        self._rarity = rarity

    def take(self, told: Told) -> Group:
        """Put a saying to those it is the same as, or begin a new one."""
        keys = told.move.by or NOBODY
        for candidate in self.gathered.alike(told.content, keys):
            like = candidate.likeness
            if like.conflict is None and like.score >= SAME_SAYING and _same_kind(candidate.group, told):
                why = why_same(told.content, candidate.phrase, self._rarity)
                self.gathered.join(candidate.group, Member(told, like.score, why), keys)
                return candidate.group
        return self.gathered.found(told, keys)


def _same_kind(group: Group, told: Told) -> bool:
    founder = group.founder.move
    if founder.kind != told.move.kind:
        return False
    to, theirs = frozenset(told.move.to), frozenset(founder.to)
    return not to or not theirs or bool(to & theirs)


class Claim(NamedTuple):
    """Something told that can be denied, by whatever section holds it."""

    section: str
    group: Group
    told: Told


class Denied(NamedTuple):
    """A denial and the claim that it is of."""

    denial: Group
    claim: Claim
    sure: float
    place: int


class Claims:
    """All that was told of parties and can be denied, found by its words."""

    def __init__(self, journal: Journal, rarity: Rarity) -> None:
        self._claims = Gathered("claim", journal, rarity)
        self._denials = Gathered("denial", journal, rarity)
        self._held: dict[str, Claim] = {}
        self._of: dict[str, Group] = {}
        self._journal = journal
        self._rarity = rarity
        self.denied: list[Denied] = []

    def claim(self, section: str, group: Group, told: Told) -> None:
        """Note something told; a denial known before may be of it."""
        made = self._claims.found(told, NOBODY)
        self._journal.put(self._held, made.id + section, Claim(section, group, told))
        made_claim = self._held[made.id + section]
        for candidate in self._denials.alike(told.content, NOBODY)[:1]:
            if _denies(candidate.group.founder, told, candidate.likeness):
                self._link(self._of[candidate.group.id], made_claim, candidate.likeness.score, told.place)

    def deny(self, denial: Group, told: Told) -> None:
        """Find what a denial is of among all that was told before."""
        made = self._denials.found(told, NOBODY)
        if made.id not in self._of:
            self._journal.put(self._of, made.id, denial)
        for candidate in self._claims.alike(told.content, NOBODY):
            if _denies(told, candidate.group.founder, candidate.likeness):
                claim = self._claim_of(candidate)
                if claim is not None:
                    self._link(denial, claim, candidate.likeness.score, told.place)
                    return

    def _claim_of(self, candidate: Candidate) -> Claim | None:
        for section in ("commitment", "item", "warning", "meeting", "assessment", "deed"):
            if claim := self._held.get(candidate.group.id + section):
                return claim
        return None

    def _link(self, denial: Group, claim: Claim, sure: float, place: int) -> None:
        self._journal.append(self.denied, Denied(denial, claim, sure, place))


def _denies(denial: Told, claim: Told, like: Likeness) -> bool:
    """A denial is of what others told, or of what was told of the denier, negation apart."""
    if like.conflict not in (None, "negation") or like.score < DENIED:
        return False
    deniers = set(denial.move.by)
    own_word = claim.account is not None and claim.account in deniers
    same = denial.id == claim.id or (
        denial.source.id == claim.source.id and denial.move.evidence == claim.move.evidence
    )
    if same or own_word:
        return False
    if claim.move.kind == "deny" or (deniers and set(claim.move.by) == deniers and claim.account is None):
        # The press told it of the denier: only what the denier is said to do, not what it said.
        return claim.move.kind not in ("deny", "reject", "assess", "demand")
    return True


def unlike(one: Content, other: Content, rarity: Rarity) -> bool:
    """Tell whether two contents share too little to be of one matter."""
    return likeness(one, other, rarity).score < DENIED


def tell_denial(group: Group, members: list[Member], of: str | None) -> Denial:
    """Tell one denial."""
    return Denial(id=group.id, by=_by(members), content=wording(members), of=of, evidence=evidence(members))


def tell_withheld(group: Group, members: list[Member]) -> Withheld:
    """Tell what a party keeps to itself, or makes public."""
    kind: Literal["withheld", "disclosure"] = (
        "disclosure" if members[0].told.move.kind == "disclose" else "withheld"
    )
    condition = next((one.told.move.condition for one in members if one.told.move.condition), None)
    return Withheld(
        id=group.id,
        by=_by(members),
        content=wording(members),
        evidence=evidence(members),
        kind=kind,
        condition=condition,
    )


def tell_assessment(group: Group, members: list[Member]) -> Assessment:
    """Tell what a party says of the talks or of another."""
    about = tuple(dict.fromkeys(party for member in members for party in member.told.move.to))
    return Assessment(
        id=group.id,
        by=_by(members),
        about=about,
        content=wording(members),
        evidence=evidence(members),
        kind="accuse" if members[0].told.move.kind == "accuse" else "assess",
    )


def tell_deed(group: Group, members: list[Member], of: tuple[str, ...]) -> Deed:
    """Tell what a party did."""
    kind = cast(Literal["deliver", "press", "relent", "suspend"], members[0].told.move.kind)
    return Deed(
        id=group.id,
        by=_by(members),
        to=tuple(dict.fromkeys(party for member in members for party in member.told.move.to)),
        kind=kind,
        content=wording(members),
        on=told_when(next((one.told.move.on for one in members if one.told.move.on), None)),
        of=of,
        evidence=evidence(members),
    )


def _by(members: list[Member]) -> tuple[str, ...]:
    return members[0].told.move.by
