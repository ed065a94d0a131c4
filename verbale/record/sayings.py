"""What else is said and done: denials, silences, assessments and deeds, each told once per content.

A denial points at what it denies, where the record holds it: somebody else's claim, or something
that was told of the denier, with like content.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple, cast

from verbale.record.days import Days, told_when
from verbale.record.decided import Decided
from verbale.record.gather import Gathered, Group, Member, evidence, wording
from verbale.record.journal import Journal
from verbale.record.promises import BY_REVIEW, closely
from verbale.record.sameness import ANSWERING, Likeness, Rarity, why_same
from verbale.record.state import Assessment, Deed, Denial, Withheld
from verbale.record.told import RECALLED_AFTER, Told, elsewhere
from verbale.record.words import vocabulary

SAME_SAYING = 0.64
"""From this likeness on, two sayings of one party are one. Higher than for promises: views are vague."""
DENIED = 0.5
"""From this likeness on, a denial is of a claim: that someone denies it speaks for it as well."""
NOBODY = ("",)


class Sayings:
    """Sayings of one kind, gathered by who says them and what."""

    def __init__(self, section: str, journal: Journal, rarity: Rarity, decided: Decided) -> None:
        self.gathered = Gathered(section, journal, rarity)
        self._rarity = rarity
        self._decided = decided

    def take(self, told: Told, into: Group | None = None) -> Group:
        """Put a saying to those it is the same as, or begin a new one."""
        keys = told.move.by or NOBODY
        if into is not None:
            self.gathered.join(into, Member(told, 1.0, BY_REVIEW), keys)
            return self._about(into, told)
        allowed = self._decided.allowing(told, partial(_same_kind, told=told))
        for candidate in self.gathered.alike(told.content, keys, allowed, closely(told)):
            like = candidate.likeness
            denied = told.move.kind == "deny" and like.conflict == "negation"
            if (
                (like.conflict is None or denied)
                and like.score >= SAME_SAYING
                and _same_kind(candidate.group, told)
            ):
                why = why_same(told.content, candidate.phrase, self._rarity)
                self.gathered.join(candidate.group, Member(told, like.score, why), keys)
                return self._about(candidate.group, told)
        return self._about(self.gathered.found(told, keys), told)

    def _about(self, group: Group, told: Told) -> Group:
        """Let a saying be found by whom it is about as well."""
        self.gathered.index(group, tuple(map(about, told.move.to)), told.content)
        return group


def about(party: str) -> str:
    """The key under which a saying is found by whom it is about."""
    return "about:" + party


def _same_kind(group: Group, told: Told) -> bool:
    founder = group.founder.move
    if founder.kind != told.move.kind or elsewhere(told, group.founder):
        return False
    if founder.kind in DEEDS and _another_time(group.founder, told):
        return False
    to, theirs = frozenset(told.move.to), frozenset(founder.to)
    return not to or not theirs or bool(to & theirs)


DEEDS = frozenset({"deliver", "press", "relent", "suspend"})
APART = 7
"""Deeds that are told for days further apart than this are two: strikes of this month are not last year's."""


def _another_time(one: Told, other: Told) -> bool:
    """Tell whether two deeds were done at different times, as far as both are told.

    News of a deed without a day is of the days before its report.
    """
    if one.on is not None and other.on is not None:
        return not one.on.meets(other.on, APART)
    if one.on is None and other.on is None:
        return False
    on, undated = (one.on, other) if one.on else (other.on, one)
    assert on is not None
    if undated.recalled or not undated.dated:
        return False
    return not on.meets(Days(undated.known - RECALLED_AFTER, undated.known), APART)


class Denied(NamedTuple):
    """A denial, and what was told that it denies."""

    denial: Group
    group: Group
    told: Told
    """The telling in that group."""
    sure: float
    place: int


class Claims:
    """What is denied: found among all that was told, whichever section holds it."""

    def __init__(self, journal: Journal, denials: Sayings, held: list[tuple[Gathered, Keys]]) -> None:
        self._journal = journal
        self._denials = denials
        self._held = held
        self.denied: list[Denied] = []

    def claim(self, group: Group, told: Told) -> None:
        """Note something told; a denial that was known before may be of it."""
        keys = tuple(sorted(told.parties))
        for candidate in self._denials.gathered.alike(told.content, keys, liken=ANSWERING):
            denial = candidate.group.founder
            if denies(denial, told, candidate.likeness):
                self._link(candidate.group, group, told, candidate.likeness.score, told.place)
                return

    def deny(self, denial: Group, told: Told) -> bool:
        """Find what a denial is of among all that was told before: the likest of all sections."""
        best: Denied | None = None
        for gathered, keys in self._held:
            for candidate in gathered.alike(told.content, keys(told), liken=ANSWERING):
                sure = candidate.likeness.score
                if best is not None and best.sure >= sure:
                    continue
                for member in candidate.group.members:
                    if member.told.content == candidate.phrase and denies(
                        told, member.told, candidate.likeness
                    ):
                        best = Denied(denial, candidate.group, member.told, sure, told.place)
                        break
        if best is not None:
            self._journal.append(self.denied, best)
        return best is not None

    def deny_meeting(self, denial: Group, told: Told, meeting: Group, claim: Told) -> None:
        """Note that a denial is of a meeting that others tell of."""
        self._link(denial, meeting, claim, DENIED, told.place)

    def _link(self, denial: Group, group: Group, told: Told, sure: float, place: int) -> None:
        self._journal.append(self.denied, Denied(denial, group, told, sure, place))


Keys = Callable[[Told], tuple[str, ...]]
"""From a denial to the keys under which a section holds what it may be of."""


def denies(denial: Told, claim: Told, like: Likeness) -> bool:
    """A denial is of what others told, or of what was told of the denier, negation apart."""
    if like.conflict not in (None, "negation") or like.score < DENIED:
        return False
    if claim.move.kind in ("deny", "reject") or (claim.content.negated and denial.content.negated):
        return False  # both say no
    shared = claim.content.stems & denial.content.stems
    if claim.content != denial.content and not names_a_thing(shared):
        return False  # "direct talks" are had by many, with many
    deniers = set(denial.move.by)
    if claim.account is not None and claim.account in deniers:
        return False  # nobody denies their own word
    if denial.source.id == claim.source.id and denial.move.evidence == claim.move.evidence:
        return False
    if deniers and claim.account is None and set(claim.move.by) == deniers:
        # The press told it of the denier: only what the denier is said to do, not what it said.
        return claim.move.kind not in ("assess", "demand")
    return True


def names_a_thing(stems: frozenset[str]) -> bool:
    """Tell whether words name a thing: parties and what any negotiation is full of do not."""
    return any(stem[0] != "@" for stem in stems - vocabulary().common)


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
