"""Today and its parts, and the clock, read on Friday 21 January 2022."""

from __future__ import annotations

import pytest

from tests.times.told import days, only, told

WITHIN = [
    ("They met today.", "today = 2022-01-21"),
    ("They met yesterday.", "yesterday = 2022-01-20"),
    ("They meet tomorrow.", "tomorrow = 2022-01-22"),
    ("They meet the day after tomorrow.", "the day after tomorrow = 2022-01-23"),
    ("They met earlier today.", "earlier today = 2022-01-21"),
    ("They met late yesterday.", "late yesterday = 2022-01-20"),
    ("They met this morning.", "this morning = 2022-01-21TMO"),
    ("They met last night.", "last night = 2022-01-20TNI"),
    ("They met late last night.", "late last night = 2022-01-20TNI"),
    ("They meet tonight.", "tonight = 2022-01-21TNI"),
    ("They meet tomorrow evening.", "tomorrow evening = 2022-01-22TEV"),
    ("They met on Thursday afternoon.", "Thursday afternoon = 2022-01-20TAF"),
    ("They met early on Thursday.", "early on Thursday = 2022-01-20"),
    ("They met early Thursday morning.", "early Thursday morning = 2022-01-20TMO"),
    ("They met on the night of January 3.", "the night of January 3 = 2022-01-03TNI"),
    ("The talks broke down overnight.", "overnight = 2022-01-20TNI"),
    ("They met at 10 p.m. on Wednesday.", "10 p.m. on Wednesday = 2022-01-19T22:00"),
    ("They met at 10:15 a.m. Wednesday.", "10:15 a.m. Wednesday = 2022-01-19T10:15"),
    ("They met Wednesday at 10.15 am.", "Wednesday at 10.15 am = 2022-01-19T10:15"),
    ("They met at 10pm on Wednesday.", "10pm on Wednesday = 2022-01-19T22:00"),
    ("They met at noon on Wednesday.", "noon on Wednesday = 2022-01-19T12:00"),
    ("The truce began at midnight Wednesday.", "midnight Wednesday = 2022-01-19T24:00"),
    ("The truce will begin at 0900 GMT on Monday.", "0900 GMT on Monday = 2022-01-24T09:00"),
    ("The truce will begin at 09:00 Kyiv time on Monday.", "09:00 Kyiv time on Monday = 2022-01-24T09:00"),
    ("They have until 6 p.m. EST, Feb. 4.", "6 p.m. EST, Feb. 4 = 2022-02-04T18:00"),
    ("They have until 8 P.M. ET on Tuesday.", "8 P.M. ET on Tuesday = 2022-01-25T20:00"),
    ("They will meet at three o'clock tomorrow.", "three o'clock tomorrow = 2022-01-22T03:00"),
    ("They met at 12 a.m. on Jan. 3.", "12 a.m. on Jan. 3 = 2022-01-03T00:00"),
    ("The call came at 14:26:05 on Thursday.", "14:26:05 on Thursday = 2022-01-20T14:26:05"),
]


@pytest.mark.parametrize(("text", "time"), WITHIN, ids=[text for text, _ in WITHIN])
def test_a_time_of_day(text: str, time: str) -> None:
    assert told(text) == [time]


def test_clock_zone_and_day_are_one_span() -> None:
    assert only("The bid ends at 6 p.m. EST, Feb. 4, the firm said.").type == "TIME"


def test_a_clock_time_alone_is_of_the_day_that_the_sentence_told() -> None:
    assert told("They met on Wednesday, and at 6 p.m. they signed.") == [
        "Wednesday = 2022-01-19",
        "6 p.m. = 2022-01-19T18:00",
    ]


def test_a_clock_time_alone_is_else_of_the_day_of_publication() -> None:
    assert told("The guns fell silent at 6 p.m. sharp.") == ["6 p.m. = 2022-01-21T18:00"]


def test_in_the_morning_is_of_the_day_told_just_before() -> None:
    assert told("They will land on Tuesday and meet in the morning.") == [
        "Tuesday = 2022-01-25",
        "the morning = 2022-01-25TMO",
    ]
    assert told("She rises early in the morning.") == []


def test_a_night_reaches_into_the_next_day() -> None:
    assert days("They met on Tuesday night.") == "2022-01-18 to 2022-01-19"


def test_no_hour_is_made_of_what_is_none() -> None:
    assert told("The vote was 61:39, the score 13:2, the ratio 3:1.") == []
    assert told("They met at 25:00 and at 13 p.m.") == []
