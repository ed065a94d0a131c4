"""Warnings stand until their condition or their harm is reported."""

from __future__ import annotations

from tests.record.dispatches import dispatch, move, play, quotes
from verbale.record.state import StateOfPlay, Warning

WARNED = dispatch(
    "d-mon",
    "2026-03-02",
    "Harbour Post",
    move(
        "warn",
        "dockers",
        "port",
        "walk out of the container terminal",
        condition="if the port hires outside crews",
        said_by="Ana Reis",
    ),
)


def one(play: StateOfPlay) -> Warning:
    assert len(play.warnings) == 1
    return play.warnings[0]


def test_a_warning_keeps_who_warns_whom_and_its_condition() -> None:
    warning = one(play("2026-03-03", WARNED))
    assert (warning.debtor, warning.creditor) == (("dockers",), ("port",))
    assert warning.condition == "if the port hires outside crews"
    assert warning.state == "standing"
    assert warning.attested_by == ("debtor",)


def test_when_its_condition_is_reported_it_is_triggered_with_the_sentence() -> None:
    hired = dispatch(
        "d-tue",
        "2026-03-03",
        None,
        move("press", "port", "dockers", "hires outside crews", said_by="Tom Vale"),
    )
    warning = one(play("2026-03-04", WARNED, hired))
    assert warning.state == "triggered"
    assert quotes(warning.history[-1].evidence) == ["port press hires outside crews, Tom Vale said."]


def test_its_maker_meeting_its_own_condition_triggers_nothing() -> None:
    own = dispatch("d-tue", "2026-03-03", None, move("press", "dockers", "port", "hires outside crews"))
    assert one(play("2026-03-04", WARNED, own)).state == "standing"


def test_when_the_harm_is_done_it_is_carried_out() -> None:
    walked = dispatch(
        "d-wed", "2026-03-04", None, move("press", "dockers", "port", "walked out of the container terminal")
    )
    assert one(play("2026-03-05", WARNED, walked)).state == "carried_out"


def test_when_its_maker_eases_it_is_withdrawn() -> None:
    eased = dispatch(
        "d-wed",
        "2026-03-04",
        None,
        move("relent", "dockers", "port", "the threat to walk out of the container terminal"),
    )
    assert one(play("2026-03-05", WARNED, eased)).state == "withdrawn"


def test_an_ultimatum_whose_day_passes_with_nothing_reported_expires() -> None:
    ultimatum = dispatch(
        "d", "2026-03-02", None, move("warn", "dockers", "port", "a walkout", due="Friday=2026-03-06")
    )
    assert one(play("2026-03-06", ultimatum)).state == "standing"
    assert one(play("2026-03-07", ultimatum)).state == "expired"


def test_what_an_unless_demands_takes_the_warning_away_when_it_is_reported() -> None:
    warned = dispatch(
        "d",
        "2026-03-02",
        None,
        move(
            "warn",
            "NOR",
            "SWE",
            "close the fairway",
            condition="unless SWE reopens the fish market",
            said_by="Ivo Kran",
        ),
    )
    reopened = dispatch("d-2", "2026-03-04", None, move("deliver", "SWE", "NOR", "reopens the fish market"))
    assert one(play("2026-03-05", warned, reopened)).state == "expired"
