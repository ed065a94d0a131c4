"""The documentation of events says what the data says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from verbale.reader.events.lexicon import Does, Root, _Told
from verbale.reader.events.roots import packaged_roots

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
HEAD = (ROOT / "verbale" / "vocabulary" / "events.toml").read_text(encoding="utf-8").split("\n# -----")[0]


def rows() -> dict[str, list[str]]:
    """The table of roots, by root."""
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in DOCS.splitlines() if line[:1] == "|"]
    return {row[0]: row for row in cells if row[0] in get_args(Root)}


def test_every_root_is_in_the_table_with_its_quad_class() -> None:
    assert {root: int(row[1]) for root, row in rows().items()} == packaged_roots().quad


@pytest.mark.parametrize(("column", "stays"), [(4, True), (5, False), (6, False), (7, False)])
def test_what_becomes_of_a_root_is_as_the_tables_have_it(column: int, stays: bool) -> None:
    roots = packaged_roots()
    tables: dict[int, Mapping[Root, Root]] = {
        4: roots.future,
        5: roots.refused,
        6: roots.negated,
        7: roots.ended,
    }
    for root, row in rows().items():
        assert row[column] == tables[column].get(root, root if stays else "-"), (root, column)  # type: ignore[call-overload]


@pytest.mark.parametrize("does", [d for d in get_args(Does) if d])
def test_what_a_word_can_do_is_explained(does: str) -> None:
    assert f"`{does}`" in DOCS
    assert f"\n#               {does} " in HEAD


@pytest.mark.parametrize("field", [f for f in _Told.__struct_encode_fields__ if f not in ("as", "words")])
def test_every_field_of_an_entry_is_explained(field: str) -> None:
    assert f"`{field}`" in DOCS
    assert f" {field}" in HEAD.replace(",", "")
