"""What holds for any text and any day."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.reader.times import edtf, find_times, interval, resolve
from verbale.reader.times.lexicon import load_lexicon

WORDS = [
    *load_lexicon().words, "Nov.", "'s", "-", "–", ",", ".", "10:30", "1990", "5", "12th", "Q3", "1990s",
    "'98", "Friday", "May", "\n", "\n\n", "the", "x", "Lee", "2022-01-21", "1/2/2022", "\x00", "\u2028", "$5",
    "](", "http://a.b/", "New", "Year's", "Christmas", "Easter", "May", "in", "by", "two", "week", "weeks",
    "next",
    "last", "year", "Monday",
]  # fmt: skip
PHRASED = st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), max_size=40).map(
    lambda words: " ".join(word.title() if capital else word for word, capital in words)
)
ANY_TEXT = st.one_of(PHRASED, st.text(max_size=200))
ANY_DAY = st.one_of(st.none(), st.dates())
ORDINARY_DAY = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))

VALUE = re.compile(
    r"""(?:\d{2}|\d{3}|\d{4}|\d{4}-\d\d|\d{4}-\d\d-\d\d|\d{4}-W\d\d(?:-WE|-[1-7])?|\d{4}-Q[1-4]|\d{4}-H[12]|\d{4}-(?:SP|SU|FA|WI))
        (?:T(?:\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|MO|MI|AF|EV|NI))?
    |PAST_REF|PRESENT_REF|FUTURE_REF
    |P(?:T?(?:\d+(?:\.\d+)?|X)(?:[YMWDHSQX]|DE|CE|WE))+|PXX
    |P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?
    |XXXX-(?:\d\d|WXX-(?:[1-7](?:TMO|TAF|TEV|TNI)?|WE)|SP|SU|FA|WI|XX-XXT(?:MO|MI|AF|EV|NI))""",
    re.VERBOSE,
)


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT, ANY_DAY)
def test_offsets_lie_in_the_text_in_order_and_hold_words(text: str, day: dt.date | None) -> None:
    last = 0
    for time in find_times(text, day):
        assert last <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == text[time.start : time.end].strip()
        last = time.end


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT, ANY_DAY)
def test_a_value_is_valid_timex3(text: str, day: dt.date | None) -> None:
    for time in find_times(text, day):
        for part in (time.value or "P1D").split("/"):
            assert VALUE.fullmatch(part), (text, time)


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT, ANY_DAY)
def test_days_are_in_order_and_edtf_can_write_them(text: str, day: dt.date | None) -> None:
    for time in find_times(text, day):
        if time.earliest and time.latest:
            assert time.earliest <= time.latest
        assert (edtf(time) is None) == (time.earliest is None and time.latest is None)


@settings(max_examples=400, deadline=None)
@given(PHRASED, ORDINARY_DAY)
def test_the_days_of_a_plain_date_hold_its_value(text: str, day: dt.date) -> None:
    for time in find_times(text, day):
        earliest, latest = interval(time.value)
        if time.mod is None and time.type == "DATE" and earliest and latest and time.earliest and time.latest:
            assert time.earliest <= earliest
            assert latest <= time.latest


@settings(max_examples=200, deadline=None)
@given(PHRASED, ORDINARY_DAY)
def test_told_the_day_later_is_told_the_day_at_once(text: str, day: dt.date) -> None:
    assert resolve(text, find_times(text, None), day) == find_times(text, day)


@settings(max_examples=200, deadline=None)
@given(PHRASED)
def test_the_day_changes_values_and_never_spans(text: str) -> None:
    spans = [(time.start, time.end, time.type) for time in find_times(text, None)]
    assert spans == [(time.start, time.end, time.type) for time in find_times(text, dt.date(2022, 1, 21))]


@settings(max_examples=200, deadline=None)
@given(ORDINARY_DAY)
def test_seven_days_later_what_counts_in_days_and_weeks_is_seven_days_later(day: dt.date) -> None:
    text = (
        "Today, yesterday, tomorrow night, last week, next week, this weekend, last Friday, next Monday. "
        "They met on Tuesday. They will meet on Sunday. Two weeks ago. It will come in ten days."
    )
    week = dt.timedelta(days=7)
    for before, after in zip(find_times(text, day), find_times(text, day + week), strict=True):
        assert before.earliest
        assert before.latest
        assert (before.earliest + week, before.latest + week) == (after.earliest, after.latest)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(WORDS), st.sampled_from([" ", "", ", ", "-"]))
def test_a_long_repetition_is_read_and_ends(word: str, joint: str) -> None:
    text = (word + joint) * 2000
    assert all(time.end <= len(text) for time in find_times(text, None))


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet="0123456789-/XWQHSUTMOPDY:", max_size=24),
    st.sampled_from([None, "START", "APPROX", "BEFORE", "AFTER"]),
)
def test_any_string_has_days_in_order_or_none(value: str, mod: str | None) -> None:
    earliest, latest = interval(value, mod)
    assert earliest is None or latest is None or earliest <= latest
