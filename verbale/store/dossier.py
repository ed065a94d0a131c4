"""A dossier: one negotiation that a user follows, over the ledger.

ledger = open_ledger("talks.db", desk=desk)
dossier = ledger.dossier("strike")
dossier.add("reports/", published="2026-03-02")
play = dossier.as_of("2026-03-05")
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

import msgspec

from verbale.document import Document
from verbale.problems import Problem, UsageError
from verbale.reading import Reading
from verbale.record.entries import DossierDescribed, Line
from verbale.record.state import StateOfPlay
from verbale.store.keeping import Outcome, unread

if TYPE_CHECKING:
    from verbale.store.ledger import Ledger

_LONGEST_NAME = 100


class Found(Protocol):
    """What a source gave: a document, or the problems that kept it from being one."""

    @property
    def source(self) -> str:
        """The file or address."""

    @property
    def document(self) -> Document | None:
        """The document, or None where there is none to read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong, or is worth a remark."""

    @property
    def to_read(self) -> bool:
        """False for a document that is only kept: in another language, or too long."""


class Find(Protocol):
    """Opens sources; what the user tells of them outranks what they say of themselves."""

    def __call__(
        self, names: Iterable[str], *, published: dt.date | None, publisher: str | None, url: str | None
    ) -> Iterable[Found]:
        """Documents and problems, one after the other."""


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """What a dossier works with, handed in from the rooms that know how."""

    find: Find
    read: Callable[[Document], Reading]
    fold: Callable[[Iterable[Line], dt.date, str], StateOfPlay]
    reader: str | None = None
    """What `read` reads with: version and settings. A document read by the same is not read again."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source."""

    source: str
    document: str | None
    """The document's id, where there is one."""
    outcome: Outcome | None
    """None where nothing could be kept: the problems say why."""
    seq: int | None
    """The number of the entry that was written, where one was."""
    problems: tuple[Problem, ...] = ()


class _ByHand(msgspec.Struct, frozen=True):
    """A document that comes from no source."""

    source: str
    document: Document | None
    problems: tuple[Problem, ...] = ()
    to_read: bool = True


class Dossier:
    """One dossier of a ledger; `Ledger.dossier` gives it."""

    def __init__(self, ledger: Ledger, name: str, desk: Desk | None) -> None:
        self.name = dossier_name(name)
        self._ledger = ledger
        self._desk = desk

    def add(
        self,
        *sources: str,
        published: dt.date | str | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> tuple[Added, ...]:
        """Read sources (files, folders) into the dossier; what it holds already is not read again."""
        return tuple(self.adding(sources, published=published, publisher=publisher, url=url))

    def adding(
        self,
        sources: Iterable[str],
        *,
        published: dt.date | str | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> Iterator[Added]:
        """As `add`, but one after the other as they are read: each is on the disk when it is told."""
        desk = self._at_desk()
        day = None if published is None else day_of(published)
        about = {"published": day, "publisher": publisher, "url": url}
        told = tuple(field for field, value in about.items() if value is not None)
        for found in desk.find(sources, published=day, publisher=publisher, url=url):
            if found.document is None:
                yield Added(
                    source=found.source, document=None, outcome=None, seq=None, problems=found.problems
                )
            else:
                yield self._put(desk, found, found.document, told)

    def put(self, document: Document, *, told: tuple[str, ...] = ()) -> Added:
        """Read one document that was made by hand; `told` names the fields that a user vouches for."""
        return self._put(self._at_desk(), _ByHand(document.id, document), document, told)

    def describe(
        self,
        *,
        title: str | None = None,
        parties: Iterable[str] = (),
        words: Iterable[str] = (),
        leave_out: Iterable[str] = (),
    ) -> Line:
        """Say what the dossier is about; the latest description counts, whole."""
        entry = DossierDescribed(
            title=title, parties=tuple(parties), words=tuple(words), leave_out=tuple(leave_out)
        )
        return self._ledger.append(self.name, entry)

    def lines(self, since_seq: int = 0) -> Iterator[Line]:
        """The dossier's entries in order."""
        return self._ledger.lines(self.name, since_seq)

    def known_lines(self) -> Iterator[Line]:
        """As `lines`; raises UsageError for a dossier without entries, naming those that there are."""
        known = self._ledger.dossiers()
        if self.name not in known:
            there = f"it holds {', '.join(known)}" if known else "it is empty"
            raise UsageError(f"no dossier {self.name} in {self._ledger.path}: {there}")
        return self.lines()

    def as_of(self, day: dt.date | str) -> StateOfPlay:
        """The state of play as of a day (`2026-03-05`); raises UsageError for a dossier without entries."""
        return self._at_desk().fold(self.known_lines(), day_of(day), self.name)

    def _at_desk(self) -> Desk:
        if self._desk is None:
            raise UsageError(
                "this ledger was opened without a desk to read and fold with: open_ledger(..., desk=...)"
            )
        return self._desk

    def _put(self, desk: Desk, found: Found, document: Document, told: tuple[str, ...]) -> Added:
        outlook = self._ledger.outlook(self.name, document, reader=desk.reader, told=told)
        document, outcome, seq = outlook.document, outlook.outcome, None
        source, problems = found.source, found.problems
        # A reader without a name may have changed since: let it read, and compare.
        if outcome == "redacted" or (outcome == "unchanged" and desk.reader is not None):
            return Added(source=source, document=document.id, outcome=outcome, seq=seq, problems=problems)
        reading = desk.read(document) if found.to_read else unread(document)
        # Where the reader itself failed, nobody's name stands under the reading: it is tried again.
        reader = None if any(problem.lost for problem in reading.problems) else desk.reader
        problems += reading.problems
        reading = msgspec.structs.replace(reading, problems=problems)
        try:
            kept = self._ledger.keep(self.name, document, reading, reader=reader, told=told)
        except UsageError as error:  # a reading that does not fit its text: the others are read
            misread = Problem(code="misread", message=str(error), source=source, lost=True)
            return Added(
                source=source, document=document.id, outcome=None, seq=None, problems=(*problems, misread)
            )
        if kept.outcome != "unchanged" and kept.line is not None:
            seq = kept.line.seq
        return Added(source=source, document=document.id, outcome=kept.outcome, seq=seq, problems=problems)


def dossier_name(name: str) -> str:
    """A dossier's name as it is kept; raises UsageError where it is none that a person can type."""
    kept = unicodedata.normalize("NFC", name)
    if not kept or kept != kept.strip() or not kept.isprintable() or len(kept) > _LONGEST_NAME:
        raise UsageError(
            f"a dossier's name is one line of 1 to {_LONGEST_NAME} characters without blanks at its ends, "
            f"not {name[:_LONGEST_NAME]!r}"
        )
    return kept


def day_of(day: dt.date | str) -> dt.date:
    """A day from `2026-03-05`; raises UsageError where there is no such day."""
    if isinstance(day, dt.datetime):
        raise UsageError(f"a day is asked for, not a moment: {day.isoformat()}")
    if isinstance(day, dt.date):
        return day
    try:
        return dt.date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is no day; write it as 2026-03-05") from error
