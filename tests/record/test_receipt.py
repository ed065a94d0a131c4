"""A sentence that takes a delivery for granted tells of it, whatever else it is about."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record.dispatches import dispatch, move, play
from verbale.record.receipt import handed_by


def givers(sentence: str) -> set[str]:
    named = [(found.start(), found.end(), found[0]) for found in re.finditer(r"NOR|SUD|UNO", sentence)]
    return set(handed_by(sentence, named))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("NOR is studying the reply that it received from SUD on Monday.", {"SUD"}),
        ("The replies received from SUD and UNO are vague.", {"SUD", "UNO"}),
        ("The list, handed over last night by SUD, is short.", {"SUD"}),
        ("NOR read the letter that SUD had sent.", {"SUD"}),
        ("NOR would study the answers obtained on 3 May from SUD.", {"SUD"}),
        ("NOR waits for the reply to be received from SUD.", set()),
        ("SUD will have delivered the list by then.", set()),
        ("SUD has not delivered the list.", set()),
        ("NOR expected to get an answer from SUD.", set()),
        ("Has NOR received a reply from SUD?", set()),
        ("The letter from SUD is long.", set()),
    ],
)
def test_who_is_taken_to_have_handed_something_over(sentence: str, who: set[str]) -> None:
    assert givers(sentence) == who


@given(text=st.text(max_size=200))
def test_any_sentence_can_be_asked(text: str) -> None:
    assert handed_by(text, []) == frozenset()
    assert handed_by(text + " received from NOR", [(len(text) + 15, len(text) + 18, "NOR")]) <= {"NOR"}


def test_a_promise_is_delivered_when_the_other_side_studies_what_it_received() -> None:
    promised = dispatch(
        "d-1",
        "2026-05-01",
        None,
        move("commit", "SUD", "NOR", "reply in writing to the fishing plan", due="next week=2026-W19"),
    )
    sentence = "NOR will study the written reply received from SUD on Tuesday, Ivo Kran said."
    studied = dispatch(
        "d-2",
        "2026-05-06",
        None,
        move("assess", "NOR", "SUD", "study the written reply", said_by="Ivo Kran", sentence=sentence),
    )
    (promise,) = play("2026-05-07", promised, studied).commitments
    assert (promise.state, promise.late) == ("delivered", False)
    assert promise.history[-1].why == "its sentence takes the delivery for granted"
    assert promise.history[-1].evidence[0].quote == sentence


def test_a_receipt_of_something_else_keeps_no_promise() -> None:
    promised = dispatch("d-1", "2026-05-01", None, move("commit", "SUD", "NOR", "release the fishing crews"))
    sentence = "NOR will study the written reply received from SUD on Tuesday."
    studied = dispatch(
        "d-2", "2026-05-06", None, move("assess", "NOR", "SUD", "study the written reply", sentence=sentence)
    )
    assert play("2026-05-07", promised, studied).commitments[0].state == "pending"
