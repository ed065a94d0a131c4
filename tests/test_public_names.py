"""The public surface: small, sorted, and what it says it is."""

from __future__ import annotations

import verbale


def test_every_public_name_can_be_had() -> None:
    for name in verbale.__all__:
        assert callable(getattr(verbale, name))


def test_public_names_are_sorted() -> None:
    assert verbale.__all__ == sorted(verbale.__all__)
