"""Dash attributions: a quotation with its speaker's name after a dash, as mottos and captions have it.

"We shall see who tires first." — Tomas Varga
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.settle import Marks

MOST_WORDS = 10
"""A longer tail is a sentence, no name."""

_TAIL = re.compile(r"\s*(?P<dash>[―—–]|--?)\s*(?P<name>[A-ZÀ-Þ][^\"“”]*?)[.\s]*$")
_VERB_LIKE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|and then)\b")


def read_dashes(texts: Sequence[str], marks: Marks) -> list[Draft]:
    """The dash attributions of a document's blocks, which end a block or stand in one of their own."""
    drafts = []
    for block, (text, quotes) in enumerate(zip(texts, marks, strict=True)):
        if not quotes or not quotes[-1].closed:
            continue
        last = quotes[-1]
        content = Place(block, last.start, last.end)
        tail, at = text[last.end :], last.end
        place = block
        if not tail.strip(" .") and last.start == 0 and block + 1 < len(texts):
            tail, at, place = texts[block + 1], 0, block + 1
        found = _TAIL.match(tail)
        if found and len(found["name"].split()) <= MOST_WORDS and not _VERB_LIKE.search(found["name"]):
            cue = Place(place, at + found.start("dash"), at + found.end("dash"))
            name = Place(place, at + found.start("name"), at + found.end("name"))
            drafts.append(Draft((name,), cue, (content,)))
    return drafts
