"""Deeds that nouns tell: whose they are, and when they count."""

from __future__ import annotations

import pytest

from tests.events.told import lines
from verbale.reader.reader import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's attack on Chile", ["ASSAULT Peru > Chile"]),
        ("U.S. sanctions on Iran", ["COERCE U.S. > Iran"]),
        ("Talks between Peru and Chile collapsed on Friday.", ["REJECT Peru > Chile"]),
    ],
)
def test_the_owner_of_a_noun_does_it(text: str, expected: list[str], reader: Reader) -> None:
    assert lines(text, reader) == expected


def test_a_noun_beside_the_verb_of_an_event_is_background(reader: Reader) -> None:
    assert lines("Chile condemned Peru's attack on the port.", reader) == ["ACCUSE Chile > Peru"]


def test_a_noun_that_tells_of_nobody_is_no_act(reader: Reader) -> None:
    assert lines("Attacks are a daily matter here.", reader) == []


def test_passives_name_whoever_did_it_where_they_tell(reader: Reader) -> None:
    text = "An investigation was launched by prosecutors into the bank."
    assert lines(text, reader) == ["ACCUSE prosecutors > the bank"]
