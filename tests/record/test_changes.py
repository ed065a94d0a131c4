"""What changed, from the day on which it became known, the weightiest first; and what weighs how much."""

from __future__ import annotations

import datetime as dt

from tests.record.dispatches import dispatch, move, play
from verbale.record.changes import changes_since
from verbale.record.state import StateOfPlay

PROMISED = dispatch(
    "d-mon",
    "2026-03-02",
    "Post",
    move("commit", "port", "dockers", "reply in writing", due="this week=2026-W10", said_by="Tom Vale"),
    move("demand", "dockers", "port", "a second crew", said_by="Ana Reis"),
    move("assess", "port", "", "the talks are useful", said_by="Tom Vale"),
)
REFUSED = dispatch("d-wed", "2026-03-04", "Post", move("reject", "port", "dockers", "a second crew"))
DELIVERED = dispatch("d-thu", "2026-03-05", "Post", move("deliver", "port", "dockers", "its written reply"))
STRUCK = dispatch("d-fri", "2026-03-06", "Post", move("press", "dockers", "port", "a strike at the terminal"))


def told(play: StateOfPlay) -> list[tuple[str, str, str]]:
    return [(str(one.on), one.what, one.section) for one in play.changes]


def test_what_became_known_is_told_with_its_day_and_its_kind() -> None:
    changes = told(play("2026-03-06", PROMISED, REFUSED, DELIVERED, STRUCK))
    assert ("2026-03-02", "new", "commitments") in changes
    assert ("2026-03-04", "answered", "items") in changes
    assert ("2026-03-05", "delivered", "commitments") in changes
    assert ("2026-03-06", "escalated", "deeds") in changes


def test_what_was_not_known_yet_is_not_told() -> None:
    assert {day for day, _, _ in told(play("2026-03-03", PROMISED, REFUSED, DELIVERED))} == {"2026-03-02"}


def test_a_deadline_that_passed_changes_on_the_day_after_it() -> None:
    assert ("2026-03-09", "overdue", "commitments") in told(play("2026-03-10", PROMISED))


def test_since_the_last_look_only_what_is_new_is_left() -> None:
    changes = play("2026-03-06", PROMISED, REFUSED, DELIVERED).changes
    since = changes_since(changes, dt.date(2026, 3, 4))
    assert [one.what for one in since] == ["delivered", "new"]


def test_the_latest_day_comes_first_and_the_weightiest_of_it() -> None:
    changes = play("2026-03-06", PROMISED, REFUSED, DELIVERED, STRUCK).changes
    assert [one.on for one in changes] == sorted((one.on for one in changes), reverse=True)
    monday = [one.weight for one in changes if one.on == dt.date(2026, 3, 2)]
    assert monday == sorted(monday, reverse=True)


def test_what_both_sides_say_weighs_more_than_what_one_or_the_press_says() -> None:
    def weight(*speakers: str | None) -> float:
        moves = [move("commit", "port", "dockers", "reply in writing", said_by=one) for one in speakers]
        each = [dispatch(f"d{n}", "2026-03-02", "Post", one) for n, one in enumerate(moves)]
        return play("2026-03-03", *each).commitments[0].weight

    assert weight("Tom Vale", "Ana Reis") > weight("Tom Vale") > weight("Ana Reis") > weight(None)


def test_what_is_due_soon_weighs_more_than_what_is_due_late() -> None:
    def weight(due: str) -> float:
        one = move("commit", "port", "dockers", "reply in writing", due=f"then={due}")
        return play("2026-03-03", dispatch("d", "2026-03-02", "Post", one)).commitments[0].weight

    assert weight("2026-03-05") > weight("2026-09-05")


def test_what_was_told_long_ago_weighs_less() -> None:
    assert play("2026-05-30", REFUSED).items[0].weight < play("2026-03-05", REFUSED).items[0].weight


def test_a_meeting_of_heads_weighs_more_than_one_of_experts() -> None:
    def weight(what: str) -> float:
        one = dispatch("d", "2026-03-02", "Post", move("meet", "NOR+SWE", "", what, on="today=2026-03-02"))
        return play("2026-03-03", one).meetings[0].weight

    assert weight("a summit of the presidents") > weight("technical talks of experts")
