"""docs/times.md says what the code does."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from verbale.reader import times

PAGE = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")


def test_the_example_prints_what_the_page_says() -> None:
    code = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "docs/times.md", "exec"), {})
    assert printed.getvalue().splitlines() == re.findall(r"^# (.*)$", code, re.MULTILINE)


@pytest.mark.parametrize("name", times.__all__)
def test_every_function_is_told(name: str) -> None:
    assert f"| `{name}(" in PAGE
