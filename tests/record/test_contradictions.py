"""Denials point at what they deny, and contradictions stand side by side."""

from __future__ import annotations

from tests.record.dispatches import dispatch, move, play

CLAIMED = dispatch(
    "d-mon",
    "2026-03-02",
    "Harbour Post",
    move(
        "agree",
        "dockers+port",
        "",
        "a truce over the harvest weeks",
        said_by="Tom Vale",
    ),
)


def test_a_denial_points_at_what_it_denies() -> None:
    denied = dispatch(
        "d-tue",
        "2026-03-03",
        None,
        move("deny", "dockers", "", "a truce over the harvest weeks was agreed", said_by="Ana Reis"),
    )
    told = play("2026-03-03", CLAIMED, denied)
    assert told.denials[0].of == told.items[0].id


def test_a_claim_and_its_denial_stand_side_by_side() -> None:
    denied = dispatch(
        "d-tue",
        "2026-03-03",
        None,
        move("deny", "dockers", "", "a truce over the harvest weeks was agreed", said_by="Ana Reis"),
    )
    (against,) = play("2026-03-03", CLAIMED, denied).contradictions
    assert against.parties == ("port", "dockers")
    assert [side.content for side in against.sides] == [
        "a truce over the harvest weeks",
        "a truce over the harvest weeks was agreed",
    ]
    assert all(side.evidence for side in against.sides)


def test_a_denial_that_came_first_is_linked_when_the_claim_is_told() -> None:
    denied = dispatch(
        "d-sun",
        "2026-03-01",
        None,
        move("deny", "dockers", "", "any truce over the harvest weeks", said_by="Ana Reis"),
    )
    told = play("2026-03-02", denied, CLAIMED)
    assert told.denials[0].of == told.items[0].id


def test_a_denial_of_nothing_known_points_nowhere() -> None:
    denied = dispatch("d", "2026-03-01", None, move("deny", "dockers", "", "plans to sell the tugs"))
    assert play("2026-03-02", CLAIMED, denied).denials[0].of is None


def test_an_agreement_that_one_side_tells_and_the_other_refuses_is_a_contradiction() -> None:
    refused = dispatch(
        "d-tue",
        "2026-03-03",
        None,
        move("reject", "dockers", "port", "a truce over the harvest weeks", said_by="Ana Reis"),
    )
    (against,) = play("2026-03-03", CLAIMED, refused).contradictions
    assert against.parties == ("port", "dockers")


def test_to_refuse_first_and_accept_later_contradicts_nothing() -> None:
    refused = dispatch(
        "d-a", "2026-03-01", None, move("reject", "dockers", "port", "a night ban", said_by="Ana Reis")
    )
    accepted = dispatch(
        "d-b", "2026-03-05", None, move("agree", "dockers", "port", "a night ban", said_by="Ana Reis")
    )
    assert play("2026-03-06", refused, accepted).contradictions == ()


def test_to_go_back_on_what_one_accepted_contradicts_it() -> None:
    accepted = dispatch(
        "d-a", "2026-03-01", None, move("agree", "dockers", "port", "a night ban", said_by="Ana Reis")
    )
    refused = dispatch(
        "d-b", "2026-03-05", None, move("reject", "dockers", "port", "a night ban", said_by="Ana Reis")
    )
    (against,) = play("2026-03-06", accepted, refused).contradictions
    assert against.parties == ("dockers",)


def test_one_promise_told_for_different_days_by_both_sides_is_a_contradiction() -> None:
    told = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "port", "dockers", "open the north gate", due="Friday=2026-03-06", said_by="Ana Reis"),
        move("commit", "port", "dockers", "open the north gate", due="Sunday=2026-03-15", said_by="Tom Vale"),
    )
    (against,) = play("2026-03-03", told).contradictions
    assert set(against.parties) == {"dockers", "port"}


def test_a_meeting_that_one_side_calls_useful_and_the_other_futile_has_two_accounts() -> None:
    told = dispatch(
        "d",
        "2026-03-07",
        None,
        move("meet", "NOR+SWE", "", "talks in Bergen", on="Friday=2026-03-06"),
        move("assess", "NOR", "", "the talks made progress", said_by="Ivo Kran"),
        move("assess", "SWE", "", "there was no progress in the talks", said_by="Mia Berg"),
    )
    (against,) = play("2026-03-08", told).contradictions
    assert against.parties == ("NOR", "SWE")


def test_a_denial_of_talks_points_at_the_meeting_that_others_tell_of() -> None:
    claimed = dispatch(
        "d-1", "2026-03-02", None, move("meet", "NOR+SWE", "", "a secret meeting", said_by="Ivo Kran")
    )
    denied = dispatch(
        "d-2", "2026-03-03", None, move("deny", "SWE", "", "any talks with NOR", said_by="Mia Berg")
    )
    told = play("2026-03-04", claimed, denied)
    assert told.denials[0].of == told.meetings[0].id


def test_a_denial_is_not_of_what_only_shares_the_words_of_any_talks() -> None:
    claimed = dispatch(
        "d-1", "2026-03-02", None, move("offer", "NOR", "SWE", "talks on a measure of support for its region")
    )
    denied = dispatch(
        "d-2", "2026-03-03", None, move("deny", "SWE", "", "support for talks", said_by="Mia Berg")
    )
    assert play("2026-03-04", claimed, denied).denials[0].of is None


def test_a_denial_of_something_said_in_talks_is_no_denial_of_the_talks() -> None:
    held = dispatch("d-1", "2026-03-02", None, move("meet", "NOR+SWE", "", "talks in Bergen"))
    denied = dispatch(
        "d-2", "2026-03-03", None, move("deny", "SWE", "", "a promise of herring quota in the talks")
    )
    assert play("2026-03-04", held, denied).denials[0].of is None


def test_what_the_press_tells_of_a_party_that_denies_it_stands_against_the_press() -> None:
    told = dispatch("d-1", "2026-03-02", "Post", move("press", "SWE", "NOR", "drilling in the reserve"))
    denied = dispatch(
        "d-2", "2026-03-03", None, move("deny", "SWE", "", "drilling in the reserve", said_by="Mia Berg")
    )
    (against,) = play("2026-03-04", told, denied).contradictions
    assert against.parties == ("Post", "SWE")
