"""A text without a day: what needs one has no value, and finds it when the day is told later."""

from __future__ import annotations

import datetime as dt

from tests.times.told import FRIDAY, told
from verbale.reader.times import find_times, resolve
from verbale.reading import Time

TEXT = (
    "He said Friday that a text will come next week; "
    "the 2015 accord and now this, two days later, in May 1998."
)


def test_what_needs_the_day_keeps_its_words_and_has_no_value() -> None:
    assert told(TEXT, None) == [
        "Friday",
        "next week",
        "2015 = 2015",
        "now = PRESENT_REF",
        "two days later",
        "May 1998 = 1998-05",
    ]


def test_a_month_without_a_year_is_not_guessed() -> None:
    assert told("On 19 April they met, in October they left, at 5 p.m. it rained.", None) == [
        "19 April",
        "October",
        "5 p.m.",
    ]


def test_what_needs_the_day_has_no_days_either() -> None:
    (time,) = find_times("They must answer by next week.", None)
    assert (time.value, time.mod, time.earliest, time.latest) == (None, "ON_OR_BEFORE", None, None)


def test_told_the_day_later_the_same_times_have_values() -> None:
    undated = find_times(TEXT, None)
    assert resolve(TEXT, undated, FRIDAY) == find_times(TEXT, FRIDAY)


def test_told_the_day_later_a_time_of_another_reader_stays_as_it_is() -> None:
    other = Time(start=3, end=7, type="DATE", value="1999")
    assert resolve(TEXT, (other, *find_times(TEXT, None)), FRIDAY)[0] == other


def test_a_day_that_the_text_tells_in_full_carries_what_hangs_on_it() -> None:
    assert told("They met on May 3, 2021. Two days later, rebels struck.", None) == [
        "May 3, 2021 = 2021-05-03",
        "Two days later = 2021-05-05",
    ]


def test_a_day_in_the_middle_of_the_calendar_s_ends_does_no_harm() -> None:
    text = (
        "Last week, next week, 20 years ago, in 20 years, the day before, next century, last Friday, Easter."
    )
    for day in (dt.date.min, dt.date.max):
        assert len(find_times(text, day)) == len(find_times(text, FRIDAY))
