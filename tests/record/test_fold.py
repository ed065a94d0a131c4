"""The state of a day: the same whatever the order of reading in, and whatever was published later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.dispatches import ADDED, DOSSIER, Said, dispatch, lines, move
from verbale.reading import Reading
from verbale.record.fold import Fold
from verbale.record.play import state_of_play, tell_play
from verbale.record.state import Evidence, StateOfPlay

FIRST = dt.date(2026, 3, 1)
DAYS = [FIRST + dt.timedelta(days=n) for n in range(12)]
PARTIES = ["dockers", "port", "mediators", "dockers+port"]
CONTENTS = [
    "a second crew on every crane",
    "a second crew",
    "give a written answer to the pay demands",
    "reply in writing",
    "not hire outside crews",
    "hire outside crews",
    "a truce over the harvest weeks",
    "the truce",
    "the proposal",
    "talks in Bergen",
    "raise pay by 5 percent",
]
KINDS = [
    "demand", "offer", "agree", "reject", "commit", "warn", "deny", "accuse", "meet", "deliver",
    "disclose", "withhold", "assess", "suspend", "press", "relent",
]  # fmt: skip


@st.composite
def moves(draw: st.DrawFn) -> Said:
    kind = draw(st.sampled_from(KINDS))
    day = draw(st.sampled_from(DAYS))
    due = draw(st.sampled_from([None, f"then={day.isoformat()}", "next week=2026-W11", "soon=FUTURE_REF"]))
    on = draw(st.sampled_from([None, None, f"then={day.isoformat()}", "once=PAST_REF"]))
    condition = draw(st.sampled_from([None, None, "if the port hires outside crews"]))
    what = draw(st.sampled_from(CONTENTS))
    by, to = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(["", "port", "dockers"]))
    said_by = draw(st.sampled_from([None, "Ana Reis", "Tom Vale", "a diplomat"]))
    return move(
        kind,
        by,
        to,
        what,
        condition=condition,
        due=due,
        on=on,
        said_by=said_by,
        status=draw(st.sampled_from(["held", "planned", "cancelled"])) if kind == "meet" else None,
    )


@st.composite
def dispatches(draw: st.DrawFn) -> list[Reading]:
    told = []
    for number in range(draw(st.integers(1, 7))):
        day = draw(st.sampled_from([*DAYS, None])) if number % 4 == 3 else draw(st.sampled_from(DAYS))
        said = draw(st.lists(moves(), min_size=1, max_size=5))
        told.append(dispatch(f"d{number}", day.isoformat() if day else None, "Harbour Post", *said))
    return told


def evidence_of(value: object) -> Iterator[Evidence]:
    """All evidence anywhere in a state of play."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from evidence_of(getattr(value, field))
    elif isinstance(value, tuple):
        for each in value:
            yield from evidence_of(each)


def sections(play: StateOfPlay) -> Iterator[msgspec.Struct]:
    for name in ("items", "commitments", "warnings", "meetings", "denials", "withheld", "contradictions",
                 "assessments", "deeds"):  # fmt: skip
        yield from getattr(play, name)


