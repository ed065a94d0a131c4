"""A dossier takes in the moves of its own matter; those of others stay out and are counted."""

from __future__ import annotations

import datetime as dt

import msgspec

from tests.record.dispatches import DOSSIER, described, dispatch, lines, move, play
from verbale.record.play import state_of_play
from verbale.record.state import StateOfPlay

MIXED = dispatch(
    "d",
    "2026-03-02",
    "Harbour Post",
    move("demand", "dockers", "port", "a second crew on every crane", said_by="Ana Reis"),
    move("demand", "dockers", "port", "cheaper parking at the ferry", said_by="Ana Reis"),
    move("demand", "NOR", "SWE", "lower duties on herring", said_by="Ivo Kran"),
)


def contents(told: StateOfPlay) -> set[str]:
    return {item.content for item in told.items}


def test_a_dossier_that_says_nothing_takes_all() -> None:
    assert len(contents(play("2026-03-03", MIXED))) == 3


def test_moves_between_other_parties_stay_out_and_are_counted() -> None:
    told = play("2026-03-03", described(parties=("dockers", "port")), MIXED)
    assert contents(told) == {"a second crew on every crane", "cheaper parking at the ferry"}
    assert told.sources.left_out == 1


def test_moves_that_say_none_of_its_words_stay_out() -> None:
    told = play("2026-03-03", described(words=("crane", "crew")), MIXED)
    assert contents(told) == {"a second crew on every crane"}
    assert told.sources.left_out == 2


def test_words_that_are_left_out_keep_a_move_out() -> None:
    told = play("2026-03-03", described(parties=("dockers", "port"), leave_out=("ferry",)), MIXED)
    assert contents(told) == {"a second crew on every crane"}


def test_a_word_is_found_in_whatever_form() -> None:
    told = play("2026-03-03", described(words=("duty",)), MIXED)
    assert contents(told) == {"lower duties on herring"}


def test_in_a_document_about_its_matter_a_move_that_says_little_is_taken_in() -> None:
    told = dispatch(
        "d",
        "2026-03-02",
        "Post",
        move("demand", "dockers", "port", "a second crew on every crane"),
        move("reject", "port", "dockers", "the demand"),
    )
    assert play("2026-03-03", described(words=("crane",)), told).sources.left_out == 0


def test_the_latest_description_counts() -> None:
    told = play("2026-03-03", described(words=("herring",)), MIXED, described(words=("crane",)))
    assert contents(told) == {"a second crew on every crane"}


def test_two_dossiers_over_the_same_documents_do_not_mix() -> None:
    pay = play("2026-03-03", described(parties=("dockers", "port")), MIXED)
    fish = play("2026-03-03", described(parties=("NOR", "SWE")), MIXED)
    assert not contents(pay) & contents(fish)
    assert contents(fish) == {"lower duties on herring"}


def test_what_is_rather_of_another_dossier_that_is_named_stays_out() -> None:
    ours = described(parties=("dockers", "port"), besides=("parking",))
    theirs = described(words=("parking",))
    other = msgspec.structs.replace(lines(theirs)[0], dossier="parking", seq=9)
    play = state_of_play([*lines(ours, MIXED), other], dt.date(2026, 3, 3), DOSSIER)
    assert contents(play) == {"a second crew on every crane"}
