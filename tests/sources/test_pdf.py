"""PDFs: the text in them, and why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sources.opened import codes, document, found, message, write
from tests.sources.pdf_files import pdf
from verbale.sources.pdf import read_pdf

TEXT = (
    "The two sides met on Friday.\nThe ministry said that it would answer in writing\nnext week (or later)."
)


def test_pages_follow_each_other_with_a_form_feed(tmp_path: Path) -> None:
    told = document(write(tmp_path / "statement.pdf", pdf(TEXT, "And so they parted.")))
    assert told.text == TEXT + "\n\fAnd so they parted."
    assert told.id == "statement"


def test_the_day_of_the_file_is_no_day_of_publication(tmp_path: Path) -> None:
    told = document(write(tmp_path / "statement.pdf", pdf(TEXT, title="Joint statement")))
    assert told.title == "Joint statement"
    assert (told.published, told.publisher) == (None, None)


@pytest.mark.parametrize("title", ["Microsoft Word - draft 3.doc", "untitled", "", "statement_final.indd"])
def test_a_title_that_a_program_made_up_is_none(tmp_path: Path, title: str) -> None:
    assert document(write(tmp_path / "statement.pdf", pdf(TEXT, title=title))).title is None


def test_links_are_kept(tmp_path: Path) -> None:
    told = document(write(tmp_path / "statement.pdf", pdf(TEXT, link="https://ministry.example/answer")))
    assert told.links == ("https://ministry.example/answer",)


def test_a_pdf_is_known_whatever_its_name(tmp_path: Path) -> None:
    assert document(write(tmp_path / "statement.txt", pdf(TEXT))).text == TEXT
    assert document(write(tmp_path / "statement", pdf(TEXT))).text == TEXT


def test_a_text_about_pdfs_is_none(tmp_path: Path) -> None:
    text = "A PDF begins with %PDF-1.7 or another version."
    assert document(write(tmp_path / "note.txt", text)).text == text


def test_one_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    assert document(write(tmp_path / "statement.pdf", pdf(TEXT, password=""))).text == TEXT


def test_one_with_a_password_is_lost(tmp_path: Path) -> None:
    things = found(write(tmp_path / "statement.pdf", pdf(TEXT, password="secret")))
    assert codes(things) == ["!encrypted"]
    assert message(things) == "is encrypted with a password: open it and save, or print, an open copy"


def test_a_scan_needs_ocr(tmp_path: Path) -> None:
    things = found(write(tmp_path / "scan.pdf", pdf("", "")))
    assert codes(things) == ["!needs-ocr"]
    assert message(things) == "has pages but no text, so it is a scan: run OCR over it and give the result"


def test_a_page_without_text_is_said(tmp_path: Path) -> None:
    things = found(write(tmp_path / "statement.pdf", pdf(TEXT, "", "The end.")))
    assert message(things) == "no text on page 2 of 3: empty, or scans that need OCR"
    assert things[0].document is not None


@pytest.mark.parametrize("kept", [0.05, 0.5, 0.9, 0.98])
def test_one_that_was_cut_off_is_lost(tmp_path: Path, kept: float) -> None:
    whole = pdf(TEXT, TEXT)
    things = found(write(tmp_path / "statement.pdf", whole[: int(len(whole) * kept)]))
    assert codes(things) == ["!damaged-pdf"]
    assert message(things) == "ends too early, as a download that was cut off: fetch it again"


def test_one_that_is_something_else_is_lost(tmp_path: Path) -> None:
    things = found(write(tmp_path / "statement.pdf", "<html><body>Not found</body></html>"))
    assert codes(things) == ["!damaged-pdf"]
    assert message(things).startswith("is not a PDF, in spite of its name")


def test_nothing_is_written_to_the_screen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found(write(tmp_path / "statement.pdf", pdf(TEXT)[:300]))
    assert capfd.readouterr() == ("", "")


@settings(deadline=None)  # the first example may load a library
@given(st.data())
def test_a_pdf_with_bytes_changed_is_a_text_or_lost(data: st.DataObject) -> None:
    whole = bytearray(pdf(TEXT))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    content = read_pdf(bytes(whole), "statement")
    assert (content.text is None) == any(problem.lost for problem in content.problems)
