"""The state of play: what a fold of the record tells as of a day. The only state there is.

`verbale brief --format json` prints it; `docs/play.schema.json` is made from these classes.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from verbale.reading import MoveKind, When

Position = Literal["demanded", "offered", "accepted", "rejected", "reserved", "dropped", "none"]
ItemState = Literal["agreed", "agreed in principle", "open", "rejected", "dropped"]
CommitmentState = Literal[
    "conditional", "pending", "overdue", "delivered", "broken", "released", "superseded", "expired"
]
WarningState = Literal["standing", "triggered", "carried_out", "withdrawn", "expired"]
MeetingStatus = Literal["planned", "held", "postponed", "cancelled"]
Change = Literal[
    "new", "answered", "delivered", "overdue", "broken", "released", "superseded", "escalated",
    "contradicted", "triggered", "held", "cancelled", "postponed", "carried_out", "withdrawn", "expired",
    "due_moved", "changed",
]  # fmt: skip


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The sentence that a line of the brief rests on, and whose word it is."""

    document: str
    start: int
    end: int
    quote: str
    published: dt.date | None
    publisher: str | None
    reported_by: str | None
    move: str | None = None
    """The id of the move that was read there."""
    kind: MoveKind | None = None
    what: str | None = None
    """The words of the sentence that it is about."""
    known: dt.date | None = None
    """The day from which it counts: of publication, else the day the document was added."""
    copy_of: str | None = None
    """The id of the document that this one re-publishes: such evidence is kept and counts once."""
    sure: float | None = None
    """How surely it is about the same thing as the first evidence, 0 to 1; None for the first."""
    why: str | None = None
    """Why it was put here."""
    url: str | None = None
    """Where the document can be read, if its source told."""


class ItemPosition(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one party's position on an item is, and since when it is known."""

    party: str
    position: Position
    since: dt.date | None
    evidence: tuple[Evidence, ...]


class Awaited(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A demand or offer on an item that waits for a party's answer."""

    party: str
    since: dt.date | None
    by: tuple[str, ...] = ()
    """Who waits for the answer."""
    what: Literal["demand", "offer"] | None = None
    evidence: tuple[Evidence, ...] = ()


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing negotiated."""

    id: str
    content: str
    positions: tuple[ItemPosition, ...]
    """Each party's position now."""
    awaits: tuple[Awaited, ...] = ()
    earlier: tuple[ItemPosition, ...] = ()
    """Positions that the same party's later ones superseded, in order of time."""
    state: ItemState = "open"
    weight: float = 0.0


class Transition(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A commitment or warning came into a state on a day, by this evidence."""

    state: str
    on: dt.date | None
    evidence: tuple[Evidence, ...]
    confidence: float | None = None
    taken: bool = True
    """False where the change is only proposed ("perhaps") and waits for review."""
    why: str | None = None


class Commitment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who undertook what towards whom, on what condition, by when; and whether it came."""

    id: str
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    content: str
    condition: str | None
    due: When | None
    state: CommitmentState
    late: bool
    attested_by: tuple[str, ...]
    """`debtor`, `creditor`, `third party`, `press`: by whose account it stands."""
    history: tuple[Transition, ...]
    evidence: tuple[Evidence, ...]
    weight: float = 0.0


class Warning(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who warned whom of what, on what condition."""

    id: str
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    content: str
    condition: str | None
    due: When | None
    state: WarningState
    late: bool
    attested_by: tuple[str, ...]
    history: tuple[Transition, ...]
    evidence: tuple[Evidence, ...]
    weight: float = 0.0


class Account(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one side says of a meeting."""

    by: str
    content: str
    evidence: tuple[Evidence, ...]


class Meeting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One meeting, however often it was told."""

    id: str
    parties: tuple[str, ...]
    level: str | None
    place: str | None
    on: When | None
    status: MeetingStatus
    accounts: tuple[Account, ...]
    evidence: tuple[Evidence, ...]
    content: str | None = None
    persons: tuple[str, ...] = ()
    format: str | None = None
    """`in person`, `call`, `video` or `written`, where told."""
    duration: str | None = None
    history: tuple[Transition, ...] = ()
    weight: float = 0.0


class Denial(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A party says that something is not so."""

    id: str
    by: tuple[str, ...]
    content: str
    of: str | None
    """The id of what is denied, where the record holds it."""
    evidence: tuple[Evidence, ...]
    weight: float = 0.0


class Withheld(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a party declined to say, or may make public and with whose consent."""

    id: str
    by: tuple[str, ...]
    content: str
    evidence: tuple[Evidence, ...]
    kind: Literal["withheld", "disclosure"] = "withheld"
    condition: str | None = None
    weight: float = 0.0


class Side(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One side of a contradiction."""

    party: str
    content: str
    evidence: tuple[Evidence, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two accounts that cannot both hold; both stand, side by side."""

    id: str
    parties: tuple[str, ...]
    sides: tuple[Side, ...]
    weight: float = 0.0


class Assessment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a party says of the talks, or of the other side."""

    id: str
    by: tuple[str, ...]
    about: tuple[str, ...]
    content: str
    evidence: tuple[Evidence, ...]
    kind: Literal["assess", "accuse"] = "assess"
    weight: float = 0.0


class Deed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a party did: delivered, pressed, eased or broke off. DESIGN has no place of its own for it."""

    id: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    kind: Literal["deliver", "press", "relent", "suspend"]
    content: str
    on: When | None
    of: tuple[str, ...]
    """Ids of the commitments and warnings that it bears on, where the record holds them."""
    evidence: tuple[Evidence, ...]
    weight: float = 0.0


class Changed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something changed on a day."""

    on: dt.date
    what: Change
    section: Literal["items", "commitments", "warnings", "meetings", "denials", "withheld",
                     "contradictions", "assessments", "deeds"]  # fmt: skip
    id: str
    weight: float
    text: str = ""


class Expected(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Whether what a user expects holds."""

    says: str
    outcome: Literal["holds", "fails", "open"]
    why: str
    by: dt.date | None = None
    lines: tuple[str, ...] = ()
    """Ids of the lines that it rests on."""
    evidence: tuple[Evidence, ...] = ()


class Sources(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the state rests on, and what it leaves out."""

    read: int
    latest: dt.date | None
    undated: tuple[str, ...]
    """Ids of all documents of the dossier without a day: they count from the day they were added, and
    are listed before it too, so that nobody misses them."""
    left_out: int
    """Moves of other matters in the same documents."""
    problems: int


class StateOfPlay(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that is known of one negotiation on a day."""

    dossier: str
    as_of: dt.date
    parties: tuple[str, ...]
    sources: Sources
    items: tuple[Item, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    warnings: tuple[Warning, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    denials: tuple[Denial, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    deeds: tuple[Deed, ...] = ()
    changes: tuple[Changed, ...] = ()
    expectations: tuple[Expected, ...] = ()
    title: str | None = None
