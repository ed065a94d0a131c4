"""From a state of play to a page: which lines are told, in which order, under which headings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec.structs import replace

from verbale.problems import UsageError
from verbale.record.state import Assessment, Changed, Denial, StateOfPlay
from verbale.show.budget import shares
from verbale.show.glance import heads, sources
from verbale.show.names import party_names
from verbale.show.news import change_line, news, news_title, no_news
from verbale.show.page import TITLES, Line, Page, Proof, Section, SectionKey
from verbale.show.promises import COMMITMENT_ORDER, WARNING_ORDER, commitment_line, warning_line
from verbale.show.shown import shown
from verbale.show.table import item_line, matrix
from verbale.show.talks import (
    assessment_line,
    contradiction_line,
    deed_line,
    denial_line,
    meeting_line,
    meeting_order,
    withheld_line,
)
from verbale.show.telling import Telling


class Told(NamedTuple):
    """A record's weight and the line about it."""

    id: str
    weight: float
    line: Line


Record = TypeVar("Record", bound=Any)


def page_of(play: StateOfPlay, since: dt.date | None = None, everything: bool = False, fold: int = 0) -> Page:
    """Lay out a state of play as a page.

    `since`: tell as news what changed after that day. `everything`: all lines, not only those that fit
    a page. `fold`: how many more lines of each section to keep for a form that can fold them away.
    Raises UsageError where `since` is later than the day of the brief.
    """
    if since is not None and since > play.as_of:
        raise UsageError(f"since {since} is later than the day of the brief, {play.as_of}")
    changed = news(play, since, everything)
    telling = Telling(party_names(), play.as_of, _latest_news(changed))
    told = _tell(play, telling)
    told["changes"] = _tell_changes(changed, told)

    weights = {key: [one.weight for one in lines] for key, lines in told.items()}
    places = {key: len(lines) for key, lines in told.items()} if everything else shares(weights)
    chosen = {key: _choose(lines, places[key], fold) for key, lines in told.items()}
    sections = _linked(
        Section(
            key=key,
            title=news_title(play, since, everything) if key == "changes" else title,
            lines=chosen[key][0],
            folded=chosen[key][1],
            total=len(told[key]),
            note=no_news(play) if key == "changes" and not told[key] else None,
        )
        for key, title in TITLES.items()
        if told[key] or (key == "changes" and play.changes)
    )
    items = [line for section in sections if section.key == "items" for line in _lines(section)]
    return Page(
        dossier=shown(play.dossier),
        as_of=play.as_of,
        parties=tuple(telling.names.name(party) for party in play.parties),
        heads=heads(play),
        sections=sections,
        empty=tuple(TITLES[key] for key in TITLES if not told[key] and key != "changes"),
        matrix=matrix(items, play.parties, telling),
        sources=sources(play),
        undated=tuple(shown(document) for document in play.sources.undated),
        cited=_cited(sections),
    )


def _latest_news(changed: Sequence[Changed]) -> dict[tuple[str, str], str]:
    """Give the weightiest change of each record: what its line is marked with."""
    fresh: dict[tuple[str, str], str] = {}
    for change in changed:
        fresh.setdefault((change.section, change.id), change.what)
    return fresh


def _tell(play: StateOfPlay, telling: Telling) -> dict[SectionKey, list[Told]]:
    """Tell every record of the state but its changes, each section in the order in which it is told."""

    def tell(records: Iterable[Record], line: Callable[[Record, Telling], Line]) -> list[Told]:
        return [Told(record.id, record.weight, line(record, telling)) for record in records]

    told: dict[SectionKey, list[Told]] = {
        "commitments": tell(
            _ranked(play.commitments, lambda one: COMMITMENT_ORDER.index(one.state)), commitment_line
        ),
        "items": tell(_ranked(play.items), item_line),
        "warnings": tell(_ranked(play.warnings, lambda one: WARNING_ORDER.index(one.state)), warning_line),
        "deeds": tell(_ranked(play.deeds), deed_line),
        "withheld": tell(_ranked(play.withheld), withheld_line),
        "meetings": tell(_ranked(play.meetings, meeting_order), meeting_line),
        "assessments": tell(_by_side(play.assessments), assessment_line),
        "contradictions": tell(_ranked(play.contradictions), contradiction_line),
    }
    about = {one.id: one.line for lines in told.values() for one in lines}

    def tell_denial(denial: Denial, telling: Telling) -> Line:
        return denial_line(denial, telling, about.get(denial.of) if denial.of else None)

    told["denials"] = tell(_ranked(play.denials), tell_denial)
    return told


def _tell_changes(changed: Sequence[Changed], told: Mapping[SectionKey, list[Told]]) -> list[Told]:
    about = {(key, one.id): one.line for key, lines in told.items() for one in lines}
    return [
        Told(change.id, change.weight, change_line(change, place, about))
        for place, change in enumerate(changed, 1)
    ]


def _ranked(records: Sequence[Record], rank: Callable[[Record], Any] = lambda _: 0) -> list[Record]:
    """Order records by a rank, within it the weightiest first."""
    return sorted(records, key=lambda one: (rank(one), -one.weight))


def _by_side(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Put what one side says together; the side with the weightiest word first."""
    heaviest: dict[tuple[str, ...], float] = {}
    for one in assessments:
        heaviest[one.by] = max(one.weight, heaviest.get(one.by, one.weight))
    return _ranked(assessments, lambda one: (-heaviest[one.by], one.by))


def _choose(told: Sequence[Told], places: int, fold: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Choose the weightiest for the page and the next ones to fold away; each keeps the telling's order."""
    by_weight = sorted(range(len(told)), key=lambda place: (-told[place].weight, place))
    kept, folded = sorted(by_weight[:places]), sorted(by_weight[places : places + fold])
    return tuple(told[place].line for place in kept), tuple(told[place].line for place in folded)


def _lines(section: Section) -> tuple[Line, ...]:
    return section.lines + section.folded


def _linked(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Keep the references between lines whose goal is on the page."""
    kept = tuple(sections)
    anchors = {line.anchor for section in kept for line in _lines(section)}

    def link(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(
            line if line.see is None or line.see in anchors else replace(line, see=None) for line in lines
        )

    return tuple(replace(section, lines=link(section.lines), folded=link(section.folded)) for section in kept)


def _cited(sections: Sequence[Section]) -> tuple[Proof, ...]:
    """List the documents that the page cites, each once, as they first come up."""
    found: dict[str, Proof] = {}
    for section in sections:
        for line in _lines(section):
            for proof in (*line.proofs, *(proof for part in line.parts for proof in part.proofs)):
                found.setdefault(proof.document, proof)
    return tuple(found.values())
