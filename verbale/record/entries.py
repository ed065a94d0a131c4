"""Entries: what the ledger holds, one after the other, never changed and never removed.

A state of play is a pure function of entries and a day; nothing else is stored.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from verbale.reading import Reading


class DocumentRead(msgspec.Struct, frozen=True, kw_only=True, tag="reading", tag_field="entry"):
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


class DossierDescribed(msgspec.Struct, frozen=True, kw_only=True, tag="dossier", tag_field="entry"):
    """A dossier says what it is about; the latest description counts."""

    title: str | None = None
    parties: tuple[str, ...] = ()
    """Ids of the parties whose negotiation this is; empty: whoever the documents name."""
    words: tuple[str, ...] = ()
    """Words that moves of this negotiation are about; empty: all."""
    leave_out: tuple[str, ...] = ()
    """Words of other matters that are not this negotiation's."""
    publishers: dict[str, str] = {}
    """Publishers that speak for a party, from a publisher's name to the party's id: beyond the official
    organs that Verbale knows of its own."""


class TextRedacted(msgspec.Struct, frozen=True, kw_only=True, tag="redaction", tag_field="entry"):
    """A document's text was taken out of the ledger; the entries that read it keep its hash."""

    sha256: str
    why: str


Entry = DocumentRead | DossierDescribed | TextRedacted


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it stands in the ledger."""

    seq: int
    at: dt.datetime
    """When it was written, UTC."""
    dossier: str
    entry: Entry
    previous: str
    """The hash of the line before it in this ledger; 64 zeros for the first."""
    hash: str
