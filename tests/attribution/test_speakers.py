"""Speakers: from the words of a source to who it is, whom they speak for and whom they tell."""

from __future__ import annotations

from verbale.document import make_document
from verbale.reader.reader import Reader
from verbale.reading import Statement


def statements(text: str, reader: Reader) -> tuple[Statement, ...]:
    return reader.read(make_document("speakers", text)).statements


def speakers(text: str, reader: Reader) -> list[tuple[str | None, str | None]]:
    return [(s.speaker, s.speaks_for) for s in statements(text, reader)]


def test_a_surname_is_told_by_the_full_name(reader: Reader) -> None:
    text = "French Foreign Minister Odile Marchand arrived on Monday. Marchand said the talks were useful."
    assert speakers(text, reader) == [("Odile Marchand", "FRA")]


def test_a_pronoun_is_told_by_the_full_name(reader: Reader) -> None:
    text = "French Foreign Minister Odile Marchand arrived on Monday. She said the talks were useful."
    assert speakers(text, reader) == [("Odile Marchand", "FRA")]


def test_who_in_a_relative_clause_is_the_noun_before_it(reader: Reader) -> None:
    text = "French Foreign Minister Odile Marchand, who said the talks were useful, left on Friday."
    assert speakers(text, reader) == [("Odile Marchand", "FRA")]


def test_a_role_without_a_name_is_told_in_its_own_words(reader: Reader) -> None:
    (found,) = statements("A person familiar with the talks said the list was final.", reader)
    assert found.speaker is not None
    assert "person familiar with the talks" in found.speaker
    assert found.speaks_for is None


def test_a_state_speaks_for_itself(reader: Reader) -> None:
    assert speakers("France said the talks were useful.", reader)[0][1] == "FRA"


def test_nobody_named_is_nobody(reader: Reader) -> None:
    (found,) = statements("Reporters were told that the visit had been called off.", reader)
    assert (found.source, found.speaker) == ((), None)


def test_who_is_told(reader: Reader) -> None:
    (found,) = statements("Odile Marchand told Germany that the treaty would be signed in May.", reader)
    assert found.addressees == ("DEU",)


def test_less_sure_statements_can_be_left_out() -> None:
    from verbale.reader.reader import Settings

    text = "France said the talks were useful."
    assert statements(text, Reader(Settings(min_confidence=0.2)))
    assert not statements(text, Reader(Settings(min_confidence=1.0)))
