"""Content: what one format's module makes of one source, before it becomes a document."""

from __future__ import annotations

import datetime as dt

import msgspec

from verbale.problems import Problem


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it was read, what the source says of itself, and what went wrong on the way.

    `text` is None where nothing could be read; one of the problems is then marked `lost`.
    """

    text: str | None
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None
    language: str | None = None
    """The language that the source names, as an ISO 639-1 code; what the text shows goes before it."""
    links: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def nothing(source: str, code: str, message: str) -> Content:
    """Content without a text, for the one reason given."""
    return Content(text=None, problems=(lost(source, code, message),))


def lost(source: str, code: str, message: str) -> Problem:
    """The problem that kept a source from being read."""
    return Problem(code=code, message=message, source=source, lost=True)


def remark(source: str, code: str, message: str) -> Problem:
    """A problem with a source that was read all the same."""
    return Problem(code=code, message=message, source=source)
