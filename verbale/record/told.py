"""A move as the record takes it in: with its document, its day, its content and whose word it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from verbale.document import folded
from verbale.reading import Move, Reading, Source
from verbale.record.account import Voices
from verbale.record.days import Days, days_of
from verbale.record.receipt import handed_by
from verbale.record.state import Evidence
from verbale.record.words import NOTHING, Content, read_content, refers_back

RECALLED_AFTER = dt.timedelta(days=30)
"""A move made longer than this before it was reported is background that is recalled, not news:
a month is what press reviews of running talks reach back to."""


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One move, as one document reports it, known from one day on."""

    id: str
    """The move's id; where a document has two moves of one id, the later ones get a number."""
    move: Move
    source: Source
    known: dt.date
    """The day from which it counts: of publication, else the day the document was added."""
    place: int
    """The document's place in the order in which documents became known."""
    content: Content
    condition: Content
    account: str | None
    """The party whose word it is; None for the press."""
    parties: frozenset[str]
    """All parties of the move: movers and those it is made towards."""
    named: frozenset[str]
    """All parties named in its sentence."""
    handed: frozenset[str]
    """Who its sentence takes to have handed something over."""
    doer: frozenset[str]
    """Who is to do, or did, what the content says, where that is told: the other side of a demand, the
    maker of a promise, of an agreement the party that "will". Empty where it is open."""
    persons: frozenset[tuple[str, str]]
    """Who acts in person, with the party that they speak for: (`RUS`, `Sergei Lavrov`)."""
    on: Days | None
    due: Days | None
    recalled: bool
    points: bool
    """Whether its words say by a pronoun what it is about ("implement them"), told in its document only."""
    copy_of: str | None = None
    """The id of the document that this one re-publishes, where it does."""

    @property
    def dated(self) -> bool:
        """Whether the document's own day is known: else its times cannot be told from its day."""
        return self.source.published is not None

    @property
    def surely(self) -> float:
        """How sure its reading is; what a user told, or what was read without a measure, is taken as told."""
        return 1.0 if self.move.confidence is None else self.move.confidence

    @property
    def day(self) -> dt.date:
        """The day of the move as nearly as it is known: when it was made, else when it was told."""
        return self.on.first if self.on else self.known


def tell(
    reading: Reading,
    version: tuple[dt.date, int],
    voices: Voices,
    copy_of: str | None = None,
) -> list[Told]:
    """Give a reading's moves with all that the record needs to know of them, in the text's order.

    `version` is the day from which the document counts, and its place in the order of documents.
    """
    known, place = version
    where = _Where(reading.document, known, place, voices, copy_of)
    told = []
    met: dict[str, int] = {}
    for move in sorted(reading.moves, key=lambda move: (move.evidence, move.id)):
        times = met[move.id] = met.get(move.id, 0) + 1
        id = move.id if times == 1 else f"{move.id}.{times}"
        told.append(_tell_one(id, move, where))
    promises = [one for one in told if one.move.kind == "commit"]
    return [_with_doer(one, promises) if one.move.kind == "agree" else one for one in told]


def _with_doer(agreement: Told, promises: list[Told]) -> Told:
    """Tell whose undertaking an agreement holds: of the promise that its own sentence tells of."""
    for promise in promises:
        start, end = promise.move.evidence
        if start < agreement.move.evidence[1] and agreement.move.evidence[0] < end:
            shared = promise.content.stems & agreement.content.stems
            if 2 * len(shared) > len(promise.content.stems):
                return msgspec.structs.replace(agreement, doer=promise.doer)
    return agreement


def _doer(move: Move, voices: Voices) -> frozenset[str]:
    if move.kind in ("commit", "deliver", "press", "suspend", "disclose", "withhold"):
        return frozenset(move.by)
    if move.kind == "demand":
        return frozenset(move.to)
    if move.kind == "agree":
        if len(move.by) == 1:
            return frozenset(move.by)
        return _who_will(move, voices)
    return frozenset()


_WILL = re.compile(r"\b(?:will|would|shall|is to|are to)\b", re.IGNORECASE)


def _who_will(move: Move, voices: Voices) -> frozenset[str]:
    """The one party named before "will" in an agreement's content: whose undertaking it tells."""
    start, end = move.evidence
    for first, last in move.spans.what:
        if not start <= first <= last <= end:
            return frozenset()
        will = _WILL.search(move.quote, first - start, last - start)
        if will:
            named = {party for _, _, party in voices.mentions_within(first, start + will.start())}
            return frozenset(named) if len(named) == 1 else frozenset()
    return frozenset()


