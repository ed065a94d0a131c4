"""Days as people and sources write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.problems import UsageError
from verbale.sources import parse_day
from verbale.sources.day import stated_day


@pytest.mark.parametrize(
    "written",
    [
        "2022-01-21",
        " 2022-01-21 ",
        "20220121",
        "2022-01-21T09:30:00Z",
        "2022-01-21 09:30",
        "2022-01-21T23:30:00-05:00",
        "2022-01-21T00:15:00.123456789+03:00",
        "2022-01-21 09:30:00 +0000 UTC",
    ],
)
def test_a_user_names_a_day_by_its_iso_form_or_a_timestamp(written: str) -> None:
    assert parse_day(written) == dt.date(2022, 1, 21)


@pytest.mark.parametrize(
    "written", ["", "2022", "2022-01", "2022-W03", "21.1.2022", "yesterday", "2022-01-21x", "٢٠٢٢-٠١-٢١"]
)
def test_what_is_no_day_is_refused_with_the_way_to_write_it(written: str) -> None:
    with pytest.raises(UsageError, match="write year, month and day, as in 2022-01-21"):
        parse_day(written)


@pytest.mark.parametrize("written", ["2022-02-30", "2022-13-01", "2021-02-29T10:00:00Z", "00000101"])
def test_a_day_that_no_calendar_has_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="is no day of the calendar"):
        parse_day(written)


@pytest.mark.parametrize(
    "written",
    [
        "2022/01/21",
        "21 January 2022",
        "21st of January 2022",
        "January 21, 2022",
        "Jan. 21, 2022, 9:15 a.m. EST",
        "Friday, 21 January 2022",
        "Fri, 21 Jan 2022 23:59:59 GMT",
        "21-Jan-2022",
        "21/01/2022",
        "1/21/2022",
    ],
)
def test_sources_write_days_in_many_ways(written: str) -> None:
    assert stated_day(written) == dt.date(2022, 1, 21)


@pytest.mark.parametrize(
    "written", ["03/04/2022", "2022", "January 2022", "2022-01", "two days ago", "1642723200", "31 June 2022"]
)
def test_a_source_that_leaves_its_day_open_has_none(written: str) -> None:
    assert stated_day(written) is None


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: dt.date) -> None:
    assert parse_day(day.isoformat()) == stated_day(day.isoformat()) == day
    assert stated_day(f"{day.day} {day:%B} {day.year:04}") == day


@given(st.datetimes(timezones=st.timezones()))
def test_a_timestamp_gives_the_day_written_in_it_whatever_its_zone(moment: dt.datetime) -> None:
    written = moment.isoformat(timespec="seconds")
    if len(written) == 25:  # offsets with seconds are of times before there were zones
        assert stated_day(written) == moment.date()


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert stated_day(text) is None or isinstance(stated_day(text), dt.date)
