"""Laws that hold for any text: nothing breaks, mentions are in place, the same text gives the same cast."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.parties.told import Story, parser
from verbale.document import make_document
from verbale.reader.parties.atlas import load_atlas, name_key
from verbale.reader.parties.cast import find_parties
from verbale.reader.parties.entities import initials_fit, same_person

PIECES = st.sampled_from(
    """
    Iran|the U.S.|U.S.-Iran talks|Tehran|Sergei Lavrov|Lavrov|he|she|it|they|we|said|Ж|a|€|the union|
    The company|both sides|the two countries|his counterpart|a U.S. official|the official|of|and|,|.|"|“|”|
    Western governments|President|Secretary of State|(|)|-|’s|'s|IG-Metall|UAW|NATO|Mr.|KING|THE GOVERNMENT|
    which|who|according to|#|Belmont Steel Inc|D-N.Y.|[Iran]|Democrats|White House
    """.replace("\n    ", "").split("|")
)
TEXTS = st.lists(PIECES | st.just("\n\n"), max_size=40).map(" ".join)
DAYS = st.none() | st.dates(dt.date(1985, 1, 1), dt.date(2026, 12, 31))
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUIET
@given(TEXTS, DAYS)
def test_any_text_has_a_cast_with_mentions_in_place(text: str, day: dt.date | None) -> None:
    document = make_document("any", text, published=day)
    parsed = parser().parse(document)
    cast = find_parties(parsed, load_atlas())
    ids = [p.id for p in cast.parties]
    assert len(ids) == len(set(ids))
    for party in cast.parties:
        assert party.id
        assert party.mentions
        assert list(party.mentions) == sorted(party.mentions)
        for start, end in party.mentions:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
    for block in parsed.blocks:
        for mention in cast.mentions_in(block, 0, len(block.doc)):
            assert mention.who.parties or mention.who.name
            assert all(mention.who.parties)
            assert len(set(mention.who.parties)) == len(mention.who.parties)
        for token in block.doc:
            found = cast.who(block, token)
            assert found == cast.who(block, token)


@QUIET
@given(TEXTS, DAYS)
def test_the_same_text_gives_the_same_cast(text: str, day: dt.date | None) -> None:
    parsed = parser().parse(make_document("any", text, published=day))
    first, second = (find_parties(parsed, load_atlas()) for _ in range(2))
    assert first.parties == second.parties
    assert first.table == second.table


@QUIET
@given(TEXTS)
def test_a_text_without_a_day_takes_nothing_from_the_office_holder_file(text: str) -> None:
    story = Story(text)
    for block in story.parsed.blocks:
        for token in block.doc:
            assert story.cast.who(block, token).holder is None


@given(st.text(max_size=20))
def test_a_name_key_is_plain_and_stable(word: str) -> None:
    key = name_key(word)
    assert key.isascii()
    assert key == key.lower()
    assert name_key(key) == key or len(name_key(key)) < len(key)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=2, max_size=4).map(" ".join))
def test_everybody_is_the_same_person_as_themselves(name: str) -> None:
    assert same_person(name, name)
    assert same_person(name, name.rpartition(" ")[2])


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=2, max_size=6))
def test_initials_fit_the_words_that_they_come_from(words: list[str]) -> None:
    assert initials_fit("".join(w[0] for w in words).upper(), " ".join(words))
