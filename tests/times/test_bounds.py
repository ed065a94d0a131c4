"""Which days a value may mean, and its form in EDTF."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.times.told import only
from verbale.reader.times import edtf, interval

DAYS = [
    ("2022-01-21", "2022-01-21", "2022-01-21"),
    ("2022-01-21T17:00", "2022-01-21", "2022-01-21"),
    ("2022-01-21TMO", "2022-01-21", "2022-01-21"),
    ("2022-01-21TNI", "2022-01-21", "2022-01-22"),
    ("2022-01-21T24:00", "2022-01-21", "2022-01-22"),
    ("2022-W04", "2022-01-24", "2022-01-30"),
    ("2022-W04-WE", "2022-01-29", "2022-01-30"),
    ("2022-W04-3", "2022-01-26", "2022-01-26"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2022", "2022-01-01", "2022-12-31"),
    ("2022-Q1", "2022-01-01", "2022-03-31"),
    ("2022-H2", "2022-07-01", "2022-12-31"),
    ("2022-SU", "2022-06-01", "2022-09-22"),
    ("2022-WI", "2022-12-01", "2023-03-22"),
    ("199", "1990-01-01", "1999-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19", "1900-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2022-01-09/2022-01-10", "2022-01-09", "2022-01-10"),
    ("1985/1987", "1985-01-01", "1987-12-31"),
]


@pytest.mark.parametrize(("value", "earliest", "latest"), DAYS, ids=[value for value, _, _ in DAYS])
def test_the_days_of_a_value(value: str, earliest: str, latest: str) -> None:
    assert interval(value) == (dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest))


@pytest.mark.parametrize(
    "value",
    [
        None, "", "P2W", "PXM", "PT48H", "PAST_REF", "FUTURE_REF", "PRESENT_REF", "XXXX-WXX-1", "XXXX-07",
        "2022-02-30", "2022-13", "2022-W54", "2021-W53", "0000", "2022-01-10/2022-01-09", "2022-01-10/P2D",
        "Friday", "9999-W53",
    ],
)  # fmt: skip
def test_what_has_no_days_is_unknown(value: str | None) -> None:
    assert interval(value) == (None, None)


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


MODIFIED = [
    ("2022-06", "START", "2022-06-01", "2022-06-16"),
    ("2022-06", "MID", "2022-06-08", "2022-06-23"),
    ("2022-06", "END", "2022-06-15", "2022-06-30"),
    ("2022-W04", "ON_OR_BEFORE", "", "2022-01-30"),
    ("2022-W04", "BEFORE", "", "2022-01-23"),
    ("2022-W04", "AFTER", "2022-01-31", ""),
    ("2022-W04", "ON_OR_AFTER", "2022-01-24", ""),
    ("2022-01-21", "APPROX", "2022-01-18", "2022-01-24"),
    ("2022-01-21T12:00", "APPROX", "2022-01-21", "2022-01-21"),
]


@pytest.mark.parametrize(("value", "mod", "earliest", "latest"), MODIFIED)
def test_the_days_of_a_value_with_a_modifier(value: str, mod: str, earliest: str, latest: str) -> None:
    assert interval(value, mod) == (day(earliest), day(latest))


FORMS = [
    ("They met on January 5.", "2022-01-05"),
    ("They met at 5 p.m. on January 5.", "2022-01-05"),
    ("They met last month.", "2021-12"),
    ("They met last year.", "2021"),
    ("They met in the 1990s.", "199X"),
    ("They met in the 19th century.", "18XX"),
    ("They met last summer.", "2021-22"),
    ("They met in the third quarter.", "2021-35"),
    ("They met in the first half of 2020.", "2020-40"),
    ("They met around January 5.", "2022-01-05~"),
    ("They met last week.", "2022-01-10/2022-01-16"),
    ("They met on January 5-7.", "2022-01-05/2022-01-07"),
    ("They met in late May.", "2021-05-16/2021-05-31"),
    ("They must answer by Monday.", "../2022-01-24"),
    ("They have waited since November.", "2021-11-01/.."),
    ("They will soon answer.", None),
    ("They spoke for two hours.", None),
]


@pytest.mark.parametrize(("text", "form"), FORMS, ids=[text for text, _ in FORMS])
def test_the_form_in_edtf(text: str, form: str | None) -> None:
    assert edtf(only(text)) == form
