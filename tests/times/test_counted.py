"""What is counted from a day: last week, two weeks ago, in five years, the day before."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.times.told import days, told

FROM_PUBLICATION = [
    ("They met last week.", "last week = 2022-W02"),
    ("They met this week.", "this week = 2022-W03"),
    ("They will meet next week.", "next week = 2022-W04"),
    ("They met last month.", "last month = 2021-12"),
    ("They will meet next month.", "next month = 2022-02"),
    ("They met last year.", "last year = 2021"),
    ("They met late last year.", "late last year = 2021"),
    ("They will meet next year.", "next year = 2023"),
    ("They met earlier this week.", "earlier this week = 2022-W03"),
    ("They will meet later this month.", "later this month = 2022-01"),
    ("They will meet at the end of the month.", "the end of the month = 2022-01"),
    ("They met at the start of the year.", "the start of the year = 2022"),
    ("They will meet by the end of next year.", "the end of next year = 2023"),
    ("They will meet by year-end.", "year-end = 2022"),
    ("They met in the past decade.", "the past decade = 201"),
    ("They met two days ago.", "two days ago = 2022-01-19"),
    ("They met a week ago.", "a week ago = 2022-01-14"),
    ("They met two weeks ago.", "two weeks ago = 2022-01-07"),
    ("They met three months ago.", "three months ago = 2021-10"),
    ("They met some 20 years ago.", "some 20 years ago = 2002"),
    ("They met half a year ago.", "half a year ago = 2021-07"),
    ("They met a decade ago.", "a decade ago = 201"),
    ("They met several weeks ago.", "several weeks ago = PAST_REF"),
    ("They met long ago.", "long ago = PAST_REF"),
    ("They will answer in two weeks.", "two weeks = 2022-02-04"),
    ("They will answer in ten days.", "ten days = 2022-01-31"),
    ("They will answer in a month.", "a month = 2022-02"),
    ("They will answer in two weeks' time.", "two weeks' time = 2022-02-04"),
    ("They will answer in a few days.", "a few days = FUTURE_REF"),
    ("They will answer two weeks from now.", "two weeks from now = 2022-02-04"),
    ("They will answer a week from Monday.", "a week from Monday = 2022-01-31"),
    ("They met a fortnight ago.", "a fortnight ago = 2022-01-07"),
]


@pytest.mark.parametrize(("text", "time"), FROM_PUBLICATION, ids=[text for text, _ in FROM_PUBLICATION])
def test_counted_from_the_day_of_publication(text: str, time: str) -> None:
    assert told(text) == [time]


FROM_TEXT = [
    ("They met on May 3, 2021. The day before, rebels struck.", "the day before = 2021-05-02"),
    ("They met on May 3, 2021. The next day, rebels struck.", "the next day = 2021-05-04"),
    ("They met on May 3, 2021. The following day, rebels struck.", "the following day = 2021-05-04"),
    ("They met on May 3, 2021. Two days later, rebels struck.", "two days later = 2021-05-05"),
    ("They met on May 3, 2021. Two weeks later, rebels struck.", "two weeks later = 2021-05-17"),
    ("They met on May 3, 2021. A month later, rebels struck.", "a month later = 2021-06"),
    ("They met on May 3, 2021. A week earlier, rebels struck.", "a week earlier = 2021-04-26"),
    ("They met on May 3, 2021. That evening, rebels struck.", "that evening = 2021-05-03TEV"),
    ("They met on May 3, 2021. The same day, rebels struck.", "the same day = 2021-05-03"),
    ("They met on May 3, 2021. The following Monday, rebels struck.", "the following monday = 2021-05-10"),
    ("They met on May 3, 2021. In the same month, rebels struck.", "the same month = 2021-05"),
    ("They met on May 3, 2021. That year, rebels struck.", "that year = 2021"),
    ("They met in 1985. The following year, rebels struck.", "the following year = 1986"),
    ("They met in July 1985. Three months later, rebels struck.", "three months later = 1985-10"),
    ("They met in July 1985. The previous year, rebels struck.", "the previous year = 1984"),
    ("The pact ends on March 1, 2023. Until then, it binds them.", "then = 2023-03-01"),
]


@pytest.mark.parametrize(("text", "time"), FROM_TEXT, ids=[text for text, _ in FROM_TEXT])
def test_counted_from_what_the_text_told_before(text: str, time: str) -> None:
    words, _, value = told(text)[-1].partition(" = ")
    assert f"{words.lower()} = {value}" == time


def test_the_day_before_with_no_day_told_is_counted_from_publication() -> None:
    assert told("The envoys had arrived the day before.") == ["the day before = 2022-01-20"]


def test_two_weeks_later_with_nothing_told_has_no_value() -> None:
    assert told("Two weeks later, the talks collapsed.") == ["Two weeks later"]


def test_what_is_told_as_past_is_not_counted_beyond_the_day_of_publication() -> None:
    assert told("Today, 77 years later, the guns spoke again.")[-1] == "77 years later"


def test_the_week_after_next_week() -> None:
    assert told("They will meet not next week but the week after.")[-1] == "the week after = 2022-W05"


def test_later_this_week_on_a_sunday_is_the_week_that_begins() -> None:
    sunday = dt.date(2022, 1, 23)
    assert told("They will meet later this week.", sunday) == ["later this week = 2022-W04"]


def test_a_year_earlier_in_a_report_of_results_is_the_same_quarter() -> None:
    text = "Third-quarter profit rose to 9 million euros from 7 million a year earlier."
    assert told(text) == ["Third-quarter = 2021-Q3", "a year earlier = 2020-Q3"]


def test_the_year_ago_quarter_and_the_1988_quarter() -> None:
    text = "The firm lost money in the third quarter of 1989. The year-ago quarter was good."
    assert told(text)[-1] == "The year-ago quarter = 1988-Q3"


def test_the_latest_quarter_is_the_last_that_has_ended() -> None:
    assert told("Sales fell in the latest quarter.") == ["the latest quarter = 2021-Q4"]


def test_a_rounded_count_may_be_half_a_unit_off() -> None:
    assert days("They will answer in two weeks.") == "2022-02-01 to 2022-02-07"
    assert days("They will answer in ten days.") == "2022-01-31 to 2022-01-31"
    assert days("They met more than two weeks ago.") == "2021-12-28 to 2022-01-10"


def test_seen_from_publication_earlier_ends_and_later_begins_on_its_day() -> None:
    assert days("They met earlier this month.") == "2022-01-01 to 2022-01-21"
    assert days("They will meet later this month.") == "2022-01-21 to 2022-01-31"


def test_the_past_year_may_be_the_last_twelve_months() -> None:
    assert days("They met in the past year.") == "2021-01-01 to 2022-01-21"
