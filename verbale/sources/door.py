"""The one door: from the names that a user gives to documents, one at a time.

`open_sources` is lazy, so that memory stays flat however many documents there are, and never
raises for what is wrong with a source: that is a problem, beside the documents that are all right.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from verbale.document import Document, make_document
from verbale.problems import Problem
from verbale.sources.content import Content, lost, nothing, remark
from verbale.sources.folder import files_of, shown, unreadable
from verbale.sources.jsonl import read_rows
from verbale.sources.kind import Kind, is_pdf, kind_by_beginning, kind_by_name
from verbale.sources.language import language_of
from verbale.sources.limits import FILE_BYTES, READ_CODE_POINTS, SNIFFED_BYTES
from verbale.sources.markdown import read_markdown
from verbale.sources.text import read_text

STDIN = "-"
"""The name that stands for standard input."""

NOT_TO_READ = frozenset({"language", "too-long"})
"""Problems for which a document is kept without a reading."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the user tells about all the sources of a run; it goes before what they say themselves."""

    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What one source gave: a document, or the problems that say why there is none.

    A found thing without a document whose problems are all remarks is about a folder.
    """

    source: str
    """The file as named, `file:line` for a row of JSON Lines, `-` for standard input."""
    document: Document | None
    problems: tuple[Problem, ...] = ()

    @property
    def to_read(self) -> bool:
        """Whether the document is to be read; else it is only kept, as the problems say."""
        return self.document is not None and not any(p.code in NOT_TO_READ for p in self.problems)


def open_sources(
    names: Iterable[str], told: Told | None = None, stdin: BinaryIO | None = None
) -> Iterator[Found]:
    """The documents that the names stand for, in order: files, folders, and `-` for standard input.

    `stdin` replaces standard input. A document has the id that its source gives it, else its file's
    name without the ending; a second file of that name in the run is `name~2`, and a remark says so.
    """
    ids = _Ids()
    for name in names:
        for source, id, content in _contents(name, stdin):
            yield _found(source, id, content, told or Told(), ids)


def _contents(name: str, stdin: BinaryIO | None) -> Iterator[tuple[str, str, Content]]:
    """Source, id by default and content of each document that a name stands for."""
    if name == STDIN:
        if stdin is None and sys.stdin is None:
            yield (
                STDIN,
                STDIN,
                nothing(STDIN, "unreadable", "standard input is closed: there is nothing to read"),
            )
            return
        try:
            yield from _stream(stdin if stdin is not None else sys.stdin.buffer, STDIN, "stdin", None)
        except OSError as error:
            message = f"standard input cannot be read: {error.strerror or error}"
            yield STDIN, STDIN, nothing(STDIN, "unreadable", message)
        return
    if _ADDRESS.match(name):
        message = "is an address, and nothing is fetched: save the page, read that file and tell its address"
        yield name, name, nothing(name, "address", message)
        return
    for item in files_of(name):
        if isinstance(item, Problem):
            source = item.source or name
            yield source, source, Content(text=None, problems=(item,))
        else:
            yield from _file(item)


def _file(path: Path) -> Iterator[tuple[str, str, Content]]:
    source = shown(path)
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, source, shown(Path(path.stem)), kind_by_name(path))
    except OSError as error:
        yield source, source, Content(text=None, problems=(unreadable(path, error),))


def _stream(
    stream: BinaryIO, source: str, stem: str, kind: Kind | None
) -> Iterator[tuple[str, str, Content]]:
    """The documents in a stream of bytes; where its name does not tell the format, its beginning does."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), SNIFFED_BYTES)
    try:
        head = buffered.peek(SNIFFED_BYTES)
        if kind is None:
            kind = kind_by_beginning(head)
        elif is_pdf(head):
            kind = "pdf"
        if kind == "jsonl":
            for place, content in read_rows(buffered, source):
                yield place, stem + place.removeprefix(source), content
            return
        data = buffered.read(FILE_BYTES + 1)
    finally:
        buffered.detach()  # else the stream, which is not ours, would be closed with it
    yield source, stem, _attempt(source, kind, data)


def _attempt(source: str, kind: Kind, data: bytes) -> Content:
    """Read one document; whatever goes wrong inside a format's library is that document's problem.

    This is the one place that catches every exception: a library that stumbles over a broken file
    must not take the rest of a run with it.
    """
    if len(data) > FILE_BYTES:
        return nothing(source, "too-large", f"has more than {FILE_BYTES // 1_000_000} MB: split it")
    if not data.strip():
        return nothing(source, "empty", "is empty: save or fetch it again")
    try:
        return _reader(kind)(data, source)
    except Exception as error:
        message = f"cannot be read as {kind} ({type(error).__name__}: {error}): save it in another format"
        return nothing(source, "failed", " ".join(message.split()))


def _reader(kind: Kind) -> Callable[[bytes, str], Content]:
    if kind == "html":
        from verbale.sources.html import read_html

        return read_html
    if kind == "pdf":
        from verbale.sources.pdf import read_pdf

        return read_pdf
    return read_markdown if kind == "markdown" else read_text


def _found(source: str, id: str, content: Content, told: Told, ids: _Ids) -> Found:
    """The document that a content becomes, with all that is to be said of it."""
    text = content.text
    if text is None:
        return Found(source=source, document=None, problems=content.problems)
    if not text.strip():
        problem = lost(source, "empty", "holds nothing but white space: save or fetch it again")
        return Found(source=source, document=None, problems=(*content.problems, problem))
    problems = list(content.problems)
    problems.extend(_nul(source, text))
    if len(text) > READ_CODE_POINTS:
        message = f"has {len(text):,} characters, more than {READ_CODE_POINTS:,}: kept, not read; split it"
        problems.append(remark(source, "too-long", message))
    language = language_of(text) or content.language
    if language not in (None, "en"):
        message = f"is in another language ({language}): kept, not read; only English is read"
        problems.append(remark(source, "language", message))
    document = make_document(
        content.id or ids.free(id),
        text,
        title=content.title,
        publisher=told.publisher or content.publisher,
        published=told.published or content.published,
        url=told.url or content.url,
        language=language,
        links=content.links,
    )
    problems.extend(ids.note(source, id, document))
    return Found(source=source, document=document, problems=tuple(problems))


def _nul(source: str, text: str) -> Iterator[Problem]:
    first = text.find("\0")
    if first >= 0:
        message = f"holds {text.count(chr(0))} NUL characters, kept as they are: they do not belong in a text"
        yield Problem(code="nul", message=message, source=source, start=first, end=first + 1)


class _Ids:
    """The ids of a run's documents. One that a source gives is its own and stays; one made of a file's
    name is ours to change, so that the run's evidence can be told apart."""

    def __init__(self) -> None:
        self._hashes: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def free(self, made: str) -> str:
        """An id made of a file's name, or the first of `made~2`, `made~3` ... that nobody has."""
        given = made
        while given in self._hashes:
            self._last[made] = self._last.get(made, 1) + 1
            given = f"{made}~{self._last[made]}"
        return given

    def note(self, source: str, made: str, document: Document) -> Iterator[Problem]:
        """Note a document's id; a remark where another has it, or has the one it was to have."""
        before = self._hashes.get(document.id)
        if before is not None:
            same = "the same text" if before == document.sha256 else "another text"
            message = f"has the id {document.id!r} of an earlier document with {same}: both are kept"
            yield remark(source, "duplicate-id", message)
            return
        self._hashes[document.id] = document.sha256
        if document.id == f"{made}~{self._last.get(made)}":
            message = f"another document of this run has the id {made!r}: this one is kept as {document.id!r}"
            yield remark(source, "duplicate-id", message)
