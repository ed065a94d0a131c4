"""Charts: what is drawn says the same as the lines."""

from __future__ import annotations

import datetime as dt
import itertools
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.show.crowd import full
from tests.show.examples import day, promise, quarrel, strike, time
from verbale.record.state import Commitment, Transition
from verbale.show.charts import NO_LEVEL, Chart, ladder, timeline
from verbale.show.drawing import TICK_CHARACTER
from verbale.show.names import party_names
from verbale.show.page import Line
from verbale.show.promises import commitment_line
from verbale.show.scale import scale_of
from verbale.show.talks import meeting_line
from verbale.show.telling import Telling

TODAY = day("2024-03-08")
TELLING = Telling(party_names(), TODAY, {})


def drawn(*commitments: Commitment) -> Chart | None:
    return timeline([(one, commitment_line(one, TELLING)) for one in commitments], TODAY, 720)


def words(chart: Chart, kind: str) -> list[str]:
    return [one.text or "" for one in Xml.fromstring(chart.svg).iter("text") if kind in one.get("class", "")]


def titles(chart: Chart) -> list[str]:
    return [one.text or "" for one in Xml.fromstring(chart.svg).iter("title")]


def test_a_row_tells_the_promise_its_state_and_what_came() -> None:
    chart = drawn(*strike().commitments)
    assert chart is not None
    assert words(chart, "label")[0] == "hand over a new rota – Fjordline to Seafarers United"
    assert words(chart, "state") == ["pending", "delivered late", "conditional", "overdue"]
    assert "delivered 4 March 2024" in titles(chart)
    assert "perhaps delivered 7 March 2024" in titles(chart)


def test_a_row_leads_to_its_line() -> None:
    chart = drawn(promise())
    assert chart is not None
    assert [one.get("href") for one in Xml.fromstring(chart.svg).iter("a")] == ["#commitments-c1"]


def test_what_has_no_day_is_counted_not_drawn() -> None:
    chart = drawn(promise(), promise(id="c9", due=None, evidence=()))
    assert chart is not None
    assert (chart.drawn, chart.undrawn) == (1, 1)
    assert drawn(promise(due=None, evidence=())) is None


def test_an_old_promise_does_not_press_the_others_flat() -> None:
    old = promise(id="c9", history=(Transition(state="broken", on=day("1994-12-05"), evidence=()),))
    chart = drawn(promise(), old)
    assert chart is not None
    bars = list(Xml.fromstring(chart.svg).iter("rect"))
    assert min(float(bar.get("width", "0")) for bar in bars) > 100


def test_meetings_climb_a_ladder_of_levels() -> None:
    play = quarrel()
    told = [(one, meeting_line(one, TELLING)) for one in play.meetings]
    chart = ladder(told, play.as_of, 720)
    assert chart is not None
    assert words(chart, "rung") == [
        "technical talks",
        "deputy ministers",
        "ministers",
        "heads of state or government",
    ]
    assert words(chart, "place") == ["Busan", "Hull", "Geneva", "Geneva", "Hiroshima"]


def test_a_level_that_nobody_told_has_its_own_rung() -> None:
    told = [(one, meeting_line(one, TELLING)) for one in strike().meetings]
    chart = ladder(told, TODAY, 720)
    assert chart is not None
    assert words(chart, "rung") == [NO_LEVEL]


@pytest.mark.parametrize("width", [330, 720])
def test_no_word_is_longer_than_its_chart(width: int) -> None:
    lines = [(one, commitment_line(one, TELLING)) for one in full().commitments]
    chart = timeline(lines, TODAY, width)
    assert chart is not None
    assert max(map(len, words(chart, "label"))) * 6 < width


def test_words_in_a_chart_are_escaped() -> None:
    chart = drawn(promise(content="<b>&\"'</b>", debtor=()))
    assert chart is not None
    assert "<b>" not in chart.svg
    assert words(chart, "label") == ["<b>&\"'</b> – Not told who to Seafarers United"]


DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(st.lists(DAYS, max_size=8), DAYS)
def test_an_axis_holds_today_and_all_days_near_it(days: list[dt.date], today: dt.date) -> None:
    scale = scale_of(days, today, 10, 710)
    assert scale.first < scale.last
    assert scale.holds(today)
    for one in days:
        assert 10 <= scale.x(one) <= 710
        assert scale.holds(one) or abs(one - today) > dt.timedelta(days=400)


@given(st.lists(DAYS, max_size=8), DAYS)
def test_ticks_are_few_and_on_the_axis(days: list[dt.date], today: dt.date) -> None:
    scale = scale_of(days, today, 10, 710)
    ticks = scale.ticks()
    assert len(ticks) <= 11
    assert all(scale.holds(tick) for tick, _ in ticks)


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5), DAYS)
def test_any_days_can_be_drawn(spans: list[tuple[dt.date, dt.date]], today: dt.date) -> None:
    told: list[tuple[Commitment, Line]] = []
    for number, (one, other) in enumerate(spans):
        first, last = sorted([one, other])
        due = time("then", str(first), str(last))
        commitment = replace(promise(id=str(number)), due=due)
        told.append((commitment, commitment_line(commitment, TELLING)))
    chart = timeline(told, today, 330)
    assert chart is not None
    edges = _ticks(chart)
    assert all(left >= -0.1 and right <= 330.1 for left, right in edges)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(edges))


def _ticks(chart: Chart) -> list[tuple[float, float]]:
    """Where the words along the top of a chart begin and end."""
    places = []
    for one in Xml.fromstring(chart.svg).iter("text"):
        if one.get("class") == "tick":
            middle, half = float(one.get("x", "")), len(one.text or "") * TICK_CHARACTER / 2
            places.append((middle - half, middle + half))
    return places
