"""The desk: how a dossier finds sources, reads them and folds entries, put together in one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from verbale.document import Document
from verbale.reader.reader import Reader
from verbale.reading import Reading
from verbale.record.play import state_of_play
from verbale.sources.door import Found, Told, open_sources
from verbale.store.dossier import Desk


def make_desk(reader: Reader | None = None) -> Desk:
    """A desk with the packaged reader, or one's own."""
    reader = reader or Reader()

    def find(
        names: Iterable[str], *, published: dt.date | None, publisher: str | None, url: str | None
    ) -> Iterator[Found]:
        return open_sources(names, Told(published=published, publisher=publisher, url=url))

    def read(document: Document) -> Reading:
        return reader.read(document)

    return Desk(find=find, read=read, fold=state_of_play, reader=reader.settings.name)
