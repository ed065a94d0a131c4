"""A promise is one commitment however often and by whomever it is told, and its life is followed."""

from __future__ import annotations

from tests.record.dispatches import dispatch, move, play, quotes
from verbale.reading import Reading
from verbale.record.state import Commitment, StateOfPlay

PROMISED = dispatch(
    "d-mon",
    "2026-03-02",
    "Harbour Post",
    move(
        "commit",
        "port",
        "dockers",
        "give a written answer to the pay demands",
        due="next week=2026-W11",
        said_by="Ana Reis",
    ),
)
CONFIRMED = dispatch(
    "d-mon-port",
    "2026-03-02",
    "Coast Radio",
    move(
        "commit",
        "port",
        "dockers",
        "reply in writing to the demands",
        due="next week=2026-W11",
        said_by="Tom Vale",
    ),
)
DELIVERED = dispatch(
    "d-wed",
    "2026-03-11",
    "Harbour Post",
    move("deliver", "port", "dockers", "its written answer"),
)
ALL = (PROMISED, CONFIRMED, DELIVERED)


def one(play: StateOfPlay) -> Commitment:
    assert len(play.commitments) == 1, [each.content for each in play.commitments]
    return play.commitments[0]


def test_the_same_promise_told_by_both_sides_is_one_commitment_with_both_sentences() -> None:
    promise = one(play("2026-03-03", *ALL))
    assert promise.debtor == ("port",)
    assert promise.creditor == ("dockers",)
    assert promise.attested_by == ("debtor", "creditor")
    assert {evidence.document for evidence in promise.evidence} == {"d-mon", "d-mon-port"}


def test_a_promise_told_by_the_creditor_alone_stands_by_its_account_alone() -> None:
    assert one(play("2026-03-03", PROMISED)).attested_by == ("creditor",)


def test_a_promise_that_the_press_tells_stands_by_the_press() -> None:
    told = dispatch(
        "d", "2026-03-02", "Harbour Post", move("commit", "port", "dockers", "open a second gate")
    )
    assert one(play("2026-03-03", told)).attested_by == ("press",)


def test_an_official_organ_that_publishes_it_speaks_for_its_party() -> None:
    told = dispatch("d", "2026-03-02", "NATO", move("commit", "NATO", "NOR", "open a second office"))
    assert one(play("2026-03-03", told)).attested_by == ("debtor",)


def test_a_promise_is_pending_until_it_comes_and_then_delivered() -> None:
    before, after = one(play("2026-03-10", *ALL)), one(play("2026-03-11", *ALL))
    assert (before.state, after.state) == ("pending", "delivered")
    assert before.id == after.id
    assert after.late is False
    assert quotes(after.history[-1].evidence) == ["port deliver its written answer."]


def test_nothing_is_overdue_before_its_last_day_has_passed() -> None:
    assert one(play("2026-03-15", PROMISED)).state == "pending"
    assert one(play("2026-03-16", PROMISED)).state == "overdue"


def test_a_promise_without_a_day_is_never_overdue() -> None:
    told = dispatch(
        "d", "2026-03-02", None, move("commit", "port", "dockers", "open a gate", due="soon=FUTURE_REF")
    )
    assert one(play("2030-01-01", told)).state == "pending"


def test_what_comes_after_its_last_day_is_delivered_late() -> None:
    late = dispatch("d-late", "2026-03-20", None, move("deliver", "port", "dockers", "its written answer"))
    promise = one(play("2026-03-21", PROMISED, late))
    assert (promise.state, promise.late) == ("delivered", True)
    assert [step.state for step in promise.history] == ["pending", "overdue", "delivered"]


def test_a_promise_that_was_kept_can_be_made_again() -> None:
    again = dispatch(
        "d-again",
        "2026-04-01",
        None,
        move("commit", "port", "dockers", "give a written answer to the new pay demands", said_by="Tom Vale"),
    )
    promises = play("2026-04-02", *ALL, again).commitments
    assert sorted(promise.state for promise in promises) == ["delivered", "pending"]


def test_a_kept_promise_that_is_recalled_stays_the_one_that_it_is() -> None:
    recalled = dispatch(
        "d-recalled",
        "2026-05-01",
        None,
        move(
            "commit", "port", "dockers", "give a written answer to the pay demands", on="2 March=2026-03-02"
        ),
    )
    promise = one(play("2026-05-02", *ALL, recalled))
    assert promise.state == "delivered"
    assert "d-recalled" in {evidence.document for evidence in promise.evidence}


