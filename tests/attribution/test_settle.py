"""Settling: contents agree with the quotation marks, and quotations go on over paragraphs."""

from __future__ import annotations

from verbale.reader.attribution.draft import Draft, Place
from verbale.reader.attribution.settle import innermost, kind_of, marks_of, settled


def contents(texts: list[str], *told: str) -> list[list[str]]:
    """The contents of drafts as they come out, given as words of the first text."""
    drafts = [
        Draft((), None, (Place(0, texts[0].index(words), texts[0].index(words) + len(words)),))
        for words in told
    ]
    return [
        [texts[p.block][p.start : p.end] for p in draft.contents]
        for draft in settled(drafts, texts, marks_of(texts))
    ]


def test_a_content_takes_in_the_marks_at_its_edges() -> None:
    assert contents(['"We are ready," she said.'], "We are ready") == [['"We are ready,"']]


def test_a_mark_alone_is_no_content() -> None:
    assert contents(["It is worth it.““We saw it all,” she said."], "““", "We saw it all") == [
        ["“We saw it all,”"]
    ]


def test_a_content_far_from_the_marks_stays() -> None:
    assert contents(['The truce was "holding by a thread" in May.'], "in May") == [["in May"]]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    assert contents(['"We came to settle.', '"We still can."'], '"We came to settle.') == [
        ['"We came to settle.', '"We still can."']
    ]


def test_a_closed_quotation_does_not_go_on() -> None:
    assert contents(['"We came to settle."', '"We still can."'], '"We came to settle."') == [
        ['"We came to settle."']
    ]


def test_kinds() -> None:
    text = 'She said "no" and that it was "late".'
    marks = marks_of([text])
    assert kind_of((Place(0, 9, 13),), marks) == "direct"
    assert kind_of((Place(0, 9, 36),), marks) == "mixed"
    assert kind_of((Place(0, 14, 28),), marks) == "indirect"


def test_a_statement_is_in_the_smallest_that_holds_it() -> None:
    outer = Draft((), Place(0, 0, 4), (Place(0, 5, 90),))
    middle = Draft((), Place(0, 10, 14), (Place(0, 15, 60),))
    inner = Draft((), Place(0, 20, 24), (Place(0, 25, 50),))
    assert innermost([outer, middle, inner]) == [None, 0, 1]
