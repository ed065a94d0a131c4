"""A strike in a harbour, told in short reports: documents, and a reader of one kind of sentence."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from verbale.document import Document, make_document, quoted
from verbale.problems import Problem
from verbale.reading import Move, MoveSpans, Reading, Source, record_id
from verbale.record.entries import DocumentRead, Line
from verbale.record.state import Sources, StateOfPlay
from verbale.store.dossier import Desk

MONDAY = "The dockers demand a second crane crew. Talks went on until midnight."
TUESDAY = "The port demands an end to the night ban. The dockers demand paid breaks."
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)

_DEMAND = re.compile(r"The (\w+) demands? ([^.]+)\.")


def report(id: str, text: str = MONDAY, **told: object) -> Document:
    return make_document(id, text, language="en", **told)


def read(document: Document) -> Reading:
    """Reads `The X demand(s) Y.` and nothing else."""
    moves = []
    for found in _DEMAND.finditer(document.text):
        evidence, what = found.span(), found.span(2)
        move = Move(
            id=record_id(document.sha256, "demand", evidence),
            kind="demand",
            by=(found[1],),
            to=(),
            voice=None,
            reported_by=None,
            what=quoted(document.text, (what,)),
            condition=None,
            on=None,
            due=None,
            evidence=evidence,
            quote=found[0],
            spans=MoveSpans(what=(what,)),
            read_by="rule:harbour@1",
        )
        moves.append(move)
    return Reading(document=source_of(document), moves=tuple(moves))


def read_nothing(document: Document) -> Reading:
    """A reader of an earlier version, which found nothing yet."""
    return Reading(document=source_of(document))


def source_of(document: Document) -> Source:
    fields = {name: getattr(document, name) for name in Source.__struct_fields__ if name != "length"}
    return Source(length=len(document.text), **fields)


def readings(lines: Iterable[Line]) -> list[DocumentRead]:
    return [line.entry for line in lines if isinstance(line.entry, DocumentRead)]


def told(problems: Iterable[Problem]) -> list[str]:
    return [f"{problem.code}: {problem.message}" for problem in problems]


class Sheet(msgspec.Struct, frozen=True):
    """One text file, as a source gives it."""

    source: str
    document: Document | None
    problems: tuple[Problem, ...] = ()

    @property
    def to_read(self) -> bool:
        """Only English is read."""
        return not any(problem.code == "language" for problem in self.problems)


def find(
    names: Iterable[str], *, published: dt.date | None, publisher: str | None, url: str | None
) -> Iterator[Sheet]:
    """Text files by name; a missing one is a problem, as at Verbale's own door."""
    for name in names:
        path = Path(name)
        if path.exists():
            text = path.read_text(encoding="utf-8")
            document = report(path.stem, text, published=published, publisher=publisher, url=url)
            greek = text.startswith("Οι")
            other = Problem(code="language", message=f"{name} is Greek: kept, not read", source=name)
            yield Sheet(name, document, (other,) if greek else ())
        else:
            lost = Problem(code="not-found", message=f"no file {name}", source=name, lost=True)
            yield Sheet(name, None, (lost,))


def fold(lines: Iterable[Line], day: dt.date, dossier: str) -> StateOfPlay:
    """Counts the documents that are known on a day, and tells nothing else."""
    sources = [entry.reading.document for entry in readings(lines)]
    days = [source.published for source in sources if source.published and source.published <= day]
    counts = Sources(read=len(days), latest=max(days, default=None), undated=(), left_out=0, problems=0)
    return StateOfPlay(dossier=dossier, as_of=day, parties=(), sources=counts)


def desk(reader: str | None = "harbour 1") -> Desk:
    return Desk(find=find, read=read, fold=fold, reader=reader)


def tamper(path: Path, *statements: str, guards: bool = False) -> None:
    """Change a ledger's file behind Verbale's back; without its guards, unless told to leave them."""
    file = sqlite3.connect(path, isolation_level=None)
    kept = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in kept:
        if not guards:
            file.execute(f"DROP TRIGGER {name}")
    try:
        for statement in statements:
            file.execute(statement)
    finally:
        for _, sql in kept:
            if not guards:
                file.execute(sql)
        file.close()
