"""What commitments and warnings share: somebody owes or threatens a content, on a condition, by a day.

Promises are gathered by who makes them and what they hold. Whatever was already fulfilled is not
fulfilled again: the same promise made after it came is a new one.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from verbale.reading import When
from verbale.record.account import ROLES, role_of
from verbale.record.days import Days, days_of, told_when
from verbale.record.decided import Decided
from verbale.record.gather import Event, Gathered, Group, Liken, Member, evidence
from verbale.record.journal import Journal
from verbale.record.sameness import SAME_PARTIES, Rarity, likeness, why_same
from verbale.record.state import Transition
from verbale.record.told import Told, elsewhere, read_surely
from verbale.record.words import Content, names_another

SAME_PROMISE = 0.54
"""From this likeness on, two promises of one party are one. Chosen on tests/record/merges.toml."""
SAME_DUE = 0.12
"""Added where both tell the same day: two promises of one party for one day are likelier one."""
SAME_PAPER = 0.3
"""Added where both are to be given in writing by the same day: one paper, whatever is said to stand in it
("a written answer", "our ideas in writing")."""
_WRITTEN = "=written"
OTHER_CREDITOR = 0.2
"""Taken off where they are made to different parties."""
OTHER_CONDITION = 0.15
"""Taken off where both hang on conditions that share no word."""
SAME_SENTENCE = 0.1
"""Added where one sentence holds both the promise and the agreement that it is part of."""
TWO_IN_SENTENCE = 0.4
"""Taken off where one sentence holds two promises: a reader tells two only where they are two."""
NARROW = dt.timedelta(days=31)
"""Only days as narrow as this speak for sameness: "this year" says little."""

NOBODY = ("",)
BY_REVIEW = "decided by review"


def closely(told: Told) -> Liken:
    """How to liken contents that are found by their maker: closely, where one is known."""
    return SAME_PARTIES if told.move.by else likeness


def debtors(told: Told) -> tuple[str, ...]:
    """Give the keys under which a promise is found: who makes it, or nobody."""
    return tuple(sorted(told.doer)) or told.move.by or NOBODY


class Due(NamedTuple):
    """A deadline as last told, and who told it."""

    when: When
    days: Days | None
    member: Member


class Promises:
    """Promises of one kind, and the conditions that they wait for."""

    def __init__(self, section: str, journal: Journal, rarity: Rarity, decided: Decided) -> None:
        self.gathered = Gathered(section, journal, rarity)
        self.conditions = Gathered(section, journal, rarity)
        self._rarity = rarity
        self._decided = decided

    def take(self, told: Told, into: Group | None = None) -> Group:
        """Put a promise to those it is the same as, or begin a new one; `into` is where a review puts it."""
        keys = debtors(told)
        if into is None:
            group, member = self._same(told, keys)
        else:
            group, member = into, Member(told, 1.0, BY_REVIEW)
        if group is None:
            group = self.gathered.found(told, keys)
        else:
            self.gathered.join(group, member, keys)
        if told.condition.stems:
            self.conditions.index(group, NOBODY, told.condition)
        return group

    def happen(
        self, group: Group, state: str, told: Told, sure: float, why: str, *, by_kind: bool = True
    ) -> None:
        """Keep a change of state of a promise, unless a review refused it.

        `by_kind` is False where the change rests on the sentence and not on which kind of move was read.
        """
        decided = self._decided.step(group, told, state)
        if decided is False:
            return
        if decided:
            sure, why = 1.0, BY_REVIEW
        elif doubted(group, told):
            sure = min(sure, DOUBTED)
        elif by_kind and (read := _read(group, state, told)) < READ_SURELY:
            sure, why = min(sure, DOUBTED), f"{why}; its reading is {read:.0%} sure"
        elif told.move.kind not in REPORTING and closed(group):
            return  # it came already: only a report of that very thing adds to it
        self.gathered.happen(group, Event(state, told, round(min(sure, 1.0), 2), why, told.day))

    def _same(self, told: Told, keys: tuple[str, ...]) -> tuple[Group | None, Member]:
        allowed = self._decided.allowing(told, partial(may_join, told=told))
        for candidate in self.gathered.alike(told.content, keys, allowed, closely(told)):
            like = candidate.likeness
            if like.conflict is not None:
                continue
            sure = like.score + _speaks_for(candidate.group, told)
            if sure >= SAME_PROMISE:
                why = why_same(told.content, candidate.phrase, self._rarity)
                return candidate.group, Member(told, min(sure, 1.0), why)
        return None, Member(told)


DOUBTED = 0.55
"""What a report that only asks or looks ahead can be taken for at most: proposed, never taken (TAKEN)."""


READ_SURELY = 0.4
"""A move that was read less surely than this changes no state of its own, it only proposes the change: of
ten such readings more than half are wrong. Several documents that tell the same together may be surer."""


def _read(group: Group, state: str, told: Told) -> float:
    """How surely it was read that something happened to a promise: by this move, or any told of it before."""
    return read_surely([told, *(event.told for event in group.events if event.state == state)])


LATE_AT_MOST = dt.timedelta(days=21)
"""What is told so long after the last day of a promise is its late delivery only where it is told as one."""
STOPPING = frozenset({"=stop", "=withdraw"})
"""What is promised or threatened must be to end something, for breaking something off to be it."""


REPORTING = frozenset({"deliver", "disclose", "assess", "accuse"})


def closed(group: Group) -> bool:
    """Tell whether a promise came, was broken or was given up."""
    return any(event.state in CLOSING and event.sure >= TAKEN for event in group.events)


def doubted(group: Group, told: Told) -> bool:
    """Tell whether a report of a deed is no report of it: a question, a deed still due or before its time,
    a deed of nobody known.

    A document that promises something for next week and tells of it as a deed means the one to come.
    """
    if told.move.quote.rstrip("\"'”’ ").endswith("?") or told.move.due is not None:
        return True
    if told.move.condition or told.move.quote.lstrip("\"'“‘ ").lower().startswith("if "):
        return True  # done only in case
    if not told.move.by or not any(member.told.move.by for member in group.members):
        return True  # nobody is told to have done it, or to have owed it
    for member in group.members:
        due = member.told.due
        if due is None:
            continue
        if member.told.source.id == told.source.id and told.day < due.first:
            return True
        if told.move.kind not in REPORTING and told.day > due.last + LATE_AT_MOST:
            return True  # agreed or done weeks after its day: likelier another one of its kind
    return False


def may_join(group: Group, told: Told) -> bool:
    """Tell whether a promise can be one that was made before: not one that came, or lapsed, since then."""
    if elsewhere(told, group.founder):
        return False
    day = told.day
    fulfilled = [event for event in group.events if event.state in CLOSING and event.sure >= TAKEN]
    if fulfilled and not told.recalled and (told.dated or told.on):
        last = max(event.on for event in fulfilled)
        if day > last and fulfilled[-1].told.id != told.id:
            return False
    if (
        names_another(told.move.what)
        and not names_another(group.founder.move.what)
        and day > group.founder.known
    ):
        return False
    mine, theirs = set(told.move.by), set(group.founder.move.by)
    if len(mine) > 1 and len(theirs) > 1 and len(mine & theirs) < 2:
        return False  # a truce with one is not the truce with another
    due, known = told.due, group.founder.due
    if due is not None and known is not None and not due.meets(known):
        # A deadline that moved keeps its promise; a day long before or after is another promise.
        return day >= group.founder.day and abs((due.first - known.last).days) <= MOVED_AT_MOST
    return True


MOVED_AT_MOST = 120
"""A deadline told this many days from the first is taken to be of another promise."""
CLOSING = frozenset({"delivered", "broken", "released", "carried_out", "withdrawn"})
TAKEN = 0.6
"""From this confidence on, a change of state is taken; below, it is proposed ("perhaps")."""
PROPOSED = 0.5
"""Below this confidence, a change of state is not even proposed."""


def _speaks_for(group: Group, told: Told) -> float:
    """What speaks for or against sameness beside the words."""
    founder = group.founder
    sure = 0.0
    if told.due is not None and any(_same_due(told.due, member.told.due) for member in group.members):
        sure += SAME_DUE
        if _WRITTEN in told.content.stems and any(
            _WRITTEN in member.told.content.stems and _same_due(told.due, member.told.due)
            for member in group.members
        ):
            sure += SAME_PAPER
    for one in group.here(told.source.id):
        if _overlap(one, told):
            alike = one.move.kind == told.move.kind
            sure += -TWO_IN_SENTENCE if alike else SAME_SENTENCE
            break
    to, theirs = frozenset(told.move.to), frozenset(founder.move.to)
    if to and theirs and not to & theirs:
        sure -= OTHER_CREDITOR
    if (
        told.condition.stems
        and founder.condition.stems
        and not told.condition.stems & founder.condition.stems
    ):
        sure -= OTHER_CONDITION
    return sure


def _same_due(due: Days, other: Days | None) -> bool:
    if other is None or not due.meets(other):
        return False
    return due.last - due.first <= NARROW and other.last - other.first <= NARROW


def _overlap(one: Told, other: Told) -> bool:
    return one.move.evidence[0] < other.move.evidence[1] and other.move.evidence[0] < one.move.evidence[1]


def parties_of(members: list[Member]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell who owes and who is owed: as the first to name them says, a plain promise before an agreement."""
    plain = [member for member in members if member.told.move.kind != "agree"] or members
    debtor = next((member.told.move.by for member in plain if member.told.move.by), ())
    return debtor, _owed(plain, debtor) or _owed(members, debtor)


