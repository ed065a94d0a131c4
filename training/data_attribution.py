"""PolNeAR as the encoder and the attribution head learn it.

PolNeAR (Newell, Margolin and Ruths 2018) is read from brat stand-off files, laid out by the same code
that users' documents pass through, and cut into the same word pieces. Its attributions hardly ever
overlap (4 of 22,501 contents cross another, 3 lie in another), and a cue belongs to one attribution
(all but 6), so a flat sequence of roles and links from contents to cues and from cues to sources
hold all of it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from verbale.reader.encoder import CLS, LONGEST, SEP, windows
from verbale.reader.pieces import STATES, Ints, Pieces, cut
from verbale.reader.prose import Block, lay_out

ROLES = ("source", "cue", "content")
Span = tuple[int, int]


@dataclass
class Attribution:
    """One attribution as brat has it: the spans of each role, in the document's offsets."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


@dataclass
class Example:
    """A window as the model is given it, with the roles and links to learn.

    `spans[role]` are the spans of pieces of each role; `cue_of[i]` the cue of content i and
    `source_of[i]` the source of cue i, as an index, or -1 for none. `blocks` numbers the block of
    each piece.
    """

    ids: Ints
    marks: Ints
    tags: Ints
    blocks: Ints
    spans: tuple[list[Span], list[Span], list[Span]]
    cue_of: list[int]
    source_of: list[int]


@dataclass
class Article:
    """One article by one annotator: its blocks' pieces and its attributions in (block, start, end)."""

    name: str
    blocks: tuple[Block, ...]
    pieces: list[Pieces]
    attributions: list[tuple[list[tuple[int, int, int]], ...]]


def read_brat(text: str) -> list[Attribution]:
    """The attributions (`E` lines) of a brat file."""
    spans: dict[str, list[Span]] = {}
    found: list[Attribution] = []
    events: list[str] = []
    for line in text.split("\n"):
        fields = line.split("\t")
        if re.fullmatch(r"T\d+", fields[0]) and len(fields) > 1:
            offsets = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (part.split() for part in offsets)]
        elif re.fullmatch(r"E\d+", fields[0]) and len(fields) > 1:
            events.append(fields[1])
    for event in events:
        attribution = Attribution()
        for argument in event.split():
            name, _, target = argument.partition(":")
            role = name.rstrip("0123456789").lower()
            if role in ROLES:
                getattr(attribution, role).extend(spans[target])
        found.append(attribution)
    return found


def read_articles(folder: Path, tokenizer: Tokenizer) -> list[Article]:
    """Every annotation of a part of PolNeAR (`folder/text`, `folder/attributions`)."""
    articles = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        with (folder / "text" / (path.stem.rsplit("_", 1)[0] + ".txt")).open(
            encoding="utf-8", newline=""
        ) as f:
            text = f.read()
        blocks = lay_out(text)
        pieces = cut([block.text for block in blocks], tokenizer)
        gold = read_brat(path.read_text(encoding="utf-8"))
        articles.append(Article(path.stem, blocks, pieces, [_placed(a, blocks, pieces) for a in gold]))
    return articles


def _placed(
    attribution: Attribution, blocks: Sequence[Block], pieces: Sequence[Pieces]
) -> tuple[list[tuple[int, int, int]], ...]:
    """The spans of each role in (block, first piece, end piece)."""
    placed = []
    for role in ROLES:
        found = []
        for start, end in sorted(getattr(attribution, role)):
            for number, (block, cut_up) in enumerate(zip(blocks, pieces, strict=True)):
                if not len(cut_up) or block.starts[0] >= end or block.ends[-1] <= start:
                    continue
                first, last = block.within(start), block.within(end)
                a, b = cut_up.covering(first, last)
                if a < b:
                    found.append((number, a, b))
        placed.append(found)
    return tuple(placed)


def examples(article: Article, first: int = LONGEST) -> Iterator[Example]:
    """The windows of an article; `first` bounds the first one."""
    for window in windows([len(p) for p in article.pieces], first=first):
        yield _example(article, window)


def _example(article: Article, window: list[tuple[int, int, int]]) -> Example:
    ids, marks, blocks = [CLS], [0], [-1]
    base: dict[int, list[tuple[int, int, int]]] = {}
    for block, start, end in window:
        pieces = article.pieces[block]
        base.setdefault(block, []).append((start, end, len(ids) - start))
        ids.extend(pieces.ids[start:end].tolist())
        marks.extend(pieces.marks[start:end].tolist())
        blocks.extend([block] * (end - start))
        ids.append(SEP), marks.append(0), blocks.append(-1)
    tags = np.zeros(len(ids), dtype=np.int64)

    def here(spans: list[tuple[int, int, int]]) -> list[Span]:
        found = []
        for block, a, b in spans:
            for start, end, shift in base.get(block, ()):
                x, y = max(a, start), min(b, end)
                if x < y:
                    found.append((x + shift, y + shift))
        return found

    spans: tuple[list[Span], list[Span], list[Span]] = ([], [], [])
    cue_of: list[int] = []
    source_of: list[int] = []
    for placed in article.attributions:
        source, cue, content = (here(p) for p in placed)
        c = -1
        if cue:
            c = len(spans[1])
            spans[1].append(cue[0])
            source_of.append(_index(spans[0], source[0]) if source else -1)
        for span in source[1:]:
            _index(spans[0], span)
        for span in content:
            if span not in spans[2]:
                spans[2].append(span)
                cue_of.append(c)
        for role, found in ((2, content), (0, source), (1, cue)):
            for a, b in found:
                tags[a:b] = 2 * role + 2
                tags[a] = 2 * role + 1
    return Example(np.asarray(ids), np.asarray(marks), tags, np.asarray(blocks), spans, cue_of, source_of)


def _index(spans: list[Span], span: Span) -> int:
    if span not in spans:
        spans.append(span)
    return spans.index(span)


def varied(example: Example, draw: random.Random, mask: int = 103) -> Example:
    """The example as other texts would be set: without case, without quotation marks, words masked."""
    ids, marks = example.ids.copy(), example.marks.copy()
    real = ids > SEP
    if draw.random() < 0.12:  # set in capitals: no case to go by
        case = marks // STATES
        marks = np.where((case == 1) | (case == 2), 0, case) * STATES + marks % STATES
    if draw.random() < 0.08:  # quotation marks lost
        marks = marks // STATES * STATES
    noise = np.array([draw.random() for _ in range(len(ids))])
    ids[real & (noise < 0.04)] = mask
    return Example(ids, marks, example.tags, example.blocks, example.spans, example.cue_of, example.source_of)
