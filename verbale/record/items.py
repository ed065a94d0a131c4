"""Items: what is negotiated, each party's position on it over time, and whose answer is awaited.

Demands, offers, agreements and refusals about the same thing make one item. A promise or a deed that
grants a demand answers it; a party that says it is studying the thing has reserved its answer. An
answer that only points ("the proposal") belongs to what it points at in the same document, or
stands for itself.
"""

from __future__ import annotations

from functools import partial

from verbale.record.decided import Decided
from verbale.record.gather import AsOf, Gathered, Group, Member, evidence, wording
from verbale.record.journal import Journal
from verbale.record.promises import BY_REVIEW
from verbale.record.sameness import SAME_PARTIES, Rarity, likeness, why_same
from verbale.record.state import Awaited, Item, ItemPosition, ItemState, Position
from verbale.record.told import Told, elsewhere
from verbale.record.words import only_points, points_at_asked, vocabulary

SAME_ITEM = 0.54
"""From this likeness on, two contents are one item. Chosen on tests/record/merges.toml."""
ANSWERS = 0.52
"""From this likeness on, a promise, deed or reserve of an asked party answers what it was asked:
lower than SAME_ITEM, since who answers whom speaks for it as well."""
FEW_SHARED = 0.1
"""Taken off where of several parties on both sides only one is shared."""
TWO_IN_SENTENCE = 0.4
"""Taken off where one sentence holds two moves of one kind: a reader tells two only where they are two."""
ASKING = ("demand", "offer")
ANYWHERE = ("",)


class Items:
    """All items of a dossier."""

    def __init__(self, journal: Journal, rarity: Rarity, decided: Decided) -> None:
        self.gathered = Gathered("item", journal, rarity)
        self._rarity = rarity
        self._asked: dict[str, list[tuple[Told, Group]]] = {}
        self._journal = journal
        self._decided = decided

    def take(self, told: Told, into: Group | None = None) -> Group:
        """Put a demand, offer, agreement or refusal to its item, or begin one."""
        if into is None:
            group, member = self._same(told)
        else:
            group, member = into, Member(told, 1.0, BY_REVIEW)
        if group is None:
            group = self.gathered.found(told, ANYWHERE)
        else:
            self.gathered.join(group, member, ANYWHERE)
        if told.move.kind in ASKING:
            keys = (*map(_asked, told.move.to), *map(_asker, told.move.by))
            self.gathered.index(group, keys, told.content)
            asked = self._asked.setdefault(told.source.id, [])
            self._journal.append(asked, (told, group))
        return group

    def _same(self, told: Told) -> tuple[Group | None, Member]:
        if told.move.kind in ("agree", "reject") and points_at_asked(told.content):
            return self._pointed_at(told)
        if only_points(told.content):
            return None, Member(told)
        liken = SAME_PARTIES if len(told.parties) > 1 else likeness
        allowed = self._decided.allowing(told, partial(_may_join, told=told))
        for candidate in self.gathered.alike(told.content, ANYWHERE, allowed, liken):
            like = candidate.likeness
            if like.conflict and not (told.move.kind == "reject" and like.conflict == "negation"):
                continue
            sure = like.score + _speaks_for(candidate.group, told)
            if sure >= SAME_ITEM:
                why = why_same(told.content, candidate.phrase, self._rarity)
                return candidate.group, Member(told, min(sure, 1.0), why)
        return None, Member(told)

    def _pointed_at(self, told: Told) -> tuple[Group | None, Member]:
        """What "the proposal" is in an answer: what the other side asked last before it in the text."""
        for asking, group in reversed(self._asked.get(told.source.id, [])):
            if asking.move.evidence[0] > told.move.evidence[0]:
                continue
            if set(asking.move.by) & set(told.move.by) or not asking.move.by:
                continue
            if told.move.to and not set(told.move.to) & set(asking.move.by):
                continue
            if asking.move.to and told.move.by and not set(asking.move.to) & set(told.move.by):
                continue
            return group, Member(told, 0.5, "points at what the other side asked before")
        return None, Member(told)

    def answer(self, told: Told) -> list[Group]:
        """Let a promise, deed, reserve or retreat answer what its party was asked; it begins no item."""
        answered = []
        if told.move.kind == "relent":
            keys = tuple(map(_asker, told.move.by))
        else:
            keys = tuple(map(_asked, told.move.by))
        for candidate in self.gathered.alike(told.content, keys, partial(_not_own, told=told), SAME_PARTIES):
            like = candidate.likeness
            if like.conflict or like.score < ANSWERS or position_told(told, candidate.group) is None:
                continue
            why = why_same(told.content, candidate.phrase, self._rarity)
            # An answer lends the item no wording: what was asked stays what it is found by.
            self._journal.append(candidate.group.members, Member(told, like.score, why))
            answered.append(candidate.group)
            break
        return answered


def _may_join(group: Group, told: Told) -> bool:
    """One item has parties in common, and one doer: two sides that ask each other the same ask two things."""
    if not told.parties and not told.content.numbers and len(told.content.stems) < 2:
        # One word of nobody ("watch") is a thing only within its own text.
        return group.members[-1].told.source.id == told.source.id
    if elsewhere(told, group.founder):
        return False
    members = group.members[:MOST_LOOKED_AT]
    mine = told.parties
    if mine and not _shared_with_any(mine, members):
        return False
    if told.doer:
        doer = next((member.told.doer for member in members if member.told.doer), None)
        return doer is None or bool(doer & told.doer)
    return True


