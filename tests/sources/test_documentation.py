"""The documentation of sources names every problem, ending and limit that the code has."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import verbale.sources
from verbale.sources import limits
from verbale.sources.kind import KINDS

ROOM = Path(verbale.sources.__file__).parent
DOCS = ROOM.parents[1] / "docs"


def codes_in_use() -> Iterator[str]:
    """The codes that the modules of this room give to problems."""
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            given = [k.value for k in node.keywords if k.arg == "code"] or node.args[1:2]
            if node.func.id in ("lost", "nothing", "remark", "Problem") and given:
                code = given[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value)


def test_every_problem_is_listed_and_every_listed_problem_exists() -> None:
    section = (DOCS / "problems.md").read_text(encoding="utf-8").split("## Sources\n")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)) == set(codes_in_use())


@pytest.mark.parametrize("ending", sorted(KINDS))
def test_every_ending_is_listed(ending: str) -> None:
    assert f"`{ending}`" in (DOCS / "sources.md").read_text(encoding="utf-8")


def test_the_limits_are_those_of_the_code() -> None:
    text = (DOCS / "sources.md").read_text(encoding="utf-8")
    assert f"| {limits.READ_CODE_POINTS:,} characters |" in text
    assert f"| file, row of JSON Lines | {limits.FILE_BYTES // 1_000_000} MB |" in text
    assert f"| web page | {limits.HTML_BYTES // 1_000_000} MB |" in text
    assert f"| PDF | {limits.PDF_PAGES:,} pages |" in text
