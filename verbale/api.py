"""What Python users call: reading sources, and opening a ledger with the packaged reader."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from verbale.problems import Problem, UsageError
from verbale.reading import Reading

if TYPE_CHECKING:
    from verbale.reader.reader import Settings
    from verbale.store.ledger import Ledger


def read(
    *sources: str | os.PathLike[str],
    published: dt.date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> list[Reading]:
    """Read files or folders; a reading for each document, in order, with its problems.

    A source that is no document (missing, empty, broken) raises UsageError where it is the only one;
    among others it is left out. Use `verbale.api.reading` to have problems one by one.
    """
    found = list(reading(*sources, published=published, publisher=publisher, url=url, settings=settings))
    readings = [one for one in found if isinstance(one, Reading)]
    if not readings:
        said = [f"{one.source}: {one.message}" for one in found if isinstance(one, Problem)]
        raise UsageError("; ".join(said) or "nothing to read: name files or folders")
    return readings


def reading(
    *sources: str | os.PathLike[str],
    published: dt.date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Reading | Problem]:
    """As `read`, one after the other as they are read: a Reading, or the Problems of what is none."""
    from verbale.reader.reader import Reader
    from verbale.sources import Told, open_sources, parse_day

    reader = Reader(settings)
    day = parse_day(published) if isinstance(published, str) else published
    told = Told(published=day, publisher=publisher, url=url)
    for found in open_sources((os.fspath(source) for source in sources), told):
        if found.document is None:
            yield from found.problems
            continue
        one = reader.read(found.document) if found.to_read else reader.unread(found.document)
        yield msgspec.structs.replace(one, problems=(*found.problems, *one.problems))


def open_ledger(
    path: str | os.PathLike[str], *, read_only: bool = False, settings: Settings | None = None
) -> Ledger:
    """Open a ledger, or make one; its dossiers read with the packaged reader.

    Raises LedgerError where the file is no ledger, is newer, or cannot be written.
    """
    from verbale.desk import make_desk
    from verbale.reader.reader import Reader
    from verbale.store import open_ledger as opened

    return opened(path, create=not read_only, read_only=read_only, desk=make_desk(Reader(settings)))
