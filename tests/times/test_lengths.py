"""How long, how often, and what is only before, now or to come."""

from __future__ import annotations

import pytest

from tests.times.told import days, only, told

LENGTHS = [
    ("The talks lasted four hours.", "four hours = PT4H"),
    ("The talks lasted two and a half hours.", "two and a half hours = PT2H30M"),
    ("The talks lasted 2 1/2 hours.", "2 1/2 hours = PT2H30M"),
    ("The crossing took more than eleven hours.", "more than eleven hours = PT11H"),
    ("The talks lasted an hour and a half.", None),
    ("They spoke for an hour and a half.", "an hour and a half = PT1H30M"),
    ("They spoke for half an hour.", "half an hour = PT30M"),
    ("They spoke for forty-five minutes.", "forty-five minutes = PT45M"),
    ("He set a 48-hour ultimatum.", "48-hour = PT48H"),
    ("They agreed on a two-week truce.", "two-week = P2W"),
    ("They agreed on a pause for a period of five weeks.", "five weeks = P5W"),
    ("They agreed on a six-month extension.", "six-month = P6M"),
    ("They gave the firm a week to answer.", "a week = P1W"),
    ("They have 30 days to appeal.", "30 days = P30D"),
    ("They have one hundred and eighty days to appeal.", "one hundred and eighty days = P180D"),
    ("It took them two years and three months.", "two years and three months = P2Y3M"),
    ("It will take two to three weeks.", "two to three weeks = P2W"),
    ("It will take a year or two.", None),
    ("It has been so for a year or two.", "a year or two = P1Y"),
    ("It will take several months.", "several months = PXM"),
    ("It will take a few days.", "a few days = PXD"),
    ("It has been so for decades.", "decades = PXDE"),
    ("It has been so for two decades.", "two decades = P20Y"),
    ("It has been so over the years.", "the years = PXY"),
    ("It will last for some time.", "some time = PXM"),
    ("It will last for a while.", "a while = PXX"),
    ("The past three months were calm.", "The past three months = P3M"),
    ("The next 10 to 15 months count.", "The next 10 to 15 months = P10M"),
    ("The first nine months were calm.", "The first nine months = P9M"),
    ("It will be so for the next year or so.", "the next year or so = P1Y"),
    ("The 20-year-old war goes on.", "20-year-old = P20Y"),
    ("The 8-month-old truce held.", "8-month-old = P8M"),
    ("Workers were out for a fortnight.", "a fortnight = P2W"),
]


@pytest.mark.parametrize(
    ("text", "time"), [(a, b) for a, b in LENGTHS if b], ids=[a for a, b in LENGTHS if b]
)
def test_how_long(text: str, time: str) -> None:
    assert told(text) == [time]


def test_a_length_seen_from_publication_has_days() -> None:
    assert days("It was so for the past three days.") == "2022-01-18 to 2022-01-21"
    assert days("It will be so for the next two weeks.") == "2022-01-21 to 2022-02-04"
    assert days("It will be so for the next two to three weeks.") == "2022-01-21 to 2022-02-11"
    assert days("It was so in the last 48 hours.") == "2022-01-19 to 2022-01-21"


def test_a_length_that_nobody_counted_has_no_days() -> None:
    assert days("It will be so for the next few days.") == "unknown"


def test_a_length_seen_from_nowhere_has_no_days() -> None:
    assert days("The truce lasted 30 days.") == "unknown"


MODIFIERS = [
    ("about two years", "APPROX"),
    ("nearly two years", "LESS_THAN"),
    ("more than two years", "MORE_THAN"),
    ("less than two years", "LESS_THAN"),
    ("no more than two years", "EQUAL_OR_LESS"),
    ("no less than two years", "EQUAL_OR_MORE"),
    ("at least two years", "EQUAL_OR_MORE"),
    ("up to two years", "EQUAL_OR_LESS"),
]


@pytest.mark.parametrize(("words", "mod"), MODIFIERS, ids=[words for words, _ in MODIFIERS])
def test_a_count_keeps_its_modifier(words: str, mod: str) -> None:
    time = only(f"The truce held for {words}.")
    assert (time.value, time.mod) == ("P2Y", mod)


def test_over_is_more_than_only_where_it_says_so() -> None:
    assert told("The truce lasted over two years.") == ["over two years = P2Y"]
    assert told("The sum is paid over two years.") == ["two years = P2Y"]


AGAIN = [
    ("They meet every Monday.", "every Monday = XXXX-WXX-1"),
    ("They meet each July.", "each July = XXXX-07"),
    ("They meet every two weeks.", "every two weeks = P2W"),
    ("They meet on Tuesdays.", "Tuesdays = XXXX-WXX-2"),
    ("They meet three times a year.", "a year = P1Y"),
    ("They meet every morning.", "every morning = XXXX-XX-XXTMO"),
    ("They meet every weekend.", "every weekend = XXXX-WXX-WE"),
    ("It sells five thousand cars a month.", "a month = P1M"),
    ("It costs $3 million a year.", "a year = P1Y"),
]


@pytest.mark.parametrize(("text", "time"), AGAIN, ids=[text for text, _ in AGAIN])
def test_how_often(text: str, time: str) -> None:
    assert told(text) == [time]
    assert only(text).type == "SET"


VAGUE = [
    ("They are now at the table.", "now = PRESENT_REF"),
    ("They are currently at the table.", "currently = PRESENT_REF"),
    ("They are at the table these days.", "these days = PRESENT_REF"),
    ("They are at the table at this moment.", "this moment = PRESENT_REF"),
    ("They are at the table at present.", "present = PRESENT_REF"),
    ("They recently left the table.", "recently = PAST_REF"),
    ("The ministry has previously denied it.", "previously = PAST_REF"),
    ("Jordan previously denied it.", "previously = PAST_REF"),
    ("Lee had earlier denied it.", "earlier = PAST_REF"),
    ("Earlier, Lee denied it.", "Earlier = PAST_REF"),
    ("They left the table in recent months.", "recent months = PAST_REF"),
    ("They left the table in the past.", "the past = PAST_REF"),
    ("They will soon be back.", "soon = FUTURE_REF"),
    ("They will be back in the coming days.", "the coming days = FUTURE_REF"),
    ("They will be back in the near future.", "the near future = FUTURE_REF"),
    ("They will be back in the weeks ahead.", "the weeks ahead = FUTURE_REF"),
    ("They will be back at a later date.", "a later date = FUTURE_REF"),
    ("They must be back as soon as possible.", "as soon as possible = FUTURE_REF"),
    ("They must be back as quickly as possible.", "as quickly as possible = FUTURE_REF"),
    ("They must be back without further delay.", "without further delay = FUTURE_REF"),
    ("They must withdraw immediately.", "immediately = FUTURE_REF"),
    ("They will one day be back.", "one day = FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "time"), VAGUE, ids=[text for text, _ in VAGUE])
def test_what_is_only_before_now_or_to_come(text: str, time: str) -> None:
    assert told(text) == [time]
    assert days(text) == "unknown"


NOTHING = [
    "It was a previously announced plan.",
    "They came earlier than planned.",
    "As soon as they land, they will talk.",
    "He died soon after the talks.",
    "He immediately left.",
    "Not that long ago is no time.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_sound_like_a_time(text: str) -> None:
    assert told(text) == []
