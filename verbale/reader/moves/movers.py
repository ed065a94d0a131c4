"""Movers: whose move a candidate is, towards whom, in whose mouth, and by whose account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from verbale.document import Span
from verbale.reader.moves.candidate import Candidate
from verbale.reader.moves.syntax import children, conjuncts
from verbale.reading import Party, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock

_BESIDE = frozenset(
    {"in", "at", "on", "about", "over", "regarding", "concerning", "for", "near", "after", "since"}
)
"""Prepositions after which a name in a meeting's name is its place or topic, not who meets."""

_TOWARDS = frozenset({"offer", "accuse", "demand", "warn", "reject", "press", "relent", "deliver", "suspend"})
"""Kinds that are made towards somebody: in the annotated documents five of six name whom."""

_BY_SPEAKING = frozenset({"demand", "offer", "reject", "warn", "assess", "accuse", "deny", "commit"})
"""Kinds that are made by speaking: where the words name nobody known, they are the speaker's."""

FIRST_PERSON = frozenset({"we", "i", "us", "our", "me", "my", "ours", "ourselves"})


class Who(Protocol):
    """Somebody that the text names: what the parties' room tells of a noun phrase."""

    @property
    def words(self) -> str:
        """As written."""

    @property
    def name(self) -> str | None:
        """The fullest name in the document of the person or body."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties that it is or speaks for."""

    @property
    def is_voice(self) -> bool:
        """Whether it is a person or body, not a party named as such."""


class Mention(Protocol):
    """One place where somebody is named."""

    @property
    def who(self) -> Who:
        """Whom it names."""

    @property
    def words(self) -> Words:
        """Where."""


class Cast(Protocol):
    """Everybody that a document names."""

    @property
    def parties(self) -> tuple[Party, ...]:
        """All of them, in order of appearance."""

    @property
    def table(self) -> tuple[str, ...]:
        """The parties that the document is about, those that count most first."""

    @property
    def author(self) -> tuple[str | None, str | None]:
        """The party and the person in whose name the document speaks, if it is not the press."""

    def across(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Who faces some parties; empty where the document does not tell."""

    def who(self, block: ParsedBlock, words: Words | Token) -> Who:
        """Who a noun phrase is."""

    def mentions_in(self, block: ParsedBlock, start: int, end: int) -> Iterator[Mention]:
        """Who is named in the tokens `start:end`."""


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


@dataclass(frozen=True)
class Told:
    """The statements of a document, to be asked by place."""

    statements: tuple[Statement, ...]
    deeds: frozenset[str] = frozenset()
    """Ids of statements told by a verb of an act, such as agreeing: their word is that of who tells of it."""

    parties: frozenset[str] = frozenset()
    """Ids of statements of a party as such: no person or body is named in whose mouth they are."""

    answers: frozenset[str] = frozenset()
    """Ids of the turns of a transcript that are no questions."""

    def voice_of(self, statement: Statement) -> str | None:
        """The person or body in whose mouth a statement is."""
        return None if statement.id in self.parties else statement.speaker

    def around(self, place: Span) -> Statement | None:
        """The innermost statement whose content holds the place; one that reports first."""
        best: tuple[bool, int, Statement] | None = None
        for statement in self.statements:
            for start, end in statement.content:
                if start <= place[0] and place[1] <= end:
                    found = (statement.id in self.deeds, end - start, statement)
                    if best is None or found[:2] < best[:2]:
                        best = found
        return best[2] if best else None

    def cued_by(self, place: Span) -> Statement | None:
        """The statement that the words at a place report."""
        for statement in self.statements:
            if any(start <= place[0] and place[1] <= end for start, end in statement.cue):
                return statement
        return None


def movers(candidate: Candidate, cast: Cast, told: Told) -> Movers:
    """Resolve the words of a candidate to parties, and say whose account it is."""
    block = candidate.block
    place = block.span(candidate.trigger)
    around = told.around(place)
    own = told.cued_by(place) if candidate.says else None
    reported_by, statement = _account(candidate, cast, told, around, own)
    speaking = around or told.around(block.span(candidate.what.words)) or own
    by, voice = _named(candidate, cast, speaking, told)
    if candidate.mover == "speaker" and speaking is not None:
        by, voice = _of_speaker(speaking, cast, told), told.voice_of(speaking)
    if candidate.mover == "speaker" and speaking is None:
        party, voice = cast.author
        by = (party,) if party else ()
    if candidate.mover == "parties" and not _meets_alone(by, cast):
        by = _at_the_table(by, cast.table)
    if not by and around is not None and candidate.kind in _BY_SPEAKING:
        by = _of_speaker(around, cast, told)
    if not by and speaking is None and candidate.kind != "meet":
        by = (cast.author[0],) if cast.author[0] else ()  # "it was noted that ..." in an organ's own voice
    to = _union(_parties(cast, candidate, around)) or _towards(candidate, by, cast)
    if voice is None and candidate.kind != "meet" and reported_by is not None:
        voice = _own_voice(reported_by, by, cast)
    spoken = speaking if speaking and set(_of_speaker(speaking, cast, told)) & set(by) else None
    return Movers(by, tuple(p for p in to if p not in by), voice, reported_by, statement, spoken)


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
                groups.append(_of_speaker(speaking, cast, told))
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


def _of_speaker(statement: Statement, cast: Cast, told: Told) -> tuple[str, ...]:
    """Whom a speaker speaks for; a person who speaks for nobody else is a party of their own.

    Who answers in the transcript of an official organ speaks for it.
    """
    if statement.speaks_for:
        return (statement.speaks_for,)
    if statement.id in told.answers and cast.author[0] is not None:
        return (cast.author[0],)
    own = (p.id for p in cast.parties if p.kind == "person" and p.name == statement.speaker)
    return tuple(own)[:1]


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


def negotiators(cast: Cast) -> int:
    """How many states, armed groups and unions a document names."""
    return sum(party.kind in ("state", "armed group", "union") for party in cast.parties)
