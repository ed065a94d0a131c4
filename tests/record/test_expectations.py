"""What a user wrote down must hold: it holds, fails, or is open until its day."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.record.dispatches import described, dispatch, move, play
from verbale.problems import UsageError
from verbale.record.dossier_file import read_dossier_file
from verbale.record.entries import Expectation
from verbale.record.state import Expected

PROMISED = dispatch(
    "d-mon", "2026-03-02", "Post", move("commit", "port", "dockers", "reply in writing to the demands")
)
DELIVERED = dispatch("d-thu", "2026-03-05", "Post", move("deliver", "port", "dockers", "its written reply"))
ANSWER = Expectation(
    says="by Friday the port has answered in writing",
    section="commitment",
    about="written answer",
    of=("port",),
    state="delivered",
    by=dt.date(2026, 3, 6),
)
FILE = """
title = "Harbour pay round"
parties = ["dockers", "port"]

[publishers]
"Dockers' Bulletin" = "dockers"

[[expect]]
says = "by Friday the port has answered in writing"
section = "commitment"
about = "written answer"
of = ["port"]
state = "delivered"
by = 2026-03-06
"""


def judged(day: str, expectation: Expectation, *told: object) -> Expected:
    (one,) = play(day, described(expectations=(expectation,)), *told).expectations  # type: ignore[arg-type]
    return one


def test_before_its_day_it_is_open() -> None:
    assert judged("2026-03-03", ANSWER, PROMISED).outcome == "open"


def test_once_it_came_true_it_holds_with_its_evidence() -> None:
    one = judged("2026-03-05", ANSWER, PROMISED, DELIVERED)
    assert one.outcome == "holds"
    assert {evidence.document for evidence in one.evidence} == {"d-mon", "d-thu"}


def test_after_its_day_it_fails() -> None:
    one = judged("2026-03-07", ANSWER, PROMISED)
    assert (one.outcome, one.why) == ("fails", "not delivered by 2026-03-06")


def test_what_came_true_too_late_fails() -> None:
    late = dispatch("d-late", "2026-03-09", "Post", move("deliver", "port", "dockers", "its written reply"))
    assert judged("2026-03-10", ANSWER, PROMISED, late).outcome == "fails"


def test_what_must_not_be_holds_until_it_is() -> None:
    never = Expectation(
        says="the dockers have not accepted the bonus",
        section="item",
        about="night bonus",
        of=("dockers",),
        state="accepted",
        never=True,
    )
    offered = dispatch("d-1", "2026-03-02", "Post", move("offer", "port", "dockers", "a night bonus"))
    accepted = dispatch("d-2", "2026-03-04", "Post", move("agree", "dockers", "port", "the night bonus"))
    assert judged("2026-03-03", never, offered, accepted).outcome == "holds"
    assert judged("2026-03-04", never, offered, accepted).outcome == "fails"


def test_a_dossiers_file_says_what_it_is_about_and_what_is_expected() -> None:
    told = read_dossier_file(FILE, "harbour.toml")
    assert told.title == "Harbour pay round"
    assert told.publishers == {"Dockers' Bulletin": "dockers"}
    assert told.expectations == (ANSWER,)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("title = ", "harbour.toml: not valid TOML"),
        ("colour = 1", "harbour.toml: unknown key 'colour'"),
        (
            'parties = "port"',
            r'harbour.toml: parties is a text \("port"\); it should be a list of texts in brackets, '
            r'as in parties = \["dockers", "port"\]',
        ),
        ('words = ["crane", 3]', r"harbour.toml: words is a list that holds a number \(3\); it should be"),
        ("title = true", r"harbour.toml: title is true or false \(true\); it should be a text"),
        ('[publishers]\n"Post" = 1', "harbour.toml: publishers is a table that holds a number"),
        ('[expect]\nsays = "x"', r"harbour.toml: write each expectation under a line \[\[expect\]\]"),
        (
            '[[expect]]\nsays = "x"\nsection = "commitment"',
            "harbour.toml: expectation 1: about is missing: a text in quotation marks",
        ),
        (
            '[[expect]]\nsays = "x"\nsection = "commitment"\nabout = "y"\nstate = "done"',
            "expectation 1: commitment has no state 'done'; known are conditional, pending",
        ),
        (
            '[[expect]]\nsays = "x"\nsection = "promise"\nabout = "y"',
            "expectation 1: no section 'promise'; known are commitment, warning",
        ),
        (
            '[[expect]]\nsays = "x"\nsection = "deed"\nabout = "y"\nby = "Friday"',
            "expectation 1: by is a text .*; it should be a day without quotation marks",
        ),
        (
            '[[expect]]\nsays = "x"\nsection = "deed"\nabout = "y"\nuntil = 2026-03-06',
            "expectation 1: unknown key 'until'; known are says",
        ),
    ],
)
def test_a_mistake_in_it_gets_one_clear_line(wrong: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_dossier_file(wrong, "harbour.toml")
