"""Meetings: one entry for each, however often it is told; planned, held, postponed or called off.

Two tellings are one meeting where the parties, the days, the place, the level and the form can be
the same, and something speaks for it: the same day, the same place, or that the document follows
the meeting closely. Tellings without a day ("talks with the union") go to the meeting nearest to
their document's day, if one is near, and else stand together.
"""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import NamedTuple

from verbale.reading import When
from verbale.record.days import Days, told_when
from verbale.record.gather import AsOf, Group, Member, evidence
from verbale.record.journal import Journal
from verbale.record.promises import BY_REVIEW
from verbale.record.review import Decided
from verbale.record.sameness import Rarity, likeness
from verbale.record.state import Account, Meeting, MeetingStatus, Transition
from verbale.record.told import Told
from verbale.record.venue import Venue, venue_of
from verbale.record.words import names_another

SAME_MEETING = 0.6
"""From this sum of what speaks for it on, two tellings are one meeting."""
FOLLOWS = dt.timedelta(days=4)
"""A meeting told without a day is looked for this long before its report: agencies follow up for days."""
SAME_NEWS = dt.timedelta(days=2)
"""Two tellings that both name no day are of one meeting only where they are told this close together."""
AHEAD = dt.timedelta(days=45)
"""A plan told without a day is for a meeting at most this far ahead."""
NARROW = 8
"""An interval of at most this many days (a week) tells a meeting from others of the same parties."""
NEWEST, NEWEST_OF_ONE = 20, 6
"""So many meetings of two parties are looked at, the newest first; and of one party with others."""
ACCOUNT_WITHIN = dt.timedelta(days=3)
"""What a side says of talks this long after a meeting is taken to be of that meeting."""
OFF_BY = 2
"""Talks in one place on days this near are one meeting: they last for days, and plans shift by one."""
SOON = dt.timedelta(days=10)
"""A plan without a day is likeliest for a meeting this near."""
LAST_TELLINGS = 6
"""So many of a meeting's last tellings are compared with a new one."""
MOST_PARTIES = 6
"""Of a larger meeting, only the first so many parties lead to it."""


class Telling(NamedTuple):
    """A move that tells of a meeting, with what it tells of day and venue."""

    told: Told
    days: Days | None
    venue: Venue


