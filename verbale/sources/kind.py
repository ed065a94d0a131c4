"""Which format a source is in: by its name, else by how it begins."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

Kind = Literal["text", "markdown", "html", "pdf", "jsonl"]

KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonlines": "jsonl",
}  # fmt: skip
"""Endings of file names, in lower case, and the format that they promise."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROW = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')  # in a list it is no JSON Lines, and is told so
_MARKDOWN = re.compile(rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n\s*[\w -]+:|# \S)")


def kind_by_name(path: Path) -> Kind | None:
    """The format that a file's ending promises, or None."""
    return KINDS.get(path.suffix.lower())


def kind_by_beginning(head: bytes) -> Kind:
    """The format of a source whose name does not tell; whatever is nothing else is text."""
    if is_pdf(head):
        return "pdf"
    if _HTML.match(head):
        return "html"
    if _ROW.match(head):
        return "jsonl"
    return "markdown" if _MARKDOWN.match(head) else "text"


def is_pdf(head: bytes) -> bool:
    """Whether a file is a PDF, whatever its name."""
    return head.lstrip().startswith(b"%PDF-")
