"""What changed: the changes that a brief tells as news, and their lines."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from verbale.record.state import Changed, Item, StateOfPlay
from verbale.show.days import day
from verbale.show.page import Line, Mark
from verbale.show.shown import shown
from verbale.show.states import POSITION_MARKS
from verbale.show.telling import Telling, anchor

RECENT_DAYS = 7
"""Without `since`, the week up to the day of the brief is news."""

CHANGE_MARKS: dict[str, Mark] = {
    "new": Mark("new", "+", "open"),
    "answered": Mark("answered", "✓", "due"),
    "delivered": Mark("delivered", "✓", "good"),
    "overdue": Mark("overdue", "!", "alarm"),
    "broken": Mark("broken", "✗", "bad"),
    "released": Mark("released", "–", "calm"),
    "superseded": Mark("replaced", "–", "calm"),
    "escalated": Mark("escalated", "!", "alarm"),
    "contradicted": Mark("contradicted", "≠", "part"),
    "triggered": Mark("triggered", "!", "alarm"),
    "held": Mark("held", "✓", "good"),
    "cancelled": Mark("cancelled", "✗", "bad"),
    "postponed": Mark("postponed", "?", "open"),
    "carried_out": Mark("carried out", "✗", "bad"),
    "withdrawn": Mark("withdrawn", "–", "calm"),
    "expired": Mark("lapsed", "–", "calm"),
    "due_moved": Mark("deadline moved", "!", "due"),
    "changed": Mark("changed", "•", "open"),
}


_NEW: dict[str, str] = {
    "commitments": "promise",
    "items": "item",
    "warnings": "warning",
    "meetings": "meeting",
    "denials": "denial",
    "withheld": "refusal to say",
    "contradictions": "contradiction",
    "assessments": "view",
    "deeds": "deed",
}
"""What is new, by section; deeds and what is withheld are called by their own words where they are told."""


def news(play: StateOfPlay, since: dt.date | None, everything: bool) -> tuple[Changed, ...]:
    """Select the changes to tell, the weightiest first, of equal weight the latest first.

    Changes of a day after `since` up to the day of the brief; without `since`, those of the last week,
    or all where everything is told. What was already known on the day `since` is no news.
    """
    first = dt.date.min
    if since is not None:
        first = since + dt.timedelta(days=1)
    elif not everything:
        first = play.as_of - dt.timedelta(days=RECENT_DAYS - 1)
    told = [change for change in play.changes if first <= change.on <= play.as_of]
    return tuple(sorted(told, key=lambda change: (-change.weight, -change.on.toordinal())))


def news_title(play: StateOfPlay, since: dt.date | None, everything: bool) -> str:
    """Head the changes: `What changed after 22 January 2022`."""
    if since is not None:
        return f"What changed after {day(since)}"
    if everything:
        return "All that changed"
    return f"What changed in the {RECENT_DAYS} days to {day(play.as_of)}"


def no_news(play: StateOfPlay) -> str:
    """Say that nothing changed, and when something last did."""
    latest = max((change.on for change in play.changes if change.on <= play.as_of), default=None)
    return f"Nothing; the latest change is of {day(latest)}." if latest else "Nothing."


def answers(about: object, on: dt.date, telling: Telling) -> str:
    """Tell the positions on an item that became known on a day; empty for what is no item."""
    if not isinstance(about, Item):
        return ""
    told = [
        f"{telling.names.name(position.party)} {POSITION_MARKS[position.position].word}"
        for position in about.positions
        if on == min((one.known for one in position.evidence if one.known), default=position.since)
    ]
    return ", ".join(told)


def _mark(change: Changed, about: Line | None) -> Mark:
    mark = CHANGE_MARKS[change.what]
    if change.what != "new":
        return mark
    if about and change.section in {"deeds", "withheld"}:
        return replace(mark, word=about.mark.word)
    return replace(mark, word=f"new {_NEW[change.section]}")


def change_line(change: Changed, about: Line | None, answered: str) -> Line:
    """Tell one change, pointing at the line about the thing that changed, if the state has it."""
    words = shown(change.text)
    if about and change.section == "contradictions" and about.parts:
        # Two names alone do not say what the quarrel is about.
        words = "; ".join(f"{side.who}: {side.what}" for side in about.parts)
    elif about and (about.who or about.what):
        words = f"{about.who}: {about.what}" if about.who and about.what else about.who or about.what
    words = words or f"{change.section} {shown(change.id)}"
    return Line(
        anchor=anchor("changes", f"{change.on}-{change.what}-{change.section}-{change.id}"),
        mark=_mark(change, about),
        who="",
        what=f"{answered}: {words}" if answered else words,
        state=day(change.on),
        see=about.anchor if about else None,
    )
