"""A human's decision outranks what was read, and survives every re-reading; a record by hand counts too."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from tests.record.dispatches import DOSSIER, dispatch, lines, move, play
from verbale.problems import UsageError
from verbale.reading import Reading, When
from verbale.record.entries import Anchor, Reviewed, ToldByHand
from verbale.record.fold import Fold
from verbale.record.play import state_of_play, tell_play
from verbale.record.review import (
    anchor_of,
    evidence_of_line,
    join,
    leave_out,
    lines_of,
    settle,
    take_apart,
    take_back,
)
from verbale.record.state import Evidence, StateOfPlay

CREW = dispatch(
    "d-mon", "2026-03-02", "Post", move("demand", "dockers", "port", "a second crew on every crane")
)
HANDS = dispatch(
    "d-tue", "2026-03-03", "Post", move("demand", "dockers", "port", "more hands at the lifting gear")
)
SAME = dispatch("d-wed", "2026-03-04", "Post", move("demand", "dockers", "port", "a second crew per crane"))
PROMISED = dispatch(
    "d-promise", "2026-03-02", "Post", move("commit", "port", "dockers", "reply in writing to the demands")
)
LETTER = dispatch(
    "d-letter", "2026-03-05", "Post", move("deliver", "port", "dockers", "a letter on its plans")
)
WRITTEN = dispatch("d-answer", "2026-03-05", "Post", move("deliver", "port", "dockers", "its written reply"))
DAY = "2026-03-10"


def reread(reading: Reading) -> Reading:
    """The same text, read by another reader: the sentence stands where it stood, ids are new."""
    moves = tuple(
        msgspec.structs.replace(one, id="f" * 15 + str(number), read_by="another@2")
        for number, one in enumerate(reading.moves)
    )
    return msgspec.structs.replace(reading, moves=moves)


def contents(told: StateOfPlay) -> list[str]:
    return sorted(item.content for item in told.items)


def test_what_the_rules_kept_apart_can_be_joined() -> None:
    before = play(DAY, CREW, HANDS)
    assert len(before.items) == 2
    review = join(before, *(item.id for item in before.items))
    (item,) = play(DAY, CREW, HANDS, review).items
    assert {one.document for one in item.positions[0].evidence} == {"d-mon", "d-tue"}
    assert item.positions[0].evidence[1].why == "decided by review"


def test_what_the_rules_joined_can_be_taken_apart() -> None:
    before = play(DAY, CREW, SAME)
    (item,) = before.items
    review = take_apart(before, item.id, str(item.positions[0].evidence[1].move))
    after = play(DAY, CREW, SAME, review)
    assert len(after.items) == 2
    assert item.id in {each.id for each in after.items}


def test_a_decision_survives_a_re_reading_with_other_ids() -> None:
    before = play(DAY, CREW, HANDS)
    review = join(before, *(item.id for item in before.items))
    assert len(play(DAY, CREW, HANDS, review, reread(CREW), reread(HANDS)).items) == 1


def test_the_latest_decision_counts_and_can_be_taken_back() -> None:
    before = play(DAY, CREW, HANDS)
    joined = join(before, *(item.id for item in before.items))
    apart = msgspec.structs.replace(joined, decision="apart")
    back = msgspec.structs.replace(joined, decision="as_read")
    assert len(play(DAY, CREW, HANDS, apart, joined).items) == 1
    assert len(play(DAY, CREW, HANDS, joined, apart).items) == 2
    assert len(play(DAY, CREW, HANDS, joined, back).items) == 2


def test_a_change_that_was_taken_can_be_refused() -> None:
    before = play(DAY, PROMISED, WRITTEN)
    assert before.commitments[0].state == "delivered"
    review = settle(before, before.commitments[0].id, "delivered", take=False)
    assert play(DAY, PROMISED, WRITTEN, review).commitments[0].state == "pending"


def test_a_change_that_was_refused_can_be_taken_after_all() -> None:
    before = play(DAY, PROMISED, WRITTEN)
    line = before.commitments[0].id
    refused = settle(before, line, "delivered", take=False)
    after = play(DAY, PROMISED, WRITTEN, refused)
    taken = settle(after, line, "delivered", take=True, earlier=[refused])
    assert play(DAY, PROMISED, WRITTEN, refused, taken).commitments[0].state == "delivered"


def test_a_change_that_nothing_speaks_of_is_told_with_those_that_there_are() -> None:
    told = play(DAY, PROMISED, WRITTEN)
    line = told.commitments[0].id
    with pytest.raises(UsageError, match=r"shows no change to broken .*; it shows delivered"):
        settle(told, line, "broken", take=True)
    with pytest.raises(UsageError, match=r"no line commitment-0 .*`verbale review show talks"):
        settle(told, "commitment-0", "delivered", take=True)
    with pytest.raises(UsageError, match="only commitments and warnings"):
        settle(told, told.deeds[0].id, "delivered", take=True)


def test_one_decision_is_taken_back_and_the_others_stay() -> None:
    before = play(DAY, CREW, HANDS, SAME)
    joined = join(before, *(item.id for item in before.items))
    out = leave_out(before, before.items[0].id)
    back = take_back({4: joined, 5: out}, 5)
    after = play(DAY, CREW, HANDS, SAME, joined, out, back)
    assert len(after.items) == 1
    assert after.sources.left_out == 0
    again = take_back({4: joined, 5: out, 6: back}, 6)
    assert play(DAY, CREW, HANDS, SAME, joined, out, back, again).sources.left_out > 0


def test_what_is_no_decision_or_was_taken_back_cannot_be_taken_back() -> None:
    before = play(DAY, CREW, HANDS)
    joined = join(before, *(item.id for item in before.items))
    with pytest.raises(UsageError, match="entry 2 is no decision"):
        take_back({3: joined}, 2)
    with pytest.raises(UsageError, match="taken back already"):
        take_back({3: joined, 4: take_back({3: joined}, 3)}, 3)


def test_every_line_that_is_listed_can_be_decided_on() -> None:
    told = play(DAY, CREW, PROMISED, WRITTEN)
    listed = lines_of(told)
    assert [one.state for one in listed] == ["open", "delivered", None]
    assert all(evidence_of_line(told, one.id) for one in listed)


def test_a_change_that_no_rule_found_can_be_taken() -> None:
    before = play(DAY, PROMISED, LETTER)
    (promise,) = before.commitments
    (deed,) = before.deeds
    assert promise.state == "pending"
    first, second = promise.evidence[0], deed.evidence[0]
    anchors = tuple(take_anchor(one) for one in (first, second))
    review = Reviewed(decision="take", moves=anchors, state="delivered", who="desk")
    (after,) = play(DAY, PROMISED, LETTER, review).commitments
    assert after.state == "delivered"
    assert after.history[-1].why == "decided by review"


def take_anchor(evidence: Evidence) -> Anchor:

    return anchor_of(evidence)


def test_a_line_of_another_matter_can_be_left_out() -> None:
    before = play(DAY, CREW, HANDS)
    review = leave_out(before, before.items[0].id)
    after = play(DAY, CREW, HANDS, review)
    assert len(after.items) == 1
    assert after.sources.left_out == 1


def test_a_decision_on_a_line_that_is_not_there_is_refused_clearly() -> None:
    with pytest.raises(UsageError, match="no line item-nowhere"):
        join(play(DAY, CREW), play(DAY, CREW).items[0].id, "item-nowhere")


def test_a_projection_takes_a_decision_in_as_the_full_fold_does() -> None:
    before = play(DAY, CREW, SAME, HANDS)
    review = join(before, *(item.id for item in before.items))
    written = lines(CREW, SAME, HANDS, review)
    fold = Fold(DOSSIER)
    for line in written:
        fold.add(line)
        tell_play(fold, dt.date(2026, 3, 10))
    assert tell_play(fold, dt.date(2026, 3, 10)) == state_of_play(written, dt.date(2026, 3, 10), DOSSIER)


def test_a_move_told_by_hand_counts_from_its_day_with_the_users_words() -> None:
    by_hand = ToldByHand(
        day=dt.date(2026, 3, 6),
        text="Port's lawyer handed the written reply to Ana at the gate.",
        kind="deliver",
        by=("port",),
        to=("dockers",),
        what="the written reply",
        on=When(text="", value="2026-03-06"),
        who="desk",
    )
    assert play("2026-03-05", PROMISED, by_hand).commitments[0].state == "pending"
    (promise,) = play("2026-03-06", PROMISED, by_hand).commitments
    assert promise.state == "delivered"
    (evidence,) = promise.history[-1].evidence
    assert evidence.quote == "Port's lawyer handed the written reply to Ana at the gate."
    assert evidence.document == "by-hand-2"
    assert evidence.publisher == "desk"
