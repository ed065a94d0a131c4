"""What tests share: one reader, made once, since loading the parser takes most of a test's time."""

from __future__ import annotations

import pytest

from verbale.read.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The packaged reader."""
    return Reader()
