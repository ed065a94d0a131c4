"""Texts as they come: in capitals, broken by lines, with links, in many scripts."""

from __future__ import annotations

from tests.times.told import FRIDAY, line, told
from verbale.reader.times import find_times
from verbale.reader.times.find import BLOCK


def test_a_phrase_may_be_broken_by_a_line() -> None:
    assert told("They will meet next\nweek, on Feb.\n3, 2022.") == [
        "next week = 2022-W04",
        "Feb. 3, 2022 = 2022-02-03",
    ]


def test_a_paragraph_ends_a_phrase() -> None:
    assert told("They met last\n\nweek by week.") == []


def test_a_text_in_capitals() -> None:
    text = "THE MINERS SAID TODAY THAT THE VOTE, DUE ON 12 MAY, MAY BE LATE. THEY MET LAST NIGHT."
    assert told(text) == ["TODAY = 2022-01-21", "12 MAY = 2022-05-12", "LAST NIGHT = 2022-01-20TNI"]


def test_a_text_in_small_letters() -> None:
    assert told("they met last week and on january 5, 2021.") == [
        "last week = 2022-W02",
        "january 5, 2021 = 2021-01-05",
    ]


def test_typographic_marks() -> None:
    assert told(
        "They met on Jan. 14–15 and in last year’s second quarter; a two‑week truce — Tuesday — held."
    ) == [
        "Jan. 14–15 = 2022-01-14/2022-01-15",
        "last year’s second quarter = 2021-Q2",
        "two‑week = P2W",
        "Tuesday = 2022-01-18",
    ]


def test_a_dateline() -> None:
    assert told("GENEVA, Jan 21 - The sides met.") == ["Jan 21 = 2022-01-21"]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert told("Mr. Lee of Acme Inc. will meet Gen. Park of the U.S. army on Monday.") == [
        "Monday = 2022-01-24"
    ]


def test_nothing_is_read_inside_an_address() -> None:
    text = (
        "See [Friday's note](https://example.com/2021/12/03/monday-talks) and "
        "https://example.org/2020-05-01/last-week or www.example.org/may-2020."
    )
    assert told(text) == ["Friday = 2022-01-21"]


def test_nothing_is_read_inside_a_path_or_a_mail_address() -> None:
    assert told("Open reports/2020/may-5.pdf or write to monday@example.org.") == []


def test_two_days_with_a_stroke_are_two_days() -> None:
    assert told("They met Thursday/Friday.") == ["Thursday = 2022-01-20", "Friday = 2022-01-21"]


def test_offsets_are_those_of_the_text_as_it_stands() -> None:
    text = "\ufeffThé 𝔱alks  —\tlast\r\nweek— failed."
    (time,) = find_times(text, None)
    assert text[time.start : time.end] == "last\r\nweek"


def test_nul_and_line_separators_do_no_harm() -> None:
    assert told("They met\x00 on Monday\u2028and on\u2029Tuesday\x0c.") == [
        "Monday = 2022-01-17",
        "Tuesday = 2022-01-18",
    ]


def test_a_text_of_many_blocks_is_read_as_one() -> None:
    paragraph = "They met on Monday and will meet next week, " + "after long talks, " * 20 + "in Geneva.\n\n"
    text = paragraph * 4000
    times = find_times(text, FRIDAY)
    assert len(text) > 2 * BLOCK
    assert {line(text, time) for time in times} == {"Monday = 2022-01-17", "next week = 2022-W04"}
    assert len(times) == 8000
