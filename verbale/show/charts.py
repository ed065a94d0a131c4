"""Charts as inline SVG: when commitments are due and what came of them, and the ladder of meetings.

A chart is drawn at the width it is shown at, so that its words stay readable on a telephone. Colours
are the page's, shapes and words say the same without them. Everything drawn is told in words in the
lines of the brief as well, to which the rows link.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from verbale.record.state import Commitment, Meeting
from verbale.record.venue import LEVELS
from verbale.show.days import bounds, day
from verbale.show.drawing import AXIS, CHARACTER, Drawing, Shape
from verbale.show.page import Line
from verbale.show.scale import scale_of
from verbale.show.shown import shown, trimmed
from verbale.show.states import COMMITMENT_MARKS, MEETING_MARKS, step_label
from verbale.show.talks import LEVEL_NAMES

_ROW = 40
_RUNG = 44

NO_LEVEL = "level not told"

_STEP_SHAPES: dict[str, Shape] = {"delivered": "disc", "overdue": "triangle", "broken": "cross"}
_MEETING_SHAPES: dict[str, Shape] = {
    "held": "disc", "planned": "ring", "postponed": "diamond", "cancelled": "cross",
}  # fmt: skip


class Chart(msgspec.Struct, frozen=True):
    """A drawing, and how many things it could not show for want of a day."""

    svg: str
    drawn: int
    undrawn: int


def timeline(told: Sequence[tuple[Commitment, Line]], today: dt.date, width: int) -> Chart | None:
    """Draw commitments: when promised, when due, what came; None where none has a day.

    Each row: a hollow circle where it was promised, a bar over the days on which it is due, a mark
    for every change of state (hollow where it is only proposed). `width` in pixels.
    """
    rows = [(commitment, line) for commitment, line in told if _days_of(commitment)]
    if not rows:
        return None
    scale = scale_of((day for row, _ in rows for day in _days_of(row)), today, 10, width - 10)
    label = f"Timeline of commitments, {len(rows)} in all; each is told in words on this page."
    drawing = Drawing(scale, width, AXIS + _ROW * len(rows) + 6, label)
    drawing.axis(today)
    for number, (commitment, line) in enumerate(rows):
        _commitment(drawing, commitment, line, AXIS + _ROW * number)
    return Chart(drawing.svg(), len(rows), len(told) - len(rows))


def _days_of(commitment: Commitment) -> list[dt.date]:
    days = [*bounds(commitment.due), _promised(commitment), *(step.on for step in commitment.history)]
    return [day for day in days if day is not None]


def _promised(commitment: Commitment) -> dt.date | None:
    """Tell when a promise became known: by its earliest sentence."""
    days = [one.known or one.published for one in commitment.evidence]
    return min((day for day in days if day is not None), default=None)


def _commitment(drawing: Drawing, commitment: Commitment, line: Line, top: float) -> None:
    scale, tone, word = drawing.scale, line.mark.tone, line.mark.word
    words = f"{line.what} – {line.who}" if line.who else line.what
    room = int((scale.right - scale.left) / CHARACTER) - len(word) - 3
    drawing.link(line.anchor)
    drawing.text((scale.left, top + 12), trimmed(words, room), "label")
    drawing.text((scale.right, top + 12), word, f"state t-{tone}", "end")
    drawing.link(None)
    track = top + 26
    drawing.rule(track)
    first, last = bounds(commitment.due)
    if last is not None:
        drawing.bar((first or last, last), track, tone, line.state)
    if promised := _promised(commitment):
        drawing.mark("ring", promised, track, ("calm", f"promised {day(promised)}"))
    for step in commitment.history:
        if step.on is None or step.state in {"pending", "conditional"}:
            continue
        shape: Shape = _STEP_SHAPES.get(step.state, "diamond") if step.taken else "ring"
        mark = COMMITMENT_MARKS.get(step.state)
        look = mark.tone if mark else "calm", step_label(step, COMMITMENT_MARKS)
        drawing.mark(shape, step.on, track, look)


def ladder(told: Sequence[tuple[Meeting, Line]], today: dt.date, width: int) -> Chart | None:
    """Draw meetings over time, a rung for each level; None where no meeting has a day.

    A disc: held; a ring: planned; a diamond: postponed; a cross: cancelled. `width` in pixels.
    """
    dated = sorted(
        ((last, meeting, line) for meeting, line in told if (last := bounds(meeting.on)[1])),
        key=lambda row: (row[0], row[2].anchor),
    )
    if not dated:
        return None
    levels = _levels([meeting for _, meeting, _ in dated])
    scale = scale_of((on for on, _, _ in dated), today, 14, width - 14)
    label = f"Meetings over time by level, {len(dated)} in all; each is told in words on this page."
    drawing = Drawing(scale, width, AXIS + _RUNG * len(levels) + 6, label)
    drawing.axis(today)
    rungs = {level: AXIS + _RUNG * (len(levels) - number) - 16 for number, level in enumerate(levels)}
    for level, y in rungs.items():
        drawing.rule(y)
        drawing.text((6, y - 14), trimmed(LEVEL_NAMES.get(level, level), int(width / CHARACTER) - 4), "rung")
    held = [(scale.x(on), float(rungs[_level(one)])) for on, one, _ in dated if one.status == "held"]
    if len(held) > 1:
        drawing.path(held, "climb")
    for on, meeting, line in dated:
        drawing.link(line.anchor)
        look = MEETING_MARKS[meeting.status].tone, f"{line.who}: {line.what}, {line.state}"
        drawing.mark(_MEETING_SHAPES[meeting.status], on, rungs[_level(meeting)], look)
    drawing.link(None)
    _places(drawing, [(on, meeting) for on, meeting, _ in dated], rungs)
    return Chart(drawing.svg(), len(dated), len(told) - len(dated))


def _level(meeting: Meeting) -> str:
    return shown(meeting.level) if meeting.level else NO_LEVEL


def _levels(meetings: Sequence[Meeting]) -> list[str]:
    """List the levels that occur, the untold first, then from the lowest; unknown ones last."""
    found = {_level(meeting) for meeting in meetings}
    known = [NO_LEVEL, *LEVELS]
    return [level for level in known if level in found] + sorted(found - set(known))


def _places(drawing: Drawing, dated: Sequence[tuple[dt.date, Meeting]], rungs: dict[str, int]) -> None:
    """Write where meetings are, under their marks, as far as there is room on each rung."""
    free: dict[str, float] = {}
    for on, meeting in dated:
        if not meeting.place:
            continue
        words = trimmed(shown(meeting.place), 18)
        half = len(words) * CHARACTER * 0.9 / 2
        middle = min(max(drawing.scale.x(on), half), drawing.scale.right + 14 - half)
        level = _level(meeting)
        if middle - half >= free.get(level, 0):
            drawing.text((middle, rungs[level] + 18), words, "place", "middle")
            free[level] = middle + half + 6
