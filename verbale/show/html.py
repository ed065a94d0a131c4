"""The brief as one HTML file that needs nothing else: no script, no font, no address."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import msgspec

from verbale.record.state import StateOfPlay
from verbale.show.charts import Chart, ladder, timeline
from verbale.show.compose import page_of
from verbale.show.days import bounds, day
from verbale.show.page import Line, Page
from verbale.show.shown import trimmed
from verbale.show.telling import anchor

if TYPE_CHECKING:
    from jinja2 import Template

FOLDED_LINES = 15
"""Lines of each section that are folded away beyond those of the page; the rest is left to --all."""
PROOFS = 5
"""Sentences under a line or a side of it, unless everything is told."""
PARTS = 6
"""Sides told on a line, unless everything is told; the others are told when it is opened."""
CHART_ROWS = 12
"""Commitments on the timeline, unless everything is told."""
WIDTHS = (800, 330)
"""Each chart is drawn for a desk and for a telephone; the style sheet shows one of the two."""


class _Drawn(msgspec.Struct, frozen=True):
    """One chart at each width."""

    charts: tuple[Chart, ...]

    @property
    def undrawn(self) -> int:
        return self.charts[0].undrawn


def html_brief(play: StateOfPlay, since: dt.date | None = None, everything: bool = False) -> str:
    """Write a state of play as one self-contained HTML file.

    Every line opens its sentences. Lines beyond the page are folded away, `FOLDED_LINES` of each
    section; with `everything`, all are told. Raises UsageError where `since` is later than the day of
    the brief.
    """
    page = page_of(play, since, everything, fold=0 if everything else FOLDED_LINES)
    return _template().render(
        page=page,
        everything=everything,
        proofs=None if everything else PROOFS,
        parts=None if everything else PARTS,
        timeline=_timeline(play, page, everything),
        ladder=_ladder(play, page),
        day=day,
    )


def _lines(page: Page) -> dict[str, Line]:
    return {line.anchor: line for section in page.sections for line in section.lines + section.folded}


def _timeline(play: StateOfPlay, page: Page, everything: bool) -> _Drawn | None:
    records = {anchor("commitments", one.id): one for one in play.commitments}
    told = [(records[name], line) for name, line in _lines(page).items() if name in records]
    if not everything:
        # A promise without a day is a point on the axis: those with one come first when rows are short.
        drawn = sorted(told, key=lambda row: bounds(row[0].due)[1] is None)[:CHART_ROWS]
        told = [row for row in told if row in drawn]
    return _drawn([timeline(told, play.as_of, width) for width in WIDTHS])


def _ladder(play: StateOfPlay, page: Page) -> _Drawn | None:
    records = {anchor("meetings", one.id): one for one in play.meetings}
    told = [(records[name], line) for name, line in _lines(page).items() if name in records]
    return _drawn([ladder(told, play.as_of, width) for width in WIDTHS])


def _drawn(charts: list[Chart | None]) -> _Drawn | None:
    drawn = tuple(chart for chart in charts if chart is not None)
    return _Drawn(drawn) if drawn else None


@functools.cache
def _template() -> Template:
    """Load the template. Everything put into it is escaped but the charts, which escape their own."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("verbale.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["trimmed"] = trimmed
    return environment.get_template("brief.html")
