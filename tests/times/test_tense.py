"""Days and months without a year lie behind or ahead, as the text tells them."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.times.told import told

# Read on Friday 21 January 2022.
SAID = [
    # weekdays told as past
    ("The envoys met on Tuesday.", "2022-01-18"),
    ("The envoys met on Friday.", "2022-01-21"),
    ("The envoys met on Saturday.", "2022-01-15"),
    ("On Wednesday, the minister rejected the plan.", "2022-01-19"),
    ("Monday's round ended without a text.", "2022-01-17"),
    ("A statement released Thursday named no date.", "2022-01-20"),
    ("The deal was signed on Sunday after long talks.", "2022-01-16"),
    ("He had promised an answer by Monday.", "2022-01-17"),
    ("Both delegations had left by Tuesday.", "2022-01-18"),
    ("The council, which voted Monday, wants more.", "2022-01-17"),
    ("They had been due to answer on Wednesday.", "2022-01-19"),
    ("The guns fell silent Thursday.", "2022-01-20"),
    ("She told reporters Tuesday that talks will go on.", "2022-01-18"),
    ("She said on Monday she would not sign.", "2022-01-17"),
    # weekdays told as to come
    ("The envoys will meet on Tuesday.", "2022-01-25"),
    ("The envoys are to meet on Sunday.", "2022-01-23"),
    ("On Monday the sides will exchange prisoners.", "2022-01-24"),
    ("The ceasefire is due to start on Wednesday.", "2022-01-26"),
    ("The vote is scheduled for Thursday.", "2022-01-27"),
    ("They agreed to meet on Monday.", "2022-01-24"),
    ("They urged him to answer by Tuesday.", "2022-01-25"),
    ("The offer stands until Wednesday.", "2022-01-26"),
    ("The union would strike on Monday.", "2022-01-24"),
    ("The truce expires Saturday.", "2022-01-22"),
    ("The prisoners will be released on Sunday.", "2022-01-23"),
    ("The text may be signed Monday.", "2022-01-24"),
    ("The company plans to reply on Tuesday.", "2022-01-25"),
    ("They won't come back before Thursday.", "2022-01-27"),
    ("The pact will be signed on Monday and published on Tuesday.", "2022-01-24 2022-01-25"),
    # nothing tells: news is of what has happened
    ("Monday: no result.", "2022-01-17"),
    # months
    ("They signed the accord in October.", "2021-10"),
    ("They will sign the accord in October.", "2022-10"),
    ("Talks broke down in March.", "2021-03"),
    ("A summit is planned for March.", "2022-03"),
    ("The truce has held since November.", "2021-11"),
    ("Troops must leave by June.", "2022-06"),
    ("The envoy arrived in January.", "2022-01"),
    ("Sales fell in December.", "2021-12"),
    # days of a month
    ("The strike began on Nov. 15.", "2021-11-15"),
    ("The ban takes effect on Nov. 15.", "2022-11-15"),
    ("The record day is Feb. 9.", "2022-02-09"),
    ("They met on 30 December.", "2021-12-30"),
    ("The round ended on January 20.", "2022-01-20"),
    ("The next round begins on February 1.", "2022-02-01"),
    ("A text was agreed on Sept. 2.", "2021-09-02"),
    ("The sanctions were lifted on 21 January.", "2022-01-21"),
]


@pytest.mark.parametrize(("text", "values"), SAID, ids=[text for text, _ in SAID])
def test_the_tense_decides(text: str, values: str) -> None:
    assert [item.partition(" = ")[2] for item in told(text)] == values.split()


def test_a_reporting_verb_beside_the_day_outweighs_the_plan_it_reports() -> None:
    assert told("Lee said Thursday that the army will leave.") == ["Thursday = 2022-01-20"]


def test_a_noun_after_to_makes_no_plan() -> None:
    assert told("They agreed to a truce on Tuesday.") == ["Tuesday = 2022-01-18"]


def test_a_date_almost_a_year_off_is_taken_on_the_near_side() -> None:
    day = dt.date(2022, 12, 20)
    assert told("Talks resumed on January 5.", day) == ["January 5 = 2023-01-05"]


def test_today_s_weekday_ahead_is_today_or_in_a_week() -> None:
    text = "The ferry strike is set to start Friday."
    assert told(text) == ["Friday = 2022-01-21"]


def test_a_weekday_beside_a_date_settles_its_year() -> None:
    assert told("They met on Saturday, Feb. 1.") == ["Saturday, Feb. 1 = 2020-02-01"]


def test_the_tense_is_seen_in_capitals_too() -> None:
    assert told("THE REBELS WILL RELEASE THE HOSTAGES ON MONDAY.") == ["MONDAY = 2022-01-24"]
    assert told("THE REBELS RELEASED THE HOSTAGES ON MONDAY.") == ["MONDAY = 2022-01-17"]
