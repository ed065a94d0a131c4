"""Lines about the talks themselves: meetings, what each side says of them, accounts that disagree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from verbale.record.state import Account, Assessment, Contradiction, Deed, Denial, Meeting, Withheld
from verbale.show.days import bounds, when_words
from verbale.show.page import Line, Mark, Part
from verbale.show.shown import shown
from verbale.show.states import DEED_MARKS, MEETING_MARKS, meeting_words, perhaps
from verbale.show.telling import Telling, anchor, life, proofs, towards

DENIED = Mark("denied", "✗", "calm")
WITHHELD = Mark("withheld", "–", "calm")
DISCLOSURE = Mark("disclosure", "+", "open")
ASSESSED = Mark("says", "•", "calm")
ACCUSED = Mark("accuses", "!", "bad")
CONTRADICTED = Mark("contradicted", "≠", "part")


def meeting_line(meeting: Meeting, telling: Telling) -> Line:
    """Tell who meets whom, at what level, where and when, and what each side says of it."""
    seat = _seat(meeting)
    topic = shown(meeting.content) if meeting.content else ""
    notes = list(perhaps(meeting.history, MEETING_MARKS))
    if meeting.format:
        notes.append(f"Format: {shown(meeting.format)}")
    if meeting.duration:
        notes.append(f"Length: {shown(meeting.duration)}")
    if meeting.persons:
        notes.append(f"Present: {', '.join(shown(person) for person in meeting.persons)}")
    return Line(
        anchor=anchor("meetings", meeting.id),
        mark=MEETING_MARKS[meeting.status],
        who=telling.names.list(meeting.parties),
        what=f"{seat}: {topic}" if seat and topic else seat or topic or "meeting",
        state=meeting_words(meeting, telling.today),
        notes=tuple(notes),
        parts=tuple(
            Part(
                who=telling.names.name(account.by),
                what=shown(account.content),
                proofs=proofs((None, account.evidence)),
            )
            for account in _each_side_first(meeting.accounts)
        ),
        proofs=life(meeting.status, meeting.history, meeting.evidence, MEETING_MARKS),
        fresh=telling.news_of("meetings", meeting.id),
    )


def _each_side_first(accounts: Sequence[Account]) -> list[Account]:
    """Put one account of each side before what a side says besides: a page tells only a few."""
    first: dict[str, Account] = {}
    for account in accounts:
        first.setdefault(account.by, account)
    return sorted(accounts, key=lambda account: first[account.by] is not account)


LEVEL_NAMES = {"technical": "technical talks", "heads": "heads of state or government"}
"""Levels that say too little alone."""


def _seat(meeting: Meeting) -> str:
    """Say at what level and where a meeting is: `ministers in Geneva`; empty where neither is told."""
    level = LEVEL_NAMES.get(meeting.level, shown(meeting.level)) if meeting.level else ""
    if not meeting.place:
        return level
    return f"{level or 'meeting'} in {shown(meeting.place)}"


def meeting_order(meeting: Meeting, today: dt.date) -> tuple[int, int]:
    """Order meetings: the next first; those held, the latest first; planned ones that have passed; others."""
    first, last = bounds(meeting.on)
    on = first or last
    ahead = meeting.status == "planned" and (last is None or last >= today)
    place = 0 if ahead else ("postponed", "held", "planned", "cancelled").index(meeting.status) + 1
    if on is None:
        return place, dt.date.max.toordinal()
    return place, on.toordinal() if ahead else -on.toordinal()


def deed_line(deed: Deed, telling: Telling) -> Line:
    """Tell what a party did about the negotiation: delivered, pressed, eased or broke off."""
    mark = DEED_MARKS[deed.kind]
    return Line(
        anchor=anchor("deeds", deed.id),
        mark=mark,
        who=towards(deed.by, deed.to, telling.names),
        what=shown(deed.content),
        state=f"{mark.word}, {when_words(deed.on)}" if deed.on else mark.word,
        proofs=proofs((None, deed.evidence)),
        fresh=telling.news_of("deeds", deed.id),
    )


def denial_line(denial: Denial, telling: Telling, denied: Line | None) -> Line:
    """Tell what a party says is not so; `denied` is the line about the thing, where the record has it."""
    about = f"{denied.who}: {denied.what}" if denied and denied.who else denied.what if denied else ""
    return Line(
        anchor=anchor("denials", denial.id),
        mark=DENIED,
        who=telling.names.list(denial.by),
        what=shown(denial.content),
        notes=(f"About: {about}",) if about else (),
        proofs=proofs((None, denial.evidence)),
        see=denied.anchor if denied else None,
        fresh=telling.news_of("denials", denial.id),
    )


def withheld_line(withheld: Withheld, telling: Telling) -> Line:
    """Tell what a party would not say, or what it makes public, wants to or may."""
    disclosure = withheld.kind == "disclosure"
    return Line(
        anchor=anchor("withheld", withheld.id),
        mark=DISCLOSURE if disclosure else WITHHELD,
        who=telling.names.list(withheld.by),
        what=shown(withheld.content),
        state="made public, or to be made public" if disclosure else "declined to say",
        notes=(f"Condition: {shown(withheld.condition)}",) if withheld.condition else (),
        proofs=proofs((None, withheld.evidence)),
        fresh=telling.news_of("withheld", withheld.id),
    )


def assessment_line(assessment: Assessment, telling: Telling) -> Line:
    """Tell what a party says of the talks or of the other side."""
    accuse = assessment.kind == "accuse"
    by, about = telling.names.list(assessment.by), telling.names.list(assessment.about)
    return Line(
        anchor=anchor("assessments", assessment.id),
        mark=ACCUSED if accuse else ASSESSED,
        who=f"{by or 'Not told who'} {'against' if accuse else 'on'} {about}" if about else by,
        what=shown(assessment.content),
        proofs=proofs((None, assessment.evidence)),
        fresh=telling.news_of("assessments", assessment.id),
    )


def contradiction_line(contradiction: Contradiction, telling: Telling) -> Line:
    """Tell accounts that cannot both hold, side by side."""
    return Line(
        anchor=anchor("contradictions", contradiction.id),
        mark=CONTRADICTED,
        who=telling.names.list(contradiction.parties),
        what="",
        parts=tuple(
            Part(
                who=telling.names.name(side.party),
                what=shown(side.content),
                proofs=proofs((None, side.evidence)),
            )
            for side in contradiction.sides
        ),
        fresh=telling.news_of("contradictions", contradiction.id),
    )
