"""Drawing in SVG: words, marks and a time axis, in the classes that the page's style sheet colours."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from xml.etree import ElementTree as Xml

from verbale.show.days import day
from verbale.show.page import Tone
from verbale.show.scale import Scale

CHARACTER = 6.7
"""Pixels of a character of 12 pixels, on the wide side."""
TICK_CHARACTER = 6.9
"""The same of the labels of the axis, which are smaller."""
AXIS = 26
"""Pixels at the top for the axis."""

Shape = Literal["disc", "ring", "triangle", "cross", "diamond"]
_PATHS: dict[Shape, str] = {
    "triangle": "M{x:g} {y:g}m0 -7l7 12h-14z",
    "cross": "M{x:g} {y:g}m-5 -5l10 10m0 -10l-10 10",
    "diamond": "M{x:g} {y:g}m0 -6l6 6l-6 6l-6 -6z",
}


class Drawing:
    """One SVG element under way. Everything on it is escaped by the XML library."""

    def __init__(self, scale: Scale, width: int, height: int, label: str) -> None:
        self.scale = scale
        self.height = height
        size = {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}
        self._svg = Xml.Element("svg", size | {"role": "group", "aria-label": label})
        self._into = self._svg

    def link(self, anchor: str | None) -> None:
        """Make what is drawn from here on a link to a place on the page; None ends it."""
        self._into = self._svg if anchor is None else Xml.SubElement(self._svg, "a", {"href": f"#{anchor}"})

    def text(self, at: tuple[float, float], words: str, kind: str, align: str = "start") -> None:
        """Write words; `align` tells which part of them stands at the place."""
        place = {"x": f"{at[0]:g}", "y": f"{at[1]:g}"}
        Xml.SubElement(self._into, "text", place | {"class": kind, "text-anchor": align}).text = words

    def rule(self, y: float, kind: str = "track") -> None:
        """Draw a line along the time axis."""
        ends = {"x1": f"{self.scale.left:g}", "x2": f"{self.scale.right:g}", "y1": f"{y:g}", "y2": f"{y:g}"}
        Xml.SubElement(self._into, "line", ends | {"class": kind})

    def path(self, points: list[tuple[float, float]], kind: str) -> None:
        """Join places by a line."""
        told = " ".join(f"{x:g},{y:g}" for x, y in points)
        Xml.SubElement(self._into, "polyline", {"points": told, "class": kind})

    def bar(self, days: tuple[dt.date, dt.date], y: float, tone: Tone, title: str) -> None:
        """Draw a bar over an interval of days, wide enough to be seen."""
        left, right = self.scale.x(days[0]) - 3, self.scale.x(days[1]) + 3
        box = {"x": f"{left:g}", "y": f"{y - 4:g}", "width": f"{right - left:g}", "height": "8", "rx": "3"}
        self._titled("rect", box | {"class": f"bar t-{tone}"}, title)

    def mark(self, shape: Shape, on: dt.date, y: float, look: tuple[Tone, str]) -> None:
        """Draw a mark at a day, with its tone and its title; off the axis, an arrow at its end."""
        tone, title = look
        x = self.scale.x(on)
        kind = {"class": f"mark {shape} t-{tone}"}
        if not self.scale.holds(on):
            tip = -7 if on < self.scale.first else 7
            arrow = {"d": f"M{x + tip:g} {y:g}l{-tip} -5v10z", "class": f"mark disc t-{tone}"}
            self._titled("path", arrow, title)
        elif shape in _PATHS:
            self._titled("path", kind | {"d": _PATHS[shape].format(x=x, y=y)}, title)
        else:
            self._titled("circle", kind | {"cx": f"{x:g}", "cy": f"{y:g}", "r": "5.5"}, title)

    def axis(self, today: dt.date) -> None:
        """Draw the days along the top, and a line for today."""
        edge = self.scale.left + self.scale.right
        free = 0.0
        for tick, label in self.scale.ticks():
            x = self.scale.x(tick)
            self._upright(x, "grid", None)
            long = len(label) * TICK_CHARACTER
            left = min(max(x - long / 2, 0), edge - long)
            if left >= free:
                self.text((left + long / 2, 12), label, "tick", "middle")
                free = left + long + TICK_CHARACTER
        self._upright(self.scale.x(today), "today", day(today))

    def svg(self) -> str:
        """Give the drawing as one SVG element."""
        return Xml.tostring(self._svg, encoding="unicode")

    def _upright(self, x: float, kind: str, title: str | None) -> None:
        ends = {"x1": f"{x:g}", "x2": f"{x:g}", "y1": str(AXIS - 8), "y2": str(self.height - 4)}
        self._titled("line", ends | {"class": kind}, title)

    def _titled(self, name: str, attributes: dict[str, str], title: str | None) -> None:
        element = Xml.SubElement(self._into, name, attributes)
        if title:
            Xml.SubElement(element, "title").text = title
