"""When two tellings are of one meeting: by who met, when, where, at what level and in which form.

Whatever cannot be the same keeps two tellings apart; something must speak for it as well: the same
day, the same place, or that one document tells both.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from verbale.record.days import Days
from verbale.record.sameness import Rarity, likeness
from verbale.record.told import Told
from verbale.record.venue import Venue, venue_of
from verbale.record.words import names_another

SAME_MEETING = 0.6
"""From this sum of what speaks for it on, two tellings are one meeting."""
FOLLOWS = dt.timedelta(days=4)
"""A meeting told without a day is looked for this long before its report: agencies follow up for days."""
SAME_NEWS = dt.timedelta(days=2)
"""Two tellings that both name no day are of one meeting only where they are told this close together."""
AHEAD = dt.timedelta(days=45)
"""A plan told without a day is for a meeting at most this far ahead."""
NARROW = 8
"""An interval of at most this many days (a week) tells a meeting from others of the same parties."""
OFF_BY = 2
"""Talks in one place on days this near are one meeting: they last for days, and plans shift by one."""
SOON = dt.timedelta(days=10)
"""A plan without a day is likeliest for a meeting this near."""


class Telling(NamedTuple):
    """A move that tells of a meeting, with what it tells of day and venue."""

    told: Told
    days: Days | None
    venue: Venue


def days_told(told: Told) -> Days | None:
    """When a meeting is told to be: its day, or the day it is planned for."""
    if told.move.status == "held":
        return told.on or told.due
    return told.due or told.on


def venue_told(told: Told) -> Venue:
    """What is told of a meeting's venue, level and form."""
    return venue_of(told.move.what, told.move.quote)


def same_pair(first: Telling, second: Telling, rarity: Rarity) -> tuple[float, str]:
    """How surely two tellings are of one meeting, and why; 0 where something rules it out."""
    one, days, here = first
    other, theirs, there = second
    meet = days is not None and theirs is not None and days.meets(theirs)
    if days is not None and theirs is not None and not meet and not _may_shift(first, second):
        return 0.0, ""
    shared = len(one.parties & other.parties)
    fewer, more = sorted((len(one.parties), len(other.parties)))
    if not shared or (shared < fewer and shared < 2):
        return 0.0, ""
    sure = 0.15 + 0.25 * shared / max(more, 1)
    reasons = ["same parties" if shared == more else "parties in common"]
    if here.place and there.place:
        if here.place == there.place:
            sure += 0.2 if here.here and there.here else 0.1
            reasons.append(f"in {here.place}")
        else:
            sure -= 0.3 if here.here and there.here else 0.1
    if here.level and there.level and here.level != there.level:
        if here.sure and there.sure:
            return 0.0, ""
        sure -= 0.2
    persons = _same_persons(one, other)
    if persons is not None:
        sure += 0.15 if persons else -0.35
    if here.format and there.format and here.format != there.format:
        if "call" in (here.format, there.format):
            return 0.0, ""
        sure -= 0.1
    if days is not None and theirs is not None:
        if not meet:
            sure += 0.1
            reasons.append("put off" if _put_off(first, second) else "days next to each other")
        elif _narrow(days) and _narrow(theirs):
            sure += 0.3
            reasons.append("same day" if days == theirs else "days that meet")
    elif one.source.id == other.source.id:
        if one.move.status != other.move.status:
            return 0.0, ""  # when a text is written, a meeting is either behind or ahead
        sure += 0.25
        if names_another(one.move.what) != names_another(other.move.what):
            sure -= 0.15
        reasons.append("told in one document")
    else:
        near = _near_in_time(one, other, days, theirs)
        if near is None:
            return 0.0, ""
        sure += near
        dated = one.dated and other.dated
        reasons.append(
            "told close after one another" if dated else "nothing told of its day speaks against it"
        )
    like = likeness(one.content, other.content, rarity)
    sure += 0.2 * like.score
    if one.move.status == "planned" != other.move.status and _further(one, other):
        return 0.0, ""
    return max(sure, 0.01), ", ".join(reasons)


def _same_persons(one: Told, other: Told) -> bool | None:
    """Tell whether two tellings name the same persons; None where they name none for one party."""
    known: dict[str, set[str]] = {}
    for party, name in one.persons:
        known.setdefault(party, set()).add(name)
    shared = [(party, name) for party, name in other.persons if party in known]
    if not shared:
        return None
    return any(name in known[party] for party, name in shared)


def _narrow(days: Days) -> bool:
    return (days.last - days.first).days < NARROW


def _may_shift(one: Telling, other: Telling) -> bool:
    """Tell whether tellings with different days can be of one meeting: next to each other, or put off."""
    assert one.days is not None
    assert other.days is not None
    if one.venue.place and one.venue.place == other.venue.place and one.days.meets(other.days, OFF_BY):
        return True
    held = one.told.move.status == "held" == other.told.move.status
    return not held and _put_off(one, other)


def _put_off(one: Telling, other: Telling) -> bool:
    return any(telling.told.move.status == "cancelled" or telling.venue.postponed for telling in (one, other))


def _further(one: Told, other: Told) -> bool:
    """A plan for another meeting is not the meeting that was held before the plan was told."""
    plan, told = (one, other) if one.move.status == "planned" else (other, one)
    if told.move.status == "cancelled":
        return False
    held = days_told(told)
    latest = held.last if held else told.known
    planned = days_told(plan)
    if planned is not None:
        return planned.first > latest
    return names_another(plan.move.what) and latest <= plan.known


def _near_in_time(one: Told, other: Told, days: Days | None, theirs: Days | None) -> float | None:
    """What nearness in time speaks for two tellings of which one at least names no day."""
    if not (one.dated and other.dated):
        further = one.move.status != other.move.status and names_another(
            one.move.what + " " + other.move.what
        )
        return None if further else 0.05
    if days is None and theirs is None:
        if abs(one.known - other.known) > SAME_NEWS:
            return None
        if one.move.status != other.move.status:
            return 0.05 if one.move.status == "planned" and one.known <= other.known else 0.0
        return 0.15
    told, known_days = (one, theirs) if days is None else (other, days)
    assert known_days is not None
    if told.move.status == "held":
        window = Days(told.known - FOLLOWS, told.known)
    elif told.move.status == "planned":
        window = Days(told.known, told.known + AHEAD)
    else:
        window = Days(told.known - FOLLOWS, told.known + AHEAD)
    if not known_days.meets(window):
        return None
    return 0.2 if known_days.first <= told.known + SOON else 0.05