def _shared_with_any(parties: frozenset[str], members: list[Member]) -> bool:
    for member in members:
        theirs = member.told.parties
        if not theirs or not parties.isdisjoint(theirs):
            return True
    return False


MOST_LOOKED_AT = 8
"""So many of an item's first moves tell who its parties are."""


def _asked(party: str) -> str:
    """The key under which a thing is found by whom it was asked of."""
    return "asked:" + party


def _asker(party: str) -> str:
    """The key under which a thing is found by who asked it."""
    return "asker:" + party


def _not_own(group: Group, told: Told) -> bool:
    """An answer is to another's demand or offer; a retreat is from one's own."""
    own = set(told.move.by) & set(group.founder.move.by)
    return (told.move.kind == "relent" or not own) and not elsewhere(told, group.founder)


def _speaks_for(group: Group, told: Told) -> float:
    founder = group.founder
    sure = 0.0
    mine, theirs = told.parties, founder.parties
    if len(mine) > 1 and len(theirs) > 1 and len(mine & theirs) < 2:
        sure -= FEW_SHARED
    if any(
        one.move.evidence == told.move.evidence and one.move.kind == told.move.kind
        for one in group.here(told.source.id)
    ):
        sure -= TWO_IN_SENTENCE
    return sure


def position_told(told: Told, group: Group | None = None) -> Position | None:
    """Give the position that a move takes; None where it takes none."""
    kind = told.move.kind
    if kind == "demand":
        return "demanded"
    if kind == "offer":
        return "offered"
    if kind in ("agree", "commit", "deliver"):
        return "accepted"
    if kind == "reject":
        return "rejected"
    if kind == "withhold" or (kind == "assess" and told.content.stems & vocabulary().reserving):
        return "reserved"
    if kind == "relent":
        demanded = group is not None and any(
            member.told.move.kind == "demand" and set(member.told.move.by) & set(told.move.by)
            for member in group.members
        )
        return "dropped" if demanded else "accepted"
    return None


def tell_item(group: Group, as_of: AsOf) -> Item:
    """Tell one item from what was known then."""
    members = group.seen(as_of)
    positions, earlier = _positions(members, group)
    awaits = _awaited(members, positions)
    asked = [member for member in members if member.told.move.kind in ASKING] or members
    held = {one.party for one in positions}
    silent = tuple(
        ItemPosition(party=one.party, position="none", since=one.since, evidence=one.evidence)
        for one in awaits
        if one.party not in held
    )
    return Item(
        id=group.id,
        content=wording(asked),
        positions=(*positions, *silent),
        awaits=tuple(awaits),
        earlier=tuple(earlier),
        state=_state(members, positions, awaits),
    )


def _positions(members: list[Member], group: Group) -> tuple[list[ItemPosition], list[ItemPosition]]:
    """Each party's position now, and those before it, from moves in the order in which they were made."""
    runs: dict[str, list[tuple[Position, list[Member]]]] = {}
    for member in sorted(members, key=lambda one: (one.told.day, one.told.place)):
        position = position_told(member.told, group)
        if position is None:
            continue
        for party in member.told.move.by:
            own = runs.setdefault(party, [])
            if own and own[-1][0] == position:
                own[-1][1].append(member)
            else:
                own.append((position, [member]))
    now, earlier = [], []
    for party, own in sorted(runs.items(), key=lambda pair: (pair[1][0][1][0].told.day, pair[0])):
        told = [
            ItemPosition(
                party=party, position=position, since=told_by[0].told.day, evidence=evidence(told_by)
            )
            for position, told_by in own
        ]
        now.append(told[-1])
        earlier += told[:-1]
    return now, earlier


def _awaited(members: list[Member], positions: list[ItemPosition]) -> list[Awaited]:
    """Whose answer is awaited: who was asked and has told no position of its own, or only reserves one."""
    told = {one.party: one.position for one in positions}
    open_: dict[str, Awaited] = {}
    for member in members:
        move = member.told.move
        if move.kind not in ASKING or not _stands(move.by, told):
            continue
        for party in move.to:
            if party in move.by or party in open_ or told.get(party, "reserved") != "reserved":
                continue
            open_[party] = Awaited(
                party=party,
                since=member.told.day,
                by=move.by,
                what="demand" if move.kind == "demand" else "offer",
                evidence=evidence([member]),
            )
    return list(open_.values())


def _stands(by: tuple[str, ...], told: dict[str, Position]) -> bool:
    """Whether what was asked is still asked: not dropped, nor turned down by who asked it."""
    return not by or any(told.get(party) not in ("dropped", "rejected") for party in by)


def _state(members: list[Member], positions: list[ItemPosition], awaits: list[Awaited]) -> ItemState:
    told = {one.position for one in positions}
    if "rejected" in told:
        return "rejected"
    accepted = [one for one in positions if one.position == "accepted"]
    if accepted and not awaits and (len(positions) > 1):
        hangs = any(
            member.told.move.condition for member in members if member.told.move.kind in ("agree", "commit")
        )
        return "agreed in principle" if hangs else "agreed"
    if told and told <= {"dropped"}:
        return "dropped"
    return "open"
