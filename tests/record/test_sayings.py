"""Deeds, denials and views: what is one, and what is another."""

from __future__ import annotations

from tests.record.dispatches import dispatch, move, play

LONG_AGO = dispatch(
    "d-1", "2026-03-02", None, move("press", "NOR", "SWE", "strikes on the border posts", on="June=2025-06")
)


def test_deeds_of_different_times_are_two() -> None:
    now = dispatch(
        "d-2",
        "2026-03-05",
        None,
        move("press", "NOR", "SWE", "strikes on border posts", on="Wednesday=2026-03-04"),
    )
    assert len(play("2026-03-06", LONG_AGO, now).deeds) == 2


def test_news_of_a_deed_is_not_the_deed_of_last_year() -> None:
    now = dispatch("d-2", "2026-03-05", None, move("press", "NOR", "SWE", "strikes on border posts"))
    assert len(play("2026-03-06", LONG_AGO, now).deeds) == 2


def test_a_deed_that_is_told_again_within_days_is_one() -> None:
    told = dispatch(
        "d-2",
        "2026-03-05",
        None,
        move("press", "NOR", "SWE", "strikes on border posts", on="Wednesday=2026-03-04"),
    )
    again = dispatch("d-3", "2026-03-06", None, move("press", "NOR", "SWE", "strikes on border posts"))
    assert len(play("2026-03-07", told, again).deeds) == 1
