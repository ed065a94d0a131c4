"""Dash attributions: a quotation and its speaker's name after a dash."""

from __future__ import annotations

from verbale.reader.attribution.dashes import read_dashes
from verbale.reader.attribution.settle import marks_of


def dashed(*texts: str) -> list[tuple[str, str]]:
    return [
        tuple(texts[p.block][p.start : p.end] for p in (*d.source, *d.contents))  # type: ignore[misc]
        for d in read_dashes(texts, marks_of(texts))
    ]


def test_name_after_a_dash() -> None:
    assert dashed("“We wait.” — Ana Koren") == [("Ana Koren", "“We wait.”")]


def test_name_after_two_hyphens() -> None:
    assert dashed('"We wait." -- Ana Koren, envoy') == [("Ana Koren, envoy", '"We wait."')]


def test_name_in_a_line_of_its_own() -> None:
    assert dashed("“We wait.”", "— Ana Koren") == [("Ana Koren", "“We wait.”")]


def test_a_clause_after_a_dash_is_no_name() -> None:
    assert dashed("“We wait” — The crowd was not convinced.") == []


def test_nothing_without_marks() -> None:
    assert dashed("We wait — Ana Koren") == []
