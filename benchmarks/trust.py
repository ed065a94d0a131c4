"""The errors that cost trust most, counted on documents that nothing was learnt from.

    python -m benchmarks.trust [--list]

Over gold/moves of the shared corpora, with the shared scorer's own pairing: a move given to the wrong side;
a promise or an agreement read where the annotators have a wish, a threat, a denial or a refusal; a
refusal that was missed; a condition that was lost. `--list` prints each with its sentence.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.accept import readings_of
from benchmarks.shared import corpus, rows, shared_folder
from verbale.reader.reader import Reader

Move = dict[str, Any]

NO_PROMISE = frozenset({"demand", "offer", "reject", "deny", "warn", "assess", "withhold"})


def main() -> int:
    """Read, pair, count and print a table."""
    shared = shared_folder()
    if shared is None:
        print("no shared corpora beside the checkout (or VERBALE_SHARED): nothing to count")
        return 0
    scorer = _scorer(shared)
    gold = shared / "gold" / "moves"
    found = {
        row["document"]["id"]: row["moves"]
        for row in rows(readings_of(corpus(shared, "moves", str(gold), "--told"), Reader()))
    }
    counts: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        told, ours = record["moves"], found[record["document"]["id"]]
        for name, line in _errors(scorer, told, ours):
            counts[name] += 1
            if "--list" in sys.argv:
                print(f"{name}: {line}")
        of["wrong side"] += len(scorer.pair(told, ours, True))
        of["promise where there is none"] += sum(m["kind"] in ("commit", "agree") for m in ours)
        of["refusal missed"] += sum(m["kind"] == "reject" for m in told)
        of["condition lost"] += sum(bool(m.get("condition")) for m in told)
    print("| error | count | of |\n| --- | ---: | ---: |")
    for name, total in of.items():
        print(f"| {name} | {counts[name]} | {total} |")
    return 0


def _errors(scorer: ModuleType, told: list[Move], ours: list[Move]) -> Iterator[tuple[str, str]]:
    same_kind = scorer.pair(told, ours, True)
    for gold, found in same_kind:
        if (
            gold["by"]
            and found["by"]
            and not set(map(str.lower, gold["by"])) & set(map(str.lower, found["by"]))
        ):
            yield "wrong side", f"{found['kind']} by {found['by']}, not {gold['by']}: {found['quote']}"
    matched = {id(found) for _, found in same_kind}
    for gold, found in scorer.pair(told, ours, False):
        if found["kind"] in ("commit", "agree") and gold["kind"] in NO_PROMISE and id(found) not in matched:
            yield "promise where there is none", f"{found['kind']}, not {gold['kind']}: {found['quote']}"
    hits = {id(gold) for gold, _ in same_kind}
    for gold in told:
        if gold["kind"] == "reject" and id(gold) not in hits:
            yield "refusal missed", f"{gold['by']}: {gold['what']}"
    for gold, found in scorer.pair(told, ours, False):
        if gold.get("condition") and not found.get("condition"):
            yield "condition lost", f"{gold['condition']!r}: {found['quote']}"


def _scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module, for its pairing of moves."""
    spec = spec_from_file_location("score_moves", shared / "eval" / "score_moves.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the shared scorer of moves is missing")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
