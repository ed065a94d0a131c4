"""What may be put before a reader's eyes: words of documents, made safe for every form of the brief.

A quote in the record is the document's text as it stands. On a screen it is one line: white space
folded, and the characters left out that could steer a terminal or turn the direction of the words
around it (control characters, direction overrides, lone surrogates). `brief --format json` keeps all.
"""

from __future__ import annotations

import re

from verbale.document import folded

# C0 and C1 controls, zero-width and direction marks, lone surrogates, and what XML forbids.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+\Z", re.IGNORECASE)


# A link or an image as Markdown writes them; the rest of a link whose beginning was cut off; an escape.
_GOAL = r"\(<?(?:https?:|mailto:|[/#.])[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"]*\")?\)"
_WORDS = r"((?:[^\[\]]|\[[^\[\]]*\])*)"
_IMAGE = re.compile(rf"!\[{_WORDS}\]{_GOAL}")
_LINK = re.compile(rf"\[{_WORDS}\]{_GOAL}")
_REST_OF_LINK = re.compile(rf"\]{_GOAL}")
_ESCAPE = re.compile(r"\\([\[\]*_#.-])")


def shown(text: str) -> str:
    """Fold the white space of a text and leave out what is not to be shown.

    Of Markdown's links the words stay, without their addresses, so that a sentence can be read.
    """
    line = folded(_UNSHOWN.sub("", folded(text)))
    return _without_links(line) if "](" in line or "\\" in line else line


def _without_links(line: str) -> str:
    line = _LINK.sub(r"\1", _IMAGE.sub("", line))
    return folded(_ESCAPE.sub(r"\1", _REST_OF_LINK.sub("", line)))


def trimmed(text: str, length: int) -> str:
    """Cut a text after a word, so that it has `length` characters at most, the ellipsis included."""
    if len(text) <= length:
        return text
    head = text[: max(length - 1, 0)]
    if not text[len(head)].isspace() and " " in head[length // 2 :]:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:–-") + "…"


def excerpt(text: str, words: str | None, length: int) -> str:
    """Cut a text to `length` characters, so that it holds the words that matter and what leads up to them.

    Words too long for that are cut at their end, after a third of the length.
    """
    place = text.find(words) if words else -1
    if place < 0 or words is None or len(text) <= length or place + len(words) < length:
        return trimmed(text, length)
    room = length - 2  # an ellipsis at both ends
    start = place + len(words) - room if len(words) <= room else place - length // 3
    start = max(start, 0)
    if 0 < start < place and not text[start - 1].isspace() and " " in text[start:place]:
        start = text.index(" ", start) + 1
    return ("…" if start else "") + trimmed(text[start:], length - bool(start))


def address(url: str | None) -> str | None:
    """Give an address that may be made a link: plain http or https, else None."""
    if url is None or not _ADDRESS.match(url) or _UNSHOWN.search(url):
        return None
    return url


def quoted(text: str) -> str:
    """Put a text between quotation marks, without doubling those that it brings."""
    bare = text.strip('“”"').strip()
    inner = any(mark in bare for mark in '“”"')
    return f"“{text if inner else bare}”"
