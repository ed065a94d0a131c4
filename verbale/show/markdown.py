"""The brief as Markdown (CommonMark, with one table as GitHub writes them)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.show.days import day
from verbale.show.page import Line, Mark, Matrix, Page, Proof, Section

# Whatever could begin markup inside a line, mentions and addresses that make links included.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$@]")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
# Whatever could begin a list, a rule or a heading at the start of a line.
_START = re.compile(r"(\d*)([-+=.)])")
_UNDATED = 12
_PARTS = 6
"""Sides told under a line, unless everything is told."""


def markdown_brief(page: Page, everything: bool = False) -> str:
    """Write a page as Markdown. `everything`: every sentence, not only the most telling one."""
    return "\n".join(_brief(page, everything)).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Take a text's markup away, so that it reads as it stands and links to nothing."""
    return _ADDRESS.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", text))


def _escaped_start(text: str) -> str:
    """Take away as well what could begin a list or a rule at the start of a line."""
    return _START.sub(r"\1\\\2", escaped(text), count=1) if _START.match(text) else escaped(text)


def _brief(page: Page, everything: bool) -> Iterator[str]:
    yield f"# {escaped(page.dossier)}: state of play as of {day(page.as_of)}"
    yield ""
    if page.parties:
        yield f"**Parties:** {escaped(page.party_line)}"
        yield ""
    if page.heads:
        yield f"**At a glance:** {escaped(' · '.join(head.words for head in page.heads))}"
        yield ""
    for section in page.sections:
        yield from _section(section, everything)
        if section.key == "items" and page.matrix:
            yield from _matrix(page.matrix)
    if not page.sections:
        yield escaped(page.nothing)
        yield ""
    elif page.empty:
        yield f"Nothing on record under: {escaped('; '.join(page.empty))}."
        yield ""
    yield from _sources(page, everything)


def _section(section: Section, everything: bool) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    yield ""
    if section.note:
        yield escaped(section.note)
        yield ""
    for line in section.lines:
        if section.key == "changes":
            yield f"- **{escaped(line.mark.word)}**, {escaped(line.state)}: {escaped(line.what)}"
        else:
            yield from _line(line, everything)
    left = section.total - len(section.lines)
    if left:
        yield ""
        yield f"{left:,} more: `--all` tells them."
    yield ""


def _line(line: Line, everything: bool) -> Iterator[str]:
    # Bold comes first in every line, so that no word of a document stands where a list could begin.
    head = (
        f"**{escaped(line.who)}**: {escaped(line.what)}"
        if line.who and line.what
        else (f"**{escaped(line.who or line.what)}**")
    )
    state = [f"*{escaped(line.state)}*"] if line.state else []
    told = ". ".join([*state, *(escaped(note) for note in line.notes)])
    yield f"- {head}" + (f" — {told}." if told else "")
    kept = line.parts if everything else line.parts[:_PARTS]
    for part in kept:
        yield f"  - **{escaped(part.who)}**: {escaped(part.what)}"
        yield from _proofs(part.proofs, "    ", everything)
    if left := len(line.parts) - len(kept):
        yield f"  - {left:,} more: `--all` tells them."
    yield from _proofs(line.proofs, "  ", everything)


def _proofs(proofs: Sequence[Proof], indent: str, everything: bool) -> Iterator[str]:
    told = proofs if everything else proofs[:1]
    for proof in told:
        more = len(proofs) - len(told)
        yield ""
        yield f"{indent}> {_escaped_start(proof.quote)}  "
        yield f"{indent}> {_source(proof, everything)}" + (f" (and {more:,} more)" if more else "")
    if told:
        yield ""


def _source(proof: Proof, everything: bool) -> str:
    source = escaped(proof.source)
    if proof.url:
        source = f"[{source}](<{proof.url}>)"
    told = [f"— {', '.join([source, *map(escaped, filter(None, [proof.day, proof.whose]))])}"]
    if everything:
        more = [proof.label, proof.place, proof.why]
        told += [escaped(words) for words in more if words]
        if proof.copies:
            told.append(f"re-published by {escaped('; '.join(proof.copies))}")
    return "; ".join(told)


def _matrix(matrix: Matrix) -> Iterator[str]:
    """Lay items out against parties; every cell has its word, so that no colour is needed."""
    yield _row("Item", *map(escaped, matrix.parties), "Stands")
    yield _row(*["---"] * (len(matrix.parties) + 2))
    for line, cells in matrix.rows:
        yield _row(
            escaped(line.what), *(_cell(cell.mark if cell else None) for cell in cells), _cell(line.mark)
        )
    yield ""
    if matrix.without_column:
        yield f"Without a column: {escaped(', '.join(matrix.without_column))}."
        yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(mark: Mark | None) -> str:
    return escaped(f"{mark.symbol} {mark.word}") if mark else ""


def _sources(page: Page, everything: bool) -> Iterator[str]:
    yield "## Sources"
    yield ""
    yield escaped(" ".join(page.sources))
    if page.undated:
        kept = page.undated if everything else page.undated[:_UNDATED]
        left = len(page.undated) - len(kept)
        more = f" and {left:,} more" if left else ""
        yield ""
        yield f"Undated, counted from the day they were added: {escaped(', '.join(kept))}{more}."
