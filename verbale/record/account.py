"""By whose account: which party's word a report of a move is.

A move's `reported_by` is a name or the words as written. Whom that speaks for comes from the
reading's own table of parties, from a party named inside the words ("a U.S. official"), or, where
the document tells it in its own voice, from its publisher, if that is an official organ. Otherwise
it is the press.
"""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left
from importlib.resources import files
from operator import itemgetter
from typing import NamedTuple, TypeVar

from verbale.reading import Move, Party, Reading

N = TypeVar("N")

DEBTOR, CREDITOR, THIRD_PARTY, PRESS = "debtor", "creditor", "third party", "press"
ROLES = (DEBTOR, CREDITOR, THIRD_PARTY, PRESS)
"""All by whose account something can stand, the strongest word first."""

_WORD = re.compile(r"[^\W_]+")


class Organs(NamedTuple):
    """The official organs that the package knows."""

    names: dict[str, str]
    """From a name in lower case to the party's id."""
    name: re.Pattern[str]
    """Finds any of the names, longer ones first."""
    offices: tuple[str, ...]
    press: frozenset[str]


@functools.cache
def organs() -> Organs:
    """Load the publishers that speak for a party."""
    data = tomllib.loads(files("verbale.vocabulary").joinpath("organs.toml").read_text(encoding="utf-8"))
    names = {name.lower(): party for party, known in data["organs"].items() for name in known}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return Organs(
        names=names,
        name=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"),
        offices=tuple(data["offices"]["words"]),
        press=frozenset(data["press"]["words"]),
    )


class Voices:
    """Who speaks for whom in one document."""

    def __init__(
        self,
        reading: Reading,
        publishers: dict[str, str] | None = None,
        table: frozenset[str] = frozenset(),
    ) -> None:
        self.publisher = party_of_publisher(reading, publishers or {})
        self.standing = stand_ins(reading, table, self.publisher)
        self._by_name: dict[str, str] = {}
        for party in reading.parties:
            side = self._side(party)
            self._by_name.setdefault(party.id.casefold(), side)
            self._by_name[party.name.casefold()] = side
        self._mentions = sorted(
            (start, end, self._side(party)) for party in reading.parties for start, end in party.mentions
        )
        persons = [party for party in reading.parties if party.kind == "person"]
        self._persons = sorted(
            (start, end, (self._side(person), person.name))
            for person in persons
            for start, end in person.mentions
        )
        self._person_named = {person.name: (self._side(person), person.name) for person in persons}
        self._by_last_name: dict[str, set[str]] = {}
        for person in persons:
            last = person.name.split()[-1].casefold() if person.name.strip() else ""
            self._by_last_name.setdefault(last, set()).add(self._side(person))
        self._resolved: dict[str, str | None] = {}

    def _side(self, party: Party) -> str:
        """The party that a party of the table stands for: itself, unless it speaks for another."""
        if party.kind in ("body", "person"):
            return self.standing.get(party.id, party.id)
        return party.speaks_for or party.id

    def mentions_within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """List where a party is named between two offsets of the document: start, end, its id."""
        return _within(self._mentions, start, end)

    def persons_within(self, start: int, end: int) -> list[tuple[str, str]]:
        """List the persons named between two offsets: the party that each speaks for, and the name."""
        return [person for _, _, person in _within(self._persons, start, end)]

    def person(self, name: str) -> tuple[str, str] | None:
        """Give a person by name, with the party that they speak for; None for another kind of voice."""
        return self._person_named.get(name)

    def account_of(self, move: Move) -> str | None:
        """Give the party whose word the report of a move is; None where it is the press's."""
        if move.reported_by is None:
            return self.publisher
        name = move.reported_by
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name, move)
        return self._resolved[name]

    def side_of(self, name: str) -> str | None:
        """Give the party that a name of the reading's table stands for; None where the table has it not.

        A title before a surname does no harm ("MS. LIND"), where one person only has that name.
        """
        if side := self._by_name.get(name.casefold()):
            return side
        words = name.split()
        if len(words) > 1:
            sides = self._by_last_name.get(words[-1].casefold(), set())
            return next(iter(sides)) if len(sides) == 1 else None
        return None

    def _resolve(self, name: str, move: Move) -> str | None:
        if any(word in organs().press for word in _WORD.findall(name.lower())):
            return None
        if side := self.side_of(name):
            return side
        place = move.quote.find(name)
        if place >= 0:
            start = move.evidence[0] + place
            inside = {party for _, _, party in self.mentions_within(start, start + len(name))}
            if len(inside) == 1:
                return inside.pop()
        return None


def _within(places: list[tuple[int, int, N]], start: int, end: int) -> list[tuple[int, int, N]]:
    """The places (start, end, what), in order, that lie between two offsets."""
    found = []
    for place in range(bisect_left(places, start, key=itemgetter(0)), len(places)):
        first, last, _ = places[place]
        if first >= end:
            break
        if last <= end:
            found.append(places[place])
    return found


def stand_ins(reading: Reading, table: frozenset[str], publisher: str | None = None) -> dict[str, str]:
    """Tell which bodies and persons stand for which party in a document's moves.

    A ministry's move is its state's, unless the ministry is itself at the table: a party of the dossier
    (`table`), or, where its state is none, one whose own side sits opposite in the same document (a
    president's house against a parliament). Who gives an official organ's briefing, by its title, speaks for
    the organ's party (`publisher`), where nothing else is told of them.
    """
    side = {
        party.id: publisher
        for party in reading.parties
        if publisher and party.kind == "person" and not party.speaks_for and _gives(reading, party.name)
    } | {
        party.id: party.speaks_for
        for party in reading.parties
        if party.speaks_for and party.kind in ("body", "person") and party.id not in table
    }
    if not side:
        return side
    for move in reading.moves:
        for party in move.by:
            for other in move.to:
                same = side.get(party, party) == side.get(other, other)
                if party != other and same and side.get(party) not in table:
                    side.pop(party, None)
                    side.pop(other, None)
    return side


_BY = re.compile(
    r"\b(?:gaggle|briefing|conference|remarks|statement|speech|address|interview)\b.*?\bby\b", re.I
)


def _gives(reading: Reading, name: str) -> bool:
    """Tell whether a document is what a person says, by its title: "Press briefing by Ana Reis"."""
    by = _BY.search(reading.document.title or "")
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    if by is None or not last or reading.document.title is None:
        return False
    return re.search(rf"(?<!\w){re.escape(last)}(?!\w)", reading.document.title[by.end() :], re.I) is not None


def party_of_publisher(reading: Reading, publishers: dict[str, str]) -> str | None:
    """Tell which party a document's publisher is an organ of; None for the press.

    `publishers` is what the dossier says of its sources: from a publisher's name to a party's id.
    """
    publisher = reading.document.publisher
    if not publisher:
        return None
    if publisher in publishers:
        return publishers[publisher]
    known = organs()
    lower = publisher.lower()
    if found := known.name.search(lower):
        return known.names[found[0]]
    if not any(office in lower for office in known.offices):
        return None
    named = {
        party.id
        for party in reading.parties
        if party.kind == "state" and re.search(rf"(?<!\w){re.escape(party.name.lower())}(?!\w)", lower)
    }
    return named.pop() if len(named) == 1 else None


def role_of(account: str | None, debtor: tuple[str, ...], creditor: tuple[str, ...]) -> str:
    """Tell by whose account something stands, seen from who owes and who is owed."""
    if account is None:
        return PRESS
    if account in debtor:
        return DEBTOR
    if account in creditor:
        return CREDITOR
    return THIRD_PARTY
