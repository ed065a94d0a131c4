"""JSON Lines: a document a row, and what becomes of bad rows."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.opened import codes, document, found, message, write
from verbale.sources import open_sources
from verbale.sources.jsonl import read_rows


def rows(tmp_path: Path, *lines: str) -> Path:
    return write(tmp_path / "news.jsonl", "\n".join(lines))


def row(**fields: object) -> str:
    return json.dumps({"text": "They met.", **fields}, ensure_ascii=False)


def test_a_row_is_a_document_with_all_that_it_says_of_itself(tmp_path: Path) -> None:
    told = document(
        rows(
            tmp_path,
            row(
                id="n-1",
                text="They met [again](https://a.example/).",
                published="2022-01-21T23:00:00-05:00",
                publisher="Harbour Post",
                title="They meet",
                url="https://post.example/1",
                side="ignored",
            ),
        )
    )
    assert (told.id, told.title, told.publisher) == ("n-1", "They meet", "Harbour Post")
    assert (told.published, told.url) == (dt.date(2022, 1, 21), "https://post.example/1")
    assert told.links == ("https://a.example/",)


def test_a_row_is_found_by_its_line(tmp_path: Path) -> None:
    path = rows(tmp_path, row(id="a"), "", row(id="b"))
    assert [thing.source for thing in found(path)] == [f"{path}:1", f"{path}:3"]


@pytest.mark.parametrize(
    "text", ["One\u2028two\u2029three\x85four", "One\r\ntwo\x0bthree\x1cfour", "Nul \0 here."]
)
def test_only_a_line_feed_ends_a_row(tmp_path: Path, text: str) -> None:
    assert document(rows(tmp_path, row(text=text), "")).text == text


def test_rows_may_end_as_windows_ends_lines_and_begin_with_a_mark(tmp_path: Path) -> None:
    path = write(tmp_path / "news.jsonl", "\ufeff" + row(id="a") + "\r\n" + row(id="b") + "\r\n")
    assert [thing.document and thing.document.id for thing in found(path)] == ["a", "b"]


def test_a_row_without_an_id_is_named_by_its_place(tmp_path: Path) -> None:
    things = found(rows(tmp_path, row(id=17), row(), row(id=None), row(id=" ")))
    assert [thing.document and thing.document.id for thing in things] == ["17", "news:2", "news:3", "news:4"]


def test_bad_rows_are_told_by_line_and_the_others_are_read(tmp_path: Path) -> None:
    path = rows(tmp_path, row(id="a"), "{broken", row(id="b"), '["a list"]', "7", row(id="c"))
    things = found(path)
    assert [thing.document.id for thing in things if thing.document] == ["a", "b", "c"]
    assert [thing.source for thing in things if not thing.document] == [f"{path}:{n}" for n in (2, 4, 5)]
    assert codes(things) == ["!bad-row", "!bad-row", "!bad-row"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a"}', "the row has no field text (it has: id)"),
        ('{"id": "a", "content": "They met."}', "the row has no field text (it has: id, content)"),
        ("{}", "the row has no field text (it has: none)"),
        ('{"text": " \\n"}', "the row's text is empty"),
        ('{"text": null}', "the row has no field text (it has: text)"),
        ('{"text": ["They met."]}', "the row's text is a list, not a string"),
        ('{"text": 7}', "the row's text is a number, not a string"),
    ],
)
def test_a_row_without_a_text_is_lost(tmp_path: Path, line: str, told: str) -> None:
    things = found(rows(tmp_path, line))
    assert codes(things) == ["!no-text"]
    assert message(things) == told


@pytest.mark.parametrize("field", ["published", "publisher", "title", "url", "language", "id"])
def test_a_field_of_the_wrong_kind_is_left_out_and_said(tmp_path: Path, field: str) -> None:
    things = found(rows(tmp_path, row(**{field: ["x"]})))
    assert codes(things) == ["bad-field"]
    assert message(things) == f"{field} is a list, not a string: the document is kept without it"


@pytest.mark.parametrize("day", ["2022-02-30", "last week", "2022", "1642723200"])
def test_a_day_that_is_none_leaves_the_document_undated(tmp_path: Path, day: str) -> None:
    things = found(rows(tmp_path, row(published=day)))
    assert codes(things) == ["published"]
    assert things[0].document is not None
    assert things[0].document.published is None


@pytest.mark.parametrize("field", ["published", "publisher", "title", "url", "language"])
def test_null_is_unknown_and_no_problem(tmp_path: Path, field: str) -> None:
    assert codes(found(rows(tmp_path, row(**{field: None})))) == []


def test_two_rows_of_one_id_are_both_kept(tmp_path: Path) -> None:
    things = found(rows(tmp_path, row(id="a"), row(id="a", text="They parted."), row(id="a")))
    assert [thing.document and thing.document.id for thing in things] == ["a", "a", "a"]
    assert [p.message for thing in things for p in thing.problems] == [
        "has the id 'a' of an earlier document with another text: both are kept",
        "has the id 'a' of an earlier document with the same text: both are kept",
    ]


def test_rows_without_ids_in_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path / "a/news.jsonl", row())
    write(tmp_path / "b/news.jsonl", row(text="They parted."))
    assert [thing.document and thing.document.id for thing in found(tmp_path)] == ["news:1", "news:1~2"]


def test_half_a_surrogate_pair_does_not_lose_the_row(tmp_path: Path) -> None:
    things = found(rows(tmp_path, '{"id": "a", "text": "They shook hands \\ud83e"}'))
    assert things[0].document is not None
    assert things[0].document.text == "They shook hands \ufffd"
    assert codes(things) == ["encoding"]


def test_a_row_in_another_encoding_is_read_and_said(tmp_path: Path) -> None:
    bad = row(id="b", text="They met in the Café Central on Friday, he said.").encode("cp1252")
    things = found(write(tmp_path / "news.jsonl", row(id="a").encode() + b"\n" + bad))
    assert things[1].document is not None
    assert things[1].document.text == "They met in the Café Central on Friday, he said."
    assert message(things) == "is not UTF-8: read as cp1252"


def test_utf16_is_told_to_be_saved_anew(tmp_path: Path) -> None:
    things = found(write(tmp_path / "news.jsonl", (row() + "\n").encode("utf-16")))
    assert message(things) == "JSON Lines in UTF-16: save it as UTF-8"


def test_a_file_that_is_no_json_lines_gives_one_problem(tmp_path: Path) -> None:
    pretty = json.dumps([{"text": "They met."}] * 60, indent=1)
    things = found(write(tmp_path / "news.jsonl", pretty))
    assert codes(things) == ["!bad-row"]
    assert message(things).startswith("the first 100 lines are no JSON Lines, one object a line")


def test_a_list_of_objects_is_told_to_be_no_json_lines(tmp_path: Path) -> None:
    things = found(write(tmp_path / "news.json", '[{"text": "They met."}, {"text": "They parted."}]'))
    assert message(things) == 'the row is a list, not one object a line, as in {"id": ..., "text": ...}'


@pytest.mark.parametrize("content", ["", "\n\n  \n", "\ufeff"])
def test_a_file_without_rows_is_empty(tmp_path: Path, content: str) -> None:
    assert codes(found(write(tmp_path / "news.jsonl", content))) == ["!empty"]


def test_a_row_nested_too_deeply_is_lost_alone(tmp_path: Path) -> None:
    things = found(rows(tmp_path, '{"text": ' + "[" * 100_000, row(id="a")))
    assert codes(things) == ["!bad-row"]
    assert [thing.document.id for thing in things if thing.document] == ["a"]


def test_documents_come_before_the_end_of_the_file_is_reached() -> None:
    class Endless(io.RawIOBase):
        """A stream that never ends: reading on until the end would never give a document."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = row(id="a").encode() + b"\n"
            size = len(buffer) // len(line) * len(line)
            buffer[:size] = line * (size // len(line))
            return size

    things = open_sources(["-"], stdin=io.BufferedReader(Endless()))
    assert [next(things).source for _ in range(3)] == ["-:1", "-:2", "-:3"]


VALUES = st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text()))
ROWS = st.dictionaries(st.sampled_from(["id", "text", "published", "url"]), VALUES)
LINES = st.one_of(st.binary(max_size=60), ROWS.map(lambda fields: json.dumps(fields).encode()))


@settings(deadline=None)  # the first example may load a library
@given(st.lists(LINES))
def test_every_line_is_accounted_for(lines: list[bytes]) -> None:
    lines = [line.replace(b"\n", b" ") for line in lines]
    stream = io.BytesIO(b"\n".join(lines))
    expected = {f"news:{n}" for n, line in enumerate(lines, 1) if line.strip()}
    places = dict(_read(stream))
    if not lines or not lines[0].startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        assert set(places) == (expected or {"news"})
    for text, lost in places.values():
        assert (text is None) == lost


def _read(stream: io.BytesIO) -> Iterator[tuple[str, tuple[str | None, bool]]]:
    for place, content in read_rows(stream, "news"):
        yield place, (content.text, any(problem.lost for problem in content.problems))