def _owed(members: list[Member], debtor: tuple[str, ...]) -> tuple[str, ...]:
    """Who is owed: whom the moves are made to, else whom a content names as the one to be given something."""
    named = dict.fromkeys(p for member in members for p in member.told.move.to if p not in debtor)
    if named:
        return tuple(named)
    return tuple(p for member in members for p in _receiver(member.told, debtor))[:1]


def _receiver(told: Told, debtor: tuple[str, ...]) -> list[str]:
    """Who is owed, where the content says it: the one other party named in what is to be given or answered
    ("give Norland an answer"), or that itself tells of a promise which names it."""
    named = sorted(told.content.parties - set(debtor))
    if len(named) != 1:
        return []
    given = bool(told.content.stems & _GIVING)
    return named if given or told.account == named[0] else []


_GIVING = frozenset({"=give", "=answer"})


def attested_by(members: list[Member], debtor: tuple[str, ...], creditor: tuple[str, ...]) -> tuple[str, ...]:
    """Tell by whose account it stands: debtor, creditor, third party, press, in this order."""
    roles = {role_of(member.told.account, debtor, creditor) for member in members}
    return tuple(role for role in ROLES if role in roles)


def condition_of(members: list[Member]) -> str | None:
    """Give the condition in the words of the first to tell it, the promiser's own before others'."""
    own = [member for member in members if member.told.account in member.told.move.by]
    for member in [*own, *members]:
        if member.told.move.condition:
            return member.told.move.condition
    return None


