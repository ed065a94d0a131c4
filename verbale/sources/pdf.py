"""PDF: the text that is in it, page after page.

The text is what pypdf extracts, lines as the page has them; pages are joined by a line end and a
form feed, as pdftotext does. The dates in a PDF tell when the file was made, which is no day of
publication, so a PDF is undated unless the user says otherwise. Not supported: scans (no text to
take), columns read across, AES encryption without the library `cryptography`.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from verbale.problems import Problem
from verbale.sources.content import Content, nothing, remark
from verbale.sources.limits import PDF_PAGES
from verbale.sources.quiet import quiet
from verbale.sources.text import sound

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGE_BREAK = "\n\f"

_BROKEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What pypdf lets through, beside its own errors, where a page's objects contradict each other."""

_TOOL_TITLE = re.compile(r"^Microsoft \w+ - |\.(?:docx?|pdf|indd|rtf|odt|qxd|xlsx?|pptx?)$", re.IGNORECASE)
"""Titles that a program made of the file's name."""


def read_pdf(data: bytes, source: str) -> Content:
    """A PDF's text, title and links; a problem where it is damaged, locked or a scan."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    with quiet("pypdf"):
        try:
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                return _locked(source, "with a password")
            count = len(reader.pages)
            if count > PDF_PAGES:
                return nothing(source, "too-large", f"has {count} pages, more than {PDF_PAGES}: split it")
            return _read(reader, source)
        except DependencyError:
            return _locked(source, "with AES")
        except (PyPdfError, *_BROKEN) as error:
            return nothing(source, "damaged-pdf", _damage(data, error))


def _read(reader: PdfReader, source: str) -> Content:
    texts: list[str] = []
    links: dict[str, None] = {}
    blank: list[int] = []
    broken: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        text = _page_text(page)
        if text is None:
            broken.append(number)
        elif not text.strip():
            blank.append(number)
        texts.append((text or "").rstrip("\n"))
        links.update(dict.fromkeys(_page_links(page)))
    if not any(texts) and not broken:
        message = "has pages but no text, so it is a scan: run OCR over it and give the result"
        return nothing(source, "needs-ocr", message)
    problems: list[Problem] = []
    if blank:
        message = f"no text on {_pages(blank, len(texts))}: empty, or scans that need OCR"
        problems.append(remark(source, "needs-ocr", message))
    if broken:
        message = f"{_pages(broken, len(texts))} cannot be read: compare with the source"
        problems.append(remark(source, "damaged-pdf", message))
    return Content(
        text=PAGE_BREAK.join(texts), title=_title(reader), links=tuple(links), problems=tuple(problems)
    )


def _page_text(page: PageObject) -> str | None:
    from pypdf.errors import PyPdfError

    try:
        return sound(page.extract_text())
    except (PyPdfError, *_BROKEN):
        return None


def _page_links(page: PageObject) -> list[str]:
    """The web addresses that the page's annotations lead to, in order."""
    from pypdf.errors import PyPdfError

    try:
        annotations = [note.get_object() for note in page.get("/Annots") or ()]
        addresses = [str((note.get("/A") or {}).get("/URI") or "") for note in annotations]
    except (PyPdfError, *_BROKEN):
        return []  # links are an extra: the text stands without them
    return [sound(address) for address in addresses if address.startswith(("http://", "https://"))]


def _title(reader: PdfReader) -> str | None:
    from pypdf.errors import PyPdfError

    try:
        title = reader.metadata.title if reader.metadata is not None else None
    except (PyPdfError, *_BROKEN):
        return None
    words = " ".join(sound(str(title or "")).split())
    return words if words and words.lower() != "untitled" and not _TOOL_TITLE.search(words) else None


def _locked(source: str, how: str) -> Content:
    return nothing(source, "encrypted", f"is encrypted {how}: open it and save, or print, an open copy")


def _damage(data: bytes, error: Exception) -> str:
    if b"%PDF-" not in data[:1024]:
        return "is not a PDF, in spite of its name: look at what it is, or fetch it again"
    if b"%%EOF" not in data[-2048:]:
        return "ends too early, as a download that was cut off: fetch it again"
    return f"is a damaged PDF ({error}): fetch it again, or open it and save a new copy"


def _pages(numbers: list[int], count: int) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (", ..." if len(numbers) > 10 else "")
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown} of {count}"
