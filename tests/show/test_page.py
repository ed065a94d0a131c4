"""What makes the page: the weightiest first, a place for every section, nothing invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.show.crowd import LONG_NAME, full
from tests.show.examples import day, nothing, promise, quarrel, strike
from verbale.problems import UsageError
from verbale.record.state import Account, Changed, Sources
from verbale.show.budget import PLACES, shares
from verbale.show.compose import page_of
from verbale.show.page import SHORT_TITLES, TITLES, Page, Section, SectionKey


def section(page: Page, key: SectionKey) -> Section:
    (found,) = [section for section in page.sections if section.key == key]
    return found


def whats(page: Page, key: SectionKey) -> list[str]:
    return [line.what for line in section(page, key).lines]


def test_sections_come_in_the_order_of_a_desk_officers_questions() -> None:
    assert [section.key for section in page_of(full()).sections] == [
        key for key in TITLES if key != "expectations"
    ]
    assert list(TITLES) == list(PLACES) == list(SHORT_TITLES)


def test_what_still_has_to_come_is_told_before_what_came() -> None:
    words = [line.mark.word for line in section(page_of(strike(), everything=True), "commitments").lines]
    assert words == ["overdue", "pending", "conditional", "delivered late"]


def test_within_a_state_the_weightiest_comes_first() -> None:
    play = replace(
        nothing(), commitments=tuple(promise(id=f"c{n}", content=f"thing {n}", weight=n) for n in range(3))
    )
    assert whats(page_of(play), "commitments") == ["thing 2", "thing 1", "thing 0"]


def test_the_weightiest_make_the_page_whatever_their_state() -> None:
    light = [promise(id=f"o{n}", content="light", state="overdue", weight=1.0) for n in range(90)]
    heavy = promise(id="d", content="heavy", state="delivered", weight=2.0)
    page = page_of(replace(nothing(), commitments=(*light, heavy)))
    assert "heavy" in whats(page, "commitments")


def test_of_what_is_overdue_the_weightiest_is_always_told() -> None:
    late = [promise(id=f"o{n}", content=f"late {n}", state="overdue", weight=n) for n in range(3)]
    heavy = [promise(id=f"p{n}", content="heavy", weight=9.0) for n in range(90)]
    told = whats(page_of(replace(nothing(), commitments=(*heavy, *late)), fold=15), "commitments")
    assert told[0] == "late 2"
    assert set(told[1:]) == {"heavy"}


def test_a_page_names_the_first_parties_and_counts_the_others() -> None:
    play = replace(nothing(), parties=("PER", "CHL", *(f"Boat {n}" for n in range(20))))
    page = page_of(play)
    assert page.party_line == "Peru, Chile, Boat 0, Boat 1, Boat 2, Boat 3, Boat 4, Boat 5 and 14 more"
    assert page_of(play, everything=True).party_line.endswith("Boat 18, Boat 19")


def test_each_side_is_heard_of_a_meeting_before_one_is_heard_twice() -> None:
    meeting = quarrel().meetings[0]
    said = [Account(by=by, content=content, evidence=()) for by, content in _TALKATIVE]
    play = replace(nothing(), meetings=(replace(meeting, accounts=tuple(said)),))
    (line,) = section(page_of(play), "meetings").lines
    assert [part.what for part in line.parts] == ["useful", "frank", "long", "warm"]


_TALKATIVE = [("KOR", "useful"), ("KOR", "long"), ("KOR", "warm"), ("GBR", "frank")]


def test_the_page_says_how_many_are_left_and_everything_leaves_none() -> None:
    page = page_of(full())
    assert section(page, "commitments").left == 60 - PLACES["commitments"]
    assert all(section.left == 0 for section in page_of(full(), everything=True).sections)


def test_places_that_a_section_does_not_need_go_to_the_weightiest_others() -> None:
    given_away = shares({"items": [5.0, 4.0, 3.0, 2.0], "warnings": [9.0, 1.0]})
    assert given_away["items"] == 4
    assert given_away["warnings"] == 2
    assert shares({"items": [1.0] * 99, "changes": [9.0] * 99})["changes"] == PLACES["changes"]


@given(st.dictionaries(st.sampled_from(list(PLACES)), st.lists(st.floats(0, 9), max_size=40)))
def test_a_page_never_has_more_lines_than_places(weights: dict[SectionKey, list[float]]) -> None:
    given_out = shares(weights)
    assert sum(given_out.values()) <= sum(PLACES.values())
    for key, told in weights.items():
        assert min(PLACES[key], len(told)) <= given_out[key] <= len(told)


def test_the_last_week_is_news() -> None:
    page = page_of(strike())
    assert section(page, "changes").title == "What changed in the 7 days to 8 March 2024"
    assert [line.mark.word for line in section(page, "changes").lines] == ["new promise", "triggered", "held"]


def test_since_a_day_tells_what_came_after_it() -> None:
    page = page_of(strike(), since=day("2024-03-05"))
    assert section(page, "changes").title == "What changed after 5 March 2024"
    assert [line.mark.word for line in section(page, "changes").lines] == ["triggered"]


def test_nothing_new_is_said_in_one_line() -> None:
    told = section(page_of(strike(), since=day("2024-03-07")), "changes")
    assert told.lines == ()
    assert told.note == "Nothing; the latest change is of 7 March 2024."


def test_everything_tells_old_changes_too() -> None:
    assert "overdue" in [
        line.mark.word for line in section(page_of(strike(), everything=True), "changes").lines
    ]


def test_news_after_the_day_of_the_brief_cannot_be_asked_for() -> None:
    with pytest.raises(UsageError, match="later than the day of the brief"):
        page_of(strike(), since=day("2024-03-09"))


def test_a_change_names_the_thing_and_leads_to_it() -> None:
    page = page_of(strike())
    change = section(page, "changes").lines[0]
    assert change.what == "Fjordline to Seafarers United: hand over a new rota"
    assert change.see == "commitments-c1"
    assert change.see in [line.anchor for line in section(page, "commitments").lines]


def test_a_new_deed_is_called_by_what_it_is() -> None:
    changed = replace(strike().changes[0], what="new", section="deeds", id="e1", on=day("2024-03-07"))
    (line,) = section(page_of(replace(strike(), changes=(changed,))), "changes").lines
    assert (line.mark.word, line.what) == (
        "pressed", "Fjordline to Seafarers United: stand-in crew for the Havørn",
    )  # fmt: skip


def test_a_change_of_an_item_says_who_answered() -> None:
    play = replace(
        strike(),
        changes=(
            replace(strike().changes[0], what="answered", section="items", id="pay", on=day("2024-03-02")),
        ),
    )
    assert whats(page_of(play), "changes") == ["Fjordline rejected: nine per cent more pay from May"]


def test_a_new_contradiction_says_what_each_side_says() -> None:
    play = strike()
    (quarrelled,) = play.contradictions
    change = Changed(
        on=play.as_of, what="contradicted", section="contradictions", id=quarrelled.id, weight=9.0
    )
    (line,) = section(page_of(replace(play, changes=(change,))), "changes").lines
    assert (
        line.what == "Fjordline: that it owes any overtime; Seafarers United: the February overtime is unpaid"
    )


def test_a_change_of_something_that_the_state_does_not_hold_is_still_told() -> None:
    play = replace(strike(), changes=(replace(strike().changes[0], id="gone", text="the old rota"),))
    (line,) = section(page_of(play), "changes").lines
    assert (line.what, line.see) == ("the old rota", None)


def test_no_line_leads_to_a_line_that_is_not_on_the_page() -> None:
    page = page_of(full(), fold=2)
    lines = [line for section in page.sections for line in section.lines + section.folded]
    assert {line.see for line in lines} - {None} <= {line.anchor for line in lines}


def test_lines_that_changed_are_marked_as_news() -> None:
    told = {line.anchor: line.fresh for line in section(page_of(strike()), "commitments").lines}
    assert told["commitments-c1"] == "new"
    assert told["commitments-c4"] is None


def test_the_next_meetings_come_first_then_those_held_then_plans_that_have_passed() -> None:
    words = [line.state for line in section(page_of(quarrel()), "meetings").lines]
    assert words[:2] == ["planned for 20 May 2023, tomorrow", "held 12 May 2023"]


def test_what_the_user_expects_is_told_with_its_day_and_its_reason() -> None:
    (line,) = section(page_of(strike()), "expectations").lines
    assert line.what == "the new rota is handed over"
    assert line.state == "open, expected by 17 March 2024"
    assert line.notes == ("not delivered yet; its last day is 2024-03-17",)
    assert line.see == "commitments-c1"


def test_what_fails_comes_before_what_holds() -> None:
    (known,) = strike().expectations
    play = replace(
        strike(), expectations=(replace(known, outcome="holds"), known, replace(known, outcome="fails"))
    )
    page = page_of(play)
    assert [line.mark.word for line in section(page, "expectations").lines] == ["fails", "open", "holds"]
    assert page.heads[0].words == "1 expectation fails"


def test_a_dossier_with_a_title_is_called_by_it() -> None:
    assert (
        page_of(replace(nothing(), title="The ferry strike of March")).dossier == "The ferry strike of March"
    )


def test_what_matters_heads_the_page() -> None:
    assert [head.words for head in page_of(strike()).heads] == [
        "1 overdue", "1 answer awaited", "1 warning triggered", "1 contradiction",
        "next meeting 11 March 2024 (“Monday”)",
    ]  # fmt: skip


def test_a_deadline_within_the_week_is_soon() -> None:
    near = replace(nothing(), commitments=(promise(due=promise().due),), as_of=day("2024-03-10"))
    assert [head.words for head in page_of(near).heads] == ["1 due within 7 days"]


def test_sections_with_nothing_are_named_once() -> None:
    assert page_of(quarrel()).empty == (
        "Warnings", "Done", "Denied", "Withheld and to be disclosed", "What each side says of the talks",
        "Accounts that contradict each other",
    )  # fmt: skip


def test_sources_say_what_was_read_and_left_out() -> None:
    page = page_of(strike())
    assert " ".join(page.sources) == (
        "14 documents read, the latest of 7 March 2024. "
        "6 moves of other matters in the same documents left out. 1 problem was met in reading."
    )
    assert page.undated == ("leaflet", "quay-notes")


def test_an_empty_brief_says_how_to_mend_it() -> None:
    undated = Sources(read=0, latest=None, undated=("note",), left_out=0, problems=0)
    assert "read it again with --published" in page_of(replace(nothing(), sources=undated)).nothing
    other = Sources(read=1, latest=None, undated=(), left_out=3, problems=0)
    assert "describe it anew" in page_of(replace(nothing(), sources=other)).nothing
    assert page_of(nothing()).nothing == "Nothing of this negotiation is on record."


def test_an_empty_state_has_an_empty_page() -> None:
    page = page_of(nothing())
    assert page.sections == ()
    assert page.sources == ("No document has been read.",)


def test_the_matrix_gives_the_dossiers_parties_the_first_columns() -> None:
    matrix = page_of(strike()).matrix
    assert matrix is not None
    assert matrix.parties == ("Seafarers United", "Fjordline")
    cells = {
        line.what: [cell.mark.word if cell and cell.mark else None for cell in row]
        for line, row in matrix.rows
    }
    assert cells["no night crossings for cadets"] == ["demanded", "answer awaited"]


def test_parties_without_room_in_the_matrix_are_named() -> None:
    matrix = page_of(full(), everything=True).matrix
    assert matrix is not None
    assert len(matrix.rows) == 60
    assert LONG_NAME in matrix.parties
    assert matrix.without_column == ("OSCE", "NATO")
