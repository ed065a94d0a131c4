"""Movers: whose move a candidate is, towards whom, in whose mouth, and by whose account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.page import FIRST_PERSON, Cast, Told, speaks_for
from verbale.reader.moves.syntax import children, conjuncts
from verbale.reading import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token


_BESIDE = frozenset(
    {"in", "at", "on", "about", "over", "regarding", "concerning", "for", "near", "after", "since"}
)
"""Prepositions after which a name in a meeting's name is its place or topic, not who meets."""

_TOWARDS = frozenset({"offer", "accuse", "demand", "warn", "reject", "press", "relent", "deliver", "suspend"})
"""Kinds that are made towards somebody: in the annotated documents five of six name whom."""

_BY_SPEAKING = frozenset({"demand", "offer", "reject", "warn", "assess", "accuse", "deny", "commit"})
"""Kinds that are made by speaking: where the words name nobody known, they are the speaker's."""


@dataclass(frozen=True)
class Mover:
    """Who makes a move."""

    parties: tuple[str, ...]
    voice: str | None
    """The person or body in whose mouth or hand it is."""


@dataclass(frozen=True)
class Movers:
    """Whose move it is and by whose account."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    voice: str | None
    reported_by: str | None
    statement: str | None
    spoken: Statement | None = None
    """The statement by which the mover makes the move, where it is made by speaking."""


class Chooser(Protocol):
    """What decides between those who could be the mover."""

    def mover(
        self, candidate: Candidate, syntax: Mover, speaking: Statement | None, cast: Cast, told: Told
    ) -> Mover:
        """The mover, given whom syntax names and whose words they are."""


def movers(candidate: Candidate, cast: Cast, told: Told, chooser: Chooser | None = None) -> Movers:
    """Resolve the words of a candidate to parties, and say whose account it is.

    Without a chooser the mover is whom syntax names.
    """
    block = candidate.block
    place = block.span(candidate.trigger)
    around = told.around(place)
    own = told.cued_by(place) if candidate.says else None
    reported_by, statement = _account(candidate, cast, told, around, own)
    speaking = around or told.around(block.span(candidate.what.words)) or own
    mover = _by_syntax(candidate, cast, told, around, speaking)
    if chooser is not None:
        mover = chooser.mover(candidate, mover, speaking, cast, told)
    by, voice = mover.parties, mover.voice
    to = _union(_parties(cast, candidate, around)) or _towards(candidate, by, cast)
    if voice is None and candidate.kind != "meet" and reported_by is not None:
        voice = _own_voice(reported_by, by, cast)
    spoken = speaking if speaking and set(speaks_for(speaking, cast, told)) & set(by) else None
    return Movers(by, tuple(p for p in to if p not in by), voice, reported_by, statement, spoken)


def _by_syntax(
    candidate: Candidate, cast: Cast, told: Told, around: Statement | None, speaking: Statement | None
) -> Mover:
    """The mover as the words' places tell it."""
    by, voice = _named(candidate, cast, speaking, told)
    if candidate.mover == "speaker" and speaking is not None:
        by, voice = speaks_for(speaking, cast, told), told.voice_of(speaking)
    if candidate.mover == "speaker" and speaking is None:
        party, voice = cast.author
        by = (party,) if party else ()
    if candidate.mover == "parties" and not _meets_alone(by, cast):
        by = _at_the_table(by, cast.table)
    if not by and around is not None and candidate.kind in _BY_SPEAKING:
        by = speaks_for(around, cast, told)
    if not by and speaking is None and candidate.kind != "meet":
        by = (cast.author[0],) if cast.author[0] else ()  # "it was noted that ..." in an organ's own voice
    return Mover(by, voice)


def _towards(candidate: Candidate, by: tuple[str, ...], cast: Cast) -> tuple[str, ...]:
    """Towards whom a move is made that names nobody: whom its content is about, else who faces the mover.

    Only for kinds that are always made towards somebody.
    """
    if candidate.kind not in _TOWARDS or len(by) != 1:
        return ()
    what, table = candidate.what, cast.table[:2]
    for mention in cast.mentions_in(candidate.block, what.start, what.end):
        if mention.who.parties and not set(mention.who.parties) & set(by):
            if set(mention.who.parties) <= set(table):
                return mention.who.parties
            break
    return cast.across(by)


def _own_voice(reporter: str, by: tuple[str, ...], cast: Cast) -> str | None:
    """The reporter's name where it is a person who speaks for the mover: then it is the voice as well."""
    for party in cast.parties:
        if party.kind == "person" and party.name == reporter and party.speaks_for in by:
            return reporter
    return None