def test_a_deadline_that_moves_keeps_its_history() -> None:
    moved = dispatch(
        "d-moved",
        "2026-03-12",
        None,
        move(
            "commit",
            "port",
            "dockers",
            "give a written answer to the pay demands",
            due="Friday of next week=2026-03-20",
            said_by="Tom Vale",
        ),
    )
    promise = one(play("2026-03-18", PROMISED, moved))
    assert promise.state == "pending"
    assert promise.due is not None
    assert promise.due.value == "2026-03-20"
    assert [step.why for step in promise.history if step.why] == [
        "deadline moved from 2026-03-09 to 2026-03-15 to 2026-03-20"
    ]


def test_a_conditional_promise_waits_for_its_condition() -> None:
    promised = dispatch(
        "d",
        "2026-03-02",
        None,
        move(
            "commit",
            "port",
            "dockers",
            "raise the night bonus",
            condition="if the dockers lift the blockade of the north gate",
            said_by="Tom Vale",
        ),
    )
    lifted = dispatch(
        "d-lifted",
        "2026-03-04",
        None,
        move("relent", "dockers", "port", "lift the blockade of the north gate"),
    )
    before, after = one(play("2026-03-03", promised, lifted)), one(play("2026-03-05", promised, lifted))
    assert before.state == "conditional"
    assert before.condition == "if the dockers lift the blockade of the north gate"
    assert after.state == "pending"
    assert after.history[-1].why == "its condition is reported"
    assert quotes(after.history[-1].evidence) == ["dockers relent lift the blockade of the north gate."]


def test_a_conditional_promise_whose_day_passes_without_its_condition_expires() -> None:
    promised = dispatch(
        "d",
        "2026-03-02",
        None,
        move(
            "commit",
            "port",
            "dockers",
            "raise the bonus",
            condition="if the gate opens",
            due="Friday=2026-03-06",
        ),
    )
    assert one(play("2026-03-07", promised)).state == "expired"


def test_to_keep_still_until_a_day_lapses_after_it_and_is_not_overdue() -> None:
    promised = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "dockers", "port", "suspend the strike", due="Friday=2026-03-06"),
    )
    assert one(play("2026-03-07", promised)).state == "expired"


def test_a_refusal_to_do_what_was_promised_breaks_it() -> None:
    refused = dispatch(
        "d-refused",
        "2026-03-05",
        None,
        move("reject", "port", "dockers", "give a written answer to the pay demands", said_by="Tom Vale"),
    )
    assert one(play("2026-03-06", PROMISED, refused)).state == "broken"


def test_doing_what_one_promised_not_to_do_breaks_it() -> None:
    promised = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "port", "dockers", "not hire outside crews for the night shift"),
    )
    hired = dispatch(
        "d-hired",
        "2026-03-05",
        None,
        move("press", "port", "dockers", "hire outside crews for the night shift"),
    )
    assert one(play("2026-03-06", promised, hired)).state == "broken"


def test_an_accusation_of_breach_is_one_sides_word_and_only_proposed() -> None:
    promised = dispatch("d", "2026-03-02", None, move("commit", "port", "dockers", "observe the night truce"))
    accused = dispatch(
        "d-accused",
        "2026-03-05",
        None,
        move("accuse", "dockers", "port", "breaking the night truce", said_by="Ana Reis"),
    )
    promise = one(play("2026-03-06", promised, accused))
    assert promise.state == "pending"
    assert [(step.state, step.taken) for step in promise.history[1:]] == [("broken", False)]


def test_another_partys_deed_delivers_nothing() -> None:
    other = dispatch(
        "d-other", "2026-03-11", None, move("deliver", "mediators", "dockers", "a written answer")
    )
    assert one(play("2026-03-12", PROMISED, other)).state == "pending"


def test_a_deed_before_the_promise_does_not_keep_it() -> None:
    earlier = dispatch(
        "d-early", "2026-02-20", None, move("deliver", "port", "dockers", "its written answer")
    )
    assert one(play("2026-03-03", earlier, PROMISED)).state == "pending"


def test_two_promises_of_one_sentence_stay_two() -> None:
    sentence = "The port will open the gate and open the road, Tom Vale said."
    both = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "port", "dockers", "open the gate", said_by="Tom Vale", sentence=sentence),
        move("commit", "port", "dockers", "open the road", said_by="Tom Vale", sentence=sentence),
    )
    assert len(play("2026-03-03", both).commitments) == 2


