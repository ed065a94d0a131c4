"""Word pieces: what the encoder is given of a block, and where each piece stands in it.

Each piece carries a mark: how it is written (small, with a capital, in capitals) and whether it
stands in quotation marks. The published encoder knows no case, and attention finds the end of a
long quotation badly; the marks tell both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from verbale.reader.case import is_capitals

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

CASES = 5
"""Small letters; a capital first; capitals; no letters; the rest of a word."""

STATES = 5
"""Outside quotation marks; inside; an opening mark; a closing mark; inside a quotation left open."""

MARKS = CASES * STATES

OUTSIDE, INSIDE, OPENING, CLOSING, LEFT_OPEN = range(STATES)

_QUOTE = re.compile("[\"“”„‟«»‘’']")
_SENTENCE_END = re.compile(r"(?P<mark>[.?!…])[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[^\W_a-z])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Za-z]|Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|St|Jr|Sr|vs|No|Inc|Corp|U\.S|U\.N"
    r"|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one block: ids and marks, and the characters `starts[i]:ends[i]` of each."""

    ids: Ints
    marks: Ints
    starts: Ints
    ends: Ints
    sentences: Ints
    """The number of the sentence that each stands in, by its marks alone."""

    def __len__(self) -> int:
        return len(self.ids)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """First and last-plus-one of the pieces that touch characters `start:end`; equal where none does."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return first, max(first, last)


def load_tokenizer(path: Path) -> Tokenizer:
    """The word-piece tokenizer of a `tokenizer.json`; nothing is cut off and nothing filled up."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut(texts: Sequence[str], tokenizer: Tokenizer) -> list[Pieces]:
    """The pieces of each text. Shapes: one entry a piece, in every array."""
    return [
        _pieces(text, found)
        for text, found in zip(
            texts, tokenizer.encode_batch(list(texts), add_special_tokens=False), strict=True
        )
    ]


def _pieces(text: str, found: Any) -> Pieces:
    offsets = np.asarray(found.offsets, dtype=np.int64).reshape(-1, 2)
    states = quote_states(text)
    plain = is_capitals(text)
    marks = np.zeros(len(offsets), dtype=np.int64)
    for i, (start, end) in enumerate(found.offsets):
        inside_word = start > 0 and i > 0 and offsets[i - 1, 1] == start and text[start - 1].isalnum()
        case = 3 if not text[start].isalpha() else 4 if inside_word else _case(text[start:end])
        if plain and case in (1, 2):
            case = 0
        marks[i] = case * STATES + states[start]
    sentences = np.searchsorted(sentence_starts(text), offsets[:, 0], side="right")
    return Pieces(np.asarray(found.ids, dtype=np.int64), marks, offsets[:, 0], offsets[:, 1], sentences)


def sentence_starts(text: str) -> list[int]:
    """Where sentences begin after the first one: after a final mark, before a capital, not after titles."""
    return [
        found.end()
        for found in _SENTENCE_END.finditer(text)
        if not (found["mark"] == "." and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()))
    ]


def _case(word: str) -> int:
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def quote_states(text: str) -> bytearray:
    """For each character whether it is quoted: one of `OUTSIDE` ... `LEFT_OPEN`.

    Single marks count as quotation marks only where one opens before a word and one closes after a
    word, so that apostrophes do not.
    """
    states = bytearray(len(text))
    opened: int | None = None
    single = False
    for found in _QUOTE.finditer(text):
        i, mark = found.start(), found.group()
        before = text[i - 1] if i else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        if mark in "‘’'":
            if opened is None:
                if mark == "’" or before.isalnum() or not after.isalnum() or not _closes_later(text, i + 1):
                    continue
                opened, single = i, True
            elif single and not after.isalnum() and not before.isspace() and mark != "‘":
                _fill(states, opened, i)
                opened = None
            continue
        if opened is not None and not single:
            opens_anew = mark in _OPENS or (mark == '"' and before.isspace() and not after.isspace())
            if opens_anew:  # the one before was left open: it reaches to here
                _fill(states, opened, None, i)
                opened = i
            else:
                _fill(states, opened, i)
                opened = None
        elif opened is None and mark not in _CLOSES:
            opened, single = i, False
        elif opened is None:
            states[i] = CLOSING
    if opened is not None:
        _fill(states, opened, None, len(text))
    return states


def _closes_later(text: str, start: int) -> bool:
    return re.compile(r"(?<=[\w.,!?;:…])['’](?!\w)").search(text, start) is not None


def _fill(states: bytearray, opened: int, closed: int | None, end: int = 0) -> None:
    states[opened] = OPENING
    if closed is None:
        states[opened + 1 : end] = bytes([LEFT_OPEN]) * (end - opened - 1)
    else:
        states[opened + 1 : closed] = bytes([INSIDE]) * (closed - opened - 1)
        states[closed] = CLOSING
