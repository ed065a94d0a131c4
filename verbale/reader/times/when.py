"""Times as a move tells them: the words, folded, and what they mean; two that make a range as one."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from verbale.document import folded
from verbale.reader.times.bounds import interval
from verbale.reading import Time, When

_BETWEEN = re.compile(
    r"\s*(?:[-–—]|(?:and|to|through|until|or)(?:\s+(?:on|the))?)\s+|\s*[-–—]\s*", re.IGNORECASE
)
_BACK = re.compile(r"\b(?:last|past)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def when(text: str, time: Time) -> When:
    """What a move says of its time: `over the past several weeks` is PAST_REF, not a length."""
    words = folded(text[time.start : time.end])
    value = time.value
    if value is not None and value.startswith(("PX", "PTX")):
        value = "PAST_REF" if _BACK.search(words) else "FUTURE_REF" if _AHEAD.search(words) else value
    return When(text=words, value=value, earliest=time.earliest, latest=time.latest)


def together(text: str, times: tuple[Time, ...]) -> tuple[Time, ...]:
    """The times of a text, with "Friday and Saturday", "May or June" made one: a range `a/b`.

    Offsets stay those of the text. Two times are one only where nothing but "and", "or", "to", "until",
    "through" or a dash stands between them and both are dates of the same fineness, in order; two
    dates without a value make one without a value.
    """
    result: list[Time] = []
    for time in times:
        both = _range(text, result[-1], time) if result else None
        if both is not None:
            result[-1] = both
        else:
            result.append(time)
    return tuple(result)


def _range(text: str, first: Time, second: Time) -> Time | None:
    if (
        first.type != "DATE"
        or second.type != "DATE"
        or not _BETWEEN.fullmatch(text[first.end : second.start])
    ):
        return None
    span = {"start": first.start, "end": second.end}
    if first.value is None and second.value is None:
        return msgspec.structs.replace(second, **span)
    a, b = first.value, second.value
    if a is None or b is None or len(a) != len(b) or "REF" in a or "/" in a + b:
        return None
    if (
        _DAY.fullmatch(a)
        and _DAY.fullmatch(b)
        and b < a
        and (dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days < 7
    ):
        a = (
            dt.date.fromisoformat(a) - dt.timedelta(days=7)
        ).isoformat()  # both were last week, or both are next
    if a >= b:
        return None
    earliest, latest = interval(f"{a}/{b}")
    return msgspec.structs.replace(
        second, value=f"{a}/{b}", mod=first.mod, earliest=earliest, latest=latest, **span
    )
