"""Whom words mean, as a reader would write it down: `Sergei Lavrov of RUS`, `USA and IRN`, `nobody`."""

from __future__ import annotations

import datetime as dt
from functools import cache

from verbale.document import make_document
from verbale.reader.parse import Parser
from verbale.reader.parties.atlas import Atlas, load_atlas
from verbale.reader.parties.cast import Cast, Who, find_parties


@cache
def parser() -> Parser:
    """One parser for all these tests: loading it takes longer than any of them."""
    return Parser()


class Story:
    """A text whose parties were read."""

    def __init__(
        self, text: str, day: dt.date | None = None, atlas: Atlas | None = None, **told: str
    ) -> None:
        document = make_document("story", " ".join(text.split()), published=day, **told)
        self.text = document.text
        self.parsed = parser().parse(document)
        self.cast: Cast = find_parties(self.parsed, atlas or load_atlas())

    def asked(self, words: str, nth: int = 1) -> Who:
        """Whom the nth occurrence of words in the text means."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        for block in self.parsed.blocks:
            first = block.block.within(start)
            if first < len(block.block.text) and block.block.starts[first] == start:
                span = block.doc.char_span(first, first + len(words), alignment_mode="expand")
                assert span is not None
                return self.cast.who(block, span)
        raise AssertionError(f"{words!r} is not read")

    def who(self, words: str, nth: int = 1) -> str:
        """The same, as a line."""
        return line(self.asked(words, nth))

    def parties(self) -> list[str]:
        """The parties, as lines: `RUS: state`, `Sergei Lavrov: person, Foreign Minister, for RUS`."""
        found = []
        for party in self.cast.parties:
            rest = [party.kind, *([party.office] if party.office else [])]
            rest += [f"for {party.speaks_for}"] if party.speaks_for else []
            found.append(f"{party.id}: {', '.join(rest)}")
        return found


def line(who: Who) -> str:
    """One answer as a line."""
    parties = " and ".join(who.parties)
    itself = len(who.parties) == 1 and who.kind in ("organisation", "armed group", "company", "union")
    if who.name is None or who.name in who.parties or itself:
        return parties or "nobody"
    return f"{who.name} of {parties}" if parties else who.name


def who(text: str, words: str, nth: int = 1, day: dt.date | None = None) -> str:
    """Whom words in a text mean, as a line."""
    return Story(text, day).who(words, nth)
