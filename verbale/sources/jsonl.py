"""JSON Lines: one document a row, read one at a time so that memory stays flat.

A row has `text`, and `id`, `published` (a day or timestamp), `publisher`, `title`, `url` and
`language` where known; other fields are left alone. Rows end at `\\n` and nowhere else: U+2028 and
its like are ordinary characters inside a JSON string. A bad row is a problem with its line
number; the other rows are read. A bad field leaves the document without that field.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from verbale.problems import Problem
from verbale.sources.content import Content, nothing, remark
from verbale.sources.day import stated_day
from verbale.sources.limits import BAD_ROWS, FILE_BYTES
from verbale.sources.markdown import language_code, links_in
from verbale.sources.text import decode, sound

_ONE_OBJECT = 'one object a line, as in {"id": ..., "text": ...}'


def read_rows(stream: BinaryIO, source: str) -> Iterator[tuple[str, Content]]:
    """Each row's place (`file:line`) and what it holds, in order."""
    held: list[tuple[str, Content]] | None = []  # bad rows until the first good one
    empty = True
    for number, line in _lines(stream):
        place = f"{source}:{number}"
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
            if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield source, nothing(source, "encoding", "JSON Lines in UTF-16: save it as UTF-8")
                return
        if not line.strip():
            continue
        empty = False
        fields = _fields(line, place)
        if isinstance(fields, Content):
            row = fields
            if held is None:
                yield place, row
                continue
            held.append((place, row))
            if len(held) < BAD_ROWS:
                continue
            first = held[0][1].problems[0].message
            message = f"the first {BAD_ROWS} lines are no JSON Lines, {_ONE_OBJECT}; the first: {first}"
            yield source, nothing(source, "bad-row", message)
            return
        yield from held or ()
        held = None
        yield place, _content(*fields, place)
    yield from held or ()
    if empty:
        yield source, nothing(source, "empty", "is empty")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of one beyond the limit only the first part, which then is no good row."""
    number = 0
    while line := stream.readline(FILE_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > FILE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(FILE_BYTES + 1)
        yield number, line
        del line, rest


def _fields(line: bytes, place: str) -> tuple[dict[str, object], tuple[Problem, ...]] | Content:
    """A row's fields, with remarks on how it was decoded; or the content that it is not."""
    if len(line) > FILE_BYTES:
        return nothing(place, "too-large", f"the row has more than {FILE_BYTES // 1_000_000} MB: split it")
    remarks: tuple[Problem, ...] = ()
    try:
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            # What msgspec refuses and others write: half a surrogate pair where a text was cut
            # inside an emoji, control characters, another encoding than UTF-8.
            decoded = decode(line, place)
            if decoded.text is None:
                return Content(text=None, problems=decoded.problems)
            row, remarks = json.loads(decoded.text, strict=False), decoded.problems
    except RecursionError:
        return nothing(place, "bad-row", "the row is nested too deeply to be a document")
    except ValueError as error:
        return nothing(place, "bad-row", f"the row is no JSON ({error}): the others are read")
    if not isinstance(row, dict):
        return nothing(place, "bad-row", f"the row is {_named(row)}, not {_ONE_OBJECT}")
    return row, remarks


def _content(row: dict[str, object], remarks: tuple[Problem, ...], place: str) -> Content:
    problems = list(remarks)

    def string(name: str) -> str | None:
        value = row.get(name)
        if value is None:
            return None
        if isinstance(value, str):
            return sound(value).strip() or None
        message = f"{name} is {_named(value)}, not a string: the document is kept without it"
        problems.append(remark(place, "bad-field", message))
        return None

    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return nothing(place, "no-text", _without_text(row))
    clean = sound(text)
    if clean != text:
        message = "holds halves of surrogate pairs, which are no characters: shown as \ufffd"
        problems.append(remark(place, "encoding", message))
    number = row.get("id")
    told_id = str(number) if isinstance(number, int) and not isinstance(number, bool) else string("id")
    stated = string("published")
    published = stated_day(stated) if stated is not None else None
    if stated is not None and published is None:
        message = f"published is {stated[:60]!r}, which is no day: write it as in 2022-01-21"
        problems.append(remark(place, "published", message))
    return Content(
        id=told_id,
        text=clean,
        title=string("title"),
        publisher=string("publisher"),
        published=published,
        url=string("url"),
        language=language_code(string("language")),
        links=links_in(clean),
        problems=tuple(problems),
    )


def _without_text(row: dict[str, object]) -> str:
    text = row.get("text")
    if isinstance(text, str):
        return "the row's text is empty"
    if text is not None:
        return f"the row's text is {_named(text)}, not a string"
    names = ", ".join(list(row)[:8]) or "none"
    return f"the row has no field text (it has: {names})"


def _named(value: object) -> str:
    """A JSON value in plain words."""
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case dict():
            return "an object"
    return "null"