def test_each_side_can_promise_the_same_to_the_other() -> None:
    both = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "NOR", "SWE", "withdraw its boats from the strait", said_by="Ivo Kran"),
        move("commit", "SWE", "NOR", "withdraw its boats from the strait", said_by="Mia Berg"),
    )
    assert {promise.debtor for promise in play("2026-03-03", both).commitments} == {("NOR",), ("SWE",)}


def test_promises_with_different_numbers_are_different() -> None:
    two = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "port", "dockers", "raise pay by 3 percent", said_by="Tom Vale"),
        move("commit", "port", "dockers", "raise pay by 5 percent", said_by="Tom Vale"),
    )
    assert len(play("2026-03-03", two).commitments) == 2


def test_an_agreement_to_do_something_is_a_promise_of_who_agreed() -> None:
    agreed = dispatch(
        "d",
        "2026-03-02",
        None,
        move(
            "agree",
            "port",
            "dockers",
            "reopen the canteen",
            sentence="The port agreed to reopen the canteen.",
        ),
    )
    assert one(play("2026-03-03", agreed)).debtor == ("port",)


def test_a_creditor_that_gives_up_what_it_was_promised_releases_it() -> None:
    released = dispatch(
        "d-released",
        "2026-03-05",
        None,
        move("relent", "dockers", "port", "a written answer to the pay demands", said_by="Ana Reis"),
    )
    assert one(play("2026-03-06", PROMISED, released)).state == "released"


def test_to_undertake_the_opposite_supersedes_it() -> None:
    first = dispatch(
        "d-1", "2026-03-02", None, move("commit", "port", "dockers", "open the canteen on Sundays")
    )
    later = dispatch(
        "d-2", "2026-03-09", None, move("commit", "port", "dockers", "not open the canteen on Sundays")
    )
    states = {promise.content: promise.state for promise in play("2026-03-10", first, later).commitments}
    assert states == {
        "open the canteen on Sundays": "superseded",
        "not open the canteen on Sundays": "pending",
    }


def test_a_question_about_a_deed_reports_none() -> None:
    asked = dispatch(
        "d-asked",
        "2026-03-11",
        None,
        move(
            "deliver",
            "port",
            "dockers",
            "its written answer",
            sentence="Did the port give its written answer?",
        ),
    )
    promise = one(play("2026-03-12", PROMISED, asked))
    assert promise.state == "pending"
    assert [(step.state, step.taken) for step in promise.history[1:]] == [("delivered", False)]


def test_a_deed_told_with_its_promise_for_a_later_day_is_the_one_to_come() -> None:
    both = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "port", "dockers", "give a written answer", due="next week=2026-W11"),
        move("deliver", "port", "dockers", "its written answer"),
    )
    assert one(play("2026-03-03", both)).state == "pending"


def test_what_is_to_come_in_writing_by_one_day_is_one_paper() -> None:
    two = dispatch(
        "d",
        "2026-03-02",
        None,
        move("commit", "port", "dockers", "give the union written answers", due="next week=2026-W11"),
        move("commit", "port", "dockers", "share its worries and ideas in writing", due="next week=2026-W11"),
    )
    assert len(play("2026-03-03", two).commitments) == 1


def handed(day: str, sure: float, id: str = "d-unsure", text: str = "its written answer") -> Reading:
    return dispatch(id, day, "Post", move("deliver", "port", "dockers", text, sure=sure))


def test_a_delivery_that_was_read_unsurely_is_proposed_with_the_reason() -> None:
    promise = one(play("2026-03-12", PROMISED, handed("2026-03-11", 0.2)))
    assert promise.state == "pending"
    step = promise.history[-1]
    assert (step.state, step.taken) == ("delivered", False)
    assert step.why == "deliver by the debtor with like content; its reading is 20% sure"


def test_a_delivery_that_was_read_fairly_surely_is_taken() -> None:
    assert one(play("2026-03-12", PROMISED, handed("2026-03-11", 0.5))).state == "delivered"


def test_unsure_readings_of_several_documents_are_surer_together_and_copies_are_not() -> None:
    first = handed("2026-03-10", 0.3)
    second = handed("2026-03-11", 0.3, "d-second", "the written answer that it owed")
    copy = handed("2026-03-11", 0.3, "d-copy")
    assert one(play("2026-03-12", PROMISED, first, second)).state == "delivered"
    assert one(play("2026-03-12", PROMISED, first, copy)).state == "pending"


