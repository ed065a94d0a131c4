"""The rooms of the house: arrows point downwards only, and modules keep to a size one can read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "verbale"

# What each room may import of the others; the shared types at the top are open to all.
MAY_USE = {
    "sources": set[str](),
    "vocabulary": set[str](),
    "reader": {"vocabulary"},
    "record": {"vocabulary"},
    "store": {"record"},
    "show": {"record", "vocabulary"},
    "cli": {"sources", "reader", "record", "store", "show", "desk", "api"},
}
SHARED = {"document", "reading", "problems"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The rooms that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "verbale":
            parts = node.module.split(".")
            found.update([parts[1]] if len(parts) > 1 else [a.name for a in node.names])
    return found


@pytest.mark.parametrize("room", MAY_USE)
def test_arrows_point_downwards(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        others = imported(path) - {room} - SHARED
        assert others <= MAY_USE[room], (
            f"{path.relative_to(PACKAGE)} imports {sorted(others - MAY_USE[room])}"
        )


def test_the_record_knows_no_parser_and_no_database() -> None:
    for room in ("record", "show"):
        for path in (PACKAGE / room).rglob("*.py"):
            source = path.read_text(encoding="utf-8")
            assert "import spacy" not in source
            assert "import sqlalchemy" not in source
            assert "from sqlalchemy" not in source


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
