"""Measure what the record merges: B-cubed and pairwise F1 on tests/record/merges*.toml.

    python -m tests.record.measure_merges [--wrong]

`merges.toml` is what rules and thresholds were chosen on; `merges_unseen.toml` was not tuned to.

B-cubed counts, for every telling, how many of those merged with it belong with it (precision), and
how many of those that belong with it are merged with it (recall). Pairwise counts pairs.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import tomllib
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tests.record.dispatches import DOSSIER, Said, dispatch, lines, move
from verbale.reading import Reading
from verbale.record.fold import Fold

CHOSEN_ON = Path(__file__).with_name("merges.toml")
UNSEEN = Path(__file__).with_name("merges_unseen.toml")
SECTIONS = {
    "i": "items", "c": "commitments", "w": "warnings", "m": "meetings", "d": "denials", "a": "assessments",
}  # fmt: skip
_PREFIX = {
    "i": "item", "c": "commitment", "w": "warning", "m": "meeting", "d": "denial", "a": "assessment",
}  # fmt: skip


class Telling(NamedTuple):
    """One line of a story: the group that it belongs to, and the group that it was put into."""

    story: str
    group: str
    what: str
    put: str


class Figures(NamedTuple):
    """Precision, recall and F1 in percent."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, precision: float, recall: float) -> Figures:
        """Make figures of two shares."""
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return cls(100 * precision, 100 * recall, 100 * f1)


def tellings(path: Path) -> list[Telling]:
    """Fold every story of a file, and tell where each of its tellings was put."""
    stories = tomllib.loads(path.read_text(encoding="utf-8"))["story"]
    return [telling for story in stories for telling in _folded(story)]


def _folded(story: dict[str, Any]) -> list[Telling]:
    readings = readings_of(story)
    groups = dict(zip((move.id for one in readings for move in one.moves), _groups(story), strict=True))
    fold = Fold(DOSSIER)
    for line in lines(*readings):
        fold.add(line)
    fold.as_of(dt.date(2030, 1, 1))
    put = {}
    for id, group in groups.items():
        placed = [one.id for one in fold.placed(id) if one.id.startswith(_PREFIX[group[0]] + "-")]
        put[id] = placed[0] if placed else f"nowhere-{id}"
    whats = {move.id: move.what for one in readings for move in one.moves}
    return [Telling(story["name"], group, whats[id], put[id]) for id, group in groups.items()]


def readings_of(story: dict[str, Any]) -> list[Reading]:
    """Make the readings of a story's documents."""
    readings = []
    for name, told in _documents(story).items():
        day = name.partition("#")[0].partition(".")[0]
        said = [_said(kind, by, to, what, rest) for _, kind, by, to, what, rest in told]
        readings.append(_named(dispatch(name, day, "Post", *said), story.get("names", {})))
    return readings


def _groups(story: dict[str, Any]) -> list[str]:
    return [group for told in _documents(story).values() for group, *_ in told]


def _documents(story: dict[str, Any]) -> dict[str, list[tuple[str, ...]]]:
    """The lines of a story by document: group, kind, by, to, content and the rest."""
    documents: dict[str, list[tuple[str, ...]]] = {}
    for number, line in enumerate(story["tellings"].strip().splitlines()):
        group, day, kind, parties, what, rest = (field.strip() for field in line.split("|"))
        by, _, to = (part.strip() for part in parties.partition(">"))
        own = day if "." in day else f"{day}#{number:03}"
        documents.setdefault(own, []).append((group, kind, by, to, what, rest))
    return documents


def _said(kind: str, by: str, to: str, what: str, rest: str) -> Said:
    told: dict[str, Any] = {}
    if kind == "meet":
        told["status"], _, rest = rest.partition(" ")
    if rest.startswith("due "):
        told["due"] = rest.removeprefix("due ")
    elif rest.startswith("on "):
        told["on"] = rest.removeprefix("on ")
    elif rest:
        told["condition"] = rest
    return move(kind, by, to, what, **told)


def _named(reading: Reading, names: dict[str, list[str]]) -> Reading:
    """Mark where parties are named in a reading's text, as a reader does."""
    text = " ".join(one.quote for one in reading.moves)
    parties = []
    for party in reading.parties:
        known = sorted([party.id, *names.get(party.id, ())], key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
        mentions = tuple(found.span() for found in pattern.finditer(text))
        parties.append(msgspec.structs.replace(party, mentions=mentions))
    return msgspec.structs.replace(reading, parties=tuple(parties))


def b_cubed(told: list[Telling]) -> Figures:
    """B-cubed figures over tellings."""
    precision = recall = 0.0
    for one in told:
        together = [other for other in told if other.put == one.put]
        belonging = [other for other in told if (other.story, other.group) == (one.story, one.group)]
        right = sum((other.story, other.group) == (one.story, one.group) for other in together)
        precision += right / len(together)
        recall += right / len(belonging)
    return Figures.of(precision / len(told), recall / len(told))


def pairwise(told: list[Telling]) -> Figures:
    """Figures over pairs of tellings that are merged, and that belong together."""
    merged = {pair for pair in combinations(range(len(told)), 2) if told[pair[0]].put == told[pair[1]].put}
    belonging = {
        pair
        for pair in combinations(range(len(told)), 2)
        if (told[pair[0]].story, told[pair[0]].group) == (told[pair[1]].story, told[pair[1]].group)
    }
    right = len(merged & belonging)
    return Figures.of(right / len(merged) if merged else 1.0, right / len(belonging))


def main() -> None:
    """Print the figures, for each section and for all; with --wrong, what was merged or kept apart."""
    for path in (CHOSEN_ON, UNSEEN):
        told = tellings(path)
        stories = len({one.story for one in told})
        groups = len({(one.story, one.group) for one in told})
        print(f"{path.name}: {len(told)} tellings in {groups} groups, {stories} stories")
        print(f"{'':13}{'B-cubed':^24}{'pairwise':^24}\n{'':13}" + "   prec     rec      F1" * 2)
        for letter, section in SECTIONS.items():
            _row(section, [one for one in told if one.group[0] == letter])
        _row("all", told)
        if "--wrong" in sys.argv:
            _wrong(told)


def _row(name: str, told: list[Telling]) -> None:
    figures = (*b_cubed(told), *pairwise(told))
    print(f"{name:13}" + "".join(f"{figure:8.1f}" for figure in figures))


def _wrong(told: list[Telling]) -> None:
    for put, size in Counter(one.put for one in told).items():
        together = [one for one in told if one.put == put]
        if size > 1 and len({one.group for one in together}) > 1:
            print("merged wrongly:", "; ".join(f"{one.group}: {one.what}" for one in together))
    for story, group in sorted({(one.story, one.group) for one in told}):
        apart: dict[str, list[str]] = {}
        for one in told:
            if (one.story, one.group) == (story, group):
                apart.setdefault(one.put, []).append(one.what)
        if len(apart) > 1:
            print(f"kept apart: {group}:", " // ".join("; ".join(whats) for whats in apart.values()))


if __name__ == "__main__":
    main()
