"""A reading: all that was read out of one document. The types that every room shares.

`verbale read --json` prints a reading a line; `docs/reading.schema.json` is made from these
classes. Copied words (`what`, `condition`, `on.text`, `due.text`) equal the text under their
spans with runs of white space folded into one blank.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

import msgspec

from verbale.document import Span, Spans
from verbale.problems import Problem

MoveKind = Literal[
    "demand", "offer", "agree", "reject", "commit", "warn", "deny", "accuse",
    "meet", "deliver", "disclose", "withhold", "assess", "suspend", "press", "relent",
]  # fmt: skip
"""The sixteen kinds of moves; docs/moves.md defines them."""

MeetStatus = Literal["held", "planned", "cancelled"]


class Source(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a reading says of its document: all but the text."""

    id: str
    sha256: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None
    language: str | None
    length: int
    """Code points of the document's text."""


class Time(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A TIMEX3 expression: when.

    `value` is the TIMEX3 value where the text and the day of publication settle it, else None.
    `earliest` and `latest` bound, as days, what the phrase may mean.
    """

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    mod: str | None = None
    """TIMEX3 modifier (`BEFORE`, `AFTER`, `END`, `APPROX` ...) or a deadline's: `ON_OR_BEFORE`."""
    earliest: dt.date | None = None
    latest: dt.date | None = None


class When(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A time as a move tells it: the words, and what they mean."""

    text: str
    value: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


class Party(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who negotiates or speaks, as one document names them."""

    id: str
    """`RUS`, `NATO`, `Starbucks Workers United`; for a person, the fullest name in the document."""
    name: str
    kind: Literal["state", "organisation", "armed group", "company", "union", "body", "group", "person"]
    office: str | None = None
    speaks_for: str | None = None
    """The id of the party that a person or body speaks for."""
    mentions: Spans = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody's reported words or views: an attribution."""

    id: str
    source: Spans
    """Who says it, as written; empty where nobody is named."""
    cue: Spans
    """The words that report it: `said`, `according to`."""
    content: Spans
    """What is said."""
    kind: Literal["direct", "indirect", "mixed"]
    speaker: str | None = None
    """The speaker's fullest name, or the words as written for one who has no name."""
    speaks_for: str | None = None
    addressees: tuple[str, ...] = ()
    inside: str | None = None
    """The id of the statement that this one is told in."""
    confidence: float | None = None


class MoveSpans(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a move's copied words stand."""

    what: Spans
    condition: Spans = ()
    on: Spans = ()
    due: Spans = ()


class Move(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that a party does in a negotiation, as one place in a document reports it."""

    id: str
    kind: MoveKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    voice: str | None
    reported_by: str | None
    what: str
    condition: str | None
    on: When | None
    due: When | None
    status: MeetStatus | None = None
    evidence: Span
    quote: str
    """The evidence's text, as it stands."""
    spans: MoveSpans
    statement: str | None = None
    """The id of the statement that the move is told in."""
    read_by: str
    """The rule or model, with its version: `rule:demand.verb@1`."""
    confidence: float | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A PLOVER event: who did what to whom."""

    root: str
    quad: int
    source: Spans
    target: Spans
    evidence: Span
    move: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that was read out of one document."""

    document: Source
    statements: tuple[Statement, ...] = ()
    moves: tuple[Move, ...] = ()
    acts: tuple[Act, ...] = ()
    times: tuple[Time, ...] = ()
    parties: tuple[Party, ...] = ()
    problems: tuple[Problem, ...] = ()


def record_id(sha256: str, kind: str, *spans: Span) -> str:
    """Id of a record: the same document, place and kind give the same id on every reading."""
    place = ",".join(f"{start}-{end}" for start, end in spans)
    return hashlib.sha256(f"{sha256}/{kind}/{place}".encode()).hexdigest()[:16]
