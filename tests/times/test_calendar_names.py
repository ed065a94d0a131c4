"""Days, months, years, quarters, seasons and holidays by name, read on Friday 21 January 2022."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.times.told import told

WRITTEN = [
    # days of a month with a year
    ("It was signed on February 11, 1979.", "February 11, 1979 = 1979-02-11"),
    ("It was signed on Feb 11 1979.", "Feb 11 1979 = 1979-02-11"),
    ("It was signed on 11 February 1979.", "11 February 1979 = 1979-02-11"),
    ("It was signed on the 11th of February, 1979.", "the 11th of February, 1979 = 1979-02-11"),
    ("It was signed on Sept. 17, 1978.", "Sept. 17, 1978 = 1978-09-17"),
    ("It was signed Sunday, Sept. 17, 1978.", "Sunday, Sept. 17, 1978 = 1978-09-17"),
    ("It was signed on Tue. 4 Jan. 2022.", "Tue. 4 Jan. 2022 = 2022-01-04"),
    ("It was signed on 1979-02-11.", "1979-02-11 = 1979-02-11"),
    ("It was signed on 1979/02/11.", "1979/02/11 = 1979-02-11"),
    ("It was signed on 23.12.2021.", "23.12.2021 = 2021-12-23"),
    ("It was signed on 12/23/2021.", "12/23/2021 = 2021-12-23"),
    # ranges of days
    ("They met on March 3-5, 2021.", "March 3-5, 2021 = 2021-03-03/2021-03-05"),
    ("They met on 3–5 March 2021.", "3–5 March 2021 = 2021-03-03/2021-03-05"),
    ("They met from 3 to 5 March 2021.", "3 to 5 March 2021 = 2021-03-03/2021-03-05"),
    ("They met on Nov. 3 and 4.", "Nov. 3 and 4 = 2021-11-03/2021-11-04"),
    # months
    ("It began in late May 2021.", "late May 2021 = 2021-05"),
    ("It began in mid-June.", "mid-June = 2021-06"),
    ("It began in early April last year.", "early April last year = 2021-04"),
    ("It began last April.", "last April = 2021-04"),
    ("It will end next March.", "next March = 2022-03"),
    ("It was the November ceasefire.", "November = 2021-11"),
    # years
    ("The 1994 memorandum was cited.", "1994 = 1994"),
    ("It has been so since 1991.", "1991 = 1991"),
    ("It will be so until 2030.", "2030 = 2030"),
    ("It was told in fiscal 1989.", "fiscal 1989 = 1989"),
    ("It was told in the financial year 2021-22.", "the financial year 2021-22 = 2021/2022"),
    ("The war of 1980-1988 was long.", "1980-1988 = 1980/1988"),
    ("The summer of '14 was hot.", "The summer of '14 = 2014-SU"),
    ("The year 2000 came.", "The year 2000 = 2000"),
    ("In nineteen forty-eight it began.", "nineteen forty-eight = 1948"),
    # decades and centuries
    ("It was so in the 1990s.", "the 1990s = 199"),
    ("It was so in the late 1970s.", "the late 1970s = 197"),
    ("It was so in the '60s.", "the '60s = 196"),
    ("It was so in the sixties.", "the sixties = 196"),
    ("It was so in the mid-1980s.", "the mid-1980s = 198"),
    ("It was so in the 19th century.", "the 19th century = 18"),
    # quarters and halves
    ("Profit rose in the third quarter of 2020.", "the third quarter of 2020 = 2020-Q3"),
    ("Profit rose in the third quarter.", "the third quarter = 2021-Q3"),
    ("Third-quarter profit rose.", "Third-quarter = 2021-Q3"),
    ("A fourth-quarter loss was told.", "fourth-quarter = 2021-Q4"),
    ("Profit rose in last year's second quarter.", "last year's second quarter = 2021-Q2"),
    ("Profit rose in Q2 2019.", "Q2 2019 = 2019-Q2"),
    ("Talks slowed in the second half of 2021.", "the second half of 2021 = 2021-H2"),
    ("Talks slowed in the last quarter of 1986.", "the last quarter of 1986 = 1986-Q4"),
    # seasons
    ("Fighting eased last winter.", "last winter = 2020-WI"),
    ("Fighting eased in the fall of 2020.", "the fall of 2020 = 2020-FA"),
    ("Fighting eased in the summer.", "the summer = 2021-SU"),
    ("Fighting will ease in the spring.", "the spring = 2022-SP"),
    ("Fighting eased this past autumn.", "this past autumn = 2021-FA"),
    # holidays
    ("They met on Christmas Eve.", "Christmas Eve = 2021-12-24"),
    ("They met on New Year's Day.", "New Year's Day = 2022-01-01"),
    ("They met on Good Friday 1998.", "Good Friday 1998 = 1998-04-10"),
    ("They met before Thanksgiving.", "Thanksgiving = 2021-11-25"),
    ("They met on Memorial Day.", "Memorial Day = 2021-05-31"),
]


@pytest.mark.parametrize(("text", "time"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_a_name_in_the_calendar(text: str, time: str) -> None:
    assert told(text) == [time]


def test_a_day_that_the_calendar_lacks_is_no_day() -> None:
    assert all("30" not in item for item in told("It was signed on February 30."))


def test_a_date_in_figures_that_can_be_read_both_ways_has_no_value() -> None:
    assert told("It was signed on 5/1/2022.") == ["5/1/2022"]


def test_a_weekday_of_another_week() -> None:
    assert told("They will meet on Tuesday next week.") == ["Tuesday next week = 2022-01-25"]
    assert told("They met on Tuesday last week.") == ["Tuesday last week = 2022-01-11"]
    assert told("They met on Tuesday of last week.") == ["Tuesday of last week = 2022-01-11"]


def test_last_this_and_next_weekday() -> None:
    monday = dt.date(2022, 1, 17)
    assert told("They met last Friday.", monday) == ["last Friday = 2022-01-14"]
    assert told("They will meet this Friday.", monday) == ["this Friday = 2022-01-21"]
    assert told("They will meet this coming Friday.", monday) == ["this coming Friday = 2022-01-21"]
    assert told("They met this past Friday.", monday) == ["this past Friday = 2022-01-14"]
    assert told("They will meet next Friday.", monday) == ["next Friday = 2022-01-28"]


def test_a_quarter_whose_results_are_awaited_is_the_one_that_has_ended() -> None:
    assert told("The firm will tell of a fourth-quarter loss.") == ["fourth-quarter = 2021-Q4"]


def test_a_weekend_lies_as_the_tense_says() -> None:
    assert told("They spoke over the weekend.") == ["the weekend = 2022-W02-WE"]
    assert told("They will speak at the weekend.") == ["the weekend = 2022-W03-WE"]
    assert told("They spoke last weekend.") == ["last weekend = 2022-W02-WE"]
    assert told("They will speak this weekend.") == ["this weekend = 2022-W03-WE"]
