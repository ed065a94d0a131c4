"""The brief for the terminal: plain lines that wrap, coloured only where asked."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from verbale.show.days import day
from verbale.show.page import Line, Mark, Page, Part, Proof, Section, Tone
from verbale.show.shown import excerpt, trimmed

if TYPE_CHECKING:
    from rich.console import Console

_STYLES: dict[Tone, str] = {
    "alarm": "bold red",
    "due": "yellow",
    "open": "cyan",
    "good": "green",
    "part": "magenta",
    "bad": "red",
    "calm": "dim",
}
_NARROWEST = 30
_CONTENT = 150
"""Characters of a content on a page: two lines at 80 columns. With everything, all of it."""
_UNDATED = 6
"""Ids of undated documents on a page."""

_BAR = ("│ ", "dim")
"""Before a sentence and its source: the words are the document's own, quotation marks included."""
_DASH = " – "

_PARTS = 4
"""Sides told in a row on a page."""

Piece = str | tuple[str, str]
"""Words, or words and their style."""

_SIDE_BY_SIDE = "contradictions"


def text_brief(page: Page, width: int = 80, colour: bool = False, everything: bool = False) -> str:
    """Write a page for a terminal of `width` columns; no line is longer, none ends in a blank.

    `everything`: contents in full, and every sentence under its line, not only the most telling one.
    """
    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        width=max(width, _NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    writer = _Writer(console, everything)
    with console.capture() as captured:
        writer.write(page)
    # rich numbers links at random, so that a terminal can tell their rows belong together; the same state
    # must give the same brief.
    return re.sub("\x1b]8;id=[^;]*;", "\x1b]8;;", captured.get())


class _Writer:
    """Writes one page to one console."""

    def __init__(self, console: Console, everything: bool) -> None:
        self._console = console
        self._everything = everything

    def write(self, page: Page) -> None:
        self._say((f"{page.dossier}: state of play as of {day(page.as_of)}", "bold"))
        if page.parties:
            self._say(page.party_line)
        if page.heads:
            self._say(*_between(" · ", [(head.words, _STYLES[head.tone]) for head in page.heads]))
        for section in page.sections:
            self._section(section)
        if not page.sections:
            self._say(page.nothing)
        elif page.empty:
            self._say(f"Nothing on record under: {'; '.join(page.empty)}.")
        self._heading("Sources")
        self._sources(page)

    def _section(self, section: Section) -> None:
        left = section.total - len(section.lines)
        self._heading(section.title, f"+ {left:,} more, --all tells them" if left else "")
        if section.note:
            self._say(section.note)
        for line in section.lines:
            if section.key == "changes":
                self._change(line)
            else:
                self._line(line, side_by_side=section.key == _SIDE_BY_SIDE)

    def _heading(self, title: str, more: str = "") -> None:
        """Head a section with a rule to the margin: the page has no rows to spare for blanks."""
        tail = f" {more}" if more else ""
        rule = "─" * max(self._console.width - len(title) - 1 - len(tail), 3)
        self._say((title.upper(), "bold"), " ", (rule + tail, "dim"))

    def _change(self, line: Line) -> None:
        style = _STYLES[line.mark.tone]
        before = f", {line.state}: "
        room = self._console.width - len(line.mark.word) - len(before) - 2
        what = line.what if self._everything else trimmed(line.what, room)
        self._say((line.mark.word, style), before, what, mark=_symbol(line.mark))

    def _line(self, line: Line, side_by_side: bool) -> None:
        colon = ": " if line.who and line.what else ""
        self._say((line.who, "bold"), colon, self._cut(line.what), mark=_symbol(line.mark))
        told: list[Piece] = []
        if line.state:
            told.append((line.state[:1].upper() + line.state[1:], _STYLES[line.mark.tone]))
        told += [self._cut(note) for note in line.notes]
        if line.parts and not side_by_side and not self._everything:
            told.append(self._in_a_row(line.parts))
        if told:
            self._say(*_between(". ", told), ".", indent=2)
        if side_by_side or self._everything:
            for part in line.parts:
                self._part(part)
        if self._everything:
            for proof in line.proofs:
                self._whole_proof(proof, indent=2)
        elif line.lead and not side_by_side:
            self._proof(line.lead, line.sentences - 1, indent=2)

    def _in_a_row(self, parts: tuple[Part, ...]) -> str:
        told = [f"{part.who}: {self._cut(part.what)}" for part in parts[:_PARTS]]
        left = len(parts) - len(told)
        return "; ".join([*told, *([f"+ {left:,} more"] if left else [])])

    def _part(self, part: Part) -> None:
        mark = _symbol(part.mark) if part.mark else ("", "")
        self._say((part.who, "bold"), f": {self._cut(part.what)}", mark=mark, indent=2)
        if self._everything:
            for proof in part.proofs:
                self._whole_proof(proof, indent=4)
        elif part.proofs:
            self._proof(part.proofs[0], len(part.proofs) - 1, indent=4)

    def _proof(self, proof: Proof, more: int, indent: int) -> None:
        """Show a sentence and its source on one row or two, cut where it is too long."""
        others = f" (+ {more:,} more)" if more > 0 else ""
        room = self._console.width - indent - len(_BAR[0])
        style = f"dim {_link(proof)}"
        if len(proof.quote) + len(_DASH) + len(proof.told) + len(others) <= room:
            told: list[Piece] = [(proof.quote, "italic"), (f"{_DASH}{proof.told}", style), (others, "dim")]
            self._say(*told, mark=_BAR, indent=indent)
        else:
            self._say((excerpt(proof.quote, proof.about, room), "italic"), mark=_BAR, indent=indent)
            source = (trimmed(proof.told, room - len(others)), style)
            self._say(source, (others, "dim"), mark=_BAR, indent=indent)

    def _whole_proof(self, proof: Proof, indent: int) -> None:
        """Show a whole sentence, and all that is known of where it comes from."""
        self._say((proof.quote, "italic"), mark=_BAR, indent=indent)
        told = [
            *([proof.label] if proof.label else []),
            f"{proof.told} ({proof.place})",
            *([proof.why] if proof.why else []),
            *([f"re-published by {'; '.join(proof.copies)}"] if proof.copies else []),
        ]
        self._say((_DASH.join(told), f"dim {_link(proof)}"), mark=_BAR, indent=indent)

    def _sources(self, page: Page) -> None:
        self._say(" ".join(page.sources))
        if page.undated:
            kept = page.undated if self._everything else page.undated[:_UNDATED]
            left = len(page.undated) - len(kept)
            more = f" and {left:,} more" if left else ""
            self._say(f"Undated, counted from the day they were added: {', '.join(kept)}{more}.")

    def _cut(self, text: str) -> str:
        return text if self._everything else trimmed(text, _CONTENT)

    def _say(self, *pieces: Piece, mark: tuple[str, str] = ("", ""), indent: int = 0) -> None:
        """Print a run of words, wrapped; the rows after the first hang under it, or repeat the bar."""
        from rich.text import Text

        before = Text(" " * indent) + Text(*mark)
        after = before if mark == _BAR else Text(" " * len(before))
        words = Text.assemble(*pieces)
        for number, row in enumerate(
            words.wrap(self._console, self._console.width - len(before), overflow="fold")
        ):
            row.rstrip()
            self._console.print((after if number else before) + row, no_wrap=True, crop=False)


def _symbol(mark: Mark) -> tuple[str, str]:
    return f"{mark.symbol} ", _STYLES[mark.tone]


def _link(proof: Proof) -> str:
    """Style a source as a link, for terminals that can follow one."""
    return f"link {proof.url}" if proof.url else ""


def _between(joint: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Put a joint between pieces."""
    joined: list[Piece] = []
    for number, piece in enumerate(pieces):
        joined += [joint, piece] if number else [piece]
    return joined
