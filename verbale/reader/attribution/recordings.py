"""Recordings: words that a monitor of broadcasts sets between "[BEGIN RECORDING]" and "[END RECORDING]".

Who speaks stands in brackets after the opening mark; a recording that is never closed ends with its
paragraph. BBC Monitoring and FBIS write so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.reader.attribution.draft import Draft, Place

_OPENS = re.compile(r"\[BEGIN (?:VIDEO )?RECORDING\](?:\s*\[(?P<name>[^\[\]]{2,40})\])?\s*", re.IGNORECASE)
_CLOSES = re.compile(r"\s*\[END (?:VIDEO )?RECORDING\]", re.IGNORECASE)


def read_recordings(texts: Sequence[str]) -> list[Draft]:
    """The recordings of a document, given the texts of its blocks."""
    drafts = []
    for block, text in enumerate(texts):
        for opening in _OPENS.finditer(text):
            named = opening.span("name") if opening["name"] else None
            source = (Place(block, *named),) if named else ()
            contents = tuple(_until_closed(texts, block, opening.end()))
            if contents:
                drafts.append(Draft(source, None, contents))
    return drafts


def _until_closed(texts: Sequence[str], block: int, start: int) -> list[Place]:
    found: list[Place] = []
    for at in range(block, len(texts)):
        text = texts[at]
        closing = _CLOSES.search(text, start)
        opening = _OPENS.search(text, start)
        if opening is not None and (closing is None or opening.start() < closing.start()):
            break  # another one begins before this one is closed
        end = closing.start() if closing else len(text)
        if start < end:
            found.append(Place(at, start, end))
        if closing:
            return found
        start = 0
    return found[:1]
