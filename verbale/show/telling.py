"""What the lines of a brief have in common: names, today, evidence, and by whose account."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from verbale.record.state import Evidence, Transition
from verbale.show.days import day
from verbale.show.names import PartyNames, joined
from verbale.show.page import Mark, Proof, SectionKey
from verbale.show.shown import address, shown
from verbale.show.states import step_label


@dataclasses.dataclass(frozen=True)
class Telling:
    """What every line is told with."""

    names: PartyNames
    today: dt.date
    fresh: Mapping[tuple[str, str], str]
    """How a record changed in the time told as news, by section and id."""

    def news_of(self, section: SectionKey, id: str) -> str | None:
        """Give how a record changed lately, or None."""
        return self.fresh.get((section, id))


def anchor(section: SectionKey, id: str) -> str:
    """Make a name for a record's place on the page: letters, digits and hyphens, others as `_` and hex."""
    return f"{section}-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}", id)


def proof(evidence: Evidence, label: str | None = None) -> Proof:
    """Tell a sentence with its source, its day and whose word it is."""
    if evidence.published is not None:
        when = day(evidence.published)
    elif evidence.known is not None:
        when = f"undated, counts from {day(evidence.known)}"
    else:
        when = "undated"
    document = shown(evidence.document)
    return Proof(
        quote=shown(evidence.quote),
        source=shown(evidence.publisher or "") or document,
        day=when,
        whose=f"on the word of {shown(evidence.reported_by)}" if evidence.reported_by else None,
        document=document,
        start=evidence.start,
        end=evidence.end,
        url=address(evidence.url),
        about=shown(evidence.what) if evidence.what else None,
        why=_why(evidence),
        label=label,
    )


def _why(evidence: Evidence) -> str | None:
    """Say why a sentence was put to a record that another one began."""
    if not evidence.why:
        return None
    sure = f", {evidence.sure:.0%} sure" if evidence.sure is not None else ""
    return f"{shown(evidence.why)}{sure}"


def proofs(*told: tuple[str | None, Iterable[Evidence]]) -> tuple[Proof, ...]:
    """Tell sentences with their labels, each sentence once, under the first label that names it.

    A sentence of a document that re-publishes another one's text counts once: it is told with the
    sentence that it copies, if that one is told as well.
    """
    found: dict[tuple[str, int, int], Proof] = {}
    labelled = [(label, one) for label, evidence in told for one in evidence]
    originals = {one.document for _, one in labelled}
    copies: dict[str, dict[str, None]] = {}
    for label, one in labelled:
        if one.copy_of is not None and one.copy_of in originals and one.copy_of != one.document:
            copy = proof(one)
            copies.setdefault(shown(one.copy_of), {})[f"{copy.source}, {copy.day}"] = None
        else:
            found.setdefault((one.document, one.start, one.end), proof(one, label))
    return tuple(
        replace(one, copies=tuple(copies[one.document])) if one.document in copies else one
        for one in found.values()
    )


def life(
    state: str, history: Sequence[Transition], evidence: Iterable[Evidence], marks: dict[str, Mark]
) -> tuple[Proof, ...]:
    """Tell the sentences of something that goes through states: what brought the present one first."""
    ordered = sorted(history, key=lambda step: not (step.taken and step.state == state))
    return proofs(*((step_label(step, marks), step.evidence) for step in ordered), (None, evidence))


def towards(by: Sequence[str], to: Sequence[str], names: PartyNames) -> str:
    """Say who does something to whom: `United States to Russia`; empty where nobody is named."""
    if not to:
        return names.list(by)
    return f"{names.list(by) or 'Not told who'} to {names.list(to)}"


def account(
    attested_by: Sequence[str], debtor: Sequence[str], creditor: Sequence[str], names: PartyNames
) -> str:
    """Say by whose account a commitment or warning stands.

    `Both sides say so`, `By Russia's own account`, `By Russia's account, not by the United States' own`.
    """
    own, theirs = names.genitive(debtor), names.genitive(creditor)
    others = [words for role, words in _OTHERS.items() if role in attested_by]
    theirs_too = joined([f"{words}'s" for words in others])
    if "debtor" in attested_by and "creditor" in attested_by:
        verb = "do" if len(others) > 1 else "does"
        return "Both sides say so" + (f"; so {verb} {joined(others)}" if others else "")
    if "debtor" in attested_by:
        told = f"By {own or 'its'} own account"
    elif "creditor" in attested_by:
        told = f"By {theirs or _OTHER_SIDE} account" + (f", not by {own} own" if own else "")
    elif others:
        return f"By {theirs_too} account only"
    else:
        return "By whose account is not known"
    return f"{told}, and by {theirs_too}" if others else told


_OTHER_SIDE = "the other side's"
_OTHERS = {"third party": "a third party", "press": "the press"}
