"""What is merged is measured: figures on the stories of merges*.toml do not fall below their floors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.record.measure_merges import CHOSEN_ON, UNSEEN, Telling, b_cubed, pairwise, tellings


@pytest.mark.parametrize(
    ("path", "precision", "recall"),
    [(CHOSEN_ON, 98.0, 92.0), (UNSEEN, 98.0, 87.0)],
    ids=["chosen on", "unseen"],
)
def test_merges_are_right_first_and_complete_second(path: Path, precision: float, recall: float) -> None:
    figures = b_cubed(tellings(path))
    assert figures.precision >= precision
    assert figures.recall >= recall


def test_b_cubed_and_pairwise_figures_of_a_small_case() -> None:
    told = [
        Telling("s", "i.a", "", "1"), Telling("s", "i.a", "", "1"), Telling("s", "i.a", "", "2"),
        Telling("s", "i.b", "", "2"),
    ]  # fmt: skip
    assert b_cubed(told).precision == pytest.approx(75.0)
    assert b_cubed(told).recall == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert pairwise(told).precision == pytest.approx(50.0)
    assert pairwise(told).recall == pytest.approx(100 / 3)
