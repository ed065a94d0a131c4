"""Headlines: in capitals, With Capitals, or without a full stop, whose verbs parsers take for nouns."""

from __future__ import annotations

import pytest

from tests.events.told import lines
from verbale.reader.reader import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KENYA EXPELS SUDANESE AMBASSADOR OVER RAID", "SANCTION KENYA > SUDANESE AMBASSADOR"),
        ("Kenya Expels Sudanese Ambassador", "SANCTION Kenya > Sudanese Ambassador"),
        ("Kenya expels Sudanese ambassador", "SANCTION Kenya > Sudanese ambassador"),
        ("Iran Rejects Offer From White House", "REJECT Iran > White House"),
        ("Iran rejects offer of talks", "REJECT Iran >"),
        ("Union Calls Off Strike at Shipyard After Deal", "YIELD Union > Shipyard"),
        ("Turkish police detain 20 journalists", "COERCE Turkish police > 20 journalists"),
    ],
)
def test_headline(text: str, expected: str, reader: Reader) -> None:
    assert any(line.startswith(expected) for line in lines(text, reader)), lines(text, reader)


def test_a_list_of_names_is_no_headline(reader: Reader) -> None:
    assert lines("Ministry of Works, Harbour Board, Customs House", reader) == []
