"""JSON Schemas of the public formats, made from the types: a format and its documentation are one.

`python -m verbale.show.schema docs` writes `docs/reading.schema.json` and `docs/play.schema.json`.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

import msgspec

from verbale.reading import Reading
from verbale.record.state import StateOfPlay

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def reading_schema() -> dict[str, Any]:
    """Give the schema of one line of `verbale read --json`."""
    return _schema(
        Reading,
        "reading",
        "Verbale: a reading",
        "All that was read out of one document: one line of `verbale read --json`. Offsets count Unicode "
        "code points of the document's text, end exclusive.",
    )


def play_schema() -> dict[str, Any]:
    """Give the schema of `verbale brief --format json`."""
    return _schema(
        StateOfPlay,
        "play",
        "Verbale: a state of play",
        "All that is known of one negotiation on a day: what `verbale brief --format json` prints.",
    )


SCHEMAS = {"reading.schema.json": reading_schema, "play.schema.json": play_schema}
"""File names in docs/ and what makes them."""


def written(schema: dict[str, Any]) -> str:
    """Write a schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema(root: type[msgspec.Struct], name: str, title: str, description: str) -> dict[str, Any]:
    (reference,), components = msgspec.json.schema_components([root], ref_template="#/$defs/{name}")
    types = {found.__name__: found for found in _structs(root)}
    for key, told in components.items():
        _describe(told, types[key])
    return {
        "$schema": DIALECT,
        "$id": f"urn:verbale:{name}:1",
        "title": title,
        "description": description,
        **reference,
        "$defs": dict(sorted(components.items())),
    }


def _describe(schema: dict[str, Any], struct: type[msgspec.Struct]) -> None:
    """Give each field the words that stand under it in its class. All fields are always written."""
    schema["description"] = _null(inspect.cleandoc(struct.__doc__ or ""))
    schema["required"] = list(schema["properties"])
    for name, words in _field_docs(struct).items():
        schema["properties"][name]["description"] = _null(words)
    for field in schema["properties"].values():
        field.pop("default", None)  # defaults are the types', not the format's: nothing is left out


def _null(words: str) -> str:
    """Say in JSON's word what Python's docstrings call None."""
    return re.sub(r"\bNone\b", "null", words)


def _field_docs(struct: type[msgspec.Struct]) -> dict[str, str]:
    """Read the docstring under each field of a class: Python keeps them in the source alone."""
    (body,) = ast.parse(inspect.getsource(struct)).body
    assert isinstance(body, ast.ClassDef)
    docs: dict[str, str] = {}
    for field, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            docs[field.target.id] = " ".join(after.value.value.split())
    return docs


def _structs(root: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    """List the classes that a class is made of, itself first."""
    found: dict[type[msgspec.Struct], None] = {}
    todo: list[msgspec.inspect.Type] = [msgspec.inspect.type_info(root)]
    while todo:
        kind = todo.pop()
        if isinstance(kind, msgspec.inspect.StructType):
            if kind.cls in found:
                continue
            found[kind.cls] = None
            todo += [field.type for field in kind.fields]
        for inner in ("item_type", "item_types", "types"):
            held = getattr(kind, inner, ())
            todo += held if isinstance(held, tuple) else [held]
    return list(found)


def main(folder: str) -> None:
    """Write the schemas into a folder."""
    for name, make in SCHEMAS.items():
        (Path(folder) / name).write_text(written(make()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs")
