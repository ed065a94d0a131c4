"""Pieces and windows: what the encoder is given, and that nothing is lost or moved."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.reader.attribution.head import decode, parts_of
from verbale.reader.attribution.pairs import buckets, neighbourhoods, out_of_reach
from verbale.reader.encoder import WEIGHTS, Encoder, windows
from verbale.reader.pieces import cut, load_tokenizer, quote_states
from verbale.reader.prose import lay_out


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@given(st.lists(st.integers(0, 900), max_size=30), st.integers(8, 256))
def test_windows_hold_every_piece_once_and_in_order(lengths: list[int], longest: int) -> None:
    pieces = [(b, i) for w in windows(lengths, longest) for b, s, e in w for i in range(s, e)]
    assert pieces == [(b, i) for b, n in enumerate(lengths) for i in range(n)]


@given(st.lists(st.integers(0, 900), max_size=30), st.integers(8, 256))
def test_windows_are_no_longer_than_told(lengths: list[int], longest: int) -> None:
    assert all(1 + sum(e - s + 1 for _, s, e in w) <= longest for w in windows(lengths, longest))


@given(st.text(max_size=200))
def test_pieces_stand_in_the_text_in_order(text: str) -> None:
    pieces = cut([text], load_tokenizer(WEIGHTS / "tokenizer.json"))[0]
    assert all(0 <= a < b <= len(text) for a, b in zip(pieces.starts, pieces.ends, strict=True))
    # Pieces of one letter that is written apart (a syllable of Hangul) share its place.
    assert list(pieces.starts) == sorted(pieces.starts)
    assert list(pieces.ends) == sorted(pieces.ends)


@given(st.text(max_size=120))
def test_every_character_has_a_quotation_state(text: str) -> None:
    assert len(quote_states(text)) == len(text)


def test_every_piece_has_a_hidden_state(encoder: Encoder) -> None:
    blocks = lay_out("The envoy said that the draft was ready.\n\n" + "It was long. " * 300)
    encoded = encoder.encode(blocks)
    assert [e.hidden.shape for e in encoded] == [(len(e.pieces), 384) for e in encoded]
    assert all(np.abs(e.hidden).sum(axis=1).min() > 0 for e in encoded)


def test_the_same_blocks_give_the_same_states(encoder: Encoder) -> None:
    blocks = lay_out("The envoy said that the draft was ready.\n\nNobody else spoke.")
    first, second = encoder.encode(blocks), encoder.encode(blocks)
    assert all(np.array_equal(a.hidden, b.hidden) for a, b in zip(first, second, strict=True))


def test_a_document_without_blocks(encoder: Encoder) -> None:
    assert encoder.encode(()) == ()


@given(st.lists(st.integers(0, 40), max_size=6), st.integers(0, 2**32 - 1))
def test_tags_are_well_formed(lengths: list[int], seed: int) -> None:
    draw = np.random.default_rng(seed)
    scores = [draw.normal(size=(n, 7)).astype(np.float32) for n in lengths]
    for tags in decode(scores):
        before = 0
        for tag in tags:
            assert tag % 2 or tag == 0 or before in (tag, tag - 1)
            before = int(tag)


def test_tags_to_spans() -> None:
    tags = np.array([0, 1, 2, 3, 5, 6, 6, 5, 0])
    found = parts_of(tags, np.zeros((9, 7), dtype=np.float32), 0)
    assert [[(p.start, p.end) for p in parts] for parts in found] == [[(1, 3)], [(3, 4)], [(4, 7), (7, 8)]]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 300), st.integers(1, 60)), min_size=1, max_size=8)
)
def test_distance_buckets_are_known_ones(told: list[tuple[int, int, int]]) -> None:
    places = np.array([(b, s, s + n) for b, s, n in told])
    found = buckets(places, places)
    assert found.min() >= 0
    assert found.max() < 33


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 300), st.integers(1, 60)), min_size=1, max_size=25),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 300), st.integers(1, 60)), max_size=25),
)
def test_neighbourhoods_hold_every_pair_in_reach(
    a: list[tuple[int, int, int]], b: list[tuple[int, int, int]]
) -> None:
    left = np.array(sorted((x, s, s + n) for x, s, n in a))
    right = np.array(sorted((x, s, s + n) for x, s, n in b), dtype=np.int64).reshape(-1, 3)
    held = {
        (i, j)
        for near in neighbourhoods(left, right)
        for i in range(near.start, near.end)
        for j in range(*near.others.indices(len(right)))
    }
    assert held >= {(int(i), int(j)) for i, j in zip(*np.where(~out_of_reach(left, right)), strict=True)}
