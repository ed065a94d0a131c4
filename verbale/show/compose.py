"""From a state of play to a page: its sections, and the lines in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from verbale.problems import UsageError
from verbale.record.state import Changed, StateOfPlay
from verbale.show.budget import shares
from verbale.show.expected import expectation_line, judged
from verbale.show.glance import heads, nothing, sources
from verbale.show.names import party_names
from verbale.show.news import answers, change_line, news, news_title, no_news
from verbale.show.page import TITLES, Line, Page, Proof, Section, SectionKey
from verbale.show.promises import commitment_line, warning_line
from verbale.show.ranking import choose, ordered
from verbale.show.shown import shown
from verbale.show.table import MATRIX_ROWS, item_line, matrix
from verbale.show.talks import (
    assessment_line,
    contradiction_line,
    deed_line,
    denial_line,
    meeting_line,
    withheld_line,
)
from verbale.show.telling import Telling, anchor

_LINES: dict[SectionKey, Callable[[Any, Telling], Line]] = {
    "commitments": commitment_line,
    "items": item_line,
    "warnings": warning_line,
    "deeds": deed_line,
    "withheld": withheld_line,
    "meetings": meeting_line,
    "assessments": assessment_line,
    "contradictions": contradiction_line,
}
"""How a record of each section is told; the others are told with the line that they are about."""


PARTIES = 8
"""Parties named at the head of a page; a dossier that nobody described can have a hundred."""
_SILENT = ("changes", "expectations")
"""Sections that are not missed where there is nothing in them."""


def page_of(play: StateOfPlay, since: dt.date | None = None, everything: bool = False, fold: int = 0) -> Page:
    """Lay out a state of play as a page.

    `since`: tell as news what changed after that day. `everything`: all lines, not only those that fit
    a page. `fold`: how many more lines of each section to keep for a form that can fold them away.
    Raises UsageError where `since` is later than the day of the brief.
    """
    if since is not None and since > play.as_of:
        raise UsageError(f"since {since} is later than the day of the brief, {play.as_of}")
    changed = news(play, since, everything)
    teller = _Teller(play, changed)
    records: dict[SectionKey, Sequence[Any]] = {
        **teller.records,
        "changes": changed,
        "expectations": judged(play),
    }
    if everything:
        places = {key: len(found) for key, found in records.items()}
    else:
        places = shares({key: [one.weight for one in found] for key, found in records.items()})

    def section(key: SectionKey) -> Section:
        chosen = choose(records[key], places[key], fold)
        return Section(
            key=key,
            title=news_title(play, since, everything) if key == "changes" else TITLES[key],
            lines=tuple(teller.line(key, one) for one in chosen.told),
            folded=tuple(teller.line(key, one) for one in chosen.folded),
            total=len(records[key]),
            note=no_news(play) if key == "changes" and not changed else None,
        )

    sections = _linked(section(key) for key in TITLES if records[key] or (key == "changes" and play.changes))
    parties = play.parties if everything else play.parties[:PARTIES]
    items = [line for one in sections if one.key == "items" for line in _lines(one)]
    return Page(
        dossier=shown(play.title or play.dossier),
        as_of=play.as_of,
        parties=tuple(party_names().name(party) for party in parties),
        other_parties=len(play.parties) - len(parties),
        heads=heads(play),
        sections=sections,
        empty=tuple(TITLES[key] for key in TITLES if not records[key] and key not in _SILENT),
        nothing=nothing(play),
        matrix=matrix(items if everything else items[:MATRIX_ROWS], play.parties, teller.telling),
        sources=sources(play),
        undated=tuple(shown(document) for document in play.sources.undated),
        cited=_cited(sections),
    )


class _Teller:
    """Tells records of one state, each once, and only those that somebody asks for."""

    def __init__(self, play: StateOfPlay, changed: Sequence[Changed]) -> None:
        self.records = ordered(play)
        self.telling = Telling(party_names(), play.as_of, _latest_news(changed))
        self._known = {(key, one.id): one for key, found in self.records.items() for one in found}
        self._section = {id: key for key, id in reversed(self._known)}
        self._told: dict[tuple[SectionKey, str], Line] = {}

    def line(self, key: SectionKey, record: Any) -> Line:
        """Tell a record of a section."""
        if key == "changes":
            about = self._known.get((record.section, record.id))
            told = self.line(record.section, about) if about else None
            return change_line(record, told, answers(about, record.on, self.telling))
        if key == "expectations":
            rests_on = [anchor(self._section[id], id) for id in record.expected.lines if id in self._section]
            return expectation_line(record, rests_on[0] if rests_on else None)
        if (key, record.id) not in self._told:
            self._told[key, record.id] = self._tell(key, record)
        return self._told[key, record.id]

    def _tell(self, key: SectionKey, record: Any) -> Line:
        if key != "denials":
            return _LINES[key](record, self.telling)
        section = self._section.get(record.of)
        if section is None or section == "denials":
            return denial_line(record, self.telling, None)
        denied = self.line(section, self._known[section, record.of])
        return denial_line(record, self.telling, denied)


def _latest_news(changed: Sequence[Changed]) -> dict[tuple[str, str], str]:
    """Give the weightiest change of each record: what its line is marked with."""
    fresh: dict[tuple[str, str], str] = {}
    for change in changed:
        fresh.setdefault((change.section, change.id), change.what)
    return fresh


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
