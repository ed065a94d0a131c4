"""A document: one source as it was read.

The text is never edited. Every offset anywhere in Verbale counts Unicode code points of
`Document.text`, end exclusive, so `text[start:end]` always shows what a record rests on.
"""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

Span = tuple[int, int]
"""Start and end offset in a document's text, end exclusive."""

Spans = tuple[Span, ...]
"""The parts of something that the text says in pieces, in order."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One source as it was read.

    What the source says of itself (title, publisher, day, address, links) is kept apart from
    the text. Unknown is None: an undated document stays undated.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    """The calendar day of publication at the publisher's place, where known."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code, or None where the text is too short to tell."""
    links: tuple[str, ...] = ()
    """Addresses that the source links to, in order, each once."""


def make_document(id: str, text: str, **told: object) -> Document:
    """Make a document of a text; its hash is computed here and nowhere else."""
    return msgspec.convert({"id": id, "text": text, "sha256": text_hash(text), **told}, Document)


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal; lone surrogates are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def folded(text: str) -> str:
    """Fold every run of white space into one blank: how copied fields equal their spans."""
    return " ".join(text.split())


def quoted(text: str, spans: Spans) -> str:
    """The words under the spans, white space folded, parts joined by a blank."""
    return folded(" ".join(text[start:end] for start, end in spans))