class Meetings:
    """All meetings of a dossier."""

    def __init__(self, journal: Journal, rarity: Rarity, decided: Decided) -> None:
        self.groups: list[Group] = []
        self._journal = journal
        self._rarity = rarity
        self._decided = decided
        self._of_pair: dict[tuple[str, ...], list[Group]] = {}
        self._tellings: dict[str, list[Telling]] = {}
        self.accounts: dict[str, list[Member]] = {}

    def take(self, told: Told, into: Group | None = None) -> Group:
        """Put the telling of a meeting to the meeting that it is of, or begin one."""
        telling = Telling(told, _days(told), _venue(told))
        best: tuple[float, Group, str] | None = None if into is None else (1.0, into, BY_REVIEW)
        allowed = self._decided.allowing(told, _any)
        for group in self._near(told) if into is None else ():
            sure, why = self._same(group, telling) if allowed(group) else (0.0, "")
            if sure >= SAME_MEETING and (best is None or sure > best[0]):
                best = sure, group, why
        if best is None:
            group = Group("meeting", told)
            self._journal.append(self.groups, group)
            self._journal.append(group.members, Member(told))
            self._tellings[group.id] = []
        else:
            sure, group, why = best
            self._journal.append(group.members, Member(told, min(sure, 1.0), why))
        self._journal.append(self._tellings[group.id], telling)
        self._index(group, told)
        return group

    def _near(self, told: Told) -> list[Group]:
        """Meetings that share two parties with a telling (or its only one), the newest first."""
        found: dict[str, Group] = {}
        for pair in _pairs(told):
            newest = NEWEST if len(pair) > 1 or len(told.parties) == 1 else NEWEST_OF_ONE
            for group in reversed(self._of_pair.get(pair, ())[-newest:]):
                found.setdefault(group.id, group)
        return list(found.values())

    def _same(self, group: Group, telling: Telling) -> tuple[float, str]:
        """How surely a telling is of a meeting, and why."""
        best, why = 0.0, ""
        for other in reversed(self._tellings[group.id][-LAST_TELLINGS:]):
            sure, reason = _same_pair(other, telling, self._rarity)
            if sure <= 0.0:
                return 0.0, ""  # one telling that contradicts is enough to keep them apart
            if sure > best:
                best, why = sure, reason
        return best, why

    def _index(self, group: Group, told: Told) -> None:
        for pair in _pairs(told):
            held = self._of_pair.setdefault(pair, [])
            if group not in held:
                self._journal.append(held, group)

    def account(self, told: Told) -> Group | None:
        """Put what a side says of talks to the meeting that it follows, where one is near."""
        if not told.dated or told.recalled:
            return None
        best: tuple[tuple[int, int, int], Group] | None = None
        for party in told.move.by:
            for group in reversed(self._of_pair.get((party,), ())[-NEWEST:]):
                rank = _follows(group, told, party)
                if rank is not None and (best is None or rank > best[0]):
                    best = rank, group
        if best is None:
            return None
        held = self.accounts.setdefault(best[1].id, [])
        self._journal.append(held, Member(told))
        return best[1]

    def denied(self, told: Told) -> tuple[Group, Told] | None:
        """Find the meeting that a denial of talks is of: the newest that others tell of the denier."""
        if not told.content.stems & _MEETING or not told.dated:
            return None
        others = set(told.content.parties) - set(told.move.by)
        for party in told.move.by:
            for group in reversed(self._of_pair.get((party,), ())[-NEWEST:]):
                for member in reversed(group.members):
                    claim = member.told
                    own = claim.account is not None and claim.account in told.move.by
                    near = abs(told.known - claim.known) <= DENIED_WITHIN
                    if near and not own and (not others or others & claim.parties):
                        return group, claim
        return None


_MEETING = frozenset({"=talk", "=meeting"})
DENIED_WITHIN = dt.timedelta(days=7)
"""A denial of talks is of those that were told of this long before."""


def _any(group: Group) -> bool:
    return True


def _pairs(told: Told) -> list[tuple[str, ...]]:
    parties = sorted(told.parties)[:MOST_PARTIES]
    return [*combinations(parties, 2), *((party,) for party in parties)]


def _days(told: Told) -> Days | None:
    """When a meeting is told to be: its day, or the day it is planned for."""
    if told.move.status == "held":
        return told.on or told.due
    return told.due or told.on


def _venue(told: Told) -> Venue:
    return venue_of(told.move.what, told.move.quote)


def _same_pair(first: Telling, second: Telling, rarity: Rarity) -> tuple[float, str]:
    """How surely two tellings are of one meeting, and why; 0 where something rules it out."""
    one, days, here = first
    other, theirs, there = second
    meet = days is not None and theirs is not None and days.meets(theirs)
    if days is not None and theirs is not None and not meet and not _may_shift(first, second):
        return 0.0, ""
    shared = len(one.parties & other.parties)
    fewer, more = sorted((len(one.parties), len(other.parties)))
    if not shared or (shared < fewer and shared < 2):
        return 0.0, ""
    sure = 0.15 + 0.25 * shared / max(more, 1)
    reasons = ["same parties" if shared == more else "parties in common"]
    if here.place and there.place:
        if here.place == there.place:
            sure += 0.2 if here.here and there.here else 0.1
            reasons.append(f"in {here.place}")
        else:
            sure -= 0.3 if here.here and there.here else 0.1
    if here.level and there.level and here.level != there.level:
        if here.sure and there.sure:
            return 0.0, ""
        sure -= 0.2
    persons = _same_persons(one, other)
    if persons is not None:
        sure += 0.15 if persons else -0.35
    if here.format and there.format and here.format != there.format:
        if "call" in (here.format, there.format):
            return 0.0, ""
        sure -= 0.1
    if days is not None and theirs is not None:
        if not meet:
            sure += 0.1
            reasons.append("put off" if _put_off(first, second) else "days next to each other")
        elif _narrow(days) and _narrow(theirs):
            sure += 0.3
            reasons.append("same day" if days == theirs else "days that meet")
    elif one.source.id == other.source.id:
        if one.move.status != other.move.status:
            return 0.0, ""  # when a text is written, a meeting is either behind or ahead
        sure += 0.25
        if names_another(one.move.what) != names_another(other.move.what):
            sure -= 0.15
        reasons.append("told in one document")
    else:
        near = _near_in_time(one, other, days, theirs)
        if near is None:
            return 0.0, ""
        sure += near
        dated = one.dated and other.dated
        reasons.append(
            "told close after one another" if dated else "nothing told of its day speaks against it"
        )
    like = likeness(one.content, other.content, rarity)
    sure += 0.2 * like.score
    if one.move.status == "planned" != other.move.status and _further(one, other):
        return 0.0, ""
    return max(sure, 0.01), ", ".join(reasons)


