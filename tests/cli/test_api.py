"""The same from Python: what goes wrong is told by name."""

from __future__ import annotations

import pytest

import verbale


def test_what_cannot_be_read_is_named() -> None:
    with pytest.raises(verbale.UsageError, match=r"^nowhere\.txt: no such file or folder"):
        verbale.read("nowhere.txt")
    with pytest.raises(verbale.UsageError, match="name files or folders"):
        verbale.read()
