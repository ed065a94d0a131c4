"""What a phrase is about: stems, concepts, numbers and names, whatever the wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.record.words import names_another, only_points, opposed, read_content, refers_back, stem, tone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the withdrawal of troops", "withdrawing its soldiers"),
        ("reply in writing", "a written answer"),
        ("pull its boats back", "the pullback of vessels"),
        ("repair the gangways", "gangway repairs"),
        ("a two-week truce", "a ceasefire of two weeks"),
        ("the recognition of the line", "recognise the lines"),
        ("no longer pay", "stop payments"),
    ],
)
def test_two_wordings_of_one_thing_are_about_the_same(one: str, other: str) -> None:
    first, second = read_content(one), read_content(other)
    assert (first.stems, first.numbers) == (second.stems, second.numbers)


def test_a_party_counts_as_itself_by_whatever_name() -> None:
    first = read_content("Norlandic boats", ((0, 9, "NOR"),))
    second = read_content("boats from Nordby", ((11, 17, "NOR"),))
    assert first == second


def test_a_negation_is_kept() -> None:
    assert read_content("not hire outside crews").negated
    assert read_content("won't hire outside crews").negated
    assert not read_content("hire outside crews").negated


def test_numbers_are_told_apart_from_words() -> None:
    content = read_content("free ten hostages and 2,000 prisoners")
    assert content.numbers == {"10", "2000"}


def test_names_are_known_where_the_phrase_is_no_title() -> None:
    assert read_content("pull troops back from Marna at once").names == {stem("marna")}
    assert read_content("Pull Troops Back From Marna").names == frozenset()


@pytest.mark.parametrize("phrase", ["the proposal", "their demands", "that offer", ""])
def test_a_content_that_only_points_names_nothing(phrase: str) -> None:
    assert only_points(read_content(phrase))


def test_a_content_that_names_a_thing_does_not_only_point() -> None:
    assert not only_points(read_content("the ceasefire proposal"))
    assert not only_points(read_content("the 15-point proposal"))


def test_acts_that_exclude_each_other_are_opposed() -> None:
    assert opposed(read_content("impose duties on fish"), read_content("lift duties on fish"))
    assert not opposed(read_content("impose duties on fish"), read_content("duties on fish"))


def test_words_that_name_another_one_are_known() -> None:
    assert names_another("a second round of talks")
    assert not names_another("a round of talks")


@pytest.mark.parametrize(
    ("phrase", "sound"),
    [("constructive talks", 1), ("no progress", -1), ("the talks led nowhere", -1), ("long talks", 0)],
)
def test_how_a_judgement_sounds(phrase: str, sound: int) -> None:
    assert tone(phrase) == sound


@given(text=st.text())
def test_any_text_can_be_read(text: str) -> None:
    content = read_content(text)
    assert content.names <= content.stems


@pytest.mark.parametrize(
    ("phrase", "back"),
    [
        ("implement them", True),
        ("to do this", True),
        ("implement the accords", False),
        ("it would implement the accords on the river", False),
        ("it is looking for a partner", False),
    ],
)
def test_a_phrase_that_says_by_a_pronoun_what_it_is_about_refers_back(phrase: str, back: bool) -> None:
    assert refers_back(phrase, read_content(phrase)) is back
