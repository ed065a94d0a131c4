"""Measure the fold: cold, warm, and what one more document costs as the record grows.

    python -m tests.record.measure_fold [DOCUMENTS ...]      (default 100 1000)

Documents are made up of the stories of merges.toml, twenty moves each, over ten months, with words
exchanged at random so that contents vary as in real series. Times are processor seconds of
one process: what the machine does beside does not count.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import statistics
import sys
import time
import tomllib
from typing import Any

import msgspec

from tests.record.dispatches import DOSSIER, lines
from tests.record.measure_merges import CHOSEN_ON, readings_of
from verbale.reading import Move, MoveSpans, Reading
from verbale.record.entries import Line
from verbale.record.fold import Fold
from verbale.record.play import tell_play

MOVES = 20
FIRST = dt.date(2026, 1, 1)
DAYS = 300
ADDED_ONE_BY_ONE = 20


def made_up(count: int, seed: int = 1) -> list[Line]:
    """Make a ledger's lines of so many documents."""
    rng = random.Random(seed)
    stories = [readings_of(story) for story in tomllib.loads(CHOSEN_ON.read_text(encoding="utf-8"))["story"]]
    words = [word for story in stories for one in story for move in one.moves for word in move.what.split()]
    made = []
    for number in range(count):
        story = rng.choice(stories)
        told = [move for reading in story for move in reading.moves]
        moves = tuple(_varied(rng.choice(told), f"{number}/{each}", rng, words) for each in range(MOVES))
        day = FIRST + dt.timedelta(days=rng.randrange(DAYS))
        source = msgspec.structs.replace(
            story[0].document, id=f"d{number:05}", sha256=_hash(str(number)), published=day
        )
        parties = tuple(
            {
                party.id: msgspec.structs.replace(party, mentions=())
                for one in story
                for party in one.parties
            }.values()
        )
        made.append(Reading(document=source, moves=moves, parties=parties))
    return lines(*made)


def _varied(move: Move, key: str, rng: random.Random, words: list[str]) -> Move:
    what = move.what.split()
    if len(what) > 3 and rng.random() < 0.7:
        what[rng.randrange(len(what))] = rng.choice(words)
    return msgspec.structs.replace(
        move,
        id=_hash(key)[:16],
        what=" ".join(what),
        quote=f"{move.quote} ({key})",
        spans=MoveSpans(what=()),
        on=None,
        due=None,
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def measure(count: int) -> dict[str, Any]:
    """Measure the fold of so many documents; seconds."""
    written = [msgspec.json.encode(line) for line in made_up(count + ADDED_ONE_BY_ONE)]
    decoder = msgspec.json.Decoder(Line)
    day = FIRST + dt.timedelta(days=DAYS)

    started = time.process_time()
    held = [decoder.decode(line) for line in written]
    decoded = time.process_time()
    last = sorted(held, key=lambda line: str(_published(line)))
    fold = Fold(DOSSIER)
    for line in last[:count]:
        fold.add(line)
    tell_play(fold, day)
    folded = time.process_time()
    tell_play(fold, day)
    told = time.process_time()
    tell_play(fold, FIRST + dt.timedelta(days=DAYS // 2))
    earlier = time.process_time()
    added = []
    for line in last[count:]:
        before = time.process_time()
        fold.add(line)
        fold.as_of(day)
        added.append(time.process_time() - before)
    return {
        "documents": count,
        "moves": count * MOVES,
        "decode": decoded - started,
        "fold and tell": folded - decoded,
        "cold in all": folded - started,
        "warm, latest day": told - folded,
        "warm, earlier day": earlier - told,
        "one more document, median": statistics.median(added),
    }


def _published(line: Line) -> dt.date:
    day = line.entry.reading.document.published  # type: ignore[union-attr]
    assert day is not None
    return day


def main() -> None:
    """Print a line of figures for each number of documents."""
    for count in [int(one) for one in sys.argv[1:]] or [100, 1_000]:
        figures = measure(count)
        print("; ".join(
            f"{name} {value * 1000:.1f} ms" if isinstance(value, float) else f"{value:,} {name}"
            for name, value in figures.items()
        ))  # fmt: skip


if __name__ == "__main__":
    main()
