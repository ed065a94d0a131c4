"""The brief as JSON: the state of play as it is, in the public format (docs/play.schema.json)."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
from msgspec.structs import replace

from verbale.problems import UsageError
from verbale.record.state import StateOfPlay


def json_brief(play: StateOfPlay, since: dt.date | None = None) -> str:
    """Write the whole state of play; `since` leaves only the changes after that day.

    Fields stand in the order of the format; the same state gives the same text. Nothing is folded or
    left out: quotes are the documents' own characters. Raises UsageError where `since` is later than
    the day of the state.
    """
    if since is not None:
        if since > play.as_of:
            raise UsageError(f"since {since} is later than the day of the brief, {play.as_of}")
        play = replace(play, changes=tuple(change for change in play.changes if change.on > since))
    try:
        text = msgspec.json.format(msgspec.json.encode(play), indent=2).decode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate in a quote has no UTF-8; JSON can still name it by its escape.
        text = json.dumps(msgspec.to_builtins(play), indent=2, ensure_ascii=True)
    return f"{text}\n"
