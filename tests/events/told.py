"""How the tests of events tell what they expect: a line an act, as a person would write it down."""

from __future__ import annotations

from pathlib import Path

from verbale.document import make_document, quoted
from verbale.reader.events.find import find_acts, packaged_events
from verbale.reader.parties.cast import find_parties
from verbale.reader.reader import Reader
from verbale.reading import Act


def acts_of(text: str, reader: Reader) -> tuple[Act, ...]:
    """The acts of a short text."""
    reading = reader.read(make_document("test", text))
    assert not reading.problems, reading.problems
    return reading.acts


def lines_with(events: Path, text: str, reader: Reader) -> list[str]:
    """The acts of a short text, one line each, as read with a user's own events."""
    parsed = reader.parser.parse(make_document("test", text))
    acts = find_acts(parsed, find_parties(parsed, reader.atlas), (), packaged_events(events), reader.parser)
    return [_line(text, act) for act in acts]


def lines(text: str, reader: Reader) -> list[str]:
    """The acts of a short text, one line each: `SANCTION Norway > Mali`."""
    return [_line(text, act) for act in acts_of(text, reader)]


def roots(text: str, reader: Reader) -> list[str]:
    """The roots of the acts of a short text, in order."""
    return [act.root for act in acts_of(text, reader)]


def _line(text: str, act: Act) -> str:
    return f"{act.root} {quoted(text, act.source) or '-'} > {quoted(text, act.target) or '-'}"
