"""What is known on a day: which readings count, and from which day each does.

A document counts from the day it was published, whenever it was read in; an undated one from the
day it was added. Of one text read twice the later reading counts; of a document whose text changed,
each text counts from its own day until the next one's.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from verbale.reading import Reading
from verbale.record.entries import DocumentRead, Line


class Version(NamedTuple):
    """One text of a document, as it was last read."""

    known: dt.date
    """The day from which it counts."""
    document: str
    seq: int
    """The line of the ledger that holds its latest reading."""
    sha256: str
    reading: Reading
    near: str | None
    shingles: bytes = b""

    @property
    def key(self) -> tuple[dt.date, str, str]:
        """Its place in the order in which things became known: whatever the order of reading in."""
        return self.known, self.document, self.sha256


def version_of(line: Line, entry: DocumentRead) -> Version:
    """Take the version of a document out of a line of the ledger."""
    source = entry.reading.document
    return Version(
        known=source.published or line.at.date(),
        document=source.id,
        seq=line.seq,
        sha256=source.sha256,
        reading=entry.reading,
        near=entry.near,
        shingles=entry.shingles,
    )


def latest_first(versions: list[Version]) -> list[Version]:
    """Order the texts of one document by the day from which each counts; of one day, the last read first."""
    return sorted(versions, key=lambda version: (version.known, version.seq), reverse=True)
