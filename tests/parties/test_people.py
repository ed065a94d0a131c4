"""Offices, and for whom somebody speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.parties.told import Story, who
from verbale.reader.parties.atlas import load_atlas


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Latvian Foreign Minister Ilze Kalnina said no.", "Ilze Kalnina", "Ilze Kalnina of LVA"),
        ("Latvia's foreign minister Ilze Kalnina said no.", "Ilze Kalnina", "Ilze Kalnina of LVA"),
        ("Ilze Kalnina, Latvia's foreign minister, said no.", "Ilze Kalnina", "Ilze Kalnina of LVA"),
        ("President of Latvia Ilze Kalnina said no.", "Ilze Kalnina", "Ilze Kalnina of LVA"),
        ("Latvia's new chief negotiator, Ilze Kalnina, said no.", "Ilze Kalnina", "Ilze Kalnina of LVA"),
        ("The EU's Kalnina said no to Latvia.", "Kalnina", "Kalnina of EU"),
        ("UAW president Ray Dolan said no.", "Ray Dolan", "Ray Dolan of UAW"),
        ("Kremlin spokesman Oleg Baranov said no.", "Oleg Baranov", "Oleg Baranov of RUS"),
        ("U.S. Secretary of State Carol Haines said no.", "Carol Haines", "Carol Haines of USA"),
    ],
)
def test_a_title_tells_for_whom_somebody_speaks(text: str, words: str, told: str) -> None:
    assert who(text, words) == told


def test_a_deputy_speaks_for_the_party_of_their_chief() -> None:
    text = "Peru's foreign minister Luis Ayala flew home. Ayala's deputy Rosa Quispe stayed in Quito."
    assert who(text, "Rosa Quispe") == "Rosa Quispe of PER"


def test_one_who_is_an_expert_speaks_for_nobody_else() -> None:
    text = "The talks may fail, said Nora Beck, an analyst at Hillside Research. Beck warned of strikes."
    assert who(text, "Beck", 2) == "Nora Beck"


def test_a_reporter_does_not_speak_for_the_paper() -> None:
    text = "The BBC's Tom Ashby in Lagos says the truce is in doubt."
    assert who(text, "Tom Ashby") == "Tom Ashby"
    assert who(text, "The BBC") == "BBC"


def test_one_who_negotiates_for_a_group_speaks_for_it() -> None:
    text = "Karl Brandt, negotiating for the employers, called the demand absurd."
    assert who(text, "Karl Brandt") == "Karl Brandt of employers"


def test_a_seat_in_congress_tells_the_party() -> None:
    text = "Sen. Ann Rowe, D-Ohio, blocked the bill. Rep. Jim Stark, R-Texas, backed it."
    assert who(text, "Ann Rowe") == "Ann Rowe of USA"


def test_the_office_holder_file_knows_the_day() -> None:
    text = "Blinken met the envoys. Rubio did not."
    assert who(text, "Blinken", day=dt.date(2022, 3, 1)) == "Blinken of USA"
    assert who(text, "Blinken", day=dt.date(2012, 3, 1)) == "Blinken"


def test_without_a_day_an_office_comes_from_the_text_alone() -> None:
    assert who("Blinken met the envoys. Blinken said so.", "Blinken") == "Blinken"


def test_a_description_that_the_file_knows_but_the_text_does_not_name_keeps_its_words() -> None:
    text = "The Russian foreign minister arrived in Ankara."
    asked = Story(text, dt.date(2022, 3, 10)).asked("The Russian foreign minister")
    assert (asked.name, asked.parties, asked.holder) == (
        "Russian foreign minister",
        ("RUS",),
        "Sergei Lavrov",
    )


def test_nobody_holds_an_office_on_a_day_before_it_began() -> None:
    atlas = load_atlas()
    assert atlas.holder_of("foreign minister", "USA", dt.date(2022, 1, 21)) is not None
    assert atlas.holder_of("foreign minister", "USA", None) is None
    before = atlas.holder_of("president", "UKR", dt.date(2019, 5, 1))
    assert before is not None
    assert before.name == "Petro Poroshenko"


def test_parties_come_with_office_and_whom_they_speak_for() -> None:
    text = "Chilean Trade Minister Pia Rojas met the Teamsters. Rojas left."
    assert Story(text).parties() == [
        "CHL: state",
        "Pia Rojas: person, Trade Minister, for CHL",
        "Teamsters: union",
    ]