def test_what_came_is_not_proposed_as_well() -> None:
    promise = one(
        play(
            "2026-03-12",
            PROMISED,
            handed("2026-03-10", 0.2),
            handed("2026-03-11", 0.9, "d-sure", "its written answer to the demands"),
        )
    )
    assert [step.state for step in promise.history if step.state == "delivered"] == ["delivered"]
    assert promise.state == "delivered"


def test_a_promise_that_was_read_unsurely_weighs_less() -> None:
    sure, unsure = (
        one(play("2026-03-03", dispatch("d", "2026-03-02", "Post",
            move("commit", "port", "dockers", "open the north gate", sure=sure))))
        for sure in (0.9, 0.2)
    )  # fmt: skip
    assert sure.weight > unsure.weight > 0.0


def test_a_refusal_of_a_like_thing_only_proposes_that_the_promise_is_broken() -> None:
    promised = dispatch(
        "d-1", "2026-03-02", None, move("commit", "NOR", "SWE", "keep the truce on the river")
    )
    refused = dispatch("d-2", "2026-03-05", None, move("reject", "NOR", "SWE", "a truce before the thaw"))
    promise = one(play("2026-03-06", promised, refused))
    assert promise.state == "pending"


def test_who_breaks_talks_off_does_not_do_what_was_promised_for_after_them() -> None:
    promised = dispatch(
        "d-1",
        "2026-03-02",
        None,
        move("commit", "NOR", "SWE", "close the strait after the fishing talks fail"),
    )
    broke_off = dispatch(
        "d-2", "2026-03-03", None, move("suspend", "NOR", "SWE", "the fishing talks in the strait")
    )
    assert one(play("2026-03-04", promised, broke_off)).state == "pending"


def test_what_is_done_only_in_case_is_no_deed_yet() -> None:
    promised = dispatch("d-1", "2026-03-02", None, move("commit", "NOR", "SWE", "lower the herring duty"))
    maybe = dispatch(
        "d-2",
        "2026-03-05",
        None,
        move(
            "relent",
            "NOR",
            "SWE",
            "lower the herring duty",
            sentence="If SWE pays, NOR will lower the herring duty.",
        ),
    )
    assert one(play("2026-03-06", promised, maybe)).state == "pending"


def test_an_agreement_weeks_after_the_day_of_a_promise_is_likelier_another_one() -> None:
    promised = dispatch(
        "d-1",
        "2026-03-02",
        None,
        move("commit", "NOR", "SWE", "hold fire at the bridge", due="Friday=2026-03-06"),
    )
    later = dispatch("d-2", "2026-04-20", None, move("agree", "NOR", "SWE", "hold fire at the bridge"))
    states = {each.state for each in play("2026-04-21", promised, later).commitments}
    assert "delivered" not in states


def test_a_promise_to_sign_is_kept_by_signing_and_another_not_by_agreeing_again() -> None:
    promised = dispatch(
        "d-1",
        "2026-03-02",
        None,
        move("commit", "NOR", "SWE", "sign the herring treaty"),
        move("commit", "NOR", "SWE", "free the trawler crews"),
    )
    agreed = dispatch(
        "d-2",
        "2026-03-05",
        None,
        move("agree", "NOR", "SWE", "the herring treaty"),
        move("agree", "NOR", "SWE", "free the trawler crews"),
    )
    states = {each.content: each.state for each in play("2026-03-06", promised, agreed).commitments}
    assert states["sign the herring treaty"] == "delivered"
    assert states["free the trawler crews"] == "pending"


def test_a_deadline_told_by_its_weekday_after_it_passed_is_not_moved_by_a_week() -> None:
    promised = dispatch(
        "d-1",
        "2026-03-02",
        None,
        move("commit", "NOR", "SWE", "open the north lock", due="Tuesday=2026-03-03"),
    )
    again = dispatch(
        "d-2",
        "2026-03-04",
        None,
        move("commit", "NOR", "SWE", "open the north lock", due="Tuesday=2026-03-10"),
    )
    promise = one(play("2026-03-05", promised, again))
    assert promise.due is not None
    assert promise.due.value == "2026-03-03"
    assert promise.state == "overdue"
