"""A hundred sentences, one behaviour each: `sentences.txt` tells who says what in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from verbale.document import folded, make_document
from verbale.reader.attribution import Attributor
from verbale.reader.parse import Parser
from verbale.reading import Statement

FILE = Path(__file__).parent / "sentences.txt"


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    said: tuple[tuple[str, str, str], ...]


def cases() -> list[Case]:
    found = []
    for part in re.split(r"^= ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        lines = body.strip("\n").split("\n")
        told = [line.removeprefix("-> ") for line in lines if line.startswith("-> ")]
        said = tuple(tuple(p.strip() for p in line.split(" | ")) for line in told if line != "nothing")
        text = "\n".join(line for line in lines if not line.startswith("-> "))
        found.append(Case(name, text, said))  # type: ignore[arg-type]
    return found


def words(text: str) -> list[str]:
    """Words without the marks at their edges; a "that" at the start may be there or not."""
    found = re.findall(r"[\w'’-]*\w", text.lower())
    return found[1:] if found[:1] == ["that"] else found


def agrees(statement: Statement, text: str, said: tuple[str, str, str]) -> bool:
    source, cue, content = said
    told = [
        " ... ".join(text[start:end] for start, end in spans)
        for spans in (statement.source, statement.cue, statement.content)
    ]
    named = not told[0] if source == "-" else " ".join(words(source)) in " ".join(words(told[0]))
    reported = cue == "-" or cue.lower() in folded(told[1]).lower()
    return named and reported and words(told[2]) == words(content)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_who_says_what(case: Case, parser: Parser, attributor: Attributor) -> None:
    document = make_document("case", case.text)
    statements = attributor.attribute(parser.parse(document))
    shown = "\n".join(
        " | ".join(" ... ".join(case.text[a:b] for a, b in spans) for spans in (s.source, s.cue, s.content))
        for s in statements
    )
    for said in case.said:
        assert any(agrees(s, case.text, said) for s in statements), shown
    if not case.said:
        assert not statements, shown


def test_there_are_a_hundred() -> None:
    assert len(cases()) >= 100
