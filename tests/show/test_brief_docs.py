"""docs/brief.md says what the code does, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.show.test_text import PAGE
from verbale.show import FORMS
from verbale.show.budget import PLACES
from verbale.show.expected import EXPECTATION_MARKS
from verbale.show.html import FOLDED_LINES
from verbale.show.page import TITLES
from verbale.show.states import (
    AWAITED,
    COMMITMENT_MARKS,
    DEED_MARKS,
    DELIVERED_LATE,
    ITEM_MARKS,
    MEETING_MARKS,
    POSITION_MARKS,
    WARNING_MARKS,
)

TEXT = (Path(__file__).parents[2] / "docs/brief.md").read_text("utf-8")


def test_every_section_is_documented_in_order_with_its_places() -> None:
    table = re.search(r"\| section \|.*?\n\n", TEXT, re.DOTALL)
    assert table is not None
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in table[0].splitlines()[2:] if row]
    assert [(row[0], int(row[2])) for row in rows] == [(TITLES[key], PLACES[key]) for key in TITLES]


def test_every_state_is_documented() -> None:
    marks = [
        *COMMITMENT_MARKS.values(), DELIVERED_LATE, *WARNING_MARKS.values(), *MEETING_MARKS.values(), AWAITED,
        *POSITION_MARKS.values(), *ITEM_MARKS.values(), *DEED_MARKS.values(), *EXPECTATION_MARKS.values(),
    ]  # fmt: skip
    assert [mark.word for mark in marks if mark.word not in TEXT] == []


def test_every_form_and_limit_is_documented() -> None:
    assert [form for form in FORMS if f"| `{form}` |" not in TEXT] == []
    assert f"{PAGE} at most" in TEXT
    assert f"the next {FOLDED_LINES} lines" in TEXT


def test_asking_for_the_brief_loads_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import verbale.show, sys; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert not {"rich", "jinja2", "pycountry", "spacy", "sqlalchemy", "trafilatura"} & set(told)
