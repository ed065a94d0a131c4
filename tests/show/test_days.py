"""Days are told with the precision that they have."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.show.examples import day, time
from verbale.reading import When
from verbale.show.days import distance, interval, when_words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-03-05", "2024-03-05", "5 March 2024"),
        ("2024-03-11", "2024-03-17", "11–17 March 2024"),
        ("2024-03-28", "2024-04-03", "28 March – 3 April 2024"),
        ("2023-12-30", "2024-01-05", "30 December 2023 – 5 January 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-28", "February 2023"),
        ("2024-01-01", "2024-03-31", "January–March 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
    ],
)
def test_an_interval_is_written_as_briefly_as_it_can_be(first: str, last: str, words: str) -> None:
    assert interval(day(first), day(last)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (time("next week", "2024-03-11", "2024-03-17"), "11–17 March 2024 (“next week”)"),
        (time("5 March", "2024-03-05"), "5 March 2024"),
        (time("March 5th, 2024", "2024-03-05"), "5 March 2024"),
        (time("Tuesday", "2024-03-05"), "5 March 2024 (“Tuesday”)"),
        (time("late March", "2024-03-21", "2024-03-31"), "21–31 March 2024 (“late March”)"),
        (time("by Easter", None, "2024-03-31"), "by 31 March 2024 (“by Easter”)"),
        (When(text="from May", earliest=dt.date(2024, 5, 1)), "from 1 May 2024"),
        (time("soon"), "“soon” (no exact day)"),
        (time(""), "no exact day"),
        (When(text="that week", value="2024-W11"), "11–17 March 2024 (“that week”)"),
        (When(text="at ten", value="2024-03-05T10:00", earliest=day("2024-03-05"), latest=day("2024-03-05")),
         "5 March 2024, 10:00 (“at ten”)"),
    ],
)  # fmt: skip
def test_a_time_keeps_its_words_unless_they_are_the_days_themselves(when: When, words: str) -> None:
    assert when_words(when) == words


def test_days_the_wrong_way_round_are_not_told_as_days() -> None:
    assert when_words(time("some day", "2024-03-17", "2024-03-11")) == "“some day” (no exact day)"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-03-08", "2024-03-08", "today"),
        ("2024-03-09", "2024-03-09", "tomorrow"),
        ("2024-03-11", "2024-03-11", "in 3 days"),
        ("2024-03-04", "2024-03-10", "2 days left"),
        ("2024-03-04", "2024-03-08", "last day today"),
        ("2024-03-07", "2024-03-07", "yesterday"),
        ("2024-03-01", "2024-03-07", "1 day ago"),
        (None, "2024-03-04", "4 days ago"),
    ],
)
def test_a_deadline_is_told_from_today(first: str | None, last: str, words: str) -> None:
    assert distance(time("then", first, last), day("2024-03-08")) == words


def test_a_deadline_without_a_last_day_is_no_distance_away() -> None:
    assert distance(time("soon"), day("2024-03-08")) is None


@given(st.dates(), st.dates())
def test_an_interval_names_the_years_of_both_its_ends(one: dt.date, other: dt.date) -> None:
    first, last = sorted([one, other])
    words = interval(first, last)
    assert str(first.year) in words
    assert str(last.year) in words


@given(st.text(), st.none() | st.text(), st.none() | st.dates(), st.none() | st.dates())
def test_any_time_can_be_written(
    text: str, value: str | None, earliest: dt.date | None, latest: dt.date | None
) -> None:
    assert when_words(When(text=text, value=value, earliest=earliest, latest=latest))
