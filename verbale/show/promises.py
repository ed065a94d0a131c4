"""Lines about what was promised and what was threatened: commitments and warnings."""

from __future__ import annotations

from verbale.record.state import Commitment, Warning
from verbale.show.page import Line, Mark
from verbale.show.shown import shown
from verbale.show.states import (
    COMMITMENT_MARKS,
    WARNING_MARKS,
    commitment_mark,
    commitment_words,
    perhaps,
    warning_words,
)
from verbale.show.telling import Telling, account, anchor, life, towards

COMMITMENT_ORDER = (
    "overdue", "pending", "conditional", "broken", "delivered", "superseded", "released", "expired",
)  # fmt: skip
"""What still has to come is told before what came."""

WARNING_ORDER = ("triggered", "standing", "carried_out", "withdrawn", "expired")


def commitment_line(told: Commitment, telling: Telling) -> Line:
    """Tell who promised what to whom, by whose account, by when, and whether it came."""
    return Line(
        anchor=anchor("commitments", told.id),
        mark=commitment_mark(told),
        who=towards(told.debtor, told.creditor, telling.names),
        what=shown(told.content),
        state=commitment_words(told, telling.today),
        notes=_notes(told, telling, COMMITMENT_MARKS),
        proofs=life(told.state, told.history, told.evidence, COMMITMENT_MARKS),
        fresh=telling.news_of("commitments", told.id),
    )


def warning_line(told: Warning, telling: Telling) -> Line:
    """Tell who warned whom of what, on what condition."""
    return Line(
        anchor=anchor("warnings", told.id),
        mark=WARNING_MARKS[told.state],
        who=towards(told.debtor, told.creditor, telling.names),
        what=shown(told.content),
        state=warning_words(told, telling.today),
        notes=_notes(told, telling, WARNING_MARKS),
        proofs=life(told.state, told.history, told.evidence, WARNING_MARKS),
        fresh=telling.news_of("warnings", told.id),
    )


def _notes(told: Commitment | Warning, telling: Telling, marks: dict[str, Mark]) -> tuple[str, ...]:
    condition = (f"Hangs on: {shown(told.condition)}",) if told.condition else ()
    whose = account(told.attested_by, told.debtor, told.creditor, telling.names)
    return (*condition, whose, *perhaps(told.history, marks))
