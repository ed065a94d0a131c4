"""The reader: from a document to all that is read out of it.

`read_document` is the spine: parse -> times -> parties -> attribution -> moves -> events. Each stage takes
what the stages before it found and gives records; none reaches into another.
"""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from verbale.document import Document
from verbale.problems import Problem, VerbaleError
from verbale.reader.parse import DEFAULT_MODEL
from verbale.reading import Reading, Source

if TYPE_CHECKING:
    from verbale.reader.attribution import Attributor
    from verbale.reader.events.find import EventWords
    from verbale.reader.moves.find import MoveWords
    from verbale.reader.parse import Parser
    from verbale.reader.parties.atlas import Atlas


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading depends on beside the document: the same settings, the same reading."""

    model: str = DEFAULT_MODEL
    """An installed spaCy model with a tagger and a dependency parser."""
    min_confidence: float = 0.0
    """Statements and moves that are less sure are left out; those without a figure stay."""
    moves_by: Literal["head", "rules"] = "head"
    """What decides which moves count: the learned head, told what the rules saw, or the rules alone."""
    frames: Path | None = None
    """A user's own frames, read before the packaged ones."""
    events: Path | None = None
    """A user's own events, read before the packaged ones."""
    parties: Path | None = None
    """A user's own parties, aliases and office-holders."""

    @property
    def name(self) -> str:
        """What read it, with version and settings, as entries of the ledger tell it."""
        told = {f: getattr(self, f) for f in self.__struct_fields__ if getattr(self, f) is not None}
        return f"verbale {version('verbale')} " + " ".join(f"{k}={v}" for k, v in told.items())


class Reader:
    """What reading needs, made once and used for many documents; each part when it is first needed."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    @cached_property
    def parser(self) -> Parser:
        """The spaCy pipeline."""
        from verbale.reader.parse import Parser

        return Parser(self.settings.model)

    @cached_property
    def atlas(self) -> Atlas:
        """The parties, offices and names that the vocabulary knows."""
        from verbale.reader.parties.atlas import load_atlas

        return load_atlas(self.settings.parties)

    @cached_property
    def attributor(self) -> Attributor:
        """What finds who said it."""
        from verbale.reader.attribution import Attributor

        return Attributor()

    @cached_property
    def words(self) -> MoveWords:
        """The vocabulary of moves."""
        from verbale.reader.moves.find import packaged_words

        return packaged_words(self.settings.frames)

    @cached_property
    def events(self) -> EventWords:
        """The vocabulary of events."""
        from verbale.reader.events.find import packaged_events

        return packaged_events(self.settings.events)

    def read(self, document: Document) -> Reading:
        """Read a document, whatever it holds.

        This is the one place that turns a failure of reading into a problem of its document: one
        document that breaks a stage must not take the rest of a run with it.
        """
        if document.language not in (None, "en"):
            return self.unread(document)
        try:
            return read_document(document, self)
        except VerbaleError:
            raise  # a wrong setting is the caller's to mend, and would fail for every document
        except Exception as error:
            message = (
                f"could not be read ({type(error).__name__}: {error}); it is kept without a reading. "
                f"Please report it with the text"
            )
            problem = Problem(
                code="reading", message=" ".join(message.split()), source=document.id, lost=True
            )
            return Reading(document=source_of(document), problems=(problem,))

    def unread(self, document: Document) -> Reading:
        """The reading of a document that is kept and not read."""
        return Reading(document=source_of(document))


def read_document(document: Document, reader: Reader) -> Reading:
    """All that is read out of a document; the same document and settings give the same reading."""
    from verbale.reader.events.find import find_acts
    from verbale.reader.moves.find import find_moves, page_of
    from verbale.reader.parties.cast import find_parties
    from verbale.reader.times import find_times

    parsed = reader.parser.parse(document)
    times = find_times(document.text, document.published)
    cast = find_parties(parsed, reader.atlas)
    encoded = reader.attributor.encode(parsed) if reader.attributor.learned else None
    statements = reader.attributor.attribute(parsed, cast, encoded)
    weighed = encoded if reader.settings.moves_by == "head" else None
    moves = find_moves(parsed, page_of(parsed, statements, times, cast), reader.words, weighed)
    least = reader.settings.min_confidence
    moves = tuple(m for m in moves if m.confidence is None or m.confidence >= least)
    acts = find_acts(parsed, cast, moves, reader.events, reader.parser)
    return Reading(
        document=source_of(document),
        statements=tuple(s for s in statements if s.confidence is None or s.confidence >= least),
        moves=moves,
        acts=acts,
        times=times,
        parties=cast.parties,
    )


def source_of(document: Document) -> Source:
    """What a reading says of its document: all but the text."""
    return Source(
        id=document.id,
        sha256=document.sha256,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        language=document.language,
        length=len(document.text),
    )
