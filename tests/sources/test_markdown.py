"""Markdown files: the markup stays in the text, and tells the title, the day and the links."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.opened import codes, document, found, message, write
from verbale.document import Document
from verbale.sources.markdown import links_in, read_markdown

WITH_FRONT_MATTER = """---
title: "The yards: a pause"
date: 2022-01-21T09:30:00+01:00   # as on the site
publisher: 'Harbour Post'
tags: [strike, yards]
url: https://post.example/yards
created: 2022-03-01
---

# Another heading

The union [offered](https://union.example/offer) a pause.
"""


def read(tmp_path: Path, text: str) -> Document:
    return document(write(tmp_path / "note.md", text))


def test_the_text_keeps_its_markup_and_its_front_matter(tmp_path: Path) -> None:
    assert read(tmp_path, WITH_FRONT_MATTER).text == WITH_FRONT_MATTER


def test_front_matter_tells_title_day_publisher_and_address(tmp_path: Path) -> None:
    told = read(tmp_path, WITH_FRONT_MATTER)
    assert told.title == "The yards: a pause"
    assert told.published == dt.date(2022, 1, 21)
    assert told.publisher == "Harbour Post"
    assert told.url == "https://post.example/yards"


def test_the_day_of_the_file_is_no_day_of_publication(tmp_path: Path) -> None:
    assert read(tmp_path, "---\ncreated: 2022-01-21\nupdated: 2022-01-22\n---\nThey met.").published is None


def test_a_day_that_is_none_is_said_and_left_out(tmp_path: Path) -> None:
    things = found(write(tmp_path / "note.md", "---\ndate: 2022-02-31\n---\nThe union offered a pause."))
    assert codes(things) == ["published"]
    assert message(things) == "the day in the front matter, '2022-02-31', is none: write it as in 2022-01-21"
    assert things[0].document is not None
    assert things[0].document.published is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A pause at the yards\n\nThe union offered it.", "A pause at the yards"),
        ("Words before.\n\n#   A *pause* at [the yards](https://y.example) ##\n", "A pause at the yards"),
        ("A pause at the yards\n====\n\nThe union offered it.", "A pause at the yards"),
        ("```\n# not this\n```\n# But this\r\n", "But this"),
        ("## A section only\n\nThe union offered it.", None),
        ("#hashtag is no heading", None),
        ("The union offered a pause.", None),
    ],
)
def test_the_first_heading_is_the_title(tmp_path: Path, text: str, title: str | None) -> None:
    assert read(tmp_path, text).title == title


def test_a_rule_at_the_beginning_is_no_front_matter(tmp_path: Path) -> None:
    told = read(tmp_path, "---\n\nThe union said: no.\n\nThey met again.")
    assert told.title is None


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See [this](https://a.example/b) and [that](<https://a.example/c> \"title\").",
         ["https://a.example/b", "https://a.example/c"]),
        ("![a picture](https://a.example/p.jpg) [![logo](https://a.example/l.png)](https://a.example/home)",
         ["https://a.example/home"]),
        ("Bare: https://a.example/x, <https://a.example/y>. Again https://a.example/x",
         ["https://a.example/x", "https://a.example/y"]),
        ("[pact](https://w.example/wiki/Pact_(1995)) was signed", ["https://w.example/wiki/Pact_(1995)"]),
        ("[escaped](https://a.example/a\\_b)", ["https://a.example/a_b"]),
        ("[1]: https://a.example/note\n[home](/home) [mail](mailto:a@b.example)", ["https://a.example/note"]),
        ("No link at all.", []),
    ],
)  # fmt: skip
def test_links_are_collected_in_order_each_once(text: str, links: list[str]) -> None:
    assert list(links_in(text)) == links


@settings(deadline=None)  # the first example may load a library
@given(st.text())
def test_any_markdown_keeps_its_text(text: str) -> None:
    text = "".join(char for char in text if char.isprintable() or char == "\n")
    assert read_markdown(text.encode("utf-8"), "note").text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("part", ["[", "[](", "![", "https://a(", "<!--", "# ", "*", "---\n", "a: b\n", " "])
def test_no_run_of_marks_keeps_the_reader_busy(part: str) -> None:
    text = "# a" + part * 100_000 + "x"  # would take minutes if any pattern tried all ways to match it
    assert read_markdown(text.encode("utf-8"), "note").text == text