def _same_persons(one: Told, other: Told) -> bool | None:
    """Tell whether two tellings name the same persons; None where they name none for one party."""
    known: dict[str, set[str]] = {}
    for party, name in one.persons:
        known.setdefault(party, set()).add(name)
    shared = [(party, name) for party, name in other.persons if party in known]
    if not shared:
        return None
    return any(name in known[party] for party, name in shared)


def _narrow(days: Days) -> bool:
    return (days.last - days.first).days < NARROW


def _may_shift(one: Telling, other: Telling) -> bool:
    """Tell whether tellings with different days can be of one meeting: next to each other, or put off."""
    assert one.days is not None
    assert other.days is not None
    if one.venue.place and one.venue.place == other.venue.place and one.days.meets(other.days, OFF_BY):
        return True
    held = one.told.move.status == "held" == other.told.move.status
    return not held and _put_off(one, other)


def _put_off(one: Telling, other: Telling) -> bool:
    return any(telling.told.move.status == "cancelled" or telling.venue.postponed for telling in (one, other))


def _further(one: Told, other: Told) -> bool:
    """A plan for another meeting is not the meeting that was held before the plan was told."""
    plan, told = (one, other) if one.move.status == "planned" else (other, one)
    if told.move.status == "cancelled":
        return False
    held = _days(told)
    latest = held.last if held else told.known
    planned = _days(plan)
    if planned is not None:
        return planned.first > latest
    return names_another(plan.move.what) and latest <= plan.known


def _near_in_time(one: Told, other: Told, days: Days | None, theirs: Days | None) -> float | None:
    """What nearness in time speaks for two tellings of which one at least names no day."""
    if not (one.dated and other.dated):
        further = one.move.status != other.move.status and names_another(
            one.move.what + " " + other.move.what
        )
        return None if further else 0.05
    if days is None and theirs is None:
        if abs(one.known - other.known) > SAME_NEWS:
            return None
        if one.move.status != other.move.status:
            return 0.05 if one.move.status == "planned" and one.known <= other.known else 0.0
        return 0.15
    told, known_days = (one, theirs) if days is None else (other, days)
    assert known_days is not None
    if told.move.status == "held":
        window = Days(told.known - FOLLOWS, told.known)
    elif told.move.status == "planned":
        window = Days(told.known, told.known + AHEAD)
    else:
        window = Days(told.known - FOLLOWS, told.known + AHEAD)
    if not known_days.meets(window):
        return None
    return 0.2 if known_days.first <= told.known + SOON else 0.05


def _follows(group: Group, told: Told, party: str) -> tuple[int, int, int] | None:
    """How well a meeting suits as what a side speaks of: the same document, then the nearest day."""
    tellings = [member.told for member in group.members if party in member.told.parties]
    held = [one for one in tellings if one.move.status == "held"]
    if not held:
        return None
    day = min((one.on.last if one.on else one.known) for one in held)
    after = told.day - day
    if not dt.timedelta(days=-1) <= after <= ACCOUNT_WITHIN:
        return None
    about = set(told.move.to) <= group.founder.parties
    if not about:
        return None
    here = any(one.source.id == told.source.id for one in held)
    if not here and not told.content.stems & _TALKS and not told.move.to:
        return None
    return int(here), len(set(told.move.to) & group.founder.parties), -after.days


