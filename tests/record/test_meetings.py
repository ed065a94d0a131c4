"""One entry for each meeting, however often it is told; planned, held, postponed, cancelled."""

from __future__ import annotations

from tests.record.dispatches import dispatch, move, play
from verbale.record.state import Meeting, StateOfPlay

PLANNED = dispatch(
    "d-plan",
    "2026-03-02",
    "Harbour Post",
    move(
        "meet",
        "NOR+SWE",
        "",
        "talks between the foreign ministers",
        due="Friday=2026-03-06",
        status="planned",
        sentence="NOR and SWE plan talks between the foreign ministers in Bergen on Friday.",
    ),
)
HELD = dispatch(
    "d-held",
    "2026-03-07",
    "Coast Radio",
    move(
        "meet",
        "NOR+SWE",
        "",
        "two hours of talks",
        on="Friday=2026-03-06",
        sentence="NOR and SWE held two hours of talks in Bergen on Friday.",
    ),
    move("assess", "NOR", "", "the talks were frank and useful", said_by="Ivo Kran"),
    move("assess", "SWE", "", "the talks brought nothing new", said_by="Mia Berg"),
)


def one(play: StateOfPlay) -> Meeting:
    assert len(play.meetings) == 1, [(each.content, each.on) for each in play.meetings]
    return play.meetings[0]


def test_a_meeting_that_was_planned_and_then_held_is_one() -> None:
    before, after = one(play("2026-03-03", PLANNED, HELD)), one(play("2026-03-07", PLANNED, HELD))
    assert (before.status, after.status) == ("planned", "held")
    assert before.id == after.id
    assert after.place == "Bergen"
    assert after.level == "ministers"
    assert after.duration == "two hours"
    assert after.on is not None
    assert str(after.on.earliest) == "2026-03-06"
    assert [step.state for step in after.history] == ["planned", "held"]


def test_what_each_side_says_of_it_is_kept_with_it() -> None:
    accounts = one(play("2026-03-07", PLANNED, HELD)).accounts
    assert [(each.by, each.content) for each in accounts] == [
        ("NOR", "the talks were frank and useful"),
        ("SWE", "the talks brought nothing new"),
    ]


def test_meetings_on_different_days_are_different() -> None:
    told = dispatch(
        "d",
        "2026-03-07",
        None,
        move("meet", "NOR+SWE", "", "a call", on="Monday=2026-03-02"),
        move("meet", "NOR+SWE", "", "a call", on="Thursday=2026-03-05"),
    )
    assert len(play("2026-03-08", told).meetings) == 2


def test_meetings_of_different_parties_are_different() -> None:
    told = dispatch(
        "d",
        "2026-03-07",
        None,
        move("meet", "NOR+SWE", "", "talks", on="Friday=2026-03-06"),
        move("meet", "NOR+DNK", "", "talks", on="Friday=2026-03-06"),
    )
    assert len(play("2026-03-08", told).meetings) == 2


def test_a_meeting_of_heads_is_not_that_of_ministers_on_the_same_day() -> None:
    told = dispatch(
        "d",
        "2026-03-07",
        None,
        move("meet", "NOR+SWE", "", "a lunch of the prime ministers", on="Friday=2026-03-06"),
        move("meet", "NOR+SWE", "", "talks of the foreign ministers", on="Friday=2026-03-06"),
    )
    assert {meeting.level for meeting in play("2026-03-08", told).meetings} == {"heads", "ministers"}


def test_a_meeting_that_is_called_off_is_cancelled() -> None:
    off = dispatch(
        "d-off",
        "2026-03-05",
        None,
        move(
            "meet",
            "NOR+SWE",
            "",
            "the talks",
            due="Friday=2026-03-06",
            status="cancelled",
            sentence="NOR called off the talks with SWE in Bergen on Friday.",
        ),
    )
    assert one(play("2026-03-05", PLANNED, off)).status == "cancelled"


def test_a_meeting_that_is_put_off_is_postponed_and_keeps_its_history() -> None:
    off = dispatch(
        "d-off",
        "2026-03-05",
        None,
        move(
            "meet",
            "NOR+SWE",
            "",
            "talks between the foreign ministers",
            due="the 20th=2026-03-20",
            status="planned",
            sentence="NOR and SWE postponed talks between the foreign ministers in Bergen to the 20th.",
        ),
    )
    meeting = one(play("2026-03-05", PLANNED, off))
    assert meeting.status == "postponed"
    assert meeting.on is not None
    assert meeting.on.value == "2026-03-20"


def test_the_next_meeting_is_not_the_one_just_held() -> None:
    told = dispatch(
        "d",
        "2026-03-06",
        None,
        move("meet", "NOR+SWE", "", "talks", on="today=2026-03-06"),
        move("meet", "NOR+SWE", "", "a next round of talks", status="planned"),
    )
    assert sorted(meeting.status for meeting in play("2026-03-07", told).meetings) == ["held", "planned"]


def test_a_telling_without_a_day_goes_to_the_meeting_just_held() -> None:
    later = dispatch("d-later", "2026-03-08", None, move("meet", "NOR+SWE", "", "the talks in Bergen"))
    assert len(one(play("2026-03-08", PLANNED, HELD, later)).evidence) == 3


def test_a_telling_without_a_day_long_after_is_no_part_of_it() -> None:
    later = dispatch("d-later", "2026-05-08", None, move("meet", "NOR+SWE", "", "talks"))
    assert len(play("2026-05-08", PLANNED, HELD, later).meetings) == 2


def test_a_view_of_another_matter_in_the_same_document_is_no_account_of_the_meeting() -> None:
    told = dispatch(
        "d",
        "2026-03-07",
        None,
        move("meet", "NOR+SWE", "", "a summit in Bergen", on="Friday=2026-03-06"),
        move("assess", "NOR", "", "the summit was worth the journey", said_by="Ivo Kran"),
        move("assess", "NOR", "", "the harvest would be poor", said_by="Ivo Kran"),
        move("assess", "NOR", "SWE", "their forests burn too often", said_by="Ivo Kran"),
    )
    (account,) = one(play("2026-03-08", told)).accounts
    assert account.content == "the summit was worth the journey"


def test_a_view_told_with_a_word_of_how_talks_go_is_an_account_in_the_same_document() -> None:
    told = dispatch(
        "d",
        "2026-03-07",
        None,
        move("meet", "NOR+SWE", "", "talks in Bergen", on="Friday=2026-03-06"),
        move("assess", "SWE", "", "a very useful afternoon", said_by="Mia Berg"),
    )
    (account,) = one(play("2026-03-08", told)).accounts
    assert account.content == "a very useful afternoon"


def test_a_meeting_that_was_told_often_stays_the_one_of_its_day() -> None:
    often = [
        dispatch(f"d-{n}", "2026-03-07", None, move("meet", "NOR+SWE", "", f"talks on quota {n}"))
        for n in range(8)
    ]
    before = dispatch(
        "d-other", "2026-03-08", None, move("meet", "NOR+SWE", "", "talks in Bergen", on="Tuesday=2026-03-03")
    )
    assert len(play("2026-03-09", HELD, *often, before).meetings) == 2
