"""Meetings: one entry for each, however often it is told; planned, held, postponed or called off.

`meeting_match.py` says when two tellings are of one meeting. Tellings without a day ("talks with the
union") go to the meeting nearest to their document's day, if one is near, and else stand together.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations

from verbale.reading import When
from verbale.record.days import told_when
from verbale.record.decided import Decided
from verbale.record.gather import AsOf, Group, Member, evidence
from verbale.record.journal import Journal
from verbale.record.meeting_match import (
    SAME_MEETING,
    Telling,
    days_told,
    same_pair,
    venue_told,
)
from verbale.record.promises import BY_REVIEW
from verbale.record.sameness import Rarity
from verbale.record.state import Account, Meeting, MeetingStatus, Transition
from verbale.record.told import Told
from verbale.record.words import tone, vocabulary

NEWEST, NEWEST_OF_ONE = 20, 6
"""So many meetings of two parties are looked at, the newest first; and of one party with others."""
LAST_TELLINGS = 6
"""So many of a meeting's last tellings are compared with a new one."""
MOST_PARTIES = 6
"""Of a larger meeting, only the first so many parties lead to it."""
ACCOUNT_WITHIN = dt.timedelta(days=3)
"""What a side says of talks this long after a meeting is taken to be of that meeting."""


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
        telling = Telling(told, days_told(told), venue_told(told))
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
        for other in _compared(self._tellings[group.id]):
            sure, reason = same_pair(other, telling, self._rarity)
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
        if not told.dated or told.recalled or not _may_speak_of_talks(told):
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
        rest = {stem for stem in told.content.stems if stem[0] != "@"} - _MEETING - vocabulary().common
        if len(rest) > DENIED_WORDS:
            return None  # what was said in talks, or of their matter, and not that there were any
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


DENIED_WORDS = 1
"""A denial of talks says at most so many telling words beside: "secret talks", "any direct contacts"."""


def _compared(tellings: list[Telling]) -> list[Telling]:
    """The last tellings of a meeting, the newest first; then what began it and what first told its day.

    These two say which meeting it is, however often it was told since.
    """
    chosen = tellings[: -LAST_TELLINGS - 1 : -1]
    before = tellings[:-LAST_TELLINGS]
    if before:
        chosen.append(before[0])
        dated = next((one for one in before[1:] if one.days is not None), None)
        if dated is not None and before[0].days is None:
            chosen.append(dated)
    return chosen


def _any(group: Group) -> bool:
    return True


def _pairs(told: Told) -> list[tuple[str, ...]]:
    parties = sorted(told.parties)[:MOST_PARTIES]
    return [*combinations(parties, 2), *((party,) for party in parties)]


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
    met = group.founder.parties
    about = set(told.move.to) <= met
    if not about:
        return None
    here = any(one.source.id == told.source.id for one in held)
    if not _speaks_of_talks(told, met, here=here):
        return None
    return int(here), len(set(told.move.to) & met), -after.days


def _may_speak_of_talks(told: Told) -> bool:
    """Tell whether a view names talks, or judges something that can be talks."""
    return bool(told.content.stems & (_MEETING | TALKED) or tone(told.move.what))


def _speaks_of_talks(told: Told, met: frozenset[str], *, here: bool) -> bool:
    """Tell whether a view is one of talks: it names them, or judges, and names nobody but who met.

    A view of another matter is told in the same document, on the same day and of the same country.
    """
    if told.content.stems & _MEETING:
        return True
    if told.named - met and not told.named & (met - set(told.move.by)):
        return False
    return here or bool(told.move.to)


TALKED = frozenset({"=talk", "=meeting", "progress", "constructiv", "frank", "breakthrough", "productiv"})
"""What a view of talks says in its content."""


def tell_meeting(group: Group, as_of: AsOf, said: list[Member]) -> Meeting:
    """Tell one meeting as of a day, from what was known then."""
    members = group.seen(as_of)
    tellings = [member.told for member in members]
    status, history = _status(members)
    venues = [venue_told(told) for told in tellings]
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
            now = "postponed" if venue_told(told).postponed else "cancelled"
        elif venue_told(told).postponed and status == "planned":
            now = "postponed"
        stays = now == "planned" and status is not None and not _replanned(status, told)
        if stays or status in (now, "held"):
            continue
        status = now
        days = days_told(told)
        on = days.first if now == "held" and days else told.known
        history.append(Transition(state=now, on=on, evidence=evidence([member])))
    return status or "planned", history


def _replanned(status: MeetingStatus, told: Told) -> bool:
    return status in ("postponed", "cancelled") and days_told(told) is not None


def _on(tellings: list[Told], status: MeetingStatus) -> When | None:
    """When the meeting is: the narrowest day told, by those who tell it as it now stands before others."""
    best: tuple[tuple[bool, int, int], When] | None = None
    for order, told in enumerate(tellings):
        days = days_told(told)
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
        named,
        key=lambda told: (
            not told.content.stems & _MEETING,
            _CLAUSE.match(told.move.what) is not None,
            len(told.move.what),
            told.move.what,
        ),
    )
    return best.move.what


_CLAUSE = re.compile(r"(?:they|he|she|we|I|you|it|there|who|that)\b", re.IGNORECASE)
"""What begins so tells of a meeting without being a name for it: "they're talking sense"."""


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
