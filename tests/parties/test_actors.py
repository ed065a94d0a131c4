"""Who does what to whom in one sentence, by its syntax alone."""

from __future__ import annotations

import pytest

from tests.parties.told import parser
from verbale.document import make_document
from verbale.reader.parties.actors import actors


def told(text: str) -> str:
    """`source > target` of the first sentence."""
    (sentence, *_) = [s for _, s in parser().parse(make_document("sentence", text)).sentences()]
    found = actors(sentence)
    return f"{found.source or '-'} > {found.target or '-'}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru accused Chile of spying.", "Peru > Chile"),
        ("Chile was accused by Peru of spying.", "Peru > Chile"),
        ("Norway suspended aid to Mali.", "Norway > Mali"),
        ("The union rejected an offer from the company.", "The union > the company"),
        ("The army released two journalists on Monday.", "The army > two journalists"),
        ("Kenya will hold talks with Sudan next week.", "Kenya > Sudan"),
        ("Egypt and Sudan signed an agreement.", "Egypt > Sudan"),
        ("The rebels have attacked a camp, the ministry said.", "The rebels > a camp"),
        ("Japan lifted sanctions on Iran.", "Japan > Iran"),
        ("Nepal is willing to send aid to Bhutan.", "Nepal > Bhutan"),
        ("The minister urged Israel to stop the strikes.", "The minister > Israel"),
        ("Brazil announced the release of two hostages.", "Brazil > two hostages"),
    ],
)
def test_source_and_target(text: str, expected: str) -> None:
    assert told(text) == expected


def test_where_no_party_stands_the_object_is_the_target() -> None:
    assert told("The court rejected the appeal.") == "The court > the appeal"


def test_a_sentence_without_an_event_has_no_target() -> None:
    assert told("It rained.").endswith("> -")


def test_an_event_can_be_asked_for_by_its_verb() -> None:
    document = make_document("sentence", "Peru said that Chile had attacked Bolivia.")
    (sentence,) = [s for _, s in parser().parse(document).sentences()]
    verb = next(t for t in sentence if t.text == "attacked")
    found = actors(sentence, verb)
    assert (str(found.source), str(found.target)) == ("Chile", "Bolivia")
