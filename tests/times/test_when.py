"""Times as a move tells them."""

from __future__ import annotations

import datetime as dt

from tests.times.told import FRIDAY, line, only
from verbale.reader.times import find_times, together, when


def ranges(text: str, day: dt.date | None = FRIDAY) -> list[str]:
    return [line(text, time) for time in together(text, find_times(text, day))]


def test_the_words_are_folded_and_carry_no_preposition() -> None:
    text = "They must answer by  the end\nof the month."
    told = when(text, only(text))
    assert (told.text, told.value, told.latest) == ("the end of the month", "2022-01", dt.date(2022, 1, 31))


def test_a_length_that_was_not_counted_is_past_or_to_come() -> None:
    past, ahead = "It was so over the past several weeks.", "It will be so over the next few days."
    assert when(past, only(past)).value == "PAST_REF"
    assert when(ahead, only(ahead)).value == "FUTURE_REF"


def test_a_length_that_was_counted_stays_a_length() -> None:
    text = "It held for two weeks."
    assert when(text, only(text)).value == "P2W"


def test_two_days_are_one_range() -> None:
    assert ranges("They met on Wednesday and Thursday.") == ["Wednesday and Thursday = 2022-01-19/2022-01-20"]
    assert ranges("They met from May 3, 2021 to May 5, 2021.") == [
        "May 3, 2021 to May 5, 2021 = 2021-05-03/2021-05-05"
    ]


def test_both_days_of_a_range_are_in_one_week() -> None:
    assert ranges("They met on Friday and Saturday.") == ["Friday and Saturday = 2022-01-14/2022-01-15"]


def test_two_months_or_years_are_one_range() -> None:
    assert ranges("They will meet in May or June this year.") == ["May or June this year = 2022-05/2022-06"]
    assert ranges("It was so from 2014 to 2021.") == ["2014 to 2021 = 2014/2021"]


def test_a_day_and_a_month_are_two_times() -> None:
    assert ranges("They met on Wednesday and in July.") == ["Wednesday = 2022-01-19", "July = 2021-07"]


def test_two_days_in_an_undated_text_are_one_time_without_a_value() -> None:
    assert ranges("They met on Wednesday and Thursday.", None) == ["Wednesday and Thursday"]


def test_days_in_two_sentences_are_two_times() -> None:
    assert len(ranges("They met on Wednesday. Thursday was calm.")) == 2
