"""Entries: what the ledger holds, one after the other, never changed and never removed.

A state of play is a pure function of entries and a day; nothing else is stored.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from verbale.reading import MeetStatus, MoveKind, Reading, When


class DocumentRead(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="reading", tag_field="entry"):
    """A document was read into a dossier."""

    reading: Reading
    near: str | None = None
    """The hash of the text that this one re-publishes (a wire copy), where one is known; its own
    hash where the very same text stands in the dossier under another document id."""
    replaces: str | None = None
    """The hash of the earlier text of the same document id, where the text changed; both are kept."""
    reader: str | None = None
    """What read it, with version and settings; a reading by another reader is a new entry."""
    told: tuple[str, ...] = ()
    """Fields of `reading.document` that a user told (`published`, `publisher`, `url` ...): they
    outrank what the source says of itself, on every re-reading of the same text."""
    shingles: bytes = b""
    """MinHash signature of the text (`copies.py`), by which near copies are told; empty where unknown."""


class Expectation(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What a user expects to hold: "by 28 January the answer is delivered", "the union has not accepted"."""

    says: str
    """In the user's words: what the brief shows."""
    section: ExpectedSection
    about: str
    """Words that the line's content must hold, all of them."""
    of: tuple[str, ...] = ()
    """Parties: who owes, warns or denies, whose position it is, who meets; empty: whoever."""
    state: str | None = None
    """The state, position or status that it must be in; None: that it is there at all."""
    by: dt.date | None = None
    """The last day by which it must hold; until then it is open. None: it must hold on every day asked."""
    never: bool = False
    """True where it must not hold."""


ExpectedSection = Literal["commitment", "warning", "item", "meeting", "denial", "deed"]


class DossierDescribed(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="dossier", tag_field="entry"):
    """A dossier says what it is about; the latest description counts."""

    title: str | None = None
    parties: tuple[str, ...] = ()
    """Ids of the parties whose negotiation this is; empty: whoever the documents name."""
    words: tuple[str, ...] = ()
    """Words that moves of this negotiation are about; empty: all."""
    leave_out: tuple[str, ...] = ()
    """Words of other matters that are not this negotiation's."""
    besides: tuple[str, ...] = ()
    """Names of other dossiers: moves that are rather of theirs stay out of this one."""
    publishers: dict[str, str] = {}
    """Publishers that speak for a party, from a publisher's name to the party's id: beyond the official
    organs that Verbale knows of its own."""
    expectations: tuple[Expectation, ...] = ()


class TextRedacted(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="redaction", tag_field="entry"):
    """A document's text was taken out of the ledger; the entries that read it keep its hash."""

    sha256: str
    why: str


class Anchor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a move stands: named so that it is found again after another reader has read the text."""

    document: str
    move: str
    """The move's id in the reading that was reviewed; the same reading gives the same ids."""
    start: int
    end: int
    """Its sentence, in the document's text."""
    kind: MoveKind
    what: str


ReviewDecision = Literal["join", "apart", "take", "refuse", "leave_out", "let_in", "as_read"]


class Reviewed(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="review", tag_field="entry"):
    """A human's decision: it outranks what was read, and survives every re-reading.

    `join`: the moves are about the same thing; `apart`: the first is not about the same thing as the
    others. `take`, `refuse`: the second move does, or does not, bring the promise or warning that the
    first is of into `state`. `leave_out`, `let_in`: the moves are not, or are, of this negotiation.
    `as_read`: whatever was decided on these moves is taken back; where `takes_back` names an entry, that
    decision alone. The latest decision counts, from the day on which its moves are known.
    """

    decision: ReviewDecision
    moves: tuple[Anchor, ...]
    state: str | None = None
    who: str | None = None
    note: str | None = None
    takes_back: int | None = None
    """The number of the entry whose decision is taken back; that entry stays, and counts no longer."""


class ToldByHand(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag="by_hand", tag_field="entry"):
    """A move that a user records by hand: what no source says, or not in words that are read."""

    day: dt.date
    """The day from which it counts."""
    text: str
    """The user's own words for it: they are the evidence."""
    kind: MoveKind
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    what: str
    condition: str | None = None
    due: When | None = None
    on: When | None = None
    status: MeetStatus | None = None
    reported_by: str | None = None
    who: str | None = None
    """Who recorded it."""


Entry = DocumentRead | DossierDescribed | TextRedacted | Reviewed | ToldByHand


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry as it stands in the ledger."""

    seq: int
    at: dt.datetime
    """When it was written, UTC."""
    dossier: str
    entry: Entry
    previous: str
    """The hash of the line before it in this ledger; 64 zeros for the first."""
    hash: str
