"""What tests share: one reader, made once, since loading the parser takes most of a test's time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from verbale.reader.reader import Reader, Settings


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The packaged reader."""
    return Reader()


@pytest.fixture(scope="session")
def rules() -> Reader:
    """The packaged reader with moves by rules alone: what a frame sees is what is read."""
    return Reader(Settings(moves_by="rules"))


# A busy machine is no fault of the code: no test is timed, here neither.
settings.register_profile("verbale", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("verbale")
