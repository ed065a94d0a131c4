"""Dispatches told by hand: short reports with their moves, as a reader would give them.

    dispatch("d1", "2026-03-02", "Harbour Post",
             move("demand", "dockers", "port", "a second crane crew", said_by="Ana Reis"))

The document's text is made of the moves' sentences, so that every move has its span in it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from verbale.document import Span, Spans, make_document
from verbale.reading import Move, MoveKind, MoveSpans, Party, Reading, Source, When, record_id
from verbale.record.entries import DocumentRead, DossierDescribed, Entry, Line
from verbale.record.play import state_of_play
from verbale.record.state import Evidence, StateOfPlay

ADDED = dt.datetime(2026, 6, 1, 9, 0, tzinfo=dt.UTC)
DOSSIER = "talks"

PERSONS = {
    "Ana Reis": "dockers", "Tom Vale": "port", "Eva Lind": "mediators", "Ivo Kran": "NOR", "Mia Berg": "SWE",
}  # fmt: skip
"""Who speaks for whom in the examples."""


class Said(NamedTuple):
    """A move as the examples write it, and its sentence."""

    kind: MoveKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    condition: str | None
    due: str | None
    on: str | None
    status: Literal["held", "planned", "cancelled"] | None
    said_by: str | None
    sentence: str
    sure: float | None


def move(
    kind: str,
    by: str,
    to: str = "",
    what: str = "",
    *,
    condition: str | None = None,
    due: str | None = None,
    on: str | None = None,
    status: Literal["held", "planned", "cancelled"] | None = None,
    said_by: str | None = None,
    sentence: str | None = None,
    sure: float | None = None,
) -> Said:
    """Tell a move; times are written `words=VALUE`; parties are joined by `+`."""
    assert kind in get_args(MoveKind)
    if sentence is None:
        parts = [by or "Somebody", kind, what, *([condition] if condition else [])]
        parts += [time.partition("=")[0] for time in (due, on) if time]
        sentence = " ".join(parts) + (f", {said_by} said." if said_by else ".")
    if kind == "meet" and status is None:
        status = "held"
    return Said(kind, _parties(by), _parties(to), what, condition, due, on, status, said_by, sentence, sure)  # type: ignore[arg-type]


def _parties(written: str) -> tuple[str, ...]:
    return tuple(written.split("+")) if written else ()


def dispatch(
    id: str, day: str | None, publisher: str | None, *moves: Said, title: str | None = None
) -> Reading:
    """Make a reading of a dispatch that tells these moves, a sentence each."""
    text, places = "", []
    for said in moves:
        if said.sentence in text:  # two moves of one sentence
            start = text.index(said.sentence)
        else:
            start = len(text) + (1 if text else 0)
            text += (" " if text else "") + said.sentence
        places.append((start, start + len(said.sentence)))
    document = make_document(id, text)
    source = Source(
        id=id,
        sha256=document.sha256,
        title=title,
        publisher=publisher,
        published=dt.date.fromisoformat(day) if day else None,
        url=None,
        language="en",
        length=len(text),
    )
    told = tuple(_move(said, place, text, document.sha256) for said, place in zip(moves, places, strict=True))
    return Reading(document=source, moves=told, parties=_party_table(moves, text))


def _move(said: Said, place: Span, text: str, sha256: str) -> Move:
    what = _spans(text, said.what, place)
    return Move(
        id=record_id(sha256, said.kind, place, *what),
        kind=said.kind,
        by=said.by,
        to=said.to,
        voice=said.said_by if said.said_by and PERSONS.get(said.said_by) in said.by else None,
        reported_by=said.said_by,
        what=said.what,
        condition=said.condition,
        on=_when(said.on),
        due=_when(said.due),
        status=said.status,
        evidence=place,
        quote=text[place[0] : place[1]],
        spans=MoveSpans(what=what, condition=_spans(text, said.condition, place)),
        read_by="hand",
        confidence=said.sure,
    )


def _when(written: str | None) -> When | None:
    if written is None:
        return None
    text, _, value = written.partition("=")
    return When(text=text, value=value or None)


def _spans(text: str, phrase: str | None, place: Span) -> Spans:
    if not phrase:
        return ()
    start = text.find(phrase, *place)
    assert start >= 0, f"{phrase!r} is not in its sentence"
    return ((start, start + len(phrase)),)


def _party_table(moves: Iterable[Said], text: str) -> tuple[Party, ...]:
    named = {party for said in moves for party in (*said.by, *said.to)}
    parties = [
        Party(id=id, name=id, kind="state" if id.isupper() else "organisation", mentions=_mentions(id, text))
        for id in sorted(named)
    ]
    speakers = sorted({said.said_by for said in moves if said.said_by and said.said_by in PERSONS})
    for name in speakers:
        parties.append(
            Party(id=name, name=name, kind="person", speaks_for=PERSONS[name], mentions=_mentions(name, text))
        )
    return tuple(parties)


def _mentions(name: str, text: str) -> Spans:
    return tuple(found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def lines(*entries: Reading | Entry, at: dt.datetime = ADDED) -> list[Line]:
    """Write readings and other entries into a ledger's lines, in this order."""
    written = []
    for seq, entry in enumerate(entries, start=1):
        put = DocumentRead(reading=entry) if isinstance(entry, Reading) else entry
        written.append(
            Line(seq=seq, at=at, dossier=DOSSIER, entry=put, previous="0" * 64, hash=f"{seq:064d}")
        )
    return written


def play(day: str, *entries: Reading | Entry) -> StateOfPlay:
    """Fold dispatches and tell the state of play of a day."""
    return state_of_play(lines(*entries), dt.date.fromisoformat(day), DOSSIER)


def quotes(evidence: Iterable[Evidence]) -> list[str]:
    """The sentences of evidence."""
    return [one.quote for one in evidence]


def described(**told: object) -> DossierDescribed:
    """Describe the dossier."""
    return DossierDescribed(**told)  # type: ignore[arg-type]
