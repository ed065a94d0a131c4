"""What is negotiated: one item for each thing, with each side's position and whose answer is awaited."""

from __future__ import annotations

from tests.record.dispatches import dispatch, move, play
from verbale.record.state import Item, StateOfPlay

DEMANDED = dispatch(
    "d-mon",
    "2026-03-02",
    "Harbour Post",
    move("demand", "dockers", "port", "a second crew on every crane", said_by="Ana Reis"),
)


def one(play: StateOfPlay) -> Item:
    assert len(play.items) == 1, [each.content for each in play.items]
    return play.items[0]


def positions(item: Item) -> dict[str, str]:
    return {each.party: each.position for each in item.positions}


def test_a_demand_waits_for_the_answer_of_whom_it_is_made_to() -> None:
    item = one(play("2026-03-03", DEMANDED))
    assert positions(item) == {"dockers": "demanded", "port": "none"}
    assert [(each.party, str(each.since), each.by) for each in item.awaits] == [
        ("port", "2026-03-02", ("dockers",))
    ]


def test_a_refusal_is_the_answer() -> None:
    refused = dispatch(
        "d-tue", "2026-03-03", None, move("reject", "port", "dockers", "a second crew", said_by="Tom Vale")
    )
    item = one(play("2026-03-04", DEMANDED, refused))
    assert positions(item) == {"dockers": "demanded", "port": "rejected"}
    assert item.awaits == ()
    assert item.state == "rejected"


def test_a_promise_to_grant_it_accepts_it() -> None:
    granted = dispatch(
        "d-tue",
        "2026-03-03",
        None,
        move("commit", "port", "dockers", "put a second crew on every crane", said_by="Tom Vale"),
    )
    item = one(play("2026-03-04", DEMANDED, granted))
    assert positions(item)["port"] == "accepted"
    assert item.state == "agreed"


def test_to_study_it_reserves_the_answer_which_stays_awaited() -> None:
    studied = dispatch(
        "d-tue",
        "2026-03-03",
        None,
        move("assess", "port", "dockers", "study a second crew on every crane", said_by="Tom Vale"),
    )
    item = one(play("2026-03-04", DEMANDED, studied))
    assert positions(item)["port"] == "reserved"
    assert [each.party for each in item.awaits] == ["port"]


def test_what_was_refused_and_is_now_accepted_keeps_the_earlier_position() -> None:
    refused = dispatch(
        "d-tue", "2026-03-03", None, move("reject", "port", "dockers", "a second crew on every crane")
    )
    accepted = dispatch(
        "d-fri", "2026-03-06", None, move("agree", "port", "dockers", "a second crew on every crane")
    )
    item = one(play("2026-03-07", DEMANDED, refused, accepted))
    assert positions(item)["port"] == "accepted"
    assert [(each.party, each.position) for each in item.earlier] == [("port", "rejected")]


def test_a_demand_that_is_given_up_is_dropped() -> None:
    dropped = dispatch(
        "d-thu",
        "2026-03-05",
        None,
        move("relent", "dockers", "port", "the demand for a second crew on every crane"),
    )
    item = one(play("2026-03-06", DEMANDED, dropped))
    assert positions(item)["dockers"] == "dropped"
    assert item.awaits == ()


def test_two_sides_that_ask_each_other_the_same_ask_two_things() -> None:
    both = dispatch(
        "d",
        "2026-03-02",
        None,
        move("demand", "NOR", "SWE", "withdraw all boats from the strait", said_by="Ivo Kran"),
        move("demand", "SWE", "NOR", "withdraw all boats from the strait", said_by="Mia Berg"),
    )
    assert len(play("2026-03-03", both).items) == 2


def test_opposite_acts_are_different_things() -> None:
    both = dispatch(
        "d",
        "2026-03-02",
        None,
        move("demand", "NOR", "SWE", "lift the customs duties on herring"),
        move("demand", "FIN", "SWE", "impose the customs duties on herring"),
    )
    assert len(play("2026-03-03", both).items) == 2


def test_an_answer_that_only_points_goes_to_what_it_points_at() -> None:
    told = dispatch(
        "d",
        "2026-03-02",
        None,
        move("offer", "port", "dockers", "a bonus for night work", said_by="Tom Vale"),
        move("reject", "dockers", "port", "the offer", said_by="Ana Reis"),
    )
    item = one(play("2026-03-03", told))
    assert positions(item) == {"port": "offered", "dockers": "rejected"}
    assert item.content == "a bonus for night work"


def test_an_acceptance_on_a_condition_is_agreed_in_principle() -> None:
    accepted = dispatch(
        "d-tue",
        "2026-03-03",
        None,
        move(
            "agree",
            "port",
            "dockers",
            "a second crew on every crane",
            condition="provided that nights are shorter",
        ),
    )
    assert one(play("2026-03-04", DEMANDED, accepted)).state == "agreed in principle"


def test_why_a_sentence_was_put_here_is_told() -> None:
    again = dispatch(
        "d-tue", "2026-03-03", None, move("demand", "dockers", "port", "a second crew for cranes at night")
    )
    item = one(play("2026-03-04", DEMANDED, again))
    joined = item.positions[0].evidence[1]
    assert joined.why is not None
    assert joined.why.startswith("both say")
    assert joined.sure is not None
    assert joined.sure > 0.5


def test_what_is_said_by_a_pronoun_is_another_thing_in_another_document() -> None:
    first = dispatch("d-1", "2026-03-02", None, move("demand", "dockers", "port", "implement them"))
    said = move("demand", "dockers", "port", "implement them", said_by="Ana Reis")
    other = dispatch("d-2", "2026-03-05", None, said)
    assert len(play("2026-03-06", first, other).items) == 2
