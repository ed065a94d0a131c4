"""The page: a brief as it is told, before it takes a form.

Text, Markdown and HTML render the same page, so that the same state is told in the same words
everywhere. All strings in it are ready for a reader's eyes (`verbale.show.shown`); escaping is each
form's own.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

import msgspec

Form = Literal["text", "markdown", "html", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
"""The forms that a brief can take."""

Tone = Literal["alarm", "due", "open", "good", "part", "bad", "calm"]
"""How a state is coloured: late or come about; soon; open; done or agreed; agreed in part; refused or
broken; closed or neutral. Never told by colour alone: each mark has its word and its symbol."""

SectionKey = Literal[
    "changes", "expectations", "commitments", "items", "warnings", "deeds", "denials", "withheld", "meetings",
    "assessments", "contradictions",
]  # fmt: skip

TITLES: dict[SectionKey, str] = {
    "changes": "What changed",
    "expectations": "What you expect",
    "commitments": "Promised and due",
    "items": "On the table",
    "warnings": "Warnings",
    "deeds": "Done",
    "denials": "Denied",
    "withheld": "Withheld and to be disclosed",
    "meetings": "Meetings",
    "assessments": "What each side says of the talks",
    "contradictions": "Accounts that contradict each other",
}
"""The sections in the order in which they are told."""

SHORT_TITLES: dict[SectionKey, str] = {
    "changes": "Changes",
    "expectations": "Expected",
    "commitments": "Promised",
    "items": "On the table",
    "warnings": "Warnings",
    "deeds": "Done",
    "denials": "Denied",
    "withheld": "Withheld",
    "meetings": "Meetings",
    "assessments": "Said",
    "contradictions": "Contradictions",
}
"""The same where room is short."""


class Mark(msgspec.Struct, frozen=True):
    """A state at a glance: its word, its symbol and its tone."""

    word: str
    symbol: str
    tone: Tone


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a line rests on."""

    quote: str
    source: str
    """The publisher, or the document's id where the publisher is unknown."""
    day: str
    """When it was published: `21 January 2022`, or `undated, counts from 22 January 2022`."""
    whose: str | None
    """`on the word of Sergei Lavrov`; None where the document says it in its own voice."""
    document: str
    """The document's id."""
    start: int
    end: int
    """Where the sentence stands: code points of the document's text."""
    url: str | None
    """A plain http or https address, or None."""
    about: str | None = None
    """The words of the sentence that matter here, as they stand in it."""
    copies: tuple[str, ...] = ()
    """Other documents that re-publish the same text, each with its day: they count once."""
    why: str | None = None
    """Why the sentence was put here and how surely: `same debtor and content, 87% sure`."""
    label: str | None = None
    """What the sentence is evidence of: `delivered 26 January 2022`."""

    @property
    def told(self) -> str:
        """Source, day and whose word, in one run."""
        return f"{self.source}, {self.day}" + (f", {self.whose}" if self.whose else "")

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The quote as what is before the words that matter, these words, and what is after them."""
        return self.quote.partition(self.about) if self.about else (self.quote, "", "")

    @property
    def place(self) -> str:
        """Where the sentence stands: `geneva-03, characters 12–140`."""
        return f"{self.document}, characters {self.start}–{self.end}"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One party's share of a line: its position, its account, its side of a contradiction."""

    who: str
    what: str
    mark: Mark | None = None
    proofs: tuple[Proof, ...] = ()


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the brief tells."""

    anchor: str
    """Unique on the page."""
    mark: Mark
    who: str
    """`United States to Russia`; empty where the text names nobody."""
    what: str
    state: str = ""
    """The state in plain words: `pending, due 24–30 January 2022`."""
    notes: tuple[str, ...] = ()
    """Sentences without their full stop: condition, account, what may have changed."""
    parts: tuple[Part, ...] = ()
    proofs: tuple[Proof, ...] = ()
    """The most telling first; `parts` have their own."""
    see: str | None = None
    """The anchor of the line that it speaks of, where the page has that line."""
    fresh: str | None = None
    """How it changed in the time that the brief tells as news: `new`, `delivered`."""

    @property
    def sentences(self) -> int:
        """How many sentences the line rests on, those of its parts included."""
        return len(self.proofs) + sum(len(part.proofs) for part in self.parts)

    @property
    def lead(self) -> Proof | None:
        """The sentence to show where there is room for one."""
        if self.proofs:
            return self.proofs[0]
        return next((part.proofs[0] for part in self.parts if part.proofs), None)


class Head(msgspec.Struct, frozen=True):
    """What matters in a few words, with the section that tells it: `2 overdue`."""

    words: str
    tone: Tone
    section: SectionKey


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of one kind of thing."""

    key: SectionKey
    title: str
    lines: tuple[Line, ...]
    """The weightiest, in the order in which they are told."""
    folded: tuple[Line, ...] = ()
    """The next ones in weight, for a form that can fold them away."""
    total: int
    note: str | None = None
    """Told instead of lines, or before them."""

    @property
    def short(self) -> str:
        """The title where room is short."""
        return SHORT_TITLES[self.key]

    @property
    def left(self) -> int:
        """How many lines are neither told nor folded away."""
        return self.total - len(self.lines) - len(self.folded)


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Items by parties: each side's position on what is on the table."""

    parties: tuple[str, ...]
    rows: tuple[tuple[Line, tuple[Part | None, ...]], ...]
    """Each item's line (its mark tells how it stands), and a cell for each party; None: no position known."""
    without_column: tuple[str, ...] = ()
    """Parties with a position for whom there is no room."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A whole brief."""

    dossier: str
    as_of: dt.date
    parties: tuple[str, ...]
    """Those told, the ones with most to say first."""
    other_parties: int
    """How many more there are."""
    heads: tuple[Head, ...]
    sections: tuple[Section, ...]
    """Those with something to tell."""
    empty: tuple[str, ...]
    """Titles of the sections that have nothing on record."""
    nothing: str
    """What to say where there is no section at all."""
    matrix: Matrix | None
    sources: tuple[str, ...]
    """Sentences: what was read, what was left out."""
    undated: tuple[str, ...]
    cited: tuple[Proof, ...] = ()
    """One proof of each document that the page cites."""

    @property
    def party_line(self) -> str:
        """The parties in one run: `Peru, Chile and 12 more`; empty where there are none."""
        more = f" and {self.other_parties:,} more" if self.other_parties else ""
        return f"{', '.join(self.parties)}{more}"