def _named(
    candidate: Candidate, cast: Cast, speaking: Statement | None, told: Told
) -> tuple[tuple[str, ...], str | None]:
    """The parties that the mover's words name, and the person or body in whose mouth the move is."""
    groups: list[tuple[str, ...]] = []
    voice: str | None = None
    for head in candidate.by:
        for token in conjuncts(head):
            if token.lower_ in FIRST_PERSON and speaking is not None:
                groups.append(speaks_for(speaking, cast, told))
                voice = voice or told.voice_of(speaking)
                continue
            who = cast.who(candidate.block, token)
            groups.append(who.parties)
            if candidate.kind == "meet" and token.dep_ == "pobj":
                groups += _among(candidate, token, cast)
            if who.is_voice:
                voice = voice or who.name
    if candidate.mover == "parties" and candidate.what.holds(candidate.trigger):
        groups += _in_the_name(candidate, cast)
    if candidate.kind == "agree":
        groups += [cast.who(candidate.block, token).parties for token in _partners(candidate)]
    return _union(groups), voice


def _partners(candidate: Candidate) -> Iterator[Token]:
    """Who agreed as well: "reached a deal with them", "a truce between both was agreed"."""
    holders = {candidate.trigger, candidate.what.head, candidate.trigger.head}
    for holder in sorted(holders, key=lambda t: t.i):
        if holder.pos_ not in ("NOUN", "PROPN") and holder != candidate.trigger:
            continue
        for c in children(holder, "prep"):
            if c.lower_ in ("with", "between"):
                for named in children(c, "pobj"):
                    yield from conjuncts(named)


def _among(candidate: Candidate, token: Token, cast: Cast) -> Iterator[tuple[str, ...]]:
    """All who are named in what a "between" or "with" holds: long lists break the parser's coordination."""
    for mention in cast.mentions_in(candidate.block, token.left_edge.i, token.right_edge.i + 1):
        root = mention.words.root
        clause = any(t.dep_ in ("relcl", "acl", "advcl") for t in _up_to(root, token))
        if not clause and not any(t.lower_ in _BESIDE for t in _prepositions_above(root, token)):
            yield mention.who.parties


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    while token not in (top, token.head):
        yield token
        token = token.head


def _in_the_name(candidate: Candidate, cast: Cast) -> list[tuple[str, ...]]:
    """The parties in a meeting's name ("U.S.-Iran talks", "talks between the EU and Kosovo")."""
    what = candidate.what
    found = []
    for mention in cast.mentions_in(candidate.block, what.start, what.end):
        root = mention.words.root
        if not any(t.lower_ in _BESIDE for t in _prepositions_above(root, what.head)):
            found.append(mention.who.parties)
    return found


def _prepositions_above(token: Token, top: Token) -> Iterator[Token]:
    while token not in (top, token.head):
        if token.dep_ == "prep":
            yield token
        token = token.head


def _meets_alone(by: tuple[str, ...], cast: Cast) -> bool:
    """Whether a meeting's one named party is a body of several: its own meeting, not one with another."""
    return len(by) == 1 and any(p.id == by[0] and p.kind == "organisation" for p in cast.parties)


def _at_the_table(by: tuple[str, ...], table: tuple[str, ...]) -> tuple[str, ...]:
    """Nobody meets alone: the others are those whom the document is about, where it says no more."""
    if len(by) >= 2 or len(table) < 2:
        return by
    if not by:
        return table[:2]
    other = next((p for p in table if p not in by), None)
    return (*by, other) if other is not None and by[0] in table else by


def _account(
    candidate: Candidate, cast: Cast, told: Told, around: Statement | None, own: Statement | None
) -> tuple[str | None, str | None]:
    if around is not None:
        return (None if around.id in told.deeds else around.speaker), around.id
    if own is not None:
        return own.speaker, own.id
    if candidate.says and candidate.by:
        who = cast.who(candidate.block, candidate.by[0])
        return who.name or (who.words if who.parties else None), None
    # A content can be somebody's words where its verb is not ("agreed that ..., he said").
    inside = told.around(candidate.block.span(candidate.what.words))
    if inside is None or inside is told.cued_by(candidate.block.span(candidate.trigger)):
        return cast.author[1], None
    return inside.speaker, inside.id


def _parties(cast: Cast, candidate: Candidate, around: Statement | None) -> Iterable[tuple[str, ...]]:
    for token in candidate.to:
        if token.lower_ in FIRST_PERSON and around is not None:
            if around.speaks_for:
                yield (around.speaks_for,)
        else:
            yield cast.who(candidate.block, token).parties


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for group in groups:
        found.extend(p for p in group if p not in found)
    return tuple(found)
