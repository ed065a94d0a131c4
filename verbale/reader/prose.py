"""Prose: what in a document's text is there to be read, and where it stands.

A text comes with hard-wrapped lines, Markdown as crawlers leave it, addresses, image lines, list
marks and datelines. `lay_out` cuts it into blocks (paragraphs, headings, list items) that a parser
can read, and keeps for every character where it stands in the document, so that whatever is read
out of a block points into the untouched text. Nothing of the text is changed.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from verbale.document import Span, Spans

BlockKind = Literal["prose", "heading", "item"]

WIDEST_WRAP = 120
"""Lines that a person or a mailer wrapped are shorter than this; longer lines are paragraphs."""

WRAP_SLACK = 0.85
"""A line was wrapped where the next word would have passed this share of the column: editors differ
in how they count, and a column guessed from the lines themselves is a little too wide."""

LONGEST_BLOCK = 20_000
"""A block is cut at white space beyond this many characters, so that no line can exhaust memory."""

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|[ \t]+.*\r?\n|[ \t]*\r?\n){1,60}---[ \t]*(?:\r?\n|$)"
)
"""What a Markdown file says of itself before its text: `title:`, `date:` and the like."""

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_ITEM = re.compile(r"\s*(?:[-*+•▪●◦·–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_=~#]\s*){3,}$")
_ADDRESS = re.compile(
    r"<?(?:https?://|www\.)[^\s<>()\[\]]+(?:\([^\s<>()]*\)[^\s<>()\[\]]*)*>?", re.IGNORECASE
)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+\"[^\"]*\")?\s*\)"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&$])")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.{1,400}?)(?<=\S)\1(?![\w*])")
_DOUBLED = re.compile(r"''|``")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff]+")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_DATELINE = re.compile(
    r"""\s*(?:
      [A-Z][A-Z.'\- ]{2,40}(?:,\s[^\n—–]{0,60}?)?        # SAN SALVADOR, 15 OCT 89 | OAK BROOK, Ill., March 17
        (?:\s*\([A-Za-z][^()\n]{0,40}\))?                   # (ACAN-EFE)
        (?:\s*(?:--|—|–)\s*|\s-\s+|\.?\s*/[A-Z]{3,}/\.?\s*) # -- | - | /TASS/.
        (?:\[TEXT\]\s*)?
    | \([A-Z][A-Za-z. ]{1,20}\)\s*(?:--|—|–|-)\s*        # (Reuters) -
    )""",
    re.VERBOSE,
)
_CREDIT = re.compile(
    r"""(?: .*\|\s*(?:Getty\ Images|Reuters|AFP|AP|Bloomberg|CNBC|EPA).*  # Jane Doe | Reuters
      | [\w .]+/\s*(?:AFP|AP|Reuters|Getty).*                            # Jane Doe/AFP
      | watch\ now | advertisement | read\ more:? | related\ articles?:? | share\ this.* | sign\ up\ .*
      | subscribe.* | follow\ .*\ on\ \w+\.?
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that can be read in one go, and where each of its characters stands.

    `text[i]` stands at `starts[i]:ends[i]` of the document; white space is folded into single
    blanks and markup is left out.
    """

    text: str
    starts: array[int]
    ends: array[int]
    kind: BlockKind

    def span(self, start: int, end: int) -> Span:
        """The one span of the document that covers `text[start:end]`, blanks trimmed off."""
        start, end = self._trimmed(start, end)
        return self.starts[start], self.ends[end - 1]

    def spans(self, start: int, end: int) -> Spans:
        """The parts of the document that hold `text[start:end]`, without the markup between them."""
        start, end = self._trimmed(start, end)
        parts: list[Span] = []
        first = last = start
        for i in range(start + 1, end):
            gap = self.starts[i] - self.ends[i - 1]
            if gap > 0 and not self._blank_before(i):
                parts.append((self.starts[first], self.ends[last]))
                first = i
            if self.text[i] != " ":
                if self.text[first] == " ":
                    first = i
                last = i
        parts.append((self.starts[first], self.ends[last]))
        return tuple(part for part in parts if part[0] < part[1])

    def within(self, offset: int) -> int:
        """The place in `text` of a document offset: the first character that starts there or later."""
        return bisect_left(self.starts, offset)

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            raise ValueError(f"no words in {start}..{end} of a block of {len(self.text)} characters")
        return start, end

    def _blank_before(self, i: int) -> bool:
        # A blank stands for a whole run of white space: its end is the end of the run, so that a
        # gap is always markup. Kept as a method so that the rule has one place.
        return self.ends[i - 1] == self.starts[i]


def lay_out(text: str) -> tuple[Block, ...]:
    """Cut a text into blocks to read, in order; what is no prose (addresses, images) is left out."""
    return tuple(block for part in _paragraphs(text) for block in _cut(_block(text, *part)) if block.text)


def _paragraphs(text: str) -> Iterator[tuple[int, int, BlockKind]]:
    """Start, end and kind of each paragraph, with wrapped lines joined."""
    front = _FRONT_MATTER.match(text)
    found = _LINE.finditer(text, front.end() if front else 0)
    lines = [(m.start(), m.end()) for m in found if not m.group().isspace()]
    width = _wrap_width(text, lines)
    current: tuple[int, int, BlockKind] | None = None
    for start, end in lines:
        line = text[start:end]
        if _RULE.match(line) or _is_furniture(line):
            if current:
                yield current
            current = None
            continue
        mark = _HEADING.match(line) or _ITEM.match(line)
        if mark and line.lstrip()[0] in "–—" and current and not _ENDS_SENTENCE.search(text, *current[:2]):
            mark = None  # a dash inside a sentence that was wrapped there
        kind: BlockKind = "prose" if not mark else "heading" if "#" in mark.group() else "item"
        if (
            mark is None
            and current
            and current[2] != "heading"
            and _wraps(text, current, (start, end), width)
        ):
            current = (current[0], end, current[2])
            continue
        if current:
            yield current
        current = (start + mark.end() if mark else start, end, kind)
    if current:
        yield current


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The column at which lines were wrapped, or 0: nine of ten lines with a line right after keep it."""
    lengths = sorted(
        end - start
        for (start, end), (following, _) in pairwise(lines)
        if end - start <= WIDEST_WRAP
        and text.count("\n", end, following) == 1
        and "://" not in text[start:end]
    )
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    return width if width >= 40 else 0


def _wraps(text: str, before: tuple[int, int, BlockKind], line: Span, width: int) -> bool:
    """Whether a line goes on with the paragraph before it: somebody wrapped it, no new one begins."""
    gap = text[before[1] : line[0]]
    if (
        gap.count("\n") > 1
        or gap.count("\r") > 1
        or "\u2029" in gap
        or (gap.count("\n") == 0 and "\r" not in gap)
    ):
        return False
    last_break = max(text.rfind("\n", 0, before[1]), text.rfind("\r", 0, before[1]), before[0] - 1)
    previous = text[last_break + 1 : before[1]].rstrip()
    if len(previous) > WIDEST_WRAP or line[1] - line[0] > WIDEST_WRAP:
        return False
    following = text[line[0] : line[1]].lstrip()
    first_word = following.split(" ", 1)[0]
    if following[:1].islower() and not _ENDS_SENTENCE.search(previous):
        return True
    return width > 0 and len(previous) + 1 + len(first_word) > WRAP_SLACK * width


def _is_furniture(line: str) -> bool:
    """Lines that say nothing: an image, an address, a photo credit."""
    bare = _ADDRESS.sub("", _IMAGE.sub("", line)).strip(" \t[]()<>*_|")
    return not any(c.isalnum() for c in bare) or (len(bare) < 90 and _CREDIT.fullmatch(bare) is not None)


def _block(text: str, start: int, end: int, kind: BlockKind) -> Block:
    """The block of `text[start:end]`: markup left out, white space folded."""
    dateline = _DATELINE.match(text, start, end)
    if dateline and kind == "prose" and end - dateline.end() > 20:
        start = dateline.end()
    hidden = bytearray(end - start)
    raw = text[start:end]
    if "](" in raw or "://" in raw or "www." in raw:
        for found in _IMAGE.finditer(raw):
            _hide(hidden, found.start(), found.end())
        _hide_links(raw, 0, hidden)
        for found in _ADDRESS.finditer(raw):
            _hide(hidden, found.start(), found.end())
    if "\\" in raw:
        for found in _ESCAPE.finditer(raw):
            _hide(hidden, found.start(), found.start() + 1)
    if "*" in raw or "_" in raw:
        for found in _EMPHASIS.finditer(raw):
            mark = len(found.group(1))
            _hide(hidden, found.start(), found.start() + mark)
            _hide(hidden, found.end() - mark, found.end())
    for found in _CONTROL.finditer(raw):
        _hide(hidden, found.start(), found.end())
    characters: list[str] = []
    starts, ends = array("q"), array("q")
    i, length = 0, len(raw)
    while i < length:
        c = raw[i]
        if hidden[i]:
            i += 1
        elif c.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                starts.append(start + i)
                ends.append(start + i + 1)
            elif characters and ends[-1] == start + i:  # not over what is left out between two blanks
                ends[-1] = start + i + 1
            i += 1
        else:
            wide = 2 if c in "'`" and _DOUBLED.match(raw, i) else 1
            characters.append('"' if wide == 2 else c)
            starts.append(start + i)
            ends.append(start + i + wide)
            i += wide
    if characters and characters[-1] == " ":
        characters.pop(), starts.pop(), ends.pop()
    return Block("".join(characters), starts, ends, kind)


def _hide_links(raw: str, base: int, hidden: bytearray) -> None:
    """Hide the brackets and the address of links; their text is read, also of a link in a link."""
    for found in _LINK.finditer(raw):
        inner_start, inner_end = found.span(1)
        _hide(hidden, base + found.start(), base + inner_start)
        _hide(hidden, base + inner_end, base + found.end())
        if "](" in found.group(1):
            _hide_links(found.group(1), base + inner_start, hidden)


def _hide(hidden: bytearray, start: int, end: int) -> None:
    hidden[start:end] = b"\x01" * (end - start)


def _cut(block: Block) -> Iterator[Block]:
    """Cut an endless block at white space."""
    start = 0
    while len(block.text) - start > LONGEST_BLOCK:
        end = block.text.rfind(" ", start + 1, start + LONGEST_BLOCK)
        if end <= start:
            end = start + LONGEST_BLOCK
        yield Block(block.text[start:end], block.starts[start:end], block.ends[start:end], block.kind)
        start = end + (block.text[end : end + 1] == " ")
    yield Block(block.text[start:], block.starts[start:], block.ends[start:], block.kind)
