"""`make accept`: score the reader that users run against the shared corpora, and hold the floors.

Each figure comes from a shared scorer on what the packaged reader gives. A figure below its floor
(benchmarks/floors.toml) fails the run. Without the shared corpora there is nothing to score, and the
run says so and passes.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.shared import BUILD, corpus, rows, score, shared_folder, write_rows
from verbale.reader.reader import Reader, Settings
from verbale.sources import open_sources

FLOORS = Path(__file__).with_name("floors.toml")

Figures = Iterator[tuple[str, float]]


def main() -> int:
    """Measure, print a table, and fail below the floors."""
    shared = shared_folder()
    if shared is None:
        print("no shared corpora beside the checkout (or VERBALE_SHARED): nothing to score")
        return 0
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
    only = sys.argv[1:]
    reader = Reader()
    measured: dict[str, float] = {}
    for name, measure in MEASURES.items():
        if not only or name in only:
            measured.update(measure(shared, reader))
    (BUILD / "accept.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    return _report(measured, floors, complete=not only)


def _report(measured: dict[str, float], floors: dict[str, float], *, complete: bool) -> int:
    """Print each figure beside its floor; 1 where one is below, or was not measured at all."""
    failed = 0
    for name, value in measured.items():
        floor = floors.get(name)
        # Counts of wrong things have a ceiling; shares of right things have a floor.
        ceiling = name.endswith(("wrong", "missing", "moves a page", "invented"))
        bad = floor is not None and (value > floor if ceiling else value < floor)
        failed += bad
        bound = "" if floor is None else f"{'at most' if ceiling else 'at least'} {floor:g}"
        print(
            f"{name:42} {value:8.4f}  {bound:16} {'BELOW' if bad and not ceiling else 'ABOVE' if bad else ''}"
        )
    if complete:
        for name in floors.keys() - measured.keys():
            print(f"{name:42} was not measured")
            failed += 1
    return 1 if failed else 0


def readings_of(documents: Path, reader: Reader) -> Path:
    """Read a file of documents as `verbale read --json` does; give the file of readings."""
    target = documents.with_name(documents.name.replace(".docs.jsonl", ".readings.jsonl"))
    with target.open("wb") as file:
        for found in open_sources([str(documents)]):
            if found.document is None:
                raise SystemExit("; ".join(problem.message for problem in found.problems))
            reading = reader.read(found.document) if found.to_read else reader.unread(found.document)
            reading = msgspec.structs.replace(reading, problems=(*found.problems, *reading.problems))
            file.write(msgspec.json.encode(reading) + b"\n")
    return target


def _spans(shared: Path, name: str, documents: Path, readings: Path) -> Figures:
    yield f"{name} spans wrong", score(shared, "check_spans.py", documents, readings, may_fail=True)["wrong"]


def _attribution(shared: Path, reader: Reader) -> Figures:
    dev = shared / "data" / "polnear" / "dev"
    documents = corpus(shared, "polnear", str(dev))
    readings = readings_of(documents, reader)
    scored = score(shared, "score_attribution.py", dev / "attributions", dev / "text", readings)
    for subset in ("all", "quoted", "unquoted"):
        yield f"attribution {subset}", scored["attribution"][subset]["soft_attribution"]["f1"]
    yield "attribution content", scored["attribution"]["all"]["soft_content"]["f1"]
    for role in ("source", "cue", "content"):
        yield f"attribution {role} tokens", scored["token"][role]["f1"]
    yield from _spans(shared, "polnear", documents, readings)


def _times(shared: Path, reader: Reader) -> Figures:
    bank = shared / "data" / "timebank"
    documents = corpus(shared, "timex", str(bank))
    readings = readings_of(documents, reader)
    scored = score(shared, "score_timex.py", bank, readings, "--json")
    yield from ((f"times {name}", value) for name, value in _timex_figures(scored))
    yield from _spans(shared, "timebank", documents, readings)


def _timex_figures(scored: dict[str, Any]) -> Figures:
    for name in ("value", "lenient", "strict"):
        if name in scored:
            yield name, scored[name]["F1"] / 100


def _moves(shared: Path, reader: Reader) -> Figures:
    """The shipped reader on documents that it never learnt from; on those it learnt from the rules alone."""
    for folder, by in (("moves", "moves"), ("moves-train", "moves-train by rules")):
        gold = shared / "gold" / folder
        documents = corpus(shared, "moves", str(gold), "--told")
        own = reader if folder == "moves" else Reader(Settings(moves_by="rules"))
        readings = readings_of(documents, own)
        scored = score(shared, "score_moves.py", gold, readings, "--told")
        yield f"{by} detection", scored["detection"]["f1"]
        yield f"{by} macro", scored["macro_f1"]
        yield f"{by} untyped", scored["untyped"]["f1"]
        yield f"{by} whole", scored["whole"]["f1"]
        for field, figure in scored["fields"].items():
            yield f"{by} {field}", figure["mean"]
        yield from _spans(shared, folder, documents, readings)
        if folder == "moves":
            yield from _geneva(shared, gold, readings, reader)


def _geneva(shared: Path, gold: Path, readings: Path, reader: Reader) -> Figures:
    """One document alone; and the same without its day, where no value may be invented."""
    alone = BUILD / "geneva"
    alone.mkdir(exist_ok=True)
    for ending in (".json", ".txt"):
        (alone / f"geneva{ending}").write_bytes((gold / f"geneva{ending}").read_bytes())
    scored = score(shared, "score_moves.py", alone, readings, "--told")
    yield "geneva detection", scored["detection"]["f1"]
    yield "geneva whole", scored["whole"]["f1"]
    undated = readings_of(corpus(shared, "moves", str(alone)), reader)
    row = next(rows(undated))
    settled = {"previously", "recent months", "soon"}
    text = (gold / "geneva.txt").read_text(encoding="utf-8")
    values = [
        t for t in row["times"]
        if t["value"] and not t["value"].startswith("P") and not t["value"].endswith("_REF")
        and text[t["start"] : t["end"]] not in settled
    ]  # fmt: skip
    yield "geneva undated values invented", float(len(values))


def _events(shared: Path, reader: Reader) -> Figures:
    sentences = shared / "data" / "plover" / "train.jsonl"
    documents = corpus(shared, "plover", str(sentences))
    readings = readings_of(documents, reader)
    scored = score(shared, "score_plover.py", sentences, readings)
    for name in ("first", "quad", "source", "target", "both"):
        value = scored.get(name)
        if isinstance(value, dict):
            value = value.get("accuracy")
        if value is not None:
            yield f"events {name}", value
    yield from _spans(shared, "plover", documents, readings)


def _junk(shared: Path, reader: Reader) -> Figures:
    pages = shared / "data" / "junk" / "pages.jsonl"
    documents = BUILD / "junk.docs.jsonl"
    documents.write_bytes(pages.read_bytes())
    file = readings_of(documents, reader)
    readings = list(rows(file))
    wanted = [row["id"] for row in rows(pages)]
    yield "junk pages missing", float(len(set(wanted) - {r["document"]["id"] for r in readings}))
    yield "junk moves a page", sum(len(r["moves"]) for r in readings) / len(wanted)
    # Some ids stand in the file with several texts; the scorer knows a text by its id alone.
    times = Counter(wanted)
    once = write_rows(BUILD / "junk-once.docs.jsonl", (r for r in rows(documents) if times[r["id"]] == 1))
    own = (r for r in readings if times[r["document"]["id"]] == 1)
    yield from _spans(shared, "junk", once, write_rows(BUILD / "junk-once.readings.jsonl", own))


MEASURES: dict[str, Callable[[Path, Reader], Figures]] = {
    "moves": _moves,
    "attribution": _attribution,
    "times": _times,
    "events": _events,
    "junk": _junk,
}

if __name__ == "__main__":
    sys.exit(main())