def without_perhaps(history: list[Transition]) -> list[Transition]:
    """Leave out the proposals of what was taken: what came is not asked about."""
    came = {step.state for step in history if step.taken}
    return [step for step in history if step.taken or step.state not in came]


def deadlines(members: list[Member]) -> list[Due]:
    """List the deadlines as they were told, each change once, in the order in which they became known."""
    told: list[Due] = []
    for member in members:
        when = member.told.move.due
        if when is None:
            continue
        days = days_of(when)
        if not told:
            told.append(Due(when, days, member))
            continue
        last = told[-1]
        if days is None:
            continue
        if last.days is None:
            told[-1] = Due(when, days, member) if len(told) == 1 else last
        elif _told_again(last.days, days, member):
            continue
        elif not days.meets(last.days) and not member.told.recalled:
            told.append(Due(when, days, member))
        elif days.last - days.first < last.days.last - last.days.first and days.meets(last.days):
            told[-1] = Due(when, days, last.member)  # the same day, told more exactly
    return told


def _told_again(before: Days, days: Days, member: Member) -> bool:
    """Tell whether a deadline is the one before, told by its weekday just after it had passed.

    "The Tuesday deadline" of a Wednesday's report can be read as the Tuesday to come.
    """
    a_week_on = (days.first - before.first).days == 7 == (days.last - before.last).days
    return a_week_on and dt.timedelta(0) <= member.told.known - before.first < dt.timedelta(days=7)


def moved(dues: list[Due], state: str) -> list[Transition]:
    """Tell how a deadline moved, as steps of the history."""
    return [
        Transition(
            state=state,
            on=later.member.told.known,
            evidence=evidence([later.member]),
            why=f"deadline moved from {_named(earlier)} to {_named(later)}",
        )
        for earlier, later in pairwise(dues)
    ]


def _named(due: Due) -> str:
    if due.days is None:
        return due.when.text
    first, last = due.days
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def shown_due(dues: list[Due]) -> When | None:
    """Give the deadline as it stands now, with its interval."""
    return told_when(dues[-1].when) if dues else None


def likely_condition(content: Content) -> bool:
    """Tell whether a condition says enough to be watched for: one word could come true anywhere."""
    return len(content.stems) >= 2
