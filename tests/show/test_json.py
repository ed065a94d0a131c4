"""JSON and its schemas: the public formats are what the types say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.show.crowd import full
from tests.show.examples import day, nothing, promise, quarrel, said, strike
from verbale.problems import UsageError
from verbale.reading import Move, MoveSpans, Reading, Source, Statement, When
from verbale.record.state import StateOfPlay
from verbale.show import brief
from verbale.show.schema import SCHEMAS, play_schema, reading_schema, written

DOCS = Path(__file__).parents[2] / "docs"


def valid(told: Any, schema: dict[str, Any]) -> None:
    checker = jsonschema.Draft202012Validator
    checker.check_schema(schema)
    checker(schema, format_checker=checker.FORMAT_CHECKER).validate(told)


@pytest.mark.parametrize("play", [strike, quarrel, full, nothing])
def test_a_brief_in_json_is_valid_and_reads_back_as_the_same_state(play: Callable[[], StateOfPlay]) -> None:
    text = brief(play(), "json")
    valid(json.loads(text), play_schema())
    assert msgspec.json.decode(text, type=StateOfPlay) == play()


def test_its_fields_come_in_the_order_of_the_format() -> None:
    assert list(json.loads(brief(nothing(), "json")))[:5] == [
        "dossier",
        "as_of",
        "parties",
        "sources",
        "items",
    ]


def test_since_a_day_leaves_the_changes_after_it_and_all_else() -> None:
    told = json.loads(brief(strike(), "json", since=day("2024-03-05")))
    assert [change["what"] for change in told["changes"]] == ["triggered"]
    assert len(told["commitments"]) == 4
    with pytest.raises(UsageError):
        brief(strike(), "json", since=day("2024-03-09"))


def test_a_quote_is_kept_to_the_last_character() -> None:
    quote = "a\u2028b\u202e\x00\x1b[31m  c\ud800"
    play = replace(nothing(), commitments=(promise(evidence=(said(quote, "Post", None),)),))
    assert json.loads(brief(play, "json"))["commitments"][0]["evidence"][0]["quote"] == quote


def test_a_reading_is_valid() -> None:
    text = "Fjordline will pay by Friday, it said."
    move = Move(
        id="m", kind="commit", by=("Fjordline",), to=(), voice=None, reported_by="Fjordline", what="pay",
        condition=None, on=None, due=When(text="Friday"), evidence=(0, len(text)), quote=text,
        spans=MoveSpans(what=((15, 18),), due=((22, 28),)), statement="s", read_by="rule:commit.will@1",
    )  # fmt: skip
    statement = Statement(
        id="s", source=((30, 32),), cue=((33, 37),), content=((0, 28),), kind="indirect", speaker="Fjordline"
    )
    source = Source(
        id="note", sha256="0" * 64, title=None, publisher="Harbour Post", published=day("2024-03-05"),
        url=None, language="en", length=len(text),
    )  # fmt: skip
    reading = Reading(document=source, statements=(statement,), moves=(move,))
    told = json.loads(msgspec.json.encode(reading))
    valid(told, reading_schema())
    del told["moves"][0]["quote"]
    with pytest.raises(jsonschema.ValidationError, match="'quote' is a required property"):
        valid(told, reading_schema())


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_the_committed_schema_is_what_the_types_give(name: str) -> None:
    """After a change of the types: `python -m verbale.show.schema docs`."""
    assert (DOCS / name).read_text("utf-8") == written(SCHEMAS[name]())


@pytest.mark.parametrize("schema", [play_schema(), reading_schema()], ids=["play", "reading"])
def test_every_record_of_a_schema_says_what_it_is(schema: dict[str, Any]) -> None:
    assert [name for name, told in schema["$defs"].items() if not told["description"]] == []
    assert schema["$id"].startswith("urn:verbale:")


def test_fields_say_what_their_classes_say_of_them() -> None:
    fields = play_schema()["$defs"]["Evidence"]["properties"]
    assert fields["move"]["description"] == "The id of the move that was read there."


@given(st.text(), st.text())
def test_any_words_give_valid_json(quote: str, content: str) -> None:
    play = replace(nothing(), commitments=(promise(content=content, evidence=(said(quote, "P", None),)),))
    assert json.loads(brief(play, "json"))["commitments"][0]["content"] == content
