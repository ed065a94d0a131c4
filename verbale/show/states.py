"""States in plain words: of commitments, warnings, meetings, positions, and how an item stands."""

from __future__ import annotations

import datetime as dt

from verbale.record.state import Commitment, Meeting, Position, Transition, Warning
from verbale.show.days import bounds, day, distance, when_words
from verbale.show.page import Mark
from verbale.show.shown import shown

COMMITMENT_MARKS: dict[str, Mark] = {
    "overdue": Mark("overdue", "!", "alarm"),
    "pending": Mark("pending", "•", "due"),
    "conditional": Mark("conditional", "?", "open"),
    "delivered": Mark("delivered", "✓", "good"),
    "broken": Mark("broken", "✗", "bad"),
    "released": Mark("released", "–", "calm"),
    "superseded": Mark("replaced", "–", "calm"),
    "expired": Mark("lapsed", "–", "calm"),
}
DELIVERED_LATE = Mark("delivered late", "✓", "part")

WARNING_MARKS: dict[str, Mark] = {
    "standing": Mark("standing", "•", "due"),
    "triggered": Mark("triggered", "!", "alarm"),
    "carried_out": Mark("carried out", "✗", "bad"),
    "withdrawn": Mark("withdrawn", "–", "calm"),
    "expired": Mark("lapsed", "–", "calm"),
}

MEETING_MARKS: dict[str, Mark] = {
    "planned": Mark("planned", "•", "due"),
    "held": Mark("held", "✓", "good"),
    "postponed": Mark("postponed", "?", "open"),
    "cancelled": Mark("cancelled", "✗", "bad"),
}

POSITION_MARKS: dict[Position, Mark] = {
    "demanded": Mark("demanded", "»", "due"),
    "offered": Mark("offered", "+", "due"),
    "accepted": Mark("accepted", "✓", "good"),
    "rejected": Mark("rejected", "✗", "bad"),
    "reserved": Mark("reserved", "~", "part"),
    "dropped": Mark("dropped", "–", "calm"),
    "none": Mark("no answer known", "?", "open"),
}
AWAITED = Mark("answer awaited", "?", "open")

ITEM_MARKS: dict[str, Mark] = {
    "agreed": Mark("agreed", "✓", "good"),
    "agreed in principle": Mark("agreed in principle", "~", "part"),
    "open": Mark("open", "•", "open"),
    "rejected": Mark("rejected", "✗", "bad"),
    "dropped": Mark("dropped", "–", "calm"),
}
"""How an item stands, coloured as negotiators do: green, yellow, white and red."""

DEED_MARKS: dict[str, Mark] = {
    "deliver": Mark("delivered", "✓", "good"),
    "press": Mark("pressed", "!", "bad"),
    "relent": Mark("eased", "✓", "good"),
    "suspend": Mark("broke off", "✗", "bad"),
}


def latest_taken(history: tuple[Transition, ...], state: str) -> Transition | None:
    """Find the transition that brought a state, if the record holds it."""
    return next((step for step in reversed(history) if step.taken and step.state == state), None)


def commitment_mark(commitment: Commitment) -> Mark:
    """Tell a commitment's state at a glance."""
    late = commitment.state == "delivered" and commitment.late
    return DELIVERED_LATE if late else COMMITMENT_MARKS[commitment.state]


def commitment_words(commitment: Commitment, today: dt.date) -> str:
    """Tell a commitment's state: `pending, due 24–30 January 2022, 3 days left`."""
    word = COMMITMENT_MARKS[commitment.state].word
    due = commitment.due
    if commitment.state in {"pending", "overdue"}:
        if due is None:
            return f"{word}, no day given"
        told = [word, f"{'was due' if commitment.state == 'overdue' else 'due'} {when_words(due)}"]
        return ", ".join([*told, *([far] if (far := distance(due, today)) else [])])
    came = latest_taken(commitment.history, commitment.state)
    on = came.on if came else None
    told = [f"{word} {day(on)}" if on else word]
    if commitment.state == "conditional":
        told = [word]
    if due is not None:
        told.append(_against_deadline(commitment, on))
    return ", ".join(told)


def _against_deadline(commitment: Commitment, on: dt.date | None) -> str:
    due = commitment.due
    assert due is not None
    if commitment.state == "conditional":
        return f"due {when_words(due)}"
    if commitment.state == "delivered":
        if commitment.late:
            return f"late: was due {when_words(due)}"
        last = bounds(due)[1]
        if on is not None and last is not None and on <= last:
            return f"in time: was due {when_words(due)}"
    return f"was due {when_words(due)}"


def warning_words(warning: Warning, today: dt.date) -> str:
    """Tell a warning's state: `triggered 3 February 2022: what it hangs on has come about`."""
    word = WARNING_MARKS[warning.state].word
    came = latest_taken(warning.history, warning.state)
    told = f"{word} {day(came.on)}" if came and came.on and warning.state != "standing" else word
    if warning.state == "triggered":
        told += ": what it hangs on has come about"
    if warning.due is None:
        return told
    far = distance(warning.due, today) if warning.state in {"standing", "triggered"} else None
    return ", ".join([told, f"for {when_words(warning.due)}", *([far] if far else [])])


def meeting_words(meeting: Meeting, today: dt.date) -> str:
    """Tell when a meeting is or was: `planned for 10 January 2022, in 3 days`."""
    word = MEETING_MARKS[meeting.status].word
    if meeting.on is None:
        return f"{word}, day not told"
    if meeting.status == "planned":
        far = distance(meeting.on, today)
        told = ", ".join([f"planned for {when_words(meeting.on)}", *([far] if far else [])])
        last = bounds(meeting.on)[1]
        return f"{told}; no report yet that it was held" if last and last < today else told
    if meeting.status == "held":
        return f"held {when_words(meeting.on)}"
    return f"{word}, was planned for {when_words(meeting.on)}"


def perhaps(history: tuple[Transition, ...], marks: dict[str, Mark]) -> tuple[str, ...]:
    """Tell the changes of state that are only proposed, with why and how surely."""
    told = []
    for step in history:
        if step.taken:
            continue
        words = f"Perhaps {_mark_word(step.state, marks)}"
        if step.on:
            words += f" {day(step.on)}"
        if step.confidence is not None:
            words += f" ({step.confidence:.0%} sure)"
        words += ", to be reviewed"
        told.append(f"{words}: {shown(step.why)}" if step.why else words)
    return tuple(told)


def _mark_word(state: str, marks: dict[str, Mark]) -> str:
    return marks[state].word if state in marks else shown(state).replace("_", " ")


def step_label(step: Transition, marks: dict[str, Mark]) -> str:
    """Label the sentence that brought a state: `delivered 26 January 2022`."""
    words = ("" if step.taken else "perhaps ") + _mark_word(step.state, marks)
    return f"{words} {day(step.on)}" if step.on else words
