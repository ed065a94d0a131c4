"""By, until, before, no later than, within: the words before a time that make it a deadline.

They stay outside the span; the days say when the last of it has passed.
"""

from __future__ import annotations

import datetime as dt

import pytest

from tests.times.told import days, only, told

DEADLINES = [
    ("They must answer by Monday.", "Monday", "ON_OR_BEFORE", "to 2022-01-24"),
    ("They must answer by next week.", "next week", "ON_OR_BEFORE", "to 2022-01-30"),
    ("They must answer by the end of the month.", "the end of the month", "ON_OR_BEFORE", "to 2022-01-31"),
    ("They must answer by early March.", "early March", "ON_OR_BEFORE", "to 2022-03-16"),
    ("They must answer by 2025.", "2025", "ON_OR_BEFORE", "to 2025-12-31"),
    ("They must answer no later than Feb. 3.", "Feb. 3", "ON_OR_BEFORE", "to 2022-02-03"),
    ("They have until Feb. 3 to answer.", "Feb. 3", "ON_OR_BEFORE", "to 2022-02-03"),
    ("The truce holds through Sunday, they will say.", "Sunday", "ON_OR_BEFORE", "to 2022-01-23"),
    ("They must answer before Monday.", "Monday", "BEFORE", "to 2022-01-23"),
    ("They must answer before February 2023.", "February 2023", "BEFORE", "to 2023-01-31"),
    ("They must answer before the end of the week.", "the end of the week", "BEFORE", "to 2022-01-23"),
    ("They must answer ahead of Feb. 3.", "Feb. 3", "BEFORE", "to 2022-02-02"),
    ("They will answer after Monday.", "Monday", "AFTER", "2022-01-25 on"),
    ("They have waited since November.", "November", "ON_OR_AFTER", "2021-11-01 on"),
    ("The tariff will apply from June 1.", "June 1", "ON_OR_AFTER", "2022-06-01 on"),
    ("They must answer within two weeks.", "two weeks", "EQUAL_OR_LESS", "2022-01-21 to 2022-02-04"),
    ("They must answer within 48 hours.", "48 hours", "EQUAL_OR_LESS", "2022-01-21 to 2022-01-23"),
    ("They must answer by 5 p.m. on Monday.", "5 p.m. on Monday", "ON_OR_BEFORE", "to 2022-01-24"),
]


@pytest.mark.parametrize(("text", "words", "mod", "meant"), DEADLINES, ids=[d[0] for d in DEADLINES])
def test_a_deadline(text: str, words: str, mod: str, meant: str) -> None:
    time = only(text)
    assert (text[time.start : time.end], time.mod, days(text)) == (words, mod, meant)


def test_a_deadline_on_the_day_s_own_weekday_may_be_in_a_week() -> None:
    assert days("They must answer by Friday.") == "to 2022-01-28"


def test_after_a_day_s_meeting_may_be_that_day() -> None:
    assert only("They will answer after Monday's talks.").mod is None


def test_up_from_last_year_begins_nothing() -> None:
    assert only("Sales were up 5 percent from last year.").mod is None


def test_from_and_to_are_a_range_of_two() -> None:
    text = "The truce ran from 2014 to 2021."
    assert told(text) == ["2014 = 2014", "2021 = 2021"]


def test_within_weeks_has_no_end() -> None:
    assert days("They must answer within weeks.") == "unknown"


def test_nothing_is_late_before_the_last_day_it_may_mean() -> None:
    time = only("They will answer next week.")
    assert time.latest == dt.date(2022, 1, 30)
