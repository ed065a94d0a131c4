"""What training measures and reads, where it needs nothing but the package."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from training.data_attribution import read_brat
from training.measure import Told, score

TEXT = 'The envoy said that the draft was ready. "We wait," Koren added.'


def span(words: str) -> list[tuple[int, int]]:
    start = TEXT.index(words)
    return [(start, start + len(words))]


INDIRECT: Told = (span("The envoy"), span("said"), span("that the draft was ready"))
DIRECT: Told = (span("Koren"), span("added"), span('"We wait,"'))


def test_the_same_is_all_right() -> None:
    found = score([(TEXT, [INDIRECT, DIRECT], [[INDIRECT, DIRECT]])])
    assert set(found.values()) == {100.0}


def test_a_wrong_source_is_a_right_content_only() -> None:
    found = score([(TEXT, [(DIRECT[0], INDIRECT[1], INDIRECT[2])], [[INDIRECT]])])
    assert found["content all"] == 100
    assert found["attribution all"] == 0


def test_half_a_content_is_enough() -> None:
    found = score([(TEXT, [(INDIRECT[0], INDIRECT[1], span("the draft was"))], [[INDIRECT]])])
    assert found["attribution all"] == 100


def test_kinds_are_told_apart() -> None:
    found = score([(TEXT, [DIRECT], [[INDIRECT, DIRECT]])])
    assert found["attribution quoted"] == 100
    assert found["attribution unquoted"] == 0


def test_several_annotators_count_their_mean() -> None:
    found = score([(TEXT, [INDIRECT], [[INDIRECT], [DIRECT]])])
    assert found["attribution all"] == 50


def test_brat_files() -> None:
    told = read_brat(
        "T1\tSource 0 5\tMarta\nT2\tCue 6 10\tsaid\nT3\tContent 11 14;20 23\tyes\n"
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content2:T3\n"
    )
    assert [(a.source, a.cue, a.content) for a in told] == [([(0, 5)], [(6, 10)], [(11, 14), (20, 23)])]


@given(st.text(max_size=40))
def test_any_text_is_read_as_brat(text: str) -> None:
    assert read_brat("# " + text.replace("\n", " ")) == []
