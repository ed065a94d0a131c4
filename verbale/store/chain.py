"""The chain: how an entry becomes bytes, and how a line's hash follows from the line before it.

Anybody can check a ledger with SHA-256 and JSON alone; `docs/record.md` shows how in a few lines:

    hash = SHA-256 of the JSON array [seq, at, dossier, SHA-256 of the body, previous hash]

The body goes in by its own hash, so that one day a body can be taken out by law, as a text can,
and the chain still holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from verbale.record.entries import Entry, Line

FIRST = "0" * 64
"""What the first line follows."""


class Sealed(msgspec.Struct, frozen=True):
    """A line, and its body as it is stored."""

    line: Line
    body: bytes


def body_of(entry: Entry) -> bytes:
    """An entry as canonical JSON: UTF-8, keys sorted, no white space, every field written.

    Raises UnicodeEncodeError where a string holds a lone surrogate, which UTF-8 cannot write.
    """
    return msgspec.json.encode(entry, order="sorted")


def entry_of(body: bytes) -> Entry:
    """The entry that a body holds; raises msgspec.DecodeError or ValidationError where it holds none."""
    return _DECODER.decode(body)


def line_hash(seq: int, at: str, dossier: str, body: bytes, previous: str) -> str:
    """The hash of a line, in hexadecimal; `at` and `body` as they are stored."""
    sealed = [seq, at, dossier, hashlib.sha256(body).hexdigest(), previous]
    return hashlib.sha256(msgspec.json.encode(sealed)).hexdigest()


def seal(seq: int, at: dt.datetime, dossier: str, entry: Entry, previous: str) -> Sealed:
    """Make the line that follows the line whose hash is `previous`."""
    body = body_of(entry)
    moment = written(at)
    line = Line(
        seq=seq,
        at=moment_of(moment),
        dossier=dossier,
        entry=entry,
        previous=previous,
        hash=line_hash(seq, moment, dossier, body, previous),
    )
    return Sealed(line, body)


def written(at: dt.datetime) -> str:
    """A moment as the ledger writes it: UTC, microseconds, `2022-01-21T09:30:00.000000Z`.

    Raises ValueError for a time without a zone: nobody could tell when that was.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone")
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment_of(text: str) -> dt.datetime:
    """The moment that the ledger wrote; raises ValueError where it is none."""
    return dt.datetime.fromisoformat(text)


_DECODER: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(Entry)
