"""Plain text, and what its bytes mean.

The encoding is taken from a byte order mark, else it is UTF-8 where the bytes are; else it is told
by charset-normalizer, and a remark says which one was taken. Where more than one encoding would do
and they give different words, the text is refused rather than guessed. Line ends stay as they are:
nothing here may go through text-mode files or `str.splitlines`, which change or add them.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from verbale.problems import Problem
from verbale.sources.content import Content, lost, nothing, remark

_MARKS = (
    # The longer marks first: UTF-32's begins with UTF-16's.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE_BYTES = 200_000
"""An encoding is told from this much around the first byte that is not ASCII: the rest follows it."""

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGHEST_CONTROL_SHARE = 0.1
"""A text may hold a stray control character; a program, picture or archive is full of them."""

_ASCII_SHARE = 0.9
"""From this share on, only accents and quotation marks are in doubt, and Windows-1252 is what such
files are in practice (the WHATWG's encoding standard reads them so, Latin-1 included)."""


class Decoded(msgspec.Struct, frozen=True):
    """A text from bytes, or None with the problem that says why not."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def read_text(data: bytes, source: str) -> Content:
    """A plain text file as it stands: the whole of it is the text, and it says nothing of itself."""
    if data.startswith(b"{\\rtf"):
        return nothing(source, "binary", "is RTF, not a plain text: save it as text, HTML or PDF")
    decoded = decode(data, source)
    return Content(text=decoded.text, problems=decoded.problems)


def decode(data: bytes, source: str) -> Decoded:
    """Decode a file's bytes, the byte order mark left out; what was taken and refused is in the problems."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, source)
    if _mostly_control(data):
        return _with_control(data, source)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _damaged(data, source) or _legacy(data, error.start, source)


def _by_mark(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 10 > len(text):
            return _refused(source, f"begins as {encoding.upper()} but is not: save it as UTF-8")
        message = f"broken {encoding.upper()} at byte {error.start}: what cannot be read is shown as \ufffd"
        return Decoded(text, (remark(source, "encoding", message),))


def _mostly_control(data: bytes) -> bool:
    head = data[:_SAMPLE_BYTES]
    return len(_CONTROL.findall(head)) > _HIGHEST_CONTROL_SHARE * len(head)


def _with_control(data: bytes, source: str) -> Decoded:
    """Bytes full of control characters: UTF-16 or UTF-32 without a mark, else no text at all."""
    from charset_normalizer import from_bytes

    wide = ["utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"]
    even = data[: min(len(data), _SAMPLE_BYTES) // 4 * 4]
    best = from_bytes(even, cp_isolation=wide).best()
    if best is None or _mostly_control(str(best).encode("utf-8")):
        problem = lost(source, "binary", "is not a text: give its text, or a PDF or web page by its own name")
        return Decoded(None, (problem,))
    return _taken(data, best.encoding, source)


def _damaged(data: bytes, source: str) -> Decoded | None:
    """UTF-8 with a few bytes broken, as cut-off downloads and faulty tools leave it; else None."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text[: 10 * _SAMPLE_BYTES]) - broken
    if sound < 3 * broken:
        return None
    message = f"UTF-8, but broken in {broken} places, shown as \ufffd: compare with the source"
    return Decoded(text, (remark(source, "encoding", message),))


def _legacy(data: bytes, first: int, source: str) -> Decoded:
    """Text in an older encoding, told from the bytes around the first that is not ASCII."""
    from charset_normalizer import from_bytes

    sample = data[max(0, first - _SAMPLE_BYTES // 2) : first + _SAMPLE_BYTES]
    # The library's detector of mixed-up text wants letters to judge by; any sample longer than a
    # word is told well, and what it returns is in order of likelihood.
    matches = list(from_bytes(sample))
    if not matches:
        problem = lost(
            source, "binary", "is neither UTF-8 nor any other text that is known: save it as UTF-8"
        )
        return Decoded(None, (problem,))
    best = matches[0]
    ascii_share = sum(byte < 0x80 for byte in sample) / len(sample)
    if ascii_share >= _ASCII_SHARE:
        western = next((m for m in matches if "cp1252" in (m.encoding, *m.could_be_from_charset)), None)
        if western is not None and western.chaos <= best.chaos:
            return _taken(data, "cp1252", source)
        return _taken(data, best.encoding, source)
    rivals = [
        m
        for m in matches[1:]
        if m.chaos <= best.chaos and m.coherence >= best.coherence and str(m) != str(best)
    ]
    if rivals:
        names = " or ".join(codecs.lookup(m.encoding).name for m in (best, rivals[0]))
        return _refused(source, f"is not UTF-8 and could be {names}: save it as UTF-8")
    return _taken(data, best.encoding, source)


def _taken(data: bytes, encoding: str, source: str) -> Decoded:
    name = codecs.lookup(encoding).name
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return _refused(source, f"is not UTF-8, and not {name} throughout either: save it as UTF-8")
    return Decoded(text, (remark(source, "encoding", f"is not UTF-8: read as {name}"),))


def _refused(source: str, message: str) -> Decoded:
    return Decoded(None, (lost(source, "encoding", message),))


def sound(text: str) -> str:
    """The text with halves of surrogate pairs, which no UTF-8 can hold, shown as \ufffd."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
