"""A page: what the stages before moves know of a document, to be asked by place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from verbale.document import Span
from verbale.reader.moves.when import Clock
from verbale.reading import Party, Statement

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from verbale.reader.parse import ParsedBlock

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
    def kind(self) -> str | None:
        """What it is: a kind of party, or a person without a name, a thing, several together."""

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

    @property
    def place(self) -> bool:
        """Whether it is a state that stands as the place of something."""


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

    def before(self, block: ParsedBlock) -> ParsedBlock | None:
        """The block before one; None before the first."""

    def who(self, block: ParsedBlock, words: Words | Token) -> Who:
        """Who a noun phrase is."""

    def mentions_in(self, block: ParsedBlock, start: int, end: int) -> Iterator[Mention]:
        """Who is named in the tokens `start:end`."""


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

    def beside(self, statement: Statement | None, sentence: Span) -> tuple[Statement, ...]:
        """A statement and all else its speaker says in a sentence: "said on Monday that ... but urged"."""
        if statement is None:
            return ()
        same = (s for s in self.statements if s.speaker == statement.speaker is not None and s.cue)
        inside = (s for s in same if sentence[0] <= s.cue[0][0] and s.cue[-1][1] <= sentence[1])
        return (statement, *(s for s in inside if s is not statement))

    def cued_by(self, place: Span) -> Statement | None:
        """The statement that the words at a place report."""
        for statement in self.statements:
            if any(start <= place[0] and place[1] <= end for start, end in statement.cue):
                return statement
        return None


@dataclass(frozen=True)
class Page:
    """Who, by whose account, when."""

    cast: Cast
    told: Told
    clock: Clock


def speaks_for(statement: Statement, cast: Cast, told: Told) -> tuple[str, ...]:
    """Whom a speaker speaks for; a person who speaks for nobody else is a party of their own.

    Who answers in the transcript of an official organ speaks for it.
    """
    if statement.speaks_for:
        return (statement.speaks_for,)
    if statement.id in told.answers and cast.author[0] is not None:
        return (cast.author[0],)
    own = (p.id for p in cast.parties if p.kind == "person" and p.name == statement.speaker)
    return tuple(own)[:1]


def negotiators(cast: Cast) -> int:
    """How many states, armed groups and unions a document names."""
    return sum(party.kind in ("state", "armed group", "union") for party in cast.parties)
