"""Mentions: where a document names a party, for events whose words only point back at it ("it", "they")."""

from __future__ import annotations

from collections.abc import Iterable

from verbale.document import Span, Spans
from verbale.reading import Party


class Mentions:
    """The places that name each party of a document, and those who speak for it."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._own: dict[str, list[Span]] = {}
        self._voices: dict[str, list[Span]] = {}
        for party in parties:
            self._own.setdefault(party.id, []).extend(party.mentions)
            if party.speaks_for is not None:
                self._voices.setdefault(party.speaks_for, []).extend(party.mentions)

    def of(self, parties: Iterable[str], evidence: Span) -> Spans:
        """A place that names each of some parties: in the evidence, else the last before it.

        Where the evidence names no party of its own but one who speaks for it, that one counts. Parties that
        nothing names up to there are left out.
        """
        found = []
        for party in parties:
            place = (
                _inside(self._own.get(party, []), evidence)
                or _inside(self._voices.get(party, []), evidence)
                or _before(self._own.get(party, []), evidence)
            )
            if place is not None and place not in found:
                found.append(place)
        return tuple(found)


def _inside(places: list[Span], evidence: Span) -> Span | None:
    return next((p for p in places if evidence[0] <= p[0] and p[1] <= evidence[1]), None)


def _before(places: list[Span], evidence: Span) -> Span | None:
    return max((p for p in places if p[1] <= evidence[0]), default=None)
