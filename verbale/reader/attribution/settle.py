"""Settle: make drafts agree with the quotation marks and with one another.

Spans are snapped to the marks, a quotation that goes on in the next paragraph is joined to the one
that it continues, and what is left of the marks without a cue is given to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.quotation import Quotation, quotations

SNAP = 3
"""Characters by which a content may miss a quotation mark and still be taken to reach it."""

SLIP = 2
"""Words that the tagger may leave out of the midst of a content."""

MOST = 0.9
"""A content with more than this share of its characters in quotation marks is direct."""

Kind = Literal["direct", "indirect", "mixed"]
Marks = Sequence[Sequence[Quotation]]
"""The quotations of each block."""


def marks_of(texts: Sequence[str]) -> Marks:
    """The quotations of every block."""
    return [quotations(text) for text in texts]


def settled(drafts: Sequence[Draft], texts: Sequence[str], marks: Marks) -> list[Draft]:
    """The drafts with their contents snapped to the marks and continued over paragraphs."""
    snapped = [_whole(draft, texts, marks) for draft in drafts]
    return continued([draft for draft in snapped if draft.contents], texts, marks)


def _whole(draft: Draft, texts: Sequence[str], marks: Marks) -> Draft:
    """A draft in whole words, its contents snapped to the marks and made one where only a slip parts them."""
    snapped = (_snapped(_worded(p, texts), texts, marks) for p in draft.contents)
    contents = [p for p in snapped if any(c.isalnum() for c in texts[p.block][p.start : p.end])]
    return replace(
        draft,
        source=tuple(_worded(p, texts) for p in draft.source),
        cue=_worded(draft.cue, texts) if draft.cue else None,
        contents=_joined(_merged(contents), draft, texts),
    )


def _worded(place: Place, texts: Sequence[str]) -> Place:
    """The place, widened where its edge cuts a word in two."""
    text, start, end = texts[place.block], place.start, place.end
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Place(place.block, start, end)


def _joined(places: Sequence[Place], draft: Draft, texts: Sequence[str]) -> tuple[Place, ...]:
    """The places, those parted by a word or two that belong to nothing else made one."""
    joined: list[Place] = []
    own = (*draft.source, *((draft.cue,) if draft.cue else ()))
    for place in places:
        last = joined[-1] if joined else None
        if last and last.block == place.block:
            gap = Place(place.block, last.end, place.start)
            between = texts[place.block][gap.start : gap.end]
            if len(between.split()) <= SLIP and not any(p.touches(gap) for p in own):
                joined[-1] = Place(place.block, last.start, place.end)
                continue
        joined.append(place)
    return tuple(joined)


def _snapped(place: Place, texts: Sequence[str], marks: Marks) -> Place:
    """A content whose edge lies at a quotation mark takes the mark in."""
    start, end = place.start, place.end
    text = texts[place.block]
    for quote in marks[place.block]:
        if quote.start >= end + SNAP or quote.end <= start - SNAP:
            continue
        if start != quote.start and abs(start - quote.start) <= SNAP and not _words(text, start, quote.start):
            start = quote.start
        if (
            quote.closed
            and end != quote.end
            and abs(end - quote.end) <= SNAP
            and not _words(text, end, quote.end)
        ):
            end = quote.end
    return Place(place.block, start, end)


def _words(text: str, a: int, b: int) -> bool:
    return any(c.isalnum() for c in text[min(a, b) : max(a, b)])


def _merged(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places in order, those that touch made one."""
    merged: list[Place] = []
    for place in sorted(places):
        if merged and merged[-1].block == place.block and place.start <= merged[-1].end:
            merged[-1] = Place(place.block, merged[-1].start, max(merged[-1].end, place.end))
        else:
            merged.append(place)
    return tuple(merged)


def continued(drafts: Sequence[Draft], texts: Sequence[str], marks: Marks) -> list[Draft]:
    """Quotations left open at the end of a paragraph go on in the next one, where that opens with a mark."""
    drafts = list(drafts)
    for block in range(len(texts) - 1):
        last = marks[block][-1] if marks[block] else None
        following = marks[block + 1][0] if marks[block + 1] else None
        if last is None or following is None or last.closed or following.start > 0:
            continue
        if any(_overlaps(p, block + 1, following) for d in drafts for p in d.contents):
            continue
        for i, draft in enumerate(drafts):
            if any(_overlaps(p, block, last) for p in draft.contents):
                more = Place(block + 1, following.start, following.end)
                drafts[i] = replace(draft, contents=(*draft.contents, more))
                break
    return drafts


def _overlaps(place: Place, block: int, quote: Quotation) -> bool:
    return place.block == block and place.start < quote.end and quote.start < place.end


def kind_of(contents: Sequence[Place], marks: Marks) -> Kind:
    """Direct where all is quoted, indirect where nothing is, else mixed."""
    quoted = total = 0
    for place in contents:
        total += place.end - place.start
        for quote in marks[place.block]:
            quoted += max(0, min(quote.end, place.end) - max(quote.start, place.start))
    return "indirect" if not quoted else "direct" if quoted > MOST * total else "mixed"


def innermost(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the one that it is told in: whose content holds its cue, or else its content."""
    holders: dict[int, list[tuple[int, int, Place]]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        size = sum(p.end - p.start for p in draft.contents)
        for place in draft.contents:
            holders[place.block].append((size, i, place))
    inside: list[int | None] = []
    for i, draft in enumerate(drafts):
        mine = draft.cue or (draft.contents[0] if draft.contents else None)
        near = holders.get(mine.block, ()) if mine else ()
        found = [
            (size, j)
            for size, j, place in near
            if j != i and mine and place.holds(mine) and not (draft.cue is None and _same(draft, drafts[j]))
        ]
        inside.append(min(found)[1] if found else None)
    return inside


def _same(draft: Draft, other: Draft) -> bool:
    return draft.contents == other.contents
