"""Quotations: where marks open and close, whatever marks they are."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from verbale.reader.attribution.quotation import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


def test_straight_marks() -> None:
    assert quoted('"Yes," she said. "Now."') == ['"Yes,"', '"Now."']


def test_curly_marks() -> None:
    assert quoted("“Yes,” she said. “Now.”") == ["“Yes,”", "“Now.”"]


def test_angled_marks() -> None:
    assert quoted("«Yes», she said.") == ["«Yes»"]


def test_single_marks() -> None:
    assert quoted("'We are ready,' she said.") == ["'We are ready,'"]


def test_curly_single_marks() -> None:
    assert quoted("‘We are ready,’ she said.") == ["‘We are ready,’"]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("The farmers' league didn't say why it's late.") == []


def test_a_quotation_in_a_quotation_belongs_to_it() -> None:
    assert quoted("\"They told us 'never' and left,\" she said.") == ["\"They told us 'never' and left,\""]


def test_a_mark_left_open_reaches_to_the_end() -> None:
    found = quotations('She said: "We shall wait.')
    assert [(q.start, q.closed) for q in found] == [(10, False)]


def test_a_new_opening_mark_ends_one_left_open() -> None:
    assert quoted("“We wait. “They do not.”") == ["“We wait. ", "“They do not.”"]


@given(st.text(alphabet="ab .,\"'“”‘’«»", max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