_TALKS = frozenset({"=talk", "=meeting", "progress", "constructiv", "frank", "breakthrough", "productiv"})


def tell_meeting(group: Group, as_of: AsOf, said: list[Member]) -> Meeting:
    """Tell one meeting as of a day, from what was known then."""
    members = group.seen(as_of)
    tellings = [member.told for member in members]
    status, history = _status(members)
    venues = [_venue(told) for told in tellings]
    return Meeting(
        id=group.id,
        parties=_parties(tellings),
        level=next((venue.level for venue in venues if venue.level), None),
        place=_commonest([venue.place for venue in venues if venue.place]),
        on=_on(tellings, status),
        status=status,
        accounts=_accounts(said, as_of),
        evidence=evidence(members),
        content=_called(tellings),
        persons=_persons(tellings),
        format=next((venue.format for venue in venues if venue.format), None),
        duration=next((venue.duration for venue in venues if venue.duration), None),
        history=tuple(history),
    )


def _status(members: list[Member]) -> tuple[MeetingStatus, list[Transition]]:
    """What became of a meeting: the last thing told, where being held outlasts every plan."""
    status: MeetingStatus | None = None
    history: list[Transition] = []
    for member in members:
        told = member.told
        now: MeetingStatus = "planned"
        if told.move.status == "held":
            now = "held"
        elif told.move.status == "cancelled":
            now = "postponed" if _venue(told).postponed else "cancelled"
        elif _venue(told).postponed and status == "planned":
            now = "postponed"
        stays = now == "planned" and status is not None and not _replanned(status, told)
        if stays or status in (now, "held"):
            continue
        status = now
        days = _days(told)
        on = days.first if now == "held" and days else told.known
        history.append(Transition(state=now, on=on, evidence=evidence([member])))
    return status or "planned", history


def _replanned(status: MeetingStatus, told: Told) -> bool:
    return status in ("postponed", "cancelled") and _days(told) is not None


def _on(tellings: list[Told], status: MeetingStatus) -> When | None:
    """When the meeting is: the narrowest day told, by those who tell it as it now stands before others."""
    best: tuple[tuple[bool, int, int], When] | None = None
    for order, told in enumerate(tellings):
        days = _days(told)
        if days is None:
            continue
        when = (told.move.on if days == told.on else told.move.due) or told.move.on
        if when is None:
            continue
        stands = told.move.status == status or (status == "postponed" and told.move.status == "planned")
        later = -order if status in ("planned", "postponed") else order
        rank = (not stands, (days.last - days.first).days, later)
        if best is None or rank < best[0]:
            best = rank, when
    if best is not None:
        return told_when(best[1])
    return next((told.move.on or told.move.due for told in tellings if told.move.on or told.move.due), None)


def _parties(tellings: list[Told]) -> tuple[str, ...]:
    """Who met: those of the telling that names most, movers first."""
    fullest = max(tellings, key=lambda told: (len(told.parties), -told.place))
    return tuple(dict.fromkeys((*fullest.move.by, *fullest.move.to)))


def _commonest(names: list[str]) -> str | None:
    return max(dict.fromkeys(names), key=names.count) if names else None


def _called(tellings: list[Told]) -> str:
    """What to call the meeting: the shortest wording with two words or more to it that says what it is."""
    named = [told for told in tellings if len(told.content.stems) >= 2] or tellings
    best = min(
        named, key=lambda told: (not told.content.stems & _MEETING, len(told.move.what), told.move.what)
    )
    return best.move.what


def _persons(tellings: list[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told.move.voice for told in tellings if told.move.voice))


def _accounts(said: list[Member], as_of: AsOf) -> tuple[Account, ...]:
    """What each side said of it, each party's own words first to last."""
    accounts = []
    for member in said:
        if as_of.sees(member.told):
            for party in member.told.move.by:
                accounts.append(Account(by=party, content=member.told.move.what, evidence=evidence([member])))
    return tuple(accounts)
