"""Turns: who speaks in a transcript, by the labels that open the turns.

"MS. PSAKI:  Thank you." or "Q  And when?" or "President of Russia Vladimir Putin: Colleagues, ...". A
turn goes on over the paragraphs up to the next label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from verbale.reader.attribution.draft import Draft, Place

FEWEST = 2
"""Labels that make a transcript: one alone is a headline ("POLL: ...") or a sub-title."""

_CAPITALS = re.compile(
    r"(?P<name>(?:(?:MR|MRS|MS|DR|GEN|SEN|REP|AMB|LT|COL|PROF|HON)\. ?)?"
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*)*)"
    r"(?P<aside> \([^()]{1,60}\))?(?P<colon>:)(?=\s|$)"
)
_QUESTION = re.compile(r"(?P<name>Q)(?:(?P<colon>[:.])\s|\s+(?=[A-Z“\"(—–-]))")
_NATURAL = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.'’\-]*(?:,? (?:of|the|and|for|de|von|van|bin|al|[A-ZÀ-Þ][\w.'’\-]*)){0,8})"
    r"(?P<aside> \([^()]{1,60}\))?(?P<colon>:)(?=\s)"
)


def read_turns(texts: Sequence[str]) -> list[Draft]:
    """The turns of a document, given the texts of its blocks; none where it is no transcript.

    The label is the source, its colon the cue, what follows the content.
    """
    labels = [_CAPITALS.match(text) or _QUESTION.match(text) for text in texts]
    natural = [None if label else _NATURAL.match(text) for label, text in zip(labels, texts, strict=True)]
    often = Counter(found["name"] for found in natural if found)
    for i, found in enumerate(natural):
        if found and often[found["name"]] >= FEWEST:
            labels[i] = found
    if sum(label is not None for label in labels) < FEWEST:
        return []
    drafts: list[Draft] = []
    for block, (label, text) in enumerate(zip(labels, texts, strict=True)):
        if label:
            start = _first_word(text, label.end())
            cue = Place(block, *label.span("colon")) if label["colon"] else None
            contents = (Place(block, start, len(text)),) if start < len(text) else ()
            drafts.append(Draft((Place(block, *label.span("name")),), cue, contents))
        elif drafts and text:
            last = drafts[-1]
            drafts[-1] = Draft(last.source, last.cue, (*last.contents, Place(block, 0, len(text))))
    return [draft for draft in drafts if draft.contents]


def _first_word(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
