"""What looks like a time and is none."""

from __future__ import annotations

import pytest

from tests.times.told import told

TRAPS = [
    "They may march on the capital.",
    "You may 5 times try.",
    "Theresa May spoke.",
    "Prime Minister May spoke.",
    "It was a blow for May.",
    "The marchers march.",
    "It was a Women's March.",
    "June Smith spoke.",
    "He finished second.",
    "The second round failed.",
    "A second man spoke.",
    "The fall of Kabul shocked them.",
    "Prices fall.",
    "A spring burst.",
    "The Arab Spring failed.",
    "Section 2020 of the act was cited.",
    "Resolution 1973 was cited.",
    "Article 1995 was cited.",
    "They flew a Boeing 1747.",
    "They sent 2000 soldiers.",
    "They sent 1990 tonnes of grain.",
    "They paid $1,989 for it.",
    "They paid €2022 for it.",
    "It rose at 5 percent.",
    "It rose 1.5 points to 1,998.",
    "They won 3-2 and lost 10-12.",
    "The 747 landed.",
    "Call 555-2020 for more.",
    "He is 45 years old.",
    "The 45-year-old spoke.",
    "A 27-year-old teacher spoke.",
    "A 7-month-old baby cried.",
    "The mill sells three-quarters of its flour.",
    "It is a quarter of the sum.",
    "The first half ended with no goal.",
    "A picture of 1920 × 1080 points was sent.",
    "The sun shone; he sat, wed and won.",
    "The Sun reported it.",
    "He reads USA Today.",
    "Ten people died.",
    "It is one of two.",
    "At one point they left.",
    "The minute details bored him.",
    "The night watch left.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_no_time(text: str) -> None:
    assert told(text) == []


MONTHS = [
    ("They met in May.", "May = 2021-05"),
    ("MAY 5 WAS A HOLIDAY.", "MAY 5 = 2022-05-05"),
    ("They met on 5 May.", "5 May = 2021-05-05"),
    ("The May elections will be free.", "May = 2022-05"),
    ("They meet early in March.", "early in March = 2022-03"),
    ("They met last March.", "last March = 2021-03"),
]


@pytest.mark.parametrize(("text", "time"), MONTHS, ids=[text for text, _ in MONTHS])
def test_may_and_march_where_they_are_months(text: str, time: str) -> None:
    assert told(text) == [time]


def test_a_year_that_stands_where_years_stand() -> None:
    assert told("In 2020 they met; the 2020 accord holds; since 2020 it has.") == ["2020 = 2020"] * 3
