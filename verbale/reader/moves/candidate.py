"""A candidate: a move that a rule or a model saw, before it is known who makes it and by whose account."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from verbale.reading import MeetStatus, MoveKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from verbale.reader.moves.stretch import Stretch
    from verbale.reader.parse import ParsedBlock

Mover = Literal["subject", "speaker", "parties", "given"]
"""Where the mover is to be found: the words given, whoever speaks, or all who are at the table."""


@dataclass(frozen=True)
class Candidate:
    """What was seen, where, and by which words; who and when are still words of the text."""

    kind: MoveKind
    block: ParsedBlock
    sentence: Span
    trigger: Token
    what: Stretch
    read_by: str
    mover: Mover = "given"
    by: tuple[Token, ...] = ()
    """Heads of the noun phrases that name the mover."""
    to: tuple[Token, ...] = ()
    condition: Stretch | None = None
    says: bool = False
    """Whether the trigger is a word of saying: its subject is the one whose word it is."""
    deed: bool = False
    status: MeetStatus | None = None
    weight: float = 1.0
    """How far the rule is to be trusted beside others on the same words."""
    confidence: float | None = None
    heads: tuple[Token, ...] = field(default=(), compare=False)
    """Tokens whose times belong to the move, the nearest first."""
