"""What matters in a few words: the figures that head a brief, and what it rests on."""

from __future__ import annotations

import datetime as dt

from verbale.record.state import Meeting, StateOfPlay
from verbale.show.days import bounds, day, when_words
from verbale.show.page import Head
from verbale.show.shown import shown

SOON_DAYS = 7
"""A deadline within a week is soon."""


def heads(play: StateOfPlay) -> tuple[Head, ...]:
    """Count what a reader must not miss; nothing is told of what there is none of."""
    states = [one.state for one in play.commitments]
    soon = sum(
        one.state == "pending" and _is_soon(bounds(one.due)[1], play.as_of) for one in play.commitments
    )
    awaited = sum(len(item.awaits) for item in play.items)
    triggered = sum(one.state == "triggered" for one in play.warnings)
    standing = sum(one.state == "standing" for one in play.warnings)
    fails = sum(one.outcome == "fails" for one in play.expectations)
    counted = (
        Head(_count(fails, "expectation fails", "expectations fail"), "alarm", "expectations"),
        Head(_count(states.count("overdue"), "overdue", "overdue"), "alarm", "commitments"),
        Head(
            _count(soon, f"due within {SOON_DAYS} days", f"due within {SOON_DAYS} days"), "due", "commitments"
        ),
        Head(_count(awaited, "answer awaited", "answers awaited"), "open", "items"),
        Head(_count(triggered, "warning triggered", "warnings triggered"), "alarm", "warnings"),
        Head(_count(standing, "warning stands", "warnings stand"), "due", "warnings"),
        Head(_count(len(play.contradictions), "contradiction", "contradictions"), "part", "contradictions"),
        Head(_next_meeting(play), "due", "meetings"),
    )
    return tuple(head for head in counted if head.words)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""


def _is_soon(last: dt.date | None, today: dt.date) -> bool:
    return last is not None and today <= last <= today + dt.timedelta(days=SOON_DAYS)


def _next_meeting(play: StateOfPlay) -> str:
    """Tell the next planned meeting that has a day."""
    ahead: list[tuple[dt.date, Meeting]] = [
        (last, meeting)
        for meeting in play.meetings
        if meeting.status == "planned" and (last := bounds(meeting.on)[1]) and last >= play.as_of
    ]
    if not ahead:
        return ""
    meeting = min(ahead, key=lambda pair: pair[0])[1]
    assert meeting.on is not None
    place = f", {shown(meeting.place)}" if meeting.place else ""
    return f"next meeting {when_words(meeting.on)}{place}"


def nothing(play: StateOfPlay) -> str:
    """Tell why a brief is empty, and how to mend it where the dossier itself keeps everything out."""
    told = "Nothing of this negotiation is on record"
    if not play.sources.read and play.sources.undated:
        return (
            f"{told} by that day: documents without a day of publication count from the day they were added. "
            "To give one a day, read it again with --published."
        )
    if not play.sources.left_out:
        return f"{told}."
    return (
        f"{told}: all moves that were read are of other matters by what the dossier says that it is about. "
        "If that is wrong, describe it anew, with other parties or words: verbale dossier describe."
    )


def sources(play: StateOfPlay) -> tuple[str, ...]:
    """Tell what the state rests on and what it leaves out, in sentences."""
    told = play.sources
    if not told.read:
        read = "No document has been read"
    else:
        read = f"{told.read:,} {'document' if told.read == 1 else 'documents'} read"
        read += f", the latest of {day(told.latest)}" if told.latest else ", none with a day"
    sentences = [f"{read}."]
    if told.left_out:
        sentences.append(
            f"{told.left_out:,} {'move' if told.left_out == 1 else 'moves'} of other matters in the same "
            "documents left out."
        )
    if told.problems:
        sentences.append(
            f"{told.problems:,} {'problem was' if told.problems == 1 else 'problems were'} met in reading."
        )
    return tuple(sentences)
