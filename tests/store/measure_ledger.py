"""Measures a ledger: `python -m tests.store.measure_ledger [READINGS...]`, 1,000 and 10,000 by default.

Made-up readings of a realistic size: 800 words, 20 moves, 20 statements, 20 acts, 10 times, 10 parties
with 6 mentions each. Prints a row for each number of readings; nothing here is a test.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from verbale.document import Document, Span, make_document, quoted
from verbale.reading import Act, Move, MoveSpans, Party, Reading, Source, Statement, Time, When, record_id
from verbale.record.entries import DocumentRead
from verbale.store import open_ledger
from verbale.store.chain import body_of

WORDS = """the dockers port talks crane crew night pay break offer demand agreed said minister union
on Monday after before answer letter deadline strike harbour would will not until paid weekly""".split()


def made_up(number: int) -> tuple[Document, Reading]:
    """A document of 800 words, and a reading of it with spans that fit."""
    dice = random.Random(number)
    text = " ".join(dice.choice(WORDS) for _ in range(800))
    document = make_document(f"report-{number}", text, publisher="Harbour Gazette", language="en")

    def span(longest: int) -> Span:
        start = dice.randrange(len(text) - longest)
        return start, start + dice.randint(5, longest)

    statements, moves, acts = [], [], []
    for _ in range(20):
        evidence, what, due = span(200), span(60), span(12)
        statement = Statement(
            id=record_id(document.sha256, "statement", evidence),
            source=(span(30),),
            cue=(span(8),),
            content=(span(150),),
            kind="indirect",
            speaker="Anna Example",
            speaks_for="Dockers' Union",
            confidence=round(dice.random(), 3),
        )
        move = Move(
            id=record_id(document.sha256, "demand", evidence),
            kind="demand",
            by=("Dockers' Union",),
            to=("Port of Example",),
            voice="Anna Example",
            reported_by="Anna Example",
            what=quoted(text, (what,)),
            condition=None,
            on=None,
            due=When(text=quoted(text, (due,)), value="2026-W10"),
            evidence=evidence,
            quote=text[evidence[0] : evidence[1]],
            spans=MoveSpans(what=(what,), due=(due,)),
            statement=statement.id,
            read_by="rule:demand.verb@1",
            confidence=round(dice.random(), 3),
        )
        statements.append(statement)
        moves.append(move)
        acts.append(
            Act(
                root="REQUEST",
                quad=1,
                source=(span(30),),
                target=(span(30),),
                evidence=evidence,
                move=move.id,
            )
        )
    times = [Time(start=a, end=b, type="DATE", value="2026-03-02") for a, b in (span(12) for _ in range(10))]
    parties = [
        Party(id=name, name=name, kind="group", mentions=tuple(span(20) for _ in range(6)))
        for name in (f"Party {letter}" for letter in "ABCDEFGHIJ")
    ]
    fields = {name: getattr(document, name) for name in Source.__struct_fields__ if name != "length"}
    reading = Reading(
        document=Source(length=len(text), **fields),
        statements=tuple(statements),
        moves=tuple(moves),
        acts=tuple(acts),
        times=tuple(times),
        parties=tuple(parties),
    )
    return document, reading


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(path: Path, readings: int) -> dict[str, str]:
    """Seconds and sizes of one ledger of so many readings."""
    body = len(body_of(DocumentRead(reading=made_up(0)[1])))
    spent = []
    with open_ledger(path) as ledger:
        for number in range(readings):
            document, reading = made_up(number)
            spent.append(timed(partial(ledger.keep, "strike", document, reading, reader="m")))
    spent.sort()
    opened = timed(lambda: open_ledger(path, read_only=True).close())
    cold = f"from verbale.store import open_ledger; open_ledger({str(path)!r}, read_only=True).head()"
    started = timed(lambda: subprocess.run([sys.executable, "-c", cold], check=True))
    with open_ledger(path, read_only=True) as ledger:
        streamed = timed(lambda: [None for _ in ledger.lines("strike")])
        held = timed(lambda: list(ledger.lines("strike")))
        last = timed(lambda: list(ledger.lines("strike", since_seq=readings - 1)))
        again = [made_up(number)[0] for number in range(0, readings, max(1, readings // 100))]
        outlook = timed(lambda: [ledger.outlook("strike", one, reader="m") for one in again]) / len(again)
        verified = timed(ledger.verify)
    return {
        "readings": f"{readings:,}",
        "keep, per second": f"{readings / sum(spent):,.0f}",
        "keep, median ms": f"{spent[len(spent) // 2] * 1e3:.2f}",
        "keep, 99% ms": f"{spent[int(len(spent) * 0.99)] * 1e3:.1f}",
        "open, ms": f"{opened * 1e3:.1f}",
        "new process to head, s": f"{started:.2f}",
        "lines streamed, per second": f"{readings / streamed:,.0f}",
        "lines into a list, per second": f"{readings / held:,.0f}",
        "last line, ms": f"{last * 1e3:.2f}",
        "outlook, ms": f"{outlook * 1e3:.2f}",
        "verify, s": f"{verified:.2f}",
        "file, MB": f"{path.stat().st_size / 1e6:.1f}",
        "file, bytes a reading": f"{path.stat().st_size / readings:,.0f}",
        "reading's JSON, bytes": f"{body:,}",
        "peak memory, MB": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}",
    }


def main(numbers: list[int]) -> None:
    columns = []
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            columns.append(measure(Path(folder) / "measured.db", number))
    for label in columns[0]:
        print(f"{label:32}" + "".join(f"{column[label]:>14}" for column in columns))


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1_000, 10_000])
