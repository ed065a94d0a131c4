"""States of commitments, warnings, meetings and items are told in plain words."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import pytest

from tests.show.examples import day, promise, said, strike, time
from verbale.record.state import (
    Change,
    CommitmentState,
    Deed,
    Expected,
    Item,
    ItemPosition,
    Meeting,
    MeetingStatus,
    Position,
    Transition,
    Warning,
    WarningState,
)
from verbale.show.expected import EXPECTATION_MARKS
from verbale.show.names import party_names
from verbale.show.news import CHANGE_MARKS
from verbale.show.states import (
    COMMITMENT_MARKS,
    DEED_MARKS,
    ITEM_MARKS,
    MEETING_MARKS,
    POSITION_MARKS,
    WARNING_MARKS,
    commitment_words,
    meeting_words,
    warning_words,
)
from verbale.show.table import item_line
from verbale.show.talks import denial_line, meeting_line
from verbale.show.telling import Telling, life

TODAY = day("2024-03-08")
TELLING = Telling(party_names(), TODAY, {})


def came(state: str, on: str | None, **more: Any) -> Transition:
    return Transition(state=state, on=day(on) if on else None, evidence=(), **more)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "pending, due 11–17 March 2024 (“next week”), 9 days left"),
        ({"due": None}, "pending, no day given"),
        ({"due": time("soon")}, "pending, due “soon” (no exact day)"),
        ({"state": "overdue", "due": time("Monday", "2024-03-04")},
         "overdue, was due 4 March 2024 (“Monday”), 4 days ago"),
        ({"state": "delivered", "history": (came("delivered", "2024-03-12"),)},
         "delivered 12 March 2024, in time: was due 11–17 March 2024 (“next week”)"),
        ({"state": "delivered", "late": True, "history": (came("delivered", "2024-03-20"),)},
         "delivered 20 March 2024, late: was due 11–17 March 2024 (“next week”)"),
        ({"state": "delivered", "due": None, "history": (came("delivered", "2024-03-12"),)},
         "delivered 12 March 2024"),
        ({"state": "conditional", "condition": "if we sign"},
         "conditional, due 11–17 March 2024 (“next week”)"),
        ({"state": "broken", "due": None, "history": (came("broken", "2024-03-07"),)},
         "broken 7 March 2024"),
        ({"state": "superseded", "due": None}, "replaced"),
        ({"state": "expired", "due": None}, "lapsed"),
    ],
)  # fmt: skip
def test_a_commitment_says_where_it_stands(told: dict[str, Any], words: str) -> None:
    assert commitment_words(promise(**told), TODAY) == words


@pytest.mark.parametrize("history", [(), (came("delivered", None),)])
def test_a_delivery_without_a_day_is_not_called_in_time(history: tuple[Transition, ...]) -> None:
    assert "in time" not in commitment_words(promise(state="delivered", history=history), TODAY)


def test_a_delivery_that_had_no_last_day_is_not_called_in_time() -> None:
    soon = promise(state="delivered", due=time("soon"), history=(came("delivered", "2024-03-12"),))
    assert commitment_words(soon, TODAY) == "delivered 12 March 2024, was due “soon” (no exact day)"


def test_a_proposed_change_is_perhaps_and_says_why() -> None:
    (line,) = [line for line in _commitment_lines() if "Perhaps" in " ".join(line.notes)]
    assert line.notes[-1] == (
        "Perhaps delivered 7 March 2024 (40% sure), to be reviewed: "
        "money came in, but for which month is not said"
    )
    assert line.mark.word == "overdue"


def _commitment_lines() -> list[Any]:
    from verbale.show.promises import commitment_line

    return [commitment_line(one, TELLING) for one in strike().commitments]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "standing"),
        ({"due": time("Monday", "2024-03-11")}, "standing, for 11 March 2024 (“Monday”), in 3 days"),
        ({"state": "triggered", "history": (came("triggered", "2024-03-07"),)},
         "triggered 7 March 2024: what it hangs on has come about"),
        ({"state": "carried_out"}, "carried out"),
    ],
)  # fmt: skip
def test_a_warning_says_where_it_stands(told: dict[str, Any], words: str) -> None:
    plain: dict[str, Any] = {
        "id": "w", "debtor": ("Fjordline",), "creditor": (), "content": "hire stand-ins", "condition": None,
        "due": None, "state": "standing", "late": False, "attested_by": (), "history": (), "evidence": (),
    }  # fmt: skip
    assert warning_words(Warning(**{**plain, **told}), TODAY) == words


def a_meeting(**told: Any) -> Meeting:
    plain: dict[str, Any] = {
        "id": "m", "parties": ("KOR", "GBR"), "level": None, "place": None, "on": None, "status": "held",
        "accounts": (), "evidence": (),
    }  # fmt: skip
    return Meeting(**{**plain, **told})


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"on": time("Monday", "2024-03-11"), "status": "planned"},
         "planned for 11 March 2024 (“Monday”), in 3 days"),
        ({"on": time("Monday", "2024-03-04"), "status": "planned"},
         "planned for 4 March 2024 (“Monday”), 4 days ago; no report yet that it was held"),
        ({"on": time("", "2024-03-04")}, "held 4 March 2024"),
        ({}, "held, day not told"),
        ({"on": time("", "2024-03-04"), "status": "cancelled"}, "cancelled, was planned for 4 March 2024"),
    ],
)  # fmt: skip
def test_a_meeting_says_when_it_is(told: dict[str, Any], words: str) -> None:
    assert meeting_words(a_meeting(**told), TODAY) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "meeting"),
        ({"place": "Geneva"}, "meeting in Geneva"),
        ({"level": "ministers", "place": "Geneva", "content": "squid"}, "ministers in Geneva: squid"),
        ({"level": "heads"}, "heads of state or government"),
        ({"content": "squid"}, "squid"),
    ],
)
def test_a_meeting_says_who_sits_where_about_what(told: dict[str, Any], words: str) -> None:
    assert meeting_line(a_meeting(**told), TELLING).what == words


def test_an_item_tells_each_sides_position_and_whose_answer_is_awaited() -> None:
    line = item_line(strike().items[1], TELLING)
    assert [f"{part.who}: {part.what}" for part in line.parts] == [
        "Seafarers United: demanded 28 February 2024",
        "Fjordline: answer to Seafarers United awaited since 28 February 2024, 9 days",
    ]


def test_a_party_whose_answer_is_awaited_is_not_told_twice() -> None:
    item = Item(
        id="i", content="parking", awaits=strike().items[1].awaits,
        positions=(ItemPosition(party="Fjordline", position="none", since=None, evidence=()),),
    )  # fmt: skip
    assert [part.who for part in item_line(item, TELLING).parts] == ["Fjordline"]


def test_positions_that_were_given_up_are_kept() -> None:
    line = item_line(strike().items[2], TELLING)
    assert line.notes == ("Earlier: Seafarers United reserved 27 February 2024",)
    (union,) = [part for part in line.parts if part.who == "Seafarers United"]
    assert [proof.label for proof in union.proofs] == [None, "earlier: reserved 27 February 2024"]


def test_a_denial_points_at_what_it_denies() -> None:
    overtime = next(line for line in _commitment_lines() if "overtime" in line.what)
    line = denial_line(strike().denials[0], TELLING, overtime)
    assert line.see == overtime.anchor
    assert line.notes == ("About: Fjordline to Seafarers United: pay the February overtime",)


def test_what_brought_the_present_state_is_the_first_sentence() -> None:
    asked, came_in = said("We will pay.", "Post", "2024-03-01"), said("They paid.", "Post", "2024-03-07")
    history = (
        Transition(state="pending", on=day("2024-03-01"), evidence=(asked,)),
        Transition(state="delivered", on=day("2024-03-07"), evidence=(came_in,)),
    )
    told = life("delivered", history, (asked,), COMMITMENT_MARKS)
    assert [(proof.quote, proof.label) for proof in told] == [
        ("They paid.", "delivered 7 March 2024"),
        ("We will pay.", "pending 1 March 2024"),
    ]


@pytest.mark.parametrize(
    ("states", "marks"),
    [
        (get_args(CommitmentState), COMMITMENT_MARKS),
        (get_args(WarningState), WARNING_MARKS),
        (get_args(MeetingStatus), MEETING_MARKS),
        (get_args(Position), POSITION_MARKS),
        (get_args(Change), CHANGE_MARKS),
        (get_args(get_type_hints(Item)["state"]), ITEM_MARKS),
        (get_args(get_type_hints(Deed)["kind"]), DEED_MARKS),
        (get_args(get_type_hints(Expected)["outcome"]), EXPECTATION_MARKS),
    ],
)
def test_every_state_of_the_record_has_its_word(states: tuple[str, ...], marks: dict[str, Any]) -> None:
    assert set(states) == set(marks)
