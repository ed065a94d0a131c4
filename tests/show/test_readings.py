"""One document's reading in the terminal."""

from __future__ import annotations

from typing import Any

import pytest

from verbale.problems import Problem
from verbale.reading import Move, MoveSpans, Reading, Source, When
from verbale.show.readings import reading_text

TEXT = "Peru said on Monday that it would open two ports to Chile's boats by Friday, if the catch is shared."


def move(**told: Any) -> Move:
    plain = {
        "id": "m1", "kind": "commit", "by": ("PER",), "to": ("CHL",), "voice": None, "reported_by": "Peru",
        "what": "open two ports to Chile's boats", "condition": "if the catch is shared",
        "due": When(text="by Friday", value="2026-03-06"), "on": When(text="Monday"), "status": None,
        "quote": TEXT, "evidence": (0, len(TEXT)), "spans": MoveSpans(what=((34, 65),)), "read_by": "rules",
    }  # fmt: skip
    return Move(**{**plain, **told})


def reading(*moves: Move, **told: Any) -> Reading:
    source = Source(
        id="ports", sha256="0" * 64, title="Two ports", publisher="Coast Radio", published=None, url=None,
        language="en", length=len(TEXT),
    )  # fmt: skip
    return Reading(document=source, moves=moves, **told)


def test_a_move_is_told_with_the_names_of_its_parties_and_its_sentence() -> None:
    assert reading_text(reading(move()), width=72) == (
        "Two ports\n"
        "Coast Radio · undated\n"
        "\n"
        "COMMIT  Peru to Chile: open two ports to Chile's boats\n"
        "  on condition: if the catch is shared\n"
        "  due: by Friday (2026-03-06)\n"
        "  on: Monday\n"
        "  by account of: Peru\n"
        "  “Peru said on Monday that it would open two ports to Chile's boats by\n"
        "  Friday, if the catch is shared.”\n"
        "\n"
        "1 move, 0 statements, 0 times, 0 parties\n"
        "\n"
    )


@pytest.mark.parametrize("width", [40, 57, 80])
def test_no_row_is_wider_than_the_terminal(width: int) -> None:
    told = reading_text(reading(move(), move(what="open ports " * 30)), width=width)
    assert max(len(row) for row in told.splitlines()) <= width


def test_a_document_cannot_steer_the_terminal() -> None:
    told = reading_text(reading(move(what="\x1b]0;x\x07open\x1b[2J", quote="\u202eports\x9b")))
    assert not any((ord(one) < 32 and one != "\n") or one in "\x9b\u202e" for one in told)


def test_what_was_kept_unread_does_not_look_empty() -> None:
    foreign = Problem(code="language", message="is in another language (fr)")
    assert "\nnot read\n" in reading_text(reading(problems=(foreign,)))
    assert "\nno moves of a negotiation (--explain shows why)\n" in reading_text(reading())
