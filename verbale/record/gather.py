"""Gathering moves about the same thing into groups, without comparing all with all.

Words lead to the phrases that hold them; only the few that share the most telling words are looked
at closely. Groups only ever grow, in the order in which documents became known, so that the state
of an earlier day is what was gathered up to that day, and a group keeps its id for good.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from verbale.record.journal import Journal
from verbale.record.sameness import IDENTICAL, Likeness, Rarity, likeness
from verbale.record.state import Evidence
from verbale.record.told import Told, evidence_of
from verbale.record.words import Content

NEWEST_PHRASES = 32
"""So many phrases per word are looked up, the newest first: talks return to what was said of late."""
CLOSEST_PHRASES = 5
"""So many candidates are compared closely."""
ENOUGH_PHRASES = 40
"""With so many found by rarer words, commoner ones are not asked: who shares only these shares too little."""
MOST_PHRASES = 20
"""So many of those that share most are asked whether they may be meant at all."""


class AsOf(NamedTuple):
    """A day, and what was known on it."""

    day: dt.date
    upto: int
    """Documents before this place were known."""
    retired: dict[int, int]
    """From the place of a document's text to the place of the text that took its place."""

    def sees(self, told: Told) -> bool:
        """Tell whether a move was known, and its document's text had not been replaced."""
        return told.place < self.upto and not (
            self.retired and self.retired.get(told.place, self.upto) < self.upto
        )


class Member(NamedTuple):
    """A move in a group, with how surely it belongs there and why."""

    told: Told
    sure: float | None = None
    why: str | None = None


class Event(NamedTuple):
    """A move that may change the state of a group."""

    state: str
    told: Told
    sure: float
    why: str
    on: dt.date


class Group:
    """Moves about the same thing, and what happened to it."""

    __slots__ = ("events", "founder", "id", "members", "phrases")

    def __init__(self, section: str, founder: Told) -> None:
        self.id = f"{section}-{founder.id}"
        self.founder = founder
        """The first move that told of it."""
        self.members: list[Member] = []
        self.phrases: dict[str, list[Content]] = {}
        """Its wordings, by the keys under which they are found."""
        self.events: list[Event] = []

    def here(self, document: str) -> Iterator[Told]:
        """Its moves of the document that is taken in now, the last first: they stand at the end."""
        for member in reversed(self.members):
            if member.told.source.id != document:
                return
            yield member.told

    def seen(self, as_of: AsOf) -> list[Member]:
        """List the moves that were known as of a day."""
        members = self.members
        if members[-1].told.place >= as_of.upto:
            members = members[: bisect_left(members, as_of.upto, key=lambda member: member.told.place)]
        return [member for member in members if as_of.sees(member.told)] if as_of.retired else members

    def happened(self, as_of: AsOf) -> list[Event]:
        """List the events that were known as of a day."""
        return [event for event in self.events if as_of.sees(event.told)]


class Phrase:
    """One wording of a group."""

    __slots__ = ("content", "group")

    def __init__(self, group: Group, content: Content) -> None:
        self.group = group
        self.content = content


class Candidate(NamedTuple):
    """A group that a content may belong to."""

    group: Group
    phrase: Content
    likeness: Likeness


class Gathered:
    """Groups of one kind, found by the words of their contents and by a key (a party, or none)."""

    def __init__(self, section: str, journal: Journal, rarity: Rarity) -> None:
        self.section = section
        self.groups: list[Group] = []
        self._journal = journal
        self._rarity = rarity
        self._phrases: dict[tuple[str, str], list[Phrase]] = {}

    def found(self, told: Told, keys: Iterable[str], content: Content | None = None) -> Group:
        """Begin a group with a move."""
        group = Group(self.section, told)
        self._journal.append(self.groups, group)
        self._journal.append(group.members, Member(told))
        self.index(group, keys, told.content if content is None else content)
        return group

    def join(self, group: Group, member: Member, keys: Iterable[str], content: Content | None = None) -> None:
        """Add a move to a group; a new wording is indexed."""
        self._journal.append(group.members, member)
        self.index(group, keys, member.told.content if content is None else content)

    def index(self, group: Group, keys: Iterable[str], content: Content) -> None:
        """Let a wording of a group be found by its words, under each key once."""
        if not content.stems:
            return
        for key in keys:
            known = group.phrases.get(key)
            if known is None:
                known = group.phrases[key] = []
            if content in known:
                continue
            self._journal.append(known, content)
            phrase = Phrase(group, content)
            for stem in content.stems:
                held = self._phrases.get((key, stem))
                if held is None:
                    held = self._phrases[key, stem] = []
                self._journal.append(held, phrase)

    def happen(self, group: Group, event: Event) -> None:
        """Keep an event of a group."""
        self._journal.append(group.events, event)

    def alike(
        self,
        content: Content,
        keys: Iterable[str],
        allowed: Callable[[Group], bool] | None = None,
        liken: Liken = likeness,
        *,
        every: bool = False,
    ) -> list[Candidate]:
        """List the groups that hold phrases like a content, the likest first, each once.

        `every` lets all words of the content lead to candidates, not only the most telling: for a whole
        sentence, of which a phrase is a part.
        """
        rarity = self._rarity
        phrases = self._phrases
        shared: dict[Phrase, int] = {}
        shared_with = shared.get
        for stem in sorted(content.stems) if every else rarity.telling(content):
            if len(shared) >= ENOUGH_PHRASES:
                break
            weight = rarity.weights[stem]
            first = not shared
            for key in keys:
                held = phrases.get((key, stem))
                if not held:
                    continue
                newest = held[: -NEWEST_PHRASES - 1 : -1]
                if first:  # a phrase stands under one key: those of the rarest word are all new
                    shared.update(dict.fromkeys(newest, weight))
                    continue
                for phrase in newest:
                    shared[phrase] = shared_with(phrase, 0) + weight
        if not shared:
            return []
        found: dict[str, Candidate] = {}
        looked_at = 0
        for phrase in sorted(shared, key=shared.__getitem__, reverse=True)[:MOST_PHRASES]:
            group = phrase.group
            if allowed is not None and not allowed(group):
                continue
            like = liken(content, phrase.content, rarity)
            looked_at += 1
            if like.score > 0.0:
                best = found.get(group.id)
                if best is None or _rank(like) > _rank(best.likeness):
                    found[group.id] = Candidate(group, phrase.content, like)
            if looked_at == CLOSEST_PHRASES or like is IDENTICAL:
                break
        if len(found) < 2:
            return list(found.values())
        return sorted(found.values(), key=_closest, reverse=True)


Liken = Callable[[Content, Content, Rarity], Likeness]


def _closest(candidate: Candidate) -> tuple[bool, float]:
    return _rank(candidate.likeness)


def _rank(like: Likeness) -> tuple[bool, float]:
    return like.conflict is None, like.score


def evidence(members: Iterable[Member]) -> tuple[Evidence, ...]:
    """Give the sentences of moves, each sentence of a document once."""
    kept: dict[tuple[str, int, int], Evidence] = {}
    for member in members:
        one = evidence_of(member.told, member.sure, member.why)
        kept.setdefault((one.document, one.start, one.end), one)
    return tuple(kept.values())


def wording(members: list[Member]) -> str:
    """Choose the words to show for a group: the fullest that still fits a line, the earliest of equals."""
    best = members[0].told.move.what
    most = -1
    for member in members:
        told = member.told
        size = len(told.content.stems) if len(told.move.what) <= LINE else 0
        if size > most and not (told.recalled and most >= 0):
            best, most = told.move.what, size
    return best


LINE = 110
"""A content longer than this many characters is shown only where no shorter one tells the same."""
