"""`make bench`: speed and memory, measured on this machine beside a yardstick in the same run.

The yardstick is the bare spaCy pipeline (every component of the packaged model) on the same texts.
Everything runs on one core. Writes docs/benchmarks.md. Without the shared corpora it measures on the
example's dispatches, repeated, and says so.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.shared import ROOT, rows, shared_folder

PAGE = ROOT / "docs" / "benchmarks.md"
SAMPLE = 100
CORPORA = ("briefings-long", "wire-short", "news-2026")


def main() -> int:
    """Measure and write the page."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    told = [*_head(), *_rates(), *_stages(), *_memory(), *_starts()]
    PAGE.write_text("\n".join(told) + "\n", encoding="utf-8")
    print("\n".join(told))
    return 0


def _head() -> list[str]:
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    return [
        "# Speed and memory",
        "",
        f"Measured {dt.date.today().isoformat()} by `make bench` on one core of {model}, "
        f"Python {platform.python_version()}. Another run differs by a few percent, its ratios by less.",
        "",
    ]


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def samples() -> dict[str, list[str]]:
    """Texts to read, by corpus."""
    shared = shared_folder()
    if shared is None:
        texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples" / "geneva").iterdir())]
        return {"examples/geneva, ten times": texts * 10}
    folder = shared / "data" / "throughput"
    return {name: [row["text"] for row in rows(folder / f"{name}.jsonl", SAMPLE)] for name in CORPORA}


def _rates() -> list[str]:
    """Documents and words a second of a whole reading, beside the bare pipeline on the same texts."""
    import spacy

    from verbale.document import make_document
    from verbale.reader.parse import DEFAULT_MODEL
    from verbale.reader.reader import Reader

    bare = spacy.load(DEFAULT_MODEL)
    reader = Reader()
    reader.read(make_document("warm", "Iran said on Monday that it would answer the proposal next week."))
    told = [
        "## A whole reading, beside the bare spaCy pipeline",
        "",
        "| texts | documents | words | bare words/s | Verbale words/s | Verbale documents/s | ratio |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, texts in samples().items():
        words = sum(len(text.split()) for text in texts)
        documents = [make_document(str(n), text) for n, text in enumerate(texts)]
        bare_s = _timed(lambda texts=texts: [bare(text) for text in texts])
        ours_s = _timed(lambda documents=documents: [reader.read(one) for one in documents])
        told.append(
            f"| {name} | {len(texts)} | {words:,} | {words / bare_s:,.0f} | {words / ours_s:,.0f} "
            f"| {len(texts) / ours_s:.1f} | {bare_s / ours_s:.2f} |"
        )
    return [*told, ""]


def _timed(work: object) -> float:
    """Seconds of processor time, the better of two runs."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        work()  # type: ignore[operator]
        best = min(best, time.process_time() - start)
    return best


def _stages() -> list[str]:
    """The share of each stage of a reading: the spine's calls, one by one."""
    from verbale.document import make_document
    from verbale.reader.events.find import find_acts
    from verbale.reader.moves.find import find_moves, page_of
    from verbale.reader.parties.cast import find_parties
    from verbale.reader.reader import Reader
    from verbale.reader.times import find_times

    reader = Reader()
    reader.read(make_document("warm", "Iran said on Monday that it would answer the proposal next week."))
    spent = dict.fromkeys(("parse", "times", "parties", "encoder", "attribution", "moves", "events"), 0.0)
    for texts in samples().values():
        for n, text in enumerate(texts):
            document = make_document(str(n), text)
            marks = [time.process_time()]

            def mark(marks: list[float] = marks) -> None:
                marks.append(time.process_time())

            parsed = reader.parser.parse(document)
            mark()
            times = find_times(text, None)
            mark()
            cast = find_parties(parsed, reader.atlas)
            mark()
            encoded = reader.attributor.encode(parsed) if reader.attributor.learned else None
            mark()
            statements = reader.attributor.attribute(parsed, cast, encoded)
            mark()
            moves = find_moves(parsed, page_of(parsed, statements, times, cast), reader.words, encoded)
            mark()
            find_acts(parsed, cast, moves, reader.events, reader.parser)
            mark()
            for stage, (start, end) in zip(spent, pairwise(marks), strict=True):
                spent[stage] += end - start
    whole = sum(spent.values())
    told = ["## The budget: the share of each stage", "", "| stage | share |", "| --- | ---: |"]
    return [*told, *(f"| {stage} | {100 * s / whole:.0f}% |" for stage, s in spent.items()), ""]


def _memory() -> list[str]:
    """Peak memory of reading every article of a corpus, at two sizes: it must stay flat."""
    shared = shared_folder()
    if shared is None:
        return []
    source = shared / "data" / "throughput" / "news-2026.jsonl"
    told = [
        "## Peak memory",
        "",
        "`verbale read news-2026.jsonl --json`, resident set at its peak.",
        "",
        "| articles | peak MB | seconds |",
        "| ---: | ---: | ---: |",
    ]
    for limit in (100, 1200):
        cut = ROOT / "build" / f"news-{limit}.jsonl"
        cut.parent.mkdir(exist_ok=True)
        with source.open("rb") as lines, cut.open("wb") as out:
            for _, line in zip(range(limit), lines, strict=False):
                out.write(line)
        start = time.perf_counter()
        peak = _peak([sys.executable, "-m", "verbale", "read", str(cut), "--json"])
        told.append(f"| {limit:,} | {peak:,.0f} | {time.perf_counter() - start:.0f} |")
    return [*told, ""]


def _peak(command: Sequence[str]) -> float:
    """The peak resident memory of a command, in MB; children are waited for, so this is its own."""
    measure = "import resource,subprocess,sys; r=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL); " \
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", measure, *command], check=True, capture_output=True, text=True
    )
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return float(done.stdout.strip()) / unit


def _starts() -> list[str]:
    """Start-up of the command, and the first reading of one article from cold."""
    article = ROOT / "examples" / "geneva" / "05-blinken-in-geneva.md"
    commands: Iterable[tuple[str, list[str]]] = (
        ("verbale --help", ["--help"]),
        ("verbale read one-article.md --json", ["read", str(article), "--json"]),
    )
    told = ["## Start", "", "Median of five runs, wall clock.", "", "| command | seconds |", "| --- | ---: |"]
    for shown, args in commands:
        runs = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "verbale", *args], check=True, stdout=subprocess.DEVNULL)
            runs.append(time.perf_counter() - start)
        told.append(f"| `{shown}` | {sorted(runs)[2]:.2f} |")
    return told


if __name__ == "__main__":
    sys.exit(main())
