"""Which days a time means."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reading import When
from verbale.record.days import Days, days_of, days_of_value, latest_day, told_when


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-01-21", "2022-01-21", "2022-01-21"),
        ("2022-01-21T15:00", "2022-01-21", "2022-01-21"),
        ("2022-W04", "2022-01-24", "2022-01-30"),
        ("2022-W04-WE", "2022-01-29", "2022-01-30"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2022-Q2", "2022-04-01", "2022-06-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-01-09/2022-01-10", "2022-01-09", "2022-01-10"),
    ],
)
def test_a_value_means_the_days_from_its_first_to_its_last(value: str, first: str, last: str) -> None:
    assert days_of_value(value) == Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", [None, "", "FUTURE_REF", "P2W", "2022-02-30", "2022-W60", "202X", "2022-SU"]
)
def test_a_vague_or_impossible_value_means_no_days(value: str | None) -> None:
    assert days_of_value(value) is None


def test_the_readers_own_interval_counts_before_the_value() -> None:
    when = When(text="mid-May", value="2022-05", earliest=dt.date(2022, 5, 11), latest=dt.date(2022, 5, 20))
    assert days_of(when) == Days(dt.date(2022, 5, 11), dt.date(2022, 5, 20))
    assert latest_day(when) == dt.date(2022, 5, 20)


def test_a_time_told_without_its_interval_gets_it_from_its_value() -> None:
    told = told_when(When(text="next week", value="2022-W04"))
    assert told is not None
    assert (told.earliest, told.latest) == (dt.date(2022, 1, 24), dt.date(2022, 1, 30))


@given(text=st.text(max_size=25))
def test_any_text_as_a_value_gives_days_or_none(text: str) -> None:
    days = days_of_value(text)
    assert days is None or days.first <= days.last
