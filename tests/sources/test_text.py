"""Plain text files: what their bytes mean, and what is kept of them."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.opened import codes, document, found, message, write
from verbale.sources.text import decode, sound

ENGLISH = "“We won’t go back,” the union’s chair said in the Café Central. The firm offered £20 a day.\n"
RUSSIAN = "Переговоры в Женеве завершились без результата, сообщил министр иностранных дел в пятницу.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Line ends\r\nas they\rare\n\n",
        "Old separators\x0b and\x0c and\x85 and\u2028 and\u2029 stay.",
        "An emoji 🤝 counts one.",
        "  blanks around  \n",
        "No end of line",
    ],
)
def test_the_text_is_the_file_as_it_stands(tmp_path: Path, text: str) -> None:
    assert document(write(tmp_path / "note.txt", text)).text == text


def test_the_id_is_the_name_without_its_ending(tmp_path: Path) -> None:
    assert document(write(tmp_path / "2022.round-1.txt", "They met.")).id == "2022.round-1"


def test_a_text_says_nothing_of_itself(tmp_path: Path) -> None:
    told = document(
        write(tmp_path / "2022-01-21.txt", "Geneva, January 21, 2022. They met: https://a.example/2022/")
    )
    assert (told.title, told.publisher, told.published, told.url) == (None, None, None, None)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(
    tmp_path: Path, mark: bytes, encoding: str
) -> None:
    things = found(write(tmp_path / "note.txt", mark + ENGLISH.encode(encoding)))
    assert [t.document and t.document.text for t in things] == [ENGLISH]
    assert codes(things) == []


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ENGLISH, "cp1252", "cp1252"),
        ("They met in the Café Central, a ministry said on Friday.", "latin-1", "cp1252"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (RUSSIAN * 3, "cp1251", "cp1251"),
        (RUSSIAN * 3, "koi8-r", "koi8-r"),
    ],
)
def test_another_encoding_is_detected_and_said(tmp_path: Path, text: str, encoding: str, named: str) -> None:
    things = found(write(tmp_path / "note.txt", text.encode(encoding)))
    assert things[0].document is not None
    assert things[0].document.text == text
    assert f"read as {named}" in things[0].problems[0].message


def test_an_encoding_that_cannot_be_told_is_refused(tmp_path: Path) -> None:
    things = found(write(tmp_path / "note.txt", "Переговоры завершились".encode("cp1251")))
    assert codes(things) == ["!encoding"]
    assert message(things) == "is not UTF-8 and could be cp1251 or cp1253: save it as UTF-8"


def test_utf8_that_was_cut_or_broken_keeps_its_words(tmp_path: Path) -> None:
    things = found(write(tmp_path / "note.txt", (ENGLISH * 2).encode() + b"\xe2\x80"))
    assert things[0].document is not None
    assert things[0].document.text == ENGLISH * 2 + "\ufffd"
    assert message(things) == "UTF-8, but broken in 1 places, shown as \ufffd: compare with the source"


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + random.Random(7).randbytes(2000),
        b"PK\x03\x04\x14\x00\x06\x00" + random.Random(8).randbytes(2000),
        b"\x00" * 100,
        random.Random(9).randbytes(5000),
    ],
)
def test_a_binary_file_is_refused_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    things = found(write(tmp_path / "note.txt", data))
    assert codes(things) in (["!binary"], ["!encoding"])
    assert things[0].document is None


def test_rtf_is_not_taken_for_text(tmp_path: Path) -> None:
    things = found(write(tmp_path / "note.rtf", r"{\rtf1\ansi They met.}"))
    assert message(things) == "is RTF, not a plain text: save it as text, HTML or PDF"


def test_nul_characters_are_kept_and_said(tmp_path: Path) -> None:
    things = found(write(tmp_path / "note.txt", "They met\0 on Friday, the ministry said.\0\n"))
    assert things[0].document is not None
    assert things[0].document.text == "They met\0 on Friday, the ministry said.\0\n"
    (problem,) = things[0].problems
    assert (problem.code, problem.start, problem.end, problem.lost) == ("nul", 8, 9, False)


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", "\ufeff".encode(), "\u2003\u00a0\n".encode()])
def test_a_file_without_words_is_empty(tmp_path: Path, content: bytes) -> None:
    things = found(write(tmp_path / "note.txt", content))
    assert codes(things) == ["!empty"]


@settings(deadline=None)  # the first example may load a library
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_is_read_back_as_it_was_written(text: str) -> None:
    decoded = decode(text.encode("utf-8"), "note")
    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.problems == ()


@settings(deadline=None)  # the first example may load a library
@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_lost_with_a_problem(data: bytes) -> None:
    decoded = decode(data, "note")
    assert (decoded.text is None) == any(problem.lost for problem in decoded.problems)
    if decoded.text is not None:
        decoded.text.encode("utf-8")


@settings(deadline=None)  # the first example may load a library
@given(st.text(alphabet=st.characters(categories=["Ll", "Cs"])))
def test_halves_of_surrogate_pairs_become_characters_that_can_be_written(text: str) -> None:
    sound(text).encode("utf-8")