def _persons(move: Move, voices: Voices) -> frozenset[tuple[str, str]]:
    """Who met: the voice, and the persons named in what the meeting is called."""
    if move.kind != "meet":
        return frozenset()
    found = {person for first, last in move.spans.what for person in voices.persons_within(first, last)}
    if move.voice and (person := voices.person(move.voice)):
        found.add(person)
    return frozenset(found)


class _Where(NamedTuple):
    source: Source
    known: dt.date
    place: int
    voices: Voices
    copy_of: str | None


def _tell_one(id: str, move: Move, where: _Where) -> Told:
    source, known, place, voices, copy_of = where
    standing = voices.standing
    if not move.by and move.voice and (side := voices.side_of(move.voice)):
        # An official's move is the move of what they speak for, and the reading's own table says of what.
        move = msgspec.structs.replace(move, by=(side,))
    if standing and not standing.keys().isdisjoint((*move.by, *move.to)):
        by = tuple(dict.fromkeys(standing.get(party, party) for party in move.by))
        to = tuple(dict.fromkeys(standing.get(party, party) for party in move.to))
        move = msgspec.structs.replace(move, by=by, to=tuple(party for party in to if party not in by))
    on = days_of(move.on)
    what = _content(move, move.what, move.spans.what, voices)
    start = move.evidence[0]
    named = [
        (first - start, last - start, party) for first, last, party in voices.mentions_within(*move.evidence)
    ]
    return Told(
        id=id,
        move=move,
        source=source,
        known=known,
        place=place,
        content=what,
        condition=_content(move, move.condition, move.spans.condition, voices) if move.condition else NOTHING,
        account=voices.account_of(move),
        parties=frozenset(move.by) | frozenset(move.to),
        named=frozenset(party for _, _, party in named),
        handed=handed_by(move.quote, named),
        doer=_doer(move, voices),
        persons=_persons(move, voices),
        on=on,
        due=days_of(move.due),
        recalled=_recalled(move, on, known) and source.published is not None,
        points=refers_back(move.what, what),
        copy_of=copy_of,
    )


def _content(move: Move, phrase: str, spans: tuple[tuple[int, int], ...], voices: Voices) -> Content:
    """Fold a copied phrase; parties named in it count as parties, whatever name was used."""
    named: list[tuple[int, int, str]] = []
    start, end = move.evidence
    pieces: list[str] = []
    length = 0
    for first, last in spans:
        if not start <= first <= last <= end:
            return read_content(phrase)
        piece = move.quote[first - start : last - start]
        shift = length - first
        for mention in voices.mentions_within(first, last):
            named.append((mention[0] + shift, mention[1] + shift, mention[2]))
        pieces.append(piece)
        length += len(piece) + 1
    if not named:
        return read_content(phrase)
    return read_content(" ".join(pieces), tuple(named))


def _recalled(move: Move, on: Days | None, known: dt.date) -> bool:
    """Tell background that is only recalled from news: a vague past, or long before its report."""
    if on is not None:
        return on.last < known - RECALLED_AFTER
    return move.on is not None and move.on.value == "PAST_REF" and move.kind != "meet"


def elsewhere(told: Told, other: Told) -> bool:
    """Tell whether what one of two moves says by a pronoun is said in another document than the other.

    The very same words, four or more, are one saying that two documents quote.
    """
    if not (told.points or other.points) or told.source.id == other.source.id:
        return False
    return told.move.what != other.move.what or len(told.move.what.split()) <= QUOTED_WORDS


QUOTED_WORDS = 3


def evidence_of(told: Told, sure: float | None = None, why: str | None = None) -> Evidence:
    """Give the sentence that a move rests on, with how surely and why it stands where it stands."""
    move, source = told.move, told.source
    return Evidence(
        document=source.id,
        start=move.evidence[0],
        end=move.evidence[1],
        quote=move.quote,
        published=source.published,
        publisher=source.publisher,
        reported_by=move.reported_by,
        move=move.id,
        kind=move.kind,
        what=move.what,
        known=told.known,
        copy_of=told.copy_of,
        url=source.url,
        sure=None if sure is None else round(sure, 2),
        why=why,
    )


def read_surely(told: Iterable[Told]) -> float:
    """How sure it is that one at least of several moves was read rightly.

    Moves of one document, and of copies of one text, are read with the same eyes: they count once.
    """
    sure: dict[str, float] = {}
    for one in told:
        text = one.copy_of or one.source.id
        sure[text] = max(sure.get(text, 0.0), one.surely)
    wrong = 1.0
    for share in sure.values():
        wrong *= 1.0 - share
    return 1.0 - wrong


def quote_key(quote: str) -> str:
    """Key of a sentence: the same words give the same key, whatever the white space and case."""
    return hashlib.blake2b(
        folded(quote).casefold().encode("utf-8", "surrogatepass"), digest_size=8
    ).hexdigest()
