"""The parser and the attributor, loaded once for all these tests."""

from __future__ import annotations

import pytest

from verbale.reader.attribution import Attributor
from verbale.reader.parse import Parser


@pytest.fixture(scope="package")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="package")
def attributor() -> Attributor:
    return Attributor()