@given(told=dispatches(), random=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_reading_in_changes_nothing(told: list[Reading], random: object) -> None:
    day = DAYS[8]
    straight = state_of_play(lines(*told), day, DOSSIER)
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state_of_play(lines(*shuffled), day, DOSSIER) == straight


@given(told=dispatches(), day=st.sampled_from(DAYS))
@settings(max_examples=60, deadline=None)
def test_what_is_published_later_changes_nothing_of_an_earlier_day(told: list[Reading], day: dt.date) -> None:
    known = [one for one in told if one.document.published and one.document.published <= day]
    later = state_of_play(lines(*told), day, DOSSIER)
    # Undated documents are listed on every day, so that nobody misses them; they count on none before.
    sources = msgspec.structs.replace(later.sources, undated=())
    assert msgspec.structs.replace(later, sources=sources) == state_of_play(lines(*known), day, DOSSIER)


@given(told=dispatches(), asked=st.lists(st.sampled_from(DAYS), min_size=7, max_size=7))
@settings(max_examples=60, deadline=None)
def test_a_projection_kept_up_to_date_equals_the_full_fold(told: list[Reading], asked: list[dt.date]) -> None:
    fold = Fold(DOSSIER)
    for line, day in zip(lines(*told), asked, strict=False):
        fold.add(line)
        tell_play(fold, day)  # asked in between, so that much is taken back and folded anew
    for day in (DAYS[3], DAYS[11], ADDED.date()):
        assert tell_play(fold, day) == state_of_play(lines(*told), day, DOSSIER)


@given(told=dispatches())
@settings(max_examples=60, deadline=None)
def test_every_line_has_evidence_and_no_move_is_lost(told: list[Reading]) -> None:
    play = state_of_play(lines(*told), ADDED.date(), DOSSIER)
    for line in sections(play):
        assert any(True for _ in evidence_of(line)), line
    texts = {(move.quote, *move.evidence) for reading in told for move in reading.moves}
    shown = {(one.quote, one.start, one.end) for one in evidence_of(play)}
    assert shown == texts


@given(told=dispatches())
@settings(max_examples=30, deadline=None)
def test_ids_are_unique_and_stay_as_more_becomes_known(told: list[Reading]) -> None:
    ids: list[set[str]] = []
    for day in (*DAYS, ADDED.date()):
        listed = [line.id for line in sections(state_of_play(lines(*told), day, DOSSIER))]  # type: ignore[attr-defined]
        assert len(listed) == len(set(listed))
        ids.append(set(listed))
    for earlier, later in pairwise(ids):
        assert earlier <= later


def test_an_undated_document_counts_from_the_day_it_was_added_and_is_marked() -> None:
    told = lines(dispatch("d", None, None, move("demand", "dockers", "port", "a second crew")))
    before = state_of_play(told, ADDED.date() - dt.timedelta(days=1), DOSSIER)
    after = state_of_play(told, ADDED.date(), DOSSIER)
    assert before.items == ()
    assert len(after.items) == 1
    assert after.sources.undated == ("d",)


def test_a_document_read_again_counts_by_its_later_reading() -> None:
    first = dispatch("d", "2026-03-02", None, move("demand", "dockers", "port", "a second crew"))
    again = msgspec.structs.replace(
        first, moves=(msgspec.structs.replace(first.moves[0], by=("mediators",)),)
    )
    (item,) = state_of_play(lines(first, again), DAYS[5], DOSSIER).items
    assert {position.party for position in item.positions} == {"mediators", "port"}


def test_a_changed_text_counts_from_its_own_day_and_the_first_until_then() -> None:
    first = dispatch("d", "2026-03-02", None, move("demand", "dockers", "port", "a second crew"))
    changed = dispatch("d", "2026-03-05", None, move("demand", "dockers", "port", "a third crew"))
    told = lines(first, changed)
    assert [item.content for item in state_of_play(told, DAYS[2], DOSSIER).items] == ["a second crew"]
    later = state_of_play(told, DAYS[6], DOSSIER)
    assert [item.content for item in later.items] == ["a third crew"]
    assert later.sources.read == 1


def test_a_day_told_later_takes_the_place_of_the_unknown_one() -> None:
    undated = dispatch("d", None, None, move("demand", "dockers", "port", "a second crew"))
    dated = msgspec.structs.replace(
        undated, document=msgspec.structs.replace(undated.document, published=DAYS[1])
    )
    play = state_of_play(lines(undated, dated), DAYS[2], DOSSIER)
    assert len(play.items) == 1
    assert play.sources.undated == ()


def test_a_wire_copy_is_kept_as_evidence_and_counts_once() -> None:
    said = [
        move("demand", "dockers", "port", "a second crew on every crane"),
        move("offer", "port", "dockers", "a bonus for night work"),
        move("warn", "dockers", "port", "a walkout on Sunday"),
    ]
    first = dispatch("post", "2026-03-02", "Harbour Post", *said)
    copy = dispatch("radio", "2026-03-02", "Coast Radio", *said)
    alone = state_of_play(lines(first), DAYS[2], DOSSIER)
    both = state_of_play(lines(first, copy), DAYS[2], DOSSIER)
    assert [item.weight for item in both.items] == [item.weight for item in alone.items]
    assert {one.document: one.copy_of for one in evidence_of(both.items)} == {"post": None, "radio": "post"}


def test_lines_of_other_dossiers_are_passed_over() -> None:
    told = lines(dispatch("d", "2026-03-02", None, move("demand", "dockers", "port", "a second crew")))
    assert state_of_play(told, DAYS[5], "another").sources.read == 0


def test_background_that_is_recalled_weighs_less_than_news() -> None:
    told = dispatch(
        "d",
        "2026-03-02",
        None,
        move("demand", "dockers", "port", "a canteen", on="in 2019=2019"),
        move("demand", "dockers", "port", "a second crew"),
    )
    play = state_of_play(lines(told), DAYS[2], DOSSIER)
    assert [item.content for item in play.items] == ["a second crew", "a canteen"]
    assert play.items[1].weight < play.items[0].weight / 2
