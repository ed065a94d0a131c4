"""What there is to keep of a document: something new, something changed, or nothing.

Pure rules; the ledger asks them inside the transaction that writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from verbale.document import Document, Span, Spans, quoted, text_hash
from verbale.problems import UsageError
from verbale.reading import Move, Reading, Source
from verbale.record.entries import DocumentRead, Line

Outcome = Literal["new", "copy", "changed", "updated", "reread", "unchanged", "redacted"]
"""
new        the dossier did not hold the document
copy       nor this one, but it holds the very same text under another document id
changed    the document is held with another text; both are kept
updated    the same text, but more is told of it: its day, publisher, title, address or language
reread     the same document, read by another reader or with other settings
unchanged  nothing new: nothing is written
redacted   the text was taken out of the ledger and does not come back: nothing is written
"""

_TOLD = ("title", "publisher", "published", "url", "language")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a document that was handed to the ledger."""

    outcome: Outcome
    line: Line | None
    """The line that holds the document's reading, new or not; None where the text was redacted."""


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to do about a document, before it is read."""

    document: Document
    """The document, with what the dossier knows of it: read this one."""
    outcome: Outcome
    """`unchanged` need not be read again; `redacted` must not."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What a dossier holds that matters for one document."""

    latest: DocumentRead | None = None
    """The latest reading of the same document id."""
    first_id: str | None = None
    """The document id under which the same text was first read."""
    redacted: bool = False
    """True where the text was taken out of the ledger."""


def outcome_of(
    source: Document | Source,
    held: Held,
    *,
    reader: str | None,
    told: tuple[str, ...] = (),
    reading: Reading | None = None,
) -> Outcome:
    """What is new about a document; `reading` is None where it was not read yet."""
    if held.redacted:
        return "redacted"
    latest = held.latest
    if latest is None:
        return "new" if held.first_id in (None, source.id) else "copy"
    known = latest.reading.document
    if known.sha256 != source.sha256:
        return "changed"
    for field in _TOLD:
        news = getattr(source, field) not in (None, getattr(known, field))
        if news and (field in told or field not in latest.told):
            return "updated"
    if set(told) - set(latest.told):
        return "updated"  # a user confirms what was only the source's word
    if reader != latest.reader:
        return "reread"
    if reading is not None and not _says_the_same(reading, latest.reading):
        return "reread"
    return "unchanged"


def entry_for(
    reading: Reading,
    held: Held,
    *,
    reader: str | None,
    told: tuple[str, ...] = (),
    near: str | None = None,
    shingles: bytes = b"",
) -> DocumentRead:
    """The entry to append: it names the text that it re-publishes and the one that it replaces."""
    source = reading.document
    replaces = None
    if held.latest is not None:
        earlier = held.latest.reading.document.sha256
        if earlier == source.sha256:
            # A text keeps what was known of it when only its reading is new.
            replaces = held.latest.replaces
            near = near or held.latest.near
            told = (*held.latest.told, *told)
        else:
            replaces = earlier
    if held.first_id not in (None, source.id):
        near = near or source.sha256
    in_order = tuple(field for field in _TOLD if field in told)
    return DocumentRead(
        reading=reading, near=near, replaces=replaces, reader=reader, told=in_order, shingles=shingles
    )


def with_what_is_known(document: Document, held: Held, told: tuple[str, ...] = ()) -> Document:
    """The document with the day, publisher, title, address and language that the dossier knows of it.

    Only for the very same text. What the user tells now stands; what a user told before outranks
    what the source says of itself; and what the source does not say is filled in, so that a day told
    once is not lost when the source is read again without it.
    """
    if held.latest is None or held.latest.reading.document.sha256 != document.sha256:
        return document
    known = held.latest.reading.document
    kept = {
        field: getattr(known, field)
        for field in _TOLD
        if field not in told and (field in held.latest.told or getattr(document, field) is None)
    }
    return msgspec.structs.replace(document, **kept)


def unread(document: Document) -> Reading:
    """The reading of a document that is kept and not read."""
    told = {field: getattr(document, field) for field in ("id", "sha256", *_TOLD)}
    return Reading(document=Source(length=len(document.text), **told))


def check_told(told: tuple[str, ...]) -> None:
    """Raise UsageError for a field that no user can tell of a document."""
    for field in told:
        if field not in _TOLD:
            raise UsageError(f"nobody can tell the {field} of a document; known are {', '.join(_TOLD)}")


def check_fits(document: Document, reading: Reading) -> None:
    """Raise UsageError unless every span of a reading stands in the document, word for word.

    The ledger keeps for ever what it is given; this is the last place to stop a wrong quotation.
    """
    source = reading.document
    if text_hash(document.text) != document.sha256:
        raise UsageError(f"{document.id}: the text does not have the hash that the document names")
    if (source.id, source.sha256) != (document.id, document.sha256):
        raise UsageError(f"{document.id}: the reading is of another document ({source.id})")
    if source.length != len(document.text):
        raise UsageError(f"{document.id}: the reading counts {source.length} characters in the text")
    for span in _spans(reading):
        if not 0 <= span[0] <= span[1] <= source.length:
            raise UsageError(f"{document.id}: the reading names a place outside the text: {span}")
    for move in reading.moves:
        start, end = move.evidence
        if document.text[start:end] != move.quote:
            raise UsageError(f"{document.id}: a move's quotation is not what stands there: {move.quote!r}")
        for words, spans in _copied(move):
            if quoted(document.text, spans) != words:
                raise UsageError(f"{document.id}: a move's words are not what stands there: {words!r}")


def _copied(move: Move) -> Iterator[tuple[str, Spans]]:
    yield move.what, move.spans.what
    if move.condition is not None:
        yield move.condition, move.spans.condition
    if move.on is not None:
        yield move.on.text, move.spans.on
    if move.due is not None:
        yield move.due.text, move.spans.due


def _spans(reading: Reading) -> list[Span]:
    spans: list[Span] = []
    for statement in reading.statements:
        spans += [*statement.source, *statement.cue, *statement.content]
    for move in reading.moves:
        where = move.spans
        spans += [move.evidence, *where.what, *where.condition, *where.on, *where.due]
    for act in reading.acts:
        spans += [act.evidence, *act.source, *act.target]
    spans += [(time.start, time.end) for time in reading.times]
    spans += [span for party in reading.parties for span in party.mentions]
    return spans


def _says_the_same(new: Reading, old: Reading) -> bool:
    """Equal but for what was told of the source: what is not told again is not taken back."""
    return msgspec.structs.replace(new, document=old.document) == old
