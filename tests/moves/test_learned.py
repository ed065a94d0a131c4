"""The learned reader: which spots are taken, and that a user's own frames stand."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verbale.document import make_document
from verbale.reader.explain import explain
from verbale.reader.moves.learned import taken
from verbale.reader.reader import Reader, Settings

SPOT = st.tuples(st.integers(0, 2), st.integers(0, 40), st.integers(1, 20), st.floats(0, 1, width=32))


@given(st.lists(SPOT, max_size=30))
def test_no_two_spots_of_one_kind_share_half_of_the_shorter(told: list[tuple[int, int, int, float]]) -> None:
    blocks = np.array([block for block, *_ in told], dtype=np.int64)
    contents = np.array([(s, s + n) for _, s, n, _ in told], dtype=np.int64).reshape(-1, 2)
    likely = np.zeros((len(told), 16), dtype=np.float32)
    likely[:, 3] = [p for *_, p in told]
    found = taken(blocks, contents, likely, np.full(16, 0.5, dtype=np.float32))
    assert all(likely[spot, kind] >= 0.5 for spot, kind in found)
    for (a, _), (b, _) in combinations(found, 2):
        if blocks[a] == blocks[b]:
            shared = min(contents[a][1], contents[b][1]) - max(contents[a][0], contents[b][0])
            shorter = min(contents[a][1] - contents[a][0], contents[b][1] - contents[b][0])
            assert 2 * shared < shorter or shared <= 0


@given(st.lists(SPOT, min_size=1, max_size=30))
def test_the_likeliest_spot_is_always_taken(told: list[tuple[int, int, int, float]]) -> None:
    blocks = np.array([block for block, *_ in told], dtype=np.int64)
    contents = np.array([(s, s + n) for _, s, n, _ in told], dtype=np.int64).reshape(-1, 2)
    likely = np.zeros((len(told), 16), dtype=np.float32)
    likely[:, 0] = [max(p, 0.01) for *_, p in told]
    found = taken(blocks, contents, likely, np.full(16, 0.01, dtype=np.float32))
    assert (int(likely[:, 0].argmax()), 0) in found


def test_a_frame_of_ones_own_is_read(tmp_path: Path) -> None:
    frames = tmp_path / "frames.toml"
    frames.write_text(
        '[[frame]]\nkind = "reject"\nas = "verb"\nwords = "pooh-pooh bin"\nwhat = "object"\n',
        encoding="utf-8",
    )
    document = make_document("own", "At the talks, Chile binned the proposal of Peru.")
    moves = Reader(Settings(frames=frames)).read(document).moves
    assert [m.what for m in moves if "rule:own.reject" in m.read_by] == ["the proposal of Peru"]


def test_explain_names_what_read_and_why_it_was_dropped(reader: Reader) -> None:
    document = make_document(
        "explained", "At the talks, Chile denied that it had rejected the proposal of Peru."
    )
    (sentence,) = explain(document, reader)
    kept = [seen for seen in sentence.seen if seen.dropped is None]
    dropped = [seen for seen in sentence.seen if seen.dropped is not None]
    assert any(seen.kind == "deny" for seen in kept)
    assert all(seen.dropped for seen in dropped)
    assert all(seen.read_by for seen in sentence.seen)
