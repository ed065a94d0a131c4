"""The brief in the form that is asked for."""

from __future__ import annotations

import datetime as dt

from verbale.problems import UsageError
from verbale.record.state import StateOfPlay
from verbale.show.page import FORMS, Form


def brief(
    play: StateOfPlay,
    form: Form = "text",
    *,
    since: dt.date | None = None,
    everything: bool = False,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Tell a state of play as a brief, in one of the forms; ends in one newline.

    A page by default, the weightiest first; `everything` tells all. `since`: what changed after that
    day is news; without it, what changed in the last week. `width` and `colour` are the terminal's.
    JSON is always the whole state, with the changes after `since`. Raises UsageError for a form that
    does not exist, or a `since` that is later than the day of the brief.
    """
    if form == "text":
        from verbale.show.compose import page_of
        from verbale.show.text import text_brief

        return text_brief(page_of(play, since, everything), width, colour, everything)
    if form == "markdown":
        from verbale.show.compose import page_of
        from verbale.show.markdown import markdown_brief

        return markdown_brief(page_of(play, since, everything), everything)
    if form == "html":
        from verbale.show.html import html_brief

        return html_brief(play, since, everything)
    if form == "json":
        from verbale.show.json import json_brief

        return json_brief(play, since)
    raise UsageError(f"no such form of a brief: {form!r}; there are {', '.join(FORMS)}")
