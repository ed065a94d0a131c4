"""The brief for the terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from tests.show.crowd import full
from tests.show.examples import nothing, quarrel, strike
from verbale.problems import UsageError
from verbale.record.state import StateOfPlay
from verbale.show import brief

PAGE = 95
"""Rows of a page at 80 columns, were every section full and every content long."""


@pytest.mark.parametrize("play", [strike, quarrel, full, nothing])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("everything", [False, True])
def test_no_row_is_wider_than_the_terminal(
    play: Callable[[], StateOfPlay], width: int, everything: bool
) -> None:
    rows = brief(play(), width=width, everything=everything).splitlines()
    assert max(map(cell_len, rows)) <= width
    assert [row for row in rows if row != row.rstrip()] == []


def test_wide_characters_fit_as_well() -> None:
    play = replace(strike(), dossier="渡輪罷工" * 30, parties=("海員工會" * 20,))
    assert max(cell_len(row) for row in brief(play).splitlines()) <= 80


def test_colour_comes_only_where_it_is_asked_for() -> None:
    plain, coloured = brief(strike()), brief(strike(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in coloured


def test_a_coloured_brief_is_the_same_each_time() -> None:
    assert brief(strike(), colour=True) == brief(strike(), colour=True)


def test_a_terminal_can_follow_a_source() -> None:
    assert "https://harbourpost.example/rota?a=1&b=2" in brief(strike(), colour=True)


def test_a_commitment_is_told_with_its_state_its_account_and_its_sentence() -> None:
    assert (
        "• Fjordline to Seafarers United: hand over a new rota\n"
        "  Pending, due 11–17 March 2024 (“next week”), 9 days left. Both sides say so.\n"
        "  │ “You will have the rota in your hands next week,” Ms Solheim told the crew…\n"
        "  │ Harbour Post, 5 March 2024, on the word of Kari Solheim (+ 1 more)\n"
    ) in brief(strike())


def test_both_sides_of_a_contradiction_have_their_sentence() -> None:
    assert (
        "≠ Fjordline and Seafarers United\n"
        "  Fjordline: that it owes any overtime\n"
        "    │ Fjordline denied that it owes any overtime. – Coast Radio, 4 March 2024\n"
        "  Seafarers United: the February overtime is unpaid\n"
        "    │ The February overtime is unpaid, Dahl said.\n"
        "    │ Harbour Post, 3 March 2024, on the word of Jon Dahl\n"
    ) in brief(strike())


def test_a_page_is_a_page_however_much_there_is() -> None:
    assert len(brief(full(60)).splitlines()) <= PAGE
    assert len(brief(full(300)).splitlines()) <= PAGE


def test_a_page_says_how_to_see_the_rest() -> None:
    assert "+ 57 more, --all tells them" in brief(full(60))
    assert "--all" not in brief(full(60), everything=True)


def test_everything_gives_whole_sentences_and_where_they_stand() -> None:
    told = brief(full(3), everything=True, width=400)
    assert "Tom & Jerry's lawyers had been over the text once more." in told
    assert "(d0, characters 40–" in told
    assert "…" not in told


def test_an_empty_state_says_so() -> None:
    assert brief(nothing()) == (
        "nothing yet: state of play as of 8 March 2024\n"
        "Nothing of this negotiation is on record.\n"
        f"SOURCES {'─' * 72}\n"
        "No document has been read.\n"
    )


def test_a_form_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"'pdf'; there are text, markdown, html, json"):
        brief(nothing(), "pdf")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_the_same_state_gives_the_same_brief_ending_in_one_newline(form: str) -> None:
    first, second = (brief(strike(), form) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert first.endswith("\n")
    assert not first.endswith("\n\n")
