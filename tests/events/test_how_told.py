"""How it is told changes what it is: promised, refused, in vain, ended, denied, supposed."""

from __future__ import annotations

import pytest

from tests.events.told import lines, roots
from verbale.reader.reader import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan released the prisoners.", ["YIELD"]),
        ("Sudan will release the prisoners.", ["AGREE"]),
        ("Sudan agreed to release the prisoners.", ["AGREE"]),
        ("Sudan is willing to release the prisoners.", ["AGREE"]),
        ("Sudan decided to release the prisoners.", ["YIELD"]),
        ("Sudan announced the release of two prisoners.", ["YIELD"]),
        ("Sudan will not release the prisoners.", ["REJECT"]),
        ("Sudan refused to release the prisoners.", ["REJECT"]),
        ("Sudan has not released the prisoners.", ["REJECT"]),
        ("Sudan threatened to kill the prisoners.", ["THREATEN"]),
        ("Sudan plans to attack Chad.", ["THREATEN"]),
        ("Sudan tried to assassinate the rebel leader.", ["ASSAULT"]),
        ("Sudan did not attack Chad.", []),
        ("Sudan may release the prisoners.", []),
        ("Sudan denied that it had released the prisoners.", []),
        ("Sudan failed to reach an agreement with Chad.", ["REJECT"]),
    ],
)
def test_mood(text: str, expected: list[str], rules: Reader) -> None:
    assert roots(text, rules) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru ended its blockade of the port.", "YIELD"),
        ("The miners called off their strike.", "YIELD"),
        ("The court dropped the charges against the mayor.", "YIELD"),
        ("Kenya suspended talks with Somalia.", "SANCTION"),
        ("Kenya cancelled a meeting with Somalia.", "REJECT"),
        ("Kenya resumed talks with Somalia.", "CONSULT"),
    ],
)
def test_what_is_brought_to_an_end(text: str, expected: str, rules: Reader) -> None:
    assert roots(text, rules) == [expected]


def test_only_the_outcome_of_a_condition_is_told(rules: Reader) -> None:
    assert roots("If Sudan releases the prisoners, Egypt will lift the sanctions.", rules) == ["AGREE"]


def test_what_is_asked_for_is_not_done(rules: Reader) -> None:
    assert lines("Togo asked Benin to release the fishermen.", rules) == ["REQUEST Togo > Benin"]


def test_what_somebody_is_accused_of_is_not_told_as_done(rules: Reader) -> None:
    assert roots("Mexico accused Guatemala of killing two fishermen.", rules) == ["ACCUSE"]


def test_saying_is_no_act_what_is_said_is(rules: Reader) -> None:
    text = "Russia said on Monday that it had stationed missiles in Belarus."
    assert lines(text, rules) == ["MOBILIZE Russia > Belarus"]


def test_what_another_must_do_is_asked_by_who_says_so(rules: Reader) -> None:
    text = "The minister said that Kenya must leave Somalia."
    assert lines(text, rules) == ["REQUEST The minister > Kenya"]


def test_who_says_that_another_is_responsible_accuses(rules: Reader) -> None:
    text = "The minister said Kenya was responsible for the attack."
    assert lines(text, rules) == ["ACCUSE The minister > Kenya"]


def test_a_condition_names_no_target(rules: Reader) -> None:
    text = "Lebanon threatened to close its border unless Syria withdrew its troops."
    assert lines(text, rules) == ["THREATEN Lebanon > -"]
